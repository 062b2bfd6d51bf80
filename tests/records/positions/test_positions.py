"""Positions and the words behind them: settling, counting, refusing."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import ActRow, NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from tests import sentences
from tests.registers import (
    add_statement,
    make_register,
    make_source,
    statement_of,
    withdraw_signature,
)

WORDS = "не поддерживает пункт 1; по пункту 2: при условии, что сроки будут согласованы"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with a list in which number 2 has words that are not settled."""
    entries = [
        DraftEntry(1, "ОФ «Одна»", "«Одна»", legal_form="ОФ"),
        DraftEntry(2, f"ОО «Вторая» ({WORDS})", "«Вторая»", reservation=WORDS),
        DraftEntry(3, "Третий Т.", "Третий Т.", kind="individual", capacity="individual"),
    ]
    made = create_register(tmp_path / "a.coalition", coalition="Коалиция", passphrase=None)
    with made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source(entries))
        yield made


def record(database: Database, number: int, stances: Mapping[int, str], **given: object) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition(stances, **given)  # type: ignore[arg-type]
        positions.record_position(tx, statement_of(tx), number, new)


def acts_of(database: Database, number: int) -> list[ActRow]:
    with database.reading() as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        return positions.acts_by_signature(tx, statement).get(signed.id, [])


def stances_of(database: Database, number: int) -> tuple[str, ...]:
    with database.reading() as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        return read_held(tx, statement).of(signed.id)


def counts_of(database: Database) -> dict[int, dict[str, int]]:
    """Give the positions of each demand that anybody takes."""
    with database.reading() as tx:
        statement = statement_of(tx)
        held = read_held(tx, statement)
        counts = held.counts()
    return {
        number: {word: count for word, count in each.items() if count}
        for number, each in counts.items()
    }


def test_words_that_are_not_settled_count_as_no_support(database: Database) -> None:
    assert stances_of(database, 2) == ("unsettled",) * 3
    assert counts_of(database) == {key: {"supports": 2} for key in (1, 2, 3)}
    (act,) = acts_of(database, 2)
    assert (act.kind, act.demands, act.wording, act.language) == ("unsettled", (), WORDS, "ru")


@pytest.mark.parametrize("wording", [None, WORDS, f" {WORDS.replace(' ', '  ')}\n"])
def test_the_words_of_the_list_are_settled_by_recording_the_positions(
    database: Database, wording: str | None
) -> None:
    stances = {1: "does-not-support", 2: "supports-with-reservation", 3: "not-stated"}
    record(database, 2, stances, wording=wording)
    assert counts_of(database) == {
        1: {"supports": 2, "does-not-support": 1},
        2: {"supports": 2, "supports-with-reservation": 1},
        3: {"supports": 2, "not-stated": 1},
    }
    (act,) = acts_of(database, 2)
    assert (act.kind, act.demands, act.wording) == ("reservation", (1, 2), WORDS)


def test_other_words_are_an_act_of_their_own_and_settle_nothing(database: Database) -> None:
    record(database, 2, {2: "supports-with-reservation"}, wording="кроме абзаца 2", language="ru")
    first, second = acts_of(database, 2)
    assert (first.kind, second.kind, second.demands) == ("unsettled", "reservation", (2,))
    assert stances_of(database, 2) == ("unsettled",) * 3


def test_words_that_touch_no_demand_are_an_explanation(database: Database) -> None:
    record(database, 2, {1: "supports", 2: "supports", 3: "supports"})
    (act,) = acts_of(database, 2)
    assert (act.kind, act.demands) == ("explanation", ())
    assert counts_of(database) == {key: {"supports": 3} for key in (1, 2, 3)}


def test_a_demand_that_is_not_named_stays_supported(database: Database) -> None:
    record(database, 1, {2: "abstains"})
    assert stances_of(database, 1) == ("supports", "abstains", "supports")
    assert acts_of(database, 1) == []


def test_the_newest_position_holds(database: Database) -> None:
    record(database, 1, {2: "abstains"})
    record(database, 1, {2: "does-not-support"})
    record(database, 1, {1: "no-consensus"})
    assert stances_of(database, 1) == ("no-consensus", "does-not-support", "supports")


def test_words_that_are_kept_follow_the_positions_that_rest_on_them(database: Database) -> None:
    record(database, 2, {1: "does-not-support"})
    record(database, 2, {1: "supports", 2: "supports-with-reservation"})
    (act,) = acts_of(database, 2)
    assert (act.kind, act.demands) == ("reservation", (2,))
    assert stances_of(database, 2) == ("supports", "supports-with-reservation", "supports")
    record(database, 2, {2: "supports"})
    (act,) = acts_of(database, 2)
    assert (act.kind, act.demands) == ("explanation", ())


def test_a_withdrawn_signature_is_not_counted(database: Database) -> None:
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 2, dt.date(2026, 1, 1))
    assert counts_of(database) == {key: {"supports": 2} for key in (1, 2, 3)}


@pytest.mark.parametrize(
    ("number", "stances", "given", "said"),
    [
        (1, {}, {}, "at least one position"),
        (1, {1: "likes"}, {}, "is no position"),
        (1, {1: "unsettled"}, {}, "is no position"),
        (1, {9: "abstains"}, {}, "has no demand"),
        (9, {1: "abstains"}, {}, "no signature number"),
        (1, {1: "supports-with-reservation"}, {}, sentences.NO_WORDS),
        (1, {1: "supports-with-reservation"}, {"wording": " \t"}, sentences.NO_WORDS),
        (1, {1: "abstains"}, {"received_on": dt.date(9999, 1, 1)}, "in the future"),
        (1, {1: "abstains"}, {"wording": "кроме", "language": "de"}, "not a language"),
    ],
)
def test_a_position_that_nobody_can_take_is_refused(
    database: Database,
    number: int,
    stances: dict[int, str],
    given: dict[str, object],
    said: str,
) -> None:
    before = counts_of(database)
    with pytest.raises(UserError, match=said):
        record(database, number, stances, **given)
    assert counts_of(database) == before
    assert acts_of(database, 1) == []


def test_a_core_demand_takes_no_reservation(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=0, statements_made=0) as database:
        add_statement(database, demands=2, policies=("core", "open"))
        with database.writing("sign") as tx:
            signatures.sign(tx, statement_of(tx), signatures.NewSignature("А"))
        with pytest.raises(UserError, match="Demand 1 is a core demand"):
            record(database, 1, {1: "supports-with-reservation"}, wording="кроме")
        record(database, 1, {2: "supports-with-reservation"}, wording="кроме")
        assert stances_of(database, 1) == ("supports", "supports-with-reservation")


@pytest.mark.parametrize(
    ("words", "language"), [("кроме сроков", "ru"), ("мерзімдерінен басқа", "kk"), ("but no", "en")]
)
def test_the_language_of_words_is_guessed_where_nobody_says_it(
    database: Database, words: str, language: str
) -> None:
    record(database, 1, {1: "supports-with-reservation"}, wording=words)
    assert acts_of(database, 1)[0].language == language


def test_the_same_words_given_again_are_not_recorded_twice(database: Database) -> None:
    record(database, 2, {1: "does-not-support"}, wording=WORDS)
    record(database, 2, {2: "supports-with-reservation"}, wording=WORDS)
    acts = acts_of(database, 2)
    assert [(act.wording, act.demands) for act in acts] == [(WORDS, (1, 2))]
    record(database, 2, {2: "supports-with-reservation"}, wording="при условии публикации")
    assert len(acts_of(database, 2)) == 2
