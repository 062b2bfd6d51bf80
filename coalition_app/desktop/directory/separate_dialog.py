"""The dialog in which two entries that were merged are separated again."""

import uuid
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import duplicates
from coalition_app.records.signatories import merge_history
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class SeparateDialog(FormDialog):
    """Separates two entries of the directory; names what has been changed since, which stays."""

    def __init__(self, desk: "Desk", database: Database, merge_id: uuid.UUID) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Separate two entries"),
            agree=lambda: _("Separate"),
            work=self._separate,
        )
        self._desk = desk
        with database.reading() as tx:
            found = [each for each in merge_history.list_merges(tx) if each.id == merge_id]
        if not found:
            raise UserError(_("This merge no longer exists."))
        (self._merge,) = found
        self.add_note(lambda: "\n".join(self._merge.sentences()), "")
        self.add_note(
            lambda: _(
                "Signatures, names, contacts and statuses go back to what they were before. What "
                "has been changed since stays and is listed. You can undo this."
            )
        )
        self.why = QLineEdit()
        self.add_field(lambda: _("Why"), self.why)

    def _separate(self) -> None:
        change = duplicates.separate(merge=self._merge.number, why=self.why.text())
        self._desk.operations.write(change, lambda answer: self._tell(answer.result))

    def _tell(self, since: tuple[str, ...]) -> None:
        """Say what had been changed since, which stays."""
        if since:
            self._desk.say(" ".join(since))
