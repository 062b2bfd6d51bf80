"""One's own name in the journal: proposed where a name is asked for, and set by command."""

import getpass
from pathlib import Path

import pytest

from coalition_app import settings
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.form import FormDialog
from tests.commands.command_line import done
from tests.desktop import screen
from tests.desktop.screen import pages_of

NAME = "Сәуле Қасымова"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test read or write the settings of whoever runs it."""
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))


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
