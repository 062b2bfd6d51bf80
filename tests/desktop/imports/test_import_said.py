"""What an import says of itself: which entries one answer is for, what is there already, what waits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton

from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.operations.planning.questions import give
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.registers import make_register, statement_of

FLAWED = (
    "Подписи:\n\n1. ОФ «Лес\n2. ОФ «Степь\n3. ОО «Жаңа», отозвал подпись 12.03.2026\n4. ОФ «Эхо»\n"
)
TABLE = (
    "Название;Правовая форма;Представитель;Должность;Город;Комментарий\n"
    "«Шаңырақ»;Общественный фонд;Махамбет Абжан;председатель правления;Караганда;\n"
    "«Жаңа»;Общественный фонд;Тогжан Кизатова;исполнительный директор;Алматы;кроме пункта о сроках\n"
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a closed register with a statement that one has signed, whose place is not known."""
    path = tmp_path / "said.coalition"
    with make_register(path, signatures=0) as made, made.writing("sign") as tx:
        new = signatures.NewSignature(name="«Шаңырақ»", legal_form="ОФ")
        signatures.sign(tx, statement_of(tx), new)
    return path


def preview_of(window: MainWindow, path: Path, text: str) -> ImportView:
    window.open_path(path)
    window.owners.imports.import_text(text)
    screen.settle(window)
    QCoreApplication.processEvents()
    shown = screen.importing()
    shown.activateWindow()
    QCoreApplication.processEvents()
    return shown


def test_an_answer_for_all_says_for_which_numbers(window: MainWindow, register: Path) -> None:
    shown = preview_of(window, register, FLAWED)
    answers = shown.look.answers
    assert answers.all_like.text() == "=   Settle 2 the same way: Nos. 2-3"
    answers.press_for_all("2")
    assert "Nos. 2-3" in shown.look.said.text()
    shown.reject()


def test_answered_again_by_redo_it_goes_on_among_the_doubts(
    window: MainWindow, register: Path
) -> None:
    shown = preview_of(window, register, FLAWED)
    screen.press(shown.look.table, Qt.Key.Key_2)
    shown.undo.click()
    shown.redo.click()
    assert shown.tabs.currentWidget() is shown.look
    shown.reject()


def test_what_was_refused_goes_with_the_choice(window: MainWindow, register: Path) -> None:
    shown = preview_of(window, register, FLAWED)
    shown.target.box.setCurrentIndex(-1)
    shown.agree.click()
    assert shown.refusal.text().startswith("Choose the destination")
    shown.target.box.setCurrentIndex(1)
    assert not shown.refusal.isVisible()
    shown.reject()


def test_all_columns_have_a_legible_width_and_the_table_scrolls(
    window: MainWindow, register: Path
) -> None:
    shown = preview_of(window, register, TABLE)
    shown.tabs.setCurrentWidget(shown.read)
    shown.read.every.setChecked(True)
    table = shown.read.table
    table.resize(400, 300)
    header = table.horizontalHeader()
    widths = {at: table.columnWidth(at) for at in range(header.count())}
    assert all(width >= header.sectionSizeHint(at) for at, width in widths.items())
    assert table.horizontalScrollBar().isVisible()
    shown.read.every.setChecked(False)
    assert not table.horizontalScrollBar().isVisible()
    assert header.length() <= table.viewport().width()
    shown.reject()


def test_with_a_list_waiting_the_title_bar_says_so_and_offers_another(
    window: MainWindow, register: Path
) -> None:
    shown = preview_of(window, register, FLAWED)
    window.go("signatories")
    window.do("import")
    assert screen.importing() is shown
    assert screen.sentence(window) == ("clipboard text is not finished: import or cancel it first.")
    (offered,) = (
        each for each in window.findChildren(QPushButton) if each.text() == "Another list…"
    )
    assert offered.isVisible()
    shown.reject()


def test_with_nothing_to_import_the_button_says_so_and_nothing_is_offered_below(
    window: MainWindow, register: Path
) -> None:
    listed = "Подписи:\n\n1. ОФ «Лес»\n2. ОФ «Степь»\n"
    shown = preview_of(window, register, listed)
    shown.tabs.setCurrentWidget(shown.read)
    assert shown.agree.text() == "Import 2 signatures" and shown.read.every.isVisible()
    shown.accept()
    screen.settle(window)
    window.owners.imports.import_text(listed)
    screen.settle(window)
    again = screen.importing()
    again.tabs.setCurrentWidget(again.read)
    assert again.agree.text() == "Nothing to import" and not again.agree.isEnabled()
    for each in (again.read.every, again.read.which, again.read.jump):
        assert not each.isVisible()
    again.tabs.setCurrentWidget(again.left)
    assert again.left.which.isVisible()
    again.tabs.setCurrentWidget(again.tabs.source)
    again.tabs.source.show_lines((2, 2))
    assert not again.tabs.source.entry.isEnabled()
    again.tabs.source.show_lines((3, 3))
    assert again.tabs.source.entry.isEnabled()
    again.reject()


def test_what_was_answered_shows_in_its_column_at_once(window: MainWindow, register: Path) -> None:
    shown = preview_of(window, register, "Подписи:\n\n1. ОФ «Лес», кросс-медийщица\n2. ОФ «Эхо»\n")
    shown.tabs.setCurrentWidget(shown.read)
    (piece,) = shown.preview.waiting(0)
    office = FIELDS.index("office")
    assert shown.read.table.isColumnHidden(office)
    give(shown.preview, [0], "office", piece.text)
    assert shown.rows.index(0, office).data() == "кросс-медийщица"
    assert not shown.read.table.isColumnHidden(office)
    shown.undo.click()
    assert shown.rows.index(0, office).data() == ""
    assert shown.read.table.isColumnHidden(office)
    shown.reject()
