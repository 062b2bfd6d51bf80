"""What follows on recorded words: withdrawn, narrowed, corrected, translated; each refused move; undo."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.records.evidence.evidence import NewEvidence, record_evidence
from coalition_app.records.imports import import_draft
from coalition_app.records.lists.signature_details import read_details
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import acts, acts_changed, positions
from coalition_app.records.positions.acts import ActRow
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import act, evidence_claim
from coalition_app.records.store.transactions import Transaction
from tests import sentences
from tests.registers import (
    dump,
    make_register,
    make_source,
    redo,
    statement_of,
    this_day,
    undo,
    withdraw_signature,
)

CAME, LATER = dt.date(2025, 3, 1), dt.date(2025, 3, 14)
WORDS = "кроме сроков, и без международной экспертизы"
RESERVED, REFUSED = "supports-with-reservation", "does-not-support"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give three demands; number 1 reserves on demands 1 and 2 in words that came on CAME."""
    made = make_register(tmp_path / "a.coalition", signatures=3, demands=3)
    with made:
        record(made, 1, {1: REFUSED, 2: RESERVED}, wording=WORDS, received_on=CAME, language="ru")
        yield made


def record(database: Database, number: int, stances: Mapping[int, str], **given: Any) -> None:
    with database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx), number, NewPosition(stances, **given))


def do(database: Database, step: Callable[..., object], number: int = 1, **given: Any) -> None:
    with database.writing("withdraw-words") as tx:
        step(tx, statement_of(tx), number, **given)


def in_force(database: Database, number: int = 1) -> list[ActRow]:
    with database.reading() as tx:
        signed = signatures.find_signature(tx, statement_of(tx), number)
        return acts.acts_by_signature(tx, statement_of(tx)).get(signed.id, [])


def every(database: Database, number: int = 1) -> tuple[ActRow, ...]:
    with database.reading() as tx:
        signed = signatures.find_signature(tx, statement_of(tx), number)
        return acts.every_act(tx, statement_of(tx), signed.id)


def stances(database: Database, number: int = 1) -> tuple[str, ...]:
    with database.reading() as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        return read_held(tx, statement).of(signed.id)


# Withdrawal


def test_a_withdrawn_reservation_stays_recorded_and_stands_no_more(database: Database) -> None:
    """Vienna Convention, art. 22(1) and (3), 23(4)."""
    do(database, acts_changed.withdraw_act, received=LATER)
    assert in_force(database) == []
    (gone,) = every(database)
    assert (gone.wording, gone.withdrawn_on, gone.demands) == (WORDS, LATER, (1, 2))
    assert stances(database) == ("supports",) * 3


def test_positions_become_what_she_says_when_words_are_withdrawn(database: Database) -> None:
    do(database, acts_changed.withdraw_act, received=LATER, stances={2: "abstains"})
    assert stances(database) == ("supports", "abstains", "supports")


def test_a_position_that_rests_on_other_words_too_stays(database: Database) -> None:
    record(database, 1, {1: REFUSED, 3: RESERVED}, wording="и кроме третьего", received_on=CAME)
    do(database, acts_changed.withdraw_act, ordinal=1, received=LATER)
    assert stances(database) == (REFUSED, "supports", RESERVED)
    (left,) = in_force(database)
    assert (left.ordinal, left.demands) == (2, (1, 3))


def test_words_that_are_not_settled_can_be_withdrawn(tmp_path: Path) -> None:
    with create_register(tmp_path / "b.coalition", coalition="К", passphrase=None) as made:
        entry = DraftEntry(1, f"ОО «Зов» ({WORDS})", "«Зов»", reservation=WORDS)
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source([entry]))
        assert stances(made) == ("unsettled",) * 3
        with made.reading() as tx:
            assert tx.value(sa.select(act.c.received_on)) is None
        do(made, acts_changed.withdraw_act, received=this_day())
        assert stances(made) == ("supports",) * 3
        with made.reading() as tx:
            found = read_details(tx, statement_of(tx), 1)
        assert found is not None
        assert found.stances == ("supports",) * 3
        assert [each.wording for each in found.acts] == [WORDS]


def test_the_same_words_given_after_their_withdrawal_are_a_new_act(database: Database) -> None:
    do(database, acts_changed.withdraw_act, received=LATER)
    record(database, 1, {2: RESERVED}, wording=WORDS, received_on=LATER)
    assert [each.withdrawn_on for each in every(database)] == [LATER, None]
    assert in_force(database)[0].demands == (2,)


def test_no_reservation_rests_on_words_that_were_withdrawn(database: Database) -> None:
    do(database, acts_changed.withdraw_act, received=LATER)
    with pytest.raises(UserError, match=sentences.NO_WORDS):
        record(database, 1, {2: RESERVED})


# Narrowing


def test_a_narrowed_reservation_touches_fewer_demands(database: Database) -> None:
    do(
        database,
        acts_changed.narrow_act,
        received=LATER,
        touching=[2],
        wording="только кроме сроков",
    )
    old, new = every(database)
    assert (old.wording, old.withdrawn_on) == (WORDS, LATER)
    assert (new.corrects, new.demands, new.kind) == (old.id, (2,), "reservation")
    assert (new.received_on, new.withdrawn_on, new.language) == (LATER, None, "ru")
    assert stances(database) == ("supports", RESERVED, "supports")
    with database.reading() as tx:
        signed = signatures.find_signature(tx, statement_of(tx), 1)
        known = positions.known_positions(tx, [signed.id])
    behind = {known[signed.id, each.id].acts for each in statement_demands(database)[:2]}
    assert behind == {(), (new.id.hex,)}


def statement_demands(database: Database) -> Any:
    with database.reading() as tx:
        return statement_of(tx).demands


def test_a_reservation_is_narrowed_in_the_same_words(database: Database) -> None:
    do(database, acts_changed.narrow_act, received=LATER, touching=[1])
    assert [each.wording for each in every(database)] == [WORDS, WORDS]
    assert stances(database) == (REFUSED, "supports", "supports")


def test_a_refusal_is_narrowed_to_a_reservation(database: Database) -> None:
    do(
        database,
        acts_changed.narrow_act,
        received=LATER,
        touching=[1, 2],
        stances={1: RESERVED},
    )
    assert stances(database) == (RESERVED, RESERVED, "supports")


def test_words_on_the_whole_are_narrowed_to_a_demand(database: Database) -> None:
    record(database, 2, {}, wording="в мирное время", whole=True, received_on=CAME)
    do(database, acts_changed.narrow_act, 2, received=LATER, touching=[3])
    assert stances(database, 2) == ("supports", "supports", RESERVED)
    assert [each.demands for each in every(database, 2)] == [(), (3,)]


# Corrections


def test_a_correction_is_a_new_act_that_names_the_old(database: Database) -> None:
    """An error is corrected by a record of its own (Vienna Convention, art. 79)."""
    do(
        database,
        acts_changed.correct_act,
        received=LATER,
        wording="кроме сроков, без международной экспертизы",
        reason="на скане стояло иначе",
    )
    old, new = every(database)
    assert (old.wording, old.withdrawn_on, old.kind) == (WORDS, LATER, "reservation")
    assert new.corrects == old.id
    assert (new.demands, new.kind, new.reason) == (
        old.demands,
        "reservation",
        "на скане стояло иначе",
    )
    assert stances(database) == (REFUSED, RESERVED, "supports")
    record(database, 1, {1: "supports"})
    assert in_force(database)[0].demands == (2,)


def test_only_the_language_is_corrected(database: Database) -> None:
    do(
        database,
        acts_changed.correct_act,
        received=LATER,
        language="kk",
        reason="язык был указан неверно",
    )
    (new,) = in_force(database)
    assert (new.wording, new.language) == (WORDS, "kk")


@pytest.mark.parametrize(
    ("wording", "stays"), [(f"{WORDS}!", True), ("совсем другие слова о другом", False)]
)
def test_evidence_shows_corrected_words_only_where_a_spelling_is_corrected(
    database: Database, wording: str, stays: bool
) -> None:
    (old,) = in_force(database)
    with database.writing("record-evidence") as tx:
        letter = NewEvidence("letter", "wording", held_where="сейф", act=old.id)
        record_evidence(tx, statement_of(tx), [find_signature(tx, statement_of(tx), 1)], letter)
    do(database, acts_changed.correct_act, wording=wording, reason="опечатка")
    (new,) = in_force(database)
    assert new.received_on == old.received_on
    with database.reading() as tx:
        named = tx.value(sa.select(evidence_claim.c.act_id))
    assert named == (new.id if stays else old.id)


def test_the_original_cannot_be_changed_by_anything(database: Database) -> None:
    with (
        pytest.raises(sa.exc.IntegrityError, match="never changed"),
        database.writing("record-position") as tx,
    ):
        tx.change(act, act_in_force_id(tx), wording="иначе")


def act_in_force_id(tx: Transaction) -> Any:
    return tx.value(sa.select(act.c.id))


# Translations


def translated(database: Database, number: int = 1) -> list[tuple[str, str, str, str]]:
    return [each for row in in_force(database, number) for each in row.translations]


def test_a_translation_is_drafted_checked_and_confirmed(database: Database) -> None:
    do(
        database,
        acts_changed.translate_act,
        language="kk",
        wording="мерзімдерден басқа",
        translator="С. А.",
    )
    assert translated(database) == [("kk", "мерзімдерден басқа", "С. А.", "draft")]
    for state in ("checked", "confirmed"):
        do(database, acts_changed.set_translation_state, language="kk", state=state)
        assert translated(database) == [("kk", "мерзімдерден басқа", "С. А.", state)]
    do(
        database,
        acts_changed.translate_act,
        language="kk",
        wording="мерзімнен басқа",
        translator="Б. Б.",
    )
    assert translated(database) == [("kk", "мерзімнен басқа", "Б. Б.", "draft")]
    assert in_force(database)[0].wording == WORDS


def test_a_translation_goes_over_to_corrected_words_as_an_older_draft(database: Database) -> None:
    do(
        database,
        acts_changed.translate_act,
        language="kk",
        wording="басқа",
        translator="С. А.",
        state="confirmed",
    )
    assert in_force(database)[0].stale == ()
    do(
        database,
        acts_changed.correct_act,
        received=LATER,
        wording="кроме сроков",
        reason="опечатка",
    )
    assert translated(database) == [("kk", "басқа", "С. А.", "draft")]
    assert in_force(database)[0].stale == ("kk",)
    assert every(database)[0].translations == (("kk", "басқа", "С. А.", "confirmed"),)
    do(database, acts_changed.set_translation_state, language="kk", state="checked")
    assert in_force(database)[0].stale == ()


# Demands that a newer text left out


def leave_out(database: Database, number: int) -> Any:
    """Take a demand out of the next text, and give it as the older one had it."""
    with database.writing("seal-text") as tx:
        wordings.seal_text(tx, statement_of(tx))
    with database.writing("new-text") as tx:
        wordings.begin_new_text(tx, statement_of(tx))
    gone = statement_demands(database)[number - 1]
    with database.writing("remove-demand") as tx:
        wordings.remove_demand(tx, statement_of(tx), number)
    return gone


def stated_on(database: Database, demand_id: Any, number: int = 1) -> positions.Stated:
    with database.reading() as tx:
        signed = signatures.find_signature(tx, statement_of(tx), number)
        return positions.known_positions(tx, [signed.id])[signed.id, demand_id]


def test_a_withdrawal_reaches_a_demand_that_the_text_no_longer_has(database: Database) -> None:
    gone = leave_out(database, 1)
    do(database, acts_changed.withdraw_act, received=LATER)
    assert stated_on(database, gone.id) == positions.Stated("supports", ())


def test_narrowing_leaves_a_demand_that_the_text_no_longer_has(database: Database) -> None:
    record(database, 1, {3: RESERVED}, wording=WORDS, received_on=CAME)
    gone = leave_out(database, 1)
    do(database, acts_changed.narrow_act, received=LATER, touching=[1])
    (new,) = in_force(database)
    assert new.demands == (1,)
    assert stances(database) == (RESERVED, "supports")
    assert stated_on(database, gone.id) == positions.Stated(REFUSED, (new.id.hex,))
    with pytest.raises(UserError, match="nothing is narrowed"):
        do(database, acts_changed.narrow_act, received=LATER, touching=[1])


# Refusals

TRANSLATION: dict[str, Any] = {"language": "kk", "wording": "басқа", "translator": "С. А."}
REFUSALS = [
    (acts_changed.withdraw_act, {"received": dt.date(9999, 1, 1)}, "in the future"),
    (acts_changed.withdraw_act, {"received": dt.date(2025, 2, 28)}, "cannot be of 28.02.2025"),
    (acts_changed.withdraw_act, {"received": LATER, "ordinal": 7}, "no words number 7"),
    (acts_changed.withdraw_act, {"received": LATER, "stances": {9: "supports"}}, "has no demand"),
    (acts_changed.withdraw_act, {"received": LATER, "stances": {1: "likes"}}, "is no position"),
    (acts_changed.withdraw_act, {"received": LATER, "stances": {2: RESERVED}}, "No words stand"),
    (acts_changed.withdraw_act, {"received": LATER, "stances": {3: RESERVED}}, "No words stand"),
    (acts_changed.narrow_act, {"received": LATER, "touching": []}, "is withdrawn"),
    (acts_changed.narrow_act, {"received": LATER, "touching": [1, 2]}, "nothing is narrowed"),
    (acts_changed.narrow_act, {"received": LATER, "touching": [2, 3]}, "not widened: demand 3"),
    (
        acts_changed.narrow_act,
        {"received": LATER, "touching": [2], "stances": {2: REFUSED}},
        "not widened: demand 2",
    ),
    (
        acts_changed.narrow_act,
        {"received": LATER, "touching": [2], "stances": {2: "supports"}},
        "still touched",
    ),
    (acts_changed.narrow_act, {"received": LATER, "touching": [2, 2]}, "named twice"),
    (acts_changed.narrow_act, {"received": LATER, "touching": [9]}, "has no demand"),
    (acts_changed.narrow_act, {"received": dt.date(2025, 2, 1), "touching": [2]}, "cannot be of"),
    (
        acts_changed.narrow_act,
        {"received": LATER, "touching": [2], "made_on": dt.date(2025, 3, 20)},
        "bear the date",
    ),
    (
        acts_changed.correct_act,
        {"received": LATER, "wording": "иначе", "reason": " \n"},
        "Say why",
    ),
    (acts_changed.correct_act, {"received": LATER, "reason": "так"}, "nothing is corrected"),
    (
        acts_changed.correct_act,
        {"received": LATER, "reason": "так", "wording": WORDS},
        "nothing is corrected",
    ),
    (acts_changed.correct_act, {"received": LATER, "reason": "так", "wording": " "}, "no words"),
    (
        acts_changed.correct_act,
        {"received": LATER, "reason": "так", "wording": "кро\u202eме"},
        "hidden character",
    ),
    (
        acts_changed.correct_act,
        {"received": LATER, "reason": "так", "wording": "я" * (acts.LONGEST_WORDING + 1)},
        "too long",
    ),
    (
        acts_changed.correct_act,
        {"received": LATER, "reason": "так", "wording": "иначе", "language": "de"},
        "not a language",
    ),
    (acts_changed.translate_act, {**TRANSLATION, "language": "ru"}, "in another one"),
    (acts_changed.translate_act, {**TRANSLATION, "language": ""}, "in another one"),
    (acts_changed.translate_act, {**TRANSLATION, "language": "de"}, "not a language"),
    (acts_changed.translate_act, {**TRANSLATION, "wording": " "}, sentences.NO_WORDS),
    (acts_changed.translate_act, {**TRANSLATION, "wording": "а\x07б"}, "control character"),
    (acts_changed.translate_act, {**TRANSLATION, "translator": " "}, "Say who translated"),
    (acts_changed.translate_act, {**TRANSLATION, "state": "sworn"}, "is not known here"),
    (acts_changed.set_translation_state, {"language": "kk", "state": "checked"}, "no translation"),
]


@pytest.mark.parametrize(("step", "given", "said"), REFUSALS)
def test_what_cannot_follow_on_words_is_refused_and_changes_nothing(
    database: Database, step: Callable[..., object], given: dict[str, Any], said: str
) -> None:
    before = dump(database)
    with pytest.raises(UserError, match=said):
        do(database, step, **given)
    assert dump(database) == before


LATER_STEPS = [
    (acts_changed.withdraw_act, {"received": LATER}),
    (acts_changed.narrow_act, {"received": LATER, "touching": [2]}),
    (acts_changed.correct_act, {"received": LATER, "wording": "иначе", "reason": "так"}),
    (acts_changed.translate_act, TRANSLATION),
]


@pytest.mark.parametrize(("step", "given"), LATER_STEPS[:3])
def test_words_of_a_withdrawn_signature_stay_as_they_are(
    database: Database, step: Callable[..., object], given: dict[str, Any]
) -> None:
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 1, CAME)
    with pytest.raises(UserError, match="its words stay as they are"):
        do(database, step, **given)
    with pytest.raises(UserError, match="signs again"):
        record(database, 1, {2: RESERVED}, wording="ещё слова", received_on=LATER)


@pytest.mark.parametrize(("step", "given"), LATER_STEPS)
def test_words_that_stand_no_more_are_not_touched_again(
    database: Database, step: Callable[..., object], given: dict[str, Any]
) -> None:
    do(database, acts_changed.withdraw_act, received=LATER)
    with pytest.raises(UserError, match=r"in force since 14\.03\.2025"):
        do(database, step, ordinal=1, **given)
    with pytest.raises(UserError, match="No words of number 1 stand"):
        do(database, step, **given)


def test_the_act_must_be_named_where_several_stand(database: Database) -> None:
    record(database, 1, {3: RESERVED}, wording="и ещё", received_on=CAME)
    with pytest.raises(UserError, match="say which, by number: 1, 2"):
        do(database, acts_changed.withdraw_act, received=LATER)


def test_only_a_reservation_is_narrowed(database: Database) -> None:
    record(database, 2, {}, wording="поясняем", kind="explanation", received_on=CAME)
    with pytest.raises(UserError, match="Only a reservation"):
        do(database, acts_changed.narrow_act, 2, received=LATER, touching=[1])


def test_the_same_state_is_not_recorded_twice(database: Database) -> None:
    do(database, acts_changed.translate_act, **TRANSLATION, state="checked")
    with pytest.raises(UserError, match="this state already"):
        do(database, acts_changed.set_translation_state, language="kk", state="checked")


# Undo


@pytest.mark.parametrize(("step", "given"), LATER_STEPS)
def test_each_later_act_is_undone_and_redone_whole(
    database: Database, step: Callable[..., object], given: dict[str, Any]
) -> None:
    before = dump(database)
    do(database, step, **given)
    after = dump(database)
    assert after != before
    undo(database)
    assert dump(database) == before
    redo(database)
    assert dump(database) == after


def test_the_policy_is_not_made_core_under_a_reservation(database: Database) -> None:
    with pytest.raises(UserError, match="settle it"), database.writing("set-policy") as tx:
        wordings.set_policy(tx, statement_of(tx), 2, "core")
    do(database, acts_changed.withdraw_act, received=LATER)
    with database.writing("set-policy") as tx:
        wordings.set_policy(tx, statement_of(tx), 2, "core")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("РОО «Шаңырақ» поддерживает требование об общественной экспертизе с оговоркой.", "ru"),
        ("Ескертпемен қолдаймын", "kk"),
        ("Біз қарсымыз, «Адил соз» қоғамдық қоры", "kk"),
        ("«Қолдаймыз, бірақ мерзімсіз»", "kk"),
        ("«Эхо» supports this", "en"),
        ("The Демос association keeps its signature, but we object to demand 2.", "en"),
        ("Greenpeace International не поддерживает", "ru"),
        ("Согласны", "ru"),
        ("", "en"),
        ("Ми підтримуємо її вимоги і звернення", "ru"),
    ],
)
def test_the_language_of_words_is_guessed_beside_the_names_in_them(
    words: str, language: str
) -> None:
    """A name in quotation marks is in whatever language its body has."""
    assert acts.guess_language(words) == language
