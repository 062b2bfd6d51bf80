"""A file that may not grow while its log is brought into it: nothing is lost, and nobody else is blamed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.records.care.checks import look_for_damage
from coalition_app.records.erasing import compact
from coalition_app.records.file import copies
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from tests.registers import PASSPHRASE, add_signatures, dump, make_register, statement_of

resource = pytest.importorskip("resource")
MANY = 150
"""Signatures whose pages lie beyond those that the file has."""
SAID = "The file may not become so large here"


@contextmanager
def no_larger(path: Path) -> Iterator[None]:
    """Let no file of this process become larger than one is: pages that have their place are written."""
    now = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, now[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, now)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an open register with little in its file and much in the log beside it."""
    path = tmp_path / "НПО.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    with open_register(path, PASSPHRASE) as database:
        add_signatures(database, MANY)
        yield database


def assert_whole(database: Database, rows: object, before: bytes) -> None:
    """Find a part in the file and the rest in its log, all rows there, and the file whole once closed."""
    assert database.path.read_bytes() != before
    assert dump(database) == rows
    add_signatures(database, 1)  # nobody else has written there: work goes on
    assert database.close() == ""
    with open_register(database.path, PASSPHRASE) as again:
        assert look_for_damage(again) == []
        with again.reading() as tx:
            numbers = signatures.next_number(tx, statement_of(tx).id)
    assert numbers == 3 + MANY + 1 + 1


def test_while_it_is_compacted(database: Database) -> None:
    rows, before = dump(database), database.path.read_bytes()
    with no_larger(database.path):
        said = compact.compact(database)
    assert said.startswith(SAID) and said.endswith("nothing else is lost.")
    assert_whole(database, rows, before)


def test_while_it_is_replaced(database: Database) -> None:
    rows, before = dump(database), database.path.read_bytes()
    draft = database.path.with_name("draft.coalition")
    copies.Moment(database.engine, database.raw_key).copy(draft)
    with no_larger(database.path), pytest.raises(UserError, match=SAID):
        database.replace_file(draft, database.raw_key)
    assert_whole(database, rows, before)
