"""Words for working the program from outside: its window on a display of its own, real keys, real clicks."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.main_window import MainWindow

ROOT = Path(__file__).parent.parent.parent
LIMIT = 120.0
"""Seconds after which something counts as never happening."""
PAUSE = 0.02
"""Seconds between two looks."""
WIDTH, HEIGHT = 1280, 720
TOOLS = ("Xvfb", "xdotool", "setxkbmap")
Answer = TypeVar("Answer")


def missing_tools() -> list[str]:
    """Name the programs without which no window can be worked from outside."""
    return [each for each in TOOLS if shutil.which(each) is None]


@contextmanager
def open_display() -> Iterator[str]:
    """Start an X server that draws into memory; give the name of its display."""
    told, tells = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[tells],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    try:
        with os.fdopen(told) as answer:
            number = answer.readline().strip()
        assert number, "the X server did not start"
        # Kazakh letters have keys of their own: none must be lent to them while they are typed.
        environment = {**os.environ, "DISPLAY": f":{number}"}
        subprocess.run(["setxkbmap", "us,kz"], env=environment, check=True, timeout=LIMIT)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(LIMIT)


def wait_for(what: str, look: Callable[[], Answer]) -> Answer:
    """Look until there is an answer, and give it; `what` says in the failure what did not come."""
    end = time.monotonic() + LIMIT
    while not (answer := look()):
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(PAUSE)
    return answer


class Desk:
    """The program on a display, with settings and a sample of its own.

    There is no window manager: the keyboard goes where `turn_to` sends it.
    """

    def __init__(self, display: str, folder: Path) -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
            "COALITION_APP_SAMPLE": str(folder),
            "COALITION_APP_SETTINGS": str(folder / "settings.json"),
        }
        self._settings = folder / "settings.json"
        self.remember(language="en")
        self.register = folder / "sample" / "sample.coalition"
        self._errors = folder / "errors.txt"
        self._program: subprocess.Popen[bytes] | None = None
        self._twin: MainWindow | None = None

    def remember(self, **choices: str) -> None:
        """Let the program find these choices of last time."""
        self._settings.write_text(json.dumps(choices), encoding="utf-8")

    def start(self) -> None:
        """Start the program; its window shows the register of last time, or the sample."""
        with self._errors.open("wb") as errors:
            self._program = subprocess.Popen(
                [sys.executable, "-m", "coalition_app"],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        shown = self.turn_to("^sample — coalition_app$")
        self._xdotool("windowmove", shown, "0", "0", "windowsize", shown, str(WIDTH), str(HEIGHT))

    def wait_for_end(self) -> int:
        """Wait until the program has ended by itself; give its exit code."""
        assert self._program is not None
        return self._program.wait(LIMIT)

    def complaints(self) -> str:
        """Give what the program and Qt wrote on stderr: nothing, where all is well."""
        return self._errors.read_text(encoding="utf-8", errors="replace")

    def clear(self) -> None:
        """End what is left of the program, and the twin."""
        if self._program is not None and self._program.poll() is None:
            self._program.terminate()
            self._program.wait(LIMIT)
        if self._twin is not None:
            self._twin.close()
            self._twin.deleteLater()

    # Windows

    def windows(self, title: str) -> list[str]:
        """Give the windows in sight whose title matches."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def turn_to(self, title: str) -> str:
        """Wait for a window and give it the keyboard, as a click on its frame would."""
        shown = wait_for(f"a window “{title}”", lambda: self.windows(title))[-1]
        self._xdotool("windowfocus", shown)
        wait_for(
            f"the keyboard in “{title}”", lambda: self._xdotool("getwindowfocus").strip() == shown
        )
        return shown

    def turn_to_another(self, title: str) -> None:
        """Wait for a second window of the same title and give it the keyboard."""
        wait_for(f"a second window “{title}”", lambda: len(self.windows(title)) > 1)
        self.turn_to(title)

    def wait_until_gone(self, title: str) -> None:
        wait_for(f"the end of the window “{title}”", lambda: not self.windows(title))

    # Keys and clicks

    def press(self, *keys: str) -> None:
        """Press keys by their names, as ctrl+f."""
        self._xdotool("key", *keys)

    def type_words(self, words: str) -> None:
        self._xdotool("type", "--delay", "5", words)

    def click(self, at: QPoint) -> None:
        """Click a point of the window."""
        self._xdotool("mousemove", str(at.x()), str(at.y()), "click", "1")

    def twin(self, register: Path | None) -> MainWindow:
        """Give a window of the same size that nobody sees: it tells where the real one has its parts."""
        if self._twin is None:
            self._twin = MainWindow()
            self._twin.resize(WIDTH, HEIGHT)
            self._twin.show()
            if register is not None:
                self._twin.open_path(register)
                # The real window shows the sample itself, and says so above its pages.
                self._twin.sample_notice.show()
            QCoreApplication.processEvents()
        return self._twin

    # What is recorded

    def newest(self) -> tuple[str, str, dict[str, Any]]:
        """Give kind, action and arguments of the newest entry, read beside the program that writes."""
        query = "SELECT kind, action, arguments FROM journal_entry ORDER BY clock DESC LIMIT 1"
        with closing(sqlite3.connect(f"file:{self.register}?mode=ro", uri=True)) as reading:
            kind, action, arguments = reading.execute(query).fetchone()
        return kind, action, json.loads(arguments)

    def wait_for_entry(self, kind: str, action: str) -> dict[str, Any]:
        """Wait until this is the newest entry; give its arguments."""
        wait_for(f"{kind} of {action}", lambda: self.newest()[:2] == (kind, action))
        return self.newest()[2]

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
        )
        return done.stdout


def middle_of(widget: QWidget, window: MainWindow) -> QPoint:
    """Give the middle of a widget in its window."""
    return widget.mapTo(window, widget.rect().center())
