"""What nobody sees in names of an older register is shown by its codes, on every page and in every dialog."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.pages import PAGES
from coalition_app.hidden_characters import HIDDEN
from coalition_app.records.store.tables import signatory, signature
from tests.desktop import screen
from tests.desktop.every_dialog import OPENERS, WRITING_FIRST, give_up, open_dialog
from tests.registers import dump, make_register, signatures_of

NAME = "«Про\u202eзрач\u2069ность\u200b»"
SHOWN = "«Про[U+202E]зрач[U+2069]ность[U+200B]»"
WORDED = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
BREAKS = re.compile(r"\S*/\S+")
"""Paths of files, which are broken at their steps."""


@pytest.fixture
def hostile(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Open a register whose names, people, offices and places hold hidden characters."""
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=4) as database:
        rows = signatures_of(database)
        with database.writing("new") as tx:
            for row in rows:
                # As programs recorded them that did not clean what they read.
                fields = {"representative": NAME, "office": NAME, "place": NAME, "country": NAME}
                tx.change(signature, row.id, name=f"{NAME} {row.number}", **fields)
                tx.change(signatory, row.signatory_id, name=f"{NAME} {row.number}", place=NAME)
    window.open_path(path)
    screen.settle(window)
    return window


def cells(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(), 50)):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            for role in WORDED:
                yield str(model.index(row, column).data(role) or "")


def shown_in(root: QWidget) -> Iterator[str]:
    """Yield all that is read on a widget and its parts."""
    for each in [root, *root.findChildren(QWidget)]:
        yield each.toolTip()
        yield each.accessibleName()
        yield each.windowTitle()
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QComboBox):
            yield from (each.itemText(at) for at in range(each.count()))
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            yield from cells(each.model())


def raw(root: QWidget) -> list[str]:
    texts = (BREAKS.sub("", text) for text in shown_in(root))
    return sorted({text for text in texts if HIDDEN.search(text)})


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_them_raw(hostile: MainWindow, page: str) -> None:
    hostile.go("signatories")
    screen.pages_of(hostile).signatories.choose([1])
    screen.settle(hostile)
    hostile.go(page)
    screen.settle(hostile)
    for tab in ("position", "data", "documents", "history"):
        hostile.details.go(tab)
        screen.settle(hostile)
        assert raw(hostile) == []
    told = "\n".join(shown_in(hostile))
    if page in ("signatories", "directory"):
        assert f"{SHOWN} 1" in told


@pytest.mark.parametrize("name", [*OPENERS, *WRITING_FIRST])
def test_no_dialog_has_them_raw(hostile: MainWindow, name: str) -> None:
    shown = open_dialog(hostile, name)
    found = raw(shown)
    give_up(shown)
    assert found == []


def test_a_copy_of_the_list_has_them_by_their_codes(hostile: MainWindow) -> None:
    hostile.go("signatories")
    screen.settle(hostile)
    hostile.do("copy")
    screen.settle(hostile)
    copied = QApplication.clipboard().mimeData()
    for text in (copied.text(), copied.html()):
        assert SHOWN.replace('"', "") in text and not HIDDEN.search(text)


def test_they_are_looked_at_and_nothing_is_recorded(hostile: MainWindow) -> None:
    database = hostile.operations.database
    assert database is not None
    before = dump(database)
    for page in PAGES:
        hostile.go(page)
        screen.settle(hostile)
    hostile.details.go("data")
    screen.settle(hostile)
    assert dump(database) == before
    assert signatures_of(database)[0].name == f"{NAME} 1"
