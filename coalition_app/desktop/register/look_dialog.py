"""A look into a copy: it is only read, beside the present, and what differs is told."""

from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _

LEAST, EDGES = 90, 16
"""Pixels of what differs at least, and above and below its lines."""

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.store.database import Database


class LookDialog(ReadingDialog):
    """Reads the copy in the background; the copy stays as it is."""

    def __init__(self, desk: "Desk", database: "Database", copy: Path) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("The backup and the register"),
            name=lambda: _("What differs"),
        )
        self._desk, self._database, self._copy = desk, database, copy
        self.add_note(
            lambda: (
                _("%(name)s is only read. Nothing is changed in it, nor in the register.")
                % {"name": copy.name}
            )
        )
        self.add_button(lambda: _("Restore into a new file…"), self._restore)
        self.show_text()
        self.put_words(self.text.setPlaceholderText, lambda: _("Reading…"))
        self._read()

    def retranslate(self) -> None:
        """Speak the program's language, also in what differs."""
        super().retranslate()
        self._read()

    def grow(self) -> None:
        """Take the width of a form and the height of what differs, as far as the screen has room."""
        self.text.document().setTextWidth(self.text.viewport().width())
        lines = round(self.text.document().size().height())
        self.text.setMinimumHeight(min(max(LEAST, lines + EDGES), screen_room(self).height() // 2))
        FormDialog.grow(self)

    def _show(self, text: str) -> None:
        self.text.setPlainText(text)
        self.grow()

    def _read(self) -> None:
        from coalition_app.documents.issue.copy_text import copy_lines

        database, copy = self._database, self._copy

        def work() -> str:
            try:
                return "\n".join(copy_lines(database, copy))
            except UserError as error:
                return str(error)

        self._desk.operations.start("", lambda _tell: work(), self.newest(self._show))

    def _restore(self) -> None:
        self.accept()
        self._desk.ask("backups.restore", self._copy)
