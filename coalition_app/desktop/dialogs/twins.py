"""The dialog in which one of two signatures of one body is rejected."""

from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.dialogs.fields import day_field, read_day
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.i18n import _
from coalition_app.records import standings
from coalition_app.records.database import Database
from coalition_app.records.statements import StatementRow


class RejectDialog(FormDialog):
    """Records that a signature is rejected; it keeps its number and is not counted any more."""

    def __init__(
        self, parent: QWidget | None, database: Database, statement: StatementRow, number: int
    ) -> None:
        super().__init__(
            parent,
            title=lambda: _("Reject No. %(number)d") % {"number": number},
            agree=lambda: _("Reject"),
            work=self._reject,
        )
        self._database, self._statement, self._number = database, statement, number
        self.add_note(
            lambda: _(
                "A rejected signature is not printed and not counted. Its number, its words and its "
                "evidence stay in the register, and it can be disputed and signed again later."
            )
        )
        self.received, self.note = day_field(), QLineEdit()
        self.add_field(lambda: _("Rejected on"), self.received)
        self.add_field(lambda: _("Why"), self.note)

    def _reject(self) -> None:
        with self._database.writing("change-standing") as tx:
            standings.change_standing(
                tx,
                self._statement,
                self._number,
                "rejected",
                received=read_day(self.received),
                note=self.note.text(),
            )
