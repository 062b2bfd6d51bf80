"""The page of signatories: searched, filtered, sorted, edited, copied and printed as it is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPushButton

from coalition_app import settings
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories import page as page_module
from coalition_app.desktop.signatories.filter_popover import FilterPopover
from coalition_app.desktop.signatories.model import COLUMNS
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.widgets.found_words import PLACES, fitted
from coalition_app.desktop.widgets.question import Question
from coalition_app.records.lists.signature_list import ListFilter
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import (
    add_statement,
    hold_originals,
    make_register,
    signatures_of,
    statement_of,
)

PEOPLE = (
    # name, representative, place, status
    ("«Шаңырақ»", "Махамбет Абжан", "Алматы", "signed"),
    ("«Әділ Сөз»", "", "Алматы", "subject-to-approval"),
    ("=SUM(A1)", "<b>Дана</b>", "Астана", "signed"),
    ("«Бірлік»", "", "", "signed"),
    ("«Ерлік»", "Омаров Дос", "Астана", "withdrawn"),
)
PLACE, NAME = COLUMNS.index("place"), COLUMNS.index("name")


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


def shown(window: MainWindow) -> list[int]:
    return list(pages_of(window).signatories.model.keys)


def texts(window: MainWindow) -> list[str]:
    """Give the words of the chips that are seen."""
    buttons = pages_of(window).signatories.filters.findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisibleTo(window)]


def find(window: MainWindow, words: str) -> None:
    """Type into the search field and let the list follow."""
    pages_of(window).signatories.search.setText(words)
    pages_of(window).signatories.show_list()


def click_heading(window: MainWindow, column: str) -> None:
    header = pages_of(window).signatories.table.horizontalHeader()
    at = COLUMNS.index(column)
    place = QPoint(header.sectionViewportPosition(at) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def cell(window: MainWindow, number: int, column: str) -> QPoint:
    """Give the middle of a cell in the table's viewport."""
    page = pages_of(window).signatories
    index = page.model.index(page.model.row_of(number), COLUMNS.index(column))
    return page.table.visualRect(index).center()


def edit(window: MainWindow, number: int, column: str) -> QLineEdit:
    """Choose a cell with the mouse, press F2 and give the editor."""
    table = pages_of(window).signatories.table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell(window, number, column))
    window.menus.actions["edit"].trigger()
    return editor(window)


def editor(window: MainWindow) -> QLineEdit:
    QCoreApplication.processEvents()
    (found,) = [
        each
        for each in pages_of(window).signatories.table.findChildren(QLineEdit)
        if each.property("role") == "cell" and each.isVisible()
    ]
    return found


def test_the_search_follows_the_keys_across_scripts(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    for letters in ("shanyraq", "шанырак"):
        page.search.clear()
        screen.type_words(page.search, letters)
        assert page._delay.isActive()
        page._delay.timeout.emit()
        assert shown(opened) == [1]
    find(opened, "абжан")
    assert shown(opened) == [1]
    assert page.count.text().startswith("1 signature shown")


def test_chips_count_combine_and_go(opened: MainWindow) -> None:
    chips = pages_of(opened).signatories.chips
    counts = {key: chip.text().split("  ")[-1] for key, chip in chips.items()}
    assert counts == {
        "": "5",
        "exceptions": "1",
        "unsettled": "0",
        "alike": "0",
        "broken": "0",
        "without-evidence": "2",
        "subject-to-approval": "1",
        "withdrawn": "1",
    }
    assert [key for key, chip in chips.items() if chip.isVisible()] == [
        key for key, count in counts.items() if count != "0"
    ]
    assert pages_of(opened).signatories.counted.text() == "counted 3 of 5 ▾"
    chips["without-evidence"].click()
    assert shown(opened) == [3, 4]
    assert chips["withdrawn"].text().endswith("  0")
    assert chips["subject-to-approval"].text().endswith("  0")
    chips["withdrawn"].click()
    assert shown(opened) == []
    assert [key for key, chip in chips.items() if chip.isChecked()] == [
        "without-evidence",
        "withdrawn",
    ]
    chips["without-evidence"].click()
    chips["withdrawn"].click()
    assert shown(opened) == [1, 2, 3, 4, 5]
    assert chips[""].isChecked()
    chips[""].click()
    assert chips[""].isChecked()


def test_the_panel_filters_by_any_value_and_its_chip_takes_it_away(opened: MainWindow) -> None:
    opened.do("filter")
    panel = screen.popover(FilterPopover)
    QCoreApplication.processEvents()
    flag = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    (astana,) = panel.tree.findItems("Астана", flag)
    assert astana.text(1) == "2"
    astana.setCheckState(0, Qt.CheckState.Checked)
    QCoreApplication.processEvents()
    (withdrawn,) = panel.tree.findItems("withdrawn", flag)
    assert withdrawn.text(1) == "1"
    panel.close()
    assert shown(opened) == [3, 5]
    chip = next(each for each in passing(opened) if "Астана" in each.text())
    chip.click()
    assert shown(opened) == [1, 2, 3, 4, 5]


def menu_of(window: MainWindow) -> list[str]:
    """Give the words of the menu of filters, as it is when it opens."""
    filters = pages_of(window).signatories.filters
    filters.fill_menu()
    return [each.text() for each in filters.menu.actions() if not each.isSeparator()]


def choose_in_menu(window: MainWindow, words: str) -> None:
    at = menu_of(window).index(words)
    filters = pages_of(window).signatories.filters
    [each for each in filters.menu.actions() if not each.isSeparator()][at].trigger()


def test_chips_stay_in_one_row_and_the_rest_goes_into_the_menu(opened: MainWindow) -> None:
    filters = pages_of(opened).signatories.filters
    wide = texts(opened)
    opened.resize(820, 700)
    QCoreApplication.processEvents()
    narrow = [each for each in texts(opened) if each != "Filter ▾"]
    assert 0 < len(narrow) < len(wide)
    assert all(each in menu_of(opened) for each in wide if each not in (*narrow, "Filter ▾"))
    tops = {each.y() for each in filters.findChildren(QPushButton) if each.isVisible()}
    assert len(tops) == 1
    choose_in_menu(opened, next(each for each in wide if each.startswith("Withdrawn")))
    assert filters.chips["withdrawn"].isVisible()


def passing(window: MainWindow) -> list[QAbstractButton]:
    buttons = pages_of(window).signatories.filters.findChildren(QAbstractButton)
    return [each for each in buttons if each.isVisibleTo(window)]


def test_a_filter_is_saved_under_its_words_and_forgotten(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    page.show_filtered(ListFilter(place=frozenset({"Алматы"})))
    choose_in_menu(opened, "Save this filter")
    assert screen.open_dialogs() == []
    assert "Алматы" in texts(opened)
    assert "Save this filter" not in menu_of(opened)
    assert settings.load()["filters"] == {"Алматы": {"place": ["Алматы"]}}
    page.show_everybody()
    next(each for each in passing(opened) if each.text() == "Алматы").click()
    assert shown(opened) == [1, 2]
    for standing in ("signed", "withdrawn"):
        kinds = frozenset({"organisation", "individual", "media", "movement", "union"})
        page.show_filtered(ListFilter(kind=kinds, standing=frozenset({standing})))
        choose_in_menu(opened, "Save this filter")
    names = list(settings.load()["filters"])
    assert len(set(names)) == 3, "one that is cut at the same letters does not replace another"
    assert all(len(each) <= 44 for each in names)
    for name in names:
        choose_in_menu(opened, f"Delete the saved filter “{name}”")
    assert settings.load()["filters"] == {}


def test_broken_names_and_possible_duplicates_have_chips_where_there_are_any(
    opened: MainWindow, imported_case: Path
) -> None:
    page = pages_of(opened).signatories
    assert page.chips["broken"].isHidden()
    assert page.chips["alike"].isHidden()
    opened.open_path(imported_case)
    opened.go("signatories")
    opened.resize(1600, 900)
    screen.settle(opened)
    page = pages_of(opened).signatories
    assert page.chips["broken"].text() == "Flaw in the list  26"
    assert page.statement is not None
    page.tell_alike(page.statement, [(1, 4), (2, 4)])
    assert page.chips["alike"].text() == "Look like another  3"
    page.chips["broken"].click()
    assert len(shown(opened)) == 26
    page.chips["broken"].click()
    page.chips["alike"].click()
    assert shown(opened) == [1, 2, 4]
    page.tell_alike(page.statement, [])
    assert page.chips["alike"].text() == "Look like another  0"


def test_nobody_found_says_so_and_offers_everybody(opened: MainWindow) -> None:
    find(opened, "nobody of this name")
    page = pages_of(opened).signatories
    assert page.nobody.isVisible()
    assert not page.first_import.isVisible()
    page.everybody.click()
    assert page.table.isVisible()
    assert page.search.text() == ""
    assert shown(opened) == [1, 2, 3, 4, 5]


def test_a_click_on_a_heading_sorts_and_is_remembered(opened: MainWindow) -> None:
    click_heading(opened, "name")
    assert shown(opened) == [3, 2, 4, 5, 1]
    headings = pages_of(opened).signatories.model.headerData
    across = Qt.Orientation.Horizontal
    assert headings(NAME, across) == "Signatory ▲"
    click_heading(opened, "name")
    assert shown(opened) == [1, 5, 4, 2, 3]
    assert headings(NAME, across) == "Signatory ▼"
    assert settings.load()["list"]["sort"] == ["name", True]
    click_heading(opened, "number")
    assert shown(opened) == [1, 2, 3, 4, 5]


def columns_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(menu: QMenu, words: str) -> None:
    (action,) = [each for each in menu.actions() if each.text() == words]
    action.trigger()
    menu.close()


def test_columns_are_chosen_in_a_menu_of_the_head(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    columns, header = page.columns, page.table.horizontalHeader()
    usual = ["number", "name", "representative", "position", "evidence"]
    header.customContextMenuRequested.emit(QPoint(20, 5))
    menu = columns_menu()
    assert screen.open_dialogs() == []
    assert [each.text() for each in menu.actions() if each.isChecked()][:2] == ["No.", "Signatory"]
    assert not next(each for each in menu.actions() if each.text() == "Signatory").isEnabled()
    pick(menu, "Kind")
    assert columns.chosen == [*usual[:3], "kind", *usual[3:]]
    assert settings.load()["list"]["columns"][3] == "kind"
    header.moveSection(header.visualIndex(COLUMNS.index("kind")), 1)
    opened.do("columns")
    pick(columns_menu(), "Representative")
    assert columns.chosen == ["number", "kind", "name", "position", "evidence"]
    opened.do("columns")
    pick(columns_menu(), "Reset to default")
    assert columns.chosen == usual
    opened.resize(1280, 720)
    QCoreApplication.processEvents()
    assert columns.shown() == usual
    opened.resize(1600, 900)
    QCoreApplication.processEvents()
    assert columns.shown() == [*usual[:3], "office", "place", *usual[3:]]
    opened.do("columns")
    pick(columns_menu(), "Place")
    assert columns.shown() == [*usual[:3], "office", *usual[3:]]


def test_columns_are_those_of_the_list_also_from_the_grid(opened: MainWindow) -> None:
    opened.go("positions")
    opened.do("columns")
    columns_menu().close()
    assert pages_of(opened).signatories.shown_view == "list"


def test_what_is_chosen_and_in_sight_stays_when_something_changes(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    page.choose([2, 4])
    assert page.chosen_numbers() == [2, 4]
    with database_of(opened).writing("sign") as tx:
        signatures.sign(tx, statement_of(tx), NewSignature(name="Жаңа"))
    opened.refresh()
    assert shown(opened) == [1, 2, 3, 4, 5, 6]
    assert page.chosen_numbers() == [2, 4]
    assert [row.number for row in page.chosen()] == [2, 4]
    click_heading(opened, "name")
    assert sorted(page.chosen_numbers()) == [2, 4]


def test_all_are_chosen_at_once_and_told(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    table.setFocus()
    screen.press(table, Qt.Key.Key_A, ctrl=True)
    assert pages_of(opened).signatories.chosen_numbers() == [1, 2, 3, 4, 5]
    assert "5 chosen" in pages_of(opened).signatories.count.text()
    assert len(pages_of(opened).signatories.chosen()) == 5


def test_choosing_a_number_that_a_filter_hides_shows_everybody(opened: MainWindow) -> None:
    pages_of(opened).signatories.chips["withdrawn"].click()
    find(opened, "ерлик")
    assert shown(opened) == [5]
    opened.show_numbers([2])
    assert shown(opened) == [1, 2, 3, 4, 5]
    assert pages_of(opened).signatories.chosen_numbers() == [2]


def test_a_cell_is_edited_in_place(opened: MainWindow) -> None:
    field = edit(opened, 4, "place")
    assert field.accessibleName() == "Place"
    field.clear()
    screen.type_words(field, "Қарағанды")
    screen.press(field, Qt.Key.Key_Return)
    screen.settle(opened)
    # The change is told with the events after those in which the editor was closed.
    QCoreApplication.processEvents()
    assert signatures_of(database_of(opened))[3].place == "Қарағанды"
    assert pages_of(opened).signatories.chosen_numbers() == [4]
    assert "Қарағанды" in str(pages_of(opened).signatories.model.index(3, PLACE).data())


def test_a_refused_value_comes_back_into_its_cell(opened: MainWindow) -> None:
    field = edit(opened, 4, "place")
    field.setText("ұ" * 5000)
    screen.press(field, Qt.Key.Key_Return)
    screen.settle(opened)
    again = editor(opened)
    assert again.text() == "ұ" * 5000
    assert screen.sentence(opened) != ""
    assert signatures_of(database_of(opened))[3].place == ""
    screen.press(again, Qt.Key.Key_Escape)
    assert pages_of(opened).signatories.model.index(3, PLACE).data() == ""


def test_the_name_is_locked_and_says_why(opened: MainWindow) -> None:
    index = pages_of(opened).signatories.model.index(0, NAME)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert "locked" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_double_click_and_insert_open_what_they_say(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    place = cell(opened, 2, "name")
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    asking = screen.dialog(PositionDialog)
    assert "2" in asking.windowTitle()
    asking.reject()
    table.setFocus()
    screen.press(table, Qt.Key.Key_Insert)
    screen.dialog(SignatureDialog).reject()


def test_chosen_rows_are_copied_as_text_and_as_a_table(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([1, 3])
    table = pages_of(opened).signatories.table
    table.setFocus()
    screen.press(table, Qt.Key.Key_C, ctrl=True)
    screen.settle(opened)
    copied = QGuiApplication.clipboard().mimeData()
    head, *rows = (line.split("\t") for line in copied.text().splitlines())
    one, three = (dict(zip(head, row, strict=True)) for row in rows)
    assert head[:2] == ["No.", "Signatory"]
    assert [one["No."], one["Signatory"], one["Standing"]] == ["1", "«Шаңырақ»", "signed"]
    assert one["Demand 1. Требование 1."] == "supports with a reservation"
    assert (one["Words 1"] != "", three["Words 1"]) == (True, "")
    assert [three["Signatory"], three["Representative"]] == ["'=SUM(A1)", "<b>Дана</b>"]
    assert three["Demand 1. Требование 1."] == "supports"
    assert "&lt;b&gt;Дана&lt;/b&gt;" in copied.html()
    assert ">=SUM(A1)<" in copied.html()
    assert screen.sentence(opened) == (
        "2 signatures copied (counted 3 of 5). Notes and contacts stay here."
    )


def test_the_whole_list_is_copied_where_nothing_is_chosen(opened: MainWindow) -> None:
    pages_of(opened).signatories.chips["without-evidence"].click()
    pages_of(opened).signatories.table.clearSelection()
    opened.do("copy")
    screen.settle(opened)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [each.split("\t")[0] for each in lines] == ["No.", "3", "4"]


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer answers here")
def test_without_a_printer_the_list_becomes_a_pdf(opened: MainWindow, tmp_path: Path) -> None:
    from PySide6.QtPdf import QPdfDocument

    target = tmp_path / "list.pdf"
    opened.choosers.target = lambda _parent, _title, _proposed: target
    pages_of(opened).signatories.chips["without-evidence"].click()
    opened.do("print-list")
    screen.settle(opened)
    document = QPdfDocument()
    document.load(str(target))
    text = document.getAllText(0).text()
    size = document.pagePointSize(0)
    pages = document.pageCount()
    document.close()
    assert pages == 1
    assert size.width() > size.height()
    assert "<b>Дана</b>" in text
    assert "Evidence: no evidence" in text
    assert "Page 1" in text
    assert "2 signatures; counted 3 of 5" in text.replace("\n", " ")
    assert "Шаңырақ" not in text
    assert str(target) in screen.sentence(opened)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "html"])
def test_the_list_is_saved_as_it_is_seen(opened: MainWindow, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"list.{ending}"
    opened.choosers.target = lambda _parent, _title, _proposed: target
    pages_of(opened).signatories.chips["without-evidence"].click()
    opened.do("save-list")
    screen.settle(opened)
    if ending == "xlsx":
        from python_calamine import CalamineWorkbook

        rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
        text = "\n".join(str(cell) for row in rows for cell in row)
    else:
        text = target.read_text(encoding="utf-8-sig")
    assert ("&lt;b&gt;Дана&lt;/b&gt;" if ending == "html" else "<b>Дана</b>") in text
    assert "Шаңырақ" not in text
    assert str(target) in screen.sentence(opened)


@pytest.mark.parametrize("name", ["list.pdf", "list.xyz"])
def test_a_list_is_not_saved_under_the_ending_of_another_form(
    opened: MainWindow, tmp_path: Path, name: str
) -> None:
    opened.choosers.target = lambda _parent, _title, _proposed: tmp_path / name
    opened.do("save-list")
    screen.settle(opened)
    assert "cannot be written" in screen.sentence(opened)
    assert not (tmp_path / name).exists()


def test_a_target_that_cannot_be_written_is_refused(opened: MainWindow, tmp_path: Path) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("a printer answers here")
    opened.choosers.target = lambda _parent, _title, _proposed: tmp_path / "none" / "list.pdf"
    opened.do("print-list")
    assert "There is no folder" in screen.sentence(opened)


def drop(window: MainWindow, numbers: list[int], before: int) -> None:
    """Drop rows upon the upper edge of another one."""
    page = pages_of(window).signatories
    page.choose(numbers)
    data = page.table.carried()
    at = QPointF(cell(window, before, "name")) - QPointF(0, 6)
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.table.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, buttons, keys))
    screen.settle(window)


def test_a_letter_typed_in_the_list_goes_through_no_row_of_it(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    table.choose_rows([0])
    table.setFocus()
    assert table.model().index(2, NAME).data().startswith("=")
    QTest.keyClicks(table, "=")  # Qt reads row after row to find it, minutes long in a long list
    assert table.currentIndex().row() == 0


def test_dragged_rows_take_the_place_before_another(opened: MainWindow) -> None:
    drop(opened, [4, 5], 2)
    names = [row.name for row in signatures_of(database_of(opened))]
    assert names == ["«Шаңырақ»", "«Бірлік»", "«Ерлік»", "«Әділ Сөз»", "=SUM(A1)"]
    assert pages_of(opened).signatories.chosen_numbers() == [2, 3]


def test_rows_are_not_moved_while_the_list_is_sorted_otherwise(opened: MainWindow) -> None:
    before = [row.name for row in signatures_of(database_of(opened))]
    click_heading(opened, "name")
    drop(opened, [4], 1)
    assert [row.name for row in signatures_of(database_of(opened))] == before
    assert "sort the list by number" in screen.sentence(opened)


def test_a_long_list_is_read_beside_the_window(
    window: MainWindow, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "SHORT", 1)
    window.open_path(register)
    assert shown(window) == []
    assert not pages_of(window).signatories.empty.isVisible()
    pages_of(window).signatories.choose([2])
    screen.settle(window)
    assert shown(window) == [1, 2, 3]
    assert pages_of(window).signatories.chosen_numbers() == [2]
    find(window, "birlik 3")
    screen.settle(window)
    assert shown(window) == [3]
    pages_of(window).signatories.sort_by(NAME)
    find(window, "")
    screen.settle(window)
    assert shown(window) == [1, 2, 3]
    window.close_register()
    assert shown(window) == []


def test_every_widget_of_the_list_s_filter_has_a_name(opened: MainWindow) -> None:
    opened.do("filter")
    panel = screen.popover(FilterPopover)
    nameless = screen.nameless(panel)
    panel.close()
    assert nameless == []
    assert screen.nameless(pages_of(opened).signatories) == []


def test_the_keyboard_stays_in_the_page_when_the_table_goes(opened: MainWindow) -> None:
    pages_of(opened).signatories.chips["withdrawn"].click()
    pages_of(opened).signatories.table.setFocus()
    find(opened, "nobody of this name")
    assert pages_of(opened).signatories.search.hasFocus()


def test_columns_give_way_to_the_name_where_the_window_is_narrow(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    page.columns.choose(list(COLUMNS))
    opened.resize(1280, 720)
    QCoreApplication.processEvents()
    shown_now = page.columns.shown()
    assert {"number", "name", "position", "evidence"} <= set(shown_now)
    under = set(page.table.under)
    assert under == set(COLUMNS) - set(shown_now)
    assert under
    at = page.model.row_of(2)
    line = page.model.row_at(at)
    assert line is not None
    assert line.signature.place in page.table.note(at)
    assert page.table.columnWidth(NAME) >= 200
    edges = [
        page.table.columnViewportPosition(COLUMNS.index(each))
        + page.table.columnWidth(COLUMNS.index(each))
        for each in shown_now
    ]
    assert max(edges) <= page.table.viewport().width()


def test_what_was_searched_is_marked_and_shown_where_its_column_is_hidden(
    opened: MainWindow,
) -> None:
    page = pages_of(opened).signatories
    screen.type_words(page.search, "шаны")
    page.show_list()
    assert page.model.index(0, NAME).data(PLACES) == ((1, 5),)
    assert page.table.found_unseen(0) == ""
    page.columns.choose(["number", "name", "standing", "position"])
    page.search.clear()
    screen.type_words(page.search, "абжан")
    page.show_list()
    assert shown(opened) == [1]
    assert page.model.index(0, NAME).data(PLACES) == ()
    assert page.table.found_unseen(0) == "Махамбет Абжан"
    before = page.table.grab().toImage()
    page.columns.choose(["number", "name", "representative", "standing", "position"])
    assert page.table.found_unseen(0) == ""
    assert page.table.grab().toImage() != before
    page.search.clear()
    page.show_list()
    assert page.model.index(0, NAME).data(PLACES) == ()


def test_a_number_that_was_searched_stands_in_its_row_once(
    opened: MainWindow, imported_case: Path
) -> None:
    opened.open_path(imported_case)
    opened.go("signatories")
    find(opened, "40")
    assert shown(opened) == [40]
    table = pages_of(opened).signatories.table
    assert "40" not in table.note(0)


def test_what_was_searched_is_not_cut_off(opened: MainWindow) -> None:
    metrics = pages_of(opened).signatories.table.fontMetrics()
    text = "Общественный культурно-исторический фонд «Кенесары Хан»"
    width = metrics.horizontalAdvance("фонд «Кенесары Хан»…")
    place = (text.index("Хан"), text.index("Хан") + 3)
    shown, gone = fitted(metrics, text, [place], width)
    assert shown.startswith("…")
    assert shown[place[0] - gone : place[1] - gone] == "Хан"
    assert fitted(metrics, text, [(0, 4)], width)[1] == 0
    assert fitted(metrics, text, [], width)[0].endswith("…")
    assert fitted(metrics, "Хан", [(0, 3)], width) == ("Хан", 0)


def test_what_waits_to_be_compared_is_hinted_at_beside_its_name(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    with database_of(opened).writing("sign") as tx:
        twin = NewSignature(name="«Бірлік»", representative="Дана", place="Астана")
        signatures.sign(tx, statement_of(tx), twin)
    opened.refresh()
    opened.badges.count()
    screen.settle(opened)
    hints = {number: page.model.hint(row) for row, number in enumerate(page.model.keys)}
    assert (hints[4], hints[6]) == ("looks like No. 6", "looks like No. 4")
    assert hints[1] == ""
    assert "looks like No. 6" in page.table.note(page.model.row_of(4))


def test_who_is_changed_stays_in_sight_until_something_else_is_searched(
    opened: MainWindow,
) -> None:
    """The row and its details went with the last letter, as if the signature were lost."""
    page = pages_of(opened).signatories
    find(opened, "абжан")
    line = edit(opened, 1, "representative")
    line.setText("Иное Имя")
    screen.press(line, Qt.Key.Key_Return)
    screen.settle(opened)
    screen.dialog(Question).agree.click()  # evidence rests on the name: it is a spelling
    screen.settle(opened)
    assert (shown(opened), page.chosen_numbers()) == ([1], [1])
    assert "No longer matches, still shown: No. 1" in page.count.text()
    find(opened, "абжан ")
    assert shown(opened) == []
    page.show_everybody()
    assert len(shown(opened)) == 5
    assert "No longer" not in page.count.text()
