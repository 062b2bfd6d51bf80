"""kill -9 at any moment of any work: nothing acknowledged is lost, and what was begun is all or nothing."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.beside import is_half_copy, is_half_document, unborn
from coalition_app.records.store.tables import FORMAT
from tests.commands.command_line import done
from tests.contracts.lines import Line, placed
from tests.older_registers import as_of_migration
from tests.registers import PASSPHRASE, add_signatures, make_register
from tests.torture.conftest import Rounds
from tests.torture.every_command import LINES, NO_SAMPLE, SECRET, lay_out
from tests.torture.killing import CAN_COUNT, Ended, Warmed, warmed
from tests.torture.works import (
    HERE,
    REGISTER,
    Work,
    hidden,
    hidden_in_clear,
    let_rest,
    opened,
    prepare,
    state,
)

pytestmark = pytest.mark.skipif(not CAN_COUNT, reason="counts system calls: Linux on x86-64 only")
OTHER = "алты сөз кездейсоқ таңдалған"
FORMATS = range(1, FORMAT)
WORKS = "tests.torture.works:"
LISTED = 150
IMPORT = ("import", f"{HERE}/{REGISTER}", f"{HERE}/list.csv", "--new-statement", "Обращение")
ALL = [str(at) for at in range(1, LISTED + 1)]
OF_FIRST = ("--statement", "1", "--number", "1")
BULK = {
    "import": (IMPORT,),
    "undo-import": (IMPORT, ("undo-import", f"{HERE}/{REGISTER}", "--last")),
    "undo": (IMPORT, ("undo", f"{HERE}/{REGISTER}")),
    "change": (
        IMPORT,
        (
            *("change", f"{HERE}/{REGISTER}", "--statement", "2", "--number", *ALL),
            *("--field", "place", "--to", "Орал"),
        ),
    ),
    "erase": (
        (*("signatory", f"{HERE}/{REGISTER}", "private"), *OF_FIRST, *("--contact", "a@b.kz")),
        ("erase", f"{HERE}/{REGISTER}", *OF_FIRST, "--for-good"),
    ),
    "merge": (("merge", f"{HERE}/{REGISTER}", "--number", "1", "--with-number", "2"),),
}
"""Work on many rows: what is typed before it, and the command itself."""
MOVING = ("restore", "passphrase")
"""Commands that put another file in the register's place; they have tests of their own."""


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warmed]:
    """Give the process that forks the children."""
    with warmed(tmp_path_factory.mktemp("warm")) as process:
        yield process


@pytest.fixture(scope="module")
def edits(warm: Warmed, tmp_path_factory: pytest.TempPathFactory) -> Work:
    """Give small actions one after another, each of which is noted once it is acknowledged."""
    folder = laid_out(tmp_path_factory.mktemp("edits") / "before")
    words = (f"{HERE}/{REGISTER}", f"{HERE}/acknowledged")
    return prepare(warm, folder, *words, function=f"{WORKS}edit")


def laid_out(folder: Path, passphrase: str | None = None) -> Path:
    """Make a folder with a register, a list, a folder for copies, and a passphrase each in a file."""
    (folder / "copies").mkdir(parents=True)
    make_register(folder / REGISTER, signatures=4, passphrase=passphrase).close()
    rows = [f"{at},ОФ «Список {at}»,Асель Нургазиева,Алматы" for at in range(1, LISTED + 1)]
    head = "number,name,representative,place"
    (folder / "list.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    for name, words in (("old", PASSPHRASE), ("new", OTHER)):
        (folder / name).write_text(words, encoding="utf-8")
    return folder


def judged(work: Work, folder: Path, ended: Ended) -> bool:
    """Hold a killed work to be all or nothing, acknowledged only where it is all; tell whether it is all."""
    let_rest(folder)
    found = state(folder / REGISTER, *work.passphrases)
    assert found.damage == ()
    assert [each for each in hidden(folder) if not each.startswith("OUT/")] == []
    if found.entries == work.now.entries and found.entries != work.then.entries:
        assert found.sizes == work.now.sizes
        return True
    assert found == work.then
    assert not ended.out or work.now.entries == work.then.entries
    return False


def test_editing_loses_nothing_that_was_acknowledged(
    rounds: Rounds, warm: Warmed, edits: Work, tmp_path: Path
) -> None:
    for at, chance in enumerate(rounds(1, 1000)):
        killed = tmp_path / str(at)
        edits.killed(warm, killed, chance)
        notes = killed / "acknowledged"
        acknowledged = notes.stat().st_size if notes.exists() else 0
        found = state(killed / REGISTER)
        assert found.damage == ()
        assert found.entries - edits.then.entries in (acknowledged, acknowledged + 1)
        shutil.rmtree(killed)


def test_a_register_that_was_killed_as_it_closed_takes_in_its_own_log(
    rounds: Rounds, warm: Warmed, edits: Work, tmp_path: Path
) -> None:
    """The log is written into the file then, which is not whole alone; it is no other file's for that."""
    for at, chance in enumerate(rounds(1, 100)):
        killed = tmp_path / str(at)
        edits.turns.append(edits.steps - chance.randrange(40))
        edits.killed(warm, killed, chance)
        acknowledged = (killed / "acknowledged").stat().st_size
        found = state(killed / REGISTER)
        assert found.damage == ()
        assert found.entries - edits.then.entries in (acknowledged, acknowledged + 1)
        assert list(killed.glob("*set aside*")) == []
        shutil.rmtree(killed)


def test_bulk_work_is_all_or_nothing(rounds: Rounds, warm: Warmed, tmp_path: Path) -> None:
    works: dict[str, Work] = {}
    for at, chance in enumerate(rounds(2, 300)):
        name = chance.choice(list(BULK))
        if name not in works:
            works[name] = bulk(warm, tmp_path / name, *BULK[name])
        work, killed = works[name], tmp_path / str(at)
        judged(work, killed, work.killed(warm, killed, chance))
        shutil.rmtree(killed)


def test_what_was_erased_is_gone_from_all_files_after_a_kill_too(
    rounds: Rounds, warm: Warmed, tmp_path: Path
) -> None:
    work = bulk(warm, tmp_path / "before", *BULK["erase"])
    for at, chance in enumerate(rounds(1, 100)):
        killed = tmp_path / str(at)
        if judged(work, killed, work.killed(warm, killed, chance)):
            files = [each.read_bytes() for each in killed.rglob("*") if each.is_file()]
            assert not any(b"a@b.kz" in each for each in files)
        shutil.rmtree(killed)


def bulk(warm: Warmed, folder: Path, *commands: tuple[str, ...]) -> Work:
    """Type all commands but the last, and prepare that one."""
    laid_out(folder)
    for words in commands[:-1]:
        done(*(word.replace(HERE, str(folder)) for word in words))
    return prepare(warm, folder, *commands[-1])


def test_an_older_register_opens_after_its_migration_was_killed(
    rounds: Rounds, warm: Warmed, tmp_path: Path
) -> None:
    """SQLite writes a log beside it, or, where it was restored before, a rollback journal."""
    works: dict[tuple[int, str], Work] = {}
    for at, chance in enumerate(rounds(1, 100 * len(FORMATS))):
        kind = number, _mode = chance.choice(FORMATS), chance.choice(["WAL", "DELETE"])
        if kind not in works:
            works[kind] = older(warm, tmp_path / f"before {len(works)}", *kind)
        work, killed = works[kind], tmp_path / str(at)
        work.killed(warm, killed, chance)
        found = state(killed / REGISTER)
        assert found == work.now
        assert hidden(killed) == []
        copies = list(killed.glob("register before upgrade *"))
        assert copies
        for copy in copies:
            assert format_of(copy) == number
            assert entries_of(copy) == work.then.entries
        shutil.rmtree(killed)


def older(warm: Warmed, folder: Path, number: int, mode: str) -> Work:
    with make_register(laid_out(folder) / "older.coalition", signatures=4) as database:
        as_of_migration(database, f"{number:04}")
    engine = engines.make_engine(folder / "older.coalition", None)
    engines.pragma(engine, f"PRAGMA journal_mode = {mode}")
    engine.dispose()
    (folder / "older.coalition").rename(folder / REGISTER)
    return prepare(warm, folder, f"{HERE}/{REGISTER}", function=f"{WORKS}open_only")


def format_of(register: Path) -> int:
    return _asked(register, "PRAGMA user_version")


def entries_of(copy: Path) -> int:
    """Count the entries of the journal in a copy that is whole."""
    assert (
        _asked(copy, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
        == 0
    )
    return _asked(copy, "SELECT count(*) FROM journal_entry")


def _asked(register: Path, statement: str) -> int:
    engine = engines.make_engine(register, None)
    try:
        return int(engines.pragma(engine, statement)[0][0])
    finally:
        engine.dispose()


def test_the_first_work_in_a_copy_is_all_or_nothing(
    rounds: Rounds, warm: Warmed, tmp_path: Path
) -> None:
    """A copy is one whole file; the first action lets SQLite keep a log beside it."""
    folder = laid_out(tmp_path / "before", PASSPHRASE)
    old = ("--passphrase-file", folder / "old")
    done("backup", folder / REGISTER, folder / "copies", *old)
    next((folder / "copies").iterdir()).replace(folder / REGISTER)
    words = ("sign", f"{HERE}/{REGISTER}", "--name", "Ар", "--passphrase-file", f"{HERE}/old")
    work = prepare(warm, folder, *words, passphrases=(PASSPHRASE,))
    for at, chance in enumerate(rounds(1, 200)):
        killed = tmp_path / str(at)
        judged(work, killed, work.killed(warm, killed, chance))
        shutil.rmtree(killed)


def test_a_copy_is_whole_or_not_there(rounds: Rounds, warm: Warmed, tmp_path: Path) -> None:
    words = ("backup", f"{HERE}/{REGISTER}", f"{HERE}/copies", "--passphrase-file", f"{HERE}/old")
    works: dict[str | None, Work] = {}
    for at, chance in enumerate(rounds(1, 200)):
        passphrase = chance.choice([None, PASSPHRASE])
        if passphrase not in works:
            folder = laid_out(tmp_path / f"before {passphrase}", passphrase)
            works[passphrase] = prepare(warm, folder, *words, passphrases=(PASSPHRASE,))
        work, killed = works[passphrase], tmp_path / str(at)
        ended = work.killed(warm, killed, chance)
        assert not judged(work, killed, ended)
        copies = list((killed / "copies").glob("*.coalition"))
        assert copies or not ended.out
        for copy in copies:
            assert state(copy, PASSPHRASE) == work.then
        shutil.rmtree(killed)


def test_the_name_is_never_without_a_register_while_a_copy_is_restored(
    rounds: Rounds, warm: Warmed, tmp_path: Path
) -> None:
    """What stands there was closed, or its newest rows are in a -wal; the disk may know no second names."""
    works: dict[tuple[bool, bool], Work] = {}
    for at, chance in enumerate(rounds(1, 400)):
        kind = (chance.random() < 0.5, chance.random() < 0.5)
        if kind not in works:
            works[kind] = restoring(warm, tmp_path / f"before {len(works)}", *kind)
        work, killed = works[kind], tmp_path / str(at)
        ended = work.killed(warm, killed, chance)
        assert (killed / REGISTER).exists()
        found = state(killed / REGISTER)
        assert found in (work.then, work.now)
        assert found == work.now or not ended.out
        assert hidden(killed) == []
        asides = list(killed.glob("register before restore *.coalition"))
        assert asides or found == work.then
        for aside in asides:
            assert state(aside) == work.then
        assert state(killed / "copies" / "copy.coalition") == work.now
        shutil.rmtree(killed)


def restoring(warm: Warmed, folder: Path, closed: bool, links: bool) -> Work:
    register = laid_out(folder) / REGISTER
    done("backup", register, folder / "copies")
    (copy,) = (folder / "copies").iterdir()
    copy.rename(folder / "copies" / "copy.coalition")
    done("sign", register, "--name", "ОФ «Новейшие»")
    if not closed:
        leave_open(register)
    words = ("restore", f"{HERE}/copies/copy.coalition", f"{HERE}/{REGISTER}")
    return prepare(warm, folder, *words, links=links)


def leave_open(register: Path) -> None:
    """Leave a register as its process does that is killed: the newest rows are in the -wal beside it."""
    wal = register.with_name(f"{register.name}-wal")
    with opened(register) as database:
        add_signatures(database, 1)
        left = register.read_bytes(), wal.read_bytes()
    register.write_bytes(left[0])
    wal.write_bytes(left[1])


def test_a_new_passphrase_is_in_force_or_the_old_one(
    rounds: Rounds, warm: Warmed, tmp_path: Path
) -> None:
    works: dict[tuple[str | None, str | None], Work] = {}
    for at, chance in enumerate(rounds(1, 200)):
        kind = chance.choice([(None, OTHER), (PASSPHRASE, OTHER), (PASSPHRASE, None)])
        if kind not in works:
            works[kind] = rekeying(warm, tmp_path / f"before {len(works)}", *kind)
        work, killed = works[kind], tmp_path / str(at)
        ended = work.killed(warm, killed, chance)
        assert (killed / REGISTER).exists()
        found = state(killed / REGISTER, *work.passphrases)
        assert found.damage == ()
        assert found.rows == work.then.rows
        assert opens(killed / REGISTER, kind[1]) or not ended.out
        assert hidden(killed) == []
        for copy in killed.glob("register before passphrase *.coalition"):
            assert state(copy, PASSPHRASE).rows == work.then.rows
        shutil.rmtree(killed)


def rekeying(warm: Warmed, folder: Path, before: str | None, after: str | None) -> Work:
    laid_out(folder, before)
    to = ("--new-passphrase-file", f"{HERE}/new") if after else ("--unencrypted",)
    words = ("passphrase", f"{HERE}/{REGISTER}", "--passphrase-file", f"{HERE}/old", *to)
    return prepare(warm, folder, *words, passphrases=(OTHER, PASSPHRASE))


def opens(register: Path, passphrase: str | None) -> bool:
    if engines.is_plain(register) is not (passphrase is None):
        return False
    try:
        opened(register, *([passphrase] if passphrase else [])).close()
    except UserError:
        return False
    return True


def test_nothing_in_clear_is_left_where_a_register_was_encrypted(
    rounds: Rounds, warm: Warmed, tmp_path: Path
) -> None:
    """A backup is killed, and the register gets its first passphrase, before or after it is opened again."""
    folder = laid_out(tmp_path / "before")
    work = prepare(warm, folder, "backup", f"{HERE}/{REGISTER}", f"{HERE}/copies")
    for at, chance in enumerate(rounds(1, 200)):
        killed = tmp_path / str(at)
        work.killed(warm, killed, chance)
        if chance.random() < 0.5:
            state(killed / REGISTER)
        done("passphrase", killed / REGISTER, "--new-passphrase-file", killed / "new")
        assert hidden_in_clear(killed) == []
        shutil.rmtree(killed)


def test_every_command_is_all_or_nothing(
    rounds: Rounds, warm: Warmed, built_case: Path, tmp_path: Path
) -> None:
    works: dict[str, Work] = {}
    for at, chance in enumerate(rounds(1, 1000)):
        line = chance.choice([each for each in LINES if each.state != "-"])
        if line.name not in works:
            works[line.name] = typing(warm, line, built_case, tmp_path / line.name)
        work, killed = works[line.name], tmp_path / str(at)
        ended = work.killed(warm, killed, chance)
        assert (killed / REGISTER).exists()
        if line.commands[-1][0] not in MOVING:
            judged(work, killed, ended)
        for file in (killed / "OUT").iterdir():
            assert is_whole(file), (line.name, file)
        shutil.rmtree(killed)


def typing(warm: Warmed, line: Line, built_case: Path, folder: Path) -> Work:
    """Type all commands of a line but the last, and prepare that one."""
    folder.mkdir()
    places = lay_out(line, built_case, NO_SAMPLE, folder)
    for words in line.commands[:-1]:
        done(*placed(words, places))
    typed = (word.replace(str(folder), HERE) for word in placed(line.commands[-1], places))
    return prepare(warm, folder, *typed, passphrases=(SECRET,))


def is_told_later(file: Path) -> bool:
    """Tell whether a hidden file is of those that the next opening beside it finds."""
    half = is_half_document(file.name) or is_half_copy(Path(REGISTER), file.name)
    return half or unborn(file) is not None


def is_whole(file: Path) -> bool:
    """Tell whether a file that was put in place is whole, by what stands at its end."""
    content = file.read_bytes()
    if file.name.startswith("."):
        return is_told_later(file) or file.suffix == ".lock"
    if file.suffix == ".pdf":
        return content.startswith(b"%PDF") and b"%%EOF" in content[-1024:]
    if file.suffix == ".json":
        return bool(json.loads(content))
    return bool(content)
