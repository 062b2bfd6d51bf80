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
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.pages import PAGES
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.hidden_characters import HIDDEN
from coalition_app.records.store.tables import act, signatory, signature
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
            tx.add(
                act,
                signature_id=rows[2].id,
                ordinal=1,
                kind="explanation",
                demands=[1],
                wording=f"кроме {NAME}",
                language="ru",
                recorded_at=tx.now,
            )
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
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            yield each.text()
        if isinstance(each, QPlainTextEdit):
            yield each.toPlainText()
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


def test_a_field_left_alone_records_nothing_and_a_code_left_in_it_is_refused(
    hostile: MainWindow,
) -> None:
    database = hostile.operations.database
    assert database is not None
    hostile.go("signatories")
    screen.pages_of(hostile).signatories.choose([1])
    hostile.details.go("data")
    screen.settle(hostile)
    before = dump(database)
    field = hostile.details.data.fields["place"]
    assert isinstance(field.editor, QLineEdit)
    assert field.editor.text() == SHOWN and field.value() == NAME and not field.differs()
    field.left.emit()
    screen.settle(hostile)
    assert dump(database) == before
    field.editor.end(False)
    screen.type_words(field.editor, " г.")
    field.left.emit()
    screen.settle(hostile)
    assert dump(database) == before
    assert "U+202E" in field.refusal.text()
    field.editor.selectAll()
    screen.type_words(field.editor, "Прозрачность")
    field.left.emit()
    screen.settle(hostile)
    assert (field.refusal.text(), signatures_of(database)[0].place) == ("", "Прозрачность")


def test_the_words_of_a_position_are_shown_by_codes_and_stay_as_they_are(
    hostile: MainWindow,
) -> None:
    hostile.go("signatories")
    screen.pages_of(hostile).signatories.choose([3])
    hostile.do("reserve")
    screen.settle(hostile)
    shown = screen.dialog(PositionDialog)
    assert shown.wording.toPlainText() == f"кроме {SHOWN}" and raw(shown) == []
    assert shown.words.text == f"кроме {NAME}"
    shown.reject()


def test_a_recent_file_is_shown_by_codes_and_still_found(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / f"{NAME}.coalition"
    make_register(path).close()
    window.open_path(path)
    screen.settle(window)
    window.do("close")
    screen.settle(window)
    listed = window.welcome.recent
    assert listed.item(0).text() == SHOWN
    assert not any(HIDDEN.search(each) for each in shown_in(listed))
    assert listed.chosen() == path
