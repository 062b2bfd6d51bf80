"""A working day in the window: a list of 1,000 pasted, 50 of them edited, the annex looked at, attested."""

import time
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog

from tests.benchmarks.stalls import Watchdog
from tests.benchmarks.windows import settle, turn

EDITED = 50
PATIENCE = 60
"""Seconds after which something counts as stuck."""


def work(window: Any, watchdog: Watchdog, listed: str, annex: Path) -> None:
    """Do the day's work; the watchdog is told what is being done."""
    watchdog.during = "import"
    import_list(window, listed)
    watchdog.during = "edit"
    for number in range(1, EDITED + 1):
        refused = window.owners.editing.change_field(number, "place", f"Астана {number}")
        assert not refused, refused
        rest(window)
    watchdog.during = "preview"
    window.go("annex")
    rest(window)
    watchdog.during = "attest"
    attest(window, annex)


def import_list(window: Any, listed: str) -> None:
    """Preview a pasted list and take it in."""
    window.owners.imports.import_text(listed)
    rest(window)
    view = window.page("import").view
    wait_for(view.agree.isEnabled)
    view.agree.click()
    wait_for(lambda: window.page("signatories").model.rowCount() > EDITED)
    rest(window)
    close_dialogs(window)


def attest(window: Any, annex: Path) -> None:
    """Say who attests, then attest with the exceptions."""
    window.do("attestor")
    rest(window)
    asked = window.page("annex").items.editor
    asked.name.setText("Ахметова Дана")
    asked.offices.setPlainText("координатор")
    asked.agree.click()
    rest(window)
    window.choosers.target = lambda *_words: annex
    window.do("attest")
    rest(window)
    asked = dialog()
    if hasattr(asked, "_choose"):
        asked._choose = window.choosers.target
    asked.place.setText("Алматы")
    asked.agreed.setChecked(True)
    asked.agree.click()
    wait_for(annex.exists)
    rest(window)
    close_dialogs(window)


def dialog() -> Any:
    """Give the dialog that is open."""
    wait_for(lambda: bool(open_dialogs()))
    return open_dialogs()[-1]


def open_dialogs() -> list[QDialog]:
    """Give the dialogs that stand open."""
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QDialog) and each.isVisible()
    ]


def close_dialogs(window: Any) -> None:
    """Close what only tells."""
    for each in open_dialogs():
        each.reject()
    rest(window)


def rest(window: Any) -> None:
    """Let the window come to rest, as a person does who looks before going on."""
    turn()
    settle(window)


def wait_for(come: Any) -> None:
    """Wait for something that comes by itself."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if come():
            return
        turn()
    said = [each.windowTitle() for each in open_dialogs()]
    raise AssertionError(f"nothing comes; open dialogs: {said}")
