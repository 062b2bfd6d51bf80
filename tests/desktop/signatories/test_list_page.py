"""The page of signatories: searched, filtered, sorted, edited, copied and printed as it is seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton

from coalition_app import settings
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories import page as page_module
from coalition_app.desktop.signatories.bulk_dialog import ChangeManyDialog
from coalition_app.desktop.signatories.filter_popover import FilterPopover
from coalition_app.desktop.signatories.model import COLUMNS
from coalition_app.desktop.widgets.found_words import PLACES, fitted
from coalition_app.desktop.widgets.question import Question
from coalition_app.records.lists.signature_list import ListFilter
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.desktop.signatories.listed import NAME, click_heading, edit, find, shown, texts
from tests.registers import make_register, statement_of


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


def test_with_nothing_else_to_offer_the_menu_is_the_panel(opened: MainWindow) -> None:
    filters = pages_of(opened).signatories.filters
    opened.resize(1600, 800)
    QCoreApplication.processEvents()
    assert menu_of(opened) == ["Choose what is shown…"]
    filters.more.click()
    screen.popover(FilterPopover).close()
    opened.resize(820, 700)
    QCoreApplication.processEvents()
    assert filters.more.menu() is filters.menu


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
    assert page.chips["alike"].text() == "In similar pairs  3"
    page.chips["broken"].click()
    assert len(shown(opened)) == 26
    page.chips["broken"].click()
    page.chips["alike"].click()
    assert shown(opened) == [1, 2, 4]
    page.tell_alike(page.statement, [])
    assert page.chips["alike"].text() == "In similar pairs  0"


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


def test_in_large_letters_the_head_tells_how_many_are_chosen(
    opened: MainWindow, application: QApplication
) -> None:
    """The chips, beside which it stands else, are in the head then."""
    was, page = theme.text_size(application), pages_of(opened).signatories
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        opened.resize(1280, 719)
        screen.settle(opened)
        said = page.counted.text()
        page.choose([2, 3, 4])
        assert page.counted.text() == "3 chosen ▾"
        page.counted.click()
        screen.dialog(ChangeManyDialog).reject()
        page.choose([2])
        assert page.counted.text() == said
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")


def test_choosing_a_number_that_a_filter_hides_shows_everybody(opened: MainWindow) -> None:
    pages_of(opened).signatories.chips["withdrawn"].click()
    find(opened, "ерлик")
    assert shown(opened) == [5]
    opened.show_numbers([2])
    assert shown(opened) == [1, 2, 3, 4, 5]
    assert pages_of(opened).signatories.chosen_numbers() == [2]


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
    places = opened.sidebar.list
    told = [places.item(at).toolTip() for at in range(places.count())]
    assert any("Possible duplicates: 1 pair" in each for each in told), "pairs, not signatures"


def test_who_may_be_the_attestor_is_not_said_to_look_like_a_number(opened: MainWindow) -> None:
    page = pages_of(opened).signatories
    with database_of(opened).writing("sign") as tx:
        person = NewSignature(name="Дана Ахметова", kind="individual")
        signatures.sign(tx, statement_of(tx), person)
    opened.refresh()
    screen.settle(opened)
    assert page.statement is not None
    page.tell_alike(page.statement, [(1, ATTESTOR), (6, ATTESTOR)])
    assert page.model.hint(page.model.row_of(1)) == "may be the attestor’s organisation"
    assert page.model.hint(page.model.row_of(6)) == "may be the attestor"
    assert ATTESTOR not in page.model.alike_of(page.statement.id)


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


def test_a_new_search_shows_its_best_hit(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "long.coalition"
    make_register(path, signatures=120).close()
    window.open_path(path)
    page = pages_of(window).signatories
    page.table.scrollTo(page.model.index(80, NAME))
    screen.settle(window)
    find(window, "1")
    assert shown(window)[0] == 1
    assert page.table.rowAt(0) == 0
