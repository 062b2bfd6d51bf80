"""The preview of an import in the real window: parts that add up, decisions, taking in, what is next."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from coalition_app import i18n
from coalition_app.desktop.imports.look_part import LookPart
from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.look.typeface import WEIGHT
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.side_rows import PAGE
from coalition_app.documents.issue import issue
from coalition_app.intake.line_account import account_sentence
from coalition_app.languages import LANGUAGES
from coalition_app.operations.planning.preview import Account
from coalition_app.operations.planning.questions import OUT
from coalition_app.operations.signatures import sign
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.tables import source
from tests import sentences
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import dump, signatures_of, statement_of

LIST = Path(__file__).parents[2] / "data" / "real_case" / "statement.txt"
SHORT = "Подписи:\n\n1. ОО «Эхо», Анна Ким\n2. Фонд «Свет»\n3. Фонд «Бір» (кроме пункта 2)\n"
NAME, FORM = FIELDS.index("name"), FIELDS.index("legal_form")
TICK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def preview(window: MainWindow, empty_register: Path) -> ImportView:
    """Give the preview of the real list, which would make a new statement."""
    window.open_path(empty_register)
    window.owners.imports.import_text(LIST.read_text(encoding="utf-8"))
    QCoreApplication.processEvents()  # the dialog takes the keyboard
    return screen.importing()


@pytest.fixture
def short(window: MainWindow, register: Path) -> ImportView:
    """Give the preview of three entries, which go into a statement that three have signed."""
    window.open_path(register)
    window.owners.imports.import_text(SHORT)
    return screen.importing()


def give_up(shown: ImportView) -> None:
    """Close a preview and let its decisions go."""
    shown.reject()
    if shown.preview.decisions:
        shown.asking.discard.click()
    assert not shown.isVisible()


def names(shown: ImportView) -> list[str]:
    return [shown.rows.index(row, NAME).data() for row in range(shown.rows.rowCount())]


def long_list(count: int) -> str:
    return "Заявление\n\nПодписи:\n\n" + "".join(
        f"{at}. ОФ «Бірлік {at}», Алматы\n" for at in range(1, count + 1)
    )


# Counts


def test_the_counts_add_up_to_the_lines_of_the_source(preview: ImportView) -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    blank = sum(not line.strip() for line in lines)
    counted = preview.preview.account()
    assert (counted.entries, counted.left_lines) == (119, 4)
    assert (counted.lines, counted.blank_lines) == (len(lines), blank)
    assert counted.entry_lines + counted.text_lines + 4 + blank == len(lines)
    assert preview.head.counts.accessibleName() == account_sentence(counted)
    assert preview.head.counts.accessibleName().startswith(
        "440 lines: 119 entries on 160 lines, 114 lines of"
    )
    shown = [preview.tabs.tabText(at) for at in (0, 1, 3)]
    assert shown == ["Doubtful: 27", "Read: 119", "Skipped: 4"]
    give_up(preview)


def test_the_counts_follow_what_is_decided(preview: ImportView) -> None:
    preview.rows.setData(preview.rows.index(17, 0), Qt.CheckState.Unchecked, TICK)
    counted = preview.preview.account()
    # Entry 18 stands on the lines 177 to 179.
    assert (counted.entries, counted.entry_lines, counted.left_lines) == (118, 157, 7)
    assert counted.lines == 440
    assert "5 skipped entries on 7 lines" in preview.head.counts.accessibleName()
    give_up(preview)


def test_the_account_is_said_in_one_sentence() -> None:
    said = account_sentence(Account(1, 2, 0, 1, 3))
    assert said == (
        "6 lines: 1 entry on 2 lines, 0 lines of title and text, 1 line skipped and 3 blank lines."
    )
    # As their tab counts them, where that is another number.
    assert "2 skipped entries on 3 lines" in account_sentence(Account(1, 2, 0, 3, 3, 2))


# Read


def test_a_cell_is_corrected_in_place_and_says_what_was_read(short: ImportView) -> None:
    short.read.table.choose(1, NAME)
    screen.press(short.read.table, Qt.Key.Key_F2)
    editor = short.read.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    screen.type_words(editor, "«Жарық»")
    screen.press(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    cell = short.rows.index(1, NAME)
    assert short.isVisible()
    assert cell.data() == "«Жарық»"
    assert "As read: «Свет»" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert cell.data(Qt.ItemDataRole.FontRole).variableAxisValue(WEIGHT) > 400
    assert short.rows.index(0, NAME).data(Qt.ItemDataRole.FontRole) is None
    screen.press(short.read.table, Qt.Key.Key_Z, ctrl=True)
    assert names(short) == ["«Эхо»", "«Свет»", "«Бір»"]
    assert cell.data(Qt.ItemDataRole.DecorationRole) is None
    screen.press(short.read.table, Qt.Key.Key_Z, ctrl=True, shift=True)
    assert names(short)[1] == "«Жарық»"
    give_up(short)


def test_a_kind_is_chosen_from_a_box_and_taken_over_at_once(short: ImportView) -> None:
    cell = short.rows.index(0, FIELDS.index("kind"))
    short.read.table.edit(cell)
    box = short.read.table.findChild(QComboBox)
    assert box is not None
    assert (box.currentData(), screen.name_of(box)) == ("organisation", "Kind")
    box.setCurrentIndex(box.findData("media"))
    box.activated.emit(box.currentIndex())
    assert cell.data() == "media"
    assert short.preview.entry(0).kind == "media"
    give_up(short)


def test_a_name_cannot_be_emptied(short: ImportView) -> None:
    assert not short.rows.setData(short.rows.index(1, NAME), " ")
    assert short.refusal.text() == "A signature needs the name of its signatory."
    assert short.refusal.isVisible()
    assert names(short)[1] == "«Свет»"
    give_up(short)


def test_a_click_on_the_tick_leaves_an_entry_out_and_takes_it_in_again(short: ImportView) -> None:
    table = short.read.table
    place = table.visualRect(short.rows.index(0, 0))
    where = place.center() + QPoint(place.width() // 3, 0)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert names(short) == ["«Свет»", "«Бір»"]
    left = short.left.model
    row = left.row_of(0)
    assert left.index(row, 0).data() == "3"
    assert left.index(row, 1).data() == "1. ОО «Эхо», Анна Ким"
    assert left.index(row, 2).data() == "left out by you"
    # The numbers of those behind it close up; three have signed the statement before.
    assert [short.rows.index(at, 0).data() for at in range(2)] == ["4", "5"]
    left.setData(left.index(row, 0), Qt.CheckState.Checked, TICK)
    assert names(short) == ["«Эхо»", "«Свет»", "«Бір»"]
    give_up(short)


def test_many_are_left_out_at_once_and_one_undo_brings_them_back(preview: ImportView) -> None:
    preview.read.table.selectAll()
    preview.read.leave.click()
    assert preview.rows.rowCount() == 0
    assert preview.preview.account().left_lines == 164
    preview.agree.click()
    assert preview.refusal.text() == "No entry is left to take in."
    preview.undo.click()
    assert preview.rows.rowCount() == 119
    give_up(preview)


# To look at


def test_what_is_doubtful_stands_beside_the_source_s_lines(preview: ImportView) -> None:
    look = preview.look
    preview.tabs.setCurrentWidget(look)
    look.table.choose(look.model.row_of(17))
    source_lines = look.source.toPlainText().splitlines()
    marked = [line for line in source_lines if line.startswith("▸")]
    assert [line[:5] for line in marked] == ["▸ 177", "▸ 178", "▸ 179"]
    grounded = [at.cursor.block().text()[:5] for at in look.source.extraSelections()]
    assert grounded == ["▸ 177", "▸ 178", "▸ 179"]
    assert "РОО «Шаңырақ», Махамбет Абжан" in marked[0]
    assert "Legal form" in look.pieces.text() and "Words" in look.pieces.text()
    assert "Махамбет&nbsp;Абжан" in look.pieces.text(), "a short piece is not broken"
    assert look.doubts.text().startswith("Unassigned words: поддерживаю с оговоркой")
    assert "counts nowhere" in look.unless.text()
    assert look.fields["name"].text() == "«Шаңырақ»"
    give_up(preview)


def test_a_key_says_that_an_entry_is_right_and_enter_decides_nothing(
    preview: ImportView,
) -> None:
    look = preview.look
    preview.tabs.setCurrentWidget(look)
    look.table.choose(0)
    assert numbers_to_look_at(look)[:3] == ["5", "18", "23"]
    preview.activateWindow()
    look.table.setFocus()
    screen.press(look.table, Qt.Key.Key_Return)
    assert numbers_to_look_at(look)[:3] == ["5", "18", "23"]
    assert look.table.currentIndex().row() == 1
    screen.press(look.table, Qt.Key.Key_Up)
    screen.press(look.table, Qt.Key.Key_2)
    assert numbers_to_look_at(look)[:2] == ["18", "23"]
    assert look.table.currentIndex().row() == 0
    assert look.fields["name"].text() == "«Шаңырақ»"
    screen.press(look.table, Qt.Key.Key_Down)
    assert look.fields["name"].text() == "«Журналисты в беде»"
    look.answers.buttons[OUT].click()
    assert numbers_to_look_at(look)[:2] == ["18", "23"]
    assert preview.rows.rowCount() == 118
    assert preview.isVisible()
    give_up(preview)


def numbers_to_look_at(look: LookPart) -> list[str]:
    return [look.model.index(row, 0).data() for row in range(look.model.rowCount())]


def test_a_doubtful_entry_is_corrected_beside_its_lines(preview: ImportView) -> None:
    look = preview.look
    preview.tabs.setCurrentWidget(look)
    look.table.choose(0)
    assert "Quotation mark not closed" in look.doubts.text()
    name = look.fields["name"]
    name.setFocus()
    name.selectAll()
    screen.type_words(name, "«Фонд развития парламентаризма»")
    look.table.setFocus()
    assert preview.preview.entry(4).name == "«Фонд развития парламентаризма»"
    # Nothing is left to look at in it, so it is ready, and the next one is shown.
    assert preview.tabs.tabText(0) == "Doubtful: 26"
    assert look.fields["name"].text() == "«Шаңырақ»"
    assert look.table.hasFocus()
    give_up(preview)


# Left out


def test_a_line_is_taken_in_at_its_place_in_the_list(window: MainWindow, short: ImportView) -> None:
    give_up(short)
    window.owners.imports.import_text(SHORT.replace("2. Фонд", "Страница 1 из 2\n\n2. Фонд"))
    shown = screen.importing()
    left = shown.left
    shown.tabs.setCurrentWidget(left)
    texts = [left.model.index(row, 1).data() for row in range(left.model.rowCount())]
    assert texts == ["Подписи:", "Страница 1 из 2"]
    left.table.choose(1)
    screen.press(left.table, Qt.Key.Key_Return)
    assert names(shown) == ["«Эхо»", "Страница 1 из 2", "«Свет»", "«Бір»"]
    shown.rows.setData(shown.rows.index(1, 0), Qt.CheckState.Unchecked, TICK)
    assert left.model.index(1, 2).data() == "page layout"
    give_up(shown)


def test_two_lines_are_taken_in_as_one_entry(preview: ImportView) -> None:
    left = preview.left
    preview.tabs.setCurrentWidget(left)
    left.table.selectAll()
    assert left.join.isEnabled()
    left.join.click()
    assert preview.rows.rowCount() == 120
    assert left.model.rowCount() == 0
    assert preview.preview.lines(preview.rows.item_at(0)) == (1, 440)
    assert preview.preview.account().left_lines == 0
    preview.rows.setData(preview.rows.index(0, 0), Qt.CheckState.Unchecked, TICK)
    assert left.model.rowCount() == 4
    give_up(preview)


def test_a_line_that_names_nobody_is_refused_with_a_sentence(preview: ImportView) -> None:
    preview.tabs.setCurrentWidget(preview.left)
    preview.left.table.choose(1)
    preview.left.take.click()
    assert preview.refusal.text() == "There is no name on this line, so it cannot be imported."
    assert preview.left.model.rowCount() == 4
    give_up(preview)


# Where it goes


def test_she_sees_and_chooses_where_the_entries_go(window: MainWindow, short: ImportView) -> None:
    target = short.target
    assert short.head.goes.text() == "Into statement 1"
    short.head.goes.click()
    assert target.isVisible()
    assert target.box.currentText() == "Into statement 1, Заявление № 1"
    assert not target.title.isVisible()
    assert short.rows.index(0, 0).data() == "4"
    target.box.setCurrentIndex(0)
    assert target.title.isVisible()
    assert short.rows.index(0, 0).data() == "1"
    short.agree.click()
    assert short.refusal.text().startswith("Give the new statement a title")
    screen.type_words(target.title, "Новое заявление")
    short.agree.click()
    assert not short.isVisible()
    assert window.statement is not None
    assert window.statement.title == "Новое заявление"
    assert pages_of(window).signatories.model.rowCount() == 3


def test_demands_that_are_not_added_are_named(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.owners.imports.import_text(LIST.read_text(encoding="utf-8"))
    shown = screen.importing()
    shown.target.new.click()
    assert shown.target.note.text() == "The source’s 3 demands become the statement’s."
    shown.target.box.setCurrentIndex(1)
    assert "3 demands are not added: the statement keeps its own" in shown.target.note.text()
    shown.agree.click()
    assert len(signatures_of(database_of(window))) == 122
    with database_of(window).reading() as tx:
        assert len(statement_of(tx).demands) == 2


# Taking in


def test_what_was_decided_is_what_is_taken_in(window: MainWindow, preview: ImportView) -> None:
    before = dump(database_of(window))
    rows = preview.rows
    rows.setData(rows.index(2, NAME), "«Хартия прав»")
    rows.setData(rows.index(0, 0), Qt.CheckState.Unchecked, TICK)
    preview.left.table.choose(preview.left.model.rowCount() - 1)
    preview.left.take.click()
    preview.agree.click()
    signed = signatures_of(database_of(window))
    assert [row.number for row in signed] == list(range(1, 120))
    assert [row.name for row in signed[:2]] == [
        "Казахстанское международное бюро по правам человека и соблюдению законности",
        "«Хартия прав»",
    ]
    assert signed[-1].name == "Leave a Reply"
    with database_of(window).reading() as tx:
        statement = statement_of(tx)
        kept = tx.first(sa.select(source.c.left_out))
    assert kept is not None
    assert [each[:2] for each in kept[0]] == [[1, 3], [142, 142]]
    assert kept[0][1][3] == "left out by you"
    content = issue.draft_document(database_of(window), statement.id, ending="txt", language="ru")
    text = " ".join(content.decode("utf-8").split())
    assert "Общественный фонд «Хартия прав»" in text
    assert "Хартия за права человека" not in text
    window.menus.actions["undo"].trigger()
    assert dump(database_of(window)) == before


def test_entries_keep_their_keys_whatever_is_left_out(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    whole = {row.as_printed: row.id for row in signatures_of(database_of(window))}
    window.menus.actions["undo"].trigger()
    window.owners.imports.import_text(LIST.read_text(encoding="utf-8"))
    again = screen.importing()
    again.rows.setData(again.rows.index(0, 0), Qt.CheckState.Unchecked, TICK)
    again.agree.click()
    signed = signatures_of(database_of(window))
    assert len(signed) == 118
    assert signed[0].number == 1
    assert len(whole) == 119
    assert {row.as_printed: row.id for row in signed}.items() < whole.items()


def test_a_large_list_is_read_and_taken_in_off_the_window_s_thread(
    window: MainWindow, empty_register: Path, tmp_path: Path
) -> None:
    window.open_path(empty_register)
    path = tmp_path / "list.txt"
    path.write_text(long_list(2_000), encoding="utf-8")
    window.owners.imports.import_path(path)
    assert window.operations.working == "Reading list.txt"
    assert screen.open_dialogs() == []
    screen.settle(window)
    shown = screen.importing()
    shown.agree.click()
    assert shown.isVisible()
    assert shown.bar.isVisible()
    assert not shown.agree.isEnabled()
    screen.settle(window)
    assert pages_of(window).signatories.model.rowCount() == 2_000
    assert window.findChildren(ImportSummary)


def test_taking_in_is_stopped_and_rolled_back(
    window: MainWindow, empty_register: Path, tmp_path: Path
) -> None:
    window.open_path(empty_register)
    path = tmp_path / "list.txt"
    path.write_text(long_list(4_000), encoding="utf-8")
    window.owners.imports.import_path(path)
    screen.settle(window)
    shown = screen.importing()
    shown.rows.setData(shown.rows.index(0, NAME), "«Бірінші»")
    QCoreApplication.processEvents()
    before = dump(database_of(window))
    with screen.work_held(window):
        shown.agree.click()
        shown.give_up.click()
    screen.settle(window)
    assert shown.isVisible()
    assert shown.refusal.text() == sentences.CANCELLED
    assert shown.agree.isEnabled()
    assert names(shown)[0] == "«Бірінші»"
    assert dump(database_of(window)) == before
    give_up(shown)


# For everybody


def test_it_is_left_and_come_back_to_as_it_was(window: MainWindow, short: ImportView) -> None:
    assert window.sidebar.badge("import") == str(short.preview.size("look"))
    short.rows.setData(short.rows.index(0, FORM), "ОФ")
    short.tabs.setCurrentWidget(short.left)
    screen.press(short, Qt.Key.Key_Escape)
    assert window.page_name() == "signatories"
    assert len(signatures_of(database_of(window))) == 3
    # What is recorded meanwhile is known when it is come back to: numbers go on after it.
    assert window.statement is not None
    new = NewSignature(name="«Кейін»", kind="organisation")
    window.operations.write(sign(window.statement, new=new))
    window.do("import")
    assert screen.importing() is short
    assert short.tabs.currentWidget() is short.left
    assert short.rows.index(0, FORM).data() == "ОФ"
    assert short.rows.index(0, 0).data() == "5"
    give_up(short)
    assert window.page_name() == "signatories"
    assert "import" not in [line.data(PAGE) for line in window.sidebar._items()]


def test_enter_in_the_title_takes_nothing_in(window: MainWindow, preview: ImportView) -> None:
    preview.target.title.setFocus()
    screen.press(preview.target.title, Qt.Key.Key_Return)
    assert preview.isVisible()
    assert len(dump(database_of(window))["signature"]) == 0
    give_up(preview)


def test_every_part_has_names_for_what_takes_the_keyboard(preview: ImportView) -> None:
    for at in range(3):
        preview.tabs.setCurrentIndex(at)
        QCoreApplication.processEvents()
        assert screen.nameless(preview) == []
    give_up(preview)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_fits_a_small_screen_and_speaks_each_language(
    window: MainWindow, preview: ImportView, language: str
) -> None:
    window.speak(language)
    QCoreApplication.processEvents()
    least = preview.minimumSizeHint()
    assert least.width() <= 1000
    assert least.height() <= 600
    for at, table in enumerate((preview.read.table, preview.look.table, preview.left.table)):
        preview.tabs.setCurrentIndex(at)
        QCoreApplication.processEvents()
        header = table.horizontalHeader()
        assert header.length() <= table.viewport().width()
        shown = [each for each in range(header.count()) if not header.isSectionHidden(each)]
        assert all(header.sectionSize(each) >= header.sectionSizeHint(each) for each in shown)
    assert preview.head.title.text() == i18n._("Import")
    give_up(preview)
