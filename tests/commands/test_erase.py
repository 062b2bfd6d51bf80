"""The commands `erase` and `erasure-certificate`: shown first, then for good; the edition stays genuine."""

import datetime as dt
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.operations import erasing
from coalition_app.records.file.engine import pragma
from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import done, type_command
from tests.registers import recorded_on

HERS = ("her@example.kz", "не звонить домой", "Абая 5")


@pytest.fixture
def register(attested_case: Path, tmp_path: Path) -> Path:
    """Give the attested case with contacts, a note and a letter of 18, delivered on 15 March 2025."""
    letter = tmp_path / "letter.txt"
    letter.write_text(HERS[2], encoding="utf-8")
    of_18 = ("--statement", 1, "--number", 18)
    with recorded_on(dt.date(2025, 3, 15)):
        done(
            "signatory", attested_case, "private", *of_18, "--contact", HERS[0], "--notes", HERS[1]
        )
        shown = ("--claim", "identity", "--kind", "scan", "--file", letter)
        done("evidence", attested_case, *of_18, *shown, "--received", "2025-03-13")
        to = ("--edition", 1, "--to", "Парламент", "--date", "2025-03-15")
        done("deliver", attested_case, "--statement", 1, *to)
    letter.unlink()
    return attested_case


def erase(register: Path, *more: object) -> object:
    return done("erase", register, "--statement", 1, "--number", 18, "--json", *more).json


def test_what_goes_is_shown_and_nothing_is_changed(register: Path) -> None:
    before = register.read_bytes()
    answer = type_command("erase", register, "--statement", 1, "--number", 18, "--json")
    assert answer.code == 0
    told = answer.json
    assert told["erased"] is False
    assert {each["kind"]: each["values"] for each in told["goes"]} == {
        "contacts": 1,
        "notes": 1,
        "files": 1,
    }
    assert told["bytes"] == len(HERS[2].encode())
    assert told["stays"]["editions"] == [{"statement": 1, "edition": 1}]
    assert [each["others"] for each in told["stays"]["lists"]] == [118]
    assert register.read_bytes() == before


def test_whose_evidence_goes_with_a_list_is_said_by_number_and_name(register: Path) -> None:
    of_18 = ("erase", register, "--statement", 1, "--number", 18, "--with-lists")
    others = done(*of_18, "--json").json["others"]
    assert (others["count"], len(others["first"])) == (118, 3)
    shown = [f"No. {each['number']} {each['name']}" for each in others["first"]]
    line = f"  The evidence of 118 other signatories goes too: {'; '.join(shown)} …"
    assert line in done(*of_18).out.splitlines()
    assert line in done(*of_18, "--for-good").out.splitlines()


def test_what_was_erased_is_gone_and_the_annex_is_genuine(register: Path, built_case: Path) -> None:
    told = erase(register, "--for-good")
    assert isinstance(told, dict)
    assert (told["erased"], told["compacted"]) == (True, True)
    assert dt.datetime.fromisoformat(told["at"]).utcoffset() == dt.timedelta(0)
    content = register.read_bytes()
    assert [word for word in HERS if word.encode() in content] == []
    assert done("check", register, "--json").json["whole"] is True
    verdict = done("verify", built_case / "annex.pdf", "--register", register, "--json").json
    assert verdict["verdict"] == "genuine"
    assert type_command("undo", register).code == 1
    again = type_command("erase", register, "--statement", 1, "--number", 18, "--for-good")
    assert (again.code, "nothing of this kind" in again.out) == (1, True)


def test_nothing_goes_before_its_term(register: Path) -> None:
    with recorded_on(dt.date(2025, 9, 14)):
        answer = type_command("erase", register, "--statement", 1, "--after-term", "--for-good")
    assert (answer.code, "15 September 2025" in answer.err) == (2, True)
    with recorded_on(dt.date(2025, 9, 15)):
        told = done("erase", register, "--statement", 1, "--after-term", "--json").json
    assert {each["kind"] for each in told["goes"]} == {"contacts", "notes"}
    with recorded_on(dt.date(2028, 3, 14)):
        told = done(
            "erase", register, "--statement", 1, "--after-term", "--for-good", "--json"
        ).json
        assert done("check", register, "--json").json["whole"] is True
    assert {each["kind"] for each in told["goes"]} == {"contacts", "notes", "files"}
    content = register.read_bytes()
    assert [word for word in HERS if word.encode() in content] == []


def test_contacts_of_whoever_signed_another_open_statement_stay(register: Path) -> None:
    with recorded_on(dt.date(2025, 4, 1)):
        done("statement", register, "--title", "Второе", "--language", "ru", "--demand", "Раз")
        with open_register(register) as database:
            one = "SELECT lower(hex(signatory_id)) FROM signature WHERE number = 18"
            ((key,),) = pragma(database.engine, one)
        done("sign", register, "--statement", 2, "--name", "Другие")
        with open_register(register) as database:
            pragma(
                database.engine,
                f"UPDATE signature SET signatory_id = x'{key}' WHERE statement_id = "
                "(SELECT id FROM statement WHERE number = 2)",
            )
    with recorded_on(dt.date(2026, 1, 1)):
        answer = type_command("erase", register, "--statement", 1, "--after-term", "--json")
    assert answer.json["stays"]["elsewhere"] == 1
    # The remarks of this list, and no contacts or notes of the directory.
    assert [each["kind"] for each in answer.json["goes"]] == ["notes"]
    with recorded_on(dt.date(2026, 1, 1)):
        done("erase", register, "--statement", 1, "--after-term", "--for-good")
    with open_register(register) as database:
        kept = "SELECT contacts, notes FROM signatory WHERE contacts IS NOT NULL"
        ((contacts, notes),) = pragma(database.engine, kept)
    assert (HERS[0] in contacts, notes) == (True, HERS[1])


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_certificate_says_what_went_and_holds_nothing_of_it(
    register: Path, tmp_path: Path, language: str
) -> None:
    page = tmp_path / "certificate.pdf"
    erase(register, "--for-good", "--certificate", page, "--in", language)
    document = PdfReader(page)
    assert "/StructTreeRoot" in document.root_object
    assert str(document.root_object["/Lang"])[:2] == language
    assert len(document.pages) == 1
    assert [word for word in HERS if word in document.pages[0].extract_text()] == []
    first = page.read_bytes()
    assert type_command("erasure-certificate", register, "--to", page).code == 2
    done("erasure-certificate", register, "--to", page, "--in", language, "--replace")
    assert page.read_bytes() == first


def test_a_certificate_is_of_what_was_erased(register: Path, tmp_path: Path) -> None:
    page = tmp_path / "certificate.pdf"
    answer = type_command("erasure-certificate", register, "--to", page)
    assert (answer.code, page.exists()) == (1, False)
    of_18 = ("--statement", 1, "--number", 18)
    assert type_command("erase", register, *of_18, "--certificate", page).code == 2


def test_every_kind_has_its_words() -> None:
    from coalition_app.documents.write.erasure_certificate import KINDS
    from coalition_app.records.erasing import find

    assert set(find.KINDS) == set(KINDS) == set(erasing.KIND_WORDS)
