"""Prints that a screen reader reads: each piece once, in order, as what it is and in its language."""

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.layout.page_options import TAGGED_UP_TO, PageForm
from coalition_app.documents.write.annex_pdf import render_annex
from tests.documents import annexes
from tests.documents.pages import joined, pages_of
from tests.documents.preflight import faults, metadata_of
from tests.documents.tag_tree import Tagged, tag_faults

CONTENTS = {
    "every case": annexes.every_case(),
    "sixty demands": annexes.many_demands(60),
    "long reservation": annexes.long_reservation(20_000),
    "no entries": annexes.named(),
}


def drawn(content: AnnexContent, language: str = "en", form: PageForm = PageForm()) -> bytes:
    return render_annex(content, language=language, draft=False, form=form)


@pytest.mark.parametrize("form", [PageForm(positions="whole"), PageForm("section")], ids=str)
@pytest.mark.parametrize("name", CONTENTS)
def test_a_screen_reader_finds_no_fault(name: str, form: PageForm) -> None:
    pdf = drawn(CONTENTS[name], form=form)
    assert tag_faults(pdf) + faults(pdf) == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_nor_in_another_language_or_a_draft(language: str) -> None:
    content = annexes.every_case(attested=False)
    pdf = render_annex(content, language=language, draft=True)
    assert tag_faults(pdf) + faults(pdf) == []
    assert str(PdfReader(io.BytesIO(pdf)).root_object["/Lang"]) == language


def test_the_list_is_read_out_in_the_order_of_the_content() -> None:
    content = annexes.real_content()
    document = Tagged(drawn(content)).document
    read = [item.text() for item in document.every("LI")]
    entries = [entry for section in content.sections for entry in section.entries]
    assert len(read) == len(entries) == 119
    for entry, said in zip(entries, read, strict=True):
        assert said.startswith(joined(f"{entry.number}. {entry.name}"))
        after = joined(said).removeprefix(joined(f"{entry.number}. {entry.name}"))
        for part in (entry.place, entry.representative, entry.office):
            assert joined(part) in after


def test_words_do_not_run_together_where_a_line_was_broken(tmp_path: Path) -> None:
    content = replace(annexes.every_case(), title={"en": "Statement on the reading of lines " * 4})
    pdf = drawn(content)
    document = Tagged(pdf).document
    (title,) = document.every("H1")
    assert title.text() == content.title["en"].strip()
    assert len(title.kids) > 1
    second = next(item for item in document.every("LI") if item.text().startswith("2."))
    assert annexes.LONG_NAME in second.text()
    # A program that reads by the pages' geometry sees no second space.
    assert "the reading of lines Statement" in joined("\n".join(pages_of(pdf, tmp_path)))


def test_what_stands_on_each_page_is_not_read_out() -> None:
    said = Tagged(drawn(annexes.real_content())).document.text()
    assert "page 1 of" not in said and "continued" not in said


def test_words_are_notes_in_their_own_language() -> None:
    document = Tagged(drawn(annexes.every_case(), "ru")).document
    third = next(item for item in document.every("LI") if item.text().startswith("3."))
    notes = list(third.every("Note"))
    assert len(notes) == 2
    quoted = [(quote.language, quote.text()) for quote in third.every("BlockQuote")]
    wording = "Кестені жариялау мерзімі үш айдан аспауға тиіс. Басқа талаптарды қолдаймыз."
    assert quoted == [("kk", wording), ("en", "We sign as an observer network.")]
    translated = [each.text() for each in notes[0].every("P") if each.language == "ru"]
    assert translated == ["Срок публикации не должен превышать трёх месяцев."]


def test_long_words_are_read_on_over_the_pages() -> None:
    content = annexes.long_reservation(20_000)
    (quoted,) = Tagged(drawn(content)).document.every("BlockQuote")
    entry = content.sections[0].entries[1]
    assert quoted.text() == entry.acts[0].wording.strip()


def test_a_language_that_is_none_is_not_told() -> None:
    content = annexes.every_case()
    acts = (replace(content.sections[1].entries[1].acts[0], language="по-русски) (x"),)
    second = replace(content.sections[1].entries[1], acts=acts)
    section = replace(content.sections[1], entries=(second,))
    pdf = drawn(replace(content, sections=(section,)))
    assert tag_faults(pdf) == []
    assert [each.language for each in Tagged(pdf).document.every("BlockQuote")] == [""]


def test_a_demand_in_another_language_says_so_and_its_label_does_not() -> None:
    document = Tagged(drawn(annexes.real_content(), "ru", PageForm(positions="whole"))).document
    demands = [each for each in document.every("P") if list(each.every("Span"))]
    assert len(demands) == 3
    assert {each.language for each in demands} == {""}
    assert [span.language for each in demands for span in each.every("Span")] == ["en"] * 3
    assert demands[0].text().split()[:3] == ["Требование", "1.", "Before"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_place_stands_beside_its_own_entry(language: str, tmp_path: Path) -> None:
    content = annexes.real_content()
    text = "\n".join(pages_of(drawn(content, language), tmp_path))
    entries = [entry for section in content.sections for entry in section.entries]
    starts = {int(found[1]): found.start() for found in re.finditer(r"(?m)^ *(\d+)\. ", text)}
    for entry, following in pairwise(entries):
        if entry.place:
            between = text[starts[entry.number] : starts[following.number]]
            assert joined(entry.place) in joined(between)


def test_bookmarks_lead_to_sections_and_hundreds() -> None:
    entries = annexes.named(*(f"ОФ «{number}»" for number in range(1, 251))).sections[0].entries
    content = replace(
        annexes.every_case(), sections=(replace(annexes.every_case().sections[0], entries=entries),)
    )
    reader = PdfReader(io.BytesIO(drawn(content)))
    outline = reader.outline
    titles = [each.title for each in outline if not isinstance(each, list)]
    assert titles[0] == "National organisations"
    assert titles[-1] == "I certify that the signatures are authentic"
    (hundreds,) = [each for each in outline if isinstance(each, list)]
    assert [each.title for each in hundreds] == ["1–100", "101–200", "201–250"]  # type: ignore[union-attr]
    pages = [reader.get_destination_page_number(each) for each in hundreds]  # type: ignore[arg-type]
    assert "101." in reader.pages[pages[1] or 0].extract_text()


def test_a_file_without_tags_is_still_an_archives() -> None:
    form = PageForm(accessible="never")
    pdf = drawn(annexes.every_case(), form=form)
    reader = PdfReader(io.BytesIO(pdf))
    assert faults(pdf) == []
    assert "/StructTreeRoot" not in reader.root_object
    assert "conformance>B<" in metadata_of(reader) and "pdfuaid:part" not in metadata_of(reader)
    assert form.profile == "whole-never"


def test_the_very_long_has_tags_only_where_they_are_asked_for() -> None:
    assert PageForm().is_tagged(TAGGED_UP_TO)
    assert not PageForm().is_tagged(TAGGED_UP_TO + 1)
    assert PageForm(accessible="always").is_tagged(TAGGED_UP_TO + 1)
    assert not PageForm(accessible="never").is_tagged(1)


def test_tags_change_nothing_that_is_seen(tmp_path: Path) -> None:
    content = annexes.every_case()
    plain, tagged = tmp_path / "plain", tmp_path / "tagged"
    plain.mkdir()
    tagged.mkdir()
    seen = pages_of(drawn(content, form=PageForm(accessible="never")), plain)
    assert seen == pages_of(drawn(content), tagged)
