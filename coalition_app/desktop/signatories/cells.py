"""The cells of the list of signatories and the head above them: painted and edited."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coalition_app.desktop.controls.fitted_names import (
    NameLine,
    line_places,
    name_lines,
    smaller,
)
from coalition_app.desktop.controls.marks import LINE, paint_grade, paint_position, position_size
from coalition_app.desktop.controls.table_head import TableHead
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.signatories.model import (
    COUNTS,
    EVIDENCE,
    GRADE,
    MOST_CELLS,
    NAME,
    NUMBER,
    POSITION,
    STANCES,
    TAG,
    SignatoriesModel,
)
from coalition_app.desktop.widgets.found_words import PLACES, draw_marked
from coalition_app.hidden_characters import hide_again, show_hidden
from coalition_app.records.store import name_keys

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

Index = QModelIndex | QPersistentModelIndex
ACROSS = 10
"""Pixels between the words of a cell and its edges."""
BAR = 3
"""Pixels of the bar before a chosen row."""
HEAD = 32
"""Pixels of the head at 100 %."""
STEP = 27
"""Pixels at 100 % from the middle of a demand's mark to the next one's."""
BESIDE = 4
"""Pixels at 100 % between marks that tell their demand."""
CLIP = 16
"""Pixels at 100 % of the drawing above the grades."""
TAG_PAD, TAG_GAP, DOT_GAP = 7, 8, 2
"""Pixels at 100 % inside a tag beside its words, before it, and before the dot of one without ground."""


def scale_of(metrics: QFontMetrics) -> float:
    """Return how many times larger than at 100 % the text is."""
    return metrics.height() / LINE


def positions_width(demands: int, scale: float) -> int:
    """Return the pixels of the column of positions, in which every demand has a mark; of exceptions else."""
    if demands > MOST_CELLS:
        return round(214 * scale)
    return round((max(1, demands) * STEP + 9) * scale)


def centre_of(place: QRect, at: int, scale: float) -> QPointF:
    """Return the middle of a demand's mark in a cell of positions."""
    left = place.left() + 4.5 * scale + (at + 0.5) * STEP * scale
    return QPointF(left, place.center().y() + 0.5)


class ListDelegate(QStyledItemDelegate):
    """Paints the cells and edits them; a refused value comes back into its editor.

    `note` says what stands beside the name of a row, `unseen` why the row was found where no cell shows it.
    """

    typed = Signal(QPersistentModelIndex, str)
    """A cell and what was typed into it."""

    def __init__(
        self,
        table: QTableView,
        model: SignatoriesModel,
        note: Callable[[int], str],
        unseen: Callable[[int], str],
    ) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._note_of, self._unseen_of = note, unseen
        self.refused_value: str | None = None
        """What was typed and refused; the editor that opens next begins with it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        place, colours = option.rect, theme.applied()
        chosen = self._table.selectionModel().isSelected(index)
        if chosen:
            painter.fillRect(place, QColor(colours.chosen))
            if self._table.horizontalHeader().visualIndex(index.column()) == 0:
                bar = QRect(place.left(), place.top(), BAR, place.height())
                painter.fillRect(bar, QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.setFont(self._table.font())
        if index.column() == POSITION:
            self._paint_positions(painter, place, index, chosen=chosen)
        elif index.column() == EVIDENCE:
            centre = QRectF(place).center()
            paint_grade(painter, centre, index.data(GRADE) or "", self._table.font())
        elif index.column() == NAME:
            self._paint_name(painter, place.adjusted(ACROSS, 0, -ACROSS, 0), index)
        else:
            self._paint_words(painter, place.adjusted(ACROSS, 0, -ACROSS, 0), index)
        if self._table.hasFocus() and index == self._table.currentIndex():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of the words, so that who looks for cut ones finds them."""
        if index.column() in (POSITION, EVIDENCE):
            return QSize(0, option.rect.height())
        room = option.rect.width() - 2 * ACROSS
        cut = any("…" in each.words for each in self._lines(index, room))
        return QSize(option.rect.width() + 2 * cut, option.rect.height())

    def _lines(self, index: Index, room: int) -> list[NameLine]:
        """Return the lines in which a cell is shown in so many pixels."""
        if index.column() != NAME:
            return name_lines(str(index.data() or ""), self._table.font(), room, room)
        tag = index.data(TAG)
        taken = self._tag_width(tag[0]) if tag else 0
        name, font = str(index.data() or ""), self._table.font()
        note = self._note(index)
        if (
            note
            and QFontMetrics(font).horizontalAdvance(name) + self._note_width(note) > room - taken
        ):
            # What was found stands below the name; the rest gives way to a name that needs both lines.
            small = smaller(font)
            narrow = QFontMetrics(small).horizontalAdvance(name) <= room - taken
            if narrow or self._unseen_of(index.row()):
                return [NameLine(name, 0, small)]
        return name_lines(name, font, room, room - taken)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading).rstrip(" ▲▼"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            value, self.refused_value = self.refused_value, None
            now = str(index.data(Qt.ItemDataRole.EditRole))
            editor.setText(show_hidden(now if value is None else value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: "QAbstractItemModel", index: Index) -> None:
        if isinstance(editor, QLineEdit):
            # The change reads the list anew, for which this editor must be closed first.
            now = str(index.data(Qt.ItemDataRole.EditRole))
            self.typed.emit(QPersistentModelIndex(index), hide_again(editor.text(), now))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def _px(self, pixels: float) -> int:
        """Return pixels at 100 % in the size of text in use."""
        return round(pixels * scale_of(self._table.fontMetrics()))

    def _places(self, inside: QRect, count: int) -> list[QRect]:
        return line_places(inside, count, self._table.fontMetrics().height())

    def _paint_words(self, painter: QPainter, inside: QRect, index: Index) -> None:
        painter.setPen(QColor(theme.applied().quiet))
        text = str(index.data() or "")
        if index.column() == NUMBER:
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inside, side, text)
            return
        lines = self._lines(index, inside.width())
        self._paint_lines(painter, inside, lines, index.data(PLACES) or (), 0)

    def _paint_lines(
        self,
        painter: QPainter,
        inside: QRect,
        lines: Sequence[NameLine],
        places: Sequence[tuple[int, int]],
        kept: int,
    ) -> int:
        """Paint one line or two, the last with `kept` pixels left free; return how wide the last is."""
        places_of_lines, wide = self._places(inside, len(lines)), 0
        for at, (words, start, font) in enumerate(lines):
            line = places_of_lines[at]
            found = [(one - start, other - start) for one, other in places if other > start]
            painter.setFont(font)
            free = kept if at == len(lines) - 1 else 0
            wide = draw_marked(painter, line.adjusted(0, 0, -free, 0), words, found)
        return wide

    def _paint_name(self, painter: QPainter, inside: QRect, index: Index) -> None:
        """Paint a name, its status where it is not signed, and why it was found or what found no room."""
        colours, tag, note = theme.applied(), index.data(TAG), self._note(index)
        lines = self._lines(index, inside.width())
        painter.setPen(QColor(colours.text if index.data(COUNTS) else colours.quiet))
        kept = self._tag_width(tag[0]) if tag else 0
        small = lines[0].font.pointSizeF() < self._table.font().pointSizeF()
        note_below = bool(note) and small and len(lines) == 1
        first, second = self._places(inside, 2)
        above = first if note_below else inside
        wide = self._paint_lines(painter, above, lines, index.data(PLACES) or (), kept)
        last = second if len(lines) > 1 else above
        if tag:
            two = note_below or len(lines) > 1
            wide += self._paint_tag(painter, last, wide, tag, two=two)
        if note_below:
            self._paint_note(painter, second, note)
        elif note and len(lines) == 1:
            self._paint_note(painter, last.adjusted(wide, 0, 0, 0), f" · {note}")

    def _paint_note(self, painter: QPainter, room: QRect, words: str) -> None:
        places = name_keys.places_held(words, self._model.found)
        painter.setFont(smaller(self._table.font()))
        painter.setPen(QColor(theme.applied().quiet))
        draw_marked(painter, room, words, places)

    def _note(self, index: Index) -> str:
        return self._note_of(index.row())

    def _note_width(self, note: str) -> int:
        return QFontMetrics(smaller(self._table.font())).horizontalAdvance(f" · {note}")

    def _tag_width(self, words: str) -> int:
        metrics = QFontMetrics(smaller(self._table.font()))
        return metrics.horizontalAdvance(words) + self._px(2 * TAG_PAD + TAG_GAP)

    def _paint_tag(
        self, painter: QPainter, line: QRect, after: int, tag: tuple[str, str, str], *, two: bool
    ) -> int:
        """Paint a status in a rounded ground behind a name; return the pixels that it took.

        In a row of `two` lines it has no ground, which would reach into the row's edge or the other line.
        """
        words, tone, ground = tag
        colours, wide = theme.applied(), self._tag_width(words)
        painter.save()
        painter.setFont(smaller(self._table.font()))
        high = float(painter.fontMetrics().height())
        left = line.left() + after + self._px(DOT_GAP if two else TAG_GAP)
        box = QRectF(left, line.center().y() - high / 2 + 0.5, wide - self._px(TAG_GAP), high)
        if not two:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colours, ground)))
            painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(QColor(getattr(colours, tone)))
        across = Qt.AlignmentFlag.AlignLeft if two else Qt.AlignmentFlag.AlignHCenter
        side = across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(box, int(side), f"· {words}" if two else words)
        painter.restore()
        return wide

    def _paint_positions(
        self, painter: QPainter, place: QRect, index: Index, *, chosen: bool
    ) -> None:
        """Paint a mark a demand; of more demands those with other positions than support, with numbers."""
        stances: Sequence[tuple[int, str]] = index.data(STANCES) or ()
        font, scale = self._table.font(), scale_of(self._table.fontMetrics())
        if len(stances) <= MOST_CELLS:
            for at, (_number, stance) in enumerate(stances):
                paint_position(painter, centre_of(place, at, scale), stance, font, chosen=chosen)
            return
        left = float(place.left() + ACROSS)
        differing = [each for each in stances if each[1] != "supports"]
        for at, (number, stance) in enumerate(differing):
            wide = position_size(font, number).width()
            further = len(differing) - at
            least = painter.fontMetrics().horizontalAdvance(f"+{further}") if further > 1 else 0
            if left + wide + least > place.right() - ACROSS:
                painter.setPen(QColor(theme.applied().quiet))
                side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(
                    place.adjusted(round(left) - place.left(), 0, 0, 0), side, f"+{further}"
                )
                return
            centre = QPointF(left + wide / 2, place.center().y() + 0.5)
            paint_position(painter, centre, stance, font, number=number, chosen=chosen)
            left += wide + BESIDE * scale


class ListHead(TableHead):
    """The head of the list: over the marks stand the numbers of their demands."""

    def __init__(self, model: SignatoriesModel) -> None:
        super().__init__()
        self._model = model

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        super().paintSection(painter, rect, logicalIndex)
        colours, scale = theme.applied(), self.height() / HEAD
        painter.setPen(QColor(colours.quiet))
        painter.setFont(self.font())
        if logicalIndex == EVIDENCE:
            side = round(CLIP * scale)
            drawn = QRect(0, 0, side, side)
            drawn.moveCenter(rect.center())
            icon("clip", "quiet").paint(painter, drawn)
        elif logicalIndex == POSITION and 0 < len(self._model.demands) <= MOST_CELLS:
            for at, number in enumerate(self._model.demands):
                centre = centre_of(rect, at, scale)
                box = QRectF(centre.x() - STEP, rect.top(), 2 * STEP, rect.height())
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number))
