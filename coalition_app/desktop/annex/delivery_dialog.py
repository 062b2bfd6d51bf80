"""The dialog that records that an edition was handed over."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.annex.editions import Edition, edition_words
from coalition_app.desktop.widgets.fields import day_field, read_day
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.i18n import _
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import delivery_sentence
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class DeliveryDialog(FormDialog):
    """Asks to whom an edition went, when, and under which number it was taken in there."""

    def __init__(
        self, desk: "Desk", database: Database, statement: StatementRow, edition: Edition
    ) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Delivery of edition %(edition)d") % {"edition": edition.row.number},
            agree=lambda: _("Record"),
            work=self._record,
        )
        self._database, self._statement, self._edition = database, statement, edition
        self.recipient, self.incoming = QLineEdit(), QLineEdit()
        self.date = day_field()
        self.add_note(lambda: edition_words(edition.row), "heading")
        for each in edition.deliveries:
            self.add_note(partial(delivery_sentence, each), "")
        self.add_field(lambda: _("To whom"), self.recipient)
        self.add_field(lambda: _("Day of the delivery"), self.date)
        self.add_field(lambda: _("Incoming number"), self.incoming)
        self.put_words(
            self.incoming.setToolTip,
            lambda: _("under which the recipient took it in; leave it empty where you do not know"),
        )
        self.barrier = self.add_note(
            lambda: _(
                "A delivery stays recorded: neither it nor what was done before it can be undone. Whoever "
                "signs after the first delivery has acceded, in a block of their own."
            )
        )

    def _record(self) -> None:
        with self._database.writing("deliver") as tx:
            editions.record_delivery(
                tx,
                self._statement,
                self._edition.row,
                recipient=self.recipient.text(),
                delivered_on=read_day(self.date),
                incoming_number=self.incoming.text(),
            )
