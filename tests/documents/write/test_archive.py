"""Prints that an archive takes: what the file says of itself, its colours, its attachment, its fonts."""

import io
import json
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.annex_pdf import render_annex
from tests.documents import annexes
from tests.documents.preflight import faults, metadata_of

MANY_LETTERS = "".join(map(chr, [*range(0xC0, 0x17F), *range(0x400, 0x460), *range(0x490, 0x4C0)]))


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("draft", [True, False])
def test_an_archive_finds_no_fault(language: str, draft: bool) -> None:
    content = annexes.every_case(attested=not draft)
    assert faults(render_annex(content, language=language, draft=draft)) == []


def test_subsets_of_one_typeface_have_names_of_their_own() -> None:
    drawn = render_annex(annexes.named(MANY_LETTERS, "Голубь 🕊"), language="en", draft=True)
    assert faults(drawn) == []


def test_the_metadata_say_what_the_file_says() -> None:
    content = replace(annexes.every_case(), title={"en": "A <b> & \x01 “title”\ufffe"})
    reader = PdfReader(io.BytesIO(render_annex(content, language="en", draft=True)))
    assert reader.metadata is not None
    assert str(reader.metadata.title) == "Annex: A <b> &  “title”[U+FFFE]"
    xmp = metadata_of(reader)
    assert "Annex: A &lt;b&gt; &amp;  “title”[U+FFFE]" in xmp
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_language == ["en"]
    assert "<xmp:CreateDate>2014-05-15T00:00:00Z</xmp:CreateDate>" in xmp
    assert set(reader.metadata) == {
        *("/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"),
    }


def test_small_objects_are_packed() -> None:
    drawn = render_annex(annexes.real_content(), language="en", draft=False)
    reader = PdfReader(io.BytesIO(drawn))
    # The page and font dictionaries lie in streams, not each by itself.
    assert b"/Type /Page" not in drawn and b"/BaseFont" not in drawn
    assert len(reader.pages) > 5
    assert drawn.count(b" obj\n") < int(str(reader.trailer["/Size"])) / 2


@pytest.mark.parametrize("tagged", [True, False])
def test_nothing_but_the_table_stands_behind_the_attached_file(tagged: bool) -> None:
    form = PageForm(accessible="always" if tagged else "never")
    drawn = render_annex(annexes.every_case(), language="en", draft=False, form=form)
    last, table = re.findall(
        rb"^\d+ 0 obj\n<<.{0,200}?/Type ?/(\w+)", drawn, re.DOTALL | re.MULTILINE
    )[-2:]
    assert (last, table) == (b"EmbeddedFile", b"XRef")
    assert json.loads(PdfReader(io.BytesIO(drawn)).attachments["annex.json"][0])["schema"]
