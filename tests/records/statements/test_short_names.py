"""Short names of demands: how they are proposed, recorded, kept with a text, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door, statements
from coalition_app.records.statements import short_names
from coalition_app.records.statements.statements import StatementRow, text_digest
from coalition_app.records.store.database import Database
from tests.registers import dump, make_register, redo, statement_of, undo

REVIEW = (
    "Before voting in the Parliament the drafts of the listed codes must undergo international expert "
    "review to verify their compliance with international treaties, in line with the Constitution."
)
PUBLIC = (
    "Before voting in the Parliament the drafts of the listed codes must undergo national public review "
    "to exclude provisions caused by corporate needs."
)
WIDE = "To organize a wide public discussion on respect for political rights."


@pytest.mark.parametrize(
    ("words", "others", "name"),
    [
        (REVIEW, [PUBLIC, WIDE], "International expert review"),
        (PUBLIC, [REVIEW, WIDE], "National public review"),
        (WIDE, [REVIEW, PUBLIC], "Organize a wide public discussion"),
        ("Отменить статью 5, и немедленно.", ["Отменить налог."], "Статью 5"),
        ("Сайлауды әділ өткізу", ["Сайлауды әділ санау"], "Өткізу"),
        ("Свобода", ["Свобода слова"], "Свобода"),
        ("Свобода слова", ["Свобода"], "Слова"),
        ("Закрыть", [], "Закрыть"),
        ("Требование 1.", ["Требование 2."], ""),
        ("?!", ["…"], ""),
        ("", [""], ""),
    ],
)
def test_a_name_is_proposed_where_demands_begin_to_differ(
    words: str, others: list[str], name: str
) -> None:
    assert short_names.propose(words, others) == name
    start, end = short_names.differing(words, others)
    assert not name or words[start:end].casefold() == name.casefold()


def test_a_proposed_name_is_never_longer_than_one_may_be() -> None:
    for words in ("бұл" + "ұзақ" * 40, "Привлечение " * 2 + "высокопоставленных " * 9):
        assert 0 < len(short_names.propose(words, [])) <= short_names.LONGEST


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register whose statement has three demands in Russian."""
    with make_register(tmp_path / "a.coalition", demands=3) as made:
        yield made


def shown(database: Database) -> StatementRow:
    with database.reading() as tx:
        return statement_of(tx)


def name(database: Database, number: int, **names: str) -> None:
    door.write(database, statements.name_demand(None, number=number, names=names))


def names(database: Database) -> list[dict[str, str]]:
    return [each.short_names for each in shown(database).demands]


def test_a_name_is_recorded_by_language_undone_and_made_again(database: Database) -> None:
    digest = text_digest(shown(database), "ru")
    name(database, 2, ru=" Общественная   экспертиза ", kk="Қоғамдық сараптама")
    named = {"ru": "Общественная экспертиза", "kk": "Қоғамдық сараптама"}
    assert names(database) == [{}, named, {}]
    assert text_digest(shown(database), "ru") == digest
    undo(database)
    assert names(database) == [{}, {}, {}]
    redo(database)
    assert names(database) == [{}, named, {}]
    name(database, 2, kk="")
    assert names(database) == [{}, {"ru": "Общественная экспертиза"}, {}]
    name(database, 2, ru="")
    assert names(database) == [{}, {}, {}]


def test_a_heading_has_the_recorded_name_or_the_proposed_one(database: Database) -> None:
    name(database, 1, kk="Сараптама")
    row = shown(database)
    first, second, _third = row.demands
    assert short_names.heading(row, first, "kk") == "1 · Сараптама"
    assert short_names.short_name(row, first, "kk") == "Сараптама"
    assert short_names.short_name(row, second, "kk") == ""
    assert short_names.heading(row, second, "kk") == "Demand 2"
    door.write(database, statements.begin_new_text(None))
    change = statements.reword_demand(None, number=2, language="ru", words="Провести обсуждение.")
    door.write(database, change)
    row = shown(database)
    assert short_names.heading(row, row.demands[1], "kk") == "2 · Провести обсуждение"


def test_a_sealed_text_takes_names_and_the_next_text_keeps_them(database: Database) -> None:
    door.write(database, statements.seal_text(None))
    name(database, 3, ru="Обсуждение")
    door.write(database, statements.begin_new_text(None))
    assert names(database) == [{}, {}, {"ru": "Обсуждение"}]
    door.write(database, statements.move_demand(None, number=3, to=1))
    assert names(database) == [{"ru": "Обсуждение"}, {}, {}]


@pytest.mark.parametrize(
    ("number", "given", "said"),
    [
        (1, {"ru": "я" * 61}, "61 characters, at most 60"),
        (1, {"ru": "«общественная экспертиза»"}, "Demand 2 has this short name already"),
        (1, {"de": "Gutachten"}, "not a language of the documents"),
        (4, {"ru": "Четвёртое"}, "no demand 4"),
        (1, {"ru": "a\x07b"}, r"U\+0007"),
    ],
)
def test_a_name_that_would_not_tell_demands_apart_is_refused(
    database: Database, number: int, given: dict[str, str], said: str
) -> None:
    name(database, 2, ru="Общественная экспертиза")
    before = dump(database)
    with pytest.raises(UserError, match=said):
        name(database, number, **given)
    assert dump(database) == before
