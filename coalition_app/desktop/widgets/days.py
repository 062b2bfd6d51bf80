"""Today, by the time zone of the register that the window shows."""

import datetime as dt

from PySide6.QtCore import QDate

_shown: list[dt.tzinfo] = []
"""The zone of the open register; empty where none is open."""


def count_days_in(zone: dt.tzinfo | None) -> None:
    """Count days in a register's time zone from now on; in this computer's where none is open."""
    _shown[:] = [] if zone is None else [zone]


def today() -> dt.date:
    """Return today's date."""
    return now().date()


def now() -> dt.datetime:
    """Return what the clock says, without its zone."""
    return dt.datetime.now(_shown[0] if _shown else None).replace(tzinfo=None)


def shown_today() -> QDate:
    """Return today's date as Qt's fields take it."""
    day = today()
    return QDate(day.year, day.month, day.day)
