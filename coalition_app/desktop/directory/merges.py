"""What was merged into an entry of the directory, or into what it was merged, and the buttons for it."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coalition_app.desktop.widgets.lines import Lines
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.i18n import _
from coalition_app.labels import quoted
from coalition_app.records.signatories.merge_history import MergeRow


class MergePart(QWidget):
    """Tells that two entries are to be merged, or which merge is to be taken back.

    The button that merges is placed by whoever holds this part.
    """

    merge_wanted = Signal()
    separate_wanted = Signal(object)
    """Key of a merge."""

    def __init__(self) -> None:
        super().__init__()
        self.lines, self.merge = Lines(4), WrapButton()
        self.separate: list[WrapButton] = []
        self._in_force: list[uuid.UUID] = []
        self.merge.clicked.connect(lambda _on: self.merge_wanted.emit())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.lines)
        self.say_chosen(1)

    def say_chosen(self, count: int) -> None:
        """Name the button by how many entries are chosen."""
        self.merge.say(_("Merge the two chosen…") if count == 2 else _("Merge with…"))
        self.merge.setEnabled(count <= 2)

    def show_merges(self, signatory_id: uuid.UUID | None, found: Sequence[MergeRow]) -> None:
        """Show the merges of an entry; one that was merged into another is not merged again."""
        lines = [(_("Merges"), "heading")] if found else []
        lines += [(words, "quiet") for each in found for words in each.sentences()]
        self.lines.fill(lines)
        in_force = [each for each in found if each.stands]
        self._in_force = [each.id for each in in_force]
        self.merge.setVisible(not any(_is_gone(each, signatory_id) for each in in_force))
        while len(self.separate) < len(in_force):
            button, at = WrapButton(), len(self.separate)
            button.clicked.connect(lambda _on, place=at: self._part(place))
            self._column.addWidget(button)
            self.separate.append(button)
        for at, button in enumerate(self.separate):
            button.setVisible(at < len(in_force))
            if at < len(in_force):
                named = {"name": quoted(in_force[at].merged)}
                button.say(_("Separate %(name)s again…") % named)

    def _part(self, place: int) -> None:
        if place < len(self._in_force):
            self.separate_wanted.emit(self._in_force[place])


def _is_gone(each: MergeRow, signatory_id: uuid.UUID | None) -> bool:
    return each.merged_id == signatory_id and each.kept_id != signatory_id
