"""What every test stands on: its language and zone, and how many random examples are tried."""

import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.run_zone import zone_of_the_run

if "TZ" not in os.environ and sys.platform != "win32":
    os.environ["TZ"] = zone_of_the_run()
    time.tzset()

# What the program remembers of this computer is nothing that a test may read or write.
os.environ["COALITION_APP_SETTINGS"] = f"{tempfile.mkdtemp(prefix='settings-')}/settings.json"

# Without a local one, libcups asks port 631 of this computer for printers: that is an internet socket.
os.environ["CUPS_SERVER"] = "/nowhere/cups.sock"

import pytest

from coalition_app import i18n
from tests import cases, chance, garbage, no_internet
from tests.commands.command_line import STATEMENT, attest_words, copied, done, settle_case
from tests.documents.checking import browser
from tests.registers import FIRST_DAY, recorded_on

FORBIDDEN = pytest.StashKey[bool]()
"""Whether the kernel forbids internet sockets in this run."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="try many new random examples")
    parser.addoption("--one-case", action="store_true", help="repeat less, on a further Python")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("long") and config.getoption("hypothesis_seed") is None:
        config.option.hypothesis_seed = str(random.randrange(2**32))
    seed = config.getoption("hypothesis_seed")
    chance.load(None if seed is None else int(seed))
    browser.keep_ready()
    config.stash[FORBIDDEN] = no_internet.forbid()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a further Python need not repeat."""
    if not config.getoption("one_case"):
        return
    asked = [item for item in items if item.get_closest_marker("any_python") is None]
    chosen = cases.one_of_each(item.nodeid for item in asked)
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in chosen])
    items[:] = [item for item in asked if item.nodeid in chosen]


CRASHED = pytest.StashKey[set[str]]()
"""Tests of this run during which a worker ended in a crash."""


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: Any) -> None:
    """Try a test once more whose worker crashed, and tell it as "rerun"; a second crash fails.

    What ends a worker lies in Qt or its binding, mostly far from the test at which it shows.
    """
    crashed = sched.config.stash.setdefault(CRASHED, set())
    if crashitem not in crashed:
        crashed.add(crashitem)
        sched.mark_test_pending(crashitem)
        report.outcome = "rerun"  # type: ignore[assignment]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Say what another run must be given to be the same; the workers of a run say nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        seed = "" if chance.seed is None else f", --hypothesis-seed={chance.seed}"
        reporter.write_line(f"Time zone {os.environ.get('TZ')}{seed}")
        if not session.config.stash[FORBIDDEN]:
            reporter.write_line("Internet sockets: only those of Python are watched here")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Set what was loaded and collected aside for good."""
    garbage.look_rarely()


@pytest.fixture(autouse=True)
def no_internet_socket() -> Iterator[None]:
    """Fail where the test asked for an internet socket, also if somebody swallowed the refusal."""
    yield
    assert no_internet.opened == []


@pytest.fixture(autouse=True)
def program_in_english() -> None:
    """Let each test start in English, whatever the one before it did."""
    i18n.use("en")


@pytest.fixture
def first_day_goes_on() -> Iterator[None]:
    """Hold the registers' clock for tests whose days were counted when their module was read."""
    with recorded_on(FIRST_DAY):
        yield


@pytest.fixture(scope="session")
def built_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with imported.coalition, ready.coalition, attested.coalition and annex.pdf."""
    folder = tmp_path_factory.mktemp("case")
    register = folder / "case.coalition"
    with recorded_on(dt.date(2025, 3, 14)):
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
