"""The demands of the Text page: one row each, with its number and its wording in every language."""

import uuid
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.text.fields import StillBox, WordsField, is_adding_key, is_moving_key
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES
from coalition_app.operations import statements
from coalition_app.operations.door import Change
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.statements.versions import changed_languages

POLICY_LABELS = {"open": N_("Takes reservations"), "core": N_("Core: takes none")}
GAP, NUMBER_GAP = 10, 4
"""Pixels between the columns, and between a number and its demand."""
NUMBER_LETTERS = 4
"""Letters that the number before a demand has room for."""
LEAST_BOX = 120
"""Pixels below which the box of the policy is not made narrower."""
Save = Callable[[Callable[[StatementRow], Change[Any]]], None]
"""Writes a change of the shown statement; raises UserError where it is refused."""


def language_heading(language: str, authentic: str) -> str:
    """Name a language, and say of the authentic one that it is."""
    name = LANGUAGE_NAMES[language]
    return _("%(language)s, authentic") % {"language": name} if language == authentic else name


def number_room(widget: QWidget) -> int:
    """Return the width in pixels of the number before a demand."""
    return letter_width(widget.fontMetrics()) * NUMBER_LETTERS


class LanguageFields(QWidget):
    """Fields of all languages, side by side or one below the other."""

    def __init__(
        self,
        save: Callable[[str, str], None],
        *,
        least: int,
        most: int,
        one_line: bool = False,
    ) -> None:
        super().__init__()
        self.fields = {
            each: WordsField(partial(save, each), least=least, most=most, one_line=one_line)
            for each in DOCUMENT_LANGUAGES
        }
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        for field in self.fields.values():
            self._box.addWidget(field, 1)

    def stand(self, *, side_by_side: bool, authentic: str) -> None:
        """Set the fields beside each other, or below, each then with its language above."""
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if side_by_side else way.TopToBottom)
        for language, field in self.fields.items():
            field.caption.setText(language_heading(language, authentic))
            field.caption.setVisible(not side_by_side)

    def indent(self, pixels: int) -> None:
        """Let the columns begin where those of the demands do."""
        self._box.setContentsMargins(pixels, 0, 0, 0)

    def language_in_focus(self) -> str:
        """Return the language of the field that has the keyboard; empty where none of them has it."""
        focused = QApplication.focusWidget()
        return next((each for each, field in self.fields.items() if field.edit is focused), "")


class DemandLine(QWidget):
    """One demand: number, wordings, whether it takes reservations, and the buttons that move it."""

    moved = Signal(int)
    """By one up (-1) or down (1)."""
    removed = Signal()
    spelling_wanted = Signal(int)
    """By the number: it is said that the demand changed in spelling alone."""

    def __init__(self, save: Save, demand_id: uuid.UUID) -> None:
        super().__init__()
        self._save = save
        self._demand_id = demand_id
        self.number = 0
        self.number_label = QLabel()
        give_role(self.number_label, "heading")
        self.wordings = LanguageFields(self._reword, least=2, most=12)
        self.policy = StillBox()
        for word in POLICY_LABELS:
            self.policy.addItem("", word)
        self.policy.setMinimumWidth(LEAST_BOX)
        self.policy.currentTextChanged.connect(self.policy.setToolTip)
        self.policy.activated.connect(self._set_policy)
        self.up, self.down, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.spelling = QPushButton()
        self.spelling.clicked.connect(lambda: self.spelling_wanted.emit(self.number))
        for button in (self.up, self.down, self.remove):
            button.setProperty("role", "small")
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        self.refusal = QLabel()
        self.refusal.setProperty("role", "refusal")
        self.refusal.setWordWrap(True)
        self._lay_out()

    def show_demand(
        self,
        statement: StatementRow,
        shown: DemandRow,
        *,
        locked: bool,
        open_in: frozenset[str],
        older: StatementRow | None,
    ) -> None:
        """Show a demand as the register holds it; its words can be changed in the languages `open_in`.

        `older` is the text before, while this one is in work.
        """
        self.number = shown.number
        self.number_label.setText(f"{shown.number}.")
        self.number_label.setFixedWidth(number_room(self))
        named = {"number": shown.number}
        for language, field in self.wordings.fields.items():
            name = _("Demand %(number)d: %(language)s") % {
                **named,
                "language": LANGUAGE_NAMES[language],
            }
            field.name(name, _("No wording yet"))
            field.show_words(shown.wordings.get(language, ""), locked=language not in open_in)
        self.spelling.setText(_("Only spelling…"))
        self.spelling.setToolTip(
            _(
                "Demand %(number)d reads otherwise than in the text before: say that it is only spelling."
            )
            % named
        )
        self.spelling.setVisible(_reads_otherwise(shown, older))
        for at, word in enumerate(POLICY_LABELS.values()):
            self.policy.setItemText(at, _(word))
        self.policy.setCurrentIndex(self.policy.findData(shown.policy))
        self.policy.setAccessibleName(_("Reservations on demand %(number)d") % named)
        self.up.setEnabled(not locked and shown.number > 1)
        self.down.setEnabled(not locked and shown.number < len(statement.demands))
        self.remove.setEnabled(not locked)
        for button, drawing, words in (
            (self.up, "up", _("Move demand %(number)d up (Alt+Up)")),
            (self.down, "down", _("Move demand %(number)d down (Alt+Down)")),
            (self.remove, "close", _("Remove demand %(number)d")),
        ):
            button.setIcon(icon(drawing))
            button.setToolTip(words % named)
            button.setAccessibleName(words % named)

    def refuse(self, sentence: str) -> None:
        """Say below the demand what cannot be done with it."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def event(self, event: QEvent) -> bool:
        """Take Alt with the arrows before the window's own shortcuts do."""
        if _is_override(event, is_moving_key):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_moving_key(event):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self.policy)
        tools.addWidget(self.spelling)
        tools.addStretch()
        for button in (self.up, self.down, self.remove):
            tools.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.wordings)
        column.addLayout(tools)
        column.addWidget(self.refusal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 10)
        row.setSpacing(NUMBER_GAP)
        row.addWidget(self.number_label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.refuse("")

    def _reword(self, language: str, words: str) -> None:
        self._save(
            lambda shown: statements.reword_demand(
                shown, number=self._now(shown), language=language, words=words
            )
        )

    def _now(self, shown: StatementRow) -> int:
        """Return the demand's number at this moment; raises UserError where it was removed."""
        for each in shown.demands:
            if each.id == self._demand_id:
                return each.number
        raise UserError(_("This demand was removed meanwhile."))

    def _set_policy(self, _at: int) -> None:
        wanted = self.policy.currentData()
        try:
            self._save(
                lambda shown: statements.set_policy(shown, number=self._now(shown), policy=wanted)
            )
        except UserError as error:
            other = "open" if wanted == "core" else "core"
            self.policy.setCurrentIndex(self.policy.findData(other))
            self.refuse(str(error))
        else:
            self.refuse("")


class DemandsList(QWidget):
    """All demands, and below them the fields in which a further one is begun."""

    locked_tried = Signal()
    """The user wants a further demand in a text that is sealed."""
    spelling_wanted = Signal(int)
    """By the number: it is said that the demand changed in spelling alone."""

    def __init__(self, save: Save) -> None:
        super().__init__()
        self._save = save
        self.lines: dict[uuid.UUID, DemandLine] = {}
        self._locked, self._going_on = False, False
        self.new = LanguageFields(self._add, least=2, most=12)
        self.new_number = QLabel()
        self.new_number.setProperty("role", "quiet")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._new_row = QWidget()
        row = QHBoxLayout(self._new_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NUMBER_GAP)
        row.addWidget(self.new_number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.new, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines)
        column.addWidget(self._new_row)

    def show_demands(
        self,
        statement: StatementRow,
        *,
        locked: bool,
        open_in: frozenset[str],
        older: StatementRow | None,
    ) -> None:
        """Show the demands; each line stays with its demand, so that what is typed stays with it too."""
        self._locked = locked
        wanted = {each.id for each in statement.demands}
        for gone in [each for each in self.lines if each not in wanted]:
            self._drop(gone)
        for at, each in enumerate(statement.demands):
            line = self.lines.get(each.id) or self._make_line(each.id)
            if self._lines.indexOf(line) != at:
                self._lines.removeWidget(line)
                self._lines.insertWidget(at, line)
            line.show_demand(statement, each, locked=locked, open_in=open_in, older=older)
        self._walk_in_order(statement)
        self._new_row.setVisible(not locked)
        following = len(statement.demands) + 1
        self.new_number.setText(f"{following}.")
        self.new_number.setFixedWidth(number_room(self))
        for field in self.new.fields.values():
            field.show_words("", locked=locked)

    def name_fields(self) -> None:
        """Say what the fields of a further demand are for."""
        for language, field in self.new.fields.items():
            named = {"language": LANGUAGE_NAMES[language]}
            field.name(_("New demand: %(language)s") % named, _("New demand"))

    def forget(self) -> None:
        """Show no demands, and nothing of what was typed."""
        for demand_id in list(self.lines):
            self._drop(demand_id)
        for field in self.new.fields.values():
            field.put_back()

    def stand(self, *, side_by_side: bool, authentic: str) -> None:
        """Set the languages beside each other or below."""
        for each in (*(line.wordings for line in self.lines.values()), self.new):
            each.stand(side_by_side=side_by_side, authentic=authentic)

    def fields(self) -> list[WordsField]:
        """List every field, to be kept before the page shows something else."""
        listed = [line.wordings for line in self.lines.values()]
        return [field for each in (*listed, self.new) for field in each.fields.values()]

    def begin(self, language: str) -> None:
        """Go to the fields of a further demand."""
        if self._locked:
            self.locked_tried.emit()
        else:
            self.new.fields[language].setFocus()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter and Insert before the window's own shortcuts do."""
        if _is_override(event, is_adding_key):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_adding_key(event):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _make_line(self, demand_id: uuid.UUID) -> DemandLine:
        line = DemandLine(self._save, demand_id)
        line.moved.connect(partial(self._move, line))
        line.removed.connect(partial(self._remove, line))
        line.spelling_wanted.connect(self.spelling_wanted)
        self.lines[demand_id] = line
        return line

    def _drop(self, demand_id: uuid.UUID) -> None:
        line = self.lines.pop(demand_id)
        for field in line.wordings.fields.values():
            # Hiding takes the keyboard away, and a demand that is gone has nothing to save.
            field.edit.setReadOnly(True)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _walk_in_order(self, statement: StatementRow) -> None:
        """Let Tab walk the demands in their order, whatever was made first."""
        steps: list[QWidget] = []
        for each in statement.demands:
            line = self.lines[each.id]
            steps += [field.edit for field in line.wordings.fields.values()]
            steps += [line.policy, line.spelling, line.up, line.down, line.remove]
        steps += [field.edit for field in self.new.fields.values()]
        for before, after in pairwise(steps):
            QWidget.setTabOrder(before, after)

    def _go_on(self) -> None:
        """Keep the field that was written in, and go to the next new demand in its language."""
        among = [*(line.wordings for line in self.lines.values()), self.new]
        language = next(
            filter(None, (each.language_in_focus() for each in among)), DOCUMENT_LANGUAGES[0]
        )
        self._going_on = True
        for field in self.new.fields.values():
            field.keep()
        self._going_on = False
        self.begin(language)

    def _add(self, language: str, words: str) -> None:
        """Record a further demand; where the user went on to another language of it, go there too."""
        if not words.strip():
            self.new.fields[language].edit.clear()
            return
        self._save(lambda shown: statements.add_demand(shown, wordings={language: words}))
        if not self._going_on:
            # Only then does the field to which the user went have the keyboard.
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        language = self.new.language_in_focus()
        field = self.new.fields.get(language)
        newest = next(reversed(self.lines.values()), None)
        if field is not None and newest is not None and not field.words():
            newest.wordings.fields[language].setFocus()

    def _move(self, line: DemandLine, by: int) -> None:
        for field in line.wordings.fields.values():
            field.keep()
        to = line.number + by
        if not self._locked and 1 <= to <= len(self.lines):
            self._do(line, lambda shown: statements.move_demand(shown, number=line.number, to=to))

    def _remove(self, line: DemandLine) -> None:
        self._do(line, lambda shown: statements.remove_demand(shown, number=line.number))

    def _do(self, line: DemandLine, change: Callable[[StatementRow], Change[Any]]) -> None:
        try:
            self._save(change)
        except UserError as error:
            line.refuse(str(error))
        else:
            line.refuse("")


def _reads_otherwise(shown: DemandRow, older: StatementRow | None) -> bool:
    """Tell whether a demand is worded otherwise than in the text before, in a language of that."""
    before = [] if older is None else [each for each in older.demands if each.id == shown.id]
    return any(changed_languages(each.wordings, shown.wordings) for each in before)


def _is_override(event: QEvent, is_ours: Callable[[QKeyEvent], bool]) -> bool:
    """Tell whether Qt asks if a key is ours before it looks for a shortcut."""
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and isinstance(event, QKeyEvent) and is_ours(event)
