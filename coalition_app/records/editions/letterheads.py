"""The coalition's letterhead: a name and a logo, above the first page of every PDF."""

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.store.tables import blob, letterhead
from coalition_app.records.store.transactions import Reading, Transaction


def current_letterhead(tx: Reading) -> tuple[str, bytes]:
    """Return the name and the logo as a PNG; each empty where there is none."""
    query = sa.select(letterhead.c.name, blob.c.content).outerjoin(
        blob, blob.c.sha256 == letterhead.c.sha256
    )
    row = tx.first(query.order_by(letterhead.c.id))
    return ("", b"") if row is None else (row.name, bytes(row.content or b""))


def set_letterhead(tx: Transaction, *, name: str, logo: bytes) -> None:
    """Keep a letterhead instead of the one before; refuses what is kept already.

    The name is one that can be drawn, the logo a PNG; either may be empty. Prints that were made before keep
    theirs.
    """
    if (name, logo) == current_letterhead(tx):
        raise UserError(_("The letterhead is like this already; nothing was changed."))
    values = {"name": name, "sha256": tx.keep_blob(logo) if logo else None}
    row = tx.first(sa.select(letterhead.c.id).order_by(letterhead.c.id))
    if row is None:
        tx.add(letterhead, **values)
    else:
        tx.change(letterhead, row.id, **values)
