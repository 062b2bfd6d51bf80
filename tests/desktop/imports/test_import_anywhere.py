"""Lists dropped and pasted anywhere: on every page, on fields, with no register open, several at once."""

import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.annex.verdict import VerdictDialog
from coalition_app.desktop.imports.reading import is_listed, read_copied
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.pages import VIEW_OF
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.widgets.question import Question
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.intake.pdf_making import drawn
from tests.registers import signatures_of

LIST = "Подписи:\n\n1. ОО «Эхо», Анна Ким\n2. Фонд «Свет»\n"
PAGES = ("signatories", "positions", "text", "annex", "directory", "journal", "twins", "chase")


def files(tmp_path: Path, *names: str) -> QMimeData:
    data = QMimeData()
    for at, name in enumerate(names):
        (tmp_path / name).write_text(LIST.replace("Свет", f"Свет {at}"), encoding="utf-8")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    return data


def drag(target: QWidget, data: QMimeData) -> bool:
    """Drag something over a widget and let it go there, as Qt does: up to whoever takes it."""
    over: QWidget | None = target
    while over is not None:
        if over.acceptDrops() and screen.drop(over, data, QPointF(3, 3)):
            return True
        over = None if over.isWindow() else over.parentWidget()
    return False


@pytest.mark.parametrize("page", PAGES)
def test_a_file_is_dropped_on_any_page(
    window: MainWindow, register: Path, tmp_path: Path, page: str
) -> None:
    window.open_path(register)
    window.go(page)
    screen.settle(window)
    assert drag(window.page(VIEW_OF.get(page, page)), files(tmp_path, "list.txt"))
    screen.importing().reject()


@pytest.mark.parametrize("page", PAGES)
def test_a_list_is_pasted_on_any_page(window: MainWindow, register: Path, page: str) -> None:
    window.open_path(register)
    window.go(page)
    screen.settle(window)
    QGuiApplication.clipboard().setText(LIST)
    window.menus.actions["paste"].trigger()
    shown = screen.importing()
    assert shown.rows.rowCount() == 2
    shown.reject()


def test_the_keys_paste_on_the_list_and_a_field_keeps_its_own(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.go("signatories")
    QCoreApplication.processEvents()
    QGuiApplication.clipboard().setText("Эхо")
    search = pages_of(window).signatories.findChild(QLineEdit)
    assert search is not None
    search.setFocus()
    screen.press(search, Qt.Key.Key_V, ctrl=True)
    assert screen.open_dialogs() == []
    assert search.text() == "Эхо"
    search.clear()
    QGuiApplication.clipboard().setText(LIST)
    pages_of(window).signatories.table.setFocus()
    QTest.keyClick(
        pages_of(window).signatories.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    screen.importing().reject()


def test_a_file_that_is_dropped_on_a_field_is_no_word_of_it(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    window.go("signatories")
    search = pages_of(window).signatories.findChild(QLineEdit)
    assert search is not None
    assert drag(search, files(tmp_path, "list.txt"))
    assert search.text() == ""
    screen.importing().reject()
    words = QMimeData()
    words.setText("Эхо")
    assert drag(search, words)
    assert search.text() == "Эхо"
    assert screen.open_dialogs() == []


def test_a_list_waits_until_a_register_is_open(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    assert drag(window.welcome, files(tmp_path, "list.txt"))
    asked = screen.dialog(Question)
    assert screen.nameless(asked) == []
    window.choosers.file = lambda _parent, _title, _kinds: register
    asked.agree.click()
    window._make_ready()
    screen.settle(window)
    shown = screen.importing()
    shown.agree.click()
    database = window.operations.database
    assert database is not None
    assert len(signatures_of(database)) == 5


def test_a_list_waits_until_a_register_is_made(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(LIST)
    window.menus.actions["paste"].trigger()
    screen.dialog(Question).other.click()
    making = screen.dialog(NewRegisterDialog)
    assert screen.sentence(window) == "The list is shown as soon as the register is open."
    making.reject()


def test_a_list_that_was_given_up_comes_with_no_other_register(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    assert drag(window.welcome, files(tmp_path, "list.txt"))
    screen.dialog(Question).give_up.click()
    window.open_path(register)
    window._make_ready()
    screen.settle(window)
    screen.settle(window)
    assert screen.open_dialogs() == []


def test_several_files_wait_for_one_register_and_come_one_after_the_other(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    assert drag(window.welcome, files(tmp_path, "one.txt", "two.txt"))
    asked = screen.dialog(Question)
    window.choosers.file = lambda _parent, _title, _kinds: register
    asked.agree.click()
    window._make_ready()
    screen.settle(window)
    for name in ("one.txt", "two.txt"):
        shown = screen.importing()
        assert shown.preview.source.name == name
        shown.reject()
        screen.settle(window)
    assert screen.open_dialogs() == []


PAGE = "<ol><li>ОО «Эхо», Анна Ким</li><li>Фонд «Свет»</li><li>Фонд «Бір»</li></ol>"


def test_a_list_of_a_page_is_read_as_a_page_where_its_text_says_less() -> None:
    text = "ОО «Эхо», Анна Ким Фонд «Свет» Фонд «Бір»"
    assert is_listed(PAGE)
    assert not is_listed("<p>ОО «Эхо»</p>")
    read = read_copied(text.encode(), PAGE.encode(), "copied", {})
    assert [each.name for each in read.draft.entries] == ["«Эхо»", "«Свет»", "«Бір»"]
    plain = read_copied(LIST.encode(), b"<p>\xd0\xad</p>", "copied", {})
    assert len(plain.draft.entries) == 2


def test_cells_of_a_table_are_pasted_as_a_table(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    data = QMimeData()
    data.setText("Название\tГород\nОО «Эхо»\tАлматы\nФонд «Свет»\tСемей\n")
    data.setHtml("<table><tr><td>Название</td><td>Город</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    window.menus.actions["paste"].trigger()
    shown = screen.importing()
    assert [field for _header, field in shown.preview.draft.columns] == ["name", "place"]
    assert shown.rows.rowCount() == 2
    shown.reject()


def test_an_empty_clipboard_and_a_picture_without_a_list_are_named(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    QGuiApplication.clipboard().clear()
    window.do("paste")
    assert screen.sentence(window).startswith("Nothing was copied.")
    QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    window.do("paste")
    screen.settle(window)
    # Where Tesseract is installed, it finds nothing in so small a picture.
    assert any(part in screen.sentence(window) for part in ("No list of sign", "Install Tesseract"))
    QGuiApplication.clipboard().clear()


def annex_bytes() -> bytes:
    """Give the mark of a PDF that carries an annex's content."""
    attached = zlib.compress(b'{"text_digest": ""}')
    return b"%PDF-1.7\n<</Type /EmbeddedFile>>\nstream\n" + attached


def test_a_pdf_of_another_program_is_previewed_and_an_annex_verified(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    lines = ((60, 100, "1. ОО «Эхо»"), (60, 120, "2. Фонд «Свет»"), (60, 140, "3. Анна Ким"))
    (tmp_path / "list.pdf").write_bytes(drawn(*lines))
    drag(window.page("signatories"), files_there(tmp_path, "list.pdf"))
    screen.settle(window)
    shown = screen.importing()
    assert shown.rows.rowCount() == 3
    shown.reject()
    (tmp_path / "annex.pdf").write_bytes(annex_bytes())
    drag(window.page("signatories"), files_there(tmp_path, "annex.pdf"))
    screen.settle(window)
    screen.dialog(VerdictDialog).reject()


def files_there(folder: Path, *names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in names])
    return data


def test_files_that_were_dropped_are_previewed_one_after_the_other(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    (tmp_path / "one.txt").write_text(LIST, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "two.txt").write_text(f"Заявление\n\n{LIST}3. Фонд «Бір»\n", encoding="utf-8")
    (tmp_path / "annex.pdf").write_bytes(annex_bytes())
    data = QMimeData()
    dropped = ("one.txt", "empty.txt", "two.txt", "annex.pdf")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in dropped])
    window.take_dropped(data)
    said = screen.sentence(window)
    assert said.startswith("Will open once this preview is closed: two.txt. ")
    assert "annex.pdf" in said and "empty.txt: The file is empty." in said
    first = screen.importing()
    assert first.rows.rowCount() == 2
    first.agree.click()
    screen.settle(window)
    second = screen.importing()
    # It is proposed for the statement that is open, where two of its three have come in with the first.
    assert second.target.box.currentText() == "Into statement 1, Заявление № 1"
    assert (second.rows.rowCount(), second.preview.count("there")) == (1, 2)
    assert second.target.title.text() == "Заявление"
    second.reject()
    assert screen.open_dialogs() == []


def test_what_is_dropped_on_an_open_preview_is_read_after_it(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open_path(register)
    drag(window.page("signatories"), files(tmp_path, "first.txt"))
    first = screen.importing()
    field = first.findChild(QLineEdit)
    assert field is not None
    words = field.text()
    dropped = files(tmp_path, "second.txt", "third.pdf")
    (tmp_path / "third.pdf").write_bytes(annex_bytes())
    assert drag(field, dropped)
    assert field.text() == words
    assert screen.sentence(window) == (
        "Will open once this preview is closed: second.txt. "
        "Drop registers and annexes one by one: third.pdf."
    )
    first.reject()
    screen.settle(window)
    second = screen.importing()
    assert second.preview.source.name == "second.txt"
    second.reject()
    assert screen.open_dialogs() == []


def letter(tmp_path: Path, name: str) -> Path:
    heads = "From: Игорь Ли <x@mail.ru>\nSubject: ответ\nDate: Mon, 02 Mar 2026 10:00:00 +0500\n\n"
    (tmp_path / name).write_text(f"{heads}Просим исключить нас из списка.\n", encoding="utf-8")
    return tmp_path / name


@pytest.mark.parametrize("page", PAGES)
def test_a_letter_dropped_on_any_page_waits_as_evidence(
    window: MainWindow, register: Path, tmp_path: Path, page: str
) -> None:
    window.open_path(register)
    window.go(page)
    screen.settle(window)
    letter(tmp_path, "withdrawal.eml")
    assert drag(window.page(VIEW_OF.get(page, page)), files_there(tmp_path, "withdrawal.eml"))
    screen.settle(window)
    assert screen.open_dialogs() == []
    assert pages_of(window).evidence.tabs.key() == "new"
    assert pages_of(window).new_papers.model.rowCount() == 1
    window.do("undo")
    screen.settle(window)
    assert pages_of(window).new_papers.model.rowCount() == 0


@pytest.mark.parametrize("answer", ["agree", "other", "give_up"])
def test_of_a_scan_it_is_asked_once_what_it_is(
    window: MainWindow, register: Path, tmp_path: Path, answer: str
) -> None:
    window.open_path(register)
    (tmp_path / "scan.pdf").write_bytes(
        drawn((60, 100, "1. ОО «Эхо»"), (60, 120, "2. Фонд «Свет»"))
    )
    letter(tmp_path, "mail.eml")
    drag(window.page("signatories"), files_there(tmp_path, "mail.eml", "scan.pdf"))
    asked = screen.dialog(Question)
    assert asked.said.text().startswith("mail.eml, scan.pdf")
    assert not asked.agree.isDefault()
    getattr(asked, answer).click()
    screen.settle(window)
    taken = pages_of(window).new_papers.model.rowCount()
    assert (window.page_name(), taken) == {
        "agree": ("evidence", 2),
        "other": ("import", 0),
        "give_up": ("signatories", 0),
    }[answer]
    if answer == "other":
        screen.importing().reject()
        screen.settle(window)
        if window.page_name() == "import":
            screen.importing().reject()
