"""An import that was begun is kept in the register: over closing, over a kill, until it ends."""

import json
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.imports.keeping import WHOLE
from coalition_app.desktop.imports.page import ImportPage
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.growing_field import GrowingField
from coalition_app.desktop.widgets.typed_words import words_of
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import begun_imports
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.tables import begun_answer, blob
from tests.desktop import screen
from tests.desktop.lock.test_lock import come_back, lock
from tests.desktop.screen import pages_of
from tests.operations.test_planning import LIST
from tests.registers import dump, make_register, signatures_of

KEY = Qt.Key
OTHER = "1. ОО «Сад», Мария Ли\n2. ОФ «Луг», Олег Цой\n"


def preview_of(window: MainWindow, text: str) -> ImportView:
    window.owners.imports.import_text(text)
    screen.settle(window)
    return screen.importing()


def press(key: Qt.Key, *, ctrl: bool = False) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    screen.press(focused, key, ctrl=ctrl)
    QCoreApplication.processEvents()


def answered(window: MainWindow, register: Path) -> ImportView:
    """Open the list, and answer its first doubt for all alike, and the next one."""
    window.open_path(register)
    shown = preview_of(window, LIST)
    press(KEY.Key_Equal)
    press(KEY.Key_4)
    press(KEY.Key_1)
    assert shown.preview.still_open == 2
    return shown


def kept_in(window: MainWindow) -> list[str]:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        return [each.name for each in begun_imports.list_begun(tx)]


def gone_on_with(window: MainWindow) -> ImportView:
    """Go to the import that the side list offers, and read it again."""
    screen.settle(window)
    assert "import" in places(window)
    window.go("import")
    screen.settle(window)
    return screen.importing()


def places(window: MainWindow) -> list[str]:
    listed = window.sidebar.list
    return [str(listed.item(at).data(Qt.ItemDataRole.UserRole)) for at in range(listed.count())]


def decided(shown: ImportView) -> dict[int, dict[str, str]]:
    preview = shown.preview
    return {item: dict(each.answers) for item, each in preview.all_decisions.items()}


def reopened(window: MainWindow, register: Path) -> None:
    window.do("close")
    screen.settle(window)
    assert window.operations.database is None, "nothing is asked: all is kept"
    window.open_path(register)
    screen.settle(window)


def killed(window: MainWindow, register: Path, folder: Path) -> None:
    """Open what a kill leaves: the file with its log, as they are at this moment."""
    left = folder / register.name
    left.parent.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(f"{register}{end}", f"{left}{end}")
    window.do("close")
    window.open_path(left)
    screen.settle(window)
    screen.close_dialogs()  # what is said of an interrupted program


def test_an_import_is_being_read_until_it_is_shown(window: MainWindow, register: Path) -> None:
    answered(window, register)
    window.close_register()
    window.open_path(register)
    screen.settle(window)
    page = window.page("import")
    window.go("import")
    assert page.being_read  # what is put back after unlocking waits for it
    screen.settle(window)
    assert not page.being_read


def test_the_line_below_says_what_is_saved_of_a_list_that_is_imported(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    view = preview_of(window, LIST)
    window.badges.count()
    screen.settle(window)
    nothing = "Nothing of this import is recorded yet"
    assert window.status.saved.text() == nothing, "nothing is decided, and so nothing kept"
    view.preview.leave_out([0])
    screen.settle(window)
    window.badges.count()
    screen.settle(window)
    assert window.status.saved.text() == "Import draft saved · nothing of it is recorded yet"
    window.go("signatories")
    screen.settle(window)
    assert window.status.saved.text().startswith("All saved")


def test_the_field_that_was_typed_in_has_the_keyboard_after_unlocking(
    window: MainWindow, register: Path
) -> None:
    answered(window, register)
    fields = window.page("import").findChildren(GrowingField)
    field = next(each for each in fields if each.accessibleName() == "Place" and each.isVisible())
    field.setFocus()
    screen.type_words(field, "Тараз")
    for _again in range(2):
        lock(window)
        window.owners.lock.page.try_it()
        screen.settle(window)
        come_back(window)
        focused = QApplication.focusWidget()
        assert isinstance(focused, GrowingField)
        assert (focused.accessibleName(), words_of(focused)) == ("Place", "Тараз")


def click_place(window: MainWindow, page: str) -> None:
    listed = window.sidebar.list
    at = listed.visualItemRect(listed.item(places(window).index(page))).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
    screen.settle(window)
    assert window.page_name() == page


@pytest.mark.parametrize("closed", [False, True])
def test_its_digits_answer_once_its_place_is_clicked(
    window: MainWindow, register: Path, closed: bool
) -> None:
    answered(window, register)
    if closed:
        reopened(window, register)
    click_place(window, "evidence")
    click_place(window, "import")
    shown = screen.importing()
    assert shown.preview.still_open == 2
    press(KEY.Key_1)
    assert shown.preview.still_open == 1
    shown.tabs.setCurrentWidget(shown.read)
    click_place(window, "signatories")
    click_place(window, "import")
    assert shown.read.table.hasFocus()


def test_an_empty_list_says_that_an_import_waits_and_leads_to_it(
    window: MainWindow, tmp_path: Path
) -> None:
    make_register(tmp_path / "empty.coalition", statements_made=0).close()
    window.open_path(tmp_path / "empty.coalition")
    page = pages_of(window).signatories
    assert (page.empty.isVisible(), page.waits.isVisible()) == (True, False)
    preview_of(window, LIST)
    window.go("signatories")
    assert (page.empty.isVisible(), page.waits.isVisible()) == (False, True)
    assert page.waits.more.text().startswith("Nothing of “clipboard text” is recorded yet.")
    reopened(window, tmp_path / "empty.coalition")
    page = pages_of(window).signatories
    assert page.waits.isVisible()
    page.waits.buttons[0].click()
    screen.settle(window)
    assert window.page_name() == "import"
    screen.importing().reject()
    screen.settle(window)
    assert (page.empty.isVisible(), page.waits.isVisible()) == (True, False)


def test_answers_are_there_after_the_register_was_closed(
    window: MainWindow, register: Path
) -> None:
    before = decided(answered(window, register))
    assert before
    reopened(window, register)
    assert window.sidebar.badge("import") == "2"
    again = gone_on_with(window)
    assert decided(again) == before
    assert again.preview.still_open == 2
    # No answer is told as lost; the statement has three signatures already.
    assert [label.text() for label in again.warnings] == [
        "The printed numbers are not kept: No. 1 of the list becomes No. 4."
    ]
    press(KEY.Key_1)
    press(KEY.Key_4)
    press(KEY.Key_Return, ctrl=True)
    screen.settle(window)
    assert kept_in(window) == [] and "import" not in places(window)
    database = window.operations.database
    assert database is not None
    assert len(signatures_of(database)) == 8
    assert find_damage(database) == []


def test_answers_are_there_after_the_program_was_killed(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = answered(window, register)
    shown.preview.edit(0, "place", "Тараз")
    shown.preview.leave_out([1])
    shown.target.title.setText("Другой заголовок")
    shown.target.received.setText("01.02.2024")
    QCoreApplication.processEvents()
    before = dict(shown.preview.all_decisions)
    killed(window, register, tmp_path / "killed")
    again = gone_on_with(window)
    assert again.preview.all_decisions == before
    assert "where it stopped: 4 answers are kept" in again.look.said.text()
    assert again.target.title.text() == "Другой заголовок"
    assert again.target.received.text() == "01.02.2024"
    again.done()


def test_a_list_that_was_only_looked_at_waits_too_and_cancelling_leaves_no_trace(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    database = window.operations.database
    assert database is not None
    before = dump(database)
    shown = preview_of(window, OTHER)
    shown.give_up.click()
    assert dump(database) == before and kept_in(window) == []
    preview_of(window, OTHER)
    reopened(window, register)
    again = gone_on_with(window)
    assert again.preview.size("read") == 2
    again.give_up.click()
    assert kept_in(window) == []


def test_discarding_is_journalled_and_undone_with_the_answers(
    window: MainWindow, register: Path
) -> None:
    shown = answered(window, register)
    before = decided(shown)
    shown.give_up.click()
    screen.settle(window)
    assert screen.sentence(window).startswith("The import of clipboard text was discarded.")
    assert kept_in(window) == [] and window.page_name() != "import"
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        told = [each.sentence() for each in list_entries(tx)][-2:]
    assert told == ["keep a list until it is imported", "discard the import of a list"]
    window.do("undo")
    assert decided(gone_on_with(window)) == before
    assert find_damage(database) == []


def test_undoing_an_import_brings_what_was_answered_back(
    window: MainWindow, register: Path
) -> None:
    shown = answered(window, register)
    before = decided(shown)
    shown.agree.click()
    screen.settle(window)
    assert kept_in(window) == []
    window.do("undo")
    again = gone_on_with(window)
    assert decided(again) == before
    # Importing again by redo ends what is shown: it waits no more.
    window.do("redo")
    screen.settle(window)
    assert kept_in(window) == [] and "import" not in places(window)


def test_undoing_elsewhere_leaves_the_list_that_waits(window: MainWindow, register: Path) -> None:
    before = decided(answered(window, register))
    window.go("signatories")
    window.do("undo")
    screen.settle(window)
    assert kept_in(window) == ["clipboard text"] and "import" in places(window)
    assert decided(gone_on_with(window)) == before


def test_each_answer_writes_no_entry_of_the_journal(window: MainWindow, register: Path) -> None:
    shown = answered(window, register)
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        entries = len(list_entries(tx))
    press(KEY.Key_1)
    press(KEY.Key_Z, ctrl=True)
    shown.target.received.setText("01.02.2024")
    QCoreApplication.processEvents()
    with database.reading() as tx:
        assert len(list_entries(tx)) == entries


def test_a_second_list_is_imported_while_another_waits_and_both_are_said(
    window: MainWindow, register: Path
) -> None:
    answered(window, register)
    reopened(window, register)
    second = preview_of(window, OTHER)
    assert screen.sentence(window).startswith("Another list waits: clipboard text. It is offered")
    second.agree.click()
    screen.settle(window)
    assert kept_in(window) == ["clipboard text"]
    assert gone_on_with(window).preview.still_open == 2


def test_lists_that_wait_for_another_are_there_after_the_program_was_killed(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    answered(window, register)
    (tmp_path / "second.txt").write_text(OTHER, encoding="utf-8")
    window.owners.imports.import_path(tmp_path / "second.txt")
    screen.settle(window)
    assert screen.sentence(window) == "Will open once this preview is closed: second.txt."
    assert kept_in(window) == ["clipboard text", "second.txt"]
    killed(window, register, tmp_path / "killed")
    assert kept_in(window) == ["clipboard text", "second.txt"]
    gone_on_with(window).agree.click()
    screen.settle(window)
    second = gone_on_with(window)
    assert second.preview.source.name == "second.txt" and second.preview.size("read") == 2
    assert second.target.title.text() == "second"
    second.agree.click()
    screen.settle(window)
    assert kept_in(window) == []


def write(window: MainWindow, change: sa.Executable) -> None:
    """Change the file behind the program's back."""
    database = window.operations.database
    assert database is not None
    with database.engine.begin() as connection:
        connection.execute(change)


def told(window: MainWindow) -> dict[int, str]:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        (begun,) = begun_imports.list_begun(tx)
        return begun_imports.answers_of(tx, begun.id)


def test_what_is_read_otherwise_now_is_said_and_the_rest_stays(
    window: MainWindow, register: Path
) -> None:
    shown = answered(window, register)
    item = next(each for each in shown.preview.all_decisions if shown.preview.lines(each))
    first, _last = shown.preview.lines(item)
    rest = len(shown.preview.all_decisions) - 1
    kept = json.loads(told(window)[item])
    reads = json.dumps({**kept, "read": "as another version read it"}, ensure_ascii=False)
    write(window, sa.update(begun_answer).where(begun_answer.c.item == item).values(told=reads))
    reopened(window, register)
    again = gone_on_with(window)
    assert len(again.preview.all_decisions) == rest
    said = again.warnings[0].text()
    assert said.startswith(f"Read otherwise than when you answered (lines: {first}).")
    assert "зритель" in said and again.warnings[0].isVisible()
    assert len(told(window)) == rest + 2, "it goes with the next answer, not before it was seen"


@pytest.mark.parametrize(
    "rubbish",
    [
        *("", "{", "[]", "null", "\x00", "[" * 100_000, '{"lines": [1]}', '{"lines": "12"}'),
        '{"lines": [1, 1], "answers": {"а": "burn"}}',
        '{"lines": [1, 1], "edits": {"pieces": "x"}}',
        '{"lines": [1, 1], "link": "anybody"}',
        '{"lines": [true, 1e999], "read": 7, "part_of": "me", "out": 1}',
        '{"lines": [1, 1], "nobody": "knows"}',
    ],
)
def test_damaged_answers_are_said_and_lose_nothing_else(
    window: MainWindow, register: Path, rubbish: str
) -> None:
    shown = answered(window, register)
    count = len(shown.preview.all_decisions)
    item = next(iter(shown.preview.all_decisions))
    where = begun_answer.c.item.in_([item, WHOLE])
    write(window, sa.update(begun_answer).where(where).values(told=rubbish))
    reopened(window, register)
    again = gone_on_with(window)
    assert len(again.preview.all_decisions) == count - 1
    said = again.warnings[0].text()
    assert "damaged" in said or "Read otherwise" in said
    again.done()


def test_a_damaged_list_gets_a_sentence_and_can_be_discarded(
    window: MainWindow, register: Path
) -> None:
    answered(window, register)
    digest = sa.select(blob.c.sha256).order_by(blob.c.size.desc()).limit(1).scalar_subquery()
    write(window, sa.update(blob).where(blob.c.sha256 == digest).values(content=b"\x00broken"))
    reopened(window, register)
    window.go("import")
    screen.settle(window)
    page = window.page("import")
    assert isinstance(page, ImportPage) and page.view is None
    assert page.state.said.text() == "Could not be read again: clipboard text."
    assert page.state.more.text() == "The kept list is missing or damaged: check the register."
    assert kept_in(window) == ["clipboard text"]
    page.state.buttons[1].click()
    screen.settle(window)
    assert kept_in(window) == [] and window.page_name() == "signatories"


def test_what_cannot_be_kept_is_asked_about_before_it_would_go(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    shown = preview_of(window, LIST)
    database = window.operations.database
    assert database is not None
    database.read_only = "The disk is full."
    press(KEY.Key_4)
    assert "The disk is full." in shown.refusal.text()
    window.do("close")
    assert window.operations.database is database
    assert "would be lost" in shown.asking.said.text() and shown.asking.keep.hasFocus()
    shown.asking.keep.click()
    database.read_only = ""
    window.do("close")
    screen.settle(window)
    with open_register(register) as closed, closed.reading() as tx:
        assert len(begun_imports.list_begun(tx)) == 1
