"""The dialog in which two entries that were merged are separated again."""

import uuid

from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.merging import separations
from coalition_app.records.signatories import merge_history
from coalition_app.records.store.database import Database


class SeparateDialog(FormDialog):
    """Separates two entries of the directory; what has been changed since is told and stays."""

    def __init__(self, parent: QWidget | None, database: Database, merge_id: uuid.UUID) -> None:
        super().__init__(
            parent,
            title=lambda: _("Separate two entries"),
            agree=lambda: _("Separate"),
            work=self._separate,
        )
        self._database, self._merge_id = database, merge_id
        with database.reading() as tx:
            found = [each for each in merge_history.list_merges(tx) if each.id == merge_id]
        if not found:
            raise UserError(_("This merge stands in the register no more."))
        self.since: list[str] = []
        """Sentences about what had been changed since, once they were separated."""
        (merge,) = found
        self.add_note(lambda: "\n".join(merge.sentences()), "")
        self.add_note(
            lambda: _(
                "Signatures, names, contacts and standings go back to what they were before. What has been "
                "changed since stays and is listed. You can undo this."
            )
        )
        self.why = QLineEdit()
        self.add_field(lambda: _("Why"), self.why)

    def _separate(self) -> None:
        with self._database.writing("separate-signatories") as tx:
            self.since = separations.separate_signatories(tx, self._merge_id, self.why.text())
