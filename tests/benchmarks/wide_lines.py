"""Measures the import of wide lists into an encrypted register, beside reading and plain inserts of the same.

`python -m tests.benchmarks.wide_lines [ROWS]` prints the two lines; exits 1 where a target is missed.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.processes import Cost, Processes
from tests.benchmarks.wide_list import write_csv, write_xlsx

AT_MOST = 4.0
"""Times the CPU of reading the list and inserting its rows."""
MEMORY_AT_MOST = 700.0
"""Megabytes, at the peak."""
PASSPHRASE = "жеті қат көк астында"
WRITERS: tuple[tuple[str, Callable[[Path, int], None]], ...] = (
    (".xlsx", write_xlsx),
    (".csv", write_csv),
)


def wide_lines(
    processes: Processes, rows: int = 100_000
) -> Iterator[tuple[str, Cost, Cost, float | None]]:
    """Measure both formats; making the register and the lists is not counted."""
    (processes.folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    unlock = ("--passphrase-file", "passphrase")
    processes.program("new", "wide.coalition", "--coalition", "Коалиция", *unlock)
    processes.module("tests.benchmarks.wide_insert", "prepare", "wide.db")
    for suffix, write in WRITERS:
        listed = processes.folder / f"wide{suffix}"
        write(listed, rows)
        own, rival = processes.in_turns(
            partial(_import, processes, listed, unlock),
            partial(_insert, processes, listed),
        )
        yield f"{rows:,} rows of 12 columns, {suffix}, encrypted", own, rival, AT_MOST


def _import(processes: Processes, listed: Path, unlock: tuple[str, str]) -> Cost:
    register = processes.copy(Path("wide.coalition"), "filled.coalition")
    return processes.program("import", register, listed, "--new-statement", "Заявление", *unlock)


def _insert(processes: Processes, listed: Path) -> Cost:
    file = processes.copy(Path("wide.db"), "filled.db")
    return processes.module("tests.benchmarks.wide_insert", "insert", file, listed)


def main(rows: str = "100000") -> int:
    """Print a line for each format; give 1 where a target is missed."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, own, rival, target in wide_lines(Processes(Path(folder), 3), int(rows)):
            ratio = own.seconds / rival.seconds
            met = ratio <= (target or ratio) and own.megabytes < MEMORY_AT_MOST
            missed += not met
            figures = f"{own.seconds:.2f} s, rival {rival.seconds:.2f} s, {ratio:.2f} times"
            print(f"{name}: {figures}, peak {own.megabytes:.0f} MB")  # noqa: T201
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
