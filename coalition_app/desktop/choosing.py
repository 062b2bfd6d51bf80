"""How the window asks for files and folders: the system's dialogs, or what a test puts in their place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

Choose = Callable[[QWidget, str, str], Path | None]
"""Asks with a title and a proposal (kinds of file, or a name); None where she gave up."""


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that exists; `kinds` are patterns like `*.pdf`."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def choose_target(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Ask where a file goes; the system's dialog asks before one is overwritten."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, proposed)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Ask for a folder."""
    name = QFileDialog.getExistingDirectory(parent, title, proposed)
    return Path(name) if name else None


@dataclass(slots=True)
class Choosers:
    """The three questions that the window asks about files."""

    file: Choose = choose_file
    target: Choose = choose_target
    folder: Choose = choose_folder
