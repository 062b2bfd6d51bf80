"""The step that opens the settings."""

from coalition_app.desktop.desk.action_owner import ActionOwner


class SettingsActions(ActionOwner):
    """The settings are a dialog; what they change holds at once."""

    def show_settings(self) -> None:
        """Open the settings."""
        from coalition_app.desktop.settings.dialog import SettingsDialog

        SettingsDialog(self.desk).open()
