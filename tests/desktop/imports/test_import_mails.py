"""A folder of mails that is dropped on the window: previewed, taken in, kept as evidence, taken back."""

from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.question import Question
from coalition_app.records.evidence import evidence
from tests.desktop import screen
from tests.registers import signatures_of

BODIES = {
    "1.eml": "Мы поддерживаем заявление.\n\nС уважением,\nАнна Ким\nдиректор ОФ «Эхо»\n",
    "2.eml": "Просим включить:\n1. ОО «Бір», Анна Ли\n2. ОО «Екі», Бо Ким\n",
    "3.eml": "Отзываем нашу подпись.",
}


def folder(tmp_path: Path, bodies: Mapping[str, str] = BODIES) -> QMimeData:
    made = tmp_path / "Письма"
    made.mkdir()
    for name, body in bodies.items():
        mail = EmailMessage()
        mail["From"], mail["Subject"] = f"Дана Ахметова <{name}@example.org>", "Заявление"
        mail["Date"] = "Sat, 14 Mar 2026 10:00:00 +0500"
        mail.set_content(body)
        (made / name).write_bytes(mail.as_bytes())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(made))])
    return data


def test_coordinator_takes_a_folder_of_mails_in_and_back(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    database, statement = window.operations.database, window.statement
    assert database is not None
    assert statement is not None
    before = len(signatures_of(database))
    window.owners.imports.take_dropped(folder(tmp_path))
    # Mails may be signatures or letters: the window asks which.
    screen.dialog(Question).other.click()
    screen.settle(window)
    shown = screen.importing()
    assert [each.name for each in shown.preview.draft.entries] == ["«Эхо»", "«Бір»", "«Екі»"]
    assert any("Отзываем" in unit.text for unit in shown.preview.units)
    shown.accept()
    screen.settle(window)
    with database.reading() as tx:
        basis = evidence.consent_basis(tx, statement.id)
    added = signatures_of(database)[before:]
    assert [basis.get(each.id) for each in added] == ["mail", None, None]
    (summary,) = window.findChildren(ImportSummary)
    assert "rows" not in summary.links
    window.menus.actions["undo"].trigger()
    screen.settle(window)
    assert len(signatures_of(database)) == before


def test_letters_that_do_not_say_that_they_sign_are_asked_one_by_one(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    database = window.operations.database
    assert database is not None
    before = len(signatures_of(database))
    said = {
        "1.eml": "Спасибо, обсудим на правлении.\n\nС уважением,\nПётр Цой\n",
        "2.eml": "Пришлите, пожалуйста, текст.\n\nС уважением,\nМария Ли\n",
    }
    window.owners.imports.take_dropped(folder(tmp_path, said))
    screen.dialog(Question).other.click()
    screen.settle(window)
    shown = screen.importing()
    look = shown.look
    assert [each.text for each in shown.preview.lone] == ["Пётр Цой", "Мария Ли"]
    assert "does not say whether its writer signs" in look.doubts.text()
    look.answer("signs")
    look.answer("nothing")
    shown.accept()
    screen.settle(window)
    assert [each.name for each in signatures_of(database)[before:]] == ["Пётр Цой"]
