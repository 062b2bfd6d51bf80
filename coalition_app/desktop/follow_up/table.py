"""The table of who is waited for: groups under their heads, two columns that are typed in place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coalition_app.desktop.controls.fitted_names import (
    NameLine,
    both_lines,
    line_places,
    name_lines,
    narrowest,
    smaller,
)
from coalition_app.desktop.controls.marks import LINE
from coalition_app.desktop.controls.table_head import TableHead
from coalition_app.desktop.follow_up.model import (
    AWAITED_THING,
    DUE,
    EDITED,
    HEAD,
    LETTER,
    NAME,
    NUMBER,
    TONE,
    ChaseModel,
    Index,
)
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import heavy, letter_width
from coalition_app.desktop.widgets.whole_rows import show_whole_rows
from coalition_app.hidden_characters import hide_again, show_hidden
from coalition_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

REPLY, DAY = ("r", "к"), ("d", "в")
"""Letters that take a reply in and change the day, on a Latin and a Cyrillic keyboard."""
ACROSS, BAR, GAP = 10, 3, 6
"""Pixels beside the words of a cell, of the bar before a chosen row, and between a drawing and its words."""
LEAST_BESIDE = 52
"""Letters across that names and what is awaited need beside each other."""
AWAITED_SHARE, SHORT_SHARE = 38, 25
"""Percent of the room of both that what is awaited takes at most, and up to which it has one line."""
HEIGHT, ROW_PAD, GROUP, DRAWING = 32, 12, 26, 14
"""Pixels at 100 % of the head, above and below the words of a row, of a group's row, and of a drawing."""


class ChaseTable(QTableView):
    """Rows of one height; Enter or a double click goes to the letter, two columns are edited."""

    followed = Signal(QModelIndex)
    reply_arrived = Signal()
    """R was pressed: the answer came."""
    copy_wanted = Signal()
    typed = Signal(QPersistentModelIndex, str)
    """A cell and what was typed into it."""

    def __init__(self, model: ChaseModel) -> None:
        super().__init__()
        self._model = model
        self.setProperty("role", "list")
        self.setHorizontalHeader(TableHead())
        self.setModel(model)
        show_whole_rows(self)
        self.delegate = ChaseDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._double)
        self.fit_rows()

    def edit_again(self, index: QModelIndex, text: str) -> None:
        """Open the editor of a cell with what was typed and refused."""
        self.delegate.refused_value = text
        self.setCurrentIndex(index)
        self.edit(index)

    def px(self, pixels: float) -> int:
        """Return pixels at 100 % in the size of text in use."""
        return round(pixels * self.fontMetrics().height() / LINE)

    def lay_groups(self) -> None:
        """Let the row above each group lie across the table, and be as high as a head."""
        self.clearSpans()
        rows, usual = self.verticalHeader(), self.verticalHeader().defaultSectionSize()
        rows.setDefaultSectionSize(usual + 1)  # Qt forgets single heights only where this changes
        rows.setDefaultSectionSize(usual)
        for row, _group, _count in self._model.parts:
            self.setSpan(row, 0, 1, self._model.columnCount())
            self.setRowHeight(row, self.px(GROUP))

    def fit_rows(self) -> None:
        """Make the rows as high as the text size that the user chose needs."""
        line = self.fontMetrics().height()
        height = max(line + ROW_PAD, both_lines(line))
        self.verticalHeader().setDefaultSectionSize(height)
        head = self.horizontalHeader()
        if isinstance(head, TableHead):
            head.fit(self.font(), self.px(HEIGHT))
        self.lay_groups()

    def fit_columns(self) -> None:
        """Share the width: numbers, letters and days keep their words, the rest goes to names."""
        metrics, width = self.fontMetrics(), self.viewport().width()
        head = self.horizontalHeader()
        widest = {
            NUMBER: [str(max(self._model.keys, default=1))],
            LETTER: [_("draft"), "28.12 ×2"],
            DUE: [self._model.index(row, DUE).data() or "" for row in self._some_rows()],
        }
        for column, words in widest.items():
            asked = max((metrics.horizontalAdvance(each) for each in words), default=0)
            drawn = self.px(DRAWING) + GAP if column == LETTER else 0
            least = max(head.sectionSizeHint(column), asked + drawn + 2 * ACROSS + 2)
            self.setColumnWidth(column, least)
            width -= least
        # Where names would be cut short, what is awaited stands below them.
        under = width < LEAST_BESIDE * letter_width(metrics)
        self.setColumnHidden(AWAITED_THING, under)
        awaited = min(width * AWAITED_SHARE // 100, self._awaited_width(width))
        self.setColumnWidth(NAME, width if under else width - awaited)
        self.setColumnWidth(AWAITED_THING, awaited)

    def _awaited_width(self, room: int) -> int:
        """Return the pixels in which what is awaited stands whole; short words in one line."""
        metrics, small = self.fontMetrics(), smaller(self.font())
        words = {
            str(self._model.index(row, AWAITED_THING).data() or "") for row in self._some_rows()
        }
        short = room * SHORT_SHARE // 100
        lines = [metrics.horizontalAdvance(each) + 2 for each in words]
        two = [narrowest(each, small) for each in words]
        asked = [one if one <= short else both for one, both in zip(lines, two, strict=True)]
        head = self.horizontalHeader().sectionSizeHint(AWAITED_THING)
        return max(head, max(asked, default=0) + 2 * ACROSS)

    def _some_rows(self) -> range:
        """Return the rows whose days are the longest: the first ones, which are overdue or of this week."""
        return range(min(200, self._model.rowCount()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def event(self, event: QEvent) -> bool:
        # F2 is the window's key for the list of signatories; here it edits the cell.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if not current.isValid() or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.followed.emit(current)
        elif plain and event.text().lower() in REPLY:
            self.reply_arrived.emit()
        elif plain and event.text().lower() in DAY:
            self._edit(current, DUE)
        elif event.key() == Qt.Key.Key_F2:
            column = current.column()
            self._edit(current, column if column in EDITED else AWAITED_THING)
        else:
            super().keyPressEvent(event)

    def _edit(self, row: QModelIndex, column: int) -> None:
        self.setColumnHidden(column, False)
        self.setCurrentIndex(row.siblingAtColumn(column))
        self.edit(self.currentIndex())

    @Slot(QModelIndex)
    def _double(self, index: QModelIndex) -> None:
        if index.column() in EDITED:
            self.edit(index)
        else:
            self.followed.emit(index)


class ChaseDelegate(QStyledItemDelegate):
    """Paints the cells, and edits two of them in a plain field."""

    def __init__(self, table: ChaseTable) -> None:
        super().__init__(table)
        self._table = table
        self.refused_value: str | None = None
        """What was typed and refused; the editor that opens next begins with it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        head = index.data(HEAD)
        if head:
            self._paint_head(painter, option.rect, *head)
        else:
            self._paint_row(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of the words, so that who looks for cut ones finds them."""
        room = option.rect.width() - 2 * ACROSS
        cut = any("…" in each.words for each in self.lines(index, room))
        return QSize(option.rect.width() + 2 * cut, option.rect.height())

    def _paint_head(self, painter: QPainter, place: QRect, words: str, count: str) -> None:
        colours, font = theme.applied(), smaller(self._table.font(), 12 / 13)
        painter.fillRect(place, QColor(colours.sunken))
        painter.setPen(QColor(colours.quiet))
        painter.setFont(heavy(font))
        side = Qt.AlignmentFlag.AlignVCenter
        inside = place.adjusted(ACROSS, 0, -ACROSS, 0)
        painter.drawText(inside, side, words)
        after = painter.fontMetrics().horizontalAdvance(words) + GAP
        painter.setFont(font)
        painter.drawText(inside.adjusted(after, 0, 0, 0), side, count)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place, colours = option.rect, theme.applied()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(colours.chosen))
            if index.column() == 0:
                bar = QRect(place.left(), place.top(), BAR, place.height())
                painter.fillRect(bar, QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        inside, tone = place.adjusted(ACROSS, 0, -ACROSS, 0), index.data(TONE)
        painter.setPen(QColor(getattr(colours, tone)))
        if index.column() == LETTER:
            side = self._table.px(DRAWING)
            drawn = picture("pencil" if tone == "warning" else "letter", tone, side)
            painter.drawPixmap(inside.left(), inside.center().y() - side // 2 + 1, drawn)
            inside = inside.adjusted(side + GAP, 0, 0, 0)
        self._paint_words(painter, inside, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))

    def _paint_words(self, painter: QPainter, inside: QRect, index: Index) -> None:
        if index.column() == NUMBER:
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.setFont(self._table.font())
            painter.drawText(inside, side, str(index.data()))
            return
        lines = self.lines(index, inside.width())
        for line, (words, start, font) in zip(self.places(inside, lines), lines, strict=True):
            if start < 0:
                painter.setPen(QColor(theme.applied().quiet))
            painter.setFont(font)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    def places(self, inside: QRect, lines: Sequence[NameLine]) -> list[QRect]:
        """Return where lines stand: two in a row, and what is awaited behind the second of a name."""
        places = line_places(inside, min(len(lines), 2), self._table.fontMetrics().height())
        if len(lines) > len(places):
            name_end = QFontMetrics(lines[1].font).horizontalAdvance(lines[1].words)
            places.append(places[1].adjusted(name_end, 0, 0, 0))
        return places

    def lines(self, index: Index, room: int) -> list[NameLine]:
        """Return the lines in which a cell is shown in so many pixels."""
        words, font = str(index.data() or ""), self._table.font()
        if index.column() != NAME or not self._table.isColumnHidden(AWAITED_THING):
            return name_lines(words, font, room, room)
        small = smaller(font)
        below = str(index.siblingAtColumn(AWAITED_THING).data() or "")  # type: ignore[union-attr]
        metrics, side = QFontMetrics(small), Qt.TextElideMode.ElideRight
        if metrics.horizontalAdvance(words) <= room:
            return [
                NameLine(words, 0, small),
                NameLine(metrics.elidedText(below, side, room), -1, small),
            ]
        # The end of a long name stands before what is awaited, in the second line: whole where both fit.
        whole = f" · {below}"
        found = name_lines(words, font, room, room - metrics.horizontalAdvance(whole))
        if len(found) > 1 and not any(each.words.startswith("…") for each in found):
            return [*found, NameLine(whole, -1, small)]
        after = metrics.elidedText(f" · {below}", side, room // 2)
        second = room - metrics.horizontalAdvance(after)
        return [*name_lines(words, font, room, second), NameLine(after, -1, small)]

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            value, self.refused_value = self.refused_value, None
            now = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.setText(show_hidden(now if value is None else value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: "QAbstractItemModel", index: Index) -> None:
        if isinstance(editor, QLineEdit):
            now = str(index.data(Qt.ItemDataRole.EditRole) or "")
            typed = hide_again(editor.text(), now)
            self._table.typed.emit(QPersistentModelIndex(index), typed)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        )
        if index.column() == DUE:
            editor.setPlaceholderText(_("dd.mm.yyyy"))
        return editor
