"""Names in the journal at twice the usual size of text: beside what was done, or whole below it."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics

from coalition_app import settings
from coalition_app.desktop.look.typeface import smaller
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.journal_rows import NAMES, SMALL, WHO, EntryDelegate
from coalition_app.records.lists import follow_up
from coalition_app.records.opening.existing import open_register
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import statement_of


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_whom_an_entry_is_about_is_named_whole(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    with open_register(imported_case) as database:
        for number in (18, 44, 107):  # a short name, and long ones
            with database.writing("plan") as tx:
                follow_up.plan_step(tx, statement_of(tx), number, "звонок", dt.date(2026, 3, 1))
    window.speak(language)
    window.open_path(imported_case)
    window.resize(1280, 720)
    window.go("journal")
    screen.settle(window)
    entries = pages_of(window).journal.list
    delegate, below = entries.itemDelegate(), list[bool]()
    assert isinstance(delegate, EntryDelegate)
    letters, small = QFontMetrics(entries.font()), QFontMetrics(smaller(entries.font(), SMALL))
    for row in range(3):
        index = entries.model().index(row, 0)
        named, beside = delegate.said_below(index), delegate.said_beside(index)
        assert index.data(NAMES) and index.data(NAMES) in (named or beside)
        wide = letters.horizontalAdvance(index.data()) + small.horizontalAdvance(beside)
        assert wide < entries.viewport().width(), "one line holds what was done, when and by whom"
        lines = letters.lineSpacing() + (small.lineSpacing() if named else 0)
        assert entries.visualRect(index).height() >= lines
        below.append(bool(named))
    assert True in below


@pytest.mark.parametrize("size", [(1280, 720), (1000, 600)])
def test_a_long_name_of_the_user_leaves_the_sentence_its_line(
    window: MainWindow, imported_case: Path, size: tuple[int, int]
) -> None:
    settings.remember_my_name(" ".join(["Әмірғалиева-Сейітқожаева"] * 4))
    with open_register(imported_case) as database, database.writing("plan") as tx:
        follow_up.plan_step(tx, statement_of(tx), 18, "звонок", dt.date(2026, 3, 1))
    window.open_path(imported_case)
    window.resize(*size)
    window.go("journal")
    screen.settle(window)
    entries = pages_of(window).journal.list
    delegate, index = entries.itemDelegate(), entries.model().index(0, 0)
    assert isinstance(delegate, EntryDelegate)
    assert len(settings.my_name()) == settings.LONGEST_NAME
    assert delegate.said_below(index) == index.data(WHO) and settings.my_name() in index.data(WHO)
    assert delegate.said_beside(index) == ""
    letters, small = QFontMetrics(entries.font()), QFontMetrics(smaller(entries.font(), SMALL))
    lines = 3 * letters.lineSpacing() + 4 * small.lineSpacing()  # with the head of the day
    assert entries.visualRect(index).height() < lines
