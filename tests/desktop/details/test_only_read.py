"""The details of a register that is only read: nothing in them offers to record anything."""

import shutil
from pathlib import Path

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.screen import pages_of


def test_nothing_of_the_details_records_once_another_file_stands_there(
    window: MainWindow, imported_case: Path
) -> None:
    other = imported_case.with_name("other.coalition")
    shutil.copyfile(imported_case, other)
    window.open_path(imported_case)
    screen.settle(window)
    pages_of(window).signatories.choose([18])
    window.owners.editing.change_field(18, "place", "Орал")
    screen.settle(window)
    details = window.details
    (card,) = (each for each in details.acts.findChildren(type(details.acts._cards[0])))

    def offered() -> tuple[bool, bool, bool]:
        return details.head.status.menu() is not None, card.more.isVisible(), bool(card.offered())

    assert offered() == (True, True, True)
    other.replace(imported_case)
    window.owners.replaced._often.timeout.emit()
    screen.settle(window)
    assert offered() == (False, False, False)
    assert details.positions.value(1).menu() is None
