"""A row of segments is one tab stop, chooses by arrows, and says aloud what it shows."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen

VALUES = {"ru": "Рус", "kk": "Қаз", "en": "Eng"}


@pytest.fixture
def row(window: MainWindow) -> Segments:
    """Give a row of three values between two fields, in a shown window."""
    held = QWidget(window)
    column = QVBoxLayout(held)
    made = Segments(lambda: "Language", VALUES, told={"en": "English"})
    for each in (QLineEdit(), made, QLineEdit()):
        column.addWidget(each)
    held.setGeometry(100, 100, 300, 200)
    held.show()
    QCoreApplication.processEvents()
    return made


def test_nothing_is_chosen_until_somebody_chooses(row: Segments) -> None:
    heard: list[str] = []
    row.picked.connect(heard.append)
    assert row.key() == ""
    row.choose("kk")
    assert row.key() == "kk" and heard == []
    row.choose("unknown")
    assert row.key() == ""
    for _twice in range(2):
        QTest.mouseClick(row.segments["en"], Qt.MouseButton.LeftButton)
    assert row.key() == "en" and heard == ["en"]
    assert [each.isChecked() for each in row.segments.values()] == [False, False, True]


@pytest.mark.parametrize("chosen", ["", "ru", "en"])
def test_the_row_is_one_tab_stop(row: Segments, chosen: str) -> None:
    row.choose(chosen)
    held = row.parentWidget()
    assert held is not None
    before, after = held.findChildren(QLineEdit)
    before.setFocus()
    screen.press(before, Qt.Key.Key_Tab)
    stop = row.segments[chosen or "ru"]
    assert QApplication.focusWidget() is stop
    screen.press(stop, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_arrows_choose_inside_and_stop_at_the_ends(row: Segments) -> None:
    heard: list[str] = []
    row.picked.connect(heard.append)
    row.choose("ru")
    row.setFocus()
    right, left = Qt.Key.Key_Right, Qt.Key.Key_Left
    for at, key in (("ru", right), ("kk", right), ("en", right), ("en", left)):
        screen.press(row.segments[at], key)
    assert heard == ["kk", "en", "kk"]
    assert QApplication.focusWidget() is row.segments["kk"]


def test_words_are_whole_and_keep_their_room(application: QApplication, row: Segments) -> None:
    widths = [each.width() for each in row.segments.values()]
    row.choose("kk")
    QCoreApplication.processEvents()
    assert [each.width() for each in row.segments.values()] == widths
    small = row.height()
    assert 28 <= small <= 32
    theme.set_text_size(application, 200)
    theme.apply_theme(application, "light")
    QCoreApplication.processEvents()
    try:
        for each in row.segments.values():
            assert each.width() >= each.fontMetrics().horizontalAdvance(each.text())
            assert each.height() >= each.fontMetrics().height()
        assert row.height() > small * 1.4
    finally:
        theme.set_text_size(application, 100)
        theme.apply_theme(application, "light")


def test_readers_are_told_the_value_and_what_it_is_of(row: Segments) -> None:
    row.choose("en")
    heard = QAccessible.queryAccessibleInterface(row.segments["en"])
    assert heard is not None
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name) == "Eng"
    assert heard.text(QAccessible.Text.Description) == "Language"
    assert heard.state().checked
    assert row.segments["en"].toolTip() == "English"
