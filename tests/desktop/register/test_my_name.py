"""Her own name in the journal: chosen in the window or by command, kept with what is done from then on."""

import getpass
from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.journal_rows import WHO
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.records.care import checks
from coalition_app.records.journal import journal
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from tests.commands.command_line import done
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, name_attestor

NAME = "Сәуле Қасымова"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test read or write the settings of whoever runs it."""
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))


def actors(database: Database) -> list[str]:
    with database.reading() as tx:
        return [each.actor for each in journal.list_entries(tx)]


def test_new_entries_carry_the_name_and_old_ones_stay(window: MainWindow, register: Path) -> None:
    with open_register(register) as database:
        name_attestor(database, NAME)
        before = actors(database)
    assert set(before) == {getpass.getuser()}
    window.open_path(register)
    window.do("my-name")
    dialog = screen.dialog(FormDialog)
    assert screen.field(dialog, "Name").text() == NAME  # that of who attests is proposed
    dialog.agree.click()
    add_signatures(database_of(window), 1)
    assert actors(database_of(window)) == [*before, NAME]
    assert checks.find_damage(database_of(window)) == []
    window.go("journal")
    screen.settle(window)
    model = window.register_pages["journal"].model  # type: ignore[attr-defined]
    assert NAME in model.index(0, 0).data(WHO)


def test_an_empty_name_is_that_of_the_system_again(window: MainWindow, register: Path) -> None:
    settings.remember_my_name(NAME)
    window.open_path(register)
    window.do("my-name")
    dialog = screen.dialog(FormDialog)
    assert screen.field(dialog, "Name").text() == NAME
    screen.field(dialog, "Name").clear()
    dialog.agree.click()
    add_signatures(database_of(window), 1)
    assert actors(database_of(window))[-1] == getpass.getuser()


def test_it_is_asked_without_a_register_too(window: MainWindow) -> None:
    window.do("my-name")
    dialog = screen.dialog(FormDialog)
    user = getpass.getuser()
    assert screen.field(dialog, "Name").text() == ("" if user in settings.NOBODY else user)
    screen.field(dialog, "Name").setText("  Сәуле \n  Қасымова ")
    dialog.agree.click()
    assert settings.my_name() == NAME


def test_a_check_is_proposed_under_her_name(window: MainWindow, register: Path) -> None:
    settings.remember_my_name(NAME)
    window.open_path(register)
    window.go("signatories")
    pages_of(window).signatories.choose([1])
    window.do("check-signature")
    screen.settle(window)
    dialog = screen.dialog(FormDialog)
    assert screen.field(dialog, "Who checked").text() == NAME
    dialog.reject()


def test_the_command_sets_it(register: Path) -> None:
    said = done("journal", register, "--my-name", NAME).out
    assert NAME in said
    done("sign", register, "--statement", 1, "--name", "«Соңғы»")
    entries = done("journal", register, "--json").json["entries"]
    assert entries[-1]["actor"] == NAME
    assert entries[-2]["actor"] == getpass.getuser()
    assert f"  {NAME}  " in done("journal", register).out
    assert done("journal", register, "--my-name", "", "--json").json == {
        "my_name": getpass.getuser()
    }
