"""A window whose list holds signatories of every kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from tests.desktop import screen
from tests.desktop.signatories.listed import PEOPLE
from tests.registers import add_statement, hold_originals, make_register, statement_of


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window with five signatures; 1 has a reservation, 1 and 2 have evidence."""
    path = tmp_path / "list.coalition"
    database = make_register(path, statements_made=0)
    add_statement(database)
    for name, person, place, status in PEOPLE:
        with database.writing("sign") as tx:
            new = NewSignature(name=name, representative=person, place=place, status=status)
            signatures.sign(tx, statement_of(tx), new)
    with database.writing("reserve") as tx:
        reservation = NewPosition({1: "supports-with-reservation"}, wording="Кроме сроков.")
        positions.record_position(tx, statement_of(tx), 1, reservation)
    hold_originals(database, [1, 2])
    database.close()
    window.resize(1600, 900)
    window.open_path(path)
    QCoreApplication.processEvents()
    yield window
    screen.settle(window)
