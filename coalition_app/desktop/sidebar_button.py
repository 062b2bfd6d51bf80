"""The button of the toolbar that lists the places where the window is too narrow for their list."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrapped_rows import INDENT
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.sidebar import Sidebar

STEP = "    "
"""Spaces before a page under its statement."""


class SidebarButton(Spoken, QToolButton):
    """Opens a menu with every line of the list of places; choosing one goes there."""

    def __init__(self, sidebar: "Sidebar", bar: QToolBar) -> None:
        super().__init__()
        self._sidebar = sidebar
        self.list = QMenu(self)
        self.list.aboutToShow.connect(self._fill)
        self.setMenu(self.list)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.put_words(self.setText, lambda: _("Places"))
        self.put_words(self.setToolTip, lambda: _("Statements and places"))
        self.put_words(self.setAccessibleName, lambda: _("Statements and places"))
        first = bar.actions()[0] if bar.actions() else None
        # Only the action of a widget hides it in a toolbar.
        self.stands: QAction = (
            bar.addWidget(self) if first is None else bar.insertWidget(first, self)
        )
        self.stands.setVisible(False)

    def colour(self) -> None:
        """Draw the icon in the colours of the theme."""
        self.setIcon(icon("menu"))

    def _fill(self) -> None:
        self.list.clear()
        for row in range(self._sidebar.count()):
            item = self._sidebar.item(row)
            step = STEP if item.data(INDENT) else ""
            entry = self.list.addAction(item.icon(), step + item.text().replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(row == self._sidebar.currentRow())
            entry.triggered.connect(lambda _on, row=row: self._sidebar.setCurrentRow(row))
