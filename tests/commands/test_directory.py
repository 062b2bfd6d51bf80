"""Commands for the directory: found in any alphabet, shown, and each part changed as one action."""

from pathlib import Path

import pytest

from tests.commands.command_line import (
    done,
    dump,
    refused,
    refused_without_change,
    small_register,
    type_command,
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_register(tmp_path)


def shown(register: Path, *options: object) -> dict[str, object]:
    found: dict[str, object] = done(
        "signatory", register, "show", "--number", 1, "--json", *options
    ).json
    return found


def change(register: Path, what: str, *options: object) -> dict[str, object]:
    found: dict[str, object] = done(
        "signatory", register, what, "--number", 1, "--json", *options
    ).json
    return found


def test_names_are_changed_and_the_old_one_still_finds_it(register: Path) -> None:
    old = str(shown(register)["name"])
    given = (
        "--name",
        "«Шаңырақ»",
        "--legal-form",
        "ҚҚ",
        "--alias",
        "Дом",
        "--name-in",
        "en=Hearth",
    )
    told = change(register, "names", *given)
    assert (told["name"], told["legal_form"]) == ("«Шаңырақ»", "ҚҚ")
    assert (told["former_names"], told["aliases"]) == ([old], ["Дом"])
    assert told["names"] == {"en": "Hearth"}
    for words in ("shanyraq", "дом", old):
        listed = done("directory", register, "--find", words, "--json").json["signatories"]
        assert "«Шаңырақ»" in [each["name"] for each in listed]
    assert type_command("directory", register, "--find", "nobody at all").code == 1
    # What was signed keeps its name.
    assert done("signatories", register, "--json").json["signatories"][0]["name"] == old
    done("undo", register)
    assert shown(register)["name"] == old


def test_the_other_parts_are_changed_one_by_one(register: Path) -> None:
    assert change(register, "place", "--place", "Өскемен")["place"] == "Өскемен"
    assert change(register, "place", "--country", "Қазақстан")["place"] == "Өскемен"
    people = ("--person", "Аян Ли|директор", "--person", "Ия Ко")
    assert change(register, "people", *people)["people"] == [
        {"name": "Аян Ли", "office": "директор"},
        {"name": "Ия Ко", "office": ""},
    ]
    assert change(register, "people", "--nobody")["people"] == []
    assert change(register, "parent", "--of", 2)["parent"] != ""
    above = done("signatory", register, "show", "--number", 2, "--json").json
    assert len(above["branches"]) == 1
    assert change(register, "parent", "--no-parent")["parent"] == ""


def test_private_details_are_shown_only_when_asked_for(register: Path) -> None:
    given = ("--contact", "a@b.kz", "--notes", "звонить вечером", "--publish", "initials")
    assert change(register, "private", *given)["publish"] == "initials"
    assert "a@b.kz" not in done("signatory", register, "show", "--number", 1).out
    assert "contacts" not in shown(register)
    assert shown(register, "--contacts-too")["contacts"] == ["a@b.kz"]
    kept = change(register, "private", "--publish", "withheld")
    assert kept["publish"] == "withheld"
    assert shown(register, "--contacts-too")["notes"] == "звонить вечером"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("names",), "Say what is to change: --name"),
        (("names", "--place", "x"), "--place does not go with “signatory names”"),
        (("names", "--name", " "), "needs a name"),
        (("names", "--name-in", "de=Haus"), "no name in a language"),
        (("parent", "--of", 1), "branch of itself"),
        (("parent", "--of", 99), "no signature number 99"),
        (("private", "--notes", "x" * 20_001), "20001 characters"),
        (("people", *["--person", "A"] * 101), "101 lines"),
    ],
)
def test_wrong_changes_are_refused(register: Path, given: tuple[object, ...], said: str) -> None:
    what, *options = given
    line = refused_without_change(register, "signatory", register, what, "--number", 1, *options)
    assert said in line


def test_what_is_done_may_stand_before_the_register_as_it_did(register: Path) -> None:
    told = ("--number", 1, "--json")
    assert done("signatory", "show", register, *told).json == shown(register)
    done("signatory", "place", register, "--number", 1, "--place", "Өскемен")
    assert shown(register)["place"] == "Өскемен"
    assert "invalid choice" in refused("signatory", register, "burn", "--number", 1)


def test_showing_changes_nothing(register: Path) -> None:
    before = dump(register)
    done("directory", register)
    done("signatory", register, "show", "--number", 1, "--contacts-too")
    assert dump(register) == before
