"""The list, the grid and other tables of signatories in large letters."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.model import COLUMNS
from tests.desktop import geometry, screen
from tests.desktop.later_dialogs import further_register
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, add_statement, make_register


def test_what_is_round_is_round_in_large_letters_too(
    window: MainWindow, register: Path, application: QApplication
) -> None:
    window.open_path(register)
    screen.settle(window)
    chips = pages_of(window).signatories.chips.values()
    (radius,) = re.findall(r'role="chip"\] { border-radius: (\d+)px', application.styleSheet())
    shown = [each.height() / 2 for each in chips if each.isVisible()]
    assert all(half - 2 <= int(radius) <= half for half in shown)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_list_is_whole_at_twice_the_size(
    window: MainWindow, register: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(register)
    pages_of(window).signatories.choose([1])
    QCoreApplication.processEvents()
    page = pages_of(window).signatories
    assert not window.details_room.isVisible()
    for chip in page.chips.values():
        assert chip.width() >= chip.sizeHint().width(), chip.text()
    assert page.table.rowHeight(0) > page.table.fontMetrics().height()
    assert page.table.columnWidth(1) >= page.table.fontMetrics().horizontalAdvance("ОФ «Одна»")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_list_and_grid_can_be_switched(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    """How many count goes before the switch does."""
    window.speak(language)
    window.open_path(imported_case)
    screen.settle(window)
    assert pages_of(window).signatories.head.switch.isVisible()


def test_a_size_tried_out_leaves_the_columns_as_they_were(
    window: MainWindow, imported_case: Path, application: QApplication
) -> None:
    window.open_path(imported_case)
    large, usual = QFont(application.font()), QFont(application.font())
    usual.setPointSizeF(large.pointSizeF() / 2)
    table, seen = pages_of(window).signatories.table, list[dict[str, int]]()
    columns = pages_of(window).signatories.columns
    # The name takes the room that is left, of which the details may have some more or less.
    for font in (usual, large, usual, large):
        application.setFont(font)
        theme.apply_theme(application, "light")
        screen.settle(window)
        others = [each for each in columns.shown() if each != "name"]
        seen.append({each: table.columnWidth(COLUMNS.index(each)) for each in others})
    assert seen[0] == seen[2] and seen[1] == seen[3]
    assert "representative" in seen[0]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_chips_leave_their_row_to_seven_rows_of_grid_and_waiting(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    screen.settle(window)
    listed = pages_of(window).signatories
    assert listed.filters.more.text().startswith(listed.chips[""].text())
    window.go("positions")
    screen.settle(window)
    cells = pages_of(window).positions.cells
    assert cells.viewport().height() >= 7 * cells.rowHeight(0)
    window.go("chase")
    screen.settle(window)
    waiting = pages_of(window).chase
    assert waiting.table.rowAt(waiting.table.viewport().height() - 2) >= 7
    menu = waiting.chip_menu.menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == [
        each.text() for each in waiting.chips.values() if not each.isHidden()
    ]
    menu.actions()[1].trigger()
    assert waiting.model.numbers == [18]
    assert waiting.chip_menu.text().startswith(waiting.chips["unsettled"].text())


@pytest.mark.parametrize("demands", [3, 12])
def test_the_grid_has_five_rows(window: MainWindow, tmp_path: Path, demands: int) -> None:
    path = tmp_path / "many.coalition"
    with make_register(path, statements_made=0) as made:
        add_statement(made, demands=demands)
        add_signatures(made, 30)
    window.speak("ru")
    window.open_path(path)
    window.go("positions")
    screen.settle(window)
    cells = pages_of(window).positions.cells
    assert cells.viewport().height() >= 5 * cells.rowHeight(0)


def test_the_totals_of_the_grid_add_up(
    window: MainWindow, built_case: Path, tmp_path: Path
) -> None:
    window.speak("kk")
    window.open_path(further_register(built_case / "attested.coalition", tmp_path))
    window.go("positions")
    screen.settle(window)
    table = pages_of(window).positions.table
    words, shown = table.count_words.model(), table.counts.model()
    assert [words.index(row, 1).data() for row in range(words.rowCount())] == [
        "+ қолдайды",
        "өзге ұстаным",
    ]
    assert [
        [shown.index(row, at).data() for at in range(shown.columnCount())]
        for row in range(shown.rowCount())
    ] == [["117", "117", "117"], ["−\u00a01", "±\u00a01", "•\u00a01"]]
    assert table.counts.height() >= 2 * table.counts.rowHeight(0)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_names_and_kinds_are_whole_in_rows_of_two_lines(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    pages = pages_of(window)
    for key, table in (("chase", pages.chase.table), ("directory", pages.directory.table)):
        window.go(key)
        screen.settle(window)
        cells = [each for each in geometry.seen(table) if not table.isColumnHidden(each.column())]
        assert len({each.row() for each in cells}) >= 7
        assert [each.data() for each in cells if geometry.is_shortened(table, each)] == []


def test_pairs_are_a_card_where_they_stand_alone(window: MainWindow, imported_case: Path) -> None:
    window.open_path(imported_case)
    window.go("twins")
    screen.settle(window)
    page = pages_of(window).twins
    place = page.list.mapTo(page, page.list.rect().topLeft())
    title = page.title.mapTo(page, page.title.rect().topLeft())
    assert place.x() == title.x()
    assert page.list.width() == page.width() - 2 * place.x()
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_Return)
    screen.settle(window)
    assert page.pane.isVisible() and not page.list.isVisible()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_pair_is_scrolled_no_further_than_its_last_line(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.go("twins")
    screen.settle(window)
    page = pages_of(window).twins
    page.beside.open.click()
    screen.settle(window)
    for _pair in page.model.pairs[:4]:
        inside, last = page.pane.sides.widget(), page.choice.later
        assert inside is not None
        end = last.mapTo(inside, last.rect().bottomLeft()).y()
        assert inside.height() > page.pane.sides.viewport().height()
        assert 0 < inside.height() - end < 32
        page.onward.click()
        screen.settle(window)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_button_leads_to_what_has_no_room_beside_its_list(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    pages = pages_of(window)
    for key, page in (("twins", pages.twins), ("directory", pages.directory)):
        window.go(key)
        screen.settle(window)
        button, count = page.beside.open, page.count
        assert geometry.in_sight(button, page) and button.property("role") == "first"
        assert geometry.cut(page) == []
        title = geometry.top_in(page.title, page) + page.title.height() // 2
        counted = geometry.top_in(count, page)
        assert counted < title < counted + count.height(), "the count is beside the title"
        button.click()
        screen.settle(window)
        assert page.beside.alone and page.pane.isVisible() and not button.isVisible()
        page.beside.back.click()
        screen.settle(window)
        assert button.isVisible() and not page.pane.isVisible()


def test_steps_from_pair_to_pair_stand_where_two_are_compared(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.go("twins")
    screen.settle(window)
    page = pages_of(window).twins
    assert not page.onward.isVisible()
    page.beside.open.click()
    screen.settle(window)
    assert page.back.isVisible() and page.onward.isVisible()
    page.beside.back.click()
    screen.settle(window)
    assert not page.onward.isVisible()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_letters_to_all_are_the_filled_button_in_words(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.go("chase")
    screen.settle(window)
    page = pages_of(window).chase
    assert "119" in page.letters.text() and page.letters.property("role") == "first"
    assert geometry.cut(page) == []
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [window]


def test_a_popover_that_covers_the_window_has_a_cross(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    screen.settle(window)
    for key in ("filter", "progress"):
        window.do(key)
        screen.settle(window)
        (card,) = screen.popovers()
        (cross,) = (e for e in card.findChildren(QPushButton) if e.accessibleName() == "Close")
        assert geometry.in_sight(cross, card)
        cross.click()
        assert screen.popovers() == []
