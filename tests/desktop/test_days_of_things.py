"""The day of a thing is never today by itself: no dialog invents a day on which something came."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtGui import QGuiApplication

import coalition_app.desktop
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.fields import DayEdit, day_of_thing, known_day, read_day
from coalition_app.errors import UserError
from tests.desktop import screen

OWN_DAYS = {
    "annex/as_of_dialog.py": "the list is shown as of today first",
    "annex/attest_dialog.py": "whoever attests does so now",
    "annex/issue_changes.py": "whoever issues does so now",
    "annex/signed_pages_dialog.py": "the attestor's own page, which is on no paper",
    "evidence/letter_form.py": "filled from the letter",
    "follow_up/letter_pane.py": "a letter that is sent now, and a day to come",
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
    assert field.text() == "__.__.____"
    with pytest.raises(UserError, match=r"Enter the day, such as .*: Received"):
        read_day(field)
    screen.type_words(field, "27112025")
    assert field.date() == QDate(2025, 11, 27)
    screen.press(field, Qt.Key.Key_Delete)
    assert known_day(field) is None
    screen.type_words(field, "05.02.2026")
    assert str(known_day(field)) == "2026-02-05"


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
