"""The menus and the toolbar, made from the one table of actions."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMainWindow,
    QMenu,
    QToolBar,
    QToolButton,
    QWidget,
)

from coalition_app import i18n
from coalition_app.desktop.desk.actions import ACTIONS, BY_KEY, MENUS, ON_ROW, TOOLBAR, WRITES
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import heavy, restyle
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGE_NAMES

if TYPE_CHECKING:
    from coalition_app.records.journal.undoing import Reach


class Menus(QObject):
    """Keeps a QAction for each action; tells which one was asked for."""

    wanted = Signal(str, bool)
    """Key of an action, and whether it was switched on."""
    language_wanted = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.menus: dict[str, QMenu] = {key: window.menuBar().addMenu("") for key in MENUS}
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
        self.bar = self._build_toolbar()

    def retranslate(self) -> None:
        """Speak the program's language."""
        for action in ACTIONS:
            self.actions[action.key].setText(_(action.text))
            self.actions[action.key].setIconText(_(action.text).rstrip("…"))
        for key, menu in self.menus.items():
            menu.setTitle(_(MENUS[key]))
        self.language.setAccessibleName(_("Language of the window"))
        self.bar.setWindowTitle(_("Toolbar"))
        self._name_buttons()

    def colour(self) -> None:
        """Draw the icons in the colours of the theme: the toolbar's now, a menu's when it opens."""
        for key in filter(None, TOOLBAR):
            self.actions[key].setIcon(icon(BY_KEY[key].icon))
        self._colourless = set(self.menus)
        first = self.bar.widgetForAction(self.actions[TOOLBAR[0]])
        self.actions[TOOLBAR[0]].setIcon(icon(BY_KEY[TOOLBAR[0]].icon, "on_accent"))
        first.setProperty("role", "first")
        # A button that was measured before is not asked again for its style.
        restyle(first)
        first.setFont(heavy())

    def _colour_menu(self, key: str) -> None:
        if key in self._colourless:
            self._colourless.remove(key)
            for action in ACTIONS:
                if action.menu == key and action.key not in TOOLBAR:
                    self.actions[action.key].setIcon(icon(action.icon))

    def offer_on_rows(self, view: QAbstractItemView, offered: tuple[str, ...] = ON_ROW) -> QMenu:
        """Open what can be done with chosen signatories by the right button, or by the key for menus."""
        menu = QMenu(view)
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

        `read-only` among them means that none is on that records.
        """
        for action in ACTIONS:
            if "read-only" in has and action.key in WRITES:
                self.actions[action.key].setEnabled(False)
            elif action.key not in ("undo", "redo") or not has:
                met = not action.needs or action.needs in has
                met = met and (not action.pages or page in action.pages)
                self.actions[action.key].setEnabled(met)

    def name_undo(self, reach: "Reach") -> None:
        """Name what undo and redo would do."""
        for key, word, entry in (
            ("undo", _("Undo"), reach.undo),
            ("redo", _("Redo"), reach.redo),
        ):
            action = self.actions[key]
            action.setEnabled(entry is not None)
            named = (
                _("%(word)s: %(action)s") % {"word": word, "action": entry.sentence()}
                if entry
                else word
            )
            action.setText(named)
            action.setIconText(word)
            action.setToolTip(named)

    def _build_toolbar(self) -> QToolBar:
        bar = QToolBar()
        bar.setMovable(False)
        bar.setObjectName("toolbar")
        for key in TOOLBAR:
            if key:
                bar.addAction(self.actions[key])
            else:
                bar.addSeparator()
        spring = QWidget()
        policy = spring.sizePolicy().Policy
        spring.setSizePolicy(policy.Expanding, policy.Preferred)
        bar.addWidget(spring)
        self.language = WholeBox()
        for code, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, code)
        self.show_language()
        self.language.currentIndexChanged.connect(
            lambda _at: self.language_wanted.emit(self.language.currentData())
        )
        bar.addWidget(self.language)
        self._window.addToolBar(bar)
        return bar

    def show_language(self) -> None:
        """Show in the box which language the program speaks, without asking for it."""
        self.language.blockSignals(True)
        self.language.setCurrentIndex(self.language.findData(i18n.current().language))
        self.language.blockSignals(False)

    def fit(self, width: int) -> None:
        """Show words beside the toolbar's icons where the window is wide enough for them; in pixels."""
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        only = Qt.ToolButtonStyle.ToolButtonIconOnly
        self.bar.setToolButtonStyle(beside)
        self._silence_undo()
        if self.bar.sizeHint().width() > width:
            self.bar.setToolButtonStyle(only)

    def _silence_undo(self) -> None:
        """Undo and redo are known by their arrows; their names are in the tooltip."""
        for key in ("undo", "redo"):
            button = self.bar.widgetForAction(self.actions[key])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _name_buttons(self) -> None:
        for key in filter(None, TOOLBAR):
            self.bar.widgetForAction(self.actions[key]).setAccessibleName(_(BY_KEY[key].text))
