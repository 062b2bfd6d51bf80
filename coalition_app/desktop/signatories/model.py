"""The list of signatories of one statement as a table."""

import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, overload

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from coalition_app import i18n
from coalition_app.desktop.controls.marks import grade_tip, position_tip
from coalition_app.desktop.desk.paged_table import PagedTable
from coalition_app.desktop.widgets.found_words import PLACES
from coalition_app.desktop.wording import signature_words
from coalition_app.i18n import N_, _
from coalition_app.records.lists import signature_list
from coalition_app.records.lists.signature_list import ListIndex, ListOrder, ListRow
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures.signatures import COUNTED, SignatureRow
from coalition_app.records.statements import short_names
from coalition_app.records.statements.statements import SectionRow, StatementRow
from coalition_app.records.store import name_keys
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

HEADINGS = (
    N_("No."),
    N_("Signatory"),
    N_("Legal form"),
    N_("Representative"),
    N_("Office"),
    N_("Place"),
    N_("Country"),
    N_("Kind"),
    N_("Capacity"),
    N_("Section"),
    N_("Status"),
    N_("Position"),
    N_("Evidence"),
    N_("Signed on"),
    N_("Printed number"),
)
"""Words above the columns, in the order of `lists.COLUMNS`."""
COLUMNS = signature_list.COLUMNS
NUMBER, NAME = COLUMNS.index("number"), COLUMNS.index("name")
POSITION, EVIDENCE = COLUMNS.index("position"), COLUMNS.index("evidence")
MOST_CELLS = 8
"""Demands that have a mark each in the list; of more only what differs from support is shown."""
EDITED = ("legal_form", "representative", "office", "place", "country")
"""Columns that are edited in place."""
ROWS_TYPE = "application/x-coalition-app-numbers"
"""What is dragged within the list: numbers of signatures, separated by spaces."""
STANCES = Qt.ItemDataRole.UserRole + 1
"""The positions of a signature as pairs of a demand's number and a stance; empty for who does not count."""
SEARCHED = ("name", "legal_form", "representative", "office", "place", "country", "printed_number")
"""Columns in which words are searched."""
GRADE = Qt.ItemDataRole.UserRole + 2
"""What the evidence of a signature is worth."""
TAG = Qt.ItemDataRole.UserRole + 4
"""A status that is not "signed": its words and the names of two colours; None for the usual one."""
COUNTS = Qt.ItemDataRole.UserRole + 5
"""Whether a signature counts by its status."""
Index = QModelIndex | QPersistentModelIndex


class SignatoriesModel(PagedTable[int, ListRow]):
    """Shows signatures of one statement as the annex counts them."""

    refused = Signal(str)
    """The sentence with which a change in place was refused."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.change: Callable[[int, str, str], str] = lambda _number, _field, _value: ""
        """Changes one field of a signature; returns the sentence of a refusal, empty when it was done."""
        self.order = ListOrder()
        self.found = ""
        """What is searched, to be marked in the cells."""
        self._index: ListIndex | None = None
        self._sections: Mapping[int, SectionRow] = {}
        self._statement: StatementRow | None = None
        self._alike: tuple[uuid.UUID | None, dict[int, int]] = (None, {})

    def tell_alike(self, statement: StatementRow, pairs: Sequence[tuple[int, int]]) -> None:
        """Take the pairs of a statement's numbers that look alike and are not decided."""
        self._alike = (statement.id, {})
        for pair in sorted(pairs):
            for one, other in (pair, pair[::-1]):
                if one != ATTESTOR:
                    self._alike[1].setdefault(one, other)
        if self.keys:
            last = self.index(len(self.keys) - 1, NAME)
            self.dataChanged.emit(self.index(0, NAME), last)

    def alike_of(self, statement_id: uuid.UUID) -> Collection[int]:
        """Return the numbers of a statement that look like another."""
        told, numbers = self._alike
        return numbers.keys() if told == statement_id else ()

    def hint(self, row: int) -> str:
        """Say which number, or whether the attestor, a row looks like; empty where nothing waits."""
        statement, numbers = self._alike
        other = numbers.get(self.key_at(row) or 0)
        if other is None or self._statement is None or self._statement.id != statement:
            return ""
        if other == ATTESTOR:
            line = self.row_at(row)
            person = line is not None and line.signature.kind == "individual"
            return _("may be the attestor") if person else _("may be the attestor’s organisation")
        return _("looks like No. %(number)d") % {"number": other}

    @property
    def demands(self) -> tuple[int, ...]:
        """Return the numbers of the statement's demands."""
        return self._index.held.demands if self._index is not None else ()

    def show(
        self,
        database: Database,
        statement: StatementRow,
        index: ListIndex,
        numbers: Sequence[int],
        sections: Mapping[int, SectionRow],
    ) -> None:
        """Show these signatures in this order."""
        self._index, self._sections, self._statement = index, sections, statement

        def read(tx: Reading, wanted: Sequence[int]) -> dict[int, ListRow]:
            rows = signature_list.read_rows(tx, statement, wanted)
            return {each.signature.number: each for each in rows}

        self.show_rows(database, statement.id, numbers, read)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if COLUMNS[index.column()] in EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            told = _("Click to sort by this column; right click to choose the columns.")
            return "\n".join((*self._head_told(section), told))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(section)
        return None

    def _head(self, section: int) -> str:
        """Word a head; above marks and grades it is drawn."""
        arrow = (" ▼" if self.order.descending else " ▲") * (self.order.column == COLUMNS[section])
        if section == EVIDENCE or (section == POSITION and 0 < len(self.demands) <= MOST_CELLS):
            return ""
        if section == POSITION and self.demands:
            return _("Particular positions") + arrow
        return _(HEADINGS[section]) + arrow

    def _head_told(self, section: int) -> list[str]:
        if section == EVIDENCE:
            return [_("What the evidence of each signature is worth.")]
        if section != POSITION or self._statement is None:
            return []
        language = i18n.current().language
        return [
            short_names.heading(self._statement, each, language) for each in self._statement.demands
        ]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        line = None
        if role in _ANSWERED:
            line = self.row_at(index.row())
        if line is None:
            gone = role == Qt.ItemDataRole.DisplayRole and index.column() == NAME
            return self.gone() if gone else None
        if role == STANCES:
            return self._stances(line)
        if role == GRADE:
            return line.grade
        if role == COUNTS:
            return line.signature.status in COUNTED
        if role == TAG:
            return signature_words.status_tag(
                line.signature.status,
                line.merged_with,
                is_open=self._index is not None and line.signature.id in self._index.held.open,
            )
        if role == Qt.ItemDataRole.EditRole and COLUMNS[index.column()] in EDITED:
            return getattr(line.signature, COLUMNS[index.column()])
        text = self.cell(line, COLUMNS[index.column()])
        if role == PLACES:
            searched = COLUMNS[index.column()] in SEARCHED
            return name_keys.places_held(text, self.found) if searched else ()
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return _("%(name)s — as signed; the name is locked.") % {"name": text}
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == POSITION:
            return self._positions_told(line) or None
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == EVIDENCE:
            return grade_tip(line.grade) if line.grade else None
        return text

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.row_at(index.row()) if role == Qt.ItemDataRole.EditRole else None
        column = COLUMNS[index.column()]
        if line is None or column not in EDITED:
            return False
        if str(value) == getattr(line.signature, column):
            return True
        refusal = self.change(line.signature.number, column, str(value))
        if refusal:
            self.refused.emit(refusal)
        return not refusal

    def mimeTypes(self) -> list[str]:
        return [ROWS_TYPE]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def cell(self, line: ListRow, column: str) -> str:
        """Word one cell in the program's language."""
        if column == "position":
            return signature_words.position_text(self._positions(line))
        if column == "section":
            return signature_words.section_text(line.signature.section, self._sections)
        return signature_words.cell_text(line, column)

    def found_unseen(self, row: int, seen: Collection[str]) -> str:
        """Return the words by which a row was found where none of the columns that are seen holds them."""
        line = self.row_at(row) if self.found.strip() else None
        if line is None:
            return ""
        asked = name_keys.asked_words(self.found)
        cells = [name_keys.searched(self.cell(line, each)) for each in SEARCHED if each in seen]
        left = [ways for ways in asked if not any(name_keys.holds([ways], key) for key in cells)]
        hidden = [self.cell(line, each) for each in SEARCHED if each not in seen]
        people = [name for name, _office in line.signature.more_representatives]
        for text in (*hidden, *people) if left else ():
            # The number in the source is most often that of the row, which is always seen.
            if text != str(line.signature.number) and any(
                name_keys.holds([ways], name_keys.searched(text)) for ways in left
            ):
                return text
        return ""

    def _stances(self, line: ListRow) -> list[tuple[int, str]]:
        """Pair demands and positions; a statement without demands is supported as a whole, or open."""
        if self._index is None:
            return []
        if not self.demands:
            return [
                (0, "unsettled" if "unsettled" in self._positions(line) else "supports")
            ] * bool(self._positions(line))
        return list(self._index.held.by_demand(line.signature.id).items())

    def _positions_told(self, line: ListRow) -> str:
        """Tell each position in words; of many demands those that are not support."""
        statement, stances = self._statement, dict(self._stances(line))
        if statement is None or not stances:
            return ""
        language, few = i18n.current().language, len(stances) <= MOST_CELLS
        return "\n".join(
            position_tip(
                each.number,
                short_names.short_name(statement, each, language),
                stances[each.number],
            )
            for each in statement.demands
            if few or stances[each.number] != "supports"
        )

    def _positions(self, line: ListRow) -> tuple[str, ...]:
        if self._index is None:
            return ()
        return signature_list.position_words(self._index.held, line.signature.id)


_ANSWERED = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    STANCES,
    GRADE,
    TAG,
    COUNTS,
    PLACES,
)


class ChosenRows(Sequence[SignatureRow]):
    """The signatures in some rows of the list, read only when they are asked for.

    Code that needs all of a large choice reads its numbers; one row costs a page of the list at most.
    """

    def __init__(self, model: SignatoriesModel, rows: Sequence[int]) -> None:
        self._model, self._rows = model, rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> SignatureRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[SignatureRow]: ...

    def __getitem__(self, at: int | slice) -> SignatureRow | Sequence[SignatureRow]:
        if isinstance(at, slice):
            return ChosenRows(self._model, self._rows[at])
        found = self._model.row_at(self._rows[at])
        if found is None:
            raise IndexError(at)
        return found.signature

    def __iter__(self) -> Iterator[SignatureRow]:
        return (row.signature for row in map(self._model.row_at, self._rows) if row is not None)
