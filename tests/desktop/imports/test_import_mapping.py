"""Columns of a table in the preview, what the register knows of its rows, and taking a batch back later."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from coalition_app import settings
from coalition_app.desktop.controls.fitted_names import name_lines
from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.undo_dialog import UndoImportDialog
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.journal_page import JournalPage
from coalition_app.desktop.register.journal_rows import OFFER
from coalition_app.desktop.widgets.question import Question
from coalition_app.records.evidence.evidence import consent_basis
from coalition_app.records.signatures import edits
from coalition_app.records.statements import statements
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import signatures_of, statement_of

TABLE = "Название;От кого;Где\n«Эхо»;Анна Ким;Алматы\n«Свет»;Иван Петров;Астана\n«Бір»;;Тараз\n"
FORM = (
    "Отметка времени,Название организации,Требование 1,Согласие на обработку персональных данных\n"
    "2026-03-14 10:00:00 +0500,«Эхо»,Да,Да\n2026-03-15 10:00:00 +0500,«Свет»,Нет,Да\n"
    "2026-03-16 10:00:00 +0500,«Бір»,Да,Нет\n"
)


def preview_of(window: MainWindow, register: Path, folder: Path, text: str) -> ImportView:
    if window.operations.database is None:
        window.open_path(register)
    file = folder / "таблица.csv"
    file.write_text(text, encoding="utf-8")
    window.owners.imports.import_path(file)
    return screen.importing()


def choose(shown: ImportView, column: int, field: str) -> None:
    """Choose a field in a column's box by the keyboard, as its list offers it."""
    box = shown.columns.boxes[column]
    box.setFocus()
    at = box.findData(field)
    while box.currentIndex() != at:
        before = box.currentIndex()
        box.setCurrentIndex(before + (1 if at > before else -1))
    box.activated.emit(at)


def fields_of(shown: ImportView) -> list[str]:
    return [field for _header, field in shown.preview.draft.columns]


def test_each_column_shows_its_header_examples_and_field(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview_of(window, register, tmp_path, TABLE)
    assert shown.tabs.tabText(0) == "Columns: 3", "they decide on all that follows"
    assert headers_of(shown) == ["Название", "От кого", "Где"]
    cells = shown.columns.table.model()
    assert [cells.index(row, 1).data() for row in (1, 2)] == ["Анна Ким", "Иван Петров"]
    assert [box.currentData() for box in shown.columns.boxes] == fields_of(shown)
    assert shown.columns.facts.text() == "Encoding: UTF-8. Separator: semicolon."
    assert shown.columns.boxes[1].accessibleName() == "От кого is read as"
    shown.reject()


def test_a_head_that_is_a_whole_question_has_its_lines_and_no_word_cut(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    asked = "Поддерживаете ли Вы требование о независимой экспертизе законопроекта"
    shown = preview_of(window, register, tmp_path, f"{asked};Название\nДа;«Эхо»\nНет;«Свет»\n")
    assert " ".join(headers_of(shown)[0].split()) == asked
    header = shown.columns.table.horizontalHeader()
    metrics, width = header.fontMetrics(), header.sectionSize(0)
    lines = metrics.boundingRect(0, 0, width, 0, int(Qt.TextFlag.TextWordWrap), asked)
    assert lines.width() <= width
    assert metrics.lineSpacing() < lines.height() <= header.height()
    shown.reject()


CELL_EDGE = 8
LONG = "«Казахстанское международное бюро по правам человека и соблюдению законности»"
LED = "Нурмагамбетова Айгуль Сериковна председатель правления"


def test_what_columns_hold_is_read_whole_beside_a_long_name(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    text = f"Название;От кого;Где\n{LONG};{LED};Усть-Каменогорск\n«Эхо»;Анна Ким;Астана\n"
    shown = preview_of(window, register, tmp_path, text)
    window.resize(1280, 720)
    choose(shown, 1, "representative")
    choose(shown, 2, "place")
    screen.settle(window)
    table = shown.columns.table
    for at, words in enumerate((LONG, LED)):
        wrap, width = int(Qt.TextFlag.TextWordWrap), table.columnWidth(at)
        high = table.fontMetrics().boundingRect(0, 0, width, 0, wrap, words).height()
        assert high <= table.rowHeight(1), words
    shown.tabs.setCurrentWidget(shown.read)
    screen.settle(window)
    rows = shown.read.table
    model = rows.model()
    (at,) = (each for each in range(model.columnCount()) if model.index(0, each).data() == LED)
    room = rows.columnWidth(at) - 2 * CELL_EDGE
    assert "…" not in "".join(line.words for line in name_lines(LED, rows.font(), room, room))
    shown.reject()


def test_in_large_letters_no_button_beside_a_long_name_is_out_of_sight(
    window: MainWindow, register: Path, tmp_path: Path, application: QApplication
) -> None:
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        window.open_path(register)
        with database_of(window).writing("add-section") as tx:
            statements.add_section(tx, statement_of(tx).id, {"ru": "Организации"})
        window.refresh()
        window.speak("ru")
        file = tmp_path / "Ответы представителей общественных организаций на форму о подписании.csv"
        file.write_text(FORM, encoding="utf-8")
        window.owners.imports.import_path(file)
        shown = screen.importing()
        screen.settle(window)
        (around,) = (each for each in ancestors(shown) if isinstance(each, QScrollArea))
        assert around.horizontalScrollBar().maximum() == 0
        shown.reject()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    """Yield what a widget stands in, from within."""
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def test_a_column_is_read_otherwise_and_remembered_by_its_header(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview_of(window, register, tmp_path, TABLE)
    choose(shown, 1, "representative")
    choose(shown, 2, "place")
    assert fields_of(shown) == ["name", "representative", "place"]
    entry = shown.preview.entry(0)
    assert (entry.name, entry.representative, entry.place) == ("«Эхо»", "Анна Ким", "Алматы")
    shown.agree.click()
    # Another file has the columns in another order, and no word of anybody is in the settings.
    assert settings.load()["import_columns"] == {
        "название": "name",
        "от кого": "representative",
        "где": "place",
    }
    other = preview_of(
        window, register, tmp_path, "Где;От кого;Название\nСемей;Олжас Сапаров;«Екі»\nТараз;;«Үш»\n"
    )
    assert fields_of(other) == ["place", "representative", "name"]
    assert not any("mapping names" in each for each in other.preview.draft.warnings)
    other.reject()


def test_decisions_stay_where_the_entries_are_the_same_and_the_others_are_counted(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    text = TABLE + "«Жеті»;;\n"
    shown = preview_of(window, register, tmp_path, text)
    before = shown.preview.entry(0)
    shown.preview.leave_out([3])
    shown.preview.edit(0, "office", "директор")
    choose(shown, 1, "representative")
    assert shown.preview.entry(0) != before
    assert [shown.preview.text(3)] == ["«Жеті»;;"]
    assert shown.preview.stands_in(3, "left")
    assert not shown.columns.lost.isHidden()
    assert shown.columns.lost.text().startswith("1 decision is lost")
    shown.preview.undo()
    shown.done()


def test_a_column_that_only_its_contents_told_is_read_as_she_says(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    # No header names the signatories, so the columns are guessed by their contents alone.
    text = "Кого вы представляете;Можно ли печатать\n" + "".join(
        f"ОФ «{name}»;{answer}\n"
        for name, answer in (("Эхо", "Да"), ("Свет", "Нет"), ("Бір", "Да"), ("Екі", "Да"))
    )
    shown = preview_of(window, register, tmp_path, text)
    assert fields_of(shown) == ["name", ""]
    choose(shown, 1, "consent")
    assert fields_of(shown) == ["name", "consent"]
    shown.agree.click()
    published = [row.publish for row in signatures_of(database_of(window))][3:]
    assert published == ["yes", "withheld", "yes", "yes"]


def test_a_field_that_two_columns_claim_goes_to_the_later_choice(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview_of(window, register, tmp_path, TABLE)
    choose(shown, 1, "place")
    choose(shown, 2, "place")
    assert fields_of(shown)[1:] == ["", "place"]
    shown.reject()


def test_a_mapping_without_names_is_refused_and_nothing_changes(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview_of(window, register, tmp_path, "Название;Где\n«Эхо»;Алматы\n")
    before = fields_of(shown)
    choose(shown, 0, "")
    assert fields_of(shown) == before
    assert shown.refusal.isVisible() and "hold names" in shown.refusal.text()
    assert shown.columns.boxes[0].currentData() == before[0]
    shown.reject()


def test_the_mapping_is_saved_for_the_command_line(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    target = tmp_path / "columns.json"
    window.choosers.target = lambda _parent, _title, _proposed: target
    shown = preview_of(window, register, tmp_path, TABLE)
    choose(shown, 1, "representative")
    choose(shown, 2, "")
    QTest.mouseClick(shown.columns.save, Qt.MouseButton.LeftButton)
    assert json.loads(target.read_text(encoding="utf-8")) == {
        "Название": "name",
        "От кого": "representative",
        "Где": "ignore",
    }
    shown.reject()


def test_rows_that_are_there_already_are_proposed_to_stay_out_and_can_be_taken_in(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    preview_of(window, register, tmp_path, TABLE).agree.click()
    shown = preview_of(window, register, tmp_path, TABLE + "«Екі»;;Семей\n")
    assert [shown.tabs.tabText(at) for at in (2, 4)] == ["Read: 1", "Skipped: 4"]
    whys = [shown.preview.why(item) for item in range(3)]
    assert whys == [f"already there under number {at}" for at in (4, 5, 6)]
    counted = shown.preview.account()
    assert (counted.entries, counted.lines, counted.left_lines) == (1, 5, 4)
    shown.preview.take_in([0])
    assert shown.rows.rowCount() == 2
    shown.agree.click()
    names = [row.name for row in signatures_of(database_of(window))]
    assert names[-2:] == ["«Эхо»", "«Екі»"]


def test_who_refused_that_data_are_kept_stays_out_unless_taken_in(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview_of(window, register, tmp_path, FORM)
    assert shown.rows.rowCount() == 2
    assert shown.preview.why(2) == "did not agree that the data are kept"
    shown.reject()
    assert not shown.isVisible()


def test_the_forms_rows_are_recorded_as_evidence_once_she_agrees(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    preview_of(window, register, tmp_path, FORM).agree.click()
    summary = window.findChild(ImportSummary)
    assert summary is not None
    summary.links["rows"].click()
    asked = screen.dialog(Question)
    assert "numbers 4-5" in asked.said.text()
    # Nothing is written before.
    with database_of(window).reading() as tx:
        assert consent_basis(tx, statement_of(tx).id) == {}
    asked.agree.click()
    screen.settle(window)
    with database_of(window).reading() as tx:
        basis = consent_basis(tx, statement_of(tx).id)
    known = {row.number: basis.get(row.id) for row in signatures_of(database_of(window))}
    assert known == {1: None, 2: None, 3: None, 4: "form-row", 5: "form-row"}


def test_an_import_is_taken_back_from_the_journal_after_other_actions(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    preview_of(window, register, tmp_path, TABLE).agree.click()
    with database_of(window).writing("change-signature") as tx:
        edits.change_signature(tx, statement_of(tx), 5, "place", "Шымкент")
    window.operations.reread()
    window.go("journal")
    page = window.register_pages["journal"]
    assert isinstance(page, JournalPage)
    assert page.model.index(0, 0).data(OFFER) == "Undo"
    page.list.setCurrentIndex(page.model.index(1, 0))
    assert page.list.currentIndex().data(OFFER) == "Undo this import…"
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_Delete)
    screen.settle(window)
    asked = screen.dialog(UndoImportDialog)
    assert "2 signatures" in asked.goes.text()
    assert [asked.give_up.text(), asked.agree.text()] == ["Keep", "Remove 2 signatures"]
    assert asked.stays.text() == "Changed since the import, and kept: 5."
    asked.agree.click()
    screen.settle(window)
    assert [row.number for row in signatures_of(database_of(window))] == [1, 2, 3, 5]
    window.do("undo")
    assert [row.number for row in signatures_of(database_of(window))] == [1, 2, 3, 4, 5, 6]


# Several sheets


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """Give a spreadsheet of two sheets with the same headers, which mean another thing in each."""
    path = tmp_path / "sheets.xlsx"
    cells = {
        "Ұйымдар": (("Название", "Кто"), ("ОО «Эхо»", "Анна Ким"), ("ОФ «Свет»", "Иван Петров")),
        "Филиалы": (("Название", "Кто"), ("ОФ «Бір»", "Алматы"), ("ОФ «Екі»", "Тараз")),
    }
    with xlsxwriter.Workbook(path) as book:
        for name, rows in cells.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def headers_of(shown: ImportView) -> list[str]:
    cells, across = shown.columns.table.model(), Qt.Orientation.Horizontal
    return [cells.headerData(at, across) for at in range(cells.columnCount())]


def test_each_sheet_is_mapped_by_itself(window: MainWindow, register: Path, sheets: Path) -> None:
    window.open_path(register)
    window.owners.imports.import_path(sheets)
    screen.settle(window)
    shown = screen.importing()
    columns = shown.columns
    assert [columns.sheet.itemText(at) for at in range(columns.sheet.count())] == [
        "All sheets",
        "Ұйымдар",
        "Филиалы",
    ]
    for sheet, field in ((1, "representative"), (2, "place")):
        columns.sheet.setCurrentIndex(sheet)
        columns.show_columns()
        assert headers_of(shown) == ["Название", "Кто"]
        choose(shown, 1, field)
    assert columns.sheet.currentIndex() == 2
    entries = shown.preview.draft.entries
    assert [each.representative for each in entries[:2]] == ["Анна Ким", "Иван Петров"]
    assert [each.place for each in entries[2:]] == ["Алматы", "Тараз"]
    columns.sheet.setCurrentIndex(0)
    columns.show_columns()
    assert headers_of(shown) == ["Название", "Ұйымдар › Кто", "Филиалы › Кто"]
    shown.reject()


POSITIONS = (
    "Название;Отметка\n«Эхо»;не поддерживает\n«Свет»;кроме пункта о сроках\n"
    "«Бір»;воздерживается\n«Үш»;12\n"
)


def test_a_column_of_positions_stops_until_it_is_said_what_it_is(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview_of(window, register, tmp_path, POSITIONS)
    assert shown.columns.boxes[1].currentText() == "say what it is…"
    count = len(signatures_of(database_of(window)))
    shown.agree.click()
    assert shown.isVisible()
    assert "Отметка" in shown.refusal.text()
    assert "--" not in shown.refusal.text(), "options are of the command line"
    assert len(signatures_of(database_of(window))) == count
    choose(shown, 1, "")
    assert shown.preview.draft.unread == ()
    shown.agree.click()
    assert len(signatures_of(database_of(window))) == count + 4
    # Of this list it was said, not of each one that has such a column.
    other = preview_of(window, register, tmp_path, POSITIONS.replace("«", "«Екінші "))
    assert other.columns.boxes[1].currentText() == "say what it is…"
    choose(other, 1, "reservation")
    assert other.preview.entry(0).reservation == "не поддерживает"
    other.reject()
