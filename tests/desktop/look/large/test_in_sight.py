"""What is asked, and what is awaited, in large letters: in sight and whole."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics

from coalition_app.desktop.controls.fitted_names import smaller
from coalition_app.desktop.directory.merge_dialog import MergeDialog
from coalition_app.desktop.follow_up.model import AWAITED_THING, NAME
from coalition_app.desktop.follow_up.table import ChaseDelegate
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.respelling import Correcting
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.later_dialogs import LATER
from tests.desktop.screen import pages_of
from tests.registers import hold_originals


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_both_answers_about_a_correction_come_into_sight(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    hold_originals(database_of(window), [18])
    pages_of(window).signatories.choose([18])
    screen.settle(window)
    window.open_details()
    window.details.go("data")
    field = window.details.fields["representative"]
    assert isinstance(field, Correcting)
    field.editor.setFocus()
    field.put("Другой Человек")
    field.left.emit()
    screen.settle(window)
    for part in (field.whose.question, field.whose.same, field.whose.other):
        assert part.visibleRegion().boundingRect() == part.rect()
    field.show_value(field.saved)


def test_what_merging_does_is_read_before_anything_is_chosen(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.resize(1280, 720)
    screen.settle(window)
    LATER["merge"](window)
    screen.settle(window)
    dialog = screen.dialog(MergeDialog)
    told = dialog.head.beside
    assert told.text().startswith("Nothing is deleted")
    assert told.visibleRegion().boundingRect() == told.rect()
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_is_awaited_is_whole_where_two_lines_hold_it(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.go("chase")
    screen.settle(window)
    table, held = pages_of(window).chase.table, list[str]()
    delegate, room = table.itemDelegate(), table.columnWidth(NAME) - 24
    assert isinstance(delegate, ChaseDelegate) and table.isColumnHidden(AWAITED_THING)
    wide = QFontMetrics(smaller(table.font())).horizontalAdvance
    for row in range(table.model().rowCount()):
        index = table.model().index(row, NAME)
        awaited = str(index.siblingAtColumn(AWAITED_THING).data() or "")
        if awaited and wide(f"{index.data()} · {awaited}") < 1.5 * room:
            last = delegate.lines(index, room)[-1].words
            assert last.endswith(awaited)
            held.append(last)
    assert any(each.startswith(" · ") for each in held), "some beside the end of a name"


def test_that_there_is_no_backup_stays_beside_what_is_offered(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.badges.count()
    screen.settle(window)
    said = "The retention period for private data of statement 1 has ended."
    window.status.offer(said, [(lambda: "Review them…", lambda: None)])
    screen.settle(window)
    assert window.status.copied.text() == "no backup"
    assert window.status.copied.geometry().width() >= window.status.copied.sizeHint().width()
