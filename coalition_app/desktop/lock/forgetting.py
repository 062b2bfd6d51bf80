"""What the program itself remembers of a register without showing it: caches, pictures, copied words."""

import contextlib
import gc
import sys

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmapCache

from coalition_app.desktop.widgets.private_copies import take_back_copies
from coalition_app.records.file.engine import COMPILED

OURS = "coalition_app."
KEPT = ("coalition_app.paths", "coalition_app.i18n", "coalition_app.desktop.look")
"""Modules whose caches hold nothing of a register."""


def forget_all() -> None:
    """Empty every cache, let go of what was closed, and take back what was copied."""
    take_back_copies()
    # Pages and dialogs that were closed go now, and not when there is time for it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for name, module in list(sys.modules.items()):
        if name.startswith(OURS) and not name.startswith(KEPT):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if callable(clear):
                    clear()
    COMPILED.clear()  # each keeps the values that it was first asked with
    QPixmapCache.clear()
    gc.unfreeze()  # a register that was opened at the start is among what is set aside then
    gc.collect()
    _give_memory_back()


def _give_memory_back() -> None:
    """Give freed pages back to the system, which empties them; without it they lie as they were (glibc)."""
    if sys.platform.startswith("linux"):
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
