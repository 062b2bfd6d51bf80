"""Where the program's own files are, installed, frozen or in a clone, and where it makes its sample."""

import os
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


def sample_register() -> Path:
    """Return where the sample register is made for this person; the environment may name another folder."""
    import platformdirs

    named = os.environ.get("COALITION_APP_SAMPLE")
    folder = Path(named or platformdirs.user_data_dir("coalition_app", appauthor=False))
    return folder / "sample" / "sample.coalition"
