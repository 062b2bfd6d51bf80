"""The day on which imported words came: as the source tells it, and put right while they are unsettled."""

import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QDate

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.widgets.fields import known_day
from coalition_app.records.care.checks import find_damage
from coalition_app.records.positions import positions
from coalition_app.records.positions.acts import ActRow
from coalition_app.records.statements import wordings
from tests import sentences
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import dump, signatures_of, statement_of

FORM = (
    "Отметка времени,Название организации,Поддерживаете ли вы требование 1?\n"
    "2026-03-14 23:30:00 +0500,«Эхо»,Скорее да\n14.03.2026,«Бір»,Отчасти\n"
)
LIST = "Подписи:\n\n1. ОФ «Эхо» (кроме пункта 2)\n2. ОО «Свет»\n"


def acts(window: MainWindow) -> dict[int, ActRow]:
    """Give the newest words of each number."""
    database = database_of(window)
    with database.reading() as tx:
        found = positions.acts_by_signature(tx, statement_of(tx))
    return {row.number: found[row.id][-1] for row in signatures_of(database) if row.id in found}


def take_in(window: MainWindow, path: Path) -> None:
    window.owners.imports.import_path(path)
    screen.settle(window)
    screen.importing().agree.click()
    screen.settle(window)


def mail(path: Path) -> Path:
    message = EmailMessage()
    message["From"] = "Секретариат <office@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Список"
    message["Date"] = "Tue, 24 Mar 2026 10:00:00 +0500"
    message.set_content(LIST)
    path.write_bytes(message.as_bytes())
    return path


@pytest.fixture
def imported(window: MainWindow, register: Path, tmp_path: Path) -> MainWindow:
    """Give a window with a list whose first entry, number 4, brings words; nobody told when it came."""
    window.open_path(register)
    (tmp_path / "список.txt").write_text(LIST, encoding="utf-8")
    take_in(window, tmp_path / "список.txt")
    return window


def test_a_form_tells_the_day_of_each_row(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    (tmp_path / "ответы.csv").write_text(FORM, encoding="utf-8")
    take_in(window, tmp_path / "ответы.csv")
    # The zone of the row counts its day: in Coordinated Universal Time it was still the same one.
    days = {number: each.received_on for number, each in acts(window).items()}
    assert days == {4: dt.date(2026, 3, 14), 5: dt.date(2026, 3, 14)}


def test_the_words_of_a_list_in_a_mail_came_with_the_mail(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    take_in(window, mail(tmp_path / "письмо.eml"))
    assert acts(window)[4].received_on == dt.date(2026, 3, 24)


def test_else_nobody_knows_the_day_until_it_is_told(
    imported: MainWindow,
) -> None:
    assert acts(imported)[4].received_on is None
    before = dump(database_of(imported))
    pages_of(imported).signatories.choose([4])
    imported.do("reserve")
    dialog = screen.dialog(PositionDialog)
    assert dialog.received.isEnabled() and not dialog.language.isEnabled()
    assert known_day(dialog.received) is None, "today is not the day on which they came"
    dialog.received.setDate(QDate(2026, 3, 2))
    for box in dialog.stances:
        box.pick("supports")
    dialog.stances[1].pick("does-not-support")
    dialog.agree.click()
    assert screen.open_dialogs() == []
    settled = acts(imported)[4]
    assert (settled.kind, settled.received_on) == ("reservation", dt.date(2026, 3, 2))
    assert settled.wording == "кроме пункта 2"
    assert find_damage(database_of(imported)) == []
    imported.do("undo")
    assert dump(database_of(imported)) == before
    assert acts(imported)[4].received_on is None
    imported.do("redo")
    assert acts(imported)[4].received_on == dt.date(2026, 3, 2)


def test_the_date_of_the_statement_is_no_day_of_its_words(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    database = database_of(window)
    with database.writing("edit-statement") as tx:
        wordings.set_date(tx, statement_of(tx), dt.date(2026, 3, 1))
    (tmp_path / "список.txt").write_text(LIST, encoding="utf-8")
    take_in(window, tmp_path / "список.txt")
    assert acts(window)[4].received_on is None


def test_settling_words_does_not_make_up_their_day(imported: MainWindow) -> None:
    pages_of(imported).signatories.choose([4])
    imported.do("reserve")
    dialog = screen.dialog(PositionDialog)
    for box in dialog.stances:
        box.pick("does-not-support")
    dialog.agree.click()
    assert screen.open_dialogs() == []
    assert (acts(imported)[4].kind, acts(imported)[4].received_on) == ("reservation", None)


def test_the_day_of_the_list_is_told_when_it_is_taken_in(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    (tmp_path / "список.txt").write_text(LIST, encoding="utf-8")
    window.owners.imports.import_path(tmp_path / "список.txt")
    screen.settle(window)
    dialog = screen.importing()
    dialog.target.received.setText("01.01.2999")
    dialog.agree.click()
    screen.settle(window)
    assert "in the future" in dialog.refusal.text()
    dialog.target.received.setText("02.03.2026")
    dialog.agree.click()
    screen.settle(window)
    assert acts(window)[4].received_on == dt.date(2026, 3, 2)


def test_the_day_of_settled_words_is_not_changed_here(imported: MainWindow) -> None:
    pages_of(imported).signatories.choose([4])
    imported.do("reserve")
    dialog = screen.dialog(PositionDialog)
    for box in dialog.stances:
        box.pick("does-not-support")
    dialog.agree.click()
    imported.do("reserve")
    again = screen.dialog(PositionDialog)
    again.words.which.setCurrentIndex(0)
    assert not again.received.isEnabled()
    again.reject()


def test_a_day_to_come_is_refused_and_nothing_changes(imported: MainWindow) -> None:
    before = dump(database_of(imported))
    pages_of(imported).signatories.choose([4])
    imported.do("reserve")
    dialog = screen.dialog(PositionDialog)
    dialog.received.setDate(QDate(2999, 1, 1))
    for box in dialog.stances:
        box.pick("does-not-support")
    dialog.agree.click()
    assert sentences.FUTURE in dialog.refusal.text()
    dialog.reject()
    assert dump(database_of(imported)) == before
