"""A grid of twenty demands at 1280x720: signs alone, whole words for whoever asks, counts a line each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.grid import PositionsGrid
from coalition_app.desktop.positions.model import FIRST_DEMAND, STATED
from coalition_app.languages import LANGUAGES
from coalition_app.records.positions.held import read_held
from tests.desktop import geometry, screen
from tests.desktop.screen import pages_of, window_of
from tests.registers import add_signatures, add_statement, make_register, statement_of

MANY = 20
POLICIES = tuple("core" if at == 5 else "open" for at in range(1, MANY + 1))


@pytest.fixture(params=LANGUAGES)
def page(
    request: pytest.FixtureRequest, window: MainWindow, tmp_path: Path
) -> Iterator[PositionsGrid]:
    """Give the grid of thirty signatures in each language; demand 5 is core."""
    path = tmp_path / "many.coalition"
    with make_register(path, statements_made=0) as made:
        add_statement(made, demands=MANY, policies=POLICIES)
        add_signatures(made, 30)
    window.speak(request.param)
    window.open_path(path)
    window.go("positions")
    screen.settle(window)
    yield pages_of(window).positions


def head(page: PositionsGrid, demand: int, role: Qt.ItemDataRole) -> str:
    return str(page.model.headerData(FIRST_DEMAND + demand - 1, Qt.Orientation.Horizontal, role))


def test_at_least_sixteen_demands_are_seen_at_once(page: PositionsGrid) -> None:
    view = page.cells.viewport().width()
    seen = [
        at
        for at in range(FIRST_DEMAND, FIRST_DEMAND + MANY)
        if page.cells.columnViewportPosition(at) + page.cells.columnWidth(at) <= view
    ]
    assert len(seen) >= 16
    assert geometry.faults(page.window()) == []


def test_heads_are_numbers_with_the_words_of_the_demand_in_the_tooltip(page: PositionsGrid) -> None:
    shown, told = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
    assert [head(page, at, shown) for at in (1, 5, 20)] == ["1", "5◆", "20"]
    assert head(page, 20, told).endswith("\nТребование 20.")


def test_a_stated_position_is_told_from_the_one_by_default(page: PositionsGrid) -> None:
    page.cells.set_current(0, FIRST_DEMAND)
    screen.press(page.cells, Qt.Key.Key_1)
    screen.settle(window_of(page))
    stated, default = (page.model.index(0, FIRST_DEMAND + at) for at in (0, 1))
    assert stated.data() == default.data() == "+"
    assert (stated.data(STATED), default.data(STATED)) == (True, False)
    tips = [each.data(Qt.ItemDataRole.ToolTipRole) for each in (stated, default)]
    assert len(tips[0].split("\n")) + 1 == len(tips[1].split("\n"))
    page.cells.set_current(4, FIRST_DEMAND + 4)
    place = page.cells.visualRect(stated)
    picture = page.cells.viewport().grab()
    assert picture.copy(place).toImage() != picture.copy(page.cells.visualRect(default)).toImage()


def test_the_counts_of_each_demand_are_those_of_the_annex(page: PositionsGrid) -> None:
    page.cells.set_current(0, FIRST_DEMAND + 6)
    screen.press(page.cells, Qt.Key.Key_4)
    screen.settle(window_of(page))
    database = window_of(page).operations.database
    assert database is not None
    with database.reading() as tx:
        counted = read_held(tx, statement_of(tx)).counts()
    shown = page.table.counts.model()
    for at, of_demand in enumerate(counted.values()):
        lines = [shown.index(row, at).data() for row in range(shown.rowCount())]
        assert lines == [str(of_demand["supports"]), str(of_demand["abstains"])]
    assert counted[7]["abstains"] == 1
