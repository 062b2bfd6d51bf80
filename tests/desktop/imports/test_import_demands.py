"""Columns of answers whose headers are the demands themselves, by window and by command."""

from pathlib import Path

import pytest

from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.drafts import ColumnWarning
from coalition_app.operations.planning.preview import LOOK
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from tests.commands.command_line import done
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import signatures_of, statement_of

DEMANDS = (
    "Прекратить сброс неочищенных вод в Иртыш.",
    "Опубликовать результаты проб воды за пять лет.",
)
ROWS = (
    "05.10.2026 9:14:02,ОО «Один»,Анна Ли,Поддерживаю,Не поддерживаю\n"
    "05.10.2026 9:15:02,ОО «Два»,Бота Ли,Воздерживаюсь,Поддерживаю\n"
    "05.10.2026 9:16:02,ОО «Три»,Вера Ли,Поддерживаю,Поддерживаю\n"
)
WORD_FOR_WORD = (f"1. {DEMANDS[0]}", f"2. {DEMANDS[1]}")
GRID = tuple(f"Ваша позиция [{each}]" for each in DEMANDS)
SHORT = ("1. Прекратить сброс", "2. Опубликовать пробы")
TURNED = (f"Ваша позиция [{DEMANDS[1]}]", f"Ваша позиция [{DEMANDS[0]}]")
UNLIKE = ("Мнение о стоках", "Мнение о пробах")
SAID = {
    1: {"supports": 2, "abstains": 1},
    2: {"supports": 2, "does-not-support": 1},
}


def form(headers: tuple[str, ...]) -> str:
    return f"Отметка времени,Организация,ФИО,{','.join(headers)}\n{ROWS}"


def register_of(path: Path, demands: tuple[str, ...] = DEMANDS) -> Path:
    with create_register(path, coalition="Иртыш", passphrase=None) as made:
        add(made, demands)
    return path


def add(database: Database, demands: tuple[str, ...]) -> None:
    with database.writing("make-statement") as tx:
        statements.make_statement(
            tx,
            titles={"ru": f"За чистую воду {len(statements.list_statements(tx))}"},
            authentic_language="ru",
            demands=[{"ru": each} for each in demands],
        )


def counted(database: Database, number: int = 1) -> dict[int, dict[str, int]]:
    """Give how many signatures take each position on each demand, those with none left out."""
    with database.reading() as tx:
        statement = statement_of(tx, number)
        held = read_held(tx, statement)
        counts = held.counts()
    return {at: {word: n for word, n in words.items() if n} for at, words in counts.items()}


def unsettled(database: Database) -> int:
    """Give how many signatures are listed as unsettled on every demand."""
    with database.reading() as tx:
        held = read_held(tx, statement_of(tx))
    return sum(set(held.of(each)) == {"unsettled"} for each in held.open)


def preview(window: MainWindow, register: Path, folder: Path, text: str) -> ImportView:
    file = folder / "форма.csv"
    file.write_text(text, encoding="utf-8")
    window.open_path(register)
    window.owners.imports.import_path(file)
    screen.settle(window)
    return screen.importing()


@pytest.mark.parametrize("headers", [WORD_FOR_WORD, GRID, SHORT])
def test_answers_are_of_the_demands_that_their_headers_are_like(
    window: MainWindow, tmp_path: Path, headers: tuple[str, ...]
) -> None:
    register = register_of(tmp_path / "a.coalition")
    shown = preview(window, register, tmp_path, form(headers))
    assert [field for _header, field in shown.preview.draft.columns][-2:] == [
        "demand:1",
        "demand:2",
    ]
    # Who answers less than support is to be looked at; who supports all is ready.
    assert (shown.preview.count("look"), shown.preview.count("ready")) == (2, 1)
    look = shown.look.model
    assert [look.index(row, 2).data() for row in range(2)] == [
        "answer: Не поддерживаю",
        "answer: Воздерживаюсь",
    ]
    shown.agree.click()
    assert counted(database_of(window)) == SAID


@pytest.mark.parametrize("headers", [WORD_FOR_WORD, GRID, SHORT])
def test_the_command_matches_them_too(tmp_path: Path, headers: tuple[str, ...]) -> None:
    register = register_of(tmp_path / "a.coalition")
    file = tmp_path / "форма.csv"
    file.write_text(form(headers), encoding="utf-8")
    done("import", register, file, "--statement", "1")
    with open_register(register) as database:
        assert counted(database) == SAID


def test_wording_goes_before_the_order_of_the_columns(window: MainWindow, tmp_path: Path) -> None:
    register = register_of(tmp_path / "a.coalition")
    shown = preview(window, register, tmp_path, form(TURNED))
    assert [field for _header, field in shown.preview.draft.columns][-2:] == [
        "demand:2",
        "demand:1",
    ]
    shown.agree.click()
    assert counted(database_of(window)) == {
        1: {"supports": 2, "does-not-support": 1},
        2: {"supports": 2, "abstains": 1},
    }


def test_another_statement_matches_its_own_demands(window: MainWindow, tmp_path: Path) -> None:
    register = register_of(tmp_path / "a.coalition")
    with open_register(register) as database:
        add(database, (DEMANDS[1], "Назвать срок.", DEMANDS[0]))
    shown = preview(window, register, tmp_path, form(GRID))
    found = []
    for place in (1, 2, 1):
        shown.target.box.setCurrentIndex(place)
        screen.settle(window)
        found.append([field for _header, field in shown.preview.draft.columns][-2:])
    assert found == [["demand:1", "demand:2"], ["demand:3", "demand:1"], ["demand:1", "demand:2"]]
    shown.reject()


def test_the_order_alone_is_a_proposal_that_the_warning_names(
    window: MainWindow, tmp_path: Path
) -> None:
    register = register_of(tmp_path / "a.coalition")
    shown = preview(window, register, tmp_path, form(UNLIKE))
    assert [field for _header, field in shown.preview.draft.columns][-2:] == [
        "demand:1",
        "demand:2",
    ]
    row = shown.notes.rows[0]
    assert all(each in row.label.text() for each in UNLIKE)
    row.jump.click()
    assert shown.tabs.currentWidget() is shown.columns
    shown.agree.click()
    assert counted(database_of(window)) == SAID


def test_the_command_leaves_what_only_the_order_tells_to_be_settled(tmp_path: Path) -> None:
    register = register_of(tmp_path / "a.coalition")
    file = tmp_path / "форма.csv"
    file.write_text(form(UNLIKE), encoding="utf-8")
    said = done("import", register, file, "--statement", "1").out
    assert "demand:1" in said and "demand:2" in said
    with open_register(register) as database:
        # Nobody who objects is counted, as support or otherwise.
        assert counted(database) == {key: {"supports": 1} for key in (1, 2)}
        assert unsettled(database) == 2
        with database.reading() as tx:
            acts = positions.acts_by_signature(tx, statement_of(tx))
    words = sorted(each.wording for found in acts.values() for each in found)
    assert words == ["Воздерживаюсь", "Не поддерживаю"]


def test_where_no_demand_can_be_told_an_objection_is_to_be_settled(
    window: MainWindow, tmp_path: Path
) -> None:
    register = register_of(tmp_path / "a.coalition", (*DEMANDS, "Назвать срок."))
    shown = preview(window, register, tmp_path, form(UNLIKE))
    assert [field for _header, field in shown.preview.draft.columns][-2:] == ["answer", "answer"]
    assert (shown.preview.size(LOOK), shown.preview.count("ready")) == (2, 1)
    assert shown.preview.words(0) == "Не поддерживаю"
    warning = shown.preview.draft.warnings[0]
    assert isinstance(warning, ColumnWarning) and all(each in warning for each in UNLIKE)
    shown.notes.rows[0].jump.click()
    assert shown.tabs.currentWidget() is shown.columns
    shown.agree.click()
    database = database_of(window)
    assert counted(database) == {key: {"supports": 1} for key in (1, 2, 3)}
    assert unsettled(database) == 2
    assert len(signatures_of(database)) == 3


def test_what_she_says_of_a_column_stays_when_the_statement_changes(
    window: MainWindow, tmp_path: Path
) -> None:
    register = register_of(tmp_path / "a.coalition")
    with open_register(register) as database:
        add(database, (DEMANDS[1], DEMANDS[0]))
    shown = preview(window, register, tmp_path, form(GRID))
    shown.target.box.setCurrentIndex(1)
    screen.settle(window)
    box = shown.columns.boxes[3]
    box.setCurrentIndex(box.findData("answer"))
    box.activated.emit(box.currentIndex())
    screen.settle(window)
    shown.target.box.setCurrentIndex(2)
    screen.settle(window)
    assert [field for _header, field in shown.preview.draft.columns][-2:] == ["answer", "demand:1"]
    shown.reject()


def test_answers_to_demands_that_no_statement_has_are_told_of(
    window: MainWindow, tmp_path: Path
) -> None:
    register = register_of(tmp_path / "a.coalition")
    shown = preview(window, register, tmp_path, form(("Требование 1", "Требование 2")))
    assert not any("Требование 2" in row.label.text() for row in shown.notes.rows)
    shown.target.box.setCurrentIndex(0)
    screen.settle(window)
    told = shown.notes.rows[0]
    assert (
        "has no demands for these columns" in told.label.text()
        and "Требование 2" in told.label.text()
    )
    told.jump.click()
    assert shown.tabs.currentWidget() is shown.columns
    shown.reject()


def test_the_command_tells_of_them_too(tmp_path: Path) -> None:
    register = register_of(tmp_path / "a.coalition", DEMANDS[:1])
    file = tmp_path / "форма.csv"
    file.write_text(form(("Требование 1", "Требование 2")), encoding="utf-8")
    said = done("import", register, file, "--new-statement", "Новое").out
    assert "has no demands for these columns: Требование 1; Требование 2" in said
