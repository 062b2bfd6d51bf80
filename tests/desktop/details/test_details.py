"""The details of a signatory: fields that save themselves, nothing typed is lost, one signature at a time."""

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.details.pane import TABS
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.widgets.captioned_field import Field, PrivateField
from coalition_app.desktop.widgets.respelling import Respelling
from coalition_app.desktop.window_layout import DETAILS_WIDTH, WIDE_DETAILS
from coalition_app.languages import LANGUAGES
from coalition_app.operations import door
from coalition_app.operations.signature_edits import respell_name
from coalition_app.records.journal import journal
from coalition_app.records.lists.signature_details import SignatureDetails, read_details
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories import private_fields
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import (
    dump,
    make_register,
    signatures_of,
    statement_of,
    this_day,
    withdraw_signature,
)


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    """Give the window with No. 2 chosen."""
    window.open_path(register)
    choose(window, 2)
    window.details.go("data")
    return window


def choose(window: MainWindow, number: int) -> None:
    screen.settle(window)
    pages_of(window).signatories.choose([number])
    screen.settle(window)
    QCoreApplication.processEvents()


def editor(window: MainWindow, key: str) -> QWidget:
    return window.details.fields[key].editor


def line(window: MainWindow, key: str) -> QLineEdit:
    found = window.details.fields[key].editor
    assert isinstance(found, QLineEdit)
    return found


def retype(window: MainWindow, key: str, words: str) -> Field:
    """Go to a field and type over what stands there, without leaving it."""
    field = window.details.fields[key]
    field.editor.setFocus()
    screen.press(field.editor, Qt.Key.Key_A, ctrl=True)
    screen.press(field.editor, Qt.Key.Key_Delete)
    screen.type_words(field.editor, words)
    return field


def held(window: MainWindow, number: int) -> SignatureDetails:
    """Read what the register holds."""
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        found = read_details(tx, statement_of(tx), number)
    assert found is not None
    return found


def entries(window: MainWindow) -> int:
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        return len(journal.list_entries(tx))


def test_a_field_saves_itself_when_it_is_left(opened: MainWindow) -> None:
    before = entries(opened)
    retype(opened, "representative", "Ахметова Дана")
    assert held(opened, 2).signed.representative == ""
    screen.press(editor(opened, "representative"), Qt.Key.Key_Tab)
    assert held(opened, 2).signed.representative == "Ахметова Дана"
    assert entries(opened) == before + 1
    assert line(opened, "office").hasFocus()


def test_enter_saves_and_stays(opened: MainWindow) -> None:
    retype(opened, "place", "Ақтау")
    screen.press(editor(opened, "place"), Qt.Key.Key_Return)
    assert held(opened, 2).signed.place == "Ақтау"
    assert line(opened, "place").hasFocus()


def test_fields_that_are_walked_through_write_nothing(opened: MainWindow) -> None:
    before = entries(opened)
    line(opened, "legal_form").setFocus()
    for _each in range(16):
        screen.press(QApplication.focusWidget() or opened, Qt.Key.Key_Tab)
    assert entries(opened) == before


def test_what_is_private_is_saved_and_marked(opened: MainWindow) -> None:
    contacts = editor(opened, "contacts")
    assert isinstance(contacts, QPlainTextEdit)
    contacts.setFocus()
    screen.type_words(contacts, "+7 701 000 00 00")
    screen.press(contacts, Qt.Key.Key_Return)
    screen.type_words(contacts, "a@b.kz")
    screen.press(contacts, Qt.Key.Key_Tab)
    assert held(opened, 2).contacts == ("+7 701 000 00 00", "a@b.kz")
    shown = [each.text() for each in opened.details.findChildren(QLabel)]
    assert "Never printed, never sent" in shown


def test_what_is_private_is_covered_until_it_is_asked_for(opened: MainWindow) -> None:
    assert opened.operations.database is not None
    with opened.operations.database.writing("change-private") as tx:
        private_fields.change_private(tx, held(opened, 2).signed.signatory_id, notes="тәуекел")
    choose(opened, 3)
    choose(opened, 2)
    field = opened.details.fields["notes"]
    assert isinstance(field, PrivateField)
    assert (field.editor.isVisible(), field.cover.isVisible()) == (False, True)
    assert "тәуекел" not in field.cover.text()
    field.cover.click()
    assert field.editor.hasFocus()
    screen.type_words(field.editor, "!")
    screen.press(field.editor, Qt.Key.Key_Tab)
    assert "!" in held(opened, 2).notes
    choose(opened, 3)
    choose(opened, 2)
    assert not field.editor.isVisible()


def test_a_refused_value_stays_with_its_sentence_until_escape(opened: MainWindow) -> None:
    assert opened.operations.database is not None
    before = dump(opened.operations.database)
    field = retype(opened, "signed_on", "31.02.2026")
    screen.press(field.editor, Qt.Key.Key_Tab)
    assert field.value() == "31.02.2026"
    assert "“31.02.2026” is not a date" in field.refusal.text()
    assert field.refusal.isVisible()
    assert "is not a date" in field.editor.accessibleDescription()
    opened.operations.reread()
    assert field.value() == "31.02.2026"
    assert dump(opened.operations.database) == before
    field.editor.setFocus()
    screen.press(field.editor, Qt.Key.Key_Escape)
    assert (field.value(), field.refusal.isVisible()) == ("", False)
    retype(opened, "signed_on", "01.03.2026")
    screen.press(field.editor, Qt.Key.Key_Tab)
    assert str(held(opened, 2).signed_on) == "2026-03-01"


def test_undo_takes_back_the_typing_first_then_the_last_action(opened: MainWindow) -> None:
    field = retype(opened, "office", "директор")
    screen.press(field.editor, Qt.Key.Key_Return)
    screen.type_words(field.editor, " қор")
    screen.press(field.editor, Qt.Key.Key_Z, ctrl=True)
    assert held(opened, 2).signed.office == "директор"
    while line(opened, "office").isUndoAvailable():
        screen.press(field.editor, Qt.Key.Key_Z, ctrl=True)
    screen.press(field.editor, Qt.Key.Key_Escape)
    assert held(opened, 2).signed.office == "директор"
    choose(opened, 3)
    choose(opened, 2)
    line(opened, "office").setFocus()
    screen.press(field.editor, Qt.Key.Key_Z, ctrl=True)
    assert held(opened, 2).signed.office == ""
    assert field.value() == ""


def test_a_refresh_keeps_what_is_being_typed_and_the_focus(opened: MainWindow) -> None:
    field = retype(opened, "place", "Қарағ")
    line(opened, "place").setCursorPosition(3)
    opened.owners.editing.change_field(2, "country", "Қазақстан")
    screen.settle(opened)
    assert field.value() == "Қарағ"
    assert line(opened, "country").text() == "Қазақстан"
    assert line(opened, "place").hasFocus()
    assert line(opened, "place").cursorPosition() == 3


def test_choosing_another_saves_first(opened: MainWindow) -> None:
    retype(opened, "place", "Тараз")
    choose(opened, 3)
    assert held(opened, 2).signed.place == "Тараз"
    assert held(opened, 3).signed.place == ""
    assert line(opened, "place").text() == ""


def test_what_was_refused_is_there_again_on_coming_back(opened: MainWindow) -> None:
    retype(opened, "received_on", "ертең")
    choose(opened, 3)
    assert "No. 2: “ертең” is not a date" in screen.sentence(opened)
    assert line(opened, "received_on").text() == ""
    choose(opened, 2)
    field = opened.details.fields["received_on"]
    assert field.value() == "ертең"
    assert field.refusal.isVisible()


def test_closing_saves_what_is_being_typed(opened: MainWindow, register: Path) -> None:
    retype(opened, "office", "төраға")
    opened.close_register()
    with open_register(register) as again:
        assert [each.office for each in signatures_of(again)] == ["", "төраға", ""]
    left = [each.text() for each in opened.details.findChildren(QLineEdit) if each.text()]
    assert (left, opened.details.head.name.text()) == ([], "")


def test_the_language_is_switched_while_a_field_is_edited(opened: MainWindow) -> None:
    field = retype(opened, "representative", "Дана")
    opened.speak("ru")
    assert field.caption.text() == "Представитель"
    assert field.editor.accessibleName() == "Представитель"
    assert field.value() == "Дана"
    kind = editor(opened, "kind")
    assert isinstance(kind, QComboBox)
    assert kind.currentText() == "организация"
    assert line(opened, "representative").hasFocus()


def test_arrows_through_a_box_are_one_action_when_it_is_left(opened: MainWindow) -> None:
    before = entries(opened)
    kind = editor(opened, "kind")
    kind.setFocus()
    for _each in range(2):
        screen.press(kind, Qt.Key.Key_Down)
    assert held(opened, 2).signed.kind == "organisation"
    screen.press(kind, Qt.Key.Key_Tab)
    assert held(opened, 2).signed.kind == "media"
    assert entries(opened) == before + 1


def test_positions_and_words_are_shown(opened: MainWindow) -> None:
    assert opened.operations.database is not None
    with opened.operations.database.writing("record-position") as tx:
        new = NewPosition({2: "supports-with-reservation"}, "Екінші талап — ескертпемен.", "kk")
        positions.record_position(tx, statement_of(tx), 2, new)
    opened.operations.reread()
    screen.settle(opened)
    opened.details.go("position")
    assert opened.details.positions.texts() == [
        "Demand 1: supports",
        f"Demand 2: supports with a reservation, stated on {this_day():%d.%m.%Y}",
    ]
    words = opened.details.acts.texts()
    assert words[0] == "Reservation to demand 2"
    assert words[1] == "Екінші талап — ескертпемен."
    assert words[2].startswith("Kazakh · received ")


def test_the_newest_action_of_the_history_is_undone_from_there(opened: MainWindow) -> None:
    assert opened.operations.database is not None
    before = dump(opened.operations.database)
    retype(opened, "place", "Семей")
    screen.press(editor(opened, "place"), Qt.Key.Key_Return)
    assert opened.details.history.texts()[0] == "No. 2: place changed"
    opened.details.go("history")
    assert opened.details.undo.isVisible()
    said = opened.details.undo.accessibleName()
    assert said == opened.menus.actions["undo"].toolTip(), "it says what it undoes"
    assert opened.details.undo.text() == "Undo the last change", "in one line, above what it was"
    opened.details.undo.click()
    screen.settle(opened)
    assert dump(opened.operations.database) == before
    assert line(opened, "place").text() == ""
    assert opened.details.history.texts()[0] == "Undone: No. 2: place changed"
    choose(opened, 1)
    assert not opened.details.undo.isVisible()


def test_the_day_and_the_note_of_a_withdrawal_are_shown(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    with database.writing("withdraw") as tx:
        day = dt.date(2026, 3, 1)
        withdraw_signature(tx, statement_of(tx), 1, day, "по телефону, 15:20")
    opened.refresh()
    choose(opened, 1)
    assert opened.details.origin.texts() == ["Notice received: 01.03.2026 · по телефону, 15:20"]


def test_the_spelling_of_a_name_is_corrected_with_a_reason(opened: MainWindow) -> None:
    before = entries(opened)
    field = retype(opened, "name", "«Бірлік екі»")
    assert isinstance(field, Respelling)
    assert not field.reason.isVisible()
    screen.press(field.editor, Qt.Key.Key_Return)
    assert field.reason.hasFocus()
    screen.press(field.reason, Qt.Key.Key_Return)
    assert "Say why" in field.refusal.text()
    assert entries(opened) == before
    field.editor.setFocus()
    screen.press(field.editor, Qt.Key.Key_Return)
    assert field.reason.hasFocus()
    screen.type_words(field.reason, "хат, 3 наурыз")
    screen.press(field.reason, Qt.Key.Key_Return)
    screen.settle(opened)
    assert opened.details.head.name.text() == "ОФ «Бірлік екі»"
    assert "Фонд «Бірлік 2» → «Бірлік екі»: хат, 3 наурыз" in opened.details.origin.texts()[0]
    assert not field.reason.isVisible()


def test_a_printed_form_is_given_beside_the_name_that_no_font_draws(opened: MainWindow) -> None:
    field = opened.details.fields["printed_form"]
    assert field.isHidden()
    database = opened.operations.database
    assert database is not None
    with database.reading() as tx:
        respell = respell_name(statement_of(tx), number=2, name="希望协会", reason="as signed")
    opened.operations.changed.emit(door.write(database, respell).tables)
    screen.settle(opened)
    assert not field.isHidden()
    retype(opened, "printed_form", "希")
    screen.press(field.editor, Qt.Key.Key_Return)
    assert "希" in field.refusal.text()
    retype(opened, "printed_form", "Надежда")
    screen.press(field.editor, Qt.Key.Key_Return)
    assert (field.refusal.text(), signatures_of(database)[1].printed_form) == ("", "Надежда")
    assert not field.isHidden()


def test_escape_puts_the_spelling_back(opened: MainWindow) -> None:
    before = entries(opened)
    field = retype(opened, "name", "«Басқа»")
    assert isinstance(field, Respelling)
    screen.press(field.editor, Qt.Key.Key_Return)
    screen.type_words(field.reason, "қате")
    screen.press(field.reason, Qt.Key.Key_Escape)
    assert (field.value(), field.reason.isVisible()) == ("Фонд «Бірлік 2»", False)
    assert field.editor.hasFocus()
    choose(opened, 3)
    assert entries(opened) == before


def test_a_position_is_changed_where_it_stands(opened: MainWindow) -> None:
    opened.details.go("position")
    tag = opened.details.positions.value(2)
    put(opened, tag, "does not support")
    assert held(opened, 2).stances == ("supports", "does-not-support")
    opened.do("undo")
    screen.settle(opened)
    assert held(opened, 2).stances == ("supports", "supports")


def test_a_reservation_asks_for_its_words(opened: MainWindow) -> None:
    opened.details.go("position")
    put(opened, opened.details.positions.value(1), "supports with a reservation")
    shown = screen.dialog(PositionDialog)
    assert held(opened, 2).stances == ("supports", "supports")
    shown.reject()


def put(window: MainWindow, tag: Tag, words: str) -> None:
    """Choose a position from the menu of its value."""
    menu = tag.menu()
    menu.popup(tag.mapToGlobal(tag.rect().bottomLeft()))
    (meant,) = [each for each in menu.actions() if each.text().partition("\t")[0] == words]
    meant.trigger()
    menu.close()
    screen.settle(window)


def test_the_neighbours_keep_tab_and_keyboard(opened: MainWindow) -> None:
    table = pages_of(opened).signatories.table
    table.setFocus()
    opened.details.go("history")
    head = opened.details.head
    QTest.mouseClick(head.behind, Qt.MouseButton.LeftButton)
    screen.settle(opened)
    assert head.number.text() == "No. 3"
    assert (head.behind.isEnabled(), table.hasFocus()) == (False, True)
    assert opened.details.tabs.tabText(opened.details.tabs.currentIndex()) == "History"
    for _each in range(2):
        QTest.mouseClick(head.before, Qt.MouseButton.LeftButton)
        screen.settle(opened)
    assert (head.number.text(), head.before.isEnabled()) == ("No. 1", False)


def test_showing_another_makes_no_widgets_and_asks_little(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    choose(opened, 1)
    choose(opened, 3)
    made = len(opened.details.findChildren(QWidget))
    (row,) = [each for each in signatures_of(database) if each.number == 2]
    asked: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *all_: asked.append(all_[2]))
    assert opened.statement is not None
    opened.details.show_signature(database, opened.statement, row)
    assert len(opened.details.findChildren(QWidget)) == made
    # Each statement is about one signature, however long the list is.
    assert 5 < len(asked) < 30


def test_whoever_is_shown_already_is_read_again_for_a_change_alone(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    asked: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *all_: asked.append(all_[2]))
    opened.chosen_changed.emit()
    assert asked == []
    assert opened.statement is not None
    change = respell_name(opened.statement, number=2, name="Фонд 2", reason="с подписного листа")
    assert opened.operations.change(change)
    assert asked and line(opened, "name").text() == "Фонд 2"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("twice", [False, True])
def test_nothing_is_wider_than_the_pane(
    opened: MainWindow, application: QApplication, language: str, twice: bool
) -> None:
    before = QFont(application.font())
    try:
        if twice:
            larger = QFont(before)
            larger.setPointSizeF(2 * before.pointSizeF())
            application.setFont(larger)
            theme.apply_theme(application, "light")
            opened.refresh()
        opened.speak(language)
        pane = opened.details
        opened.middle.setSizes([10_000, 300])
        for tab in TABS:
            pane.go(tab)
            QCoreApplication.processEvents()
            for each in pane.findChildren(QWidget):
                if each.isVisible() and not isinstance(each.parent(), QTabBar):
                    right = each.mapTo(pane, each.rect().topRight()).x()
                    assert right <= pane.width(), (type(each), each.accessibleName())
    finally:
        application.setFont(before)
        theme.apply_theme(application, "light")


def test_many_demands_that_nobody_spoke_of_are_told_together(
    window: MainWindow, tmp_path: Path
) -> None:
    with (
        make_register(tmp_path / "many.coalition", demands=20) as database,
        database.writing("record-position") as tx,
    ):
        positions.record_position(tx, statement_of(tx), 2, NewPosition({7: "abstains"}))
    window.open_path(tmp_path / "many.coalition")
    window.go("signatories")
    screen.settle(window)
    pages_of(window).signatories.choose([1])
    assert window.details.positions.texts() == ["All 20 demands: supports"]
    pages_of(window).signatories.choose([2])
    assert window.details.positions.texts() == [
        f"Demand 7: abstains (recorded on {this_day():%d.%m.%Y})",
        "19 other demands: supports",
    ]


def test_where_the_window_is_narrow_the_details_are_a_page(opened: MainWindow) -> None:
    opened.resize(640, 600)
    QCoreApplication.processEvents()
    table = pages_of(opened).signatories.table
    assert (opened.details.isVisible(), table.isVisible()) == (False, True)
    table.setFocus()
    screen.press(table, Qt.Key.Key_Return)
    assert (opened.details.isVisible(), table.isVisible()) == (True, False)
    assert opened.details.head.number.text() == "No. 2"
    assert opened.details.tabs.hasFocus()
    back, number = opened.details.back, opened.details.head.number
    assert back.y() < number.geometry().center().y() < back.geometry().bottom(), "on one line"
    retype(opened, "place", "Тараз")
    screen.press(editor(opened, "place"), Qt.Key.Key_Return)
    screen.settle(opened)
    assert (held(opened, 2).signed.place, opened.details.isVisible()) == ("Тараз", True)
    screen.press(editor(opened, "place"), Qt.Key.Key_Escape)
    assert (opened.details.isVisible(), table.hasFocus()) == (False, True)
    screen.press(table, Qt.Key.Key_Return)
    opened.details.back.click()
    assert table.isVisible()
    screen.press(table, Qt.Key.Key_Return)
    opened.go("journal")
    screen.settle(opened)
    assert pages_of(opened).journal.isVisible()
    opened.go("signatories")
    opened.resize(1280, 720)
    QCoreApplication.processEvents()
    assert (opened.details.isVisible(), table.isVisible()) == (True, True)
    assert not opened.details.back.isVisible()


def test_who_withdrew_is_not_asked_for_a_position(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    assert opened.details.first.isVisible()
    with database.writing("withdraw") as tx:
        number = opened.chosen()[0].number
        withdraw_signature(tx, statement_of(tx), number, tx.today)
    opened.refresh()
    screen.settle(opened)
    assert not opened.details.first.isVisible()
    assert opened.details.second.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_buttons_below_show_their_words_whole(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    screen.settle(opened)
    for button in (opened.details.first, opened.details.second):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_the_first_button_names_its_act_where_there_is_room(opened: MainWindow) -> None:
    """It said «Position…» in a button of twice that width."""
    details = opened.details
    assert details.first.text() == "Record a position…"
    opened.middle.setSizes([10_000, 260])
    QCoreApplication.processEvents()
    assert details.first.text() == "Position…"
    assert details.first.toolTip() == "Record a position…"


def test_details_are_wider_in_a_wide_window(opened: MainWindow) -> None:
    assert opened.details.width() == DETAILS_WIDTH
    opened.resize(1600, 1000)
    opened.pull_details()
    QCoreApplication.processEvents()
    assert opened.details.width() == WIDE_DETAILS
