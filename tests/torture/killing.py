"""Processes that are killed before the n-th step by which they change a disk, counted as strace does it.

What lies on a disk changes only by such steps, so that killing before each of them tries every moment there
is. A step that writes can also be cut in its middle, as a kill cuts a long one. A warm process forks the
children: a command costs what it does itself, and not what it takes to load the program.
"""

import contextlib
import ctypes
import errno
import importlib
import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TRACE_ME, PEEK, POKE, GO_ON, SET_OPTIONS = 0, 3, 6, 24, 0x4200
"""Requests of ptrace; `GO_ON` stops at the beginning and the end of each system call."""
TELL_CALLS, END_WITH_ME = 1, 0x100000
NUMBER, LENGTH, SECOND, ANSWER = 15 * 8, 12 * 8, 13 * 8, 10 * 8
"""Where a stopped process keeps the call's number, its third argument, its second, its answer (x86-64)."""
WRITES = {1: "write", 18: "pwrite64", 20: "writev", 296: "pwritev"}
OPENS = {2: SECOND, 257: LENGTH}
"""Numbers of open and openat, and where their flags are."""
OTHERS = {
    40: "sendfile",
    76: "truncate",
    77: "ftruncate",
    82: "rename",
    83: "mkdir",
    84: "rmdir",
    85: "creat",
    86: "link",
    87: "unlink",
    88: "symlink",
    90: "chmod",
    91: "fchmod",
    263: "unlinkat",
    264: "renameat",
    265: "linkat",
    280: "utimensat",
    285: "fallocate",
    316: "renameat2",
    326: "copy_file_range",
}
HEAVY = (
    "documents.issue.issue",
    "documents.write.annex_pdf",
    "intake.read_source",
    "operations.journal",
    "records.care.backups",
    "records.care.rekey",
    "records.imports.import_draft",
)
LIBRARIES = (
    "alembic.command",
    "filelock",
    "sqlcipher3.dbapi2",
    "sqlalchemy.dialects.sqlite.pysqlite",
)
"""What children would load each for itself."""
COMMAND = "tests.torture.killing:command"
CAN_COUNT = sys.platform == "linux" and platform.machine() == "x86_64"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its exit code, None where it was killed; the steps that it made; what it said."""

    code: int | None
    steps: int
    out: str
    err: str

    @property
    def killed(self) -> bool:
        """Tell whether the child was killed before its end."""
        return self.code is None


class Warmed:
    """The warm process; ends with the block in which it was started."""

    def __init__(self, folder: Path) -> None:
        self._out, self._err = folder / "said.out", folder / "said.err"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.killing"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def call(
        self,
        function: str,
        *given: Any,
        kill_at: int = 0,
        torn: bool = False,
        links: bool = True,
    ) -> Ended:
        """Run `module:function` in a child that is killed before its step of this number; 0 lets it end.

        `torn` lets the step write half of what it was to write. Without `links` no file gets a second name,
        as on the file systems of most sticks.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        asked = {"function": function, "given": given, "out": str(self._out), "err": str(self._err)}
        stdin.write(json.dumps({**asked, "how": [kill_at, torn, links]}) + "\n")
        stdin.flush()
        told = json.loads(stdout.readline())
        said = (
            each.read_text(encoding="utf-8", errors="replace") for each in (self._out, self._err)
        )
        return Ended(told["code"], told["steps"], *said)

    def close(self) -> None:
        """End the process."""
        with self._process:
            assert self._process.stdin
            self._process.stdin.close()


@contextlib.contextmanager
def warmed(folder: Path) -> Iterator[Warmed]:
    """Start the warm process for a block."""
    process = Warmed(folder)
    try:
        yield process
    finally:
        process.close()


def command(*words: str) -> int:
    """Run a command as a child does."""
    from coalition_app.app import main

    return main(["--language", "en", *words])


def serve() -> None:
    """Fork a child for each line that is read, and write how it ended."""
    from coalition_app.commands.parser import make_parser

    make_parser()
    for module in (*(f"coalition_app.{each}" for each in HEAVY), *LIBRARIES):
        importlib.import_module(module)
    for line in sys.stdin:
        asked = json.loads(line)
        module, _colon, function = asked["function"].partition(":")
        run = getattr(importlib.import_module(module), function)
        child = os.fork()
        if not child:
            _be_traced(run, asked)
        sys.stdout.write(json.dumps(_trace(child, *asked["how"])) + "\n")
        sys.stdout.flush()


def _be_traced(run: Any, asked: dict[str, Any]) -> None:
    code = 70
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, name in ((1, "out"), (2, "err")):
            file = os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(file, number)
        _ptrace(TRACE_ME, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        code = run(*asked["given"]) or 0
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _trace(child: int, kill_at: int, torn: bool, links: bool) -> dict[str, Any]:
    """Let the child go from call to call, and kill it before a step; tell how it ended."""
    os.waitpid(child, 0)
    _ptrace(SET_OPTIONS, child, 0, TELL_CALLS | END_WITH_ME)
    steps, begins, ending, refused = 0, True, False, False
    deliver = 0
    while True:
        _ptrace(GO_ON, child, 0, deliver)
        _child, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            return {"code": os.WEXITSTATUS(status), "steps": steps}
        if os.WIFSIGNALED(status):
            return {"code": None, "steps": steps}
        at_call = os.WSTOPSIG(status) == signal.SIGTRAP | 0x80
        deliver = 0 if at_call else os.WSTOPSIG(status)
        if not at_call:
            continue
        if begins and _changes_disk(child):
            steps += 1
            if steps == kill_at:
                ending = torn and _cut(child)
                if not ending:
                    os.kill(child, signal.SIGKILL)
            refused = not links and _stop_link(child)
        elif ending:
            os.kill(child, signal.SIGKILL)
        elif refused:
            _ptrace(POKE, child, ANSWER, -errno.EPERM)
            refused = False
        begins = not begins


def _changes_disk(child: int) -> bool:
    number = _ptrace(PEEK, child, NUMBER, 0)
    if number in OPENS:
        flags = _ptrace(PEEK, child, OPENS[number], 0)
        return bool(flags & (os.O_CREAT | os.O_TRUNC))
    return number in WRITES or number in OTHERS


def _cut(child: int) -> bool:
    """Let a call write half of its bytes; tell whether it writes any."""
    if WRITES.get(_ptrace(PEEK, child, NUMBER, 0)) not in ("write", "pwrite64"):
        return False
    length = _ptrace(PEEK, child, LENGTH, 0)
    _ptrace(POKE, child, LENGTH, length // 2)
    return length > 1


def _stop_link(child: int) -> bool:
    """Let no call be made in the place of one that gives a second name; tell whether it was one."""
    if OTHERS.get(_ptrace(PEEK, child, NUMBER, 0)) not in ("link", "linkat"):
        return False
    _ptrace(POKE, child, NUMBER, -1)
    return True


def _ptrace(*request: int) -> int:
    answer: int = _LIBRARY(*request)
    return answer


def _library() -> Any:
    found = ctypes.CDLL(None).ptrace
    found.argtypes, found.restype = [ctypes.c_long] * 4, ctypes.c_long
    return found


_LIBRARY: Any = _library() if CAN_COUNT else None

if __name__ == "__main__":
    serve()
