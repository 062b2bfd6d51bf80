"""Dialogs of a statement: making one by hand, sealing its text, renewing it, and recording answers."""

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from coalition_app.annex_words import LANGUAGE_WORDS
from coalition_app.desktop.text.silence import SilenceRule
from coalition_app.desktop.widgets.fields import language_box, words_field
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.question import Question
from coalition_app.desktop.widgets.reason import ask_why
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.desktop.wording.demand_words import demand_heading
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import languages_left_sentence
from coalition_app.languages import DOCUMENT_LANGUAGES
from coalition_app.operations import statements
from coalition_app.records.checked import optional_day
from coalition_app.records.editions import attestors
from coalition_app.records.signatures import older_texts
from coalition_app.records.statements import diff, wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Answer

SHOWN = 92
"""Pixels of the demands and of their preview; more is scrolled to."""
_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")


class StatementDialog(FormDialog):
    """Makes a statement by hand, or leads to reading it from a file or from what was copied."""

    import_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, desk: "Desk", database: Database) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("New statement"),
            agree=lambda: _("Create"),
            work=self._make,
        )
        self._desk = desk
        self.number = 0
        """The number of the statement that was made."""
        self.title, self.dated = QLineEdit(), QLineEdit()
        with database.reading() as tx:
            spoken = attestors.get_register(tx).document_language
        self.language = language_box(spoken)
        self.other_titles = {code: QLineEdit() for code in DOCUMENT_LANGUAGES}
        self.demands = words_field(SHOWN)
        self.preview = RowList()
        self.preview.setFixedHeight(SHOWN)
        self.add_field(lambda: _("Title"), self.title)
        self.add_field(lambda: _("Language of the text"), self.language)
        for code, field in self.other_titles.items():
            self.add_field(partial(_title_in, code), field)
        self.add_field(lambda: _("Date, if it has one"), self.dated)
        self.put_words(self.dated.setPlaceholderText, lambda: _("dd.mm.yyyy"))
        self.add_field(lambda: _("Demands, one per line"), self.demands)
        self.put_words(self.demands.setPlaceholderText, lambda: _("They can be added later too."))
        self.add_field(lambda: _("Preview"), self.preview)
        self.add_note(lambda: _("Or import an existing statement:"))
        self._add_other_ways()
        self.language.currentIndexChanged.connect(self._show_other_titles)
        self.demands.textChanged.connect(self._show_demands)
        self._show_other_titles()
        self._show_demands()

    def retranslate(self) -> None:
        """Speak the program's language, also in the preview."""
        super().retranslate()
        self._show_demands()

    def _add_other_ways(self) -> None:
        self.by_file, self.by_paste = QPushButton(), QPushButton()
        self.by_file.clicked.connect(self.import_wanted)
        self.by_paste.clicked.connect(self.paste_wanted)
        self.put_words(self.by_file.setText, lambda: _("From file…"))
        self.put_words(self.by_paste.setText, lambda: _("From clipboard…"))
        for button in (self.by_file, self.by_paste):
            button.setAutoDefault(False)
        ways = QHBoxLayout()
        ways.addWidget(self.by_file)
        ways.addWidget(self.by_paste)
        ways.addStretch()
        self.form.addRow(ways)

    @Slot()
    def _show_other_titles(self) -> None:
        for code, field in self.other_titles.items():
            self.form.setRowVisible(field, code != self.language.currentData())

    @Slot()
    def _show_demands(self) -> None:
        """Show the demands as they will be recorded, so that no number is taken away unseen."""
        self.preview.clear()
        found = split_demands(self.demands.toPlainText())
        for number, words in enumerate(found, start=1):
            self.preview.addItem(f"{number}. {words}")
        if self.form.isRowVisible(self.preview) != bool(found):
            self.form.setRowVisible(self.preview, bool(found))
            self.grow()

    def _make(self) -> None:
        language = self.language.currentData()
        others = {code: field.text() for code, field in self.other_titles.items()}
        try:
            dated = optional_day(self.dated.text())
        except UserError:
            self.dated.setFocus()
            raise
        demands = split_demands(self.demands.toPlainText())
        change = statements.make_statement(
            title=self.title.text(),
            language=language,
            demands=demands,
            other_titles=others,
            dated=dated,
        )
        self._desk.operations.write(change, self._made)

    def _made(self, answer: "Answer[int]") -> None:
        self.number = answer.result


class SealDialog(FormDialog):
    """Says what sealing means, and seals the newest text."""

    def __init__(self, desk: "Desk", database: Database, statement: StatementRow) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Seal the text"),
            agree=lambda: _("Seal the text"),
            work=self._seal,
        )
        self._desk, self._statement = desk, statement
        with database.reading() as tx:
            self._asked = len(older_texts.numbers_of_older_texts(tx, statement))
            self._left = diff.languages_left(tx, statement)
        self.add_note(self._heading, "heading")
        self.add_note(
            lambda: _(
                "Sealing fixes the words of this text in every language. Each language gets a digest, "
                "a string of letters and digits that changes if a single letter does, so that anybody "
                "can check later which words were signed."
            ),
            "",
        )
        self.add_note(
            lambda: _(
                "A sealed text can no longer be changed: later changes create the next text."
            ),
            "",
        )
        self.silence = SilenceRule()
        self.silence.show_rule(statement)
        self.silence.stand_free()
        self.form.addRow(self.silence)
        if self._asked:
            self.add_note(self._who_is_asked, "")
        if self._left:
            self.add_note(lambda: f"⚠ {self._unchanged()}", "warning")
        if wordings.languages_differ(statement):
            self.add_note(
                lambda: "⚠ " + _("The number of demands differs between languages."), "warning"
            )
        self.weigh()
        self._first = self.give_up

    def _heading(self) -> str:
        return _("Text %(number)d") % {"number": self._statement.text_number}

    def _who_is_asked(self) -> str:
        return ngettext(
            "%(count)d signatory of an older text will then be listed to reconfirm.",
            "%(count)d signatories of older texts will then be listed to reconfirm.",
            self._asked,
        ) % {"count": self._asked}

    def _unchanged(self) -> str:
        return languages_left_sentence(self._left)

    def _seal(self) -> None:
        rule = self.silence.change(self._statement)
        if rule is not None:
            self._desk.operations.write(rule)
        self._desk.operations.write(statements.seal_text(self._statement))


def ask_for_misspelt(desk: "Desk", statement: StatementRow, number: int) -> None:
    """Ask why a demand changed in spelling alone, so that whoever signed has signed it so too."""
    demand = statement.demand(number)
    ask_why(
        desk.window,
        title=lambda: _("Only the spelling changed"),
        of=lambda: demand_heading(statement, demand),
        told=lambda: _(
            "Signatures to the earlier wording then apply to this one too, and nobody is asked again. "
            "The size of the change is checked; the reason is kept in the journal."
        ),
        caption=lambda: _("What was misspelt"),
        agree=lambda: _("Record"),
        do=lambda reason: desk.operations.write(
            statements.mark_spelling(statement, number=number, reason=reason)
        ),
    )


def ask_for_new_text(desk: "Desk", database: Database, statement: StatementRow) -> None:
    """Ask once before a text that was sealed or signed is followed by another."""
    with database.reading() as tx:
        bound = older_texts.count_bound(tx, statement.id)
    number = {"number": statement.text_number + 1}

    def what_happens() -> str:
        if not bound:
            return _("This creates text %(number)d.") % number
        return ngettext(
            "This creates text %(number)d; %(count)d signatory will be asked to reconfirm.",
            "This creates text %(number)d; %(count)d signatories will be asked to reconfirm.",
            bound,
        ) % {**number, "count": bound}

    asked = Question(
        desk.window,
        title=lambda: _("New text"),
        text=what_happens,
        answer=lambda: _("Create text %(number)d") % number,
        do=lambda: desk.operations.change(statements.begin_new_text(statement)),
        enter_agrees=True,
    )
    asked.add_note(
        lambda: (
            _(
                "Text %(number)d stays as it is, with its signatures. The new one begins with the same "
                "words and can be changed until it is sealed. Undo removes it."
            )
            % {"number": statement.text_number}
        )
    )
    asked.open()


def split_demands(text: str) -> list[str]:
    """Read demands, one a line; in a numbered list a line without a number goes on with the demand.

    Only numbers that count up from 1 are taken away: any other belongs to the words.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or not _is_numbered(lines[0], 1):
        return lines
    found: list[str] = []
    for line in lines:
        if _is_numbered(line, len(found) + 1):
            found.append(_NUMBERED.sub("", line, count=1))
        else:
            found[-1] += f"\n{line}"
    return found


def _title_in(code: str) -> str:
    return _("Title %(language)s") % {"language": _(LANGUAGE_WORDS[code])}


def _is_numbered(line: str, number: int) -> bool:
    found = _NUMBERED.match(line)
    return found is not None and int(found.group(1)) == number
