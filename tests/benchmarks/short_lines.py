"""What short commands cost with the real case, of 119 signatures, beside a Python that does nothing."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from coalition_app.records.store.zones import PROPOSED, zone_of
from tests.benchmarks.processes import Cost, Processes

REAL_CASE = Path(__file__).parents[1] / "data" / "real_case" / "statement.txt"
AT_MOST = {"ready": 34.0, "verify": 24.0, "annex": 40.0}
"""Times the CPU of `python -c pass`: four fifths of what 0.4.0 took on the same quiet machine."""
TODAY = dt.datetime.now(zone_of(PROPOSED)).date()
ATTEST = ("--place", "Алматы", "--date", TODAY.isoformat(), "--with-exceptions")
ANSWER = "import sys; from coalition_app.app import main; main(sys.argv[1:])"
"""A command whose answer may be no, which is no failure here."""


def short_lines(processes: Processes) -> Iterator[tuple[str, Cost, Cost, float | None]]:
    """Measure looking, verifying and drawing in turns."""
    register = make_attested(processes)
    *own, nothing = processes.in_turns(
        lambda: processes.python("-c", ANSWER, "ready", register),
        lambda: processes.program("verify", "attested.pdf", "--register", register),
        lambda: processes.program("annex", register, "--to", "draft.pdf"),
        lambda: processes.python("-c", "pass"),
    )
    for (name, at_most), cost in zip(AT_MOST.items(), own, strict=True):
        yield f"{name} of 119, beside a Python that does nothing", cost, nothing, at_most


def make_attested(processes: Processes) -> Path:
    """Take the real case in and attest it; give its register."""
    register = make_ready(processes, Path("short.coalition"))
    processes.program("attest", register, "--to", "attested.pdf", *ATTEST)
    return register


def make_ready(processes: Processes, register: Path) -> Path:
    """Take the real case in, settle its one reservation and name who attests; give its register."""
    processes.program("new", register, "--coalition", "Коалиция", "--unencrypted")
    processes.program("import", register, REAL_CASE)
    processes.program("reserve", register, "--number", "18", "--demand", "1=abstains")
    processes.program("attestor", register, "--name", "Дана Серик", "--office", "координатор")
    return register
