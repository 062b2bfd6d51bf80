"""The answers to what is in doubt: print it, keep it back, words on a demand, nothing, or what it is."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.drafts import LOST, NEVER_PRINT
from coalition_app.i18n import _, ngettext
from coalition_app.labels import ANSWERS, ROLES_SAID
from coalition_app.records.positions.doubts import OF_LINE
from coalition_app.records.signatures.pieces import NOTHING


class DoubtAnswers(Spoken, QWidget):
    """Buttons of the answers, and whether everything with the same text is meant too."""

    answered = Signal(str)
    """The answer that was given."""

    def __init__(self) -> None:
        super().__init__()
        self._alike, self._lost = 1, False
        self.buttons = {each: QPushButton() for each in ANSWERS}
        row = QWidget()
        flow = FlowLayout(row)
        for answer, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.answered.emit, answer))
            self.put_words(button.setText, partial(self._word, answer))
            flow.addWidget(button)
        self.role, self.roles = QPushButton(), QMenu(self)
        self.role.setAutoDefault(False)
        self.role.clicked.connect(self._open_roles)
        self.put_words(self.role.setText, lambda: _("It is…"))
        for at, (each, said) in enumerate(ROLES_SAID.items(), start=1):
            action = self.roles.addAction("")
            action.triggered.connect(partial(self.answered.emit, each))
            # A second digit chooses, as in the preview of an import.
            mark = f"&{at % 10}  "
            self.put_words(action.setText, lambda said=said, mark=mark: mark + _(said))  # type: ignore[misc]
        flow.addWidget(self.role)
        self.all_like = QCheckBox()
        self.put_words(self.all_like.setText, self._all_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        column.addWidget(self.all_like)

    def offer(self, code: str, *, alike: int) -> None:
        """Offer what fits: what is no part of an entry never prints; `alike` have the same text."""
        self._lost = code == LOST
        offered = (NOTHING,) if self._lost else OF_LINE if code in NEVER_PRINT else ANSWERS
        for answer, button in self.buttons.items():
            button.setEnabled(answer in offered)
            button.setVisible(answer in offered or not self._lost)
            button.setText(self._word(answer))
        self.role.setEnabled(code not in NEVER_PRINT)
        self.role.setVisible(not self._lost)
        self._alike = alike
        self.all_like.setText(self._all_words())
        self.all_like.setVisible(alike > 1)
        if alike < 2:
            self.all_like.setChecked(False)

    def offer_nothing(self) -> None:
        """Offer no answer: nothing is chosen."""
        for button in (*self.buttons.values(), self.role):
            button.setEnabled(False)
        self.all_like.setVisible(False)

    def press(self, key: str) -> None:
        """Give the answer of a digit; while the roles are shown, choose one of them by it."""
        place = (int(key) - 1) % 10
        buttons = (*self.buttons.values(), self.role)
        if self.roles.isVisible():
            # The system gives the key to a list's shortcut and not to the menu.
            self.roles.actions()[place].trigger()
            self.roles.close()
        elif place < len(buttons):
            buttons[place].click()

    @Slot()
    def _open_roles(self) -> None:
        """Open the menu of roles below its button, the first one chosen for the keyboard."""
        self.roles.popup(self.role.mapToGlobal(self.role.rect().bottomLeft()))
        self.roles.setActiveAction(self.roles.actions()[0])

    def _all_words(self) -> str:
        text = ngettext(
            "Settle all %(count)d equal places alike",
            "Settle all %(count)d equal places alike",
            self._alike,
        )
        return text % {"count": self._alike}

    def _word(self, answer: str) -> str:
        return _("I have looked at it") if self._lost else _(ANSWERS[answer])
