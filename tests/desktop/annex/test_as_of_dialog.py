"""A past day in the window: read beside it, stopped by her, bounded, and written to no register."""

import datetime as dt
from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from coalition_app.desktop.annex import as_of_dialog
from coalition_app.desktop.annex.as_of_dialog import AsOfDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.journal import journal
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import this_day


def opened(window: MainWindow) -> AsOfDialog:
    window.do("as-of")
    screen.settle(window)
    return screen.dialog(AsOfDialog)


def ends(page: QTextEdit, column: int) -> set[int]:
    """Give where the words of a column end, in pixels, in the lines that have columns."""
    block, found = page.document().firstBlock(), set[int]()
    while block.isValid():
        words = block.text().split("\t")
        if len(words) > 1:
            at = len("\t".join(words[: column + 1]))
            found.add(round(cast("tuple[float, int]", block.layout().lineAt(0).cursorToX(at))[0]))
        block = block.next()
    return found


def heavy_line(page: QTextEdit, line: str) -> bool:
    """Tell whether a line stands in heavy letters."""
    block = page.document().firstBlock()
    while block.text() != line:
        block = block.next()
    weight = QFont.Tag("wght")
    return any(weight in each.format.font().variableAxisTags() for each in block.textFormats())


def test_reading_is_shown_and_stopped_and_begun_again(ready: MainWindow) -> None:
    dialog = opened(ready)
    assert not dialog.bar.isVisible()
    assert not dialog.stop.isVisible()
    assert screen.nameless(dialog) == []
    stopping = ready.operations.progressed.connect(
        lambda *_told: ready.operations.cancel(), Qt.ConnectionType.DirectConnection
    )
    dialog.read()
    assert dialog.bar.isVisible()
    assert dialog.stop.isVisible()
    screen.settle(ready)
    assert dialog.text.toPlainText() == "Cancelled. Choose a date to read the list again."
    assert dialog.found is None
    assert not dialog.bar.isVisible()
    ready.operations.progressed.disconnect(stopping)
    dialog.read()
    screen.settle(ready)
    assert dialog.found is not None
    assert "1. ОФ Фонд «Бірлік 1»" in dialog.text.toPlainText()
    dialog.agree.click()
    screen.settle(ready)


def test_only_the_newest_question_is_answered(ready: MainWindow) -> None:
    dialog = opened(ready)
    today = this_day()
    for basis in ("effective", "recorded", "effective"):
        dialog.basis.choose(basis)
    dialog.read()
    screen.settle(ready)
    assert dialog.found is not None
    assert (dialog.found.basis, dialog.found.day) == ("effective", today)
    dialog.reject()
    screen.settle(ready)


def test_closing_while_it_reads_leaves_nothing_behind(ready: MainWindow) -> None:
    dialog = opened(ready)
    dialog.read()
    dialog.reject()
    screen.settle(ready)
    assert ready.operations.working == ""
    assert "Cancelled" not in screen.sentence(ready)


def test_a_long_answer_is_bounded_and_says_so(
    ready: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_of_dialog, "SHOWN_LIST", 30)
    dialog = opened(ready)
    shown = dialog.text.toPlainText()
    dialog.reject()
    screen.settle(ready)
    assert "30. ОФ Фонд «Бірлік 30»" in shown
    assert "31. ОФ" not in shown
    assert shown.endswith("… and 10 more. The command “as-of” prints them all.")


def test_both_dates_are_named_and_the_language_follows(ready: MainWindow) -> None:
    dialog = opened(ready)
    said = [dialog.basis.itemText(at) for at in range(dialog.basis.count())]
    assert ["date recorded" in said[0], "date effective" in said[1]] == [True, True]
    english = dialog.text.toPlainText()
    lines = english.splitlines()
    head, *counts = [line.split("\t") for line in lines if "\t" in line]
    assert head[1:] == [this_day().strftime("%d.%m.%Y"), "Today"]
    assert ["   Signatures counted", "40", "40"] in counts
    widest = max(dialog.text.fontMetrics().horizontalAdvance(each[0]) for each in counts)
    (then,), (now,) = (ends(dialog.text, at) for at in (1, 2))  # the counts stand in columns
    assert widest < then < now
    assert [each for each in lines if heavy_line(dialog.text, each)] == [
        "Counts",
        "What is different today",
        "The list of that day",
    ]
    ready.speak("ru")
    screen.settle(ready)
    russian = dialog.text.toPlainText()
    dialog.reject()
    screen.settle(ready)
    assert english.startswith("As of the end of")
    assert russian != english
    assert "«Бірлік 40»" in russian


def test_the_slider_moves_the_day_and_writes_nothing(ready: MainWindow) -> None:
    with database_of(ready).reading() as tx:
        before = len(journal.list_entries(tx))
    dialog = opened(ready)
    dialog.slider.setValue(-3)
    assert dialog.date.date() == QDate.currentDate().addDays(-3)
    dialog.read()
    screen.settle(ready)
    shown, day = dialog.text.toPlainText(), dialog.date.date().toString("dd.MM.yyyy")
    dialog.reject()
    screen.settle(ready)
    assert shown.startswith(f"As of the end of {day} ")
    assert "40. ОФ Фонд «Бірлік 40»: signed" in shown
    with database_of(ready).reading() as tx:
        assert len(journal.list_entries(tx)) == before


def test_a_typed_day_stays_and_enter_reads_it(ready: MainWindow) -> None:
    dialog = opened(ready)
    dialog.date.setFocus()
    dialog.date.setDate(QDate(2026, 11, 25))
    dialog.date.selectAll()
    for typed, meant in (("31.10.2025", QDate(2025, 10, 31)), ("05.02.2020", QDate(2020, 2, 5))):
        dialog.date.selectAll()
        QTest.keyClicks(dialog.date, typed)
        assert dialog.date.date() == meant
    screen.press(dialog.date, Qt.Key.Key_Return)
    screen.settle(ready)
    assert dialog.isVisible()
    assert dialog.date.date() == QDate(2020, 2, 5)
    assert dialog.text.toPlainText().startswith("The register begins on ")
    dialog.basis.choose("effective")
    screen.settle(ready)
    assert dialog.found is not None
    assert dialog.found.day == dt.date(2020, 2, 5)
    dialog.reject()
    screen.settle(ready)
