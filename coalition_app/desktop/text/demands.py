"""The demands of the Text page: one row each, with its number and its wording in every language."""

import uuid
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.controls.action_button import IconButton
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.text.columns import LanguageFields, TextRow, in_order, walk
from coalition_app.desktop.text.fields import WordsField
from coalition_app.desktop.widgets.growing_field import is_adding_key, is_inserting, is_moving_key
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES
from coalition_app.operations import statements
from coalition_app.operations.door import Change
from coalition_app.records.statements import short_names
from coalition_app.records.statements.statements import DemandRow, StatementRow
from coalition_app.records.statements.versions import changed_languages

MOST_LINES = 40
"""Lines of a demand that are shown without scrolling it: whole demands, but no book."""
Save = Callable[[Callable[[StatementRow], Change[Any]]], None]
"""Writes a change of the shown statement; raises UserError where it is refused."""


class DemandLine(TextRow):
    """One demand: number, short names, wordings, and a menu with what is done to it."""

    moved = Signal(int)
    """By one up (-1) or down (1)."""
    removed = Signal()
    spelling_wanted = Signal(int)
    """By the number: it is said that the demand changed in spelling alone."""

    def __init__(self, save: Save, demand_id: uuid.UUID) -> None:
        self.wordings = LanguageFields(self._reword, least=2, most=MOST_LINES)
        self.tools, self.refusal = QWidget(), QLabel()
        super().__init__(self.wordings, self.tools, self.refusal)
        self._save = save
        self._demand_id = demand_id
        self.number = 0
        self.number_label, self.more = QLabel(), QPushButton("⋯")
        give_role(self.number_label, "heading")
        self.more.setProperty("role", "plain")
        self.add_to_corner(self.number_label)
        self.add_to_corner(self.more)
        self.pens: dict[str, QPushButton] = {}
        self.takers: dict[str, QPushButton] = {}
        """Record the proposed short name of a language."""
        self.names = {each: self._add_name(each) for each in DOCUMENT_LANGUAGES}
        self.up, self.down, self.core, self.remove = (QAction(self) for _each in range(4))
        self.core.setCheckable(True)
        self.up.triggered.connect(lambda _on=False: self.moved.emit(-1))
        self.down.triggered.connect(lambda _on=False: self.moved.emit(1))
        self.core.triggered.connect(self._set_policy)
        self.remove.triggered.connect(self.removed)
        menu = Menu(self.more)
        menu.addActions([self.up, self.down, self.core, self.remove])
        self.more.clicked.connect(
            lambda: menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.core_tag, self.spelling = Tag(), QPushButton()
        self.spelling.setProperty("role", "small")
        self.spelling.clicked.connect(lambda: self.spelling_wanted.emit(self.number))
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self.core_tag)
        row.addWidget(self.spelling)
        row.addStretch()
        self.refusal.setProperty("role", "refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setContentsMargins(12, 0, 12, 8)
        self.refuse("")

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
        self.number_label.setText(str(shown.number))
        self.keep_corner()
        named = {"number": shown.number}
        for language, field in self.wordings.fields.items():
            name = _("Demand %(number)d: %(language)s") % {
                **named,
                "language": LANGUAGE_NAMES[language],
            }
            closed = language not in open_in
            field.name(
                name,
                _("No translation; a new text can have one") if closed else _("No wording yet"),
            )
            field.say_absence(
                _("No wording yet: write it")
                if language == statement.authentic_language
                else _("No translation yet: write it")
            )
            field.show_words(shown.wordings.get(language, ""), locked=closed)
            self._show_name(statement, shown, language)
        reads_otherwise = _reads_otherwise(shown, older)
        core = shown.policy == "core"
        self.spelling.setText(_("Only spelling…"))
        self.spelling.setToolTip(
            _("Demand %(number)d differs from the previous text: say that it is only spelling.")
            % named
        )
        self.spelling.setVisible(reads_otherwise)
        self.core_tag.say(_("Core: takes none"), "warning")
        self.core_tag.setVisible(core)
        self.tools.setVisible(reads_otherwise or core)
        self.core.setChecked(core)
        self.up.setEnabled(not locked and shown.number > 1)
        self.down.setEnabled(not locked and shown.number < len(statement.demands))
        self.remove.setEnabled(not locked)
        self.more.setAccessibleName(_("More on demand %(number)d") % named)
        for action, words in (
            (self.up, _("Move demand %(number)d up (Alt+Up)")),
            (self.down, _("Move demand %(number)d down (Alt+Down)")),
            (self.core, _("Demand %(number)d is a core demand: it takes no reservations")),
            (self.remove, _("Remove demand %(number)d")),
        ):
            action.setText(words % named)

    def _add_name(self, language: str) -> WordsField:
        """Set a short name above the words of a language, with what takes the proposed one or changes it."""
        field = WordsField(partial(self._rename, language), one_line=True, role="proposed_name")
        field.setProperty("role", "")
        field.column.setContentsMargins(0, 0, 0, 0)
        field.caption.setVisible(False)
        pen = IconButton("pencil", "plain")
        pen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pen.clicked.connect(lambda _on=False: self._take_up(field))
        taker = self.takers[language] = QPushButton()
        taker.setProperty("role", "flush")
        taker.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        taker.clicked.connect(partial(self._take, field))
        for button in (taker, pen):
            field.beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.wordings.fields[language].column.insertWidget(1, field)
        self.pens[language] = pen
        return field

    def _show_name(self, statement: StatementRow, shown: DemandRow, language: str) -> None:
        """Show a short name; one that is only proposed stands in quiet letters beside what takes it."""
        field, pen, taker = self.names[language], self.pens[language], self.takers[language]
        recorded = shown.short_names.get(language, "")
        others = (d.wordings.get(language, "") for d in statement.demands if d.id != shown.id)
        words = shown.wordings.get(language, "")
        field.setVisible(bool(words or recorded))
        named = {"number": shown.number, "language": LANGUAGE_NAMES[language]}
        proposed = "" if recorded else short_names.propose(words, others)
        give_role(field.edit, "proposed_name" if proposed else "short_name")
        field.name(
            _("Short name of demand %(number)d: %(language)s") % named,
            proposed or _("Short name"),
        )
        field.show_words(recorded, locked=False)
        pen.setAccessibleName(_("Short name of demand %(number)d: %(language)s") % named)
        pen.setToolTip(
            _(
                "Change the short name. It prints beside the number and is no part of the sealed words."
            )
        )
        pen.setVisible(not proposed)
        taker.setVisible(bool(proposed))
        taker.setText(_("Use"))
        taker.setAccessibleName(_("Use “%(name)s” as the short name") % {"name": proposed})
        taker.setToolTip(
            _(
                "Proposed from the demand’s words, not printed. “Use” records it; click it to change it."
            )
        )

    def _take_up(self, field: WordsField) -> None:
        """Write the proposed name into its empty field, to be changed or recorded as it is."""
        proposed = field.edit.placeholderText()
        if not field.words() and field.edit.property("role") == "proposed_name":
            field.edit.setPlainText(proposed)
        field.edit.setFocus(Qt.FocusReason.TabFocusReason)
        field.edit.selectAll()

    def _take(self, field: WordsField) -> None:
        """Record the proposed name as it is."""
        field.edit.setPlainText(field.edit.placeholderText())
        field.keep()

    def _rename(self, language: str, name: str) -> None:
        self._save(
            lambda shown: statements.name_demand(
                shown, number=self._now(shown), names={language: name}
            )
        )

    def refuse(self, sentence: str) -> None:
        """Say below the demand what cannot be done with it."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def event(self, event: QEvent) -> bool:
        """Take Alt with the arrows before the window's own shortcuts do."""
        if _is_override(event, _is_of_line):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_moving_key(event):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_F2:
            self._take_up(self.names[self.language_in_focus() or self.wordings.first_seen()])
        else:
            super().keyPressEvent(event)

    def language_in_focus(self) -> str:
        """Return the language in whose words or short name the keyboard is; empty for none."""
        named = (each for each, field in self.names.items() if field.edit.hasFocus())
        return self.wordings.language_in_focus() or next(named, "")

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

    def _set_policy(self, core: bool) -> None:
        wanted = "core" if core else "open"
        try:
            self._save(
                lambda shown: statements.set_policy(shown, number=self._now(shown), policy=wanted)
            )
        except UserError as error:
            self.core.setChecked(not core)
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
        self.new = LanguageFields(self._add, least=2, most=MOST_LINES)
        for field in self.new.fields.values():
            field.offer_absence()
        self.new_number = QLabel()
        self.new_number.setProperty("role", "quiet")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._new_row = TextRow(self.new, corner=self.new_number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
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
        self.new_number.setText(str(following))
        self._new_row.keep_corner()
        for field in self.new.fields.values():
            field.show_words("", locked=locked)

    def name_fields(self) -> None:
        """Say what the fields of a further demand are for."""
        for language, field in self.new.fields.items():
            named = {"language": LANGUAGE_NAMES[language]}
            field.name(_("New demand: %(language)s") % named, _("New demand"))
            field.say_absence(_("Add a demand"))

    def forget(self) -> None:
        """Show no demands, and nothing of what was typed."""
        for demand_id in list(self.lines):
            self._drop(demand_id)
        for field in self.new.fields.values():
            field.put_back()

    def stand(self, *, side_by_side: bool, authentic: str, seen: Collection[str]) -> None:
        """Set the languages that are seen beside each other or below."""
        for each in (*(line.wordings for line in self.lines.values()), self.new):
            each.stand(side_by_side=side_by_side, authentic=authentic, seen=seen)

    def fields(self) -> list[WordsField]:
        """List every field, to be kept before the page shows something else."""
        return [field for _language, field in self.in_languages()]

    def in_languages(self) -> list[tuple[str, WordsField]]:
        """List every field with its language."""
        worded = [line.wordings for line in self.lines.values()]
        named = [each for line in self.lines.values() for each in line.names.items()]
        return [each for fields in (*worded, self.new) for each in fields.fields.items()] + named

    def begin(self, language: str) -> None:
        """Go to the fields of a further demand."""
        if self._locked:
            self.locked_tried.emit()
        else:
            self.new.fields[language].edit.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter and Insert before the window's own shortcuts do."""
        if _is_override(event, is_adding_key):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_adding_key(event) and (is_inserting(event) or self.new.language_in_focus()):
            self._go_on()
        elif is_adding_key(event):
            for field in self.fields():
                field.keep()
        else:
            super().keyPressEvent(event)

    def _make_line(self, demand_id: uuid.UUID) -> DemandLine:
        line = DemandLine(self._save, demand_id)
        line.moved.connect(partial(self._move, line))
        line.removed.connect(partial(self._remove, line))
        line.spelling_wanted.connect(self.spelling_wanted)
        for field in line.wordings.fields.values():
            field.offer_absence()
        self.lines[demand_id] = line
        return line

    def _drop(self, demand_id: uuid.UUID) -> None:
        line = self.lines.pop(demand_id)
        for field in (*line.wordings.fields.values(), *line.names.values()):
            # Hiding takes the keyboard away, and a demand that is gone has nothing to save.
            field.edit.setReadOnly(True)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _walk_in_order(self, statement: StatementRow) -> None:
        """Let Tab walk the demands in their order, whatever was made first."""
        steps: list[QWidget] = []
        order = in_order(statement.authentic_language)
        for each in statement.demands:
            line = self.lines[each.id]
            steps += [line.more, *(line.names[language].edit for language in order)]
            steps += [line.wordings.fields[language].edit for language in order]
            steps.append(line.spelling)
        walk([*steps, *(self.new.fields[language].edit for language in order)])

    def _go_on(self) -> None:
        """Keep the new demand that was written, and go to the next one in its language."""
        worded = (line.language_in_focus() for line in self.lines.values())
        language = self.new.language_in_focus() or next(filter(None, worded), self.new.first_seen())
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
            newest.wordings.fields[language].edit.setFocus()

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


def _is_of_line(event: QKeyEvent) -> bool:
    return is_moving_key(event) or event.key() == Qt.Key.Key_F2


def _is_override(event: QEvent, is_ours: Callable[[QKeyEvent], bool]) -> bool:
    """Tell whether Qt asks if a key is ours before it looks for a shortcut."""
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and isinstance(event, QKeyEvent) and is_ours(event)
