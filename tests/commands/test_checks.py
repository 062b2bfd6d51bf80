"""By command: a check that leaves doubt, and confirming, which means two things and says which."""

import json
from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import done, refused_without_change, small_register
from tests.registers import add_signatures, signatures_of, this_day

SEEN = ("--ground", "подпись сличена с оригиналом", "--by", "А. Ким")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_register(tmp_path, signatures=5)


def verifications(register: Path) -> list[str]:
    with open_register(register) as database:
        return [row.verification for row in signatures_of(database)]


def test_doubt_is_recorded_for_several_as_one_action(register: Path) -> None:
    said = done("dispute", register, "--statement", 1, "--number", 4, 2, 4, *SEEN, "--json").json
    assert said == {
        "statement": 1,
        "numbers": [4, 2],
        "count": 2,
        "kind": "verification",
        "verification": "disputed",
        "by": "А. Ким",
        "ground": "подпись сличена с оригиналом",
    }
    found = ["unverified", "disputed", "unverified", "disputed", "unverified"]
    assert verifications(register) == found
    newest = done("journal", register, "--json").json["entries"][-1]
    assert "the check of 2 signatures of statement 1" in json.dumps(newest, ensure_ascii=False)
    checks = done("challenge", register, "--number", 2, "--json").json["checks"]
    assert [(each["verification"], each["by"]) for each in checks] == [("disputed", "А. Ким")]
    done("undo", register)
    assert verifications(register) == ["unverified"] * 5


def test_doubt_of_one_says_which(register: Path) -> None:
    assert "the check leaves doubt" in done("dispute", register, "--number", 3, *SEEN).out
    assert "number 3 of statement 1 leaves doubt" in done("journal", register).out


def test_confirming_where_no_approval_is_awaited_is_the_finding_of_a_check(register: Path) -> None:
    said = done("confirm", register, "--number", 2, *SEEN).out
    assert "waits for no approval: a check confirmed the signature" in said
    assert verifications(register)[1] == "confirmed"
    told = done("confirm", register, "--number", 3, "--note", "звонок", "--by", "Б", "--json").json
    assert (told["kind"], told["verification"], told["standing"]) == (
        "verification",
        "confirmed",
        "signed",
    )
    assert (told["by"], told["ground"]) == ("Б", "звонок")


def test_confirming_an_awaited_approval_is_a_step(register: Path) -> None:
    with open_register(register) as database:
        add_signatures(database, 2, status="subject-to-approval")
    day = this_day().isoformat()
    assert "6: signed" in done("confirm", register, "--number", 6).out
    came = ("--received", day, "--note", "протокол")
    said = done("confirm", register, "--number", 7, *came, "--json").json
    assert said == {
        "statement": 1,
        "number": 7,
        "kind": "standing",
        "standing": "signed",
        "received": day,
        "note": "протокол",
    }
    with open_register(register) as database:
        row = signatures_of(database)[6]
    assert (row.status, row.verification) == ("signed", "unverified")


def test_an_approval_takes_no_ground_of_a_check(register: Path) -> None:
    with open_register(register) as database:
        add_signatures(database, 1, status="subject-to-approval")
    line = refused_without_change(register, "confirm", register, "--number", 6, *SEEN)
    assert "waits for an approval" in line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("confirm", "--number", 2), "on what ground"),
        (("confirm", "--number", 2, "--ground", "звонок", "--by", ""), "who checked"),
        (("confirm", "--number", 2, *SEEN, "--received", "2026-01-05"), "leave --received out"),
        (("confirm", "--number", 9, *SEEN), "no signature number 9"),
        (("confirm", "--number", 1, *SEEN), "there is nothing to confirm"),
        (("dispute", "--number", 2), "on what ground"),
        (("dispute", "--number", 2, 9, *SEEN), "no signature number 9"),
        (("dispute", "--number", "две", *SEEN), "invalid"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    register: Path, words: tuple[object, ...], said: str
) -> None:
    done("withdraw", register, "--number", 1, "--received", "2026-01-05")
    command, *rest = words
    assert said in refused_without_change(register, command, register, *rest)
