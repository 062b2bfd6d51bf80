"""A list of the program that was changed by hand is refused where it says what no such list says."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.command_line import (
    damage,
    done,
    refused_without_change,
    small_register,
    type_command,
)

WRONG: tuple[Any, ...] = (2**31, 2**63, 2**70, -1, 1.5, None, True, [1], {}, "9" * 5000)
"""Neither a word nor a number that every database keeps whole; the last one is a word."""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_register(tmp_path_factory.mktemp("changed"))


@pytest.fixture(scope="module")
def lists(register: Path) -> dict[str, Any]:
    """Give the three forms of JSON that the program writes and reads back."""
    annex, table = register.parent / "annex.json", register.parent / "list.csv"
    done("annex", register, "--to", annex)
    table.write_text("number,name\n1,ОО «Свет»\n2,ОО «Луч»\n", encoding="utf-8")
    return {
        "signatories": done("signatories", register, "--statement", 1, "--json").json,
        "draft": done("import", "--dry-run", "--json", table).json,
        "annex": json.loads(annex.read_text(encoding="utf-8")),
    }


ENTRIES: dict[str, Callable[[Any], Any]] = {
    "signatories": lambda given: given["signatories"],
    "draft": lambda given: given["entries"],
    "annex": lambda given: given["sections"][0]["entries"],
}


def write(register: Path, given: object) -> Path:
    source = register.parent / "changed.json"
    source.write_text(json.dumps(given), encoding="utf-8")
    return source


@pytest.mark.parametrize("form", ENTRIES)
@pytest.mark.parametrize("field", ["number", "printed_number", "office", "place"])
def test_a_value_of_another_kind_is_refused_whole(
    register: Path, lists: dict[str, Any], form: str, field: str
) -> None:
    if field not in ENTRIES[form](lists[form])[0]:
        pytest.skip("an annex prints no number of the source")
    for value in WRONG if field == "number" else WRONG[:-1]:
        given = copy.deepcopy(lists[form])
        ENTRIES[form](given)[0][field] = value
        words = ("import", register, write(register, given), "--new-statement", "Другое")
        assert "cannot be read: it was changed" in refused_without_change(register, *words)


@pytest.mark.parametrize("form", ENTRIES)
def test_a_hidden_character_is_refused_with_its_place(
    register: Path, lists: dict[str, Any], form: str
) -> None:
    given = copy.deepcopy(lists[form])
    ENTRIES[form](given)[0]["name"] = "ОО «Э\u202eхо»"
    words = ("import", register, write(register, given), "--new-statement", "Другое")
    assert "“ОО «Э[U+202E]хо»”" in refused_without_change(register, *words)


@pytest.mark.parametrize("form", ENTRIES)
def test_what_was_not_changed_is_read(
    tmp_path: Path, register: Path, lists: dict[str, Any], form: str
) -> None:
    into = small_register(tmp_path)
    done("import", into, write(register, lists[form]), "--new-statement", "Другое")
    assert damage(into) == []


def test_lines_without_end_are_refused_at_once(register: Path, lists: dict[str, Any]) -> None:
    given = {**lists["draft"], "line_count": 2**31 - 1}
    assert type_command("import", "--dry-run", write(register, given)).code == 2


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_a_number_that_is_too_large_is_no_number_here(register: Path, number: int) -> None:
    here = ("--statement", 1)
    words = ("--wording", "Нет", "--wording-language", "ru")
    for command in (
        ("reserve", register, *here, "--number", number, "--demand", "1=abstains", *words),
        ("reserve", register, *here, "--number", 1, "--demand", f"{number}=abstains", *words),
        ("withdraw", register, *here, "--number", number, "--received", "2025-01-01"),
        ("evidence", register, *here, "--number", number, "--claim", "consent", "--note", "х"),
        ("deliver", register, *here, "--edition", number, "--to", "К", "--date", "2025-01-01"),
    ):
        line = refused_without_change(register, *command)
        assert str(number) in line
        assert " has no " in line
