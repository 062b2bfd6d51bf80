"""What every test stands on: the program's language, and how many examples the random tests try."""

from pathlib import Path

import pytest
from hypothesis import settings

from coalition_app import i18n
from tests.commands.command_line import STATEMENT, attest_words, copied, done, settle_case

settings.register_profile(
    "default", max_examples=25, deadline=None, derandomize=True, database=None
)
settings.register_profile("nightly", max_examples=2000, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    nightly = config.getoption("-m") == "nightly"
    settings.load_profile("nightly" if nightly else "default")


@pytest.fixture(autouse=True)
def program_in_english() -> None:
    """Let each test start in English, whatever the one before it did."""
    i18n.use("en")


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
