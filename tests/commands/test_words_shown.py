"""The commands about words record what shows them, in one action with the words."""

import json
from pathlib import Path

import pytest

from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.opening.existing import open_register
from tests.commands.command_line import done, refused_without_change, small_register
from tests.registers import statement_of

LATER = ("--received", "2025-03-14")
WORDS = {
    "withdraw-words": LATER,
    "narrow-words": (*LATER, "--touching", 2),
    "correct-words": (*LATER, "--wording", "кроме срока", "--reason", "опечатка"),
    "translate": ("--into", "kk", "--text", "мерзімнен басқа", "--translator", "Сәуле А."),
}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register in which No. 1 has a reservation on two demands, shown by a mail."""
    register = small_register(tmp_path)
    (tmp_path / "mail.eml").write_bytes(b"From: a@example.org\r\n\r\nexcept")
    stances = ("--demand", "1=does-not-support", "--demand", "2=supports-with-reservation")
    done(
        "reserve",
        register,
        *("--number", 1, "--received", "2025-03-01", *stances, "--wording", "кроме сроков"),
        *("--file", tmp_path / "mail.eml", "--note", "из почты", "--made", "2025-02-20"),
    )
    return register


def recorded(register: Path) -> list[PieceRow]:
    with open_register(register) as database, database.reading() as tx:
        return list_evidence.list_pieces(tx, statement_of(tx))


def acts(register: Path) -> str:
    listed = done("signatories", register, "--json").json["signatories"]
    return json.dumps(next(each["acts"] for each in listed if each["number"] == 1))


def test_reserve_records_a_file_with_the_words_and_undo_takes_both(register: Path) -> None:
    (piece,) = recorded(register)
    assert (piece.claim, piece.kind, piece.file_name) == ("wording", "mail", "mail.eml")
    assert (piece.numbers, piece.note) == (((1, 1),), "из почты")
    assert (str(piece.made_on), str(piece.received_on)) == ("2025-02-20", "2025-03-01")
    done("undo", register)
    assert (recorded(register), acts(register)) == ([], "[]")


@pytest.mark.parametrize("command", list(WORDS))
def test_what_follows_on_words_is_shown_too(register: Path, command: str) -> None:
    before = acts(register)
    done(
        command,
        register,
        "--number",
        1,
        *WORDS[command],
        "--held",
        "сейф",
        "--holder",
        "Д. Ахметова",
    )
    piece = recorded(register)[0]
    assert (piece.claim, piece.kind, piece.held_where) == ("wording", "held-outside", "сейф")
    assert piece.numbers == ((1, 1),)
    done("undo", register)
    assert len(recorded(register)) == 1
    assert acts(register) == before


@pytest.mark.parametrize("command", list(WORDS))
def test_a_kind_of_evidence_without_anything_records_nothing(register: Path, command: str) -> None:
    named = (*WORDS[command], "--evidence-kind", "call-note")
    refused_without_change(register, command, register, "--number", 1, *named)


def test_a_file_that_is_not_there_records_nothing(register: Path, tmp_path: Path) -> None:
    named = ("--number", 1, *LATER, "--file", tmp_path / "none.pdf")
    refused_without_change(register, "withdraw-words", register, *named)
