"""The empty field that waits for an electronic signature: on the certifying page and in the tags."""

import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.pdf_field import FIELD_NAME
from coalition_app.languages import LANGUAGES
from tests.documents.annexes import real_content
from tests.documents.preflight import faults

FORMS = [
    PageForm(seal=seal, accessible=accessible)
    for seal in ("none", "room")
    for accessible in ("auto", "never")
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.profile)
def test_the_last_page_has_one_empty_field(language: str, form: PageForm) -> None:
    pdf = render_annex(real_content(), language=language, draft=False, form=form)
    reader = PdfReader(io.BytesIO(pdf))
    *before, last = reader.pages
    assert not any("/Annots" in page for page in before)
    (field,) = (each.get_object() for each in last["/Annots"])  # type: ignore[attr-defined]
    assert (field["/FT"], field["/T"]) == ("/Sig", FIELD_NAME)
    assert "/V" not in field
    assert field["/Lock"]["/Action"] == "/All"
    assert field["/AP"]["/N"].get_object()["/Subtype"] == "/Form"
    assert reader.root_object["/AcroForm"]["/Fields"][0].get_object() == field  # type: ignore[index]
    left, bottom, right, top = map(float, field["/Rect"])
    assert 50 < left < right < (330 if form.seal == "room" else 546)
    assert 60 < bottom < top < 800
    assert top - bottom == pytest.approx(44)
    assert not faults(pdf)


def test_the_tags_lead_to_the_field_and_back() -> None:
    pdf = render_annex(real_content(), language="kk", draft=False)
    reader = PdfReader(io.BytesIO(pdf))
    field = reader.pages[-1]["/Annots"][0].get_object()  # type: ignore[index]
    tree: Any = reader.root_object["/StructTreeRoot"]
    rows = tree["/ParentTree"]["/Nums"]
    element = dict(zip(rows[::2], rows[1::2], strict=True))[field["/StructParent"]].get_object()
    assert (element["/S"], element["/Alt"]) == ("/Form", field["/TU"])
    assert element["/K"]["/Obj"].get_object() == field
    assert field["/TU"] == "Электрондық қолтаңбаға арналған орын"
    assert len(rows) == 2 * tree["/ParentTreeNextKey"]


def test_nothing_waits_for_a_signature_where_nobody_attests() -> None:
    draft = render_annex(real_content(), language="ru", draft=True)
    open_ = render_annex(replace(real_content(), attestation=None), language="ru", draft=False)
    for pdf in (draft, open_):
        assert "/AcroForm" not in PdfReader(io.BytesIO(pdf)).root_object
