"""New letters: they wait in the register, are looked at and decided by keyboard; nothing is said unasked."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox

from coalition_app.desktop.evidence.new_model import SECOND
from coalition_app.desktop.evidence.new_papers import NewPapers
from coalition_app.desktop.evidence.paste_dialog import PasteLetterDialog
from coalition_app.desktop.evidence.view_dialog import EvidenceViewDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.signatories.find_signatory import FindSignatory
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.languages import LANGUAGES
from coalition_app.records.evidence import list_evidence
from coalition_app.records.positions.acts import acts_by_signature
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatories import directory
from coalition_app.records.signatures.signatures import find_signature
from tests import sentences
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import add_signatures as sign
from tests.registers import add_statement, make_register, statement_of


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
    window.go("evidence")
    screen.settle(window)
    yield window


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


def tab(window: MainWindow) -> NewPapers:
    return pages_of(window).new_papers


def listed(window: MainWindow) -> list[str]:
    """Give the letters that are listed, each with what is said of it."""
    model = tab(window).model
    rows = [model.index(row) for row in range(model.rowCount())]
    return [f"{each.data()}: {each.data(SECOND)}" for each in rows]


def names(window: MainWindow) -> list[str]:
    return [each.partition(": ")[0] for each in listed(window)]


def shown(window: MainWindow) -> str:
    return tab(window).letter.name.text()


def press(window: MainWindow, key: Qt.Key, *, ctrl: bool = False) -> None:
    screen.press(tab(window).list, key, ctrl=ctrl)
    screen.settle(window)


def record(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Return, ctrl=True)


def evidence(window: MainWindow) -> list[tuple[str, str, int]]:
    """Give file, claim and number of what the register holds, oldest first."""
    with database_of(window).reading() as tx:
        found = list_evidence.list_pieces(tx, statement_of(tx))
    return [(each.file_name, each.claim, each.numbers[0][0]) for each in reversed(found)]


def stances(window: MainWindow, number: int) -> dict[int, str]:
    with database_of(window).reading() as tx:
        of = statement_of(tx)
        signed = find_signature(tx, of, number)
        return read_held(tx, of, [signed.id]).by_demand(signed.id)


def status(window: MainWindow, number: int) -> str:
    with database_of(window).reading() as tx:
        return find_signature(tx, statement_of(tx), number).status


def test_without_letters_the_page_says_what_to_do(opened: MainWindow) -> None:
    assert tab(opened).empty.isVisible()
    assert "Drop emails" in tab(opened).empty.more.text()
    assert "Ctrl+V" in tab(opened).empty.more.text()
    assert not tab(opened).splitter.isVisible()


def test_letters_wait_and_nothing_is_said_of_anybody(opened: MainWindow, folder: Path) -> None:
    opened.choosers.folder = lambda _parent, _title, _proposed: folder
    tab(opened).take_folder.click()
    screen.settle(opened)
    assert listed(opened) == [
        "1.eml: consent · No. 2",
        "2.eml: reservation · No. 1",
        "3.eml: withdrawal · No. 3",
        "4.eml: signatory not found",
    ]
    assert tab(opened).not_taken.text().splitlines() == [
        "The same file as 1.eml; it is taken once.",
        "The file 6.pdf is empty.",
    ]
    assert evidence(opened) == []
    assert screen.sentence(opened) == "4 documents were added."
    assert opened.sidebar.badge("evidence") == "4"


def test_letters_are_there_after_closing_and_undo_takes_them_back(
    opened: MainWindow, folder: Path, tmp_path: Path
) -> None:
    take(opened, folder)
    for each in folder.iterdir():
        each.unlink()
    opened.do("close")
    opened.open_path(tmp_path / "r.coalition")
    opened.go("evidence")
    screen.settle(opened)
    assert listed(opened)[0] == "1.eml: consent · No. 2"
    record(opened)
    assert evidence(opened) == [("1.eml", "consent", 2)]
    opened.do("undo")
    opened.do("undo")
    screen.settle(opened)
    assert listed(opened) == []


def test_words_that_decide_are_marked_by_what_they_do(opened: MainWindow, folder: Path) -> None:
    take(opened, folder)
    (mark,) = tab(opened).letter.words.extraSelections()
    assert mark.cursor.selectedText() == "«Эхо»: мы поддерживаем  текст."
    facts = "Мария Лобачёва · email · 02.03.2026 · 223 bytes, kept whole in the register"
    assert tab(opened).letter.facts.text() == facts
    press(opened, Qt.Key.Key_Down)
    (mark,) = tab(opened).letter.words.extraSelections()
    assert mark.format.fontUnderline()
    legend = tab(opened).letter.legend.labels
    assert legend["refuses"].isVisible() and not legend["objects"].isVisible()
    press(opened, Qt.Key.Key_Down)
    assert legend["withdraws"].isVisible() and not legend["refuses"].isVisible()


def test_letters_are_decided_by_keyboard_one_after_the_other(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder)
    assert QApplication.focusWidget() is tab(opened).list
    record(opened)
    assert evidence(opened) == [("1.eml", "consent", 2)]
    assert screen.sentence(opened).startswith("The letter of number 2 is recorded.")
    assert shown(opened) == "2.eml"
    press(opened, Qt.Key.Key_S)
    assert shown(opened) == "3.eml"
    press(opened, Qt.Key.Key_S)
    press(opened, Qt.Key.Key_Delete)
    assert names(opened) == ["2.eml", "3.eml"]
    assert listed(opened)[0] == "2.eml: later: reservation · No. 1"
    opened.do("undo")
    assert names(opened) == ["2.eml", "3.eml", "4.eml"]
    opened.do("undo")
    assert names(opened) == ["1.eml", "2.eml", "3.eml", "4.eml"]


def test_no_hurried_key_records_a_position(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml")
    form, before = tab(opened).form, stances(opened, 1)
    assert [box.currentData() for box in form.stances.values()] == ["does-not-support", "supports"]
    record(opened)
    record(opened)
    assert "The letter says so" in form.refusal.text()
    assert (evidence(opened), stances(opened, 1)) == ([], before)
    form.said.setChecked(True)
    record(opened)
    assert evidence(opened) == [("2.eml", "wording", 1)]
    assert stances(opened, 1) == {1: "does-not-support", 2: "supports"}
    opened.do("undo")
    assert (evidence(opened), stances(opened, 1)) == ([], before)
    assert names(opened) == ["2.eml"]


def test_the_tick_goes_when_a_position_is_said_otherwise(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml")
    form = tab(opened).form
    form.said.setChecked(True)
    form.stances[1].setCurrentIndex(form.stances[1].findData("abstains"))
    assert not form.said.isChecked()
    form.stances[1].setCurrentIndex(form.stances[1].findData("supports"))
    assert not form.said.isVisible()
    record(opened)
    assert evidence(opened) == [("2.eml", "wording", 1)]
    assert stances(opened, 1) == {1: "supports", 2: "supports"}


@pytest.mark.parametrize("letter", ["2.eml", "3.eml"])
def test_the_tick_stays_when_only_what_is_proved_changes(
    opened: MainWindow, folder: Path, letter: str
) -> None:
    take(opened, folder / letter)
    form = tab(opened).form
    record(opened)
    assert form.refusal.isVisible()
    form.said.click()
    assert not form.refusal.isVisible()
    form.claims["consent"].click()
    form.day.setDate(form.day.date().addDays(-1))
    screen.settle(opened)
    assert form.said.isChecked()
    record(opened)
    assert {claim for _file, claim, _number in evidence(opened)} == {"consent", "wording"}


def test_a_position_said_otherwise_stays_when_what_is_proved_changes(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "2.eml")
    form = tab(opened).form
    form.stances[1].setCurrentIndex(form.stances[1].findData("abstains"))
    form.claims["consent"].click()
    assert form.stances[1].currentData() == "abstains"
    assert not form.said.isChecked()
    form.said.click()
    record(opened)
    assert stances(opened, 1) == {1: "abstains", 2: "supports"}


def test_the_tick_of_one_letter_confirms_no_other(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml", folder / "3.eml")
    form = tab(opened).form
    form.said.click()
    press(opened, Qt.Key.Key_Down)
    assert shown(opened) == "3.eml"
    assert not form.said.isChecked()
    press(opened, Qt.Key.Key_Up)
    form.said.click()
    record(opened)
    opened.do("undo")
    press(opened, Qt.Key.Key_Home)
    assert shown(opened) == "2.eml"
    assert not form.said.isChecked()


def test_a_signature_with_a_reservation_is_proposed_and_its_words_wait(
    opened: MainWindow, folder: Path
) -> None:
    write_mail(folder / "7.eml", "Анна Ахметова", "«Заря»: подписываем с оговоркой.")
    take(opened, folder / "7.eml")
    form, before = tab(opened).form, stances(opened, 1)
    assert form.proved() == ("consent", "wording")
    assert [box.currentText() for box in form.stances.values()] == ["unassigned", "unassigned"]
    record(opened)
    assert (evidence(opened), stances(opened, 1)) == ([], before)
    form.said.click()
    record(opened)
    assert sorted(evidence(opened)) == [("7.eml", "consent", 1), ("7.eml", "wording", 1)]
    assert stances(opened, 1) == {1: "unsettled", 2: "unsettled"}
    with database_of(opened).reading() as tx:
        of = statement_of(tx)
        signed = find_signature(tx, of, 1)
        (words,) = acts_by_signature(tx, of, [signed.id])[signed.id]
    assert (words.kind, words.wording) == ("unsettled", "«Заря»: подписываем с оговоркой.")
    opened.do("undo")
    assert (evidence(opened), stances(opened, 1)) == ([], before)


def test_who_says_one_demand_says_each(opened: MainWindow, folder: Path) -> None:
    write_mail(folder / "7.eml", "Анна Ахметова", "«Заря» поддерживает с оговоркой.")
    take(opened, folder / "7.eml")
    form = tab(opened).form
    form.stances[1].setCurrentIndex(form.stances[1].findData("supports-with-reservation"))
    form.said.click()
    record(opened)
    assert form.refusal.text() == "Say the position on demand 2 too."
    assert evidence(opened) == []


def test_a_withdrawal_is_recorded_once_it_was_compared(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "3.eml")
    form = tab(opened).form
    assert form.claims["wording"].text() == "withdrawal"
    record(opened)
    assert (status(opened, 3), evidence(opened)) == ("signed", [])
    form.said.setChecked(True)
    record(opened)
    assert (status(opened, 3), evidence(opened)) == ("withdrawn", [("3.eml", "wording", 3)])
    opened.do("undo")
    assert (status(opened, 3), names(opened)) == ("signed", ["3.eml"])


@pytest.mark.parametrize(
    ("words", "claim"), [("«Степь»: добрый день.", ""), ("«Степь»: мы поддерживаем.", "consent")]
)
def test_a_letter_can_be_read_as_a_withdrawal(
    opened: MainWindow, folder: Path, words: str, claim: str
) -> None:
    """Whatever its words seem to say: the person who reads it decides, and gives the day of receipt."""
    write_mail(folder / "7.eml", "Игорь Ли", words)
    take(opened, folder / "7.eml")
    form = tab(opened).form
    assert form.status.isVisible()
    assert form.status.currentText() == "stays: signed"
    assert form.proved() == ((claim,) if claim else ())
    assert not form.said.isVisible()
    form.status.setCurrentIndex(form.status.findData(True))
    assert form.proved() == ("wording",)
    assert form.claims["wording"].text() == "withdrawal"
    form.day.setDate(QDate(2026, 3, 3))
    screen.settle(opened)
    assert form.status.currentData()
    record(opened)
    assert (status(opened, 3), evidence(opened)) == ("signed", [])
    form.said.click()
    record(opened)
    assert (status(opened, 3), evidence(opened)) == ("withdrawn", [("7.eml", "wording", 3)])
    with database_of(opened).reading() as tx:
        assert find_signature(tx, statement_of(tx), 3).status_on == dt.date(2026, 3, 3)
    opened.do("undo")
    assert (status(opened, 3), evidence(opened)) == ("signed", [])


def test_a_letter_that_stays_after_all_proves_what_it_proved(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "1.eml")
    form = tab(opened).form
    form.status.setCurrentIndex(form.status.findData(True))
    form.status.setCurrentIndex(form.status.findData(False))
    assert form.proved() == ("consent",)
    assert form.claims["wording"].text() == "words of the reservation"
    record(opened)
    assert (status(opened, 2), evidence(opened)) == ("signed", [("1.eml", "consent", 2)])


def test_positions_are_not_asked_of_who_withdraws(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "2.eml")
    form, before = tab(opened).form, stances(opened, 1)
    form.status.setCurrentIndex(form.status.findData(True))
    assert not any(box.isEnabled() for box in form.stances.values())
    form.said.click()
    record(opened)
    assert status(opened, 1) == "withdrawn"
    opened.do("undo")
    assert stances(opened, 1) == before


def test_a_letter_of_somebody_withdrawn_does_not_ask_again(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "3.eml")
    tab(opened).form.said.setChecked(True)
    record(opened)
    write_mail(folder / "8.eml", "Игорь Ли", "«Степь»: ещё раз просим исключить нас из списка.")
    take(opened, folder / "8.eml")
    form = tab(opened).form
    assert not form.card.isVisible()
    assert form.note.text().startswith("No. 3 is already withdrawn")
    record(opened)
    assert [each[0] for each in evidence(opened)] == ["3.eml", "8.eml"]


@pytest.mark.parametrize(
    "words",
    [
        "We have thought better of it at «Степь», please leave us out.",
        "«Степь» қол қоюшылар арасында болғысы келмейді.",
        "Насчёт вашего письма: «Степь» подумает.",
    ],
)
def test_a_letter_without_deciding_words_proves_nothing_of_itself(
    opened: MainWindow, folder: Path, words: str
) -> None:
    """A refusal in words that nobody foresaw is no consent: what it proves is ticked by a person."""
    write_mail(folder / "9.eml", "Игорь Ли", words)
    take(opened, folder / "9.eml")
    form = tab(opened).form
    assert form.who.currentData() == 3
    assert form.proved() == ()
    record(opened)
    assert evidence(opened) == []
    assert form.refusal.isVisible()
    form.claims["consent"].setChecked(True)
    record(opened)
    assert [each[0] for each in evidence(opened)] == ["9.eml"]


def test_a_letter_that_proves_words_does_not_leave_full_support_beside_it(
    opened: MainWindow, folder: Path
) -> None:
    """Where no sentence was found to decide, a person selects the words; they wait to be assigned."""
    words = "«Степь»: насчёт второго пункта мы думаем иначе, чем вы."
    write_mail(folder / "9.eml", "Игорь Ли", words)
    take(opened, folder / "9.eml")
    form, letter = tab(opened).form, tab(opened).letter
    form.claims["wording"].setChecked(True)
    record(opened)
    assert evidence(opened) == []
    assert "Select the words of the reservation" in form.refusal.text()
    assert letter.words.find("насчёт второго пункта мы думаем иначе")
    record(opened)
    assert evidence(opened) == [("9.eml", "wording", 3)]
    assert set(stances(opened, 3).values()) == {"unsettled"}
    opened.do("undo")
    assert evidence(opened) == [] and set(stances(opened, 3).values()) == {"supports"}


def test_the_grade_is_said_before_and_after(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "1.eml")
    said = tab(opened).form.grade
    assert said.text() == "After recording: consent received. Until now: no evidence."
    tab(opened).form.kind.choose("call-note")
    tab(opened).form.kind.currentIndexChanged.emit(0)
    assert said.text() == "After recording: reported. Until now: no evidence."


@pytest.mark.parametrize("letter", ["f", "а"])
def test_somebody_else_is_found_in_any_spelling_and_keyboard(
    opened: MainWindow, folder: Path, letter: str
) -> None:
    take(opened, folder / "4.eml")
    record(opened)
    assert tab(opened).form.refusal.text() == "Choose a signatory first."
    screen.type_words(tab(opened).list, letter)
    popover = screen.popover(FindSignatory)
    screen.type_words(popover.words, "shanyrak")
    screen.press(popover.words, Qt.Key.Key_Return)
    screen.settle(opened)
    assert listed(opened) == ["4.eml: consent · No. 4"]
    record(opened)
    assert evidence(opened) == [("4.eml", "consent", 4)]


def test_a_number_key_chooses_another_of_the_proposed(opened: MainWindow, folder: Path) -> None:
    write_mail(folder / "7.eml", "Мария Лобачёва", "«Эхо» и «Шаңырақ»: мы поддерживаем.")
    take(opened, folder / "7.eml")
    assert listed(opened) == ["7.eml: consent · No. 2"]
    press(opened, Qt.Key.Key_5)
    assert [each.number for each in opened.chosen()] == [2]
    press(opened, Qt.Key.Key_2)
    assert [each.number for each in opened.chosen()] == [4]
    tab(opened).form.claims["identity"].setChecked(True)
    record(opened)
    assert evidence(opened) == [("7.eml", "identity", 4), ("7.eml", "consent", 4)]


def test_of_several_equally_likely_none_is_taken(opened: MainWindow, folder: Path) -> None:
    write_mail(folder / "7.eml", "Некто", "Пишем вместе, «Заря» и «Степь»: мы поддерживаем.")
    take(opened, folder / "7.eml")
    form = tab(opened).form
    assert listed(opened) == ["7.eml: several match"]
    assert (form.who.currentIndex(), form.who.placeholderText()) == (-1, "which of them?")
    assert form.why.text() == "Several signatories match this letter equally: choose one."
    record(opened)
    assert evidence(opened) == []
    press(opened, Qt.Key.Key_2)
    assert form.who.currentData() == 3
    assert form.why.text() == "? the name is in the letter"
    record(opened)
    assert evidence(opened) == [("7.eml", "consent", 3)]


def test_a_new_signature_is_filled_from_the_letter_which_stays_in_sight(
    opened: MainWindow, folder: Path
) -> None:
    words = "Просим добавить нас в список.\nОбщественный фонд «Мереке», директор Анна Ким, Алматы"
    write_mail(folder / "9.eml", "Анна Ким", words)
    take(opened, folder / "9.eml")
    press(opened, Qt.Key.Key_N, ctrl=True)
    dialog = screen.dialog(SignatureDialog)
    assert (dialog.name.text(), dialog.representative.text()) == ("«Мереке»", "Анна Ким")
    assert (dialog.legal_form.text(), dialog.office.text()) == ("Общественный фонд", "директор")
    letter = tab(opened).letter
    assert letter.isVisible()
    right = letter.mapToGlobal(letter.rect().topRight()).x()
    assert right <= dialog.geometry().left() + 1
    dialog.agree.click()
    screen.settle(opened)
    assert tab(opened).left.isVisible()
    assert listed(opened) == ["9.eml: consent · No. 5"]


def test_a_letter_that_the_register_holds_is_said(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "1.eml")
    record(opened)
    take(opened, folder / "1.eml")
    assert listed(opened) == []
    assert len(evidence(opened)) == 1


def test_a_letter_is_recorded_though_its_file_is_gone(opened: MainWindow, folder: Path) -> None:
    take(opened, folder / "1.eml")
    (folder / "1.eml").unlink()
    record(opened)
    assert evidence(opened) == [("1.eml", "consent", 2)]


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.page("evidence").dropEvent(event)
    screen.settle(window)


@pytest.mark.parametrize("shown_tab", ["new", "recorded"])
def test_files_dropped_here_wait_as_new_letters(
    opened: MainWindow, folder: Path, shown_tab: str
) -> None:
    pages_of(opened).evidence.show_tab(shown_tab)
    drop(opened, folder / "1.eml", folder / "2.eml")
    assert pages_of(opened).evidence.tabs.key() == "new"
    assert names(opened) == ["1.eml", "2.eml"]


def test_reading_can_be_cancelled(opened: MainWindow, folder: Path) -> None:
    opened.owners.evidence.take_papers([folder])
    opened.operations.cancel()
    screen.settle(opened)
    assert names(opened) in ([], ["1.eml", "2.eml", "3.eml", "4.eml"])
    assert evidence(opened) == []
    if not names(opened):
        assert screen.sentence(opened) == sentences.CANCELLED


def test_the_letter_is_shown_whole(opened: MainWindow, folder: Path) -> None:
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
    page = pages_of(opened).evidence
    assert page.minimumSizeHint().width() <= 760
    assert page.minimumSizeHint().height() <= 470
    assert screen.nameless(page) == []
    assert shown(opened) == "1.eml"
    assert len(names(opened)) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_position_is_read_whole_in_its_box(
    opened: MainWindow, folder: Path, language: str
) -> None:
    opened.resize(1280, 720)
    take(opened, folder / "2.eml")
    opened.speak(language)
    screen.settle(opened)
    boxes = tab(opened).form.stances.values()
    assert len(boxes) == 2
    for box in boxes:
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, box)
        for at in range(box.count()):
            words = box.fontMetrics().horizontalAdvance(box.itemText(at))
            assert words <= room.width() - box.iconSize().width() - 8, box.itemText(at)


@pytest.mark.parametrize(
    "name", ["record", "later", "remove", "find_other", "sign_anew", "open_paper"]
)
def test_without_a_letter_no_key_does_anything(opened: MainWindow, name: str) -> None:
    getattr(tab(opened), name)()
    assert screen.open_dialogs() == []
    assert evidence(opened) == []


def test_a_letter_that_seems_to_withdraw_stops_the_attestation_until_it_is_handled(
    opened: MainWindow, folder: Path
) -> None:
    """The annex would count a signature that a letter in the register takes back."""
    take(opened, folder / "1.eml", folder / "3.eml", folder / "4.eml")
    opened.go("annex")
    screen.settle(opened)
    annex = pages_of(opened).annex
    (step,) = [each for each in annex.items.steps if "letter" in each.sentence.text().lower()][:1]
    assert (step.severity, step.title.text()) == ("stops", "Letter not handled: No.\u00a03")
    assert step.sentence.text() == (
        "A letter in the inbox seems to withdraw number 3: record it, or remove it."
    )
    assert not annex.attest.isEnabled()
    step.button.click()
    screen.settle(opened)
    assert (opened.page_name(), shown(opened)) == ("evidence", "3.eml")
    tab(opened).form.said.setChecked(True)
    record(opened)
    assert status(opened, 3) == "withdrawn"
    opened.go("annex")
    screen.settle(opened)
    kinds = {each.kind: each.severity for each in annex.items.found}
    assert "letter-withdraws" not in kinds
    assert kinds["letters-wait"] == "hint"


def test_what_earlier_words_keep_open_is_said_before_and_after_recording(
    opened: MainWindow, folder: Path
) -> None:
    """A reservation of a signatory with unassigned words is recorded, and does not count yet."""
    write_mail(folder / "7.eml", "Анна Ахметова", "«Заря»: подписываем с оговоркой.")
    take(opened, folder / "7.eml")
    form = tab(opened).form
    form.said.click()
    record(opened)
    write_mail(folder / "8.eml", "Анна Ахметова", "«Заря» не поддерживает требование 1.")
    take(opened, folder / "8.eml")
    assert form.note.text() == (
        "Earlier words of No. 1 are not assigned to demands: “«Заря»: подписываем с оговоркой.”. What "
        "supports is recorded, and counts once they are."
    )
    form.stances[2].setCurrentIndex(form.stances[2].findData("supports-with-reservation"))
    form.said.click()
    record(opened)
    assert stances(opened, 1) == {1: "does-not-support", 2: "unsettled"}
    assert "Earlier words of number 1 are still unassigned" in screen.sentence(opened)
    (assign,) = [each for each in opened.status.offers if each.isVisible()]
    assert assign.text() == "Assign them…"
    assign.click()
    (dialog,) = screen.open_dialogs()
    assert isinstance(dialog, PositionDialog)
    held = [each.text() for each in dialog.demands.held_open if not each.isHidden()]
    assert held == ["Recorded: supports with a reservation. It counts once all words are assigned."]
    for stance, given in zip(
        dialog.stances, ("does-not-support", "supports-with-reservation"), strict=True
    ):
        stance.pick_offered(given)
    dialog.words.kind_row.segments["reservation"].click()
    dialog.accept()
    screen.settle(opened)
    assert stances(opened, 1) == {1: "does-not-support", 2: "supports-with-reservation"}


def test_a_letter_that_is_evidence_already_is_named_with_its_number_and_no_tick(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "1.eml")
    record(opened)
    take(opened, folder / "1.eml")
    assert screen.sentence(opened) == "1.eml is attached to number 2 already."
    assert opened.status.mark.text() == ""
    take(opened, folder / "4.eml")
    assert opened.status.mark.text() == "✓"
    take(opened, folder / "4.eml")
    assert screen.sentence(opened) == "1 document was already there."


def contacts(window: MainWindow, number: int) -> tuple[str, ...]:
    with database_of(window).reading() as tx:
        signed = find_signature(tx, statement_of(tx), number)
        return directory.find_signatory(tx, signed.signatory_id).contacts


def test_the_address_of_a_letter_is_offered_and_kept_where_it_is_ticked(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder / "1.eml")
    form = tab(opened).form
    assert form.address.accessibleName() == "Keep x@mail.ru as an address of No. 2"
    assert form.address.isVisible() and not form.address.isChecked()
    form.address.click()
    record(opened)
    assert (contacts(opened, 2), contacts(opened, 1)) == (("x@mail.ru",), ())
    take(opened, folder / "2.eml")
    assert not form.address.isChecked()
    form.said.click()
    record(opened)
    assert contacts(opened, 1) == ()
    for _letter_and_taking_and_letter in range(3):
        opened.do("undo")
    assert contacts(opened, 2) == ()


def test_pasted_words_are_a_letter_of_whom_and_of_the_day_that_are_told(opened: MainWindow) -> None:
    """On the page of evidence what is copied is a letter, and no list of signatories."""
    words = "Добрый день!\n«Степь» отзывает подпись."
    QGuiApplication.clipboard().setText(words)
    opened.do("paste")
    dialog = screen.dialog(PasteLetterDialog)
    dialog.day.setDate(QDate(2026, 3, 2))
    dialog.agree.click()
    assert dialog.refusal.text() == "Say who sent these words."
    dialog.who.setText("Игорь Ли")
    dialog.agree.click()
    screen.settle(opened)
    assert listed(opened) == ["Игорь Ли, pasted text.txt: withdrawal · No. 3"]
    form = tab(opened).form
    assert form.came_on() == dt.date(2026, 3, 2)
    assert tab(opened).letter.words.toPlainText().endswith(words)
    form.said.click()
    record(opened)
    assert status(opened, 3) == "withdrawn"
    with database_of(opened).reading() as tx:
        (piece,) = list_evidence.list_pieces(tx, statement_of(tx), number=3)
    assert (piece.file_name, piece.received_on) == (
        "Игорь Ли, pasted text.txt",
        dt.date(2026, 3, 2),
    )
