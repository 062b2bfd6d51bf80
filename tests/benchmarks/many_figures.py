"""What commands keep in memory with a list of 100,000."""

from collections.abc import Iterator

from tests.benchmarks.processes import Processes
from tests.benchmarks.window_lines import Figure, make_many

LIST_AT_MOST, UNDO_AT_MOST = 300.0, 400.0
"""Megabytes, at the peak."""


def many_figures(processes: Processes) -> Iterator[Figure]:
    """Measure the commands one after the other, on a register of their own."""
    register = make_many(processes, "commands.coalition")
    listed = processes.program("signatories", register, "--json")
    yield Figure("list of 100,000 by command", listed.megabytes, "MB", LIST_AT_MOST)
    undone = processes.program("undo", register)
    yield Figure("undo of an import of 100,000", undone.megabytes, "MB", UNDO_AT_MOST)
