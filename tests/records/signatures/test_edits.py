"""Editing signatures: one field, many at once, the spelling of a name, the order before the first edition."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path
from coalition_app.records.imports import import_draft
from coalition_app.records.journal import journal
from coalition_app.records.lists import signature_details
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatures import edits, joint_entries
from coalition_app.records.signatures.edit_printed_text import AFTER_NAME, change_printed
from coalition_app.records.signatures.pieces import printed_text
from coalition_app.records.signatures.signatures import list_signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signatory, source
from tests import sentences
from tests.documents.pages import pages_of
from tests.records.edited import (
    bulk_edit,
    change,
    details,
    list_of_two_sections,
    newest_sentence,
    row_of,
)
from tests.registers import (
    dump,
    make_register,
    make_source,
    statement_of,
    undo,
)

REAL_LIST = Path(__file__).parents[2] / "data" / "real_case" / "statement.txt"
WORDS = ("representative", "office", "place", "country", "legal_form")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with three signatures by hand."""
    with make_register(tmp_path / "a.coalition") as made:
        yield made


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[Database]:
    """Give a register with an imported list of two sections."""
    with list_of_two_sections(tmp_path / "b.coalition") as made:
        yield made


def refused(database: Database, number: int, field: str, value: str) -> str:
    before = dump(database)
    with pytest.raises(UserError) as error:
        change(database, number, field, value)
    assert dump(database) == before
    return str(error.value)


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def printed_annex(database: Database) -> str:
    """Give the annex as plain text."""
    with database.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    return annex_text(content, language="ru", draft=True)


def printed_entry(database: Database, number: int) -> str:
    """Give what the annex prints of one signature."""
    with database.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    (entry,) = [e for each in content.sections for e in each.entries if e.number == number]
    parts = (entry.name, entry.representative, entry.office, entry.place, entry.country)
    return ", ".join(part for part in parts if part)


# One field


@pytest.mark.parametrize("field", WORDS)
def test_an_edited_field_is_printed_and_undone_whole(listed: Database, field: str) -> None:
    before = dump(listed)
    assert change(listed, 2, field, "Жаңа Сөз")
    assert getattr(row_of(listed, 2), field) == "Жаңа Сөз"
    entry = printed_entry(listed, 2)
    assert words_of(entry)["Жаңа"] == 1
    kept = words_of("ОФ «Список 2», Иванова А., и.о. директора, Алматы")
    replaced = {"country": "", "office": "и.о. директора", "place": "Алматы", "legal_form": "ОФ"}
    assert words_of(entry) == kept - words_of(replaced.get(field, "Иванова А")) + words_of(
        "Жаңа Сөз"
    )
    assert printed_annex(listed).count("Жаңа Сөз") == 1
    undo(listed)
    assert dump(listed) == before


@pytest.mark.parametrize("field", WORDS)
def test_a_field_of_a_signature_by_hand_is_printed(database: Database, field: str) -> None:
    change(database, 2, field, "Жаңа Сөз")
    assert printed_annex(database).count("Жаңа Сөз") == 1


def test_the_drawn_annex_shows_what_was_edited(listed: Database, tmp_path: Path) -> None:
    change(listed, 5, "representative", "Сағынбаева Әйгерім")
    with listed.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    drawn = "".join(pages_of(render_annex(content, language="ru", draft=True), tmp_path))
    assert "Сағынбаева Әйгерім" in drawn
    assert drawn.count("Иванова А.") == 4


def test_an_emptied_field_leaves_no_stray_comma(listed: Database) -> None:
    change(listed, 1, "representative", "")
    assert row_of(listed, 1).as_printed == "ОФ «Список 1», и.о. директора, Алматы"
    change(listed, 1, "place", "")
    change(listed, 1, "legal_form", "")
    assert row_of(listed, 1).as_printed == "«Список 1», и.о. директора"


def test_the_list_as_it_came_stays(listed: Database) -> None:
    with listed.reading() as tx:
        kept = tx.rows(source.select())
    change(listed, 3, "place", "Астана")
    found = details(listed, 3)
    assert found.list_entry == "ОФ «Список 3», Иванова А., и.о. директора, Алматы"
    assert found.signed.as_printed == "ОФ «Список 3», Иванова А., и.о. директора, Астана"
    assert details(listed, 2).list_entry == ""
    with listed.reading() as tx:
        assert tx.rows(source.select()) == kept


def test_words_of_a_reservation_are_not_edited_with_a_field(tmp_path: Path) -> None:
    printed = "ОФ «Бір», Алматы (кроме пункта об Алматы)"
    entry = DraftEntry(
        number=1, as_printed=printed, name="«Бір»", place="Алматы",
        reservation="кроме пункта об Алматы",
    )  # fmt: skip
    with make_register(tmp_path / "c.coalition", statements_made=0) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source([entry]))
        change(made, 1, "place", "Астана")
        assert row_of(made, 1).as_printed == "ОФ «Бір», Астана (кроме пункта об Алматы)"
        assert details(made, 1).acts[0].wording == "кроме пункта об Алматы"


def test_each_field_of_the_real_list_can_be_edited_and_nothing_else_moves() -> None:
    refusals = []
    for entry in read_path(REAL_LIST).draft.entries:
        fields = {each: getattr(entry, each) for each in ("name", "legal_form", *AFTER_NAME)}
        fields["last_name"] = entry.joint[-1].name if entry.joint else ""
        acts = [entry.reservation] if entry.reservation else []
        for field in ("name", "legal_form", *AFTER_NAME):
            try:
                new = change_printed(entry.as_printed, fields, field, "Жаңа Сөз", acts)
            except UserError:
                refusals.append((entry.number, field))
                continue
            kept = words_of(entry.as_printed) - words_of(fields[field])
            assert words_of(new) == kept + words_of("Жаңа Сөз"), (entry.number, field)
    # The forms of 1 and 41 are words of their names; that of 74 is parted by an adjective.
    assert refusals == [(1, "legal_form"), (41, "legal_form"), (74, "legal_form")]


def test_a_legal_form_inside_the_name_is_refused() -> None:
    with pytest.raises(UserError, match="part of the name"):
        change_printed(
            "Фонд защиты «Тілші»",
            {"name": "Фонд защиты «Тілші»", "legal_form": "Фонд", **dict.fromkeys(AFTER_NAME, "")},
            "legal_form",
            "ОФ",
        )


def test_the_journal_names_the_field_and_the_number(database: Database) -> None:
    change(database, 2, "representative", "Ахметова Дана")
    assert newest_sentence(database) == "change the representative of No. 2 in statement 1"


def test_a_value_that_is_there_writes_nothing(database: Database) -> None:
    before = dump(database)
    assert not change(database, 2, "legal_form", "  ОФ ")
    assert not change(database, 2, "kind", "organisation")
    assert dump(database) == before
    assert newest_sentence(database) == "add signature 3 to statement 1"


def test_white_space_is_cleaned(database: Database) -> None:
    change(database, 1, "office", " бас  ди\nректор\t ")
    assert row_of(database, 1).office == "бас ди ректор"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("place", "а" * 501, "too long"),
        ("office", "ди\x00ректор", "“ди[U+0000]ректор”"),
        ("kind", "party", "not known here"),
        ("capacity", "", "not known here"),
        ("section", "7", "has no section 7"),
        ("signed_on", "31.02.2026", "is not a date"),
        ("received_on", "01.01.2999", sentences.FUTURE),
    ],
)
def test_a_bad_value_is_refused_and_nothing_changes(
    database: Database, field: str, value: str, sentence: str
) -> None:
    assert sentence in refused(database, 1, field, value)


def test_days_are_typed_as_they_are_read(database: Database) -> None:
    change(database, 1, "signed_on", "05.03.2026")
    change(database, 1, "received_on", "2026-03-06")
    found = details(database, 1)
    assert (found.signed_on, found.received_on) == (dt.date(2026, 3, 5), dt.date(2026, 3, 6))
    change(database, 1, "signed_on", "")
    assert details(database, 1).signed_on is None


def test_the_directory_follows_an_only_signature(database: Database) -> None:
    change(database, 1, "place", "Ақтау")
    change(database, 1, "kind", "media")
    with database.reading() as tx:
        person = tx.row(signatory, row_of(database, 1).signatory_id)
    assert person is not None
    assert (person.place, person.kind) == ("Ақтау", "media")


# The name and what is private


def test_a_spelling_is_corrected_with_its_reason(listed: Database) -> None:
    with listed.writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), 4, "«Тізім 4»", "письмо от 3 марта")
    assert row_of(listed, 4).as_printed.startswith("ОФ «Тізім 4», Иванова")
    assert "«Тізім 4»" in printed_annex(listed)
    assert details(listed, 4).remarks == ("«Список 4» → «Тізім 4»: письмо от 3 марта",)
    with listed.reading() as tx:
        found = list_signatures(tx, statement_of(tx).id, find="tizim")
        assert [each.number for each in found] == [4]
        # The journal's sentences hold no names: they stand for ever.
        assert "Тізім" not in journal.list_entries(tx)[-1].arguments


@pytest.mark.parametrize(("name", "reason"), [("", "почему"), ("«Тізім»", "  ")])
def test_a_name_is_not_respelt_without_name_or_reason(
    database: Database, name: str, reason: str
) -> None:
    before = dump(database)
    with (
        pytest.raises(UserError),
        database.writing("respell-name") as tx,
    ):
        edits.respell_name(tx, statement_of(tx), 1, name, reason)
    assert dump(database) == before


def test_contacts_and_notes_are_never_printed(database: Database) -> None:
    person = row_of(database, 2).signatory_id
    with database.writing("change-private") as tx:
        private_fields.change_private(
            tx, person, contacts=["+7 701 000", " ", "a@b.kz"], notes="қауіпті"
        )
    found = details(database, 2)
    assert found.contacts == ("+7 701 000", "a@b.kz")
    assert found.notes == "қауіпті"
    assert newest_sentence(database) == "change private details of signatory 2 in statement 1"
    assert not {"+7 701 000", "a@b.kz", "қауіпті"} & set(
        re.split(r"[\s,]+", printed_annex(database))
    )


def test_who_may_not_be_published_is_printed_by_number_only(database: Database) -> None:
    assert "«Бірлік 2»" in printed_annex(database)
    with database.writing("change-private") as tx:
        private_fields.change_private(tx, row_of(database, 2).signatory_id, publish="withheld")
    assert "«Бірлік 2»" not in printed_annex(database)


# Details


def test_the_history_is_of_this_signature_newest_first(listed: Database) -> None:
    change(listed, 2, "place", "Астана")
    change(listed, 3, "place", "Астана")
    bulk_edit(listed, [1, 2], "kind", "media")
    undo(listed)
    found = details(listed, 2).history
    assert [(each.kind, each.sentence, each.undone_next) for each in found] == [
        ("undo", "change the kind of 2 signatories of statement 1", False),
        ("action", "change the kind of 2 signatories of statement 1", False),
        ("action", "change the place of No. 2 in statement 1", False),
        ("action", "import of список.txt: 5 signatures into statement 1", False),
    ]
    newest = details(listed, 3).history[0]
    assert (newest.sentence, newest.undone_next) == (
        "change the place of No. 3 in statement 1",
        True,
    )


def test_details_agree_with_the_whole_statement(imported_case: Path) -> None:
    from coalition_app.records.positions import positions

    with open_register(imported_case) as made, made.reading() as tx:
        statement = statement_of(tx)
        acts = positions.acts_by_signature(tx, statement)
        held = read_held(tx, statement)
        for row in list_signatures(tx, statement.id):
            found = signature_details.read_details(tx, statement, row.number)
            assert found is not None
            assert found.signed == row
            assert found.stances == held.of(row.id)
            assert list(found.acts) == acts.get(row.id, [])


def test_one_is_put_into_another_section(listed: Database) -> None:
    change(listed, 1, "section", "2")
    assert row_of(listed, 1).section == 2
    change(listed, 1, "section", "")
    assert row_of(listed, 1).section == 0
    assert newest_sentence(listed) == "put signature 1 of statement 1 into another section"


def test_a_day_may_be_given_as_a_date(database: Database) -> None:
    with database.writing("change-signature") as tx:
        assert edits.change_signature(tx, statement_of(tx), 1, "signed_on", dt.date(2026, 3, 1))


def test_a_field_that_no_signature_has_is_a_mistake_of_ours(database: Database) -> None:
    with pytest.raises(ValueError, match="standing"):
        change(database, 1, "standing", "signed")


def test_the_same_spelling_writes_nothing(database: Database) -> None:
    with database.writing("respell-name") as tx:
        assert not edits.respell_name(tx, statement_of(tx), 1, "Фонд «Бірлік 1»", "просто так")
    assert newest_sentence(database) == "add signature 3 to statement 1"


@pytest.mark.parametrize(
    ("whole", "field", "old", "new", "shown"),
    [
        ("«Шаңырақ» ҚБ, Ким Л.", "legal_form", "ҚБ", "ҚҚ", "«Шаңырақ» ҚҚ, Ким Л."),
        ("«Шаңырақ» ҚБ, Ким Л.", "legal_form", "ҚБ", "", "«Шаңырақ», Ким Л."),
        ("«Шаңырақ» ҚБ, Ким Л.", "place", "", "Орал", "«Шаңырақ» ҚБ, Ким Л., Орал"),
        ("«Шаңырақ» ҚБ", "office", "", "төраға", "«Шаңырақ» ҚБ, төраға"),
        ("«Шаңырақ», Алматы", "legal_form", "", "ҚБ", "ҚБ «Шаңырақ», Алматы"),
        ("Алматы, «Шаңырақ»", "place", "Алматы", "", "«Шаңырақ»"),
        ("", "place", "Алматы", "Орал", ""),
    ],
)
def test_the_printed_entry_keeps_its_shape(
    whole: str, field: str, old: str, new: str, shown: str
) -> None:
    form = "ҚБ" if "ҚБ" in whole else ""
    person = "Ким Л." if "Ким" in whole else ""
    fields = {"name": "«Шаңырақ»", "legal_form": form, **dict.fromkeys(AFTER_NAME, "")}
    fields |= {"representative": person, field: old}
    assert change_printed(whole, fields, field, new) == shown


def test_who_has_no_printed_name_is_given_one_and_it_can_be_corrected(tmp_path: Path) -> None:
    telephone = DraftPiece("contact", "+79990001122")
    entry = DraftEntry(1, telephone.text, "", pieces=(telephone,))
    with make_register(tmp_path / "c.coalition", signatures=0) as made:
        with made.writing("import") as tx:
            import_draft.import_source(tx, make_source([entry]), into=statement_of(tx))
        for name in ("«Зоф»", "«Зов»"):
            with made.writing("respell-name") as tx:
                edits.respell_name(tx, statement_of(tx), 1, name, "так в письме")
            shown = printed_annex(made)
            assert name in shown
            assert telephone.text not in shown


def test_a_name_that_the_entry_prints_otherwise_is_refused() -> None:
    fields = {"name": "«Шаңырақ»", "legal_form": "", **dict.fromkeys(AFTER_NAME, "")}
    with pytest.raises(UserError, match="in another form"):
        change_printed("„Шаңырақ“, Алматы", fields, "name", "«Шаңырак»")
    with pytest.raises(UserError, match="in another form"):
        place = {**fields, "place": "г. Алматы"}
        change_printed("«Шаңырақ», Алматы г.", place, "place", "Орал")
    assert change_printed("„Шаңырақ“", fields, "place", "Орал") == "„Шаңырақ“, Орал"


def test_details_of_a_number_that_is_gone(database: Database) -> None:
    with database.reading() as tx:
        assert signature_details.read_details(tx, statement_of(tx), 9) is None


def test_contacts_of_another_form_are_shown_as_lines(database: Database) -> None:
    with database.writing("change-private", statement=1, number=1) as tx:
        tx.change(signatory, row_of(database, 1).signatory_id, contacts={"mail": "a@b.kz"})
    assert details(database, 1).contacts == ("mail: a@b.kz",)


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("between", [", в лице ", " (в лице "])
def test_words_that_asked_for_a_case_are_printed_no_more(
    database: Database, tmp_path: Path, at_once: bool, between: str
) -> None:
    """The entry itself printed «в лице» still, where it was read whole."""
    path, end = tmp_path / "list.txt", ")" * ("(" in between)
    path.write_text(f"1. ОО «Эхо»{between}председателя Ерлана Жунусова{end}, Тараз\n2. ОО «Сад»\n")
    with database.writing("import") as tx:
        import_draft.import_source(tx, read_path(path), into=statement_of(tx))
    person = ("Ерлан Жунусов", "председатель")
    if at_once:
        with database.writing("change-signature") as tx:
            joint_entries.change_joint_entry(tx, statement_of(tx), 4, people=[person])
    else:
        change(database, 4, "representative", person[0])
        change(database, 4, "office", person[1])
    row = row_of(database, 4)
    assert row.as_printed
    printed = f"{row.as_printed} {printed_text(row.pieces)}"
    assert "в лице" not in printed and "Жунусова" not in printed
    assert "председатель" in printed and "Ерлан Жунусов" in printed
    assert ", ," not in printed and "(," not in printed
