"""Locking: blank first, then the file is closed and forgotten; half-typed words are back after unlocking."""

import contextlib
import gc
import threading
import weakref
from pathlib import Path

import pytest
import shiboken6
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from coalition_app.desktop.details.pane import TABS
from coalition_app.desktop.lock.kept_words import WordsBack, gather_words
from coalition_app.desktop.lock.page import LockPage
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories.page import SHORT
from coalition_app.desktop.start import collect_from_now
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.widgets.typed_words import words_of
from coalition_app.intake.read_source import source_lines
from coalition_app.records.care.begun_words import kept_words
from coalition_app.records.opening.existing import open_register
from coalition_app.records.statements.statements import list_statements
from coalition_app.records.store.database import Database
from coalition_app.work import Tell
from tests import registers
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.intake.files.test_scans import needs_tesseract, saved, sheet
from tests.registers import dump, make_register

PASSPHRASE = "алматы тюльпан 1986 верблюд"
HALF = "Поддерживаем, кроме срока: «не позднее 1 июля»,\nа именно — сомневаемся в пун"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "НПО.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    return path


def opened(window: MainWindow, path: Path, passphrase: str | None = PASSPHRASE) -> None:
    window.take_register(open_register(path, passphrase))
    screen.settle(window)


def base(window: MainWindow) -> Database:
    assert window.operations.database is not None
    return window.operations.database


def lock(window: MainWindow) -> LockPage:
    window.do("lock")
    page = window.owners.lock.page
    assert isinstance(page, LockPage)
    screen.settle(window)
    QCoreApplication.processEvents()
    return page


def unlock(window: MainWindow, passphrase: str = PASSPHRASE) -> None:
    page = window.owners.lock.page
    page.passphrase.setText(passphrase)
    page.try_it()
    screen.settle(window)
    come_back(window)


def come_back(window: MainWindow) -> None:
    """Let what was half typed come back, which waits for lists that are read."""
    while window.findChildren(WordsBack):
        QTest.qWait(1)
        screen.settle(window)


def half_typed(window: MainWindow) -> PositionDialog:
    pages_of(window).signatories.choose([2])
    window.do("reserve")
    dialog = screen.dialog(PositionDialog)
    dialog.wording.setFocus()
    dialog.wording.insertPlainText(HALF)
    cursor = dialog.wording.textCursor()
    cursor.setPosition(12)
    dialog.wording.setTextCursor(cursor)
    return dialog


def test_the_screen_is_blank_before_anything_is_closed(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    half_typed(window)
    window.do("lock")
    page = window.owners.lock.page
    assert page.isVisible() and page.geometry() == window.rect()
    assert screen.open_dialogs() == []
    assert not window.middle.isVisible() and not window.statusBar().isVisible()
    assert window.operations.database is not None  # closed a moment later
    assert window.windowTitle() == "НПО — coalition_app"
    lock(window)
    assert window.operations.database is None


def test_a_half_typed_reservation_is_back_with_every_character(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    before = dump(base(window))
    half_typed(window)
    lock(window)
    assert HALF.encode() not in secret.read_bytes()
    unlock(window)
    dialog = screen.dialog(PositionDialog)
    assert dialog.wording.toPlainText() == HALF
    assert dialog.wording.textCursor().position() == 12
    assert dialog.windowTitle() == "Position of No. 2"
    with base(window).reading() as tx:
        assert kept_words(tx) == []
    assert dump(base(window)) == before
    screen.close_dialogs()


def test_a_half_typed_reservation_waits_for_its_long_list_and_for_nothing_else(
    window: MainWindow, tmp_path: Path
) -> None:
    """The list's answer may lie unread when its reading has ended; a search beside it may go on."""
    path = tmp_path / "НПО.coalition"
    make_register(path, signatures=SHORT + 1, passphrase=PASSPHRASE).close()
    opened(window, path)
    half_typed(window)
    lock(window)
    before_it, searched, begun = threading.Event(), threading.Event(), threading.Event()

    def search(_tell: Tell) -> None:
        begun.set()
        searched.wait(60)

    page = window.owners.lock.page
    window.operations.start("", lambda _tell: before_it.wait(60), lambda _none: None)
    page.passphrase.setText(PASSPHRASE)
    page.try_it()
    try:
        while not (back := window.findChildren(WordsBack)):
            QTest.qWait(1)
    finally:
        before_it.set()  # only now the list can be read, whose answer nothing below takes
    window.operations.wait()
    for _look in range(5):
        back[0].go_on()
    assert screen.open_dialogs() == []
    window.operations.start("", search, lambda _none: None)
    begun.wait(60)
    try:
        while window.findChildren(WordsBack):
            QTest.qWait(1)
        dialog = screen.dialog(PositionDialog)
        assert dialog.wording.toPlainText() == HALF
    finally:
        searched.set()
    screen.settle(window)
    screen.close_dialogs()


def test_words_in_a_field_in_place_are_kept_and_not_recorded(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    before = dump(base(window))
    window.do("go-text")
    page = pages_of(window).text
    field = next(each for each in page.findChildren(QPlainTextEdit) if not each.isReadOnly())
    field.setFocus()
    was = field.toPlainText()
    screen.type_words(field, "и ещё")
    typed = field.toPlainText()
    assert typed != was
    lock(window)
    unlock(window)
    assert window.page_name() == "text"
    fields = [each.toPlainText() for each in pages_of(window).text.findChildren(QPlainTextEdit)]
    assert typed in fields
    assert dump(base(window)) == before


def test_what_has_no_place_any_more_is_shown_to_be_copied(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    dialog = half_typed(window)
    dialog.setProperty("opened_by", " ")  # as one that something in the background opened
    lock(window)
    unlock(window)
    assert HALF in screen.dialog(ReadingDialog).text.toPlainText()
    screen.close_dialogs()
    with base(window).reading() as tx:
        assert kept_words(tx) == []


def test_words_that_are_shown_apart_outlive_further_locks_until_they_are_closed(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    half_typed(window).setProperty("opened_by", " ")
    lock(window)
    unlock(window)
    for _again in range(2):
        with base(window).reading() as tx:
            assert kept_words(tx)  # a crash loses nothing
        lock(window)
        assert HALF.encode() not in secret.read_bytes()
        unlock(window)
        assert HALF in screen.dialog(ReadingDialog).text.toPlainText()
    screen.close_dialogs()
    lock(window)
    unlock(window)
    assert screen.open_dialogs() == []


def test_locked_again_before_all_is_back_the_rest_comes_back_too(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    screen.type_words(pages_of(window).signatories.search, "2")
    told = gather_words(window.owners.lock.desk, [half_typed(window)], None)
    screen.close_dialogs()
    pages_of(window).signatories.search.clear()
    back = WordsBack(window.owners.lock.desk, told, lambda: None)
    while not pages_of(window).signatories.search.text():
        back.go_on()  # as far as the search, which stands before the dialog
    assert screen.open_dialogs() == []
    lock(window)
    unlock(window)
    assert screen.dialog(PositionDialog).wording.toPlainText() == HALF
    assert window.status.said.text() == ""
    screen.close_dialogs()


def test_a_dialog_that_was_opened_beside_the_list_is_back(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    pages_of(window).signatories.choose([2])
    (row,) = pages_of(window).signatories.chosen()
    window.go("journal")
    window.ask("positions.open_for", row, {})
    dialog = screen.dialog(PositionDialog)
    dialog.wording.setFocus()
    dialog.wording.insertPlainText(HALF)
    for _again in range(2):
        lock(window)
        unlock(window)
        dialog = screen.dialog(PositionDialog)
        assert (dialog.windowTitle(), dialog.wording.toPlainText()) == ("Position of No. 2", HALF)
        assert window.status.said.text() == ""  # nobody is asked to choose somebody first
    screen.close_dialogs()


def test_a_wrong_passphrase_is_a_sentence_and_the_next_attempt_waits_longer(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    page = lock(window)
    waits = []
    for _attempt in range(4):
        page.passphrase.setText("не та")
        page.try_it()
        waits.append(page.wait_left)  # before its timer can strike
        assert "Incorrect passphrase" in page.refusal.text()
        assert page.open.isEnabled() is (page.wait_left == 0)
        while page.wait_left:
            page.tick()
    assert waits == [0, 2, 4, 8]
    unlock(window)
    assert window.operations.database is not None
    assert window.owners.lock.page is None


def test_its_keys_work_in_a_dialog_too(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    dialog = half_typed(window)
    QCoreApplication.processEvents()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(dialog, Qt.Key.Key_L, held)
    assert window.owners.lock.page is not None and screen.open_dialogs() == []
    screen.settle(window)
    QCoreApplication.processEvents()
    assert window.operations.database is None


def test_an_unencrypted_register_says_that_anyone_can_open_it(
    window: MainWindow, register: Path
) -> None:
    opened(window, register, None)
    page = lock(window)
    assert page.warning.isVisible() and not page.passphrase.isVisible()
    assert "not encrypted" in page.warning.text()
    assert page.open.hasFocus()
    QTest.keyClick(page.open, Qt.Key.Key_Return)
    screen.settle(window)
    assert window.operations.database is not None


def test_no_name_and_no_word_of_the_register_is_in_the_window(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    name = pages_of(window).signatories.chosen() or pages_of(window).signatories.listed()
    assert name
    page = lock(window)
    for label in window.findChildren(QLabel):
        if page.isAncestorOf(label):
            assert "Организация" not in label.text()
    assert window.findChildren(PositionDialog) == []
    assert list(window.register_pages) == []


def test_keys_of_the_window_do_nothing_behind_the_lock(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    lock(window)
    for key in ("open", "new", "anything", "import", "verify", "go-list", "help", "settings"):
        window.do(key)
    assert screen.open_dialogs() == []
    window.do("language")
    assert window.owners.lock.page.open.text() == "Открыть"


def test_closing_it_leads_to_the_welcome_page_and_the_words_wait(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    half_typed(window)
    page = lock(window)
    page.close_register.click()
    screen.settle(window)
    assert window.owners.lock.page is None
    assert window.pages.currentWidget() is window.welcome
    opened(window, secret)
    come_back(window)
    assert screen.dialog(PositionDialog).wording.toPlainText() == HALF
    screen.close_dialogs()


def test_work_goes_on_behind_the_lock_and_answers_after_unlocking(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    go_on, answers = threading.Event(), list[str]()

    def work(_tell: Tell) -> str:
        assert go_on.wait(60)
        with base(window).reading() as tx:
            return f"{len(list_statements(tx))} statement was read"

    def told(answer: str) -> None:
        answers.append(answer)
        window.say(answer)

    window.operations.start("Counting", work, told)
    half_typed(window)
    window.do("lock")
    page = window.owners.lock.page
    QCoreApplication.processEvents()
    assert page.working.text().startswith("Work is still under way.")
    assert window.operations.database is not None and not page.close_register.isEnabled()
    go_on.set()
    screen.settle(window)
    QCoreApplication.processEvents()
    assert answers == ["1 statement was read"]
    assert window.operations.database is None and page.isVisible() and page.working.text() == ""
    assert screen.open_dialogs() == []
    unlock(window)
    assert screen.dialog(PositionDialog).wording.toPlainText() == HALF
    assert "1 statement was read" in screen.sentence(window)
    screen.close_dialogs()


def test_unlocked_before_the_work_has_ended_everything_is_as_it_was(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    go_on = threading.Event()
    window.operations.start("Counting", lambda _tell: go_on.wait(60), lambda _done: None)
    dialog = half_typed(window)
    window.do("lock")
    QCoreApplication.processEvents()
    page, database = window.owners.lock.page, base(window)
    page.passphrase.setText("не та")
    page.try_it()
    assert "Incorrect passphrase" in page.refusal.text() and not dialog.isVisible()
    page.passphrase.setText(PASSPHRASE)
    page.try_it()
    assert window.operations.database is database and window.owners.lock.page is None
    assert dialog.isVisible() and dialog.wording.toPlainText() == HALF
    go_on.set()
    screen.settle(window)
    screen.close_dialogs()


def test_no_part_of_the_lock_screen_is_a_window_for_a_moment(
    window: MainWindow, secret: Path
) -> None:
    """Such a window flashes before the screen is blank, and mapping it takes the time of blanking."""

    class Shown(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                seen.extend([type(watched).__name__] * watched.isWindow())
            return False

    seen, shown = list[str](), Shown()
    opened(window, secret)
    application = QCoreApplication.instance()
    assert application is not None
    application.installEventFilter(shown)
    lock(window)
    application.removeEventFilter(shown)
    assert seen == []


def test_whom_the_list_had_chosen_is_chosen_again(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    pages_of(window).signatories.choose([3])
    lock(window)
    unlock(window)
    assert [each.number for each in pages_of(window).signatories.chosen()] == [3]


def test_the_page_that_was_left_is_shown_again(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    window.go("journal")
    lock(window)
    unlock(window)
    assert window.page_name() == "journal"


def test_words_in_the_details_are_back_in_their_tab(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    before = dump(base(window))
    pages_of(window).signatories.choose([2])
    window.details.go("data")
    screen.settle(window)
    field = window.details.fields["contacts"].editor
    field.setFocus()
    screen.type_words(field, "+7 701 000 00 00")
    lock(window)
    unlock(window)
    assert screen.open_dialogs() == []
    assert window.details.tabs.currentIndex() == list(TABS).index("data")
    again = window.details.fields["contacts"].editor
    assert words_of(again) == "+7 701 000 00 00"
    QCoreApplication.processEvents()
    assert again.hasFocus() and not again.visibleRegion().isEmpty()
    assert dump(base(window)) == before


def test_what_a_work_puts_into_the_window_waits_behind_the_lock_too(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    go_on = threading.Event()
    strip = QDockWidget(window)

    def told(_answer: object) -> None:
        window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, strip)
        strip.show()

    window.operations.start("Counting", lambda _tell: go_on.wait(60), told)
    field = pages_of(window).signatories.search
    field.setFocus()
    window.do("lock")
    page = window.owners.lock.page
    go_on.set()
    screen.settle(window)
    QCoreApplication.processEvents()
    assert not strip.isVisible() and page.isVisible()
    assert window.operations.database is None
    unlock(window)
    strip.close()


def test_the_keyboard_stays_in_the_lock_screen(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    half_typed(window)
    page = lock(window)
    assert window.focusWidget() is page.passphrase
    page.shown.setFocus()
    assert window.focusWidget() is page.shown
    page.shown.clearFocus()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.emit(page.shown, None)  # not told of a window that is not active
    QTest.qWait(1)
    assert window.focusWidget() is page.passphrase


def test_work_that_closes_what_had_the_keyboard_is_no_fault(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    go_on, field = threading.Event(), QLineEdit(window.middle)
    field.show()
    field.setFocus()
    window.operations.start(
        "Counting", lambda _tell: go_on.wait(60), lambda _done: shiboken6.delete(field)
    )
    page = window.owners.lock
    window.do("lock")
    go_on.set()
    screen.settle(window)
    QCoreApplication.processEvents()
    assert page.page is not None and window.operations.database is None
    unlock(window)
    assert window.operations.database is not None


def test_no_object_holds_passphrase_key_or_private_words(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "BUILT", {})  # it remembers passphrases and keys
    path = tmp_path / "r.coalition"
    with contextlib.closing(make_register(path, passphrase=turned(TURNED[0]))) as database:
        registers.add_signatures(database, 1, name=turned(TURNED[1]))
    del database
    registers.BUILT.clear()
    opened(window, path, turned(TURNED[0]))
    # Turned round, so that the test itself holds none of what it looks for.
    marks = [*TURNED[1:], turned(str(base(window).raw_key)[:64])]
    half_typed(window).wording.insertPlainText(turned(TURNED[2]))
    for place in ("go-directory", "go-journal", "go-evidence", "go-text"):
        window.do(place)
        screen.settle(window)
    with base(
        window
    ).reading() as tx:  # what is compiled keeps the values that it was first asked with
        tx.rows(sa.select(sa.literal(turned(TURNED[1])).label("asked_here")))
    del tx
    assert [is_held(turned(each)) for each in marks] == [True, False, True]  # typed words are Qt's
    window.do("lock")
    screen.settle(window)
    QCoreApplication.processEvents()
    assert [is_held(turned(each)) for each in (*TURNED, marks[-1])] == [False] * 4
    unlock(window, turned(TURNED[0]))
    assert turned(TURNED[2]) in screen.dialog(PositionDialog).wording.toPlainText()
    screen.close_dialogs()


@needs_tesseract
def test_no_object_holds_a_name_of_a_scan(window: MainWindow, secret: Path) -> None:
    opened(window, secret)
    source_lines(saved("PNG", [sheet((turned(SCANNED),))]), "scan")
    assert is_held(turned(SCANNED)), "it is kept, for reading it again takes minutes"
    lock(window)
    assert not is_held(turned(SCANNED))


def test_what_was_open_when_the_start_set_its_values_aside_goes_too(
    window: MainWindow, secret: Path
) -> None:
    opened(window, secret)
    engine = weakref.ref(base(window).engine)  # it is in a circle, and holds the key
    collect_from_now()
    lock(window)
    assert engine() is None


TURNED = ("дулбрев оньлачоноп", "зұмелоҚ таназеЖ", "фитнамирп аволс")
"""A passphrase, a word of the signatories' names, words that are typed."""
SCANNED = "авохороД анигеР"


def turned(words: str) -> str:
    return words[::-1]


def is_held(mark: str) -> bool:
    """Tell whether any object of the program holds a string with a mark."""
    for each in gc.get_objects():
        for held in gc.get_referents(each):
            if held is mark or not isinstance(held, str | bytes) or len(held) > 100_000:
                continue
            if mark in (held if isinstance(held, str) else held.decode("utf-8", "ignore")):
                return True
    return False
