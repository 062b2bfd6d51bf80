"""The figures of the window at 1280x720 on the real case: controls in sight, rows and where they begin.

A side list, a bar of tabs, a row of chips, of tags or of segments is one control.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.side_rows import PAGE, PlaceList
from coalition_app.desktop.signatories.filter_chips import FilterChips
from coalition_app.languages import LANGUAGES
from tests.desktop import geometry, screen
from tests.desktop.screen import pages_of

MOST_CONTROLS, LOWEST_FIRST_ROW, LEAST_ROWS, MOST_ELIDED = 24, 175, 17, 0.03
ONE = Segments | FilterChips | QTabBar | PlaceList
SINGLE = QAbstractButton | QComboBox | QLineEdit
DAILY = ("evidence", "signatories", "chase", "annex")
"""Where a letter that came, words, who has not answered, and what stops the annex are seen to."""
PAGES = (*DAILY, "text", "twins", "directory", "journal", "backups")


@pytest.fixture(params=LANGUAGES)
def opened(window: MainWindow, imported_case: Path, request: pytest.FixtureRequest) -> MainWindow:
    window.speak(request.param)
    window.open_path(imported_case)
    pages_of(window).signatories.choose([18])
    screen.settle(window)
    return window


def test_the_list_shows_few_controls_and_many_rows(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    assert table.viewport().mapTo(opened, QPoint()).y() <= LOWEST_FIRST_ROW
    assert table.viewport().height() // table.rowHeight(0) >= LEAST_ROWS
    shown = controls(opened)
    assert len(shown) <= MOST_CONTROLS


def test_few_cells_are_shortened(opened: MainWindow) -> None:
    cells = shortened = 0
    for page in ("signatories", "positions", "evidence", "chase", "directory"):
        opened.go(page)
        screen.settle(opened)
        for view in opened.findChildren(QTableView):
            if view.isVisible():
                seen = [each for each in geometry.seen(view) if each.data()]
                cells += len(seen)
                shortened += sum(geometry.is_shortened(view, each) for each in seen)
    assert cells > 100
    assert shortened <= MOST_ELIDED * cells, f"{shortened} of {cells}"


def test_the_four_daily_places_are_one_click_away_on_every_page(opened: MainWindow) -> None:
    places = opened.sidebar.list
    for page in PAGES:
        opened.go(page)
        screen.settle(opened)
        rows = {places.item(row).data(PAGE): row for row in range(places.count())}
        for place in DAILY:
            shown = places.visualItemRect(places.item(rows[place]))
            assert places.isVisible() and places.viewport().rect().contains(shown), (page, place)


def controls(root: QWidget) -> list[QWidget]:
    """Give what can be worked with and is in sight, a row of alike ones once."""
    found: list[QWidget] = []
    for each in geometry.shown(root):
        inside = any(isinstance(above, ONE | SINGLE) for above in geometry.above(each))
        if isinstance(each, ONE | SINGLE) and not inside and not each.visibleRegion().isEmpty():
            rest = [one.parentWidget() for one in found if isinstance(one, Tag)]
            if not isinstance(each, Tag) or each.parentWidget() not in rest:
                found.append(each)
    return found
