"""Actions of the signatories."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.widgets.fields import known_day
from coalition_app.i18n import _
from coalition_app.operations import signatures
from coalition_app.operations.doubts import day_withdrawn
from coalition_app.records.signatures.timeline import read_timeline

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coalition_app.desktop.signatories.new_signature import SignatureDialog
    from coalition_app.desktop.widgets.fields import DayEdit
    from coalition_app.drafts import DraftEntry
    from coalition_app.operations.door import Declared
    from coalition_app.records.signatures.signatures import SignatureRow


class SignatoryActions(ActionOwner):
    """Signing, withdrawing, and the evidence of it."""

    def new_signature(self) -> None:
        """Add signatures by hand; each is shown and chosen when it was added."""
        from coalition_app.desktop.signatories.new_signature import SignatureDialog

        SignatureDialog(self.desk, self.database, self.statement, self._show_added).open()

    def ask_about(self, operation: "Declared") -> None:
        """Ask for the values of an operation, of the first chosen signature where it is about one."""
        about_one = any(each.name == "number" for each in operation.fields)
        self.ask_for(operation, **({"number": self.first_chosen().number} if about_one else {}))

    def record_evidence(self) -> None:
        """Record evidence for the chosen signatories or for all."""
        from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog

        numbers = self.desk.ask("editing.chosen_numbers") if self.desk.chosen() else []
        EvidenceDialog(self.desk, self.database, self.statement, numbers).open()

    def record_originals(self) -> None:
        """Record where the originals are, of those first of whom there is no evidence."""
        from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog

        dialog = EvidenceDialog(self.desk, self.database, self.statement, [])
        dialog.what.pick("held")
        dialog.open()

    def sign_proposed(
        self,
        entry: "DraftEntry | None",
        sender: str,
        day: dt.date | None,
        added: Callable[[int], None],
    ) -> "SignatureDialog":
        """Add a signature by hand with what a letter says of it; `added` gets its number."""
        from coalition_app.desktop.signatories.new_signature import SignatureDialog

        dialog = SignatureDialog(self.desk, self.database, self.statement, added)
        if entry is not None:
            dialog.propose(entry)
        if not dialog.representative.text() and (entry is None or entry.kind != "individual"):
            dialog.representative.setText(sender)
        if day is not None:
            dialog.received_on.setText(day.strftime("%d.%m.%Y"))
        dialog.open()
        return dialog

    def move_to(self, status: str) -> None:
        """Ask for the day on which the chosen signature came to a status, and who gave notice."""
        self._ask_status(self.first_chosen(), status)

    def withdraw(self) -> None:
        """Record the withdrawal of the chosen signatory, with its letter."""
        self.move_to("withdrawn")

    def change_status(self) -> None:
        """Record a dated step of the chosen signatory."""
        self._ask_status(self.first_chosen(), "")

    def find_other(
        self,
        button: "QWidget",
        found: Callable[[int], None],
        asked: str = "",
        first: Sequence[int] = (),
    ) -> None:
        """Find any signatory of the statement below a button; `found` gets the number.

        `asked` is the question that it answers, `first` are the numbers that are offered before all others.
        """
        from coalition_app.desktop.signatories.find_signatory import FindSignatory

        found_by = FindSignatory(self.desk, self.database, self.statement, found, asked, first)
        found_by.show_below(button)

    def _ask_status(self, signed: "SignatureRow", status: str) -> None:
        """Ask for a step and its day, and for the letter where one can show it."""
        form = self.form_for(signatures.change_status, number=signed.number)
        to, letter = form.editors["to"], form.editors["letter"].widget
        notice = cast("DayEdit", form.editors["received"].widget)
        came = cast("DayEdit", form.editors["came"].widget)
        with self.database.reading() as tx:
            line = read_timeline(tx, self.statement, signed.id)
        doubt = form.add_note(str, "warning")
        unshown = form.add_note(
            lambda: _(
                "Without a letter the attestation says that no notice of withdrawal is on file."
            ),
            beside=True,
            below=letter,
        )

        def fit() -> None:
            shown = bool(signatures.letter_claim(signed.status, to.value()))
            form.form.setRowVisible(letter, shown)
            if not shown:
                form.editors["letter"].put(None)
            bare = to.value() == "withdrawn" and form.editors["letter"].value() is None
            unshown.setVisible(bare)
            # A notice from before the signature came asks when the signature itself did.
            day = known_day(notice)
            early = line.known is not None and day is not None and day < line.known
            doubt.setText(line.doubt(day) if day is not None else "")
            doubt.setVisible(bool(doubt.text()))
            form.form.setRowVisible(came, early)
            if not early:
                came.make_empty()
            if form.isVisible():
                form.grow()

        to.changed.connect(fit)
        notice.dateChanged.connect(fit)
        form.editors["letter"].changed.connect(fit)
        fit()
        if status:
            to.put(status)
        said = [day_withdrawn(each.text, each.role) for each in signed.pieces]
        if status == "withdrawn" and (days := list(filter(None, said))):
            form.editors["received"].put(days[0])
        form.open()

    def _show_added(self, number: int) -> None:
        self.desk.show_numbers([number])
