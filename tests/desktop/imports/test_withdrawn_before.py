"""A list names a body again whose signature was withdrawn since: it signs again only where that is said."""

import datetime as dt
import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, Qt

from coalition_app.app import main
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.operations.planning.items import AGAIN, LINK, NEW
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signature
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.registers import make_register, signatures_of, statement_of, withdraw_signature

GIVEN, LEFT = dt.date(2026, 11, 2), dt.date(2026, 11, 20)
LIST = "Название;Город;Дата\nОФ «Пчеловоды Нуры»;{place};{day}\nОФ «Жаңа»;Астана;{day}\n"
SAID = "The same name as No. 1; No. 1 withdrew on 20 November 2026, and this entry is of 2 November 2026"


@pytest.fixture
def withdrawn(tmp_path: Path) -> Path:
    """Give a closed register with a statement from which its first signatory withdrew."""
    path = tmp_path / "withdrawn.coalition"
    with make_register(path, signatures=0) as made:
        for name in ("«Пчеловоды Нуры»", "«Шаңырақ»"):
            with made.writing("sign") as tx:
                new = signatures.NewSignature(
                    name=name, legal_form="ОФ", place="Алматы", received_on=dt.date(2026, 11, 1)
                )
                signatures.sign(tx, statement_of(tx), new)
        with made.writing("change-standing") as tx:
            withdraw_signature(tx, statement_of(tx), 1, LEFT)
    return path


def preview_of(window: MainWindow, path: Path, text: str) -> ImportView:
    window.open_path(path)
    window.owners.imports.import_text(text)
    screen.settle(window)
    QCoreApplication.processEvents()
    shown = screen.importing()
    shown.activateWindow()
    QCoreApplication.processEvents()
    return shown


def listed(day: str = "02.11.2026", place: str = "Алматы") -> str:
    return LIST.format(day=day, place=place)


def states(database: Database) -> list[tuple[str, str, str]]:
    return [(row.name, row.status, row.verification) for row in signatures_of(database)]


BEFORE = [("«Пчеловоды Нуры»", "withdrawn", "unverified"), ("«Шаңырақ»", "signed", "unverified")]
NEW_ONE = ("«Жаңа»", "signed", "unverified")


def test_the_doubt_says_when_it_withdrew_and_of_when_the_entry_is(
    window: MainWindow, withdrawn: Path
) -> None:
    look = preview_of(window, withdrawn, listed()).look
    assert look.doubts.text() == SAID
    assert look.answers.buttons[LINK].text() == "Withdrawn as No. 1: skip"
    assert look.answers.buttons[AGAIN].text() == "The same signatory signing again: link"
    assert look.unless.text() == (
        "Until you decide, it is imported as new with its check in doubt: before the attestation it is "
        "asked whether No. 1 signed again."
    )


def test_an_entry_without_a_date_says_so(window: MainWindow, withdrawn: Path) -> None:
    shown = preview_of(window, withdrawn, "1. ОФ «Пчеловоды Нуры», Алматы\n2. ОФ «Жаңа»\n")
    assert shown.look.doubts.text().endswith(
        "No. 1 withdrew on 20 November 2026, and this entry bears no date"
    )


@pytest.mark.parametrize("day", ["02.11.2026", "25.11.2026", ""])
def test_the_same_one_adds_no_signature_whatever_the_day(
    window: MainWindow, withdrawn: Path, day: str
) -> None:
    shown = preview_of(window, withdrawn, listed(day))
    screen.press(shown.look.table, Qt.Key.Key_7)
    shown.agree.click()
    screen.settle(window)
    assert states(database_of(window)) == [*BEFORE, NEW_ONE]


def test_signing_again_is_an_answer_of_its_own(window: MainWindow, withdrawn: Path) -> None:
    shown = preview_of(window, withdrawn, listed())
    screen.press(shown.look.table, Qt.Key.Key_Minus)
    shown.agree.click()
    screen.settle(window)
    rows = signatures_of(database_of(window))
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert (rows[2].signatory_id, rows[2].verification) == (rows[0].signatory_id, "unverified")


@pytest.mark.parametrize("place", ["Алматы", "Караганда"])
def test_undecided_its_check_is_in_doubt_and_stands_before_the_attestation(
    window: MainWindow, withdrawn: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    shown = preview_of(window, withdrawn, listed(place=place))
    shown.agree.click()
    screen.settle(window)
    database = database_of(window)
    assert states(database)[2][2] == "disputed"
    with database.reading() as tx:
        grounds = [row[0] for row in tx.rows(sa.select(signature.c.verified_ground))]
    assert set(grounds) - {""} == {
        "No. 1 withdrew on 20 November 2026, and this entry is of 2 November 2026. Record whether it was "
        "signed again."
    }
    window.close()
    main(["ready", str(withdrawn), "--statement", "1", "--json"])
    items = json.loads(capsys.readouterr().out)["items"]
    assert [each["numbers"] for each in items if each["kind"] == "check-doubtful"] == [[3]]


def test_another_one_is_not_in_doubt(window: MainWindow, withdrawn: Path) -> None:
    shown = preview_of(window, withdrawn, listed())
    shown.preview.link([0], NEW)
    shown.agree.click()
    screen.settle(window)
    assert states(database_of(window))[2] == ("«Пчеловоды Нуры»", "signed", "unverified")


@pytest.mark.parametrize(
    ("options", "checks"),
    [
        ((), ["disputed", "unverified"]),
        (("--link", "all"), ["unverified"]),
        (("--link", "all", "--known-too"), ["unverified", "unverified"]),
    ],
)
def test_the_command_tells_it_and_counts_nobody_again_unasked(
    withdrawn: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    checks: list[str],
) -> None:
    source = tmp_path / "list.csv"
    source.write_text(listed(), encoding="utf-8")
    main(["import", str(withdrawn), str(source), "--statement", "1", "--json", *options])
    done = json.loads(capsys.readouterr().out)
    known = {each["number"]: each["withdrew_on"] for each in done["in_register"]}
    assert known == {1: "2026-11-20"}
    assert done["in_register"][0]["verdict"] == ("there" if len(checks) == 1 else "alike")
    if not options:
        assert any("withdrew on" in why for each in done["to_look"] for why in each["why"])
    with open_register(withdrawn) as database:
        assert [each[2] for each in states(database)[2:]] == checks
