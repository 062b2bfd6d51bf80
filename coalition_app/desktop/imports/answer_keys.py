"""The answers to what is asked of an entry: a button each, with the key that says the same."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.i18n import _, ngettext
from coalition_app.labels import ROLES_SAID
from coalition_app.operations.planning.questions import ROLE, label_of

KEYS = ("1", "2", "3", "4", "5", "0")
ALL_ALIKE = "="
"""The key that means everything with the same text too."""


class AnswerKeys(QWidget):
    """Buttons for the answers that fit; the keys work wherever the keyboard is in a part, save in a field."""

    answered = Signal(str)
    """The answer that was given: a word of `questions`, or a role."""

    def __init__(self, part: QWidget, put_words: PutWords) -> None:
        super().__init__()
        self._offered: Mapping[str, str] = {}
        self._alike = 1
        self.buttons = {key: QPushButton() for key in KEYS}
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        for key, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.answer, key))
            flow.addWidget(button)
            _shortcut(key, part).activated.connect(partial(self.answer, key))
        self.roles = QMenu(self)
        for at, (role, said) in enumerate(ROLES_SAID.items(), start=1):
            action = self.roles.addAction("")
            action.triggered.connect(partial(self.answered.emit, role))
            # A second digit chooses, so that no arrow is needed.
            mark = f"&{at % 10}  "
            put_words(action.setText, lambda said=said, mark=mark: mark + _(said))  # type: ignore[misc]
        self.all_alike = QCheckBox()
        _shortcut(ALL_ALIKE, part).activated.connect(self._toggle)
        put_words(lambda _word: self._speak(), lambda: _("It is…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(row)
        column.addWidget(self.all_alike)

    def offer(self, answers: Mapping[str, str], *, alike: int = 1) -> None:
        """Offer answers by their keys; `alike` have the same text."""
        if alike < 2 or answers != self._offered:
            self.all_alike.setChecked(False)
        self._offered, self._alike = answers, alike
        self._speak()

    def button_of(self, answer: str) -> QPushButton:
        """Return the button of an answer that is offered."""
        return next(self.buttons[key] for key, each in self._offered.items() if each == answer)

    @Slot()
    def answer(self, key: str, *_on: object) -> None:
        """Give the answer of a key, where it has one now; while the roles are shown, choose one of them."""
        if self.roles.isVisible():
            # The system gives the key to these shortcuts and not to the menu.
            self.roles.actions()[(int(key) - 1) % 10].trigger()
            self.roles.close()
            return
        answer = self._offered.get(key, "")
        if answer == ROLE:
            button = self.buttons[key]
            self.roles.popup(button.mapToGlobal(button.rect().bottomLeft()))
            self.roles.setActiveAction(self.roles.actions()[0])
        elif answer:
            self.answered.emit(answer)

    @Slot()
    def _toggle(self) -> None:
        if self._alike > 1:
            self.all_alike.toggle()

    def _speak(self) -> None:
        for key, button in self.buttons.items():
            answer = self._offered.get(key, "")
            button.setVisible(bool(answer))
            button.setText(f"{key}   {label_of(answer)}" if answer else key)
        text = ngettext(
            "Settle all %(count)d equal places alike",
            "Settle all %(count)d equal places alike",
            self._alike,
        )
        self.all_alike.setText(f"{ALL_ALIKE}   {text % {'count': self._alike}}")
        self.all_alike.setVisible(self._alike > 1)


def _shortcut(key: str, part: QWidget) -> QShortcut:
    """Make a key of a part; a field that is typed into keeps the key for itself."""
    shortcut = QShortcut(QKeySequence(key), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return shortcut
