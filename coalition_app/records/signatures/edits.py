"""Changing recorded signatures: one field, the spelling of a name, their order.

Every change is one action of the journal. What an imported entry printed is changed along with its field, so
that the annex prints what was edited; the list itself stays as it came.
"""

import datetime as dt
import uuid
from collections.abc import Sequence

import sqlalchemy as sa

from coalition_app.draft_pieces import NAMELESS
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import (
    chunks,
    known_word,
    one_line,
    read_day,
)
from coalition_app.records.editions import editions
from coalition_app.records.signatures import timeline
from coalition_app.records.signatures.edit_printed_text import change_printed
from coalition_app.records.signatures.lapses import FIELDS as FIELDS_OF_EVIDENCE
from coalition_app.records.signatures.lapses import lapse, more_than_spelling
from coalition_app.records.signatures.pieces import pieces_with, read_pieces, without_words_gone
from coalition_app.records.signatures.signatures import LARGEST_NUMBER, find_signature
from coalition_app.records.statements.statements import StatementRow, list_sections
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    CAPACITIES,
    KINDS,
    act,
    signatory,
    signature,
)
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.records.typed_fields import signature_field
from coalition_app.work import Tell

WORDS = ("representative", "office", "place", "country", "legal_form")
"""Fields of free words that are in the printed entry."""
DAYS = ("signed_on", "received_on")
FIELDS = (*WORDS, "capacity", "kind", "section", *DAYS)
"""Fields that `change_signature` knows."""
OF_SIGNATORY = ("kind", "legal_form", "place", "country")
"""Fields that the directory takes over where this is the signatory's only signature."""
LAST = 0
"""The end of the list, in place of a number before which signatures are put."""


def change_signature(
    tx: Transaction,
    statement_row: StatementRow,
    number: int,
    field: str,
    value: str | dt.date | None,
    *,
    spelling: bool | None = None,
) -> bool:
    """Change one field of a signature; return whether anything differed.

    `spelling` tells whether words that say whose it is were only spelt wrongly, so that the evidence stays
    and what stood before is remarked; None lets the words themselves decide.

    A section is named by its ordinal, 0 or empty for none; a day as a date, 2026-11-25 or 25.11.2026. Refuses
    words and sections that are not known, a field that is too long, a day in the future or one
    that what happened since shows to be wrong, and a field whose old value the printed entry holds in a form
    that cannot be found.
    """
    if field not in FIELDS:
        raise ValueError(field)
    row = _signature(tx, statement_row, number)
    tx.name_action(statement=statement_row.number, number=number, field=field)
    if field in WORDS:
        new = signature_field(field, str(value or ""))
        changed, lapsed = _change_words(tx, row, field, new, spelling)
        if changed:
            _name_correction(
                tx, statement_row, number, lapsed=lapsed, spelling=spelling, field=field
            )
        return changed
    if field in DAYS:
        days = {"signed_on": row.signed_on, "received_on": row.received_on}
        days[field] = read_day(value, tx.today)
        return timeline.change_own_days(
            tx, statement_row, row.id, signed=days["signed_on"], received=days["received_on"]
        )
    if field == "section":
        sections = sections_by_ordinal(tx, statement_row)
        if ordinal_of(value) not in sections:
            raise UserError(no_section(value))
        return tx.change(signature, row.id, section_id=sections[ordinal_of(value)])
    word = known_word(str(value), KINDS if field == "kind" else CAPACITIES)
    changed = tx.change(signature, row.id, **{field: word})
    if changed and field == "kind":
        _let_signatory_follow(tx, row.signatory_id, kind=word)
    return changed


def respell_name(
    tx: Transaction,
    statement_row: StatementRow,
    number: int,
    name: str,
    reason: str,
    *,
    spelling: bool | None = None,
) -> bool:
    """Correct the spelling of a name as signed; the reason stays with the signature and in the journal.

    The evidence lapses where it is another name, which `spelling` tells as for `change_signature`. Refuses an
    empty name or reason, and a name that the printed entry does not show.
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
    printed = change_printed(
        row.as_printed, printed_fields(row), "name", new, _wordings(tx, row.id)
    )
    remarks = [*(row.remarks or ()), f"{row.name} → {new}: {why}"]
    pieces = pieces_with(row.pieces, "name", row.name, new)
    tx.change(signature, row.id, name=new, as_printed=printed, remarks=remarks, **pieces)
    lapsed = _lapse(tx, row.id, row.name, new, spelling)
    _name_correction(tx, statement_row, number, lapsed=lapsed, spelling=spelling)
    rename_signatory(tx, row.signatory_id, new)
    return True


def rename_signatory(tx: Transaction, signatory_id: uuid.UUID, name: str, **also: str) -> None:
    """Let the directory take over a name as signed, where this is the signatory's only signature."""
    _let_signatory_follow(tx, signatory_id, name=name, **also)


def set_printed_form(tx: Transaction, statement_row: StatementRow, number: int, form: str) -> bool:
    """Record what a PDF prints for the name of a signature, empty for the name itself; the name stays.

    Returns whether anything differed.
    """
    row = find_signature(tx, statement_row, number)
    tx.name_action(statement=statement_row.number, number=number)
    return tx.change(signature, row.id, printed_form=one_line(form))


def planned_numbers(
    tx: Reading, statement_row: StatementRow, numbers: Sequence[int], before: int | None
) -> dict[int, int]:
    """Say which number each signature gets when some are put before another, or at the end.

    Only those whose number changes. Raises UserError once an edition was attested.
    """
    if editions.next_edition(tx, statement_row.id) > 1:
        raise UserError(
            _(
                "The order is fixed since the first edition was attested: the numbers are printed and stay."
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
    """Return before which number a block moves by one place: up for -1, down for 1.

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
    progress: Tell | None = None,
) -> dict[int, int]:
    """Put signatures before the one of a number, or at the end, and renumber; return old to new numbers.

    What belongs to a signature stays with it. Refused once an edition was attested.
    """
    planned = planned_numbers(tx, statement_row, numbers, before)
    moved = set(numbers)
    one = {each: planned[each] for each in moved if len(moved) == 1 and each in planned}
    place = next(({"number": each, "to": to} for each, to in one.items()), {})
    tx.name_action(statement=statement_row.number, count=len(moved), **place)
    rows = rows_of(tx, statement_row, sorted(planned))
    wanted = {row.id: {"number": planned[row.number]} for row in rows}
    tx.change_each(signature, wanted, progress)
    return planned


def _lapse(
    tx: Transaction, signature_id: uuid.UUID, before: str, after: str, spelling: bool | None
) -> bool:
    """Let the evidence lapse unless it is only spelling; return whether there was any."""
    other = more_than_spelling(before, after) if spelling is None else not spelling
    return bool(other and lapse(tx, [signature_id]))


def _name_correction(
    tx: Transaction,
    statement_row: StatementRow,
    number: int,
    *,
    lapsed: bool,
    spelling: bool | None,
    **field: str,
) -> None:
    """Say in the journal whether a correction was of the spelling, and whether evidence lapsed by it."""
    said = {"lapsed": lapsed, "spelling": bool(spelling)}
    told = {key: value for key, value in said.items() if value}
    tx.name_action(statement=statement_row.number, number=number, **field, **told)


def _change_words(
    tx: Transaction, row: Row, field: str, new: str, spelling: bool | None
) -> tuple[bool, bool]:
    """Change a field of words; return whether it differed, and whether evidence lapsed by it."""
    before = getattr(row, field)
    if new == before:
        return False, False
    printed = change_printed(row.as_printed, printed_fields(row), field, new, _wordings(tx, row.id))
    pieces = pieces_with(row.pieces, field, before, new)
    now = read_pieces(pieces["pieces"])
    printed = without_words_gone(printed, read_pieces(row.pieces), now)
    values: dict[str, object] = {field: new, "as_printed": printed, **pieces}
    if spelling and before:
        values["remarks"] = [*(row.remarks or ()), f"{before} → {new}"]
    tx.change(signature, row.id, **values)
    lapsed = field in FIELDS_OF_EVIDENCE and _lapse(tx, row.id, before, new, spelling)
    if field in OF_SIGNATORY:
        _let_signatory_follow(tx, row.signatory_id, **{field: new})
    return True, lapsed


def _signature(tx: Reading, statement_row: StatementRow, number: int) -> Row:
    found = find_signature(tx, statement_row, number)
    return tx.rows(sa.select(signature).where(signature.c.id == found.id))[0]


def rows_of(tx: Reading, statement_row: StatementRow, numbers: Sequence[int]) -> list[Row]:
    """Return number, name and the fields of a bulk edit, by number."""
    columns = signature.c
    query = sa.select(
        columns.id,
        columns.signatory_id,
        columns.section_id,
        columns.number,
        columns.legal_form,
        columns.name,
        columns.joint,
        columns.representative,
        columns.office,
        columns.place,
        columns.country,
        columns.as_printed,
        columns.pieces,
        columns.kind,
        columns.capacity,
        columns.standing,
    ).where(columns.statement_id == statement_row.id)
    found: list[Row] = []
    for chunk in chunks(numbers):
        found += tx.rows(query.where(columns.number.in_(chunk)).order_by(columns.number))
    return found


def printed_fields(row: Row) -> dict[str, str]:
    """Return the fields of a signature by which its printed entry is read."""
    values = {each: getattr(row, each) for each in ("name", *WORDS)}
    if values["name"] == NAMELESS:
        values["name"] = ""
    return {**values, "last_name": row.joint[-1][1] if row.joint else ""}


def _wordings(tx: Reading, signature_id: uuid.UUID) -> list[str]:
    query = sa.select(act.c.wording).where(act.c.signature_id == signature_id)
    return list(tx.connection.execute(query).scalars())


def _let_signatory_follow(tx: Transaction, signatory_id: uuid.UUID, **values: str) -> None:
    """Change the directory too where nothing else depends on it: each signature keeps what it signed as."""
    if signatory_id in signing_once(tx, [signatory_id]):
        tx.change(signatory, signatory_id, **values)


def signing_once(tx: Reading, signatory_ids: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    """Return those of the signatories who have one signature only."""
    found: set[uuid.UUID] = set()
    for chunk in chunks(signatory_ids):
        query = (
            sa.select(signature.c.signatory_id)
            .where(signature.c.signatory_id.in_(chunk))
            .group_by(signature.c.signatory_id)
            .having(sa.func.count() == 1)
        )
        found.update(row[0] for row in tx.rows(query))
    return found


def sections_by_ordinal(tx: Reading, statement_row: StatementRow) -> dict[int, uuid.UUID | None]:
    """Return the key of each section by its ordinal; 0 is for none."""
    listed = {each.ordinal: each.id for each in list_sections(tx, statement_row.id)}
    return {0: None, **listed}


def ordinal_of(value: object) -> int:
    """Return the ordinal that names a section, 0 for none; -1 for what is no ordinal."""
    words = str(value or "0").strip() or "0"
    return int(words) if words.isdecimal() and len(words) < 6 else -1


def no_section(value: object) -> str:
    """Say that there is no such section."""
    return _("The statement has no section %(section)s.") % {"section": str(value)[:40]}
