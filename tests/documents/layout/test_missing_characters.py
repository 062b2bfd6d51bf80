"""Which characters of an annex no font draws, and whose they are."""

from dataclasses import replace

from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.missing_characters import USUAL, missing_characters
from tests.documents import annexes


def test_missing_characters_are_named_with_their_entries() -> None:
    content = annexes.named("ОФ «Эхо»", "שלום", "Ш ש")
    assert missing_characters(content, "en") == {
        "ש": [2, 3],
        "ל": [2],
        "ו": [2],
        "ם": [2],
    }
    titled = replace(annexes.named("A"), coalition="ش")
    assert missing_characters(titled, "en") == {"ش": []}


def test_every_usual_character_is_drawn_by_a_font() -> None:
    assert fonts.undrawable("".join(sorted(USUAL))) == set()


def test_a_mark_that_composes_with_its_letter_is_drawn() -> None:
    assert missing_characters(annexes.named("и\u0306"), "en") == {}
