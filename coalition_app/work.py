"""Long work: telling how far it is, cancelling it, and keeping the garbage collector out of it."""

import contextlib
import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from itertools import islice
from typing import TypeVar

Tell = Callable[[int, int], None]
"""Told how many of how many steps are done; raises Interrupted once the work was cancelled."""
EVERY = 250
"""Lines or entries after which it is asked again whether the work was cancelled: a twentieth of a second."""
FEWEST_STEPS = 20
"""Steps of so many items each, below which no progress is told: it is read in less than a second."""

MANY = 100_000
"""New values that are looked through in about a hundredth of a second."""
RARELY = 200_000
"""New values after which a command looks for garbage: the libraries make more, and keep them."""

TOLD_AFTER = 2.0
"""Seconds of measuring before which nobody can tell how long work goes on."""

Item = TypeVar("Item")


_ask: ContextVar[Callable[[], None] | None] = ContextVar("_ask", default=None)
_tell: ContextVar[Callable[[int, int], None] | None] = ContextVar("_tell", default=None)


def tell_nobody(_done: int, _of: int) -> None:
    """Report progress to nobody, for work that nobody watches."""


@contextlib.contextmanager
def stopped_by(ask: Callable[[], None]) -> Iterator[None]:
    """Stop all that is read inside as soon as `ask` raises; it is called about ten times a second."""
    token = _ask.set(ask)
    try:
        yield
    finally:
        _ask.reset(token)


@contextlib.contextmanager
def told_to(tell: Callable[[int, int], None]) -> Iterator[None]:
    """Tell how many of how many steps are done, for each long list that is read inside."""
    token = _tell.set(tell)
    try:
        yield
    finally:
        _tell.reset(token)


class Remaining:
    """Guesses how many seconds work goes on, from what was done since its first report; never sooner."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: tuple[float, int] | None = None
        self._before = 0

    def seconds(self, done: int, of: int) -> int:
        """Take a report and return the guess, at least 1; 0 while it cannot be told.

        Work that begins a new part at a lower count is measured anew.
        """
        now = self._clock()
        if self._first is None or done < self._before:
            self._first = now, done
        self._before = done
        since, begun = self._first
        if now - since < TOLD_AFTER or done <= begun or done >= of:
            return 0
        return max(1, round((now - since) * (of - done) / (done - begun)))


def check_cancelled() -> None:
    """Raise what `stopped_by` raises once the user has cancelled."""
    ask = _ask.get()
    if ask is not None:
        ask()


def watched(items: Iterable[Item], every: int = EVERY) -> Iterator[Item]:
    """Yield items one after the other, asking before each `every` of them whether the user has cancelled."""
    rest = iter(items)
    for first in rest:
        check_cancelled()
        yield first
        yield from islice(rest, every - 1)


def counted(
    items: Sequence[Item], *, every: int = EVERY, before: float = 0.0, slow: bool = False
) -> Iterator[Item]:
    """Yield items like `watched`, and tell how many are done where they are many, or `slow` each.

    `before` is the share of the whole work that was done before the first of them.
    """
    count = len(items)
    tell = _tell.get() if slow or count >= FEWEST_STEPS * every else None
    for at, item in enumerate(watched(items, every)):
        if tell is not None and at % every == 0:
            tell(round(count * before + at * (1 - before)), count)
        yield item


@contextlib.contextmanager
def collecting_later() -> Iterator[None]:
    """Let a function make many values without the collector looking through all of them again and again.

    Measured with 100,000 signatures: gathering takes a third of the time, and the window, which waits
    while the collector works, is not held up for a second at a time. What is no longer used is freed as
    ever; only circles of values wait.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > MANY:
            # Puts all the new values among the old ones, where they are not looked through at once. That puts
            # there what was set aside at the start too; for a few values it is not worth while.
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()


@contextlib.contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let a command look for garbage less often: most end before there is any.

    Python looks after every 700 values, which takes a tenth of a short command's time while the libraries
    are loaded. A long command still does, so that its memory stays as small.
    """
    before = gc.get_threshold()
    gc.set_threshold(RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
