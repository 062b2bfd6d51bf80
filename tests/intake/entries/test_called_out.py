"""What calls a name out, and is no part of it, is asked about: NEW!, thanks, signs before and behind it."""

import pytest

from tests.intake.reading import read


@pytest.mark.parametrize(
    "entry",
    [
        *("NEW! Addingham Parish Council", "Welcome! Karen Pool", "УРА! Фонд «Чайка»"),
        *("Burley Growers Association!!!", "ОФ «Бриз»!!!", "Анна Ким!!!"),
        *("** Tweed Forum **", ">> Swale Group", "+ ОФ «Гроза»", "*** ОО «Луг» ***"),
    ],
)
def test_signs_that_call_a_name_out_are_asked_about(entry: str) -> None:
    draft = read(f"Signed by:\n1. Aire Watch\n2. {entry}\n3. Tern Trust\n")
    assert draft.entries[1].open


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        *(("NEW Reed Society", "Reed Society"), ("NEW: York Bees", "York Bees")),
        *(("[NEW] Hull Forum", "Hull Forum"), ("НОВЫЕ ОФ «Дюна»", "«Дюна»")),
        *(("NEW Judith Amos", "Judith Amos"), ("(new) Leeds Choir", "Leeds Choir")),
    ],
)
def test_who_is_new_is_no_part_of_a_name(entry: str, name: str) -> None:
    draft = read(f"Signed by:\n1. Aire Watch\n2. {entry}\n3. Tern Trust\n")
    assert draft.entries[1].name == name
    assert [point.code for point in draft.entries[1].open] == ["unknown-piece"]


@pytest.mark.parametrize(
    "entry", ["Thanks to Calder Voices", "With thanks to Tarn Trust", "Ура, Анна Ким"]
)
def test_thanks_and_greetings_are_asked_about(entry: str) -> None:
    draft = read(f"Signed by:\n1. Aire Watch\n2. {entry}\n3. Tern Trust\n")
    assert [line.numbers for line in draft.open_lines] == [(2,)]


@pytest.mark.parametrize(
    "entry",
    [
        "New Economics Foundation",
        "Creation Matters! Isle of Wight Churches",
        "NEW YORK BEES",
        "«Алға!» қозғалысы",
        "Jeunes!",
    ],
)
def test_names_that_hold_such_words_are_not_asked_about(entry: str) -> None:
    draft = read(f"Signed by:\n1. Aire Watch\n2. {entry}\n3. Tern Trust\n")
    assert not draft.entries[1].open
    assert draft.entries[1].as_printed == entry
