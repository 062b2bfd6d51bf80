"""From a pasted statement to its attested annex: how many clicks a person needs, in the real window.

Each press of a button, a place, a tick or keys like Ctrl+V is one, and so is the system's chooser of a file;
typing is none, nor is settling what is doubtful in the list.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.side_rows import PAGE
from coalition_app.desktop.widgets.question import Question
from coalition_app.operations import positions
from coalition_app.records.editions import editions
from coalition_app.records.positions.positions import NewPosition
from tests.commands.command_line import STATEMENT
from tests.desktop import screen
from tests.desktop.annexes import choose_target, database_of
from tests.desktop.screen import pages_of
from tests.registers import statement_of

MOST = 12
SECRET = "верблюд чайник облако пятница гранат южный"


class Clicks:
    """Clicks with the mouse as a person does, and counts."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def on(self, button: QAbstractButton) -> None:
        assert button.isVisible() and button.isEnabled(), button.text()
        self.made.append(button.text() or button.accessibleName())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def at(self, widget: QWidget, place: QPoint, words: str) -> None:
        self.made.append(words)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)


def test_few_clicks_lead_from_a_pasted_statement_to_the_attested_annex(
    window: MainWindow, tmp_path: Path
) -> None:
    clicks, target = Clicks(), tmp_path / "annex.pdf"
    QGuiApplication.clipboard().setText(STATEMENT.read_text(encoding="utf-8"))
    clicks.on(window.welcome.drop.buttons[1])
    screen.settle(window)
    clicks.on(screen.dialog(Question).other)
    make_register(window, clicks, tmp_path)
    until(lambda: bool(window.findChildren(ImportView)))  # it waits for the first paint
    screen.settle(window)
    clicks.on(screen.importing().agree)
    screen.settle(window)
    settle_doubts(window)
    go(window, clicks, "annex")
    choose_target(window, target)
    clicks.on(pages_of(window).annex.side.attest)
    screen.settle(window)
    look = screen.dialog(AttestDialog)
    QTest.keyClicks(look.place, "Almaty")
    clicks.on(look.agreed)
    clicks.on(look.agree)
    clicks.made.append("where the file goes")
    screen.settle(window)
    assert len(clicks.made) <= MOST, clicks.made
    with database_of(window).reading() as tx:
        (edition,) = editions.list_editions(tx)
        (printed,) = editions.list_prints(tx, edition.id)
    assert hashlib.sha256(target.read_bytes()).digest() == printed.sha256
    window.close_register()


def make_register(window: MainWindow, clicks: Clicks, folder: Path) -> None:
    """Walk through the steps of a new register, with a passphrase."""
    shown = screen.dialog(NewRegisterDialog)
    shown.coalition.setText("Коалиция НПО")
    clicks.on(shown.agree)
    shown.attestor.setText("А. Ким")
    clicks.on(shown.agree)
    for field in (shown.passphrase, shown.again):
        field.setText(SECRET)
    clicks.on(shown.agree)
    shown.where.setText(str(folder / "new.coalition"))
    clicks.on(shown.agree)
    screen.settle(window)
    for offered in screen.open_dialogs():
        clicks.made.append(offered.windowTitle())
        offered.reject()


def go(window: MainWindow, clicks: Clicks, page: str) -> None:
    """Click on a place in the side of the window."""
    places = window.sidebar.list
    (item,) = (
        places.item(row) for row in range(places.count()) if places.item(row).data(PAGE) == page
    )
    clicks.at(places.viewport(), places.visualItemRect(item).center(), page)
    screen.settle(window)
    assert window.page_name() == page


def settle_doubts(window: MainWindow) -> None:
    """Say which demands the words of No. 18 touch: the list does not."""
    database = database_of(window)
    with database.reading() as tx:
        statement = statement_of(tx)
    stances = {1: "does-not-support", 2: "supports-with-reservation", 3: "not-stated"}
    settled = NewPosition(stances)
    window.operations.write(positions.record_position(statement, number=18, new=settled))
    screen.settle(window)


def until(come: Callable[[], bool]) -> None:
    limit = QDeadlineTimer(1000 * screen.LIMIT)
    while not come():
        assert not limit.hasExpired()
        QCoreApplication.processEvents()
