"""What newsletters set before a name ("NEW:", "*new*", "STOP PRESS") is none of it, and opens the entry."""

import pytest

from coalition_app.draft_pieces import print_pieces
from tests.intake.reading import entry, read

NOISE = [
    *("NEW: {}", "New: {}", "*new* {}", "NEW! {}", "[NEW] {}", "new {}", "UPD: {}", "UPD. {}"),
    *("STOP PRESS {}", "STOP PRESS: {}", "Just in: {}", "Новое: {}", "НОВОЕ! {}", "ЖАҢА: {}"),
    *("жаңа {}", "Добавлено: {}", "апд - {}", "added later: {}", "+ {}", "!!! {}"),
]


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("name", ["Анна Ким", "Anna Kim", "ОФ «Луч»", "Green Steps Fund"])
def test_noise_before_a_name_never_prints_unasked(noise: str, name: str) -> None:
    found = entry(noise.format(name))
    assert found.open or print_pieces(found.pieces) == name


@pytest.mark.parametrize("noise", ["NEW: {}", "*new* {}", "STOP PRESS {}", "ЖАҢА: {}", "UPD: {}"])
@pytest.mark.parametrize("header", ["Название;Город", "Имя;Город", "Organisation;City"])
def test_noise_in_a_cell_is_taken_off_the_name(noise: str, header: str) -> None:
    rows = f"{noise.format('Анна Ким')};Ош\nОО «Свет»;Ош\nПётр Цой;Ош\n"
    first, *others = read(f"{header}\n{rows}", "a.csv").entries
    assert first.name == "Анна Ким"
    assert first.open
    assert not any(each.open for each in others)


@pytest.mark.parametrize(
    "name",
    [
        *("New Generation Fund", "New York Times", "NEW YORK TIMES", "Новая газета", "Новый мир"),
        *("Жаңа дәуір қоры", "Жаңа Алаш", "New Europe Centre - Kyiv", "«Новое» движение"),
    ],
)
def test_a_name_that_begins_with_such_a_word_stays_whole(name: str) -> None:
    assert read(f"Signatories:\n1. {name}\n2. ОО «Свет»\n").entries[0].as_printed == name
    assert not any(point.text in ("New", "NEW", "Новая", "Жаңа") for point in entry(name).open)
