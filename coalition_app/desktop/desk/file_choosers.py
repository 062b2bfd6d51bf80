"""How the window asks for files and folders: the system's dialogs, or what a test puts in their place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from coalition_app import settings

Choose = Callable[[QWidget, str, str], Path | None]
"""Asks with a title and a proposal (kinds of file, or a name); None if cancelled."""


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that exists; `kinds` are patterns like `*.pdf`."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, last_folder(), kinds)
    return _remembered(name)


def choose_target(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Ask where a file goes; the system's dialog asks before one is overwritten."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, in_last_folder(proposed))
    return _remembered(name)


def choose_folder(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Ask for a folder."""
    name = QFileDialog.getExistingDirectory(parent, title, in_last_folder(proposed))
    return _remembered(name, folder=True)


def last_folder() -> str:
    """Return the folder that was chosen last, or the file's; where none was, that of the documents."""
    kept = settings.load().get("folder")
    if isinstance(kept, str) and kept and Path(kept).is_dir():
        return kept
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return own if Path(own).is_dir() else str(Path.home())


def in_last_folder(proposed: str) -> str:
    """Return a proposed path; a bare name is put into the folder that was chosen last."""
    folder = last_folder()
    return proposed if Path(proposed).is_absolute() or not folder else str(Path(folder, proposed))


def _remembered(name: str, *, folder: bool = False) -> Path | None:
    """Return what was chosen, after remembering its folder; None if cancelled."""
    if not name:
        return None
    chosen = Path(name)
    settings.remember(folder=str(chosen if folder else chosen.parent))
    return chosen


@dataclass(slots=True)
class Choosers:
    """The three questions that the window asks about files."""

    file: Choose = choose_file
    target: Choose = choose_target
    folder: Choose = choose_folder
