"""Measures the program beside its rivals and prints ratios; exits 1 where a target is missed.

`window` as an argument measures the window alone, `annex` the annex, `signing` electronic signatures,
`silence` the remarks that pass in silence (and `silence show` prints them).
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.annex_lines import (
    annex_figures,
    annex_lines,
    form_lines,
    size_figures,
)
from tests.benchmarks.duplicate_figures import duplicate_figures
from tests.benchmarks.evidence import evidence_figures
from tests.benchmarks.invented_list import write_list
from tests.benchmarks.many_figures import many_figures, many_lines
from tests.benchmarks.processes import Cost, Processes
from tests.benchmarks.readers import reader_figures
from tests.benchmarks.short_lines import short_lines
from tests.benchmarks.signing_figures import signing_figures
from tests.benchmarks.silence import silence_figures
from tests.benchmarks.wide_lines import wide_lines
from tests.benchmarks.window_lines import Figure, figures, start_lines

IMPORT_AT_MOST = 6.0
"""Times the CPU of plain inserts."""
MEMORY_AT_MOST = 500.0
"""Megabytes, at the peak."""
PASSPHRASE = "жеті қат көк астында"
ROUNDS = 3

Line = tuple[str, Cost, Cost, float | None]
"""What is measured, the program's cost, the rival's, the target for their ratio."""


def import_line(processes: Processes, rows: int, *, encrypted: bool = False) -> Line:
    """Measure the import of a CSV list into a new register; making the register is not counted."""
    listed = processes.folder / f"{rows}.csv"
    write_list(listed, rows)
    empty = _empty_register(processes, encrypted)
    unlock = ("--passphrase-file", "passphrase") if encrypted else ()

    def own() -> Cost:
        register = processes.copy(empty, "filled.coalition")
        return processes.program(
            "import", register, listed, "--new-statement", "Заявление", *unlock
        )

    def rival() -> Cost:
        file = processes.copy(Path("tables.db"), "filled.db")
        return processes.module("tests.benchmarks.plain_insert", "insert", file, listed)

    program, plain = processes.in_turns(own, rival)
    kind = "encrypted" if encrypted else "unencrypted"
    target = None if encrypted else IMPORT_AT_MOST
    return f"import of {rows:,} rows, {kind}, beside plain inserts", program, plain, target


def _empty_register(processes: Processes, encrypted: bool) -> Path:
    empty = Path("encrypted.coalition" if encrypted else "empty.coalition")
    if not (processes.folder / empty).exists():
        (processes.folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
        lock = ("--passphrase-file", "passphrase") if encrypted else ("--unencrypted",)
        processes.program("new", empty, "--coalition", "Коалиция", *lock)
    if not (processes.folder / "tables.db").exists():
        processes.module("tests.benchmarks.plain_insert", "prepare", "tables.db")
    return empty


def help_line(processes: Processes) -> Line:
    """Measure the start of the command line."""
    own, rival = processes.in_turns(
        lambda: processes.program("--help"),
        lambda: processes.python("-c", "import argparse"),
    )
    return "--help, beside importing argparse", own, rival, None


def all_lines(processes: Processes) -> Iterator[Line]:
    """Measure what the commands do, the quick things first."""
    yield help_line(processes)
    yield from short_lines(processes)
    yield from annex_lines(processes)
    yield from form_lines(processes)
    yield import_line(processes, 10_000)
    yield import_line(processes, 10_000, encrypted=True)
    yield import_line(processes, 100_000)
    yield from wide_lines(processes)
    yield from many_lines(processes)


ALONE = {
    "window": ([start_lines], [figures]),
    "annex": ([annex_lines, form_lines], [size_figures, annex_figures]),
    "signing": ([], [signing_figures]),
}
"""What is measured where only one part is asked for."""


def print_line(line: Line) -> bool:
    """Print a row of the table; give whether the targets are met."""
    name, own, rival, target = line
    ratio = own.seconds / rival.seconds
    met = (target is None or ratio <= target) and own.megabytes < MEMORY_AT_MOST
    wanted = f"<= {target:.1f}" if target else ""
    row = f"{name:55} {own.seconds:8.2f} {rival.seconds:8.2f} {ratio:7.2f} {wanted:>8}"
    print(f"{row} {own.megabytes:8.0f}   {'' if met else 'MISSED'}".rstrip(), flush=True)  # noqa: T201
    return met


def print_figure(figure: Figure) -> bool:
    """Print a row of the second table; give whether the target is met."""
    met = figure.value >= figure.at_most if figure.least else figure.value <= figure.at_most
    sign = ">=" if figure.least else "<="
    row = f"{figure.name:55} {figure.value:8.2f} {figure.unit:3} {sign} {figure.at_most:6.2f}"
    print(f"{row}   {'' if met else 'MISSED'}   {figure.remark}".rstrip(), flush=True)  # noqa: T201
    return met


def main(only: str = "", *more: str) -> int:
    """Print the tables; give 1 where a target is missed."""
    if only == "silence":
        told = [print_figure(figure) for figure in silence_figures(show="show" in more)]
        return 0 if all(told) else 1
    heads = f"{'CPU seconds of whole processes, median':55} {'program':>8} {'rival':>8}"
    print(f"{heads} {'ratio':>7} {'target':>8} {'peak MB':>8}")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        processes = Processes(Path(folder), ROUNDS)
        lines = ALONE[only][0] if only else [all_lines, start_lines]
        met = [print_line(line) for each in lines for line in each(processes)]
        print()  # noqa: T201
        each_kind = [figures, size_figures, annex_figures, signing_figures]
        further = ALONE[only][1] if only else each_kind
        met += [print_figure(figure) for each in further for figure in each(processes)]
        if not only:
            met += [print_figure(figure) for figure in reader_figures()]
            met += [print_figure(figure) for figure in silence_figures()]
            met += [print_figure(figure) for figure in duplicate_figures(processes)]
            met += [print_figure(figure) for figure in many_figures(processes)]
            met += [print_figure(figure) for figure in evidence_figures(processes.folder)]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
