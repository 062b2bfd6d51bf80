"""Progress, opened from the count: every view draws what its table says, and the table is copied."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from coalition_app.desktop.follow_up import progress_popover
from coalition_app.desktop.follow_up.progress_model import VIEWS, summary
from coalition_app.desktop.follow_up.progress_popover import ProgressPopover
from coalition_app.desktop.look import typeface
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from coalition_app.records.positions.held import read_held
from tests.desktop import screen
from tests.desktop.screen import pages_of


@pytest.fixture
def page(window: MainWindow, imported_case: Path) -> ProgressPopover:
    window.open_path(imported_case)
    window.go("signatories")
    screen.settle(window)
    pages_of(window).signatories.counted.click()
    return popover(window)


def popover(window: MainWindow) -> ProgressPopover:
    (found,) = window.findChildren(ProgressPopover)
    return found


def cells(page: ProgressPopover) -> list[list[str]]:
    return [line.split("\t") for line in page.table.as_text().splitlines()]


def test_the_line_ends_at_what_counts(page: ProgressPopover) -> None:
    assert page.found is not None
    # The words of number 18 are not settled: it is listed and does not count.
    assert (page.found.counted, page.found.unsettled) == (118, 1)
    assert page.found.days[-1].total == 118
    assert cells(page)[-1][-1] == "118"
    assert page.said.text().endswith("Unassigned, not counted: 1.")


def test_positions_are_those_of_the_grid(page: ProgressPopover, window: MainWindow) -> None:
    page.which.choose("demand")
    database, statement = window.operations.database, window.statement
    assert database is not None
    assert statement is not None
    with database.reading() as tx:
        counts = read_held(tx, statement).counts()
    heading, *rows = cells(page)
    assert heading[0] == "Demand"
    for row, number in zip(rows, counts, strict=True):
        assert sum(map(int, row[1:])) == sum(counts[number].values()) == 118


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_adds_up_and_is_drawn(page: ProgressPopover, view: str) -> None:
    page.which.choose(view)
    QCoreApplication.processEvents()
    heading, *rows = cells(page)
    if view not in ("time", "demand"):
        assert sum(int(row[1]) for row in rows) == (119 if view == "standing" else 118)
    assert heading[0]
    assert page.chart.accessibleName() == page.which.currentText()
    picture = page.chart.grab().toImage()
    corner = picture.pixel(picture.width() - 1, picture.height() - 1)
    drawn = {
        picture.pixel(across, down)
        for across in range(0, picture.width(), 3)
        for down in range(0, picture.height(), 3)
    }
    assert drawn - {corner}


def test_no_empty_room_is_between_bars_and_their_figures(
    page: ProgressPopover, window: MainWindow
) -> None:
    for view in ("demand", "section", "time"):
        page.which.choose(view)
        screen.settle(window)
        drawn = page.chart.mapTo(page, page.chart.rect().bottomLeft()).y()
        figures = page.table.mapTo(page, page.table.rect().topLeft()).y()
        assert drawn < figures <= drawn + 24


def test_the_head_of_the_figures_is_heavy(page: ProgressPopover) -> None:
    head = page.table.horizontalHeader()
    assert head.font().variableAxisValue(typeface.WEIGHT) == typeface.HEAVY
    assert head.font().pointSizeF() == page.table.font().pointSizeF()


def test_the_table_is_copied_by_keyboard(page: ProgressPopover, window: MainWindow) -> None:
    page.which.choose("section")
    page.table.setFocus()
    screen.press(page.table, Qt.Key.Key_C, ctrl=True)
    assert QGuiApplication.clipboard().text() == page.table.as_text()
    assert "\t" in page.table.as_text()
    assert screen.sentence(window) == "The table was copied."


def test_escape_closes_it_and_the_key_opens_it_from_any_page(
    page: ProgressPopover, window: MainWindow
) -> None:
    screen.press(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    screen.settle(window)
    window.go("journal")
    window.do("progress")
    again = popover(window)
    assert window.page_name() == "signatories"
    assert again.isVisible()
    frame = window.frameGeometry()
    assert frame.contains(again.geometry())


def test_nobody_signed_yet(window: MainWindow, empty_register: Path) -> None:
    window.open_path(empty_register)
    window.do("statement")
    screen.close_dialogs()
    window.do("progress")
    assert window.findChildren(ProgressPopover) == []


def test_a_long_list_is_counted_beside_the_window(
    window: MainWindow, imported_case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_popover, "AT_ONCE", 1)
    window.open_path(imported_case)
    window.do("progress")
    screen.settle(window)
    assert cells(popover(window))[-1][-1] == "118"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_nameless(page: ProgressPopover, window: MainWindow, language: str) -> None:
    window.speak(language)
    assert screen.nameless(page) == []
    assert page.found is not None
    kept = summary(page.found).endswith(":\u00a01.")
    assert kept or language == "en", "the count is in a line with its words"
