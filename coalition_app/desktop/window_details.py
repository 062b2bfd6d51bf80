"""The details in the window: made when they are wanted, beside the pages whose chosen signatory they show."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Slot

from coalition_app import settings
from coalition_app.desktop.window_layout import details_room
from coalition_app.desktop.window_pages import WindowPages

if TYPE_CHECKING:
    from coalition_app.desktop.details.pane import DetailsPane

WITH_DETAILS = ("signatories",)
"""Pages that have the details of the chosen signatory beside them."""


class WindowDetails(WindowPages):
    """Shows them where there is room and they are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._details: DetailsPane | None = None
        self._beside = ""
        """The page for which the details were placed last."""

    @property
    def details(self) -> "DetailsPane":
        """Return the details beside the pages, which are made when they are wanted."""
        return self._details or self.make_details()

    def make_details(self) -> "DetailsPane":
        """Make the details where they are not made yet, and return them."""
        if self._details is None:
            from coalition_app.desktop.desk.drops import let_files_pass
            from coalition_app.desktop.details.pane import DetailsPane
            from coalition_app.desktop.widgets.elision_tooltips import tell_whole

            made = DetailsPane(self.desk, self.middle)
            made.left.connect(self.leave_details)
            # Shown for a moment, they would press a page without them and move what it is scrolled to.
            made.setVisible(self.page_name() in ("", *WITH_DETAILS))
            self.put_details(made)
            self.restore_details()
            self._details = made
            tell_whole(made)
            let_files_pass(made)
        return self._details

    def restore_details(self) -> None:
        """Show the details unless they were folded away; those that were made stay as they are."""
        if self._details is None:
            self.action("details").setChecked(settings.load().get("details") is not False)
            self.fit_details()
            self.pull_details()

    @Slot()
    def fit_details(self) -> None:
        """Show the details beside the pages that have them, where there is room and they are wanted."""
        if self.register_pages:
            wanted, name = self.action("details").isChecked(), self.page_name()
            has = name in WITH_DETAILS and self.register_pages[name].has_details
            self.place_details(wanted and has)
            if self._details is not None:
                self._details.offer_back(self.details_alone)

    def show_in_details(self, *, anew: bool = True) -> None:
        """Show the first of the chosen signatories of a page that has details.

        Unless `anew`, what is shown already is not read again.
        """
        if self.page_name() not in WITH_DETAILS:
            return
        chosen = self.page(self.page_name()).chosen()
        database = self.operations.database
        if database is not None and self.statement is not None and chosen:
            wanted = self.statement, chosen[0], len(chosen)
            if anew or not self.details.shows(*wanted):
                self.details.show_signature(database, *wanted)
        elif self._details is not None:
            self._details.clear()

    @Slot()
    def open_details(self) -> None:
        """Open the chosen signatory: its details where they are no neighbours of the list, else its words."""
        if not self.narrow or self.page_name() not in WITH_DETAILS:
            self.desk.do("reserve")
            return
        self._show_alone()
        self.details.take_keyboard()

    @Slot()
    def open_history(self) -> None:
        """Open what was done to the chosen signatory."""
        self._show_alone()
        self.details.go("history")
        self.details.take_keyboard()

    def follow_page(self) -> None:
        """Let details that stood in the place of another page go with it."""
        if self._beside != self.page_name():
            self._beside, self.details_alone = self.page_name(), False

    @Slot()
    def leave_details(self) -> None:
        """Go back from the details to the page."""
        self.details_alone = False
        self.fit_details()
        self.give_keyboard()

    def _show_alone(self) -> None:
        """Show the details in the place of the page where they have no room beside it."""
        if not self.action("details").isChecked():
            self.action("details").trigger()
        self.details_alone = self.narrow
        self.fit_details()

    @Slot()
    def focus_details(self) -> None:
        """Let the keyboard work in the details."""
        self._show_alone()
        self.details.focus_first()

    def save_details(self) -> None:
        """Record what was typed in the details."""
        if self._details is not None:
            self._details.save()

    def forget_details(self) -> None:
        """Show nothing: the register was closed."""
        if self._details is not None:
            self._details.clear()

    def drop_details(self) -> None:
        """Let go of the details themselves; they are made anew when they are wanted."""
        if self._details is not None:
            details, self._details, self._beside = self._details, None, ""
            self.put_details(details_room())
            shiboken6.delete(details)
