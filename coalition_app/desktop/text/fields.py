"""Fields of the Text page: they grow with their words and save themselves when they are left."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.look.typeface import give_role, restyle
from coalition_app.desktop.widgets.growing_field import GrowingField
from coalition_app.errors import UserError
from coalition_app.hidden_characters import hide_again, show_hidden
from coalition_app.i18n import _

INSIDE = 8
"""Pixels from the edge of a field to its words."""


class WordsField(QWidget):
    """Words that are text until they are clicked, with their language above and a refusal below.

    `save` records the words and raises UserError to refuse them; a refused value stays as it was typed.
    Where there are none yet, a dashed frame says so.
    """

    def __init__(
        self,
        save: Callable[[str], None],
        *,
        least: int = 1,
        most: int = 8,
        one_line: bool = False,
        role: str = "flat",
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "text_cell")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._save = save
        self._known = ""
        self._saving = False
        self._placeholder = ""
        self.caption, self.refusal = QLabel(), QLabel()
        self.caption.setProperty("role", "quiet")
        self.caption.setContentsMargins(INSIDE, 0, 0, 0)
        self.refusal.setProperty("role", "refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setVisible(False)
        self.edit = GrowingField(least=least, most=most, one_line=one_line)
        give_role(self.edit, role)
        self.edit.left.connect(self.keep)
        self.edit.entered.connect(self._show_absence)
        self.edit.left.connect(self._show_absence)
        self.edit.textChanged.connect(self._show_absence)
        self.edit.given_up.connect(self.put_back)
        self.edit.says_closed = True
        self.edit.locked_tried.connect(self._refuse_closed)
        self.caption.setBuddy(self.edit)
        self.beside = QHBoxLayout()
        """The field, and what stands beside it."""
        self.beside.setSpacing(2)
        self.beside.addWidget(self.edit, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 2, 6, 2)
        self.column.setSpacing(0)
        self.column.addWidget(self.caption)
        self.column.addLayout(self.beside, 1)
        self.column.addWidget(self.refusal)
        self._absent: QLabel | None = None

    def offer_absence(self) -> None:
        """Say in the middle of the empty field what is missing, in place of a field to be filled."""
        self._absent = QLabel(self.edit, alignment=Qt.AlignmentFlag.AlignCenter)
        self._absent.setProperty("role", "accent")
        self._absent.setWordWrap(True)
        self._absent.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.edit.over = self._absent
        self._show_absence()

    def say_absence(self, words: str) -> None:
        """Word what is missing."""
        if self._absent is not None:
            self._absent.setText(words)

    def _show_absence(self) -> None:
        if self._absent is None:
            return
        absent = not (self.words() or self.edit.hasFocus() or self.edit.isReadOnly())
        self._absent.setVisible(absent)
        self.edit.setPlaceholderText("" if absent else self._placeholder)
        if self.edit.property("absent") != absent:
            self.edit.setProperty("absent", absent)
            restyle(self.edit)

    @property
    def saved(self) -> str:
        """Return what the register holds."""
        return self._known

    def words(self) -> str:
        """Return the words in the field."""
        return hide_again(self.edit.toPlainText(), self._known)

    def name(self, name: str, placeholder: str) -> None:
        """Say what the field is for, and what it says while it is empty."""
        self.edit.setAccessibleName(name)
        self._placeholder = placeholder
        self.edit.setPlaceholderText(placeholder)
        self._show_absence()

    def show_words(self, words: str, *, locked: bool) -> None:
        """Show what the register holds, but never over words that were typed and not taken."""
        typed = not self._saving and self.words() != self._known
        self._known = words
        self._lock(locked)
        if not typed and self.words() != words:
            self.edit.setPlainText(show_hidden(words))
        if self.words() == words:
            self.refuse("")

    def _lock(self, locked: bool) -> None:
        if self.edit.isReadOnly() != locked:
            self.edit.setReadOnly(locked)
            # The style sheet tells locked fields apart, and is asked again only now.
            restyle(self.edit)
            self._show_absence()

    def put_back(self) -> None:
        """Show what the register holds in place of what was typed."""
        self.edit.setPlainText(show_hidden(self._known))
        self.refuse("")

    @Slot()
    def keep(self) -> None:
        """Record what was typed."""
        if self._saving:
            return
        if self.edit.isReadOnly() or self.words() == self._known:
            self.refuse("")
            return
        self._saving = True
        try:
            self._save(self.words())
        except UserError as error:
            self.refuse(str(error))
        finally:
            self._saving = False

    def _refuse_closed(self) -> None:
        """Say why nothing can be written here."""
        self.refuse(
            _("These words are closed. They can be changed only in a new text: “New text…”.")
        )

    def refuse(self, sentence: str) -> None:
        """Say below the field why its words were not taken; an empty sentence takes that away."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
