"""By command: what was done is also told as one JSON object, with numbers and words, never with row keys."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from coalition_app.commands.parser import make_parser
from tests.commands.command_line import (
    attest_words,
    done,
    refused_without_change,
    small_register,
    type_command,
)

DAY = "2025-03-15"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return small_register(tmp_path, signatures=4)


@pytest.fixture
def attested(register: Path, tmp_path: Path) -> Path:
    done("attestor", register, "--name", "Дана Серик", "--office", "координатор")
    held = ("--held", "сейф", "--holder", "Д. Ахметова", "--received", "2025-03-14")
    done("evidence", register, "--all", *held)
    done(*attest_words(register, tmp_path / "annex.pdf", "--with-exceptions"))
    return register


def told(*words: object) -> Any:
    return done(*words, "--json").json


def test_evidence_of_all_and_of_some(register: Path, tmp_path: Path) -> None:
    mail = tmp_path / "письмо.eml"
    mail.write_bytes(b"Subject: x\n\nyes")
    said = told("evidence", register, "--number", 3, 1, "--file", mail, "--received", DAY)
    assert (said["statement"], said["numbers"], said["count"]) == (1, [3, 1], 2)
    assert (said["claim"], said["kind"], said["file"]) == ("consent", "mail", "письмо.eml")
    assert said["sha256"] == hashlib.sha256(mail.read_bytes()).hexdigest()
    assert (said["received"], said["size"], said["warnings"]) == (DAY, 15, [])
    said = told(
        "evidence",
        register,
        "--all",
        "--held",
        "сейф",
        "--holder",
        "Д. Ахметова",
        "--claim",
        "identity",
    )
    assert (said["numbers"], said["claim"], said["held"]) == ([1, 2, 3, 4], "identity", "сейф")
    assert (said["sha256"], said["size"]) == ("", None)


def test_who_attests_is_shown_and_recorded(register: Path) -> None:
    assert told("attestor", register) == {"attestor": None, "second": None}
    assert "No attestor is recorded yet" in done("attestor", register).out
    first = ("--name", "Дана Серик", "--office", "координатор", "директор")
    one = {"name": "Дана Серик", "offices": ["координатор", "директор"]}
    assert told("attestor", register, *first) == {"attestor": one, "second": None}
    other = {"name": "Т. Ж.", "offices": []}
    said = told("attestor", register, "--second", "--name", "Т. Ж.")
    assert said == {"attestor": one, "second": other} == told("attestor", register)
    shown = done("attestor", register).out
    assert shown.splitlines() == [
        "Дана Серик attests.",
        "   координатор",
        "   директор",
        "Т. Ж. also signs the attestation by hand.",
    ]
    assert told("attestor", register, "--no-second") == {"attestor": one, "second": None}
    journal = done("journal", register).out
    assert journal.count("set who attests") == 2  # looking wrote nothing


def test_a_reprint_says_which_print_it_is(attested: Path, tmp_path: Path) -> None:
    (edition,) = told("editions", attested)["editions"]
    again = tmp_path / "again.pdf"
    said = told("reprint", attested, "--edition", 1, "--to", again)
    digest = hashlib.sha256(again.read_bytes()).hexdigest()
    assert said["sha256"] == digest == edition["prints"][0]["sha256"]
    assert (said["statement"], said["edition"], said["code"]) == (1, 1, edition["code"])
    assert (said["digest"], said["language"]) == (edition["digest"], "ru")
    assert (said["further_print"], said["path"]) == (False, str(again))
    said = told("reprint", attested, "--edition", 1, "--in", "kk", "--to", tmp_path / "kk.pdf")
    assert (said["further_print"], said["language"]) == (True, "kk")
    assert said["code"] == edition["code"]


def test_a_delivery(attested: Path) -> None:
    words = ("--edition", 1, "--to", " Парламент ", "--date", "15.03.2025", "--incoming", "7/1")
    said = told("deliver", attested, *words)
    (edition,) = told("editions", attested)["editions"]
    assert said == {
        "statement": 1,
        "edition": 1,
        "code": edition["code"],
        "to": "Парламент",
        "date": DAY,
        "incoming": "7/1",
        "acceded": [],
    }
    (delivered,) = edition["deliveries"]
    assert delivered == {each: said[each] for each in ("to", "date", "incoming")}


def test_positions_and_their_words(register: Path) -> None:
    stances = ("--demand", "1=does-not-support", "--demand", "2=supports-with-reservation")
    words = ("--wording", "кроме сроков", "--wording-language", "ru", "--received", DAY)
    said = told("reserve", register, "--number", 2, *stances, *words)
    assert (said["statement"], said["number"]) == (1, 2)
    assert said["positions"] == {"1": "does-not-support", "2": "supports-with-reservation"}
    (act,) = said["acts"]
    assert (act["wording"], act["language"], act["received"]) == ("кроме сроков", "ru", DAY)


def test_moves_of_a_signature(attested: Path) -> None:
    said = told("withdraw", attested, "--number", 2, "--received", DAY, "--note", "письмо")
    assert said == {
        "statement": 1,
        "number": 2,
        "kind": "standing",
        "standing": "withdrawn",
        "received": DAY,
        "note": "письмо",
    }
    done("deliver", attested, "--edition", 1, "--to", "Парламент", "--date", DAY)
    done("sign", attested, "--name", "ОО «Пятое»")
    done("standing", attested, "--number", 5, "--to", "disputed")
    said = told("accede", attested, "--number", 5)
    assert (said["standing"], said["number"]) == ("acceded", 5)


def test_the_policy_of_a_demand(register: Path) -> None:
    for policy in ("core", "open"):
        said = told("policy", register, "--demand", 2, f"--{policy}")
        assert said == {"statement": 1, "demand": 2, "policy": policy}


def test_what_two_signatures_are_to_each_other(register: Path) -> None:
    said = told("decide", register, "--pair", 3, 1, "--as", "different", "--why", "разные")
    assert said == {
        "statement": 1,
        "a": 3,
        "b": 1,
        "verdict": "different",
        "why": "разные",
        "merge": None,
        "rejected": [],
    }
    said = told("decide", register, "--pair", 1, 2, "--as", "same", "--keep", 2)
    assert (said["merge"], said["rejected"]) == (1, [1])
    said = told("decide", register, "--pair", "attestor", 3, "--as", "two-signatures")
    assert (said["a"], said["b"]) == ("attestor", 3)


def test_a_check_of_one_signature(register: Path) -> None:
    words = ("check-signature", register, "--number", 2)
    said = told(*words, "--as", "rejected", "--ground", "чужая рука", "--by", "А. Ким")
    assert said == {
        "statement": 1,
        "number": 2,
        "verification": "rejected",
        "by": "А. Ким",
        "ground": "чужая рука",
    }
    said = told(*words, "--as", "unverified")
    assert (said["verification"], said["by"], said["ground"]) == ("unverified", "", "")


def test_a_refusal_is_no_json(register: Path) -> None:
    refused_without_change(
        register, "withdraw", register, "--number", 9, "--received", DAY, "--json"
    )


@pytest.mark.parametrize(("find", "code", "count"), [("", 0, 4), ("Бірлік 3", 0, 1), ("нет", 1, 0)])
def test_a_list_that_is_printed_item_by_item_looks_like_any_other(
    register: Path, find: str, code: int, count: int
) -> None:
    done("reserve", register, "--number", 3, "--demand", "1=abstains", "--wording", "не «всё»")
    said = type_command("signatories", register, "--json", "--find", find)
    assert said.code == code
    listed = json.loads(said.out)
    assert len(listed["signatories"]) == count
    assert said.out == json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def test_words_and_demands_answer_with_the_text_as_it_stands_now(register: Path) -> None:
    said = told("word", register, "--in", "en", "--title", "A statement")
    assert (said["statement"], said["text"], said["titles"]["en"]) == (1, 1, "A statement")
    assert told("word", register, "--date", "25.11.2025")["date"] == "2025-11-25"
    done("word", register, "--new-text")
    said = told("demand", register, "add", "--ru", "Третье.", "--demand", 1)
    assert (said["demand"], said["demands"][0]["text"]) == (1, {"ru": "Третье."})
    said = told("demand", register, "move", "--demand", 1, "--to", 2)
    assert (said["demand"], said["demands"][1]["text"]) == (2, {"ru": "Третье."})
    said = told("demand", register, "remove", "--demand", 2)
    assert (said["demand"], len(said["demands"])) == (2, 2)


def test_answers_to_a_new_text_tell_who_answered_and_who_did_not(register: Path) -> None:
    done("text", register, "seal")
    done("word", register, "--new-text")
    done("text", register, "seal")
    said = told("reconfirm", register, "--number", 3, 1, "--note", " rang ")
    assert (said["statement"], said["numbers"], said["to_reconfirm"]) == (1, [3, 1], [2, 4])
    assert said["note"] == "rang"
    said = told("decline-text", register, "--all")
    assert (said["numbers"], said["to_reconfirm"]) == ([2, 4], [])


def test_making_copying_and_restoring_a_register(tmp_path: Path) -> None:
    path, words = tmp_path / "a.coalition", tmp_path / "words"
    words.write_text("құпия сөз, ұзақ сөз", encoding="utf-8")
    made = told("new", path, "--coalition", "К", "--unencrypted")
    assert made == {"register": str(path), "encrypted": False, "time_zone": "Asia/Almaty"}
    copied = told("backup", path, tmp_path)
    assert Path(copied["copy"]).exists()
    assert copied["actions"] == 1
    changed = told("passphrase", path, "--new-passphrase-file", words)
    assert changed["encrypted"] is True
    assert Path(changed["copy"]).exists()
    restored = told("restore", copied["copy"], path, "--passphrase-file", words)
    assert restored["register"] == str(path)
    assert Path(restored["before"]).exists()
    assert told("check", path)["whole"] is True


WITHOUT_JSON = {"anchor", "annex", "checking-page", "leaflet", "receipt", "recovery-sheet"}
"""Commands that record nothing: six words, and files whose ending says their form."""


def test_every_command_answers_in_json() -> None:
    found = next(each.choices for each in make_parser()._actions if isinstance(each.choices, dict))
    silent = {
        name
        for name, made in found.items()
        if not any("--json" in each.option_strings for each in made._actions)
    }
    assert silent == WITHOUT_JSON
