"""Noticing a clock that is behind the journal: days that nobody tells are taken from it."""

import datetime as dt

import sqlalchemy as sa

from coalition_app.i18n import _
from coalition_app.records.store import lines
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.transactions import Reading

MARGIN = dt.timedelta(hours=1)
"""By which the clocks of two laptops may differ without a word."""
SHOWN = "%d.%m.%Y %H:%M"


def notice(tx: Reading) -> str:
    """Say that the newest entry was recorded later than it is now; empty where it was not.

    The journal keeps its order all the same: each entry comes after the one before, whatever the clock says.
    """
    try:
        newest = lines.newest_entries(tx.connection)
        if not newest or newest[0].at <= tx.now + MARGIN:
            return ""
        last = newest[0].at.astimezone(tx.zone)
    except (*NOT_READABLE, sa.exc.DBAPIError):
        return ""
    return _(
        "The clock of this computer shows %(now)s, but the last entry of this register was recorded on "
        "%(last)s: the clock is behind, or it was ahead then. Days that you do not type, and those in the "
        "names of copies, are taken from it, and a later date is refused as one in the future. Set the clock "
        "right before you record; nothing was changed."
    ) % {"now": tx.local(tx.now).strftime(SHOWN), "last": last.strftime(SHOWN)}
