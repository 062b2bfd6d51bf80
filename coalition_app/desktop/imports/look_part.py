"""The part of an import's preview that should be looked at: each entry beside the lines it was read from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.imports.part_table import PartTable, PutWords
from coalition_app.desktop.imports.parts import jump_button
from coalition_app.desktop.imports.tables import HEADINGS, LookModel, ReadModel
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations.planning import sentences as sayings
from coalition_app.operations.planning.items import LINK, NEW
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.sheets import place_of

EDITED = ("name", "legal_form", "representative", "office", "place", "reservation")
"""Fields that are corrected beside the source's lines."""
SHOWN = 6
"""Lines of the source seen at once; more are scrolled."""
AROUND = 1
"""Lines of the source shown before and after those of the entry."""


class LookPart(QWidget):
    """Doubtful entries in a list; beside it the source's lines, what is doubtful, and the fields."""

    refused = Signal(str)

    def __init__(self, preview: Preview, read: ReadModel, put_words: PutWords) -> None:
        super().__init__()
        self._preview, self._item = preview, -1
        self.model = LookModel(preview, read, self)
        self.table = PartTable(self.model, stretched=1, widths={0: 24, 2: 40})
        put_words(self.table.setAccessibleName, lambda: _("Entries to look at"))
        self.table.entered.connect(self.settle)
        self.table.selectionModel().currentRowChanged.connect(self.show_current)
        self.table.selectionModel().selectionChanged.connect(self.show_current)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self._side(put_words))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([460, 600])
        self.empty = QLabel()
        self.empty.setProperty("role", "quiet")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        put_words(self.empty.setText, lambda: _("Nothing is left to look at."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.empty, 1)
        # After the model's own answer, so that its rows are there already.
        preview.told.append(lambda _items: self.show_current())
        self.table.choose(0)
        self.show_current()

    def show_current(self) -> None:
        """Show the current entry beside its source."""
        some = self.model.rowCount() > 0
        self.splitter.setVisible(some)
        self.empty.setVisible(not some)
        if some and not self.table.currentIndex().isValid():
            self.table.choose(0)
        row, before = self.table.currentIndex().row(), self._item
        self._item = self.model.item_at(row) if 0 <= row < self.model.rowCount() else -1
        if self._item < 0:
            return
        doubts = sayings.doubts(self._preview, self._item, short=True)
        nothing = _("Nothing is doubtful any more.")
        self.doubts.setText("\n".join(f"• {each}" for each in doubts) or nothing)
        self._show_link()
        self.source.setPlainText(self._lines_around(self._item))
        for field, line in self.fields.items():
            # What is being typed stays, but never as a word of another entry.
            if not line.hasFocus() or self._item != before:
                line.setText(self._words_of(field))
                line.setCursorPosition(0)

    def settle(self) -> None:
        """Note that the chosen entries are right as they are, and go on to the next."""
        row, items = self.table.currentIndex().row(), self.table.items()
        self._commit()
        # A correction may have left nothing to look at in one of them.
        self._preview.settle([item for item in items if self.model.row_of(item) >= 0])
        self.table.choose(row)
        self.show_current()

    def leave_out(self) -> None:
        """Leave the chosen entries out, and go on to the next."""
        row = self.table.currentIndex().row()
        self._preview.leave_out(self.table.items())
        self.table.choose(row)
        self.show_current()

    def _show_link(self) -> None:
        """Offer the signatory of the directory to whom the entry may belong."""
        known = self._preview.known.get(self._item)
        can = self._preview.can_link(self._item)
        self.link.setVisible(can)
        if can and known is not None and known.match is not None:
            named = {"name": known.match.name}
            self.link.setText(_("Link to %(name)s of the directory") % named)
            self.link.setToolTip(self.link.text())
            self.link.setChecked(self._preview.linked(self._item))

    def _take_link(self, on: bool) -> None:
        if self._item >= 0:
            self._preview.link([self._item], LINK if on else NEW)

    def _name(self, field: str) -> str:
        read = self._preview.as_read(self._item)
        return "country" if field == "place" and read.country and not read.place else field

    def _words_of(self, field: str) -> str:
        """Return what a field of the current entry holds; answers of a form are no words to correct."""
        if field == "reservation":
            return self._preview.own_words(self._item)
        words: str = getattr(self._preview.entry(self._item), self._name(field))
        return words

    def _commit(self) -> None:
        item = self._item
        for field in self.fields:
            if self._item == item:
                self._edit(field)

    def _edit(self, field: str) -> None:
        """Take a field over; a refused value stays in it with its sentence below."""
        if self._item < 0:
            return
        line, name, edited = self.fields[field], self._name(field), self._item
        if line.text() == self._words_of(field):
            return
        try:
            self._preview.edit(self._item, name, line.text())
        except UserError as error:
            self.refused.emit(str(error))
        else:
            self.refused.emit("")
            if self._item >= 0 and self.model.row_of(edited) < 0:
                # The fields show the next entry now: nobody should go on typing into it unaware.
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines_around(self, item: int) -> str:
        """Return the source's lines with their numbers; those of the entry are marked."""
        first, last = self._preview.lines(item)
        texts = self._preview.texts
        shown = range(max(1, first - AROUND), min(len(texts), last + AROUND) + 1)
        width = len(str(shown[-1])) if shown else 1
        place = place_of(self._preview.draft, first)
        lines = [
            f"{'▸' if first <= at <= last else ' '} {at:>{width}}  {texts[at - 1].strip()}"
            for at in shown
        ]
        return "\n".join([place, *lines] if place else lines)

    def _side(self, put_words: PutWords) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(14, 0, 6, 0)
        layout.setSpacing(8)
        self.doubts = QLabel()
        self.doubts.setWordWrap(True)
        self.doubts.setProperty("role", "warning")
        self.doubts.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout.addWidget(self.doubts)
        self.link = QCheckBox()
        self.link.clicked.connect(self._take_link)
        put_words(self.link.setAccessibleName, lambda: _("Link to the signatory of the directory"))
        self.link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.link)
        self.source = QPlainTextEdit()
        self.source.setReadOnly(True)
        self.source.setTabChangesFocus(True)
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        font = self.source.font()
        font.setFamily(family)
        self.source.setFont(font)
        self.source.setFixedHeight(SHOWN * self.source.fontMetrics().lineSpacing() + 22)
        put_words(self.source.setAccessibleName, lambda: _("Lines of the source"))
        layout.addWidget(self.source)
        layout.addLayout(self._fields(put_words))
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(scroll, 1)
        beside.addLayout(self._buttons(put_words))
        return side

    def _fields(self, put_words: PutWords) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.fields: dict[str, QLineEdit] = {}
        for field in EDITED:
            line, caption = QLineEdit(), QLabel()
            put_words(caption.setText, lambda name=field: _(HEADINGS[name]))  # type: ignore[misc]
            put_words(line.setAccessibleName, lambda name=field: _(HEADINGS[name]))  # type: ignore[misc]
            caption.setBuddy(line)
            line.editingFinished.connect(lambda name=field: self._edit(name))
            line.textChanged.connect(line.setToolTip)
            form.addRow(caption, line)
            self.fields[field] = line
        return form

    def _buttons(self, put_words: PutWords) -> QHBoxLayout:
        self.right, self.leave = QPushButton(), QPushButton()
        put_words(self.right.setText, lambda: _("It is right as it is"))
        put_words(self.leave.setText, lambda: _("Leave out"))
        self.right.clicked.connect(self.settle)
        self.leave.clicked.connect(self.leave_out)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 4, 0, 0)
        self.jump = jump_button(put_words)
        buttons.addWidget(self.jump)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        buttons.addWidget(self.right)
        return buttons
