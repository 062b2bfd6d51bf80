"""Taking an import back later: what would go, what has been changed since and stays."""

import uuid
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QListWidgetItem

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.i18n import _, ngettext
from coalition_app.operations.imports import undo_import
from coalition_app.records.imports import import_undo
from coalition_app.records.imports.import_undo import Batch

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

MOST_NAMED = 30
"""Numbers that are named; more are counted."""
ROWS_SEEN = 4
"""Of these, seen at once."""
MOST_LISTED = 500
"""Numbers that are listed with what was changed about them."""


class UndoImportDialog(FormDialog):
    """Names what goes and what was changed since; the latter goes only where the user says so."""

    def __init__(self, desk: "Desk", source_id: uuid.UUID, batch: Batch) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Undo this import"),
            agree=lambda: _removal_words(batch),
            work=self._take_back,
        )
        self._desk, self._source_id, self._batch = desk, source_id, batch
        self.too = QCheckBox()
        self.put_words(self.agree.setText, lambda: _removal_words(self._meant()))
        self.put_words(self.give_up.setText, lambda: _("Keep"))
        self.goes = self.add_note(lambda: removal_sentence(self._meant()), "heading")
        if batch.kept:
            self.stays = self.add_note(lambda: kept_sentence(batch), "warning")
            self._build_changed()
        if batch.linked:
            self.add_note(lambda: linked_sentence(batch))
        self.add_note(lambda: _("This can be undone."))
        self.agree.setEnabled(bool(batch.removable))
        self.agree.setDefault(False)
        self.agree.setAutoDefault(False)
        self._first = self.give_up

    def retranslate(self) -> None:
        """Speak the program's language, in the list too."""
        super().retranslate()
        if self._batch.kept:
            self._fill()

    def _take_back(self) -> None:
        change = undo_import(
            source=self._source_id, changed_too=self._too(), signatures=len(self._meant().removable)
        )
        operations = self._desk.operations
        operations.write(
            change, lambda answer: operations.said.emit(answer.lines[0]), label=_("Undoing import")
        )

    def _build_changed(self) -> None:
        """List what has been changed since, each with what it is."""
        self.changed = RowList()
        rows = min(len(self._batch.kept), ROWS_SEEN)
        self.changed.setFixedHeight(rows * 3 * self.changed.fontMetrics().lineSpacing() + 20)
        self.put_words(self.changed.setAccessibleName, lambda: _("Changed since the import"))
        self.form.addRow(self.changed)
        self.put_words(self.too.setText, lambda: _("Remove these too"))
        self.too.toggled.connect(self._choose)
        self.form.addRow(self.too)
        self.add_note(
            lambda: _(
                "Everything recorded about them is removed too. Files of evidence stay in "
                "the register."
            )
        )
        self._fill()

    def _fill(self) -> None:
        self.changed.clear()
        for number in self._batch.kept[:MOST_LISTED]:
            item = QListWidgetItem(self._batch.why_kept(number))
            item.setData(WORD, _("No. %(number)d") % {"number": number})
            item.setData(TONE, "text")
            item.setToolTip(f"{item.data(WORD)}: {item.text()}")
            self.changed.addItem(item)

    def _choose(self) -> None:
        self.stays.setVisible(not self._too())
        self.goes.setText(removal_sentence(self._meant()))
        self.agree.setText(_removal_words(self._meant()))
        self.agree.setEnabled(bool(self._meant().removable))
        self.grow()

    def _too(self) -> bool:
        return bool(self._batch.kept) and self.too.isChecked()

    def _meant(self) -> Batch:
        return import_undo.all_of(self._batch) if self._too() else self._batch


def _removal_words(batch: Batch) -> str:
    count = len(batch.removable)
    text = ngettext("Remove %(count)d signature", "Remove %(count)d signatures", count)
    return text % {"count": count}


def linked_sentence(batch: Batch) -> str:
    """Say that the signatories that were in the directory before stay there."""
    text = ngettext(
        "%(count)d of them belongs to a signatory that stood in the directory before: the signatory stays.",
        "%(count)d of them belong to signatories that stood in the directory before: these stay.",
        batch.linked,
    )
    return text % {"count": batch.linked}


def removal_sentence(batch: Batch) -> str:
    """Say what would be taken back."""
    count = len(batch.removable)
    text = ngettext(
        "%(count)d signature imported from %(name)s will be removed from statement %(statement)d.",
        "%(count)d signatures imported from %(name)s will be removed from statement %(statement)d.",
        count,
    )
    return text % {"count": count, "name": batch.name, "statement": batch.statement}


def kept_sentence(batch: Batch) -> str:
    """Name what has been changed since, which stays."""
    numbers = ", ".join(map(str, batch.kept[:MOST_NAMED]))
    more = len(batch.kept) - MOST_NAMED
    if more <= 0:
        return _("Changed since the import, and kept: %(numbers)s.") % {"numbers": numbers}
    text = ngettext(
        "Changed since the import, and kept: %(numbers)s and %(count)d more.",
        "Changed since the import, and kept: %(numbers)s and %(count)d more.",
        more,
    )
    return text % {"numbers": numbers, "count": more}
