"""How a doubtful entry is drawn in its list and beside it: rows of two lines, pieces with their roles."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from coalition_app.desktop.controls.fitted_names import SMALL_LINE, line_places, name_lines
from coalition_app.desktop.imports.part_table import ROOM, Index
from coalition_app.desktop.imports.tables import HEADINGS
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy, smaller
from coalition_app.draft_pieces import DraftPiece
from coalition_app.i18n import N_, _

ROLES = {
    "legal-form": HEADINGS["legal_form"],
    "name": HEADINGS["name"],
    "person": HEADINGS["representative"],
    "office": HEADINGS["office"],
    "place": HEADINGS["place"],
    "country": N_("Country"),
    "words": HEADINGS["reservation"],
}
"""Words for the roles of pieces that the coordinator meets in other places too."""
ACROSS, LINE = 6, 18
"""Pixels between words and the edges of a cell, and of a line of text, at 100 %."""
REASON = 2
"""The column that has the reason of each row."""


class TwoLines(QStyledItemDelegate):
    """Draws a signatory above the reason why it is doubtful."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, place = theme.applied(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(place, QColor(colours.chosen))
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        line = self._table.fontMetrics().height()
        low = place.height() < 2 * line
        inside = place.adjusted(ACROSS, ROOM // 2, -ACROSS, 0)
        side = Qt.AlignmentFlag.AlignVCenter if low else Qt.AlignmentFlag.AlignTop
        font = smaller(self._table.font()) if low else self._table.font()
        places = [inside, inside]
        if low:
            places = line_places(place.adjusted(ACROSS, 0, -ACROSS, 0), 2, line)
        font = heavy(font) if chosen else font
        reason = index.sibling(index.row(), REASON).data()
        name = name_lines(str(index.data()), font, inside.width(), inside.width())
        if not low and len(name) == 2:
            # Both lines of the name and the reason stand in the room of two lines of text.
            step = round(SMALL_LINE * line / LINE)
            painter.setPen(QColor(colours.text))
            for at, each in enumerate(name):
                painter.setFont(each.font)
                painter.drawText(inside.translated(0, at * step - ROOM // 4), int(side), each.words)
            inside.translate(0, 2 * step - line - ROOM // 4 + 1)
        for at, (words, lettering, tone) in enumerate(
            (
                (index.data(), font, colours.text),
                (reason, smaller(self._table.font()), colours.warning),
            )
        ):
            painter.setFont(lettering)
            painter.setPen(QColor(tone))
            letters = painter.fontMetrics()
            if at == 0 and not low and len(name) == 2:
                inside.translate(0, letters.lineSpacing())
                continue
            said = letters.elidedText(str(words), Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(places[at], int(side), said)
            if not low:
                inside.translate(0, letters.lineSpacing())
        painter.restore()


def pieces_shown(pieces: Sequence[DraftPiece], waiting: set[str], asked: str) -> str:
    """Return the pieces of an entry as rich text, each behind its role; those that wait stand out."""
    colours = theme.applied()
    shown = []
    for each in pieces:
        if each.text in waiting:
            ground = colours.mark if each.text == asked else colours.refusal_ground
            tone, role = colours.text if each.text == asked else colours.refusal, N_("Unassigned")
        elif each.role == "words":
            ground, tone, role = colours.warning_ground, colours.warning, ROLES[each.role]
        else:
            ground, tone, role = colours.grey_ground, colours.text, ROLES.get(each.role, "")
        said = f'<span style="color:{colours.quiet}">{escape(_(role))}</span> ' if role else ""
        words = f'<span style="background:{ground}; color:{tone}">&nbsp;{escape(each.text)}&nbsp;</span>'
        shown.append(said + words)
    return " &nbsp; ".join(shown)
