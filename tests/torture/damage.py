"""Small registers that hold something of everything, and damage to their bytes."""

import datetime as dt
import os
import random
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.documents.content.codes import content_bytes
from coalition_app.records.care.recovery.working_copy import PAGE
from coalition_app.records.editions import editions
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.positions import positions, settled_words
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.positions.settled_words import Said
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import blob
from tests.documents import annexes
from tests.registers import (
    dump,
    hold_originals,
    make_register,
    name_attestor,
    signatures_of,
    statement_of,
    withdraw_signature,
)

Dump = dict[str, list[tuple[Any, ...]]]

LETTER = b"From: a@b.kz\n\nyes"
WORDS = "кроме требования о сроках"
CONTENT = content_bytes(annexes.named("ОФ «Эхо»"))
SIGNED = 6
"""How many sign; number 2 supports with a reservation, number 5 withdrew, number 3 wrote a letter."""


def rich_register(path: Path, passphrase: str | None = None) -> Database:
    """Make a register with words, settled ones, evidence, kept files, a withdrawal and an edition."""
    database = make_register(path, signatures=SIGNED, passphrase=passphrase)
    name_attestor(database)
    hold_originals(database, (1, 2))
    with database.writing("record-evidence") as tx:
        letter = NewEvidence(kind="mail", file_name="письмо.eml", content=LETTER)
        evidence.record_evidence(tx, statement_of(tx), signatures_of(database)[2:3], letter)
    with database.writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation", 2: "does-not-support"}, WORDS)
        positions.record_position(tx, statement_of(tx), 2, new)
    with database.writing("settle-doubt") as tx:
        settled_words.remember(tx, [Said("региональный координатор", "office")])
    with database.writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), 5, dt.date(2025, 2, 1))
    with database.writing("attest") as tx:
        editions.record_edition(
            tx,
            statement_of(tx),
            number=1,
            place="Алматы",
            dated=dt.date(2025, 3, 14),
            content=CONTENT,
            code="AAAA-BBBB-CCCC-DDDD-E",
        )
    return database


def whole_dump(database: Database) -> Dump:
    """Give every row of the register's truth, and every kept file."""
    with database.reading() as tx:
        query = sa.select(blob.c.sha256, blob.c.content).order_by(blob.c.sha256)
        files = [tuple(row) for row in tx.rows(query)]
    return {**dump(database), blob.name: files}


def flip(content: bytes, chance: random.Random) -> bytes:
    """Turn one bit, mostly where a page holds something."""
    at = chance.randrange(len(content))
    for _try in range(100):
        if content[at]:
            break
        at = chance.randrange(len(content))
    changed = bytearray(content)
    changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def spoil(path: Path, page: int) -> None:
    """Let a disk give back rubbish where a page stood; the first bytes of the file stay."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE + 20)
        file.write(os.urandom(PAGE - 20))
