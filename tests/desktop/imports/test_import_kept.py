"""What a coordinator met in the preview: corrections that stay known, struck names, lists taken in again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.imports.save_files import report_of
from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.imports.undo_dialog import UndoImportDialog
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.page import SignatoriesPage
from coalition_app.documents.issue.explain import explain_lines
from coalition_app.intake.line_account import account_sentence
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import import_undo
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.lists.signature_details import SignatureDetails, read_details
from coalition_app.records.signatures import edits, status
from tests.desktop import screen
from tests.registers import dump, signatures_of, statement_of

LIST = "1. ОФ «Эхо, Анна Ким\n2. ОО «Свет», Дана Ли\n3. Фонд «Бір», Иван Петров\n"
LONGER = f"{LIST}4. Фонд «Жаңа», Ольга Цой\n"
STRUCK = "1. ОФ «Эхо»\n2. ~~ОО «Вычеркнутые»~~\n3. Фонд «Бір»\n4. ~~ОО «Старое»~~ ОО «Новое»\n"
NAME = FIELDS.index("name")
KEY = Qt.Key


def preview_of(window: MainWindow, text: str) -> ImportView:
    window.owners.imports.import_text(text)
    QCoreApplication.processEvents()
    return screen.importing()


def numbers(window: MainWindow) -> list[int]:
    database = window.operations.database
    assert database is not None
    return [row.number for row in signatures_of(database)]


def details_of(window: MainWindow, number: int) -> SignatureDetails:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        found = read_details(tx, statement_of(tx), number)
    assert found is not None
    return found


def names_of(dialog: ImportView) -> list[str]:
    model = dialog.read.model
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def correct(dialog: ImportView, row: int, field: str, value: str) -> None:
    model = dialog.read.model
    assert model.setData(model.index(row, FIELDS.index(field)), value, Qt.ItemDataRole.EditRole)


def test_what_the_list_printed_is_kept_beside_a_correction(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    dialog = preview_of(window, LIST)
    correct(dialog, 0, "name", "«Эхо»")
    dialog.agree.click()
    made = dialog.report_made()
    assert made is not None
    printed = "ОФ «Эхо, Анна Ким"
    found = details_of(window, 4)
    assert (found.signed.name, found.list_entry) == ("«Эхо»", printed)
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        told = list(explain_lines(statement_of(tx), found, status.list_steps(tx, found.signed.id)))
        entry = list_entries(tx)[-1]
    assert f"   The list that came in printed: {printed}" in told
    assert entry.sentence().endswith("3 signatures into statement 1; 1 of them corrected before")
    row = next(line for line in made[1]().split("\n") if line.startswith("1\t"))
    assert "ready\t1. ОФ «Эхо, Анна Ким\t" in row
    assert f"corrected before import: {printed} → ОФ «Эхо», Анна Ким" in row
    assert details_of(window, 5).list_entry == ""
    assert find_damage(database) == []


def test_a_corrected_import_is_as_it_came_and_goes_and_comes_back_whole(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    dialog = preview_of(window, LIST)
    correct(dialog, 0, "name", "«Эхо»")
    dialog.agree.click()
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        batch = import_undo.look_at_batch(tx, import_undo.find_source(tx, None))
    assert (batch.removable, batch.kept) == ((4, 5, 6), ())
    before = dump(database)
    window.do("undo")
    assert numbers(window) == [1, 2, 3]
    window.do("redo")
    assert dump(database) == before
    assert details_of(window, 4).list_entry == "ОФ «Эхо, Анна Ким"
    assert find_damage(database) == []


def test_a_longer_list_knows_the_row_that_was_corrected(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    dialog = preview_of(window, LIST)
    correct(dialog, 0, "name", "«Отклик»")
    dialog.agree.click()
    longer = preview_of(window, LONGER)
    assert names_of(longer) == ["«Жаңа»"]
    assert longer.preview.count("there") == 3
    longer.reject()


def test_a_struck_name_stays_out_and_no_mark_prints(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    dialog = preview_of(window, STRUCK)
    assert names_of(dialog) == ["«Эхо»", "«Бір»", "«Новое»"]
    left = dialog.left.model
    assert left.rowCount() == 1
    assert left.index(0, 2).data() == "struck out in the source"
    left.setData(left.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    item = dialog.read.model.item_at(1)
    assert dialog.preview.stands_in(item, "look")
    dialog.agree.click()
    database = window.operations.database
    assert database is not None
    printed = [row.as_printed for row in signatures_of(database)][3:]
    assert printed == ["ОФ «Эхо»", "ОО «Вычеркнутые»", "Фонд «Бір»", "ОО «Новое»"]


def test_the_last_line_included_leaves_the_keyboard_on_the_page(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    dialog = preview_of(window, STRUCK)
    dialog.tabs.setCurrentWidget(dialog.left)
    dialog.left.table.selectAll()
    dialog.left.take.setFocus()
    screen.press(dialog.left.take, KEY.Key_Space)
    assert dialog.left.model.rowCount() == 0
    assert QApplication.focusWidget() is dialog.left.table


@pytest.fixture
def partly(window: MainWindow, register: Path) -> MainWindow:
    """Give a window in which an import was taken back, save number 5, which had been changed since."""
    window.open_path(register)
    preview_of(window, LIST).agree.click()
    database = window.operations.database
    assert database is not None
    with database.writing("change-signature") as tx:
        edits.change_signature(tx, statement_of(tx), 5, "place", "Тараз")
    with database.reading() as tx:
        source = import_undo.find_source(tx, None)
    window.owners.imports.undo_source(source)
    screen.settle(window)
    screen.dialog(UndoImportDialog).agree.click()
    screen.settle(window)
    assert numbers(window) == [1, 2, 3, 5]
    return window


def test_what_was_taken_back_is_taken_in_again(partly: MainWindow) -> None:
    again = preview_of(partly, LIST)
    assert len(names_of(again)) == 2
    assert again.preview.count("there") == 1
    assert "2 entries are not in the statement chosen here" in again.held.text()
    again.agree.click()
    assert numbers(partly) == [1, 2, 3, 5, 6, 7]
    database = partly.operations.database
    assert database is not None and find_damage(database) == []
    with database.reading() as tx:
        batch = import_undo.look_at_batch(tx, import_undo.find_source(tx, None))
    assert (batch.removable, batch.kept) == ((6, 7), (5,))
    whole = preview_of(partly, LIST)
    assert not whole.agree.isEnabled() and whole.held.text().endswith("There is nothing to add.")
    whole.reject()


def test_the_same_list_goes_into_another_statement(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    preview_of(window, LIST).agree.click()
    other = preview_of(window, LIST)
    assert not other.agree.isEnabled()
    other.target.box.setCurrentIndex(0)
    other.target.title.setText("Второе заявление")
    QCoreApplication.processEvents()
    assert other.agree.isEnabled()
    other.agree.click()
    database = window.operations.database
    assert database is not None
    assert [row.number for row in signatures_of(database, 2)] == [1, 2, 3]
    assert numbers(window) == [1, 2, 3, 4, 5, 6]
    assert find_damage(database) == []


def test_the_report_counts_as_the_preview_does(window: MainWindow, register: Path) -> None:
    text = "Заявление\n\nМы просим.\n\n1. ОФ «Эхо», Ош\nбез подписи\n2. ОО «Свет»,\nАлматы\n"
    window.open_path(register)
    dialog = preview_of(window, text)
    dialog.preview.leave_out([dialog.read.model.item_at(0)])
    report = report_of(dialog.preview)().split("\n")
    assert account_sentence(dialog.preview.account()) in report
    for verdict in ("ready", "look", "skipped"):
        count = dialog.preview.count("left" if verdict == "skipped" else verdict)
        told = [line for line in report if line.startswith(f"{verdict}: ")]
        assert told == ([f"{verdict}: {count}"] if count else [])
    dialog.left.table.setFocus()
    dialog.preview.undo()
    dialog.reject()


def test_space_ticks_in_every_column(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    dialog = preview_of(window, LIST)
    dialog.tabs.setCurrentWidget(dialog.read)
    dialog.read.table.setFocus()
    for column in (NAME, FIELDS.index("representative"), 0):
        dialog.read.table.choose(1, column)
        screen.press(dialog.read.table, KEY.Key_Space)
        assert len(names_of(dialog)) == 2
        dialog.preview.undo()
        assert len(names_of(dialog)) == 3
    dialog.reject()


def test_a_row_stays_in_sight_once_it_is_corrected(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    dialog = preview_of(window, LIST)
    dialog.read.which.choose("look")
    assert len(names_of(dialog)) == 1
    dialog.read.table.choose(0, NAME)
    dialog.read.table.setFocus()
    correct(dialog, 0, "name", "«Эхо»")
    assert names_of(dialog) == ["«Эхо»"]
    assert dialog.preview.count("look") == 0
    assert dialog.read.table.currentIndex().row() == 0
    assert QApplication.focusWidget() is dialog.read.table
    dialog.read.which.choose("look")
    assert names_of(dialog) == []
    dialog.read.which.choose("")
    dialog.preview.undo()
    dialog.reject()


def test_what_is_brought_back_is_no_decision(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    dialog = preview_of(window, LIST)
    item = dialog.read.model.item_at(0)
    dialog.preview.leave_out([item])
    assert dialog.preview.decisions == 1
    dialog.preview.take_in([item])
    assert dialog.preview.decisions == 0
    dialog.reject()
    assert screen.open_dialogs() == []


@pytest.mark.parametrize("copied, imported", [(LIST, True), ("Эхо", False)])
def test_a_list_pasted_into_the_search_is_imported(
    window: MainWindow, register: Path, copied: str, imported: bool
) -> None:
    window.open_path(register)
    window.go("signatories")
    shown = window.register_pages["signatories"]
    assert isinstance(shown, SignatoriesPage)
    QGuiApplication.clipboard().setText(copied)
    window.activateWindow()
    shown.search.setFocus()
    QCoreApplication.processEvents()
    screen.press(shown.search, KEY.Key_V, ctrl=True)
    QCoreApplication.processEvents()
    assert shown.search.text() == ("" if imported else copied)
    assert bool(screen.in_front(window)) == imported
