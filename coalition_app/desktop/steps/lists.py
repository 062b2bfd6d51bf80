"""Steps of the list as it is seen: searching, filtering, columns, copying, printing."""

from coalition_app.desktop.steps.base import StepsOf
from coalition_app.errors import UserError
from coalition_app.i18n import _


class ListSteps(StepsOf):
    """None of them changes the register."""

    def find(self) -> None:
        """Go to the search field, from whatever page."""
        self.window.go("signatories")
        self.window.signatories.search.setFocus()

    def copy(self) -> None:
        """Copy the chosen signatories, or the whole list."""
        raise UserError(_("Not built yet."))

    print_list = filter = columns = copy
