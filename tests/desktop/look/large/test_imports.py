"""An import in large letters."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QTableView,
    QWidget,
)

from coalition_app.desktop.controls.fitted_names import both_lines, lines_held, whole_lines
from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.window_layout import Middle
from tests.desktop import geometry, screen
from tests.desktop.look.test_pictures import LIST

DOUBTFUL = "Подписи:\n\n1. Әлия Сапарова, тырым\n2. Нұрлан Әлиев, қырым\n3. ОО «Эхо», Анна Ким\n"
TABLE = """Отметка времени,Название организации полностью,"Кто подписывает (имя, фамилия и должность)",\
Телефон,Прочее
2026-03-14 10:00,«Эхо»,"Анна Ким, директор",+7 701 000 00 01,
2026-03-15 10:00,«Свет»,"Лев Цой, председатель правления, член совета директоров и основатель",,звонить днём
2026-03-16 10:00,«Бір»,"Әлия Сапарова, төрайым",,
"""


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_neither_the_page_below_a_strip_nor_a_new_signature_scrolls(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.owners.imports.import_text(DOUBTFUL)
    screen.settle(window)
    screen.importing().agree.click()
    screen.settle(window)
    assert window.findChild(ImportSummary) is not None
    (middle,) = window.findChildren(Middle)
    assert middle.verticalScrollBar().maximum() == 0
    window.do("sign")
    screen.settle(window)
    (dialog,) = screen.open_dialogs()
    assert isinstance(dialog, FormDialog)
    assert dialog.room.verticalScrollBar().maximum() == 0
    dialog.reject()


def test_doubts_of_an_import_are_settled_by_keys_alone(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.owners.imports.import_text(DOUBTFUL)
    screen.settle(window)
    shown = screen.importing()
    part = shown.look
    shown.activateWindow()
    part.table.setFocus()
    QCoreApplication.processEvents()
    left = part.model.rowCount()
    assert left == 2
    press(Qt.Key.Key_Return)
    assert part.side.isVisible() and not part.table.isVisible()
    for _entry in range(left):
        assert part.isAncestorOf(focused())
        press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    assert part.table.isVisible() and focused() is part.table
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2)
    assert part.model.rowCount() == left - 1
    assert part.isAncestorOf(focused())
    press(Qt.Key.Key_2)
    assert part.model.rowCount() == 0
    assert focused() is part.empty
    shown.reject()


def test_enter_answers_nothing_once_the_mouse_has_opened_an_entry(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.owners.imports.import_text(DOUBTFUL)
    screen.settle(window)
    shown = screen.importing()
    part = shown.look
    shown.activateWindow()
    part.table.setFocus()
    QCoreApplication.processEvents()
    left = part.model.rowCount()
    QTest.mouseClick(part.open, Qt.MouseButton.LeftButton)
    assert part.side.isVisible() and not part.open.isVisible()
    assert focused() is part.side
    press(Qt.Key.Key_Return)
    assert part.model.rowCount() == left
    shown.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_an_import_has_seven_rows_and_the_parts_in_a_menu(
    window: MainWindow, empty_register: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(empty_register)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    shown = screen.importing()
    (around,) = [each for each in window.findChildren(QScrollArea) if each.isAncestorOf(shown)]
    assert shown.tabs.tabBar().isHidden()
    menu = shown.tabs.choice.menu()
    menu.aboutToShow.emit()
    offered = [each.text() for each in menu.actions()]
    assert len(offered) == 5
    for at, words in enumerate(offered):
        menu.actions()[at].trigger()
        screen.settle(window)
        assert shown.tabs.choice.text().startswith(words)
        assert around.verticalScrollBar().maximum() == 0, words
        assert geometry.in_sight(shown.agree, around), "what ends it stays in sight"
        for table in shown.tabs.currentWidget().findChildren(QTableView):
            # Beside skipped lines are four controls, which take two lines in Russian.
            least = 6 if shown.tabs.currentWidget() is shown.left else 7
            assert table.viewport().height() >= least * table.verticalHeader().defaultSectionSize()
        menu.aboutToShow.emit()
    choice = shown.tabs.choice
    assert choice.width() == choice.sizeHint().width(), "a chip is as long as its words"
    # Names have half the width, and the number beside a tick is whole.
    named, left = shown.read.table, shown.left.table
    assert 2 * named.columnWidth(1) >= named.viewport().width()
    whole = left.fontMetrics().horizontalAdvance("440")
    assert left.columnWidth(0) > left.fontMetrics().height() + whole + 24
    # What stands in the row of the tabs elsewhere is reached here as well.
    assert shown.undo.isVisible() and shown.redo.isVisible()
    assert shown.head.rare.isVisible() and not shown.report.isVisible()
    rare = shown.head.rare.menu()
    rare.aboutToShow.emit()
    seen = [each for each in rare.actions() if each.isVisible()]
    assert [each.isEnabled() for each in seen] == [True, False, False]
    assert geometry.cut(shown) == []
    shown.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_three_rows_of_a_table_are_seen_below_what_its_columns_are(
    window: MainWindow, empty_register: Path, tmp_path: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(empty_register)
    file = tmp_path / "Ответы формы о подписании совместного заявления.csv"
    file.write_text(TABLE, encoding="utf-8")
    window.owners.imports.import_path(file)
    screen.settle(window)
    shown = screen.importing()
    shown.tabs.setCurrentWidget(shown.columns)
    screen.settle(window)
    (around,) = [each for each in window.findChildren(QScrollArea) if each.isAncestorOf(shown)]
    assert around.verticalScrollBar().maximum() == 0
    table = shown.columns.table
    in_last_row = table.item(3, 0)
    assert in_last_row is not None
    last = table.visualItemRect(in_last_row)
    assert last.isValid() and last.bottom() < table.viewport().height()
    assert last.height() >= table.fontMetrics().height()
    # What stands below the table elsewhere is reached here as well.
    assert not shown.columns.save.isVisible()
    assert shown.columns.save.text() in [
        e.text() for e in shown.head.rare.menu().actions() if e.isVisible()
    ]
    shown.reject()


def test_words_read_from_a_list_are_whole_in_an_import(
    window: MainWindow, empty_register: Path
) -> None:
    window.speak("kk")
    window.open_path(empty_register)
    window.owners.imports.import_text(
        "1. ОО «Эхо», Анна Ким, директор\n2. Иванов Пётр, кроме п. 2\n"
    )
    screen.settle(window)
    shown = screen.importing()
    table = shown.tabs.read.table
    shown.tabs.setCurrentWidget(shown.tabs.read)
    screen.settle(window)
    for field in ("representative", "reservation"):
        column = FIELDS.index(field)
        words = [table.model().index(row, column).data() or "" for row in range(2)]
        wide = max(map(table.fontMetrics().horizontalAdvance, words))
        assert not table.isColumnHidden(column) and table.columnWidth(column) > wide, words
    shown.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_verdict_of_an_entry_is_whole(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.owners.imports.import_text(
        "1. ОО «Эхо», Анна Ким, директор, г. Алматы\n2. Петров Пётр\n"
    )
    screen.settle(window)
    shown = screen.importing()
    table, verdict = shown.read.table, FIELDS.index("verdict")
    shown.tabs.setCurrentWidget(shown.read)
    screen.settle(window)
    cells = [each for each in geometry.seen(table) if each.column() == verdict]
    assert len(cells) == 2 and ";" in cells[0].data()
    letters, room = table.fontMetrics(), table.columnWidth(verdict) - 24
    one_line = letters.horizontalAdvance(cells[0].data()) <= room
    most = lines_held(table.rowHeight(0), letters.height())
    lines = whole_lines(cells[0].data(), table.font(), room, most)
    assert one_line or table.rowHeight(0) >= both_lines(letters.height())
    assert "".join(each.words for each in lines).replace(" ", "") == cells[0].data().replace(
        " ", ""
    )
    # Nor is a head of the differences cut, whose words may stand below each other.
    shown.tabs.setCurrentWidget(shown.differing)
    screen.settle(window)
    heads = shown.differing.table.horizontalHeader()
    for at in range(heads.count()):
        words = str(heads.model().headerData(at, Qt.Orientation.Horizontal)).split()
        widest = max(map(heads.fontMetrics().horizontalAdvance, words))
        assert widest <= heads.sectionSize(at) - 16, words
    shown.reject()


def test_skipped_lines_and_lines_of_the_source_are_whole(
    window: MainWindow, imported_case: Path
) -> None:
    window.speak("kk")
    window.open_path(imported_case)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    shown = screen.importing()
    assert shown.earlier_note.told.isHidden()
    assert shown.held.toolTip() == shown.earlier_note.told.text()
    for part, columns in ((shown.left, (1, 2)), (shown.tabs.source, (1,))):
        shown.tabs.setCurrentWidget(part)
        screen.settle(window)
        table = part.table
        letters, low = table.fontMetrics(), table.verticalHeader().defaultSectionSize()
        heights = {table.rowHeight(row) for row in range(table.model().rowCount())}
        assert low < both_lines(letters.height()) <= max(heights)
        for cell in geometry.seen(table):
            words, room = str(cell.data() or ""), table.columnWidth(cell.column()) - 24
            if cell.column() in columns and letters.horizontalAdvance(words) > room:
                assert table.rowHeight(cell.row()) > low, words
    shown.tabs.setCurrentWidget(shown.target)
    screen.settle(window)
    target = shown.target
    assert target.box.is_cut and target.into_title.isVisible()
    assert target.box.currentText().endswith(target.into_title.text())
    assert target.demands.verticalScrollBar().maximum() == 0, "what it stands in scrolls"
    shown.reject()


def press(key: Qt.Key) -> None:
    screen.press(focused(), key)
    QCoreApplication.processEvents()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
