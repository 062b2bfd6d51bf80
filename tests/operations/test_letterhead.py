"""The coalition's letterhead: kept in the register, undone by name, on every PDF; prints keep theirs."""

from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.operations import door
from coalition_app.operations.letterhead import kept_letterhead, set_letterhead
from coalition_app.records.care import checks
from coalition_app.records.store.database import Database
from tests.commands.command_line import attest_words, done, refused
from tests.documents.layout.test_letterhead import logo, picture
from tests.registers import dump, make_register, undo


def kept(database: Database) -> tuple[str, bool]:
    with database.reading() as tx:
        found = kept_letterhead(tx)
    return ("", False) if found is None else (found.name, bool(found.logo))


def test_name_and_logo_are_kept_apart_and_undone_by_name(tmp_path: Path) -> None:
    dots = picture(mode="RGB")
    with make_register(tmp_path / "a.coalition") as database:
        door.write(database, set_letterhead(name=" Сеть\n«Өзен» "))
        door.write(database, set_letterhead(logo=dots))
        assert kept(database) == ("Сеть «Өзен»", True)
        door.write(database, set_letterhead(name=""))
        assert kept(database) == ("", True)
        assert undo(database).sentence() == "set the letterhead"
        assert kept(database) == ("Сеть «Өзен»", True)
        door.write(database, set_letterhead(logo=b""))
        assert kept(database) == ("Сеть «Өзен»", False)
        for _time in range(3):
            undo(database)
        assert kept(database) == ("", False)
        assert checks.find_damage(database) == []


@pytest.mark.parametrize("name", ["", "а" * 601, "Сеть \u202eнезӨ", "中"])
def test_what_cannot_be_printed_or_changes_nothing_is_refused(tmp_path: Path, name: str) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        before = dump(database)
        with pytest.raises(UserError):
            door.write(database, set_letterhead(name=name))
        assert dump(database) == before


def test_prints_keep_the_letterhead_that_they_were_made_with(
    ready_case: Path, tmp_path: Path
) -> None:
    file = logo(tmp_path, picture())
    said = done("letterhead", ready_case, "--name", "Сеть «Өзен»", "--logo", file, "--json")
    assert said.json == {"name": "Сеть «Өзен»", "logo": True}
    assert done("letterhead", ready_case, "--json").json == said.json
    first, again, later, bare = (tmp_path / f"{each}.pdf" for each in ("1", "2", "3", "4"))
    done(*attest_words(ready_case, first))
    done("letterhead", ready_case, "--name", "Другая сеть", "--no-logo")
    done("reprint", ready_case, "--edition", "1", "--to", again)
    assert again.read_bytes() == first.read_bytes()
    done("reprint", ready_case, "--edition", "1", "--to", later, "--paper", "a5")
    done("reprint", ready_case, "--edition", "1", "--to", bare, "--no-letterhead")
    for pdf in (first, again, later, bare):
        told = done("verify", pdf, "--register", ready_case, "--json").json
        assert told["verdict"] == "genuine"
    prints = done("editions", ready_case, "--json").json["editions"][0]["prints"]
    assert ["letterhead" in each["profile"] for each in prints] == [True, True, False]
    assert len({each["profile"] for each in prints}) == 3
    assert done("check", ready_case)


def test_a_file_that_is_no_logo_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path).close()
    refused("letterhead", path, "--logo", logo(tmp_path, b"no picture"))
    refused("letterhead", path, "--logo", tmp_path / "none.png")
    assert done("letterhead", path, "--json").json == {"name": "", "logo": False}
