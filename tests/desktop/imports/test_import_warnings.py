"""The warnings of an import's preview: several are counted in one line, which opens."""

from pathlib import Path

import xlsxwriter
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen

LIST = (
    "Подписавшие заявление — всего 45 подписей\n\n1. ОФ «Тихий сад»\n2. ОФ «Лес»\n2. ОФ «Гора»\n"
    "4. ОФ «Поле»\n1. ОФ «Мост»\n2. ОФ «Брод»\n"
)


def test_several_warnings_are_one_line_that_opens_and_folds_again(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    QGuiApplication.clipboard().setText(LIST)
    window.do("paste")
    shown = screen.importing()
    warnings = shown.preview.draft.warnings
    # The last says that the numbers go on from those of the register.
    count = len(warnings) + 1
    assert shown.notes.more.text() == f"Warnings: {count} ▾"
    assert not any(each.isVisibleTo(shown) for each in shown.warnings)
    before = shown.tabs.y()
    shown.notes.more.setFocus()
    QTest.keyClick(shown.notes.more, Qt.Key.Key_Space)
    assert shown.notes.more.text() == f"Warnings: {count} ▴"
    said = [each.text() for each in shown.warnings]
    assert "45" in said[0]
    again = next(at for at, each in enumerate(warnings) if "start again" in each)
    # The fifth entry of the list will be number 8: three have signed before.
    assert warnings[again].endswith("list: 5.") and said[again].endswith("list: 8.")
    assert said[:again] == [each[:300] for each in warnings[:again]]
    assert all(each.isVisibleTo(shown) for each in shown.warnings)
    # Folded again they leave the room to the answers.
    shown.notes.more.click()
    screen.settle(window)
    assert not any(each.isVisibleTo(shown) for each in shown.warnings) and shown.tabs.y() == before
    # A list without a title of its own goes into the statement that is open.
    into = shown.target.statement()
    assert into is not None and window.statement is not None and into.id == window.statement.id
    shown.reject()


def test_each_warning_leads_to_the_lines_that_it_is_about(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.owners.imports.import_text(LIST)
    shown = screen.importing()
    shown.notes.more.click()
    lines = LIST.splitlines()
    printed = {at: line for at, line in enumerate(lines, start=1) if line[:1].isdigit()}
    told = {row.label.text(): row for row in shown.notes.rows}
    claim = next(row for text, row in told.items() if "45" in text)
    assert claim.jump.text() == "Go to line 1"
    twice = next(row for text, row in told.items() if "printed more than once" in text)
    # 2 is printed twice before the numbers start again, and once after.
    assert twice.jump.text() == "Go to line 4"
    QTest.keyClick(twice.jump, Qt.Key.Key_Space)
    assert shown.tabs.currentWidget() is shown.tabs.source
    assert shown.tabs.source.model.marked == (4, 4)
    assert printed[4].startswith("2.")
    assert twice.jump.text() == "Go to line 5"
    twice.jump.click()
    assert shown.tabs.source.model.marked == (5, 5)
    assert printed[5].startswith("2.")
    shown.reject()


def test_a_warning_of_the_second_sheet_leads_to_its_line_in_the_whole(
    window: MainWindow, empty_register: Path, tmp_path: Path
) -> None:
    file = tmp_path / "листы.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, rows in {
            "Бірінші": [("№", "Название"), (1, "ОФ «Эхо»"), (2, "ОФ «Лес»")],
            "Екінші": [("№", "Название"), (1, "ОФ «Бор»"), (4, "ОФ «Луг»")],
        }.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    window.open_path(empty_register)
    window.owners.imports.import_path(file)
    screen.settle(window)
    shown = screen.importing()
    missing = next(row for row in shown.notes.rows if "missing" in row.label.text())
    # Number 4, before which 2 and 3 are missing, is the third row of the second sheet.
    assert missing.jump.text() == "Go to line 6"
    shown.reject()


def test_a_warning_about_the_whole_has_no_line_to_go_to(
    window: MainWindow, empty_register: Path, tmp_path: Path
) -> None:
    file = tmp_path / "список.csv"
    file.write_text("Название,Телефон\nОФ «Эхо»,77011234567\nОФ «Лес»,\n", encoding="utf-8")
    window.open_path(empty_register)
    window.owners.imports.import_path(file)
    shown = screen.importing()
    assert [("Телефон" in each.text(), each.isVisible()) for each in shown.warnings] == [
        (True, True)
    ]
    assert not shown.notes.more.isVisible()
    assert not shown.notes.rows[0].jump.isVisible()
    shown.reject()


def test_a_list_that_goes_on_from_the_last_number_lacks_nothing(
    window: MainWindow, register: Path
) -> None:
    """Three have signed: what begins with 4 misses none, what begins with 6 does."""
    window.open_path(register)
    told = []
    for first in (4, 6):
        text = f"{first}. ОФ «Лес», Анна Ким, за наших\n{first + 1}. ОФ «Гора»\n{first + 3}. ОФ «Мост»\n"
        window.owners.imports.import_text(text)
        shown = screen.importing()
        screen.settle(window)
        if shown.notes.more.isVisible():
            shown.notes.more.click()
        rows = [row for row in shown.notes.rows if row.isVisibleTo(shown)]
        said = [row.label.text() for row in rows if "missing in" in row.label.text()]
        told.append([each.split(": ")[-1] for each in said])
        # The entry is named by the number that it will get, as in the list beside it.
        assert shown.look.name.text().startswith("No. 4 ·")
        shown.reject()
    assert told == [["6."], ["1-5.", "8."]]


def test_a_click_on_a_tab_leads_the_keyboard_into_its_part(
    window: MainWindow, register: Path
) -> None:
    """It went out of the preview, to the window's first button, and the answers' keys with it."""
    window.open_path(register)
    window.owners.imports.import_text("4. ОФ «Лес», Анна Ким, за наших\n5. ОФ «Гора»\n")
    shown = screen.importing()
    screen.settle(window)
    bar = shown.tabs.tabBar()
    for at in [each for each in range(bar.count()) if bar.isTabVisible(each)][::-1]:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
        QCoreApplication.processEvents()
        focused = QApplication.focusWidget()
        part = shown.tabs.currentWidget()
        assert part is not None and focused is not None and part.isAncestorOf(focused)
    shown.reject()
