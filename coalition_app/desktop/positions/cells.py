"""The cells of the grid of positions: how they are painted, and what the keyboard does in them."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from coalition_app.desktop.controls.fitted_names import NameLine, line_places, name_lines
from coalition_app.desktop.controls.marks import LINE, paint_position, position_size
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.positions.model import (
    FIRST_DEMAND,
    NUMBER,
    STANCE,
    STATED,
    WORDED,
    PositionsModel,
)
from coalition_app.desktop.wording.position_words import stance_of_key

WORDS, MARK = 12, 14
"""Pixels at 100 % of the sign that there are words, beside a mark and beside a name."""
GAP = 6
"""Pixels before the sign beside a name."""
ACROSS, BAR, APART = 10, 3, 3
"""Pixels of a name beside its words, of the bar before a chosen row, and between a sign and its mark."""
SMALLER = 0.85
"""Size of the counts' letters in narrow cells, of that of the others."""
Index = QModelIndex | QPersistentModelIndex


class CellsView(QTableView):
    """The demands' columns; tells what was asked for by the keyboard and does nothing by itself."""

    stance_wanted = Signal(str)
    words_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    fill_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def event(self, event: QEvent) -> bool:
        # What is meant for the cells must not reach the window's shortcuts, as Ctrl+V and F2 are.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._asked(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked(event)
        if asked is None:
            super().keyPressEvent(event)
            return
        event.accept()
        signal, stance = asked
        if signal == "stance":
            self.stance_wanted.emit(stance)
        else:
            getattr(self, f"{signal}_wanted").emit()

    def keyboardSearch(self, search: str) -> None:
        """Ignore typed letters: they mean positions or nothing."""

    def _asked(self, event: QKeyEvent) -> tuple[str, str] | None:
        """Say what a key asks for, and for which position."""
        if event.matches(QKeySequence.StandardKey.Copy):
            return "copy", ""
        if event.matches(QKeySequence.StandardKey.Paste):
            return "paste", ""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_D:
            return "fill", ""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.modifiers() & (held | Qt.KeyboardModifier.MetaModifier):
            return None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            return "words", ""
        if event.key() == Qt.Key.Key_Delete:
            return "stance", "not-stated"
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        stance = stance_of_key(event.text(), shift=shift)
        return ("stance", stance) if stance else None

    def set_current(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        cell = self.model().index(row, column)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(cell, flag)
        self.scrollTo(cell)


class StanceDelegate(QStyledItemDelegate):
    """Paints a position as its mark, with a small sign beside it where words touch the demand."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._marks: dict[str, QIcon] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        painter.save()
        _paint_ground(painter, place, option.state, self._view)
        stance, centre = str(index.data(STANCE) or ""), QRectF(place).center()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        worded = bool(stance and index.data(WORDED))
        wide = position_size(self._view.font()).width()
        side = _scaled(WORDS, self._view)
        if worded and place.width() < wide + 2 * side:
            centre.setX(centre.x() - side / 2)
        silent = not index.data(STATED)
        font = self._view.font()
        paint_position(painter, centre, stance, font, chosen=chosen, silent=silent)
        if worded:
            left = round(centre.x() + wide / 2) + beside_sign(place.width(), wide, side)
            self._mark().paint(painter, left, place.center().y() - side // 2, side, side)
        painter.restore()

    def _mark(self) -> QIcon:
        ground = theme.applied().ground
        if ground not in self._marks:
            self._marks[ground] = icon("words", "quiet")
        return self._marks[ground]


def beside_sign(room: float, sign: float, mark: int) -> int:
    """Return the pixels between a sign in the middle of its cell and its mark; none where both fill it."""
    return APART if room >= sign + 2 * (mark + APART) else 0


class NameDelegate(QStyledItemDelegate):
    """Paints number and name, on the ground of the chosen rows; a mark says that there are words."""

    def __init__(self, view: QTableView, cells: CellsView) -> None:
        super().__init__(view)
        self._view, self._cells = view, cells
        self._marks: dict[str, QIcon] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        painter.save()
        colours = theme.applied()
        state = QStyle.StateFlag.State_None
        if row_is_chosen(self._cells, index.row()):
            state = QStyle.StateFlag.State_Selected
        _paint_ground(painter, place, state, self._view)
        if state and index.column() == NUMBER:
            bar = QRect(place.left(), place.top(), BAR, place.height())
            painter.fillRect(bar, QColor(colours.accent))
        painter.setFont(self._view.font())
        inside = place.adjusted(ACROSS, 0, -ACROSS, 0)
        if index.data(WORDED):
            mark = self._marks.get(colours.ground)
            if mark is None:
                mark = self._marks[colours.ground] = icon("words", "quiet")
            side = _scaled(MARK, self._view)
            top = inside.center().y() - side // 2
            mark.paint(painter, QRect(inside.right() - side + 1, top, side, side))
            inside.setRight(inside.right() - side - GAP)
        quiet = index.column() == NUMBER or not index.data(STATED)
        painter.setPen(QColor(colours.quiet if quiet else colours.text))
        if index.column() == NUMBER:
            painter.setFont(self._view.font())
            _paint_text(painter, inside, str(index.data() or ""), right=True)
        else:
            _paint_name(painter, inside, name_of(index, self._view.font(), inside.width()))
        painter.restore()


def name_of(index: Index, font: QFont, room: int) -> list[NameLine]:
    """Return the lines of a name in so many pixels."""
    return name_lines(str(index.data() or ""), font, room, room)


class CountDelegate(QStyledItemDelegate):
    """Paints a bare count in the middle of a narrow cell, in smaller letters; else as any cell."""

    def __init__(self, view: QTableView, model: PositionsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not self._model.tight:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setFont(count_font(self._view))
        painter.setPen(QColor(theme.applied().text))
        _paint_text(painter, option.rect, str(index.data() or ""), centred=True)
        painter.restore()


def _scaled(pixels: int, view: QTableView) -> int:
    return round(pixels * view.fontMetrics().height() / LINE)


def count_font(view: QTableView) -> QFont:
    """Make the font of counts in narrow cells."""
    font = QFont(view.font())
    font.setPointSizeF(SMALLER * font.pointSizeF())
    return font


def row_is_chosen(cells: QTableView, row: int) -> bool:
    """Tell whether a cell of a row is chosen."""
    return any(each.top() <= row <= each.bottom() for each in _ranges(cells))


def chosen_blocks(cells: QTableView) -> list[tuple[int, int, int, int]]:
    """List the chosen blocks of cells: top, left, bottom, right; only the demands' columns."""
    return sorted(
        (each.top(), max(each.left(), FIRST_DEMAND), each.bottom(), each.right())
        for each in _ranges(cells)
        if each.right() >= FIRST_DEMAND
    )


def _ranges(cells: QTableView) -> list[QItemSelectionRange]:
    model = cells.selectionModel()
    chosen = QItemSelection() if model is None else model.selection()
    return [chosen.at(at) for at in range(chosen.count())]


def _paint_ground(
    painter: QPainter, place: QRect, state: QStyle.StateFlag, view: QTableView
) -> None:
    colours = theme.applied()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    painter.fillRect(place, QColor(colours.chosen if chosen else colours.raised))
    painter.setPen(QColor(colours.line))
    painter.drawLine(place.bottomLeft(), place.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawRect(place.adjusted(1, 1, -1, -1))


def _paint_name(painter: QPainter, inside: QRect, lines: list[NameLine]) -> None:
    places = line_places(inside, len(lines), painter.fontMetrics().height())
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for place, each in zip(places, lines, strict=True):
        painter.setFont(each.font)
        painter.drawText(place, side, each.words)


def _paint_text(
    painter: QPainter, inside: QRect, text: str, *, right: bool = False, centred: bool = False
) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    side = Qt.AlignmentFlag.AlignHCenter if centred else side
    painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
