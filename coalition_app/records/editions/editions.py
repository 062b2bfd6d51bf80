"""Editions, their prints and deliveries: what was attested stays as it was attested."""

import datetime as dt
import re
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records.checked import refuse_future, whole_number, write_day
from coalition_app.records.journal import journal
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.columns import Row
from coalition_app.records.store.edition_tables import delivery, edition, print_
from coalition_app.records.store.journal_tables import journal_change
from coalition_app.records.store.tables import blob, signature
from coalition_app.records.store.transactions import Reading, Transaction

DEVICE_DIGITS = 8
"""Last digits of a key that name a device; the first ones are the time at which it was made."""

SIGN = re.compile(r"^\s*(?:№|No?\.)\s*", re.IGNORECASE)
"""What stands before an incoming number on a stamp."""

Named = int | str
"""An edition as somebody names it: by its number, its code, or N/device where two copies gave one number."""


class EditionRow(NamedTuple):
    """An edition as lists show it."""

    id: uuid.UUID
    statement_id: uuid.UUID
    number: int
    place: str
    dated: dt.date
    sha256: bytes
    code: str
    attested_at: dt.datetime
    as_of: dt.date | None = None
    """The day of the list where that is earlier than the day of the attestation."""


class CorrigendumRow(NamedTuple):
    """An issued corrigendum as lists show it."""

    id: uuid.UUID
    statement_id: uuid.UUID
    earlier_id: uuid.UUID
    later_id: uuid.UUID
    number: int
    place: str
    dated: dt.date
    sha256: bytes
    """Of what it froze."""
    code: str
    seal: Mapping[str, Any]
    issued_at: dt.datetime


IssuedRow = EditionRow | CorrigendumRow
"""What has prints, which are signed and handed over."""


class PrintRow(NamedTuple):
    """One document made of an edition."""

    id: uuid.UUID
    edition_id: uuid.UUID
    language: str
    form: str
    profile: str
    sha256: bytes
    made_at: dt.datetime


class DeliveryRow(NamedTuple):
    """An edition or a corrigendum handed over."""

    recipient: str
    delivered_on: dt.date
    incoming_number: str
    """The recipient's incoming number; empty where it is not known."""


def refuse_before_edition(tx: Reading, statement_id: uuid.UUID, dated: dt.date) -> None:
    """Raise UserError for a date of an attestation before that of an earlier edition."""
    newest = tx.value(
        sa.select(sa.func.max(edition.c.dated)).where(edition.c.statement_id == statement_id)
    )
    if newest is not None and dated < newest:
        raise UserError(
            _("An earlier edition bears the date %(day)s: a later one cannot bear one before it.")
            % {"day": write_day(newest)}
        )


def refuse_behind_edition(tx: Reading, statement_id: uuid.UUID, as_of: dt.date) -> None:
    """Raise UserError for a list as of a day before that of an earlier edition."""
    for row in list_editions(tx, statement_id):
        day = row.as_of or row.dated
        if as_of < day:
            raise UserError(
                _(
                    "Edition %(edition)d gives the list as of %(day)s: a later one cannot give it as of an "
                    "earlier day."
                )
                % {"edition": row.number, "day": write_day(day)}
            )


def next_edition(tx: Reading, statement_id: uuid.UUID) -> int:
    """Return the number that the statement's next edition takes."""
    query = sa.select(sa.func.max(edition.c.number)).where(edition.c.statement_id == statement_id)
    return (tx.value(query) or 0) + 1


def editions_before(tx: Reading, statement_id: uuid.UUID, number: int) -> list[EditionRow]:
    """Return the editions that this number replaces: one, or those to which copies gave one number."""
    before = [each for each in list_editions(tx, statement_id) if each.number < number]
    newest = max((each.number for each in before), default=0)
    return [each for each in before if each.number == newest]


def record_edition(
    tx: Transaction,
    statement: StatementRow,
    *,
    number: int,
    place: str,
    dated: dt.date,
    content: bytes,
    code: str,
    as_of: dt.date | None = None,
) -> uuid.UUID:
    """Freeze an edition: its content's canonical bytes and the heads of the journal at this moment.

    A sealed text is sealed in each language that the edition prints.
    """
    tx.name_action(statement=statement.number, edition=number)
    wordings.seal_printed(tx, statement)
    return tx.add(
        edition,
        statement_id=statement.id,
        number=number,
        place=place,
        dated=dated,
        sha256=tx.keep_blob(content),
        code=code,
        heads=journal.heads(tx),
        attested_at=tx.now,
        as_of=as_of,
    )


def kept_heads(tx: Reading, edition_id: uuid.UUID) -> list[bytes]:
    """Return the ends of the journal's chains when an edition was attested."""
    heads = tx.value(sa.select(edition.c.heads).where(edition.c.id == edition_id))
    return [bytes.fromhex(head["hash"]) for head in heads or ()]


def record_print(
    tx: Transaction,
    edition_id: uuid.UUID,
    *,
    language: str,
    content: bytes,
    form: str = "pdf",
    profile: str = "whole",
) -> uuid.UUID:
    """Keep the bytes of a document made of an edition."""
    return tx.add(
        print_,
        edition_id=edition_id,
        language=language,
        form=form,
        profile=profile,
        sha256=tx.keep_blob(content),
        made_at=tx.now,
    )


def record_delivery(
    tx: Transaction,
    statement: StatementRow,
    row: IssuedRow,
    *,
    recipient: str,
    delivered_on: dt.date,
    incoming_number: str = "",
) -> None:
    """Record that an edition or a corrigendum was handed over.

    Refuses an empty recipient, a date in the future and one before that which it bears.
    """
    if not recipient.strip():
        raise UserError(_("A delivery needs to whom it was made."))
    refuse_future(delivered_on, tx.today)
    of_edition = isinstance(row, EditionRow)
    numbered = {"edition" if of_edition else "corrigendum": row.number}
    if delivered_on < row.dated:
        said = _("Edition %(edition)d bears the date %(day)s: it was not handed over before.")
        if not of_edition:
            said = _(
                "Corrigendum %(corrigendum)d bears the date %(day)s: it was not handed over before."
            )
        raise UserError(said % {**numbered, "day": write_day(row.dated)})
    tx.name_action(statement=statement.number, **numbered)
    tx.add(
        delivery,
        edition_id=row.id if of_edition else None,
        corrigendum_id=None if of_edition else row.id,
        recipient=recipient.strip(),
        delivered_on=delivered_on,
        incoming_number=incoming_number.strip(),
        recorded_at=tx.now,
    )


def list_deliveries(tx: Reading, issued_id: uuid.UUID) -> list[DeliveryRow]:
    """List the deliveries of an edition or a corrigendum in the order of their days."""
    query = sa.select(delivery).where(
        sa.or_(delivery.c.edition_id == issued_id, delivery.c.corrigendum_id == issued_id)
    )
    return [
        DeliveryRow(row.recipient, row.delivered_on, row.incoming_number)
        for row in tx.rows(query.order_by(delivery.c.delivered_on, delivery.c.recorded_at))
    ]


def first_delivery(tx: Reading, statement_id: uuid.UUID) -> dt.date | None:
    """Return the day on which an edition of the statement was first handed over; None before it."""
    query = (
        sa.select(sa.func.min(delivery.c.delivered_on))
        .join(edition, edition.c.id == delivery.c.edition_id)
        .where(edition.c.statement_id == statement_id)
    )
    found: dt.date | None = tx.value(query)
    return found


def first_delivered(tx: Reading, statement_id: uuid.UUID) -> EditionRow | None:
    """Return the edition that was handed over first; None before any was."""
    query = (
        sa.select(edition)
        .join(delivery, edition.c.id == delivery.c.edition_id)
        .where(edition.c.statement_id == statement_id)
        .order_by(delivery.c.delivered_on, edition.c.number)
    )
    row = tx.first(query)
    return None if row is None else _edition(row)


def acceding_sentence(delivered: dt.date) -> str:
    """Say what the first delivery means for those who sign now."""
    return _(
        "An edition was delivered on %(day)s: a signature that was not received before is an accession."
    ) % {"day": delivered.strftime("%d.%m.%Y")}


def edition_sentence(row: EditionRow) -> str:
    """Name an edition by number and date."""
    named = {"edition": row.number, "date": row.dated.strftime("%d.%m.%Y")}
    if row.as_of is not None:
        named["day"] = row.as_of.strftime("%d.%m.%Y")
        return _("Edition %(edition)d of %(date)s, the list as of %(day)s") % named
    return _("Edition %(edition)d of %(date)s") % named


def delivery_values(row: DeliveryRow) -> dict[str, str]:
    """Return a delivery as plain values."""
    return {
        "to": row.recipient,
        "date": row.delivered_on.isoformat(),
        "incoming": row.incoming_number,
    }


def delivery_sentence(row: DeliveryRow) -> str:
    """Say in the program's language when an edition was delivered to whom, and under which number."""
    named = {
        "day": row.delivered_on.strftime("%d.%m.%Y"),
        "recipient": row.recipient,
        # Whoever copies a number from a stamp types its sign too.
        "number": SIGN.sub("", row.incoming_number, count=1).strip(),
    }
    if row.incoming_number:
        return _("Delivered on %(day)s to %(recipient)s, incoming No. %(number)s") % named
    return _("Delivered on %(day)s to %(recipient)s") % named


def spelling_remarks(tx: Reading, statement_id: uuid.UUID) -> dict[int, tuple[str, ...]]:
    """Return by number what was remarked when the spelling of names was corrected, oldest first.

    Each remark reads "old → new: reason". Remarks on a signatory's words are left out.
    """
    query = sa.select(signature.c.number, signature.c.remarks).where(
        signature.c.statement_id == statement_id, signature.c.remarks.is_not(None)
    )
    found = {
        row.number: tuple(str(e) for e in row.remarks or () if " → " in e and e[:1] != "[")
        for row in tx.rows(query.order_by(signature.c.number))
    }
    return {number: remarks for number, remarks in found.items() if remarks}


def list_editions(tx: Reading, statement_id: uuid.UUID | None = None) -> list[EditionRow]:
    """List the editions of one statement or of all, oldest first."""
    query = sa.select(edition).order_by(edition.c.attested_at, edition.c.number)
    if statement_id is not None:
        query = query.where(edition.c.statement_id == statement_id)
    return [_edition(row) for row in tx.rows(query)]


def edition_meant(tx: Reading, statement: StatementRow, named: Named | None) -> EditionRow:
    """Find an edition of a statement, the newest where none is named; refuses where none was attested."""
    if known := list_editions(tx, statement.id):
        return known[-1] if named is None else find_edition(tx, statement, named)
    raise UserError(_("Nothing has been attested yet: attest the annex first."))


def find_edition(tx: Reading, statement: StatementRow, named: Named) -> EditionRow:
    """Find an edition of a statement; raises UserError for one that it does not have, and for one of two."""
    given = str(named).strip()
    number, _slash, end = given.partition("/")
    rows = list_editions(tx, statement.id)
    if number.isdecimal():
        found = [row for row in rows if row.number == whole_number(number)]
        if end:
            found = [row for row in found if device_of(tx, row.id).endswith(end.strip().lower())]
    else:
        found = [row for row in rows if row.code == given.upper()][:1]
    if not found:
        raise UserError(
            _("Statement %(statement)d has no edition %(number)s.")
            % {"statement": statement.number, "number": given}
        )
    if len(found) > 1:
        choices = [
            f"{row.number}/{device_of(tx, row.id)[-DEVICE_DIGITS:]} ({row.code})" for row in found
        ]
        raise UserError(
            _(
                "Two copies of the register each attested an edition %(number)s: name one as %(choices)s, or "
                "by its code."
            )
            % {"number": number, "choices": ", ".join(choices)}
        )
    return found[0]


def device_of(tx: Reading, edition_id: uuid.UUID) -> str:
    """Return the key of the device that attested an edition, in digits; empty where the journal lacks it."""
    columns = journal_change.c
    found: uuid.UUID | None = tx.value(
        sa.select(columns.device_id).where(
            columns.row_id == edition_id,
            columns.table_name == edition.name,
            columns.operation == "insert",
        )
    )
    return "" if found is None else found.hex


def list_prints(tx: Reading, edition_id: uuid.UUID) -> list[PrintRow]:
    """List the prints of an edition, oldest first."""
    query = sa.select(print_).where(print_.c.edition_id == edition_id).order_by(print_.c.made_at)
    return [
        PrintRow(
            row.id, row.edition_id, row.language, row.form, row.profile, row.sha256, row.made_at
        )
        for row in tx.rows(query)
    ]


def print_by_digest(tx: Reading, sha256: bytes) -> tuple[EditionRow, PrintRow] | None:
    """Find the recorded print whose bytes have this SHA-256."""
    row = tx.first(sa.select(print_).where(print_.c.sha256 == sha256))
    if row is None:
        return None
    found = tx.row(edition, row.edition_id)
    if found is None:
        return None
    prints = list_prints(tx, row.edition_id)
    return _edition(found), next(each for each in prints if each.id == row.id)


def kept_bytes(tx: Reading, sha256: bytes) -> bytes:
    """Return kept bytes by their SHA-256; raises NotSo where they are gone."""
    content = tx.value(sa.select(blob.c.content).where(blob.c.sha256 == sha256))
    if content is None:
        raise NotSo(_("The kept file is missing: check the register."))
    return bytes(content)


def _edition(row: Row) -> EditionRow:
    return EditionRow(
        row.id,
        row.statement_id,
        row.number,
        row.place,
        row.dated,
        row.sha256,
        row.code,
        row.attested_at,
        row.as_of,
    )
