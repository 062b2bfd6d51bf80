"""The annex in large letters."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import geometry, screen
from tests.desktop.screen import pages_of


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_ends_of_an_attestors_fields_are_in_sight(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.go("annex")
    window.do("attestor")
    fields, side = screen.attestor_fields(window), pages_of(window).annex.side
    for part in (fields.name, fields.give_up, fields.agree):
        assert geometry.in_sight(part, side)
    assert not side.attest.isVisible()
    fields.name.clear()
    fields.agree.click()
    assert geometry.in_sight(fields.refusal, side), "what is refused is read beside the buttons"
    fields.agree.setFocus()
    screen.press(fields.agree, Qt.Key.Key_Tab, shift=True)
    assert fields.give_up.hasFocus()
    screen.press(QApplication.focusWidget() or fields, Qt.Key.Key_Escape)
    for asked in screen.open_dialogs():
        asked.agree.click()  # type: ignore[attr-defined]
    screen.settle(window)
    assert side.items.editor is None and side.attest.isVisible()
