"""What comes in of signatures that stand there already: said by number, nothing dropped, taken on request."""

import json
from pathlib import Path
from typing import Any

from tests.commands.command_line import done, type_command

FIRST = "Название;Город\nОО «Эхо»;Алматы\nОФ «Бір»;\nРОО «Шаңырақ»;Астана\n"
AGAIN = (
    "№;Название;Город;Требование 1;Комментарий к требованиям\n"
    "1;ОО «Эхо»;Алматы;не поддерживает;\n"
    "2;ОФ «Бір»;Тараз;поддерживает;кроме пункта о сроках\n"
    "3;РОО «Шаңырақ»;Астана;поддерживает;\n"
)
"""The list with more in it: whom it names with a town of its own is known by the number."""
UNNUMBERED = "".join(line.partition(";")[2] for line in AGAIN.splitlines(keepends=True))


def registered(folder: Path) -> Path:
    """Make a register whose statement three organisations signed."""
    register = folder / "a.coalition"
    done("new", register, "--coalition", "Коалиция", "--unencrypted")
    done(
        "statement",
        register,
        "--title",
        "О сроках",
        "--language",
        "ru",
        "--demand",
        "Первое.",
        "--demand",
        "Второе.",
    )
    put(folder, register, FIRST, "first.csv")
    return register


def put(folder: Path, register: Path, table: str, name: str, *more: str) -> Any:
    source = folder / name
    source.write_text(table, encoding="utf-8")
    return type_command("import", register, source, "--statement", 1, *more)


def rows(register: Path) -> list[Any]:
    listed: list[Any] = done("signatories", register, "--json").json["signatories"]
    return listed


def test_new_answers_of_known_bodies_are_named_and_not_recorded(tmp_path: Path) -> None:
    register = registered(tmp_path)
    before = rows(register)
    said = put(tmp_path, register, AGAIN, "again.csv")
    assert said.code == 1
    assert "NOT taken over" in said.out and "numbers 1, 2" in said.out
    assert "1. ОО «Эхо». Demand 1: now “supports”; the list says “does not support”" in said.out
    assert "2. ОФ «Бір». Words: the list says “кроме пункта о сроках”" in said.out
    assert "2. ОФ «Бір». Place: the list says “Тараз”" in said.out
    assert "3. " not in said.out.partition("NOT taken over")[2].replace("numbers 1, 2", "")
    assert rows(register) == before


def test_each_difference_is_in_the_answer(tmp_path: Path) -> None:
    register = registered(tmp_path)
    said = put(tmp_path, register, AGAIN, "again.csv", "--json")
    found = {(each["number"], each["cell"]): each for each in json.loads(said.out)["differences"]}
    assert found[1, "position"]["demand"] == 1
    assert (found[1, "position"]["now"], found[1, "position"]["comes"]) == (
        "supports",
        "does-not-support",
    )
    assert found[2, "place"]["comes"] == "Тараз"
    assert not any(each["taken"] for each in found.values())


def test_they_are_taken_over_on_request(tmp_path: Path) -> None:
    register = registered(tmp_path)
    said = put(tmp_path, register, AGAIN, "again.csv", "--take-changes")
    assert said.code == 0, said
    one, two, three = rows(register)
    assert one["positions"] == {"1": "does-not-support", "2": "supports"}
    assert two["place"] == "Тараз"
    assert [each["wording"] for each in two["acts"]] == ["кроме пункта о сроках"]
    assert two["acts"][0]["kind"] == "unsettled"
    assert set(two["positions"].values()) == {"unsettled"}
    assert set(three["positions"].values()) == {"supports"}
    assert type_command("check", register).code == 0
    again = put(tmp_path, register, AGAIN + "\n", "again2.csv", "--json")
    assert again.code == 0
    assert json.loads(again.out)["differences"] == []
    done("undo", register)
    assert rows(register)[0]["positions"]["1"] == "supports"


def test_who_is_only_named_alike_is_not_changed_unless_said_to_be_the_same(tmp_path: Path) -> None:
    """Without a number another of that name may be meant; linked, its words and data are not dropped."""
    register = registered(tmp_path)
    said = put(tmp_path, register, UNNUMBERED, "again.csv", "--take-changes")
    one, two, _three, four = rows(register)
    assert one["positions"]["1"] == "does-not-support"
    assert (two["place"], two["acts"], set(two["positions"].values())) == ("", [], {"supports"})
    assert "recorded as new" in said.out and "supports" not in four["positions"].values()
    done("undo", register)
    done("undo", register)
    assert len(rows(register)) == 3
    said = put(tmp_path, register, UNNUMBERED, "again.csv", "--link", "all")
    assert said.code == 1 and "numbers 1, 2" in said.out
    assert "2. ОФ «Бір». Words: the list says “кроме пункта о сроках”" in said.out
    said = put(tmp_path, register, UNNUMBERED, "again.csv", "--link", "all", "--take-changes")
    assert said.code == 0, said
    _one, two, _three = rows(register)
    assert (two["place"], set(two["positions"].values())) == ("Тараз", {"unsettled"})


def test_only_what_was_asked_for_is_taken(tmp_path: Path) -> None:
    register = registered(tmp_path)
    said = put(tmp_path, register, AGAIN, "again.csv", "--take-changes", "data")
    assert said.code == 1
    one, two, _three = rows(register)
    assert one["positions"]["1"] == "supports"
    assert (two["place"], two["acts"]) == ("Тараз", [])


def test_what_the_register_changed_since_is_no_news(tmp_path: Path) -> None:
    register = registered(tmp_path)
    put(tmp_path, register, AGAIN, "again.csv", "--take-changes")
    done("reserve", register, "--statement", 1, "--number", 1, "--demand", "1=supports")
    said = put(tmp_path, register, AGAIN + "\n", "again2.csv", "--take-changes")
    assert said.code == 0
    assert "repeats" in said.out
    assert rows(register)[0]["positions"]["1"] == "supports"


def test_who_is_marked_as_withdrawn_is_told_and_needs_a_day(tmp_path: Path) -> None:
    register = registered(tmp_path)
    table = "Название;Статус\nОО «Эхо»;отозвано\nОФ «Бір»;подписано\n"
    said = put(tmp_path, register, table, "again.csv", "--take-changes")
    assert said.code == 1
    assert "1. ОО «Эхо». Status: now “signed”; the list says “withdrawn”" in said.out
    assert rows(register)[0]["standing"] == "signed"
