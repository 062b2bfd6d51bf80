"""Crafted files in the window: each is told in one sentence at once, and stays as it lies."""

from pathlib import Path

from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.care.backups import back_up
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.torture.crafted import KINDS, STRANGE
from tests.torture.test_crafted_registers import NAME, REFUSED, as_it_lies


def test_no_crafted_file_opens_in_the_window(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    sound = register.read_bytes()
    for at, kind in enumerate(REFUSED):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = folder / NAME
        path.write_bytes(sound)
        kind.make(path)
        before = as_it_lies(folder)
        window.open_path(path)
        assert kind.said in screen.sentence(window), kind.name
        assert as_it_lies(folder) == before, kind.name
        assert window.operations.database is None
    assert window.pages.currentWidget() is window.welcome


def test_a_crafted_copy_is_told_on_its_page_and_not_restored(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    window.open_path(register)
    assert window.operations.database is not None
    copy = back_up(window.operations.database, tmp_path)
    KINDS[0].make(copy)
    before = copy.read_bytes(), copy.stat().st_mtime_ns
    window.choosers.target = lambda _parent, _title, _name: disk / "restored.coalition"
    window.do("go-backups")
    screen.settle(window)
    page = pages_of(window).backups
    assert page.chosen_copy() == copy
    for button in (page.check, page.restore):
        button.click()
        screen.settle(window)
        assert STRANGE in screen.sentence(window)
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before
    assert list(disk.iterdir()) == []
