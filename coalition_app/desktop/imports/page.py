"""The place of an import in the window: there while one waits, left and come back to as it was."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coalition_app.desktop.desk.drops import let_files_pass, let_lists_pass
from coalition_app.desktop.desk.page import Page
from coalition_app.operations.planning.items import LOOK

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.imports.view import ImportView


class ImportPage(Page):
    """Holds the one import that waits."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.view: ImportView | None = None
        """The import that waits; None where none does."""
        self._fresh = False
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def begin(self, view: "ImportView") -> None:
        """Show an import that was just read."""
        self.view, self._fresh = view, True
        self._room.addWidget(view)
        let_files_pass(view)
        let_lists_pass(view)
        view.doubts_counted.connect(self._count)
        self._count(view.preview.size(LOOK))
        self.desk.offer_place("import", True)

    def _count(self, doubtful: int) -> None:
        self.desk.tell_count("import", 0, doubtful)

    def end(self) -> None:
        """Show none any more."""
        view, self.view = self.view, None
        if view is not None:
            view.setVisible(False)
            view.deleteLater()
            self.desk.offer_place("import", False)

    def read(self) -> None:
        """Let the import follow what was written elsewhere since."""
        if self.view is not None and not self._fresh:
            self.view.read_register()
        self._fresh = False

    def forget(self) -> None:
        """Let the import go with its register."""
        if self.view is not None:
            self.view.done()
        super().forget()

    def worked_in(self) -> QWidget | None:
        """Return the list that is worked in first."""
        return self.view.first if self.view is not None else None
