"""No command loses or half-writes anything on a disk that gets full, and each tells what it recorded."""

import shutil
from pathlib import Path

import sqlalchemy as sa

from coalition_app.commands.parser import GROUPS
from coalition_app.records.opening.existing import PassphraseNeeded, open_register
from coalition_app.records.store.journal_tables import journal_entry
from tests import registers
from tests.commands.command_line import FAULT, Answer, Dump, type_command
from tests.contracts.lines import Line, placed
from tests.torture.conftest import Rounds
from tests.torture.disks import leave_room, small_disk
from tests.torture.every_command import LINES, NO_SAMPLE, SECRET, lay_out, tells_kept

PASSING = (".lock", "-wal", "-shm")


def truth(register: Path, folder: Path) -> tuple[Dump, int]:
    """Read a register and what lies beside it in a copy where there is room: its rows, and its entries."""
    folder.mkdir()
    for each in register.parent.glob(f"{register.name}*"):
        if not each.name.endswith("-shm"):
            shutil.copy(each, folder)
    copy = folder / register.name
    try:
        opened = open_register(copy)
    except PassphraseNeeded:
        opened = open_register(copy, SECRET)
    with opened:
        rows = registers.dump(opened)
        with opened.reading() as tx:
            entries = int(tx.value(sa.select(sa.func.count()).select_from(journal_entry)))
    shutil.rmtree(folder)
    return rows, entries


def files(folder: Path) -> set[Path]:
    return {
        each for each in folder.rglob("*") if each.is_file() and not each.name.endswith(PASSING)
    }


def complaints(
    line: Line, places: dict[str, Path], pages: int, aside: Path
) -> tuple[list[str], Answer]:
    """Run a line where so many pages are left, and list what is wrong with what came of it."""
    for words in line.commands[:-1]:
        type_command(*placed(words, places))
    register, disk = places["REGISTER"], places["REGISTER"].parent
    there = register.exists()
    before, entries = truth(register, aside) if there else ({}, 0)
    lay = files(disk)
    leave_room(disk, pages)
    answer = type_command(*placed(line.commands[-1], places))
    wal = register.with_name(register.name + "-wal")
    beside = wal.exists() and wal.stat().st_size
    wrong = []
    if FAULT in answer.err or "Traceback" in answer.err:
        wrong.append("a fault")
    if beside and "do not copy" not in answer.err:
        wrong.append("what lies beside is not told")
    leave_room(disk, 100_000)
    new = files(disk) - lay
    if answer.code and new:
        wrong.append(f"left behind: {sorted(each.name for each in new)}")
    wrong += [f"empty: {each.name}" for each in new if not each.stat().st_size]
    if there:
        after, now = truth(register, aside)
        told = tells_kept(answer)
        if answer.code:
            if told is not (now > entries):
                wrong.append(f"{now - entries} recorded, told: {told}")
            if now == entries and after != before:
                wrong.append("rows changed")
        elif told:
            wrong.append("done, and told as refused")
    return wrong, answer


def test_every_command_has_its_line() -> None:
    """A command that comes later is tried too, as soon as it has a line in one of the two lists."""
    tried = {command[0] for line in LINES for command in line.commands}
    known = {each for adds in GROUPS.values() for each in adds.split()}
    assert known - tried == set()


def test_a_full_disk_loses_nothing_and_what_is_told_is_so(
    rounds: Rounds, built_case: Path, tmp_path: Path
) -> None:
    for at, chance in enumerate(rounds(8, 200)):
        line, pages = chance.choice(LINES), int(2 ** chance.uniform(0, 10)) - 1
        with small_disk(tmp_path / f"disk{at}") as disk:
            places = lay_out(line, built_case, NO_SAMPLE, disk)
            wrong, answer = complaints(line, places, pages, tmp_path / "aside")
        assert not wrong, (line.name, pages, wrong, answer)
