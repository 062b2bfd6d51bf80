"""How a doubtful entry is drawn in its list and beside it: rows of two lines, pieces with their roles."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from coalition_app.desktop.controls.fitted_names import SMALL_LINE, reason_lines, whole_lines
from coalition_app.desktop.imports.part_table import Index
from coalition_app.desktop.imports.tables import HEADINGS
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy, smaller
from coalition_app.draft_pieces import DraftPiece
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations.planning.preview import LOOK, READ, Preview

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
ACROSS, ABOVE, LINE = 6, 8, 18
"""Pixels between words and the edges of a cell, above and below them, and of a line of text, at 100 %."""
APART, MOST = 3, 6
"""Pixels between a name and its reason; lines of a name at most."""
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
        inside = place.adjusted(ACROSS, 0, -ACROSS, 0)
        lines = _lines_of(index, self._table, heavier=chosen)
        top = inside.top() + (inside.height() - sum(each.step for each in lines)) / 2
        for each in lines:
            painter.setFont(each.font)
            painter.setPen(QColor(getattr(colours, each.tone)))
            line = QRect(inside.left(), round(top), inside.width(), round(each.step))
            painter.drawText(
                line, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), each.words
            )
            top += each.step
        painter.restore()


class _Line(NamedTuple):
    """A line of a row: its words, their font and colour, and the pixels it takes."""

    words: str
    font: QFont
    tone: str
    step: float


def row_needed(table: QTableView, row: int) -> int:
    """Return the pixels in which a signatory and its reason are whole, also while the row is chosen."""
    lines = _lines_of(table.model().index(row, 1), table, heavier=True)
    return round(sum(each.step for each in lines)) + ABOVE


def _lines_of(index: Index, table: QTableView, *, heavier: bool) -> list[_Line]:
    """Return the lines of a name and of its reason, as many as each needs; small ones where rows are low."""
    font, wide = table.font(), table.columnWidth(index.column()) - 2 * ACROSS
    line, small = QFontMetrics(font).height(), smaller(font)
    low = table.verticalHeader().defaultSectionSize() < 2 * line
    lettering = heavy(font) if heavier else font
    names = whole_lines(str(index.data()), smaller(lettering) if low else lettering, wide, MOST)
    step = SMALL_LINE * line / LINE
    shown = [_Line(each.words, each.font, "text", step) for each in names]
    if len(names) == 1 and not low:
        shown = [shown[0]._replace(step=line)]
    shown[-1] = shown[-1]._replace(step=shown[-1].step + APART)
    reason = str(index.sibling(index.row(), REASON).data())
    return shown + [
        _Line(each.words, small, "warning", step) for each in reason_lines(reason, small, wide)
    ]


SHORT_PIECE = 24
"""Letters up to which a piece of an entry stands in one line."""


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
        text = escape(each.text)
        if len(each.text) <= SHORT_PIECE:  # it is read in one line
            text = text.replace(" ", "&nbsp;")
        said = f'<span style="color:{colours.quiet}">{escape(_(role))}</span>&nbsp;' if role else ""
        words = f'<span style="background:{ground}; color:{tone}">&nbsp;{text}&nbsp;</span>'
        shown.append(said + words)
    return " &nbsp; ".join(shown)


def left_sentence(preview: Preview, last: str = "") -> str:
    """Say how many are left to look at, and how many of them count nowhere until they are answered.

    Or, beside it, what was answered `last`.
    """
    first = len(preview.draft.entries) + len(preview.units)
    lines = sum(map(preview.is_line, range(first, first + len(preview.lone))))
    left, count = preview.size(LOOK), preview.size(READ) + lines
    text = ngettext(
        "%(left)d of %(count)d is doubtful.", "%(left)d of %(count)d are doubtful.", left
    )
    said = text % {"left": left, "count": count}
    if last or not preview.still_open:
        return f"{said} {last}".strip()
    open_ = ngettext(
        "%(count)d passage is not counted until you say what it is.",
        "%(count)d passages are not counted until you say what they are.",
        preview.still_open,
    )
    return f"{said} {open_ % {'count': preview.still_open}}"


def settled_sentence(count: int) -> str:
    """Say how many were settled."""
    text = ngettext("%(count)d is settled.", "%(count)d are settled.", count)
    return text % {"count": count}
