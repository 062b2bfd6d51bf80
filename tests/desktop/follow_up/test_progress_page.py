"""The page of progress: every view draws what its table says, and the table is copied."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from coalition_app.desktop.follow_up.progress_model import VIEWS
from coalition_app.desktop.follow_up.progress_page import ProgressPage
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from coalition_app.records.positions.held import read_held
from tests.desktop import screen
from tests.desktop.screen import pages_of


@pytest.fixture
def page(window: MainWindow, imported_case: Path) -> ProgressPage:
    window.open_path(imported_case)
    window.do("go-progress")
    screen.settle(window)
    return pages_of(window).progress


def cells(page: ProgressPage) -> list[list[str]]:
    return [line.split("\t") for line in page.table.as_text().splitlines()]


def test_the_line_ends_at_what_counts(page: ProgressPage) -> None:
    assert page.found is not None
    # The words of number 18 are not settled: it is listed and does not count.
    assert (page.found.counted, page.found.unsettled) == (118, 1)
    assert page.found.days[-1].total == 118
    assert cells(page)[-1][-1] == "118"
    assert page.said.text().endswith("Unassigned, not counted: 1.")


def test_positions_are_those_of_the_grid(page: ProgressPage, window: MainWindow) -> None:
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
def test_every_view_adds_up_and_is_drawn(page: ProgressPage, view: str) -> None:
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


def test_the_table_is_copied_by_keyboard(page: ProgressPage, window: MainWindow) -> None:
    page.which.choose("section")
    page.table.setFocus()
    screen.press(page.table, Qt.Key.Key_C, ctrl=True)
    assert QGuiApplication.clipboard().text() == page.table.as_text()
    assert "\t" in page.table.as_text()
    assert screen.sentence(window) == "The table was copied."


def test_a_new_signature_shows_at_once(page: ProgressPage, window: MainWindow) -> None:
    window.do("sign")
    (dialog,) = screen.open_dialogs()
    dialog.name.setText("Фонд «Жаңа»")  # type: ignore[attr-defined]
    dialog.agree.click()  # type: ignore[attr-defined]
    screen.close_dialogs()
    screen.settle(window)
    assert page.found is not None
    assert page.found.counted == 119
    assert page.said.text().startswith("119 ")


def test_nobody_signed_yet(window: MainWindow, empty_register: Path) -> None:
    window.open_path(empty_register)
    window.do("statement")
    screen.close_dialogs()
    window.page("progress").show_statement(window.operations.database, None)  # type: ignore[arg-type]
    assert pages_of(window).progress.empty.isVisibleTo(pages_of(window).progress)
    assert not pages_of(window).progress.which.isVisibleTo(pages_of(window).progress)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_nameless(page: ProgressPage, window: MainWindow, language: str) -> None:
    window.speak(language)
    assert screen.nameless(page) == []
