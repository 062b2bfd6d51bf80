"""Actions that change what is seen: pages, details, theme, language, the list of shortcuts."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from coalition_app import i18n, settings
from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.desk.actions import BY_KEY
from coalition_app.desktop.look import theme
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.page import Page
    from coalition_app.desktop.help.command_palette import Choice

KEPT = 6
"""Choices that are offered again."""
WAIT, TRIES = 50, 100
"""Milliseconds between two looks whether a long list shows a signatory, and how many there are."""


class ViewActions(ActionOwner):
    """None of them changes the register."""

    details_wanted = Signal()
    """The keyboard shall work in the details."""
    history_wanted = Signal()
    details_opened = Signal()
    """The chosen signatory is to be opened, as by Enter in the list."""
    details_shown = Signal()
    """The details are wanted, or no longer."""
    menu_bar_pinned = Signal(bool)
    """The menu bar is wanted at all times, or no longer."""
    step_wanted = Signal(bool)
    """Back to the page that was left last, or forward again."""
    theme_changed = Signal(bool)
    """Another theme is worn; whether it is dark."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        # Names stay in memory: the settings are not encrypted.
        self._found: list[Choice] = []
        self._found_in: Path | None = None
        second = QShortcut(QKeySequence("Ctrl+/"), desk.window)
        second.activated.connect(self.show_shortcuts)
        plain = QShortcut(QKeySequence("Ctrl+="), desk.window)  # plus without Shift
        plain.activated.connect(self.enlarge_text)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_change)

    def go_back(self) -> None:
        """Show the page that was left last."""
        self.step_wanted.emit(True)

    def go_forward(self) -> None:
        """Show the page again from which one went back."""
        self.step_wanted.emit(False)

    def go_list(self) -> None:
        """Show the signatories."""
        self.desk.go("signatories")

    def go_positions(self) -> None:
        """Show the grid of positions, or the list again where the grid is shown."""
        shown = cast("Page", self.desk.page("signatories"))
        grid = self.desk.page_name() == "signatories" and shown.shown_view == "grid"
        self.desk.go("signatories" if grid else "positions")

    def go_text(self) -> None:
        """Show the statement's text."""
        self.desk.go("text")

    def go_annex(self) -> None:
        """Show the annex."""
        self.desk.go("annex")

    def go_backups(self) -> None:
        """Show the copies of the register."""
        self.desk.go("backups")

    def go_journal(self) -> None:
        """Show the journal."""
        self.desk.go("journal")

    def show_details(self, shown: bool) -> None:
        """Show the details or fold them away, remembered."""
        settings.remember(details=shown)
        self.details_shown.emit()

    def open_details(self) -> None:
        """Open the chosen signatory: its details where the window is narrow, else its position and words."""
        self.details_opened.emit()

    def show_history(self) -> None:
        """Show what was done to the chosen signatory, beside the list."""
        if self.desk.page_name() != "signatories":
            self.desk.show_numbers([each.number for each in self.desk.chosen()[:1]])
        self.history_wanted.emit()

    def focus_details(self) -> None:
        """Let the keyboard work in the first field of the details, shown where they were folded away."""
        shown = self.desk.action("details")
        if not shown.isChecked():
            shown.trigger()
        self.details_wanted.emit()

    def pin_menu_bar(self, shown: bool) -> None:
        """Show the menu bar at all times or when Alt or F10 asks for it, remembered."""
        settings.remember(menu_bar=shown)
        self.menu_bar_pinned.emit(shown)

    def switch_theme(self, dark: bool) -> None:
        """Light or dark, remembered."""
        name = "dark" if dark else "light"
        settings.remember(theme=name)
        self._wear(name)

    def choose_look(self, name: str) -> None:
        """Light, dark, or as the system is; remembered."""
        if name in theme.THEMES:
            self.switch_theme(name == "dark")
        else:
            self.follow_system(True)

    def follow_system(self, follows: bool) -> None:
        """Light or dark as the system is, or what is worn now, whatever the system changes to."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        worn = str(application.property("theme"))
        settings.remember(theme="" if follows else worn)
        self._wear(theme.system_theme(application) if follows else worn)

    @Slot(Qt.ColorScheme)
    def _follow_change(self, scheme: Qt.ColorScheme) -> None:
        """Wear what the system changes to, unless light or dark was chosen here."""
        if theme.follows_system():
            self._wear("dark" if scheme == Qt.ColorScheme.Dark else "light")

    def enlarge_text(self) -> None:
        """Take the next larger size of text, remembered."""
        self._step_text(1)

    def reduce_text(self) -> None:
        """Take the next smaller size of text, remembered."""
        self._step_text(-1)

    def reset_text(self) -> None:
        """Take the system's size of text again."""
        self.set_text(theme.TEXT_SIZES[0])

    def next_language(self) -> None:
        """Speak the next of the program's languages."""
        known = list(LANGUAGES)
        at = known.index(i18n.current().language)
        self.desk.speak(known[(at + 1) % len(known)])

    def find_anything(self) -> None:
        """Find any action and any signatory."""
        from coalition_app.desktop.help.command_palette import CommandPalette

        CommandPalette(self.desk, self._recent_choices(), self._do_choice).open()

    def show_shortcuts(self) -> None:
        """List the shortcuts."""
        from coalition_app.desktop.help.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self.desk.window).open()

    def _recent_choices(self) -> "list[Choice]":
        """Return what was chosen last: signatories of this register, and actions, also before a restart."""
        from coalition_app.desktop.help.command_palette import Choice

        database = self.desk.operations.database
        if database is None or self._found_in != database.path:
            self._found = []
        kept = settings.load().get("actions", [])
        listed = kept if isinstance(kept, list) else []
        return [*self._found, *(Choice(each) for each in listed if isinstance(each, str))]

    def _do_choice(self, choice: "Choice") -> None:
        """Do what was chosen, and put it first for the next time."""
        if choice.help_page:
            self.desk.ask("help.open_page", choice.help_page, choice.words)
            return
        if choice.number:
            self._go_to(choice)
        if choice.action:
            self._remember_action(choice.action)
            self._do_action(choice)

    def forget(self) -> None:
        """Forget who was found last: the register was put away."""
        self._found, self._found_in = [], None

    def _go_to(self, choice: "Choice") -> None:
        """Go to a chosen signatory, who is remembered as long as the register is open."""
        database = self.desk.operations.database
        if database is not None:
            signatory = replace(choice, action="")
            self._found = [signatory, *(each for each in self._found if each != signatory)][:KEPT]
            self._found_in = database.path
            self.desk.go("signatories", choice.statement)
            self.desk.show_numbers([choice.number])

    def _remember_action(self, key: str) -> None:
        """Keep the key of an action in the settings, and nothing of whom it was for."""
        recent = (each.action for each in self._recent_choices())
        others = [each for each in recent if each and each != key]
        settings.remember(actions=[key, *others][:KEPT])

    def _do_action(self, choice: "Choice", tries: int = TRIES) -> None:
        """Do an action, for its signatory once the list shows it, or on the page that has it."""
        action = BY_KEY[choice.action]
        if choice.number:
            if choice.number in [each.number for each in self.desk.chosen()]:
                self.desk.do(action.key)
            elif tries:
                # A long list may be read for long; nothing is ever done for whom it had chosen before.
                tries -= not self.desk.operations.looking
                QTimer.singleShot(WAIT, self, lambda: self._do_action(choice, tries))
            return
        if action.pages and self.desk.page_name() not in action.pages:
            chosen = [each.number for each in self.desk.chosen()]
            self.desk.go(action.pages[0])
            self.desk.show_numbers(chosen, action.pages[0])
        self.desk.action(action.key).trigger()

    def _step_text(self, by: int) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            at = theme.TEXT_SIZES.index(theme.text_size(application)) + by
            self.set_text(theme.TEXT_SIZES[max(0, min(at, len(theme.TEXT_SIZES) - 1))])

    def set_text(self, percent: int) -> None:
        """Take a size of text, in percent of the usual one; remembered."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        if percent != theme.text_size(application):
            theme.set_text_size(application, percent)
            settings.remember(text_size=percent)
            self._wear(str(application.property("theme")))
        self.desk.say(_("Text size: %(percent)d %%.") % {"percent": percent})

    def _wear(self, name: str) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply_theme(application, name)
        self.theme_changed.emit(name == "dark")
