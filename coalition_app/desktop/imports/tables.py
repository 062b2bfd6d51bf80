"""The three parts of an import's preview as table models: rows are ranks, cells are asked when drawn."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon

from coalition_app.desktop.desk.headed_table import HeadedTable
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import heavy
from coalition_app.drafts import DraftEntry, Lines
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.labels import KINDS, SHORT_STATUSES
from coalition_app.operations.planning import sentences as sayings
from coalition_app.operations.planning.items import LINK, NEW, VERDICTS
from coalition_app.operations.planning.plan_import import warnings_beside
from coalition_app.operations.planning.preview import KNOWN, LEFT, LOOK, READ, Preview
from coalition_app.operations.planning.sheets import place_of, ranks_between, sheet_at
from coalition_app.records.imports.form_answers import answers_given, words_given
from coalition_app.records.signatories.full_names import body_name

Index = QModelIndex | QPersistentModelIndex
ONE_BY_ONE = 40
"""Rows that are put in or taken out singly; more are shown anew at once."""
NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

FIELDS = (
    "number",
    "name",
    "legal_form",
    "kind",
    "representative",
    "office",
    "place",
    "standing",
    "reservation",
    "sheet",
    "verdict",
)
"""Columns of the entries that were read, by the fields of a draft's entry."""
HEADINGS = {
    "number": N_("No."),
    "name": N_("Name"),
    "legal_form": N_("Legal form"),
    "kind": N_("Kind"),
    "representative": N_("Representative"),
    "office": N_("Office"),
    "place": N_("Place"),
    "standing": N_("Status"),
    "reservation": N_("Words"),
    "sheet": N_("Sheet"),
    "verdict": N_("Result"),
}
SAID = ("representative", "office", "place")
"""Fields that show at once what was said to belong into them."""
FIXED = ("sheet", "verdict")
"""Fields that are shown and cannot be edited."""
CHOICES = {
    "kind": tuple(KINDS),
    "standing": ("signed", "subject-to-approval", "invited", "declined", "disputed"),
}
"""What can be chosen for a field; the other statuses have dates and are recorded after the import."""


class PartModel(HeadedTable):
    """One part of a preview; its rows follow what is decided in any of the parts."""

    part = READ

    def __init__(self, preview: Preview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preview = preview
        self.only = ""
        """The verdict whose items alone are shown; empty for all of the part."""
        self.between: Lines = (0, 0)
        """The lines whose items alone are shown, as those of a sheet; (0, 0) for all."""
        self.ranks: array[int] = preview.items(self.part)
        preview.told.append(self.follow)

    def item_at(self, row: int) -> int:
        """Return the item in a row."""
        return self.preview.order[self.ranks[row]]

    def row_of(self, item: int) -> int:
        """Find the row of an item, -1 where another part shows it."""
        rank = self.preview.rank[item]
        row = bisect_left(self.ranks, rank)
        return row if row < len(self.ranks) and self.ranks[row] == rank else -1

    def follow(self, items: Sequence[int]) -> None:
        """Show what was decided about some items, or all anew where none is named.

        A row that was corrected stays in sight, also where it has another verdict now: it would leave from
        under the hands of the person correcting it.
        """
        if not items or len(items) > ONE_BY_ONE:
            self._read_anew()
            return
        for item in items:
            is_shown, decision = self.row_of(item) >= 0, self.preview.decision(item)
            held = is_shown and decision is not None and bool(decision.edits)
            stands = self.preview.stands_in(item, self.part)
            if is_shown != (stands and (held or self._is_wanted(item))):
                self._move(item)
        if self.ranks:
            last = self.index(len(self.ranks) - 1, len(self.headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def show_only(self, verdict: str) -> None:
        """Show the items with one verdict, or all where it is empty."""
        self.only = verdict
        self._read_anew()

    def show_between(self, lines: Lines) -> None:
        """Show the items on the lines between two, or all for (0, 0)."""
        self.between = lines
        self._read_anew()

    @property
    def narrowed(self) -> bool:
        """Whether not all items of the part are shown."""
        return bool(self.only) or self.between != (0, 0)

    def _is_wanted(self, item: int) -> bool:
        """Tell whether an item of the part has the verdict and is on the lines that are shown."""
        first, last = self.between
        inside = self.between == (0, 0) or first <= self.preview.lines(item)[0] <= last
        verdict = not self.only or self.preview.code(item) in VERDICTS[self.only][0]
        return inside and verdict

    def _read_anew(self) -> None:
        self.beginResetModel()
        self.ranks = self.preview.items(self.part, self.only)
        if self.between != (0, 0):
            self.ranks = ranks_between(self.preview, self.ranks, self.between)
        self.endResetModel()

    def shown_text(self, row: int, column: int) -> str:
        """Return the words of a cell, for measuring columns."""
        return str(self.data(self.index(row, column)) or "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.ranks)

    def _move(self, item: int) -> None:
        row = bisect_left(self.ranks, self.preview.rank[item])
        if self.row_of(item) >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.ranks[row]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), row, row)
            self.ranks.insert(row, self.preview.rank[item])
            self.endInsertRows()


class ReadModel(PartModel):
    """The entries that would be imported, editable in place; a tick says that one goes in."""

    headings = tuple(HEADINGS[field] for field in FIELDS)
    part = READ
    refused = Signal(str)
    """Why a cell could not be changed; empty once one could."""

    def __init__(self, preview: Preview, parent: QObject | None = None) -> None:
        super().__init__(preview, parent)
        self.first_number = 1
        """The number that the first entry would have."""
        self._pencil = QIcon()
        self._whole: array[int] | None = None

    def number_of(self, item: int) -> int:
        """Return the number that an entry would have in the statement."""
        if not self.narrowed:
            return self.first_number + self.row_of(item)
        return self.first_number + bisect_left(self._going_in(), self.preview.rank[item])

    def number_of_entry(self, number: int) -> int:
        """Return the number that an entry would have by that in the source; 0 where it stays out."""
        item = number - 1
        inside = 0 <= item < len(self.preview.draft.entries)
        return self.number_of(item) if inside and self.preview.stands_in(item, READ) else 0

    def follow(self, items: Sequence[int]) -> None:
        """Show what was decided about some items; the numbers behind them move up."""
        self._whole = None
        super().follow(items)

    def _going_in(self) -> "array[int]":
        """Return the ranks of all that goes in, whatever is shown of it."""
        if self._whole is None:
            self._whole = self.preview.items(READ)
        return self._whole

    def count_from(self, first_number: int) -> None:
        """Number the entries from here on."""
        self.first_number = first_number
        if self.ranks:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ranks) - 1, 0))

    def holding(self, warnings: Sequence[str]) -> list[str]:
        """Return the warnings but that of missing numbers where the register has those."""
        return warnings_beside(warnings, self.first_number - 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags if FIELDS[index.column()] in FIXED else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, field = self.item_at(index.row()), FIELDS[index.column()]
        if field == "number":
            return self._number_cell(item, role)
        if field == "verdict":
            return self._verdict_cell(item, role)
        if field == "sheet":
            return self._sheet_cell(item, role)
        if role == Qt.ItemDataRole.EditRole and field == "reservation":
            return self.preview.own_words(item)
        if role == Qt.ItemDataRole.EditRole:
            return getattr(self.preview.entry(item), self._field(item, field))
        if role == Qt.ItemDataRole.DisplayRole:
            own = self._shown(self.preview.entry(item), field)
            said = self.preview.said_of(item, field) if field in SAID else ()
            return ", ".join(filter(None, (own, *said)))
        if role not in (
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.DecorationRole,
            Qt.ItemDataRole.FontRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return self._marked(item, field, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item, field = self.item_at(index.row()), FIELDS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.preview.leave_out([item])
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        try:
            self.preview.edit(item, self._field(item, field), str(value))
        except UserError as error:
            self.refused.emit(str(error))
            return False
        self.refused.emit("")
        return True

    def _shown(self, entry: DraftEntry, field: str) -> str:
        """Return a field as the table shows it; words without the questions of a form."""
        if field == "reservation":
            return words_given(entry, self.preview.form)
        return shown(entry, field)

    def _field(self, item: int, field: str) -> str:
        """Name the field behind a cell: a place and a country share one column."""
        read = self.preview.as_read(item)
        return "country" if field == "place" and read.country and not read.place else field

    def _verdict_cell(self, item: int, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole:
            return doubt_colour(self.preview, item)
        verdict = sayings.verdict(self.preview, item)
        if role == Qt.ItemDataRole.DisplayRole:
            known, can_link = self.preview.known.get(item), self.preview.can_link(item)
            where = known.sentence() if known and not can_link else ""
            word = sayings.known_words(self.preview, item) if can_link else ""
            if can_link and self.preview.stands_in(item, KNOWN):
                verdict, word = word, ""
            said = (verdict, where, word, sayings.consent(self.preview, item))
            return "; ".join(each for each in said if each)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([verdict, *sayings.doubts(self.preview, item)])
        return None

    def _sheet_cell(self, item: int, role: int) -> Any:
        draft, line = self.preview.draft, self.preview.lines(item)[0]
        if role == Qt.ItemDataRole.DisplayRole:
            return sheet_at(draft, line)[0]
        return place_of(draft, line) if role == Qt.ItemDataRole.ToolTipRole else None

    def _number_cell(self, item: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.number_of(item))
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ToolTipRole:
            printed = self.preview.as_read(item).printed_number
            first = {"line": self.preview.lines(item)[0], "number": printed}
            if not printed:
                return _("Line %(line)d of the source. Untick it to leave it out.") % first
            return (
                _("Number %(number)s on line %(line)d of the source. Untick it to leave it out.")
                % first
            )
        return None

    def _marked(self, item: int, field: str, role: int) -> Any:
        """Mark a cell that the user corrected: bold, with a pencil, and with what was read in the tooltip."""
        now, read = self.preview.entry(item), self.preview.as_read(item)
        name = self._field(item, field)
        edited = now is not read and getattr(now, name) != getattr(read, name)
        if role == Qt.ItemDataRole.DecorationRole:
            if edited and self._pencil.isNull():
                self._pencil = icon("pencil", "accent")
            return self._pencil if edited else None
        if role == Qt.ItemDataRole.FontRole:
            return heavy() if edited else None
        words = self._shown(now, field)
        if not edited and field == "reservation" and role == Qt.ItemDataRole.ToolTipRole:
            answered = answers_given(now, self.preview.form)
            return "\n".join([*answered, self.preview.own_words(item)]).strip() or None
        if not edited:
            return words or None
        before = {"now": words, "read": self._shown(read, field) or _("nothing")}
        return _("%(now)s\nCorrected by you. As read: %(read)s") % before


class LookModel(PartModel):
    """The entries that should be looked at."""

    headings = (N_("No."), N_("Signatory"), N_("Needs review"))
    part = LOOK

    def __init__(self, preview: Preview, read: ReadModel, parent: QObject | None = None) -> None:
        super().__init__(preview, parent)
        self._read = read

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, column = self.item_at(index.row()), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 0:
            return NUMBERS
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if column == 2:
            return "; ".join(sayings.doubts(self.preview, item))
        if self.preview.is_line(item):
            line = self.preview.lines(item)[0]
            return self.preview.text(item) if column else _("Line %(line)s") % {"line": line}
        if column == 0:
            return str(self._read.number_of(item))
        entry = self.preview.entry(item)
        return body_name(entry.legal_form, entry.name, entry.as_printed)


class KnownModel(PartModel):
    """The entries whose signatory is perhaps in the directory; a tick links one to it."""

    headings = (N_("No."), N_("In the list"), N_("In the directory"), N_("What becomes of it"))
    part = KNOWN

    def __init__(self, preview: Preview, read: ReadModel, parent: QObject | None = None) -> None:
        super().__init__(preview, parent)
        self._read = read

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, column = self.item_at(index.row()), index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == 0:
            linked = self.preview.linked(item)
            return Qt.CheckState.Checked if linked else Qt.CheckState.Unchecked
        known = self.preview.known[item]
        if role == Qt.ItemDataRole.ToolTipRole and known.match is not None:
            words = (self._said(item, column), known.match.why(), known.sentence())
            return _("Tick it to link it.") if column == 0 else "\n".join(words)
        return self._said(item, column) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.preview.link([self.item_at(index.row())], LINK if ticked else NEW)
        return True

    def _said(self, item: int, column: int) -> str:
        if column == 0:
            return str(self._read.number_of(item))
        if column == 1:
            entry = self.preview.entry(item)
            return body_name(entry.legal_form, entry.name, entry.as_printed)
        if column == 3:
            words = sayings.link_words(self.preview, item)
            return words[:1].upper() + words[1:]
        known = self.preview.known[item]
        named = {"name": known.match.name if known.match else "", "statement": known.statement}
        if not known.number:
            return str(named["name"])
        where = {**named, "number": known.number}
        return _("%(name)s: statement %(statement)d, number %(number)d") % where


class LeftModel(PartModel):
    """The lines that were left out; a tick includes one."""

    headings = (N_("Lines"), N_("Text"), N_("Why"), N_("Sheet"))
    part = LEFT
    refused = Signal(str)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item, column = self.item_at(index.row()), index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == 0:
            return Qt.CheckState.Unchecked
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if column == 0:
            if role == Qt.ItemDataRole.ToolTipRole:
                return _("Tick it to import it.")
            first, last = self.preview.lines(item)
            return str(first) if first == last else f"{first}–{last}"
        if column == 1:
            text = self.preview.text(item)
            return text if role == Qt.ItemDataRole.ToolTipRole else " ".join(text.split())
        if column == 3:
            draft, line = self.preview.draft, self.preview.lines(item)[0]
            shown_whole = role == Qt.ItemDataRole.ToolTipRole
            return place_of(draft, line) if shown_whole else sheet_at(draft, line)[0]
        return self.preview.why(item)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        try:
            self.preview.take_in([self.item_at(index.row())])
        except UserError as error:
            self.refused.emit(str(error))
            return False
        self.refused.emit("")
        return True


def doubt_colour(preview: Preview, item: int) -> QColor | None:
    """Return the colour of what becomes of an item that needs review; None for the colour of the rest."""
    return QColor(theme.applied().warning) if preview.stands_in(item, LOOK) else None


def shown(entry: DraftEntry, field: str) -> str:
    """Return a field of an entry as the table shows it."""
    if field == "kind":
        return _(KINDS[entry.kind])
    if field == "standing":
        return _(SHORT_STATUSES[entry.standing])
    if field == "place":
        return entry.place or entry.country
    if field == "name":
        joint = [body_name(each.legal_form, each.name, entry.as_printed) for each in entry.joint]
        return ", ".join([entry.name or entry.as_printed, *joint])
    value: str = getattr(entry, field)
    return value
