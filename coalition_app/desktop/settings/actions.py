"""The step that opens the settings."""

from PySide6.QtCore import Slot

from coalition_app.desktop.desk.action_owner import ActionOwner


class SettingsActions(ActionOwner):
    """The settings are a dialog; what they change holds at once."""

    def show_settings(self, part: str = "") -> None:
        """Open the settings, at one of their parts where it is named."""
        from coalition_app.desktop.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self.desk, part)
        dialog.finished.connect(self._show_changed)
        dialog.open()

    @Slot()
    def _show_changed(self) -> None:
        """Let the page of the copies say where they go now."""
        if self.desk.page_name() == "backups":
            self.desk.refresh()
