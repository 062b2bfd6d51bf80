"""How the annex is printed: kept in the register, for window and command alike, and undone by name."""

import shutil
from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.documents.layout.page_options import OPTIONS
from coalition_app.errors import UserError
from coalition_app.operations import door
from coalition_app.operations.print_options import kept_form, kept_options, set_print_options
from coalition_app.records.care import checks
from tests.commands.command_line import attest_words, done
from tests.registers import dump, make_register, undo

USUAL = {option: values[0] for option, values in OPTIONS.items()}


def test_each_option_is_kept_and_undone_by_name(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        for option, values in OPTIONS.items():
            door.write(database, set_print_options(chosen={option: values[-1]}))
        with database.reading() as tx:
            assert kept_options(tx) == {option: values[-1] for option, values in OPTIONS.items()}
            assert kept_form(tx).paper == "letter"
        for _option in OPTIONS:
            assert undo(database).sentence() == "set the print options"
        with database.reading() as tx:
            assert kept_options(tx) == USUAL
        assert checks.find_damage(database) == []


@pytest.mark.parametrize("chosen", [{}, {"paper": "a4"}, {"paper": "a3", "logo": "x"}])
def test_what_changes_nothing_is_refused(tmp_path: Path, chosen: dict[str, str]) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        before = dump(database)
        with pytest.raises(UserError, match="like this already"):
            door.write(database, set_print_options(chosen=chosen))
        assert dump(database) == before


def test_commands_print_as_a_moved_register_keeps_it(ready_case: Path, tmp_path: Path) -> None:
    done("print-options", ready_case, "--paper", "a5", "--second", "kk")
    moved = tmp_path / "elsewhere" / "moved.coalition"
    moved.parent.mkdir()
    shutil.move(ready_case, moved)
    told = done("print-options", moved, "--json").json
    assert told == {**USUAL, "paper": "a5", "second": "kk"}
    done(*attest_words(moved, tmp_path / "1.pdf"))
    done("reprint", moved, "--edition", "1", "--paper", "a4", "--to", tmp_path / "2.pdf")
    prints = done("editions", moved, "--json").json["editions"][0]["prints"]
    assert [each["profile"] for each in prints] == ["whole-a5", "whole"]
    assert prints[0]["language"] == "ru+kk"


def test_names_kept_to_be_printed_are_left_out_of_an_edition_without_them(
    ready_case: Path, tmp_path: Path
) -> None:
    done(*attest_words(ready_case, tmp_path / "1.pdf"))
    done("print-options", ready_case, "--directory-names", "below")
    done("reprint", ready_case, "--edition", "1", "--paper", "a5", "--to", tmp_path / "2.pdf")
    prints = done("editions", ready_case, "--json").json["editions"][0]["prints"]
    assert [each["profile"] for each in prints] == ["whole", "whole-a5"]


def test_a_command_takes_over_what_earlier_versions_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    make_register(path).close()
    settings.remember(annex_form={"paper": "a5"})
    assert done("print-options", path, "--json").json == {**USUAL, "paper": "a5"}
    kept = settings.load()
    assert (kept["annex_form"], kept["printing"]) == ({}, {})
    shutil.copy(path, tmp_path / "b.coalition")
    told = done("print-options", tmp_path / "b.coalition", "--json").json
    assert told == {**USUAL, "paper": "a5"}
