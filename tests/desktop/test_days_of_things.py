"""The day of a thing is never today by itself: no dialog invents a day on which something came."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget

import coalition_app.desktop
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.fields import (
    DayEdit,
    day_field,
    day_of_thing,
    known_day,
    read_day,
    refuse_no_day,
)
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from tests.desktop import screen

OWN_DAYS = {
    "annex/as_of_dialog.py": "the list is shown as of today first",
    "annex/attest_dialog.py": "whoever attests does so now",
    "annex/issue_changes.py": "whoever issues does so now",
    "annex/signed_pages_dialog.py": "the attestor's own page, which is on no paper",
    "evidence/letter_form.py": "filled from the letter",
    "follow_up/letter_pane.py": "a letter that is sent now, and a day to come",
    "follow_up/letters_dialog.py": "a day to come, by which an answer is asked for",
    "register/journal_filter.py": "days that are searched for",
}
"""Files with a field that begins with today, and why it may."""


def test_only_what_is_done_now_begins_with_today() -> None:
    root = Path(coalition_app.desktop.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        calls = [
            node.func.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        if "day_field" in calls:
            found.add(path.relative_to(root).as_posix())
    assert found == set(OWN_DAYS)


@pytest.fixture
def field(window: MainWindow) -> DayEdit:
    made = day_of_thing()
    made.setAccessibleName("Received")
    made.setParent(window)
    made.show()
    return made


def test_a_day_is_empty_until_it_is_told_and_after_it_is_deleted(field: DayEdit) -> None:
    assert known_day(field) is None
    assert (field.text(), field.placeholderText()) == ("", "dd.mm.yyyy")
    with pytest.raises(UserError, match=r"Received: enter the day, such as "):
        read_day(field)
    screen.type_words(field, "27112025")
    assert field.date() == QDate(2025, 11, 27)
    field.selectAll()
    screen.press(field, Qt.Key.Key_Delete)
    assert known_day(field) is None
    screen.type_words(field, "05.02.2026")
    assert str(known_day(field)) == "2026-02-05"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1.2.26", "2026-02-01"),
        ("2026-11-30", "2026-11-30"),
        ("311226", "2026-12-31"),
        ("31/1/2026", "2026-01-31"),
    ],
)
@pytest.mark.parametrize("before", [None, QDate(2026, 2, 5)])
def test_a_day_is_read_as_it_was_typed(
    field: DayEdit, before: QDate | None, typed: str, day: str
) -> None:
    """Qt made 1 November of 1.2.26 and 20 February 6113 of 2026-11-30, and said nothing."""
    if before:
        field.setDate(before)
    field.selectAll()
    screen.type_words(field, typed)
    field.settle()
    assert str(read_day(field)) == day
    assert not field.refused


@pytest.mark.parametrize(
    "typed", ["31.02.2026", "12.13.2026", "31022026", "30.11.1", "2026-2-30", "вчера"]
)
@pytest.mark.parametrize("before", [None, QDate(2026, 2, 5)])
def test_what_is_no_day_stays_as_it_was_typed_and_is_told(
    field: DayEdit, before: QDate | None, typed: str
) -> None:
    """It was erased; before that, 28.02.2026 was made of 31.02.2026 and recorded."""
    if before:
        field.setDate(before)
    field.selectAll()
    screen.type_words(field, typed)
    for _again in range(2):
        with pytest.raises(UserError, match=f"“{typed}” is not a date"):
            refuse_no_day(field)
    assert field.text() == typed
    assert f"“{typed}” is not a date" in field.toolTip()
    assert field.property("refused")
    assert (known_day(field) is None) == (before is None)
    assert before is None or field.date() == before
    field.selectAll()
    screen.type_words(field, "27112025")
    assert str(read_day(field)) == "2025-11-27"
    refuse_no_day(field)
    assert (field.text(), field.refused) == ("27.11.2025", None)


def test_words_of_a_month_are_a_day_and_two_readings_are_none(field: DayEdit) -> None:
    for words in (" 3.2.2026 ", "3 ақпан 2026", "2026 жылғы 3 ақпан", "3 февраля 2026 г."):
        field.make_empty()
        QGuiApplication.clipboard().setText(words)
        screen.press(field, Qt.Key.Key_V, ctrl=True)
        refuse_no_day(field)
        assert (str(read_day(field)), field.text()) == ("2026-02-03", "03.02.2026")
    field.setText("3/2/2026")
    with pytest.raises(UserError, match="is not a date"):
        refuse_no_day(field)


def test_a_day_that_is_needed_is_told_where_it_was_taken_away(field: DayEdit) -> None:
    needed = day_field()
    needed.setAccessibleName("Date")
    needed.clear()
    with pytest.raises(UserError, match="Date: enter the day"):
        refuse_no_day(needed)
    field.clear()
    refuse_no_day(field)


def test_a_calendar_below_the_field_gives_the_day(field: DayEdit) -> None:
    field.setDate(QDate(2026, 2, 5))
    field.resize(field.sizeHint())
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.rect().center())
    assert field.selectedText() == "05.02.2026"
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=field._arrow().center())
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None and calendar.selectedDate() == field.date()
    calendar.activated.emit(QDate(2026, 3, 7))
    assert field.text() == "07.03.2026"


def test_no_form_records_beside_a_day_that_is_none(window: MainWindow) -> None:
    done: list[bool] = []
    form = FormDialog(window, title=lambda: "A", agree=lambda: "B", work=lambda: done.append(True))
    field = day_of_thing()
    form.add_field(lambda: "Received", field)
    form.open()
    screen.type_words(field, "31.02.2026")
    form.accept()
    assert not done
    assert field.text() == "31.02.2026"
    field.selectAll()
    screen.press(field, Qt.Key.Key_Delete)
    form.accept()
    assert done


def test_an_arrow_begins_an_empty_day_with_today(field: DayEdit) -> None:
    screen.press(field, Qt.Key.Key_Up)
    assert field.date() == QDate.currentDate()


def test_arrows_change_the_part_in_which_the_cursor_stands(field: DayEdit) -> None:
    field.setDate(QDate(2026, 1, 31))
    for at, key, day in (
        (0, Qt.Key.Key_Up, "01.02.2026"),
        (4, Qt.Key.Key_Up, "01.03.2026"),
        (10, Qt.Key.Key_Down, "01.03.2025"),
    ):
        field.setCursorPosition(at)
        screen.press(field, key)
        assert field.text() == day
