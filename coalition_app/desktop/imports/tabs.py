"""The parts of an import's preview under their tabs, with counts that add up, undo, and the way to a line."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QTabWidget, QWidget

from coalition_app.desktop.controls.action_button import IconButton
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.tabs import Tabs
from coalition_app.desktop.desk.page import first_stop
from coalition_app.desktop.imports.columns_part import ColumnsPart
from coalition_app.desktop.imports.differences_part import DifferencesPart
from coalition_app.desktop.imports.look_part import LookPart
from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.imports.parts import KnownPart, LeftPart, ReadPart
from coalition_app.desktop.imports.source_part import SourcePart
from coalition_app.desktop.imports.tables import ReadModel
from coalition_app.desktop.imports.target import ImportTarget
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _
from coalition_app.operations.planning.preview import KNOWN, LEFT, LOOK, READ, Preview

LISTED = ReadPart | LookPart | KnownPart | LeftPart
LISTED_BY = {"look": LOOK, "read": READ, "known": KNOWN, "left": LEFT}
"""The parts that list items, in the order of their tabs."""
Made = TypeVar("Made", bound=QWidget)

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
        parent: QWidget,
    ) -> None:
        # In its place from the start: parts put into another place would be styled anew.
        super().__init__(parent)
        self._preview, self.target, self._put_words = preview, target, put_words
        self.bar = Tabs()
        self.setTabBar(self.bar)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setUsesScrollButtons(True)
        put_words(self.tabBar().setAccessibleName, lambda: _("Parts of the preview"))
        self.rows = ReadModel(preview, self)
        self.look = LookPart(preview, self.rows, put_words)
        self._later = {name: QWidget() for name in ("read", "known", "left", "source")}
        """What stands in the places of parts that are made when they are first wanted."""
        self.differing = DifferencesPart(put_words)
        self.columns = ColumnsPart(preview, save_mapping, put_words)
        self._places: dict[str, QWidget] = {"look": self.look, **self._later}
        # What is doubtful comes first; of a table, how its columns are read decides on all that follows.
        listed = [self._places[name] for name in LISTED_BY]
        table = [self.columns] if preview.draft.columns else []
        text = [] if table else [self.columns]
        for part in (*table, *listed, self.differing, *text, target, self._places["source"]):
            self.addTab(part, "")
        for refusing in (self.rows, self.look):
            refusing.refused.connect(self.refused)
        self.look.jump.clicked.connect(self.jump_to_line)
        self.look.offered.connect(self._fit_steps)
        self._build_corner(put_words)
        self._build_choice(put_words)
        self.currentChanged.connect(self._make_current)
        # Queued: the part must be there before the keyboard is led into it.
        queued = Qt.ConnectionType.QueuedConnection
        self.tabBarClicked.connect(self._lead_keys, queued)

    @cached_property
    def read(self) -> ReadPart:
        """The entries that were read."""
        made = ReadPart(self._preview, self.rows, self._put_words)
        made.table.choose(0, 1)
        return self._put("read", made)

    @cached_property
    def known(self) -> KnownPart:
        """The entries whose signatory is perhaps in the directory."""
        return self._put("known", KnownPart(self._preview, self.rows, self._put_words))

    @cached_property
    def left(self) -> LeftPart:
        """What was left out."""
        made = LeftPart(self._preview, self._put_words)
        made.refused.connect(self.refused)
        return self._put("left", made)

    @cached_property
    def source(self) -> SourcePart:
        """The lines of the source."""
        made = SourcePart(self._preview, self.rows, self._put_words)
        made.wanted.connect(self.show_item)
        return self._put("source", made)

    def _put(self, name: str, part: Made) -> Made:
        """Put a part that was just made where its tab is."""
        at, shown = self.indexOf(self._places[name]), self.currentIndex()
        text, visible = self.tabText(at), self.isTabVisible(at)
        self.blockSignals(True)
        self.removeTab(at)
        self.insertTab(at, part, text)
        self.setTabVisible(at, visible)
        self.setCurrentIndex(shown)
        self.blockSignals(False)
        self._later.pop(name).deleteLater()
        self._places[name] = part
        if isinstance(part, LISTED):
            part.jump.clicked.connect(self.jump_to_line)
        if isinstance(part, LISTED | SourcePart):
            part.fold(not self.choice.isHidden())
        return part

    @Slot(int)
    def _make_current(self, _at: int) -> None:
        """Make the part that is shown, where it was not wanted before."""
        self.refused.emit("")
        self._name_choice()
        self._fold_target()
        for name, place in self._later.items():
            if place is self.currentWidget():
                getattr(self, name)
                return

    def sizeHint(self) -> QSize:
        """Ask for no more height than is needed: the tables take what is left, and scroll."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Say no where it is wide: sentences that wrap would ask for the tables' whole height."""
        narrow = self.width() < NARROW * letter_width(self.fontMetrics())
        return narrow and super().hasHeightForWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit()
        self.keep_height()

    def keep_height(self) -> None:
        """Where it is narrow take the height that the sentences need: the page around scrolls."""
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.hasHeightForWidth() else 0)

    def heightForWidth(self, width: int) -> int:
        """Ask for what the part that is shown needs; its table is as low as it may be, and scrolls."""
        above = 0 if self.tabBar().isHidden() else self.tabBar().sizeHint().height()
        rows = self.currentWidget().layout()
        return above + (rows.minimumHeightForWidth(width) if rows else 0)

    def count_anew(self) -> None:
        """Say the counts as they are now."""
        for name, words in (
            ("look", _("Doubtful: %(count)d")),
            ("read", _("Read: %(count)d")),
            ("known", _("Known signatories: %(count)d")),
            ("left", _("Skipped: %(count)d")),
        ):
            count = self._preview.size(LISTED_BY[name])
            self.setTabText(self.indexOf(self._places[name]), words % {"count": count})
        columns = len(self._preview.draft.columns)
        self.setTabText(self.indexOf(self.columns), _("Columns: %(count)d") % {"count": columns})
        self.setTabVisible(self.indexOf(self.columns), columns > 0)
        differing = len(self.differing.differences)
        words = _("Differences: %(count)d") % {"count": differing}
        self.setTabText(self.indexOf(self.differing), words)
        self.setTabVisible(self.indexOf(self.differing), differing > 0)
        known = self._preview.size(KNOWN)
        self.setTabVisible(self.indexOf(self._places["known"]), known > 0)
        demands = len(self._preview.draft.demands)
        words = _("Title and demands: %(count)d") % {"count": demands}
        words = words if demands else _("Destination")
        self.setTabText(self.indexOf(self.target), words)
        lines = {"count": len(self._preview.texts)}
        self.setTabText(self.indexOf(self._places["source"]), _("Source: %(count)d") % lines)
        self._name_choice()
        self.undo.setEnabled(self._preview.can_undo)
        self.redo.setEnabled(self._preview.can_redo)

    def retranslate(self) -> None:
        """Speak the program's language, in the tables too."""
        self.count_anew()
        made = [part for part in self._places.values() if isinstance(part, LISTED | SourcePart)]
        for part in made:
            part.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
            part.table.viewport().update()
            part.table.fit()
        self.look.show_current()

    def show_first(self) -> QWidget:
        """Show what is doubtful, or all that was read where nothing is; return what takes the keyboard."""
        if self.currentWidget() is self.differing:
            # Nothing goes in, and what is there differs.
            return self.differing.table
        if self._preview.draft.unread:
            # Nothing can be imported before somebody says what they are.
            self.setCurrentWidget(self.columns)
            return self.columns.boxes[0]
        part = self.look if self.look.model.rowCount() else self.read
        self.setCurrentWidget(part)
        return part.table

    @Slot()
    def _lead_keys(self) -> None:
        """Lead the keyboard into the part that was clicked: Qt would lead it out of the preview."""
        part = self.currentWidget()
        if part is self.look:
            self.look.take_keys()
            return
        fields = [self.tabBar()] if part is None else [*part.findChildren(QWidget), self.tabBar()]
        takes = Qt.FocusPolicy.TabFocus
        seen = (each for each in fields if each.focusPolicy() & takes and each.isVisibleTo(self))
        next(seen).setFocus(Qt.FocusReason.MouseFocusReason)

    def worked_in(self) -> QWidget:
        """Return the list of the part that is shown, or else what takes the keyboard there first."""
        part = self.currentWidget()
        return self.look.worked_in() if part is self.look else first_stop(part) or self.tabBar()

    def show_item(self, item: int) -> None:
        """Show an item in the part that has it."""
        current = self.currentWidget()
        if isinstance(current, LISTED) and self._show_in(current, item):
            return
        having = [name for name in LISTED_BY if self._preview.stands_in(item, LISTED_BY[name])]
        for name in sorted(having, key=("read", *LISTED_BY).index):
            if self._show_in(getattr(self, name), item):
                return
        for name in having:
            # The part has it, but shows only one verdict or one sheet now.
            narrowed = getattr(self, name)
            if isinstance(narrowed, ReadPart | LeftPart):
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

    def show_read_columns(self) -> None:
        """Show the columns of the entries in which something was read now."""
        if "read" not in self._later:
            self.read.show_columns()

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
        among = self.look.model
        if self.currentWidget() is self.look and among.rowCount():
            # Answered again it is no doubt any more: the work goes on with the next one.
            items = [each for each in items if among.row_of(each) >= 0]
        if items:
            self.show_item(items[0])

    def _build_corner(self, put_words: PutWords) -> None:
        self.undo, self.redo = IconButton("undo"), IconButton("redo")
        self.steps = QWidget()
        self.steps.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self.steps)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(6)
        for button, words, keys, step in (
            (self.undo, lambda: _("Undo"), "Ctrl+Z", self._preview.undo),
            (self.redo, lambda: _("Redo"), "Ctrl+Shift+Z", self._preview.redo),
        ):
            button.setProperty("role", "small")
            put_words(button.setAccessibleName, words)
            put_words(
                lambda text, at=button, key=keys: at.setToolTip(f"{text} ({key})"),  # type: ignore[misc]
                words,
            )
            button.clicked.connect(lambda _on, step=step: self._step(step))
            row.addWidget(button)
        corner = QWidget()
        self._corner = QHBoxLayout(corner)
        self._corner.setContentsMargins(0, 0, 0, 0)
        self._corner.addWidget(self.steps)
        self.setCornerWidget(corner)
        QShortcut(QKeySequence("Ctrl+J"), self).activated.connect(self.jump_to_line)

    def _build_choice(self, put_words: PutWords) -> None:
        """Make the menu of the parts, which stands for their tabs where the letters are large."""
        self.choice = QPushButton()
        self._row: QHBoxLayout | None = None
        give_role(self.choice, "chip")
        put_words(self.choice.setAccessibleName, lambda: _("Parts of the preview"))
        menu = Menu(self.choice)
        menu.aboutToShow.connect(self._fill_choice)
        self.choice.setMenu(menu)

    def _name_choice(self) -> None:
        self.choice.setText(f"{self.tabText(self.currentIndex())} ▾")
        self._fit_steps()

    def _fill_choice(self) -> None:
        menu = self.choice.menu()
        menu.clear()
        for at in filter(self.isTabVisible, range(self.count())):
            offered = menu.addAction(self.tabText(at))
            offered.setCheckable(True)
            offered.setChecked(at == self.currentIndex())
            offered.triggered.connect(lambda _on, part=self.widget(at): self.setCurrentWidget(part))

    def fold(self, narrow: bool, row: QHBoxLayout) -> None:
        """Where it is narrow let a menu in a row, with undo and redo, stand for the tabs."""
        self._row = row
        self.choice.setVisible(narrow)
        self.tabBar().setVisible(not narrow)
        if narrow and self._corner.count():
            row.insertWidget(3, self.steps)
        elif not narrow and not self._corner.count():
            self._corner.addWidget(self.steps)
        self._fit_steps()
        for part in self._places.values():
            if isinstance(part, LISTED | SourcePart):
                part.fold(narrow)
        self.columns.fold(narrow)
        self._fold_target()

    def _fold_target(self) -> None:
        """Let the demands be whole while they are shown: all parts are as high as the highest."""
        self.target.fold(not self.choice.isHidden() and self.currentWidget() is self.target)

    @Slot()
    def _fit_steps(self) -> None:
        """Leave the room of undo and redo, which a menu offers too, to a long name of a part."""
        self.steps.show()
        if self._row is not None and not self.choice.isHidden():
            self._row.invalidate()
            self.steps.setVisible(self._row.minimumSize().width() <= self.width())
