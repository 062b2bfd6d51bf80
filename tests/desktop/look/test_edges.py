"""Edges and grounds that line up: captions of a wizard, fields of the details, a drawing on its ground."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.annex.edition_card import EditionCard
from coalition_app.desktop.controls.whole_cells import WholeCells
from coalition_app.desktop.follow_up.progress_popover import ProgressPopover
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.register.recent_list import RecentList
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.labels import TitleLabel
from coalition_app.desktop.widgets.wrapped_rows import RowList
from tests.desktop import screen
from tests.desktop.screen import pages_of


def test_captions_of_a_step_end_where_its_fields_begin(window: MainWindow) -> None:
    window.do("new")
    screen.settle(window)
    dialog = screen.dialog(NewRegisterDialog)
    shown = dialog.steps.currentWidget()
    assert shown is not None
    captions = [each for each in shown.findChildren(QLabel) if each.buddy() is not None]
    assert len(captions) == 4
    assert len({each.geometry().right() for each in captions}) == 1
    dialog.reject()


def test_fields_of_the_details_take_the_whole_column(
    window: MainWindow, imported_case: Path
) -> None:
    window.resize(1280, 720)
    window.open_path(imported_case)
    screen.settle(window)
    pages_of(window).signatories.choose([18])
    screen.settle(window)
    window.details.go("data")
    screen.settle(window)
    name = window.details.fields["name"]
    column = name.parentWidget()
    assert column is not None
    assert name.geometry().right() == column.rect().right()


def test_pairs_and_what_is_good_to_know_line_up_with_their_heads(
    window: MainWindow, imported_case: Path
) -> None:
    window.resize(1280, 720)
    window.open_path(imported_case)
    window.go("twins")
    screen.settle(window)
    page = pages_of(window).twins
    assert page.list.mapTo(page, QPoint()).x() == page.title.x()
    assert page.count.text() == "9 pairs to check · similar: 7, person and organisation: 2"
    window.go("annex")
    screen.settle(window)
    items = pages_of(window).annex.items
    assert items.fold.x() == 0
    said = items.fold.grab().toImage()
    ground = said.pixelColor(0, 0)
    inked = (
        x for x in range(20) if any(said.pixelColor(x, y) != ground for y in range(said.height()))
    )
    assert next(inked) <= 3
    first = items.steps[0]
    assert first.sentence.contentsMargins().left() == first.title.x() - first.sentence.x()


def test_the_buttons_of_an_edition_stand_above_its_fingerprint(application: QApplication) -> None:
    """Below it they were out of sight where the letters are large."""
    card = EditionCard()
    card.resize(300, 500)
    card.show()
    QCoreApplication.processEvents()
    assert card.buttons["open"].y() < card.buttons["print"].y() < card.sealed.y()
    card.resize(900, 500)
    QCoreApplication.processEvents()
    middles = {each.geometry().center().y() for each in card.buttons.values()}
    assert max(middles) - min(middles) <= 1
    assert max(middles) < card.sealed.y()


def test_recent_registers_have_rows_as_high_as_other_rows_of_two_lines(
    application: QApplication,
) -> None:
    listed = RecentList()
    row = listed.itemDelegate().sizeHint(QStyleOptionViewItem(), listed.model().index(0, 0))
    assert 51 <= row.height() <= 56


def test_the_first_letter_of_a_title_is_whole(application: QApplication) -> None:
    """J reaches out to the left of its place."""
    title = TitleLabel()
    title.setText("Journal")
    title.show()
    drawn = title.grab().toImage()
    column = {drawn.pixelColor(0, y).rgb() for y in range(drawn.height())}
    bearing = title.fontMetrics().leftBearing("J")
    assert title.contentsMargins().left() == -bearing > 0
    assert len(column) > 1  # where the letter begins, and not beyond it
    title.setText("Text")
    assert title.contentsMargins().left() == 0


def test_a_drawing_stands_on_the_ground_of_its_popover(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    screen.settle(window)
    pages_of(window).signatories.counted.click()
    screen.settle(window)
    (popover,) = window.findChildren(ProgressPopover)
    drawn = popover.grab().toImage()
    chart = popover.chart
    corner = chart.mapTo(popover, chart.rect().bottomRight())
    assert drawn.pixelColor(corner.x() - 2, corner.y() - 2) == QColor(theme.applied().raised)


def test_no_chip_is_narrower_than_its_words(window: MainWindow, imported_case: Path) -> None:
    window.open_path(imported_case)
    window.speak("ru")
    screen.settle(window)
    filters = pages_of(window).signatories.filters
    chips = [*filters.chips.values(), filters.more]
    for width in range(430, filters.width() + 1):
        filters.resize(width, filters.height())
        row = filters.layout()
        assert row is not None
        row.activate()
        cut = [
            each.text()
            for each in chips
            if not each.isHidden() and each.width() < each.sizeHint().width()
        ]
        assert cut == [], width


def first_ink(field: QWidget) -> int:
    """Return how many pixels from its edge the words of a field begin."""
    drawn = field.grab().toImage()
    middle = range(drawn.height() // 2 - 3, drawn.height() // 2 + 3)
    inked = (
        x
        for x in range(4, drawn.width())
        if any(drawn.pixelColor(x, y).lightness() < 90 for y in middle)
    )
    return next(inked)


def test_words_of_all_fields_begin_at_one_edge(application: QApplication) -> None:
    line, lines, box = QLineEdit("HH"), QPlainTextEdit("HH"), WholeBox()
    box.addItem("HH")
    lines.setFixedHeight(lines.fontMetrics().lineSpacing() + 20)
    form = QWidget()
    column = QVBoxLayout(form)
    for field in (line, lines, box):
        column.addWidget(field)
    form.show()
    application.processEvents()
    begins = {first_ink(field) for field in (line, lines, box)}
    assert max(begins) - min(begins) <= 1


def test_the_chosen_row_of_a_list_has_its_bar(application: QApplication) -> None:
    rows = RowList(separated=False)
    rows.addItem("one")
    rows.addItem("two")
    rows.setCurrentRow(1)
    rows.resize(200, 100)
    rows.show()
    rows.clearFocus()
    application.processEvents()
    drawn = rows.viewport().grab().toImage()
    at = rows.visualItemRect(rows.item(1)).center().y()
    assert drawn.pixelColor(1, at) == QColor(theme.applied().accent)
    assert drawn.pixelColor(8, at) == QColor(theme.applied().chosen)


def test_titles_of_pages_stand_in_one_place(window: MainWindow, imported_case: Path) -> None:
    window.resize(1280, 720)
    window.open_path(imported_case)
    places, heights = set(), set()
    for name in ("signatories", "evidence", "chase", "twins", "text", "journal", "directory"):
        window.go(name)
        screen.settle(window)
        page = window.page(name)
        title = next(each for each in page.findChildren(QLabel) if each.property("role") == "title")
        places.add(title.mapTo(window, title.rect().center()).y())
        beside = [e for e in page.findChildren(QPushButton) if e.isVisible()]
        heights |= {e.height() for e in beside if e.mapTo(page, QPoint()).y() < 30}
    assert max(places) - min(places) <= 1, places
    assert max(heights) <= 30, heights


def test_names_of_list_and_grid_and_the_pages_number_cover_nothing(
    window: MainWindow, imported_case: Path
) -> None:
    window.resize(1280, 720)
    window.open_path(imported_case)
    page = pages_of(window).signatories
    table, begins = page.table, set()
    for name in ("signatories", "positions"):
        window.go(name)
        screen.settle(window)
        names = table if name == "signatories" else page.grid.table.names
        at = names.columnViewportPosition(1)
        begins.add(names.viewport().mapTo(page, QPoint(at, 0)).x())
    assert len(begins) == 1, begins
    window.go("annex")
    screen.settle(window)
    annex = pages_of(window).annex.pages
    assert annex.pill.isVisible() and annex.pill.y() >= annex.view.geometry().bottom()


def test_what_needs_work_keeps_its_colour_in_a_chosen_row(application: QApplication) -> None:
    table, model = QTableView(), QStandardItemModel()
    item = QStandardItem("needs review")
    item.setForeground(QColor(theme.applied().warning))
    model.appendRow(item)
    table.setModel(model)
    table.setItemDelegate(WholeCells(table))
    table.setColumnWidth(0, 200)
    table.resize(260, 100)
    table.selectAll()
    table.show()
    QCoreApplication.processEvents()
    drawn = table.viewport().grab(table.visualRect(model.index(0, 0))).toImage()
    wide, high = range(drawn.width()), range(drawn.height())
    assert any(drawn.pixelColor(x, y) == item.foreground().color() for x in wide for y in high)
