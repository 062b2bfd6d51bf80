"""Section heads count what counts: their counts add up to those of the annex's head."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from coalition_app.documents.content.content import AnnexContent, ContentSection
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.annex_text import annex_text
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from tests.documents.annexes import content_of, entry, real_content

STATUSES = st.sampled_from(["signed", "acceded", "withdrawn", "subject-to-approval", "disputed"])
APART = ("withdrawn", "subject to approval", "disputed")


def content(sections: list[list[str]]) -> AnnexContent:
    """Make a content with these statuses in these sections; numbers run through all of them."""
    made, number = [], 0
    for statuses in sections:
        entries = []
        for status in statuses:
            number += 1
            entries.append(entry(number, f"ОФ «Бірлік {number}»", standing=status))
        made.append(ContentSection({}, tuple(entries)))
    demands = [{"en": "One."}, {"en": "Two."}, {"en": "Three."}]
    return content_of(made, demands, title={"en": "Statement"}, authentic="en")


def words(language: str = "en") -> Wording:
    return Wording(texts(language), "en")


def counts(written: str) -> dict[str, int]:
    """Read "91 signatures; withdrawn: 1" back."""
    counted, *apart = written.split("; ")
    found = {"counted": int(counted.split()[0])}
    found |= {name: int(number) for name, number in (each.split(": ") for each in apart)}
    return found


def test_a_section_says_what_does_not_count() -> None:
    section = content([["signed", "withdrawn", "acceded", "disputed"]]).sections[0]
    assert words().section_counts(section) == "2 signatures; withdrawn: 1; disputed: 1"
    section = content([["signed", "subject-to-approval", "subject-to-approval"]]).sections[0]
    assert words().section_counts(section) == "1 signature; subject to approval: 2"
    assert words().section_counts(content([["signed"] * 4]).sections[0]) == "4 signatures"


@given(st.lists(st.lists(STATUSES, min_size=1, max_size=6), min_size=1, max_size=5))
def test_the_sections_add_up_to_the_head(sections: list[list[str]]) -> None:
    made = content(sections)
    found = [counts(words().section_counts(section)) for section in made.sections]
    assert sum(each["counted"] for each in found) == made.signed
    summed = [sum(each.get(name, 0) for each in found) for name in APART]
    disputed = sum(status == "disputed" for each in sections for status in each)
    assert summed == [made.withdrawn, made.subject_to_approval, disputed]
    assert sum(sum(each.values()) for each in found) == sum(map(len, sections))
    # The text for a mail bears the same counts, section by section.
    written = annex_text(made, language="en", draft=True).splitlines()
    heads = [line.partition(": ")[2] for line in written if re.match(r"Nos?\. \d", line)]
    assert [counts(each) for each in heads] == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_real_case_bear_the_counts(language: str) -> None:
    made = real_content()
    first, *rest = made.sections
    gone = replace(first.entries[37], name="", standing="withdrawn", standing_date="2014-05-14")
    entries = (*first.entries[:37], gone, *first.entries[38:])
    sections = (ContentSection({}, entries), *rest)
    made = replace(made, sections=sections, signed=made.signed - 1, withdrawn=1)
    pages = PdfReader(io.BytesIO(render_annex(made, language=language, draft=False))).pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    for section in made.sections:
        assert " ".join(words(language).section_counts(section).split()) in printed
    found = counts(words().section_counts(made.sections[0]))
    assert (found["counted"], found["withdrawn"]) == (len(first.entries) - 1, 1)


def test_a_long_heading_keeps_its_count_whole() -> None:
    heading = {"en": "Organisations of the regions that signed before the hearing of the " * 2}
    made = content([["signed", "withdrawn", "subject-to-approval", "disputed"]])
    made = replace(made, sections=(replace(made.sections[0], heading=heading),))
    pages = PdfReader(io.BytesIO(render_annex(made, language="en", draft=True))).pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert heading["en"].strip() in printed
    assert "1 signature; subject to approval: 1; withdrawn: 1; disputed: 1" in printed


def test_a_section_without_a_heading_says_its_numbers_in_ranges() -> None:
    made = [entry(number, f"ОФ «{number}»") for number in (*range(1, 17), *range(29, 35))]
    assert words().section_heading(ContentSection({}, tuple(made))) == "Nos. 1–16, 29–34"
    assert words().section_heading(ContentSection({}, tuple(made[:16]))) == "Nos. 1–16"
