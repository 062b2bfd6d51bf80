"""Another passphrase for a register, or none: nothing is lost, also where it stops half-way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coalition_app.errors import Interrupted, UserError
from coalition_app.operations import register
from coalition_app.records.care import checks, kept_copies, rekey
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.file import copies, engine
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from tests.registers import PASSPHRASE, dump, make_register, statement_of, undo

OTHER = "алты сөз кездейсоқ таңдалған"
ROOT = Path(__file__).parents[3]
STOPPED = """
import os, signal, sys
from pathlib import Path
from coalition_app.operations import register
from coalition_app.records.care import rekey as new_passphrase
from coalition_app.records.file import copies
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
path, old, new, where = sys.argv[1:]
def stop(*_given, **_named):
    os.kill(os.getpid(), signal.SIGKILL)
def prepared():
    return new_passphrase.prepare(database, new)
with open_register(Path(path), old) as database:
    if where == "exporting":
        new_passphrase._read_back = stop
        prepared()
    elif where == "copying":
        copies._refuse_unlike = stop
        prepared()
    elif where == "prepared":
        prepared()
        stop()
    elif where == "before the rename":
        made = prepared()
        Path.replace = stop
        register.put_in_place(database, made)
    else:
        register.put_in_place(database, prepared())
        stop()
"""
"""Changes the passphrase and dies at a moment, as when the machine stops."""


def full_register(path: Path, passphrase: str | None) -> Database:
    """Make a register with evidence, so that each kind of value has to come along."""
    database = make_register(path, passphrase=passphrase)
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        rows = signatures.list_signatures(tx, statement.id)
        new = NewEvidence(kind="letter", file_name="п.txt", content=b"yes" * 9_000)
        evidence.record_evidence(tx, statement, rows, new)
    return database


def opens(path: Path, passphrase: str | None) -> bool:
    try:
        open_register(path, passphrase).close()
    except UserError:
        return False
    return True


@pytest.mark.parametrize(
    ("before", "after"), [(PASSPHRASE, OTHER), (None, OTHER), (PASSPHRASE, None)]
)
def test_everything_comes_along_and_only_the_new_passphrase_opens_it(
    tmp_path: Path, before: str | None, after: str | None
) -> None:
    path = tmp_path / "a.coalition"
    with full_register(path, before) as database:
        rows = dump(database)
        copy = register.change_passphrase(database, after).copy
        assert dump(database) == rows
        assert checks.find_damage(database) == []
    assert engine.is_plain(path) is (after is None)
    with open_register(path, after) as database:
        assert dump(database) == rows
        assert checks.find_damage(database) == []
    if before is not None and after is not None:
        assert not opens(path, before)
    with open_register(copy, before) as database:
        assert dump(database) == rows
    left = {each.name for each in tmp_path.iterdir() if not each.name.endswith(".lock")}
    assert left == {path.name, copy.name}


def test_the_same_register_goes_on_writing_its_own_journal(tmp_path: Path) -> None:
    """It can still be undone, and no second chain begins."""
    with full_register(tmp_path / "a.coalition", PASSPHRASE) as database:
        with database.writing("sign") as tx:
            signatures.sign(tx, statement_of(tx), NewSignature(name="«Соңғы»"))
        register.change_passphrase(database, OTHER)
        undone = undo(database)
        with database.reading() as tx:
            numbers = [each.number for each in signatures.list_signatures(tx, statement_of(tx).id)]
        devices = engine.pragma(
            database.engine, "SELECT count(DISTINCT device_id) FROM journal_entry"
        )
    assert undone.action == "sign"
    assert numbers == [1, 2, 3]
    assert devices == [(1,)]


def test_a_copy_from_before_goes_on_as_another_device(tmp_path: Path) -> None:
    """Else the copy and the register could write two chains under one name."""
    path = tmp_path / "a.coalition"
    with full_register(path, PASSPHRASE) as database:
        copy = register.change_passphrase(database, OTHER).copy
        fingerprints = "SELECT fingerprint FROM device"
        ours = engine.pragma(database.engine, fingerprints)
        with open_register(copy, PASSPHRASE) as opened:
            assert not set(engine.pragma(opened.engine, fingerprints)) & set(ours)


@pytest.mark.parametrize("typed", ["", "  ", PASSPHRASE])
def test_an_empty_one_and_the_same_one_are_refused(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "a.coalition"
    with full_register(path, PASSPHRASE) as database, pytest.raises(UserError):
        register.change_passphrase(database, typed)
    assert opens(path, PASSPHRASE)
    assert list(tmp_path.glob("*before*")) == []


def test_to_take_away_what_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with (
        full_register(path, None) as database,
        pytest.raises(UserError, match="no passphrase already"),
    ):
        register.change_passphrase(database, None)


def test_only_its_own_passphrase_is_known(tmp_path: Path) -> None:
    with full_register(tmp_path / "a.coalition", PASSPHRASE) as database:
        assert rekey.is_passphrase(database, PASSPHRASE)
        assert not rekey.is_passphrase(database, OTHER)
        register.change_passphrase(database, None)
        assert not rekey.is_passphrase(database, PASSPHRASE)


def test_what_is_recorded_meanwhile_is_never_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with full_register(path, PASSPHRASE) as database:
        prepared = rekey.prepare(database, OTHER)
        with database.writing("sign") as tx:
            signatures.sign(tx, statement_of(tx), NewSignature(name="«Соңғы»"))
        with pytest.raises(UserError, match="changed meanwhile"):
            register.put_in_place(database, prepared)
        assert not prepared.draft.exists()
        assert not prepared.copy.exists()
    with open_register(path, PASSPHRASE) as database, database.reading() as tx:
        assert len(signatures.list_signatures(tx, statement_of(tx).id)) == 4


def test_a_register_that_is_being_read_is_not_replaced(tmp_path: Path) -> None:
    with full_register(tmp_path / "a.coalition", PASSPHRASE) as database:
        prepared = rekey.prepare(database, OTHER)
        with database.writing("sign") as tx:
            signatures.sign(tx, statement_of(tx), NewSignature(name="«Соңғы»"))
        with database.reading() as tx:
            assert signatures.list_signatures(tx, statement_of(tx).id)
            with pytest.raises(UserError):
                register.put_in_place(database, prepared)
        assert rekey.is_passphrase(database, PASSPHRASE)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("where", "opened_by"),
    [
        ("copying", PASSPHRASE),
        ("exporting", PASSPHRASE),
        ("prepared", PASSPHRASE),
        ("before the rename", PASSPHRASE),
        ("after the rename", OTHER),
    ],
)
def test_killed_at_any_moment_one_passphrase_opens_all_of_it(
    tmp_path: Path, where: str, opened_by: str
) -> None:
    path = tmp_path / "a.coalition"
    with full_register(path, PASSPHRASE) as database:
        rows = dump(database)
    ended = subprocess.run(
        [sys.executable, "-c", STOPPED, str(path), PASSPHRASE, OTHER, where],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    with open_register(path, opened_by) as database:
        assert dump(database) == rows
        assert checks.find_damage(database) == []
        endings = (".passphrase", ".copying")
        assert [each.name for each in tmp_path.iterdir() if each.suffix in endings] == []
        for each in tmp_path.glob("* before passphrase *"):
            each.unlink()  # the next one may be made within the same second
        # What the first attempt left behind is in nobody's way.
        register.change_passphrase(database, "тағы бір жаңа құпия сөз")
        assert dump(database) == rows


def test_a_path_with_quotes_is_a_path(tmp_path: Path) -> None:
    folder = tmp_path / 'о\'тарабы "бір"'
    folder.mkdir()
    path = folder / "a'b.coalition"
    with full_register(path, PASSPHRASE) as database:
        register.change_passphrase(database, OTHER)
    assert opens(path, OTHER)


def test_whoever_could_not_read_the_file_still_cannot(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with full_register(path, None) as database:
        path.chmod(0o600)
        copy = register.change_passphrase(database, OTHER).copy
    assert path.stat().st_mode & 0o777 == 0o600
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("percent", [0, rekey.COPIED, rekey.WRITTEN])
def test_cancelled_at_any_part_nothing_is_left_of_it(tmp_path: Path, percent: int) -> None:
    path = tmp_path / "a.coalition"

    def tell(done: int, _of: int) -> None:
        if done >= percent:
            raise Interrupted

    with full_register(path, None) as database:
        rows = dump(database)
        before = {each.name for each in tmp_path.iterdir()}
        with pytest.raises(Interrupted):
            register.change_passphrase(database, OTHER, tell)
        assert {each.name for each in tmp_path.iterdir()} == before
        assert dump(database) == rows
        # The connection that was stopped goes on as before.
        register.change_passphrase(database, OTHER)
    assert opens(path, OTHER)


def test_how_far_it_is_is_told_in_percents_that_only_grow(tmp_path: Path) -> None:
    told: list[int] = []
    with full_register(tmp_path / "a.coalition", PASSPHRASE) as database:
        register.change_passphrase(database, OTHER, lambda done, _of: told.append(done))
    assert told == sorted(told)
    assert {0, rekey.COPIED, rekey.WRITTEN} <= set(told)
    assert told[-1] <= 100


def test_a_copy_stops_in_the_middle_of_its_one_statement(tmp_path: Path) -> None:
    asked = 0

    def ask() -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise Interrupted

    target = tmp_path / "copy.coalition"
    with full_register(tmp_path / "a.coalition", None) as database:
        with pytest.raises(Interrupted):
            copies.verified_copy(database.engine, None, target, ask)
        assert asked == 3
        assert list(tmp_path.glob("*copy*")) == []
        copies.verified_copy(database.engine, None, target)
    assert opens(target, None)


def test_what_an_attempt_left_in_clear_goes_and_that_of_another_register_stays(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a[1].coalition"
    full_register(path, None).close()
    left = tmp_path / ".a[1] before passphrase 2026-01-02 030405.coalition.copying"
    other = tmp_path / ".a1 before passphrase 2026-01-02 030405.coalition.copying"
    for each in (left, other):
        each.write_bytes(b"half a copy")
    open_register(path).close()
    assert not left.exists()
    assert other.exists()


def test_own_copies_in_clear_are_named_by_their_folder(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        for day in range(1, 6):
            moment, stamp = kept_copies.pin(database), f"2025-01-0{day} 100000"
            kept_copies.keep_copy(database, moment, stamp)
        prepared = rekey.prepare(database, OTHER)
        assert len(prepared.in_clear) == 5
        assert f"not encrypted: {tmp_path / 'a copies'}." in rekey.changed_sentence(prepared)
        assert "2025-01-01" not in rekey.changed_sentence(prepared)
        rekey.forget(prepared)
