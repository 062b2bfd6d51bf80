"""The page of a statement's text."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout

from coalition_app.desktop.pages.page import Page
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow


class TextPage(Page):
    """Begun."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(self.title)
        self.put_words(self.title.setText, lambda: _("Text"))

    def read(self) -> None:
        """Read the statement."""
