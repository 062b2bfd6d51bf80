"""A layout that sets its widgets one after another and begins a new line where the room ends."""

from bisect import bisect_left

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets; hidden ones take no room. `gap` is in pixels, across, and down unless `down` is said.

    `even` leaves no single widget in the last line: the lines are as short as their number allows.
    `filled` makes all widgets of a line as high as the highest; else they are centred in it. `middle` sets
    each line in the middle. `aligned` lets all lines have the same columns, as many as find room. What the
    widgets want is asked once until one of them changes: a style sheet makes the answer dear.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        gap: int = 6,
        *,
        down: int | None = None,
        even: bool = False,
        filled: bool = False,
        middle: bool = False,
        aligned: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._wanted: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self._gap, self._even, self._filled, self._middle = gap, even, filled, middle
        self._aligned, self._down = aligned, gap if down is None else down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    # Qt asks for items beyond the end and expects none for them.
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._wanted = None
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return widest

    def _place(self, room: QRect, *, move: bool) -> int:
        """Place the items in a rectangle and return the height that they take."""
        top = room.top()
        for line in self._lines(room.width()):
            height = max(size.height() for _item, size in line)
            left = room.left()
            if self._middle:
                taken = sum(size.width() + self._gap for _item, size in line) - self._gap
                left += max(0, (room.width() - taken) // 2)
            for item, size in line:
                if move:
                    tall = height if self._filled else size.height()
                    at = QPoint(left, top + (height - tall) // 2)
                    wide = size.width()
                    if self._aligned:  # a column is wider
                        wide = min(wide, item.sizeHint().width())
                    item.setGeometry(QRect(at, QSize(wide, tall)))
                left += size.width() + self._gap
            top += height + self._down
        return max(0, top - self._down - room.top())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Share the items out to lines of a width, in pixels."""
        if self._wanted is None:
            self._wanted = [(each, each.sizeHint()) for each in self._items if not each.isEmpty()]
        if self._aligned:
            return self._in_columns(width)
        lines = self._broken(width)
        if self._even and len(lines) > 1:
            widest = max(size.width() for line in lines for _item, size in line)
            same = range(widest, width + 1)
            fewest = bisect_left(same, True, key=lambda w: len(self._broken(w)) <= len(lines))
            lines = self._broken(same[fewest])
        return lines

    def _in_columns(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Fill lines of as many columns as find room, each as wide as its widest widget."""
        wanted = [
            (item, size.boundedTo(QSize(width, size.height()))) for item, size in self._wanted or ()
        ]
        for count in range(len(wanted), 0, -1):
            columns = [
                max(size.width() for _item, size in wanted[at::count]) for at in range(count)
            ]
            if sum(columns) + self._gap * (count - 1) <= width:
                break
        else:
            return []
        sized = [
            (item, QSize(columns[at % count], size.height()))
            for at, (item, size) in enumerate(wanted)
        ]
        return [sized[at : at + count] for at in range(0, len(sized), count)]

    def _broken(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Fill one line after the other."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item, wanted in self._wanted or ():
            size = QSize(min(wanted.width(), width), wanted.height())
            if not lines or taken + size.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self._gap
        return lines
