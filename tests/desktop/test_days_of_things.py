"""The day of a thing is never today by itself: no dialog invents a day on which something came."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtGui import QGuiApplication

import coalition_app.desktop
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.fields import (
    DayEdit,
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
    assert field.text() == "dd.mm.yyyy"
    with pytest.raises(UserError, match=r"Received: enter the day, such as "):
        read_day(field)
    screen.type_words(field, "27112025")
    assert field.date() == QDate(2025, 11, 27)
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


@pytest.mark.parametrize("typed", ["31.02.2026", "12.13.2026", "31022026", "30.11.1", "2026-2-30"])
@pytest.mark.parametrize("before", [None, QDate(2026, 2, 5)])
def test_what_is_no_day_is_told_and_changes_none(
    field: DayEdit, before: QDate | None, typed: str
) -> None:
    """Qt made 28.02.2026 of 31.02.2026, which was recorded."""
    if before:
        field.setDate(before)
    field.selectAll()
    screen.type_words(field, typed)
    for _again in range(2):
        with pytest.raises(UserError, match="is not a date"):
            refuse_no_day(field)
    assert "is not a date" in field.toolTip()
    assert (known_day(field) is None) == (before is None)
    assert before is None or field.date() == before
    screen.type_words(field, "27112025")
    assert str(read_day(field)) == "2025-11-27"
    assert not field.refused


def test_letters_in_a_day_are_refused_at_the_field(field: DayEdit) -> None:
    screen.type_words(field, "27112025")
    screen.type_words(field, "ю")
    assert "is not a date" in field.toolTip()
    assert str(known_day(field)) == "2025-11-27"
    QGuiApplication.clipboard().setText("вчера")
    screen.press(field, Qt.Key.Key_V, ctrl=True)
    with pytest.raises(UserError, match="“вчера” is not a date"):
        refuse_no_day(field)
    assert str(known_day(field)) == "2025-11-27"
    QGuiApplication.clipboard().setText(" 3.2.2026 ")
    screen.press(field, Qt.Key.Key_V, ctrl=True)
    assert str(read_day(field)) == "2026-02-03"


def test_no_form_records_beside_a_day_that_is_none(window: MainWindow) -> None:
    done: list[bool] = []
    form = FormDialog(window, title=lambda: "A", agree=lambda: "B", work=lambda: done.append(True))
    field = day_of_thing()
    form.add_field(lambda: "Received", field)
    form.open()
    screen.type_words(field, "31.02.2026")
    form.accept()
    assert not done
    screen.press(field, Qt.Key.Key_Delete)
    form.accept()
    assert done


def test_an_arrow_begins_an_empty_day_with_today(field: DayEdit) -> None:
    screen.press(field, Qt.Key.Key_Up)
    assert field.date() == QDate.currentDate()


def test_the_lines_for_a_day_are_no_chosen_words(window: MainWindow) -> None:
    """A field without a day that the keyboard reached showed a block of the accent."""
    field = DayEdit(may_be_empty=True)
    field.resize(200, 32)
    field.show()
    QCoreApplication.processEvents()
    for day, ground in ((None, theme.LIGHT.raised), (QDate(2025, 3, 14), theme.LIGHT.accent)):
        field.make_empty() if day is None else field.setDate(day)
        field.selectAll()
        QCoreApplication.processEvents()
        image = field.grab().toImage()
        across = range(image.width() // 2)
        seen = [image.pixelColor(x, image.height() // 2 + 6).name() for x in across]
        assert max(set(seen[10:30]), key=seen[10:30].count) == ground
    field.close()


def test_a_copied_date_is_taken_as_it_is_written(field: DayEdit) -> None:
    for copied in ("30 November 2026\n", "next week"):
        QGuiApplication.clipboard().setText(copied)
        screen.press(field, Qt.Key.Key_V, ctrl=True)
        assert field.date() == QDate(2026, 11, 30)
