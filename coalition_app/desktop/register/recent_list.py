"""The registers opened last: name, folder, day and whether a passphrase opens them; nothing from inside."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coalition_app import i18n, settings
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import heavy, smaller
from coalition_app.desktop.widgets.wrapped_rows import stay_inside
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _

PATH, FOLDER, DAY, STATE, THERE = (Qt.ItemDataRole.UserRole + at for at in range(1, 6))
PLAIN = b"SQLite format 3\0"
"""Beginning of a file that is not encrypted; the library that opens registers is not loaded yet."""
ROW, TILE, SIDE, ACROSS, BAR, LINE = 52, 34, 16, 14, 3, 18
"""Pixels at 100 %: a row, the tile of its icon, the icon, the room beside, the mark of the chosen, a line."""
SMALL = 12 / 13
Index = QModelIndex | QPersistentModelIndex


class RecentList(QListWidget):
    """Lists them, also those that are gone, the newest first; as high as the rows that it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_RecentDelegate(self))
        for put in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            put(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def read(self) -> None:
        """Read the list anew; the same row stays chosen, the first one where none was."""
        kept = max(0, self.currentRow())
        self.clear()
        for path, opened in settings.registers_listed():
            self.addItem(_item(path, opened))
        self.setCurrentRow(min(kept, self.count() - 1))
        self.fit()

    def fit(self, most: int | None = None) -> None:
        """Be as high as the rows, or as the first `most` of them: the page scrolls, not the list."""
        shown = self.count() if most is None else most
        for row in range(self.count()):
            self.setRowHidden(row, row >= shown)
        rows = sum(self.sizeHintForRow(row) for row in range(min(shown, self.count())))
        self.setFixedHeight(rows + 2 * self.frameWidth() + 2)

    def chosen(self) -> Path | None:
        """Return the file of the chosen row; None where there is none."""
        item = self.currentItem()
        return None if item is None else Path(item.data(PATH))


def _item(path: Path, opened: str) -> QListWidgetItem:
    there = path.exists()
    folder, day = _folder(path), _day(opened)
    state = _("not found")
    if there:
        state = _("not encrypted") if _is_plain(path) else _("encrypted")
    name = show_hidden(path.stem)
    item = QListWidgetItem(name)
    for role, value in ((PATH, str(path)), (FOLDER, folder), (DAY, day), (STATE, state)):
        item.setData(role, value)
    item.setData(THERE, there)
    said = ", ".join(filter(None, [name, folder, day, state]))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    item.setToolTip(show_hidden(str(path)))
    return item


def _folder(path: Path) -> str:
    home, folder = show_hidden(str(Path.home())), show_hidden(str(path.parent))
    return "~" + folder[len(home) :] if folder.startswith(home) else folder


def _day(opened: str) -> str:
    try:
        day = dt.date.fromisoformat(opened)
    except ValueError:
        return ""
    return i18n.current().day(day)


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN)) == PLAIN
    except OSError:
        return False


class _RecentDelegate(QStyledItemDelegate):
    """Draws a row: a lock or a sheet, name over folder, and at the right the day over the state."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def _scaled(self, pixels: int) -> int:
        return round(pixels * QFontMetrics(self._view.font()).height() / LINE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, place = theme.applied(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        there = bool(index.data(THERE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stay_inside(painter, self._view)
        if chosen:
            painter.fillRect(place, QColor(colours.chosen))
            bar = QRect(place.topLeft(), QSize(BAR, place.height()))
            painter.fillRect(bar, QColor(colours.accent))
        if index.row():
            painter.fillRect(QRect(place.topLeft(), QSize(place.width(), 1)), QColor(colours.line))
        self._paint_tile(painter, place, index, chosen)
        inside = place.adjusted(
            self._scaled(2 * ACROSS + TILE), 0, -self._scaled(ACROSS), -place.height() // 2
        )
        inside.translate(0, self._scaled(4))
        below = inside.translated(0, self._scaled(17))
        plain, small = self._view.font(), smaller(self._view.font(), SMALL)
        state_tone = colours.quiet if there else colours.warning
        for at, bold, quiet, right, tone in (
            (inside, heavy(plain), plain, str(index.data(DAY)), colours.quiet),
            (below, small, small, str(index.data(STATE)), state_tone),
        ):
            left = str(index.data()) if at is inside else str(index.data(FOLDER))
            painter.setFont(quiet)
            painter.setPen(QColor(tone))
            across = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(at, Qt.AlignmentFlag.AlignRight | across, right)
            room = at.adjusted(
                0, 0, -painter.fontMetrics().horizontalAdvance(right) - self._scaled(ACROSS), 0
            )
            painter.setFont(bold)
            painter.setPen(QColor(colours.text if at is inside else colours.quiet))
            shown = painter.fontMetrics().elidedText(
                left, Qt.TextElideMode.ElideMiddle, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | across, shown)
        painter.restore()

    def _paint_tile(self, painter: QPainter, place: QRect, index: Index, chosen: bool) -> None:
        colours = theme.applied()
        plain = index.data(STATE) == _("not encrypted")
        side, drawn = self._scaled(TILE), self._scaled(SIDE)
        tile = QRectF(0, 0, side, side)
        tile.moveCenter(
            QPointF(place.left() + self._scaled(ACROSS) + side / 2, place.center().y() + 0.5)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised if chosen else colours.good_ground))
        painter.drawRoundedRect(tile, 7, 7)
        name = ("text" if plain else "lock") if index.data(THERE) else "warning"
        tone = "accent" if index.data(THERE) else "warning"
        at = tile.center() - QPointF(drawn / 2, drawn / 2)
        painter.drawPixmap(at, picture(name, tone, drawn))
