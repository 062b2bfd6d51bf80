"""The Text page in the real window: words that save themselves, demands begun, moved and removed."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import wordings
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.desktop.text.texts import fields_of, leave, new_text, recorded, worded, write
from tests.registers import add_statement, statement_of

TEXT = "Мәлімдеме: біз талап етеміз"


def press_alt(widget: QWidget, key: Qt.Key) -> None:
    """Press Alt with a key as the keyboard does: first asking whether it is a shortcut."""
    alt = Qt.KeyboardModifier.AltModifier
    asking = QKeyEvent(QEvent.Type.ShortcutOverride, key, alt)
    asking.ignore()
    QCoreApplication.sendEvent(widget, asking)
    assert asking.isAccepted(), "the window's own shortcut would take the key"
    QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, alt))


def test_words_are_recorded_when_their_field_is_left(opened: MainWindow) -> None:
    page = pages_of(opened).text
    write(page.titles.fields["en"], "A statement")
    assert "en" not in recorded(opened).titles
    leave(opened)
    assert recorded(opened).titles["en"] == "A statement"
    page.folded.buttons["kk"].click()
    assert page.bodies.fields["kk"].edit.hasFocus()
    screen.type_words(page.bodies.fields["kk"].edit, TEXT)
    leave(opened)
    assert recorded(opened).bodies["kk"] == TEXT
    write(fields_of(opened, 2)["kk"], "Екінші талап.")
    leave(opened)
    assert worded(opened, "kk") == ["", "Екінші талап."]
    write(page.dated, "14.03.2026")
    leave(opened)
    assert recorded(opened).dated == dt.date(2026, 3, 14)
    assert opened.menus.actions["undo"].toolTip().startswith("Undo: set the date of statement 1")


def test_undo_brings_the_words_back_into_their_field(unsigned: MainWindow) -> None:
    title = pages_of(unsigned).text.titles.fields["ru"]
    write(title, "Другое")
    leave(unsigned)
    unsigned.menus.actions["undo"].trigger()
    assert title.words() == "Заявление № 1"
    unsigned.menus.actions["redo"].trigger()
    assert title.words() == "Другое"


@pytest.mark.parametrize(
    ("of", "language", "words", "said"),
    [
        ("title", "ru", "", "A statement needs a title in its authentic language."),
        ("title", "ru", "я" * 1001, "at most 1000"),
        ("title", "kk", "\u202eа", "U+202E"),
        ("demand", "ru", "", "would have no wording"),
        ("demand", "ru", "Требование 2.", "Demand 2 has this wording already"),
        ("date", "", "вчера", "“вчера” is not a date"),
    ],
)
def test_a_refused_value_stays_with_its_sentence_below(
    unsigned: MainWindow, of: str, language: str, words: str, said: str
) -> None:
    page = pages_of(unsigned).text
    field = {
        "title": lambda: page.titles.fields[language],
        "demand": lambda: fields_of(unsigned, 1)[language],
        "date": lambda: page.dated,
    }[of]()
    before = recorded(unsigned)
    field.edit.setFocus()
    field.edit.setPlainText(words)
    leave(unsigned)
    assert field.words() == words
    assert field.refusal.isVisible()
    assert said in field.refusal.text()
    assert recorded(unsigned).titles == before.titles
    assert worded(unsigned) == ["Требование 1.", "Требование 2."]
    page.read()
    assert field.words() == words, "what was typed is not thrown away"
    field.put_back()
    assert not field.refusal.isVisible()


def test_a_demand_is_begun_below_and_goes_on_in_another_language(unsigned: MainWindow) -> None:
    demands = pages_of(unsigned).text.demands
    demands.begin("ru")
    new = demands.new.fields
    assert QApplication.focusWidget() is new["ru"].edit
    screen.type_words(new["ru"].edit, "Үшінші.")
    leave(unsigned)
    assert worded(unsigned) == ["Требование 1.", "Требование 2.", "Үшінші."]
    third = fields_of(unsigned, 3)
    assert QApplication.focusWidget() is third["kk"].edit, "the same demand's next language"
    screen.type_words(third["kk"].edit, "Қазақша.")
    leave(unsigned)
    assert worded(unsigned, "kk") == ["", "", "Қазақша."]
    assert [field.words() for field in new.values()] == ["", "", ""]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Insert])
def test_ctrl_enter_is_done_and_goes_on_from_a_new_demand(
    unsigned: MainWindow, key: Qt.Key
) -> None:
    ctrl = key == Qt.Key.Key_Return
    first = fields_of(unsigned, 1)["ru"]
    write(first, "Первое.")
    screen.press(first.edit, key, ctrl=ctrl)
    assert worded(unsigned)[0] == "Первое."
    if ctrl:
        assert first.edit.hasFocus(), "it is done, and nothing else is begun"
        pages_of(unsigned).text.demands.begin("ru")
    new = pages_of(unsigned).text.demands.new.fields["ru"].edit
    assert QApplication.focusWidget() is new
    for number in (3, 4):
        screen.type_words(new, f"Ещё {number}.")
        screen.press(new, key, ctrl=ctrl)
        QCoreApplication.processEvents()
        assert QApplication.focusWidget() is new
    assert worded(unsigned) == ["Первое.", "Требование 2.", "Ещё 3.", "Ещё 4."]


def test_demands_move_by_keys_and_buttons_with_the_keyboard_and_positions(
    opened: MainWindow,
) -> None:
    database = opened.operations.database
    assert database is not None
    with database.writing("record-position") as tx:
        new = NewPosition(stances={2: "does-not-support"}, wording="Жоқ.", language="kk")
        positions.record_position(tx, statement_of(tx), 1, new)
    opened.refresh()
    new_text(opened)
    field = fields_of(opened, 2)["ru"]
    write(field, "Требованье 2.")
    press_alt(field.edit, Qt.Key.Key_Up)
    assert worded(opened) == ["Требованье 2.", "Требование 1."]
    assert QApplication.focusWidget() is field.edit
    assert fields_of(opened, 1)["ru"] is field
    press_alt(field.edit, Qt.Key.Key_Up)  # it is the first already
    with database.reading() as tx:
        statement = statement_of(tx)
        row = signatures.find_signature(tx, statement, 1)
        stances = read_held(tx, statement).of(row.id)
    # It reads otherwise than it was signed, until it is said that this is only spelling.
    assert stances == ("not-stated", "supports")
    line = next(each for each in pages_of(opened).text.demands.lines.values() if each.number == 1)
    line.spelling.click()
    asked = screen.dialog(FormDialog)
    screen.field(asked, "What was misspelt").setText("мягкий знак")
    screen.tell_days(asked)
    asked.agree.click()
    with database.reading() as tx:
        assert read_held(tx, statement_of(tx)).of(row.id) == ("does-not-support", "supports")
    lines = pages_of(opened).text.demands.lines.values()
    next(each for each in lines if each.number == 1).down.trigger()
    assert worded(opened) == ["Требование 1.", "Требованье 2."]


def test_removing_is_offered_back_and_refused_where_positions_stand(opened: MainWindow) -> None:
    new_text(opened)
    lines = pages_of(opened).text.demands.lines
    next(each for each in lines.values() if each.number == 1).remove.trigger()
    assert worded(opened) == ["Требование 2."]
    opened.status.undo_wanted.emit()
    QCoreApplication.processEvents()
    assert worded(opened) == ["Требование 1.", "Требование 2."]
    database = opened.operations.database
    assert database is not None
    with database.writing("add-demand") as tx:
        wordings.add_demand(tx, statement_of(tx), {"ru": "Третье."})
    with database.writing("record-position") as tx:
        new = NewPosition(stances={3: "abstains"}, wording="Қалыс.", language="kk")
        positions.record_position(tx, statement_of(tx), 3, new)
    opened.refresh()
    QCoreApplication.processEvents()
    line = next(each for each in lines.values() if each.number == 3)
    line.remove.trigger()
    assert "1 position, of number 3" in line.refusal.text()
    assert line.refusal.isVisible()
    assert len(worded(opened)) == 3


def test_a_core_demand_is_chosen_in_plain_words_and_refused_under_a_reservation(
    opened: MainWindow,
) -> None:
    database = opened.operations.database
    assert database is not None
    with database.writing("record-position") as tx:
        new = NewPosition(stances={2: "supports-with-reservation"}, wording="Но.", language="ru")
        positions.record_position(tx, statement_of(tx), 3, new)
    opened.refresh()
    one, two = pages_of(opened).text.demands.lines.values()
    for line in (one, two):
        line.core.trigger()
    assert [each.policy for each in recorded(opened).demands] == ["core", "open"]
    assert (one.core_tag.isVisible(), one.core_tag.text()) == (True, "Core: takes none")
    assert (two.core.isChecked(), two.core_tag.isVisible()) == (False, False)
    assert "number 3" in two.refusal.text()


def test_languages_with_another_number_of_demands_are_warned_of(opened: MainWindow) -> None:
    tag = pages_of(opened).text.heads["kk"].tag
    assert (tag.text(), tag.tone) == ("translated: 0 of 2", "warning")
    for number in (1, 2):
        write(fields_of(opened, number)["kk"], f"{number}-талап.")
        leave(opened)
    assert (tag.text(), tag.tone) == ("translation", "quiet")
    english = pages_of(opened).text.heads["en"].tag
    assert not english.isVisible(), "nothing is translated, and nothing is lacking"


def test_what_is_typed_is_kept_when_the_register_is_closed(
    opened: MainWindow, register: Path
) -> None:
    write(pages_of(opened).text.titles.fields["en"], "Typed last")
    opened.close_register()
    with open_register(register) as database, database.reading() as tx:
        assert statement_of(tx).titles["en"] == "Typed last"


def test_what_is_typed_stays_with_its_statement(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    add_statement(database)
    opened.refresh()
    write(pages_of(opened).text.titles.fields["en"], "Of the first")
    opened.go("text", 2)
    assert pages_of(opened).text.titles.fields["en"].words() == ""
    with database.reading() as tx:
        assert statement_of(tx, 1).titles["en"] == "Of the first"
        assert "en" not in statement_of(tx, 2).titles
