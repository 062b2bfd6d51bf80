"""The parts of an import's preview under their tabs, with counts that add up, undo, and the way to a line."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QWidget

from coalition_app.desktop.controls.tabs import Tabs
from coalition_app.desktop.imports.columns_part import ColumnsPart
from coalition_app.desktop.imports.differences_part import DifferencesPart
from coalition_app.desktop.imports.look_part import LookPart
from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.imports.parts import KnownPart, LeftPart, ReadPart
from coalition_app.desktop.imports.source_part import SourcePart
from coalition_app.desktop.imports.tables import ReadModel
from coalition_app.desktop.imports.target import ImportTarget
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _
from coalition_app.operations.planning.preview import Preview

LISTED = ReadPart | LookPart | KnownPart | LeftPart

NARROW = 100
"""Letters across below which sentences wrap to so many lines that the whole dialog scrolls."""


class ImportTabs(Spoken, QTabWidget):
    """Shows one part at a time; what is decided in one is followed by all."""

    refused = Signal(str)
    """Why something could not be decided; empty once something could."""

    def __init__(
        self,
        preview: Preview,
        target: ImportTarget,
        save_mapping: Callable[[], None],
        put_words: PutWords,
    ) -> None:
        super().__init__()
        self._preview, self.target = preview, target
        self.setTabBar(Tabs())
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setUsesScrollButtons(True)
        put_words(self.tabBar().setAccessibleName, lambda: _("Parts of the preview"))
        self.rows = ReadModel(preview, self)
        self.read = ReadPart(preview, self.rows, put_words)
        self.look = LookPart(preview, self.rows, put_words)
        self.known = KnownPart(preview, self.rows, put_words)
        self.left = LeftPart(preview, put_words)
        self.differing = DifferencesPart(put_words)
        self.columns = ColumnsPart(preview, save_mapping, put_words)
        self.source = SourcePart(preview, self.rows, put_words)
        # What is doubtful comes first.
        self.listed = (self.look, self.read, self.known, self.left)
        for part in (*self.listed, self.differing, self.columns, target, self.source):
            self.addTab(part, "")
        for refusing in (self.rows, self.look, self.left):
            refusing.refused.connect(self.refused)
        self.source.wanted.connect(self.show_item)
        self._build_corner(put_words)
        self.currentChanged.connect(lambda _at: self.refused.emit(""))

    def sizeHint(self) -> QSize:
        """Ask for no more height than is needed: the tables take what is left, and scroll."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Say no where it is wide: sentences that wrap would ask for the tables' whole height."""
        narrow = self.width() < NARROW * letter_width(self.fontMetrics())
        return narrow and super().hasHeightForWidth()

    def count_anew(self) -> None:
        """Say the counts as they are now."""
        for part, words in (
            (self.look, _("Doubtful: %(count)d")),
            (self.read, _("Read: %(count)d")),
            (self.known, _("Known signatories: %(count)d")),
            (self.left, _("Left out: %(count)d")),
        ):
            count = self._preview.size(part.model.part)
            self.setTabText(self.indexOf(part), words % {"count": count})
        columns = len(self._preview.draft.columns)
        self.setTabText(self.indexOf(self.columns), _("Columns: %(count)d") % {"count": columns})
        self.setTabVisible(self.indexOf(self.columns), columns > 0)
        differing = len(self.differing.differences)
        words = _("Differences: %(count)d") % {"count": differing}
        self.setTabText(self.indexOf(self.differing), words)
        self.setTabVisible(self.indexOf(self.differing), differing > 0)
        known = self._preview.size(self.known.model.part)
        self.setTabVisible(self.indexOf(self.known), known > 0)
        demands = {"count": len(self._preview.draft.demands)}
        words = _("Title and demands: %(count)d") % demands
        self.setTabText(self.indexOf(self.target), words)
        lines = {"count": len(self._preview.texts)}
        self.setTabText(self.indexOf(self.source), _("Source: %(count)d") % lines)
        self.undo.setEnabled(self._preview.can_undo)
        self.redo.setEnabled(self._preview.can_redo)

    def retranslate(self) -> None:
        """Speak the program's language, in the tables too."""
        self.count_anew()
        for part in (*self.listed, self.source):
            part.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
            part.table.viewport().update()
            part.table.fit()
        self.look.show_current()

    def show_first(self) -> QWidget:
        """Show what is doubtful, or all that was read where nothing is; return what takes the keyboard."""
        self.read.table.choose(0, 1)
        if self.currentWidget() is self.differing:
            # Nothing goes in, and what is there differs.
            return self.differing.table
        part = self.look if self.look.model.rowCount() else self.read
        self.setCurrentWidget(part)
        return part.table

    def show_item(self, item: int) -> None:
        """Show an item in the part that has it."""
        for part in (self.currentWidget(), self.read, *self.listed):
            if isinstance(part, LISTED) and self._show_in(part, item):
                return
        for narrowed in (self.read, self.left):
            # The part has it, but shows only one verdict or one sheet now.
            if self._preview.stands_in(item, narrowed.model.part):
                narrowed.which.choose("")
                narrowed.sheet.choose(0)
                self._show_in(narrowed, item)
                return

    def _show_in(self, part: LISTED, item: int) -> bool:
        row = part.model.row_of(item)
        if row < 0:
            return False
        self.setCurrentWidget(part)
        part.table.choose(row, 1)
        part.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_line(self, line: int) -> None:
        """Show a line of the source."""
        self.source.show_lines((line, line))
        self.setCurrentWidget(self.source)
        self.source.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self) -> None:
        """Show where the source goes."""
        self.setCurrentWidget(self.target)

    def show_columns(self) -> None:
        """Show how the columns are read, and lead the keyboard there."""
        self.setCurrentWidget(self.columns)
        if self.columns.boxes:
            self.columns.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def jump_to_line(self) -> None:
        """Show the source with the lines of the current entry marked."""
        part = self.currentWidget()
        if not isinstance(part, LISTED):
            return
        row = part.table.currentIndex().row()
        if 0 <= row < part.model.rowCount():
            self.source.show_lines(self._preview.lines(part.model.item_at(row)))
            self.setCurrentWidget(self.source)
            self.source.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, step: Callable[[], list[int]]) -> None:
        """Take a decision back or make it again, and show where."""
        items = step() if self.isEnabled() else []
        if items:
            self.show_item(items[0])

    def _build_corner(self, put_words: PutWords) -> None:
        self.undo, self.redo = QPushButton(), QPushButton()
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(6)
        for button, words, drawing, keys, step in (
            (self.undo, lambda: _("Undo"), "undo", "Ctrl+Z", self._preview.undo),
            (self.redo, lambda: _("Redo"), "redo", "Ctrl+Shift+Z", self._preview.redo),
        ):
            button.setIcon(icon(drawing))
            button.setProperty("role", "small")
            put_words(button.setAccessibleName, words)
            put_words(
                lambda text, at=button, key=keys: at.setToolTip(f"{text} ({key})"),  # type: ignore[misc]
                words,
            )
            button.clicked.connect(lambda _on, step=step: self._step(step))
            row.addWidget(button)
        self.setCornerWidget(corner)
        for part in self.listed:
            part.jump.clicked.connect(self.jump_to_line)
        QShortcut(QKeySequence("Ctrl+J"), self).activated.connect(self.jump_to_line)
