"""Words of an import at twice the usual size of text: whole in rows as high as they need."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QTableView

from coalition_app.desktop.controls.fitted_names import lines_held, whole_lines
from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import geometry, screen
from tests.desktop.look.test_pictures import LIST

ANSWERS = """Отметка времени,Название организации полностью,"Кто подписывает (имя, фамилия и должность)",\
Поддерживаете ли Вы требование 1 о независимом расследовании,Телефон,Прочее
2026-03-14 10:00,«Казахстанское международное бюро по правам человека и соблюдению законности»,\
"Анна Ким, председатель правления",Да,+7 701 000 00 01,обсудим на правлении
2026-03-15 10:00,«Свет»,"Лев Цой, директор",Да,,
"""
NO_ROW_CHOSEN = QItemSelectionModel.SelectionFlag.NoUpdate
FEW = "Подписи:\n\n1. ОО «Эхо», Анна Ким, директор, г. Алматы\n2. Иванов Пётр, кроме п. 2\n"


def drawn(table: QTableView, row: int, column: int) -> tuple[str, str]:
    """Return the words of a cell, and what its row has room for."""
    table.scrollTo(table.model().index(row, column))
    words, room = str(table.model().index(row, column).data() or ""), table.columnWidth(column) - 24
    most = lines_held(table.rowHeight(row), table.fontMetrics().height())
    lines = whole_lines(words, table.font(), room, most)
    return words.replace(" ", ""), "".join(each.words for each in lines).replace(" ", "")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_lines_of_the_source_and_skipped_lines_are_read_whole(
    window: MainWindow, imported_case: Path, tmp_path: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    file = tmp_path / "Ответы формы о подписании совместного заявления.csv"
    file.write_text(ANSWERS, encoding="utf-8")
    for given in (file, LIST):
        if isinstance(given, Path):
            window.owners.imports.import_path(given)
        else:
            window.owners.imports.import_text(given)
        screen.settle(window)
        shown = screen.importing()
        for part, columns in ((shown.tabs.source, (1,)), (shown.left, (1, 2))):
            shown.tabs.setCurrentWidget(part)
            screen.settle(window)
            for row in range(part.table.model().rowCount()):
                for column in columns:
                    words, seen = drawn(part.table, row, column)
                    assert words == seen
        shown.reject()
        screen.settle(window)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_name_of_an_entry_is_whole_beside_its_result(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.owners.imports.import_text(FEW)
    screen.settle(window)
    shown = screen.importing()
    shown.tabs.setCurrentWidget(shown.read)
    screen.settle(window)
    for row in range(2):
        for column in (FIELDS.index("name"), FIELDS.index("verdict")):
            words, seen = drawn(shown.read.table, row, column)
            assert words and words == seen
    shown.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_stays_unclear_has_one_line_with_the_count_of_warnings(
    window: MainWindow, imported_case: Path, tmp_path: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    file = tmp_path / "answers.csv"
    file.write_text(ANSWERS, encoding="utf-8")
    window.owners.imports.import_path(file)
    screen.settle(window)
    shown = screen.importing()
    assert shown.head.unsaid.isVisible() and shown.head.unsaid.text()
    assert shown.notes.more.isVisible() and not any(each.isVisible() for each in shown.warnings)
    unsaid, more = shown.head.unsaid.geometry(), shown.notes.more.geometry()
    assert unsaid.right() < more.left() and unsaid.center().y() == more.center().y()
    assert unsaid.height() < 2 * shown.head.unsaid.fontMetrics().height()
    # Its rows have two lines where all of them stay in sight, and how it was read is told in the menu.
    shown.tabs.setCurrentWidget(shown.columns)
    screen.settle(window)
    menu = shown.head.rare.menu()
    menu.aboutToShow.emit()
    assert shown.columns.facts.text() in [each.text() for each in menu.actions()]
    assert geometry.cut(shown) == []
    shown.reject()


def test_a_skipped_line_is_included_where_it_can_be_gone_to(
    window: MainWindow, imported_case: Path
) -> None:
    """The frame of a row that has the keyboard says of which line both are."""
    window.open_path(imported_case)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    shown = screen.importing()
    shown.tabs.setCurrentWidget(shown.left)
    QCoreApplication.processEvents()
    part, none = shown.left, QModelIndex()
    for current, on in ((none, False), (part.model.index(0, 0), True), (none, False)):
        part.table.selectionModel().setCurrentIndex(current, NO_ROW_CHOSEN)
        assert (part.take.isEnabled(), part.jump.isEnabled()) == (on, on)
    shown.reject()
