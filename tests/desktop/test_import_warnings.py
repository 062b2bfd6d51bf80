"""The warnings of an import's preview: the wrong total first, the rest with a button."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from coalition_app.desktop.dialogs.imports import ImportDialog
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen

LIST = (
    "Подписавшие заявление — всего 45 подписей\n\n1. ОФ «Тихий сад»\n2. ОФ «Лес»\n2. ОФ «Гора»\n"
    "4. ОФ «Поле»\n1. ОФ «Мост»\n2. ОФ «Брод»\n"
)


def test_the_wrong_total_is_seen_first_and_the_rest_by_the_keyboard(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    QGuiApplication.clipboard().setText(LIST)
    window.do("paste")
    shown = screen.dialog(ImportDialog)
    warnings = shown.preview.draft.warnings
    assert len(warnings) > 2
    assert "45" in shown.warnings[0].text() and shown.warnings[0].isVisibleTo(shown)
    assert shown.more.isVisibleTo(shown) and not shown.warnings[2].isVisibleTo(shown)
    shown.more.setFocus()
    QTest.keyClick(shown.more, Qt.Key.Key_Space)
    assert not shown.more.isVisibleTo(shown)
    assert warnings[-1][:300] in shown.warnings[2].text()
    # A list without a title of its own goes into the statement that is open.
    into = shown.target.statement()
    assert into is not None and window.statement is not None and into.id == window.statement.id
    shown.reject()
