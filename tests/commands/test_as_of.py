"""Typed: as-of, slip, corrigendum as a page, and deliveries in the list of editions."""

import datetime as dt
from pathlib import Path

import pytest

from coalition_app.records.signatures import edits
from coalition_app.records.store.database import Database
from tests import sentences
from tests.commands.command_line import done, refused
from tests.registers import (
    attest_now,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
    this_day,
    withdraw_signature,
)

DAY = dt.date(2026, 3, 1)


def attest(database: Database, target: Path, date: dt.date = DAY) -> None:
    attest_now(database, target, date=date)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a closed register with two editions; between them 2 withdrew and 3 was respelled."""
    path = tmp_path / "r.coalition"
    with make_register(path) as made:
        name_attestor(made)
        hold_originals(made)
        attest(made, tmp_path / "first.pdf")
        with made.writing("withdraw") as tx:
            withdraw_signature(tx, statement_of(tx), 2, dt.date(2026, 3, 5))
        with made.writing("respell") as tx:
            edits.respell_name(tx, statement_of(tx), 3, "Фонд «Бiрлiк 3»", "письмо фонда")
        attest(made, tmp_path / "second.pdf", dt.date(2026, 3, 6))
    return path


def test_the_list_of_a_past_day_names_its_dates_and_who_differs(register: Path) -> None:
    with_dates = ("--by", "effective", "--json")
    found = done("as-of", register, "--date", this_day().isoformat(), *with_dates).json
    assert (found["basis"], found["undated"]) == ("effective", [1, 3])
    assert found["then"]["signed"] == found["today"]["signed"] == 2
    assert found["zone"] == "Asia/Almaty, UTC+05:00"
    text = done("as-of", register, "--date", this_day().isoformat()).out
    assert "by the date recorded" in text
    assert "(Almaty, UTC+05:00)" in text
    assert "Signatures counted: 2 then, 2 today" in text
    assert "Signatures withdrawn: 1 then, 1 today" in text
    assert "Nothing." in text


def test_days_that_cannot_be_asked_for(register: Path) -> None:
    assert "is not a date" in refused("as-of", register, "--date", "вчера")
    assert sentences.FUTURE in refused("as-of", register, "--date", "9999-01-01")
    assert "The register begins on" in refused("as-of", register, "--date", "2001-01-01", code=1)


def test_deliveries_stand_with_their_edition(register: Path) -> None:
    whom = ("--to", "Парламент", "--incoming", "12-к")
    before = refused("deliver", register, "--edition", 1, "--date", "2026-02-28", *whom)
    assert "not handed over before" in before
    done("deliver", register, "--edition", 1, "--date", "2026-03-02", *whom)
    first, second = done("editions", register, "--json").json["editions"]
    assert first["deliveries"] == [{"to": "Парламент", "date": "2026-03-02", "incoming": "12-к"}]
    assert second["deliveries"] == []
    said = "Delivered on 02.03.2026 to Парламент, incoming No. 12-к"
    assert said in done("editions", register).out
    assert "no edition 3" in refused(
        "deliver", register, "--edition", 3, "--date", "2026-03-02", *whom
    )


def test_an_incoming_number_typed_with_its_sign_has_it_once(register: Path) -> None:
    whom = ("--to", "Парламент", "--incoming", "№ 12-3")
    done("deliver", register, "--edition", 1, "--date", "2026-03-02", *whom)
    assert "входящий №\u00a012-3" in done("--language", "ru", "editions", register).out
    (first, _second) = done("editions", register, "--json").json["editions"]
    assert first["deliveries"][0]["incoming"] == "№ 12-3"


def test_a_corrigendum_is_a_page_or_text_with_the_reason(register: Path, tmp_path: Path) -> None:
    page, text = tmp_path / "c.pdf", tmp_path / "c.txt"
    for target in (page, text):
        done("corrigendum", register, "--from", 1, "--to", target, "--in", "ru")
    assert page.read_bytes().startswith(b"%PDF")
    words = text.read_text("utf-8")
    assert "письмо фонда" in words and "Фонд «Бiрлiк 3»" in words
    found = done("corrigendum", register, "--from", 1, "--json").json
    assert [(e["kind"], e["number"], e["reasons"]) for e in found["corrections"]] == [
        ("withdrew", 2, []),
        ("respelled", 3, ["письмо фонда"]),
    ]
    assert "ends in .pdf, .txt, .html or .json" in refused(
        "corrigendum", register, "--from", 1, "--to", tmp_path / "c.docx"
    )
    assert "already exists" in refused("corrigendum", register, "--from", 1, "--to", page)


def test_a_slip_shows_one_signatory_of_one_edition(register: Path, tmp_path: Path) -> None:
    text = done("slip", register, "--number", 3, "--in", "en").out
    assert "3. ОФ Фонд «Бiрлiк 3»" in text
    assert "«Бірлік 1»" not in text
    old = done("slip", register, "--number", 2, "--edition", 1, "--json").json
    assert (old["edition"], old["standing"], old["name"]) == (1, "signed", "ОФ Фонд «Бірлік 2»")
    done("slip", register, "--number", 3, "--to", tmp_path / "s.pdf")
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert "does not print number 9" in refused("slip", register, "--number", 9)
    assert "no edition 7" in refused("slip", register, "--number", 1, "--edition", 7)
