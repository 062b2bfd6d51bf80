"""Edges of dialogs, with text at 100 % and twice as large: hints, tiles, the filled button, whole rows."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QTextEdit, QWidget

from coalition_app.desktop.directory.merge_dialog import MergeDialog
from coalition_app.desktop.follow_up.letters_dialog import LettersDialog
from coalition_app.desktop.help.command_palette import CommandPalette
from coalition_app.desktop.help.help_window import HelpDialog
from coalition_app.desktop.help.palette_rows import CHOICE
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.bulk_dialog import ChangeManyDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.desktop.signatories.filter_popover import FilterPopover
from coalition_app.desktop.signatories.joint_dialog import TogetherDialog
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.question import Question
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.widgets.wrapped_rows import RowList, headed_row
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.later_dialogs import LATER, further_register, write_letters
from tests.desktop.screen import pages_of


@pytest.fixture(params=[1, 2], ids=["100", "200"], autouse=True)
def times(request: pytest.FixtureRequest, application: QApplication) -> Iterator[int]:
    """Let the person's text be so many times as large, and put it back."""
    before = QFont(application.font())
    larger = QFont(before)
    larger.setPointSizeF(request.param * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    yield request.param
    application.setFont(before)
    theme.apply_theme(application, "light")


def cut_lines(view: QTextEdit) -> list[str]:
    """Give the words of lines that the lower edge cuts."""
    foot, found = view.viewport().height(), []
    cursor = QTextCursor(view.document())
    while not cursor.atEnd():
        place = view.cursorRect(cursor)
        if place.top() < foot - 1 and place.bottom() > foot:
            found.append(cursor.block().text())
        if not cursor.movePosition(QTextCursor.MoveOperation.Down):
            break
    return found


def left(part: QWidget) -> int:
    return part.mapTo(part.window(), QPoint()).x()


@pytest.fixture
def opened(window: MainWindow, imported_case: Path) -> MainWindow:
    window.resize(1280, 720)
    window.open_path(imported_case)
    pages_of(window).signatories.choose([18])
    screen.settle(window)
    return window


@pytest.mark.parametrize("language", LANGUAGES)
def test_dialogs_of_a_signature(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    opened.do("change-many")
    many = screen.dialog(ChangeManyDialog)
    beside = left(many.summary) - left(many.value)
    many.reject()
    assert beside == 0, "a hint stands under its field"
    opened.owners.editing.change_together()
    together = screen.dialog(TogetherDialog)
    screen.settle(opened)
    hidden = [each.verticalScrollBar().maximum() for each in together.findChildren(QScrollArea)]
    together.reject()
    assert hidden and not any(hidden), "no line of what it says is cut"
    opened.do("evidence")
    evidence = screen.dialog(EvidenceDialog)
    screen.settle(opened)
    tiles = [each.geometry() for each in evidence.what.tiles.values()]
    asked = [each.sizeHint().width() for each in evidence.what.tiles.values()]
    evidence.reject()
    assert max(each.width() for each in tiles) - min(each.width() for each in tiles) <= 1
    assert len({each.height() for each in tiles}) == 1
    assert all(each.width() >= wide for each, wide in zip(tiles, asked, strict=True))


def test_giving_up_is_never_filled_and_stands_before_the_act(opened: MainWindow) -> None:
    opened.owners.registers.ask_before_closing()
    asked = screen.dialog(Question)
    filled = [each for each in asked.findChildren(QPushButton) if each.property("role") == "first"]
    left = asked.give_up.x() < asked.agree.x()
    held = asked.focusWidget() is asked.give_up and asked.give_up.isDefault()
    asked.reject()
    assert filled == []
    assert left and held


def test_what_is_read_and_chosen_ends_at_a_whole_line(opened: MainWindow) -> None:
    opened.do("challenge")
    dossier = screen.dialog(ReadingDialog).text
    screen.settle(opened)
    cut, scrolls = cut_lines(dossier), dossier.verticalScrollBar().maximum() > 0
    screen.dialog(ReadingDialog).reject()
    assert scrolls
    assert cut == []
    opened.do("help")
    screen.settle(opened)
    cut = cut_lines(screen.dialog(HelpDialog).browser)
    screen.dialog(HelpDialog).reject()
    assert cut == []
    opened.do("filter")
    screen.settle(opened)
    shown = screen.popover(FilterPopover)
    foot = shown.tree.viewport().height()
    row = shown.tree.itemAt(0, foot - 1)
    assert row is not None
    last = shown.tree.visualItemRect(row)
    shown.close()
    assert last.bottom() < foot
    rows = RowList()
    rows.resize(300, 200)
    rows.fill(headed_row(f"№ {at}", ["a", "b"][: 1 + at % 2]) for at in range(20))
    rows.show()
    screen.settle(opened)
    foot = rows.viewport().height()
    item = rows.itemAt(QPoint(9, foot - 1))
    assert item is not None
    place = rows.visualItemRect(item)
    rows.close()
    assert place.bottom() < foot


def test_anything_that_is_found_shows_seven_rows(opened: MainWindow) -> None:
    screen.press(opened, Qt.Key.Key_K, ctrl=True)
    finder = screen.dialog(CommandPalette)
    foot = finder.list.viewport().height()
    items = [finder.list.item(row) for row in range(finder.list.count())]
    seen = [each for each in items if finder.list.visualItemRect(each).bottom() <= foot]
    last = seen[-1].data(CHOICE)
    finder.reject()
    assert sum(bool(each.data(CHOICE)) for each in seen) >= 7
    assert last, "no head stands alone at the foot"


def test_a_letter_is_read_without_scrolling_to_it(opened: MainWindow) -> None:
    write_letters(opened)
    letters = screen.dialog(LettersDialog)
    screen.settle(opened)
    top = letters.preview.mapTo(letters, QPoint()).y()
    foot = letters.buttons.geometry().top()
    lines = (foot - top) // letters.fontMetrics().lineSpacing()
    order = (letters.language, letters.day, letters.form_box)
    tops = [each.mapTo(letters, QPoint()).y() for each in order]
    letters.reject()
    assert lines >= 7
    assert all(before <= after for before, after in pairwise(tops))


def test_the_reason_of_a_merge_is_seen(
    window: MainWindow, built_case: Path, tmp_path: Path
) -> None:
    (tmp_path / "attested").mkdir()
    window.resize(1280, 720)
    window.open_path(further_register(built_case / "attested.coalition", tmp_path / "attested"))
    LATER["merge"](window)
    screen.settle(window)
    merge = screen.dialog(MergeDialog)
    foot = merge.why.mapTo(merge, QPoint(0, merge.why.height())).y()
    seen = merge.room.mapTo(merge, QPoint(0, merge.room.height())).y()
    merge.reject()
    assert foot <= seen


def test_a_number_stays_with_the_word_that_is_joined_to_it() -> None:
    dialog = FormDialog(None, title=lambda: "")
    note = dialog.add_note(lambda: "(1-мәлімдеме, 12-тармақ), 2026-11-30, № 3-7")
    assert note.text() == "(1\u2011мәлімдеме, 12\u2011тармақ), 2026-11-30, № 3-7"
