"""A register that version 0.4.0 wrote: its rows go across, and its days are those of its own time zone.

`tests/data/registers/format_3.coalition.gz` holds two statements. Text 2 of the first was sealed on 12 March
2026 at 20:30 UTC, which is the 13th in Almaty; the evidence of number 1 is of the 12th.
"""

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.records.care import checks
from coalition_app.records.editions import editions
from coalition_app.records.file import engine as engines
from coalition_app.records.journal import journal
from coalition_app.records.opening.existing import open_register
from coalition_app.records.statements import wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import FORMAT, JOURNALLED
from tests.commands.command_line import ended, start
from tests.registers import statement_of

OLD = Path(__file__).parents[2] / "data" / "registers" / "format_3.coalition.gz"
ZONES = ("America/New_York", "Asia/Almaty", "Pacific/Kiritimati")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give the register as 0.4.0 left it."""
    return unpacked(tmp_path / "old.coalition")


def unpacked(path: Path) -> Path:
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def raw_rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """Give the rows of all tables by the names of their columns, whatever the format."""
    engine = engines.make_engine(path, None)
    with engine.connect() as connection:
        names = JOURNALLED.keys() & sa.inspect(connection).get_table_names()
        found = {
            name: [
                dict(row._mapping)
                for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY id')
            ]
            for name in names
        }
    engine.dispose()
    return found


def test_every_row_of_an_older_register_goes_across(old: Path) -> None:
    before = raw_rows(old)
    with open_register(old) as database:
        assert engines.pragma(database.engine, "PRAGMA user_version") == [(FORMAT,)]
        assert checks.find_damage(database) == []
    after = raw_rows(old)
    for name, rows in before.items():
        kept = [
            {column: row[column] for column in first}
            for first, row in zip(rows, after[name], strict=True)
        ]
        assert kept == rows, name
    assert [row["time_zone"] for row in after["register"]] == [""]


def days_of_texts(database: Database) -> list[dt.date | None]:
    with database.reading() as tx:
        return [each.sealed_on for each in wordings.list_texts(tx, statement_of(tx).id)]


def test_an_older_register_counts_its_days_in_almaty(old: Path) -> None:
    with open_register(old) as database:
        assert str(database.zone) == "Asia/Almaty"
        assert days_of_texts(database) == [dt.date(2026, 3, 11), dt.date(2026, 3, 13)]
        with database.reading() as tx:
            first = journal.list_entries(tx)[0]
        assert first.at.date() == dt.date(2026, 3, 11)


def test_the_same_register_attests_the_same_in_every_zone(tmp_path: Path) -> None:
    words = ("attest", "--statement", "1", "--place", "Алматы", "--date", "2026-03-14", "--json")
    running = {
        zone: start(
            words[0],
            unpacked(tmp_path / f"{zone.replace('/', ' ')}.coalition"),
            *words[1:],
            "--with-exceptions",
            "--to",
            tmp_path / f"{zone.replace('/', ' ')}.pdf",
            TZ=zone,
        )
        for zone in ZONES
    }
    answers = {zone: ended(process) for zone, process in running.items()}
    assert [each.code for each in answers.values()] == [0, 0, 0], answers
    contents = []
    for zone in ZONES:
        path = tmp_path / f"{zone.replace('/', ' ')}.coalition"
        with open_register(path) as database, database.reading() as tx:
            newest = editions.list_editions(tx, statement_of(tx).id)[-1]
            contents.append(json.loads(editions.kept_bytes(tx, newest.sha256)))
    # The salts are made by chance at each attestation, and the root of the lines with them.
    assert len({each.pop("lines_root") for each in contents}) == len(ZONES)
    assert contents[1:] == contents[:-1]
