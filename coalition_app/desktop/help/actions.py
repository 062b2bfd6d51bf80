"""The step that opens the help."""

from typing import TYPE_CHECKING

from coalition_app.desktop.desk.action_owner import ActionOwner

if TYPE_CHECKING:
    from coalition_app.desktop.help.help_window import HelpDialog


OF_PLACE = {
    "signatories": ("list", 0),
    "evidence": ("evidence", 0),
    "chase": ("following", 1),
    "twins": ("following", 3),
    "text": ("text", 0),
    "annex": ("editions", 0),
    "directory": ("following", 4),
    "journal": ("journal", 0),
    "backups": ("privacy", 5),
    "import": ("importing", 0),
}
"""The page of the help that belongs to a page of the window, and which of its headings, after the title."""


class HelpActions(ActionOwner):
    """The help is a window of its own; asked for again, it comes to the front."""

    def show_help(self) -> None:
        """Open the help, or bring it to the front where it is open, at what belongs to the shown page."""
        opened = self._help()
        if (place := OF_PLACE.get(self.desk.page_name())) is not None:
            opened.open_at(*place)

    def open_page(self, page: str, words: str) -> None:
        """Open a page of the help at the words that were searched."""
        self._help().open_page(page, words)

    def show_about(self) -> None:
        """Say which version this is, and of what it is made."""
        from coalition_app.desktop.help.about_dialog import AboutDialog

        AboutDialog(self.desk.window).open()

    def _help(self) -> "HelpDialog":
        from coalition_app.desktop.help.help_window import HelpDialog

        opened = self.desk.window.findChild(HelpDialog)
        if opened is None:
            opened = HelpDialog(self.desk.window)
        if opened.isMinimized() or not opened.isVisible():
            opened.showNormal()
        opened.activateWindow()
        return opened
