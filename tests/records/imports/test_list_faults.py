"""Joint entries that are not the same signatory, sheets that are no sections, answers that are no words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.drafts import Draft, DraftSection, DraftTable
from coalition_app.intake.read_source import read_source
from coalition_app.records.imports import entry_match, import_draft
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from tests.registers import make_register, signatures_of, statement_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "a.coalition", signatures=0, demands=3) as made:
        yield made


def take_in(database: Database, text: str, name: str = "list.txt") -> None:
    with database.writing("import") as tx:
        import_draft.import_source(tx, read_source(text.encode(), name), into=statement_of(tx))


def verdicts(database: Database, text: str) -> list[str]:
    draft = read_source(text.encode(), "list.txt").draft
    with database.reading() as tx:
        found = entry_match.find_known(tx, draft, statement_of(tx))
    return [found[at].verdict if at in found else "" for at in range(len(draft.entries))]


def test_one_body_of_a_joint_entry_is_not_already_there(database: Database) -> None:
    take_in(database, "Подписавшие:\n1. ОФ «Сад», ОФ «Лес»\n2. ОФ «Гора», Семей\n")
    text = "Подписавшие:\n1. ОФ «Сад», Тараз\n2. ОФ «Гора»\n3. ОФ «Гора», Орал\n"
    assert verdicts(database, text) == ["alike", "there", "alike"]
    both = "Подписавшие:\n1. ОФ «Сад», ОФ «Лес»\n2. ОФ «Поле»\n"
    assert verdicts(database, both) == ["there", ""]


def test_wishes_are_kept_in_the_register_and_never_printed(database: Database) -> None:
    take_in(
        database,
        "Подписавшие:\n1. Серик Нуров (аты жарияланбасын)\n2. ОФ «Сад» (tbc)\n3. Анна Лим, врач\n",
    )
    rows = signatures_of(database)
    assert [row.publish for row in rows] == ["withheld", "yes", "yes"]
    assert [row.status for row in rows] == ["signed", "subject-to-approval", "signed"]
    with database.reading() as tx:
        printed = annex_text(gather_annex(tx, statement_of(tx)).content, language="ru", draft=True)
    assert "жарияланбасын" not in printed and "tbc" not in printed and "Нуров" not in printed
    assert "ОФ «Сад»" in printed and "Анна Лим" in printed


CARDS = (
    "Организация: ОФ «Эхо»\nГород: Алматы\nСогласны на публикацию имени: Нет\n\n"
    "Организация: ОО «Свет»\nГород: Астана\nСогласны на публикацию имени:\n\n"
    "Организация: Фонд «Бір»\nГород: Тараз\nСогласны на публикацию имени: Да\n\n"
    "Организация: Фонд «Екі»\nГород: Семей\n"
)


def test_a_card_that_does_not_answer_the_question_of_all_withholds(database: Database) -> None:
    take_in(database, CARDS)
    publish = [row.publish for row in signatures_of(database)]
    assert publish == ["withheld", "withheld", "yes", "withheld"]


FORM = (
    "Ұйымның атауы,Қала,1-талапты қолдайсыз ба?,2-талапты қолдайсыз ба?,Ескертпеңіз болса жазыңыз\n"
    "ОФ «Сад»,Тараз,Иә,Жоқ,\n"
    "ОФ «Лес»,Семей,Иә,Ескертпемен,Талап тек қалаларға қатысты болсын\n"
)


def test_a_question_of_the_form_is_never_printed_as_words(database: Database) -> None:
    take_in(database, FORM, "form.csv")
    with database.reading() as tx:
        printed = annex_text(gather_annex(tx, statement_of(tx)).content, language="ru", draft=True)
    assert "қолдайсыз ба" not in printed
    assert "Талап тек қалаларға қатысты болсын" in printed


def test_the_only_sheet_with_signatories_makes_no_section(database: Database) -> None:
    read = read_source("Подписавшие:\n1. ОФ «Сад»\n2. ОФ «Лес»\n".encode(), "list.txt")
    headed: Draft = _of_sheets(read.draft)
    with database.writing("import") as tx:
        import_draft.import_source(tx, replace(read, draft=headed), into=statement_of(tx))
    with database.reading() as tx:
        assert statements.list_sections(tx, statement_of(tx).id) == []


def test_a_lonely_heading_makes_no_section_among_signatures_without_any(database: Database) -> None:
    take_in(database, "Подписавшие:\n1. ОФ «Гора»\n2. ОФ «Поле»\n")
    read = read_source("Подписавшие:\n1. ОФ «Сад»\n2. ОФ «Лес»\n".encode(), "list.txt")
    section = DraftSection("Организации", 1, 2, (1, 1))
    with database.writing("import") as tx:
        import_draft.import_source(
            tx, replace(read, draft=replace(read.draft, sections=(section,))), into=statement_of(tx)
        )
    with database.reading() as tx:
        assert statements.list_sections(tx, statement_of(tx).id) == []


def _of_sheets(draft: Draft) -> Draft:
    return replace(
        draft,
        sections=(DraftSection("Ұйымдар", 1, 2), DraftSection("Адамдар", 3, 2)),
        tables=(DraftTable("Ұйымдар", (1, 3), ",", ()), DraftTable("Адамдар", (4, 4), ",", ())),
    )
