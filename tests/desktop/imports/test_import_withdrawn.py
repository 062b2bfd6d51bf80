"""Entries of a list that say that the signature was withdrawn: said by one key, with the day of the words."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.errors import UserError
from coalition_app.operations.doubts import WITHDRAWN, refuse_unfit
from coalition_app.operations.planning.kept_answers import answer_again, answers_kept
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.questions import question_of
from coalition_app.operations.signatures import change_status
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import import_undo
from coalition_app.records.store.database import Database
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import dump, make_register, signatures_of

LIST = (
    "Подписи:\n\n1. ОФ «Шаңырақ», Алматы\n2. ОО «Жаңа», отозвал подпись 12.03.2026\n"
    "3. ОФ «Лес», подпись отозвана\n"
)
SAID = "отозвал подпись 12.03.2026"


@pytest.fixture
def preview(window: MainWindow, tmp_path: Path) -> ImportView:
    """Give the preview of a list of which two entries say that they are withdrawn, one with its day."""
    path = tmp_path / "a.coalition"
    make_register(path, signatures=0).close()
    window.open_path(path)
    window.owners.imports.import_text(LIST)
    screen.settle(window)
    QCoreApplication.processEvents()
    shown = screen.importing()
    shown.activateWindow()
    QCoreApplication.processEvents()
    return shown


def states(database: Database) -> list[tuple[str, dt.date | None]]:
    return [(row.status, row.status_on) for row in signatures_of(database)]


def test_one_key_withdraws_on_the_day_of_the_words(window: MainWindow, preview: ImportView) -> None:
    before = dump(database_of(window))
    look = preview.look
    assert "Withdrawn on 12 March 2026" in look.answers.buttons[WITHDRAWN].text()
    screen.press(look.table, Qt.Key.Key_6)
    assert preview.preview.withdrawn(1) == dt.date(2026, 3, 12)
    assert question_of(preview.preview, 1) is None
    # Where the words name no day, that of the list is offered.
    said = "Withdrawn; it was received with this list"
    assert look.answers.buttons[WITHDRAWN].text() == said
    kept = dict(answers_kept(preview.preview, [1]))
    again = Preview(preview.preview.source)
    assert answer_again(again, kept) == [] and again.withdrawn(1) == dt.date(2026, 3, 12)
    preview.preview.undo()
    assert preview.preview.withdrawn(1) is None
    preview.preview.redo()
    preview.agree.click()
    screen.settle(window)
    database = database_of(window)
    assert states(database) == [
        ("signed", None),
        ("withdrawn", dt.date(2026, 3, 12)),
        ("signed", None),
    ]
    assert find_damage(database) == []
    window.menus.actions["undo"].trigger()
    assert dump(database) == before
    window.menus.actions["redo"].trigger()
    assert states(database)[1] == ("withdrawn", dt.date(2026, 3, 12))


def test_the_import_is_undone_later_with_its_withdrawal(
    window: MainWindow, preview: ImportView
) -> None:
    database = database_of(window)
    before = dump(database)
    screen.press(preview.look.table, Qt.Key.Key_6)
    preview.agree.click()
    screen.settle(window)
    with database.writing("undo-import") as tx:
        done = import_undo.undo_import(tx, import_undo.find_source(tx, None))
    assert (done.removable, done.kept) == ((1, 2, 3), ())
    assert dump(database) == before


def test_a_list_that_came_later_tells_of_it_too(window: MainWindow, preview: ImportView) -> None:
    screen.press(preview.look.table, Qt.Key.Key_6)
    preview.target.received.setText("15.03.2026")
    preview.agree.click()
    screen.settle(window)
    assert states(database_of(window))[1] == ("withdrawn", dt.date(2026, 3, 12))
    assert find_damage(database_of(window)) == []


def test_after_the_import_the_day_of_the_words_is_proposed(
    window: MainWindow, preview: ImportView
) -> None:
    preview.agree.click()
    screen.settle(window)
    window.desk.show_numbers([2])
    window.do("withdraw")
    form = screen.form(change_status)
    assert form.editors["received"].value() == dt.date(2026, 3, 12)
    form.reject()


def test_only_a_mark_of_withdrawal_is_answered_so() -> None:
    for text in (SAID, "подпись отозвана"):
        refuse_unfit(WITHDRAWN, "withdrawn-mark", text, "withdrawal")
    with pytest.raises(UserError):
        refuse_unfit(WITHDRAWN, "withdrawn-mark", "12.03.2026", "unknown")


def test_without_a_day_that_can_be_the_day_of_the_list_is_recorded(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "b.coalition"
    make_register(path, signatures=0).close()
    window.open_path(path)
    marks = ("отозвал подпись 13.11", "отозвал подпись 31.02.2026", "отозвал подпись 05.05.2099")
    lines = [f"{at}. ОО «Жаңа {at}», {mark}" for at, mark in enumerate(marks, start=1)]
    window.owners.imports.import_text("Подписи:\n\n" + "\n".join([*lines, "4. ОФ «Лес»", ""]))
    screen.settle(window)
    shown = screen.importing()
    for _each in marks:
        screen.press(shown.look.table, Qt.Key.Key_6)
    assert not shown.preview.still_open
    shown.target.received.setText("15.03.2026")
    shown.agree.click()
    screen.settle(window)
    came = ("withdrawn", dt.date(2026, 3, 15))
    assert states(database_of(window)) == [came, came, came, ("signed", None)]
    assert find_damage(database_of(window)) == []
