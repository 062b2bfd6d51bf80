"""The parts of an import's preview: what was read, whose signatory is known, and what was left out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.imports.part_table import (
    FieldDelegate,
    PartTable,
    PutWords,
    TickDelegate,
)
from coalition_app.desktop.imports.sheets_part import SheetBox
from coalition_app.desktop.imports.tables import (
    FIELDS,
    SAID,
    KnownModel,
    LeftModel,
    PartModel,
    ReadModel,
)
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations.planning.items import LINK, NEW, VERDICTS
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.sheets import items_between, left_between

__all__ = ("KnownPart", "LeftPart", "PartTable", "PutWords", "ReadPart", "VerdictBox")


def jump_button(put_words: PutWords) -> QPushButton:
    """Make the button that shows the source with the lines of an entry marked."""
    button = QPushButton()
    put_words(button.setText, lambda: _("Go to line"))
    put_words(
        button.setToolTip, lambda: _("Shows the source with the lines of the entry marked (Ctrl+J)")
    )
    return button


class VerdictBox(WholeBox):
    """Chooses the verdict whose items a part shows, each with its count."""

    def __init__(
        self, preview: Preview, model: PartModel, verdicts: Sequence[str], put_words: PutWords
    ) -> None:
        super().__init__()
        self._preview, self._model, self._verdicts = preview, model, tuple(verdicts)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        for verdict in ("", *self._verdicts):
            self.addItem("", verdict)
        put_words(self.setAccessibleName, lambda: _("Which of them are shown"))
        put_words(lambda _word: self.count_anew(), lambda: _("All: %(count)d"))
        self.activated.connect(lambda _at: self.choose(self.currentData()))
        preview.told.append(lambda _items: self.count_anew())

    def choose(self, verdict: str) -> None:
        """Show the items with one verdict, or all where it is empty."""
        self.setCurrentIndex(self.findData(verdict))
        self._model.show_only(verdict)
        self.setToolTip(self.currentText())

    def count_anew(self) -> None:
        """Say the counts as they are now; they add up to the first."""
        counts = {verdict: self._preview.count(verdict) for verdict in self._verdicts}
        self.setItemText(0, _("All: %(count)d") % {"count": sum(counts.values())})
        for at, (verdict, count) in enumerate(counts.items(), start=1):
            named = {"verdict": _(VERDICTS[verdict][1]), "count": count}
            text = _("%(verdict)s: %(count)d") % named
            self.setItemText(at, text[:1].upper() + text[1:])
        self.setToolTip(self.currentText())


class ListedPart(QWidget):
    """A table above its sentence and its controls, which take a further line where they need one."""

    def _lay_out(self, table: PartTable, hint: QLabel, controls: tuple[QWidget, ...]) -> None:
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        self._table, self._hint, self._rows = table, hint, QVBoxLayout(self)
        self._rows.setSpacing(6)
        self._rows.addWidget(table, 1)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(hint)
        row = FlowLayout(gap=8)
        for widget in controls:
            row.addWidget(widget)
        below.addLayout(row)
        self._rows.addWidget(self._below)
        model = table.listed
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._show_below)
        self._show_below()
        self.fold(False)

    def _show_below(self) -> None:
        """Offer nothing where no row is there to be worked on, nor was left out of sight."""
        model = self._table.listed
        self._below.setVisible(model.rowCount() > 0 or model.narrowed)

    def _keep_keyboard(self, held: bool) -> None:
        """Give the table the keyboard that a button `held` which went with the last row."""
        if held and self._below.isHidden():
            self._table.setFocus()

    def _holds_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._below.isAncestorOf(focused)

    def fold(self, narrow: bool) -> None:
        """Where it is narrow leave the room of the sentence to the rows, and let those be low."""
        self._hint.setVisible(not narrow)
        self._table.be_low(narrow)
        self._rows.setContentsMargins(0, 4 if narrow else 10, 0, 0)


class ReadPart(ListedPart):
    """What was read: corrected in place, left out by its tick."""

    def __init__(self, preview: Preview, model: ReadModel, put_words: PutWords) -> None:
        super().__init__()
        self._preview, self.model = preview, model
        widths = dict(enumerate((24, 0, 22, 16, 24, 26, 18, 16, 30, 20, 26)))
        del widths[1]
        order = (
            "standing",
            "kind",
            "office",
            "place",
            "legal_form",
            "reservation",
            "representative",
            "sheet",
        )
        dropped = [FIELDS.index(field) for field in order]
        # Words of a signatory are never cut: other columns leave them their room.
        letters = {"verdict": 18, "kind": 24, "representative": 24, "reservation": 30}
        firm = {FIELDS.index(field): count for field, count in letters.items()}
        self.table = PartTable(model, stretched=1, widths=widths, dropped=dropped, firm=firm)
        self.table.setItemDelegate(FieldDelegate(self.table))
        self.table.setItemDelegateForColumn(0, TickDelegate(self.table))
        self.table.entered.connect(self.edit)
        self.table.nothing = lambda: _(
            "There is nothing to import. What was already there, or was skipped, is under “Skipped”."
        )
        put_words(self.table.setAccessibleName, lambda: _("Entries that were read"))
        self.leave = QPushButton()
        put_words(self.leave.setText, lambda: _("Skip"))
        self.leave.clicked.connect(self.leave_out)
        self.which = VerdictBox(preview, model, ("ready", "look", "known"), put_words)
        self.sheet = SheetBox(preview, model, put_words)
        self.sheet_out = QPushButton()
        put_words(lambda _word: self._enable(), lambda: _("Skip this sheet"))
        self.sheet_out.clicked.connect(self.decide_sheet)
        self.sheet.chosen.connect(self._enable)
        preview.told.append(lambda _items: self._enable())
        self.every = QCheckBox()
        put_words(self.every.setText, lambda: _("All columns"))
        self.every.toggled.connect(self.show_columns)
        hint = QLabel()
        put_words(
            hint.setText,
            lambda: _("F2 or a double click corrects a cell. Ticked signatories are imported."),
        )
        self.jump = jump_button(put_words)
        controls = (self.which, self.sheet, self.sheet_out, self.every, self.leave, self.jump)
        self._lay_out(self.table, hint, controls)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._offer)
        self._offer()
        self._said = set[str]()
        """Fields into which answers put words."""
        self._show_said()
        self.show_columns()
        preview.told.append(lambda _items: self._show_said())

    def _offer(self) -> None:
        """Let on only what has a row to be done with."""
        for button in (self.leave, self.jump):
            button.setEnabled(self.model.rowCount() > 0)

    def show_columns(self) -> None:
        """Show the columns in which something was read, or all of them."""
        filled = {"number", "name", "kind", *self._preview.filled_fields, *self._said}
        if self._preview.known:
            filled.add("verdict")
        self.table.every = self.every.isChecked()
        bare = {column for column, field in enumerate(FIELDS) if field not in filled}
        self.table.hidden = set() if self.table.every else bare
        self.table.fit()

    def _show_said(self) -> None:
        """Show the columns into which answers put words, and none that one did which was taken back."""
        answered = self._preview.all_decisions
        said = {
            field for field in SAID if any(self._preview.said_of(item, field) for item in answered)
        }
        if said != self._said:
            self._said = said
            self.show_columns()

    def edit(self) -> None:
        """Edit the current cell, the name where the tick is current."""
        index = self.table.currentIndex()
        if index.isValid():
            self.table.edit(self.model.index(index.row(), max(1, index.column())))

    def decide_sheet(self) -> None:
        """Leave out all entries of the sheet that is shown, or include again those that the user left out."""
        lines = self.sheet.between
        if items := items_between(self._preview, lines):
            self._preview.leave_out(items)
        else:
            self._preview.take_in(left_between(self._preview, lines))

    def _enable(self) -> None:
        """Offer to leave a sheet out while one is shown, or to include it again once it is left out."""
        lines = self.sheet.between
        one = lines != (0, 0)
        some = one and bool(items_between(self._preview, lines))
        again = one and not some and bool(left_between(self._preview, lines))
        self.sheet_out.setText(_("Include this sheet") if again else _("Skip this sheet"))
        self.sheet_out.setEnabled(some or again)
        self.sheet_out.setVisible(one)

    def leave_out(self) -> None:
        """Leave the chosen entries out."""
        row, held = self.table.currentIndex().row(), self._holds_keyboard()
        self._preview.leave_out(self.table.items())
        self.table.choose(row)
        self._keep_keyboard(held)


class KnownPart(ListedPart):
    """Entries whose signatory is in the directory: linked or recorded as new, one by one or all."""

    def __init__(self, preview: Preview, read: ReadModel, put_words: PutWords) -> None:
        super().__init__()
        self._preview = preview
        self.model = KnownModel(preview, read, self)
        widths = {0: 24, 1: 48, 3: 40}
        self.table = PartTable(self.model, stretched=2, widths=widths)
        self.table.setItemDelegateForColumn(0, TickDelegate(self.table))
        self.table.entered.connect(lambda: self.decide(LINK))
        self.table.numbered.connect(lambda digit: self.decide(LINK if digit == 7 else NEW))
        put_words(self.table.setAccessibleName, lambda: _("Known signatories"))
        self.link, self.new = QPushButton(), QPushButton()
        self.link_all, self.new_all = QPushButton(), QPushButton()
        put_words(self.link.setText, lambda: _("Link"))
        put_words(self.new.setText, lambda: _("Record as new"))
        put_words(self.link_all.setText, lambda: _("Link all"))
        put_words(self.new_all.setText, lambda: _("Record all as new"))
        self.link.clicked.connect(lambda: self.decide(LINK))
        self.new.clicked.connect(lambda: self.decide(NEW))
        self.link_all.clicked.connect(lambda: self.decide_all(LINK))
        self.new_all.clicked.connect(lambda: self.decide_all(NEW))
        hint = QLabel()
        put_words(
            hint.setText,
            lambda: _(
                "A linked signature belongs to the signatory of the directory; its name stays as it is "
                "printed here, and the other spelling is remembered. 1 or Enter links, 2 records as new."
            ),
        )
        self.jump = jump_button(put_words)
        buttons = (self.link, self.new, self.link_all, self.new_all, self.jump)
        self._lay_out(self.table, hint, buttons)

    def decide(self, link: str) -> None:
        """Link the chosen entries or record them as new, and go on to the next."""
        row, items = self.table.currentIndex().row(), self.table.items()
        self._preview.link(items, link)
        if len(items) == 1:
            self.table.choose(row + 1)

    def decide_all(self, link: str) -> None:
        """Link all entries of this part, or record them all as new."""
        self._preview.link([self.model.item_at(row) for row in range(self.model.rowCount())], link)


class LeftPart(ListedPart):
    """What was left out, with why; each line can be included."""

    refused = Signal(str)

    def __init__(self, preview: Preview, put_words: PutWords) -> None:
        super().__init__()
        self._preview = preview
        self.model = LeftModel(preview, self)
        self.model.refused.connect(self.refused)
        self.table = PartTable(self.model, stretched=1, widths={0: 24, 2: 60, 3: 20})
        self.table.hidden = set() if preview.draft.sheets else {3}
        self.table.setItemDelegateForColumn(0, TickDelegate(self.table))
        self.table.entered.connect(self.take_in)
        self.table.nothing = lambda: _("Nothing was skipped.")
        put_words(self.table.setAccessibleName, lambda: _("Skipped lines"))
        self.take, self.join = QPushButton(), QPushButton()
        put_words(self.take.setText, lambda: _("Include this line"))
        put_words(self.join.setText, lambda: _("Include as one entry"))
        self.take.clicked.connect(self.take_in)
        self.join.clicked.connect(self.take_in_as_one)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.model.modelReset.connect(self._enable)
        hint = QLabel()
        put_words(
            hint.setText,
            lambda: _(
                "Press Enter or tick a line to include it as a signatory at its place in the list."
            ),
        )
        self.which = VerdictBox(preview, self.model, ("left", "there"), put_words)
        self.sheet = SheetBox(preview, self.model, put_words)
        self.jump = jump_button(put_words)
        self.table.selectionModel().currentChanged.connect(self._enable)
        controls = (self.which, self.sheet, self.take, self.join, self.jump)
        self._lay_out(self.table, hint, controls)
        self._enable()

    def take_in(self) -> None:
        """Take the chosen lines in, each as an entry."""
        self._decide(lambda: self._preview.take_in(self.table.items()))

    def take_in_as_one(self) -> None:
        """Take the chosen lines in as one entry."""
        self._decide(lambda: self._preview.take_in_as_one(self.table.items()))

    def _decide(self, decide: Callable[[], None]) -> None:
        row, held = self.table.currentIndex().row(), self._holds_keyboard()
        try:
            decide()
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        self.table.choose(row)
        self._keep_keyboard(held)

    def _enable(self) -> None:
        chosen = self.table.items()
        for each in (self.take, self.jump):
            each.setEnabled(bool(chosen))
        read = len(self._preview.draft.entries)
        self.join.setEnabled(len(chosen) > 1 and all(item >= read for item in chosen))
