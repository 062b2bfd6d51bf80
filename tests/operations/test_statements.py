"""Operations on a statement: what they answer, which tables they write, how long they may take."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door, statements
from coalition_app.records.store.database import Database
from tests.registers import make_register, statement_of, undo


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition") as made:
        yield made


def renew(database: Database) -> None:
    """Seal text 1, and text 2 with the same words: everybody is asked to reconfirm."""
    for change in (
        statements.seal_text("1"),
        statements.begin_new_text("1"),
        statements.seal_text("1"),
    ):
        door.write(database, change)


def test_what_was_written_is_told_by_its_tables(database: Database) -> None:
    door.write(database, statements.begin_new_text(None))
    added = door.write(database, statements.add_demand(None, wordings={"ru": "Новое."}, number=1))
    assert added.tables == {"demand", "text_demand"}
    dated = door.write(database, statements.set_date(None, dated=None))
    assert dated.tables == set()
    titled = door.write(database, statements.edit_wording(None, language="en", title="A title"))
    assert titled.tables == {"text_wording"}
    assert titled.values["titles"]["en"] == "A title"
    renew(database)
    answered = door.write(database, statements.reconfirm(None, numbers=[1]))
    assert answered.tables == {"signature", "standing_step"}
    declined = door.write(database, statements.decline_text(None))
    assert declined.values["numbers"] == [2, 3]
    assert declined.values["to_reconfirm"] == []


def test_a_statement_is_made_in_the_language_of_its_title(database: Database) -> None:
    made = door.write(
        database,
        statements.make_statement(
            title="Ашық хат:  әділ сот ", demands=["Бірінші."], other_titles={"en": " A letter "}
        ),
    )
    with database.reading() as tx:
        shown = statement_of(tx, made.result)
    assert (shown.authentic_language, shown.titles) == (
        "kk",
        {"kk": "Ашық хат: әділ сот", "en": "A letter"},
    )
    assert shown.demands[0].wordings == {"kk": "Бірінші."}
    undo(database)


def test_an_answer_of_nobody_who_was_asked_is_refused_whole(database: Database) -> None:
    renew(database)
    with pytest.raises(UserError, match="nothing to reconfirm for number 9"):
        door.write(database, statements.reconfirm(None, numbers=[1, 9]))
    assert door.write(database, statements.reconfirm(None, numbers=[1, 1])).values["numbers"] == [1]


def test_many_answers_are_not_recorded_at_once() -> None:
    few, many = list(range(20)), list(range(200))
    assert statements.reconfirm(None, numbers=few).rows <= door.AT_ONCE
    assert statements.decline_text(None, numbers=few).rows <= door.AT_ONCE
    assert statements.reconfirm(None, numbers=many).rows > door.AT_ONCE
    assert statements.decline_text(None, numbers=many).rows > door.AT_ONCE
