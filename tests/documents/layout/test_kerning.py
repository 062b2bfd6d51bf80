"""Letters stand as their typeface kerns them: in the measures, and on the page that is drawn of them."""

import pypdfium2
import pytest

from coalition_app.documents.layout import fonts, kerning
from coalition_app.documents.layout.annex_attestation import NAME
from coalition_app.documents.layout.marks import RIGHT
from coalition_app.documents.layout.measure import width, wrap
from coalition_app.documents.write.annex_pdf import render_annex
from tests.documents import annexes


@pytest.mark.parametrize("face", fonts.FACES)
def test_every_typeface_has_its_pairs(face: str) -> None:
    pairs = kerning.pairs(face)
    assert pairs["Т", "о"] < 0
    assert pairs["A", "V"] < 0
    assert ("н", "о") not in pairs


def test_a_text_is_as_wide_as_its_letters_and_what_they_are_moved() -> None:
    moved = kerning.pairs(fonts.SERIF)["Т", "о"]
    alone = width(fonts.SERIF, 10, "Т") + width(fonts.SERIF, 10, "о")
    assert width(fonts.SERIF, 10, "То") == pytest.approx(alone + moved / 100)
    assert width(fonts.SERIF, 10, "") == 0


def test_no_line_is_wider_than_its_room() -> None:
    for line in wrap(fonts.SERIF, 10, "АТАТАТУАУАТ" * 30, 200):
        assert width(fonts.SERIF, 10, line) <= 200


def test_what_stands_at_the_right_ends_at_the_margin() -> None:
    """The attestor's name is drawn kerned, and its ink ends where the measure says."""
    content = annexes.real_content()
    assert content.attestation is not None
    drawn = pypdfium2.PdfDocument(render_annex(content, language="ru", draft=False))
    text = drawn[len(drawn) - 1].get_textpage()
    found = text.search(content.attestation.attestor).get_next()
    assert found is not None
    first, count = found
    ends = [text.get_charbox(at)[2] for at in range(first, first + count)]
    assert RIGHT - NAME.size * 0.1 < max(ends) <= RIGHT + 0.05
