"""Copies by themselves in the window: daily, before what changes much, after attesting; a look into one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from coalition_app import settings
from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.look_dialog import LookDialog
from coalition_app.desktop.settings.dialog import SettingsDialog
from coalition_app.errors import UserError
from coalition_app.operations.door import Answer, Change
from coalition_app.records.care import backups, kept_copies
from coalition_app.records.editions import editions
from coalition_app.records.signatures.signatures import list_signatures
from coalition_app.records.statements.statements import list_statements
from coalition_app.records.store.transactions import Transaction
from tests.desktop import screen
from tests.desktop.annexes import choose_target, database_of, open_ready
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, signatures_of


@pytest.fixture
def kept(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window with a register, in which copies are made by themselves."""
    window.owners.keeper.begin()
    window.open_path(register)
    screen.settle(window)
    yield window
    screen.settle(window)


def own_copies(window: MainWindow) -> list[Path]:
    database = database_of(window)
    return [each.path for each in kept_copies.list_own(database.path)]


def risky(key: str, rows: int = 1, *, refused: bool = False) -> Change[None]:
    """Return a change of the name of a signature, under a key."""

    def run(tx: Transaction) -> Answer[None]:
        if refused:
            raise UserError("Refused.")
        tx.changes_no_row = True
        tx.name_action(statement=1, number=1, count=1, text=2)
        return Answer(None)

    return Change(key, rows, run)


def test_a_day_of_work_makes_one_copy(kept: MainWindow) -> None:
    kept.owners.keeper.look()
    screen.settle(kept)
    (copy,) = own_copies(kept)
    assert backups.check_copy(database_of(kept), copy) == 0
    kept.owners.keeper.look()
    screen.settle(kept)
    assert own_copies(kept) == [copy]


def test_a_risky_act_has_its_copy_of_before(kept: MainWindow) -> None:
    before = len(signatures_of(database_of(kept)))
    kept.operations.change(risky("verify-signature"))
    screen.settle(kept)
    assert own_copies(kept) == []
    kept.operations.change(risky("new-text"))
    add_signatures(database_of(kept), 1)
    screen.settle(kept)
    (copy,) = own_copies(kept)
    with backups.reading_copy(database_of(kept), copy) as (then, since):
        assert since == 2
        assert len(list_signatures(then, list_statements(then)[0].id)) == before
    kept.operations.change(risky("new-text"))
    screen.settle(kept)
    assert own_copies(kept) == [copy]


def test_a_change_of_many_has_one_too(kept: MainWindow) -> None:
    kept.operations.change(risky("verify-signature", rows=kept_copies.MANY + 1))
    screen.settle(kept)
    assert len(own_copies(kept)) == 1


def test_a_copy_that_fails_is_said_and_the_act_is_done(kept: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "small copies").write_text("in its place", encoding="utf-8")
    assert kept.operations.change(risky("new-text"))
    screen.settle(kept)
    assert "No copy could be made" in screen.sentence(kept)
    assert kept.owners.keeper.reason() == screen.sentence(kept)


def attest_in_window(window: MainWindow, folder: Path) -> None:
    open_ready(window, folder / "ready.coalition")
    window.owners.keeper.begin()
    choose_target(window, folder / "annex.pdf")
    window.do("attest")
    screen.settle(window)
    shown = screen.dialog(AttestDialog)
    shown.place.setText("Алматы")
    shown.agreed.setChecked(True)
    shown.accept()
    screen.settle(window)


def test_an_edition_is_in_a_copy_right_after_it_was_attested(
    window: MainWindow, tmp_path: Path
) -> None:
    attest_in_window(window, tmp_path)
    (copy,) = own_copies(window)
    with backups.reading_copy(database_of(window), copy) as (then, since):
        assert since == 0
        (edition,) = editions.list_editions(then, list_statements(then)[0].id)
    assert edition.number == 1


def test_the_file_of_an_edition_is_still_opened_after_locking(
    window: MainWindow, tmp_path: Path
) -> None:
    attest_in_window(window, tmp_path)
    opens = pages_of(window).annex.card.buttons["open"]
    assert opens.text() == "Open"
    window.do("lock")
    screen.settle(window)
    lock = window.owners.lock.page
    assert lock is not None
    lock.try_it()
    screen.settle(window)
    window.go("annex")
    screen.settle(window)
    opens = pages_of(window).annex.card.buttons["open"]
    assert opens.text() == "Open"


def test_an_edition_without_its_copy_is_still_said_to_be_attested(
    window: MainWindow, tmp_path: Path
) -> None:
    settings.remember_copying(tmp_path / "ready.coalition", folder=str(tmp_path / "stick"))
    attest_in_window(window, tmp_path)
    assert "Edition 1 is attested" in screen.sentence(window)
    assert "not there" in window.owners.keeper.reason()


def test_the_folder_in_which_the_copies_lie_is_named(kept: MainWindow, tmp_path: Path) -> None:
    kept.go("backups")
    kept.owners.keeper.look()
    screen.settle(kept)
    (copy,) = own_copies(kept)
    assert f"after attesting, in {copy.parent}." in pages_of(kept).backups.said.text()


def test_a_stick_is_waited_for_and_gets_its_copy_when_it_is_back(
    kept: MainWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    settings.remember_copying(database_of(kept).path, folder=str(stick))
    kept.owners.keeper.look()
    screen.settle(kept)
    assert "not there" in screen.sentence(kept)
    kept.go("backups")
    screen.settle(kept)
    assert "not there" in pages_of(kept).backups.age.text()
    stick.mkdir()
    kept.owners.keeper.look()
    screen.settle(kept)
    assert len(own_copies(kept)) == 1
    assert "is made now" in screen.sentence(kept)
    assert kept.owners.keeper.reason() == ""
    assert pages_of(kept).backups.age.text() == ""


def test_copies_can_be_left_to_the_hand(kept: MainWindow) -> None:
    settings.remember_copying(database_of(kept).path, often=settings.NEVER)
    kept.owners.keeper.look()
    kept.operations.change(risky("import"))
    screen.settle(kept)
    assert own_copies(kept) == []


def test_daily_alone_makes_none_before_an_act(kept: MainWindow) -> None:
    settings.remember_copying(database_of(kept).path, often=settings.DAILY)
    kept.operations.change(risky("import"))
    screen.settle(kept)
    assert own_copies(kept) == []


def test_a_look_into_a_copy_says_what_differs_and_changes_nothing(kept: MainWindow) -> None:
    kept.owners.keeper.look()
    screen.settle(kept)
    (copy,) = own_copies(kept)
    whole = copy.read_bytes()
    add_signatures(database_of(kept), 1)
    kept.go("backups")
    screen.settle(kept)
    pages_of(kept).backups.look.click()
    screen.settle(kept)
    dialog = screen.dialog(LookDialog)
    assert dialog.width() <= 560 and dialog.text.verticalScrollBar().maximum() == 0
    said = dialog.text.toPlainText()
    assert "Since this backup 1 action was recorded:" in said
    assert "Signatures in the backup: 3, now: 4" in said
    assert "not in the list then, now signed" in said
    dialog.accept()
    for action, words in (("undo", "  undone: "), ("redo", "  redone: ")):
        kept.do(action)
        screen.settle(kept)
        again = LookDialog(kept.owners.keeper.desk, database_of(kept), copy)
        again.open()
        screen.settle(kept)
        shown = again.text.toPlainText()
        again.accept()
        assert shown.count(words) == 1
    assert copy.read_bytes() == whole
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]


def test_the_folder_is_chosen_in_the_settings(kept: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other disk"
    other.mkdir()
    kept.choosers.folder = lambda _parent, _title, _proposed: other
    kept.go("backups")
    screen.settle(kept)
    kept.do("settings")
    dialog = screen.dialog(SettingsDialog)
    (row,) = [each for each in dialog.rows if each.setting.title() == "Folder for backups"]
    assert isinstance(row.control, QPushButton)
    row.control.click()
    assert str(other / "small copies") in row.setting.effect().replace("\u200b", "")
    dialog.accept()
    screen.settle(kept)
    assert str(other) in pages_of(kept).backups.said.text().replace("\u200b", "")
    kept.owners.keeper.look()
    screen.settle(kept)
    (copy,) = own_copies(kept)
    assert copy.parent.parent == other


def test_an_old_newest_copy_has_a_badge(kept: MainWindow, tmp_path: Path) -> None:
    kept.owners.keeper.look()
    screen.settle(kept)
    (copy,) = own_copies(kept)
    old = copy.with_name("small 2025-01-02 120000.coalition")
    shutil.move(copy, old)
    kept.badges.count()
    screen.settle(kept)
    kept.go("backups")
    screen.settle(kept)
    assert "days old" in pages_of(kept).backups.age.text()


def test_copies_from_before_another_folder_was_chosen_are_found_too(
    kept: MainWindow, tmp_path: Path
) -> None:
    kept.owners.keeper.look()
    screen.settle(kept)
    (before,) = own_copies(kept)
    stick = tmp_path / "stick"
    settings.remember_copying(database_of(kept).path, folder=str(stick))
    kept.go("backups")
    screen.settle(kept)
    page = pages_of(kept).backups
    assert page.chosen_copy() == before
    assert "is not there" in page.age.text() and str(stick) in page.age.text()


def test_a_copy_that_is_owed_is_made_once_the_stick_is_back(
    kept: MainWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    settings.remember_copying(database_of(kept).path, folder=str(stick))
    kept.owners.keeper.look()
    screen.settle(kept)
    kept.go("backups")
    screen.settle(kept)
    assert own_copies(kept) == []
    stick.mkdir()
    kept.go("signatories")
    kept.go("backups")
    screen.settle(kept)
    (copy,) = own_copies(kept)
    assert pages_of(kept).backups.chosen_copy() == copy
    assert pages_of(kept).backups.age.text() == ""
