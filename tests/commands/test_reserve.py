"""The commands about words: reserve with every kind, and what follows on words; all refused moves."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.command_line import (
    POSITIONS_OF_18,
    RESERVATION,
    STATEMENT,
    done,
    dump,
    refused_without_change,
    small_register,
    type_command,
)

CAME = ("--received", "2025-03-01")
LATER = ("--received", "14.03.2025")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_register(tmp_path)


def words_of(register: Path, number: int) -> list[dict[str, Any]]:
    listed = done("signatories", register, "--json").json["signatories"]
    found: list[dict[str, Any]] = next(e["acts"] for e in listed if e["number"] == number)
    return found


def reserve(register: Path, *words: object) -> None:
    done("reserve", register, "--number", 1, *CAME, *words)


@pytest.fixture
def reserved(register: Path) -> Path:
    reserve(
        register,
        *("--demand", "1=does-not-support", "--demand", "2=supports-with-reservation"),
        *("--wording", "кроме сроков", "--made", "2025-02-20"),
    )
    return register


def test_every_kind_of_words_can_be_recorded(register: Path) -> None:
    reserve(
        register,
        "--demand",
        "1=supports-with-reservation",
        "--wording",
        "а",
        "--kind",
        "reservation",
    )
    declared = ("--wording", "б", "--kind", "interpretive-declaration", "--touching", 1, 2)
    reserve(register, *declared)
    reserve(register, "--wording", "в", "--kind", "explanation")
    assert [(each["kind"], each["demands"]) for each in words_of(register, 1)] == [
        ("reservation", [1]),
        ("interpretive-declaration", [1, 2]),
        ("explanation", []),
    ]


def test_words_on_the_whole_statement_touch_every_demand(register: Path) -> None:
    reserve(register, "--wording", "только в мирное время", "--whole")
    positions = done("positions", register, "--json").json
    assert positions["exceptions"][0]["positions"] == {
        "1": "supports-with-reservation",
        "2": "supports-with-reservation",
    }


def test_words_are_withdrawn_and_stay_to_be_read(reserved: Path) -> None:
    answer = done(
        *("withdraw-words", reserved, "--number", 1, *LATER, "--position", "1=abstains", "--json")
    ).json
    assert answer["positions"] == {"1": "abstains", "2": "supports"}
    (words,) = answer["acts"]
    assert (words["wording"], words["made"], words["received"], words["stands_until"]) == (
        "кроме сроков",
        "2025-02-20",
        "2025-03-01",
        "2025-03-14",
    )
    assert words_of(reserved, 1) == []
    explained = done("explain", reserved, "--number", 1).out
    assert "Withdrawn on 14.03.2025; no longer in force" in explained
    assert "кроме сроков" in explained


def test_a_reservation_is_narrowed(reserved: Path) -> None:
    answer = done(
        *("narrow-words", reserved, "--number", 1, "--act", 1, *LATER, "--touching", 2),
        *("--wording", "кроме срока оплаты", "--json"),
    ).json
    assert answer["positions"] == {"1": "supports", "2": "supports-with-reservation"}
    assert [(each["act"], each["corrects"], each["demands"]) for each in answer["acts"]] == [
        (1, None, [1, 2]),
        (2, 1, [2]),
    ]


def test_words_are_corrected_with_their_reason(reserved: Path) -> None:
    done(
        *("correct-words", reserved, "--number", 1, *LATER, "--wording", "кроме срока"),
        *("--reason", "опечатка при наборе"),
    )
    explained = done("explain", reserved, "--number", 1).out
    assert "Replaced by the words of 14.03.2025" in explained
    stands = "Replaces the words of 01.03.2025: опечатка при наборе"
    assert stands in explained
    assert [each["wording"] for each in words_of(reserved, 1)] == ["кроме срока"]


def test_a_translation_is_recorded_and_confirmed(reserved: Path) -> None:
    done(
        *("translate", reserved, "--number", 1, "--act", 1, "--into", "kk", "--text", "мерзімнен"),
        *("--translator", "С. А.", "--state", "draft"),
    )
    answer = done(
        *("translate", reserved, "--number", 1, "--into", "kk", "--state", "confirmed", "--json")
    ).json
    assert answer["acts"][0]["translations"] == [
        {
            "language": "kk",
            "wording": "мерзімнен",
            "translator": "С. А.",
            "state": "confirmed",
            "older_than_the_words": False,
        }
    ]
    items = done_or_not_ready(reserved)
    assert "translation-not-confirmed" not in items


def done_or_not_ready(register: Path) -> set[str]:
    return {each["kind"] for each in type_command("ready", register, "--json").json["items"]}


def test_each_is_undone_by_name(reserved: Path) -> None:
    before = dump(reserved)
    done("withdraw-words", reserved, "--number", 1, *LATER)
    assert "withdraw words of No. 1 in statement 1" in done("journal", reserved).out
    done("undo", reserved)
    assert dump(reserved) == before


REFUSED = [
    "withdraw-words --number 1",
    "withdraw-words --number 1 --received 2999-01-01",
    "withdraw-words --number 1 --received 2025-02-28",
    "withdraw-words --number 1 --received вчера",
    "withdraw-words --number 2 --received 2025-03-14",
    "withdraw-words --number 9 --received 2025-03-14",
    "withdraw-words --number 1 --act 2 --received 2025-03-14",
    "withdraw-words --number 1 --received 2025-03-14 --position 2",
    "withdraw-words --number 1 --received 2025-03-14 --position 2=maybe",
    "withdraw-words --number 1 --received 2025-03-14 --position 2=supports-with-reservation",
    "narrow-words --number 1 --received 2025-03-14",
    "narrow-words --number 1 --received 2025-03-14 --touching 1 2",
    "narrow-words --number 1 --received 2025-03-14 --touching 3",
    "narrow-words --number 1 --received 2025-03-14 --touching второе",
    "correct-words --number 1 --received 2025-03-14 --wording иначе",
    "correct-words --number 1 --received 2025-03-14 --wording иначе --reason=",
    "correct-words --number 1 --received 2025-03-14 --reason так",
    "translate --number 1 --into ru --text слова --translator С.А.",
    "translate --number 1 --into de --text слова --translator С.А.",
    "translate --number 1 --into kk --text слова",
    "translate --number 1 --into kk --text= --translator С.А.",
    "translate --number 1 --into kk --text слова --translator С.А. --state sworn",
    "translate --number 1 --into kk --state checked",
    "reserve --number 1 --wording слова --kind wish",
    "reserve --number 1 --wording слова --kind reservation --demand 1=supports",
    "reserve --number 1 --demand 1=abstains --wording слова --made 2999-01-01",
    "reserve --number 1 --demand 1=abstains --wording слова --touching 1 1",
    "reserve --number 1 --demand 1=abstains --wording слова --touching 9",
]


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_is_refused_in_one_line(reserved: Path, typed: str) -> None:
    command, *words = typed.split(" ")
    refused_without_change(reserved, command, reserved, *words)


def test_the_real_reservation_is_withdrawn_from_its_annex(tmp_path: Path) -> None:
    """Of 119 signed, demand 1: 118 and 1; demand 2: 118 and 1; demand 3: 118 and 1 not stated."""
    case = tmp_path / "case.coalition"
    done("new", case, "--coalition", "Коалиция НПО", "--unencrypted")
    done("import", case, STATEMENT)
    done("reserve", case, "--number", 18, *POSITIONS_OF_18)
    before = done("positions", case, "--json").json["counts"]
    assert [{word: n for word, n in each.items() if n} for each in before.values()] == [
        {"supports": 118, "does-not-support": 1},
        {"supports": 118, "supports-with-reservation": 1},
        {"supports": 118, "not-stated": 1},
    ]
    done("withdraw-words", case, "--number", 18, "--received", "2025-03-20")
    after = done("positions", case, "--json").json["counts"]
    assert [{word: n for word, n in each.items() if n} for each in after.values()] == [
        {"supports": 119},
        {"supports": 119},
        {"supports": 118, "not-stated": 1},
    ]
    target = case.parent / "draft.txt"
    done("annex", case, "--to", target)
    text = " ".join(target.read_text(encoding="utf-8").split())
    assert RESERVATION[:40] not in text
    assert "Шаңырақ" in text
