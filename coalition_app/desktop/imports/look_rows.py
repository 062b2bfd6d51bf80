"""How a doubtful entry is drawn in its list and beside it: rows of two lines, pieces with their roles."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from coalition_app.desktop.controls.fitted_names import SMALL_LINE, name_lines, small_lines
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
ACROSS, LINE = 6, 18
"""Pixels between words and the edges of a cell, and of a line of text, at 100 %."""
APART = 3
"""Pixels between a name and its reason, where the row has them."""
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
        colours_of = (colours.text, colours.warning)
        inside = place.adjusted(ACROSS, 0, -ACROSS, 0)
        said = (str(index.data()), str(index.sibling(index.row(), REASON).data()))
        lines = _lines_of(said, self._table.font(), inside.size(), heavier=chosen)
        top = inside.top() + (inside.height() - sum(each.step for each in lines)) / 2
        for each in lines:
            painter.setFont(each.font)
            painter.setPen(QColor(colours_of[each.of]))
            line = QRect(inside.left(), round(top), inside.width(), round(each.step))
            painter.drawText(
                line, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), each.words
            )
            top += each.step
        painter.restore()


class _Line(NamedTuple):
    """A line of a row: its words, their font, whether they are the reason, and the pixels it takes."""

    words: str
    font: QFont
    of: int
    step: float


def _lines_of(said: tuple[str, str], font: QFont, room: QSize, *, heavier: bool) -> list[_Line]:
    """Return the lines of a name and of its reason: two of each where the row has the room."""
    line, wide = QFontMetrics(font).height(), room.width()
    small, step = smaller(font), SMALL_LINE * line / LINE
    lettering = heavy(font) if heavier else font
    if room.height() < 2 * line:
        lettering, names = smaller(lettering), [said[0]]
    else:
        found = name_lines(said[0], lettering, wide, wide)
        lettering, names = found[0].font, [each.words for each in found]
    each_name = line if len(names) == 1 and room.height() >= 2 * line else step
    reasons = [each.words for each in small_lines(said[1], small, wide, wide)]
    if len(names) * each_name + len(reasons) * step > room.height() - 2:
        reasons = [said[1]]
    shown = [(each, lettering, 0, each_name) for each in names]
    spare = room.height() - len(names) * each_name - len(reasons) * step
    shown[-1] = (names[-1], lettering, 0, each_name + min(APART, spare / 3))
    shown += [(each, small, 1, step) for each in reasons]
    return [
        _Line(QFontMetrics(f).elidedText(words, Qt.TextElideMode.ElideRight, wide), f, of, high)
        for words, f, of, high in shown
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
