"""The page of a statement's text: its languages side by side, its demands, and its seal."""

import datetime as dt
from array import array
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.tabs import Tabs
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.text.answer_dialog import AnswerDialog
from coalition_app.desktop.text.columns import (
    FoldedBody,
    LanguageFields,
    LanguageHead,
    TextRow,
    fold_button,
    in_order,
    language_heading,
    language_state,
    walk,
)
from coalition_app.desktop.text.demands import DemandsList
from coalition_app.desktop.text.dialogs import (
    SealDialog,
    ask_for_misspelt,
    ask_for_new_text,
)
from coalition_app.desktop.text.fields import WordsField
from coalition_app.desktop.text.head import TextHead
from coalition_app.desktop.text.reconfirm import AskedPanel, ChangesPanel
from coalition_app.desktop.text.silence import SilenceRule
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES
from coalition_app.operations import statements
from coalition_app.records.checked import optional_day
from coalition_app.records.signatures import older_texts
from coalition_app.records.statements import diff, wordings
from coalition_app.records.statements.statements import get_text
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Change
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database

DATE_LETTERS = 14
"""Letters that the date of the statement has room for."""
LONGEST_BODY = 60
"""Lines of the text before the demands that are shown without scrolling it."""
BELOW_TABS = 12
"""Pixels between the tabs and what they show."""
NARROW = 120
"""Letters across the page below which one language is shown, and the authentic one above it."""


class TextPage(Page):
    """Words save themselves when their field is left; a sealed text is changed by making the next one."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._locked = False
        self._open: frozenset[str] = frozenset()
        """The languages in which the words can be changed as they stand."""
        self._titled: set[str] = set()
        """The languages in which the title can be changed."""
        self._older: StatementRow | None = None
        """The text before, while this one is in work."""
        self._compared: tuple[Any, ...] = ()
        self.dated = WordsField(self._save_date, one_line=True)
        self.head = TextHead(self.dated)
        self.state, self.seal, self.renew = self.head.state, self.head.seal, self.head.renew
        self.head.compare.clicked.connect(lambda: self.tabs.setCurrentIndex(2))
        self.seal.clicked.connect(self.ask_to_seal)
        self.renew.clicked.connect(self.ask_for_new_text)
        self.titles = LanguageFields(self._save_title, least=1, most=4, one_line=True)
        self.bodies = LanguageFields(self._save_body, least=2, most=LONGEST_BODY)
        for fields in (self.titles, self.bodies):
            for field in fields.fields.values():
                field.offer_absence()
        for field in self.titles.fields.values():
            field.edit.many_pasted.connect(partial(desk.do, "paste"))
        self.demands = DemandsList(self._save)
        self.demands.locked_tried.connect(self.ask_for_new_text)
        self.demands.spelling_wanted.connect(self.ask_for_reason)
        self.heads = {each: LanguageHead(each) for each in DOCUMENT_LANGUAGES}
        for head in self.heads.values():
            head.authentic_wanted.connect(self._save_authentic)
        self.silence = SilenceRule()
        self.silence.changed.connect(self._save_silence)
        self.folded = FoldedBody()
        self.folded.wanted.connect(self.unfold)
        self.fold = fold_button()
        self.fold.clicked.connect(lambda: self._show_body(not self.bodies.isVisible()))
        self.asked, self.changes = AskedPanel(), ChangesPanel()
        self.asked.answered.connect(self.ask_for_answer)
        self.asked.wanted.connect(lambda: desk.show_numbers(self.asked.chosen()))
        self._lay_out()
        self._put_words()
        self._name_fields()

    def show_statement(self, database: "Database", statement: "StatementRow | None") -> None:
        """Show a statement; what was typed for another one is recorded there first."""
        before = self.statement
        if before is not None and (statement is None or statement.id != before.id):
            self.keep()
            self._put_back()
        super().show_statement(database, statement)

    def forget(self) -> None:
        """Show nothing: the register was closed."""
        super().forget()
        self._put_back()
        self._compared = ()

    def choose(self, numbers: list[int]) -> None:
        """Go to the signatories that are to reconfirm, as from an item of readiness, and choose them."""
        if self._locked and self.statement is not None and self.statement.text_number > 1:
            self.tabs.setCurrentIndex(1)
            self.asked.choose(numbers)

    def worked_in(self) -> QWidget | None:
        """Return the title in the authentic language, or what there is instead."""
        title = self.titles.fields[self._language()].edit
        return title if title.isVisible() else super().worked_in()

    def show_made(self) -> None:
        """Leave the keyboard in none of the words that were just typed: a list is pasted next."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Record what is typed in any field."""
        for field in self._fields():
            field.keep()

    def read(self) -> None:
        """Read the text, its seal, and the signatories that are to reconfirm it."""
        database, statement = self.database, self.statement
        self._stack.setCurrentIndex(1 if statement is None else 0)
        if database is None or statement is None:
            return
        with database.reading() as tx:
            newest = wordings.list_texts(tx, statement.id)[-1]
            why = wordings.why_frozen(tx, statement)
            self._open = wordings.open_languages(tx, statement)
            doubted = wordings.title_is_open(tx, statement)
            self._titled = {*self._open, *([statement.authentic_language] if doubted else [])}
            self._older = (
                get_text(tx, statement.id, statement.text_number - 1)
                if statement.text_number > 1 and not why
                else None
            )
            imported = wordings.was_imported(tx, statement.id)
        self._locked = bool(why)
        self.head.show_text(statement, newest, why=why, imported=imported)
        for head in self.heads.values():
            head.show_state(statement, newest, locked=self._locked)
        self._show_words(statement)
        self._show_renewal(database, statement)

    def retranslate(self) -> None:
        """Speak the program's language, also in the panels."""
        self._compared = ()
        self._name_fields()
        super().retranslate()

    def minimumSizeHint(self) -> QSize:
        """Leave room for one language; the rest is scrolled to."""
        return QSize(420, 440)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    # What the user does

    @Slot()
    def ask_to_seal(self) -> None:
        """Explain what sealing means, and seal when the user agrees."""
        if self.database is None or self.statement is None:
            return
        self.keep()
        dialog = SealDialog(self.desk, self.database, self.statement)
        dialog.open()

    @Slot()
    def ask_for_new_text(self) -> None:
        """Ask once whether a sealed text is to be followed by another one."""
        if self.database is not None and self.statement is not None:
            ask_for_new_text(self.desk, self.database, self.statement)

    @Slot(str)
    def unfold(self, language: str) -> None:
        """Show the text before the demands, and go to it in a language."""
        self._show_body(True)
        self.bodies.fields[language].edit.setFocus()

    @Slot(int)
    def ask_for_reason(self, number: int) -> None:
        """Ask why a demand changed in spelling alone."""
        self.keep()
        if self.database is not None and self.statement is not None:
            ask_for_misspelt(self.desk, self.statement, number)

    @Slot(bool)
    def ask_for_answer(self, reconfirmed: bool) -> None:
        """Ask for the date of the answers of the chosen signatories."""
        chosen = self.asked.chosen()
        if self.database is None or self.statement is None or not chosen:
            return
        dialog = AnswerDialog(
            self.desk, self.database, self.statement, chosen, reconfirmed=reconfirmed
        )
        dialog.open()

    # Saving

    def _save(self, change: "Callable[[StatementRow], Change[Any]]") -> None:
        """Write a change of the shown statement; a refusal goes to the field that wanted it."""
        if self.statement is not None:
            self.desk.operations.write(change(self.statement))

    def _save_title(self, language: str, words: str) -> None:
        self._save(lambda shown: statements.edit_wording(shown, language=language, title=words))

    def _save_body(self, language: str, words: str) -> None:
        self._save(lambda shown: statements.edit_wording(shown, language=language, body=words))

    def _save_date(self, words: str) -> None:
        day = optional_day(words)
        self._save(lambda shown: statements.set_date(shown, dated=day))
        self.dated.show_words(_day(day), locked=False)

    def _save_silence(self) -> None:
        change = None if self.statement is None else self.silence.change(self.statement)
        if change is not None:
            self._save(lambda _shown: change)

    def _save_authentic(self, language: str) -> None:
        try:
            self._save(lambda shown: statements.set_authentic_language(shown, language=language))
        except UserError as error:
            self.desk.refuse(str(error))

    # Showing

    def _show_words(self, statement: "StatementRow") -> None:
        for language in DOCUMENT_LANGUAGES:
            title, body = self.titles.fields[language], self.bodies.fields[language]
            locked = language not in self._open
            untitled = language not in self._titled
            title.show_words(statement.titles.get(language, ""), locked=untitled)
            body.show_words(statement.bodies.get(language, ""), locked=locked)
        self.dated.show_words(_day(statement.dated), locked=False)
        self.silence.show_rule(statement)
        self.folded.show_words(statement, self._open)
        self.demands.show_demands(
            statement, locked=self._locked, open_in=self._open, older=self._older
        )
        self._stand()

    def _show_renewal(self, database: "Database", statement: "StatementRow") -> None:
        """Show the further tabs where there is an older text."""
        renewed = statement.text_number > 1
        if not renewed:
            self.tabs.setCurrentIndex(0)
        self.tabs.setTabVisible(1, renewed)
        self.tabs.setTabVisible(2, renewed)
        self.tabs.tabBar().setVisible(renewed)
        margins = self._inner.contentsMargins()
        margins.setTop(BELOW_TABS if renewed else 0)
        self._inner.setContentsMargins(margins)
        self._name_tab(0, _("Words"))
        self._name_asked()
        older = {"number": statement.text_number - 1}
        self._name_tab(2, _("Changes from text %(number)d") % older)
        if renewed:
            self._ask_who(database, statement)
        state = (statement.id, statement.text_number, _words_of(statement), theme.applied())
        if renewed and state != self._compared:
            self._compared = state
            self._compare(database, statement)

    def _ask_who(self, database: "Database", statement: "StatementRow") -> None:
        """Find the signatories that are to reconfirm off the window's thread: a list may be long."""

        def find(_progress: Tell) -> "array[int]":
            with database.reading() as tx:
                return older_texts.numbers_to_reconfirm(tx, statement.id)

        def show(numbers: "array[int]") -> None:
            if self.statement is not None and self.statement.id == statement.id:
                self.asked.show_numbers(database, statement, numbers)
                self._name_asked()

        self.desk.operations.start("", find, show)

    def _name_asked(self) -> None:
        count = {"count": len(self.asked.model.keys)}
        self._name_tab(1, _("To reconfirm (%(count)d)") % count)

    def _name_tab(self, at: int, words: str) -> None:
        """Name a tab; where its words have no room, the tooltip has them."""
        self.tabs.setTabText(at, words)
        if (shown := self.tabs.widget(at)) is not None:
            shown.setAccessibleName(words)
        self.tabs.setTabToolTip(at, words)

    def _compare(self, database: "Database", statement: "StatementRow") -> None:
        """Compare off the window's thread: long texts take a while."""
        newer = statement.text_number

        def compare(_progress: Tell) -> object:
            with database.reading() as tx:
                return diff.compare_texts(tx, statement.id, newer - 1, newer)

        self.desk.operations.start("", compare, self.changes.show_differences)

    def _language(self) -> str:
        return self.statement.authentic_language if self.statement else DOCUMENT_LANGUAGES[0]

    def _fields(self) -> list[WordsField]:
        each = (*self.titles.fields.values(), *self.bodies.fields.values())
        return [*each, self.dated, *self.demands.fields()]

    def _put_back(self) -> None:
        for field in self._fields():
            field.put_back()
        self.demands.forget()

    # Building

    def _lay_out(self) -> None:
        self.dated.caption.setVisible(False)
        self.dated.column.setContentsMargins(0, 2, 0, 2)
        self.dated.setProperty("role", "")
        self.dated.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._fit_date()
        self.tabs = QTabWidget()
        # Its bar is a stop of its own; the whole would hold Tab back where the bar is hidden.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.addTab(self._words_tab(), "")
        self.tabs.addTab(self.asked, "")
        self.tabs.addTab(self.changes, "")
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(16, 14, 16, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(self._nothing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _words_tab(self) -> QScrollArea:
        heads = QWidget()
        self._head_row = QHBoxLayout(heads)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.setSpacing(0)
        for head in self.heads.values():
            self._head_row.addWidget(head, 1)
        self.title_sign = QLabel()
        self._draw_sign()
        self._rows = [
            TextRow(heads),
            TextRow(self.titles, corner=self.title_sign),
            TextRow(self.folded, self.bodies, corner=self.fold),
        ]
        self._heading_row = self._rows[0]
        self._heading_row.setProperty("role", "")  # the card's edge is above it
        table = QFrame()
        table.setProperty("role", "card")
        rows = QVBoxLayout(table)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        for each in (*self._rows, self.demands):
            rows.addWidget(each)
        self._rule = QFrame()
        self._rule.setProperty("role", "card")
        around = QVBoxLayout(self._rule)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.silence)
        self.languages = Tabs()
        for _each in DOCUMENT_LANGUAGES:
            self.languages.addTab("")
        self.languages.currentChanged.connect(lambda _at: self._stand())
        self._choice = QWidget()
        self._choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._choice_row = QHBoxLayout(self._choice)
        self._choice_row.setContentsMargins(0, 0, 0, 0)
        self._choice_row.addWidget(self.languages, 1)
        inner = QWidget()
        inner.setObjectName("text_inner")
        column = self._inner = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(14)
        for each in (self._choice, self._rule, table):
            column.addWidget(each)
        column.addStretch()
        self._show_body(False)
        self.area = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        scroll.setWidget(inner)

        def line_up(_least: int, most: int) -> None:
            """Keep the cards' edge below that of the head where no scroll bar stands beside them."""
            column.setContentsMargins(0, column.contentsMargins().top(), 4 if most else 0, 12)

        scroll.verticalScrollBar().rangeChanged.connect(line_up)
        return scroll

    def _draw_sign(self) -> None:
        side = round(16 * self.fontMetrics().height() / 18)
        self.title_sign.setPixmap(icon("text", "quiet").pixmap(side, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "title_sign"):
            self._draw_sign()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "dated"):
            self._fit_date()

    def _fit_date(self) -> None:
        """Give the date of the statement room for its letters, however large."""
        self.dated.setFixedWidth(DATE_LETTERS * letter_width(self.fontMetrics()) + 32)

    def _show_body(self, on: bool) -> None:
        """Fold or unfold the text before the demands."""
        self.folded.setVisible(not on)
        self.bodies.setVisible(on)
        self.fold.drawing = "fold" if on else "unfold"
        self.fold.draw()
        self.fold.setAccessibleName(_("Text before the demands"))
        self.fold.setToolTip(
            _("Fold the text before the demands") if on else _("Show the text before the demands")
        )

    def _nothing(self) -> QWidget:
        """Make what is shown while the register has no statement: the first thing to do."""
        empty = QWidget()
        self.first_note, self.first = QLabel(), QPushButton()
        self.first_note.setWordWrap(True)
        self.first_note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        give_role(self.first, "first")
        self.first.clicked.connect(lambda: self.desk.do("statement"))
        column = QVBoxLayout(empty)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.first_note)
        column.addWidget(self.first)
        return empty

    def _put_words(self) -> None:
        for put, words in (
            (self.title_sign.setToolTip, lambda: _("Title")),
            (
                self.first_note.setText,
                lambda: _("There is no statement yet. Create one to edit its text here."),
            ),
            (self.first.setText, lambda: _("New statement…")),
            (self.tabs.tabBar().setAccessibleName, lambda: _("Parts of the text page")),
            (self.languages.setAccessibleName, lambda: _("Language of the text")),
        ):
            self.put_words(put, words)

    def _name_fields(self) -> None:
        for language in DOCUMENT_LANGUAGES:
            named = {"language": LANGUAGE_NAMES[language]}
            title, body = self.titles.fields[language], self.bodies.fields[language]
            title.name(_("Title: %(language)s") % named, _("No title yet"))
            title.say_absence(_("No title yet: write it"))
            body.name(_("Text before the demands: %(language)s") % named, _("No text yet"))
            body.say_absence(_("No text yet: write it"))
        self._show_body(self.bodies.isVisible())
        self.dated.name(_("Date of the statement"), _("dd.mm.yyyy"))
        self.demands.name_fields()

    def _stand(self) -> None:
        """Set the languages side by side where there is room, else let one be chosen; the rule then stands
        below the demands."""
        wide = self.width() >= NARROW * letter_width(self.fontMetrics())
        authentic = self._language()
        order = in_order(authentic)
        if not wide and self._choice.isHidden():
            self._choose_worked_in(order)
        dating = self.dated.edit.hasFocus()
        seen = order if wide else {authentic, order[self.languages.currentIndex()]}
        self._heading_row.setVisible(wide)
        give_role(self._rows[1], "text_row" if wide else "")  # the card's edge is above the first
        self.head.stand(wide=wide)
        self._choice.setVisible(not wide)
        if not wide:
            self._choice_row.addWidget(self.head.date)
            self.head.date.show()
        self._inner.insertWidget(0 if wide else 2, self._rule)
        for at, language in enumerate(order):
            self._name_language(at, language, authentic)
            head = self.heads[language]
            if self._head_row.indexOf(head) != at:
                self._head_row.removeWidget(head)
                self._head_row.insertWidget(at, head, 1)
        for row in self._rows:
            row.keep_corner()
        for each in (self.titles, self.bodies, self.demands):
            each.stand(side_by_side=wide, authentic=authentic, seen=seen)
        self.folded.stand(side_by_side=wide, seen=seen)
        walk(
            [
                field.edit
                for each in (self.titles, self.bodies)
                for field in each.in_order(authentic)
            ]
        )
        rule, last = (self.silence.switch, self.silence.by_text), self.demands.new.fields[order[-1]]
        if wide:
            walk([self.dated.edit, self.head.compare, self.renew, self.seal, *rule])
        else:
            walk([self.seal, self.languages, self.dated.edit])
            walk([last.edit, *rule])
        if dating:
            self.dated.edit.setFocus(Qt.FocusReason.OtherFocusReason)  # another place takes it away

    def _name_language(self, at: int, language: str, authentic: str) -> None:
        """Name the tab of a language; where its translation lacks demands, also how many it has."""
        words, shown = language_heading(language, authentic), self.statement
        whole = len(shown.demands) if shown is not None else 0
        worded = wordings.count_wordings(shown).get(language, 0) if shown is not None else 0
        lacks = language != authentic and worded < whole
        state = language_state(shown, language)[0] if shown is not None and lacks else ""
        self.languages.setTabText(at, f"{words} {worded}/{whole}" if lacks else words)
        self.languages.setTabToolTip(at, (state or _("no translation")) if lacks else "")

    def show_typed(self) -> None:
        """Show the language of words that were put back into a field that is not seen."""
        if not self._choice.isHidden():
            self._choose_worked_in(in_order(self._language()))

    def _choose_worked_in(self, order: list[str]) -> None:
        """Choose the language in which one types, else one whose words were not taken."""
        fields = [
            *self.titles.fields.items(),
            *self.bodies.fields.items(),
            *self.demands.in_languages(),
        ]
        worked_in = [each for each, field in fields if field.edit.hasFocus()]
        refused = [each for each, field in fields if not field.refusal.isHidden()]
        typed = [each for each, field in fields if field.words() != field.saved]
        # The authentic one is seen with any other.
        hidden = (each for each in (*worked_in, *refused, *typed) if each != order[0])
        if wanted := next(hidden, ""):
            self.languages.setCurrentIndex(order.index(wanted))


def _day(day: "dt.date | None") -> str:
    return day.strftime("%d.%m.%Y") if day else ""


def _words_of(statement: "StatementRow") -> tuple[object, ...]:
    """Return what a comparison depends on, to know whether it must be made anew."""
    demands = tuple((each.id, each.number, str(each.wordings)) for each in statement.demands)
    return (str(statement.titles), str(statement.bodies), demands)
