"""A register that was copied to another place, in the window."""

import shutil
from pathlib import Path

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.question import Message
from tests.desktop import screen


def test_each_change_in_a_copied_register_can_be_taken_back_at_once(
    window: MainWindow, register: Path
) -> None:
    """The copy's own entries are numbered from 1 on, below those that it was copied with."""
    copy = Path(shutil.copyfile(register, register.with_name("copy.coalition")))
    window.open_path(copy)
    assert not window.status.undo.isVisible()
    for place in ("Орал", "Семей", "Тараз"):
        window.owners.editing.change_field(1, "place", place)
        screen.settle(window)
        assert window.status.undo.isVisible()
        window.status.say("")
        assert not window.status.undo.isVisible()


def test_an_older_file_in_the_registers_place_is_told_once_it_is_open(
    window: MainWindow, register: Path
) -> None:
    older = register.read_bytes()
    window.open_path(register)
    window.owners.editing.change_field(1, "place", "Орал")
    screen.settle(window)
    window.close_register()
    register.write_bytes(older)
    window.open_path(register)
    assert screen.dialog(Message).text().startswith("This file is an older copy of the register")
    screen.close_dialogs()
