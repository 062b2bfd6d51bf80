"""Small registers for the tests: plain functions that make them and speak of their rows."""

import datetime as dt
import hashlib
import json
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from coalition_app.drafts import Draft, DraftDemand, DraftEntry, DraftSection, Source
from coalition_app.operations import door, journal
from coalition_app.records.editions import attestors, editions
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.file.engine import make_engine
from coalition_app.records.file.identity import OpenFile
from coalition_app.records.journal.journal import Entry
from coalition_app.records.opening.lock import take_lock
from coalition_app.records.opening.new import create_register
from coalition_app.records.signatures import signatures, status
from coalition_app.records.signatures.signatures import NewSignature, SignatureRow
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store import zones
from coalition_app.records.store.database import Database, fingerprint
from coalition_app.records.store.journal_tables import device
from coalition_app.records.store.tables import JOURNALLED, text
from coalition_app.records.store.transactions import Reading, Transaction

if TYPE_CHECKING:
    from coalition_app.operations.attesting import Issued

COALITION = "Коалиция «Ашық қоғам»"
PASSPHRASE = "жеті қат көк астында"
TODAY = dt.date(2026, 3, 14)


ONE_BY_ONE = 1_000
"""Signatures of a register, above which they are signed in one action."""
TYPED = dt.date(2025, 1, 2)
"""The day on which registers that are made here were typed: no attestation can bear an earlier one."""


@contextmanager
def recorded_on(day: dt.date) -> Iterator[None]:
    """Let the clock of all registers show noon of a day."""
    noon = dt.datetime.combine(day, dt.time(12), zones.zone_of("")).astimezone(dt.UTC)
    with pytest.MonkeyPatch.context() as clock:
        for each in (Reading, Transaction):
            clock.setattr(each, "now", property(lambda _tx: noon))
        yield


def this_day() -> dt.date:
    """Return today's date in the time zone of the registers that are made here."""
    return dt.datetime.now(zones.zone_of(zones.PROPOSED)).date()


FIRST_DAY = this_day()
"""The day on which this run began: with the fixture `first_day_goes_on` it does not end at midnight."""


def make_register(
    path: Path,
    *,
    statements_made: int = 1,
    signatures: int = 3,
    demands: int = 2,
    passphrase: str | None = None,
    time_zone: str = zones.PROPOSED,
    typed: dt.date | None = TYPED,
) -> Database:
    """Make a register with statements that are signed by invented organisations, and leave it open.

    What holds the same is built once and copied, so that two of a kind share their ids. One made before
    registers had a time zone has an empty one; `typed` is the day on which it was recorded, None for today.
    """
    kind = (statements_made, signatures, demands, passphrase, time_zone, typed)
    if kind not in BUILT:
        BUILT[kind] = _build(*kind)
    content, raw_key = BUILT[kind]
    with path.open("xb") as file:
        file.write(content)
    path = path.resolve()
    lock = take_lock(path)
    held = OpenFile(path)
    engine = make_engine(path, raw_key, before=held.refuse_other)
    made = Database(path, engine, raw_key, lock, held)
    with made.engine.begin() as connection:  # else the copy would go on as another device
        connection.execute(sa.update(device).values(fingerprint=fingerprint(path)))
    return made


BUILT: dict[tuple[int, int, int, str | None, str, dt.date | None], tuple[bytes, str | None]] = {}
"""The closed registers' bytes and raw keys by what they hold."""


def _build(
    statements_made: int,
    signatures: int,
    demands: int,
    passphrase: str | None,
    time_zone: str,
    typed: dt.date | None,
) -> tuple[bytes, str | None]:
    """Build a register in a folder of its own; return its bytes and its raw key."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "built.coalition"
        with (
            recorded_on(typed) if typed else nullcontext(),
            create_register(
                path, coalition=COALITION, passphrase=passphrase, time_zone=time_zone
            ) as database,
        ):
            for _each in range(statements_made):
                add_statement(database, demands=demands)
                add_signatures(database, signatures)
        return path.read_bytes(), database.raw_key


def add_statement(database: Database, *, demands: int = 2, policies: tuple[str, ...] = ()) -> None:
    with database.writing("make-statement") as tx:
        number = len(statements.list_statements(tx)) + 1
        statements.make_statement(
            tx,
            titles={"ru": f"Заявление № {number}", "kk": f"№ {number} мәлімдеме"},
            authentic_language="ru",
            demands=[{"ru": f"Требование {at}."} for at in range(1, demands + 1)],
            policies=policies,
        )


def add_signatures(database: Database, count: int, **fields: Any) -> None:
    """Sign the newest statement, each signature an action of its own; thousands are one action."""
    at_once = count if count > ONE_BY_ONE else 1
    for first in range(1, count + 1, at_once):
        with database.writing("sign") as tx:
            signed = statements.list_statements(tx)[-1]
            for at in range(first, first + at_once):
                new = NewSignature(**{"name": f"Фонд «Бірлік {at}»", "legal_form": "ОФ", **fields})
                signatures.sign(tx, signed, new)


def statement_of(tx: Reading, number: int = 1) -> StatementRow:
    return statements.find_statement(tx, str(number))


def signatures_of(database: Database, number: int = 1) -> list[SignatureRow]:
    with database.reading() as tx:
        return signatures.list_signatures(tx, statement_of(tx, number).id)


def hold_originals(database: Database, numbers: Iterable[int] | None = None) -> None:
    """Say of some signatures, or of all, that their originals are held."""
    with database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        listed = None if numbers is None else list(numbers)
        rows = signatures.list_signatures(tx, statement.id, numbers=listed)
        new = NewEvidence(
            kind="held-outside",
            held_where="сейф в офисе",
            holder="Ахметова Дана",
            received_on=TYPED,
        )
        evidence.record_evidence(tx, statement, rows, new)


def name_attestor(database: Database, name: str = "Ахметова Дана") -> None:
    with database.writing("set-attestor") as tx:
        attestors.set_attestor(tx, name=name, offices=["координатор", "директор"])


def record_edition(tx: Transaction, dated: dt.date = TODAY, number: int = 1) -> uuid.UUID:
    """Record an edition without a content, after which texts and numbers stand; return its key."""
    return editions.record_edition(
        tx, statement_of(tx), number=number, place="Алматы", dated=dated, content=b"{}", code="code"
    )


def attest_now(
    database: Database,
    target: Path,
    language: str = "ru",
    *,
    date: dt.date | None = None,
    statement: int = 1,
    place: str = "Алматы",
    **more: Any,
) -> "Issued":
    """Attest the list as it is, today where no day is told, with the exceptions that there are."""
    from coalition_app.operations import attesting

    with database.reading() as tx:
        statement_id = statement_of(tx, statement).id
    return attesting.attest(
        database,
        statement_id,
        place=place,
        date=date or this_day(),
        target=target,
        language=language,
        with_exceptions=True,
        **more,
    )


def make_source(entries: Iterable[DraftEntry], **fields: Any) -> Source:
    """Make a source as intake hands it over."""
    listed = tuple(entries)
    content = "\n".join(each.as_printed for each in listed).encode()
    draft = Draft(
        **{
            "format": "numbered list",
            "encoding": "utf-8",
            "language": "ru",
            "title": "Заявление из списка",
            "body": "Мы требуем:",
            "demands": (
                DraftDemand(1, "Первое."),
                DraftDemand(2, "Второе."),
                DraftDemand(3, "Третье."),
            ),
            "sections": (DraftSection(None, 1, len(listed)),),
            "entries": listed,
            "attestation": None,
            "left_out": (),
            "warnings": (),
            **fields,
        }
    )
    return Source("список.txt", hashlib.sha256(content).digest(), content, draft)


def numbered_entries(count: int) -> list[DraftEntry]:
    return [
        DraftEntry(
            number=at,
            as_printed=f"ОФ «Список {at}», Алматы",
            legal_form="ОФ",
            name=f"«Список {at}»",
            place="Алматы",
        )
        for at in range(1, count + 1)
    ]


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of the register's truth, sorted, to be compared; how it came over is no part of it.

    As the file holds them, for histories are compared at each step; only of JSON the order does not count.
    """
    with database.reading() as tx:
        file: Any = tx.connection.connection.driver_connection
        return {
            name: sorted((_with_json(row, at) for row in file.execute(query).fetchall()), key=repr)
            for name, (query, at) in TRUTH.items()
        }


def _with_json(row: tuple[Any, ...], at: list[int]) -> tuple[Any, ...]:
    """Return a row with the values read whose places hold JSON."""
    read = {place: json.loads(row[place]) for place in at if row[place] is not None}
    return tuple(read.get(place, value) for place, value in enumerate(row)) if read else row


def truth_of(table: sa.Table) -> list[sa.Column[Any]]:
    """Return the columns that `dump` gives."""
    return [each for each in table.columns if each.name != "entries_read"]


TRUTH = {
    name: (
        str(sa.select(*truth_of(table))),
        [at for at, each in enumerate(truth_of(table)) if isinstance(each.type, sa.JSON)],
    )
    for name, table in JOURNALLED.items()
}
"""For each table the query that `dump` reads, and where its rows hold JSON."""


def undo(database: Database) -> Entry:
    """Take back the last action."""
    return door.write(database, journal.undo()).result


def redo(database: Database) -> Entry:
    """Do again what was taken back last."""
    return door.write(database, journal.redo()).result


def withdraw_signature(
    tx: Transaction, statement: StatementRow, number: int, received: dt.date, note: str = ""
) -> None:
    """Record that a signatory withdrew."""
    status.change_status(tx, statement, number, "withdrawn", received=received, note=note)


def seal_earlier(tx: Transaction, text_id: uuid.UUID, days: int) -> None:
    """Let a text that was sealed now have been sealed some days ago."""
    ago = dt.timedelta(days=days)
    tx.change(text, text_id, sealed_at=tx.now - ago, sealed_on=tx.today - ago)
