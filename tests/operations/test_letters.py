"""A letter is recorded as one action: evidence of several claims, with the position that it says."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_paper import read_paper
from coalition_app.operations import door, evidence, journal, papers
from coalition_app.operations.evidence import Letter
from coalition_app.records.care.checks import find_damage
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence import papers as kept
from coalition_app.records.evidence.graded_signatures import grade_with
from coalition_app.records.evidence.grades import Shown
from coalition_app.records.lists import evidence_inbox, signature_details
from coalition_app.records.lists.evidence_inbox import Matcher, Received
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.store.database import Database
from tests.registers import dump, make_register, statement_of

WORDS = "Мы не поддерживаем требование 2."
DAY = dt.date(2026, 3, 2)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=3) as made:
        yield made


@pytest.fixture
def received(database: Database, tmp_path: Path) -> Received:
    """Take a letter in, and give it as it waits; its file is gone."""
    path = tmp_path / "письмо.txt"
    path.write_text(WORDS, encoding="utf-8")
    read = list(evidence_inbox.receive([path], read_paper, Matcher(())))
    door.write(database, papers.take_papers("1", received=read))
    path.unlink()
    with database.reading() as tx:
        (row,) = kept.list_papers(tx, statement_of(tx))
        content = kept.paper_bytes(tx, row.id)
    return evidence_inbox.read_kept(row, content, read_paper, Matcher(()))


def letter(received: Received, **more: object) -> Letter:
    given = {"number": 2, "claims": ("consent", "wording"), "kind": "letter", "came_on": DAY}
    return Letter(received, **{**given, **more})  # type: ignore[arg-type]


def record(database: Database, said: Letter) -> None:
    door.write(database, evidence.record_letter("1", letter=said))


def claims(database: Database) -> list[tuple[str, str, str]]:
    with database.reading() as tx:
        pieces = list_evidence.list_pieces(tx, statement_of(tx))
    assert len({each.id for each in pieces}) <= 1
    return [(each.claim, each.kind, each.file_name) for each in pieces]


def test_one_piece_proves_several_claims_and_names_its_words(
    database: Database, received: Received
) -> None:
    before = dump(database)
    said = NewPosition({1: "supports", 2: "does-not-support"}, WORDS, "ru", DAY)
    record(database, letter(received, position=said))
    assert claims(database) == [
        ("consent", "letter", "письмо.txt"),
        ("wording", "letter", "письмо.txt"),
    ]
    with database.reading() as tx:
        of = statement_of(tx)
        found = signature_details.read_details(tx, of, 2)
        assert found is not None
        stances = read_held(tx, of, [found.signed.id]).by_demand(found.signed.id)
        assert kept.list_papers(tx, of) == []
    assert stances == {1: "supports", 2: "does-not-support"}
    named = {each.claim: each.act_id for each in found.evidence}
    assert named == {"consent": None, "wording": found.acts[0].id}
    undone = door.write(database, journal.undo()).lines[0]
    assert "No. 2: letter and position recorded" in undone
    assert dump(database) == before
    assert find_damage(database) == []


def test_words_of_a_letter_wait_to_be_assigned(database: Database, received: Received) -> None:
    before = dump(database)
    record(database, letter(received, unassigned=WORDS))
    with database.reading() as tx:
        of = statement_of(tx)
        found = signature_details.read_details(tx, of, 2)
        assert found is not None
        stances = read_held(tx, of, [found.signed.id]).by_demand(found.signed.id)
    (words,) = found.acts
    assert (words.kind, words.wording, words.received_on) == ("unsettled", WORDS, DAY)
    assert stances == {1: "unsettled", 2: "unsettled"}
    named = {each.claim: each.act_id for each in found.evidence}
    assert named == {"consent": None, "wording": words.id}
    undone = door.write(database, journal.undo()).lines[0]
    assert "No. 2: letter recorded, with words to be assigned to demands" in undone
    assert dump(database) == before
    assert find_damage(database) == []


def test_earlier_words_that_hold_the_signature_open_are_told(
    database: Database, received: Received
) -> None:
    """By the rule on doubt no support counts beside words that nobody has assigned."""
    record(database, letter(received, unassigned=WORDS, claims=("wording",)))
    said = NewPosition(
        {1: "supports-with-reservation", 2: "supports"}, "Кроме срока в июле.", "ru", DAY
    )
    later = letter(received, position=said, claims=("consent",))
    answer = door.write(database, evidence.record_letter("1", letter=later))
    assert answer.lines == (
        "The letter of number 2 is recorded, and the positions that it says.",
        "Earlier words of number 2 are still unassigned: until they are assigned, the signature is not "
        "counted.",
    )


@pytest.mark.parametrize(
    ("words", "day", "why"),
    [(" ", DAY, "as the signatory wrote them"), (WORDS, dt.date(9999, 1, 1), "future")],
)
def test_words_to_be_assigned_are_refused_as_others_are(
    database: Database, received: Received, words: str, day: dt.date, why: str
) -> None:
    before = dump(database)
    with pytest.raises(UserError, match=why):
        record(database, letter(received, unassigned=words, came_on=day))
    assert dump(database) == before


def test_a_letter_that_withdraws_is_recorded_with_the_withdrawal(
    database: Database, received: Received
) -> None:
    record(database, letter(received, claims=("wording",), withdraws=True))
    with database.reading() as tx:
        assert find_signature(tx, statement_of(tx), 2).status == "withdrawn"
    door.write(database, journal.undo())
    with database.reading() as tx:
        assert find_signature(tx, statement_of(tx), 2).status == "signed"
    assert claims(database) == []


def test_a_letter_that_proves_nothing_is_refused_and_nothing_is_recorded(
    database: Database, received: Received
) -> None:
    before = dump(database)
    with pytest.raises(UserError, match="Say what the letter proves"):
        record(database, letter(received, claims=(), withdraws=True))
    assert dump(database) == before


def test_the_same_letter_is_recorded_of_a_signatory_once(
    database: Database, received: Received
) -> None:
    record(database, letter(received, claims=("consent",)))
    with pytest.raises(UserError, match="attached to number 2 already"):
        record(database, letter(received, claims=("identity", "consent")))


def test_the_grade_is_told_before_the_letter_is_recorded(
    database: Database, received: Received
) -> None:
    def grades(piece: Shown) -> tuple[str, str]:
        with database.reading() as tx:
            of = statement_of(tx)
            return grade_with(tx, of, find_signature(tx, of, 2), piece, DAY)

    assert grades(Shown("letter")) == ("none", "received")
    assert grades(Shown("call-note")) == ("none", "reported")
    record(database, letter(received))
    assert grades(Shown("call-note")) == ("received", "received")
