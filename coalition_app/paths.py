"""Where the program's own files are, installed, frozen or in a clone."""

import sys
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """Return the folder `resources/`, beside the package in a clone and inside it when installed."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def locale_folder() -> Path:
    """Return the folder with the gettext catalogues."""
    return resources() / "locale"
