"""Words on demands behind a signatory: they are kept whole, and nothing else is taken for them."""

import pytest

from tests.intake.reading import entry


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ана тілі қоғамы — Ботакөз Серікқызы, хатшы. 2-талаптан басқасы", "2-талаптан басқасы"),
        ("ОФ «Эхо», директор Анна Ким. Кроме требования 3, Алматы", "Кроме требования 3"),
        ("Ибраев Ш. С. — за исключением последнего абзаца", "за исключением последнего абзаца"),
    ],
)
def test_words_on_demands_begin_with_their_sentence(text: str, words: str) -> None:
    assert entry(text).reservation == words


@pytest.mark.parametrize(
    ("text", "words", "office", "place"),
    [
        ("ОФ «Эхо» — кроме требования 3, Алматы", "кроме требования 3", "", "Алматы"),
        ("Анна Ким — кроме требования 3, журналист", "кроме требования 3", "журналист", ""),
        (
            "Анна Ким, екінші талаппен келіспейміз, дәрігер",
            "екінші талаппен келіспейміз",
            "дәрігер",
            "",
        ),
    ],
)
def test_an_office_or_a_place_behind_words_on_demands_is_none_of_them(
    text: str, words: str, office: str, place: str
) -> None:
    found = entry(text)
    assert (found.reservation, found.office, found.place) == (words, office, place)


def test_what_goes_on_about_demands_is_theirs() -> None:
    words = "не поддерживает требование 3, 4, считает их лишними"
    assert entry(f"ОФ «Эхо» — {words}").reservation == words
