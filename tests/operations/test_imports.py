"""Imports through the door: what came in, what went again, and how large either is."""

from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.operations import door
from coalition_app.operations.door import Change
from coalition_app.operations.imports import (
    as_register_knows,
    import_source,
    record_form_rows,
    undo_import,
)
from coalition_app.records.editions import editions
from coalition_app.records.imports.import_draft import Imported
from coalition_app.records.opening.existing import open_register
from tests.registers import dump, make_register, make_source, numbered_entries


def take_in(count: int = 3) -> Change[Imported]:
    read = make_source(numbered_entries(count))
    return import_source(read=read, into=None, new_title="Список", links={}, undecided=())


def test_an_import_and_its_end_are_told_by_their_tables(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", statements_made=0) as database:
        come = door.write(database, take_in())
        assert (come.values["added"], come.result.added) == (3, 3)
        assert {"statement", "signature", "signatory", "source"} <= come.tables
        gone = door.write(database, undo_import(source="список.txt"))
        assert (gone.values["removed"], gone.values["kept"]) == ([1, 2, 3], [])
        assert {"signature", "signatory", "source"} <= gone.tables
        with pytest.raises(UserError):
            door.write(database, undo_import(source=None))


def test_work_is_large_by_its_signatures() -> None:
    assert take_in(door.AT_ONCE).rows <= door.AT_ONCE < take_in(door.AT_ONCE + 1).rows
    assert undo_import(source=None).rows <= door.AT_ONCE
    assert undo_import(source=None, signatures=1_000).rows > door.AT_ONCE
    assert record_form_rows("1", numbers=range(1_000)).rows > door.AT_ONCE


def test_signatures_that_came_with_no_file_get_no_evidence_of_it(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition") as database:
        before = dump(database)
        with pytest.raises(UserError):
            door.write(database, record_form_rows("1", numbers=[1, 2]))
        assert dump(database) == before
        door.write(database, take_in())
        kept = door.write(database, record_form_rows("2", numbers=[1, 3]))
        assert (kept.result, kept.values["numbers"]) == (2, [1, 3])


def test_an_edition_of_this_register_says_so_before_all_else(
    attested_case: Path, tmp_path: Path
) -> None:
    with open_register(attested_case) as database:
        with database.reading() as tx:
            (row, *_later) = editions.list_editions(tx)
            issued = editions.kept_bytes(tx, editions.list_prints(tx, row.id)[0].sha256)
        changed = issued[:-1] + bytes([issued[-1] ^ 1])
        first = {
            name: as_register_knows(database, read_source(content, "annex.pdf")).draft.warnings[0]
            for name, content in (("issued", issued), ("changed", changed))
        }
        assert first["issued"].startswith("The file is edition 1 of this register as it was issued")
        assert first["changed"].startswith(
            "The file calls itself edition 1 of this register and is"
        )
    with make_register(tmp_path / "other.coalition") as other:
        read = read_source(issued, "annex.pdf")
        assert as_register_knows(other, read).draft.warnings == read.draft.warnings
