"""The frame of dialogs that write to each of several: read one after the other, then put into files."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.captions import below_captions
from coalition_app.desktop.widgets.fields import language_box
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.whole_text import WholeText
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import refusals

PREVIEW_LINES = 12
WIDEST, HIGHEST, FIELDS_WIDTH = 1040, 600, 340
"""Pixels where fields and what is written stand beside each other, and of the fields."""
WIDE, ASIDE = 680, 40
"""Pixels of such a dialog at least, where the screen has them, and beside one of large letters."""
LETTERS, LETTERS_ALONE = 66, 84
"""Letters across it where they are large, and where what is written stands below the fields."""


class OneByOneDialog(FormDialog):
    """Shows what each of `_numbers` gets, walks through them, and stays where no place was chosen.

    `say` says a sentence in the window.
    `forms` are the endings of the files with their words, `language` that of what is written.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        say: Callable[[str], None],
        title: Words,
        work: Callable[[], None],
        forms: Mapping[str, str],
        language: str,
    ) -> None:
        super().__init__(parent, title=title, agree=lambda: _("Save files…"), work=work)
        self._say = say
        self._numbers: list[int] = []
        self._at = 0
        self._given_up = False
        """Whether the question where the files go was cancelled."""
        room, letters = screen_room(self), LETTERS * letter_width(self.fontMetrics())
        self._beside = min(room.width(), WIDEST) >= letters + FIELDS_WIDTH
        """Whether what is written stands beside the fields, as the screen has room for both."""
        if self._beside:
            self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
            self.form.setVerticalSpacing(4)
            self.setFixedSize(min(WIDEST, room.width()), min(HIGHEST, room.height()))
        else:
            letters = min(LETTERS_ALONE * letter_width(self.fontMetrics()), room.width() - ASIDE)
        self.setMinimumWidth(min(max(WIDE, letters), room.width()))
        self.language, self.form_box = language_box(language), WordBox(forms)
        self.preview = WholeText()
        self.preview.setMinimumHeight(self.fontMetrics().lineSpacing() * PREVIEW_LINES)
        self.which = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.before, self.after, self.copy = QPushButton(), QPushButton(), QPushButton()

    def show_one(self) -> None:
        """Show what the current signatory gets; each dialog its own."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Speak the program's language; what is written keeps its own."""
        super().retranslate()
        self.show_one()

    def accept(self) -> None:
        """Write the files; the dialog stays where no place was chosen."""
        self._given_up = False
        try:
            with refusals.told():
                self._work()
        except UserError as error:
            self.refuse(str(error))
            return
        if not self._given_up:
            self.done(1)

    def lay_out(
        self, *shaping: tuple[Words, QWidget], note: Words, told: Sequence[QWidget] = ()
    ) -> None:
        """Add the fields that shape what is written, the form of the files with a note, and the preview.

        `told` stands beside the preview. In one column what shapes it is above, how it is saved below.
        """
        if self._beside:
            for words, field in shaping:
                self.add_field(words, field)
        else:
            self.form.addRow(below_captions(self, *shaping))
            self._first = shaping[0][1]
            self._set_preview(*told)
        self.add_field(lambda: _("Format"), self.form_box)
        self.add_note(note)
        if self._beside:
            self._set_preview(*told)

    def _set_preview(self, *told: QWidget) -> None:
        """Set what is written beside the fields, with what is told of it; below them without room."""
        self.put_words(self.preview.setAccessibleName, lambda: _("Preview"))
        walk, layout = self._walk_row(), self.layout()
        walk.insertWidget(0, self.which, 1)
        if not self._beside or not isinstance(layout, QVBoxLayout):
            self.form.addRow(walk)
            for each in (*told, self.preview):
                self.form.addRow(each)
            self.preview.show_whole()
            return
        both, written = QHBoxLayout(), QVBoxLayout()
        both.setSpacing(20)
        written.setSpacing(10)  # of its own: that of the columns is no measure for its lines
        layout.removeWidget(self.room)
        self.room.setFixedWidth(FIELDS_WIDTH)
        written.addLayout(walk)
        for each in (*told, self.preview):
            written.addWidget(each)
        both.addWidget(self.room)
        both.addLayout(written, 1)
        layout.insertLayout(1, both, 1)

    def _walk_row(self) -> QHBoxLayout:
        """Return the row of buttons for next, back and copy; keys do the same."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for button, sign, words in (
            (self.before, "‹", lambda: _("Previous")),
            (self.after, "›", lambda: _("Next")),
            (self.copy, "", lambda: _("Copy")),
        ):
            button.setProperty("role", "small")
            button.setAutoDefault(False)
            self.put_words(button.setToolTip, words)
            self.put_words(button.setAccessibleName, words)
            row.addWidget(button)
            button.setText(sign)
        self.put_words(self.copy.setText, lambda: _("Copy"))
        self.put_words(self.copy.setToolTip, lambda: _("Copy this letter as text"))
        self.before.clicked.connect(lambda: self._walk(-1))
        self.after.clicked.connect(lambda: self._walk(1))
        self.copy.clicked.connect(self._copy)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=step: self._walk(by))
        return row

    def place_words(self) -> dict[str, int]:
        """Return what sentences name of the shown one: place, how many, number."""
        return {
            "at": self._at + 1,
            "of": len(self._numbers),
            "number": self._numbers[self._at],
        }

    def show_text(self, text: str) -> None:
        """Show the text of one; the same text keeps its place and what is marked in it."""
        if text != self.preview.toPlainText():
            self.preview.setPlainText(text)
            if not self._beside:
                self.grow()  # what is written came after the dialog was shown

    def let_walk(self) -> None:
        """Let the buttons be on that lead to somebody."""
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at + 1 < len(self._numbers))

    def _walk(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._numbers) - 1))
        self.show_one()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.preview.toPlainText())
        self._say(_("The letter was copied."))
