"""Who is waited for, for what and since when; the planned step; and the register's second format."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.issue.letter_facts import letters_to
from coalition_app.i18n import texts
from coalition_app.records.care import checks
from coalition_app.records.editions.attestors import current_attestor
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.lists import follow_up, letters_sent
from coalition_app.records.lists.letters_sent import NewLetters
from coalition_app.records.merging import decisions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signatory
from tests.older_registers import as_of_migration
from tests.registers import (
    add_signatures,
    dump,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
    this_day,
    undo,
    withdraw_signature,
)

DAY = dt.date(2026, 2, 3)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register whose three signatures have evidence, and a fourth that was invited."""
    with make_register(tmp_path / "r.coalition") as database:
        hold_originals(database)
        add_signatures(database, 1, name="Приглашённые", status="invited", received_on=DAY)
        yield database


def awaited(database: Database) -> dict[int, list[str]]:
    with database.reading() as tx:
        found = follow_up.list_follow_up(tx, statement_of(tx))
    return {each.signed.number: [reason for reason, _since in each.reasons] for each in found}


def plan(database: Database, number: int, step: str, due: dt.date | None = None) -> None:
    with database.writing("plan-step") as tx:
        follow_up.plan_step(tx, statement_of(tx), number, step, due)


def add_words(database: Database, number: int, *, translated: str = "") -> None:
    with database.writing("record-position") as tx:
        row = signatures.find_signature(tx, statement_of(tx), number)
        act_id = positions.add_act(
            tx,
            row.id,
            kind="explanation" if translated else "unsettled",
            wording="кроме сроков",
            language="ru",
            received_on=DAY,
        )
        if translated:
            positions.add_translation(
                tx,
                act_id,
                language="kk",
                wording="мерзімнен басқа",
                translator="А",
                state=translated,
            )


def test_each_reason_puts_somebody_on_the_list(database: Database) -> None:
    add_signatures(database, 1, name="Без письма")
    add_signatures(database, 1, name="Ждём собрания", status="subject-to-approval")
    add_words(database, 1)
    add_words(database, 2, translated="draft")
    add_words(database, 3, translated="confirmed")
    assert awaited(database) == {
        1: ["unsettled"],
        2: ["translation"],
        4: ["invited"],
        5: ["no-evidence"],
        6: ["subject-to-approval", "no-evidence"],
    }


def test_who_left_is_not_waited_for(database: Database) -> None:
    add_words(database, 1)
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 1, DAY)
    assert 1 not in awaited(database)


def test_the_days_are_counted_from_receipt(database: Database) -> None:
    with database.reading() as tx:
        (invited,) = follow_up.list_follow_up(tx, statement_of(tx))
    assert invited.days(DAY + dt.timedelta(days=9)) == 9


def test_a_planned_step_keeps_somebody_on_the_list_and_the_nearest_day_is_first(
    database: Database,
) -> None:
    plan(database, 2, "позвонить", DAY + dt.timedelta(days=1))
    plan(database, 3, "написать", DAY)
    assert list(awaited(database).items()) == [(3, ["planned"]), (2, ["planned"]), (4, ["invited"])]
    plan(database, 3, " ")
    assert list(awaited(database)) == [2, 4]
    plan(database, 3, "")


def test_a_step_is_changed_and_undone_by_name(database: Database) -> None:
    before = dump(database)
    plan(database, 2, "позвонить")
    plan(database, 2, "приехать", DAY)
    with database.reading() as tx:
        (step,) = [each for each in follow_up.list_follow_up(tx, statement_of(tx)) if each.step]
    assert (step.step, step.due_on) == ("приехать", DAY)
    assert undo(database).sentence() == "plan the next step about number 2 of statement 1"
    undo(database)
    assert dump(database) == before


def test_a_day_alone_keeps_nobody_on_the_list(database: Database) -> None:
    plan(database, 4, "", DAY)
    plan(database, 2, "", DAY)
    assert awaited(database) == {4: ["invited"]}
    with database.reading() as tx:
        (invited,) = follow_up.list_follow_up(tx, statement_of(tx))
    assert (invited.step, invited.due_on) == ("", DAY)


def test_a_register_of_the_first_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    later = ("next_step", "merge", "signed_page", "open_line", "settled_word", "paper")
    with make_register(path, time_zone="") as database:
        with database.writing("record-evidence") as tx:
            signed = signatures.list_signatures(tx, statement_of(tx).id)
            new = NewEvidence(kind="letter", note="письмо")
            evidence.record_evidence(tx, statement_of(tx), signed, new)
        before = {name: rows for name, rows in dump(database).items() if name not in later}
        as_of_migration(database, "0001")
    with open_register(path) as database:
        after = dump(database)
        assert [after.pop(name) for name in later] == [[]] * len(later)
        assert after == before
        plan(database, 2, "позвонить")
        assert checks.find_damage(database) == []


def test_no_evidence_is_asked_of_the_attestor_by_letter(tmp_path: Path) -> None:
    with make_register(tmp_path / "own.coalition") as database:
        name_attestor(database)
        assert set(awaited(database)) == {1, 2, 3}
        with database.writing("decide-twins") as tx:
            decisions.decide(tx, statement_of(tx), 1, ATTESTOR, "signed-herself")
            decisions.decide(tx, statement_of(tx), 2, ATTESTOR, "different")
        assert set(awaited(database)) == {2, 3}


def test_a_letter_says_the_demands_and_a_day_that_is_still_to_come(database: Database) -> None:
    plan(database, 4, "", this_day() - dt.timedelta(days=1))
    until = this_day() + dt.timedelta(days=9)
    with database.reading() as tx:
        statement = statement_of(tx)
        found = follow_up.list_follow_up(tx, statement)
        ((_number, late),) = letters_to(tx, statement, found, "ru")
        ((_number, told),) = letters_to(tx, statement, found, "ru", answer_by=until)
        words = statement.demands[0].wordings["ru"]
    assert any(f"1. {words}" in each for each in late.paragraphs)
    assert not any("Просим ответить" in each for each in late.paragraphs)
    assert not any("направили вам письмо" in each for each in late.paragraphs)
    assert f"Просим ответить до {texts('ru').day(until)}" in told.paragraphs


def test_the_letters_name_the_words_and_the_known_address(database: Database) -> None:
    add_words(database, 1)
    with database.writing("change-private") as tx:
        row = signatures.find_signature(tx, statement_of(tx), 1)
        tx.change(
            signatory, row.signatory_id, contacts=["тел. +7 701", "пошта: office@example.org"]
        )
    with database.reading() as tx:
        statement = statement_of(tx)
        written = dict(letters_to(tx, statement, follow_up.list_follow_up(tx, statement), "ru"))
    assert set(written) == {1, 4}
    assert written[1].address == "office@example.org"
    assert "кроме сроков" in "".join(written[1].paragraphs)
    assert written[4].address == ""


def test_a_second_letter_says_when_the_first_was_sent_and_who_writes_in_which_office(
    database: Database,
) -> None:
    sent = this_day() - dt.timedelta(days=5)
    name_attestor(database)
    with database.writing("letters") as tx:
        letters_sent.record_letters_sent(tx, statement_of(tx), [4], NewLetters(sent_on=sent))
    for language, again in (
        ("en", f"We wrote to you about this on {texts('en').day(sent, 'on')}."),
        ("ru", f"{texts('ru').day(sent, 'on')} мы направили вам письмо об этом."),
        ("kk", f"{texts('kk').day(sent, 'on')} сізге осы туралы хат жіберген едік."),
    ):
        with database.reading() as tx:
            statement = statement_of(tx)
            found = follow_up.list_follow_up(tx, statement)
            first = dict(letters_to(tx, statement, found, language))[4].paragraphs
            attestor = current_attestor(tx)
        assert attestor is not None and attestor.offices
        assert [each for each in first if each.startswith(again)]
        assert first[-1].splitlines()[0] == ", ".join((attestor.name, *attestor.offices))
