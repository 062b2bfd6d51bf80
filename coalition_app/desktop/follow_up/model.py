"""The list of who is waited for as a table, with a row above each group."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, overload

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from coalition_app.desktop.desk.paged_table import PAGE, PagedTable
from coalition_app.desktop.widgets.days import today
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import CHANNELS
from coalition_app.records.checked import optional_day
from coalition_app.records.lists import follow_up
from coalition_app.records.lists.awaited_reasons import AWAITED
from coalition_app.records.lists.follow_up import GROUPS, OVERDUE, SOON, FollowUpIndex, Sent
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

HEADINGS = (
    N_("No."),
    N_("Awaited from"),
    N_("What is awaited"),
    N_("Letter"),
    N_("Reply due by"),
)
NUMBER, NAME, AWAITED_THING, LETTER, DUE = range(len(HEADINGS))
EDITED = (AWAITED_THING, DUE)
"""Columns that are changed in place: what is to be done next, in one's own words, and the day."""
HEAD = Qt.ItemDataRole.UserRole + 1
"""Of the row above a group: its words and how many are in it; None of others."""
TONE = Qt.ItemDataRole.UserRole + 2
"""The colour of a cell's words, of the theme."""
TONES = {OVERDUE: "refusal", SOON: "warning"}
Index = QModelIndex | QPersistentModelIndex


class ChaseModel(PagedTable[int, str]):
    """Rows are keyed by the numbers of signatures, those above the groups by -1 and below."""

    headings, right = HEADINGS, (NUMBER,)

    refused = Signal(str)
    """The sentence with which a change in place was refused."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.change: Callable[[int, str, dt.date | None], str] = lambda _number, _step, _due: ""
        """Notes step and day of a number; returns the sentence of a refusal, empty when it was done."""
        self.parts: tuple[tuple[int, str, int], ...] = ()
        """Of each group its row, its key in GROUPS, and how many are in it."""
        self._index: FollowUpIndex | None = None
        self._places: Sequence[int] = ()

    def show(
        self,
        database: Database,
        statement: StatementRow,
        index: FollowUpIndex,
        places: Sequence[int],
    ) -> None:
        """Show the signatories that stand in these places of the list."""
        day, keys, rows = today(), list[int](), list[int]()
        parts: list[tuple[int, str, int]] = []
        for group, found in groupby(places, lambda at: index.group(at, day)):
            members = list(found)
            parts.append((len(keys), group, len(members)))
            keys += [-len(parts), *(index.numbers[at] for at in members)]
            rows += [-1, *members]
        self._index, self._places, self.parts = index, rows, tuple(parts)

        def read_names(tx: Reading, wanted: Sequence[int]) -> dict[int, str]:
            numbers = [each for each in wanted if each > 0]
            found = signatures.list_signatures(tx, statement.id, numbers=numbers)
            return {each.number: each.full_name for each in found}

        self.show_rows(database, statement.id, keys, read_names)

    def forget(self) -> None:
        """Show nothing."""
        self.parts = ()
        super().forget()

    @property
    def numbers(self) -> list[int]:
        """The numbers of all rows, in their order."""
        return [each for each in self.keys if each > 0]

    def number_at(self, row: int) -> int | None:
        """Return the number of a row; None of the row above a group and where there is no row."""
        key = self.key_at(row)
        return key if key is not None and key > 0 else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.number_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in EDITED else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number, column = self.key_at(index.row()), index.column()
        if number is None:
            return None
        if number < 0:
            return self._head(-number - 1, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(index.row(), number, column)
        if role == Qt.ItemDataRole.EditRole:
            step, due = self.step_of(number)
            if column == DUE:
                return due.strftime("%d.%m.%Y") if due else ""
            return step if column == AWAITED_THING else self._cell(index.row(), number, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), number, column) or None
        return self._tone(number, column) if role == TONE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        number = self.number_at(index.row())
        if role != Qt.ItemDataRole.EditRole or number is None or index.column() not in EDITED:
            return False
        step, due = self.step_of(number)
        typed = str(value).strip()
        if typed == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        try:
            wanted = (typed, due)
            if index.column() == DUE:
                wanted = (step, optional_day(typed))
        except UserError as error:
            self.refused.emit(str(error))
            return False
        refusal = self.change(number, *wanted)
        if refusal:
            self.refused.emit(refusal)
        return not refusal

    def step_of(self, number: int) -> tuple[str, dt.date | None]:
        """Return the next step of a number and its day; empty and None where none is recorded."""
        return self._index.steps.get(number, ("", None)) if self._index else ("", None)

    def sent_to(self, number: int) -> Sent | None:
        """Return what was sent to a number about what is awaited."""
        return self._index.sent.get(number) if self._index else None

    def lines(self, numbers: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """Yield the cells of these rows as they are seen, each group after its head."""
        wanted, head = set(numbers), ""
        for row, number in enumerate(self.keys):
            if number < 0:
                head = self._head(-number - 1, 0, Qt.ItemDataRole.DisplayRole)
            elif number in wanted:
                if head:
                    yield (head, *("" for _each in HEADINGS[1:]))
                    head = ""
                yield tuple(self._cell(row, number, column) for column in range(len(HEADINGS)))

    def _head(self, part: int, column: int, role: int) -> Any:
        _row, group, count = self.parts[part]
        if role == HEAD:
            return _(GROUPS[group]), str(count)
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return _("%(word)s  %(count)d") % {"word": _(GROUPS[group]), "count": count}
        return None

    def _cell(self, row: int, number: int, column: int) -> str:
        if self._index is None:
            return ""
        if column == NUMBER:
            return str(number)
        if column == NAME:
            return self.row_at(row) or self.gone()
        step, due = self.step_of(number)
        if column == AWAITED_THING:
            why = self._index.why(self._places[row])
            words = [_(AWAITED[reason]) for reason, _since in why]
            rest = [each[:1].lower() + each[1:] for each in words[1:]]
            return step or "; ".join((*words[:1], *rest))
        if column == LETTER:
            sent = self.sent_to(number)
            if sent is None:
                return _("draft")
            day = _day(sent.last_on)
            return f"{day} ×{sent.times}" if sent.times > 1 else day
        return due_words(due) if due else "—"

    def _tip(self, row: int, number: int, column: int) -> str:
        if self._index is None:
            return ""
        step, due = self.step_of(number)
        if column == AWAITED_THING:
            sentence = follow_up.why_sentence(self._index.why(self._places[row]))
            said = sentence[:1].upper() + sentence[1:]
            return f"{step}\n{said}" if step else said
        if column == LETTER:
            return sent_words(self.sent_to(number))
        if column == DUE:
            return due.strftime("%d.%m.%Y") if due else _("No day is set; press D to set one.")
        return self._cell(row, number, column)

    def _tone(self, number: int, column: int) -> str:
        due = self.step_of(number)[1]
        if column == LETTER:
            return "quiet" if self.sent_to(number) else "warning"
        if column == DUE and due is not None:
            return TONES.get(follow_up.group_of(due, sent=True, today=today()), "quiet")
        return "quiet" if column in (NUMBER, DUE) else "text"


def due_words(due: dt.date) -> str:
    """Write a day, and how far it is where it has passed or comes within a week."""
    days = (due - today()).days
    if not days:
        return _("%(day)s · today") % {"day": _day(due)}
    ago = ngettext("%(day)s · %(count)d day ago", "%(day)s · %(count)d days ago", abs(days))
    ahead = ngettext("%(day)s · in %(count)d day", "%(day)s · in %(count)d days", abs(days))
    if days >= follow_up.WEEK.days:
        return _day(due)
    return (ago if days < 0 else ahead) % {"day": _day(due), "count": abs(days)}


def sent_words(sent: Sent | None) -> str:
    """Say how often, when and how somebody was written to."""
    if sent is None:
        return _("The letter is written but not sent yet.")
    said = ngettext(
        "%(count)d letter sent, on %(day)s (%(channel)s)",
        "%(count)d letters sent, the last on %(day)s (%(channel)s)",
        sent.times,
    )
    day, channel = sent.last_on.strftime("%d.%m.%Y"), _(CHANNELS[sent.channel])
    words = said % {"count": sent.times, "day": day, "channel": channel}
    return words[:1].upper() + words[1:]


def _day(day: dt.date) -> str:
    """Write a day of this year without the year."""
    return day.strftime("%d.%m" if day.year == today().year else "%d.%m.%Y")


class ChosenSignatures(Sequence[SignatureRow]):
    """Signatures by number, read only when they are looked at."""

    def __init__(self, database: Database, statement: StatementRow, numbers: Sequence[int]) -> None:
        self._database, self._statement, self._numbers = database, statement, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> SignatureRow: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[SignatureRow]: ...

    def __getitem__(self, at: int | slice) -> SignatureRow | Sequence[SignatureRow]:
        if isinstance(at, slice):
            return ChosenSignatures(self._database, self._statement, self._numbers[at])
        with self._database.reading() as tx:
            return signatures.find_signature(tx, self._statement, self._numbers[at])

    def __iter__(self) -> Iterator[SignatureRow]:
        for start in range(0, len(self._numbers), PAGE):
            numbers = self._numbers[start : start + PAGE]
            with self._database.reading() as tx:
                rows = signatures.list_signatures(tx, self._statement.id, numbers=numbers)
            known = {row.number: row for row in rows}
            yield from (known[number] for number in numbers if number in known)
