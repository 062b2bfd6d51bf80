"""Statements with their demands: what is recorded, found and refused."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records import checked
from coalition_app.records.opening.new import create_register
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from tests.registers import add_statement, statement_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with create_register(tmp_path / "a.coalition", coalition="Коалиция", passphrase=None) as made:
        yield made


def make(
    database: Database,
    titles: dict[str, str],
    demands: list[dict[str, str]] | None = None,
    language: str = "ru",
) -> None:
    with database.writing("make-statement") as tx:
        statements.make_statement(
            tx, titles=titles, authentic_language=language, demands=demands or []
        )


def test_a_statement_keeps_its_wordings_and_numbers_its_demands(database: Database) -> None:
    demands = [{"ru": "Отменить.", "kk": "Жою."}, {"ru": "Провести\r\nрасследование."}]
    make(database, {"ru": " Заявление ", "kk": "Мәлімдеме", "en": " "}, demands)
    with database.reading() as tx:
        found = statements.find_statement(tx, None)
    assert found.titles == {"ru": "Заявление", "kk": "Мәлімдеме"}
    assert (found.number, found.text_number, found.title) == (1, 1, "Заявление")
    assert [(each.number, each.wordings, each.policy) for each in found.demands] == [
        (1, {"ru": "Отменить.", "kk": "Жою."}, "open"),
        (2, {"ru": "Провести\nрасследование."}, "open"),
    ]


@pytest.mark.parametrize(
    ("titles", "demands", "language", "said"),
    [
        ({"ru": " "}, [], "ru", "title in its authentic language"),
        ({"kk": "Мәлімдеме"}, [], "ru", "title in its authentic language"),
        ({"ru": "\x00"}, [], "ru", r"U\+0000"),
        ({"de": "Erklärung"}, [], "de", "not a language of the documents"),
        ({"ru": "Заявление"}, [{"ru": "Одно."}, {"ru": " "}], "ru", "Demand 2 has no wording"),
        ({"ru": "Заявление"}, [{"ru": "\x00\x07"}], "ru", r"U\+0000"),
        ({"ru": "Заявление"}, [{"de": "Eins."}], "ru", "not a language of the documents"),
        ({"ru": "я" * 200_001}, [], "ru", "too long"),
    ],
)
def test_a_statement_that_is_not_whole_is_refused(
    database: Database,
    titles: dict[str, str],
    demands: list[dict[str, str]],
    language: str,
    said: str,
) -> None:
    with pytest.raises(UserError, match=said):
        make(database, titles, demands, language)
    with database.reading() as tx:
        assert statements.list_statements(tx) == []


def test_a_title_is_taken_once(database: Database) -> None:
    make(database, {"ru": "Заявление"})
    with pytest.raises(UserError, match="Statement 1 has this title already"):
        make(database, {"kk": "Мәлімдеме", "ru": "Заявление "}, language="kk")


def test_a_statement_is_found_by_number_and_by_the_beginning_of_any_title(
    database: Database,
) -> None:
    with database.reading() as tx, pytest.raises(UserError, match="holds no statement"):
        statements.find_statement(tx, None)
    make(database, {"ru": "О пытках", "kk": "Азаптау туралы"})
    make(database, {"ru": "О собраниях"})
    with database.reading() as tx:
        numbers = [
            statements.find_statement(tx, named).number
            for named in ("1", " 2 ", "о ПЫТ", "Азаптау", "О собраниях")
        ]
        assert numbers == [1, 2, 1, 1, 2]
        for named, said in (
            (None, "say which"),
            ("О ", "Several"),
            ("3", "no statement"),
            ("Ы", "no"),
        ):
            with pytest.raises(UserError, match=said):
                statements.find_statement(tx, named)


def test_a_demand_that_does_not_exist_is_said(database: Database) -> None:
    add_statement(database, demands=2)
    with database.reading() as tx:
        statement = statement_of(tx)
    assert statement.demand(2).number == 2
    for number in (0, 3, -1, 10**30):
        with pytest.raises(UserError, match="has no demand"):
            statement.demand(number)


def test_a_statement_whose_text_is_gone_is_damage(database: Database) -> None:
    make(database, {"ru": "Первое"}, [{"ru": "Одно."}])
    with sqlite3.connect(database.path) as connection:
        connection.execute("DELETE FROM text")
    connection.close()
    with pytest.raises(UserError, match="is damaged: check it"), database.reading() as tx:
        statements.list_statements(tx)


def test_the_digest_of_a_text_tells_its_wordings_apart(database: Database) -> None:
    make(database, {"ru": "Первое"}, [{"ru": "Одно."}, {"ru": "Другое."}])
    make(database, {"ru": "Второе"}, [{"ru": "Другое."}, {"ru": "Одно."}])
    with database.reading() as tx:
        one, two = statements.list_statements(tx)
    digests = {
        statements.text_digest(each, language) for each in (one, two) for language in ("ru", "kk")
    }
    assert len(digests) == 3  # neither has Kazakh words


def test_words_are_recorded_as_they_came_but_for_their_white_space() -> None:
    assert checked.clean("  <b>ОФ</b> & «И\u0306»\t\u200fع\n ") == "<b>ОФ</b> & «Й»\t\u200fع"
    assert checked.clean("а\r\nб\rв\x0bг\x0cд\u2028е\u2029ж\x85з") == "а\nб\nв\nг\nд\nе\nж\nз"
