"""What a list says of signatures that stand there already, cell by cell: then, now, and as it comes."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from coalition_app.drafts import Draft, DraftEntry, Lines, stances_given
from coalition_app.records.checked import chunks
from coalition_app.records.imports import form_answers
from coalition_app.records.imports.entry_match import THERE, Known
from coalition_app.records.imports.form_answers import Form
from coalition_app.records.positions import positions, whole_rows
from coalition_app.records.positions.acts import UNSETTLED, squash
from coalition_app.records.positions.positions import UNTOUCHED
from coalition_app.records.positions.rules import SUPPORTING
from coalition_app.records.positions.whole_rows import WholeRow
from coalition_app.records.signatures import earlier_print
from coalition_app.records.signatures.earlier_print import Printed
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store import change_format
from coalition_app.records.store.columns import Row
from coalition_app.records.store.journal_tables import journal_change
from coalition_app.records.store.name_keys import name_key
from coalition_app.records.store.tables import act, position, signature
from coalition_app.records.store.transactions import Reading

POSITION, WORDS, STATUS, PUBLISH = "position", "words", "standing", "publish"
CAME = "received_on"
DATA = ("legal_form", "representative", "office", "place", "country", "capacity")
POSITIONS_KIND, WORDS_KIND, DATA_KIND, DAY_KIND = "positions", "words", "data", "day"
TAKING = (POSITIONS_KIND, WORDS_KIND, DATA_KIND)
"""Kinds of differences that are taken together. A day of receipt is taken alone: it tells who signed late."""
FILE_KIND = "list-as-received"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that says something else of a signature than the register."""

    entry: int
    """Of the draft, from 0."""
    lines: Lines
    number: int
    name: str
    """As signed."""
    cell: str
    """POSITION, WORDS, STATUS, PUBLISH, CAME or one of DATA."""
    demand: int
    """Of a position; 0 of another cell."""
    then: str
    """As it came in first; empty where nothing was said."""
    now: str
    comes: str

    @property
    def repeats(self) -> bool:
        """Tell whether the list says what it said before, and the register has changed it since."""
        return self.comes == self.then

    @property
    def kind(self) -> str:
        """Return with which others it is taken; empty for a status, which needs its day."""
        if self.cell == STATUS:
            return ""
        kinds = {POSITION: POSITIONS_KIND, WORDS: WORDS_KIND, CAME: DAY_KIND}
        return kinds.get(self.cell, DATA_KIND)


def find_differences(
    tx: Reading, statement: StatementRow, draft: Draft, known: Mapping[int, Known]
) -> list[Difference]:
    """Compare the entries whose signature stands in a statement with it, in their order.

    That is also of whom somebody may say that the signature is theirs.
    """
    there = {at: each.number for at, each in known.items() if each.verdict == THERE or each.signed}
    if not there:
        return []
    form = form_answers.form_of(draft)
    rows = {
        row.signature.number: row
        for row in whole_rows.each_whole(tx, statement, numbers=sorted(set(there.values())))
    }
    then = _Then(tx, statement, [row.signature for row in rows.values()])
    days = _earliest_days(draft, there, tx.today)
    found: list[Difference] = []
    for at, number in sorted(there.items()):
        row = rows.get(number)
        if row is None:
            continue
        entry = draft.entries[at]
        bare = Difference(at, entry.lines, number, row.signature.full_name, "", 0, "", "", "")
        found += _of_data(bare, entry, row.signature, then)
        if at in days:
            found += _of_day(bare, days[at], row, then)
        found += _of_status(bare, entry, row.signature)
        found += _of_positions(bare, entry, row, statement, then)
        found += _of_words(bare, entry, row, form, statement, then)
    return found


class _Then:
    """What signatures said when they came."""

    def __init__(self, tx: Reading, statement: StatementRow, rows: Sequence[SignatureRow]) -> None:
        printed = earlier_print.read_printed(tx, statement.id)
        self._printed: dict[int, Printed] = {
            each.number: each for several in printed.values() for each in several
        }
        self._positions = _first_positions(tx, [row.id for row in rows])
        self._days = _first_days(tx, [row.id for row in rows])
        self._words: dict[uuid.UUID, list[str]] = {}
        for row in _all_acts(tx, [row.id for row in rows]):
            self._words.setdefault(row.signature_id, []).append(row.wording)

    def field(self, row: SignatureRow, name: str) -> str:
        """Return a field of a signature as it came in."""
        printed = self._printed.get(row.number)
        return str(getattr(printed if printed is not None and name in DATA[:-1] else row, name))

    def position(self, signature_id: uuid.UUID, demand_id: uuid.UUID) -> str:
        """Return the position that was recorded first; empty for none."""
        return self._positions.get(positions.position_id(signature_id, demand_id), "")

    def day(self, signature_id: uuid.UUID) -> str:
        """Return the day of receipt that was recorded first; empty for none."""
        return self._days.get(signature_id, "")

    def words(self, signature_id: uuid.UUID) -> Sequence[str]:
        """Return all words that were ever recorded, those taken back since too."""
        return self._words.get(signature_id, ())


def _first_positions(tx: Reading, signature_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    found: dict[uuid.UUID, str] = {}
    inside = sa.select(position.c.id)
    for chunk in chunks(signature_ids):
        query = (
            sa.select(journal_change.c.row_id, journal_change.c.value)
            .where(
                journal_change.c.table_name == position.name,
                journal_change.c.operation == "insert",
                journal_change.c.row_id.in_(inside.where(position.c.signature_id.in_(chunk))),
            )
            .order_by(journal_change.c.seq)
        )
        for row in tx.rows(query):
            values = change_format.read_values(position, row.value, None)
            found.setdefault(row.row_id, str(values["stance"]))
    return found


def _first_days(tx: Reading, signature_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    found: dict[uuid.UUID, str] = {}
    for chunk in chunks(signature_ids):
        query = sa.select(journal_change.c.row_id, journal_change.c.value).where(
            journal_change.c.table_name == signature.name,
            journal_change.c.operation == "insert",
            journal_change.c.row_id.in_(chunk),
        )
        for row in tx.rows(query.order_by(journal_change.c.seq)):
            day = change_format.read_values(signature, row.value, None)["received_on"]
            found.setdefault(row.row_id, day.isoformat() if day else "")
    return found


def _all_acts(tx: Reading, signature_ids: Sequence[uuid.UUID]) -> Iterator[Row]:
    for chunk in chunks(signature_ids):
        yield from tx.rows(
            sa.select(act.c.signature_id, act.c.wording).where(act.c.signature_id.in_(chunk))
        )


def _of_data(
    bare: Difference, entry: DraftEntry, row: SignatureRow, then: _Then
) -> Iterator[Difference]:
    printed = entry.record is not None and entry.record.as_printed
    for field in () if printed else DATA:
        comes, now = str(getattr(entry, field)), str(getattr(row, field))
        if field == "capacity":
            # Other capacities follow from the kind of who signs, unless this program wrote the list.
            new = comes != now and (comes == "personal" or entry.record is not None)
        else:
            new = bool(comes) and name_key(comes) != name_key(now)
        if new and not (field == "legal_form" and not now and comes in row.full_name):
            yield replace(bare, cell=field, then=then.field(row, field), now=now, comes=comes)
    nameless = any(each.code == "no-name" for each in entry.defects)
    if entry.consent and entry.consent != row.publish and not nameless:
        yield replace(bare, cell=PUBLISH, now=row.publish, comes=entry.consent)


def _earliest_days(draft: Draft, there: Mapping[int, int], today: dt.date) -> dict[int, dt.date]:
    """Return the day of receipt of the entry that came first of each signature; a form may be sent twice."""
    first: dict[int, tuple[dt.date, int]] = {}
    for at, number in there.items():
        entry = draft.entries[at]
        day = form_answers.day_of(entry.submitted_at, today)
        if entry.record is not None:
            day = entry.record.received_on
        if day is not None:
            first[number] = min(first.get(number, (day, at)), (day, at))
    return {at: day for day, at in first.values()}


def _of_day(bare: Difference, day: dt.date, row: WholeRow, then: _Then) -> Iterator[Difference]:
    if day != row.received_on:
        now = row.received_on.isoformat() if row.received_on else ""
        said = then.day(row.signature.id)
        yield replace(bare, cell=CAME, then=said, now=now, comes=day.isoformat())


def _of_status(bare: Difference, entry: DraftEntry, row: SignatureRow) -> Iterator[Difference]:
    told = entry.standing != "signed" or entry.record is not None
    if told and entry.standing != row.status:
        yield replace(bare, cell=STATUS, now=row.status, comes=entry.standing)


def _of_positions(
    bare: Difference, entry: DraftEntry, row: WholeRow, statement: StatementRow, then: _Then
) -> Iterator[Difference]:
    demands = {each.number: each.id for each in statement.demands}
    for number, comes in sorted(stances_given(entry, demands).items()):
        now = row.positions.get(number, "")
        if comes in (now, UNSETTLED) or (number not in demands and comes in UNTOUCHED):
            continue
        if now == UNSETTLED and comes in SUPPORTING:
            # Support does not settle the words that are open.
            continue
        before = then.position(row.signature.id, demands[number]) if number in demands else ""
        yield replace(bare, cell=POSITION, demand=number, then=before, now=now, comes=comes)


def _of_words(
    bare: Difference,
    entry: DraftEntry,
    row: WholeRow,
    form: Form,
    statement: StatementRow,
    then: _Then,
) -> Iterator[Difference]:
    standing = [squash(each.wording) for each in row.acts]
    now = "; ".join(each.wording for each in row.acts)
    before = {squash(each): each for each in then.words(row.signature.id)}
    for comes in _wordings(entry, form, statement):
        if squash(comes) not in standing:
            said = comes if squash(comes) in before else ""
            yield replace(bare, cell=WORDS, then=said, now=now, comes=comes)


def _wordings(entry: DraftEntry, form: Form, statement: StatementRow) -> list[str]:
    """Return the words that an entry brings, as an import would record them."""
    if entry.record is not None:
        return [each.wording for each in entry.record.acts]
    if not entry.reservation:
        return []
    nobody = uuid.UUID(int=0)
    answers = form_answers.answers_of(entry, form, statement, signature_id=nobody, act_id=nobody)
    wording = answers.wording if answers else form_answers.words_given(entry, form)
    return [wording] if wording else []
