"""What became of an edition or a corrigendum: a drawing and a sentence each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from coalition_app.desktop.annex.editions import Edition, Issued
from coalition_app.desktop.annex.steps import ICON
from coalition_app.desktop.look.icons import icon
from coalition_app.documents.issue.late_withdrawals import late_sentence
from coalition_app.i18n import _, ngettext
from coalition_app.records.editions.editions import delivery_sentence

MOST_SIGNATURES = 4
"""Newest electronic signatures that are named."""


class FactRow(QWidget):
    """A drawing and a sentence."""

    def __init__(self, drawing: str, tone: str, words: str) -> None:
        super().__init__()
        mark, said = QLabel(), QLabel(words, wordWrap=True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        side = round(ICON * said.fontMetrics().height())
        mark.setPixmap(icon(drawing, tone).pixmap(QSize(side, side)))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(said, 1)
        self._mark = mark

    def stand_beside(self) -> None:
        """Let the drawing stand in the middle, as a button beside the sentence does."""
        self.row.setAlignment(self._mark, Qt.AlignmentFlag.AlignVCenter)


def facts_of(issued: Issued, late: Sequence[int] = ()) -> list[tuple[str, str, str]]:
    """Return drawing, tone and words of what became of it: late withdrawals, deliveries, scans, signatures.

    `late` are the numbers whose withdrawal had come by the edition's day and was recorded later.
    """
    told: list[tuple[str, str, str]] = []
    if late:
        told.append(("warning", "warning", late_sentence(late)))
    told += [("check", "accent", delivery_sentence(each)) for each in issued.deliveries]
    if not issued.deliveries:
        words = _("Not delivered yet")
        if not isinstance(issued, Edition):
            words = _("This corrigendum is not delivered yet")
        told.append(("chase", "warning", words))
    if isinstance(issued, Edition) and issued.signed:
        count = len(issued.signed)
        words = ngettext(
            "Signed by hand: %(count)d scan is kept",
            "Signed by hand: %(count)d scans are kept",
            count,
        )
        told.append(("check", "accent", words % {"count": count}))
    told += [("seal", "accent", each) for each in issued.signatures[-MOST_SIGNATURES:]]
    return told
