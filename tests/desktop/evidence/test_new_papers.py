"""New letters: they wait in the register, are looked at and decided by keyboard; nothing is said unasked."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea

from coalition_app.desktop.evidence.paste_dialog import PasteLetterDialog
from coalition_app.desktop.evidence.view_dialog import EvidenceViewDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.signatories.find_signatory import FindSignatory
from coalition_app.desktop.signatories.new_signature import SignatureDialog
from coalition_app.desktop.widgets.question import Question
from coalition_app.languages import LANGUAGES
from coalition_app.records.evidence import list_evidence
from coalition_app.records.signatories import directory
from coalition_app.records.signatures.signatures import find_signature
from tests import sentences
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.evidence.new_letters import (
    evidence,
    listed,
    names,
    press,
    record,
    shown,
    stances,
    status,
    tab,
    take,
    write_mail,
)
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, statement_of, this_day


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


def test_letters_are_told_apart_by_their_senders(opened: MainWindow, folder: Path) -> None:
    take(opened, folder)
    model = tab(opened).model
    rows = [model.index(row) for row in range(model.rowCount())]
    senders = [model.paper_at(row).received.paper.sender for row in range(model.rowCount())]  # type: ignore[union-attr]
    assert [each.data() for each in rows] == senders and all(senders)
    told = [each.data(Qt.ItemDataRole.ToolTipRole) for each in rows]
    assert all(f"{number}.eml" in words for number, words in enumerate(told, 1))


def test_without_a_signatory_the_filled_button_finds_one(opened: MainWindow, folder: Path) -> None:
    take(opened, folder)
    filled = []
    for row in range(4):
        tab(opened).list.setCurrentIndex(tab(opened).model.index(row))
        form = tab(opened).form
        buttons = [form.record, form.other, form.sign, form.later]
        filled.append([each.text() for each in buttons if each.property("role") == "first"])
    assert filled == [["Record"], ["Record"], ["Record"], ["Find the signatory…"]]
    assert (form.record.text(), form.record.isEnabled()) == ("Record: no signatory", False)
    assert not form.who.isVisible()


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
    facts = "Мария Лобачёва · email · 02.03.2026 · 223 bytes, stored in the register"
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
    assert not form.chosen.isVisible()
    assert letter.words.find("насчёт второго пункта мы думаем иначе")
    assert "“насчёт второго пункта мы думаем иначе”" in form.chosen.text()
    assert form.chosen.isVisible()
    form.claims["wording"].setChecked(False)
    assert not form.chosen.isVisible()
    form.claims["wording"].setChecked(True)
    record(opened)
    assert evidence(opened) == [("9.eml", "wording", 3)]
    assert set(stances(opened, 3).values()) == {"unsettled"}
    opened.do("undo")
    assert evidence(opened) == [] and set(stances(opened, 3).values()) == {"supports"}


@pytest.mark.parametrize("letter", ["f", "а"])
def test_somebody_else_is_found_in_any_spelling_and_keyboard(
    opened: MainWindow, folder: Path, letter: str
) -> None:
    take(opened, folder / "4.eml")
    record(opened)
    assert tab(opened).form.refusal.text() == "Choose a signatory first."
    before = listed(opened)
    screen.type_words(tab(opened).list, letter)
    popover = screen.popover(FindSignatory)
    screen.press(popover.words, Qt.Key.Key_Return)  # nothing typed means nobody
    assert popover.isVisible() and listed(opened) == before
    screen.type_words(popover.words, "shanyrak")
    screen.press(popover.words, Qt.Key.Key_Return)
    screen.settle(opened)
    assert listed(opened) == ["4.eml: consent · No. 4"]
    record(opened)
    assert evidence(opened) == [("4.eml", "consent", 4)]


def test_a_signatory_is_looked_for_inside_the_window(opened: MainWindow, folder: Path) -> None:
    opened.resize(1280, 720)
    take(opened, folder / "2.eml")
    scroll = tab(opened).form.findChild(QScrollArea, "letter_scroll")
    assert scroll is not None
    bar = scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    opened.resize(1280, 420)
    screen.settle(opened)
    bar.setValue(bar.maximum())
    assert tab(opened).form.other.visibleRegion().isEmpty()
    screen.type_words(tab(opened).list, "f")
    words = screen.popover(FindSignatory).words
    at = (
        words.mapTo(opened, QPoint()) if opened.isAncestorOf(words) else words.mapToGlobal(QPoint())
    )
    assert at.y() >= 0


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


def test_of_two_of_one_name_whose_person_signs_is_taken(opened: MainWindow, folder: Path) -> None:
    add_signatures(database_of(opened), 1, name="«ЗАРЯ»", representative="Тогжан Кизатова")
    opened.refresh()
    words = "«Заря»: мы поддерживаем."
    write_mail(folder / "7.eml", "Некто", f"{words}\n\nС уважением,\nТогжан Кизатова, директор")
    write_mail(folder / "8.eml", "Некто", words)
    take(opened, folder / "7.eml", folder / "8.eml")
    form = tab(opened).form
    assert form.who.currentData() == 5
    press(opened, Qt.Key.Key_Down)
    told = [form.who.itemText(at) for at in range(form.who.count())]
    assert form.who.currentIndex() == -1
    assert "«Заря», Анна Ахметова" in told[0] and "«ЗАРЯ», Тогжан Кизатова" in told[1]


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
    assert form.why.text() == "Check whose it is: the name is in the letter"
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


@pytest.fixture
def narrow(opened: MainWindow) -> Iterator[MainWindow]:
    """Give a window so narrow, in letters so large, that list, letter and form are shown alone."""
    opened.resize(760, 720)
    for _step in range(3):
        opened.do("larger-text")
        screen.settle(opened)
    yield opened
    opened.do("usual-text")


def test_files_that_were_refused_are_said_where_a_letter_stood_alone(
    narrow: MainWindow, folder: Path
) -> None:
    take(narrow, folder / "1.eml")
    tab(narrow).open_part("letter")
    take(narrow, folder / "2.eml", folder / "6.pdf")
    assert tab(narrow).not_taken.isVisible()
    assert tab(narrow).not_taken.text() == "The file 6.pdf is empty."


@pytest.mark.parametrize("part", ["list", "letter"])
def test_a_number_key_chooses_only_in_a_form_that_is_seen(
    narrow: MainWindow, folder: Path, part: str
) -> None:
    write_mail(folder / "7.eml", "Мария Лобачёва", "«Эхо» и «Шаңырақ»: мы поддерживаем.")
    take(narrow, folder / "7.eml")
    if part == "letter":
        tab(narrow).open_part(part)
    screen.press(tab(narrow).worked_in(), Qt.Key.Key_2)
    assert tab(narrow).form.isVisible()
    assert [each.number for each in narrow.chosen()] == [2]
    screen.press(tab(narrow).switch.segments["form"], Qt.Key.Key_2)
    assert [each.number for each in narrow.chosen()] == [4]


def test_a_resized_window_keeps_the_letter_alone_beside_a_new_signature(
    opened: MainWindow, folder: Path
) -> None:
    take(opened, folder)
    press(opened, Qt.Key.Key_N, ctrl=True)
    dialog = screen.dialog(SignatureDialog)
    page = tab(opened)
    opened.resize(opened.width() - 20, opened.height())
    screen.settle(opened)
    assert [part.isVisible() for part in (page.left, page.letter, page.form)] == [
        False,
        True,
        False,
    ]
    opened.refresh()
    screen.settle(opened)
    assert [part.isVisible() for part in (page.left, page.letter, page.form)] == [
        False,
        True,
        False,
    ]
    dialog.reject()
    assert [part.isVisible() for part in (page.left, page.letter, page.form)] == [True, True, True]


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


def test_the_letter_has_its_width_again_after_large_text(opened: MainWindow, folder: Path) -> None:
    opened.resize(1240, 800)
    take(opened, folder)
    before = tab(opened).splitter.sizes()
    for action in ("larger-text", "larger-text", "larger-text"):
        opened.do(action)
        screen.settle(opened)
    for language in ("ru", "kk", "en"):
        opened.speak(language)
        screen.settle(opened)
    opened.do("usual-text")
    screen.settle(opened)
    assert tab(opened).splitter.sizes() == before
    form = tab(opened).form
    assert form.width() >= form.minimumSizeHint().width(), "no button is cut"


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


@pytest.mark.parametrize(
    "name", ["record", "later", "remove", "find_other", "sign_anew", "open_paper"]
)
def test_without_a_letter_no_key_does_anything(opened: MainWindow, name: str) -> None:
    getattr(tab(opened), name)()
    assert screen.open_dialogs() == []
    assert evidence(opened) == []


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


def test_a_letter_pasted_elsewhere_is_kept_as_a_letter_or_imported(opened: MainWindow) -> None:
    """A letter is neither imported nor kept unasked, and nothing is done where it is given up."""
    words = "Добрый день!\n«Степь» отзывает подпись."
    opened.go("signatories")
    QGuiApplication.clipboard().setText(words)
    opened.do("paste")
    asked = screen.dialog(Question)
    assert asked.said.text().startswith("Добрый день!")
    asked.reject()
    assert (opened.page_name(), screen.open_dialogs()) == ("signatories", [])
    opened.do("paste")
    screen.dialog(Question).agree.click()
    dialog = screen.dialog(PasteLetterDialog)
    assert dialog.text.toPlainText() == words
    dialog.who.setText("Игорь Ли")
    dialog.day.setDate(QDate(2026, 3, 2))
    dialog.agree.click()
    screen.settle(opened)
    assert opened.page_name() == "evidence"
    assert listed(opened) == ["Игорь Ли, pasted text.txt: withdrawal · No. 3"]
    opened.go("signatories")
    opened.do("paste")
    screen.dialog(Question).other.click()
    assert screen.sentence(opened).startswith("No list of signatories was found.")
    QGuiApplication.clipboard().clear()


def test_the_sender_need_not_be_told_where_the_words_end_with_a_name(opened: MainWindow) -> None:
    words = "Мы отзываем подпись.\n\nОФ «Степь»"
    QGuiApplication.clipboard().setText(words)
    opened.go("evidence")
    screen.settle(opened)
    tab(opened).empty.buttons[2].click()
    dialog = screen.dialog(PasteLetterDialog)
    assert dialog.who.placeholderText() == "As the words say: «Степь»"
    dialog.agree.click()
    assert dialog.refusal.text() == (
        "Received: enter the day, such as 25.11.2026. The Up key enters today."
    )
    dialog.today.click()
    dialog.agree.click()
    screen.settle(opened)
    assert listed(opened) == ["pasted text.txt: withdrawal · No. 3"]
    assert tab(opened).form.came_on() == this_day()
    told = tab(opened).letter.words.toPlainText()
    assert told == f"Pasted text. Received: {this_day():%d.%m.%Y}.\n\n{words}"


def test_pasted_words_are_a_letter_of_whom_and_of_the_day_that_are_told(opened: MainWindow) -> None:
    """On the page of evidence what is copied is a letter, and no list of signatories."""
    words = "Добрый день!\nМы отзываем подпись."
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
