"""The program as a person meets it: its own process, a real display, real keys and clicks."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from coalition_app import settings
from coalition_app.desktop.positions.model import FIRST_DEMAND
from coalition_app.errors import UserError
from coalition_app.i18n import texts
from coalition_app.records.care import checks
from coalition_app.records.opening.existing import open_register
from tests.desktop.screen import pages_of
from tests.registers import signatures_of
from tests.xvfb.desk import Desk, middle_of

MAIN = "^sample — coalition_app$"
WELL = 5
"""The number of «Құдық пен көпір» in the sample."""
SECOND, FOURTH = 2, 4
DEW = 13
"""The number of «Тамшы…» in the sample."""


def test_the_first_start_makes_the_sample_and_a_click_opens_it_again(desk: Desk) -> None:
    shutil.rmtree(desk.register.parent)
    desk.start()
    assert desk.newest()[1] == "attest"
    desk.press("ctrl+w")
    desk.turn_to("^coalition_app$")
    settings.remember_register(desk.register)  # the twin lists it too
    twin = desk.twin(None)
    desk.click(middle_of(twin.welcome.sample_link, twin))
    desk.turn_to(MAIN)
    with pytest.raises(UserError, match="open in another window"):
        open_register(desk.register)


def test_whom_a_kazakh_search_finds_is_whose_position_is_recorded(desk: Desk) -> None:
    desk.start()
    desk.press("ctrl+f")
    desk.type_words("құдық")
    desk.press("Down", "ctrl+p")
    desk.turn_to(f"^Position of No. {WELL}$")
    desk.press("Return")  # records nothing: what a position means is never said by Enter
    desk.press("ctrl+Return")
    assert desk.wait_for_entry("action", "record-position")["number"] == WELL
    desk.turn_to(MAIN)
    desk.press("ctrl+z")
    assert desk.wait_for_entry("undo", "record-position")["number"] == WELL


def test_the_palette_goes_to_a_signatory(desk: Desk) -> None:
    desk.start()
    desk.press("ctrl+k")
    desk.turn_to("^Find anything$")
    desk.type_words("тамшы")
    desk.press("Return")
    desk.wait_until_gone("^Find anything$")
    desk.turn_to(MAIN)
    desk.press("ctrl+p")
    desk.turn_to(f"^Position of No. {DEW}$")
    desk.press("Escape")
    desk.wait_until_gone(f"^Position of No. {DEW}$")
    assert desk.newest()[1] == "attest"


def test_one_key_records_a_position_at_the_cursor_and_in_a_clicked_cell(
    desk: Desk, copy: Path
) -> None:
    desk.start()
    desk.press("ctrl+g", "Down", "4")
    assert desk.wait_for_entry("action", "record-position")["number"] == SECOND
    desk.press("ctrl+z")
    desk.wait_for_entry("undo", "record-position")
    twin = desk.twin(copy)
    twin.go("positions")
    QCoreApplication.processEvents()
    cells = pages_of(twin).positions.cells
    rect = cells.visualRect(pages_of(twin).positions.model.index(FOURTH - 1, FIRST_DEMAND + 2))
    desk.click(cells.viewport().mapTo(twin, rect.center()))
    desk.press("3")
    assert desk.wait_for_entry("action", "record-position")["number"] == FOURTH
    desk.press("ctrl+z")
    desk.wait_for_entry("undo", "record-position")


def test_attesting_is_given_up_and_quitting_releases_the_register(desk: Desk, copy: Path) -> None:
    desk.start()
    desk.press("ctrl+shift+a")
    desk.turn_to("^Attest edition 2$")
    desk.type_words("Алматы")
    desk.press("Escape")
    desk.turn_to_another("^Attest edition 2$")  # the question whether the words are given up
    desk.press("Tab", "space")
    desk.wait_until_gone("^Attest edition 2$")
    desk.turn_to(MAIN)
    desk.press("ctrl+q")
    assert desk.wait_for_end() == 0
    beside = {each.suffix for each in desk.register.parent.iterdir()}
    assert beside == {".coalition", ".pdf", ".lock"}
    with open_register(desk.register) as database:
        assert checks.find_damage(database) == []
        assert len(signatures_of(database)) == 42
    assert desk.newest()[1:] == ("attest", {"edition": 1, "statement": 1})


def test_the_window_speaks_the_language_of_last_time(desk: Desk) -> None:
    desk.remember(language="kk")
    desk.start()
    desk.press("ctrl+n")
    desk.turn_to(f"^{texts('kk').gettext('New signature')}$")
