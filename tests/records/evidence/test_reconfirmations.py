"""Evidence of answers to a new text: recorded in the same action, refused where it is older."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care import checks
from coalition_app.records.evidence import evidence, list_evidence, reconfirmations
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.signatures import older_texts
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import evidence as table
from tests import sentences
from tests.registers import (
    dump,
    hold_originals,
    make_register,
    redo,
    seal_earlier,
    signatures_of,
    statement_of,
    this_day,
    undo,
)

LETTER = NewEvidence(kind="letter", file_name="ответ.pdf", content=b"%PDF-1.7 reply")


@pytest.fixture
def renewed(tmp_path: Path) -> Iterator[Database]:
    """Give a register whose text 2 was sealed ten days ago, signed by three under text 1."""
    with make_register(tmp_path / "a.coalition", signatures=3) as made:
        for action in ("seal_text", "begin_new_text", "seal_text"):
            with made.writing("seal-text") as tx:
                getattr(wordings, action)(tx, statement_of(tx))
        with made.writing("seal-text") as tx:
            newest = wordings.list_texts(tx, statement_of(tx).id)[-1]
            seal_earlier(tx, newest.id, days=10)
        yield made


def answer(
    database: Database,
    numbers: list[int],
    shown_by: NewEvidence | None,
    action: str = "reconfirm",
    days_ago: int = 0,
) -> None:
    work = {"reconfirm": reconfirmations.reconfirm, "decline-text": reconfirmations.decline_text}
    with database.writing(action) as tx:
        work[action](
            tx,
            statement_of(tx),
            numbers,
            received=tx.today - dt.timedelta(days=days_ago),
            shown_by=shown_by,
        )


@pytest.mark.parametrize("action", ["reconfirm", "decline-text"])
def test_what_shows_an_answer_is_recorded_for_all_who_gave_it(
    renewed: Database, action: str
) -> None:
    answer(renewed, [1, 3], LETTER, action, days_ago=2)
    with renewed.reading() as tx:
        (piece,) = list_evidence.list_pieces(tx, statement_of(tx))
        assert older_texts.numbers_to_reconfirm(tx, statement_of(tx).id).tolist() == [2]
        content = list_evidence.piece_bytes(tx, piece.id)
    assert (piece.kind, piece.claim, piece.numbers) == ("letter", "consent", ((1, 1), (3, 3)))
    assert (piece.file_name, content) == ("ответ.pdf", b"%PDF-1.7 reply")
    assert piece.received_on == this_day() - dt.timedelta(days=2)


def test_consent_to_the_new_text_rests_on_it(renewed: Database) -> None:
    hold_originals(renewed)
    with renewed.writing(
        "record-evidence"
    ) as tx:  # what is older than the text shows no consent to it
        (piece,) = list_evidence.list_pieces(tx, statement_of(tx))
        tx.change(table, piece.id, received_on=dt.date(2020, 1, 1))
    answer(renewed, [1], None)
    answer(renewed, [2], NewEvidence(kind="call-note", note="сказали по телефону"))
    with renewed.reading() as tx:
        # Number 3 has not answered: what it signed with is older than the text as well.
        assert list_evidence.numbers_without(tx, statement_of(tx)) == [1, 3]
        assert evidence.numbers_outdated(tx, statement_of(tx).id) == [1, 3]
        basis = evidence.consent_basis(tx, statement_of(tx).id)
    assert basis[signatures_of(renewed)[1].id] == "call-note"


@pytest.mark.parametrize("action", ["reconfirm", "decline-text"])
@pytest.mark.parametrize("dated", ["made_on", "received_on"])
def test_evidence_older_than_the_sealed_text_is_refused(
    renewed: Database, action: str, dated: str
) -> None:
    day = this_day() - dt.timedelta(days=11)
    before = dump(renewed)
    with pytest.raises(UserError) as raised:
        given = NewEvidence(kind="letter", held_where="сейф")._replace(**{dated: day})  # type: ignore[arg-type]
        answer(renewed, [1], given, action)
    assert f"The evidence is of {day:%d.%m.%Y}, but text 2 was sealed on" in str(raised.value)
    assert dump(renewed) == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (NewEvidence(kind="letter"), "Say where the originals are held"),
        (NewEvidence(kind="file", file_name="a.pdf", content=b""), "is empty"),
        (
            NewEvidence(kind="call-note", note="x", made_on=dt.date(2999, 1, 1)),
            sentences.FUTURE,
        ),
    ],
)
def test_evidence_of_nothing_takes_no_answer_with_it(
    renewed: Database, given: NewEvidence, said: str
) -> None:
    before = dump(renewed)
    with pytest.raises(UserError, match=said):
        answer(renewed, [1, 2], given)
    assert dump(renewed) == before


@pytest.mark.parametrize("action", ["reconfirm", "decline-text"])
def test_undo_takes_back_answer_and_evidence(renewed: Database, action: str) -> None:
    before = dump(renewed)
    answer(renewed, [1, 2, 3], LETTER, action)
    done = dump(renewed)
    undo(renewed)
    assert dump(renewed) == before
    redo(renewed)
    assert dump(renewed) == done
    undo(renewed)
    assert checks.find_damage(renewed) == []
