"""The frame of dialogs: the title inside it, the cross, and the veil behind."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.annex.verify_dialog import VerifyDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.widgets.dialog_frame import FORM, Veil
from coalition_app.desktop.widgets.field_grid import filled_by
from coalition_app.desktop.widgets.form import MOST_CAPTIONS, FormDialog, Leaving
from coalition_app.desktop.widgets.labels import let_wrap
from coalition_app.desktop.widgets.wrapped_rows import RowList
from tests.desktop import screen
from tests.desktop.every_dialog import open_dialog
from tests.desktop.geometry import filled_closes


def veils(window: MainWindow) -> list[Veil]:
    return [each for each in window.findChildren(Veil) if each.isVisible()]


def test_the_title_stands_inside_and_the_cross_gives_up(window: MainWindow) -> None:
    window.do("new")
    (shown,) = screen.open_dialogs()
    assert isinstance(shown, FormDialog)
    assert shown.head.title.text() == shown.windowTitle() == "New register"
    assert len(veils(window)) == 1
    window.speak("ru")
    QCoreApplication.processEvents()
    assert shown.head.title.text() == shown.windowTitle() != "New register"
    left = list[int]()
    shown.finished.connect(left.append)
    shown.head.close_.click()
    assert left == [0]
    assert screen.open_dialogs() == []
    assert veils(window) == []


def test_a_click_on_the_title_does_not_hold_the_dialog_to_the_pointer(window: MainWindow) -> None:
    """Only where it is pulled does the system move it."""
    window.do("new")
    (shown,) = screen.open_dialogs()
    assert isinstance(shown, FormDialog)
    handle, asked = shown.windowHandle(), list[bool]()
    assert handle is not None

    def move() -> bool:
        asked.append(True)
        return True

    handle.startSystemMove = move  # type: ignore[method-assign]
    QTest.mousePress(shown.head, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    QTest.mouseRelease(shown.head, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    QTest.mouseMove(shown.head, QPoint(90, 30))
    assert not asked
    QTest.mousePress(shown.head, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    QTest.mouseMove(shown.head, QPoint(90, 30))
    assert asked == [True]
    shown.reject()


def test_it_stands_in_the_middle_of_the_window_and_grows_downwards_while_there_is_room(
    window: MainWindow,
) -> None:
    window.move(60, 40)
    window.do("new")
    (shown,) = screen.open_dialogs()
    assert isinstance(shown, FormDialog)
    asked = window.geometry().center() - shown.geometry().center()
    assert abs(asked.x()) <= 1 and abs(asked.y()) <= 1
    top, high = shown.pos(), shown.height()
    shown.refuse("Reason. " * 30)
    assert shown.height() > high
    assert shown.pos() == top
    shown.refuse("Reason. " * 100)
    assert shown.geometry().bottom() <= shown.screen().availableGeometry().bottom()
    shown.reject()
    assert QApplication.activeWindow() is window


def test_a_question_stands_in_the_middle_wherever_its_dialog_is(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.do("sign")
    shown = screen.dialog(SignatureDialog)
    screen.type_words(shown.name, "«Жаңа»")
    shown.move(0, 0)
    shown.ask_to_close()
    (question,) = [each for each in screen.open_dialogs() if isinstance(each, Leaving)]
    off = window.geometry().center() - question.geometry().center()
    assert abs(off.x()) <= 1 and abs(off.y()) <= 1
    question.agree.click()
    QCoreApplication.processEvents()


def test_the_window_has_the_keyboard_again_after_a_question_too(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.do("sign")
    shown = screen.dialog(SignatureDialog)
    screen.type_words(shown.name, "«Жаңа»")
    shown.ask_to_close()
    (question,) = [each for each in screen.open_dialogs() if isinstance(each, Leaving)]
    question.agree.click()
    assert screen.open_dialogs() == []
    assert QApplication.activeWindow() is window


def test_ctrl_enter_agrees_from_any_field(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.do("sign")
    shown = screen.dialog(SignatureDialog)
    screen.type_words(shown.name, "«Жаңа»")
    screen.press(shown.office, Qt.Key.Key_Return, ctrl=True)
    screen.settle(window)
    assert not screen.open_dialogs()
    window.do("verify")
    verify = screen.dialog(VerifyDialog)
    screen.type_words(verify.typed, "сөз")
    screen.press(verify.typed, Qt.Key.Key_Return, ctrl=True)
    screen.settle(window)
    assert verify.refusal.isVisible()
    assert verify.typed.toPlainText() == "сөз"
    verify.reject()


def test_a_refusal_leaves_the_fields_under_the_pointer(window: MainWindow, register: Path) -> None:
    """They went up, and what was typed next came into the field below the one that was clicked."""
    window.open_path(register)
    shown = open_dialog(window, "statement")
    assert isinstance(shown, FormDialog)
    screen.settle(window)
    fields = [each for each in shown.findChildren(QLineEdit) if each.isVisible()]
    at, high = [each.mapToGlobal(QPoint(0, 0)) for each in fields], shown.height()
    shown.refuse("This cannot be recorded: some of what was asked for has not been said yet.")
    screen.settle(window)
    assert shown.height() > high
    assert [each.mapToGlobal(QPoint(0, 0)) for each in fields] == at
    shown.reject()


def test_a_date_is_one_stop_of_tab(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    shown = open_dialog(window, "attest")
    assert isinstance(shown, AttestDialog)
    shown.activateWindow()
    shown.place.setFocus()
    screen.press(shown.place, Qt.Key.Key_Tab)
    assert shown.date.hasFocus()
    screen.press(shown.date, Qt.Key.Key_Tab)
    assert not shown.date.hasFocus()
    for back in (shown.date, shown.place):
        screen.press(QApplication.focusWidget() or shown, Qt.Key.Key_Backtab)
        assert back.hasFocus()
    shown.reject()


@pytest.mark.parametrize(
    "action", ["about", "check", "as-of", "receivers", "settings", "shortcuts"]
)
def test_what_is_only_read_is_closed_by_one_outlined_button(
    window: MainWindow, register: Path, action: str
) -> None:
    window.open_path(register)
    window.do(action)
    screen.settle(window)
    (shown,) = screen.open_dialogs()
    closing = [each for each in shown.findChildren(QPushButton) if each.text() == "Close"]
    assert [each.isVisible() for each in closing].count(True) == 1
    assert filled_closes(shown) == []
    shown.reject()


@pytest.mark.parametrize("name", ["withdrawal", "words narrow", "words correct", "standing"])
def test_it_opens_in_the_middle_and_as_high_as_what_it_shows(
    window: MainWindow, register: Path, name: str
) -> None:
    window.open_path(register)
    shown = open_dialog(window, name)
    assert isinstance(shown, FormDialog)
    off = window.geometry().center() - shown.geometry().center()
    assert abs(off.x()) <= 1 and abs(off.y()) <= 1
    layout = shown.layout()
    assert layout is not None
    assert shown.height() <= layout.totalHeightForWidth(shown.width())
    shown.reject()


def test_what_is_read_later_moves_it_to_the_middle_unless_somebody_moved_it(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.do("sign")
    shown = screen.dialog(SignatureDialog)
    shown.resize(shown.width(), shown.height() + 40)
    shown.stand_in_middle()
    assert abs((window.geometry().center() - shown.geometry().center()).y()) <= 1
    shown.move(7, 9)
    shown.stand_in_middle()
    assert (shown.x(), shown.y()) == (7, 9)
    shown.reject()


def test_it_grows_where_it_was_put_while_the_system_does_not_tell_its_place(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.do("sign")
    shown = screen.dialog(SignatureDialog)
    put = shown.pos()
    shown.move(0, 0)  # as Qt has it until the system's second answer
    shown.grow()
    assert shown.pos() == put
    shown.move(0, 0)
    shown.refuse("This cannot be recorded: some of what was asked for has not been said yet.")
    assert shown.pos() == put
    shown.reject()
    window.do("new")
    made = screen.dialog(NewRegisterDialog)
    put = made.pos()
    made.move(0, 0)
    made.grow()
    assert made.pos() == put
    made.reject()


def test_a_button_stands_beside_its_field_where_the_caption_takes_two_lines(
    application: QApplication,
) -> None:
    field, button = QLineEdit(), QPushButton("Choose…")
    row = filled_by(field, button)
    row.resize(400, 90)
    row.show()
    QCoreApplication.processEvents()
    assert field.y() == button.y() == 0
    assert field.x() == 0 and field.width() > button.width()
    row.close()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_captions_of_a_form_are_one_column_and_few_of_them_break(
    window: MainWindow, register: Path, language: str
) -> None:
    """A caption of 26 letters took two lines beside a field that had room to spare."""
    window.speak(language)
    window.open_path(register)
    for name in ("signature", "withdrawal"):
        shown = open_dialog(window, name)
        captions = [
            each
            for each in shown.findChildren(QLabel)
            if each.buddy() is not None and each.isVisible()
        ]
        assert len({each.width() for each in captions}) == 1
        for each in captions:
            one_line = each.fontMetrics().horizontalAdvance(each.text()) <= MOST_CAPTIONS
            assert each.wordWrap() is not one_line
        shown.reject()


def test_a_form_opens_no_higher_than_its_rows(window: MainWindow) -> None:
    """A list of one row asked for the room of ten, and what it left stood between the sentences."""
    form = FormDialog(window, title=lambda: "Replace", agree=lambda: "Replace")
    above, rows = form.add_note(lambda: "Which one?"), RowList(whole=True)
    rows.addItem("Original held elsewhere")
    form.form.addRow(rows)
    form.open()
    QCoreApplication.processEvents()
    assert rows.y() - above.geometry().bottom() - 1 == form.form.spacing()
    assert rows.height() == rows.sizeHintForRow(0) + 2 * rows.frameWidth()
    assert form.room.height() == rows.geometry().bottom() + 1
    form.reject()


def test_facts_of_one_line_stand_as_close_as_others(window: MainWindow) -> None:
    """Words that wrap guess their height: a fact of one line had the room of two."""
    form = FormDialog(window, title=lambda: "Sign", agree=lambda: "Sign")
    facts = [QLabel(words) for words in ("Holder", "from 30.10.2026 until 29.11.2027")]
    for fact in facts:
        let_wrap(fact)
        form.add_field(lambda: "Valid", fact)
    form.open()
    QCoreApplication.processEvents()
    line = facts[0].fontMetrics().height()
    assert [each.height() for each in facts] == [line, line]
    form.reject()


@pytest.mark.parametrize("language", ["en", "kk"])
def test_long_words_do_not_widen_a_form(window: MainWindow, register: Path, language: str) -> None:
    """Words that wrap asked for more: one form of 560 pixels had 670, another 653."""
    window.speak(language)
    window.open_path(register)
    for name in ("change passphrase", "words withdraw", "withdrawal", "verify"):
        shown = open_dialog(window, name)
        assert shown.width() == FORM
        shown.reject()


@pytest.mark.parametrize("below", [False, True])
def test_a_sentence_stands_below_a_title_that_leaves_it_no_room(
    window: MainWindow, below: bool
) -> None:
    dialog = FormDialog(window, title=lambda: "Edition 1: a record")
    dialog.head.tell("It does not change afterwards. " * (3 if below else 1))
    dialog.open()
    QCoreApplication.processEvents()
    title, said = dialog.head.title.geometry(), dialog.head.beside.geometry()
    assert (said.top() > title.bottom()) is below
    dialog.reject()


def test_a_hint_stands_below_its_field_and_a_button_is_as_high_as_its(
    window: MainWindow,
) -> None:
    form = FormDialog(window, title=lambda: "Title")
    field, button = QLineEdit(), QPushButton("Choose…")
    row = filled_by(field, button)
    form.add_field(lambda: "Caption", row)
    hint = form.add_note(
        lambda: "What the field is for, in as many words as it takes to be clear. " * 2, beside=True
    )
    form.open()
    screen.settle(window)
    assert field.height() == button.height()
    assert hint.mapTo(form, hint.rect().topLeft()).x() == row.mapTo(form, row.rect().topLeft()).x()
    assert hint.height() >= hint.heightForWidth(hint.width())
    form.reject()
