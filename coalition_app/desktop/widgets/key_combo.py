"""A box to choose one of our words, which stays in the program's language."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.unscrolled import Unscrolled
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _

SHORTEST = 8
"""Letters that a box has room for at least; a longer word is whole in the list and in the tooltip."""
BESIDE = 4
"""Pixels beside the words of a box that its style does not count."""


class WholeBox(Unscrolled, QComboBox):
    """A box whose list shows all of its entries, where the screen has room for them.

    A word that is longer than the box ends in three dots, which Qt leaves out.
    """

    def sizeHint(self) -> QSize:
        """Leave the room beside the words that Qt forgets where a style sheet sets the box."""
        return super().sizeHint() + QSize(BESIDE, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        kind = QStyle.ComplexControl.CC_ComboBox
        painter.drawComplexControl(kind, option)
        words, colours = option.currentText, option.palette
        if self.currentIndex() < 0 and self.placeholderText():
            words = self.placeholderText()
            colours.setBrush(QPalette.ColorRole.ButtonText, colours.placeholderText())
            option.palette = colours
        side = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(words, side, self._room(option))
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @property
    def is_cut(self) -> bool:
        """Whether the box has no room for the whole of its words."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self.fontMetrics().horizontalAdvance(self.currentText()) > self._room(option)

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Return the pixels that words have."""
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(kind, option, part, self).width() - 2

    def showPopup(self) -> None:
        super().showPopup()
        # Qt measures the list while the box has the keyboard, whose thicker edge it takes off: the list
        # is then too low by a little, and arrows to scroll it cover half an entry.
        view, shown = self.view(), self.view().window()
        last = view.visualRect(view.model().index(self.count() - 1, self.modelColumn()))
        lacking = last.bottom() + 1 - view.viewport().height()
        room, wanted = shown.screen().availableGeometry(), shown.geometry()
        higher = wanted.adjusted(0, 0, 0, last.height())
        if not 0 < lacking < last.height() or higher.bottom() > room.bottom():
            return
        for each in (higher, wanted.adjusted(0, 0, 0, lacking)):  # the arrows go where all is seen
            shown.setGeometry(each)
            layout = shown.layout()
            if layout is not None:
                layout.activate()


class WordBox(Spoken, WholeBox):
    """Holds keys; shows the words for them."""

    picked = Signal()
    """A word was taken from the open list; going through the words with the arrows is not yet a choice."""

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._words = dict(words or {})
        self._opened = False
        self.activated.connect(self._pick)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST)
        self.currentTextChanged.connect(self.setToolTip)
        for key in self._words:
            self.addItem("", key)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words in the program's language, without a signal of another choice."""
        super().retranslate()
        self.blockSignals(True)
        for at in range(self.count()):
            words = self._words.get(self.itemData(at))
            if words is not None:
                self.setItemText(at, _(words))
                self.setItemData(at, _(words), Qt.ItemDataRole.ToolTipRole)
        self.blockSignals(False)
        self.setToolTip(self.currentText())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other keys with their words, keeping the chosen one where it is among them."""
        choices = [(key, show_hidden(words)) for key, words in choices]
        now = [(self.itemData(at), self.itemText(at)) for at in range(self.count())]
        if now == list(choices):
            return
        kept = self.key()
        self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.choose(kept)
        self.blockSignals(False)
        self.setToolTip(self.currentText())

    def key(self) -> str:
        """Return the chosen key; empty where none is chosen."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose a key; none where the box has it not."""
        self.setCurrentIndex(self.findData(key))

    def showPopup(self) -> None:
        self._opened = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._opened = False  # with the list open, the keys go to the list
        super().keyPressEvent(event)

    def _pick(self) -> None:
        if self._opened:
            self._opened = False
            self.picked.emit()
