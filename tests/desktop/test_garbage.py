"""What work beside the window lets go of goes in the window's thread, where widgets may be deleted."""

import gc
import re
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidgetItem

from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.garbage import GarbageKept
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.pages import OF_REGISTER, PAGES
from coalition_app.errors import UserError
from coalition_app.work import Tell
from tests.desktop import screen
from tests.desktop.annexes import attest, open_ready
from tests.desktop.screen import LIMIT, pages_of

MANY = 20_000
"""Circles of values, so many that Python itself would look for garbage long before."""


HEAPS = """
import ctypes, sys
from PySide6.QtCore import QCoreApplication
from coalition_app.desktop.desk.operations import Operations
application, operations = QCoreApplication([]), Operations()
operations.start("", lambda _tell: [bytes(1000) for _each in range(100)], lambda _answer: None)
operations.come_to_rest()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


class Circle:
    """A value that holds itself: only a look for garbage lets it go."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def kept(garbage: GarbageKept) -> GarbageKept:
    """Give what looks for garbage, when there is none yet."""
    gc.collect()
    return garbage


def watch(value: object, gone: list[int]) -> None:
    """Note the thread in which a value is let go of."""
    weakref.finalize(value, lambda: gone.append(threading.get_ident()))


def make_circles(gone: list[int]) -> None:
    first = Circle()
    watch(first, gone)
    for _each in range(MANY):
        Circle()


def in_a_thread(work: threading.Thread) -> None:
    work.start()
    work.join()


def test_garbage_of_another_thread_goes_in_the_windows(kept: GarbageKept) -> None:
    gone: list[int] = []
    in_a_thread(threading.Thread(target=make_circles, args=(gone,)))
    assert gone == []
    kept.look()
    assert gone == [threading.get_ident()]


def test_nothing_is_looked_through_while_looking_is_off(kept: GarbageKept) -> None:
    gone: list[int] = []
    gc.disable()
    try:
        make_circles(gone)
        kept.look()
        assert gone == []
    finally:
        gc.enable()
    kept.look()
    assert gone == [threading.get_ident()]


@pytest.mark.parametrize("first", ["worker", "window"])
@pytest.mark.parametrize("ends", ["answer", "refusal", "fault"])
def test_what_work_holds_goes_in_the_windows_thread(
    application: QApplication, ends: str, first: str
) -> None:
    """However it ends, and whoever comes to its end first."""
    operations, gone, told = Operations(), list[int](), list[object]()
    operations.faulted.connect(told.append)
    seen = threading.Event()
    if first == "window":
        waits = Qt.ConnectionType.DirectConnection
        operations._ended.connect(lambda _label: seen.wait(LIMIT), waits)

    def begin() -> None:
        working, answered, refusing = QObject(), QObject(), QObject()
        for each in (working, answered, refusing):
            watch(each, gone)

        def work(_tell: Tell) -> str:
            assert working is not None
            if ends == "refusal":
                raise UserError("no")
            if ends == "fault":
                raise ValueError("wrong")
            return "yes"

        def done(answer: str) -> None:
            told.append((answered, answer))

        def refused(sentence: str) -> None:
            told.append((refusing, sentence))

        operations.start("", work, done, refused)

    begin()
    (pool,) = operations._pools.values()
    if first == "worker":
        pool.shutdown()
    while not told:
        QCoreApplication.processEvents()
    told.clear()
    seen.set()
    pool.shutdown()
    gc.collect()
    assert gone == [threading.get_ident()] * 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is one heap")
def test_work_beside_the_window_has_no_heap_of_its_own(tmp_path: Path) -> None:
    told = tmp_path / "heaps.xml"
    subprocess.run([sys.executable, "-c", HEAPS, str(told)], check=True)
    assert told.read_text(encoding="utf-8").count("<heap nr=") == 1


def items_in(layout: QLayout) -> Iterator[int]:
    """Yield the addresses of the items of a layout and of those in it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            yield from items_in(item)
        elif item is not None:
            yield shiboken6.getCppPointer(item)[0]


def items_gone() -> list[str]:
    """Say of each item of a layout that Python holds although Qt has deleted it."""
    every = gc.get_objects()
    layouts = [each for each in every if isinstance(each, QLayout) and shiboken6.isValid(each)]
    held = [(each, shiboken6.dump(each)) for each in every if type(each) is QWidgetItem]
    found = {f"{id(each):#x}": set(items_in(each)) for each in layouts}
    gone = []
    for item, told in held:
        # Those of windows that are gone went with their layouts.
        holds = re.search(r"parent\S* <\S+ at (0x[0-9a-f]+)>", told)
        inside = found.get(holds[1]) if holds else None
        if inside is not None and shiboken6.getCppPointer(item)[0] not in inside:
            gone.append(told)
    return gone


def test_python_holds_no_item_of_a_layout_that_qt_has_deleted(
    window: MainWindow, tmp_path: Path
) -> None:
    """Qt deletes the item of a widget that goes, unseen by Python, which holds any that was asked for.

    What takes its place in memory is then taken for it: the program ended as it emptied a list (6.11).
    """
    open_ready(window, tmp_path / "ready.coalition")
    for language in ("ru", "en"):
        window.speak(language)
        for page in (*PAGES, *OF_REGISTER):
            window.go(page)
            screen.settle(window)
    window.go("annex")
    attest(window, tmp_path / "annex.pdf")
    pages_of(window).annex.show_draft()
    screen.settle(window)
    assert items_gone() == []
