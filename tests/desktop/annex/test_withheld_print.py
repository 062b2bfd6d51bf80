"""A further print of an edition that names who has withheld the name since: the window warns before."""

from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.question import Question
from coalition_app.languages import LANGUAGE_NAMES
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, database_of, open_ready
from tests.desktop.screen import pages_of
from tests.registers import statement_of


@pytest.fixture
def attested(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window beside an edition whose No. 2 withheld the name afterwards."""
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "annex.pdf")
    with database_of(window).writing("change-directory") as tx:
        key = signatures.find_signature(tx, statement_of(tx), 2).signatory_id
        directory.change_private(tx, key, publish="withheld", contacts=(), notes="")
    window.refresh()
    screen.settle(window)
    return window


def save_copy(window: MainWindow, language: str) -> None:
    """Choose a language in the menu of “Save a copy”, on the card of the newest edition."""
    listed = pages_of(window).annex.card
    listed.offer_languages()
    offered = {each.text().partition(":")[0]: each for each in listed.languages.actions()}
    offered[LANGUAGE_NAMES[language]].trigger()
    screen.settle(window)


def test_a_further_print_is_made_only_after_she_was_told(
    attested: MainWindow, tmp_path: Path
) -> None:
    target = tmp_path / "kk.pdf"
    choose_target(attested, target)
    save_copy(attested, "kk")
    asked = screen.dialog(Question)
    assert "No. 2" in asked.said.text()
    assert asked.give_up.isDefault()
    assert "first" not in (asked.give_up.property("role"), asked.agree.property("role"))
    asked.give_up.click()
    screen.settle(attested)
    assert not target.exists()
    save_copy(attested, "kk")
    asked = screen.dialog(Question)
    asked.agree.click()
    screen.settle(attested)
    assert target.exists()


def test_a_print_that_was_made_is_saved_without_a_question(
    attested: MainWindow, tmp_path: Path
) -> None:
    target = tmp_path / "copy.pdf"
    choose_target(attested, target)
    save_copy(attested, "ru")
    assert target.read_bytes() == (tmp_path / "annex.pdf").read_bytes()
