"""The Text page in the real window: words that save themselves, demands, the seal and what follows it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from coalition_app import i18n
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.text.answer_dialog import AnswerDialog
from coalition_app.desktop.text.dialogs import SealDialog
from coalition_app.desktop.text.fields import WordsField
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.question import Question
from coalition_app.languages import LANGUAGES
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from tests import sentences
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, add_statement, make_register, statement_of

LIST = Path(__file__).parents[2] / "data" / "real_case" / "statement.txt"
TEXT = "Мәлімдеме: біз талап етеміз"


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window on the text of a statement with two demands and three signatures."""
    window.open_path(register)
    window.go("text")
    QCoreApplication.processEvents()
    yield window
    screen.settle(window)


@pytest.fixture
def unsigned(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window on the text of a statement with two demands that nobody signed yet."""
    path = tmp_path / "unsigned.coalition"
    make_register(path, signatures=0).close()
    window.open_path(path)
    window.go("text")
    QCoreApplication.processEvents()
    yield window
    screen.settle(window)


def test_rows_have_their_heights_when_the_page_is_shown(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    screen.settle(window)
    window.go("text")
    page = pages_of(window).text
    heights = [each.height() for each in page.findChildren(QLabel) if each.isVisible()]
    for _turn in range(8):
        QCoreApplication.processEvents()
    assert heights == [each.height() for each in page.findChildren(QLabel) if each.isVisible()]
    assert len(heights) > 10


def new_text(window: MainWindow) -> None:
    pages_of(window).text.renew.click()
    screen.dialog(Question).agree.click()


def recorded(window: MainWindow) -> StatementRow:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        return statement_of(tx)


def worded(window: MainWindow, language: str = "ru") -> list[str]:
    return [each.wordings.get(language, "") for each in recorded(window).demands]


def fields_of(window: MainWindow, number: int) -> dict[str, WordsField]:
    """Give the fields of a demand by its number."""
    (line,) = [
        each for each in pages_of(window).text.demands.lines.values() if each.number == number
    ]
    return line.wordings.fields


def write(field: WordsField, words: str) -> None:
    """Go into a field and write in place of what it says."""
    field.edit.setFocus()
    field.edit.selectAll()
    screen.type_words(field.edit, words)
    if not words:
        screen.press(field.edit, Qt.Key.Key_Delete)


def leave(window: MainWindow) -> None:
    """Go on to the next widget by Tab."""
    focused = QApplication.focusWidget()
    assert focused is not None
    screen.press(focused, Qt.Key.Key_Tab)
    QCoreApplication.processEvents()


def press_alt(widget: QWidget, key: Qt.Key) -> None:
    """Press Alt with a key as the keyboard does: first asking whether it is a shortcut."""
    alt = Qt.KeyboardModifier.AltModifier
    asking = QKeyEvent(QEvent.Type.ShortcutOverride, key, alt)
    asking.ignore()
    QCoreApplication.sendEvent(widget, asking)
    assert asking.isAccepted(), "the window's own shortcut would take the key"
    QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, alt))


def test_the_sign_of_the_title_follows_the_theme(
    opened: MainWindow, application: QApplication
) -> None:
    drawn = []
    for wearing in ("light", "dark", "light"):
        theme.apply_theme(application, wearing)
        QCoreApplication.processEvents()
        drawn.append(pages_of(opened).text.title_sign.pixmap().toImage())
    assert drawn[0] != drawn[1]
    assert drawn[0] == drawn[2]


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


def seal(window: MainWindow) -> None:
    pages_of(window).text.seal.click()
    screen.dialog(SealDialog).agree.click()


def renew(window: MainWindow) -> None:
    """Seal, agree to a new text, add a demand to it and seal that too."""
    seal(window)
    pages_of(window).text.renew.click()
    screen.dialog(Question).agree.click()
    write(pages_of(window).text.demands.new.fields["ru"], "Ещё одно.")
    leave(window)
    seal(window)


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


def test_everything_on_the_page_has_a_name_and_enough_room(opened: MainWindow) -> None:
    renew(opened)
    for tab in range(3):
        pages_of(opened).text.tabs.setCurrentIndex(tab)
        assert screen.nameless(pages_of(opened).text) == []
    pages_of(opened).text.tabs.setCurrentIndex(0)
    QCoreApplication.processEvents()
    for line in pages_of(opened).text.demands.lines.values():
        assert min(line.more.width(), line.more.height()) >= 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_stand_below_each_other_where_it_is_narrow(
    opened: MainWindow, language: str
) -> None:
    opened.speak(language)
    one, two = (fields_of(opened, 1)[each] for each in ("ru", "en"))
    assert one.y() == two.y()
    assert one.x() < two.x()
    opened.resize(760, 700)
    pages_of(opened).text.languages.setCurrentIndex(2)
    QCoreApplication.processEvents()
    one, two = (fields_of(opened, 1)[each] for each in ("ru", "en"))
    assert one.x() == two.x()
    assert one.y() < two.y()
    assert two.caption.isVisible()
    assert one.caption.text() != "Русский", "the authentic one is marked in words"
    scroll = pages_of(opened).text.tabs.widget(0)
    assert isinstance(scroll, QScrollArea)
    inner = scroll.widget()
    assert inner is not None
    assert inner.width() <= scroll.viewport().width()


def test_what_is_typed_in_stays_in_sight_and_keeps_the_keyboard_where_it_gets_narrow(
    opened: MainWindow,
) -> None:
    page = pages_of(opened).text
    for edit in (fields_of(opened, 1)["kk"].edit, page.titles.fields["en"].edit, page.dated.edit):
        opened.resize(1280, 720)
        screen.settle(opened)
        edit.setFocus()
        opened.resize(760, 720)
        screen.settle(opened)
        assert edit.isVisible()
        assert edit.hasFocus()


def test_tab_reads_the_page_from_above_also_where_it_is_narrow(opened: MainWindow) -> None:
    page = pages_of(opened).text
    for width in (1280, 760, 1280):
        opened.resize(width, 1400)
        screen.settle(opened)
        words = [page.titles.fields["ru"].edit, fields_of(opened, 1)["ru"].edit]
        rule, dated = page.silence.switch, page.dated.edit
        narrow = width == 760
        read = [page.languages, dated, *words, rule] if narrow else [dated, rule, *words]
        assert sorted(read, key=stops_from(read[0]).index) == read, width


def stops_from(start: QWidget) -> list[QWidget]:
    """List what Tab walks through, until it is back where it began.

    Asking Qt for each widget's next one instead ended the run: PySide took some for what lay there before.
    """
    start.setFocus()
    walked: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in walked:
        walked.append(focused)
        screen.press(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is start
    return walked


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


def pen_of(window: MainWindow, number: int, language: str) -> QPushButton:
    lines = pages_of(window).text.demands.lines.values()
    return next(each for each in lines if each.number == number).pens[language]


def name_of(window: MainWindow, number: int, language: str = "ru") -> WordsField:
    lines = pages_of(window).text.demands.lines.values()
    return next(each for each in lines if each.number == number).names[language]


def names(window: MainWindow) -> list[dict[str, str]]:
    return [each.short_names for each in recorded(window).demands]


def taker_of(window: MainWindow, number: int, language: str) -> QPushButton:
    lines = pages_of(window).text.demands.lines.values()
    return next(each for each in lines if each.number == number).takers[language]


def test_a_proposed_short_name_looks_like_one_until_it_is_used(unsigned: MainWindow) -> None:
    write(fields_of(unsigned, 2)["ru"], "Требование провести общественную экспертизу, и скоро.")
    leave(unsigned)
    field = name_of(unsigned, 2)
    assert (field.words(), field.edit.placeholderText()) == ("", "Провести общественную экспертизу")
    field.edit.setFocus()
    leave(unsigned)
    assert names(unsigned) == [{}, {}], "what was only looked at is not recorded"
    assert not pen_of(unsigned, 2, "ru").isVisible()
    assert field.edit.property("role") == "proposed_name"
    screen.press(field.edit, Qt.Key.Key_F2)
    assert field.edit.hasFocus()
    assert field.words() == "Провести общественную экспертизу"
    screen.press(field.edit, Qt.Key.Key_Escape)
    assert names(unsigned) == [{}, {}]
    assert taker_of(unsigned, 2, "ru").text() == "Use", "the name beside it needs the room"
    taker_of(unsigned, 2, "ru").click()
    assert field.edit.property("role") == "short_name"
    assert pen_of(unsigned, 2, "ru").isVisible()
    assert not taker_of(unsigned, 2, "ru").isVisible()
    assert names(unsigned) == [{}, {"ru": "Провести общественную экспертизу"}]
    assert "short name" in unsigned.menus.actions["undo"].toolTip()


def test_f2_goes_from_the_words_to_their_short_name_of_a_sealed_text_too(
    opened: MainWindow,
) -> None:
    seal(opened)
    words = fields_of(opened, 1)["ru"]
    words.edit.setFocus()
    screen.press(words.edit, Qt.Key.Key_F2)
    field = name_of(opened, 1)
    assert field.edit.hasFocus()
    screen.type_words(field.edit, "Экспертиза")
    leave(opened)
    assert names(opened)[0] == {"ru": "Экспертиза"}
    assert words.edit.isReadOnly()


def test_keys_beside_the_words_write_only_into_a_language_that_is_seen(
    unsigned: MainWindow,
) -> None:
    page = pages_of(unsigned).text
    write(page.titles.fields["en"], "A statement")
    leave(unsigned)
    write(fields_of(unsigned, 1)["en"], "Publish the report.")
    leave(unsigned)
    page.heads["en"].decides.trigger()
    unsigned.resize(760, 700)
    screen.settle(unsigned)
    line = next(each for each in page.demands.lines.values() if each.number == 1)
    line.more.setFocus()
    screen.press(line.more, Qt.Key.Key_F2)
    assert name_of(unsigned, 1, "en").edit.hasFocus()
    leave(unsigned)
    page.keep()
    assert names(unsigned)[0].keys() == {"en"}, "Russian is behind its tab"
    line.more.setFocus()
    screen.press(line.more, Qt.Key.Key_Insert)
    assert page.demands.new.fields["en"].edit.hasFocus()


def test_an_absent_translation_is_a_target_and_no_empty_field(opened: MainWindow) -> None:
    absent = fields_of(opened, 1)["kk"]
    assert absent.edit.property("absent")
    label = absent.edit.over
    assert isinstance(label, QLabel)
    assert label.isVisible()
    assert label.text() == "No translation yet: write it"
    assert not name_of(opened, 1, "kk").isVisible()
    QTest.mouseClick(absent.edit.viewport(), Qt.MouseButton.LeftButton)
    assert absent.edit.hasFocus()
    assert not label.isVisible()
    screen.type_words(absent.edit, "Бірінші.")
    leave(opened)
    assert worded(opened, "kk")[0] == "Бірінші."
    assert name_of(opened, 1, "kk").isVisible()
    assert taker_of(opened, 1, "kk").isVisible(), "it is proposed in each language that has words"


def test_the_column_of_the_authentic_language_comes_first(unsigned: MainWindow) -> None:
    page = pages_of(unsigned).text
    write(page.titles.fields["en"], "A statement")
    leave(unsigned)
    page.heads["en"].decides.trigger()
    screen.settle(unsigned)
    for _turn in range(3):  # the fields are made anew, then laid out
        QCoreApplication.processEvents()
    assert recorded(unsigned).authentic_language == "en"
    for fields in (page.titles.fields, fields_of(unsigned, 1)):
        assert fields["en"].x() < fields["ru"].x() < fields["kk"].x()
    assert page.heads["en"].tag.text() == "authentic"
    assert page.heads["en"].x() < page.heads["ru"].x()


def test_sealing_is_the_first_step_of_a_typed_text_alone(
    unsigned: MainWindow, tmp_path: Path
) -> None:
    page = pages_of(unsigned).text
    assert (page.seal.text(), page.seal.property("role")) == ("Seal text 1…", "first")
    assert not page.renew.isVisible()
    seal(unsigned)
    assert (page.seal.isVisible(), page.renew.isVisible()) == (False, True)


@pytest.mark.parametrize("width", [1280, 700])
def test_the_date_stands_level_with_its_caption(opened: MainWindow, width: int) -> None:
    opened.resize(width, 720)
    screen.settle(opened)
    page = pages_of(opened).text
    caption, edit = page.head.date_label, page.dated.edit
    words = edit.viewport().mapTo(page, edit.cursorRect().center())
    assert abs(caption.mapTo(page, caption.rect().center()).y() - words.y()) <= 1


def test_the_cards_end_where_the_head_does_unless_a_bar_stands_beside_them(
    opened: MainWindow,
) -> None:
    """In a large window they ended four pixels before the buttons above them."""
    opened.resize(1600, 1000)
    for _turn in range(3):
        QCoreApplication.processEvents()
    page = pages_of(opened).text

    def right(part: QWidget) -> int:
        return part.mapTo(page, QPoint(part.width(), 0)).x()

    card = page.silence.parentWidget()
    assert card is not None
    assert right(card) == right(page.head)


def test_no_line_goes_on_below_the_bar_of_a_long_text(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.go("text")
    screen.settle(window)
    page = pages_of(window).text
    page.fold.click()
    screen.settle(window)
    field = page.bodies.fields["en"].edit
    assert field.verticalScrollBar().isVisible(), "the text is long enough for a bar"
    lines = field.document().firstBlock().layout()
    assert lines.lineAt(0).width() <= field.viewport().width()
