"""The legend of the grid of positions: each key with its position, also to be clicked."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from coalition_app.desktop.models.position_text import KEYS, SIGNS, stance_word
from coalition_app.i18n import _
from coalition_app.labels import position_label

GAP = 6
"""Pixels between the parts of a flow."""


class Flow(QLayout):
    """Sets widgets in a row and goes on in the next one where the room ends.

    `filled` makes all widgets of a row as high as the highest; else they stand in its middle.
    """

    def __init__(self, parent: QWidget | None = None, *, filled: bool = False) -> None:
        super().__init__(parent)
        self._filled = filled
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), put=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, put=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def _place(self, rect: QRect, *, put: bool) -> int:
        """Give the height that the widgets need, and put them there where that is asked."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(wanted.height() for _item, wanted in line)
            x = rect.x()
            for item, wanted in line:
                if self._filled:
                    wanted.setHeight(height)
                if put:
                    down = (height - wanted.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + down), wanted))
                x += wanted.width() + GAP
            y += height + GAP
        return max(0, y - GAP - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Share the widgets out to lines of a width, in pixels."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint()
            wanted.setWidth(min(wanted.width(), width))
            if not lines or taken + wanted.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, wanted))
            taken += wanted.width() + GAP
        return lines


class Legend(QWidget):
    """One button a position; clicking it records the position in the chosen cells."""

    wanted = Signal(str)
    """The position that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        flow = Flow(self)
        for stance in KEYS.values():
            button = QPushButton()
            button.setProperty("role", "small")
            button.clicked.connect(lambda _on=False, s=stance: self.wanted.emit(s))
            self.buttons[stance] = button
            flow.addWidget(button)
        self.note = QLabel()
        self.note.setProperty("role", "quiet")
        flow.addWidget(self.note)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def retranslate(self) -> None:
        """Speak the program's language."""
        for key, stance in KEYS.items():
            button = self.buttons[stance]
            button.setText(f"{key}   {SIGNS[stance]} {stance_word(stance)}")
            whole = _("%(position)s: key %(key)s") % {
                "position": position_label(stance),
                "key": key,
            }
            button.setToolTip(whole)
            button.setAccessibleName(whole)
        self.note.setText(_("Enter: words"))
        self.note.setToolTip(
            _(
                "Enter or F2 opens the words of the chosen signatory. Grey without a frame: nothing was "
                "stated, which counts as support."
            )
        )
