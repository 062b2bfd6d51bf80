"""The annex by command, start-up and reading included, beside the same content drawn plainly."""

import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.invented_list import write_list
from tests.benchmarks.processes import Cost, Processes
from tests.benchmarks.short_lines import REAL_CASE
from tests.benchmarks.window_lines import Figure

Line = tuple[str, Cost, Cost, float | None]

DEMANDS = ("Провести международную экспертизу.", "Провести общественную экспертизу.", "Обсудить.")
CANVAS, PLATYPUS = "tests.benchmarks.bare_canvas", "tests.benchmarks.platypus"
REAL_AT_MOST = 3.0
AT_MOST = {1_000: 1.9, 10_000: 1.5}
"""With tags and the whole table, times the CPU of a bare canvas."""
MANY, FEW = 100_000, 10_000
MANY_AT_MOST = {"exceptions": 0.55, "whole": 0.75}
MEMORY_AT_MOST = {"exceptions": 300.0, "whole": 450.0}
"""Megabytes, at the peak."""
GROWTH_AT_MOST = 1.05
"""Slope of the logarithm of CPU over that of the number of names."""
SIZE_AT_MOST = {"never": 0.12, "always": 0.4}
"""Kilobytes of the PDF a name, without tags for screen readers and with them."""
FORM_AT_MOST = 1.5
"""Times the CPU of a plain file of the same form, besides the reading."""


def annex_lines(processes: Processes) -> Iterator[Line]:
    """Measure drafts of the real case and of long lists."""
    register, content = Path("real.coalition"), Path("content.json")
    processes.program("new", register, "--coalition", "Коалиция", "--unencrypted")
    processes.program("import", register, REAL_CASE)
    processes.program("annex", register, "--to", content)
    # In turns, so that a slow minute of the machine meets all of them.
    own, canvas, platypus = processes.in_turns(
        lambda: processes.program("annex", register, "--to", "annex.pdf"),
        lambda: processes.module(CANVAS, content, "canvas.pdf"),
        lambda: processes.module(PLATYPUS, content, "platypus.pdf"),
    )
    yield "annex of 119, beside a bare canvas", own, canvas, REAL_AT_MOST
    yield "annex of 119, beside platypus", own, platypus, None
    for names, at_most in AT_MOST.items():
        long, drawn = processes.in_turns(
            partial(_draft, processes, names, "whole"), partial(_drawn, processes, names)
        )
        yield f"annex of {names:,}, beside a bare canvas", long, drawn, at_most


def form_lines(processes: Processes) -> Iterator[Line]:
    """Measure the other forms of a draft of 10,000, what reading takes left out."""
    register, content = make_named(processes, FEW)
    for ending in ("docx", "xlsx", "html"):
        own, reading, plain = processes.in_turns(
            partial(processes.program, "annex", register, "--to", f"own.{ending}"),
            partial(processes.program, "annex", register, "--to", "own.json"),
            partial(processes.module, "tests.benchmarks.plain_forms", content, f"plain.{ending}"),
        )
        written = Cost(own.seconds - reading.seconds, own.megabytes)
        yield f".{ending} of {FEW:,}, beside a plain one", written, plain, FORM_AT_MOST


def annex_figures(processes: Processes) -> Iterator[Figure]:
    """Measure an annex of 100,000 once: CPU beside a bare canvas, memory, and how it grows."""
    drawn = _drawn(processes, MANY)
    for shown, at_most in MANY_AT_MOST.items():
        own = _draft(processes, MANY, shown)
        named = f"annex of {MANY:,}, {shown}"
        yield Figure(f"{named}: CPU beside a bare canvas", own.seconds / drawn.seconds, "", at_most)
        yield Figure(f"{named}: memory", own.megabytes, "MB", MEMORY_AT_MOST[shown])
        fewer = _draft(processes, FEW, shown)
        growth = math.log(own.seconds / fewer.seconds) / math.log(MANY / FEW)
        yield Figure(f"{named}: growth from {FEW:,}", growth, "", GROWTH_AT_MOST)


def size_figures(processes: Processes) -> Iterator[Figure]:
    """Measure how much a name takes in the PDF of 10,000, the attached data included."""
    register, _content = make_named(processes, FEW)
    for tags, at_most in SIZE_AT_MOST.items():
        processes.program("annex", register, "--to", "size.pdf", "--accessible", tags)
        size = (processes.folder / "size.pdf").stat().st_size / 1_000 / FEW
        told = "untagged" if tags == "never" else "tagged"
        yield Figure(f"annex of {FEW:,}, {told}: size a name", size, "kB", at_most)


def _draft(processes: Processes, names: int, shown: str) -> Cost:
    register, _content = make_named(processes, names)
    # No tags for the slope either: the longest lists have none.
    tags = () if shown == "whole" and names in AT_MOST else ("--accessible", "never")
    return processes.program("annex", register, "--to", f"{names}.pdf", "--positions", shown, *tags)


def _drawn(processes: Processes, names: int) -> Cost:
    _register, content = make_named(processes, names)
    return processes.module(CANVAS, content, f"canvas{names}.pdf")


def make_named(processes: Processes, names: int) -> tuple[Path, Path]:
    """Make a register of invented names once, and write its content for the rivals."""
    register, content = Path(f"names{names}.coalition"), Path(f"names{names}.json")
    if not (processes.folder / content).exists():
        listed = processes.folder / f"names{names}.csv"
        write_list(listed, names)
        demands = [word for each in DEMANDS for word in ("--demand", each)]
        processes.program("new", register, "--coalition", "Коалиция", "--unencrypted")
        processes.program("statement", register, "--title", "Заявление", *demands)
        processes.program("import", register, listed, "--statement", "1")
        processes.program("annex", register, "--to", content)
    return register, content
