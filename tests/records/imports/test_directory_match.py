"""Linking: entries of a list that belong to signatories of the directory, and giving the directory back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.drafts import DraftEntry, Source
from coalition_app.errors import UserError
from coalition_app.operations.door import write
from coalition_app.operations.planning.compared import compare
from coalition_app.operations.planning.plan_import import carry_out, decide_unseen, plan_import
from coalition_app.operations.planning.preview import Preview
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import entry_match, import_draft, import_undo
from coalition_app.records.imports.entry_match import ALL, CERTAIN, NONE, Known
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signatory
from tests.commands.command_line import type_command
from tests.registers import (
    add_statement,
    dump,
    make_register,
    make_source,
    signatures_of,
    statement_of,
    undo,
)

BODY = DraftEntry(1, "ОФ «Шаңырақ», Алматы", "«Шаңырақ»", legal_form="ОФ", place="Алматы")
PERSON = DraftEntry(
    2, "Анна Ким, журналист", "Анна Ким", kind="individual", capacity="individual", place="Тараз"
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register in which statement 1 was signed by a body and a person, statement 2 by nobody."""
    with make_register(tmp_path / "a.coalition", signatures=0) as made:
        for name, kind, form, place in (
            ("«Шаңырақ»", "organisation", "ОФ", "Алматы"),
            ("Анна Ким", "individual", "", "Тараз"),
        ):
            with made.writing("sign") as tx:
                new = signatures.NewSignature(name=name, kind=kind, legal_form=form, place=place)
                signatures.sign(tx, statement_of(tx), new)
        add_statement(made)
        yield made


def known(database: Database, *entries: DraftEntry, into: int = 2) -> dict[int, Known]:
    with database.reading() as tx:
        return entry_match.find_known(tx, make_source(entries).draft, statement_of(tx, into))


def one(database: Database, entry: DraftEntry, into: int = 2) -> Known:
    return known(database, entry, into=into)[0]


def take_in(database: Database, source: Source, how: str = CERTAIN) -> import_draft.Imported:
    preview = Preview(source, texts=())
    with database.reading() as tx:
        into = statement_of(tx, 2)
        preview.compare(compare(tx, preview.shape, into, sha256=source.sha256))
    decide_unseen(preview, link=how)
    return write(database, carry_out(plan_import(preview, into=into))).result


def aliases(database: Database) -> list[list[str] | None]:
    with database.reading() as tx:
        return [row.aliases for row in tx.rows(sa.select(signatory).order_by(signatory.c.name))]


def test_the_very_same_name_and_kind_is_certain(database: Database) -> None:
    found = one(database, BODY)
    assert (found.verdict, found.statement, found.number) == ("elsewhere", 1, 1)
    assert found.match is not None
    assert (found.match.name, found.match.reason) == ("ОФ «Шаңырақ»", "same-name")
    assert found.links_unasked
    assert one(database, replace(BODY, name="Shanyraq", as_printed="Shanyraq")).links_unasked


@pytest.mark.parametrize(
    "entry",
    [
        replace(BODY, place="Семей"),
        replace(BODY, legal_form="ТОО"),
        replace(BODY, kind="media"),
        replace(PERSON, place=""),
    ],
    ids=["another place", "another form", "another kind", "a person alone"],
)
def test_what_speaks_against_it_is_asked(database: Database, entry: DraftEntry) -> None:
    found = one(database, entry)
    assert found.can_link
    assert not found.links_unasked


def test_a_person_is_certain_only_where_more_than_the_name_agrees(database: Database) -> None:
    assert one(database, PERSON).links_unasked


def test_a_person_is_never_a_body(database: Database) -> None:
    entry = replace(PERSON, name="Шаңырақ", as_printed="Шаңырақ")
    assert not one(database, entry).can_link
    assert known(database, replace(BODY, name="Анна Ким"))[0].match is None


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (replace(BODY, name="Общественный фонд «Шаңырақ»"), "other-spelling"),
        (replace(PERSON, name="А. Ким"), "person"),
    ],
    ids=["words of its form", "initials"],
)
def test_another_spelling_is_proposed_and_never_linked_unasked(
    database: Database, entry: DraftEntry, reason: str
) -> None:
    found = one(database, entry)
    assert found.match is not None
    assert found.match.reason == reason
    assert (found.can_link, found.links_unasked) == (True, False)
    assert found.sentence().startswith("perhaps ")


def test_an_alias_and_a_former_name_find_the_signatory(database: Database) -> None:
    with database.writing("change-directory") as tx:
        first = signatures.find_signature(tx, statement_of(tx), 1).signatory_id
        directory.change_names(
            tx, first, name="«Шаңырақ»", former_names=["«Үй»"], aliases=["Home Hearth"]
        )
    for name in ("«Үй»", "Home hearth"):
        match = one(database, replace(BODY, name=name, legal_form="")).match
        assert match is not None
        assert match.reason == "other-name"


def test_two_rows_that_mean_the_same_signatory_are_both_asked(database: Database) -> None:
    found = known(database, BODY, replace(BODY, number=2, lines=(2, 2)))
    assert [each.links_unasked for each in found.values()] == [False, False]


def test_who_stands_in_the_statement_itself_is_never_linked_unasked(database: Database) -> None:
    there = one(database, BODY, into=1)
    assert (there.verdict, there.can_link) == ("there", False)
    alike = one(database, replace(BODY, name="Общественный фонд «Шаңырақ»"), into=1)
    assert (alike.verdict, alike.number) == ("alike", 1)
    assert (alike.can_link, alike.links_unasked) == (True, False)


def test_nobody_is_printed_more_fully_than_the_row_allows(database: Database) -> None:
    entry = replace(PERSON, consent="withheld")
    assert not one(database, entry).can_link
    assert one(database, replace(PERSON, consent="yes")).can_link


def test_linking_keeps_the_name_as_signed_and_remembers_the_spelling(database: Database) -> None:
    source = make_source([replace(BODY, name="Shanyraq", as_printed="ОФ Shanyraq")])
    before = dump(database)
    done = take_in(database, source)
    assert (done.linked, done.added) == ((1,), 1)
    (signed,) = signatures_of(database, 2)
    assert signed.signatory_id == signatures_of(database)[0].signatory_id
    assert (signed.name, signatures_of(database)[0].name) == ("Shanyraq", "«Шаңырақ»")
    assert aliases(database) == [["Shanyraq"], None] or aliases(database) == [None, ["Shanyraq"]]
    assert find_damage(database) == []
    undo(database)
    assert dump(database) == before


def test_a_spelling_that_only_lacks_its_quotation_marks_is_no_other(database: Database) -> None:
    take_in(database, make_source([replace(BODY, name="Шаңырақ")]))
    assert aliases(database) == [None, None]


def test_links_follow_what_was_asked_for(database: Database) -> None:
    entries = [BODY, replace(PERSON, place="")]
    assert take_in(database, make_source(entries), NONE).linked == ()
    undo(database)
    assert take_in(database, make_source(entries), CERTAIN).linked == (1,)
    undo(database)
    assert take_in(database, make_source(entries), ALL).linked == (1, 2)


def test_a_batch_taken_back_gives_the_directory_back(database: Database) -> None:
    before = dump(database)
    take_in(database, make_source([replace(BODY, name="Shanyraq"), PERSON]))
    after = dump(database)
    with database.writing("undo-import") as tx:
        done = import_undo.undo_import(tx, import_undo.find_source(tx, None))
    assert (done.removable, done.kept, done.linked) == ((1, 2), (), 2)
    assert dump(database) == before
    undo(database)
    assert dump(database) == after


def test_what_the_directory_got_since_stays_when_the_batch_goes(database: Database) -> None:
    take_in(database, make_source([replace(BODY, name="Shanyraq")]))
    with database.writing("change-directory") as tx:
        first = signatures.find_signature(tx, statement_of(tx), 1).signatory_id
        directory.change_names(
            tx, first, name="«Шаңырақ»", legal_form="ОФ", aliases=["Shanyraq", "Hearth"]
        )
    with database.writing("undo-import") as tx:
        import_undo.undo_import(tx, import_undo.find_source(tx, None))
    assert ["Hearth"] in aliases(database)
    assert find_damage(database) == []


def test_a_signatory_that_is_gone_cannot_be_linked(database: Database) -> None:
    source = make_source([BODY])
    before = dump(database)
    with (
        pytest.raises(UserError, match="no longer in the directory"),
        database.writing("import") as tx,
    ):
        import_draft.import_source(
            tx, source, into=statement_of(tx, 2), links={0: statement_of(tx).id}
        )
    assert dump(database) == before


def test_the_command_links_what_is_certain_unless_told(tmp_path: Path, database: Database) -> None:
    path = database.path
    database.close()
    listed = tmp_path / "second.txt"
    listed.write_text(
        "1. ОФ «Шаңырақ», Алматы\n2. ОФ «Общественный фонд Шаңырақ»\n3. ОФ «Свет»\n",
        encoding="utf-8",
    )
    said = tmp_path / "report.txt"
    base = ("import", str(path), str(listed), "--statement", "2", "--json")
    assert type_command(*base, "--link", "none").json["linked"] == []
    assert type_command("undo", str(path)).code == 0
    done = type_command(*base, "--report", str(said)).json
    assert (done["added"], done["linked"]) == (3, [])
    first, second = done["in_register"]
    assert (first["signatory"], first["reason"]) == ("ОФ «Шаңырақ»", "same-name")
    assert (second["signatory"], second["reason"]) == ("ОФ «Шаңырақ»", "other-spelling")
    assert "known signatory: 2" in said.read_text(encoding="utf-8")
    assert type_command("undo", str(path)).code == 0
    listed.write_text("1. ОФ «Шаңырақ», Алматы\n2. ОФ «Свет»\n", encoding="utf-8")
    assert type_command(*base).json["linked"] == [1]
    assert type_command(*base).json["known_before"] is True
