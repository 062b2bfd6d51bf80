"""Back to the page before and forward again, by Alt+Left and Alt+Right."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.registers import make_register


@pytest.fixture
def two_statements(tmp_path: Path) -> Path:
    make_register(tmp_path / "two.coalition", statements_made=2).close()
    return tmp_path / "two.coalition"


def test_one_goes_back_through_the_pages_and_forward_again(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    for page in ("annex", "twins", "journal"):
        window.go(page)
    been = []
    for _step in range(4):
        window.do("back")
        been.append(window.page_name())
    assert been == ["twins", "annex", "signatories", "signatories"]
    assert window.sidebar.place() == ("signatories", 1)
    window.do("forward")
    window.do("forward")
    assert window.page_name() == "twins"
    window.go("text")
    window.do("forward")
    assert window.page_name() == "text"
    window.do("back")
    assert window.page_name() == "twins"


def test_the_keys_are_those_of_a_browser(window: MainWindow) -> None:
    assert window.action("back").shortcut() == QKeySequence("Alt+Left")
    assert window.action("forward").shortcut() == QKeySequence("Alt+Right")


def test_a_statement_comes_back_with_its_page(window: MainWindow, two_statements: Path) -> None:
    window.open_path(two_statements)
    window.go("text", 2)
    window.go("annex", 1)
    window.do("back")
    screen.settle(window)
    assert window.sidebar.place() == ("text", 2)
    assert window.statement is not None
    assert window.statement.number == 2


def test_another_register_has_no_pages_of_the_one_before(
    window: MainWindow, register: Path, two_statements: Path
) -> None:
    window.open_path(register)
    window.go("journal")
    window.open_path(two_statements)
    window.do("back")
    assert window.page_name() == "signatories"


def test_undoing_an_import_shows_the_statement_that_it_was_begun_on(
    window: MainWindow, two_statements: Path
) -> None:
    window.open_path(two_statements)
    window.go("signatories", 2)
    screen.settle(window)
    window.owners.imports.import_text("Письмо о мосте\n\nПодписи:\n1. ОФ «Чайка»\n2. ОФ «Клён»\n")
    screen.settle(window)
    view = screen.importing()
    view.target.box.setCurrentIndex(0)
    view.target.title.setText("Письмо о мосте")
    view.agree.click()
    screen.settle(window)
    assert window.statement is not None and window.statement.number == 3
    window.do("undo")
    screen.settle(window)
    assert window.statement.number == 2
    assert window.sidebar.place() == ("signatories", 2)
