"""The evidence and its letters in large letters."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from coalition_app.desktop.evidence.page import RECORDED
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import geometry, screen
from tests.desktop.later_dialogs import further_register
from tests.desktop.screen import pages_of


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_recorded_evidence_has_six_rows(
    window: MainWindow, built_case: Path, tmp_path: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(further_register(built_case / "attested.coalition", tmp_path))
    window.go("evidence")
    pages_of(window).evidence.show_tab(RECORDED)
    screen.settle(window)
    recorded = pages_of(window).evidence.recorded
    assert recorded.chips.isVisible()
    assert recorded.table.viewport().height() >= 6 * recorded.table.rowHeight(0)
    assert geometry.cut(pages_of(window).evidence) == []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_letter_and_its_form_are_read_one_after_the_other(
    window: MainWindow, imported_case: Path, tmp_path: Path, language: str
) -> None:
    letter = tmp_path / "letter.txt"
    lines = ["РОО «Шаңырақ» поддерживает заявление с оговоркой.", *map(str, range(40))]
    letter.write_text("\n".join(lines), encoding="utf-8")
    window.speak(language)
    window.open_path(imported_case)
    window.go("evidence")
    window.ask("evidence.take_dropped", [letter])
    screen.settle(window)
    page = pages_of(window).evidence
    new = page.new
    assert new.list.isVisible() and not new.form.foot.isVisible()
    row = new.list.visualRect(new.model.index(0)).center()
    QTest.mouseClick(new.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    screen.settle(window)
    assert new.letter.isVisible() and not new.form.isVisible() and not page.above.isVisible()
    assert new.letter.words.hasFocus()
    assert new.letter.words.viewport().height() >= 4 * new.letter.fontMetrics().lineSpacing()
    assert geometry.in_sight(new.form.record, page) and geometry.scrolled(page) == [
        new.letter.words
    ]
    screen.press(new.letter.words, Qt.Key.Key_Return, ctrl=True)
    screen.settle(window)
    assert new.model.rowCount() == 1, "what was not seen is not recorded"
    assert new.form.isVisible() and not new.letter.isVisible()
    assert geometry.in_sight(new.form.record, page) and len(geometry.scrolled(page)) <= 1
    new.switch.pick("letter")
    assert new.letter.isVisible() and not new.form.isVisible()
    new.letter.words.setFocus()
    press(Qt.Key.Key_Escape)
    screen.settle(window)
    assert new.list.hasFocus() and page.above.isVisible()


def press(key: Qt.Key) -> None:
    screen.press(focused(), key)
    QCoreApplication.processEvents()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
