"""The dialog that tells a mistake of the program, with its details to copy."""

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

import coalition_app
from coalition_app.desktop.widgets.question import Message
from coalition_app.i18n import _, ngettext


class FaultDialog(Message):
    """Says what happened and that the register is as it was; the details hold no value of it."""

    def __init__(self, parent: QWidget | None, fault: BaseException, sentence: str) -> None:
        faults = [fault]
        super().__init__(
            parent,
            title=lambda: _("Program error"),
            text=lambda: _told(sentence, len(faults) - 1),
        )
        self._faults = faults
        self.copy = QPushButton(autoDefault=False)
        self.copy.clicked.connect(self._copy)
        self.put_words(self.copy.setText, lambda: _("Copy details"))
        self.buttons.insertWidget(0, self.copy)

    def add_fault(self, fault: BaseException) -> None:
        """Count another fault in this dialog, so that twenty of them do not open twenty."""
        self._faults.append(fault)
        self.retranslate()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details(self._faults))


def _told(sentence: str, more: int) -> str:
    if not more:
        return sentence
    said = ngettext("It happened once more.", "It happened %(count)d more times.", more)
    return f"{sentence}\n\n{said % {'count': more}}"


def tell_fault(parent: QWidget | None, fault: BaseException, sentence: str) -> None:
    """Tell a fault in the dialog that is open for one before it, or in a new one."""
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, FaultDialog) and shown.isVisible():
            shown.add_fault(fault)
            return
    FaultDialog(parent, fault, sentence).open()


def details(faults: list[BaseException]) -> str:
    """Return versions, kinds and places of faults: no message, which may hold a name, and no home folder."""
    lines = [
        f"coalition_app {coalition_app.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
    ]
    told: dict[str, int] = {}
    for fault in faults:
        places = "".join(traceback.format_tb(fault.__traceback__))
        text = f"{type(fault).__name__}\n{places}".replace(str(Path.home()), "~")
        told[text] = told.get(text, 0) + 1
    lines += [f"{count} x {text}" if count > 1 else text for text, count in told.items()]
    return "\n".join(lines)
