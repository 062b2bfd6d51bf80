"""Parts of a window say their words in another language by themselves: Qt tells them of the switch."""

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _


class Part(Spoken, QLabel):
    def __init__(self, parent: QWidget, said: list[str]) -> None:
        super().__init__(parent)
        self.said = said
        self.put_words(self.setText, lambda: _("Place"))

    def retranslate(self) -> None:
        super().retranslate()
        self.said.append(self.text())


class Whole(Spoken, QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        self.part = Part(QWidget(self), self.said)

    def retranslate(self) -> None:
        super().retranslate()
        self.said.append("the dialog")


def test_a_part_deep_in_a_dialog_speaks_once_and_before_the_dialog(window: MainWindow) -> None:
    dialog = Whole(window)
    for language, place in (("ru", "Место"), ("kk", "Елді мекені"), ("en", "Place")):
        dialog.said.clear()
        window.speak(language)
        assert dialog.said == [place, "the dialog"]
    dialog.deleteLater()
