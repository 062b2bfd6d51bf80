"""What interrupted work left beside a register is found, named, and removed or offered."""

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.operations import register
from coalition_app.records.care import rekey
from coalition_app.records.care.backups import back_up, restore
from coalition_app.records.file import engine
from coalition_app.records.opening.beside import passphrase_draft, restoring_draft
from coalition_app.records.opening.existing import LiesBeside, open_register
from coalition_app.records.opening.lock import take_lock
from coalition_app.records.opening.new import create_register
from tests import sentences
from tests.commands.command_line import type_command
from tests.registers import PASSPHRASE, dump, make_register

HALF = ".a 2026-11-28 101500.coalition.copying"
PLAIN = engine.PLAIN_HEADER + b"names and contacts"
DOCUMENT = b"%PDF-1.7"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a closed register in a folder of its own, and a folder for copies beside that."""
    (tmp_path / "copies").mkdir()
    (tmp_path / "home").mkdir()
    path = tmp_path / "home" / "a.coalition"
    make_register(path).close()
    settings.remember_copies(path, tmp_path / "copies")
    return path


def left(file: Path, content: bytes = PLAIN, *, minutes: int = 10) -> Path:
    """Leave a file as a process does that was killed some minutes ago."""
    file.write_bytes(content)
    os.utime(file, (time.time() - 60 * minutes,) * 2)
    return file


@pytest.mark.parametrize(
    "name",
    [
        ".a.coalition.new",
        ".a.coalition.restoring",
        ".a.coalition.restoring-wal",
        ".a.coalition.reading",
        ".recovered.coalition.recovering",
        ".recovered.coalition.reading-wal",
        ".a set aside 2026-11-28 101500.coalition.copying",
        ".a.coalition.passphrase",
        HALF,
        f"{HALF}-journal",
        ".a before passphrase 2026-11-28 101500.coalition.copying",
        ".a before restore 2026-11-28 101500 2.coalition-wal.copying",
        ".annex.pdf.k3_x9abc.part",
    ],
)
def test_what_is_half_made_is_removed_at_the_next_opening_and_named(path: Path, name: str) -> None:
    left(path.with_name(name), DOCUMENT if name.endswith(".part") else PLAIN)
    with open_register(path) as database:
        assert not path.with_name(name).exists()
        told = "".join(database.left)
    assert "was removed" in told or name.endswith(("-wal", "-journal"))
    assert name in told or name.endswith(("-wal", "-journal"))


def test_what_another_process_makes_this_minute_stays(path: Path) -> None:
    made, young = path.with_name("b.coalition"), path.with_name(".c.coalition.new")
    draft = left(path.with_name(".b.coalition.recovering"))
    left(young, minutes=0)
    lock = take_lock(made)
    open_register(path).close()
    assert draft.exists()
    assert young.exists()
    lock.release()
    open_register(path).close()
    assert not draft.exists()


@pytest.mark.parametrize(
    "name",
    [
        ".a.coalition.notes",
        ".notes.new",
        ".b.coalition.restoring",
        ".b 2026-11-28 101500.coalition.copying",
        ".a 2026-11-28.coalition.copying",
        "a 2026-11-28 101500.coalition",
        "a before restore 2026-11-28 101500.coalition",
        ".annex.pdf.part",
        "a.coalition.restoring",
    ],
)
def test_what_is_not_surely_ours_stays(path: Path, name: str) -> None:
    left(path.with_name(name))
    with open_register(path) as database:
        assert database.left == ()
    assert path.with_name(name).read_bytes() == PLAIN


def test_a_document_that_was_not_finished_goes_once_it_is_written_anew(tmp_path: Path) -> None:
    dead = left(tmp_path / ".список для печати за.k3_x9abc.part", b"%PDF-")
    other = left(tmp_path / ".other.pdf.k3_x9abc.part", b"%PDF-")
    strange = left(tmp_path / ".список для печати за.a3_x9abc.part", b"\x7fELF\0")
    target = tmp_path / "список для печати зала заседаний.pdf"
    atomic_file.place(target, b"%PDF-1.7", replace=False)
    assert target.read_bytes() == b"%PDF-1.7"
    assert (dead.exists(), other.exists(), strange.exists()) == (False, True, True)


def test_a_folder_and_a_link_of_such_a_name_stay(path: Path) -> None:
    path.with_name(HALF).mkdir()
    restoring_draft(path).symlink_to(path)
    open_register(path).close()
    assert path.with_name(HALF).is_dir()
    assert restoring_draft(path).is_symlink()


def test_where_copies_went_only_what_rests_is_removed(path: Path) -> None:
    """Another register of the same name may be copied there this minute."""
    copies = path.parents[1] / "copies"
    at_work, dead = left(copies / HALF, minutes=0), left(copies / HALF.replace("15", "16"))
    with open_register(path) as database:
        (told,) = database.left
    assert str(dead) in told
    assert at_work.exists()
    assert not dead.exists()


def test_that_something_could_be_read_without_the_passphrase_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    left(tmp_path / HALF)
    left(passphrase_draft(path), b"\x01" * 4096)
    with open_register(path, PASSPHRASE) as database:
        hidden, readable = database.left
    assert HALF in readable
    assert "without the passphrase" in readable
    assert HALF not in hidden


def test_a_command_tells_it_beside_its_answer(path: Path) -> None:
    left(path.with_name(HALF))
    answer = type_command("signatories", path)
    assert answer.code == 0
    assert HALF in answer.err


def test_nothing_readable_is_left_where_the_register_is_encrypted(path: Path) -> None:
    copies = path.parents[1] / "copies"
    here, there = left(path.with_name(HALF)), left(copies / HALF, minutes=0)
    with open_register(path) as database:
        copy = back_up(database, copies)
        here.write_bytes(PLAIN)
        said = rekey.changed_sentence(register.change_passphrase(database, PASSPHRASE))
    assert not here.exists()
    assert not there.exists()
    assert HALF in said
    assert f"not encrypted: {copy}" in said


def test_what_cannot_be_removed_stops_the_encryption(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the folder with the copies was mounted read-only since."""
    half = left(path.parents[1] / "copies" / HALF)
    unlink = Path.unlink

    def refusing(file: Path, missing_ok: bool = False) -> None:
        if file == half:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refusing)
    with open_register(path) as database:
        assert "cannot be removed" in "".join(database.left)
        with pytest.raises(UserError, match="The passphrase was not changed"):
            register.change_passphrase(database, PASSPHRASE)
    assert engine.is_plain(path)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("draft", [restoring_draft, passphrase_draft])
def test_the_only_whole_register_is_offered_and_put_in_its_place(
    tmp_path: Path, passphrase: str | None, draft: object
) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, passphrase=passphrase) as database:
        rows = dump(database)
    whole = path.rename(draft(path))  # type: ignore[operator]
    with pytest.raises(LiesBeside, match="may be the whole register") as refused:
        open_register(path, passphrase)
    assert (refused.value.register, refused.value.found) == (path, whole)
    assert whole.exists()
    assert restore(whole, path, passphrase) is None
    with open_register(path, passphrase) as database:
        assert dump(database) == rows
    assert not whole.exists()


def test_a_half_one_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path).close()
    whole = path.read_bytes()
    path.unlink()
    restoring_draft(path).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match="There is no register at") as refused:
        open_register(path)
    assert not isinstance(refused.value, LiesBeside)


def test_a_draft_that_is_not_whole_is_refused_and_stays(tmp_path: Path) -> None:
    """An encrypted one is judged only once its passphrase is there."""
    path = tmp_path / "a.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.unlink()
    restoring_draft(path).write_bytes(damaged)
    with pytest.raises(UserError):
        restore(restoring_draft(path), path, PASSPHRASE)
    assert restoring_draft(path).exists()
    assert not path.exists()


def test_the_newest_copy_beside_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path) as database:
        copy = back_up(database, tmp_path)
    older = left(tmp_path / "a before upgrade 2025-01-01 101500.coalition", path.read_bytes())
    path.unlink()
    with pytest.raises(LiesBeside, match="A copy of it lies beside") as refused:
        open_register(path)
    assert refused.value.found == copy
    copy.unlink()
    with pytest.raises(LiesBeside) as refused:
        open_register(path)
    assert refused.value.found == older


def test_a_new_register_has_its_name_only_with_its_first_action(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    create_register(path, coalition="К", passphrase=None).close()
    copy = shutil.copy(path, tmp_path / "copy.coalition")
    with open_register(Path(copy)) as database:
        assert [len(dump(database)["register"])] == [1]
    assert sorted(each.name for each in tmp_path.iterdir() if each.suffix != ".lock") == [
        "a.coalition",
        "copy.coalition",
    ]


def test_what_was_recorded_last_in_a_register_that_was_moved_away_is_kept(tmp_path: Path) -> None:
    path, log = tmp_path / "a.coalition", tmp_path / "a.coalition-wal"
    log.write_bytes(b"newest rows")
    with create_register(path, coalition="К", passphrase=None) as database:
        (told,) = database.left
        assert len(dump(database)["register"]) == 1
    (aside,) = tmp_path.glob("a set aside *.coalition-wal")
    assert aside.read_bytes() == b"newest rows"
    assert str(aside) in told


def test_there_is_no_register_where_nothing_lies_beside(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no register at"):
        open_register(tmp_path / "a.coalition")
    with pytest.raises(UserError, match=sentences.NO_FOLDER):
        create_register(tmp_path / "none" / "a.coalition", coalition="К", passphrase=None)
