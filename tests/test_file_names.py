"""Paths and names that no disk takes are refused in every command; the longest that it takes are taken."""

import re
import shutil
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.file_names import ROOM, refuse_long_name, typed_path
from tests.commands.command_line import (
    damage,
    done,
    refused,
    refused_without_change,
    small_register,
)

BAD = {
    "a name of 300 bytes": "ж" * 150,
    "a folder of 300 bytes": f"{'ж' * 150}/a",
    "a path of 6,000 bytes": "/".join(["ж" * 100] * 30),
    "a NUL": "a\0b",
}
PLACES = {
    "new": ("new", "BAD", "--coalition", "К", "--unencrypted"),
    "a register": ("signatories", "BAD"),
    "a list": ("import", "REGISTER", "BAD"),
    "a dry run": ("import", "--dry-run", "BAD"),
    "a map": ("import", "REGISTER", "REGISTER", "--map", "BAD"),
    "evidence": ("evidence", "REGISTER", "--number", 1, "--claim", "consent", "--file", "BAD"),
    "a passphrase": ("signatories", "REGISTER", "--passphrase-file", "BAD"),
    "a new passphrase": ("passphrase", "REGISTER", "--new-passphrase-file", "BAD"),
    "a folder of copies": ("backup", "REGISTER", "BAD"),
    "a copy": ("restore", "BAD", "REGISTER"),
    "what a copy replaces": ("restore", "REGISTER", "BAD"),
    "a letter": ("inbox", "REGISTER", "BAD"),
    "an annex": ("annex", "REGISTER", "--to", "BAD"),
    "the register of an annex": ("verify", "REGISTER", "--register", "BAD"),
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_register(tmp_path_factory.mktemp("names"))


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("place", PLACES)
def test_a_path_that_no_disk_takes_is_refused_everywhere(
    register: Path, place: str, bad: str
) -> None:
    typed = {"REGISTER": register, "BAD": f"{register.parent}/{BAD[bad]}"}
    words = [typed.get(str(word), word) for word in PLACES[place]]
    line = refused_without_change(register, *words)
    assert re.search(r"is too long for a path|U\+0000", line)
    assert len(line) < 300


@pytest.mark.parametrize("place", PLACES)
def test_an_empty_name_is_not_the_folder_in_which_one_stands(
    register: Path, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    words = [{"REGISTER": register, "BAD": ""}.get(str(word), word) for word in PLACES[place]]
    assert "is empty" in refused_without_change(register, *words)
    assert (list(tmp_path.iterdir()), list(here.iterdir())) == ([here], [])


def test_no_copy_takes_the_place_of_a_folder(register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "letter.txt").write_text("Согласны.", encoding="utf-8")
    assert "is a folder" in refused("restore", register, folder)
    assert [each.name for each in tmp_path.iterdir()] == ["papers"]
    assert (folder / "letter.txt").is_file()


def named(size: int, ending: str) -> str:
    """Give a Cyrillic name of so many bytes."""
    left = size - len(ending)
    return "a" * (left % 2) + "ж" * (left // 2) + ending


def test_a_register_with_the_longest_name_is_kept_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / named(255 - ROOM, ".coalition")
    copies = tmp_path / "copies"
    copies.mkdir()
    done("new", path, "--coalition", "К", "--unencrypted")
    done("statement", path, "--title", "Обращение", "--demand", "Первое.")
    done("sign", path, "--name", "ОО «Эхо»")
    done("backup", path, copies)
    (copy,) = copies.glob("*.coalition")
    done("undo", path)
    done("restore", copy, path)
    assert len(done("signatories", path, "--json").json["signatories"]) == 1
    assert damage(path) == []


@pytest.mark.parametrize("size", [256 - ROOM, 255])
def test_a_longer_name_of_a_register_is_refused_before_anything_is_written(
    register: Path, tmp_path: Path, size: int
) -> None:
    path = tmp_path / named(size, ".coalition")
    for words in (("new", path, "--coalition", "К", "--unencrypted"), ("restore", register, path)):
        line = refused(*words)
        assert f"takes {size} bytes, at most {255 - ROOM}" in line
        assert list(tmp_path.iterdir()) == []


def test_an_older_register_with_a_longer_name_opens_and_says_why_it_is_not_copied(
    register: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(register, tmp_path / named(240, ".coalition")))
    copies = tmp_path / "copies"
    copies.mkdir()
    done("sign", path, "--name", "ОО «Эхо»")
    assert "a shorter one" in refused_without_change(path, "backup", path, copies)
    assert list(copies.iterdir()) == []


@pytest.mark.parametrize("ending", [".pdf", ".txt", ".json"])
def test_a_document_may_have_the_longest_name(register: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / named(255, ending)
    done("annex", register, "--to", target)
    assert [each.name for each in tmp_path.iterdir()] == [target.name]


def test_lists_and_evidence_may_have_the_longest_name(register: Path, tmp_path: Path) -> None:
    source, shown = tmp_path / named(255, ".csv"), tmp_path / named(255, ".txt")
    source.write_text("number,name\n1,ОО «Свет»\n2,ОО «Луч»\n", encoding="utf-8")
    shown.write_text("Согласны.", encoding="utf-8")
    done("import", register, source, "--new-statement", "Другое")
    done(
        "evidence", register, "--statement", 1, "--number", 1, "--claim", "consent", "--file", shown
    )
    assert damage(register) == []


def test_the_rule_itself(tmp_path: Path) -> None:
    refuse_long_name(tmp_path / ("я" * 127))
    with pytest.raises(UserError, match="takes 256 bytes, at most 255"):
        refuse_long_name(tmp_path / ("я" * 128))
    assert typed_path("нет такого") == Path("нет такого")
