"""Readers without limits of their own run in a child process, so that only it can fail.

A spreadsheet of five kilobytes can make its library request more memory than there is, and the library ends
its process. So it runs in a process that holds nothing else: the bytes go in through a pipe, the
lines come out through another. The child ends by itself after its time, and its memory is limited where the
system can (not on Windows).
"""

import atexit
import contextlib
import faulthandler
import os
import pickle
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from coalition_app import i18n
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.work import check_cancelled

CHILD = "--read-for-parent"
"""The one word with which the program is started as a child (app.READ_FOR_PARENT)."""
SECONDS = 8
"""Processor seconds. A list of 100,000 signatories takes one or two, as Markdown some six."""
PATIENCE = 4 if sys.platform == "win32" else 12
"""How many times as long the parent waits, for the processor is shared. Windows has this limit alone."""
MEGABYTES = 510
"""Megabytes of address space; a list of 100,000 in twelve columns needs 270, as Markdown 450."""
KEPT = 1024 * 1024
"""Bytes of a file after which a child may read another one; after a larger one it ends."""
LOOK = 0.1
"""Seconds between two checks whether the user has cancelled."""

Answer = TypeVar("Answer")

_idle: list["subprocess.Popen[bytes]"] = []


class TooMuch(UserError):
    """A file that its reader could not read with the memory and the time of a list of signatories."""


def read_in_child(
    read: Callable[[bytes], Answer],
    content: bytes,
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Answer:
    """Return what a function of intake returns for the bytes of a file, run in a process of its own.

    The function must be importable by its name, and its answer must be picklable. Raises UserError where
    it does; TooMuch where the process ends without an answer, for lack of memory or time, or by a fault of
    a library; and what `work.stopped_by` raises once the user has cancelled.
    """
    child, kept = _waiting_child() or _start(), False
    try:
        order = (read, i18n.current().language, seconds, megabytes, len(content))
        answer = _ask(child, pickle.dumps(order), content, seconds)
        kept = answer is not None and len(content) < KEPT
    finally:
        if kept:
            _idle.append(child)
        else:
            _end(child)
    if answer is None:
        raise TooMuch(
            _(
                "The file asks for more memory or time than a list of signatories can need, so it was not "
                "read. Open it in its own program, copy only the list into a new file and read that."
            )
        )
    if isinstance(answer, Exception):
        raise answer
    read_out: Answer = answer[0]
    return read_out


def _waiting_child() -> "subprocess.Popen[bytes] | None":
    """Return a living child that has answered before; another thread may take the last one meanwhile."""
    with contextlib.suppress(IndexError):
        child = _idle.pop()
        if child.poll() is None:
            return child
        _end(child)
    return None


def _start() -> "subprocess.Popen[bytes]":
    package = str(Path(__file__).parents[3])
    frozen = bool(getattr(sys, "frozen", False))
    # -P: a file beside the list that is called like a library's must not be run.
    program = [sys.executable] if frozen else [sys.executable, "-P", "-m", "coalition_app"]
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [*program, CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ if frozen else {**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _ask(child: "subprocess.Popen[bytes]", order: bytes, content: bytes, seconds: float) -> Any:
    """Return the child's answer in a tuple, or what it raised; None where it ended without either."""
    said: list[Any] = []
    over = threading.Event()

    def exchange() -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.write(order)
            child.stdin.write(content)
            child.stdin.flush()
            said.append(pickle.load(child.stdout))
        except (OSError, EOFError, pickle.UnpicklingError):
            said.clear()
        over.set()

    # Reading from a pipe cannot be interrupted on every system; waiting for a thread can.
    talking = threading.Thread(target=exchange, daemon=True)
    talking.start()
    waited = 0.0
    try:
        while not over.wait(LOOK) and waited < PATIENCE * seconds:
            waited += LOOK
            check_cancelled()
    finally:
        if not over.is_set():
            child.kill()
        talking.join()
    return said[0] if said else None


@atexit.register
def _end_all() -> None:
    while _idle:
        _end(_idle.pop())


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.kill()
    # What was never written to it is still in the pipe's buffer.
    with contextlib.suppress(OSError), child:
        pass


def serve() -> int:
    """Answer each order as the child, until the parent closes the pipe or ends."""
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # Whatever a library prints must not get among the answers.
    os.dup2(nowhere, 1)
    with contextlib.suppress(EOFError):
        while True:
            read, language, seconds, megabytes, size = pickle.load(orders)
            content = orders.read(size)
            faulthandler.dump_traceback_later(PATIENCE * seconds + 1, exit=True, file=nowhere)
            _limit(seconds, megabytes)
            i18n.use(language)
            pickle.dump(_answer(read, content), answers)
            answers.flush()
            faulthandler.cancel_dump_traceback_later()
    return 0


def _answer(read: Callable[[bytes], Any], content: bytes) -> tuple[Any] | Exception | None:
    try:
        return (read(content),)
    except UserError as error:
        return error
    except MemoryError:
        return None
    except Exception as error:  # noqa: BLE001 - told to the parent, which raises it
        fault = RuntimeError(f"{type(error).__name__} in a reader")
        fault.add_note("".join(traceback.format_tb(error.__traceback__)))
        return fault


def hurry(seconds: float) -> None:
    """End this child process unless it has answered, or called this again, after so many processor seconds.

    For a reader that knows how long its next step may take, where the system can limit it.
    """
    try:
        import resource
    except ImportError:
        return
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, most))


def _limit(seconds: float, megabytes: int) -> None:
    """Limit this process's processor time and memory, where the system can."""
    try:
        import resource
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_CORE, 0),
        # What it took for earlier files counts too.
        (resource.RLIMIT_CPU, int(time.process_time() + seconds) + 1),
        (resource.RLIMIT_AS, megabytes * 1024**2),
    )
    for kind, most in limits:
        # Some systems refuse a limit below what a process holds already.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
