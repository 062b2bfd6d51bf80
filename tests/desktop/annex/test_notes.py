"""An edition that certifies nothing is called a note wherever the window names it."""

from pathlib import Path

import pytest

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.annexes import attest, choose_target, facts, open_ready
from tests.desktop.screen import pages_of
from tests.registers import make_register, name_attestor


@pytest.fixture
def unproven(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of three signatures of whose consent nothing is known."""
    path = tmp_path / "unproven.coalition"
    with make_register(path, signatures=3) as made:
        name_attestor(made)
    window.open_path(path)
    window.go("annex")
    screen.settle(window)
    return window


def test_the_last_look_says_that_nothing_is_certified_and_so_does_the_edition(
    unproven: MainWindow, tmp_path: Path
) -> None:
    annex = pages_of(unproven).annex
    assert annex.attest.text() == "Issue edition 1 as a note…"
    # Nothing stops it, and yet it is not what was wanted.
    left, bar = annex.side.left, annex.side.bar
    assert (left.text(), left.toolTip()) == (
        "Without attestation",
        "It is a note to the list: it certifies no signature.",
    )
    assert bar.value() < bar.maximum()
    choose_target(unproven, tmp_path / "note.pdf")
    unproven.do("attest")
    screen.settle(unproven)
    look = screen.dialog(AttestDialog)
    look.place.setText("Алматы")
    look.language.setCurrentIndex(look.language.findData("en"))
    screen.settle(unproven)
    assert look.windowTitle() == "Edition 1: a note, not an attestation"
    assert look.agree.text() == "Issue edition 1 as a note"
    assert look.who.text().startswith("Signed by Ахметова Дана")
    assert look.certifies_nothing.isVisible()
    assert look.state.text() == "These exceptions will be printed by number:"
    assert "No signature is certified" in look.certifies_nothing.text()
    assert "“NOTE TO THE LIST OF SIGNATORIES”" in look.certifies_nothing.text()
    look.agreed.setChecked(True)
    look.agree.click()
    screen.settle(unproven)
    assert "issued as a note and certifies no signature" in screen.sentence(unproven)
    assert annex.bar.state.text() == "edition 1 · a note, certifies nothing"
    assert "a note of " in facts(annex)
    assert "attested" not in facts(annex)
    annex.show_draft()
    screen.settle(unproven)
    assert annex.side.known[0].sentence.endswith(": a note, certifies nothing")


def test_leaving_out_every_signature_by_hand_makes_a_note_of_it_too(
    window: MainWindow, tmp_path: Path
) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    window.do("attest")
    screen.settle(window)
    look = screen.dialog(AttestDialog)
    titles = [look.windowTitle()]
    look.choices.wanted.setChecked(True)
    look.choices.excepted.setText("1-40")
    screen.settle(window)
    titles.append(look.windowTitle())
    look.choices.excepted.setText("1")
    screen.settle(window)
    titles.append(look.windowTitle())
    shown = look.certifies_nothing.isVisible()
    look.choices.excepted.setText("")
    look.reject()
    assert titles == [
        "Attest edition 1",
        "Edition 1: a note, not an attestation",
        "Attest edition 1",
    ]
    assert not shown


def test_an_attested_edition_is_still_called_attested(window: MainWindow, tmp_path: Path) -> None:
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "annex.pdf")
    assert pages_of(window).annex.bar.state.text() == "edition 1 · attested"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_is_said_of_a_note_is_whole(unproven: MainWindow, language: str) -> None:
    unproven.resize(1280, 720)
    unproven.speak(language)
    screen.settle(unproven)
    side = pages_of(unproven).annex.side
    for part in (side.attest, side.left):
        assert part.sizeHint().width() <= part.width(), part.text()


def test_the_dialog_names_a_note_also_while_something_stops_it(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "nobody.coalition"
    make_register(path, signatures=3).close()
    window.open_path(path)
    window.do("attest")
    screen.settle(window)
    look = screen.dialog(AttestDialog)
    assert look.agree.text() == "Issue as a note: 1 left"
    assert look.stopped.text() == "Cannot be issued yet. Resolve these first:"
    look.reject()
