"""A rival of `import`: reads a wide list with python-calamine or csv and inserts its rows by Core.

Called as `prepare FILE` (makes an encrypted file with the tables and a statement, not timed) and as
`insert FILE LIST` with a list in .xlsx or .csv.
"""

import csv
import datetime as dt
import itertools
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.records.file.engine import make_engine
from coalition_app.records.store.change_format import complete
from coalition_app.records.store.columns import metadata
from coalition_app.records.store.tables import signatory, signature, statement, text

CHUNK = 2_000
"""Rows inserted at once, as many as the program inserts."""
KEY = "7" * 96
"""Key and salt as they are, so that deriving them is not in the rival's time."""

Values = dict[str, Any]


def prepare(file: Path) -> None:
    """Make the tables in an encrypted file, and the statement that the list signs."""
    engine = make_engine(file, KEY)
    signed = {"id": uuid.uuid4(), "number": 1, "made_at": dt.datetime.now(dt.UTC)}
    sealed = {"id": uuid.uuid4(), "number": 1, "statement_id": signed["id"]}
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(sa.insert(statement), complete(statement, signed))
        connection.execute(sa.insert(text), complete(text, sealed))
    engine.dispose()


def insert(file: Path, listed: Path) -> None:
    """Read the list and insert a signatory and a signature for each row, in one transaction."""
    engine = make_engine(file, KEY)
    with engine.begin() as connection:
        same = connection.execute(sa.select(text.c.statement_id, text.c.id.label("text_id"))).one()
        body = complete(signatory, {"kind": "organisation"})
        signed = complete(signature, {**_SIGNED, **same._mapping})
        rows = _rows(listed)
        next(rows)
        while chunk := list(itertools.islice(rows, CHUNK)):
            keyed = [(uuid.uuid4(), row) for row in chunk]
            connection.execute(sa.insert(signatory), [_body(body, *each) for each in keyed])
            connection.execute(sa.insert(signature), [_signed(signed, *each) for each in keyed])
    engine.dispose()


def _rows(listed: Path) -> Iterator[list[str]]:
    if listed.suffix == ".csv":
        with listed.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)
        return
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(listed))
    for row in book.get_sheet_by_index(0).to_python():
        yield [str(cell) for cell in row]


_SIGNED = {"kind": "organisation", "capacity": "organisation", "standing": "signed"}


def _body(same: Values, key: uuid.UUID, row: list[str]) -> Values:
    name = row[1]
    keys = {"id": key, "name_key": name, "sort_key": name}
    contacts = [row[6], row[7]]
    return {**same, **keys, "name": name, "place": row[4], "country": row[5], "contacts": contacts}


def _signed(same: Values, key: uuid.UUID, row: list[str]) -> Values:
    return {
        **same,
        "id": uuid.uuid4(),
        "signatory_id": key,
        "number": int(float(row[0])),
        "printed_number": row[0],
        "as_printed": ", ".join(row[1:6]),
        "name": row[1],
        "representative": row[2],
        "office": row[3],
        "place": row[4],
        "country": row[5],
        "remarks": row[8:11],
        "source_lines": row[0],
    }


if __name__ == "__main__":
    doing, *paths = sys.argv[1:]
    if doing == "prepare":
        prepare(Path(paths[0]))
    else:
        insert(Path(paths[0]), Path(paths[1]))
