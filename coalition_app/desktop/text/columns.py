"""The table of the Text page: a row for each part of the text, a column for each language."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.action_button import IconButton
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.text.fields import WordsField
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.i18n import _
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.wordings import TextRow as SealedText

AROUND = 28, 18
"""Pixels beside and above the words of a button that looks like words."""
NUMBER_LETTERS, LEAST_NUMBER = 6, 44
"""Letters and pixels of the column of numbers."""


def language_heading(language: str, authentic: str) -> str:
    """Name a language, and say of the authentic one that it is."""
    name = LANGUAGE_NAMES[language]
    return _("%(language)s, authentic") % {"language": name} if language == authentic else name


def in_order(authentic: str) -> list[str]:
    """List the languages of documents as their columns stand: the authentic one first."""
    return sorted(DOCUMENT_LANGUAGES, key=lambda each: each != authentic)


class LanguageFields(QWidget):
    """Fields of all languages, side by side or one below the other."""

    def __init__(
        self,
        save: Callable[[str, str], None],
        *,
        least: int,
        most: int,
        one_line: bool = False,
        role: str = "flat",
    ) -> None:
        super().__init__()
        self.fields = {
            each: WordsField(
                partial(save, each), least=least, most=most, one_line=one_line, role=role
            )
            for each in DOCUMENT_LANGUAGES
        }
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for field in self.fields.values():
            self._box.addWidget(field, 1)

    def stand(self, *, side_by_side: bool, authentic: str, seen: Collection[str]) -> None:
        """Set the languages that are seen beside each other, or below, several then with their names."""
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if side_by_side else way.TopToBottom)
        for at, language in enumerate(in_order(authentic)):
            field = self.fields[language]
            if self._box.indexOf(field) != at:
                self._box.removeWidget(field)
                self._box.insertWidget(at, field, 1)
            field.setVisible(language in seen)
            field.caption.setText(language_heading(language, authentic))
            field.caption.setVisible(not side_by_side and len(seen) > 1)

    def in_order(self, authentic: str) -> list[WordsField]:
        """List the fields as they stand."""
        return [self.fields[each] for each in in_order(authentic)]

    def first_seen(self) -> str:
        """Return the language of the first field that is seen: nothing is written into a hidden one."""
        return next(each for each, field in self.fields.items() if not field.isHidden())

    def language_in_focus(self) -> str:
        """Return the language of the field that has the keyboard; empty where none of them has it."""
        focused = QApplication.focusWidget()
        return next((each for each, field in self.fields.items() if field.edit is focused), "")


class TextRow(QFrame):
    """A row of the table: what stands in the column of numbers, and beside it the languages."""

    def __init__(self, *contents: QWidget, corner: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("role", "text_row")
        self.corner = QWidget()
        self._above = QVBoxLayout(self.corner)
        self._above.setContentsMargins(4, 10, 4, 4)
        self._above.setSpacing(4)
        if corner is not None:
            self.add_to_corner(corner)
        self._above.addStretch()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in contents:
            column.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.corner)
        row.addLayout(column, 1)

    def add_to_corner(self, widget: QWidget) -> None:
        """Set a widget into the column of numbers, below what is there."""
        self._above.insertWidget(
            max(0, self._above.count() - 1), widget, 0, Qt.AlignmentFlag.AlignHCenter
        )

    def keep_corner(self) -> None:
        """Keep the column of numbers as wide as that of the other rows."""
        letters = letter_width(self.fontMetrics()) * NUMBER_LETTERS
        self.corner.setFixedWidth(max(LEAST_NUMBER, letters))


class LanguageHead(QWidget):
    """The head of a column: the language, what is known of its words, and what can be done with it."""

    authentic_wanted = Signal(str)
    """By the language: it decides where wordings differ."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.name, self.tag, self.more = QLabel(), Tag(), QPushButton("⋯")
        self.name.setText(LANGUAGE_NAMES[language])
        give_role(self.name, "heading")
        self.more.setProperty("role", "plain")
        self.decides = QAction(self)
        self.decides.triggered.connect(lambda _on=False: self.authentic_wanted.emit(language))
        menu = Menu(self.more)
        menu.addAction(self.decides)
        self.more.clicked.connect(
            lambda: menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.tag)
        row.addStretch()
        row.addWidget(self.more)

    def show_state(self, statement: StatementRow, newest: SealedText, *, locked: bool) -> None:
        """Say whether the language decides, or how much of the text is translated into it."""
        named = {"language": LANGUAGE_NAMES[self.language]}
        words, tone = language_state(statement, self.language)
        digest = newest.digests.get(self.language, "")
        sealed = _("Sealed. SHA-256: %(digest)s") % {"digest": digest} if digest else ""
        self.tag.say(words, tone, sealed)
        self.tag.setVisible(bool(words))
        self.decides.setText(_("%(language)s decides where wordings differ") % named)
        self.more.setAccessibleName(_("More on %(language)s") % named)
        authentic = self.language == statement.authentic_language
        self.more.setVisible(not authentic and not locked)


def language_state(statement: StatementRow, language: str) -> tuple[str, str]:
    """Word what a column's language is to the text, with the tone of its tag; empty where it has no words."""
    if language == statement.authentic_language:
        return _("authentic"), "accent"
    worded = wordings.count_wordings(statement).get(language)
    if worded is None:
        return "", "quiet"
    whole = len(statement.demands)
    if worded < whole:
        return _("translated: %(count)d of %(whole)d") % {
            "count": worded,
            "whole": whole,
        }, "warning"
    return _("translation"), "quiet"


class FoldedBody(QWidget):
    """Stands for the text before the demands while that is folded: words to click on in each language."""

    wanted = Signal(str)
    """By the language: the text is to be read or written there."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {each: WrapButton(*AROUND) for each in DOCUMENT_LANGUAGES}
        self._worded: dict[str, bool] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for language, button in self.buttons.items():
            button.setProperty("role", "link")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            button.clicked.connect(partial(self._tell, language))
            self._row.addWidget(button, 1)

    def show_words(self, statement: StatementRow, open_in: Collection[str]) -> None:
        """Say in each language whether there is a text before the demands; a link where it can be written."""
        for at, language in enumerate(in_order(statement.authentic_language)):
            button = self.buttons[language]
            if self._row.indexOf(button) != at:
                self._row.removeWidget(button)
                self._row.insertWidget(at, button, 1)
            worded = bool(statement.bodies.get(language))
            button.setEnabled(worded or language in open_in)
            give_role(button, "quiet_link" if worded else "link")
            self._worded[language] = worded
        walk([self.buttons[each] for each in in_order(statement.authentic_language)])

    def stand(self, *, side_by_side: bool, seen: Collection[str]) -> None:
        """Say what each button opens; its language too where no head of a column names it."""
        for language, worded in self._worded.items():
            named = _("Text before the demands: %(language)s") % {
                "language": LANGUAGE_NAMES[language]
            }
            writable = self.buttons[language].isEnabled()
            short = (
                _("Text before the demands")
                if worded
                else _("Write the text before the demands")
                if writable
                else _("No text before the demands; a new text can have one")
            )
            alone = side_by_side or len(seen) == 1
            self.buttons[language].say(short if alone else named)
            self.buttons[language].setAccessibleName(named)
            self.buttons[language].setVisible(language in seen)

    def _tell(self, language: str, _on: bool = False) -> None:
        self.wanted.emit(language)


def fold_button() -> IconButton:
    """Return the button that folds and unfolds a part of the text."""
    return IconButton("unfold", "plain")


def walk(steps: Sequence[QWidget]) -> None:
    """Let Tab walk widgets in this order."""
    for before, after in pairwise(steps):
        QWidget.setTabOrder(before, after)
