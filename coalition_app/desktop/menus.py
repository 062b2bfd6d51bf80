"""The menus, made from the one table of actions; their bar costs no row until it is asked for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QMenu

from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.desk.actions import ACTIONS, BY_KEY, MENUS, ON_ROW, WRITES
from coalition_app.desktop.edit_menu import FieldActions
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.redo_key import redo_in_field
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.records.journal.undoing import Reach

LONGEST = 60
"""Letters of what would be undone: the menu is no wider than a small screen, its tooltip has them all."""


class Menus(QObject):
    """Keeps a QAction for each action; tells which one was asked for."""

    wanted = Signal(str, bool)
    """Key of an action, and whether it was switched on."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.menus = {key: Menu(window) for key in MENUS}
        for menu in self.menus.values():
            window.menuBar().addMenu(menu)
        self._colourless: set[str] = set()
        """Menus whose icons are not drawn in the colours of the theme yet."""
        for key, menu in self.menus.items():
            menu.aboutToShow.connect(lambda key=key: self._colour_menu(key))
        self.actions: dict[str, QAction] = {}
        for action in ACTIONS:
            made = QAction(window)
            made.setObjectName(action.key)
            made.setCheckable(action.checkable)
            made.setShortcut(action.shortcut)
            made.triggered.connect(lambda on, key=action.key: self.wanted.emit(key, on))
            if action.parted:
                self.menus[action.menu].addSeparator()
            self.menus[action.menu].addAction(made)
            self.actions[action.key] = made
            if action.key == "redo":
                self.in_field = FieldActions(self.menus["edit"], window)
        # A hidden bar would take the shortcuts of its menus along.
        window.addActions(list(self.actions.values()))
        self._pinned, self._alone = False, False
        for menu in self.menus.values():
            menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._fold))
        window.installEventFilter(self)
        self._nothing = QShortcut(QKeySequence(BY_KEY["undo"].shortcut), window, enabled=False)
        """Asks all the same where nothing can be undone, which the answer says why."""
        self._nothing.activated.connect(lambda: self.wanted.emit("undo", False))
        QShortcut(QKeySequence("Ctrl+Y"), window).activated.connect(self._redo)
        QShortcut(QKeySequence("F10"), window).activated.connect(self.open_bar)

    @Slot()
    def _redo(self) -> None:
        """Do again what was undone in the focused field, else in the register, as Ctrl+Shift+Z does."""
        if not redo_in_field():
            self.actions["redo"].trigger()

    def retranslate(self) -> None:
        """Speak the program's language."""
        for action in ACTIONS:
            self.actions[action.key].setText(_(action.text))
        self.in_field.retranslate()
        for key, menu in self.menus.items():
            menu.setTitle(_(MENUS[key]))

    def colour(self) -> None:
        """Draw the icons of a menu in the colours of the theme when it opens."""
        self._colourless = set(self.menus)

    def pin_bar(self, shown: bool) -> None:
        """Show the bar of the menus at all times, or when it is asked for."""
        self._pinned = shown
        self._window.menuBar().setVisible(shown)

    @Slot()
    def open_bar(self) -> None:
        """Show the bar with its first menu open; it goes when the menu is left."""
        bar = self._window.menuBar()
        bar.setVisible(True)
        bar.setActiveAction(bar.actions()[0])

    @Slot()
    def _fold(self) -> None:
        if not self._pinned and QApplication.activePopupWidget() is None:
            self._window.menuBar().setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the bar where Alt is pressed and let go with nothing between, as in file managers."""
        if isinstance(event, QKeyEvent):
            if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
                self._alone = event.key() == Qt.Key.Key_Alt
            elif event.type() == QEvent.Type.KeyRelease and self._alone:
                self._alone = False
                if not self._window.menuBar().isVisible():
                    self.open_bar()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._alone = False
        return False

    def _colour_menu(self, key: str) -> None:
        if key in self._colourless:
            self._colourless.remove(key)
            for action in ACTIONS:
                # Beside a drawing there is no room for a tick.
                if action.menu == key and not action.checkable:
                    self.actions[action.key].setIcon(icon(action.icon))

    def colour_shared(self, menu: QMenu) -> None:
        """Draw the icons of the program's actions that stand in a menu of a page too."""
        keys = {each.objectName() for each in menu.actions()} & BY_KEY.keys()
        for key in {BY_KEY[each].menu for each in keys}:
            self._colour_menu(key)

    def offer_on_rows(self, view: QAbstractItemView, offered: tuple[str, ...] = ON_ROW) -> QMenu:
        """Open what can be done with chosen signatories by the right button, or by the key for menus."""
        menu = Menu(view)
        for key in offered:
            if key:
                menu.addAction(self.actions[key])
            else:
                menu.addSeparator()
        for key in {BY_KEY[each].menu for each in offered if each}:
            menu.aboutToShow.connect(partial(self._colour_menu, key))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda at: menu.popup(view.viewport().mapToGlobal(at))
        )
        return menu

    def enable(self, has: set[str], page: str) -> None:
        """Let the actions be on whose needs are met on a page: register, statement, chosen.

        Without a register, the key of a new signature makes one.
        `read-only` among them means that none is on that records.
        """
        keys = [QKeySequence(BY_KEY[each].shortcut) for each in ("new", "sign")]
        self.actions["new"].setShortcuts(keys[:1] if has else keys)
        for action in ACTIONS:
            if "read-only" in has and action.key in WRITES:
                self.actions[action.key].setEnabled(False)
            elif action.key not in ("undo", "redo") or not has:
                met = not action.needs or action.needs in has
                met = met or (action.asks_whom and "statement" in has)
                met = met and (not action.pages or page in action.pages)
                self.actions[action.key].setEnabled(met)

    def name_undo(self, reach: "Reach | None") -> None:
        """Name what undo and redo would do; None where no register is open."""
        for key, word, entry in (
            ("undo", _("Undo"), reach and reach.undo),
            ("redo", _("Redo"), reach and reach.redo),
        ):
            action = self.actions[key]
            action.setEnabled(entry is not None)
            named = (
                _("%(word)s: %(action)s") % {"word": word, "action": entry.sentence()}
                if entry
                else word
            )
            action.setText(named if len(named) <= LONGEST else f"{named[: LONGEST - 1].rstrip()}…")
            action.setToolTip(named)
        self._nothing.setEnabled(reach is not None and reach.undo is None)
        if (
            reach is not None
            and reach.barrier is not None
            and reach.barrier.action != "make-register"
        ):
            erased = reach.barrier.action == "erase"
            self.actions["undo"].setToolTip(
                _("There is nothing to undo: what was erased for good does not come back.")
                if erased
                else _(
                    "Nothing to undo: an attested edition and a delivery stay. Later changes can be undone "
                    "again, and make the next edition."
                )
            )
