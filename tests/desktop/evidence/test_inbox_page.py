"""The page of the inbox: papers are dropped, looked at and decided by keyboard; nothing goes in unasked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.evidence.view_dialog import EvidenceViewDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.parts.leave_questions import LeavingPapersDialog
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories.find_dialog import FindSignatoryDialog
from coalition_app.languages import LANGUAGES
from coalition_app.operations import signatures as signature_operations
from coalition_app.records.evidence import list_evidence
from coalition_app.records.store.database import Database
from tests import sentences
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import add_signatures as sign
from tests.registers import add_statement, make_register, statement_of

SCAN = b"\xff\xd8\xff\xe0 no real picture"


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give a window with four signatories of one statement, new: no copy is missed."""
    path = tmp_path / "r.coalition"
    database = make_register(path, statements_made=0, typed=None)
    add_statement(database)
    for name, person in (
        ("«Заря»", "Анна Ахметова"),
        ("«Эхо»", "Мария Лобачёва"),
        ("«Степь»", "Игорь Ли"),
        ("«Шаңырақ»", "Махамбет Абжан"),
    ):
        sign(database, 1, name=name, representative=person, legal_form="")
    database.close()
    window.open_path(path)
    window.go("inbox")
    yield window
    if "inbox" in window.register_pages:
        pages_of(window).inbox.forget()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    write_mail(made / "1.eml", "Мария Лобачёва", "Добрый день! «Эхо»: мы поддерживаем  текст.")
    write_mail(made / "2.eml", "Анна Ахметова", "«Заря» не поддерживает требование 1.")
    write_mail(made / "3.eml", "Игорь Ли", "«Степь»: просим исключить нас из списка.")
    write_mail(made / "4.eml", "Некто", "Я согласен с вами.")
    (made / "5.eml").write_bytes((made / "1.eml").read_bytes())
    (made / "6.pdf").write_bytes(b"")
    return made


def write_mail(path: Path, sender: str, words: str) -> None:
    heads = f"From: {sender} <x@mail.ru>\nSubject: ответ\nDate: Mon, 02 Mar 2026 10:00:00 +0500\n"
    heads += "Content-Type: text/plain; charset=utf-8\n\n"
    path.write_bytes((heads + words + "\n").encode())


def take(window: MainWindow, *paths: Path) -> None:
    window.owners.evidence.take_papers(paths)
    screen.settle(window)


def listed(window: MainWindow) -> list[str]:
    """Give the files that are listed."""
    model = pages_of(window).inbox.model
    return [model.index(row).data().splitlines()[0] for row in range(model.rowCount())]


def words(window: MainWindow) -> list[str]:
    """Give what the list says of each paper."""
    model = pages_of(window).inbox.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(role) for row in range(model.rowCount())]


def shown(window: MainWindow) -> str:
    return pages_of(window).inbox.paper.title.text()


def press(window: MainWindow, key: Qt.Key) -> None:
    screen.press(pages_of(window).inbox.list, key)
    screen.settle(window)


def database_of(window: MainWindow) -> Database:
    assert window.operations.database is not None
    return window.operations.database


def evidence(window: MainWindow) -> list[tuple[str, str, int]]:
    """Give file, claim and number of what the register holds, oldest first."""
    with database_of(window).reading() as tx:
        found = list_evidence.list_pieces(tx, statement_of(tx))
    return [(each.file_name, each.claim, each.numbers[0][0]) for each in reversed(found)]


def test_an_empty_inbox_says_what_to_do(opened: MainWindow) -> None:
    assert pages_of(opened).inbox.empty.isVisible()
    assert "Drop mails" in pages_of(opened).inbox.empty.text()
    assert not pages_of(opened).inbox.splitter.isVisible()


def test_a_folder_is_read_and_nothing_is_in_the_register(opened: MainWindow, folder: Path) -> None:
    opened.choosers.folder = lambda _parent, _title, _proposed: folder
    pages_of(opened).inbox.folder.click()
    screen.settle(opened)
    assert words(opened) == [
        "1.eml. Seems to consent. No. 2 «Эхо»",
        "2.eml. Seems to object. No. 1 «Заря»",
        "3.eml. Seems to withdraw. No. 3 «Степь»",
        "4.eml. Seems to consent. No signatory was found for it.",
        "5.eml. Not taken in. The same file as 1.eml; it is taken once.",
        "6.pdf. Not taken in. The file 6.pdf is empty.",
    ]
    assert pages_of(opened).inbox.counts.text() == "4 papers wait; 2 could not be taken in."
    assert evidence(opened) == []
    assert screen.sentence(opened) == "6 files were read."


def test_the_sentence_that_decides_is_marked_in_the_words(opened: MainWindow, folder: Path) -> None:
    take(opened, folder)
    paper = pages_of(opened).inbox.paper
    assert paper.quote.text() == "Seems to consent: “«Эхо»: мы поддерживаем текст.”"
    (mark,) = paper.words.extraSelections()
    assert mark.cursor.selectedText() == "«Эхо»: мы поддерживаем  текст."
    assert paper.facts.text() == "mail · Мария Лобачёва x@mail.ru · 02.03.2026"


def test_papers_are_decided_by_keyboard_one_after_the_other(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder)
    assert QApplication.focusWidget() is pages_of(opened).inbox.list
    press(opened, Qt.Key.Key_Return)
    assert evidence(opened) == [("1.eml", "consent", 2)]
    assert shown(opened) == "2.eml"
    press(opened, Qt.Key.Key_S)
    assert shown(opened) == "3.eml"
    press(opened, Qt.Key.Key_S)
    press(opened, Qt.Key.Key_Delete)
    assert listed(opened) == ["2.eml", "3.eml", "5.eml", "6.pdf"]
    assert shown(opened) == "2.eml"
    assert words(opened)[0] == "2.eml. Skipped: seems to object. No. 1 «Заря»"
    assert pages_of(opened).inbox.counts.text() == (
        "2 papers wait; 1 is attached; 1 was put aside; 2 could not be taken in."
    )
    pages_of(opened).inbox.shows.choose("all")
    assert words(opened)[0] == "1.eml. Attached to number 2. No. 2 «Эхо»"
    assert words(opened)[3].startswith("4.eml. Put aside")


def test_each_decision_is_undone_by_itself_and_the_paper_waits_again(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder)
    press(opened, Qt.Key.Key_Return)
    press(opened, Qt.Key.Key_Return)
    assert [each[0] for each in evidence(opened)] == ["1.eml", "2.eml"]
    opened.do("undo")
    assert [each[0] for each in evidence(opened)] == ["1.eml"]
    assert listed(opened)[0] == "2.eml"
    opened.do("undo")
    assert evidence(opened) == []
    assert listed(opened)[:2] == ["1.eml", "2.eml"]


def test_words_against_are_evidence_of_the_wording_and_a_position_is_offered(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "2.eml")
    assert pages_of(opened).inbox.paper.claim.key() == "wording"
    press(opened, Qt.Key.Key_Return)
    assert evidence(opened) == [("2.eml", "wording", 1)]
    assert (
        pages_of(opened).inbox.offered.text()
        == "The paper attached to No. 1 seems to object to something."
    )
    pages_of(opened).inbox.take_offer.click()
    dialog = screen.dialog(PositionDialog)
    assert "No. 1" in dialog.windowTitle()
    dialog.reject()
    screen.settle(opened)
    assert not pages_of(opened).inbox.offer.isVisible()


def test_a_withdrawal_is_offered_and_never_recorded_unasked(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "3.eml")
    press(opened, Qt.Key.Key_Return)
    assert "seems to withdraw" in pages_of(opened).inbox.offered.text()
    pages_of(opened).inbox.take_offer.click()
    screen.form(signature_operations.withdraw).reject()
    with database_of(opened).reading() as tx:
        assert list_evidence.numbers_without(tx, statement_of(tx)) == [1, 2, 3, 4]
    pages_of(opened).inbox.shows.choose("all")
    pages_of(opened).inbox.read()
    assert not pages_of(opened).inbox.offer.isVisible()


@pytest.mark.parametrize("letter", ["f", "а"])
def test_somebody_else_is_found_in_any_spelling_and_keyboard(
    opened: MainWindow, folder: Path, letter: str
) -> None:
    take(opened, folder / "4.eml")
    press(opened, Qt.Key.Key_Return)
    assert screen.sentence(opened) == "Choose a signatory first."
    screen.type_words(pages_of(opened).inbox.list, letter)
    dialog = screen.dialog(FindSignatoryDialog)
    screen.type_words(dialog.words, "shanyrak")
    screen.press(dialog.words, Qt.Key.Key_Return)
    screen.settle(opened)
    assert pages_of(opened).inbox.paper.attach.text() == "Attach to No. 4 (Enter)"
    press(opened, Qt.Key.Key_Return)
    assert evidence(opened) == [("4.eml", "consent", 4)]


def test_a_number_key_chooses_another_of_the_proposed(opened: MainWindow, folder: Path) -> None:
    write_mail(folder / "7.eml", "Мария Лобачёва", "«Эхо» и «Шаңырақ»: мы поддерживаем.")
    take(opened, folder / "7.eml")
    numbers = [each.number for each in pages_of(opened).inbox.model.paper_at(0).proposals()]  # type: ignore[union-attr]
    assert numbers == [2, 4]
    press(opened, Qt.Key.Key_5)
    assert pages_of(opened).inbox.paper.attach.text() == "Attach to No. 2 (Enter)"
    press(opened, Qt.Key.Key_2)
    assert [each.number for each in opened.chosen()] == [4]
    pages_of(opened).inbox.paper.claim.choose("identity")
    press(opened, Qt.Key.Key_Return)
    assert evidence(opened) == [("7.eml", "identity", 4)]


def test_a_file_that_the_register_holds_is_said(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "1.eml")
    press(opened, Qt.Key.Key_Return)
    pages_of(opened).inbox.forget()
    opened.go("signatories")
    opened.go("inbox")
    take(opened, folder / "1.eml")
    pages_of(opened).inbox.shows.choose("all")
    assert words(opened) == ["1.eml. Attached to number 2. No. 2 «Эхо»"]
    pages_of(opened).inbox.list.setCurrentIndex(pages_of(opened).inbox.model.index(0))
    press(opened, Qt.Key.Key_Return)
    assert screen.sentence(opened) == "1.eml is attached to number 2 already."
    assert len(evidence(opened)) == 1


def test_a_file_that_changed_meanwhile_is_not_attached(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "1.eml")
    write_mail(folder / "1.eml", "Мария Лобачёва", "Передумали.")
    press(opened, Qt.Key.Key_Return)
    assert "has changed since it was read" in screen.sentence(opened)
    (folder / "1.eml").unlink()
    press(opened, Qt.Key.Key_Return)
    assert "cannot be read" in screen.sentence(opened)
    assert evidence(opened) == []
    assert shown(opened) == "1.eml"


def drop(window: MainWindow, target: str, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.page(target).dropEvent(event)
    screen.settle(window)


@pytest.mark.parametrize("target", ["inbox", "evidence"])
def test_files_dropped_here_go_to_the_inbox(opened: MainWindow, folder: Path, target: str) -> None:
    opened.go(target)
    drop(opened, target, folder / "1.eml", folder / "2.eml")
    assert opened.page_name() == "inbox"
    assert listed(opened) == ["1.eml", "2.eml"]


def test_closing_asks_while_papers_wait(opened: MainWindow, folder: Path) -> None:
    take(opened, folder)
    opened.close()
    asking = screen.dialog(LeavingPapersDialog)
    assert asking.text().startswith("4 papers still wait in the inbox")
    asking.stay.click()
    assert opened.isVisible()
    opened.close()
    screen.dialog(LeavingPapersDialog).leave.click()
    QCoreApplication.processEvents()
    assert not opened.isVisible()


def test_closing_the_register_asks_too(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "1.eml")
    opened.do("close")
    asking = screen.dialog(LeavingPapersDialog)
    assert asking.text().startswith("1 paper still waits in the inbox")
    asking.leave.click()
    QCoreApplication.processEvents()
    assert opened.operations.database is None


def test_how_many_wait_is_said_beside_the_page(opened: MainWindow, folder: Path) -> None:
    take(opened, folder)
    assert opened.sidebar.badge("inbox") == "4"


def test_reading_can_be_cancelled(opened: MainWindow, folder: Path) -> None:
    opened.owners.evidence.take_papers([folder])
    opened.operations.cancel()
    screen.settle(opened)
    assert listed(opened) in ([], ["1.eml", "2.eml", "3.eml", "4.eml", "5.eml", "6.pdf"])
    assert evidence(opened) == []
    if not listed(opened):
        assert screen.sentence(opened) == sentences.CANCELLED


def test_the_paper_is_shown_whole(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "1.eml")
    press(opened, Qt.Key.Key_O)
    dialog = screen.dialog(EvidenceViewDialog)
    assert "мы поддерживаем" in dialog.shown.words
    assert dialog.shown.words.startswith("From: Мария Лобачёва <x@mail.ru>")
    dialog.accept()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_narrow_enough_in_each_language(
    opened: MainWindow, folder: Path, language: str
) -> None:
    take(opened, folder)
    opened.speak(language)
    QCoreApplication.processEvents()
    assert pages_of(opened).inbox.minimumSizeHint().width() <= 480
    assert pages_of(opened).inbox.minimumSizeHint().height() <= 470
    assert screen.nameless(pages_of(opened).inbox) == []
    assert shown(opened) == "1.eml"
    assert len(listed(opened)) == 6


STEPS: dict[str, Callable[[MainWindow], object]] = {
    "attach": lambda window: pages_of(window).inbox.attach(),
    "skip": lambda window: pages_of(window).inbox.skip(),
    "aside": lambda window: pages_of(window).inbox.put_aside(),
    "find": lambda window: pages_of(window).inbox.find_other(),
    "open": lambda window: pages_of(window).inbox.open_paper(),
}


@pytest.mark.parametrize("name", STEPS)
def test_without_a_paper_no_key_does_anything(opened: MainWindow, name: str) -> None:
    STEPS[name](opened)
    assert screen.open_dialogs() == []
    assert evidence(opened) == []
