"""The commands that list what nobody vouches for, and say what it is."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import DraftEntry, OpenLine, OpenPoint
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.tables import act
from tests.commands.command_line import (
    done,
    refused_without_change,
    small_register,
    type_command,
)
from tests.registers import make_source, statement_of

OPINION = "Особое мнение: требование 3 поддержали не все"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register with three signatures and a list of one, of which a remark and a line are open."""
    path, said = small_register(tmp_path), "без требования 2"
    pieces = (
        DraftPiece("legal-form", "ОО"),
        DraftPiece("name", "«Правовая среда»", (7, 7), " "),
        DraftPiece("unknown", said, (7, 7), " (", ")"),
    )
    entry = DraftEntry(
        1,
        f"ОО «Правовая среда» ({said})",
        "«Правовая среда»",
        legal_form="ОО",
        lines=(7, 7),
        pieces=pieces,
        open=(OpenPoint("unknown-piece", said, (7, 7)),),
    )
    line = OpenLine((9, 9), OPINION, "names-a-demand", (), (1,))
    with open_register(path) as database, database.writing("import") as tx:
        import_draft.import_source(
            tx, make_source([entry], open_lines=(line,)), into=statement_of(tx)
        )
    return path


def test_doubts_are_listed_with_what_the_contract_names(register: Path) -> None:
    piece, line = done("doubts", register, "--statement", 1, "--json").json["doubts"]
    assert piece.items() >= {
        ("number", 4), ("piece", 3), ("code", "unknown-piece"), ("lines", "7"),
        ("text", "без требования 2"),
    }  # fmt: skip
    assert (line["number"], line["piece"], line["lines"]) == (None, None, "9")
    assert (line["text"], line["demands"]) == (OPINION, [1])
    assert "4.3  its meaning is unclear: без требования 2" in done("doubts", register).out


def test_words_lead_to_reserve(register: Path) -> None:
    said = done("settle", register, "--statement", 1, "--number", 4, "--as", "words")
    assert "“reserve”" in said.out
    done("reserve", register, "--statement", 1, "--number", 4, "--demand", "2=does-not-support")
    (row,) = done("signatories", register, "--find", "Правовая", "--json").json["signatories"]
    assert row["positions"] == {"1": "supports", "2": "does-not-support"}
    assert [each["wording"] for each in row["acts"]] == ["без требования 2"]
    with open_register(register) as database, database.reading() as tx:
        (kept,) = tx.rows(sa.select(act.c.received_on, act.c.source_id))
    assert kept.received_on is None, "the day of a list is unknown until it is told"
    assert kept.source_id is not None, "the words are a list's, not the signatory's own paper"
    settled = done("settle", register, "--line", 9, "--as", "nothing", "--json").json
    assert (settled["settled"], settled["as"]) == (1, "nothing")
    assert done("doubts", register).out == "Nothing left to review.\n"
    assert "doubtful passage" in done("undo", register).out
    assert len(done("doubts", register, "--json").json["doubts"]) == 1


@pytest.mark.parametrize(
    "given",
    [
        ("--as", "print"),
        ("--number", 1, "--as", "print"),
        ("--number", 4, "--as", "rubbish"),
        ("--number", 1, 4, "--piece", 3, "--as", "print"),
        ("--line", 9, "--as", "print"),
        ("--line", 9, "--piece", 1, "--as", "nothing"),
        ("--line", 8, "--as", "nothing"),
    ],
)
def test_what_cannot_be_settled_is_refused(register: Path, given: tuple[object, ...]) -> None:
    refused_without_change(register, "settle", register, "--statement", 1, *given)


def test_settled_words_are_listed_and_taken_out(register: Path) -> None:
    assert done("words", register).out == "Nothing was settled that other lists could use.\n"
    done("settle", register, "--statement", 1, "--number", 4, "--as", "words")
    assert done("words", register).out == (
        "без требования 2: words on a demand (stays unclear in each list)\n"
    )
    (word,) = done("words", register, "--json").json["words"]
    assert (word["text"], word["role"], word["vouches"]) == ("без требования 2", "words", False)
    refused_without_change(register, "words", register, "--as", "words")
    refused_without_change(register, "words", register, "--take-out", "без требования 3")
    refused_without_change(
        register, "words", register, "--take-out", "без требования 2", "--as", "office"
    )
    gone = done("words", register, "--take-out", "БЕЗ требования 2", "--json").json["taken_out"]
    assert gone == [{"text": "без требования 2", "role": "words"}]
    assert "The word was removed from the settled words" in done("undo", register).out
    assert len(done("words", register, "--json").json["words"]) == 1


def test_those_below_a_heading_are_settled_together(tmp_path: Path) -> None:
    register, source = small_register(tmp_path), tmp_path / "a.txt"
    source.write_text(
        "Signed:\n1. Ada Oak\n2. Bo Elm\n\nDeclined:\n3. Cy Ash\n4. Di Fir\n", "utf-8"
    )
    done("import", register, source, "--statement", 1)
    found = done("doubts", register, "--json").json["doubts"]
    assert [(each["number"], each["code"]) for each in found if each["text"] == "Declined"] == [
        (6, "stands-under-a-heading"),
        (7, "stands-under-a-heading"),
    ]
    done("settle", register, "--number", 6, "--as", "nothing", "--all-like")
    left = done("doubts", register, "--json").json["doubts"]
    assert [each for each in left if each["text"] == "Declined"] == []


LED = "Signed:\n1. Ada Oak, Chair, Wharfe Trust\n2. Bo Elm, Director, Leeds Rowing Club\n"


@pytest.mark.parametrize(
    "answer, first",
    [
        ("persons", ("individual", "Ada Oak", "", "Ada Oak, Chair, Wharfe Trust")),
        (
            "organisations",
            ("organisation", "Wharfe Trust", "Ada Oak", "Wharfe Trust, Ada Oak, Chair"),
        ),
    ],
)
@pytest.mark.parametrize("meant", [("--number", 4, "--all-like"), ("--line", 2)])
def test_who_signs_is_answered_once(
    tmp_path: Path, meant: tuple[object, ...], answer: str, first: tuple[str, ...]
) -> None:
    register, source = small_register(tmp_path), tmp_path / "a.txt"
    source.write_text(LED, "utf-8")
    done("import", register, source, "--statement", 1)
    found = done("doubts", register, "--json").json["doubts"]
    asked = [each["number"] for each in found if each["code"] == "who-signs"]
    assert asked == [4, 5]
    before = type_command("ready", register, "--json").json["counts"]
    for refused in ("print", "nothing", "person"):
        refused_without_change(register, "settle", register, "--number", 4, "--as", refused)
    done("settle", register, *meant, "--as", answer)
    found = done("doubts", register, "--json").json["doubts"]
    assert [each for each in found if each["code"] == "who-signs"] == []
    listed = done("signatories", register, "--json").json["signatories"][3]
    assert tuple(listed[key] for key in ("kind", "name", "representative", "as_printed")) == first
    now = type_command("ready", register, "--json").json["counts"]
    assert (before["unsettled"], now["unsettled"]) == (2, 0)
    done("check", register)
    refused_without_change(
        register, "settle", register, "--number", 4, "--piece", 1, "--as", answer
    )


def test_each_may_be_answered_by_itself(tmp_path: Path) -> None:
    register, source = small_register(tmp_path), tmp_path / "a.txt"
    source.write_text(LED, "utf-8")
    done("import", register, source, "--statement", 1)
    done("settle", register, "--number", 4, "--as", "persons")
    done("settle", register, "--number", 5, "--as", "organisations")
    listed = done("signatories", register, "--json").json["signatories"][3:]
    assert [each["name"] for each in listed] == ["Ada Oak", "Leeds Rowing Club"]
    found = done("signatories", register, "--find", "Leeds Rowing", "--json").json["signatories"]
    assert [each["number"] for each in found] == [5]


def test_what_was_said_to_print_prints_whoever_signs(tmp_path: Path) -> None:
    register, source = small_register(tmp_path), tmp_path / "a.txt"
    source.write_text(LED.replace("Wharfe Trust", "Wharfe Trust, wyvernmoot 1901"), "utf-8")
    done("import", register, source, "--statement", 1)
    done("settle", register, "--number", 4, "--piece", 4, "--as", "print")
    done("settle", register, "--line", 2, "--as", "organisations")
    listed = done("signatories", register, "--json").json["signatories"][3]
    assert listed["as_printed"] == "Wharfe Trust, Ada Oak, Chair, wyvernmoot 1901"
