"""The place of an import in the window: there while one waits, left and come back to as it was."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.desk.drops import let_files_pass, let_lists_pass
from coalition_app.desktop.desk.page import Page
from coalition_app.i18n import _
from coalition_app.operations.planning.items import LOOK

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.imports.view import ImportView
    from coalition_app.records.imports.begun_imports import BegunImport


class ImportPage(Page):
    """Holds the one import that waits, or offers the one that the register kept."""

    wanted = Signal()
    """The import that was kept is to be read again."""
    discard_wanted = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.view: ImportView | None = None
        """The import that is shown; None where none is."""
        self.begun: Sequence[BegunImport] = ()
        """Those that the register keeps and that wait to be read again, the oldest first."""
        self._refusal = ""
        self._asked = self._fresh = False
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

        self.state = EmptyState(
            "draw_tray",
            self._said,
            lambda: self._refusal,
            first=(lambda: _("Read again"), self._want),
            others=[(lambda: _("Discard the import"), self.discard_wanted.emit)],
        )
        self._room.addWidget(self.state)

    def _said(self) -> str:
        name = self.begun[0].name if self.begun else ""
        if self._refusal:
            return _("Could not be read again: %(name)s.") % {"name": name}
        return _("Reading again: %(name)s…") % {"name": name}

    def offer(self, begun: "Sequence[BegunImport]", doubtful: int) -> None:
        """Offer the imports that the register keeps; `doubtful` counts what is in doubt in the first."""
        self.begun, self._refusal, self._asked = begun, "", False
        self._show_state()
        if self.view is None:
            self.desk.offer_place("import", bool(begun))
            self._count(doubtful)
        self._want_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want_if_seen()

    def _want_if_seen(self) -> None:
        """Read the import again that is offered, once its place is gone to."""
        if self.isVisible() and self.view is None and self.begun and not self._asked:
            self._want()

    def refuse(self, sentence: str) -> None:
        """Say why the import could not be read again; nothing of it is lost."""
        self._refusal = sentence
        self._show_state()

    def _want(self) -> None:
        self._refusal, self._asked = "", True
        self._show_state()
        self.wanted.emit()

    def _show_state(self) -> None:
        self.state.retranslate()
        self.state.setVisible(self.view is None and bool(self.begun))
        for button in self.state.buttons:
            button.setVisible(bool(self._refusal))

    def begin(self, view: "ImportView") -> None:
        """Show an import that was just read."""
        self.view, self._fresh = view, True
        self._show_state()
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
        self._show_state()

    @property
    def being_read(self) -> bool:
        """Tell whether an import that the register kept is read again just now."""
        return self.view is None and bool(self.begun) and not self._refusal

    @property
    def is_kept(self) -> bool:
        """Tell whether the register keeps the draft of the import that is shown."""
        return self.view.keeping.begun is not None if self.view is not None else bool(self.begun)

    def forget(self) -> None:
        """Let the import go with its register."""
        self.begun = ()
        if self.view is not None:
            self.view.done()
        super().forget()

    def worked_in(self) -> QWidget | None:
        """Return the list that is worked in first, or that of the part that was gone to since."""
        return self.view.worked_in() if self.view is not None else None
