"""The card of the statement at the top of the side list; a click lists the other statements."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from coalition_app import i18n
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy, smaller
from coalition_app.desktop.widgets.labels import WRAP, shorten
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow

ACROSS, ABOVE = 11, 9
"""Pixels between the card's edge and its words."""
MOST_LINES = 4
LONGEST = 70
"""Letters of a title in the menu."""

TEXTS = {
    "sealed": N_("text sealed"),
    "attested": N_("text in an edition"),
    "signed": N_("text signed"),
    "": N_("text open"),
}
"""What the card says of the newest text, by why it stays as it is."""


class StatementCard(QAbstractButton):
    """Says number, title, demands and whether the text is sealed; folded it says the number."""

    wanted = Signal(int)
    """The number of the statement that was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.folded = False
        self.new: QAction | None = None
        """The action that makes a statement, last in the menu."""
        self.list = Menu(self)
        self.list.aboutToShow.connect(self._fill)
        self._known: list[StatementRow] = []
        self._shown: StatementRow | None = None
        self.why: str | None = None
        """Why the text stays as it is, a key of TEXTS; None until it is read."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)

    def show_statement(self, known: "list[StatementRow]", shown: "StatementRow | None") -> None:
        """Show one of the statements of the register; None where there is none yet."""
        self._known, self._shown = known, shown
        self.speak()

    def speak(self) -> None:
        """Word the card anew."""
        self.setText(self.title())
        self.setToolTip(self.title())
        self.setAccessibleName(f"{self.title()}, {self.state()}" if self._shown else self.title())
        self.setVisible(not self.folded or len(self._known) > 1)
        self.updateGeometry()
        self.update()

    def title(self) -> str:
        """Return number and title, in the window's language where it has such a wording."""
        if self._shown is None:
            return _("No statement yet")
        return f"{self._shown.number} · {title_of(self._shown)}"

    def state(self) -> str:
        """Say how many demands the shown statement has, and whether its text can still change."""
        if self._shown is None:
            return ""
        count = len(self._shown.demands)
        demands = ngettext("%(count)d demand", "%(count)d demands", count) % {"count": count}
        text = "" if self.why is None else _(TEXTS[self.why])
        return " · ".join(filter(None, [demands if count else "", text]))

    def sizeHint(self) -> QSize:
        if self.folded:
            return QSize(0, self.fontMetrics().lineSpacing() + 2 * ABOVE)
        width = self.width() - 2 * ACROSS
        heads = QFontMetrics(self._head())
        high = heads.boundingRect(0, 0, width, 0, WRAP, self._lines(width)).height()
        small = QFontMetrics(smaller(self.font()))
        below = small.boundingRect(0, 0, width, 0, WRAP, self._state_line()).height() + 4
        return QSize(0, high + (below if self._shown else 0) + 2 * ABOVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.applied()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(
            QPen(QColor(colours.accent if focused else colours.line), 2 if focused else 1)
        )
        painter.setBrush(QColor(colours.hover if self.underMouse() else colours.raised))
        edge = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        inside = self.rect().adjusted(ACROSS, ABOVE, -ACROSS, -ABOVE)
        painter.setPen(QColor(colours.text))
        painter.setFont(self._head())
        if self.folded:
            number = str(self._shown.number) if self._shown else ""
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), f"{number} ▾")
            return
        painter.drawText(inside, WRAP, self._lines(inside.width()))
        painter.setFont(smaller(self.font()))
        painter.setPen(QColor(colours.quiet))
        below = int(Qt.AlignmentFlag.AlignBottom) | WRAP
        painter.drawText(inside, below, self._state_line())

    def _state_line(self) -> str:
        return f"{self.state()}\u00a0▾" if self._shown else ""

    def _head(self) -> QFont:
        return heavy(smaller(self.font(), 12 / 13))

    def _lines(self, width: int) -> str:
        return shorten(self.title(), QFontMetrics(self._head()), width, MOST_LINES)

    def _open(self) -> None:
        self.list.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _fill(self) -> None:
        self.list.clear()
        for each in self._known:
            title = title_of(each)
            words = title if len(title) <= LONGEST else f"{title[:LONGEST].rstrip()}…"
            entry = self.list.addAction(f"{each.number} · {words}".replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(each is self._shown)
            entry.triggered.connect(lambda _on, number=each.number: self.wanted.emit(number))
        if self.new is not None:
            self.list.addSeparator()
            self.list.addAction(self.new)


def title_of(statement: "StatementRow") -> str:
    """Return a statement's title in the window's language, or in the authentic one."""
    return show_hidden(statement.titles.get(i18n.current().language) or statement.title)
