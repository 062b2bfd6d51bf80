"""Contradictions: a register that raises each, by number, and the act of hers that settles it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coalition_app.documents.content.contradictions import CONTRADICTIONS, REFUSING, SENTENCES
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.readiness import Readiness, assess
from coalition_app.records.evidence import reconfirmations
from coalition_app.records.lists.signature_details import read_details
from coalition_app.records.positions import acts, acts_changed, position_grid, positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import act, demand, position
from coalition_app.records.store.transactions import Transaction
from tests.registers import (
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
    withdraw_signature,
)

CAME, LEFT, LATER = dt.date(2025, 3, 1), dt.date(2025, 3, 5), dt.date(2025, 3, 14)
RESERVED, REFUSED = "supports-with-reservation", "does-not-support"
Step = Callable[[Transaction], object]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register that is ready in every respect."""
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
        yield made


def say(stances: Mapping[int, str], wording: str | None = None, **given: Any) -> Step:
    def step(tx: Transaction) -> None:
        new = NewPosition(stances, wording, received_on=CAME, **given)
        positions.record_position(tx, statement_of(tx), 2, new)

    return step


def later(step: Callable[..., object], **given: Any) -> Step:
    return lambda tx: step(tx, statement_of(tx), 2, **given)


def leave(day: dt.date) -> Step:
    return lambda tx: withdraw_signature(tx, statement_of(tx), 2, day)


def spoil_act(**values: Any) -> Step:
    """Bring in what an older program or a merged register may hold; no action of ours makes it."""
    return lambda tx: tx.change(act, tx.value(sa.select(act.c.id)), **values)


def add_wordless(kind: str) -> Step:
    def step(tx: Transaction) -> None:
        signed = signatures.find_signature(tx, statement_of(tx), 2)
        acts.add_act(
            tx, signed.id, kind=kind, wording="кроме сроков", language="", received_on=CAME
        )

    return step


def make_core(tx: Transaction) -> None:
    tx.change(demand, statement_of(tx).demand(1).id, policy="core")


def forget_words(tx: Transaction) -> None:
    tx.change(act, tx.value(sa.select(act.c.id)), withdrawn_on=LATER)


def new_text(tx: Transaction) -> None:
    wordings.seal_text(tx, statement_of(tx))
    wordings.begin_new_text(tx, statement_of(tx))
    wordings.add_demand(tx, statement_of(tx), {"ru": "Требование 3."})


def seal(tx: Transaction) -> None:
    wordings.seal_text(tx, statement_of(tx))


def reconfirm(tx: Transaction) -> None:
    reconfirmations.reconfirm(tx, statement_of(tx), [2], received=tx.today)


def translate(tx: Transaction) -> None:
    acts_changed.translate_act(
        tx, statement_of(tx), 2, language="kk", wording="басқа", translator="С. А."
    )


CORRECTED = later(acts_changed.correct_act, received=LATER, wording="кроме", reason="опечатка")
RAISED: list[tuple[str, tuple[Step, ...], tuple[Step, ...]]] = [
    ("nothing-supported", (say({1: REFUSED, 2: REFUSED}),), (say({2: "supports"}),)),
    ("nothing-supported", (say({1: REFUSED, 2: REFUSED}),), (leave(LATER),)),
    (
        "reservation-touches-nothing",
        (say({1: RESERVED}, "кроме сроков"), spoil_act(demands=[]), say({1: "supports"})),
        (later(acts_changed.withdraw_act, received=LATER),),
    ),
    (
        "reservation-without-words",
        (say({1: RESERVED}, "кроме сроков"), forget_words),
        (say({1: RESERVED}, "кроме сроков"),),
    ),
    (
        "act-without-language",
        (add_wordless("explanation"),),
        (later(acts_changed.correct_act, received=LATER, language="ru", reason="не был указан"),),
    ),
    (
        "words-refuse",
        (say({1: "supports", 2: "supports"}, "Мы не поддерживаем требование 2."),),
        (say({2: REFUSED}),),
    ),
    (
        "words-refuse",
        (say({1: "supports", 2: "supports"}, "Біз екінші талапты қолдамаймыз"),),
        (
            say(
                {1: "supports"},
                "Біз екінші талапты қолдамаймыз",
                kind="interpretive-declaration",
                touching=[1],
            ),
        ),
    ),
    (
        "words-refuse",
        (say({1: "supports", 2: "supports"}, "We do not support demand 2"),),
        (later(acts_changed.withdraw_act, received=LATER),),
    ),
    (
        "reservation-on-core",
        (say({1: RESERVED}, "кроме сроков"), make_core),
        (say({1: REFUSED}),),
    ),
    (
        "reservation-on-core",
        (say({1: RESERVED}, "кроме сроков"), make_core),
        (later(acts_changed.withdraw_act, received=LATER),),
    ),
    (
        "words-after-withdrawal",
        (
            lambda tx: positions.record_position(
                tx,
                statement_of(tx),
                2,
                NewPosition({1: RESERVED}, "кроме сроков", received_on=LATER),
            ),
            leave(LEFT),
        ),
        (later(acts_changed.withdraw_act, received=LATER),),
    ),
    (
        "translation-older",
        (say({1: RESERVED}, "кроме сроков"), translate, CORRECTED),
        (later(acts_changed.set_translation_state, language="kk", state="confirmed"),),
    ),
    (
        "position-beyond-text",
        (new_text, say({3: "abstains"}), seal),
        (reconfirm,),
    ),
    (
        "position-beyond-text",
        (new_text, say({3: REFUSED}), seal),
        (say({3: "not-stated"}),),
    ),
]


def readiness(database: Database) -> Readiness:
    with database.reading() as tx:
        return assess(tx, gather_annex(tx, statement_of(tx)), "ru")


def stops(database: Database) -> dict[str, tuple[int, ...]]:
    found = readiness(database).items
    return {each.kind: each.numbers for each in found if each.severity == "stops"}


def perform(database: Database, steps: tuple[Step, ...]) -> None:
    for step in steps:
        with database.writing("record-position") as tx:
            step(tx)


@pytest.mark.parametrize(("kind", "raising", "settling"), RAISED)
def test_a_contradiction_stops_by_number_until_it_is_settled(
    database: Database, kind: str, raising: tuple[Step, ...], settling: tuple[Step, ...]
) -> None:
    assert stops(database) == {}
    perform(database, raising)
    assert stops(database)[kind] == (2,)
    (said,) = [each.text for each in readiness(database).items if each.kind == kind]
    assert "2" in said
    perform(database, settling)
    assert kind not in stops(database)


def test_every_contradiction_has_a_register_that_raises_it() -> None:
    raised = {kind for kind, _raising, _settling in RAISED}
    assert raised == {*CONTRADICTIONS, "position-beyond-text"} == set(SENTENCES)


@pytest.mark.parametrize(
    "words",
    [
        "не поддерживаем требование 2",
        "Не  согласны с пунктом 3",
        "мы против требования о сроках",
        "возражаем",
        "қолдамаймыз",
        "екінші талапқа келіспейміз",
        "біз бұған қарсымыз",
        "does not endorse demand 2",
        "We don’t agree with item 1",
        "we oppose it",
    ],
)
def test_words_that_refuse_are_noticed(words: str) -> None:
    assert REFUSING.search(words)


@pytest.mark.parametrize(
    "words",
    [
        "полностью поддерживаем",
        "Срок понимаем как в приложении",
        "толық қолдаймыз",
        "келісеміз",
        "қарсыласу тобы",
        "we support every demand",
        "против пыток",
    ],
)
def test_words_that_refuse_nothing_are_left_alone(words: str) -> None:
    assert not REFUSING.search(words)


def test_words_on_the_whole_statement_contradict_nothing(database: Database) -> None:
    """A reservation may bear on the whole: it then takes something from each demand."""
    perform(database, (say({}, "только в мирное время", whole=True),))
    assert stops(database) == {}
    with database.reading() as tx:
        assert len(tx.rows(sa.select(position))) == 2
    perform(database, (say({1: "supports"}),))
    assert "reservation-touches-nothing" in stops(database)


def test_words_that_came_before_a_withdrawal_contradict_nothing(database: Database) -> None:
    perform(database, (say({1: RESERVED}, "кроме сроков"), leave(LEFT)))
    assert stops(database) == {}


def test_what_a_signed_text_has_not_is_not_stated_wherever_it_is_shown(
    database: Database,
) -> None:
    """Grid, details and annex say the same of a demand that came after the signature."""
    perform(database, (new_text, say({3: "abstains"})))
    with database.reading() as tx:
        shown = statement_of(tx)
        held = read_held(tx, shown)
        counts = held.counts()
        rows = position_grid.positions_of(tx, shown, [1, 2, 3])
        details = [read_details(tx, shown, number) for number in (1, 2, 3)]
        assert read_held(tx, shown).counts() == counts
    assert (counts[3]["not-stated"], counts[3]["abstains"]) == (2, 1)
    expected = [("supports", "supports", each) for each in ("not-stated", "abstains", "not-stated")]
    assert [rows[number].stances for number in (1, 2, 3)] == expected
    assert [each.stances for each in details if each] == expected
    assert rows[1].stated == (False, False, False)


def test_words_to_settle_leave_what_was_never_seen_not_stated(database: Database) -> None:
    perform(database, (add_wordless("unsettled"), new_text))
    with database.reading() as tx:
        shown = statement_of(tx)
        held = read_held(tx, shown)
        counts = held.counts()
        assert read_held(tx, shown).counts() == counts
        row = position_grid.positions_of(tx, shown, [2])[2]
    assert row.stances == ("unsettled", "unsettled", "not-stated")
    assert counts[3]["not-stated"] == 2
