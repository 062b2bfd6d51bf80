"""The dialog of what signatories of an older text answered about the newest one, and what shows it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.parts.shown_by import ShownBy
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.field_grid import set_grid
from coalition_app.desktop.widgets.fields import day_of_thing, read_day
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.i18n import _, ngettext
from coalition_app.operations import statements
from coalition_app.records.evidence import reconfirmations
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class AnswerDialog(FormDialog):
    """Records when signatories reconfirmed the newest text, or declined it, and the evidence of it."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        numbers: Sequence[int],
        *,
        reconfirmed: bool,
    ) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Text reconfirmed") if reconfirmed else _("New text declined"),
            agree=lambda: _("Record") if reconfirmed else _withdrawal_words(len(numbers)),
            work=self._record,
        )
        self._desk = desk
        self._database, self._statement = database, statement
        self._numbers, self._reconfirmed = list(numbers), reconfirmed
        self.received, self.note = day_of_thing(), QLineEdit()
        self.shown_by = ShownBy(
            desk,
            before=[
                (lambda: _("Answer received"), self.received),
                (lambda: _("Note: who answered, and how"), self.note),
            ],
            note=self.note,
            folded=False,
        )
        self.add_note(self._whose, "heading")
        if not reconfirmed:
            # Above the fields: where letters are large what follows them is out of sight.
            self.add_note(self._what_it_means, "warning")
            self.weigh()
        set_grid(self, self.shown_by)
        if reconfirmed:
            self.add_note(self._what_it_means)
        self.add_note(
            lambda: _(
                "Note and evidence are private and never printed: only the kind of evidence is counted."
            )
        )
        self._first = self.received

    def _whose(self) -> str:
        return ngettext(
            "Answer of number %(numbers)s", "Answers of numbers %(numbers)s", len(self._numbers)
        ) % {"numbers": wordings.name_numbers(self._numbers)}

    def _what_it_means(self) -> str:
        if self._reconfirmed:
            return ngettext(
                "The signature then stands under the new text. Its recorded positions and reservations "
                "stay as they are.",
                "The signatures then stand under the new text. Their recorded positions and reservations "
                "stay as they are.",
                len(self._numbers),
            )
        return ngettext(
            "The signature is then withdrawn on the day of receipt: its number stays taken, and it is no "
            "longer counted. It remains bound to the text that was signed.",
            "The signatures are then withdrawn on the day of receipt: their numbers stay taken, and they "
            "are no longer counted. They remain bound to the text that was signed.",
            len(self._numbers),
        )

    def _record(self) -> None:
        received = read_day(self.received)
        shown_by = self.shown_by.read(received, today())
        # Many answers are recorded in the background, where a refusal would come after this has closed.
        with self._database.reading() as tx:
            reconfirmations.refuse_received(tx, self._statement, received, today())
            if shown_by is not None:
                reconfirmations.refuse_shown_by(tx, self._statement, shown_by, received, today())
        record = statements.reconfirm if self._reconfirmed else statements.decline_text
        change = record(
            self._statement,
            numbers=self._numbers,
            received=received,
            note=self.note.text(),
            shown_by=shown_by,
        )
        self._desk.operations.write(change, label=_("Recording answers"))


def _withdrawal_words(count: int) -> str:
    text = ngettext("Record %(count)d withdrawal", "Record %(count)d withdrawals", count)
    return text % {"count": count}
