"""Which characters can be drawn, by which typeface, and what stands for the others."""

import pytest

from coalition_app.documents.layout import fonts

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
