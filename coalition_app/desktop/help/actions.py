"""The step that opens the help."""

from coalition_app.desktop.desk.desk import StepsOf


class HelpSteps(StepsOf):
    """The help stands beside the window; asked for again, it comes to the front."""

    def show_help(self) -> None:
        """Open the help, or bring it to the front where it is open."""
        from coalition_app.desktop.help.help_window import HelpDialog

        opened = self.window.findChild(HelpDialog)
        if opened is None:
            opened = HelpDialog(self.window)
        if opened.isMinimized() or not opened.isVisible():
            opened.showNormal()
        opened.activateWindow()
