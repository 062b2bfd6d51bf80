"""Answers of a form in the import's preview: the words are the answers, the questions only name them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from tests.desktop import screen
from tests.registers import signatures_of, statement_of

QUESTION = "Поддерживаете ли вы требование 1?"
TICKED = "Какие требования вы поддерживаете?"
FORM = (
    f"Название организации,{QUESTION},Комментарий к требованию 1\n"
    "«Эхо»,Да,\n«Свет»,Скорее да,Если срок будет назван\n«Бір»,Отчасти,\n"
)
TICKS = f'Название организации,{TICKED}\n«Эхо»,"1, 2"\n«Свет»,почти все\n«Бір»,2\n'
WORDS = FIELDS.index("reservation")


def preview(window: MainWindow, register: Path, tmp_path: Path, text: str) -> ImportView:
    file = tmp_path / "ответы.csv"
    file.write_text(text, encoding="utf-8")
    window.open_path(register)
    window.owners.imports.import_path(file)
    screen.settle(window)
    return screen.importing()


def recorded(window: MainWindow) -> dict[int, list[tuple[str, str]]]:
    """Give kind and wording of the acts by number."""
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        acts = positions.acts_by_signature(tx, statement_of(tx))
    numbers = {row.id: row.number for row in signatures_of(database)}
    return {
        numbers[key]: [(each.kind, each.wording) for each in found] for key, found in acts.items()
    }


def test_the_words_are_the_answers_and_the_question_stands_only_in_the_tooltip(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview(window, register, tmp_path, FORM)
    cells = [shown.rows.index(row, WORDS) for row in range(3)]
    assert [each.data() for each in cells] == [
        "",
        "Скорее да; Если срок будет назван",
        "Отчасти",
    ]
    hint = cells[1].data(Qt.ItemDataRole.ToolTipRole)
    assert hint == f"{QUESTION} Скорее да\nЕсли срок будет назван"
    look = shown.look.model
    assert all(QUESTION not in look.index(row, 2).data() for row in range(look.rowCount()))
    # Beside the source the question tells what was answered.
    shown.look.table.choose(0)
    assert f"{QUESTION} Скорее да" in shown.look.doubts.text()
    assert shown.look.fields["reservation"].text() == "Если срок будет назван"
    shown.agree.click()
    assert recorded(window) == {
        5: [("unsettled", "Скорее да; Если срок будет назван")],
        6: [("unsettled", "Отчасти")],
    }


def test_her_own_words_beside_an_answer_are_corrected_and_the_answer_stays(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview(window, register, tmp_path, FORM)
    cell = shown.rows.index(1, WORDS)
    assert cell.data(Qt.ItemDataRole.EditRole) == "Если срок будет назван"
    assert shown.rows.setData(cell, "Если назовут срок")
    assert cell.data() == "Скорее да; Если назовут срок"
    assert shown.rows.setData(cell, "")
    assert cell.data() == "Скорее да"
    shown.preview.undo()
    shown.agree.click()
    assert recorded(window)[5] == [("unsettled", "Скорее да; Если назовут срок")]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_question_about_all_demands_is_no_word_of_the_signatory(
    window: MainWindow, register: Path, tmp_path: Path, language: str
) -> None:
    window.speak(language)
    shown = preview(window, register, tmp_path, TICKS)
    assert [shown.rows.index(row, WORDS).data() for row in range(3)] == ["", "почти все", ""]
    shown.agree.click()
    window.speak("en")
    assert recorded(window) == {5: [("unsettled", "почти все")]}
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        held = read_held(tx, statement_of(tx))
    stances = {row.number: held.of(row.id) for row in signatures_of(database)}
    # 4 supports both, of 5 nothing is known, 6 named the second alone.
    assert [stances[at] for at in (4, 5, 6)] == [
        ("supports", "supports"),
        ("unsettled", "unsettled"),
        ("not-stated", "supports"),
    ]
