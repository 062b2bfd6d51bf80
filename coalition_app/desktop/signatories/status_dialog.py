"""The dialog of a dated step of a signature: to another status, or a promise to sign."""

from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.widgets.fields import day_field, read_day
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.labels import STEPS, status_label
from coalition_app.records.signatures import status
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.signatures.status import MOVES, PROMISED
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

MEANS = {
    "invited": N_("It is asked to sign, and is not printed."),
    "promised": N_("It stays invited: a promise counts nowhere, and the chase list tells it."),
    "signed": N_("It is printed and counted."),
    "subject-to-approval": N_(
        "It is printed with this mark, and not counted until it is confirmed."
    ),
    "acceded": N_("It came after the delivery: it is counted, and printed in a block of its own."),
    "declined": N_("It does not sign, and is not printed."),
    "disputed": N_("It is printed with this mark, and not counted while it is disputed."),
    "withdrawn": N_(
        "It is no longer counted from the day of receipt, and keeps its number. This cannot be turned "
        "back: who comes back signs anew."
    ),
    "rejected": N_("It is neither printed nor counted: no valid signature stands behind it."),
}
"""What each step means for the annex."""


def steps_from(status: str) -> list[str]:
    """Give the steps that may follow a status."""
    return [*([PROMISED] if status == "invited" else []), *MOVES[status]]


class StatusDialog(FormDialog):
    """Records one step of one signature, with its day and a note."""

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Change the standing"), agree=lambda: _("Record"), work=self._do
        )
        steps = steps_from(signed.status)
        if not steps:
            raise UserError(
                _(
                    "Signature %(number)d was withdrawn, and that stays: who comes back signs anew, under "
                    "a new number."
                )
                % {"number": signed.number}
            )
        self._database, self._statement, self._signed = database, statement, signed
        self.step = WordBox({each: STEPS[each] for each in steps})
        self.step.setCurrentIndex(-1)  # none of them is so usual that it should stand there unasked
        self.put_words(self.step.setPlaceholderText, lambda: _("Choose…"))
        self.received, self.note = day_field(), QLineEdit()
        self.add_note(lambda: f"{signed.number}. {signed.full_name}", "heading")
        self.add_note(lambda: _("Now: %(standing)s") % {"standing": status_label(signed.status)})
        self.add_field(lambda: _("It becomes"), self.step)
        self.means = self.add_note(self._say_meaning)
        self.add_field(lambda: _("Notice received"), self.received)
        self.add_field(lambda: _("Note: who gave notice, and how"), self.note)
        self.add_note(lambda: _("The note is private: it is never printed."))
        self.step.currentIndexChanged.connect(lambda _at: self._show_meaning())
        self.means.setVisible(False)

    def retranslate(self) -> None:
        """Speak the program's language, also in the box."""
        self.step.speak()
        super().retranslate()

    def _say_meaning(self) -> str:
        return _(MEANS[self.step.key()]) if self.step.key() else ""

    def _show_meaning(self) -> None:
        self.means.setText(self._say_meaning())
        self.means.setVisible(bool(self.step.key()))
        self._grow()

    def _do(self) -> None:
        step, number = self.step.key(), self._signed.number
        received, note = read_day(self.received), self.note.text()
        if not step:
            raise UserError(_("Choose what it becomes."))
        if step == PROMISED:
            with self._database.writing("record-promise") as tx:
                status.record_promise(tx, self._statement, number, received=received, note=note)
            return
        with self._database.writing("change-standing") as tx:
            status.change_status(tx, self._statement, number, step, received=received, note=note)
