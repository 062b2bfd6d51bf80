"""What the window costs: at the start beside an empty window, with long lists, and through a working day."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.invented_list import write_list
from tests.benchmarks.processes import Cost, Processes
from tests.registers import make_register

WINDOWS = "tests.benchmarks.windows"
MANY = 100_000
TIMES = 10
"""How often the list of 100,000 is repeated for the list of a million."""
PASTED = 1_000
FIRST_AT_MOST, DATA_AT_MOST = 1.6, 3.5
"""Times the CPU of an empty window."""
MANY_AT_MOST = 0.4
"""Seconds of CPU for the list of 100,000 beyond the sample's."""
REPAINT_AT_MOST, SEARCH_AT_MOST, STALL_AT_MOST = 50.0, 100.0, 100.0
"""Milliseconds."""
MEMORY_AT_MOST = 250.0
"""Megabytes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is no ratio, with the most that it may be."""

    name: str
    value: float
    unit: str
    at_most: float
    remark: str = ""
    least: bool = False
    """Whether `at_most` is the least that it may be instead."""


def start_lines(processes: Processes) -> Iterator[tuple[str, Cost, Cost, float | None]]:
    """Measure the start: until the first paint, and until the list of the sample is painted."""
    sample = _settings(processes, make_sample(processes))
    window, shown, nothing = processes.in_turns(
        lambda: processes.module(WINDOWS, "first", sample),
        lambda: processes.module(WINDOWS, "data", sample),
        lambda: processes.module(WINDOWS, "empty"),
    )
    yield "first painted window, beside an empty one", window, nothing, FIRST_AT_MOST
    yield "list of the sample painted, beside an empty window", shown, nothing, DATA_AT_MOST


def figures(processes: Processes) -> Iterator[Figure]:
    """Measure long lists and the working day."""
    sample = _settings(processes, make_sample(processes))
    register = make_many(processes)
    many = _settings(processes, register)
    with_many, with_sample = processes.in_turns(
        lambda: processes.module(WINDOWS, "data", many),
        lambda: processes.module(WINDOWS, "data", sample),
    )
    beyond = with_many.seconds - with_sample.seconds
    yield Figure("opening 100,000, CPU beyond the sample", beyond, "s", MANY_AT_MOST)
    searched, cost = _answer(processes, "search", register)
    yield Figure("search among 100,000, slowest key", searched["worst"], "ms", SEARCH_AT_MOST)
    yield Figure("memory with 100,000, searched", cost.megabytes, "MB", MEMORY_AT_MOST)
    repeat(processes.folder / register)
    scrolled, cost = _answer(processes, "list", register)
    rows = f"{scrolled['rows']:,.0f} rows"
    yield Figure("scroll to the end of a million", scrolled["end"], "ms", REPAINT_AT_MOST, rows)
    yield Figure("jump in a million, slowest", scrolled["worst"], "ms", REPAINT_AT_MOST)
    yield _stall(processes)


def _stall(processes: Processes) -> Figure:
    """Give the longest stall of the quietest of some days: other programs' work is no stall of ours."""
    listed = processes.folder / "pasted.txt"
    write_pasted(listed)

    def day(at: int) -> dict[str, Any]:
        register = processes.folder / f"day{at}.coalition"
        make_register(register, signatures=0).close()
        return _answer(processes, "day", Path(register.name), listed.name)[0]

    best = min((day(at) for at in range(processes.rounds)), key=lambda each: float(each["worst"]))
    _taken, during, doing, worked = best["stalls"][0]
    remark = f"{worked} ms of CPU; {during}: {doing}"
    return Figure("longest stall of a day", best["worst"], "ms", STALL_AT_MOST, remark)


def make_sample(processes: Processes) -> Path:
    """Make the sample as the first start does; give its register."""
    from coalition_app.commands.register.samples import make_sample

    register = Path("sample.coalition")
    if not (processes.folder / register).exists():
        make_sample(processes.folder / register, processes.folder / "sample.pdf")
    return register


def make_many(processes: Processes, name: str = "many.coalition") -> Path:
    """Import the list of 100,000 by command; give its register."""
    listed, register = processes.folder / "many.csv", Path(name)
    write_list(listed, MANY)
    processes.program("new", register, "--coalition", "Коалиция", "--unencrypted")
    processes.program("import", register, listed, "--new-statement", "Заявление")
    return register


def repeat(file: Path) -> None:
    """Let every signature of a register stand there ten times, behind the program's back."""
    with sqlite3.connect(file) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(signature)")]
        taken = {"id": "randomblob(16)", "number": f"number + {MANY} * ?"}
        copied = ", ".join(taken.get(each, each) for each in columns)
        named = ", ".join(columns)
        copy = (
            f"INSERT INTO signature ({named}) SELECT {copied} FROM signature WHERE number <= {MANY}"
        )
        for time in range(1, TIMES):
            connection.execute(copy, (time,))
    connection.close()


def write_pasted(path: Path) -> None:
    """Write the list that is pasted: numbered lines, as they come in a letter."""
    write_list(path, PASTED)
    rows = [line.split(",", 1) for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    path.write_text("\n".join(f"{number}. {words}" for number, words in rows), encoding="utf-8")


def _settings(processes: Processes, register: Path) -> Path:
    """Write settings by which the program opens this register at its start."""
    path = processes.folder / f"{register.stem}-start.json"
    known = {"recent": [str(processes.folder / register)], "language": "en"}
    path.write_text(json.dumps(known), encoding="utf-8")
    return path


def _answer(processes: Processes, mode: str, *words: str | Path) -> tuple[dict[str, Any], Cost]:
    answer = processes.folder / f"{mode}.answer.json"
    cost = processes.module(WINDOWS, mode, *words, answer.name)
    return json.loads(answer.read_text(encoding="utf-8")), cost
