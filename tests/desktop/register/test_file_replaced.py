"""Another file takes the place of the register that the window shows: the notice, and what it offers."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.replaced_notice import ReplacedNotice
from coalition_app.desktop.widgets.question import Message
from coalition_app.desktop.widgets.typed_words import words_of
from coalition_app.records.opening.existing import open_register
from tests.desktop import screen
from tests.desktop.lock.test_lock import lock, unlock
from tests.desktop.screen import pages_of
from tests.registers import signatures_of


@pytest.fixture
def recorded(window: MainWindow, register: Path) -> Path:
    """Give a register in which something was recorded in the window; `older.coalition` is from before."""
    shutil.copyfile(register, register.with_name("older.coalition"))
    window.open_path(register)
    window.owners.editing.change_field(1, "place", "Орал")
    screen.settle(window)
    return register


def put_older(register: Path) -> bytes:
    older = register.with_name("older.coalition")
    content = older.read_bytes()
    older.replace(register)
    return content


def notice_of(window: MainWindow) -> ReplacedNotice:
    """Give the notice, after the timer that looks for the file has struck."""
    window.owners.replaced._often.timeout.emit()
    screen.settle(window)
    notice = window.owners.replaced.notice
    assert isinstance(notice, ReplacedNotice)
    return notice


def places_in(register: Path) -> list[str]:
    with open_register(register) as database:
        return [each.place for each in signatures_of(database)]


def kept_beside(register: Path) -> Path:
    (kept,) = register.parent.glob("small set aside *.coalition")
    return kept


def test_the_file_is_looked_at_as_long_as_a_register_is_open(
    window: MainWindow, recorded: Path
) -> None:
    assert window.owners.replaced._often.isActive()
    assert window.owners.replaced.notice is None
    window.close_register()
    assert not window.owners.replaced._often.isActive()


def test_the_notice_stands_with_both_files_and_nothing_is_recorded(
    window: MainWindow, recorded: Path
) -> None:
    assert window.status.undo.isVisible()
    older = put_older(recorded)
    notice = notice_of(window)
    assert notice.isVisible()
    window.badges.count()
    screen.settle(window)
    assert not window.status.undo.isVisible()
    assert screen.sentence(window) == window.status.saved.text() == ""
    assert window.status.only_read.isVisible()
    assert f"Another file has replaced {recorded}" in notice.happened.text()
    assert f"is kept in {kept_beside(recorded).name}" in notice.kept.text()
    assert "Open here: 6 entries in the journal" in notice.ours.text()
    assert ": 5 entries in the journal" in notice.theirs.text()
    assert not window.action("sign").isEnabled()
    pages_of(window).signatories.choose([1])
    fields = window.details.data.fields
    assert isinstance(fields["place"].editor, QLineEdit) and fields["place"].editor.isReadOnly()
    assert not fields["kind"].editor.isEnabled()
    assert all(fields[key].editor.isHidden() for key in ("name", "place", "kind"))
    assert fields["kind"].words.text() == "organisation"
    assert not window.details.second.isEnabled()
    window.operations.undo()
    screen.settle(window)
    assert "this action was not recorded" in screen.sentence(window)
    window.go("journal")
    window.go("signatories")
    assert pages_of(window).signatories.model.rowCount() == 3
    assert notice.isVisible()
    assert recorded.read_bytes() == older


def test_a_field_that_is_only_read_shows_that_it_has_the_keyboard(
    window: MainWindow, recorded: Path
) -> None:
    pages_of(window).signatories.choose([2])
    window.details.go("data")
    put_older(recorded)
    assert notice_of(window).isVisible()
    accent = QColor(theme.applied().accent)
    for key in ("contacts", "notes"):
        editor = window.details.fields[key].editor
        for focused, shown in (editor, True), (window.details.tabs, False):
            focused.setFocus()
            screen.settle(window)
            edge = editor.grab().toImage().pixelColor(editor.width() // 2, 0)
            assert (edge == accent) == shown, (key, edge.name())


def test_half_typed_words_outlive_the_lock_over_a_replaced_file(
    window: MainWindow, recorded: Path
) -> None:
    pages_of(window).signatories.choose([2])
    window.details.go("data")
    screen.settle(window)
    notes = window.details.fields["notes"].editor
    notes.setFocus()
    screen.type_words(notes, "Half a note")
    put_older(recorded)
    assert notice_of(window).isVisible()
    lock(window)
    unlock(window)
    screen.close_dialogs()  # the messages on both files
    assert words_of(window.details.fields["notes"].editor) == "Half a note"


def test_what_is_open_is_saved_as_a_new_file_and_goes_on_there(
    window: MainWindow, recorded: Path, tmp_path: Path
) -> None:
    older = put_older(recorded)
    target = tmp_path / "saved.coalition"
    window.choosers.target = lambda _parent, _title, _proposed: target
    notice_of(window).save.click()
    screen.settle(window)
    assert window.operations.database is not None
    assert window.operations.database.path == target
    assert not notice_of(window).isVisible()
    window.owners.editing.change_field(1, "place", "Семей")
    screen.settle(window)
    window.close_register()
    assert places_in(target)[0] == "Семей"
    assert recorded.read_bytes() == older
    assert not recorded.with_name(recorded.name + "-wal").exists()


def test_the_other_file_is_opened_and_what_was_recorded_is_kept(
    window: MainWindow, recorded: Path
) -> None:
    put_older(recorded)
    notice_of(window).open.click()
    screen.settle(window)
    told = [each.text() for each in screen.open_dialogs() if isinstance(each, Message)]
    older, kept = sorted(told, key=lambda text: "is kept in" in text)
    assert older.startswith("This file is an older copy of the register")
    assert f"is kept in {kept_beside(recorded)}" in kept
    screen.close_dialogs()
    assert window.operations.database is not None
    assert window.operations.database.path == recorded
    assert not notice_of(window).isVisible()
    window.close_register()
    assert places_in(recorded)[0] == ""
    assert places_in(kept_beside(recorded))[0] == "Орал"


def test_a_removed_file_can_only_be_saved_anew(window: MainWindow, recorded: Path) -> None:
    recorded.unlink()
    notice = notice_of(window)
    assert "There is no file at" in notice.happened.text()
    assert notice.save.isVisible()
    assert not notice.open.isVisible()
    assert not notice.theirs.isVisible()


def test_a_file_that_was_renamed_is_named(window: MainWindow, recorded: Path) -> None:
    recorded.rename(recorded.with_name("renamed.coalition"))
    notice = notice_of(window)
    assert "was renamed to renamed.coalition" in notice.happened.text()
    assert notice.open.isVisible()


def test_the_notice_goes_where_the_file_is_back(window: MainWindow, recorded: Path) -> None:
    away = recorded.with_name("away.coalition")
    recorded.rename(away)
    assert notice_of(window).isVisible()
    away.rename(recorded)
    assert not notice_of(window).isVisible()
    assert window.action("sign").isEnabled()
    window.owners.editing.change_field(1, "place", "Семей")
    screen.settle(window)
    window.close_register()
    assert places_in(recorded)[0] == "Семей"


def test_the_notice_speaks_the_windows_language(window: MainWindow, recorded: Path) -> None:
    put_older(recorded)
    notice = notice_of(window)
    window.speak("ru")
    assert "На месте файла" in notice.happened.text()
    assert notice.save.text() == "Сохранить как новый файл…"
