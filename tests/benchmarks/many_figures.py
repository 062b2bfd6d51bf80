"""What commands take with a list of 100,000: CPU beside the import of the same list, and memory."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.invented_list import write_list
from tests.benchmarks.processes import Cost, Processes
from tests.benchmarks.window_lines import MANY, Figure, make_many

LIST_AT_MOST, UNDO_AT_MOST = 300.0, 400.0
"""Megabytes, at the peak."""
COPY_AT_MOST = 7.5
"""Seconds, as 1.5 for 20,000."""
CHECK_AT_MOST, BACKUP_AT_MOST, TAKEN_BACK_AT_MOST = 0.6, 0.2, 1.0
"""Times the CPU of the import."""
PASSPHRASE = "жеті қат көк астында"

Line = tuple[str, Cost, Cost, float | None]


def many_lines(processes: Processes) -> Iterator[Line]:
    """Measure what goes through a whole register, unencrypted and encrypted, once each."""
    for kind, unlock in (("", ()), (", encrypted", ("--passphrase-file", "words"))):
        register = Path(f"checked{len(kind)}.coalition")
        imported = _import_many(processes, register, unlock)
        checked = processes.program("check", register, *unlock)
        yield f"check of {MANY:,}{kind}, beside their import", checked, imported, CHECK_AT_MOST
        copied = processes.program("backup", register, processes.folder, *unlock)
        yield f"backup of {MANY:,}{kind}, beside their import", copied, imported, BACKUP_AT_MOST
        fresh = processes.copy(register, f"fresh{len(kind)}.coalition")
        undone = processes.program("undo", register, *unlock)
        yield f"undo of {MANY:,}{kind}, beside their import", undone, imported, TAKEN_BACK_AT_MOST
        taken = processes.program("undo-import", fresh, "--last", *unlock)
        name = f"undo-import of {MANY:,}{kind}, beside their import"
        yield name, taken, imported, TAKEN_BACK_AT_MOST


def _import_many(processes: Processes, register: Path, unlock: tuple[str, ...]) -> Cost:
    listed = processes.folder / "whole.csv"
    write_list(listed, MANY)
    (processes.folder / "words").write_text(PASSPHRASE, encoding="utf-8")
    lock = unlock or ("--unencrypted",)
    processes.program("new", register, "--coalition", "Коалиция", *lock)
    return processes.program("import", register, listed, "--new-statement", "Заявление", *unlock)


def many_figures(processes: Processes) -> Iterator[Figure]:
    """Measure the commands one after the other, on a register of their own."""
    register = make_many(processes, "commands.coalition")
    listed = processes.program("signatories", register, "--json")
    yield Figure("list of 100,000 by command", listed.megabytes, "MB", LIST_AT_MOST)
    yield _copy_before(processes, register)
    undone = processes.program("undo", register)
    yield Figure("undo of an import of 100,000", undone.megabytes, "MB", UNDO_AT_MOST)


def _copy_before(processes: Processes, register: Path) -> Figure:
    """Measure what the copy before a risky act adds to it."""
    without = processes.copy(register, "without.coalition")
    processes.program("copies", without, "--often", "never")
    pair = ("--statement", "1", "--pair", "1", "2", "--as", "different")
    alone, copied = (processes.program("decide", each, *pair) for each in (without, register))
    added = copied.seconds - alone.seconds
    return Figure("copy before a risky act in 100,000", added, "s", COPY_AT_MOST)
