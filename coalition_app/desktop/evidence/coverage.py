"""How far signatures rest on evidence: a bar of the grades, and the count of each."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.marks import Mark
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.labels import let_wrap
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import N_, _

SHORT = {
    "original": N_("Signature or original"),
    "received": N_("Consent received"),
    "reported": N_("Reported"),
    "list-only": N_("List only"),
    "none": N_("No evidence"),
}
"""Grades, shortly."""
PROVED = ("original", "received", "reported")
"""Grades of signatures that something beside a list shows."""


class Coverage(Spoken, QFrame):
    """Says of how many of the counted signatures there is evidence, and which words that allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._counts: Mapping[str, int] = {}
        self.told, self.why, self.hold = QLabel(), QLabel(), QPushButton()
        self.brief = QLabel()
        for label in (self.told, self.brief):
            give_role(label, "heading")
        give_role(self.why, "quiet")
        let_wrap(self.why)
        self.hold.setProperty("role", "link")
        self.bar = GradeBar()
        self._head, self.legend = QWidget(), QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.told)
        head.addWidget(self.why, 1)
        flow = FlowLayout(self.legend, 18)
        flow.addWidget(self.brief)
        self.labels: dict[str, QLabel] = {}
        self._parts: dict[str, QWidget] = {}
        for grade in SHORT:
            part, words = QWidget(), QLabel()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(Mark(grade=grade))
            row.addWidget(words)
            flow.addWidget(part)
            self.labels[grade], self._parts[grade] = words, part
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.bar)
        flow.addWidget(self.hold)
        column.addWidget(self.legend)
        self.put_words(self.why.setText, lambda: _("This decides what may be certified"))
        self.put_words(self.hold.setText, lambda: _("Record where the originals are…"))
        self.fold(narrow=False)

    def fold(self, *, narrow: bool) -> None:
        """Say it in one line where the rows below need the room."""
        self.brief.setVisible(narrow)
        self._narrow = narrow
        for part in (self._head, self.bar):
            part.setVisible(not narrow)
        self._offer_to_hold()

    def _offer_to_hold(self) -> None:
        """Offer to say where originals are while some signature has none."""
        counts = self._counts
        lacking = sum(counts.values()) > counts.get("original", 0)
        self.hold.setVisible(lacking and not self._narrow)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many signatures have each grade."""
        self._counts = counts
        proved = sum(counts.get(grade, 0) for grade in PROVED)
        named = {"proved": proved, "of": sum(counts.values())}
        self.told.setText(_("Evidence for %(proved)d of %(of)d signatures") % named)
        self.brief.setText(_("With evidence: %(proved)d of %(of)d") % named)
        for grade, label in self.labels.items():
            count = counts.get(grade, 0)
            label.setText(_("%(grade)s %(count)d") % {"grade": _(SHORT[grade]), "count": count})
            self._parts[grade].setVisible(bool(count))
        self.bar.show_counts(counts)
        self._offer_to_hold()
        self.bar.setAccessibleName(self.told.text())

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.show_counts(self._counts)


class GradeBar(QWidget):
    """One bar, parted by grade: filled where something shows the signature, ringed where a list names it."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show these counts."""
        self._counts = counts
        self.update()

    def sizeHint(self) -> QSize:
        """Return a bar of ten pixels."""
        return QSize(100, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        whole, colours = sum(self._counts.values()), theme.applied()
        if not whole:
            return
        painter, left = QPainter(self), 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self.width() - 1
        for grade in SHORT:
            count = self._counts.get(grade, 0)
            if not count:
                continue
            room = max(4.0, across * count / whole)
            place = QRectF(left, 0.5, min(room, self.width() - 0.5 - left) - 2, self.height() - 1)
            fill = QColor(colours.accent)
            fill.setAlphaF({"original": 1.0, "received": 0.55, "reported": 0.25}.get(grade, 0.0))
            edge = {"list-only": colours.warning, "none": colours.refusal}.get(grade)
            ground = {"list-only": colours.warning_ground, "none": colours.refusal_ground}.get(
                grade
            )
            painter.setPen(QPen(QColor(edge)) if edge else QPen(QColor(colours.accent)))
            painter.setBrush(QColor(ground) if ground else fill)
            painter.drawRoundedRect(place, 4, 4)
            left += room
        painter.end()
