"""The frame of dialogs: the title inside it, the cross, and the veil behind."""

from PySide6.QtCore import QCoreApplication

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.dialog_frame import Veil
from coalition_app.desktop.widgets.form import FormDialog
from tests.desktop import screen


def veils(window: MainWindow) -> list[Veil]:
    return [each for each in window.findChildren(Veil) if each.isVisible()]


def test_the_title_stands_inside_and_the_cross_gives_up(window: MainWindow) -> None:
    window.do("new")
    (shown,) = screen.open_dialogs()
    assert isinstance(shown, FormDialog)
    assert shown.head.title.text() == shown.windowTitle() == "New register"
    assert len(veils(window)) == 1
    window.speak("ru")
    QCoreApplication.processEvents()
    assert shown.head.title.text() == shown.windowTitle() != "New register"
    left = list[int]()
    shown.finished.connect(left.append)
    shown.head.close_.click()
    assert left == [0]
    assert screen.open_dialogs() == []
    assert veils(window) == []
