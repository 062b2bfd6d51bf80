"""Commands for answers to a new text, with what shows them."""

from pathlib import Path

import pytest

from coalition_app.records.evidence import list_evidence
from coalition_app.records.opening.existing import open_register
from coalition_app.records.statements import wordings
from tests import sentences
from tests.commands.command_line import done, refused_without_change, small_register
from tests.registers import statement_of


@pytest.fixture
def renewed(tmp_path: Path) -> Path:
    """Give a register whose second text is sealed, and whose signatures are of the first."""
    register = small_register(tmp_path)
    done("text", register, "seal")
    with open_register(register) as database:
        with database.writing("new-text") as tx:
            wordings.begin_new_text(tx, statement_of(tx))
        with database.writing("seal-text") as tx:
            wordings.seal_text(tx, statement_of(tx))
    return register


def to_reconfirm(register: Path) -> list[int]:
    found: list[int] = done("text", register, "show", "--json").json["to_reconfirm"]
    return found


def test_an_answer_is_recorded_with_its_file(renewed: Path, tmp_path: Path) -> None:
    letter = tmp_path / "reply.eml"
    letter.write_bytes(b"Subject: yes\n\nWe stand by it.")
    asked = to_reconfirm(renewed)
    answer = done("reconfirm", renewed, "--number", 2, 2, "--file", letter)
    assert answer.out == f"Recorded for 1 signature.\n{len(asked) - 1} are still to reconfirm.\n"
    assert to_reconfirm(renewed) == [each for each in asked if each != 2]
    with open_register(renewed) as database, database.reading() as tx:
        (piece,) = list_evidence.list_pieces(tx, statement_of(tx), number=2)
    assert (piece.kind, piece.claim, piece.file_name) == ("mail", "consent", "reply.eml")


def test_all_decline_by_telephone(renewed: Path) -> None:
    count = len(to_reconfirm(renewed))
    done("decline-text", renewed, "--all", "--note", "rang them one by one")
    assert to_reconfirm(renewed) == []
    told = done("explain", renewed, "--number", 1, "--json").json
    assert told["standing"] == "withdrawn"
    assert [(each["kind"], each["note"]) for each in told["evidence"]] == [
        ("call-note", "rang them one by one")
    ]
    assert done("undo", renewed).code == 0
    assert len(to_reconfirm(renewed)) == count
    assert done("explain", renewed, "--number", 1, "--json").json["evidence"] == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--number", 99), "nothing to reconfirm for number 99"),
        (("--number", 1, "--received", "2999-01-01"), sentences.FUTURE),
        (("--number", 1, "--received", "2020-01-01"), sentences.TOO_EARLY),
        (
            ("--number", 1, "--held", "safe", "--holder", "Д. Ахметова", "--made", "2020-01-01"),
            "but text 2 was sealed on",
        ),
        (("--number", 1, "--file", "no-such-file.pdf"), "cannot be read"),
        (("--number", 1, "--kind", "letter"), "Say where the originals are held"),
    ],
)
def test_wrong_answers_are_refused(renewed: Path, given: tuple[object, ...], said: str) -> None:
    assert said in refused_without_change(renewed, "reconfirm", renewed, *given)
