"""Which characters can be drawn, by which typeface, and what stands for the others."""

from itertools import pairwise

import pypdfium2
import pytest

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.measure import width, wrap
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.layout.transliteration import transliterated
from coalition_app.documents.write.annex_pdf import render_annex
from tests.documents import annexes

KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"


@pytest.mark.parametrize("face", fonts.FACES)
def test_three_languages_need_no_other_typeface(face: str) -> None:
    letters = KAZAKH + KAZAKH.lower() + "«»“”„’–—…№§ABCXYZabcxyz0123456789.,;:!?()[]/&<>=+−±≠•"
    assert fonts.runs(face, letters) == [(face, letters)]


@pytest.mark.parametrize("text", ["₸", "Ελλάδα", "საქართველო", "Հայաստան", "🕊"])
def test_scripts_of_neighbours_are_drawn_by_fallbacks(text: str) -> None:
    assert fonts.undrawable(text) == set()
    assert all(face not in fonts.FACES for face, _part in fonts.runs(fonts.SERIF, text))


def test_scripts_that_need_shaping_count_as_missing() -> None:
    assert fonts.undrawable("Ассоциация שלום") == set("שלום")
    assert fonts.drawable("ש") == "[U+05E9]"


def test_characters_without_ink_leave_no_trace() -> None:
    assert fonts.drawable("a\u200fb\u202ec\ufeffd\x00e\u00adf\ufe0f") == "abcdef"


def test_narrow_spaces_do_not_break_and_others_are_plain() -> None:
    assert (
        fonts.drawable("2026\u202fг.\u2009и\u00a0т.\u3000д.\t\n")
        == "2026\u00a0г.\u00a0и\u00a0т. д.  "
    )


def test_letters_are_composed_before_they_are_drawn() -> None:
    assert fonts.drawable("и\u0306") == "й"
    assert fonts.undrawable("и\u0306") == set()


def test_a_word_is_drawn_by_one_typeface_and_its_weight_is_kept() -> None:
    pieces = fonts.runs(fonts.SERIF_BOLD, "Нгуен Nguyễn, ფონდი")
    assert [(face in fonts.FACES, part) for face, part in pieces] == [
        (True, "Нгуен "),
        (False, "Nguyễn"),
        (True, ", "),
        (False, "ფონდი"),
    ]
    assert all(
        fonts.is_bold_by_stroke(fonts.SERIF_BOLD, face) == (face not in fonts.FACES)
        for face, _part in pieces
    )
    assert not any(fonts.is_bold_by_stroke(fonts.SERIF, face) for face, _part in pieces)


def test_a_mixed_text_is_as_wide_as_it_is_drawn() -> None:
    text = "Нгуен Nguyễn, ფონდი"
    drawn = sum(
        fonts.character_width(face, character)
        for face, part in fonts.runs(fonts.SERIF, text)
        for character in part
    )
    assert width(fonts.SERIF, 10, text) == pytest.approx(drawn / 100)
    for room in (30, 60):
        lines = wrap(fonts.SERIF, 10, text * 5, room)
        assert "".join(lines).replace(" ", "") == (text * 5).replace(" ", "")
        assert all(width(fonts.SERIF, 10, line) <= room for line in lines)


@pytest.mark.parametrize("face", fonts.FACES)
def test_a_line_by_iso_9_is_drawn_by_one_typeface(face: str) -> None:
    line = transliterated("Неправительственный «Объект» ҰЛЫ Әділ сәуле Қызылқұм", "iso-9")
    assert {"ʹ", "ʺ", "\u030b", "\u0307"} <= set(line)
    assert fonts.runs(face, line) == [(face, line)]


def test_a_subset_is_made_once_and_is_that_of_its_letters() -> None:
    face = fonts.typeface(fonts.SERIF).face
    made: dict[str, bytes] = {}
    for text in ("Ұйым", "Щит", "Ұйым"):
        letters = [ord(each) for each in text]
        subset = face.makeSubset(letters)
        assert subset == type(face).makeSubset(face, letters)
        assert made.setdefault(text, subset) is subset


def test_a_print_is_the_same_whatever_was_printed_before() -> None:
    def printed(name: str) -> bytes:
        content = annexes.named(name)
        return render_annex(content, language="ru", draft=True, form=PageForm())

    first, other, again = map(printed, ("Ұйым", "Щит", "Ұйым"))
    assert first == again
    assert "Щит" in pypdfium2.PdfDocument(other)[0].get_textpage().get_text_range()


def test_an_accent_stands_over_its_own_letter() -> None:
    """Over the middle of the letter that it belongs to, and clear of it."""
    content = annexes.named("Ұлттық Әділ қәсіп құс", "ā́b Ọ́nà Ṣẹ́gun")
    pdf = render_annex(content, language="en", draft=False, form=PageForm(transliteration="iso-9"))
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    text = page.get_text_range()
    drawn = [(each, page.get_charbox(at)) for at, each in enumerate(text) if not each.isspace()]
    accents = [
        (letter, accent) for letter, accent in pairwise(drawn) if fonts.ACCENT.match(accent[0])
    ]
    assert len(accents) == 7
    for (_letter, under), (accent, over) in accents:
        assert (over[0] + over[2]) / 2 == pytest.approx((under[0] + under[2]) / 2, abs=0.15), accent
        assert over[1] >= under[3] - 0.4 or over[3] <= under[1] + 0.4, accent


def test_an_accent_takes_no_room() -> None:
    assert width(fonts.SANS, 10, "A̋d U̇l") == pytest.approx(
        sum(fonts.character_width(fonts.SANS, each) for each in "Ad Ul") / 100
    )
