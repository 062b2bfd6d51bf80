"""Empty states: a drawing, a sentence and what can be done first, on a page with nothing on it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import give_role, heavy, smaller
from coalition_app.desktop.widgets.empty_state import middle_sentence
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken, Words

DRAWING, LINE = 88, 18
"""Pixels of the drawing's side, and of a line of text, at 100 %."""
SENTENCE = 18 / 13
"""Size of the sentence, in sizes of text."""
WIDE = 560
"""Most pixels of a line of words at 100 %."""
FILES = ("DOCX", "XLSX", "PDF", "TXT", "EML", "CSV")
"""Kinds of files that are read, as they are named on the page."""
RADIUS, DASH = 12, [4.0, 3.0]
LOW_EDGE = 12
"""Pixels above and below where there is little height."""
Act = tuple[Words, Callable[[], Any]]
"""What a button or a link says, and what it does."""


class EmptyState(Spoken, QFrame):
    """Fills a page on which there is nothing yet; dashed where something can be dropped on it.

    The sentence and the quiet words are asked for anew by `retranslate`, as when the page is read.
    """

    def __init__(
        self,
        drawing: str,
        said: Words,
        more: Words | None = None,
        *,
        first: Act | None = None,
        others: Sequence[Act] = (),
        links: Sequence[Act] = (),
        files: Sequence[str] = (),
        drops: bool = False,
        edge: int = 24,
    ) -> None:
        super().__init__()
        self._drawing, self._drops = drawing, drops
        self.picture, self.said, self.more = QLabel(), middle_sentence(), middle_sentence()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.more.setProperty("role", "quiet")
        self.buttons = [self._button(each, "first") for each in (first,) if each]
        self.buttons += [self._button(each, "") for each in others]
        self.links = [self._button(each, "link") for each in links]
        self._kinds = [_kind(each) for each in files]
        self.put_words(self.said.setText, said)
        if more is not None:
            self.put_words(self.more.setText, more)
        self._lay_out([self.said, self.more] if more else [self.said], edge)
        self._draw()

    def retranslate(self) -> None:
        """Speak the program's language, in the theme and the size of text of this moment."""
        super().retranslate()
        self._draw()

    def be_low(self, low: bool, *, words: bool = False) -> None:
        """Where there is little height show the sentence and what can be done; `words`: what is told too."""
        self.picture.setVisible(not low)
        for each in (self.more, *self._kinds):
            each.setVisible(not low or words)
        self._above.changeSize(0, 0 if low else 20)
        edge = LOW_EDGE if low else self._edge
        self._column.setContentsMargins(24, edge, 24, edge)
        self._column.invalidate()

    def text(self) -> str:
        """Return the sentence that is shown."""
        return self.said.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drops:
            colours, painter = theme.applied(), QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = QPen(QColor(colours.edge), 1)
            edge.setDashPattern(DASH)
            painter.setPen(edge)
            painter.setBrush(QColor(colours.raised))
            inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inside, RADIUS, RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        elif event.type() == QEvent.Type.StyleChange:
            # Afterwards: a style sheet that is set gives its parts the letters back that they had.
            QTimer.singleShot(0, self, self._draw)

    def _colour(self) -> None:
        side = round(DRAWING * self.fontMetrics().height() / LINE)
        self.picture.setPixmap(picture(self._drawing, "accent", side))

    @Slot()
    def _draw(self) -> None:
        self._colour()
        metrics = self.fontMetrics()
        self.said.setFont(smaller(heavy(self.font()), SENTENCE))
        wide = round(WIDE * metrics.height() / LINE)
        for label in (self.said, self.more):
            label.setMaximumWidth(wide)
        for kind in self._kinds:
            kind.setFont(smaller(heavy(self.font()), 11 / 13))
        self.updateGeometry()

    def _button(self, act: Act, role: str) -> QPushButton:
        words, do = act
        made = QPushButton()
        made.setAutoDefault(False)
        if role:
            give_role(made, role)
        made.clicked.connect(lambda _checked: do())
        self.put_words(made.setText, words)
        return made

    def _lay_out(self, labels: Sequence[QLabel], edge: int) -> None:
        self._edge = edge
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, edge, 24, edge)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self.picture)
        self._above = QSpacerItem(0, 20)
        column.addItem(self._above)
        for label in labels:
            column.addLayout(_in_the_middle(label))
            column.addSpacing(6)
        for row, above, gap in ((self._kinds, 6, 6), (self.buttons, 14, 8), (self.links, 12, 8)):
            if row:
                column.addSpacing(above)
                column.addLayout(_side_by_side(row, gap))
        column.addStretch()


def _in_the_middle(label: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label, 100)
    row.addStretch(1)
    return row


def _side_by_side(widgets: Sequence[QWidget], gap: int) -> FlowLayout:
    row = FlowLayout(gap=gap, middle=True)
    for each in widgets:
        row.addWidget(each)
    return row


def _kind(name: str) -> QLabel:
    made = QLabel(name)
    made.setProperty("role", "kind")
    return made
