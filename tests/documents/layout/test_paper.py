"""Sizes of paper: the same pages within the edges of each, and within the rules of archives."""

import io
import itertools
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.codes import content_digest
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.forms.parts import copy_of
from coalition_app.documents.forms.word import write_docx
from coalition_app.documents.issue import issue
from coalition_app.documents.layout.annex import plan_annex
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.marks import (
    BOTTOM,
    LEFT,
    PAPERS,
    Fill,
    Paper,
    Rule,
    Stamp,
    Text,
)
from coalition_app.documents.layout.measure import width
from coalition_app.documents.layout.page_options import PageForm, PaperName, Setting
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from tests.commands.command_line import attest_words, done
from tests.documents import annexes
from tests.documents.layout.test_annex_plan import planned, strings
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults

MILLIMETRES: dict[PaperName, tuple[float, float]] = {
    "a4": (210, 297),
    "a5": (148, 210),
    "letter": (215.9, 279.4),
}
"""ISO 216 and ANSI/ASME Y14.1."""
CONTENTS = {
    "real": annexes.real_content(),
    "every case": annexes.every_case(),
    "sixty demands": annexes.many_demands(60),
}


def edges_of(mark: object) -> tuple[float, float]:
    """Give where a mark begins and ends on its line; twice the left margin for what has no width."""
    if isinstance(mark, Text):
        return mark.x, mark.x + width(mark.style.face, mark.style.size, mark.string)
    if isinstance(mark, Rule):
        return mark.x, mark.end
    if isinstance(mark, Fill):
        return mark.x, mark.x + mark.width
    return (mark.x, mark.x + mark.size) if isinstance(mark, Stamp) else (LEFT, LEFT)


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("paper", ["a5", "letter"])
def test_nothing_stands_outside_the_margins(name: str, paper: PaperName) -> None:
    size: Paper = PAPERS[paper]
    for language, draft in itertools.product(LANGUAGES, (False, True)):
        form = PageForm(positions="whole", seal="room", paper=paper)
        for page in planned(CONTENTS[name], draft=draft, form=form, language=language).pages:
            for top, block in page:
                assert top <= size.height and top - block.height >= (0 if top < BOTTOM else BOTTOM)
                for mark in block.marks:
                    start, end = edges_of(mark)
                    assert start >= LEFT - 0.01 and end <= size.right + 0.01, (language, mark)


@pytest.mark.parametrize("languages", [("ru", "kk"), ("kk", "ru"), ("ru", "en"), ("en", "ru")])
def test_the_band_of_a_narrow_draft_in_two_languages_holds_its_words(
    languages: tuple[str, str],
) -> None:
    first, second = (Wording(texts(each), "ru") for each in languages)
    form = PageForm(paper="a5")
    content = annexes.every_case()
    plan = plan_annex(
        Setting(content, first, form, draft=True, second=second), content_digest(content)
    )
    for page in plan.pages:
        _top, band = page[-1]
        assert len([mark for mark in band.marks if isinstance(mark, Text)]) >= 2
        for mark in band.marks:
            assert edges_of(mark)[1] <= PAPERS["a5"].right + 0.01
            if isinstance(mark, Text):
                assert mark.y - mark.style.size * 0.75 > 0 and mark.y < band.height - 1


@pytest.mark.parametrize("paper", PAPERS)
def test_a_print_is_as_large_as_its_paper_and_stays_an_archive(paper: PaperName) -> None:
    wide, high = MILLIMETRES[paper]
    for content in CONTENTS.values():
        pdf = render_annex(content, language="kk", draft=False, form=PageForm(paper=paper))
        assert faults(pdf) + tag_faults(pdf) == []
        for page in PdfReader(io.BytesIO(pdf)).pages:
            assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(wide, abs=0.1)
            assert float(page.mediabox.height) * 25.4 / 72 == pytest.approx(high, abs=0.1)


def test_narrow_paper_has_signs_above_the_counts_and_says_what_they_mean() -> None:
    content = annexes.every_case()
    (first, *_others) = strings(planned(content, form=PageForm(paper="a5"), language="ru"))
    (usual, *_others) = strings(planned(content, language="ru"))
    assert "Поддерживает" not in first and {"+", "±"} <= set(first)
    assert any("± поддерживает с оговоркой;" in line for line in first)
    assert not {"+", "±"} & set(usual)


def test_each_paper_is_a_print_of_its_own_and_the_same_one_again(
    ready_case: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.pdf" for name in ("a4", "a5", "again")]
    done(*attest_words(ready_case, files[0]))
    for file in files[1:]:
        done("reprint", ready_case, "--edition", "1", "--to", file, "--paper", "a5")
    first, small, again = (file.read_bytes() for file in files)
    assert small == again != first
    assert PdfReader(io.BytesIO(small)).pages[0].mediabox.width < 420
    (edition,) = done("editions", ready_case, "--json").json["editions"]
    assert [each["profile"] for each in edition["prints"]] == ["whole", "whole-a5"]
    for file in files:
        told = done("verify", file, "--register", ready_case, "--json").json
        assert told["verdict"] == "genuine"


def test_other_forms_ask_for_the_paper_too() -> None:
    content: AnnexContent = annexes.every_case()
    form = PageForm(paper="letter")
    page = issue.render(content, ending="html", language="en", draft=True, form=form)
    assert b"@page{size:LETTER;" in page
    made = write_docx(copy_of(content, b"", language="en", draft=True, form=form))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        body = parts.read("word/document.xml").decode()
    assert 'w:w="12240" w:h="15840"' in body
