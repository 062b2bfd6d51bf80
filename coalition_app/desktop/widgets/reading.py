"""The frame of dialogs that show something long to be read, and what may be done with it."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextEdit, QWidget

from coalition_app.desktop.look.typeface import heavy_words, letter_width
from coalition_app.desktop.widgets.dialog_frame import LINE
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.i18n import _

WIDTH, HEIGHT = 1040, 640
"""Pixels of such a dialog where the window has room for it."""
LETTERS = 84
"""Letters across it, where they are large."""
NUMBERED = re.compile(r"\d+\. ")
"""How a numbered head of a report begins."""
ASIDE = 20
"""Pixels at each side of the foot."""
NEAR = 1 / 3
"""Part of the room that may be taken by what stands above the line that matters."""
LEAST, MOST = 160, 4
"""Pixels of the text at least; heights of letters that are left free below it at most."""


class WholeLines(QTextEdit):
    """A text that is read; at rest its lower edge cuts no line."""

    first = 0
    """The block that it begins with where those above take much of the room; they are scrolled to."""

    _moved = False
    """Whether somebody scrolled it since it was shown."""

    def __init__(self) -> None:
        super().__init__(readOnly=True, tabChangesFocus=True, acceptRichText=False)
        self.verticalScrollBar().actionTriggered.connect(self._keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keep()
        super().keyPressEvent(event)

    def begin(self) -> None:
        """Show the beginning of what was set."""
        self._moved = False
        self._fit()

    def _keep(self) -> None:
        self._moved = True

    def _fit(self) -> None:
        """Set the lower edge anew, as whole lines end elsewhere, and the beginning until somebody scrolls."""
        end_at_whole_line(self)
        if self.first and not self._moved:
            block = self.document().findBlockByNumber(self.first)
            top = self.document().documentLayout().blockBoundingRect(block).top()
            far = top > self.viewport().height() * NEAR
            self.verticalScrollBar().setValue(math.floor(top) if far else 0)


class ReadingDialog(FormDialog):
    """Shows a text that is read and copied; its own fields stand above it.

    The button that agrees closes it; `do` follows then.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        title: Words,
        name: Words,
        agree: Words | None = None,
        do: Callable[[], Any] | None = None,
    ) -> None:
        """`name` is what a screen reader calls the text."""
        super().__init__(parent, title=title, agree=agree)
        self._beside: list[QPushButton] = []
        self.text = WholeLines()
        self.text.setMinimumHeight(LEAST)
        self.put_words(self.text.setAccessibleName, name)
        self.put_words(self.give_up.setText, lambda: _("Close"))
        if do is not None:
            self.accepted.connect(do)

    def show_text(self) -> None:
        """Set the text below the fields that were added."""
        self.form.addRow(self.text)
        self._first = self._first or self.text

    def show_report(self, text: str, *, first: int = 0) -> None:
        """Show a report with its heads in heavy letters; what wraps stands as far in as it begins.

        Where what stands above the line `first` takes much of the room it begins with that.
        """
        self.text.setPlainText(text)
        self.text.first = first
        cursor, document, look = self.text.textCursor(), self.text.document(), heavy_words()
        space, block = self.text.fontMetrics().horizontalAdvance(" "), document.begin()
        while block.isValid():
            if inside := space * (len(block.text()) - len(block.text().lstrip(" "))):
                form = block.blockFormat()
                form.setLeftMargin(inside)
                form.setTextIndent(-inside)
                cursor.setPosition(block.position())
                cursor.setBlockFormat(form)
            block = block.next()
        for at in _heads(text.split("\n")):
            cursor.setPosition(document.findBlockByNumber(at).position())
            cursor.select(cursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(look)
        self.text.begin()

    def add_button(self, words: Words, does: Callable[[], Any]) -> QPushButton:
        """Add a button at the left of the foot."""
        button = QPushButton(autoDefault=False)
        self.put_words(button.setText, words)
        button.clicked.connect(does)
        self.buttons.insertWidget(self.buttons.count() - 3, button)
        self._beside.append(button)
        return button

    def grow(self) -> None:
        """Take the room that the window has for it, and no more."""
        if not self.isVisible():
            room = screen_room(self)
            wide = max(WIDTH, LETTERS * letter_width(self.fontMetrics()))
            high = max(HEIGHT, HEIGHT * self.fontMetrics().lineSpacing() // LINE)
            wide = min(wide, room.width() - 40)
            if self.buttons.minimumSize().width() > wide - 2 * ASIDE:
                self._move_up()
            self.resize(wide, min(high, room.height()))

    def _move_up(self) -> None:
        """Let the buttons at the left stand above the foot, which has no room for all of them."""
        row = QHBoxLayout()
        self.form.addRow(row)
        for button in self._beside:
            self.buttons.removeWidget(button)
            row.addWidget(button)
        row.addStretch()
        self._beside = []


def end_at_whole_line(view: QTextEdit) -> None:
    """Leave the room below free that holds no whole line; a picture may be cut."""
    room, foot, below = view.contentsRect().height(), 0.0, 0
    for each in _feet(view.document()):
        if each > room:
            below = math.floor(room - foot)
            break
        foot = each
    view.setViewportMargins(0, 0, 0, below if below < MOST * view.fontMetrics().height() else 0)


def _feet(document: QTextDocument) -> Iterator[float]:
    """Give the lower edge of each line."""
    block = document.begin()
    while block.isValid():
        lines, top = block.layout(), document.documentLayout().blockBoundingRect(block).top()
        for at in range(lines.lineCount()):
            line = lines.lineAt(at)
            yield top + line.y() + line.height()
        block = block.next()


def _heads(lines: Sequence[str]) -> list[int]:
    """Find the heads of a report: its numbered parts, else what stands above lines further in."""
    around = list(zip(["", *lines], lines, [*lines[1:], ""], strict=False))
    numbered = [
        at
        for at, (before, line, _after) in enumerate(around)
        if not before and NUMBERED.match(line)
    ]
    return numbered or [
        at
        for at, (_before, line, after) in enumerate(around)
        if line[:1].strip() and after.startswith(" ")
    ]
