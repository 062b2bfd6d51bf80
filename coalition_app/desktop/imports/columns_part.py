"""The part of an import's preview for tables: the first rows, and above each column what it is read as."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import heavy, letter_width
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.labels import WRAP, shorten
from coalition_app.drafts import SHEET_MARK, Draft
from coalition_app.i18n import N_, _, ngettext
from coalition_app.intake.column_mapping import FIELDS, headers_beside, view_table
from coalition_app.intake.words.header_key import header_key
from coalition_app.operations.planning.preview import Preview

MOST_SHOWN = 100
"""Columns that are shown; a table of signatories has some twenty."""
FEWEST_DEMANDS = 5
"""Demands that are offered at least."""
ROOM, LOW_ROOM = 12, 6
"""Pixels above and below a box or a row, added up, and where it is narrow."""
LABELS = {
    "": N_("not read"),
    "number": N_("Number"),
    "name": N_("Name"),
    "body": N_("Name of the organisation"),
    "person": N_("Name of the person"),
    "given": N_("Given name"),
    "family": N_("Family name"),
    "father": N_("Father’s name"),
    "representative": N_("Representative"),
    "affiliation": N_("Organisation of a person"),
    "office": N_("Office"),
    "place": N_("Place"),
    "country": N_("Country"),
    "legal_form": N_("Legal form"),
    "printed_form": N_("Printed form"),
    "kind": N_("Kind"),
    "section": N_("Section"),
    "reservation": N_("Words on the demands"),
    "submitted": N_("Time sent"),
    "sender": N_("Address of the sender, never printed"),
    "consent": N_("Consent to being printed"),
    "processing": N_("Consent to the keeping of data"),
    "capacity": N_("For whom one signs"),
    "demands": N_("Demands that are supported"),
    "answer": N_("Answer to a demand that is not known"),
}
WRAPPED = Qt.AlignmentFlag(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)
"""How heads stand: they are whole questions where a form made the table."""
BESIDE, ABOVE = 30, 16
"""Pixels beside and above the words of a head, both sides added up."""
LINES, LOW_LINES = (4, 4), (2, 2)
"""Lines that are seen of a head and of a cell at most, and where it is narrow."""
UNSAID = "unsaid"
"""Choice that stands in the box of a column that holds positions until somebody says what it is."""
SEPARATORS = {"\t": N_("tab"), ";": N_("semicolon"), ",": N_("comma"), "|": N_("bar")}
LEAST, MOST, AROUND = 12, 26, 11
"""Letters across of a column, of the words in it at most, and of what is around the words of its box."""


WALKING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class FieldBox(WholeBox):
    """Chooses a field; the wheel scrolls the table instead of changing a box that is not looked at."""

    reached = Signal()
    """It has the keyboard now."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Each field that is passed on the way would be taken from the column that has it: the keys open the
        # list, and Enter chooses.
        letter = event.text().strip()
        if event.key() in WALKING or (letter and letter.isprintable()):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class ColumnsPart(QWidget):
    """Shows how each column was read; a change asks for the source to be read anew."""

    changed = Signal(dict)
    """Headers as they are remembered, with the fields that they are to be read as."""

    def __init__(self, preview: Preview, save: Callable[[], None], put_words: PutWords) -> None:
        super().__init__()
        self._preview = preview
        self._narrow = False
        self.boxes: list[FieldBox] = []
        self.asked: set[str] = set()
        """Columns of positions of which somebody had to say what they are: that one is not to be read is of
        this list alone."""
        self.demands_there: Callable[[], int | None] = lambda: None
        """Returns how many demands the statement has that the source goes into; None for a new one."""
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setProperty("role", "quiet")
        self.lost = QLabel()
        self.lost.setWordWrap(True)
        self.lost.setProperty("role", "warning")
        self.lost.setVisible(False)
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Else the table keeps Tab for its cells, and the keyboard does not leave the first box.
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setVisible(False)
        self.table.setMinimumHeight(120)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(WRAPPED)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        put_words(self.table.setAccessibleName, lambda: _("Columns of the table"))
        self.save = QPushButton()
        put_words(self.save.setText, lambda: _("Save the choice of columns…"))
        self.save.clicked.connect(save)
        self.sheet = WholeBox()
        self.sheet.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sheet.setMinimumContentsLength(18)
        put_words(self.sheet.setAccessibleName, lambda: _("Sheet whose columns are shown"))
        self.sheet.activated.connect(lambda _at: self.show_columns())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.sheet)
        row.addWidget(self.facts, 1)
        row.addWidget(self.save)
        layout = self._rows = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.lost)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        put_words(lambda _word: self.show_columns(), lambda: _("Columns"))

    def fold(self, narrow: bool) -> None:
        """Where it is narrow leave the room of the foot to the rows, and let those be low."""
        if narrow != self._narrow:
            self._narrow = narrow
            for each in (self.facts, self.save):  # a menu of the preview has them then
                each.setVisible(not narrow)
            self._rows.setContentsMargins(0, 4 if narrow else 10, 0, 0)
            self.show_columns()

    def show_columns(self) -> None:
        """Show the columns as they are read now."""
        self._name_sheets()
        draft = self._shown()
        view = view_table(draft, self._preview.texts)
        columns = draft.columns[:MOST_SHOWN]
        focused = next((at for at, box in enumerate(self.boxes) if box.hasFocus()), -1)
        place = self.table.horizontalScrollBar().value()
        self.table.clear()
        self.table.setColumnCount(len(columns))
        self.table.setRowCount(1 + len(view.rows))
        self.boxes = []
        for at, (header, field) in enumerate(columns):
            plain = header.rpartition(SHEET_MARK)[2] if self.sheet.currentIndex() > 0 else header
            heading = QTableWidgetItem(" ".join(plain.split()))
            heading.setToolTip(header)
            self.table.setHorizontalHeaderItem(at, heading)
            for row, cells in enumerate(view.rows, start=1):
                item = QTableWidgetItem(cells[at])
                item.setToolTip(cells[at])
                if self._is_unsaid(header):
                    item.setBackground(QColor(theme.applied().refusal_ground))
                self.table.setItem(row, at, item)
            box = self._box(at, header, field)
            cell = QWidget()
            inner = QHBoxLayout(cell)
            inner.setContentsMargins(4, self._room // 2, 4, self._room // 2)
            inner.addWidget(box)
            self.table.setCellWidget(0, at, cell)
            self.boxes.append(box)
        self._fit_columns()
        self.table.horizontalScrollBar().setValue(place)
        self._order_keys()
        if 0 <= focused < len(self.boxes):
            self.boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.facts.setText(self._facts(draft.encoding, view.separator))

    def _fit_columns(self) -> None:
        """Give each column the room of its words and of its box."""
        metrics, letter = self.fontMetrics(), letter_width(self.fontMetrics())
        for at, box in enumerate(self.boxes):
            cells = [self.table.item(row, at) for row in range(1, self.table.rowCount())]
            words = [each.text() for each in (*cells, self.table.horizontalHeaderItem(at)) if each]
            widest = min(max(map(metrics.horizontalAdvance, words)), MOST * letter) + 4 * letter
            chosen = metrics.horizontalAdvance(box.currentText()) + AROUND * letter
            self.table.setColumnWidth(at, max(LEAST * letter, widest, chosen))
        self._fit_head()
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give each row the lines of its cells; where it is narrow a second one while all rows are seen."""
        line = self.fontMetrics().lineSpacing()
        high = max((box.sizeHint().height() for box in self.boxes), default=0)
        lines = {row: self._lines_of(row) for row in range(1, self.table.rowCount())}
        if self._narrow:
            rows = len(lines) * (line + self._room) + high + self._room
            left = max(0, self.table.viewport().height() - rows) // line
            for row in lines:
                more = min(lines[row] - 1, left)
                lines[row], left = 1 + more, left - more
        self.table.setRowHeight(0, high + self._room)
        for row, count in lines.items():
            self.table.setRowHeight(row, count * line + self._room)

    @property
    def _room(self) -> int:
        return LOW_ROOM if self._narrow else ROOM

    @property
    def _most(self) -> tuple[int, int]:
        return LOW_LINES if self._narrow else LINES

    def _lines_of(self, row: int) -> int:
        """Return the lines that the longest cell of a row needs."""
        metrics, lines = self.table.fontMetrics(), 1
        for at in range(len(self.boxes)):
            item, width = self.table.item(row, at), self.table.columnWidth(at) - BESIDE // 2
            if item is not None:
                high = metrics.boundingRect(0, 0, width, 0, WRAP, item.text()).height()
                lines = max(lines, round(high / metrics.lineSpacing()))
        return min(lines, self._most[1])

    def _fit_head(self) -> None:
        """Give the heads the height of their lines; a longer one ends in …, its tooltip tells it whole."""
        header = self.table.horizontalHeader()
        metrics, lines = QFontMetrics(heavy(header.font())), 1
        for at in range(len(self.boxes)):
            item, width = self.table.horizontalHeaderItem(at), header.sectionSize(at) - BESIDE
            if item is None:
                continue
            words = shorten(item.text(), metrics, width, self._most[0])
            item.setText(words)
            high = metrics.boundingRect(0, 0, width, 0, WRAP, words).height()
            lines = max(lines, round(high / metrics.lineSpacing()))
        header.setFixedHeight(lines * metrics.lineSpacing() + ABOVE)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_keys()
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _order_keys(self) -> None:
        """Let Tab walk the boxes in their order, and then what is below them."""
        for before, after in pairwise([*self.boxes, self.sheet, self.save]):
            if before.window() is after.window():
                QWidget.setTabOrder(before, after)

    def _name_sheets(self) -> None:
        """Offer the sheets where there are several, so that each can be read in its own way."""
        tables, chosen = self._preview.draft.tables, self.sheet.currentIndex()
        self.sheet.clear()
        self.sheet.addItem(_("All sheets"))
        for at, table in enumerate(tables, start=1):
            self.sheet.addItem(table.name or _("Sheet %(number)d") % {"number": at})
        self.sheet.setCurrentIndex(chosen if 0 < chosen < self.sheet.count() else 0)
        self.sheet.setToolTip(self.sheet.currentText())
        self.sheet.setVisible(len(tables) > 1)

    def _shown(self) -> Draft:
        """Return the draft, with the columns of the chosen sheet alone where one is chosen."""
        draft, at = self._preview.draft, self.sheet.currentIndex()
        if at <= 0:
            return draft
        table = draft.tables[at - 1]
        named = ((f"{table.name}{SHEET_MARK}{cell}", field) for cell, field, _at in table.columns)
        return replace(draft, columns=tuple(named))

    def tell_lost(self, count: int) -> None:
        """Say how many decisions did not survive the other reading."""
        text = ngettext(
            "%(count)d decision is lost: its row is read otherwise now.",
            "%(count)d decisions are lost: their rows are read otherwise now.",
            count,
        )
        self.lost.setVisible(count > 0)
        self.lost.setText(text % {"count": count})

    def _box(self, at: int, header: str, field: str) -> FieldBox:
        box = FieldBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        if self._is_unsaid(header):
            self.asked.add(header_key(header))
            box.addItem(_("say what it is…"), UNSAID)
            field = UNSAID
        for each in self._choices():
            box.addItem(label_of(each), each)
        if box.findData(field) < 0:
            box.addItem(label_of(field), field)
        box.setCurrentIndex(box.findData(field))
        box.setToolTip(box.currentText())
        box.setAccessibleName(_("%(column)s is read as") % {"column": header})
        box.activated.connect(lambda _chosen: self._choose(at))
        box.reached.connect(lambda: self.table.scrollTo(self.table.model().index(0, at)))
        return box

    def _is_unsaid(self, header: str) -> bool:
        """Tell whether a column holds positions and nobody said what it is."""
        unread = map(header_key, self._preview.draft.unread)
        return header_key(header.rpartition(SHEET_MARK)[2]) in unread

    def _choose(self, at: int) -> None:
        """Ask for another reading; the column that had the field before gives it up."""
        columns = self._shown().columns
        header, before = columns[at]
        field = self.boxes[at].currentData()
        if field == (UNSAID if self._is_unsaid(header) else before):
            return
        told = {header_key(header): field}
        beside = headers_beside(self._preview.draft, header)
        for other, box in enumerate(self.boxes):
            named = header_key(columns[other][0])
            if (
                other != at
                and field not in ("", "answer")
                and box.currentData() == field
                and named in beside
            ):
                told[named] = ""
        self.changed.emit(told)

    def _choices(self) -> list[str]:
        draft = self._preview.draft
        named = [
            int(field.partition(":")[2])
            for _header, field in draft.columns
            if field.startswith("demand:")
        ]
        there = self.demands_there()
        last = max(FEWEST_DEMANDS if there is None else there, len(draft.demands), *named, 0)
        demands = [f"{word}:{at}" for word in ("demand", "words") for at in range(1, last + 1)]
        return ["", *FIELDS, *demands]

    def _facts(self, encoding: str, separator: str) -> str:
        if not encoding:
            return _("The cells are those of the file.")
        named = {
            "encoding": encoding.upper(),
            "separator": _(SEPARATORS[separator]) if separator else _("not known"),
        }
        return _("Encoding: %(encoding)s. Separator: %(separator)s.") % named


def label_of(field: str) -> str:
    """Name a field, those of the demands too."""
    kind, _colon, number = field.partition(":")
    if kind == "demand" and number:
        return _("Answer to demand %(number)s") % {"number": number}
    if kind == "words" and number:
        return _("Words on demand %(number)s") % {"number": number}
    return _(LABELS[field]) if field in LABELS else field
