"""What was settled in a register is remembered for lists to come, undone with its act, and taken out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations import door, doubts, imports
from coalition_app.records.care.checks import find_damage
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import settled_words
from coalition_app.records.positions.doubts import list_doubts
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_change
from tests.older_registers import as_of_migration
from tests.registers import dump, redo, signatures_of, statement_of, undo

LIST = """Подписи:

1. ОО «Правовая среда» (без требования 2)
2. ОО «Шаңырақ», Ержан Тілеубай, Шал акын
3. ОО «Отан» (шал Акын)
4. ОО «Свет», Анна Ким, директор, ждёт звонка
"""
NEXT = """Подписи:

1. ОФ «Очаг», Мария Ли, ШАЛ акын
2. ОФ «Дом» (без требования 2)
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with create_register(tmp_path / "a.coalition", coalition="Коалиция", passphrase=None) as made:
        take_in(made, LIST)
        yield made
        assert find_damage(made) == []


def take_in(database: Database, text: str, name: str = "list.txt") -> None:
    read = imports.with_settled_words(database, read_source(text.encode(), name))
    change = imports.import_source(
        read=read, into=None, new_title=name, links={}, undecided=(), corrected=None
    )
    door.write(database, change)


def settle(
    database: Database, number: int, answer: str, *, statement: str = "1", **more: object
) -> list[str]:
    change = doubts.settle_pieces(statement, numbers=[number], answer=answer, **more)  # type: ignore[arg-type]
    answered = door.write(database, change)
    vouching = answered.values["vouching"]
    assert isinstance(vouching, list)
    return vouching


def words_of(database: Database) -> list[tuple[str, str, bool]]:
    with database.reading() as tx:
        return [(each.text, each.role, each.alone) for each in settled_words.list_words(tx)]


def open_in(database: Database, statement: int) -> list[int | None]:
    with database.reading() as tx:
        found = list_doubts(tx, statement_of(tx, statement))
        return [each.number for each in found]


def test_a_settled_place_is_read_in_the_next_list(database: Database) -> None:
    assert settle(database, 2, "place") == ["Шал акын"]
    take_in(database, NEXT, "next.txt")
    assert open_in(database, 2) == [2]
    (first, _second) = signatures_of(database, 2)
    assert first.place == "ШАЛ акын"


def test_all_equal_ones_are_settled_in_one_act_that_undo_takes_back(database: Database) -> None:
    before = dump(database)
    settle(database, 2, "place", all_like=True)
    assert open_in(database, 1) == [1, 4]
    assert words_of(database) == [("Шал акын", "place", True)]
    undo(database)
    assert dump(database) == before
    assert words_of(database) == []
    redo(database)
    assert words_of(database) == [("Шал акын", "place", True)]


@pytest.mark.parametrize("answer", ["words", "nothing", "person", "name"])
def test_no_other_answer_lets_a_piece_of_another_list_count(
    database: Database, answer: str
) -> None:
    settle(database, 1, answer)
    take_in(database, NEXT, "next.txt")
    assert open_in(database, 2) == [1, 2]


@pytest.mark.parametrize(
    "answer, kept", [("person", []), ("private", []), ("print", []), ("nothing", ["note"])]
)
def test_what_is_of_one_signatory_is_not_remembered(
    database: Database, answer: str, kept: list[str]
) -> None:
    settle(database, 4, answer)
    assert [role for _text, role, _alone in words_of(database)] == kept


def test_words_on_demands_called_an_office_vouch_for_nothing(database: Database) -> None:
    assert settle(database, 1, "office") == []
    take_in(database, NEXT, "next.txt")
    assert open_in(database, 2) == [1, 2]


def test_what_is_open_tells_what_the_same_words_were_settled_as(database: Database) -> None:
    settle(database, 1, "words")
    settle(database, 2, "place")
    take_in(database, NEXT.replace("ШАЛ акын", "Шал акын, ждёт звонка"), "next.txt")
    with database.reading() as tx:
        told = {each.text: each.settled_as for each in list_doubts(tx, statement_of(tx, 2))}
        here = {each.text: each.settled_as for each in list_doubts(tx, statement_of(tx, 1))}
    assert told == {"без требования 2": ("words",), "ждёт звонка": ()}
    assert here["шал Акын"] == ("place",)


def test_two_answers_on_one_text_vouch_for_nothing(database: Database) -> None:
    settle(database, 2, "place")
    settle(database, 3, "office")
    assert words_of(database) == [("шал Акын", "office", False), ("Шал акын", "place", False)]
    take_in(database, NEXT, "next.txt")
    assert open_in(database, 2) == [1, 2]


def test_a_corrected_answer_takes_the_place_of_the_first(database: Database) -> None:
    settle(database, 2, "place")
    settle(database, 2, "office", piece=4)
    assert words_of(database) == [("Шал акын", "office", True)]
    settle(database, 2, "private", piece=4)
    assert words_of(database) == []
    undo(database)
    assert words_of(database) == [("Шал акын", "office", True)]


def test_a_word_taken_out_vouches_no_more_and_undo_brings_it_back(database: Database) -> None:
    settle(database, 2, "place")
    door.write(database, doubts.take_out_word(text="шал  АКЫН"))
    assert words_of(database) == []
    assert signatures_of(database)[1].place == "Шал акын"
    with pytest.raises(UserError, match="has no"):
        door.write(database, doubts.take_out_word(text="Шал акын"))
    undo(database)
    assert words_of(database) == [("Шал акын", "place", True)]


def test_taking_an_import_back_leaves_what_was_settled_of_words(database: Database) -> None:
    settle(database, 2, "place")
    door.write(database, imports.undo_import(source=None, changed_too=True))
    assert signatures_of(database) == []
    assert words_of(database) == [("Шал акын", "place", True)]
    take_in(database, NEXT, "next.txt")
    assert open_in(database, 2) == [2]
    for _each in range(3):
        undo(database)
    assert words_of(database) == []


def test_the_journal_keeps_only_a_digest_of_a_settled_word(database: Database) -> None:
    settle(database, 2, "place")
    with database.reading() as tx:
        query = sa.select(journal_change).where(journal_change.c.table_name == "settled_word")
        (row,) = tx.rows(query)
    assert "акын" not in str(row) and "\\u0430\\u043a\\u044b\\u043d" not in str(row)
    assert row.private_digest is not None


def test_a_register_of_the_eleventh_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with create_register(path, coalition="Коалиция", passphrase=None) as made:
        take_in(made, LIST)
        door.write(made, doubts.settle_pieces("1", numbers=[4], answer="private"))
        door.write(made, doubts.settle_pieces("1", numbers=[3], answer="person"))
        before = dump(made)
        assert before.pop("settled_word") == []
        as_of_migration(made, "0011")
    with open_register(path) as database:
        after = dump(database)
        assert after.pop("settled_word") == []
        assert after == before
        assert settle(database, 2, "place") == ["Шал акын"]
        assert find_damage(database) == []


def test_what_is_right_as_it_was_read_is_remembered_as_that(database: Database) -> None:
    assert settle(database, 4, "print", piece=4) == ["директор"]
    assert words_of(database) == [("директор", "office", True)]
    settle(database, 4, "nothing", piece=4)
    assert words_of(database) == [("директор", "note", True)]


HEADED = """Подписали:

1. ОО «Свет»
2. Анна Ким

{}

3. ОФ «Луч»
4. Глеб Тен
"""


def headings_open(database: Database, statement: int) -> list[str]:
    with database.reading() as tx:
        return [each.text for each in list_doubts(tx, statement_of(tx, statement))]


def test_a_heading_that_only_names_a_group_vouches_for_an_equal_one(database: Database) -> None:
    take_in(database, HEADED.format("Друзья реки"), "headed.txt")
    assert headings_open(database, 2) == ["Друзья реки"] * 3
    assert settle(database, 3, "nothing", statement="2", all_like=True) == ["Друзья реки"]
    assert words_of(database) == [("Друзья реки", "heading", True)]
    take_in(database, HEADED.format("ДРУЗЬЯ  реки:"), "next.txt")
    assert headings_open(database, 3) == []
    take_in(database, HEADED.format("Думают друзья реки"), "other.txt")
    assert set(headings_open(database, 4)) == {"Думают друзья реки"}
    # As a piece of an entry the same words are still asked about.
    take_in(database, NEXT.replace("ШАЛ акын", "Друзья реки"), "piece.txt")
    assert "Друзья реки" in headings_open(database, 5)


@pytest.mark.parametrize("heading", ["Обещали подписать", "Не подписали", "Подпишут после съезда"])
def test_a_heading_that_speaks_of_signing_is_asked_about_in_each_list(
    database: Database, heading: str
) -> None:
    take_in(database, HEADED.format(heading), "headed.txt")
    with database.reading() as tx:
        found = [each for each in list_doubts(tx, statement_of(tx, 2)) if each.number]
    assert found
    assert settle(database, 3, "nothing", statement="2", all_like=True) == []
    take_in(database, HEADED.format(heading), "next.txt")
    assert len(headings_open(database, 3)) >= len(found)


def test_a_heading_answered_otherwise_vouches_no_more(database: Database) -> None:
    take_in(database, HEADED.format("Друзья реки"), "headed.txt")
    settle(database, 3, "nothing", statement="2", all_like=True)
    door.write(database, doubts.take_out_word(text="друзья реки"))
    take_in(database, HEADED.format("Друзья реки"), "next.txt")
    assert headings_open(database, 3) == ["Друзья реки"] * 3
