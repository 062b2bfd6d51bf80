"""Two copies of a register may each attest an edition of one number: it is then named by device or code."""

import datetime as dt
import shutil
import uuid
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.editions import editions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from tests.commands.command_line import type_command
from tests.registers import make_register, statement_of


def record(database: Database, code: str) -> uuid.UUID:
    with database.writing("attest") as tx:
        return editions.record_edition(
            tx,
            statement_of(tx),
            number=1,
            place="Алматы",
            dated=dt.date(2026, 1, 2),
            content=code.encode(),
            code=code,
        )


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register whose two devices each attested an edition 1."""
    first = tmp_path / "a.coalition"
    with make_register(first) as database:
        record(database, "AAAA-0")
    copy = Path(shutil.copyfile(first, tmp_path / "b.coalition"))
    with open_register(copy) as database:
        record(database, "BBBB-0")
    return copy


def test_the_number_alone_is_refused_and_device_or_code_chooses(register: Path) -> None:
    with open_register(register) as database, database.reading() as tx:
        statement = statement_of(tx)
        one, other = editions.list_editions(tx, statement.id)
        devices = [editions.device_of(tx, each.id) for each in (one, other)]
        ends = [each[-8:] for each in devices]
        for named in (1, "1", "01"):
            with pytest.raises(UserError, match=f"1/{ends[0]} .AAAA-0., 1/{ends[1]}"):
                editions.find_edition(tx, statement, named)
        assert editions.find_edition(tx, statement, f"1/{ends[0]}") == one
        assert editions.find_edition(tx, statement, f"1/{devices[1].upper()}") == other
        assert editions.find_edition(tx, statement, "bbbb-0") == other
        assert editions.next_edition(tx, statement.id) == 2
        for named in ("2", f"2/{devices[0]}", "1/00000000", "CCCC-0", "", "/", "x/1"):
            with pytest.raises(UserError, match="has no edition"):
                editions.find_edition(tx, statement, named)
        assert find_damage(database) == []


def test_a_delivery_names_the_device_too(register: Path) -> None:
    listed = type_command("editions", register, "--json").json["editions"]
    assert len({each["device"] for each in listed}) == 2
    words = (
        "deliver",
        register,
        "--statement",
        1,
        "--to",
        "Мажилис",
        "--date",
        "2026-01-03",
        "--edition",
    )
    refused = type_command(*words, 1)
    assert refused.code == 2
    assert all(f"1/{each['device'][-8:]}" in refused.err for each in listed)
    chosen = type_command(*words, f"1/{listed[1]['device']}", "--json")
    assert chosen.json["code"] == listed[1]["code"]
    assert type_command(*words, listed[0]["code"], "--json").json["code"] == listed[0]["code"]
