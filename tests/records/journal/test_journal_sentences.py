"""The journal's sentences name what they are about: numbers, the decision, the source, the passphrase."""

from pathlib import Path

import pytest

from coalition_app import i18n
from coalition_app.operations import register
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import import_draft, import_undo
from coalition_app.records.journal import action_sentences, undoing
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.merging import decisions
from coalition_app.records.store.database import Database
from tests.registers import (
    PASSPHRASE,
    make_register,
    make_source,
    numbered_entries,
    statement_of,
    undo,
)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_number_stands_apart_from_its_sign(language: str) -> None:
    said = map(i18n.texts(language).gettext, action_sentences.SENTENCES.values())
    assert [each for each in said if "№ %(" in each or "заявление %(" in each] == []


def newest(database: Database) -> str:
    with database.reading() as tx:
        return list_entries(tx)[-1].sentence()


@pytest.mark.parametrize(
    ("verdict", "keep", "said"),
    [
        ("same", 3, "merge numbers 1 and 3 of statement 1; number 3 stands"),
        ("same", None, "merge numbers 1 and 3 of statement 1; number 1 stands"),
        (
            "two-signatures",
            None,
            "settle that numbers 1 and 3 of statement 1 are two signatures",
        ),
        (
            "branch",
            None,
            "settle that of numbers 1 and 3 of statement 1 one is a branch of the other",
        ),
        ("different", None, "settle that numbers 1 and 3 of statement 1 are different"),
    ],
)
def test_decision_on_duplicates_is_told_with_its_numbers(
    tmp_path: Path, verdict: str, keep: int | None, said: str
) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        with database.writing("decide-twins") as tx:
            decisions.decide(tx, statement_of(tx), 3, 1, verdict, keep=keep)
        assert newest(database) == said


def test_import_taken_back_is_told_with_the_name_of_its_file(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=1) as database:
        source = make_source(numbered_entries(2))
        with database.writing("import") as tx:
            import_draft.import_source(tx, source, into=statement_of(tx))
        with database.reading() as tx:
            ((source_id, name, _statement),) = import_undo.list_sources(tx)
        with database.writing("undo-import") as tx:
            import_undo.undo_import(tx, source_id)
        said = f"take the import of {name} back: 2 signatures of statement 1"
        assert newest(database) == said
        undo(database)
        assert newest(database) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (PASSPHRASE, "another one, quite long", "change the passphrase of the register"),
        (None, "the first one, quite long", "give the register a passphrase"),
        (PASSPHRASE, None, "take the passphrase away from the register"),
    ],
)
def test_change_of_the_passphrase_is_entered_and_undo_goes_past_it(
    tmp_path: Path, before: str | None, after: str | None, said: str
) -> None:
    with make_register(tmp_path / "a.coalition", passphrase=before) as database:
        with database.reading() as tx:
            last = undoing.reach(tx).undo
        register.change_passphrase(database, after)
        assert newest(database) == said
        assert find_damage(database) == []
        with database.reading() as tx:
            assert undoing.reach(tx).undo == last
        assert undo(database) == last
