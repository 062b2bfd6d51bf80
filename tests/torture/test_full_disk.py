"""No command loses or half-writes anything on a disk that gets full, and each tells what it recorded."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from coalition_app.commands.parser import GROUPS
from coalition_app.records.opening.existing import PassphraseNeeded, open_register
from coalition_app.records.store.journal_tables import journal_entry
from coalition_app.records.store.tables import FORMAT
from tests import registers
from tests.commands.command_line import FAULT, Answer, Dump, copied, ended, start, type_command
from tests.contracts.lines import Line, placed
from tests.older_registers import as_of_migration
from tests.torture.conftest import Rounds
from tests.torture.disks import leave_room, limited, small_disk, stick
from tests.torture.every_command import LINES, NO_SAMPLE, SECRET, lay_out, tells_kept

UNKNOWN = "cannot be told now"
"""What is said where the disk did not say whether it took the last action."""
OLDER = range(3, FORMAT)
"""Formats that older programs left."""
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


def prepared(line: Line, places: dict[str, Path]) -> list[str]:
    """Run what comes before the last command of a line, and give that one's words."""
    for words in line.commands[:-1]:
        assert type_command(*placed(words, places)).code == 0, line.name
    return placed(line.commands[-1], places)


def complaints(
    places: dict[str, Path],
    aside: Path,
    run: Callable[[], Answer],
    recover: Callable[[], None] = lambda: None,
    *,
    pulled: bool = False,
) -> list[str]:
    """Run a command on a disk that refuses, and list what is wrong with what came of it."""
    register, disk = places["REGISTER"], places["REGISTER"].parent
    there = register.exists()
    before, entries = truth(register, aside) if there else ({}, 0)
    lay = files(disk)
    answer = run()
    wal = register.with_name(register.name + "-wal")
    beside = wal.exists() and wal.stat().st_size
    recover()
    wrong = []
    if FAULT in answer.err or "Traceback" in answer.err:
        wrong.append("a fault")
    if beside and "do not copy" not in answer.err:
        wrong.append("what lies beside is not told")
    new = {each for each in files(disk) - lay if not (pulled and each.name.startswith("."))}
    # From a disk that was pulled nothing can be taken away; the next opening sees to what is half done.
    if answer.code and new and not pulled:
        wrong.append(f"left behind: {sorted(each.name for each in new)}")
    wrong += [f"empty: {each.name}" for each in new if not each.stat().st_size]
    if there:
        after, now = truth(register, aside)
        told, unknown = tells_kept(answer), UNKNOWN in answer.err
        if answer.code and not unknown and told is not (now > entries):
            wrong.append(f"{now - entries} recorded, told: {told}")
        if now == entries and after != before and answer.code:
            wrong.append("rows changed")
        if not answer.code and told:
            wrong.append("done, and told as refused")
    return [f"{each}: {answer}" for each in wrong]


def test_every_command_has_its_line() -> None:
    """A command that comes later is tried too, as soon as it has a line in one of the two lists."""
    tried = {command[0] for line in LINES for command in line.commands}
    known = {each for adds in GROUPS.values() for each in adds.split()}
    assert known - tried == {"lock"}, "it speaks to a window and writes nothing"


def test_a_full_disk_loses_nothing_and_what_is_told_is_so(
    rounds: Rounds, built_case: Path, tmp_path: Path
) -> None:
    for at, chance in enumerate(rounds(4, 200)):
        line, pages = chance.choice(LINES), int(2 ** chance.uniform(0, 10)) - 1
        with small_disk(tmp_path / f"disk{at}") as disk:
            places = lay_out(line, built_case, NO_SAMPLE, disk)
            run = partial(run_where, partial(leave_room, disk, pages), prepared(line, places))
            make_room = partial(leave_room, disk, 100_000)
            wrong = complaints(places, tmp_path / "aside", run, make_room)
        assert not wrong, (line.name, pages, wrong)


def run_where(refuse: Callable[[], None], words: list[str]) -> Answer:
    """Let the disk refuse from now on, and run a command."""
    refuse()
    return type_command(*words)


def test_an_older_register_on_a_full_disk_is_up_to_date_or_every_byte_as_it_was(
    rounds: Rounds, tmp_path: Path
) -> None:
    for at, chance in enumerate(rounds(1, 60)):
        version, pages = chance.choice(OLDER), int(2 ** chance.uniform(2, 9))
        with small_disk(tmp_path / f"disk{at}") as disk:
            register = disk / "old.coalition"
            with registers.make_register(register, signatures=30) as made:
                as_of_migration(made, f"{version:04}")
            before, lay = register.read_bytes(), files(disk)
            answer = run_where(partial(leave_room, disk, pages), ["signatories", str(register)])
            leave_room(disk, 100_000)
            copies = files(disk) - lay
            with contextlib.closing(sqlite3.connect(register)) as connection:
                ((now,),) = connection.execute("PRAGMA user_version").fetchall()
            told = (version, pages, answer, copies)
            assert FAULT not in answer.err, told
            if answer.code:
                assert "The disk is full." in answer.err, told
                assert (register.read_bytes() == before, copies) == (True, set()), told
            else:
                assert (now, len(copies)) == (FORMAT, 1), told


def test_a_limit_for_the_size_of_files_loses_nothing(
    rounds: Rounds, built_case: Path, tmp_path: Path
) -> None:
    for at, chance in enumerate(rounds(1, 50)):
        line, size = chance.choice(LINES), int(2 ** chance.uniform(10, 21))
        folder = tmp_path / str(at)
        folder.mkdir()
        places = lay_out(line, built_case, NO_SAMPLE, folder)
        run = partial(run_limited, size, prepared(line, places))
        wrong = complaints(places, tmp_path / "aside", run)
        assert not wrong, (line.name, size, wrong)


def test_a_limit_is_named_as_one(built_case: Path, tmp_path: Path) -> None:
    register = copied(built_case / "ready.coalition", tmp_path)
    words = ["sign", str(register), "--statement", "1", "--name", "ОФ «Ар»"]
    told = run_limited(register.stat().st_size // 8, words).err
    assert told.startswith("The file may not become so large here: a limit is set for its size.")


def run_limited(size: int, words: list[str]) -> Answer:
    """Run a command that may make no file larger."""
    return ended(start(*words, first=limited(size)))


def test_a_disk_that_is_pulled_out_loses_nothing_that_was_told(
    rounds: Rounds, built_case: Path, tmp_path: Path
) -> None:
    """It is pulled before one of the statements that the command sends, or as it commits."""
    for at, chance in enumerate(rounds(3, 100)):
        line = chance.choice([each for each in LINES if each.state != "-"])
        with stick(tmp_path / str(at)) as plugged:
            places = lay_out(line, built_case, NO_SAMPLE, plugged.path)
            words = prepared(line, places)
            plugged.flush()
            rehearsed = shutil.copytree(plugged.path, tmp_path / f"rehearsed{at}")
            elsewhere = [each.replace(str(plugged.path), str(rehearsed)) for each in words]
            last, _answer = run_pulled(elsewhere, 0, lambda: None)
            pull = chance.choice([plugged.break_off, plugged.take_out])
            when = chance.randint(1, last)
            run = partial(pulled_answer, words, when, pull)
            wrong = complaints(places, tmp_path / "aside", run, plugged.put_back, pulled=True)
            shutil.rmtree(rehearsed)
        assert not wrong, (line.name, pull.__name__, when, last, wrong)


def run_pulled(words: list[str], when: int, pull: Callable[[], None]) -> tuple[int, Answer]:
    """Run a command, pulling its disk before one of its statements and commits; count these."""
    sent = 0

    def look(*_given: object) -> None:
        nonlocal sent
        sent += 1
        if sent == when:
            pull()

    for event in ("before_cursor_execute", "commit"):
        sa.event.listen(sa.Engine, event, look)
    try:
        answer = type_command(*words)
    finally:
        for event in ("before_cursor_execute", "commit"):
            sa.event.remove(sa.Engine, event, look)
    return sent, answer


def pulled_answer(words: list[str], when: int, pull: Callable[[], None]) -> Answer:
    return run_pulled(words, when, pull)[1]
