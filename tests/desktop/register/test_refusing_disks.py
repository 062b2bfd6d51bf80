"""A disk that gets full or takes nothing, in the window: what is told, and what stays whole."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.controls.table_head import TableHead
from coalition_app.desktop.desk.actions import ACTIONS, WRITES
from coalition_app.desktop.desk.paged_table import PagedTable
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.question import Message
from coalition_app.errors import UserError
from coalition_app.operations.register import name_coalition
from coalition_app.records.editions import editions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.transactions import Reading
from tests import registers
from tests.commands.command_line import dump
from tests.desktop import screen
from tests.desktop.annexes import choose_target, database_of, open_ready
from tests.desktop.screen import pages_of
from tests.torture.disks import leave_room, protect, small_disk, stick

NOT_RECORDED = "What was being done was not recorded."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as mounted:
        yield mounted


def test_a_full_disk_at_an_edit_is_told_in_the_form_which_then_records(
    window: MainWindow, disk: Path
) -> None:
    open_ready(window, disk / "one.coalition")
    leave_room(disk, 0)
    window.do("coalition")
    shown = screen.form(name_coalition)
    screen.line(shown, "name").setText("Коалиция «Ар»")
    shown.accept()
    told = shown.refusal.text()
    leave_room(disk, 1000)
    shown.accept()
    assert told == f"The disk is full. Make room on it first. {NOT_RECORDED}"
    assert screen.open_dialogs() == []
    window.close_register()
    assert "Коалиция «Ар»" in str(dump(disk / "one.coalition")["register"])


@pytest.mark.parametrize("pages", [0, 20])
def test_a_full_disk_while_attesting_leaves_no_edition_and_no_file(
    window: MainWindow, disk: Path, tmp_path: Path, pages: int
) -> None:
    """With no page left the file is refused; with some the file is written, and the edition refused."""
    open_ready(window, disk / "ready.coalition")
    choose_target(window, (disk if not pages else tmp_path) / "annex.pdf")
    window.do("attest")
    screen.settle(window)
    shown = screen.dialog(AttestDialog)
    shown.place.setText("Алматы")
    shown.agreed.setChecked(True)
    leave_room(disk, pages)
    shown.agree.click()
    screen.settle(window)
    told = shown.refusal.text()
    with database_of(window).reading() as tx:
        recorded = editions.list_editions(tx)
    shown.reject()
    assert "The disk is full. Make room on it first." in told
    assert told.endswith(NOT_RECORDED if pages else "Nothing was recorded.")
    assert recorded == []
    assert not any(each.exists() for each in (disk / "annex.pdf", tmp_path / "annex.pdf"))
    assert list(disk.glob(".annex*")) == []


def test_a_protected_register_opens_to_be_read_and_says_so(
    window: MainWindow, disk: Path, tmp_path: Path
) -> None:
    registers.make_register(disk / "one.coalition", signatures=40).close()
    protect(disk)
    window.open_path(disk / "one.coalition")
    box = screen.dialog(Message)
    told = box.text()
    box.reject()
    screen.settle(window)
    assert told.startswith("The file or its folder cannot be written to.")
    assert "it is open only to be read" in told
    assert window.windowTitle() == "one (read only) — coalition_app"
    assert window.status.only_read.isVisible()
    assert window.status.only_read.toolTip() == told
    assert [key for key in WRITES if window.action(key).isEnabled()] == []
    on = {"check", "backup", "annex", "go-annex", "copy", "draft", "close"}
    assert {
        key for key in on & {each.key for each in ACTIONS} if not window.action(key).isEnabled()
    } == set()
    window.do("sign")
    assert screen.sentence(window) == told
    window.close_register()
    assert window.windowTitle() == "coalition_app"
    assert not window.status.only_read.isVisible()


def test_what_could_not_be_gathered_in_one_file_is_told_before_the_window_closes(
    window: MainWindow, disk: Path
) -> None:
    open_ready(window, disk / "one.coalition")
    registers.add_signatures(database_of(window), 200)
    leave_room(disk, 0)
    window.close()
    box = screen.dialog(Message)
    told = box.text()
    box.reject()
    assert window.isVisible()
    assert "All that was recorded is kept" in told
    assert "one.coalition-wal" in told
    leave_room(disk, 1000)
    assert len(dump(disk / "one.coalition")["signature"]) == 240


def test_a_list_that_finds_no_room_leaves_the_older_file(window: MainWindow, disk: Path) -> None:
    open_ready(window, disk / "one.coalition")
    target = disk / "list.pdf"
    target.write_bytes(b"older")
    choose_target(window, target)
    leave_room(disk, 0)
    window.go("signatories")
    window.do("print-list")
    screen.settle(window)
    assert "The disk is full." in screen.sentence(window)
    assert target.read_bytes() == b"older"
    assert sorted(each.name for each in disk.glob("*list*")) == ["list.pdf"]
    leave_room(disk, 1000)
    window.do("print-list")
    screen.settle(window)
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("page", ["signatories", "positions"])
def test_rows_that_cannot_be_read_are_told_once_the_painting_is_over(
    window: MainWindow, register: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """A fault that leaves one painting through another one crashes PySide 6.12."""

    def read(_tx: Reading, _keys: Sequence[int]) -> Mapping[int, Any]:
        raise UserError("Connect it again.")

    monkeypatch.setattr("sys.excepthook", lambda _kind, fault, _trace: window.show_fault(fault))
    window.take_register(open_register(register, None))
    window.go(page)
    screen.settle(window)
    shown = pages_of(window).signatories
    model: PagedTable[int, Any] = shown.grid.model if page == "positions" else shown.model
    painting = TableHead.__dict__["paintSection"]
    held = sys.getrefcount(painting)
    model.show_rows(database_of(window), "another", [1, 2, 3], read)
    shown.grab()
    assert model.row_at(0) is None
    words = [model.index(0, column).data() for column in range(model.columnCount())]
    assert "(gone)" not in words
    assert sys.getrefcount(painting) == held
    assert screen.sentence(window) != "Connect it again."
    screen.settle(window)
    assert screen.sentence(window) == "Connect it again."


@pytest.mark.parametrize("how", ["break_off", "take_out"])
def test_a_disk_pulled_out_under_the_window_is_told_and_no_fault(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    told: list[str] = []

    def tell(fault: BaseException) -> str:
        told.append(repr(fault))
        return "An unexpected error occurred."

    monkeypatch.setattr("sys.excepthook", lambda _kind, fault, _trace: window.show_fault(fault))
    window.tell_fault = tell
    with stick(tmp_path / "drive") as plugged:
        open_ready(window, plugged.path / "one.coalition")
        window.operations.change(name_coalition(name="Коалиция «До»"))
        getattr(plugged, how)()
        for page in ("signatories", "positions", "evidence", "annex", "directory", "journal"):
            window.go(page)
            screen.settle(window)
        assert not window.operations.change(name_coalition(name="Коалиция «После»"))
        refused = screen.sentence(window)
        window.do("undo")
        screen.settle(window)
        window.close_register()
        boxes = [each.text() for each in screen.open_dialogs() if isinstance(each, Message)]
        screen.close_dialogs()
        plugged.put_back()
        kept = str(dump(plugged.path / "one.coalition")["register"])
    assert told == []
    assert refused.endswith("Nothing was written there, and this action was not recorded.")
    assert len(boxes) == 1
    if how == "break_off":
        assert refused.startswith("The disk does not answer, or it was taken out.")
        assert "one.coalition-wal: do not copy nor move the one file alone" in boxes[0]
    assert "«До»" in kept
    assert "«После»" not in kept
