"""The dialog in which letters are read, copied and written into files; the program sends none of them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import day_field, known_day
from coalition_app.desktop.widgets.one_by_one import OneByOneDialog
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.documents.issue import letters
from coalition_app.documents.write import atomic_file
from coalition_app.hidden_characters import as_file
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import CHANNELS
from coalition_app.operations.follow_up import record_letter_sent
from coalition_app.records.editions import attestors
from coalition_app.records.lists.letters_sent import NewLetters
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.documents.issue.letters import Letter
    from coalition_app.operations.door import Answer
    from coalition_app.work import Tell

FORMS = {
    "txt": N_("Text, a file for each"),
    "eml": N_("Drafts for an email program, a file for each"),
    "docx": N_("One Word file, a page for each"),
}
"""By the ending of the files."""
WORD_FILE = "letters.docx"
AT_ONCE = 200
"""Letters that are made between two checks of whether the user has cancelled."""
BY_HAND = ("messenger", "in-person")
"""How letters go to whom no email address is recorded."""


Make = Callable[[Reading, Sequence[int], str, dt.date | None], "list[tuple[int, Letter]]"]
"""Makes the letters to some numbers, in a language, asking for an answer by a day."""


class LettersDialog(OneByOneDialog):
    """Shows each letter as it will be, and writes them all into a folder."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        numbers: Sequence[int],
        answer_by: dt.date,
        *,
        make: Make,
        asked: str = "",
    ) -> None:
        """Write to these numbers; the letters ask for an answer by a day, proposed as the page has it.

        `asked` is recorded of them, of REASONS; left out, what each is waited for with first.
        """
        count = len(numbers)
        with database.reading() as tx:
            language = attestors.get_register(tx).document_language
        self._desk = desk
        super().__init__(
            desk.window,
            say=desk.say,
            title=lambda: (
                ngettext("%(count)d letter", "%(count)d letters", count) % {"count": count}
            ),
            work=self._write,
            forms=FORMS,
            language=language,
        )
        self._database, self._statement = database, statement
        self._numbers, self._make, self._asked = list(numbers), make, asked
        self.day = day_field()
        self.day.setDate(QDate(answer_by.year, answer_by.month, answer_by.day))
        self.address = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.address.setProperty("role", "quiet")
        self._add_fields()
        self.show_one()

    def _add_fields(self) -> None:
        self.lay_out(
            (lambda: _("Language of the letters"), self.language),
            (lambda: _("Reply due by"), self.day),
            note=lambda: _(
                "Nothing is sent: you read the letters and send them yourself. They hold private "
                "addresses; delete them after sending."
            ),
            told=[self.address],
        )
        self.language.currentIndexChanged.connect(self.show_one)
        self.day.dateChanged.connect(self.show_one)

    @Slot()
    def show_one(self) -> None:
        """Show the letter to one of the recipients."""
        if not self._numbers:
            return
        found = self._letters(self._numbers[self._at : self._at + 1])
        self.show_text(letters.letter_text(found[0][1]) if found else "")
        self.which.setText(_("Letter %(at)d of %(of)d, to No. %(number)d") % self.place_words())
        address = found[0][1].address if found else ""
        self.address.setText(
            _("Email address: %(address)s") % {"address": address}
            if address
            else _("No email address is recorded; it can be added in the directory.")
        )
        self.let_walk()

    def _letters(self, numbers: Sequence[int]) -> "list[tuple[int, Letter]]":
        with self._database.reading() as tx:
            return self._make(tx, numbers, self.language.currentData(), known_day(self.day))

    def _write(self) -> None:
        """Ask for a folder and write into it, beside the window; files that exist are refused."""
        folder = self._desk.choosers.folder(self, _("Folder for the letters"), "")
        if folder is None:
            self._given_up = True
            return
        form, numbers = self.form_box.key(), self._numbers
        names = {} if form == "docx" else self._names(form)
        atomic_file.refuse_taken(folder, list(names.values()) or [WORD_FILE])
        database, make = self._database, self._make
        language, asked = self.language.currentData(), self._asked
        by = known_day(self.day)

        def write(progress: "Tell") -> tuple[dict[int, str], int]:
            made: list[tuple[int, Letter]] = []
            nowhere = 0
            kept: dict[int, str] = {}
            for start in range(0, len(numbers), AT_ONCE):
                progress(start, len(numbers))
                with database.reading() as tx:
                    found = make(tx, numbers[start : start + AT_ONCE], language, by)
                made += found if form == "docx" else ()
                kept |= {number: letters.letter_text(each) for number, each in found}
                nowhere += sum(not each.address for _number, each in found)
                if form != "docx":
                    _place_each(folder, form, names, found)
            if form == "docx":
                content = letters.letters_word([letter for _number, letter in made])
                atomic_file.place(folder / WORD_FILE, content, replace=False)
            return kept, nowhere

        def tell(answer: tuple[dict[int, str], int]) -> None:
            kept, nowhere = answer
            count = len(kept)
            words = ngettext(
                "%(count)d letter was saved in %(folder)s. Nothing was sent.",
                "%(count)d letters were saved in %(folder)s. Nothing was sent.",
                count,
            )
            said = words % {"count": count, "folder": folder.name}
            if nowhere:
                unknown = ngettext(
                    "%(count)d of them has no email address recorded.",
                    "%(count)d of them have no email address recorded.",
                    nowhere,
                )
                said = f"{said} {unknown % {'count': nowhere}}"
            new = NewLetters(
                due_on=by,
                language=language,
                wordings=kept,
                asked=asked,
                keeps_days=True,
                addressed_only=True,
            )
            if nowhere == count:
                self._offer_by_hand(said, list(kept), new)
            else:
                record = partial(self._record, list(kept), new)
                self._desk.offer(said, [(lambda: _("Record as sent today"), record)])

        self._desk.operations.start(_("Saving letters"), write, tell)

    def _record(self, numbers: list[int], new: NewLetters) -> None:
        """Record the letters as sent; how those went that have no address is asked then."""

        def say_left_out(answer: "Answer[int]") -> None:
            if len(answer.lines) > 1:
                sent = set(answer.values["numbers"])
                left_out = [each for each in numbers if each not in sent]
                self._offer_by_hand(" ".join(answer.lines), left_out, new)

        change = record_letter_sent(self._statement, numbers=numbers, new=new)
        self._desk.operations.change(change, say_left_out)

    def _offer_by_hand(self, said: str, numbers: list[int], new: NewLetters) -> None:
        """Ask how letters went to whom no email address is recorded."""

        def offer(channel: str) -> "tuple[Words, Callable[[], None]]":
            by_hand = replace(new, channel=channel)
            return (
                lambda: _("Record as sent today: %(channel)s") % {"channel": _(CHANNELS[channel])},
                partial(self._record, numbers, by_hand),
            )

        self._desk.offer(said, [offer(each) for each in BY_HAND])

    def _names(self, form: str) -> dict[int, str]:
        """Name each letter’s file by number, statement and day, not by name: systems list recent files."""
        statement = _("statement %(number)d") % {"number": self._statement.number}
        return {at: f"{at:04d}, {statement}, {today()}.{form}" for at in self._numbers}


def _place_each(
    folder: Path, form: str, names: Mapping[int, str], made: "Sequence[tuple[int, Letter]]"
) -> None:
    for number, letter in made:
        text = as_file(letters.letter_text(letter))
        content = letters.letter_mail(letter) if form == "eml" else text
        atomic_file.place(folder / names[number], content, replace=False)
