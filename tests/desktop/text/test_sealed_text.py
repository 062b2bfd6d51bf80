"""A text that is sealed, the next one, who answers to it, and what changed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from coalition_app import i18n
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.text.answer_dialog import AnswerDialog
from coalition_app.desktop.text.dialogs import SealDialog
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.question import Question
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import wordings
from tests import sentences
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.desktop.text.texts import fields_of, leave, renew, seal, write
from tests.registers import add_signatures, add_statement, statement_of


def test_a_sealed_text_is_locked_until_she_agrees_to_a_new_one(opened: MainWindow) -> None:
    page = pages_of(opened).text
    assert page.state.text().startswith("Text 1, signed but not sealed: a change creates text 2")
    seal(opened)
    assert page.state.text().startswith("Text 1, sealed on ")
    with open_read(opened) as sealed:
        assert page.heads["ru"].tag.toolTip() == f"Sealed. SHA-256: {sealed['ru']}"
    field = fields_of(opened, 1)["ru"]
    assert field.edit.isReadOnly()
    field.edit.setFocus()
    screen.type_words(field.edit, "Нет")
    assert field.words() == "Требование 1."
    screen.press(field.edit, Qt.Key.Key_Insert)
    asked = screen.dialog(Question)
    shown = [label.text() for label in asked.findChildren(type(page.state))]
    assert "This creates text 2; 3 signatories will be asked to reconfirm." in shown
    screen.tell_days(asked)
    asked.agree.click()
    assert page.state.text() == "Text 2, not sealed"
    assert not field.edit.isReadOnly()
    opened.menus.actions["undo"].trigger()
    assert page.state.text().startswith("Text 1, sealed on ")


def test_closed_words_say_so_while_the_keyboard_is_in_them_and_space_reads_on(
    opened: MainWindow,
) -> None:
    field = fields_of(opened, 1)["ru"]
    seal(opened)
    assert field.edit.isReadOnly()
    field.edit.setFocus()
    screen.press(field.edit, Qt.Key.Key_Space)
    assert field.refusal.isHidden()
    screen.type_words(field.edit, "a")
    assert field.refusal.isVisible()
    leave(opened)
    assert field.refusal.isHidden()


def test_answers_to_a_new_text_are_recorded_from_the_list(opened: MainWindow) -> None:
    page = pages_of(opened).text
    renew(opened)
    screen.settle(opened)
    assert page.tabs.tabText(1) == "To reconfirm (3)"
    page.tabs.setCurrentIndex(1)
    assert not page.asked.confirmed.isEnabled()
    page.asked.list.setCurrentIndex(page.asked.model.index(0, 0))
    page.asked.confirmed.click()
    answer = screen.dialog(AnswerDialog)
    answer.agree.click()
    assert answer.refusal.text() == (
        "Answer received: enter the day, such as 25.11.2026. The Up key enters today."
    )
    answer.received.setDate(shown_today().addDays(-1))
    answer.agree.click()
    assert sentences.TOO_EARLY in answer.refusal.text()
    answer.received.setDate(shown_today())
    answer.note.setText("хат")
    answer.agree.click()
    screen.settle(opened)
    assert page.tabs.tabText(1) == "To reconfirm (2)"
    page.asked.list.setCurrentIndex(page.asked.model.index(1, 0))
    page.asked.declined.click()
    answer = screen.dialog(AnswerDialog)
    screen.tell_days(answer)
    answer.agree.click()
    screen.settle(opened)
    assert list(page.asked.model.keys) == [2]
    database = opened.operations.database
    assert database is not None
    with database.reading() as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id)
    assert [row.status for row in rows] == ["signed", "signed", "withdrawn"]


def test_an_item_of_readiness_leads_to_those_who_are_to_reconfirm(opened: MainWindow) -> None:
    renew(opened)
    opened.go("signatories")
    opened.show_numbers([1, 3], "text")
    screen.settle(opened)
    assert opened.page_name() == "text"
    assert pages_of(opened).text.tabs.currentIndex() == 1
    assert pages_of(opened).text.asked.chosen() == [1, 3]
    pages_of(opened).text.asked.seen.click()
    assert opened.page_name() == "signatories"


def test_the_changes_are_marked_by_lines_and_not_by_colour_alone(opened: MainWindow) -> None:
    seal(opened)
    pages_of(opened).text.renew.click()
    screen.dialog(Question).agree.click()
    write(fields_of(opened, 1)["ru"], "Требование первое.")
    leave(opened)
    screen.settle(opened)
    words = pages_of(opened).text.changes.words
    assert "Требование 1 первое." in words.toPlainText()
    assert marked(words.textCursor(), "1") == (False, True)
    assert marked(words.textCursor(), "первое") == (True, False)


def marked(cursor: QTextCursor, word: str) -> tuple[bool, bool]:
    """Tell whether a word of the last block is underlined, and whether it is struck out."""
    document = cursor.document()
    block = document.lastBlock()
    cursor.setPosition(block.position() + block.text().index(word) + 1)
    form = cursor.charFormat()
    return form.fontUnderline(), form.fontStrikeOut()


def test_many_answers_are_recorded_in_the_background(
    window: MainWindow, empty_register: Path
) -> None:
    with open_register(empty_register) as database:
        add_statement(database)
        add_signatures(database, 25)
    window.open_path(empty_register)
    window.go("text")
    renew(window)
    screen.settle(window)
    page = pages_of(window).text
    page.tabs.setCurrentIndex(1)
    page.asked.list.selectAll()
    assert page.asked.chosen() == list(range(1, 26))
    page.asked.confirmed.click()
    answer = screen.dialog(AnswerDialog)
    screen.tell_days(answer)
    answer.agree.click()
    screen.settle(window)
    screen.settle(window)
    assert page.tabs.tabText(1) == "To reconfirm (0)"
    assert page.asked.note.text() == "Every signature is for the newest sealed text."
    assert "25 signatories" in window.menus.actions["undo"].toolTip()


def test_the_language_is_switched_on_the_page_and_in_its_dialog(opened: MainWindow) -> None:
    page = pages_of(opened).text
    write(page.titles.fields["en"], "Typed")
    page.ask_to_seal()
    shown = screen.dialog(SealDialog)
    screen.press(shown, Qt.Key.Key_Return)
    assert shown.isVisible()  # what cannot be taken back is no hurried Enter's
    opened.speak("kk")
    assert page.titles.fields["en"].words() == "Typed"
    assert page.titles.fields["kk"].words() == "№ 1 мәлімдеме"
    assert page.seal.text() == i18n.texts("kk").gettext("Seal text %(number)d…") % {"number": 1}
    screen.tell_days(shown)
    shown.agree.click()
    assert fields_of(opened, 1)["ru"].edit.isReadOnly()


def test_sealing_is_the_first_step_of_a_typed_text_alone(
    unsigned: MainWindow, tmp_path: Path
) -> None:
    page = pages_of(unsigned).text
    assert (page.seal.text(), page.seal.property("role")) == ("Seal text 1…", "first")
    assert not page.renew.isVisible()
    seal(unsigned)
    assert (page.seal.isVisible(), page.renew.isVisible()) == (False, True)


class open_read:
    """The digests of the newest text."""

    def __init__(self, window: MainWindow) -> None:
        self._database = window.operations.database

    def __enter__(self) -> dict[str, str]:
        assert self._database is not None
        with self._database.reading() as tx:
            return wordings.list_texts(tx, statement_of(tx).id)[-1].digests

    def __exit__(self, *_raised: object) -> None:
        return
