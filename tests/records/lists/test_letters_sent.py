"""Letters that were sent: recorded, counted for what is awaited, undone, private, brought over."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.operations import door, journal
from coalition_app.operations import follow_up as operations
from coalition_app.records.care import checks
from coalition_app.records.care.backups import back_up
from coalition_app.records.lists import follow_up, letters_sent
from coalition_app.records.lists.follow_up import Sent
from coalition_app.records.lists.letters_sent import LetterSent, NewLetters
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures.signatures import find_signature
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_change
from tests.older_registers import as_of_migration
from tests.registers import (
    add_signatures,
    dump,
    hold_originals,
    make_register,
    statement_of,
    this_day,
)

pytestmark = pytest.mark.usefixtures("first_day_goes_on")
TODAY = this_day()
EARLIER = TODAY - dt.timedelta(days=9)
WORDS = "Уважаемые коллеги! Подтвердите подпись."


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register of four: 1 has evidence, 2 and 3 have none, 4 was invited."""
    with make_register(tmp_path / "r.coalition") as made:
        hold_originals(made, [1])
        add_signatures(made, 1, name="Приглашённые", status="invited", received_on=EARLIER)
        yield made


def send(database: Database, *numbers: int, **told: object) -> tuple[str, ...]:
    new = NewLetters(**told)  # type: ignore[arg-type]
    change = operations.record_letter_sent("1", numbers=numbers, new=new)
    return door.write(database, change).lines


def sent(database: Database) -> dict[int, Sent | None]:
    with database.reading() as tx:
        found = follow_up.list_follow_up(tx, statement_of(tx))
    return {each.signed.number: each.sent for each in found}


def groups(database: Database) -> dict[int, str]:
    with database.reading() as tx:
        found = follow_up.list_follow_up(tx, statement_of(tx))
    return {each.signed.number: each.group(TODAY) for each in found}


def letters_to(database: Database, number: int) -> list[LetterSent]:
    with database.reading() as tx:
        signed = find_signature(tx, statement_of(tx), number)
        return letters_sent.list_letters(tx, signed.id)


def test_a_letter_is_kept_as_it_was_sent_and_counted(database: Database) -> None:
    send(database, 2, sent_on=EARLIER, channel="messenger")
    send(database, 2, language="ru", wordings={2: WORDS})
    assert sent(database) == {2: Sent(2, TODAY, "mail"), 3: None, 4: None}
    assert letters_to(database, 2) == [
        LetterSent(TODAY, "mail", "no-evidence", "ru", WORDS),
        LetterSent(EARLIER, "messenger", "no-evidence", "", ""),
    ]


def test_the_groups_follow_the_day_and_the_letters(database: Database) -> None:
    due = {2: TODAY - dt.timedelta(days=1), 3: TODAY + dt.timedelta(days=6)}
    add_signatures(database, 3, name="Ещё")
    for number, day in due.items():
        send(database, number, sent_on=EARLIER, due_on=day)
    send(database, 5, due_on=TODAY + dt.timedelta(days=7))
    send(database, 6)
    assert groups(database) == {
        2: "overdue",
        3: "this-week",
        5: "later",
        6: "later",
        4: "not-sent",
        7: "not-sent",
    }


def test_an_answer_with_a_day_is_awaited_of_whoever_was_awaited_for_nothing(
    database: Database,
) -> None:
    """The day was kept and stood in no list and no calendar; without one nothing is awaited."""
    send(database, 1)
    assert 1 not in groups(database)
    send(database, 1, due_on=TODAY + dt.timedelta(days=2))
    assert groups(database)[1] == "this-week"
    assert sent(database)[1] == Sent(2, TODAY, "mail")
    with database.writing("plan-step") as tx:
        follow_up.plan_step(tx, statement_of(tx), 1, "", None)
    assert 1 not in groups(database)


def test_what_came_is_not_awaited_by_the_day_of_an_older_letter(database: Database) -> None:
    send(database, 2, due_on=TODAY + dt.timedelta(days=2))
    hold_originals(database, [2])
    assert 2 not in groups(database)


def test_a_new_day_keeps_the_step_and_one_undo_takes_both_back(database: Database) -> None:
    with database.writing("plan-step") as tx:
        follow_up.plan_step(tx, statement_of(tx), 2, "позвонить", EARLIER)
    before = dump(database)
    send(database, 2, 3, due_on=TODAY)
    with database.reading() as tx:
        found = {e.signed.number: e for e in follow_up.list_follow_up(tx, statement_of(tx))}
    assert (found[2].step, found[2].due_on) == ("позвонить", TODAY)
    assert (found[3].step, found[3].due_on) == ("", TODAY)
    said = door.write(database, journal.undo()).lines[0]
    assert said.endswith("2 letters were recorded as sent.")
    assert dump(database) == before
    door.write(database, journal.redo())
    assert sent(database)[3] == Sent(1, TODAY, "mail")
    assert checks.find_damage(database) == []


def test_a_letter_about_what_was_answered_is_not_counted_any_more(database: Database) -> None:
    send(database, 2)
    hold_originals(database, [2])
    with database.writing("plan-step") as tx:
        follow_up.plan_step(tx, statement_of(tx), 2, "поблагодарить", None)
    assert sent(database)[2] is None
    assert len(letters_to(database, 2)) == 1


def test_a_letter_to_whom_nothing_is_awaited_from_is_kept(database: Database) -> None:
    assert send(database, 1) == (f"No. 1: letter sent on {TODAY:%d.%m.%Y}.",)
    assert [each.asked for each in letters_to(database, 1)] == ["planned"]
    assert 1 not in sent(database)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"channel": "pigeon"}, "is not known here"),
        ({"language": "xx"}, "is not known here"),
        ({"asked": "money"}, "is not known here"),
        ({"sent_on": TODAY + dt.timedelta(days=1)}, "is in the future"),
        ({"due_on": EARLIER}, "cannot be due before"),
        ({"wordings": {2: "а" * 200_001}}, "too long"),
    ],
)
def test_what_cannot_be_is_refused(database: Database, told: dict[str, object], said: str) -> None:
    before = dump(database)
    with pytest.raises(UserError, match=said):
        send(database, 2, **told)
    with pytest.raises(UserError, match="no signature number 99"):
        send(database, 2, 99)
    assert dump(database) == before


def test_the_journal_keeps_only_a_digest_of_the_words(database: Database) -> None:
    send(database, 2, wordings={2: WORDS})
    with database.reading() as tx:
        query = sa.select(journal_change).where(journal_change.c.table_name == "letter_sent")
        (row,) = tx.rows(query)
    assert row.private_digest is not None
    assert "wording" not in row.value


def test_letters_are_in_an_encrypted_copy(tmp_path: Path) -> None:
    password = "долгая парольная фраза"
    with make_register(tmp_path / "e.coalition", signatures=3, passphrase=password) as made:
        send(made, 2, wordings={2: WORDS})
        (tmp_path / "copies").mkdir()
        copy = back_up(made, tmp_path / "copies")
    assert WORDS.encode() not in copy.read_bytes()
    with open_register(copy, password) as again:
        assert letters_to(again, 2)[0].wording == WORDS
        assert checks.find_damage(again) == []


def test_a_letter_changed_behind_the_journal_is_damage(database: Database) -> None:
    send(database, 2, wordings={2: WORDS})
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE letter_sent SET wording = 'иначе'")
    assert "letter_sent" in " ".join(checks.find_damage(database))


def test_a_register_of_the_fourteenth_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3, time_zone="") as made:
        hold_originals(made, [1])
        with made.writing("plan-step") as tx:
            follow_up.plan_step(tx, statement_of(tx), 2, "позвонить", EARLIER)
        before = dump(made)
        assert before["letter_sent"] == []
        as_of_migration(made, "0014")
    with open_register(path) as database:
        assert dump(database) == before
        send(database, 2, wordings={2: WORDS})
        assert sent(database)[2] == Sent(1, TODAY, "mail")
        assert checks.find_damage(database) == []


def test_letters_to_many_keep_the_days_that_were_noted_and_are_to_come(database: Database) -> None:
    noted = {2: TODAY + dt.timedelta(days=3), 3: TODAY - dt.timedelta(days=1)}
    for number, day in noted.items():
        send(database, number, sent_on=EARLIER, due_on=day)
    asked = TODAY + dt.timedelta(days=14)
    send(database, 2, 3, 4, due_on=asked, keeps_days=True)
    with database.reading() as tx:
        found = follow_up.list_follow_up(tx, statement_of(tx))
    days = {each.signed.number: each.due_on for each in found}
    assert days == {2: noted[2], 3: asked, 4: asked}
