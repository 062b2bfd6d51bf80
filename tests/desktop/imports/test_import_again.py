"""A source that was imported before, in the real window: said plainly, with the way to the earlier import."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt

from coalition_app.desktop.imports.part_table import TICK_ROOM
from coalition_app.desktop.imports.undo_dialog import UndoImportDialog
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.care.checks import find_damage
from coalition_app.records.journal.action_sentences import describe
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.positions import whole_rows
from coalition_app.records.statements.statements import find_statement
from tests.commands.command_line import STATEMENT
from tests.desktop import screen
from tests.registers import dump, signatures_of

LIST = "1. ОФ «Эхо», Анна Ким\n2. ОО «Свет», Дана Ли\n"


@pytest.fixture
def again(window: MainWindow, register: Path, tmp_path: Path) -> ImportView:
    """Give the preview of a list that has come in before, as numbers 4 and 5 of statement 1."""
    file = tmp_path / "подписи.txt"
    file.write_text(LIST, encoding="utf-8")
    window.open_path(register)
    window.owners.imports.import_path(file)
    screen.importing().agree.click()
    copy = tmp_path / "подписи (1).txt"
    copy.write_text(LIST, encoding="utf-8")
    window.go("journal")
    window.owners.imports.import_path(copy)
    QCoreApplication.processEvents()
    return screen.importing()


def numbers(window: MainWindow) -> list[int]:
    database = window.operations.database
    assert database is not None
    return [row.number for row in signatures_of(database)]


def test_it_says_when_and_under_which_name_it_came_in(again: ImportView) -> None:
    assert not again.agree.isEnabled()
    assert again.held.text() == (
        "This source is already in the register (statement 1). There is nothing to add."
    )
    assert again.earlier_note.told.text().startswith("It was imported as подписи.txt on ")
    assert again.earlier_note.told.text().endswith("; 2 of its signatures are still here.")
    again.reject()


def test_beside_a_table_without_rows_nothing_is_offered_for_a_row(
    window: MainWindow, again: ImportView, tmp_path: Path
) -> None:
    assert again.read.model.rowCount() == 0
    assert not again.read.leave.isEnabled()
    assert not again.read.jump.isEnabled()
    assert again.read.table.said_of_none().startswith("There is nothing to import.")
    again.read.which.choose("look")
    assert again.read.table.said_of_none() == "No matches."
    again.reject()
    fresh = tmp_path / "свежее.txt"
    fresh.write_text("1. ОФ «Мереке», Айдос Ли\n", encoding="utf-8")
    window.owners.imports.import_path(fresh)
    shown = screen.importing()
    assert shown.read.leave.isEnabled()
    assert shown.read.jump.isEnabled()
    shown.read.table.choose(0)
    shown.read.leave.click()
    assert shown.read.model.rowCount() == 0
    assert not shown.read.leave.isEnabled()
    shown.reject()


def test_one_key_leads_to_what_the_earlier_import_brought(
    window: MainWindow, again: ImportView
) -> None:
    again.earlier_note.show_button.setFocus()
    screen.press(again.earlier_note.show_button, Qt.Key.Key_Space)
    assert screen.open_dialogs() == []
    assert window.page_name() == "signatories"
    assert [each.number for each in window.chosen()] == [4, 5]


def test_the_earlier_import_is_taken_back_and_the_list_comes_in_anew(
    window: MainWindow, again: ImportView, tmp_path: Path
) -> None:
    again.earlier_note.undo_button.click()
    screen.settle(window)
    screen.dialog(UndoImportDialog).agree.click()
    screen.settle(window)
    assert numbers(window) == [1, 2, 3]
    window.owners.imports.import_path(tmp_path / "подписи (1).txt")
    anew = screen.importing()
    assert anew.earlier is None and anew.agree.isEnabled()
    anew.agree.click()
    assert numbers(window) == [1, 2, 3, 4, 5]


def test_it_can_be_taken_back_also_after_a_restart(
    window: MainWindow, again: ImportView, register: Path
) -> None:
    again.reject()
    window.open_path(register)
    window.owners.imports.import_text(LIST)
    later = screen.importing()
    assert later.earlier is not None
    later.earlier_note.undo_button.click()
    screen.settle(window)
    screen.dialog(UndoImportDialog).agree.click()
    screen.settle(window)
    assert numbers(window) == [1, 2, 3]
    database = window.operations.database
    assert database is not None and find_damage(database) == []


def test_the_journal_names_the_file_and_an_old_entry_is_read_without_one(
    window: MainWindow, again: ImportView
) -> None:
    again.reject()
    database = window.operations.database
    assert database is not None
    before = dump(database)
    with database.reading() as tx:
        entry = list_entries(tx)[-1]
    assert entry.sentence() == "import of подписи.txt: 2 signatures into statement 1"
    # A file's name may be that of a person: it never stands in the journal itself.
    assert "подписи" not in entry.arguments
    window.do("undo")
    assert "List “подписи.txt” was imported" in screen.sentence(window)
    window.do("redo")
    assert dump(database) == before
    with database.reading() as tx:
        told = [each.sentence() for each in list_entries(tx)[-3:]]
    assert told == ["import of подписи.txt: 2 signatures into statement 1"] * 3
    # A journal entry whose private part was erased is read as those of old.
    assert describe("import", entry.arguments) == "import 2 signatures into statement 1"


ANSWERED = (
    "Название;Требование 1;Комментарий к требованиям\n«Эхо»;не поддерживает;\n"
    "«Свет»;поддерживает;кроме пункта о сроках\n"
)


@pytest.fixture
def answered(window: MainWindow, register: Path, tmp_path: Path) -> ImportView:
    """Give the preview of a table with new answers of two who stand there as numbers 4 and 5."""
    first = tmp_path / "первый.csv"
    first.write_text("Название\n«Эхо»\n«Свет»\n", encoding="utf-8")
    window.open_path(register)
    window.owners.imports.import_path(first)
    screen.importing().agree.click()
    again = tmp_path / "ответы.csv"
    again.write_text(ANSWERED, encoding="utf-8")
    window.owners.imports.import_path(again)
    QCoreApplication.processEvents()
    return screen.importing()


def told(window: MainWindow, number: int) -> tuple[dict[int, str], list[str]]:
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        [row] = whole_rows.each_whole(tx, find_statement(tx, "1"), numbers=[number])
    return dict(row.positions), [each.wording for each in row.acts]


def test_new_answers_of_known_bodies_are_offered_each_with_a_tick(
    window: MainWindow, answered: ImportView
) -> None:
    part = answered.differing
    assert answered.tabs.currentWidget() is part
    assert answered.tabs.tabText(answered.tabs.indexOf(part)) == "Differences: 2"
    assert "numbers 4, 5" in part.said.text()
    shown = part.table.model()
    assert [shown.index(0, at).data() for at in (1, 2, 3, 6)] == [
        "4",
        "«Эхо»",
        "Demand 1",
        "does not support",
    ]
    before = told(window, 4), told(window, 5)
    tick = shown.index(1, 0)
    assert shown.setData(tick, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert answered.agree.isEnabled()
    answered.agree.click()
    screen.settle(window)
    assert told(window, 4) == before[0]
    assert told(window, 5)[1] == ["кроме пункта о сроках"]


def test_long_words_that_differ_are_seen_to_their_last_line(
    window: MainWindow, answered: ImportView, tmp_path: Path
) -> None:
    answered.reject()
    words = f"кроме пункта о сроках, {'так как он затягивает дело, ' * 30}увы"
    again = tmp_path / "снова.csv"
    again.write_text(ANSWERED.replace("кроме пункта о сроках", words), encoding="utf-8")
    window.owners.imports.import_path(again)
    screen.settle(window)
    shown = screen.importing()
    table = shown.differing.table
    QCoreApplication.processEvents()
    model = table.model()
    (row,) = [at for at in range(model.rowCount()) if model.index(at, 6).data() == words]
    room = QRect(0, 0, table.columnWidth(6) - 2 * (8 + 3), 0)
    wrapped = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
    assert table.rowHeight(row) >= wrapped.height()
    assert table.horizontalScrollBar().maximum() == 0
    shown.reject()


def test_all_that_is_new_is_taken_over_and_undone_in_one_step(
    window: MainWindow, answered: ImportView
) -> None:
    before = told(window, 4), told(window, 5)
    answered.differing.all.click()
    answered.agree.click()
    screen.settle(window)
    assert told(window, 4)[0][1] == "does-not-support"
    assert told(window, 5)[1] == ["кроме пункта о сроках"]
    window.do("undo")
    screen.settle(window)
    assert (told(window, 4), told(window, 5)) == before


def test_nothing_is_taken_over_unasked(window: MainWindow, answered: ImportView) -> None:
    before = told(window, 4), told(window, 5)
    answered.reject()
    screen.settle(window)
    assert (told(window, 4), told(window, 5)) == before


def test_the_column_of_lines_holds_the_lines_of_an_entry_that_goes_over_two(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.owners.imports.import_path(STATEMENT)
    screen.settle(window)
    left = screen.importing().left
    screen.importing().tabs.setCurrentWidget(left)
    screen.settle(window)
    rows = range(left.model.rowCount())
    spans = [text for row in rows if "–" in (text := left.model.shown_text(row, 0))]
    assert spans
    letters = left.table.fontMetrics()
    widest = max(letters.horizontalAdvance(each) for each in spans)
    assert left.table.columnWidth(0) >= widest + TICK_ROOM
