"""What was committed, and commits that Ctrl+C cannot separate from what is reported about them."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

recorded: list[tuple[str, str]] = []
"""Actions that this process has committed, each with its arguments: whatever ends it says which."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ignore Ctrl+C inside: what is being committed is finished, whatever is typed meanwhile.

    Python raises KeyboardInterrupt between any two steps, so also between the commit and the note that it
    happened; the person would then be told that nothing was changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
