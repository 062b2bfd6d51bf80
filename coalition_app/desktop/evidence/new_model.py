"""The list of new papers: whose each may be and what it seems to say, in rows of two lines."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtCore import QSize as Size
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coalition_app.desktop.desk.headed_table import ShowsHidden
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import heavy
from coalition_app.desktop.widgets.days import today
from coalition_app.i18n import N_, _
from coalition_app.records.evidence.papers import PaperRow
from coalition_app.records.lists.evidence_inbox import Proposal, Received, likeliest

SEEMS = {
    "consents": N_("consent"),
    "objects": N_("reservation"),
    "withdraws": N_("withdrawal"),
    "": N_("no deciding words"),
}
"""What the deciding sentence of a paper seems to do; a person decides."""
TONES = {"consents": "accent", "objects": "warning", "withdraws": "refusal", "": "quiet"}
DRAWINGS = {"mail": "letter", "scan": "text", "photo": "text"}
SECOND, TONE, DAY = (Qt.ItemDataRole.UserRole + at for at in (1, 2, 3))
ACROSS, ABOVE, GAP, SIDE, BAR = 12, 9, 8, 16, 3
"""Pixels in a row: beside, above, behind the icon, of the icon, of the mark of the chosen one."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Filled:
    """What is set in the form of a letter: kept while another one is looked at."""

    asked: tuple[object, ...] | None
    """Whose position or status is chosen, from what to what; with the words, what the tick confirms."""
    wording: str
    """The words that would be recorded: others take the tick away, and leave what was chosen."""
    proposed: tuple[object, ...]
    """What the letter was read to prove, as what, and of which day."""
    claims: tuple[str, ...]
    kind: str
    day: dt.date
    stances: Mapping[int, str]
    standing: int
    """Row of the status that is chosen."""
    said: bool
    address: str
    """The offer to keep the sender's address, in its words, where it is ticked."""


@dataclass(slots=True)
class NewPaper:
    """A paper that waits, and what was done with it while the register is open."""

    row: PaperRow
    received: Received | None = None
    """What was read of it; None until it was."""
    later: bool = False
    chosen: int = 0
    """Number that the user chose for it; 0 for the one that is proposed first."""
    others: list[int] = field(default_factory=list)
    """Numbers that the user found by hand, the newest first."""
    words: str = ""
    """Words of the letter that the user took in the place of those that were found in it."""
    filled: Filled | None = None
    """What was set in its form when another paper was gone to."""

    @property
    def seems(self) -> str:
        """Return the kind of its deciding quote; empty where it has none."""
        return self.received.seems if self.received else ""

    @property
    def name(self) -> str:
        """Return who sent it, as letters are told apart; the file's name where nobody is named."""
        read = self.received.paper if self.received else None
        return (read.sender or read.address if read else "") or self.row.name

    def proposals(self) -> list[Proposal]:
        """List whose it may be; whom the user found by hand comes first."""
        proposed = self.received.proposals if self.received else ()
        rest = [each for each in proposed if each.number not in self.others]
        return [*(Proposal(number, 0.0, ()) for number in self.others), *rest]

    def number(self) -> int:
        """Return the number whose letter it is taken to be; 0 where nobody is, or several are equally."""
        proposed = self.proposals()
        if any(each.number == self.chosen for each in proposed):
            return self.chosen
        numbers = likeliest(proposed)
        return numbers[0] if len(numbers) == 1 else 0


class NewPapersModel(ShowsHidden, QAbstractListModel):
    """Shows the papers that wait."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers: list[NewPaper] = []
        self._names: Mapping[int, str] = {}

    def show(self, papers: Sequence[NewPaper], names: Mapping[int, str]) -> None:
        """Show these papers; `names` by number of the signatories that they may belong to."""
        self.beginResetModel()
        self._papers, self._names = list(papers), names
        self.endResetModel()

    def paper_at(self, row: int) -> NewPaper | None:
        """Return the paper in a row, or None."""
        return self._papers[row] if 0 <= row < len(self._papers) else None

    def row_of(self, key: uuid.UUID | None) -> int:
        """Find the row of a paper, -1 where it is not shown."""
        return next((at for at, each in enumerate(self._papers) if each.row.id == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._papers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        paper = self.paper_at(index.row())
        if paper is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return paper.name
        if role == SECOND:
            return second_line(paper)
        if role == TONE:
            return _tone(paper)
        if role == DAY:
            return day_words(paper.row.arrived_on)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            whose = self._names.get(paper.number(), "")
            day = day_words(paper.row.arrived_on)
            said = [paper.name, second_line(paper), whose, day, paper.row.name]
            return ". ".join(dict.fromkeys(each for each in said if each))
        if role == Qt.ItemDataRole.DecorationRole:
            kind = paper.received.paper.kind if paper.received and paper.received.paper else ""
            return icon(DRAWINGS.get(kind, "text"), "quiet")
        return None


def second_line(paper: NewPaper) -> str:
    """Say what a paper seems to be and whose: "reservation · No. 18"."""
    if paper.received is None:
        return _("being read…")
    if paper.received.paper is None:
        return paper.received.refusal
    number = paper.number()
    if not number:
        return _("several match") if paper.proposals() else _("signatory not found")
    named = {"seems": _(SEEMS[paper.seems]), "number": number}
    if paper.later:
        return _("later: %(seems)s · No. %(number)d") % named
    return _("%(seems)s · No. %(number)d") % named


def day_words(day: dt.date) -> str:
    """Say when a paper arrived, shortly."""
    ago = (today() - day).days
    if ago in (0, 1):
        return _("yesterday") if ago else _("today")
    return day.strftime("%d.%m.%Y" if day.year != today().year else "%d.%m")


def _tone(paper: NewPaper) -> str:
    if paper.received is None:
        return "quiet"
    if paper.received.paper is None or not paper.number():
        return "refusal"
    return TONES[paper.seems]


class PaperRows(QStyledItemDelegate):
    """Draws a paper in two lines: its sender, then what it seems to be, and when it arrived."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> Size:
        # Qt's own stub lacks the widget of an option.
        metrics = QFontMetrics(option.font)
        return Size(0, 2 * metrics.height() + 2 * ABOVE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, place = theme.applied(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(colours.chosen if chosen else colours.hover))
        if chosen:
            bar = QRect(place.left(), place.top(), BAR, place.height())
            painter.fillRect(bar, QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        line = QFontMetrics(option.font).height()
        side = SIDE * line // 18
        drawing, top = index.data(Qt.ItemDataRole.DecorationRole), place.top() + ABOVE
        left = place.left() + ACROSS
        drawing.paint(painter, QRect(left, top + (line - side) // 2, side, side))
        left += side + GAP
        across = place.right() - ACROSS - left
        font = heavy(option.font) if chosen else option.font
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        name = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, across)
        painter.drawText(QRect(left, top, across, line), 0, name)
        self._paint_second(painter, option, index, QRect(left, top + line + 2, across, line))
        painter.restore()

    def _paint_second(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, room: QRect
    ) -> None:
        colours, font = theme.applied(), option.font
        font.setPointSizeF(font.pointSizeF() * 12 / 13)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        day = index.data(DAY)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), day)
        painter.setPen(QColor(getattr(colours, index.data(TONE))))
        across = room.width() - metrics.horizontalAdvance(day) - GAP
        said = metrics.elidedText(index.data(SECOND), Qt.TextElideMode.ElideRight, across)
        painter.drawText(room, 0, said)
