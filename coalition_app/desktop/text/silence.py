"""The rule on a signature without a word: a switch, in the sentence that the annex prints."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coalition_app.desktop.controls.switch import Switch
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _
from coalition_app.labels import SILENCE_WORDS
from coalition_app.operations import statements

if TYPE_CHECKING:
    from coalition_app.operations.door import Change
    from coalition_app.records.statements.statements import StatementRow


class SilenceRule(Spoken, QWidget):
    """What is switched is not recorded by itself: `changed` tells of it, `change` returns the operation."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.switch, self.by_text = Switch(), QCheckBox()
        self.sentence, self.hint = QLabel(), QLabel()
        give_role(self.sentence, "heading")
        give_role(self.hint, "quiet")
        for label in (self.sentence, self.hint):
            label.setWordWrap(True)
        self.switch.clicked.connect(self._switched)
        self.by_text.clicked.connect(self._switched)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.hint)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.by_text, 0, Qt.AlignmentFlag.AlignVCenter)
        self.put_words(self.switch.setAccessibleName, lambda: _("A signature without a word"))
        self.put_words(self.by_text.setText, lambda: _("The text itself says this"))

    def stand_free(self) -> None:
        """Begin where the words around it do: in a dialog it has no card."""
        self._row.setContentsMargins(0, 8, 0, 8)

    def rule(self) -> tuple[str, str]:
        """Return what is switched: what a signature without a word has, and who says so."""
        if not self.switch.isChecked():
            return "not-stated", "coordinator"
        return "supports", "text" if self.by_text.isChecked() else "coordinator"

    def show_rule(self, statement: "StatementRow") -> None:
        """Show the rule of a statement."""
        self.switch.setChecked(statement.silence == "supports")
        self.by_text.setChecked(statement.silence_source == "text")
        self._say()

    def change(self, statement: "StatementRow") -> "Change[None] | None":
        """Return the operation that records what is switched; None where that is the rule already."""
        silence, source = self.rule()
        if (statement.silence, statement.silence_source) == (silence, source):
            return None
        return statements.set_silence(statement, silence=silence, by_text=source == "text")

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._say()

    def _switched(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.by_text.setVisible(self.switch.isChecked())
        self.sentence.setText(_(SILENCE_WORDS[self.rule()]))
        self.hint.setText(
            _(
                "Printed above the list. If it is off, a demand on which nothing was said counts as "
                "“not stated”."
            )
            if self.switch.isChecked()
            else _("Printed above the list. Switched on, silence counts as support.")
        )
