"""Where the lines of a source went: a bar that adds up, and its parts in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.i18n import ngettext
from coalition_app.intake.line_account import Account, account_parts, account_sentence

LONG, HIGH, THIN = 180, 8, 3
"""Pixels of the bar at 100 %, and of its height where it stands alone."""
WIDEST = 10_000
"""Pixels that no window has."""
LINE = 18
"""Pixels of a line of text at 100 %."""
TONES = ("accent", "button_line", "warning", "")
"""Colours of the parts, in their order; the last is drawn as an edge."""


class AccountBar(QWidget):
    """The whole, the bar, and each part with its colour; a reader of the screen gets one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._account: Account | None = None
        self._short = False
        self.whole = QLabel()
        self.whole.setFont(heavy())
        self._parts = [_Part(each) for each in TONES]
        self._bar = _Bar()
        row = FlowLayout(self, gap=10)
        for widget in (self.whole, self._bar, *self._parts):
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_account(self, account: Account) -> None:
        """Show where the lines went; what no line went into is not named."""
        lines = ngettext("%(count)d line", "%(count)d lines", account.lines)
        self.whole.setText(lines % {"count": account.lines})
        self.whole.setVisible(not self._short)
        self._bar.lie_across(self._short)
        counts = account.counts
        self._bar.show_counts(counts)
        for part, words, count in zip(self._parts, account_parts(account), counts, strict=True):
            part.setText(words)
            part.setVisible(count > 0 and not self._short)
        self.setAccessibleName(account_sentence(account))
        self.setToolTip(account_sentence(account))
        self._account = account

    def shorten(self, short: bool) -> None:
        """Show the bar alone where there is no room for words; they are in its tooltip."""
        self._short = short
        if self._account is not None:
            self.show_account(self._account)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._counts: tuple[int, ...] = ()
        self._across = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: tuple[int, ...]) -> None:
        self._counts = counts
        self.update()

    def lie_across(self, across: bool) -> None:
        """Take a thin line as wide as there is room for."""
        self._across = across
        wide = QSizePolicy.Policy.Preferred if across else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        scale = self.fontMetrics().lineSpacing() / LINE
        if self._across:
            return QSize(WIDEST, round(THIN * scale))
        return QSize(round(LONG * scale), round(HIGH * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.applied()
        left, whole = 0.0, max(1, sum(self._counts))
        for count, tone in zip(self._counts, TONES, strict=False):
            wide = self.width() * count / whole
            place = QRectF(left, 0, max(wide - 1, 2) if count else 0, self.height())
            painter.fillRect(place, QColor(getattr(colours, tone or "sunken")))
            left += wide
        if not self._across:
            # The last part has the ground's colour: without an edge the bar would seem to end before it.
            painter.setPen(QColor(colours.button_line))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _Part(QLabel):
    """A part in words behind a spot of its colour."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setProperty("role", "quiet")
        self.setIndent(self._side() + 6)

    def _side(self) -> int:
        return self.fontMetrics().lineSpacing() // 2

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, colours = QPainter(self), theme.applied()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._side()
        spot = QRectF(0.5, (self.height() - side) / 2, side, side)
        painter.setBrush(QColor(getattr(colours, self._tone or "sunken")))
        painter.setPen(
            QPen(QColor(colours.edge if not self._tone else getattr(colours, self._tone)))
        )
        painter.drawRoundedRect(spot, 2, 2)
