"""The directory: found by every name in any alphabet, changed by journalled actions, nothing private told."""

import json
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.records.imports import import_draft
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.signatories import directory
from coalition_app.records.signatories.directory import Signatory
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_change, journal_entry
from coalition_app.records.store.transactions import Transaction
from tests.registers import (
    add_signatures,
    dump,
    make_register,
    make_source,
    signatures_of,
    statement_of,
    undo,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition") as database:
        add_signatures(database, 1, name="РОО «Шаңырақ»", legal_form="", place="Алматы")
        yield database


def id_of(database: Database, number: int) -> uuid.UUID:
    return signatures_of(database)[number - 1].signatory_id


def read(database: Database, number: int) -> Signatory:
    with database.reading() as tx:
        found = directory.read_signatory(tx, id_of(database, number))
    assert found is not None
    return found


def found_by(database: Database, words: str) -> list[str]:
    with database.reading() as tx:
        index = directory.read_directory(tx)
        ids = [index.ids[at] for at in index.select(words)]
        return [each.name for each in directory.read_lines(tx, ids)]


def rename(database: Database, number: int, name: str, **more: object) -> None:
    with database.writing("change-directory") as tx:
        directory.change_names(tx, id_of(database, number), name=name, **more)  # type: ignore[arg-type]


def newest_sentence(database: Database) -> str:
    with database.reading() as tx:
        return max(list_entries(tx), key=lambda each: each.seq).sentence()


def test_form_and_name_stand_as_in_the_list(database: Database) -> None:
    entry = DraftEntry(5, "«Ару ана» ОО, Семей", "«Ару ана»", legal_form="ОО", place="Семей")
    with database.writing("import") as tx:
        import_draft.import_source(tx, make_source([entry]), into=statement_of(tx))
    assert signatures_of(database)[-1].full_name == "«Ару ана» ОО"
    assert read(database, len(signatures_of(database))).line.full_name == "«Ару ана» ОО"


def test_everybody_is_listed_by_name(database: Database) -> None:
    assert found_by(database, "") == [
        "РОО «Шаңырақ»",
        "Фонд «Бірлік 1»",
        "Фонд «Бірлік 2»",
        "Фонд «Бірлік 3»",
    ]


@pytest.mark.parametrize("words", ["шанырак", "Shanyraq", "ШАҢЫРАҚ роо", "şañyraq"])
def test_a_name_is_found_in_any_alphabet(database: Database, words: str) -> None:
    assert found_by(database, words) == ["РОО «Шаңырақ»"]


def test_former_names_other_names_and_translations_find_too(database: Database) -> None:
    rename(
        database,
        4,
        "РОО «Тұран»",
        names={"en": "Turan Foundation", "kk": ""},
        former_names=["РОО «Шаңырақ»", "", "РОО «Шаңырақ»"],
        aliases=["Туран-клуб"],
    )
    found = read(database, 4)
    assert found.names == {"en": "Turan Foundation"}
    assert found.former_names == ("РОО «Шаңырақ»",)
    assert found.aliases == ("Туран-клуб",)
    for words in ("shanyrak", "turan foundation", "klub"):
        assert found_by(database, words) == ["РОО «Тұран»"]
    assert found_by(database, "шанырак фонд") == []


def test_what_was_signed_keeps_its_name(database: Database) -> None:
    rename(database, 4, "РОО «Тұран»")
    found = read(database, 4)
    assert found.line.name == "РОО «Тұран»"
    assert [(each.statement, each.number, each.name) for each in found.signed] == [
        (1, 4, "РОО «Шаңырақ»")
    ]
    assert signatures_of(database)[3].name == "РОО «Шаңырақ»"


def test_each_part_is_an_action_that_is_undone_by_name(database: Database) -> None:
    before = dump(database)
    body, branch = id_of(database, 1), id_of(database, 2)
    sentences = []
    changes: tuple[Callable[[Transaction], bool], ...] = (
        lambda tx: directory.change_names(tx, branch, name="Филиал", kind="media"),
        lambda tx: directory.change_place(tx, branch, place="Орал", country="Қазақстан"),
        lambda tx: directory.change_people(tx, branch, [("Ким А.", "директор"), ("", "никто")]),
        lambda tx: directory.change_parent(tx, branch, body),
        lambda tx: directory.change_private(
            tx, branch, contacts=["a@b.kz"], notes="звонить", publish="initials"
        ),
    )
    for change in changes:
        with database.writing("change-directory") as tx:
            assert change(tx)
        sentences.append(newest_sentence(database))
    assert sentences == [
        "change the names of signatory 2 of statement 1 in the directory",
        "change the place of signatory 2 of statement 1 in the directory",
        "change the people of signatory 2 of statement 1",
        "change whose branch signatory 2 of statement 1 is",
        "change private details of signatory 2 in statement 1",
    ]
    found = read(database, 2)
    assert (found.line.kind, found.line.place, found.line.publish) == ("media", "Орал", "initials")
    assert found.people == (("Ким А.", "директор"),)
    assert (found.contacts, found.notes) == (("a@b.kz",), "звонить")
    assert found.parent is not None
    assert found.parent.name == "Фонд «Бірлік 1»"
    assert [each.name for each in read(database, 1).branches] == ["Филиал"]
    for _each in sentences:
        undo(database)
    assert dump(database) == before


def test_the_journal_holds_no_private_value(database: Database) -> None:
    rename(database, 1, "Тайное имя", aliases=["Тайное прозвище"])
    with database.writing("change-directory") as tx:
        directory.change_people(tx, id_of(database, 1), [("Тайный человек", "")])
    with database.reading() as tx:
        kept = [
            *tx.rows(sa.select(journal_change.c.value)),
            *tx.rows(sa.select(journal_entry.c.arguments)),
        ]
    assert not [each for each in kept if "айн" in json.dumps(list(each), ensure_ascii=False)]


@pytest.mark.parametrize(
    ("number", "above", "refused"), [(1, 1, True), (1, 3, True), (3, 1, False), (2, 3, False)]
)
def test_no_body_stands_above_itself(
    database: Database, number: int, above: int, refused: bool
) -> None:
    """2 is a branch of 1, 3 of 2; so 1 cannot be a branch of 1 or of 3."""
    for branch, body in ((2, 1), (3, 2)):
        with database.writing("change-directory") as tx:
            directory.change_parent(tx, id_of(database, branch), id_of(database, body))
    if (number, above) == (2, 3):  # undone first: 3 is no branch of 2 any more
        undo(database)
        refused = False
    before = dump(database)
    wanted = id_of(database, number), id_of(database, above)
    if refused:
        with pytest.raises(UserError, match="branch of itself"), database.writing("c") as tx:
            directory.change_parent(tx, *wanted)
        assert dump(database) == before
    else:
        with database.writing("change-directory") as tx:
            directory.change_parent(tx, *wanted)
        parent = read(database, number).parent
        assert parent is not None
        assert parent.id == wanted[1]


@pytest.mark.parametrize(
    ("name", "kind", "aliases"),
    [
        ("  ", "organisation", []),
        ("А", "завод", []),
        ("А", "media", [f"имя {at}" for at in range(101)]),
    ],
)
def test_what_is_no_name_is_refused(
    database: Database, name: str, kind: str, aliases: list[str]
) -> None:
    before = dump(database)
    with pytest.raises(UserError):
        rename(database, 1, name, kind=kind, aliases=aliases)
    assert dump(database) == before


def test_a_signatory_of_several_signatures_lists_them_all(database: Database) -> None:
    from coalition_app.records.store.tables import signature

    other = signatures_of(database)[1]
    with database.writing("link") as tx:
        tx.change(signature, other.id, signatory_id=id_of(database, 1))
    found = read(database, 1)
    assert [(each.number, each.status) for each in found.signed] == [(1, "signed"), (2, "signed")]
    assert found.line.signatures == 2
