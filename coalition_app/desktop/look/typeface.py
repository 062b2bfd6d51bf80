"""The window's own typeface, Noto Sans, and its weights."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat, QTextDocument

FAMILY, FILE = "Noto Sans", "NotoSans[wght].ttf"
POINTS = 10.0
"""Size of text at 100 %: 13 pixels on lines of 18."""
WEIGHT = QFont.Tag("wght")
HEAVY = 600.0
"""Of titles, headings, heads of tables, first buttons and what is chosen."""
LETTERS = "Подписавший Signatory Қол қоюшы №18"
"""Letters as the window has them; the font's own average counts every script that it draws."""
HEAVY_ROLES = ("title", "name", "part", "heading", "first", "first-small", "short_name")
SIZED_ROLES = ("title", "name", "part")
"""Heavy roles to which the style sheet gives a size of their own."""


def use_typeface(application: QApplication) -> None:
    """Set the program in its own typeface; where it is missing, in the system's."""
    if application.property("typeface"):
        return
    package, added = find_spec("manimgx_fonts"), -1
    if package is not None and package.origin is not None:
        added = QFontDatabase.addApplicationFont(str(Path(package.origin).parent / FILE))
    if added >= 0 or FAMILY in QFontDatabase.families():
        font = QFont(FAMILY)
        font.setPointSizeF(POINTS)
        application.setFont(font)
        application.setProperty("typeface", FAMILY)


def weigh_heads(application: QApplication) -> None:
    """Set the heads of all tables in heavy letters of the size of text."""
    # Its stub asks for bytes, and PySide6 takes a string only.
    QApplication.setFont(heavy(application.font()), "QHeaderView")  # type: ignore[arg-type, unused-ignore]


def heavy(font: QFont | None = None) -> QFont:
    """Return a font in heavy letters; without one, the weight alone, and all else is the widget's.

    Noto Sans is one variable file: Qt sees a single style in it and takes no weight but by its axis, neither
    from `setBold` nor from a style sheet.
    """
    made = QFont() if font is None else QFont(font)
    made.setVariableAxis(WEIGHT, HEAVY)
    return made


def heavy_words() -> "QTextCharFormat":
    """Return the look of words that stand out in a text, in heavy letters."""
    from PySide6.QtGui import QTextCharFormat  # here and below: the window shows before

    form = QTextCharFormat()
    own = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
    form.setFont(heavy(), own)
    form.setFontWeight(QFont.Weight.Normal)  # bold would smear them besides
    return form


def weigh_bold(document: "QTextDocument") -> None:
    """Set what a document has in bold in heavy letters; Qt only smears the usual ones."""
    from PySide6.QtGui import QTextCursor

    bold = list[tuple[int, int]]()
    block = document.begin()
    while block.isValid():
        run = block.begin()
        while not run.atEnd():
            words = run.fragment()
            if words.charFormat().fontWeight() > QFont.Weight.Medium:
                bold.append((words.position(), words.length()))
            run += 1
        block = block.next()
    for start, length in bold:
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(heavy_words())


def smaller(font: QFont, times: float = 11.5 / 13) -> QFont:
    """Return a font of smaller letters, by default those of badges and second lines."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * times)
    return made


def letter_width(metrics: QFontMetrics | QFontMetricsF) -> int:
    """Return how wide a letter is on average, in whole pixels or dots."""
    return round(metrics.horizontalAdvance(LETTERS) / len(LETTERS))


def two_lines_width(metrics: QFontMetrics, sentence: str) -> int:
    """Return the least width at which a sentence has no more than two lines."""
    words, across = sentence.split(" "), metrics.horizontalAdvance
    return 2 + min(
        max(across(" ".join(words[:at])), across(" ".join(words[at:]))) for at in range(len(words))
    )


def give_role(widget: QWidget, role: str) -> None:
    """Give a widget its role in the style sheet, and the weight of letters that goes with it."""
    was = widget.property("role")
    if was == role:
        return
    widget.setProperty("role", role)
    polished = widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    if polished:
        restyle(widget)
    if role in HEAVY_ROLES:
        widget.setFont(heavy())
        if polished and role in SIZED_ROLES:  # the sheet's size went with the font that was set
            widget.style().polish(widget)
    elif was in HEAVY_ROLES:
        widget.setFont(QFont())


def weigh_again(application: QApplication) -> None:
    """Weigh those anew that got their role while they were shown: another style sheet takes it from them."""
    for each in application.allWidgets():
        if each.property("role") in HEAVY_ROLES and not each.font().isVariableAxisSet(WEIGHT):
            each.setFont(heavy())


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's changed properties, which it does only when told to."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
