"""The printed form of a name that no font draws: marked on the page, while the name stays what it is."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.documents.content.corrections import compare_contents
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.content.issued_changes import read_changes
from coalition_app.documents.content.withheld import Allowed, as_allowed
from coalition_app.documents.layout.corrigendum_words import corrigendum_lines, freeze_changes
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.corrigendum_page import corrigendum_pdf
from coalition_app.errors import UserError
from coalition_app.languages import LANGUAGES
from coalition_app.operations import door
from coalition_app.operations.signature_edits import give_printed_form
from coalition_app.records.care import checks
from coalition_app.records.store.database import Database
from tests.commands.command_line import attest_words, done, type_command
from tests.documents import annexes
from tests.documents.pages import attached_content, joined, pages_of
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults
from tests.registers import make_register, statement_of, undo

NAMES = ["جمعية الأمل", "उम्मीद", "希望协会", "Фонд 𒀀"]
"""In Arabic, Devanagari, Chinese and cuneiform letters."""


def entries(database: Database) -> dict[int, ContentEntry]:
    with database.reading() as tx:
        content = gather_annex(tx, statement_of(tx)).content
    return {each.number: each for section in content.sections for each in section.entries}


@pytest.mark.parametrize("name", NAMES)
def test_the_refusal_names_the_signatory_and_the_way_out(name: str) -> None:
    content = annexes.named("ОФ «Эхо»", name)
    with pytest.raises(UserError, match=r"number 2, .*printed-form") as told:
        render_annex(content, language="ru", draft=False)
    assert name in str(told.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_marks_the_printed_form_and_explains_it(tmp_path: Path, language: str) -> None:
    from dataclasses import replace

    content = annexes.named("ОФ «Эхо»", NAMES[0])
    (section,) = content.sections
    given = replace(section.entries[1], printed_form="Джамият аль-Амаль")
    content = replace(content, sections=(replace(section, entries=(section.entries[0], given)),))
    pdf = render_annex(content, language=language, draft=False)
    assert faults(pdf) + tag_faults(pdf) == []
    text = joined("\n".join(pages_of(pdf, tmp_path, in_drawing_order=True)))
    assert "Джамият аль-Амаль\u00a0°" in text.replace(" °", "\u00a0°")
    assert text.count("°") >= 2  # behind the name, and below the lists
    attached = json.loads(attached_content(pdf) or b"{}")
    first, second = attached["sections"][0]["entries"]
    assert (second["name"], second["printed_form"]) == (NAMES[0], "Джамият аль-Амаль")
    assert "printed_form" not in first


def test_it_is_recorded_undone_and_withheld_with_the_name(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=3) as database:
        with database.reading() as tx:
            statement = statement_of(tx)
        door.write(database, give_printed_form(statement, number=2, form=" Printed\nform "))
        assert entries(database)[2].printed_form == "Printed form"
        assert as_allowed(entries(database)[2], Allowed("withheld")).printed_form == ""
        for form in ("Printed form", "ش"):
            with pytest.raises(UserError):
                door.write(database, give_printed_form(statement, number=2, form=form))
        assert checks.find_damage(database) == []
        assert "printed form" in undo(database).sentence()
        assert entries(database)[2].printed_form == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corrigendum_tells_a_change_of_the_printed_form(tmp_path: Path, language: str) -> None:
    from dataclasses import replace

    content = annexes.named("ОФ «Эхо»", NAMES[2])
    (section,) = content.sections

    def edition(number: int, form: str) -> AnnexContent:
        given = replace(section.entries[1], printed_form=form)
        sections = (replace(section, entries=(section.entries[0], given)),)
        return replace(content, sections=sections, edition=number)

    found = compare_contents(edition(1, "Надежда"), edition(2, "Фонд «Надежда»"))
    assert [(each.kind, each.number) for each in found.corrections] == [("respelled", 2)]
    (told,) = freeze_changes(found).groups[0].entries
    assert [text.partition(": ")[2] for _role, text, _spoken in told.said[language]] == [
        "Надежда",
        "Фонд «Надежда»",
    ]
    assert (told.name, told.printed_form) == (NAMES[2], "Фонд «Надежда»")
    assert read_changes(canonical_json(freeze_changes(found).values)) == freeze_changes(found)
    pdf = corrigendum_pdf(found, language)
    assert tag_faults(pdf) == []
    text = joined("\n".join(pages_of(pdf, tmp_path, in_drawing_order=True)))
    assert "Фонд «Надежда»\u00a0°" in text.replace(" °", "\u00a0°")
    assert text.count("°") >= 2  # behind the name, and what it means
    assert "[U+" not in text
    assert NAMES[2] in "\n".join(corrigendum_lines(found, language))


def test_an_edition_keeps_name_and_printed_form(ready_case: Path, tmp_path: Path) -> None:
    target = tmp_path / "annex.pdf"
    respell = ("change", ready_case, "--number", 5, "--field", "name", "--reason", "как подписано")
    done(*respell, "--to", "希望协会")
    held = ("--held", "сейф", "--holder", "Д. А.", "--originality", "original")
    claimed = ("--number", 5, "--claim", "consent", "--received", "2025-03-01")
    done("evidence", ready_case, *claimed, *held)
    words = attest_words(ready_case, target)
    said = type_command(*words)
    assert said.code == 1
    assert "希" in said.err and "number 5: give it a printed form" in said.err
    done("printed-form", ready_case, "--number", 5, "--as", "Ассоциация «Надежда»")
    done(*words)
    pages = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "Ассоциация «Надежда»" in pages and "希" not in pages
    (found,) = (
        each
        for section in json.loads(attached_content(target.read_bytes()) or b"{}")["sections"]
        for each in section["entries"]
        if each["number"] == 5
    )
    assert "希望协会" in found["name"]
    assert done("verify", target, "--register", ready_case, "--json").json["verdict"] == "genuine"
