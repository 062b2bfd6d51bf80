"""A rival of `import`: reads a CSV file and inserts the same rows by SQLAlchemy Core, with no journal.

Called as `prepare FILE` (makes the tables and a statement, not timed) and as `insert FILE LIST.csv`.
"""

import csv
import datetime as dt
import itertools
import sys
import uuid
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.records.file.engine import make_engine
from coalition_app.records.store.change_format import complete
from coalition_app.records.store.columns import metadata
from coalition_app.records.store.tables import signatory, signature, statement, text

CHUNK = 2_000
"""Rows inserted at once, as many as the program inserts."""

Values = dict[str, Any]


def prepare(file: Path) -> None:
    """Make the tables, and the statement that the list signs."""
    engine = make_engine(file, None)
    signed = {"id": uuid.uuid4(), "number": 1, "made_at": dt.datetime.now(dt.UTC)}
    sealed = {"id": uuid.uuid4(), "number": 1, "statement_id": signed["id"]}
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(sa.insert(statement), complete(statement, signed))
        connection.execute(sa.insert(text), complete(text, sealed))
    engine.dispose()


def insert(file: Path, listed: Path) -> None:
    """Read the list and insert a signatory and a signature for each row, in one transaction."""
    engine = make_engine(file, None)
    with engine.begin() as connection, listed.open(encoding="utf-8", newline="") as lines:
        same = connection.execute(sa.select(text.c.statement_id, text.c.id.label("text_id"))).one()
        body = complete(signatory, {"kind": "organisation"})
        signed = complete(signature, {**_SIGNED, **same._mapping})
        rows = csv.DictReader(lines)
        while chunk := list(itertools.islice(rows, CHUNK)):
            keyed = [(uuid.uuid4(), row) for row in chunk]
            connection.execute(sa.insert(signatory), [_body(body, *each) for each in keyed])
            connection.execute(sa.insert(signature), [_signed(signed, *each) for each in keyed])
    engine.dispose()


_SIGNED = {"kind": "organisation", "capacity": "organisation", "standing": "signed"}


def _body(same: Values, key: uuid.UUID, row: dict[str, str]) -> Values:
    name = row["name"]
    keys = {"id": key, "name_key": name, "sort_key": name}
    return {**same, **keys, "name": name, "place": row["place"]}


def _signed(same: Values, key: uuid.UUID, row: dict[str, str]) -> Values:
    return {
        **same,
        "id": uuid.uuid4(),
        "signatory_id": key,
        "number": int(row["number"]),
        "printed_number": row["number"],
        "as_printed": ", ".join(row.values()),
        "name": row["name"],
        "representative": row["representative"],
        "office": row["office"],
        "place": row["place"],
        "source_lines": row["number"],
    }


if __name__ == "__main__":
    doing, *paths = sys.argv[1:]
    if doing == "prepare":
        prepare(Path(paths[0]))
    else:
        insert(Path(paths[0]), Path(paths[1]))
