"""Steps that change signatories: in place, many at once, their order."""

from coalition_app.desktop.steps.base import StepsOf
from coalition_app.errors import UserError
from coalition_app.i18n import _


class EditingSteps(StepsOf):
    """Each is one step of undo."""

    def edit(self) -> None:
        """Edit the current cell of the list in place."""
        raise UserError(_("Not built yet."))

    change_many = move_up = move_down = edit

    def change_field(self, number: int, field: str, value: str) -> str:
        """Change one field of a signature; gives the sentence of the refusal, empty when it was done."""
        raise UserError(_("Not built yet."))

    def move_to(self, numbers: list[int], before: int | None) -> None:
        """Put signatures before the one of a number, or at the end; refused after the first edition."""
        raise UserError(_("Not built yet."))
