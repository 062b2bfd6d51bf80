"""How a register's annex is laid out: values by option, which travel with the register."""

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.store.tables import print_options
from coalition_app.records.store.transactions import Reading, Transaction


def kept_options(tx: Reading) -> dict[str, str] | None:
    """Return what was chosen, by option; None where nothing ever was."""
    row = tx.first(sa.select(print_options.c.chosen).order_by(print_options.c.id))
    return None if row is None else dict(row.chosen or {})


def keep_options(tx: Transaction, chosen: dict[str, str]) -> None:
    """Keep these options instead of those before; refuses what is kept already."""
    if chosen == (kept_options(tx) or {}):
        raise UserError(_("The print options are like this already; nothing was changed."))
    row = tx.first(sa.select(print_options.c.id).order_by(print_options.c.id))
    if row is None:
        tx.add(print_options, chosen=chosen)
    else:
        tx.change(print_options, row.id, chosen=chosen)
