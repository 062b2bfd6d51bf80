"""Scans of the attestation page as it was signed by hand, kept with the edition that it belongs to."""

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import _
from coalition_app.records.checked import LARGEST_FILE, bare_name, clean, refuse_future, write_day
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.edition_tables import signed_page
from coalition_app.records.store.tables import blob
from coalition_app.records.store.transactions import Reading, Transaction


@dataclass(frozen=True, slots=True)
class SignedPageRow:
    """One scan of an edition's page; its name and note are private."""

    id: uuid.UUID
    edition_id: uuid.UUID
    file_name: str
    note: str
    sha256: bytes
    size: int
    """Bytes of the file."""
    received_on: dt.date | None
    recorded_at: dt.datetime


def keep_signed_page(
    tx: Transaction,
    statement: StatementRow,
    edition_row: EditionRow,
    *,
    file_name: str,
    content: bytes,
    received_on: dt.date | None = None,
    note: str = "",
) -> bool:
    """Keep the scan of a page that was signed by hand; return whether it was not kept before.

    The same bytes are kept once with an edition. The edition itself stays as it was attested. Refuses an
    empty or too large file, a date in the future, and one before the date that the edition bears.
    """
    name, day = clean(bare_name(file_name)), received_on or tx.today
    refuse_signed_page(edition_row, name, len(content), day, tx.today)
    digest = tx.keep_blob(content)
    same = sa.select(signed_page.c.id).where(
        signed_page.c.edition_id == edition_row.id, signed_page.c.sha256 == digest
    )
    if tx.value(same) is not None:
        return False
    tx.name_action(statement=statement.number, edition=edition_row.number)
    tx.add(
        signed_page,
        edition_id=edition_row.id,
        sha256=digest,
        file_name=name,
        note=clean(note),
        received_on=day,
        recorded_at=tx.now,
    )
    return True


def refuse_signed_page(
    edition_row: EditionRow, name: str, size: int, day: dt.date, today: dt.date
) -> None:
    """Raise UserError for a scan of `size` bytes, received on a day, that cannot be kept."""
    if not size:
        raise UserError(_("The file %(name)s is empty.") % {"name": name})
    if size > LARGEST_FILE:
        raise UserError(_("The file %(name)s is too large.") % {"name": name})
    refuse_future(day, today)
    if day < edition_row.dated:
        raise UserError(
            _("Edition %(edition)d bears the date %(day)s: its page was not signed before.")
            % {"edition": edition_row.number, "day": write_day(edition_row.dated)}
        )


def kept_before_sentence(edition_number: int) -> str:
    """Say that a scan was kept before and nothing was added."""
    return _("This scan is kept with edition %(edition)d already; nothing was added.") % {
        "edition": edition_number
    }


def list_signed_pages(tx: Reading, edition_id: uuid.UUID) -> list[SignedPageRow]:
    """List the scans that are kept with an edition, in the order in which they were kept."""
    query = (
        sa.select(signed_page, blob.c.size)
        .join(blob, blob.c.sha256 == signed_page.c.sha256)
        .where(signed_page.c.edition_id == edition_id)
        .order_by(signed_page.c.recorded_at, signed_page.c.id)
    )
    return [
        SignedPageRow(
            id=row.id,
            edition_id=row.edition_id,
            file_name=row.file_name,
            note=row.note,
            sha256=row.sha256,
            size=row.size,
            received_on=row.received_on,
            recorded_at=row.recorded_at,
        )
        for row in tx.rows(query)
    ]


def signed_page_bytes(tx: Reading, page_id: uuid.UUID) -> bytes:
    """Return the bytes of a scan; raises NotSo where it is gone."""
    query = sa.select(blob.c.content).join(signed_page, signed_page.c.sha256 == blob.c.sha256)
    content = tx.value(query.where(signed_page.c.id == page_id))
    if content is None:
        raise NotSo(_("The kept file is missing: check the register."))
    return bytes(content)


def signed_page_sentence(row: SignedPageRow) -> str:
    """Say in the program's language that a page signed by hand is kept, since when, and what was noted."""
    named = {
        "day": row.received_on.strftime("%d.%m.%Y") if row.received_on else "—",
        "name": row.file_name or "—",
        "note": row.note,
    }
    if row.note:
        return _("Page signed by hand, received on %(day)s: %(name)s; %(note)s") % named
    return _("Page signed by hand, received on %(day)s: %(name)s") % named


def signed_page_json(row: SignedPageRow) -> dict[str, object]:
    """Return a scan as plain values, without its bytes."""
    return {
        "file": row.file_name,
        "note": row.note,
        "received": row.received_on.isoformat() if row.received_on else "",
        "sha256": row.sha256.hex(),
        "size": row.size,
    }
