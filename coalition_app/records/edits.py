"""Changing signatures that stand in the register: one field, many at once, their order.

Every change is one action of the journal. What an imported entry printed is changed along with its field,
so that the annex prints what was edited; the list itself stays as it came.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records import editions, standings
from coalition_app.records.columns import Row
from coalition_app.records.names import name_key, sort_key
from coalition_app.records.printed_entries import change_printed
from coalition_app.records.signatures import LARGEST_NUMBER, find_signature
from coalition_app.records.statements import StatementRow, clean, list_sections
from coalition_app.records.tables import (
    CAPACITIES,
    CONSENTS,
    KINDS,
    STANDINGS,
    act,
    signatory,
    signature,
    standing_step,
    statement,
)
from coalition_app.records.transactions import IN_ONE_QUERY, Reading, Transaction

WORDS = ("representative", "office", "place", "country", "legal_form")
"""Fields of free words that stand in the printed entry."""
DAYS = ("signed_on", "received_on")
FIELDS = (*WORDS, "capacity", "kind", "section", *DAYS)
"""Fields that `change_signature` knows."""
MANY = ("section", "standing", "capacity", "kind")
"""Fields that are changed for many at once."""
OF_SIGNATORY = ("kind", "legal_form", "place", "country")
"""Fields that the directory of signatories follows where this is their only signature."""
MOST_IN_FIELD = 500
"""Characters of a field; above any real name of a body, which the longest lists print in 300."""
MOST_PRIVATE = 20_000
"""Characters of notes, and of all contacts together."""
LAST = 0
"""Stands for the end of the list where a number is asked for before which signatures are put."""
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ManyRow:
    """What changing one of many would do."""

    number: int
    name: str
    before: str
    after: str
    """The same word as `before` where nothing changes. A section is given by its ordinal."""
    refusal: str = ""
    """A sentence where this one is left as it is."""

    @property
    def changes(self) -> bool:
        """Tell whether anything would be written."""
        return not self.refusal and self.before != self.after


def change_signature(
    tx: Transaction,
    statement_row: StatementRow,
    number: int,
    field: str,
    value: str | dt.date | None,
) -> bool:
    """Change one field of a signature; give whether anything differed.

    A section is named by its ordinal, 0 or empty for none; a day as a date, 2026-11-25 or 25.11.2026.
    Refuses words and sections that are not known, a field that is too long, a day in the future, and a
    field whose old value stands in the printed entry in a form that cannot be found.
    """
    if field not in FIELDS:
        raise ValueError(field)
    row = _signature(tx, statement_row, number)
    tx.name_action(statement=statement_row.number, number=number, field=field)
    if field in WORDS:
        return _change_words(tx, row, field, one_line(str(value or "")))
    if field in DAYS:
        return tx.change(signature, row.id, **{field: read_day(value, tx.today)})
    if field == "section":
        sections = _sections(tx, statement_row)
        if _ordinal(value) not in sections:
            raise UserError(_no_section(value))
        return tx.change(signature, row.id, section_id=sections[_ordinal(value)])
    word = _known(str(value), KINDS if field == "kind" else CAPACITIES)
    changed = tx.change(signature, row.id, **{field: word})
    if changed and field == "kind":
        _let_signatory_follow(tx, row.signatory_id, kind=word)
    return changed


def respell_name(
    tx: Transaction, statement_row: StatementRow, number: int, name: str, reason: str
) -> bool:
    """Correct the spelling of a name as signed; the reason stays with the signature and in the journal.

    Refuses an empty name or reason, and a name that the printed entry does not show.
    """
    row = _signature(tx, statement_row, number)
    new, why = one_line(name), one_line(reason)
    if not new:
        raise UserError(_("A signature needs the name of its signatory."))
    if not why:
        raise UserError(
            _("Say why the spelling is corrected: the name was locked when it was signed.")
        )
    if new == row.name:
        return False
    tx.name_action(statement=statement_row.number, number=number)
    printed = change_printed(row.as_printed, _fields(row), "name", new, _wordings(tx, row.id))
    remarks = [*(row.remarks or ()), f"{row.name} → {new}: {why}"]
    tx.change(signature, row.id, name=new, as_printed=printed, remarks=remarks)
    _let_signatory_follow(
        tx, row.signatory_id, name=new, name_key=name_key(new), sort_key=sort_key(new)
    )
    return True


def change_private(
    tx: Transaction,
    signatory_id: uuid.UUID,
    *,
    contacts: Sequence[str] | None = None,
    notes: str | None = None,
    publish: str | None = None,
) -> bool:
    """Change what is never printed of a signatory; None leaves a value as it is.

    Contacts are lines; `publish` is a word of CONSENTS.
    """
    values: dict[str, Any] = {}
    if contacts is not None:
        lines = [one_line(each, MOST_PRIVATE) for each in contacts]
        kept = [each for each in lines if each]
        _refuse_long("\n".join(kept), MOST_PRIVATE)
        values["contacts"] = kept or None
    if notes is not None:
        values["notes"] = _refuse_long(clean(notes), MOST_PRIVATE)
    if publish is not None:
        values["publish"] = _known(publish, CONSENTS)
    if tx.arguments == "{}":
        _name_by_first_signature(tx, signatory_id)
    return tx.change(signatory, signatory_id, **values)


def preview_change_many(
    tx: Reading, statement_row: StatementRow, numbers: Sequence[int], field: str, value: str
) -> list[ManyRow]:
    """Say of each number what it is now and would be, and which are refused and why.

    `value` as for `change_signature`; raises UserError for a word or section that is not known.
    """
    after = _checked(tx, statement_row, field, value)
    ordinals = {row_id: ordinal for ordinal, row_id in _sections(tx, statement_row).items()}
    refuse = _refuse_move(tx, statement_row, after) if field == "standing" else None
    found: list[ManyRow] = []
    for row in _rows_of(tx, statement_row, numbers):
        before = str(ordinals[row.section_id]) if field == "section" else getattr(row, field)
        refusal = refuse(before) if refuse else ""
        found.append(ManyRow(row.number, _full_name(row), before, after, refusal))
    return found


def change_many(
    tx: Transaction,
    statement_row: StatementRow,
    numbers: Sequence[int],
    field: str,
    value: str,
    progress: Told | None = None,
) -> int:
    """Change section, standing, capacity or kind of many as one action; give how many differed.

    Those that the preview refuses stay as they are. Raises UserError where nothing would change.
    """
    tx.name_action(statement=statement_row.number, count=0, field=field)
    preview = preview_change_many(tx, statement_row, numbers, field, value)
    chosen = {each.number for each in preview if each.changes}
    if not chosen:
        refusals = [each.refusal for each in preview if each.refusal]
        raise UserError(refusals[0] if refusals else _("All of them are so already."))
    rows = _rows_of(tx, statement_row, sorted(chosen))
    column: Any = value
    if field == "section":
        field, column = "section_id", _sections(tx, statement_row)[_ordinal(value)]
    values = {field: column}
    if field == "standing":
        values["standing_on"] = tx.today
    changed = tx.change_each(signature, {row.id: values for row in rows}, progress)
    if field == "standing":
        tx.add_many(standing_step, (_step(tx, row.id, value) for row in rows))
    if field == "kind":
        only = _signing_once(tx, [row.signatory_id for row in rows])
        tx.change_each(signatory, {each: {"kind": value} for each in only})
    named = "section" if field == "section_id" else field
    tx.name_action(statement=statement_row.number, count=changed, field=named)
    return changed


def planned_numbers(
    tx: Reading, statement_row: StatementRow, numbers: Sequence[int], before: int | None
) -> dict[int, int]:
    """Say which number each signature gets when some are put before another, or at the end.

    Only those whose number changes. Raises UserError once an edition was attested.
    """
    if editions.next_edition(tx, statement_row.id) > 1:
        raise UserError(
            _(
                "The order stands since the first edition was attested: the numbers are printed and "
                "stay."
            )
        )
    before = before or None
    moved = set(numbers)
    named = moved | ({before} if before else set())
    query = sa.select(signature.c.number).where(
        signature.c.statement_id == statement_row.id,
        # Whoever stands before all of them or behind all of them keeps the number.
        signature.c.number >= min(named, default=0),
        signature.c.number <= (max(named, default=0) if before else LARGEST_NUMBER),
    )
    known = list(tx.connection.execute(query.order_by(signature.c.number)).scalars())
    for missing in named.difference(known):
        find_signature(tx, statement_row, missing)
    moving = [each for each in known if each in moved]
    staying = [each for each in known if each not in moved]
    if before in moved:
        later = (each for each in staying if before is not None and each > before)
        before = next(later, None)
    at = len(staying) if before is None else staying.index(before)
    ordered = [*staying[:at], *moving, *staying[at:]]
    return {old: new for old, new in zip(ordered, known, strict=True) if old != new}


def neighbour(
    tx: Reading, statement_row: StatementRow, numbers: Sequence[int], direction: int
) -> int | None:
    """Give before which number a block moves by one place: up for -1, down for 1.

    LAST stands for the end; None where it cannot go further. The numbers need not follow each other: the
    block gathers beside the one above its first, or below its last.
    """
    query = sa.select(signature.c.number).where(signature.c.statement_id == statement_row.id)
    columns = signature.c
    if direction < 0:
        above = query.where(columns.number < min(numbers)).order_by(columns.number.desc())
        found: int | None = tx.value(above.limit(1))
        return found
    below = query.where(columns.number > max(numbers)).order_by(columns.number).limit(2)
    following = [row[0] for row in tx.rows(below)]
    if not following:
        return None
    return following[1] if len(following) > 1 else LAST


def move_signatures(
    tx: Transaction,
    statement_row: StatementRow,
    numbers: Sequence[int],
    before: int | None,
    progress: Told | None = None,
) -> dict[int, int]:
    """Put signatures before the one of a number, or at the end, and number anew; give old to new numbers.

    What belongs to a signature stays with it. Refused once an edition was attested.
    """
    planned = planned_numbers(tx, statement_row, numbers, before)
    tx.name_action(statement=statement_row.number, count=len(set(numbers)))
    rows = _rows_of(tx, statement_row, sorted(planned))
    wanted = {row.id: {"number": planned[row.number]} for row in rows}
    tx.change_each(signature, wanted, progress)
    return planned


def one_line(words: str, most: int = MOST_IN_FIELD) -> str:
    """Give words as they are recorded in a field of one line; raises UserError where they are too long."""
    return _refuse_long(" ".join(clean(words).split()), most)


def read_day(value: str | dt.date | None, today: dt.date) -> dt.date | None:
    """Read a day, None where it is empty; refuses what is no day, and one in the future."""
    if value is None or isinstance(value, dt.date):
        day = value
    elif not value.strip():
        return None
    else:
        day = _parsed_day(value.strip())
    if day is not None and day > today:
        raise UserError(_("The date %(day)s lies in the future.") % {"day": day.isoformat()})
    return day


def _parsed_day(words: str) -> dt.date:
    for form in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(words, form).date()
        except ValueError:
            continue
    raise UserError(_("“%(words)s” is no day. Write it as 25.11.2026.") % {"words": words[:40]})


def _change_words(tx: Transaction, row: Row, field: str, new: str) -> bool:
    before = getattr(row, field)
    if new == before:
        return False
    printed = change_printed(row.as_printed, _fields(row), field, new, _wordings(tx, row.id))
    tx.change(signature, row.id, **{field: new, "as_printed": printed})
    if field in OF_SIGNATORY:
        _let_signatory_follow(tx, row.signatory_id, **{field: new})
    return True


def _signature(tx: Reading, statement_row: StatementRow, number: int) -> Row:
    found = find_signature(tx, statement_row, number)
    return tx.rows(sa.select(signature).where(signature.c.id == found.id))[0]


def _rows_of(tx: Reading, statement_row: StatementRow, numbers: Sequence[int]) -> list[Row]:
    """Give number, name and the fields that are changed for many, by number."""
    columns = signature.c
    query = sa.select(
        columns.id,
        columns.signatory_id,
        columns.section_id,
        columns.number,
        columns.legal_form,
        columns.name,
        columns.as_printed,
        columns.kind,
        columns.capacity,
        columns.standing,
    ).where(columns.statement_id == statement_row.id)
    found: list[Row] = []
    for start in range(0, len(numbers), IN_ONE_QUERY):
        chunk = list(numbers[start : start + IN_ONE_QUERY])
        found += tx.rows(query.where(columns.number.in_(chunk)).order_by(columns.number))
    return found


def _full_name(row: Row) -> str:
    """Give the name with its legal form, which is not said twice where it stands inside the name."""
    whole = f"{row.legal_form} {row.name}".strip()
    return row.name if row.as_printed and whole not in row.as_printed else whole


def _fields(row: Row) -> dict[str, str]:
    values = {each: getattr(row, each) for each in ("name", *WORDS)}
    return {**values, "last_name": row.joint[-1][1] if row.joint else ""}


def _wordings(tx: Reading, signature_id: uuid.UUID) -> list[str]:
    query = sa.select(act.c.wording).where(act.c.signature_id == signature_id)
    return list(tx.connection.execute(query).scalars())


def _let_signatory_follow(tx: Transaction, signatory_id: uuid.UUID, **values: str) -> None:
    """Change the directory too where nothing else hangs on it: each signature keeps what it signed as."""
    if signatory_id in _signing_once(tx, [signatory_id]):
        tx.change(signatory, signatory_id, **values)


def _signing_once(tx: Reading, signatory_ids: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    for start in range(0, len(signatory_ids), IN_ONE_QUERY):
        chunk = signatory_ids[start : start + IN_ONE_QUERY]
        query = (
            sa.select(signature.c.signatory_id)
            .where(signature.c.signatory_id.in_(chunk))
            .group_by(signature.c.signatory_id)
            .having(sa.func.count() == 1)
        )
        found.update(row[0] for row in tx.rows(query))
    return found


def _sections(tx: Reading, statement_row: StatementRow) -> dict[int, uuid.UUID | None]:
    """Give the key of each section by its ordinal; 0 is for none."""
    listed = {each.ordinal: each.id for each in list_sections(tx, statement_row.id)}
    return {0: None, **listed}


def _ordinal(value: object) -> int:
    words = str(value or "0").strip() or "0"
    return int(words) if words.isdecimal() and len(words) < 6 else -1


def _checked(tx: Reading, statement_row: StatementRow, field: str, value: str) -> str:
    """Give the value that a field of many would get; raises UserError where it is not known."""
    if field == "section":
        ordinal = _ordinal(value)
        if ordinal not in _sections(tx, statement_row):
            raise UserError(_no_section(value))
        return str(ordinal)
    known = {"standing": STANDINGS, "capacity": CAPACITIES, "kind": KINDS}[field]
    return _known(value, known)


def _refuse_move(tx: Reading, statement_row: StatementRow, after: str) -> Callable[[str], str]:
    """Give what says why a standing cannot become this one; an empty sentence where it can, or is so."""
    delivered = standings.first_delivery(tx, statement_row.id)
    today = dt.datetime.now().astimezone().date()

    def refuse(before: str) -> str:
        if before == after:
            return ""
        if after == "withdrawn":
            return _("A withdrawal has a day of receipt: record it by itself.")
        if before == "withdrawn":
            return _(
                "It was withdrawn, and that stays: who comes back signs anew, under a new number."
            )
        if after not in standings.MOVES[before]:
            return _("This standing does not lead to the other one.")
        if after == "acceded" and delivered is None:
            return _("Nobody accedes before an edition was delivered: record it as signed.")
        late = delivered is not None and today > delivered
        if after == "signed" and late and before != "disputed":
            return _("An edition was delivered: what comes now accedes.")
        return ""

    return refuse


def _step(tx: Transaction, signature_id: uuid.UUID, standing: str) -> dict[str, Any]:
    return {
        "id": uuid.uuid5(signature_id, f"standing|{tx.device_id}|{tx.seq}"),
        "signature_id": signature_id,
        "standing": standing,
        "effective_on": tx.today,
        "received_on": tx.today,
        "recorded_at": tx.now,
    }


def _name_by_first_signature(tx: Transaction, signatory_id: uuid.UUID) -> None:
    row = tx.first(
        sa.select(signature.c.number, statement.c.number.label("statement"))
        .join(statement, statement.c.id == signature.c.statement_id)
        .where(signature.c.signatory_id == signatory_id)
        .order_by(statement.c.number, signature.c.number)
    )
    if row is not None:
        tx.name_action(statement=row.statement, number=row.number)


def _known(word: str, known: tuple[str, ...]) -> str:
    if word not in known:
        raise UserError(
            _("“%(word)s” is not known here; use one of: %(known)s.")
            % {"word": word[:40], "known": ", ".join(known)}
        )
    return word


def _no_section(value: object) -> str:
    return _("The statement has no section %(section)s.") % {"section": str(value)[:40]}


def _refuse_long(words: str, most: int) -> str:
    if len(words) > most:
        raise UserError(
            _("The text is too long: %(count)d characters, at most %(most)d are taken.")
            % {"count": len(words), "most": most}
        )
    return words
