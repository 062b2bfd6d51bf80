"""The chase list: who is waited for and why, steps typed in place, letters read, copied and written."""

import datetime as dt
import email
import email.policy
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app.desktop.controls.fitted_names import NameLine
from coalition_app.desktop.follow_up import page as chase_page
from coalition_app.desktop.follow_up.letter_pane import USUAL_DAYS
from coalition_app.desktop.follow_up.letters_dialog import LettersDialog
from coalition_app.desktop.follow_up.model import AWAITED_THING, DUE, NAME, TONE
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.question import Question
from coalition_app.i18n import texts
from coalition_app.intake.read_paper import read_paper
from coalition_app.records.lists import follow_up, letters_sent
from coalition_app.records.lists.follow_up import Sent
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatures.signatures import find_signature
from tests.desktop import geometry, screen
from tests.desktop.annexes import choose_target, database_of
from tests.desktop.screen import pages_of
from tests.registers import (
    add_signatures,
    hold_originals,
    make_register,
    signatures_of,
    statement_of,
    this_day,
)

MONTH_AGO = this_day() - dt.timedelta(days=30)


def short(day: dt.date) -> str:
    """Write a day as the list does: with its year where that is another."""
    return day.strftime("%d.%m" if day.year == this_day().year else "%d.%m.%Y")


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the chase list of five: 1 has evidence, 2 and 3 have none, 4 and 5 were invited."""
    path = tmp_path / "chase.coalition"
    with make_register(path, typed=None) as database:
        hold_originals(database, [1])
        add_signatures(database, 2, name="Приглашённые", status="invited", received_on=MONTH_AGO)
        with database.writing("change-private") as tx:
            invited = signatures_of(database)[3].signatory_id
            private_fields.change_private(tx, invited, contacts=["почта: birlik@example.org"])
    window.open_path(path)
    window.go("chase")
    screen.settle(window)
    return window


def cells(window: MainWindow, number: int) -> list[str]:
    model = pages_of(window).chase.model
    row = model.row_of(number)
    return [model.index(row, column).data() for column in range(model.columnCount())]


def numbers(window: MainWindow) -> list[int]:
    return pages_of(window).chase.model.numbers


def step_of(window: MainWindow, number: int) -> tuple[str, dt.date | None]:
    with database_of(window).reading() as tx:
        found = {
            each.signed.number: each for each in follow_up.list_follow_up(tx, statement_of(tx))
        }
    return found[number].step, found[number].due_on


def sent_to(window: MainWindow) -> dict[int, Sent]:
    with database_of(window).reading() as tx:
        found = follow_up.list_follow_up(tx, statement_of(tx))
    return {each.signed.number: each.sent for each in found if each.sent}


def choose(window: MainWindow, number: int, column: int = NAME) -> None:
    table = pages_of(window).chase.table
    table.setCurrentIndex(
        pages_of(window).chase.model.index(pages_of(window).chase.model.row_of(number), column)
    )
    table.setFocus()


def write_letters(window: MainWindow, folder: Path, form: str) -> LettersDialog:
    window.choosers.folder = lambda _parent, _title, _proposed: folder
    pages_of(window).chase.letters.click()
    dialog = screen.dialog(LettersDialog)
    dialog.form_box.choose(form)
    dialog.agree.click()
    screen.settle(window)
    return dialog


def test_the_invited_stand_first_under_the_head_of_those_not_written_to(opened: MainWindow) -> None:
    model = pages_of(opened).chase.model
    assert list(model.keys) == [-1, 4, 5, 2, 3]
    assert model.index(0, 0).data() == "Letter not yet sent  4"
    assert model.index(0, 0).flags() == Qt.ItemFlag.NoItemFlags
    assert cells(opened, 4) == ["4", "ОФ Приглашённые", "Signature", "draft", "—"]
    assert cells(opened, 2)[1:3] == ["ОФ Фонд «Бірлік 2»", "Consent to the text"]


def test_a_chip_shows_one_reason_and_counts_it(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    shown = {key: chip.text() for key, chip in page.chips.items() if chip.isVisible()}
    assert shown == {"": "All  4", "invited": "Invited  2", "no-evidence": "Consent to the text  2"}
    page.chips["no-evidence"].click()
    assert numbers(opened) == [2, 3]
    assert page.letters.accessibleName() == "Write 2 letters…"
    hold_originals(database_of(opened), [2, 3])
    opened.operations.reread()
    assert numbers(opened) == [4, 5]  # nobody is left with that reason: everybody is shown


def test_the_next_step_and_its_day_are_typed_in_place(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    choose(opened, 5, AWAITED_THING)
    screen.press(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    screen.type_words(editor, "позвонить")
    screen.press(editor, Qt.Key.Key_Return)
    screen.settle(opened)
    screen.settle(opened)
    assert step_of(opened, 5) == ("позвонить", None)
    row = page.model.row_of(5)
    assert page.model.setData(page.model.index(row, DUE), "02.01.2026")
    assert step_of(opened, 5) == ("позвонить", dt.date(2026, 1, 2))
    assert numbers(opened)[0] == 5  # what is due comes first
    assert page.model.index(1, DUE).data(TONE) == "refusal"
    assert page.model.index(1, DUE).data(Qt.ItemDataRole.ToolTipRole) == "02.01.2026"
    assert page.model.setData(page.model.index(1, AWAITED_THING), "")
    assert step_of(opened, 5) == ("", dt.date(2026, 1, 2))
    opened.operations.undo()
    assert step_of(opened, 5) == ("позвонить", dt.date(2026, 1, 2))


def test_a_day_that_is_none_is_refused(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    assert not page.model.setData(page.model.index(page.model.row_of(4), DUE), "завтра")
    assert "is not a date" in screen.sentence(opened)
    assert step_of(opened, 4) == ("", None)


def test_a_refused_day_comes_back_into_its_editor(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    choose(opened, 5, DUE)
    screen.press(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    screen.type_words(editor, "завтра")
    screen.press(editor, Qt.Key.Key_Return)
    for _each in range(3):
        screen.settle(opened)
    (again,) = [each for each in page.table.findChildren(QLineEdit) if each.isVisible()]
    assert again.text() == "завтра"
    assert again.placeholderText() == "dd.mm.yyyy"
    screen.press(again, Qt.Key.Key_Escape)


def test_enter_and_a_double_click_go_to_the_letter_and_its_number_to_the_signature(
    opened: MainWindow,
) -> None:
    page = pages_of(opened).chase
    choose(opened, 3)
    screen.press(page.table, Qt.Key.Key_Return)
    assert opened.focusWidget() is page.pane.words
    page.table.setFocus()
    page.table.doubleClicked.emit(page.model.index(page.model.row_of(3), NAME))
    assert opened.focusWidget() is page.pane.words
    page.pane.which.click()
    assert opened.page_name() == "signatories"
    assert pages_of(opened).signatories.chosen_numbers() == [3]


def test_the_letter_is_read_in_its_language_and_copied(opened: MainWindow) -> None:
    choose(opened, 4)
    pages_of(opened).chase.letters.click()
    dialog = screen.dialog(LettersDialog)
    assert screen.nameless(dialog) == []
    assert dialog.preview.toPlainText().startswith("Приглашение подписать: Заявление № 1")
    assert dialog.address.text() == "Email address: birlik@example.org"
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    assert dialog.preview.toPlainText().startswith("Invitation to sign: Заявление № 1")
    opened.speak("ru")
    assert dialog.preview.toPlainText().startswith("Invitation to sign")
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.preview.toPlainText()
    assert not dialog.before.isEnabled()
    dialog.reject()


def test_previous_and_next_walk_the_letters(opened: MainWindow) -> None:
    pages_of(opened).chase.table.clearSelection()
    pages_of(opened).chase.letters.click()
    dialog = screen.dialog(LettersDialog)
    screen.settle(opened)
    # The lines of what is written stand closer than its columns.
    assert dialog.after.x() - dialog.before.geometry().right() < 10
    assert dialog.address.y() - dialog.which.geometry().bottom() < 16
    seen = [dialog.which.text()]
    while dialog.after.isEnabled():
        dialog.after.click()
        seen.append(dialog.which.text())
    dialog.reject()
    assert seen == [
        f"Letter {at} of 4, to No. {number}" for at, number in enumerate((4, 5, 2, 3), 1)
    ]


def test_texts_are_written_one_each_and_none_is_sent(opened: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    write_letters(opened, folder, "txt")
    assert sorted(each.name for each in folder.iterdir()) == [
        f"{number:04d}, statement 1, {this_day()}.txt" for number in (2, 3, 4, 5)
    ]  # no name: systems list recent files
    assert screen.sentence(opened) == (
        "4 letters were saved in letters. Nothing was sent. 3 of them have no email address recorded."
    )
    assert sent_to(opened) == {}
    opened.status.offers[0].click()
    screen.settle(opened)
    assert sent_to(opened) == {4: Sent(1, this_day(), "mail")}, "an email goes to an address"
    assert screen.sentence(opened).endswith(
        "Nos. 2, 3, 5 have no email address and were left out: choose how those letters were sent."
    )
    by = this_day() + dt.timedelta(days=7)
    assert [step_of(opened, number)[1] for number in (2, 3, 4, 5)] == [None, None, by, None]
    pages_of(opened).chase.table.clearSelection()
    letters = pages_of(opened).chase.letters
    assert letters.accessibleName() == "Write 3 letters…", "4 may yet answer"
    left = "1 of 4 is left out: already written to, and the reply is not overdue."
    assert letters.toolTip() == f"Write 3 letters…\n{left}"
    assert letters.accessibleDescription() == left
    opened.status.offers[0].click()
    screen.settle(opened)
    assert {each: sent.channel for each, sent in sent_to(opened).items()} == {
        4: "mail",
        2: "messenger",
        3: "messenger",
        5: "messenger",
    }
    pages_of(opened).chase.table.clearSelection()
    assert letters.accessibleName() == letters.toolTip() == "Write 4 letters…"
    with database_of(opened).reading() as tx:
        signed = find_signature(tx, statement_of(tx), 4)
        (letter,) = letters_sent.list_letters(tx, signed.id)
    written = folder / f"0004, statement 1, {this_day()}.txt"
    assert letter.wording == written.read_text(encoding="utf-8").strip()


def test_drafts_for_a_mail_program_hold_the_address(opened: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    pages_of(opened).chase.choose([4, 5])
    write_letters(opened, folder, "eml")
    assert len(list(folder.iterdir())) == 2
    written = folder / f"0004, statement 1, {this_day()}.eml"
    mail = email.message_from_bytes(written.read_bytes(), policy=email.policy.default)
    assert (mail["To"], mail["X-Unsent"]) == ("birlik@example.org", "1")


def test_one_word_file_holds_them_all(opened: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    write_letters(opened, folder, "docx")
    (written,) = folder.iterdir()
    text = "\n".join(each.text for each in Document(str(written)).paragraphs)
    assert text.count("ОФ Приглашённые") >= 2
    assert "Фонд «Бірлік 3»" in text


def test_a_file_that_exists_is_not_replaced(opened: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    taken = folder / f"0003, statement 1, {this_day()}.txt"
    taken.write_text("мой текст", encoding="utf-8")
    dialog = write_letters(opened, folder, "txt")
    assert dialog.isVisible()
    assert dialog.refusal.text().startswith(f"{taken.name} stands in this folder already")
    dialog.reject()
    assert taken.read_text(encoding="utf-8") == "мой текст"
    assert len(list(folder.iterdir())) == 1


def test_the_dialog_stays_where_no_folder_was_chosen(opened: MainWindow) -> None:
    def give_up(_parent: QWidget, _title: str, _proposed: str) -> Path | None:
        return None

    opened.choosers.folder = give_up
    pages_of(opened).chase.letters.click()
    dialog = screen.dialog(LettersDialog)
    dialog.agree.click()
    assert dialog.isVisible()
    dialog.reject()


def test_letters_from_the_list_lead_here_with_the_chosen(opened: MainWindow) -> None:
    opened.show_numbers([2, 3])
    opened.do("letters")
    assert opened.page_name() == "chase"
    assert pages_of(opened).chase.chosen_numbers() == [2, 3]
    assert pages_of(opened).chase.letters.accessibleName() == "Write 2 letters…"


def test_nobody_is_waited_for(window: MainWindow, register: Path, tmp_path: Path) -> None:
    path = tmp_path / "done.coalition"
    with make_register(path) as database:
        hold_originals(database)
    window.open_path(path)
    window.go("chase")
    assert pages_of(window).chase.empty.text() == "No answer is awaited"
    assert pages_of(window).chase.pane.isHidden() or not pages_of(window).chase.beside.details_seen
    assert not pages_of(window).chase.letters.isVisible()


def test_a_long_list_is_read_beside_the_window(
    window: MainWindow, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chase_page, "SHORT", 1)
    window.open_path(register)
    window.go("chase")
    assert pages_of(window).chase.empty.text() == "Loading the list…"
    screen.settle(window)
    assert numbers(window) == [1, 2, 3]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_is_whole_and_named(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    screen.settle(opened)
    assert screen.nameless(pages_of(opened).chase) == []
    assert geometry.cut(pages_of(opened).chase) == []
    assert geometry.overlapping(pages_of(opened).chase) == []
    least = pages_of(opened).chase.minimumSizeHint()
    assert (least.width() <= 480, least.height() <= 470) == (True, True)


def test_groups_follow_the_days_and_overdue_has_a_chip(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    for number, days in ((2, -3), (3, 2), (4, 40)):
        page._plan(number, "напомнить", this_day() + dt.timedelta(days=days))
    screen.settle(opened)
    assert page.chips["overdue"].text() == "Overdue  1"
    page.chips["overdue"].click()
    assert numbers(opened) == [2]
    page.chips[""].click()
    assert list(page.model.keys) == [-1, 2, -2, 3, -3, 4, -4, 5]
    assert [page.model.index(row, 0).data() for row in (0, 2, 4, 6)] == [
        "Overdue  1",
        "This week  1",
        "Reply not due yet  1",
        "Letter not yet sent  1",
    ]


def test_the_letter_stands_beside_the_list_and_is_saved_as_it_was_changed(
    opened: MainWindow, tmp_path: Path
) -> None:
    page = pages_of(opened).chase
    choose(opened, 4)
    assert page.pane.which.text() == "No. 4"
    assert "birlik@example.org" in page.pane.why.text()
    assert "Приглашённые" in page.pane.words.toPlainText()
    page.pane.words.insertPlainText("Иначе. ")
    target = tmp_path / "letter.txt"
    opened.choosers.target = lambda _parent, _title, _proposed: target
    page.pane.save.click()
    assert "Иначе." in target.read_text(encoding="utf-8")
    assert screen.sentence(opened) == "The letter to No. 4 was written; it was not sent."
    choose(opened, 2)
    assert page.pane.which.text() == "No. 2"
    assert "Иначе." not in page.pane.words.toPlainText()


def test_letters_written_before_one_was_looked_at_ask_for_no_answer_today(
    opened: MainWindow,
) -> None:
    pane = pages_of(opened).chase.pane
    pane.number = 0  # as on a page that was never shown
    asked = pane.answer_by(0, None)
    assert asked == this_day() + dt.timedelta(days=USUAL_DAYS)


def test_the_letter_asks_for_an_answer_by_the_day_beside_it(opened: MainWindow) -> None:
    page, until = pages_of(opened).chase, this_day() + dt.timedelta(days=20)
    choose(opened, 4)
    for day in (this_day() + dt.timedelta(days=7), until):
        page.pane.day.setDate(QDate(day.year, day.month, day.day))
        said = texts(page.pane.language).day(day, "until").replace("\u00a0", " ")
        assert said in page.pane.words.toPlainText()
    page.pane.words.insertPlainText("Иначе. ")
    page.pane.day.setDate(QDate(until.year + 1, 1, 1))
    assert "Иначе." in page.pane.words.toPlainText()  # what was changed by hand stays


@pytest.mark.parametrize("typed", ["d", "в"])
def test_a_new_day_is_typed_after_one_key_and_being_late_is_said(
    opened: MainWindow, typed: str
) -> None:
    page = pages_of(opened).chase
    choose(opened, 2)
    screen.type_words(page.table, typed)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    day = this_day() - dt.timedelta(days=8)
    screen.type_words(editor, day.strftime("%d.%m.%Y"))
    screen.press(editor, Qt.Key.Key_Return)
    screen.settle(opened)
    screen.settle(opened)
    assert step_of(opened, 2) == ("", day)
    assert cells(opened, 2)[DUE] == f"{short(day)} · 8 days ago"
    choose(opened, 2)
    assert page.pane.late.text() == "Overdue by 8 days"


def test_a_letter_is_sent_only_when_that_is_said(opened: MainWindow, tmp_path: Path) -> None:
    page = pages_of(opened).chase
    choose(opened, 4)
    page.pane.words.insertPlainText("Иначе. ")
    words = page.pane.words.toPlainText().strip()
    page.pane.copy.click()
    assert QGuiApplication.clipboard().text().strip() == words
    target = tmp_path / "letter.eml"
    opened.choosers.target = lambda _parent, _title, _proposed: target
    page.pane.save.click()
    mail = email.message_from_bytes(target.read_bytes(), policy=email.policy.default)
    assert mail["To"] == "birlik@example.org"
    assert sent_to(opened) == {}
    due = this_day() + dt.timedelta(days=3)
    page.pane.day.setDate(QDate(due.year, due.month, due.day))
    page.pane.went.click()
    screen.settle(opened)
    assert sent_to(opened) == {4: Sent(1, this_day(), "mail")}
    assert step_of(opened, 4) == ("", due)
    assert cells(opened, 4)[3:] == [short(this_day()), f"{short(due)} · in 3 days"]
    assert words in page.pane.letters.toPlainText()
    assert numbers(opened)[0] == 4
    opened.operations.undo()
    assert sent_to(opened) == {}


def test_no_email_is_recorded_to_whom_no_address_is_known(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    choose(opened, 4)
    assert page.pane.channel.key() == "mail"
    choose(opened, 2)
    page.pane.went.click()
    screen.settle(opened)
    said = "Choose how the letter was sent: no email address is recorded."
    assert (screen.sentence(opened), sent_to(opened)) == (said, {})
    page.pane.channel.choose("in-person")
    page.pane.went.click()
    screen.settle(opened)
    assert sent_to(opened) == {2: Sent(1, this_day(), "in-person")}
    page.choose([3, 4])
    page.pane.channel.choose("mail")
    page.pane.went.click()
    screen.settle(opened)
    assert set(sent_to(opened)) == {2, 4}
    assert "No. 3 has no email address and was left out" in screen.sentence(opened)


def test_a_call_keeps_no_words_and_several_are_recorded_at_once(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    page.choose([2, 3])
    assert page.pane.went.text() == "Record 2 letters as sent"
    page.pane.channel.choose("telephone")
    page.pane.went.click()
    screen.settle(opened)
    assert sent_to(opened) == dict.fromkeys((2, 3), Sent(1, this_day(), "telephone"))
    with database_of(opened).reading() as tx:
        signed = find_signature(tx, statement_of(tx), 2)
        assert [each.wording for each in letters_sent.list_letters(tx, signed.id)] == [""]


def test_what_is_copied_is_what_is_seen(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    page._plan(2, "напомнить", this_day() - dt.timedelta(days=3))
    screen.settle(opened)
    opened.do("copy")
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    model = page.model
    assert rows[0] == ["No.", "Awaited from", "What is awaited", "Letter", "Reply due by"]
    seen = [
        [model.index(row, column).data() or "" for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert rows[1:] == seen
    assert rows[2][0] == "2"
    assert screen.sentence(opened) == "4 rows copied."
    page.chips["invited"].click()
    page.choose([4, 5])
    opened.do("copy")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in copied] == ["No.", "Letter not yet sent  2", "4", "5"]


def test_what_is_printed_is_what_is_seen(opened: MainWindow, tmp_path: Path) -> None:
    page, target = pages_of(opened).chase, tmp_path / "list.pdf"
    page._plan(2, "напомнить", this_day() - dt.timedelta(days=3))
    screen.settle(opened)
    opened.choosers.target = lambda _parent, _title, _proposed: target
    page.print.click()
    screen.settle(opened)
    printed = " ".join(read_paper(target.read_bytes(), "list.pdf").text.split())
    for line in page.model.lines(numbers(opened)):
        for cell in filter(None, line):
            assert " ".join(cell.split()) in printed


def test_where_there_is_no_room_the_letter_takes_the_place_of_the_list(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    opened.resize(700, 600)
    screen.settle(opened)
    choose(opened, 3)
    assert not page.beside.details_seen
    screen.press(page.table, Qt.Key.Key_Return)
    assert (page.pane.words.isVisible(), page.table.isVisible()) == (True, False)
    assert page.pane.which.text() == "No. 3"
    screen.press(page.pane.words, Qt.Key.Key_Escape)
    assert (page.pane.words.isVisible(), page.table.isVisible()) == (False, True)
    assert opened.focusWidget() is page.table


@pytest.mark.parametrize("typed", ["r", "к"])
def test_a_reply_is_taken_in_by_one_key(opened: MainWindow, tmp_path: Path, typed: str) -> None:
    letter = tmp_path / "ответ.txt"
    letter.write_text("Мы поддерживаем.", encoding="utf-8")
    opened.choosers.file = lambda _parent, _title, _kinds: letter
    choose(opened, 2)
    screen.type_words(pages_of(opened).chase.table, typed)
    screen.settle(opened)
    assert opened.page_name() == "evidence"
    assert pages_of(opened).new_papers.letter.name.text() == "ответ.txt"


def test_a_calendar_says_names_only_where_they_are_asked_for(
    opened: MainWindow, tmp_path: Path
) -> None:
    database, file = database_of(opened), tmp_path / "due.ics"
    day = this_day() + dt.timedelta(days=3)
    with database.writing("plan") as tx:
        follow_up.plan_step(tx, statement_of(tx), 4, "позвонить", day)
    for named in (False, True):
        opened.do("calendar")
        asked = screen.dialog(Question)
        choose_target(opened, file)
        (asked.other if named else asked.agree).click()
        screen.settle(opened)
        read = Calendar.from_ical(file.read_bytes())
        (event,) = read.walk("VEVENT")
        assert event.decoded("dtstart") == day
        assert "No. 4" in str(event["summary"])
        assert ("позвонить" in str(event.get("description", ""))) is named
        assert "due.ics" in screen.sentence(opened)


def test_a_long_name_and_what_is_awaited_stay_in_their_row(opened: MainWindow) -> None:
    table = pages_of(opened).chase.table
    font, place = table.font(), QRect(0, 60, 300, 30)
    lines = [NameLine("Казахстанское международное бюро", 0, font), NameLine("по правам", 9, font)]
    found = table.delegate.places(place, [*lines, NameLine(" · consent", -1, font)])
    middles = [each.center().y() for each in found]
    assert all(place.top() < each < place.bottom() for each in middles)
    assert middles[1] == middles[2]
    assert found[2].left() > found[1].left()


def test_no_letter_is_recorded_as_sent_beside_a_day_that_is_none(opened: MainWindow) -> None:
    page = pages_of(opened).chase
    choose(opened, 4)
    page.pane.day.selectAll()
    screen.type_words(page.pane.day, "31.02.2030")
    page.pane.went.click()
    screen.settle(opened)
    assert "“31.02.2030” is not a date" in screen.sentence(opened)
    assert sent_to(opened) == {}
