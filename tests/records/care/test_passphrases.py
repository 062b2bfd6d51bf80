"""Passphrases: what is easy to guess counts as weak, in each alphabet; suggestions come by chance."""

import math

import pytest

from coalition_app import paths
from coalition_app.languages import LANGUAGES
from coalition_app.records.care import passphrases
from coalition_app.records.care.passphrases import strength


@pytest.mark.parametrize(
    "typed",
    ["123456", "пароль", "пароль123", "йцукен123", "gfhjkm", "qwerty2024", "аааааааааааа", "бала"],
)
def test_what_everybody_tries_is_weak(typed: str) -> None:
    assert strength(typed).grade == 1


def test_the_coalition_s_own_name_is_weak() -> None:
    assert strength("Қоғамтай-Бірлестік 24").grade > 1
    assert strength("Қоғамтай-Бірлестік 24", "Қоғамтай-Бірлестік").grade == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suggestion_is_strong_and_every_word_is_of_the_list(language: str) -> None:
    listed = (
        (paths.resources() / "control_words" / f"{language}.txt")
        .read_text(encoding="utf-8")
        .split()
    )
    suggested = passphrases.suggest_words(language)
    assert len(suggested.split()) == 6
    assert set(suggested.split()) <= set(listed)
    assert strength(suggested).grade == 4
    assert passphrases.bits(language) == math.floor(6 * math.log2(len(listed)))
    assert passphrases.suggest_words(language) != suggested


@pytest.mark.parametrize(
    "typed",
    [
        "тополь " * 6,
        "тополь Тополь ТОПОЛЬ тополь",
        "абажур абзац " * 4,
        "njgjkm njgjkm njgjkm njgjkm",
    ],
)
def test_a_word_that_comes_again_counts_once(typed: str) -> None:
    assert strength(typed).grade == 1


def test_more_words_are_never_weaker() -> None:
    words = ["абажур", "абзац", "ананас", "азбука", "аист"]
    grades = [strength(" ".join(words[:many])).seconds for many in range(1, 6)]
    assert grades == sorted(grades)


def test_an_empty_one_has_no_grade_and_a_very_long_one_is_judged() -> None:
    assert strength("   ").grade == 0
    assert strength("a1" * 500).grade == 1
    assert strength("жеті қат көк астында менің атамекенім тыныш ұйықтап жатыр " * 20).grade == 4
