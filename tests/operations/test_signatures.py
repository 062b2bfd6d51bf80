"""Signing by hand: one operation for the window and for the command."""

import datetime as dt
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door, signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements import statements
from tests.commands.command_line import done, small_register
from tests.registers import dump, make_register, statement_of


def test_signing_tells_number_and_tables(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        answer = door.write(database, signatures.sign(None, new=NewSignature(name=" Үй ")))
        assert (answer.result.number, answer.result.name) == (4, "Үй")
        assert answer.lines == ("Added under number 4.",)
        assert answer.tables == {"signatory", "signature"}


def test_a_day_to_come_is_refused(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        before = dump(database)
        new = NewSignature(name="Үй", received_on=dt.date(2999, 1, 1))
        with pytest.raises(UserError, match="future"):
            door.write(database, signatures.sign(None, new=new))
        assert dump(database) == before


def test_the_command_says_it_as_values(tmp_path: Path) -> None:
    told = done("sign", small_register(tmp_path), "--name", "Үй", "--json").json
    assert told.pop("number") > 1
    assert told == {"statement": 1, "name": "Үй", "standing": "signed"}


def test_a_signature_in_no_section_says_so_where_there_are_some(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        with database.writing("sign") as tx:
            section = statements.add_section(tx, statement_of(tx).id, {"ru": "Организации"})
        inside = NewSignature(name="Эхо", section_id=section)
        answer = door.write(database, signatures.sign(None, new=inside))
        assert answer.lines == ("Added under number 4.",)
        answer = door.write(database, signatures.sign(None, new=NewSignature(name="Свет")))
        assert answer.lines[1:] == ("The signature is in no section of the annex.",)
