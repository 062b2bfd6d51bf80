"""The choice of how a signature without a word is counted, in the sentences that the annex prints."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coalition_app.desktop.text.fields import StillBox
from coalition_app.i18n import _
from coalition_app.labels import SILENCE_WORDS
from coalition_app.operations import statements

if TYPE_CHECKING:
    from coalition_app.operations.door import Change
    from coalition_app.records.statements.statements import StatementRow

CHOICES = (("supports", "coordinator"), ("supports", "text"), ("not-stated", "coordinator"))
"""Rule and source of each line."""
FEWEST_LETTERS = 24


class SilenceBox(StillBox):
    """A box with the rules; what is chosen is not recorded by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(StillBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(FEWEST_LETTERS)
        for each in CHOICES:
            self.addItem("", each)
        self.word_items()

    def word_items(self) -> None:
        """Word the lines in the program's language; each has its tooltip, for where it is cut."""
        for at, each in enumerate(CHOICES):
            self.setItemText(at, _(SILENCE_WORDS[each]))
            self.setItemData(at, _(SILENCE_WORDS[each]), Qt.ItemDataRole.ToolTipRole)
        self.setAccessibleName(_("A signature without a word"))

    def show_rule(self, statement: "StatementRow") -> None:
        """Show the rule of a statement."""
        self.setCurrentIndex(_place(statement))

    def change(self, statement: "StatementRow") -> "Change[None] | None":
        """Return the operation that records what is chosen; None where that is the rule already."""
        if self.currentIndex() == _place(statement):
            return None
        silence, source = CHOICES[self.currentIndex()]
        return statements.set_silence(statement, silence=silence, by_text=source == "text")


def _place(statement: "StatementRow") -> int:
    """Return the line of a statement's rule; where nothing is stated by silence, nobody's word is needed."""
    known = (statement.silence, statement.silence_source)
    return CHOICES.index(known) if known in CHOICES else len(CHOICES) - 1
