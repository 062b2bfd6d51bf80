"""A title that is not sure: told at the import, among the doubts, and settled before an attestation."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.commands.command_line import done, refused_without_change, small_register, type_command

LIST = "Мост через Сарысу\n\nМост закрыли весной.\n\nПодписали:\n1. ОФ «Чайка»\n2. ОФ «Клён»\n3. ОФ «Ручей»\n"
CODE = "doubted-title"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "list.txt"
    path.write_text(LIST, "utf-8")
    return path


def doubted(register: Path, statement: int) -> list[dict[str, Any]]:
    found = done("doubts", register, "--statement", statement, "--json").json["doubts"]
    return [each for each in found if each["code"] == CODE]


def stops(register: Path, statement: int) -> bool:
    items = type_command("ready", register, "--statement", statement, "--json").json["items"]
    return any(each["kind"] == "title-doubted" and each["severity"] == "stops" for each in items)


def test_a_doubted_title_stops_until_it_is_said_to_be_right(tmp_path: Path, source: Path) -> None:
    register = small_register(tmp_path)
    made = done("import", register, source, "--json").json
    assert made["title_candidates"][0] == "Мост через Сарысу"
    (doubt,) = doubted(register, 2)
    assert (doubt["text"], doubt["lines"], doubt["number"]) == ("Мост через Сарысу", "1", None)
    assert stops(register, 2)
    for other in ("print", "private", "words"):
        refused_without_change(
            register, "settle", register, "--statement", 2, "--line", 1, "--as", other
        )
    done("settle", register, "--statement", 2, "--line", 1, "--as", "nothing")
    assert doubted(register, 2) == [] and not stops(register, 2)


def test_a_title_with_parted_letters_is_asked_about_too(tmp_path: Path) -> None:
    register, source = small_register(tmp_path), tmp_path / "list.txt"
    source.write_text(unicodedata.normalize("NFD", LIST.replace("Мост", "Мой мост")), "utf-8")
    done("import", register, source)
    assert len(doubted(register, 2)) == 1 and stops(register, 2)
    done("settle", register, "--statement", 2, "--line", 1, "--as", "nothing")
    assert doubted(register, 2) == [] and not stops(register, 2)


def test_another_title_answers_the_question(tmp_path: Path, source: Path) -> None:
    register = small_register(tmp_path)
    done("import", register, source)
    words = ("--statement", 2, "--in", "ru")
    refused_without_change(register, "word", register, *words, "--body", "Мост открыт.")
    done("word", register, *words, "--title", "Обращение о мосте")
    refused_without_change(register, "word", register, *words, "--title", "Письмо о мосте")
    assert doubted(register, 2) == [] and not stops(register, 2)
    done("undo", register)
    assert len(doubted(register, 2)) == 1


@pytest.mark.parametrize("title", ["Обращение о мосте", "Мост через Сарысу"])
def test_a_typed_title_is_not_asked_about(tmp_path: Path, source: Path, title: str) -> None:
    register = small_register(tmp_path)
    made = done("import", register, source, "--new-statement", title, "--json").json
    assert made["title_candidates"] == [] and doubted(register, 2) == []


def test_the_title_of_a_statement_that_is_there_is_not_asked_about(
    tmp_path: Path, source: Path
) -> None:
    register = small_register(tmp_path)
    made = done("import", register, source, "--statement", 1, "--json").json
    assert made["title_candidates"] == [] and doubted(register, 1) == []


def test_a_dry_run_tells_what_may_be_the_title(source: Path) -> None:
    lines = done("import", "--dry-run", "--json", source).json["open_lines"]
    (asked,) = [each for each in lines if each["code"] == CODE]
    assert asked["candidates"][0] == "Мост через Сарысу"
    assert "Is this the title? “Мост через Сарысу”" in done("import", "--dry-run", source).out
