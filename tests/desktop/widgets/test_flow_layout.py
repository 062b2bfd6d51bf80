"""Widgets one after another in lines."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from coalition_app.desktop.widgets.flow_layout import FlowLayout


def lines_of(width: int, wide: list[int], *, even: bool) -> list[int]:
    """Give how many widgets stand in each line."""
    holder = QWidget()
    flow = FlowLayout(holder, 10, even=even)
    parts = [QWidget() for _each in wide]
    for part, pixels in zip(parts, wide, strict=True):
        part.setFixedSize(pixels, 20)
        flow.addWidget(part)
    flow.setGeometry(QRect(0, 0, width, 400))
    tops = [part.y() for part in parts]
    return [tops.count(top) for top in dict.fromkeys(tops)]


def test_aligned_lines_have_as_many_columns_as_find_room(application: QApplication) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, 10, aligned=True)
    parts = [QWidget() for _each in range(4)]
    for part, pixels in zip(parts, (100, 60, 70, 90), strict=True):
        part.setFixedSize(pixels, 20)
        flow.addWidget(part)
    flow.setGeometry(QRect(0, 0, 210, 400))
    assert [part.x() for part in parts] == [0, 110, 0, 110]
    flow.setGeometry(QRect(0, 0, 170, 400))
    assert [part.x() for part in parts] == [0, 0, 0, 0], "two columns would need 200 pixels"


def test_even_lines_leave_no_widget_alone(application: QApplication) -> None:
    assert lines_of(540, [100] * 6, even=False) == [5, 1]
    assert lines_of(540, [100] * 6, even=True) == [3, 3]
    assert lines_of(1000, [100] * 6, even=True) == [6]
    assert lines_of(80, [100, 50, 50], even=True) == [1, 1, 1]
    assert lines_of(210, [200, 60, 60], even=True) == [1, 2]
