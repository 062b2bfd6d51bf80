"""Words that one line of a cell does not hold stand on two smaller lines, as long as the row has them."""

import pytest
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyleOptionViewItem, QTableView

from coalition_app.desktop.controls.fitted_names import both_lines
from coalition_app.desktop.controls.whole_cells import RaisedRows, WholeCells, _lines
from coalition_app.desktop.imports.look_rows import _lines_of, row_needed

NAME = "Казахстанское международное бюро по правам человека и соблюдению законности"


@pytest.mark.parametrize(
    ("words", "share", "high", "count"),
    [(NAME, 0.6, True, 2), (NAME, 1.2, True, 0), (NAME, 0.6, False, 0), ("«Эхо»", 0.6, True, 0)],
)
def test_a_long_name_has_two_lines_where_they_fit(
    application: QApplication, words: str, share: float, high: bool, count: int
) -> None:
    model = QStandardItemModel()
    model.appendRow(QStandardItem(words))
    table = QTableView()
    table.setModel(model)
    letters = QFontMetrics(table.font())
    delegate = WholeCells(table)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.widget = table
    option.rect.setWidth(round(share * letters.horizontalAdvance(NAME)))
    option.rect.setHeight(both_lines(letters.height()) if high else letters.height() + 2)
    super(WholeCells, delegate).initStyleOption(option, model.index(0, 0))
    _place, lines = _lines(option)
    assert len(lines) == count
    if lines:
        assert " ".join(each.words for each in lines) == words
    delegate.initStyleOption(option, model.index(0, 0))
    assert option.text == ("" if lines else words)


def test_the_reason_of_a_doubt_is_not_cut_at_its_number(application: QApplication) -> None:
    reason = "the same name stands there under number 110; the rest differs"
    model = QStandardItemModel()
    model.appendRow([QStandardItem(words) for words in ("18", "ОО «Эхо»", reason)])
    table = QTableView()
    table.setModel(model)
    table.setColumnWidth(1, round(0.6 * QFontMetrics(table.font()).horizontalAdvance(reason)))
    lines = _lines_of(model.index(0, 1), table, heavier=False)
    assert " ".join(each.words for each in lines if each.tone == "warning") == reason
    assert sum(each.step for each in lines) < row_needed(table, 0)


def test_a_table_is_scrolled_away_from_the_current_row(application: QApplication) -> None:
    model = QStandardItemModel(300, 2)
    table = QTableView()
    table.setModel(model)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    RaisedRows(table, lambda row: 400 if row == 20 else 30 + row % 4 * 17).measure()
    table.resize(400, 330)
    table.show()
    table.setCurrentIndex(model.index(20, 0))
    bar = table.verticalScrollBar()
    for step in (30, -30):
        for _each in range(30):
            before = bar.value()
            bar.setValue(before + step)
            assert bar.value() == before + step


def test_rows_that_go_one_by_one_are_measured_once(application: QApplication) -> None:
    model, asked = QStandardItemModel(100, 2), list[int]()

    def needed(row: int) -> int:
        asked.append(row)
        return 40

    table = QTableView()
    table.setModel(model)
    raised = RaisedRows(table, needed)
    table.show()
    raised.measure()
    asked.clear()
    for _each in range(20):
        model.removeRow(0)
    application.processEvents()
    assert asked == [*range(80)]
    assert all(table.rowHeight(row) == 40 for row in range(80))
