"""The coalition's name is corrected from the menu."""

from pathlib import Path

from coalition_app.desktop.main_window import MainWindow
from coalition_app.operations.register import name_coalition
from coalition_app.records.editions import attestors
from tests.desktop import screen
from tests.registers import COALITION


def test_the_name_stands_in_the_form_and_is_corrected(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.do("coalition")
    shown = screen.form(name_coalition)
    line = screen.line(shown, "name")
    assert line.text() == COALITION
    assert screen.nameless(shown) == []
    line.clear()
    shown.agree.click()
    assert "needs the name" in shown.refusal.text()
    screen.type_words(line, "Адал жол")
    shown.agree.click()
    screen.settle(window)
    assert window.operations.database is not None
    with window.operations.database.reading() as tx:
        assert attestors.get_register(tx).coalition == "Адал жол"
    assert "change the name of the coalition" in window.menus.actions["undo"].text()
