"""The command `passphrase`: another one, a first one, none; refused without change."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.records.file import engine
from tests import sentences
from tests.commands.command_line import done, dump, files_beside, refused
from tests.registers import PASSPHRASE, make_register

NEW = "алты сөз кездейсоқ таңдалған"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    (tmp_path / "old.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW + "\n", encoding="utf-8")
    return path


def words(register: Path, *more: object) -> tuple[object, ...]:
    return ("passphrase", register, "--passphrase-file", register.parent / "old.txt", *more)


def test_another_passphrase(locked: Path) -> None:
    rows = dump(locked, PASSPHRASE)
    said = done(*words(locked, "--new-passphrase-file", locked.parent / "new.txt")).out
    (copy,) = locked.parent.glob("locked before passphrase *.coalition")
    assert str(copy) in said
    assert dump(locked, NEW) == rows
    assert dump(copy, PASSPHRASE) == rows
    assert PASSPHRASE not in said
    assert NEW not in said
    old = ("check", locked, "--passphrase-file", locked.parent / "old.txt")
    assert sentences.WRONG_PASSPHRASE in refused(*old)


def test_none_and_a_first_one(locked: Path) -> None:
    rows = dump(locked, PASSPHRASE)
    assert "no longer encrypted" in done(*words(locked, "--unencrypted")).out
    assert engine.is_plain(locked)
    assert dump(locked) == rows
    for each in locked.parent.glob("*before*"):
        each.unlink()  # the next copy may be made within the same second
    said = done("passphrase", locked, "--new-passphrase-file", locked.parent / "new.txt").out
    assert "is not encrypted: once" in said
    assert dump(locked, NEW) == rows


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ((), "--new-passphrase-file"),
        (("--new-passphrase-file", "old.txt"), "has now"),
        (("--new-passphrase-file", "empty.txt"), "empty"),
        (("--new-passphrase-file", "new.txt", "--unencrypted"), "not both"),
        (("--new-passphrase-file", "nowhere.txt"), "cannot be read"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    locked: Path, more: tuple[str, ...], why: str
) -> None:
    (locked.parent / "empty.txt").write_text("\n", encoding="utf-8")
    given = [locked.parent / each if each.endswith(".txt") else each for each in more]
    before = files_beside(locked)
    rows = dump(locked, PASSPHRASE)
    assert why in refused(*words(locked, *given))
    assert files_beside(locked) == before
    assert dump(locked, PASSPHRASE) == rows


def test_a_short_one_is_taken_and_said_to_be_short(locked: Path) -> None:
    (locked.parent / "short.txt").write_text("он екі", encoding="utf-8")
    said = done(*words(locked, "--new-passphrase-file", locked.parent / "short.txt")).out
    assert "short" in said


def test_the_recovery_sheet_is_written_only_with_the_passphrase(locked: Path) -> None:
    target, before = locked.parent / "sheet.pdf", dump(locked, PASSPHRASE)
    asked = ("recovery-sheet", locked, "--to", target, "--in", "kk", "--passphrase-file")
    locked.with_name("new.txt").write_text(NEW, encoding="utf-8")
    assert sentences.WRONG_PASSPHRASE in refused(*asked, locked.parent / "new.txt")
    assert not target.exists()
    done(*asked, locked.parent / "old.txt")
    text = PdfReader(target).pages[0].extract_text()
    assert set(PASSPHRASE.split()) <= set(text.split())
    assert "already exists" in refused(*asked, locked.parent / "old.txt")
    assert dump(locked, PASSPHRASE) == before


def test_an_unencrypted_register_has_no_recovery_sheet(tmp_path: Path) -> None:
    path = tmp_path / "open.coalition"
    make_register(path).close()
    said = refused("recovery-sheet", path, "--to", tmp_path / "sheet.pdf")
    assert "no passphrase" in said
    assert files_beside(path) == [path.name]
