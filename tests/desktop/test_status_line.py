"""The line below: what was just done, its undoing, work that runs, and how the file is kept."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.days import now
from tests.desktop import screen
from tests.registers import signatures_of


def change(window: MainWindow, place: str) -> None:
    window.owners.editing.change_field(1, "place", place)
    screen.settle(window)


def test_what_was_done_is_said_with_number_and_name_and_can_be_undone(opened: MainWindow) -> None:
    assert opened.operations.database is not None
    before = signatures_of(opened.operations.database)[0]
    change(opened, "Орал")
    said = screen.sentence(opened)
    assert before.full_name in said
    assert "1" in said
    assert opened.status.mark.text() == "✓"
    opened.status.undo.click()
    screen.settle(opened)
    assert signatures_of(opened.operations.database)[0].place == before.place
    assert not opened.status.undo.isVisible()


def test_what_is_said_of_the_file_stands_apart_whatever_its_colour(opened: MainWindow) -> None:
    status = opened.status
    for warns in (True, False, True):
        status.show_kept(lambda: "saved", lambda: "kept", lambda: "copied", warns=warns)
        screen.settle(opened)
        labels = (status.saved, status.kept, status.copied)
        lefts = [each.mapTo(status, QPoint()).x() for each in labels]
        ends = [at + each.width() for at, each in zip(lefts, labels, strict=True)]
        apart = [*(b - a for a, b in zip(ends, lefts[1:], strict=False)), status.width() - ends[-1]]
        assert len({*apart[:-1]}) == 1
        assert min(apart) >= 10


@pytest.mark.parametrize("copies", [0, 1, 2])
def test_the_first_change_is_offered_to_be_undone_also_in_a_copied_file(
    window: MainWindow, register: Path, tmp_path: Path, copies: int
) -> None:
    """A copy counts its own entries from 1, behind those of the laptop on which it was made."""
    path = register
    for number in range(copies):
        window.open_path(path)
        change(window, f"Орал {number}")
        window.close_register()
        path = Path(shutil.copy(path, tmp_path / f"copied {number}.coalition"))
    window.open_path(path)
    screen.settle(window)
    assert not window.status.undo.isVisible()
    change(window, "Атырау")
    assert window.status.undo.isVisible()
    window.status.undo.click()
    screen.settle(window)
    assert window.operations.database is not None
    assert signatures_of(window.operations.database)[0].place != "Атырау"


def test_what_was_said_goes_with_the_page(opened: MainWindow) -> None:
    change(opened, "Орал")
    opened.go("journal")
    screen.settle(opened)
    assert screen.sentence(opened) == ""
    assert not opened.status.undo.isVisible()
    assert opened.status.mark.text() == ""


def test_what_leads_to_another_page_is_still_said_there(opened: MainWindow) -> None:
    opened.say("Imported.")
    opened.go("journal")
    screen.settle(opened)
    assert screen.sentence(opened) == "Imported."


def test_what_an_act_says_beside_leaves_its_undoing_offered(opened: MainWindow) -> None:
    opened.status.offer_undo(lambda: "Done: moved.")
    opened.say("No. 1 is No. 2 now.")
    assert opened.status.undo.isVisible()
    QCoreApplication.processEvents()
    opened.say("Something else.")
    assert not opened.status.undo.isVisible()


def test_a_refusal_offers_no_undoing(opened: MainWindow) -> None:
    opened.status.offer_undo(lambda: "Done: moved.")
    opened.refuse("No.")
    assert not opened.status.undo.isVisible()
    assert opened.status.mark.text() == ""


def test_it_says_when_the_last_change_was_saved(opened: MainWindow) -> None:
    change(opened, "Орал")
    opened.badges.count()
    screen.settle(opened)
    saved = opened.status.saved.text()
    minutes = {f"{now() - dt.timedelta(minutes=n):%H:%M}" for n in (0, 1)}
    assert saved.removeprefix("All saved · ") in minutes


def test_after_closing_nothing_of_the_register_is_left(opened: MainWindow) -> None:
    change(opened, "Орал")
    opened.badges.count()
    screen.settle(opened)
    opened.close_register()
    assert screen.sentence(opened) == ""
    assert not opened.status.undo.isVisible()
    assert opened.status.kept.text() == "No register is open"
    assert "copy" not in opened.status.copied.text()
    assert not opened.details.isVisible()


def test_work_is_a_bar_on_top_with_a_word_to_stop_it(opened: MainWindow) -> None:
    opened.status.show_work("Checking")
    assert opened.status.bar.isVisible()
    assert opened.status.bar.height() == 2
    assert opened.status.bar.width() == opened.status.width()
    assert opened.status.cancel.text() == "Stop"
    opened.status.show_work("")
    assert not opened.status.bar.isVisible()
    assert not opened.status.cancel.isVisible()


def test_one_sentence_takes_one_line(opened: MainWindow) -> None:
    empty = opened.status.height()
    change(opened, "Орал")
    QCoreApplication.processEvents()
    assert opened.status.height() == empty == 26
    assert opened.status.undo.sizeHint().height() <= 26
