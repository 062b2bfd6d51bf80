"""Steps that change what is seen: pages, details, theme, language, the list of shortcuts."""

from PySide6.QtWidgets import QApplication

from coalition_app import i18n, settings
from coalition_app.desktop import layout, theme
from coalition_app.desktop.actions import ACTIONS
from coalition_app.desktop.steps.base import StepsOf
from coalition_app.errors import UserError
from coalition_app.i18n import _


class ViewSteps(StepsOf):
    """None of them changes the register."""

    def go_list(self) -> None:
        """Show the signatories."""
        self.window.go("signatories")

    def go_positions(self) -> None:
        """Show the grid of positions."""
        self.window.go("positions")

    def go_text(self) -> None:
        """Show the statement's text."""
        self.window.go("text")

    def go_annex(self) -> None:
        """Show the annex."""
        self.window.go("annex")

    def go_journal(self) -> None:
        """Show the journal."""
        self.window.go("journal")

    def show_details(self, shown: bool) -> None:
        """Show the details or fold them away, remembered."""
        settings.remember(details=shown)
        layout.fit_details(self.window)

    def switch_theme(self, dark: bool) -> None:
        """Light or dark, remembered."""
        self._wear("dark" if dark else "light")
        settings.remember(theme="dark" if dark else "light")

    def follow_system(self) -> None:
        """Light or dark as the system is."""
        settings.remember(theme="")
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._wear(theme.system_theme(application))

    def next_language(self) -> None:
        """Speak the next of the program's languages."""
        known = list(i18n.LANGUAGES)
        at = known.index(i18n.current().language)
        self.window.speak(known[(at + 1) % len(known)])

    def find_anything(self) -> None:
        raise UserError(_("Not built yet."))

    def show_shortcuts(self) -> None:
        """List the shortcuts."""
        lines = [f"{each.shortcut}   {_(each.text)}" for each in ACTIONS if each.shortcut]
        self.tell(_("Shortcuts"), "\n".join(lines))

    def _wear(self, name: str) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply_theme(application, name)
        self.window.menus.actions["dark"].setChecked(name == "dark")
        self.window.menus.colour()
        self.window.refresh()
