"""The notice about another file at twice the usual size of text: two lines, and the rest at a click."""

import shutil
from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.question import Message
from coalition_app.desktop.window_layout import Middle
from tests.desktop import geometry, screen


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_notice_about_another_file_leaves_the_list_its_rows(
    window: MainWindow, register: Path, language: str
) -> None:
    older = register.with_name("older.coalition")
    shutil.copyfile(register, older)
    window.speak(language)
    window.open_path(register)
    window.resize(1280, 720)
    window.owners.editing.change_field(1, "place", "Орал")
    screen.settle(window)
    older.replace(register)
    window.owners.replaced._often.timeout.emit()
    screen.settle(window)
    notice = window.owners.replaced.notice
    assert notice is not None
    line = notice.fontMetrics().lineSpacing()
    assert notice.height() <= 2 * line + notice.save.height() + 30
    for part in (notice.short, notice.save, notice.open, notice.more):
        assert part.visibleRegion().boundingRect() == part.rect()
    assert geometry.cut(notice) == []
    (middle,) = window.findChildren(Middle)
    assert middle.verticalScrollBar().maximum() == 0, "the list alone scrolls"
    notice.more.click()
    screen.settle(window)
    (told,) = screen.open_dialogs()
    assert isinstance(told, Message)
    assert told.text() == notice.happened.text()
    told.accept()
