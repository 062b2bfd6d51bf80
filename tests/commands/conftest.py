"""The costly register of the command tests: the real case, imported, settled and attested once a run."""

from pathlib import Path

import pytest

from tests.commands.command_line import STATEMENT, attest_words, copied, done, settle_case


@pytest.fixture(scope="session")
def built_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with imported.coalition, ready.coalition, attested.coalition and annex.pdf."""
    folder = tmp_path_factory.mktemp("case")
    register = folder / "case.coalition"
    done("new", register, "--coalition", "Коалиция НПО", "--unencrypted")
    done("import", register, STATEMENT)
    copied(register, folder).rename(folder / "imported.coalition")
    settle_case(register)
    copied(register, folder).rename(folder / "ready.coalition")
    done(*attest_words(register, folder / "annex.pdf"))
    register.rename(folder / "attested.coalition")
    return folder


@pytest.fixture
def imported_case(built_case: Path, tmp_path: Path) -> Path:
    """Give the real case as it came in: 18 unsettled, nobody attests, no evidence."""
    return copied(built_case / "imported.coalition", tmp_path)


@pytest.fixture
def ready_case(built_case: Path, tmp_path: Path) -> Path:
    """Give the real case with nothing left that stops the attestation."""
    return copied(built_case / "ready.coalition", tmp_path)


@pytest.fixture
def attested_case(built_case: Path, tmp_path: Path) -> Path:
    """Give the attested real case."""
    return copied(built_case / "attested.coalition", tmp_path)
