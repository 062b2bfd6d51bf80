"""Noticing an older file in the place of a register, by what this computer keeps of its newest entry."""

import datetime as dt
import uuid
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app import settings
from coalition_app.i18n import _
from coalition_app.records.store import lines
from coalition_app.records.store.raw_rows import NOT_READABLE
from coalition_app.records.store.tables import register
from coalition_app.records.store.transactions import Reading

SHOWN = "%d.%m.%Y %H:%M"


def notice(tx: Reading, path: Path) -> str:
    """Say that the file lacks what was recorded in it on this computer; empty where it does not.

    It is an older copy that took the newer one's place, or its journal was cut. Another register at the same
    place is none of both.
    """
    kept = settings.newest_entry(path)
    try:
        if not kept or kept["register"] != _register_of(tx):
            return ""
        entry = (uuid.UUID(hex=kept["device"]), int(kept["seq"]), bytes.fromhex(kept["hash"]))
        if lines.holds(tx.connection, *entry):
            return ""
        recorded = dt.datetime.fromisoformat(kept["at"]).astimezone(tx.zone)
        newest = lines.newest_entries(tx.connection)
        ends = newest[0].at.astimezone(tx.zone).strftime(SHOWN) if newest else "—"
    except (*NOT_READABLE, sa.exc.DBAPIError):
        return ""
    return _(
        "This file is an older copy of the register, or its journal was cut: on this computer the last entry "
        "was recorded on %(recorded)s, and this file ends on %(ends)s. What was recorded since is not in it. "
        "If you did not put it here yourself, record nothing, and look for the newer file among the backup "
        "copies. What you record here begins a course of its own; nothing was changed so far."
    ) % {"recorded": recorded.strftime(SHOWN), "ends": ends}


def remember(tx: Reading, path: Path) -> None:
    """Keep the newest entry of the file for the next opening."""
    newest = lines.newest_entries(tx.connection)
    if not newest:
        return
    entry = {
        "register": _register_of(tx),
        "device": newest[0].device_id.hex,
        "seq": str(newest[0].seq),
        "hash": newest[0].hash.hex(),
        "at": newest[0].at.isoformat(),
    }
    if settings.newest_entry(path) != entry:
        settings.remember_newest_entry(path, entry)


class Opening(NamedTuple):
    """What this computer keeps of a register's last opening for work: what its -wal then goes on with."""

    file: str
    log: str
    """The system's numbers of the file and of its -wal; they may change where the disk is connected anew."""
    device_id: uuid.UUID
    seq: int
    hash: bytes
    """The newest entry that the file itself had then."""


def opening(path: Path) -> Opening | None:
    """Return what is kept of the last opening for work; None where nothing is, or it is damaged."""
    kept = settings.opening(path)
    try:
        entry = (uuid.UUID(hex=kept["device"]), int(kept["seq"]), bytes.fromhex(kept["hash"]))
        return Opening(kept["file"], kept["log"], *entry)
    except (KeyError, ValueError):
        return None


def remember_opening(tx: Reading, path: Path, file: str, log: str) -> None:
    """Keep what the file holds before anything is recorded in its -wal, by the numbers of both."""
    newest = lines.newest_entries(tx.connection)
    if newest:
        head = newest[0]
        entry = {"device": head.device_id.hex, "seq": str(head.seq), "hash": head.hash.hex()}
        settings.remember_opening(path, {"file": file, "log": log, **entry})


def _register_of(tx: Reading) -> str:
    found = tx.value(sa.select(register.c.id))
    return "" if found is None else str(found.hex)
