"""The dialog in which letters are read, copied and written into files; the program sends none of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton

from coalition_app.desktop.dialogs.fields import language_box
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.desktop.dialogs.form_room import screen_room
from coalition_app.desktop.word_box import WordBox
from coalition_app.documents import letters, placing
from coalition_app.documents.correspondence import letters_to
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.records import attestors, chase
from coalition_app.records.chase import ChaseIndex
from coalition_app.records.database import Database
from coalition_app.records.statements import StatementRow

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow
    from coalition_app.desktop.operations import Progress
    from coalition_app.documents.letters import Letter

FORMS = {
    "txt": N_("Text, a file for each"),
    "eml": N_("Drafts for a mail program, a file for each"),
    "docx": N_("One Word file, a page for each"),
}
"""By the ending of the files."""
WORD_FILE = "letters.docx"
AT_ONCE = 200
"""Letters that are made between two looks at whether she has cancelled."""
PREVIEW_LINES = 12


class LettersDialog(FormDialog):
    """Shows each letter as it will be, and writes them all into a folder."""

    def __init__(
        self,
        window: "MainWindow",
        database: Database,
        statement: StatementRow,
        index: ChaseIndex,
        numbers: Sequence[int],
    ) -> None:
        count = len(numbers)
        super().__init__(
            window,
            title=lambda: (
                ngettext("%(count)d letter", "%(count)d letters", count) % {"count": count}
            ),
            agree=lambda: _("Write the files…"),
            work=self._write,
        )
        self._window, self._database, self._statement = window, database, statement
        self._index, self._numbers, self._at = index, list(numbers), 0
        self._given_up = False
        with database.reading() as tx:
            language = attestors.get_register(tx).document_language
        self.language, self.form_box = language_box(language), WordBox(FORMS)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setMinimumHeight(self.fontMetrics().lineSpacing() * PREVIEW_LINES)
        self.which, self.address = QLabel(), QLabel()
        self.before, self.after, self.copy = QPushButton(), QPushButton(), QPushButton()
        self._add_fields()
        self._show_letter()

    def retranslate(self) -> None:
        """Speak the program's language; the letters keep their own."""
        self.form_box.speak()
        super().retranslate()
        self._show_letter()

    def accept(self) -> None:
        """Write the letters; the dialog stays where no folder was chosen."""
        self._given_up = False
        try:
            self._work()
        except UserError as error:
            self.refuse(str(error))
            return
        if not self._given_up:
            self.done(1)

    def _add_fields(self) -> None:
        self.setMinimumWidth(min(680, screen_room(self).width()))
        self.add_field(lambda: _("Language of the letters"), self.language)
        self.add_field(lambda: _("Form"), self.form_box)
        walk = QHBoxLayout()
        for label in (self.which, self.address):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.address.setProperty("role", "quiet")
        for button, words in (
            (self.before, lambda: _("Previous")),
            (self.after, lambda: _("Next")),
            (self.copy, lambda: _("Copy")),
        ):
            button.setProperty("role", "small")
            button.setAutoDefault(False)
            self.put_words(button.setText, words)
            walk.addWidget(button)
        walk.addStretch()
        self.put_words(self.copy.setToolTip, lambda: _("Copy this letter as text"))
        self.form.addRow(self.which)
        self.form.addRow(self.address)
        self.form.addRow(walk)
        self.put_words(self.preview.setAccessibleName, lambda: _("The letter as it will be"))
        self.form.addRow(self.preview)
        self.add_note(
            lambda: _(
                "Nothing is sent: the program has no way to send anything. You read the letters and send "
                "them yourself. They hold private addresses; delete them when they were sent."
            )
        )
        self.language.currentIndexChanged.connect(self._show_letter)
        self.before.clicked.connect(lambda: self._walk(-1))
        self.after.clicked.connect(lambda: self._walk(1))
        self.copy.clicked.connect(self._copy)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=step: self._walk(by))

    def _walk(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._numbers) - 1))
        self._show_letter()

    @Slot()
    def _show_letter(self) -> None:
        """Show the letter to one of the recipients."""
        if not self._numbers:
            return
        found = self._letters(self._numbers[self._at : self._at + 1])
        text = letters.letter_text(found[0][1]) if found else ""
        if text != self.preview.toPlainText():
            self.preview.setPlainText(text)
        named = {
            "at": self._at + 1,
            "of": len(self._numbers),
            "number": self._numbers[self._at],
        }
        self.which.setText(_("Letter %(at)d of %(of)d, to No. %(number)d") % named)
        address = found[0][1].address if found else ""
        self.address.setText(
            _("Mail address: %(address)s") % {"address": address}
            if address
            else _("No mail address is recorded; it can be added in the directory.")
        )
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at + 1 < len(self._numbers))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.preview.toPlainText())
        self._window.say(_("The letter was copied."))

    def _letters(self, numbers: Sequence[int]) -> "list[tuple[int, Letter]]":
        return _read_letters(
            self._database, self._statement, self._index, numbers, self.language.currentData()
        )

    def _write(self) -> None:
        """Ask for a folder and write into it, beside the window; files that exist are refused."""
        folder = self._window.choosers.folder(self, _("Folder for the letters"), "")
        if folder is None:
            self._given_up = True
            return
        form, numbers = self.form_box.key(), self._numbers
        named = [WORD_FILE] if form == "docx" else [_name(each, form) for each in numbers]
        placing.refuse_taken(folder, named)
        given = (self._database, self._statement, self._index)
        language = self.language.currentData()

        def write(progress: "Progress") -> int:
            made: list[tuple[int, Letter]] = []
            for start in range(0, len(numbers), AT_ONCE):
                progress(start, len(numbers))
                found = _read_letters(*given, numbers[start : start + AT_ONCE], language)
                made += found if form == "docx" else ()
                if form != "docx":
                    _place_each(folder, form, found)
            if form == "docx":
                content = letters.letters_word([letter for _number, letter in made])
                placing.place(folder / WORD_FILE, content, replace=False)
            return len(numbers)

        def tell(count: int) -> None:
            words = ngettext(
                "%(count)d letter was written into %(folder)s; none was sent.",
                "%(count)d letters were written into %(folder)s; none was sent.",
                count,
            )
            self._window.say(words % {"count": count, "folder": folder.name})

        self._window.operations.start(_("Writing letters"), write, tell)


def _read_letters(
    database: Database,
    statement: StatementRow,
    index: ChaseIndex,
    numbers: Sequence[int],
    language: str,
) -> "list[tuple[int, Letter]]":
    with database.reading() as tx:
        return letters_to(
            tx, statement, chase.chased_among(tx, statement, index, numbers), language
        )


def _name(number: int, form: str) -> str:
    return f"{number:04d}.{form}"


def _place_each(folder: Path, form: str, made: "Sequence[tuple[int, Letter]]") -> None:
    for number, letter in made:
        text = letters.letter_text(letter).encode()
        content = letters.letter_mail(letter) if form == "eml" else text
        placing.place(folder / _name(number, form), content, replace=False)
