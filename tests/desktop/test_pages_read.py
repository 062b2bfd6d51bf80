"""A page is read anew when a table was written that it shows, and left alone otherwise."""

from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.pages import OF_REGISTER, PAGES
from coalition_app.records.store.tables import JOURNALLED, signatory
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import add_statement, signatures_of


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    """Give the directory of three signatories."""
    window.open_path(register)
    window.go("directory")
    screen.settle(window)
    return window


def shown(window: MainWindow) -> str:
    model = pages_of(window).directory.model
    return str(model.index(0, 0).data())


def rename_first(window: MainWindow) -> None:
    """Write another name without telling the window."""
    database = window.operations.database
    assert database is not None
    first = min(signatures_of(database), key=lambda each: each.name)
    with database.writing("change-signatory") as tx:
        tx.name_action(signatory=1)
        tx.change(signatory, first.signatory_id, name="«Аа»")


@pytest.mark.parametrize("table", ["attestor", "evidence", "position"])
def test_a_table_that_a_page_does_not_show_leaves_it_alone(opened: MainWindow, table: str) -> None:
    before = shown(opened)
    rename_first(opened)
    opened.operations.changed.emit(frozenset({table}))
    screen.settle(opened)
    assert shown(opened) == before


@pytest.mark.parametrize("tables", [frozenset({"signatory"}), None])
def test_a_table_that_it_shows_lets_it_be_read_anew(
    opened: MainWindow, tables: frozenset[str] | None
) -> None:
    rename_first(opened)
    opened.operations.changed.emit(tables)
    screen.settle(opened)
    assert "«Аа»" in shown(opened)


def test_a_page_that_is_not_seen_is_read_when_it_is_gone_to(opened: MainWindow) -> None:
    opened.go("signatories")
    screen.settle(opened)
    rename_first(opened)
    opened.operations.changed.emit(frozenset({"signatory"}))
    opened.go("directory")
    screen.settle(opened)
    assert "«Аа»" in shown(opened)


def test_a_new_statement_is_listed_beside_the_pages(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    add_statement(database)
    opened.operations.changed.emit(frozenset({"statement"}))
    screen.settle(opened)
    opened.go("signatories", 2)
    assert opened.statement is not None
    assert opened.statement.number == 2


def test_an_edition_locks_the_text_that_is_shown() -> None:
    assert PAGES["text"].is_touched({"edition"})
    assert not PAGES["text"].is_touched({"attestor"})


def test_every_page_names_tables_that_there_are() -> None:
    named = [line.shows for line in (*PAGES.values(), *OF_REGISTER.values()) if line.shows]
    assert named
    assert set().union(*named) <= JOURNALLED.keys()
