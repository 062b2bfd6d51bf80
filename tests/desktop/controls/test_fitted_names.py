"""Two smaller lines in a row of one height: breves and tails stay inside it at every size of text."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.controls.fitted_names import (
    both_lines,
    line_places,
    name_lines,
    smaller,
)


@pytest.mark.parametrize("percent", [100, 125, 200])
def test_breve_and_tail_of_two_lines_stay_in_the_row(
    application: QApplication, percent: int
) -> None:
    font = QFont(application.font())
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    line, metrics = QFontMetrics(font).height(), QFontMetrics(smaller(font))
    row = QRect(0, 0, 400, max(line + 12, both_lines(line)))
    first, second = line_places(row, 2, line)
    assert line_places(row, 1, line) == [row]
    baselines = [
        each.top() + (each.height() - metrics.height()) // 2 + metrics.ascent()
        for each in (first, second)
    ]
    assert baselines[0] + metrics.tightBoundingRect("Й").top() >= row.top()
    # The lowest pixels of a row are its line.
    assert baselines[1] + metrics.tightBoundingRect("құ").bottom() < row.bottom()
    # The lines keep apart: a tail above, a capital below.
    tail = baselines[0] + metrics.tightBoundingRect("құ").bottom()
    assert tail < baselines[1] + metrics.tightBoundingRect("Ж").top()


def test_no_line_that_fits_is_cut_when_it_is_drawn(application: QApplication) -> None:
    """In a column a pixel narrower the first of two lines ended in dots: «парламентариз…»."""
    name = "Общественный фонд «Фонд развития парламентаризма в Казахстане»"
    for room in range(250, 500):
        for words, _start, font in name_lines(name, application.font(), room, room):
            drawn = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            assert drawn == words


@pytest.mark.parametrize(
    "name", ["Подлинник хранится в другом месте: папка 1", "школа № 12 г. Алматы"]
)
def test_no_line_parts_a_number_from_its_word(application: QApplication, name: str) -> None:
    whole = QFontMetrics(application.font()).horizontalAdvance(name)
    parted = set()
    for room in range(whole // 2 + 30, whole):
        lines = name_lines(name, application.font(), room, room)
        assert " ".join(each.words for each in lines) == name
        parted |= {lines[0].words} if len(lines) > 1 else set()
    assert parted
    assert all(not each.endswith((" папка", " №", " г.")) for each in parted), parted


def test_a_word_wider_than_its_column_is_broken_behind_its_hyphen(
    application: QApplication,
) -> None:
    small = QFontMetrics(smaller(application.font()))
    least, whole = map(small.horizontalAdvance, ("Каменогорск", "Усть-Каменогорск"))
    for room in range(least + 4, whole - 4):
        lines = name_lines("Усть-Каменогорск", application.font(), room, room)
        assert [each.words for each in lines] in (["Усть-", "Каменогорск"], ["Усть-Каменогорск"])


def test_what_fits_no_way_goes_on_with_a_whole_word(application: QApplication) -> None:
    """The second line began inside a word: «…алых рек, родников»."""
    name = "Сеть организаций по сохранению и защите малых рек, родников и водохранилищ «Малая вода»"
    begun = set()
    for room in range(180, 300):
        lines = name_lines(name, application.font(), room, room)
        if (last := lines[-1].words).startswith("…"):
            assert lines[-1].start == len(name) - len(last)
            assert last[1:] == name[lines[-1].start + 1 :]
            begun.add(last[1:].split()[0])
    assert len(begun) > 1 and begun <= {*name.split()}, begun
