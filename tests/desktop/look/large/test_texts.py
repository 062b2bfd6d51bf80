"""The texts of a statement in large letters."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.text.columns import TextRow
from coalition_app.languages import LANGUAGE_NAMES
from tests.desktop import geometry, screen
from tests.desktop.screen import pages_of


def test_one_line_stands_above_the_title_of_a_text(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.go("text")
    screen.settle(window)
    rows = [each for each in pages_of(window).text.findChildren(TextRow) if each.isVisible()]
    assert len(rows) > 1
    assert [each.property("role") for each in rows] == ["", *["text_row"] * (len(rows) - 1)]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_two_demands_are_in_sight_and_a_language_is_chosen(
    window: MainWindow, imported_case: Path, language: str
) -> None:
    window.speak(language)
    window.open_path(imported_case)
    window.go("text")
    screen.settle(window)
    page = pages_of(window).text
    first, second = (each.wordings.fields for each in list(page.demands.lines.values())[:2])

    def below(field: QWidget) -> int:
        return geometry.top_in(field, page.area) - page.area.viewport().height()

    assert below(first["en"].edit) + first["en"].edit.height() <= 0
    assert below(second["en"].edit) + second["en"].edit.fontMetrics().height() <= 0
    assert {each for each, field in first.items() if field.isVisible()} == {"en"}
    assert not first["en"].caption.isVisible(), "the chosen tab names it"
    # The text in another language is read and written below the authentic one.
    page.languages.setCurrentIndex(1)
    chosen = LANGUAGE_NAMES["ru"]
    assert page.languages.tabText(1) == f"{chosen} 0/3"
    screen.settle(window)
    assert {each for each, field in first.items() if field.isVisible()} == {"en", "ru"}
    assert first["en"].y() < first["ru"].y()
    assert first["ru"].caption.isVisible() and first["ru"].caption.text() == chosen
    assert page.folded.buttons["ru"].isVisible() and not page.folded.buttons["kk"].isVisible()
    window.resize(1280, 1000)
    screen.settle(window)
    assert page.silence.isVisible()


def test_names_of_those_who_are_to_reconfirm_are_whole(
    window: MainWindow, imported_case: Path
) -> None:
    window.open_path(imported_case)
    window.go("text")
    screen.settle(window)
    database, statement = window.operations.database, pages_of(window).text.statement
    assert database is not None and statement is not None
    asked = pages_of(window).text.asked
    asked.show_numbers(database, statement, [2, 3])
    asked.list.resize(1100, 240)
    asked.list.show()
    screen.settle(window)
    long, short = (asked.list.visualRect(asked.model.index(at, 0)).height() for at in (0, 1))
    assert long - short >= asked.list.fontMetrics().height()


def test_the_date_of_a_statement_has_room_when_the_text_is_made_larger(
    window: MainWindow, imported_case: Path, application: QApplication
) -> None:
    large, usual = QFont(application.font()), QFont(application.font())
    usual.setPointSizeF(large.pointSizeF() / 2)
    window.open_path(imported_case)
    window.go("text")
    field = pages_of(window).text.dated
    for font in (usual, large):
        application.setFont(font)
        theme.apply_theme(application, "light")
        screen.settle(window)
        room = field.edit.viewport().width()
        assert room > field.edit.fontMetrics().horizontalAdvance("30.11.2026")
    # What names a language stands above the first letter of its words.
    title = next(iter(pages_of(window).text.titles.fields.values()))
    assert title.caption.contentsMargins().left() == 8
