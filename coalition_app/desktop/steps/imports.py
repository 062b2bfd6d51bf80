"""Steps of an import: from a file, from what was copied, or from what was dropped on the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData

from coalition_app.desktop.steps.base import StepsOf
from coalition_app.i18n import _


class ImportSteps(StepsOf):
    """Each shows a preview; nothing is written before she agrees."""

    def choose_import(self) -> None:
        """Choose a list and preview it."""
        path = self.window.choosers.file(self.window, _("Import a list"), "")
        if path is not None:
            self.import_path(path)

    def paste_import(self) -> None:
        """Preview what was copied."""
        self.import_text(self.window.clipboard_text())

    def take_dropped(self, data: QMimeData) -> None:
        """Open a register that was dropped, verify an annex, import anything else."""
        from coalition_app.records.database import SUFFIX

        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in paths[:1]:
            if path.suffix == SUFFIX:
                self.window.open_path(path)
            elif path.suffix.lower() == ".pdf":
                self.window.steps.annexes.verify_path(path)
            else:
                self.import_path(path)
        if not paths and data.hasText():
            self.import_text(data.text())

    def import_path(self, path: Path) -> None:
        """Preview a file."""
        from coalition_app.intake.sources import read_path

        self._preview(lambda: read_path(path))

    def import_text(self, text: str) -> None:
        """Preview a text."""
        from coalition_app.intake.sources import read_source

        self._preview(lambda: read_source(text.encode(), _("what was copied")))

    def _preview(self, read: Callable[[], Any]) -> None:
        from coalition_app.desktop.dialogs.imports import ImportDialog

        database = self.database
        source = read()
        into = None if source.draft.demands or source.draft.title else self.window.statement
        self.open(ImportDialog(self.window, database, into, source))
