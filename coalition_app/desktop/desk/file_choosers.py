"""How the window asks for files and folders: the system's dialogs, or what a test puts in their place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coalition_app import settings
from coalition_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

Choose = Callable[[QWidget, str, str], Path | None]
"""Asks with a title and a proposal (kinds of file, or a name); None if cancelled."""


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that exists; `kinds` are patterns like `*.pdf`."""
    from PySide6.QtWidgets import QFileDialog  # here and below: the window shows before

    asked = QFileDialog(parent, title, last_folder(), kinds)
    asked.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _remembered(_answer(asked))


def choose_target(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Ask where a file goes; the system's dialog asks before one is overwritten."""
    from PySide6.QtWidgets import QFileDialog

    place = Path(in_last_folder(proposed))
    asked = QFileDialog(parent, title, str(place.parent))
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if ending := place.suffix[1:]:
        asked.setNameFilters([f"{ending.upper()} (*.{ending})", _("All files (*)")])
    asked.selectFile(place.name)
    return _remembered(_answer(asked))


def choose_folder(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Ask for a folder; one in the place of another is no folder in which files are proposed."""
    from PySide6.QtWidgets import QFileDialog

    asked = QFileDialog(parent, title, in_last_folder(proposed))
    asked.setFileMode(QFileDialog.FileMode.Directory)
    asked.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = _answer(asked)
    return Path(chosen) if chosen and proposed else _remembered(chosen, folder=True)


def last_folder() -> str:
    """Return the folder that was chosen last, or the file's; where none was, that of the documents."""
    from PySide6.QtCore import QStandardPaths

    kept = settings.load().get("folder")
    if isinstance(kept, str) and kept and Path(kept).is_dir():
        return kept
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return own if Path(own).is_dir() else str(Path.home())


@contextmanager
def last_folder_kept() -> Iterator[None]:
    """Propose the same folder afterwards: what lies among backups is no place for what is saved next."""
    before = settings.load().get("folder")
    yield
    settings.remember(folder=before if isinstance(before, str) else "")


def in_last_folder(proposed: str) -> str:
    """Return a proposed path; a bare name is put into the folder that was chosen last."""
    folder = last_folder()
    return proposed if Path(proposed).is_absolute() or not folder else str(Path(folder, proposed))


def _answer(asked: "QFileDialog") -> str:
    """Return the path that is chosen, empty if cancelled; the keys for locking work in the dialog too."""
    from coalition_app.desktop.widgets.language_keys import let_keys_through

    let_keys_through(asked)
    chosen = asked.selectedFiles() if asked.exec() else []
    asked.deleteLater()
    return chosen[0] if chosen else ""


def _remembered(name: str, *, folder: bool = False) -> Path | None:
    """Return what was chosen, after remembering its folder; None if cancelled."""
    if not name:
        return None
    chosen = Path(name)
    settings.remember(folder=str(chosen if folder else chosen.parent))
    return chosen


@dataclass(slots=True)
class Choosers:
    """The three questions that the window asks about files, and where it has put some."""

    file: Choose = choose_file
    target: Choose = choose_target
    folder: Choose = choose_folder
    written: dict[str, Path] = field(default_factory=dict)
    """Where papers lie by their codes or SHA-256, as far as they were written since the start."""
