"""The field of the body of which a signatory is a branch, found by its name in any alphabet."""

import uuid
from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit

from coalition_app.desktop.widgets.captioned_field import Field
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.signatories.directory import DirectoryLine

FOUND = 12
"""Bodies that are offered at once; more letters find fewer."""


class ParentField(Field):
    """Offers bodies below while one types; `find` returns those that words find."""

    def __init__(self, find: Callable[[str], list[DirectoryLine]]) -> None:
        self.line = QLineEdit()
        super().__init__("parent", self.line)
        self._find = find
        self._known: dict[str, uuid.UUID] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._offer)

    def show_parent(self, parent: DirectoryLine | None) -> None:
        """Remember the present one, which is not looked for again."""
        self._known = {parent.full_name: parent.id} if parent is not None else {}

    def parent_id(self) -> uuid.UUID | None:
        """Return the key of what is named; None for nothing. Raises UserError for what is not offered."""
        words = self.value().strip()
        if words and words not in self._known:
            self._offer(words)
            offered = self._names.stringList()
            if len(offered) != 1:
                raise UserError(_("Choose the organisation from those offered while you type."))
            words = offered[0]
        return self._known.get(words)

    @Slot(str)
    def _offer(self, words: str) -> None:
        found = self._find(words) if words.strip() else []
        told = [_told(each, found) for each in found]
        self._known |= {words: each.id for words, each in zip(told, found, strict=True)}
        self._names.setStringList(told)

    @Slot(str)
    def _take(self, _words: str) -> None:
        self.left.emit()


def _told(line: DirectoryLine, among: list[DirectoryLine]) -> str:
    """Name a body, with its place where another of those found is called alike."""
    alike = sum(each.full_name == line.full_name for each in among) > 1
    return ", ".join(filter(None, (line.full_name, line.place))) if alike else line.full_name
