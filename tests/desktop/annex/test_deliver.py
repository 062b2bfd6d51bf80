"""After attesting, in the window: deliveries, what changed, and past days."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton

from coalition_app import i18n
from coalition_app.desktop.annex.as_of_dialog import AsOfDialog
from coalition_app.desktop.annex.verdict import drawing_of
from coalition_app.desktop.desk.operation_form import OperationForm
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.journal_rows import WHO
from coalition_app.desktop.widgets.days import shown_today, today
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.documents.verify.typed_input import CODE, Typed
from coalition_app.documents.verify.verdict import CORRIGENDUM
from coalition_app.documents.verify.verify import verify
from coalition_app.operations.editions import deliver
from coalition_app.records.editions import corrigenda, editions
from coalition_app.records.journal import journal
from tests import sentences
from tests.desktop import screen
from tests.desktop.annexes import DAY, attest, choose_target, database_of, facts, open_ready
from tests.desktop.screen import pages_of
from tests.registers import statement_of, withdraw_signature


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    open_ready(window, tmp_path / "ready.coalition")
    attest(window, tmp_path / "first.pdf")
    return window


def withdraw(window: MainWindow, number: int, day: dt.date) -> None:
    with database_of(window).writing("withdraw") as tx:
        withdraw_signature(tx, statement_of(tx), number, day)
    window.refresh()
    screen.settle(window)


def entries(window: MainWindow) -> int:
    with database_of(window).reading() as tx:
        return len(journal.list_entries(tx))


def opened_delivery(window: MainWindow) -> OperationForm:
    pages_of(window).annex.card.buttons["deliver"].click()
    return screen.form(deliver)


def test_the_button_names_what_is_missing_and_is_filled_once_nothing_is(ready: MainWindow) -> None:
    dialog, said = opened_delivery(ready), []
    for name, value in (("to", " "), ("to", "Парламент"), ("date", dt.date(2026, 3, 2))):
        dialog.editors[name].put(value)
        said.append((dialog.agree.text(), dialog.agree.property("role")))
    assert said == [
        ("Record: to whom?", ""),
        ("Record: day of the delivery?", ""),
        ("Record", "first"),
    ]
    dialog.editors["to"].put("")
    ready.speak("kk")
    assert dialog.agree.text() == "Жазу: кімге?"
    dialog.reject()


def test_what_is_no_day_stays_missing_and_typing_keeps_the_keyboard(ready: MainWindow) -> None:
    dialog = opened_delivery(ready)
    to, day = (dialog.editors[name].widget for name in ("to", "date"))
    assert isinstance(day, QLineEdit)
    to.setFocus()
    QTest.keyClicks(to, "Parliament")
    assert dialog.focusWidget() is to and dialog.editors["to"].value() == "Parliament"
    said = []
    for typed in ("02.03.2026", "02.03.2026x", "2.3.26", "", "31.02.2026"):
        day.clear()
        QTest.keyClicks(day, typed)
        said.append((dialog.agree.text(), dialog.agree.property("role")))
    missing = ("Record: day of the delivery?", "")
    assert said == [("Record", "first"), missing, ("Record", "first"), missing, missing]
    dialog.reject()


def test_a_delivery_is_recorded_shown_and_stays(ready: MainWindow) -> None:
    dialog = opened_delivery(ready)
    assert "cannot be undone" in dialog.notes[-1].text()
    assert dialog.notes[-1].property("role") == "warning"
    assert screen.nameless(dialog) == []
    screen.type_words(screen.line(dialog, "to"), "Парламент")
    screen.type_words(screen.line(dialog, "incoming"), "12-к")
    dialog.editors["date"].put(dt.date(2026, 3, 2))
    dialog.agree.click()
    screen.settle(ready)
    assert "Delivered on 02.03.2026 to Парламент, incoming No. 12-к" in facts(pages_of(ready).annex)
    with database_of(ready).reading() as tx:
        assert editions.first_delivery(tx, statement_of(tx).id) == dt.date(2026, 3, 2)
    before = entries(ready)
    ready.do("undo")
    screen.settle(ready)
    assert entries(ready) == before
    again = opened_delivery(ready)
    ready.speak("ru")
    assert again.give_up.text() == "Отмена"
    again.reject()


@pytest.mark.parametrize(
    ("recipient", "day", "sentence"),
    [
        ("", dt.date(2026, 3, 2), "to whom"),
        ("Акимат", None, sentences.FUTURE),
        ("Акимат", dt.date(2026, 2, 28), "was not handed over before"),
    ],
)
def test_a_delivery_that_cannot_be_is_refused_and_stays_typed(
    ready: MainWindow, recipient: str, day: dt.date | None, sentence: str
) -> None:
    """No day is the register's tomorrow, which is not known yet when this module is read."""
    dialog = opened_delivery(ready)
    screen.type_words(screen.line(dialog, "to"), recipient)
    dialog.editors["date"].put(day or today() + dt.timedelta(days=1))
    dialog.agree.click()
    refusal, kept = dialog.refusal.text(), dialog.editors["to"].value()
    dialog.reject()
    assert sentence in refusal
    assert kept == recipient
    with database_of(ready).reading() as tx:
        (row,) = editions.list_editions(tx)
        assert editions.list_deliveries(tx, row.id) == []


def test_without_an_edition_there_is_nothing_to_deliver_or_to_prove(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.go("signatories")
    pages_of(window).signatories.choose([1])
    for action in ("deliver", "changes", "slip", "signed-page"):
        window.do(action)
        assert screen.sentence(window).startswith("Nothing has been attested yet"), action
        window.say("")


def test_what_changed_is_shown_and_saved_as_page_and_text(
    ready: MainWindow, tmp_path: Path
) -> None:
    pages_of(ready).annex.card.entries["changes"].trigger()
    screen.settle(ready)
    since = screen.dialog(ReadingDialog)
    assert "No entry has changed." in since.text.toPlainText()
    since.agree.click()
    withdraw(ready, 7, dt.date(2026, 3, 5))
    attest(ready, tmp_path / "second.pdf", day=dt.date(2026, 3, 5))
    counted = [each.text() for each in pages_of(ready).annex.card.findChildren(QLabel)]
    assert counted[counted.index("withdrew") - 1] == "1"
    assert "an attested edition and a delivery stay" in ready.menus.actions["undo"].toolTip()
    assert not ready.menus.actions["undo"].isEnabled()
    pages_of(ready).annex.card.entries["changes"].trigger()
    dialog = screen.dialog(ReadingDialog)
    screen.settle(ready)
    text = dialog.text.toPlainText()
    assert "7. " in text and "8. " not in text
    assert screen.nameless(dialog) == []
    for name, begins in (("c.pdf", b"%PDF"), ("c.txt", text.splitlines()[0].encode())):
        choose_target(ready, tmp_path / name)
        screen.click(dialog, "Save a draft…")
        screen.settle(ready)
        assert (tmp_path / name).read_bytes().startswith(begins)
    choose_target(ready, tmp_path / "c.docx")
    screen.click(dialog, "Save a draft…")
    screen.settle(ready)
    assert "cannot be written. Nothing was saved." in screen.sentence(ready)
    issue_it(ready, dialog, tmp_path / "issued.pdf")
    verdict = verify(database_of(ready), (tmp_path / "issued.pdf").read_bytes())
    assert (verdict.verdict, verdict.edition) == (CORRIGENDUM, 2)
    typed = verify(database_of(ready), Typed(CODE, verdict.code))
    assert (typed.verdict, typed.edition) == (CORRIGENDUM, 2)
    assert drawing_of(typed) == ("hint", "accent")  # no tick: a code vouches for no file
    assert not [each for each in ready.findChildren(ReadingDialog) if each.isVisible()]
    ready.go("journal")
    newest = pages_of(ready).journal.model.index(0)
    assert newest.data() == "Corrigendum 1 is issued"
    assert "Бірлік" not in newest.data(WHO)  # its number is no signatory's


def test_what_was_issued_is_shown_as_issued_and_saved_again(
    ready: MainWindow, tmp_path: Path
) -> None:
    withdraw(ready, 7, dt.date(2026, 3, 5))
    attest(ready, tmp_path / "second.pdf", day=dt.date(2026, 3, 5))
    dialog = opened_changes(ready)
    assert "ЧЕРНОВИК" in dialog.text.toPlainText()
    issue_it(ready, dialog, tmp_path / "issued.pdf")
    dialog = opened_changes(ready)
    text = dialog.text.toPlainText()
    assert "ПЕРЕЧЕНЬ ИЗМЕНЕНИЙ № 1" in text and "ЧЕРНОВИК" not in text
    with database_of(ready).reading() as tx:
        (row,) = corrigenda.list_corrigenda(tx)
    said = f"Issued as No. 1 on {i18n.current().day(row.dated)}, code {row.code}."
    assert said in [each.text() for each in dialog.findChildren(QLabel)]
    shown = [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert not {"Issue…", "Save a draft…"} & set(shown)
    choose_target(ready, tmp_path / "again.pdf")
    screen.click(dialog, "Save again…")
    screen.settle(ready)
    dialog.accept()
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "issued.pdf").read_bytes()


def opened_changes(window: MainWindow) -> ReadingDialog:
    pages_of(window).annex.card.entries["changes"].trigger()
    screen.settle(window)
    return screen.dialog(ReadingDialog)


def issue_it(window: MainWindow, dialog: ReadingDialog, target: Path) -> None:
    """Issue what is shown: place and day are asked for, and a refusal keeps what was typed."""
    place = dialog.findChildren(QLineEdit)[0]
    assert place.text() == "Алматы"
    filled = [e for e in dialog.findChildren(QPushButton) if e.property("role") == "first"]
    assert [each.text() for each in filled] == ["Issue…"]
    assert filled[0].x() > dialog.agree.x(), "what is done stands at the right"
    place.setText("  ")
    screen.click(dialog, "Issue…")
    assert "Enter the place" in dialog.refusal.text()
    place.setText("Астана")
    choose_target(window, target)
    screen.click(dialog, "Issue…")
    screen.settle(window)
    assert "Corrigendum 1 issued" in screen.sentence(window)


def test_a_past_day_is_looked_at_and_nothing_is_written(ready: MainWindow) -> None:
    withdraw(ready, 7, dt.date(2026, 3, 5))
    before = entries(ready)
    ready.do("as-of")
    dialog = screen.dialog(AsOfDialog)
    screen.settle(ready)
    assert screen.nameless(dialog) == []
    assert dialog.found is not None
    assert (dialog.found.basis, dialog.found.differences) == ("recorded", ())
    assert "(Almaty, UTC+05:00)" in dialog.text.toPlainText()
    dialog.basis.choose("effective")
    today = shown_today()
    QTest.keyClick(dialog.slider, Qt.Key.Key_PageUp if dialog.slider.value() else Qt.Key.Key_Left)
    assert dialog.date.date() == today.addDays(dialog.slider.value())
    assert dialog.date.date() < today
    dialog.date.setDate(QDate(2026, 3, 4))
    assert dialog.slider.value() == -QDate(2026, 3, 4).daysTo(today)
    dialog.read()
    screen.settle(ready)
    shown = dialog.text.toPlainText()
    assert dialog.found.day == dt.date(2026, 3, 4)
    assert "date effective" in shown
    dialog.date.setDate(QDate(2026, 3, 4))
    ready.speak("kk")
    assert dialog.text.toPlainText() != ""
    dialog.basis.choose("recorded")
    screen.settle(ready)
    assert "04.03.2026" in dialog.text.toPlainText()
    dialog.agree.click()
    screen.settle(ready)
    assert entries(ready) == before


def test_the_actions_stand_in_the_menu_of_the_annex(ready: MainWindow) -> None:
    menu: QMenu = ready.menus.menus["annex"]
    said = {each.text() for each in menu.actions()}
    assert {"Record a delivery…", "List of changes…", "Verify a file or a code…"} <= said


def test_undoing_says_each_time_why_it_stops_at_an_edition(ready: MainWindow) -> None:
    stays = "There is nothing to undo: what was done before an attestation or delivery stays."
    withdraw(ready, 3, DAY)
    screen.press(ready, Qt.Key.Key_Z, ctrl=True)
    screen.settle(ready)
    assert screen.sentence(ready).startswith("Undone")
    for _again in range(2):
        ready.say("")
        screen.press(ready, Qt.Key.Key_Z, ctrl=True)
        screen.settle(ready)
        assert screen.sentence(ready) == stays
    assert not ready.menus.actions["undo"].isEnabled()
