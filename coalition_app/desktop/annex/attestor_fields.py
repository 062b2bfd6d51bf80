"""Who attests, edited inside its step: name and offices in order, and a second person who signs by hand."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.tick import Tick
from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.captions import below_captions
from coalition_app.desktop.widgets.fields import GrowingWords
from coalition_app.desktop.widgets.form import leave_typed
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.errors import UserError
from coalition_app.i18n import _, pgettext
from coalition_app.operations import refusals
from coalition_app.operations.attestors import Person, set_attestors
from coalition_app.records.editions.attestors import Attestor

OFFICES = 3
"""Lines of an empty field for offices."""


class AttestorFields(Spoken, QFrame):
    """Records the attestor, and a second person where one is wanted.

    `ends` are its buttons and what is refused, which stay in sight below all that scrolls.
    """

    closed = Signal()

    def __init__(
        self, operations: Operations, proposed: Attestor | None, second: Attestor | None
    ) -> None:
        super().__init__()
        self._operations = operations
        self.name, self.offices = QLineEdit(), GrowingWords(OFFICES)
        self.second_name, self.second_offices = QLineEdit(), GrowingWords(OFFICES)
        self.beside, self.other, self.refusal = Tick(), QWidget(), QLabel(wordWrap=True)
        self.refusal.setProperty("role", "refusal")
        self.refusal.hide()
        self.agree, self.give_up, self.ends = QPushButton(), QPushButton(), QWidget()
        give_role(self, "step")
        self._lay_out()
        _fill(self.name, self.offices, proposed)
        _fill(self.second_name, self.second_offices, second)
        self.beside.toggled.connect(self.other.setVisible)
        self.beside.setChecked(second is not None)
        self.other.setVisible(second is not None)
        self.agree.clicked.connect(self.record)
        self.name.returnPressed.connect(self.record)
        self.give_up.clicked.connect(self.leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record()
        else:
            super().keyPressEvent(event)

    def walk_in_order(self) -> None:
        """Let Tab walk the fields, then the buttons, which stand elsewhere."""
        others = (self.second_name, self.second_offices)
        stops = (self.name, self.offices, self.beside, *others, self.give_up, self.agree)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def leave(self) -> None:
        """Close; asks where something was typed."""
        leave_typed(self, title=lambda: _("Attestor"), do=self.closed.emit)

    def record(self) -> None:
        """Record who attests; what was typed stays where it is refused."""
        second = _person(self.second_name, self.second_offices)
        change = set_attestors(
            first=_person(self.name, self.offices),
            second=second if self.beside.isChecked() else None,
        )
        try:
            with refusals.told():
                self._operations.write(change)
        except UserError as error:
            self.refusal.setText(str(error))
            self.refusal.show()
        else:
            self.closed.emit()

    def _lay_out(self) -> None:
        ends, buttons = QVBoxLayout(self.ends), QHBoxLayout()
        ends.setContentsMargins(0, 0, 0, 0)
        ends.addWidget(self.refusal)
        ends.addLayout(buttons)
        give_role(self.agree, "first")
        buttons.addStretch()
        buttons.addWidget(self.give_up)
        buttons.addWidget(self.agree)
        for keys, does in (
            ("Esc", self.leave),
            ("Ctrl+Return", self.record),
            ("Ctrl+Enter", self.record),
        ):
            key = QShortcut(QKeySequence(keys), self.ends, does)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        column, others = QVBoxLayout(self), QVBoxLayout(self.other)
        column.setContentsMargins(12, 8, 10, 12)
        others.setContentsMargins(0, 0, 0, 0)
        column.addLayout(below_captions(self, (lambda: pgettext("of a person", "Name"), self.name)))
        column.addLayout(below_captions(self, (lambda: _("Offices, one per line"), self.offices)))
        others.addLayout(
            below_captions(self, (lambda: _("Second attestor’s name"), self.second_name))
        )
        others.addLayout(
            below_captions(
                self, (lambda: _("Second attestor’s offices, one per line"), self.second_offices)
            )
        )
        for part in (self.beside, self.other):
            column.addWidget(part)
        self.put_words(
            self.beside.setText, lambda: _("A second person also signs the attestation by hand")
        )
        for field in (self.name, self.offices, self.second_name, self.second_offices):
            self.put_words(
                field.setToolTip,
                lambda: _(
                    "Name and offices are printed below the attestation, the offices in this order. "
                    "Editions attested earlier keep theirs."
                ),
            )
        self.put_words(self.agree.setText, lambda: _("Record"))
        self.put_words(self.give_up.setText, lambda: _("Cancel"))


def _fill(name: QLineEdit, offices: QPlainTextEdit, person: Attestor | None) -> None:
    if person is not None:
        name.setText(person.name)
        offices.setPlainText("\n".join(person.offices))


def _person(name: QLineEdit, offices: QPlainTextEdit) -> Person:
    return Person(name.text(), offices.toPlainText().splitlines())
