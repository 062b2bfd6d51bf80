"""A register opens at the statement that it was left at."""

from pathlib import Path

from coalition_app import settings
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.registers import make_register


def test_register_opens_at_the_statement_that_was_worked_on(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "two.coalition"
    make_register(path, statements_made=2).close()
    window.open_path(path)
    screen.settle(window)
    assert window.statement is not None
    assert window.statement.number == 1
    window.go("positions", 2)
    window.close_register()
    assert settings.statement_worked_on(path) == 2
    window.open_path(path)
    screen.settle(window)
    assert window.statement is not None
    assert window.statement.number == 2
    assert window.sidebar.place() == ("signatories", 2)


def test_number_of_a_statement_that_is_gone_opens_the_first(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "one.coalition"
    make_register(path).close()
    settings.remember_register(path)
    settings.remember_statement(path, 7)
    window.open_path(path)
    screen.settle(window)
    assert window.statement is not None
    assert window.statement.number == 1
