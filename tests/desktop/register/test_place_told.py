"""Where the register lies is told once in the window too."""

import shutil
from pathlib import Path

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.question import Message
from tests.desktop import screen


def test_a_register_in_a_synchronised_folder_is_told_of_once(
    window: MainWindow, register: Path
) -> None:
    (register.parent / "Nextcloud").mkdir()
    there = Path(shutil.copyfile(register, register.parent / "Nextcloud" / "a.coalition"))
    window.open_path(there)
    assert "Nextcloud synchronises" in screen.dialog(Message).text()
    screen.close_dialogs()
    window.close_register()
    window.open_path(there)
    assert screen.open_dialogs() == []
