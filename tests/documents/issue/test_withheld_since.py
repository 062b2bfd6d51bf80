"""A name withheld after two editions printed it: a corrigendum of today and a further print respect it."""

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.corrections import Corrigendum
from coalition_app.documents.content.withheld import withheld_sentence
from coalition_app.documents.issue.corrigendum import corrigendum_json, read_corrigendum
from coalition_app.documents.layout.corrigendum_words import corrigendum_lines
from coalition_app.documents.write.corrigendum_page import corrigendum_pdf
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures, status
from coalition_app.records.signatures.edits import respell_name
from coalition_app.records.store.database import Database
from tests.commands.command_line import done, type_command
from tests.registers import (
    add_signatures,
    attest_now,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
)

NAME, WORDS = "Айгерим Тихая", "кроме срока в пункте один"
NUMBER = 3


def withhold(database: Database, publish: str) -> None:
    with database.writing("change-directory") as tx:
        key = signatures.find_signature(tx, statement_of(tx), NUMBER).signatory_id
        directory.change_private(tx, key, publish=publish, contacts=(), notes="")


def join(database: Database) -> None:
    add_signatures(database, 1, name=NAME, legal_form="", kind="individual", office="врач Тихая")


def reserve(database: Database) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation"}, WORDS, language="ru")
        positions.record_position(tx, statement_of(tx), NUMBER, new)


def dispute(database: Database) -> None:
    with database.writing("change-standing") as tx:
        status.change_status(tx, statement_of(tx), NUMBER, "disputed", received=tx.today)


def explain(database: Database) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition({}, WORDS, language="ru", kind="explanation")
        positions.record_position(tx, statement_of(tx), NUMBER, new)


def respell(database: Database) -> None:
    with database.writing("respell-name") as tx:
        respell_name(tx, statement_of(tx), NUMBER, f"{NAME}-Омарова", "Тихая просила")


CHANGES = {
    "joined": join,
    "position": reserve,
    "standing": dispute,
    "new-words": explain,
    "respelled": respell,
}
"""What happens between the editions, by the kind of correction that it makes."""


def made(folder: Path, kind: str) -> Database:
    """Make a register in which something of No. 3 changed between two editions that both print the name."""
    database = make_register(folder / "a.coalition", signatures=2)
    name_attestor(database)
    if kind != "joined":
        join(database)
    hold_originals(database)
    attest_now(database, folder / "1.pdf")
    CHANGES[kind](database)
    hold_originals(database)
    attest_now(database, folder / "2.pdf")
    return database


def corrigendum(database: Database) -> Corrigendum:
    with database.reading() as tx:
        return read_corrigendum(tx, statement_of(tx), 1, 2)


def whole(found: Corrigendum, language: str = "ru") -> str:
    pages = PdfReader(io.BytesIO(corrigendum_pdf(found, language))).pages
    printed = " ".join(page.extract_text() for page in pages)
    values = json.dumps(corrigendum_json(found), ensure_ascii=False)
    return "\n".join([*corrigendum_lines(found, language), values, " ".join(printed.split())])


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("publish", ["withheld", "initials"])
def test_a_corrigendum_of_today_shows_no_more_than_may_be_published_today(
    tmp_path: Path, kind: str, publish: str
) -> None:
    with made(tmp_path, kind) as database:
        before = corrigendum(database)
        withhold(database, publish)
        found = corrigendum(database)
    assert [(each.kind, each.number) for each in before.corrections] == [(kind, NUMBER)]
    assert "Тихая" in whole(before)
    said = whole(found)
    assert [(each.kind, each.number) for each in found.corrections] == [(kind, NUMBER)]
    assert "Тихая" not in said
    assert WORDS not in said
    assert ("А. Т." in said) is (publish == "initials")
    wish = "Name withheld at the signatory's wish"
    assert (wish in whole(found, "en")) is (publish == "withheld")


@pytest.mark.parametrize("kind", CHANGES)
def test_a_corrigendum_of_today_names_no_office_that_is_withheld_today(
    tmp_path: Path, kind: str
) -> None:
    with made(tmp_path, kind) as database:
        withhold(database, "no-office")
        found = corrigendum(database)
    assert [(each.kind, each.number) for each in found.corrections] == [(kind, NUMBER)]
    said = whole(found)
    assert "врач" not in said
    assert NAME in said
    assert (WORDS in said) is (kind in ("position", "new-words"))


def test_an_office_that_alone_went_is_said_to_be_left_out_at_the_wish(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        name_attestor(database)
        join(database)
        hold_originals(database)
        attest_now(database, tmp_path / "1.pdf")
        withhold(database, "no-office")
        attest_now(database, tmp_path / "2.pdf")
        found = corrigendum(database)
    lines = list(corrigendum_lines(found, "en"))
    assert lines[lines.index(f"3. {NAME}") + 1] == (
        "   The office is not named at the signatory’s wish."
    )
    assert "врач" not in whole(found)
    code, told = further_print(tmp_path, "--in", "kk", "--to", tmp_path / "kk.pdf")
    assert (code, "the name or the office of No. 3" in told) == (0, True)


def test_the_status_is_told_apart_from_the_withheld_name(tmp_path: Path) -> None:
    with made(tmp_path, "standing") as database:
        withhold(database, "withheld")
        lines = list(corrigendum_lines(corrigendum(database), "en"))
    at = lines.index("3.")
    assert lines[at + 1 : -3] == [
        "   Name withheld at the signatory's wish",
        "   Before: Counted as signed",
        "   Now: Disputed",
    ]


def further_print(folder: Path, *words: object) -> tuple[int, str]:
    answer = type_command(
        "reprint", folder / "a.coalition", "--statement", 1, "--edition", 1, *words
    )
    return answer.code, answer.err


def test_a_further_print_warns_and_a_recorded_one_stays_as_it_is(tmp_path: Path) -> None:
    with made(tmp_path, "position") as database:
        withhold(database, "withheld")
    assert further_print(tmp_path, "--to", tmp_path / "again.pdf") == (0, "")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "1.pdf").read_bytes()
    code, told = further_print(tmp_path, "--in", "kk", "--to", tmp_path / "kk.pdf")
    assert code == 0
    assert told == (
        "Edition 1 prints the name or the office of No. 3, which has since been withheld. An edition never "
        "changes, so a further print shows it again; a new edition would not.\n"
    )
    assert (tmp_path / "kk.pdf").exists()
    # It is a recorded print now, which is served as it is.
    assert further_print(tmp_path, "--in", "kk", "--to", tmp_path / "kk2.pdf") == (0, "")


def test_nothing_is_warned_of_where_the_edition_prints_no_more_than_today(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        name_attestor(database)
        join(database)
        withhold(database, "initials")
        hold_originals(database)
        attest_now(database, tmp_path / "1.pdf")
    assert further_print(tmp_path, "--in", "kk", "--to", tmp_path / "kk.pdf") == (0, "")


def test_the_command_says_the_number_and_not_the_name(tmp_path: Path) -> None:
    made(tmp_path, "respelled").close()
    register = tmp_path / "a.coalition"
    words = ("corrigendum", register, "--statement", 1, "--from", 1)
    assert "Тихая" in done(*words).out
    with open_register(register) as database:
        withhold(database, "withheld")
    assert "Тихая" not in done(*words).out
    (correction,) = done(*words, "--json").json["corrections"]
    assert correction["number"] == NUMBER
    assert correction["withheld"] == "withheld"


def test_many_numbers_are_said_shortly() -> None:
    assert "Nos. 1–4, 7, 9–11, which have since been withheld" in withheld_sentence(
        2, (1, 2, 3, 4, 7, 9, 10, 11)
    )
