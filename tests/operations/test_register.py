"""The coalition's name: given anew by window and command alike, undone by name, kept by editions."""

from pathlib import Path

import pytest

from coalition_app.documents.content.gather import gather_annex
from coalition_app.errors import UserError
from coalition_app.operations import door
from coalition_app.operations.register import name_coalition
from coalition_app.records.editions import attestors
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from tests.commands.command_line import done, refused
from tests.registers import COALITION, dump, make_register, statement_of, undo


def name_of(database: Database) -> str:
    with database.reading() as tx:
        return attestors.get_register(tx).coalition


def test_the_new_name_heads_the_annex_and_is_undone_by_name(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        door.write(database, name_coalition(name="  Коалиция\n«Адал жол» "))
        with database.reading() as tx:
            content = gather_annex(tx, statement_of(tx)).content
        assert content.coalition == "Коалиция «Адал жол»"
        assert undo(database).sentence() == "change the name of the coalition"
        assert name_of(database) == COALITION


@pytest.mark.parametrize("name", ["", " \n", COALITION])
def test_a_name_that_says_nothing_new_is_refused(tmp_path: Path, name: str) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        before = dump(database)
        with pytest.raises(UserError):
            door.write(database, name_coalition(name=name))
        assert dump(database) == before


def test_the_command_says_what_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path).close()
    said = done("coalition", path, "--name", "Адал жол", "--json")
    assert said.json == {"coalition": "Адал жол"}
    assert "already" in refused("coalition", path, "--name", "Адал жол")
    with open_register(path) as database:
        assert name_of(database) == "Адал жол"
