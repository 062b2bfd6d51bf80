"""Rows of forms as evidence, forms that were sent again, and lists with a column of days."""

from pathlib import Path

import pytest

from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.question import Question
from coalition_app.intake.read_source import read_source
from coalition_app.operations.planning.preview import LEFT
from coalition_app.records.evidence.evidence import consent_basis
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.store.database import Database
from tests.commands.command_line import done
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import make_register, signatures_of, statement_of

LIST = (
    "№,Организация,Дата подписи,Примечание\n1,ОО «Эхо»,2026-10-05,\n"
    "2,ОО «Свет»,2026-10-06,кроме требования 2\n3,ОО «Луч»,31.02.2026,\n"
)
FORM = (
    "Отметка времени,Адрес электронной почты,Название организации,Требование 1,Требование 2,Комментарий\n"
    "05.10.2026 9:14:02,a@a.example,ОО «Эхо»,Поддерживаем,Поддерживаем,\n"
    "05.10.2026 10:01:44,b@b.example,ОФ «Право»,Поддерживаем,Не поддерживаем,срок слишком короткий\n"
    "05.10.2026 10:03:10,b@b.example,ОФ «Право»,Поддерживаем,Поддерживаем с оговоркой,десять лет\n"
    "06.10.2026 8:30:30,c@c.example,ОЮЛ «Рыбаки»,Нет консенсуса,Поддерживаем,просим срок\n"
)


def preview(window: MainWindow, register: Path, folder: Path, text: str) -> ImportView:
    file = folder / "ответы.csv"
    file.write_text(text, encoding="utf-8")
    window.open_path(register)
    window.owners.imports.import_path(file)
    screen.settle(window)
    return screen.importing()


def summary_of(window: MainWindow) -> ImportSummary:
    (found,) = window.findChildren(ImportSummary)
    return found


def with_evidence(database: Database) -> set[int]:
    with database.reading() as tx:
        basis = consent_basis(tx, statement_of(tx).id)
    return {row.number for row in signatures_of(database) if row.id in basis}


def words_of(database: Database) -> dict[str, list[tuple[str, str]]]:
    """Give kind and wording of the words by the signatory's name."""
    with database.reading() as tx:
        acts = positions.acts_by_signature(tx, statement_of(tx))
    names = {row.id: row.name for row in signatures_of(database)}
    return {
        names[key]: [(each.kind, each.wording) for each in found] for key, found in acts.items()
    }


def test_a_list_with_days_is_no_form(window: MainWindow, register: Path, tmp_path: Path) -> None:
    preview(window, register, tmp_path, LIST).agree.click()
    assert "rows" not in summary_of(window).links
    assert with_evidence(database_of(window)) == set()


def test_rows_with_words_to_settle_are_no_evidence_and_it_can_be_undone(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    preview(window, register, tmp_path, FORM).agree.click()
    summary = summary_of(window)
    plain = [row.number for row in signatures_of(database_of(window)) if row.name == "«Эхо»"]
    assert summary.links["evidence"].text() == "Evidence: none yet"
    summary.links["rows"].click()
    screen.dialog(Question).agree.click()
    screen.settle(window)
    assert with_evidence(database_of(window)) == set(plain)
    # The band does not go on saying that there is none.
    assert summary.links["evidence"].text() == "Evidence of consent: none for 2"
    window.do("undo")
    screen.settle(window)
    assert with_evidence(database_of(window)) == set()
    assert summary.links["rows"].isEnabled()


def test_nothing_is_recorded_where_she_does_not_agree(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    preview(window, register, tmp_path, FORM).agree.click()
    summary_of(window).links["rows"].click()
    screen.dialog(Question).give_up.click()
    screen.settle(window)
    assert with_evidence(database_of(window)) == set()


def test_the_earlier_of_two_forms_is_proposed_left_out(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview(window, register, tmp_path, FORM)
    assert shown.preview.stands_in(1, LEFT)
    assert "sent the form again" in shown.preview.why(1)
    assert not shown.preview.stands_in(2, LEFT)
    shown.agree.click()
    names = [row.name for row in signatures_of(database_of(window))]
    assert names.count("«Право»") == 1


def test_the_command_takes_the_later_one_unless_it_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ответы.csv"
    file.write_text(FORM, encoding="utf-8")
    counts = []
    for at, more in enumerate(([], ["--earlier-too"])):
        path = tmp_path / f"{at}.coalition"
        make_register(path, signatures=0).close()
        said = done("import", path, file, "--statement", "1", *more).out
        assert ("sent the form again" in said) == (not more)
        with open_register(path) as database:
            counts.append(len(signatures_of(database)))
    assert counts == [3, 4]


def test_free_words_of_a_form_are_to_be_settled_by_window_as_the_preview_says(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    shown = preview(window, register, tmp_path, FORM)
    assert shown.preview.words(2) == "Поддерживаем с оговоркой; десять лет"
    shown.agree.click()
    assert words_of(database_of(window)) == {
        "«Право»": [("unsettled", "Поддерживаем с оговоркой; десять лет")],
        "«Рыбаки»": [("unsettled", "просим срок")],
    }


def test_words_on_a_demand_are_its_reservation_where_the_answer_says_so(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    text = (
        "Название организации,Требование 1,Требование 2,Комментарий к требованию 2\n"
        "ОО «Эхо»,Да,Да с оговоркой,десять лет\nОО «Свет»,Да,Нет,слишком коротко\n"
    )
    preview(window, register, tmp_path, text).agree.click()
    assert words_of(database_of(window)) == {
        "«Эхо»": [("reservation", "десять лет")],
        "«Свет»": [("unsettled", "слишком коротко")],
    }


def test_support_that_was_answered_is_recorded(tmp_path: Path) -> None:
    path, file = tmp_path / "a.coalition", tmp_path / "ответы.csv"
    file.write_text(FORM, encoding="utf-8")
    make_register(path, signatures=0).close()
    done("import", path, file, "--statement", "1")
    told = done("explain", path, "--statement", "1", "--number", "1", "--json").json
    assert told["positions"] == {"1": "supports", "2": "supports"}
    assert {each["stated"] for each in told["since"].values()} == {True}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("31.02.2026", "There is no such day as 31.02.2026 (lines of the source: 4)"),
        ("31/06/2026", "There is no such day as 31/06/2026 (lines of the source: 4)"),
        ("05/06/2026", "printed (lines of the source: 4): it is not clear"),
    ],
)
def test_a_day_that_no_calendar_has_is_named_with_its_line(day: str, said: str) -> None:
    draft = read_source(LIST.replace("31.02.2026", day).encode(), "a.csv").draft
    assert [each.submitted_at for each in draft.entries] == ["2026-10-05", "2026-10-06", day]
    (warning,) = (each for each in draft.warnings if "day" in each)
    assert said in warning and getattr(warning, "lines", ()) == (4,)
