"""Marks of a position and of a grade of evidence: painted with sign and shape, and their words."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy
from coalition_app.desktop.wording.position_words import SIGNS
from coalition_app.i18n import _
from coalition_app.labels import GRADES, position_label

LINE = 18
"""Pixels of a line of text at 100 %, for which the sizes below hold."""
WIDE, HIGH, RADIUS, CIRCLE = 24.0, 20.0, 5.0, 13.0
NUMBER_PAD = 7.0
"""Pixels beside the words of a mark that tells its demand."""
_Tones = tuple[str, str, str]
"""Colours of sign, ground and edge, as names of `theme.Colours`; empty for none."""
_TONES: dict[str, _Tones] = {
    "supports": ("accent", "", ""),
    "supports-with-reservation": ("warning", "warning_ground", "warning"),
    "does-not-support": ("raised", "refusal", ""),
    "abstains": ("quiet", "grey_ground", ""),
    "no-consensus": ("quiet", "grey_ground", ""),
    "not-stated": ("quiet", "grey_ground", ""),
    "unsettled": ("refusal", "refusal_ground", "refusal"),
}


def position_tip(number: int, short: str, stance: str) -> str:
    """Say a position in words, after number and short name of its demand; the name may be empty."""
    named = {"number": number, "demand": short, "position": position_label(stance)}
    if short:
        return _("%(number)d · %(demand)s: %(position)s") % named
    return _("Demand %(number)d: %(position)s") % named


def grade_tip(grade: str) -> str:
    """Say in words what the evidence of a signature is worth."""
    return _(GRADES[grade])


def position_size(font: QFont, number: int = 0) -> QSizeF:
    """Return the room of a position's mark, with the number of its demand where one is given."""
    metrics = QFontMetricsF(heavy(font))
    scale = metrics.height() / LINE
    if not number:
        return QSizeF(WIDE * scale, HIGH * scale)
    words = metrics.horizontalAdvance(f"{number} +")
    return QSizeF(words + 2 * NUMBER_PAD * scale, HIGH * scale)


def paint_position(
    painter: QPainter,
    centre: QPointF,
    stance: str,
    font: QFont,
    *,
    number: int = 0,
    chosen: bool = False,
    silent: bool = False,
) -> None:
    """Paint a position around a point; an empty stance, of who does not count, paints nothing.

    With `number` the mark tells its demand too; `chosen` says that it lies on a chosen row, `silent` that
    nothing was stated and the position follows from the statement's rule: its sign is thinner.
    """
    if not stance:
        return
    colours, (sign, ground, edge) = theme.applied(), _TONES[stance]
    size = position_size(font, number)
    place = QRectF(centre.x() - size.width() / 2, centre.y() - size.height() / 2, 0, 0)
    place.setSize(size)
    if chosen and not edge and ground == "grey_ground":
        edge = "quiet"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = RADIUS * size.height() / HIGH
    if ground:
        painter.setPen(QColor(getattr(colours, edge)) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, ground)))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(QColor(getattr(colours, sign)))
    painter.setFont(font if silent else heavy(font))
    words = f"{number} {SIGNS[stance]}" if number else SIGNS[stance]
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()


def paint_grade(painter: QPainter, centre: QPointF, grade: str, font: QFont) -> None:
    """Paint what evidence is worth around a point; an empty grade, of who does not count, paints nothing."""
    if not grade:
        return
    colours = theme.applied()
    scale = QFontMetricsF(font).height() / LINE
    half = CIRCLE * scale / 2
    circle = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
    tone = {"list-only": colours.warning, "none": colours.refusal}.get(grade, colours.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tone), 1.5 * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if grade == "none":
        painter.drawLine(QPointF(circle.left(), centre.y()), QPointF(circle.right(), centre.y()))
    else:
        ring = circle.adjusted(scale, scale, -scale, -scale)
        painter.drawEllipse(ring)
        painter.setBrush(QColor(tone))
        painter.setPen(Qt.PenStyle.NoPen)
        # Sixteenths of a degree, from three o'clock on, against the clock.
        start, span = {"original": (0, 360), "received": (90, 180), "reported": (0, 90)}.get(
            grade, (0, 0)
        )
        painter.drawPie(ring, start * 16, span * 16)
    painter.restore()


def grade_drawing(grade: str, font: QFont) -> QIcon:
    """Draw what evidence is worth as an icon, to stand before its words."""
    side = round(CIRCLE * QFontMetricsF(font).height() / LINE) + 2
    pixmap = QPixmap(2 * side, 2 * side)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_grade(painter, QPointF(side / 2, side / 2), grade, font)
    painter.end()
    return QIcon(pixmap)


class Mark(QWidget):
    """One mark among labels: of a position or of a grade, as high as the text beside it needs."""

    def __init__(self, *, position: str = "", grade: str = "") -> None:
        super().__init__()
        self.position, self.grade = position, grade
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = position_label(position) if position else grade_tip(grade) if grade else ""
        self.setAccessibleName(words)
        self.setToolTip(words)

    def show_position(self, stance: str, words: str) -> None:
        """Show another position, and say it in words."""
        self.position = stance
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def show_grade(self, grade: str) -> None:
        """Show a grade, and say it in the words of the language that is spoken now."""
        self.grade = grade
        self.setAccessibleName(grade_tip(grade))
        self.setToolTip(grade_tip(grade))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a position's mark, or of a grade's circle."""
        if self.position or not self.grade:
            return position_size(self.font()).toSize()
        side = round(CIRCLE * QFontMetricsF(self.font()).height() / LINE) + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, centre = QPainter(self), QRectF(self.rect()).center()
        paint_position(painter, centre, self.position, self.font())
        paint_grade(painter, centre, self.grade, self.font())


def position_icon(widget: QWidget, stance: str) -> QIcon:
    """Draw a position's mark as an icon."""
    size, ratio = position_size(widget.font()).toSize(), 2
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    middle = QPointF(size.width() / 2, size.height() / 2)
    paint_position(painter, middle, stance, widget.font())
    painter.end()
    return QIcon(pixmap)
