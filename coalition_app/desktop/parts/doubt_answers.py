"""The answers to what is in doubt, a button each: print it, keep it back, words, nothing, or what it is."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLayout, QVBoxLayout, QWidget

from coalition_app.desktop.controls.key_cap import KeyButton
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.draft_pieces import LOST, OF_MANY, ORGANISATIONS, PERSONS
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import ANSWERS, ROLES_SAID, SIGNERS
from coalition_app.operations.doubts import fitting_answers
from coalition_app.records.positions.doubts import Doubt
from coalition_app.records.positions.fitting_answers import ROLE

OF_PIECE = {**ANSWERS, ROLE: N_("Choose what it is…")}
LABELS = {**OF_PIECE, **SIGNERS}
KEYS = {**dict(zip(OF_PIECE, "12345", strict=True)), PERSONS: "2", ORGANISATIONS: "9"}
"""The keys of the answers to a piece, and to who signs."""
APART = 4
"""Pixels between answers that stand one below another."""


class DoubtAnswers(Spoken, QWidget):
    """Buttons of the answers, and whether everything with the same text is meant too.

    `labels` are those of all answers that may be offered; `keys_shown` puts its key before each. They stand
    one below another then, or in lines where the room is `low`.
    """

    answered = Signal(str)
    """The answer that was given, or a role."""

    def __init__(
        self, labels: Mapping[str, str] = LABELS, *, keys_shown: bool = False, low: bool = False
    ) -> None:
        super().__init__()
        self._labels, self._keys_shown = labels, keys_shown
        self._offered: Mapping[str, str] = {}
        self._said: Mapping[str, str] = {}
        self._alike, self._named = 1, ""
        self._lost = False
        self.buttons = {each: KeyButton(first=True) for each in labels}
        row = QWidget()
        flow: QLayout = QVBoxLayout(row) if keys_shown and not low else FlowLayout(row, gap=8)
        flow.setContentsMargins(0, 0, 0, 0)
        if keys_shown and not low:
            flow.setSpacing(APART)
        for answer, button in self.buttons.items():
            button.setAutoDefault(False)
            if keys_shown:
                button.setProperty("role", "answer")
            button.clicked.connect(partial(self._give, answer))
            flow.addWidget(button)
        self.role, self.roles = self.buttons[ROLE], Menu(self)
        for at, (each, said) in enumerate(ROLES_SAID.items(), start=1):
            action = self.roles.addAction("")
            action.triggered.connect(partial(self.answered.emit, each))
            # A second digit chooses.
            mark = f"&{at % 10}  "
            self.put_words(action.setText, lambda said=said, mark=mark: mark + _(said))  # type: ignore[misc]
        self.all_like = QCheckBox()
        self.put_words(lambda _word: self._speak(), lambda: _("Choose what it is…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        column.addWidget(self.all_like)

    def bind(self, bind: Callable[[str, Callable[[], object]], None]) -> None:
        """Give a list the keys of the answers: digits, + and -, with Shift for all equal, = for its tick."""
        for digit in "1234567890":
            bind(digit, partial(self.press, digit))
            bind(f"Shift+{digit}", partial(self.press_for_all, digit))
        for sign in "+-":
            bind(sign, partial(self.press, sign))
        bind("=", self.choose_all_like)

    def offer(self, doubt: Doubt) -> None:
        """Offer what fits a place in doubt."""
        self._lost = doubt.code == LOST
        fits, said = fitting_answers(
            doubt.code, doubt.text, doubt.role, of_nobody=doubt.number is None
        )
        offered = {KEYS[answer]: answer for answer in LABELS if answer in fits}
        beside = fits if self._lost or doubt.code in OF_MANY else OF_PIECE
        self.offer_keys(offered, alike=doubt.alike, beside=beside, said=said)

    def offer_keys(
        self,
        answers: Mapping[str, str],
        *,
        alike: int = 1,
        beside: Collection[str] = (),
        said: Mapping[str, str] | None = None,
        named: str = "",
    ) -> None:
        """Offer answers by their keys; those `beside` are seen too and cannot be given.

        `said` words some of them otherwise; `named` tells which ones are alike.
        """
        if alike < 2 or (self._keys_shown and answers != self._offered):
            self.all_like.setChecked(False)
        self._offered, self._alike, self._said = answers, alike, said or {}
        self._named = named
        for answer, button in self.buttons.items():
            button.setEnabled(answer in answers.values())
            button.setVisible(answer in answers.values() or answer in beside)
        self.all_like.setVisible(alike > 1)
        self._speak()

    def offer_nothing(self) -> None:
        """Offer no answer: nothing is chosen."""
        self._offered = {}
        for button in self.buttons.values():
            button.setEnabled(False)
        self.all_like.setVisible(False)

    def press_for_all(self, key: str) -> None:
        """Give the answer of a digit to all with the same text."""
        self.all_like.setChecked(not self.all_like.isHidden())
        self.press(key)

    def press(self, key: str) -> None:
        """Give the answer of a digit; while the roles are shown, choose one of them by it."""
        if self.roles.isVisible():
            # The system gives the key to a shortcut and not to the menu.
            if key.isdigit():
                self.roles.actions()[(int(key) - 1) % 10].trigger()
            self.roles.close()
        elif answer := self._offered.get(key, ""):
            self._give(answer)

    @Slot()
    def choose_all_like(self) -> None:
        """Mean all with the same text, or only this one again."""
        if not self.all_like.isHidden():
            self.all_like.toggle()

    def _give(self, answer: str, *_on: object) -> None:
        if answer != ROLE:
            self.answered.emit(answer)
            return
        self.roles.popup(self.role.mapToGlobal(self.role.rect().bottomLeft()))
        self.roles.setActiveAction(self.roles.actions()[0])

    def _speak(self) -> None:
        keys = {answer: key for key, answer in self._offered.items()} if self._keys_shown else {}
        for answer, button in self.buttons.items():
            label = self._said.get(answer, self._labels[answer])
            said = _("I have checked it") if self._lost else _(label)
            button.setText(said)
            # What cannot be given keeps its key's place: the answers stand in one column.
            button.show_key(keys.get(answer) or (KEYS.get(answer, "") if self._keys_shown else ""))
        text = ngettext(
            "Settle all %(count)d identical passages the same way",
            "Settle all %(count)d identical passages the same way",
            self._alike,
        )
        mark = "=   " if self._keys_shown else ""
        if self._named:
            text = _("Settle %(count)d the same way: %(numbers)s")
        self.all_like.setText(mark + text % {"count": self._alike, "numbers": self._named})
