"""Taking an import back later: what would go, what has been changed since and stays."""

import uuid
from typing import TYPE_CHECKING

from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.i18n import _, ngettext
from coalition_app.records import batches
from coalition_app.records.batches import Batch

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

MOST_NAMED = 30
"""Numbers that are named; more are counted."""


class UndoImportDialog(FormDialog):
    """Names both before anything is written, and takes the unchanged signatures away on agreement."""

    def __init__(self, window: "MainWindow", source_id: uuid.UUID, batch: Batch) -> None:
        super().__init__(
            window,
            title=lambda: _("Undo this import"),
            agree=lambda: _("Take back"),
            work=lambda: None,
        )
        self._window, self._source_id = window, source_id
        self.goes = self.add_note(lambda: removal_sentence(batch), "heading")
        if batch.kept:
            self.stays = self.add_note(lambda: kept_sentence(batch), "warning")
        self.add_note(lambda: _("This is an action of its own and can be undone."))
        self.agree.setEnabled(bool(batch.removable))

    def accept(self) -> None:
        """Close, and take the signatures away off the window's thread."""
        super().accept()
        operations, source_id = self._window.operations, self._source_id
        database = operations.database
        if database is None:
            return

        def take_back() -> Batch:
            with database.writing("undo-import") as tx:
                return batches.undo_import(tx, source_id)

        def tell(done: Batch) -> None:
            operations.changed.emit()
            operations.said.emit(taken_sentence(done))

        operations.start(_("Taking back"), lambda _progress: take_back(), tell)


def removal_sentence(batch: Batch) -> str:
    """Say what would be taken back."""
    count = len(batch.removable)
    text = ngettext(
        "%(count)d signature that %(name)s brought into statement %(statement)d is taken away.",
        "%(count)d signatures that %(name)s brought into statement %(statement)d are taken away.",
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


def taken_sentence(batch: Batch) -> str:
    """Say what was taken back."""
    text = ngettext(
        "%(count)d signature was taken back.",
        "%(count)d signatures were taken back.",
        len(batch.removable),
    )
    return text % {"count": len(batch.removable)}
