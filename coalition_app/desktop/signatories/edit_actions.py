"""Actions that change signatories: in place, many at once, their order."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.widgets.question import Question
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import door, signature_edits

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.signatories.page import SignatoriesPage


class EditingActions(ActionOwner):
    """Each is one step of undo."""

    _wrote = Signal(object)
    """Tells the tables that were written once the list has closed its editor: it is read anew then."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._wrote.connect(desk.operations.changed, Qt.ConnectionType.QueuedConnection)

    @property
    def page(self) -> "SignatoriesPage":
        """The list of signatories."""
        return cast("SignatoriesPage", self.desk.page("signatories"))

    def edit(self) -> None:
        """Edit the current cell of the list in place, or else the name in the details."""
        number = self.first_chosen().number
        self.desk.go("signatories")
        table = self.page.table
        index = table.currentIndex()
        rows = table.selectionModel()
        is_chosen = index.isValid() and all(
            rows.isRowSelected(row) for row in (index.row(), self.page.model.row_of(number))
        )
        if is_chosen and index.flags() & Qt.ItemFlag.ItemIsEditable:
            table.setFocus()
            table.edit(index)
            return
        self.desk.ask("views.focus_details")

    def change_together(self) -> None:
        """Change who represents the chosen signatory, and which bodies sign with it."""
        from coalition_app.desktop.signatories.joint_dialog import TogetherDialog

        TogetherDialog(self.desk, self.database, self.statement, self.first_chosen()).open()

    def change_many(self) -> None:
        """Change one field of all chosen signatories."""
        from coalition_app.desktop.signatories.bulk_dialog import ChangeManyDialog

        numbers = self.chosen_numbers()
        ChangeManyDialog(self.desk, self.database, self.statement, numbers).open()

    def change_field(self, number: int, field: str, value: str) -> str:
        """Change one field of a signature; return the sentence of the refusal, empty when it was done.

        Where evidence rests on what is meant, that is asked first, and nothing is saved unanswered.
        """
        from coalition_app.records.signatures import whose

        try:
            with self.database.reading() as tx:
                asked = whose.rests_on_field(tx, self.statement, [number], field, value)
            if asked:
                # Once the list has closed its editor.
                QTimer.singleShot(0, self, partial(self._ask_whose, number, field, value))
                return ""
            self._write_field(number, field, value, None)
        except UserError as error:
            return str(error)
        return ""

    def _ask_whose(self, number: int, field: str, value: str) -> None:
        """Ask whether a cell's spelling was put right, or somebody else is meant; then save it."""

        def save(spelling: bool) -> None:
            try:
                self._write_field(number, field, value, spelling)
            except UserError as error:
                self.desk.refuse(str(error))

        Question(
            self.desk.window,
            title=lambda: _("Correction of No. %(number)d") % {"number": number},
            text=lambda: (
                _(
                    "Is “%(words)s” a corrected spelling, or somebody else? Evidence stays with a corrected "
                    "spelling; for somebody else it no longer counts."
                )
                % {"words": value}
            ),
            answer=lambda: _("Corrected spelling"),
            do=partial(save, True),
            other=(lambda: _("Somebody else"), partial(save, False)),
        ).open()

    def _write_field(self, number: int, field: str, value: str, spelling: bool | None) -> None:
        change = signature_edits.change_field(
            self.statement, numbers=[number], field=field, to=value, spelling=spelling
        )
        answer = door.write(self.database, change)
        if answer.result:
            self._wrote.emit(answer.tables)

    def number_anew(self) -> None:
        """Number the whole list anew in an order that the user chooses, after a preview."""
        from coalition_app.desktop.signatories.renumber_dialog import RenumberDialog

        RenumberDialog(self.desk, self.database, self.statement).open()

    def move_up(self) -> None:
        """Put the chosen signatories before the one that precedes them."""
        self._step_by(-1)

    def move_down(self) -> None:
        """Put the chosen signatories behind the one that follows them."""
        self._step_by(1)

    def move_to(self, numbers: list[int], before: int | None) -> None:
        """Put signatures before the one of a number, or at the end; refused after the first edition."""
        from coalition_app.records.signatures import edits

        statement = self.statement
        with self.database.reading() as tx:
            planned = edits.planned_numbers(tx, statement, numbers, before)
        if not planned:
            return
        change = signature_edits.move(
            statement, numbers=numbers, before=before, changes=len(planned)
        )
        self.desk.operations.change(
            change,
            lambda answer: self._follow(numbers, answer.result),
            label=_("Changing the order"),
        )

    def _follow(self, numbers: list[int], planned: dict[int, int]) -> None:
        """Keep those chosen that were chosen, under their new numbers."""
        self.page.choose([planned.get(each, each) for each in numbers])

    def chosen_numbers(self) -> list[int]:
        """List the numbers of all that are chosen; the list knows them without reading its rows."""
        self.first_chosen()
        if self.desk.page_name() == "signatories":
            return sorted(self.page.chosen_numbers())
        return sorted(each.number for each in self.desk.chosen())

    def _step_by(self, direction: int) -> None:
        from coalition_app.records.signatures import edits

        numbers = self.chosen_numbers()
        with self.database.reading() as tx:
            beside = edits.neighbour(tx, self.statement, numbers, direction)
        if beside is None:
            already = (
                _("This is the first place.") if direction < 0 else _("This is the last place.")
            )
            self.desk.say(already)
            return
        self.move_to(numbers, beside)
