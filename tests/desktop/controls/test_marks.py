"""Marks of positions and grades: told apart by shape and colour, with words for who cannot see them."""

from collections.abc import Callable, Collection

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.controls import marks
from coalition_app.desktop.look import theme
from coalition_app.labels import GRADES, POSITIONS

Paint = Callable[[QPainter, QPointF, str, QFont], None]


def _painted(paint: Paint, word: str, *, points: float = 10) -> QImage:
    image = QImage(96, 80, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.applied().raised))
    font = QApplication.font()
    font.setPointSizeF(points)
    painter = QPainter(image)
    paint(painter, QPointF(48, 40), word, font)
    painter.end()
    return image


def _inked(image: QImage) -> tuple[int, int]:
    """Return how wide and how high what was painted is."""
    ground = QColor(theme.applied().raised)
    dots = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != ground
    ]
    if not dots:
        return 0, 0
    across, down = [x for x, _y in dots], [y for _x, y in dots]
    return max(across) - min(across) + 1, max(down) - min(down) + 1


@pytest.mark.parametrize("scheme", theme.THEMES)
def test_marks_differ_without_colour(application: QApplication, scheme: str) -> None:
    before = application.property("theme")
    application.setProperty("theme", scheme)
    try:
        painted: list[tuple[Paint, Collection[str]]] = [
            (marks.paint_position, POSITIONS),
            (marks.paint_grade, GRADES),
        ]
        for paint, words in painted:
            grey = [
                _painted(paint, each).convertToFormat(QImage.Format.Format_Grayscale8)
                for each in words
            ]
            assert all(one != other for at, one in enumerate(grey) for other in grey[:at])
    finally:
        application.setProperty("theme", before)


@pytest.mark.parametrize("paint", [marks.paint_position, marks.paint_grade])
def test_who_does_not_count_has_no_mark(application: QApplication, paint: Paint) -> None:
    assert _inked(_painted(paint, "")) == (0, 0)


@pytest.mark.usefixtures("application")
def test_boxes_and_circles_have_their_size_and_grow_with_the_text() -> None:
    assert _inked(_painted(marks.paint_position, "does-not-support")) == (24, 20)
    assert _inked(_painted(marks.paint_grade, "original"))[0] in (12, 13, 14)
    wide, high = _inked(_painted(marks.paint_position, "does-not-support", points=20))
    assert 46 <= wide <= 52
    assert 38 <= high <= 43


@pytest.mark.usefixtures("application")
def test_words_tell_demand_and_position() -> None:
    said = marks.position_tip(2, "Public review", "supports-with-reservation")
    assert said == "2 · Public review: supports with a reservation"
    assert marks.position_tip(2, "", "not-stated") == "Demand 2: has not stated"
    assert marks.Mark(grade="list-only").accessibleName() == "list only"
