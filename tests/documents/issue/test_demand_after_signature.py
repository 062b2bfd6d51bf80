"""A signature covers the wording that it was given under: what is added or reworded later is not stated."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.readiness import Item, assess
from coalition_app.errors import UserError
from coalition_app.records.evidence import evidence, reconfirmations
from coalition_app.records.positions import position_grid, positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import older_texts
from coalition_app.records.statements import versions, wordings
from coalition_app.records.statements.wordings import TextSealed
from coalition_app.records.store.database import Database
from tests.registers import hold_originals, make_register, name_attestor, statement_of, undo

OPPOSITE = "Мы против требования 2 и просим его отклонить."


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a statement of two demands that three signed; number 3 does not support demand 2."""
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as made:
        name_attestor(made)
        hold_originals(made)
        with made.writing("record-position") as tx:
            new = NewPosition({2: "does-not-support"}, "Второе не поддерживаем.")
            positions.record_position(tx, statement_of(tx), 3, new)
        yield made


def do(database: Database, name: str, *given: object) -> None:
    with database.writing("edit-text") as tx:
        getattr(wordings, name)(tx, statement_of(tx), *given)


def counts(database: Database) -> dict[int, dict[str, int]]:
    with database.reading() as tx:
        found = read_held(tx, statement_of(tx)).counts()
    return {at: {word: n for word, n in each.items() if n} for at, each in found.items()}


def items(database: Database) -> list[Item]:
    with database.reading() as tx:
        found = assess(tx, gather_annex(tx, statement_of(tx)), "ru")
    return [each for each in found.items if each.kind == "demand-after-signature"]


def asked(database: Database) -> list[int]:
    with database.reading() as tx:
        return list(older_texts.numbers_to_reconfirm(tx, statement_of(tx).id))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("add_demand", ({"ru": "Третье."},)),
        ("reword_demand", (2, "ru", OPPOSITE)),
        ("move_demand", (2, 1)),
        ("remove_demand", (1,)),
        ("edit_wording", ("ru",)),
        ("set_authentic_language", ("kk",)),
    ],
)
def test_a_text_that_was_signed_is_not_changed_any_more(
    database: Database, name: str, given: tuple[object, ...]
) -> None:
    with pytest.raises(TextSealed, match="signed as it stands"):
        do(database, name, *given)


def test_a_text_that_nobody_signed_is_edited_freely(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=0) as database:
        do(database, "add_demand", {"ru": "Третье."})
        do(database, "reword_demand", 2, "ru", OPPOSITE)
        with database.reading() as tx:
            assert statement_of(tx).text_number == 1


def test_a_demand_that_is_added_is_supported_by_nobody(database: Database) -> None:
    do(database, "begin_new_text")
    do(database, "add_demand", {"ru": "Третье."})
    assert counts(database)[3] == {"not-stated": 3}
    assert counts(database)[1] == {"supports": 3}
    (item,) = items(database)
    assert (item.severity, item.numbers) == ("exception", (1, 2, 3))
    assert "Demand 3" in item.text


def test_a_demand_that_is_turned_round_keeps_no_position(database: Database) -> None:
    """Neither support nor refusal of the old words is one of the new ones."""
    before = counts(database)
    do(database, "begin_new_text")
    do(database, "reword_demand", 2, "ru", OPPOSITE)
    assert counts(database) == {1: {"supports": 3}, 2: {"not-stated": 3}}
    assert [each.numbers for each in items(database)] == [(1, 2, 3)]
    undo(database)
    assert counts(database) == before


def test_who_reconfirms_supports_the_new_words(database: Database) -> None:
    do(database, "begin_new_text")
    do(database, "reword_demand", 2, "ru", OPPOSITE)
    do(database, "seal_text")
    assert asked(database) == [1, 2, 3]
    with database.writing("reconfirm") as tx:
        reconfirmations.reconfirm(tx, statement_of(tx), [1], received=tx.today)
    assert counts(database)[2] == {"supports": 1, "not-stated": 2}
    assert [each.numbers for each in items(database)] == [(2, 3)]


def test_no_position_on_other_words_is_recorded_before_that(database: Database) -> None:
    do(database, "begin_new_text")
    do(database, "reword_demand", 2, "ru", OPPOSITE)
    with pytest.raises(UserError, match="reads otherwise"), database.writing("x") as tx:
        positions.record_position(tx, statement_of(tx), 1, NewPosition({2: "supports"}))
    with pytest.raises(UserError, match="reads otherwise"), database.writing("x") as tx:
        position_grid.record_positions(tx, statement_of(tx), {1: {2: "abstains"}})
    with database.writing("record-position") as tx:
        positions.record_position(tx, statement_of(tx), 1, NewPosition({2: "not-stated"}))


def test_a_translation_changes_nothing(database: Database) -> None:
    """What was signed is the authentic wording; it can still be translated, sealed or not."""
    do(database, "reword_demand", 2, "kk", "Екінші талап.")
    do(database, "seal_text")
    do(database, "edit_wording", "en")
    with database.writing("edit-text") as tx:
        wordings.edit_wording(tx, statement_of(tx), "en", title="A statement")
    with pytest.raises(TextSealed), database.writing("edit-text") as tx:
        wordings.edit_wording(tx, statement_of(tx), "kk", title="Басқа")
    do(database, "seal_text")
    with database.reading() as tx:
        (text,) = wordings.list_texts(tx, statement_of(tx).id)
    assert set(text.digests) == {"ru", "kk", "en"}
    with pytest.raises(UserError, match="sealed already"):
        do(database, "seal_text")
    assert counts(database)[1] == {"supports": 3}


# Spelling


def test_spelling_is_corrected_with_a_reason_and_asks_nobody(database: Database) -> None:
    do(database, "begin_new_text")
    do(database, "reword_demand", 2, "ru", "Требованые 2!")
    assert counts(database)[2] == {"not-stated": 3}
    do(database, "mark_spelling", 2, "опечатка в слове")
    assert counts(database)[2] == {"supports": 2, "does-not-support": 1}
    do(database, "seal_text")
    assert asked(database) == []
    assert items(database) == []
    with database.reading() as tx:
        # Evidence that is older than the corrected text still shows consent to its words.
        assert evidence.newer_text_day(tx, statement_of(tx).id) is None
        assert len(evidence.consent_basis(tx, statement_of(tx).id)) == 3


@pytest.mark.parametrize(
    ("words", "reason", "said"),
    [
        (OPPOSITE, "опечатка", "more than spelling"),
        ("Требование 3.", "опечатка", "more than spelling"),
        ("Не требование 2.", "опечатка", "more than spelling"),
        ("Требованые 2.", "  ", "Say what was misspelt"),
        ("Требование 2.", "опечатка", "Nothing is spelt otherwise"),
    ],
)
def test_what_is_more_than_spelling_is_refused(
    database: Database, words: str, reason: str, said: str
) -> None:
    do(database, "begin_new_text")
    if words != "Требование 2.":
        do(database, "reword_demand", 2, "ru", words)
    with pytest.raises(UserError, match=said):
        do(database, "mark_spelling", 2, reason)


def test_other_words_after_that_are_asked_about_again(database: Database) -> None:
    do(database, "begin_new_text")
    do(database, "reword_demand", 2, "ru", "Требованые 2.")
    do(database, "mark_spelling", 2, "опечатка")
    do(database, "reword_demand", 2, "ru", OPPOSITE)
    assert counts(database)[2] == {"not-stated": 3}


def test_the_spelling_of_the_title_asks_nobody(database: Database) -> None:
    do(database, "begin_new_text")
    with database.writing("edit-text") as tx:
        wordings.edit_wording(tx, statement_of(tx), "ru", title="Заявленые № 1")
    do(database, "mark_spelling", None, "опечатка")
    do(database, "seal_text")
    assert asked(database) == []


@pytest.mark.parametrize(
    ("before", "after", "is_so"),
    [
        ("Принять закон", "Принят закон!", True),
        ("принять  закон", "Принять закон", True),
        ("не принимать", "принимать", False),
        ("не принимать", "ни принимать", False),
        ("до 1 мая", "до 2 мая", False),
        ("отменить", "изменить", False),
        ("правомерно", "неправомерно", False),
        ("закон", "канон", False),
        ("қабылдау емес", "қабылдау", False),
        ("do not adopt", "do now adopt", False),
    ],
)
def test_spelling_is_measured(before: str, after: str, is_so: bool) -> None:
    assert versions.is_spelling(before, after) is is_so
