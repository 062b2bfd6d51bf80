"""Making, opening and refusing registers, and what their files let others read."""

import datetime as dt
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.existing import PassphraseNeeded, open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import FORMAT, signatory
from tests import sentences
from tests.registers import COALITION, PASSPHRASE, add_signatures, add_statement, make_register

NAME = "Шаңырақ тірегі"


def refusal_of_new(path: Path, coalition: str = COALITION, passphrase: str | None = None) -> str:
    with pytest.raises(UserError) as refused:
        create_register(path, coalition=coalition, passphrase=passphrase)
    return str(refused.value)


def refusal_of_opening(path: Path, passphrase: str | None = None) -> str:
    with pytest.raises(UserError) as refused:
        open_register(path, passphrase)
    sentence = str(refused.value)
    assert "\n" not in sentence
    return sentence


def test_an_existing_file_is_never_overwritten_by_a_new_register(tmp_path: Path) -> None:
    path = tmp_path / "letter.coalition"
    path.write_bytes(b"dear friends")
    assert "already exists" in refusal_of_new(path)
    assert path.read_bytes() == b"dear friends"


def test_a_folder_that_does_not_exist_is_said_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "a.coalition"
    assert sentences.NO_FOLDER in refusal_of_new(path)
    assert not path.parent.exists()


@pytest.mark.parametrize("coalition", ["", "  \n"])
def test_a_register_needs_its_coalitions_name(tmp_path: Path, coalition: str) -> None:
    assert "name of its coalition" in refusal_of_new(tmp_path / "a.coalition", coalition)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("passphrase", ["", "   "])
def test_an_empty_passphrase_is_not_taken(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "a.coalition"
    assert "passphrase is empty" in refusal_of_new(path, passphrase=passphrase)
    assert not path.exists()


def test_the_wal_of_a_register_that_is_gone_does_not_get_into_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path) as database:
        wal = path.with_name(path.name + "-wal").read_bytes()
        assert database.path == path
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(wal)
    with create_register(path, coalition=COALITION, passphrase=None) as database:
        assert count_signatories(database) == 0
    with open_register(path) as database:
        assert count_signatories(database) == 0


def count_signatories(database: Database) -> int:
    with database.reading() as tx:
        count: int = tx.value(sa.select(sa.func.count()).select_from(signatory))
    return count


def test_what_is_no_register_is_refused_in_one_sentence_each(tmp_path: Path) -> None:
    missing = tmp_path / "missing.coalition"
    assert "There is no register" in refusal_of_opening(missing)
    assert "is a folder" in refusal_of_opening(tmp_path)
    empty = tmp_path / "empty.coalition"
    empty.touch()
    assert "is an empty file" in refusal_of_opening(empty)
    foreign = tmp_path / "foreign.coalition"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE bookmarks (title TEXT)")
    connection.close()
    assert "is not a register of this program" in refusal_of_opening(foreign)


def test_a_text_file_is_refused_without_asking_for_a_passphrase(tmp_path: Path) -> None:
    """An encrypted register is whole pages long; a text that is too looks like one."""
    path = tmp_path / "notes.coalition"
    path.write_text("Список участников\n" * 1000, encoding="utf-8")
    for passphrase in (None, "anything"):
        assert "is not a register of this program" in refusal_of_opening(path, passphrase)
    path.write_bytes(path.read_bytes()[:8192])
    before = path.read_bytes()
    with pytest.raises(PassphraseNeeded):
        open_register(path)
    sentence = refusal_of_opening(path, "anything")
    assert sentences.WRONG_PASSPHRASE in sentence
    assert "is not a register" in sentence
    assert path.read_bytes() == before


def test_a_wrong_passphrase_and_a_damaged_first_page_are_said_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, passphrase=PASSPHRASE, signatures=1).close()
    wrong = refusal_of_opening(path, "another one")
    damaged = bytearray(path.read_bytes())
    damaged[100] ^= 1
    path.write_bytes(bytes(damaged))
    assert refusal_of_opening(path, PASSPHRASE) == wrong
    assert sentences.WRONG_PASSPHRASE in wrong
    assert "damaged" in wrong


def test_a_plain_register_with_a_damaged_beginning_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=1).close()
    damaged = bytearray(path.read_bytes())
    damaged[16:100] = bytes(84)
    path.write_bytes(bytes(damaged))
    assert "Restore a backup copy" in refusal_of_opening(path)


def test_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=1) as database:
        engines.pragma(database.engine, f"PRAGMA user_version = {FORMAT + 1}")
    before = path.read_bytes()
    assert "newer version of the program" in refusal_of_opening(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_a_file_that_was_cut_is_refused(
    tmp_path: Path, passphrase: str | None, kept: float
) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, passphrase=passphrase, signatures=1).close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert "damaged or cut off" in refusal_of_opening(path, passphrase)


HOLDER = """
import sys
from pathlib import Path
from coalition_app.records.opening.existing import open_register
with open_register(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_register_that_another_process_holds_is_refused_until_that_dies(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, signatures=1).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        assert "is open in another window" in refusal_of_opening(path)
        holder.kill()
    with open_register(path) as database:
        assert count_signatories(database) == 1


def test_a_register_that_this_process_holds_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=0):
        assert "is open in another window" in refusal_of_opening(path)
        assert "already exists" in refusal_of_new(path)


@pytest.mark.parametrize("words", ["қай тау биік", "ёлка и йод", "Ақ Йод"])
def test_the_same_passphrase_typed_in_two_ways_opens(tmp_path: Path, words: str) -> None:
    path = tmp_path / "a.coalition"
    composed = unicodedata.normalize("NFC", words)
    apart = unicodedata.normalize("NFD", words)
    assert composed != apart
    make_register(path, passphrase=composed, signatures=0).close()
    open_register(path, apart).close()


def test_no_name_stands_in_clear_in_an_encrypted_register_while_it_is_open(tmp_path: Path) -> None:
    for passphrase, readable in ((PASSPHRASE, False), (None, True)):
        path = tmp_path / f"{readable}.coalition"
        with make_register(path, passphrase=passphrase, signatures=0) as database:
            add_signatures(database, 1, name=NAME)
            files = sorted(tmp_path.glob(f"*{readable}*"))
            assert any(each.name.endswith("-wal") for each in files)
            found = any(NAME.encode() in each.read_bytes() for each in files)
        closed = NAME.encode() in path.read_bytes()
        assert (found, closed) == (readable, readable)


def test_closing_leaves_one_file_and_the_lock(tmp_path: Path) -> None:
    make_register(tmp_path / "a.coalition").close()
    assert {each.name for each in tmp_path.iterdir()} <= {"a.coalition", ".a.coalition.lock"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 3),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("foreign_keys", 1),
        ("mmap_size", 0),
    ],
)
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_each_connection_has_the_safe_settings(
    tmp_path: Path, passphrase: str | None, setting: str, value: object
) -> None:
    with (
        create_register(tmp_path / "a", coalition=COALITION, passphrase=passphrase) as database,
        database.reading() as one,
        database.reading() as two,
    ):
        for tx in (one, two):
            assert tx.connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == value


def test_an_errors_text_holds_no_name(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        with pytest.raises(sa.exc.IntegrityError) as raised, database.writing("sign") as tx:
            tx.add(signatory, kind="no kind", name=NAME)
        assert NAME not in str(raised.value)
        assert count_signatories(database) == 0


def test_a_change_that_fails_leaves_neither_rows_nor_journal(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=1) as database:
        before = journal_length(database)
        with pytest.raises(ZeroDivisionError), database.writing("sign") as tx:
            tx.add(signatory, kind="media", name=NAME)
            raise ZeroDivisionError
        assert (count_signatories(database), journal_length(database)) == (1, before)


def test_an_action_that_changes_nothing_leaves_no_entry(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=1) as database:
        before = journal_length(database)
        with database.writing("sign"):
            pass
        assert journal_length(database) == before


def journal_length(database: Database) -> int:
    with database.reading() as tx:
        count: int = tx.value(sa.text("SELECT count(*) FROM journal_entry"))
    return count


def test_reading_keeps_one_state_while_another_writes(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=1) as database:
        count = sa.select(sa.func.count()).select_from(signatory)
        with database.reading() as tx:
            assert tx.value(count) == 1
            add_statement(database)
            add_signatures(database, 1)
            assert tx.value(count) == 1
        assert count_signatories(database) == 2


def test_a_register_counts_its_days_in_the_zone_it_was_made_with(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    create_register(
        path, coalition=COALITION, passphrase=None, time_zone="America/New_York"
    ).close()
    late = dt.datetime(2026, 3, 12, 20, 30, tzinfo=dt.UTC)
    with open_register(path) as database, database.reading() as tx:
        assert tx.day_of(late) == dt.date(2026, 3, 12)
        assert tx.local(late).hour == 16
    with make_register(tmp_path / "b.coalition") as other, other.reading() as tx:
        assert tx.day_of(late) == dt.date(2026, 3, 13)


def test_a_zone_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with pytest.raises(UserError, match="no time zone"):
        create_register(path, coalition=COALITION, passphrase=None, time_zone="Asia/../Almaty")
    assert not path.exists()
