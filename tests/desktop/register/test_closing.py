"""Closing the window at every step: nothing half written, the register whole and free, no fault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.model import COLUMNS
from coalition_app.desktop.widgets.question import Question
from coalition_app.records.care import checks
from coalition_app.records.imports import begun_imports
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from tests.desktop import screen
from tests.desktop.every_dialog import LIST, OPENERS, open_dialog, paste, typed_fields
from tests.desktop.screen import pages_of
from tests.registers import dump, hold_originals, name_attestor, signatures_of, statement_of

TYPED = "жартысында"
PAGES = ("signatories", "positions", "text", "annex", "journal")


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window on a small register; at its end the register is free, in one file, and whole."""
    window.open_path(register)
    yield window
    assert not window.isVisible()
    assert window.operations.database is None
    assert {each.name for each in register.parent.glob("small.coalition*")} == {register.name}
    with open_register(register) as database:
        assert checks.find_damage(database) == []


def rows_of(window: MainWindow) -> dict[str, list[tuple[object, ...]]]:
    database = window.operations.database
    assert database is not None
    return dump(database)


def rows_in(register: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_register(register) as database:
        return dump(database)


def statement_in(register: Path) -> StatementRow:
    with open_register(register) as database, database.reading() as tx:
        return statement_of(tx)


def signatures_in(register: Path) -> list[SignatureRow]:
    with open_register(register) as database:
        return signatures_of(database)


@pytest.mark.parametrize("name", OPENERS)
def test_closing_over_a_dialog_writes_nothing_of_it(
    opened: MainWindow, register: Path, name: str
) -> None:
    before = rows_of(opened)
    shown = open_dialog(opened, name)
    for field in typed_fields(shown):
        paste(field, TYPED)
    opened.close()
    screen.close_dialogs()
    assert rows_in(register) == before


@pytest.mark.parametrize("page", PAGES)
def test_closing_on_any_page_while_it_still_reads(
    opened: MainWindow, register: Path, page: str
) -> None:
    before = rows_of(opened)
    opened.go(page)
    opened.close()
    assert rows_in(register) == before


def test_what_is_typed_in_the_details_and_not_left_is_kept(
    opened: MainWindow, register: Path
) -> None:
    pages_of(opened).signatories.choose([2])
    opened.details.go("data")
    editor = opened.details.fields["representative"].editor
    editor.setFocus()
    screen.type_words(editor, TYPED)
    opened.close()
    assert signatures_in(register)[1].representative == TYPED


def test_what_is_typed_in_the_text_and_not_left_is_kept(opened: MainWindow, register: Path) -> None:
    opened.go("text")
    title = pages_of(opened).text.titles.fields["en"].edit
    title.setFocus()
    screen.type_words(title, TYPED)
    opened.close()
    assert statement_in(register).titles["en"] == TYPED


def test_a_refused_value_is_not_written_when_the_window_closes(
    opened: MainWindow, register: Path
) -> None:
    before = rows_of(opened)
    pages_of(opened).signatories.choose([2])
    opened.details.go("data")
    editor = opened.details.fields["signed_on"].editor
    editor.setFocus()
    screen.type_words(editor, "31.02.2026")
    opened.close()
    assert rows_in(register) == before


def test_a_cell_that_is_being_edited_is_written_whole_or_not(
    opened: MainWindow, register: Path
) -> None:
    table = pages_of(opened).signatories.table
    table.setCurrentIndex(pages_of(opened).signatories.model.index(0, COLUMNS.index("place")))
    table.setFocus()
    screen.press(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    screen.type_words(editor, TYPED)
    opened.close()
    QCoreApplication.processEvents()
    assert signatures_in(register)[0].place in ("", TYPED)


def test_an_unfinished_import_is_kept_and_nothing_is_asked(
    opened: MainWindow, register: Path
) -> None:
    opened.owners.imports.import_text(LIST)
    preview = screen.importing()
    preview.preview.leave_out([0])
    opened.go("signatories")
    assert opened.close()
    with open_register(register) as database, database.reading() as tx:
        (begun,) = begun_imports.list_begun(tx)
        assert set(begun_imports.answers_of(tx, begun.id)) == {-1, 0}


def test_closing_while_it_attests_asks_and_going_on_attests(
    opened: MainWindow, register: Path, tmp_path: Path
) -> None:
    database = opened.operations.database
    assert database is not None
    name_attestor(database)
    hold_originals(database)
    opened.choosers.target = lambda _parent, _title, _proposed: tmp_path / "annex.pdf"
    opened.do("attest")
    screen.settle(opened)
    shown = screen.dialog(AttestDialog)
    shown.place.setText("Алматы")
    shown.accept()
    assert opened.operations.working
    assert not opened.close()
    (asking,) = [each for each in screen.open_dialogs() if isinstance(each, Question)]
    asking.give_up.click()
    screen.settle(opened)
    assert screen.open_dialogs() == []
    assert (tmp_path / "annex.pdf").read_bytes().startswith(b"%PDF")
    opened.close()
