"""Every dated step of a signature by one dialog, with what it means for the annex."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.desk.operation_form import OperationForm
from coalition_app.desktop.main_window import MainWindow
from coalition_app.operations.signatures import MEANS, change_status
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import status
from coalition_app.records.signatures.timeline import MOVES
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, signatures_of


@pytest.fixture
def opened(window: MainWindow, register: Path) -> Iterator[MainWindow]:
    """Give the window on three who signed, one invited, one subject to approval."""
    with open_register(register) as database:
        add_signatures(database, 1, status="invited")
        add_signatures(database, 1, status="subject-to-approval")
    window.open_path(register)
    window.go("signatories")
    screen.settle(window)
    yield window
    screen.settle(window)


def ask(window: MainWindow, number: int) -> OperationForm:
    pages_of(window).signatories.choose([number])
    window.do("standing")
    return screen.form(change_status)


def status_of(window: MainWindow, number: int) -> tuple[str, dt.date | None]:
    assert window.operations.database is not None
    row = signatures_of(window.operations.database)[number - 1]
    return row.status, row.status_on


def test_an_approval_is_confirmed_with_its_day(opened: MainWindow) -> None:
    shown = ask(opened, 5)
    assert shown.agree.text() == "Record: new status?"
    shown.editors["to"].put("signed")
    assert shown.meanings["to"].text() == "It is printed and counted."
    shown.editors["received"].put(dt.date(2026, 2, 3))
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    assert status_of(opened, 5) == ("signed", dt.date(2026, 2, 3))
    opened.do("undo")
    assert status_of(opened, 5)[0] == "subject-to-approval"


def test_a_hurried_enter_withdraws_nobody_and_ctrl_enter_does(opened: MainWindow) -> None:
    """A withdrawal stays for good: it is meant, or it is not recorded."""
    pages_of(opened).signatories.choose([1])
    opened.do("withdraw")
    shown = screen.form(change_status)
    for widget in (shown, shown.editors["received"].widget, shown.editors["to"].widget):
        screen.press(widget, Qt.Key.Key_Return)
    assert shown.isVisible()
    assert status_of(opened, 1)[0] == "signed"
    assert shown.refusal.text() == "Press Ctrl+Enter to record."
    assert shown.refusal.property("role") == "quiet"
    screen.press(shown, Qt.Key.Key_Return, ctrl=True)
    assert shown.refusal.text() == (
        "Notice received: enter the day, such as 25.11.2026. The Up key enters today."
    )
    assert shown.refusal.property("role") == "refusal"
    screen.tell_days(shown)
    screen.press(shown, Qt.Key.Key_Return, ctrl=True)
    screen.settle(opened)
    assert status_of(opened, 1)[0] == "withdrawn"


def test_a_notice_older_than_the_signature_asks_when_the_signature_came(
    opened: MainWindow,
) -> None:
    assert opened.operations.database is not None
    add_signatures(opened.operations.database, 1, received_on=dt.date(2026, 2, 10))
    opened.refresh()
    pages_of(opened).signatories.choose([6])
    opened.do("withdraw")
    shown = screen.form(change_status)
    came = shown.editors["came"].widget
    assert not came.isVisible()
    shown.editors["received"].put(dt.date(2026, 2, 3))
    assert came.isVisible()
    shown.agree.click()
    assert "Signature 6 came on 10.02.2026" in shown.refusal.text()
    assert "on 03.02.2026" in shown.refusal.text()
    shown.editors["came"].put(dt.date(2026, 2, 1))
    shown.agree.click()
    screen.settle(opened)
    assert status_of(opened, 6) == ("withdrawn", dt.date(2026, 2, 3))


def test_a_withdrawal_from_before_the_first_trace_is_doubted_and_recorded(
    opened: MainWindow,
) -> None:
    pages_of(opened).signatories.choose([1])
    opened.do("withdraw")
    shown = screen.form(change_status)
    shown.editors["received"].put(dt.date(2020, 1, 1))
    assert any(
        "It is not known when signature 1 came" in each.text() and each.isVisible()
        for each in shown.findChildren(QLabel)
    )
    shown.agree.click()
    screen.settle(opened)
    assert status_of(opened, 1) == ("withdrawn", dt.date(2020, 1, 1))


def test_a_promise_is_told_by_the_chase_list(opened: MainWindow) -> None:
    shown = ask(opened, 4)
    screen.tell_days(shown)
    shown.agree.click()
    assert shown.refusal.text() == "Choose a new status."
    shown.editors["to"].put("promised")
    shown.editors["note"].put("по телефону")
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    assert status_of(opened, 4) == ("invited", None)
    opened.go("chase")
    screen.settle(opened)
    index = pages_of(opened).chase._index
    assert index is not None
    assert index.counts()["promised"] == 1
    assert opened.details.history.texts()[0] == "No. 4: promise to sign recorded"


def test_a_withdrawal_takes_its_letter_in_the_same_action(
    opened: MainWindow, tmp_path: Path
) -> None:
    letter = tmp_path / "қайтару.pdf"
    letter.write_bytes(b"%PDF-1.7 withdrawn")
    pages_of(opened).signatories.choose([1])
    opened.do("withdraw")
    shown = screen.form(change_status)
    assert shown.editors["to"].value() == "withdrawn"
    assert shown.editors["letter"].widget.isVisible()
    shown.editors["letter"].put(letter)
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    assert status_of(opened, 1)[0] == "withdrawn"
    assert opened.details.history.texts()[0] == "No. 1: withdrawn"
    assert opened.details.evidence.texts()[:2] == ["Withdrawal of the signature: file", letter.name]
    opened.do("undo")
    screen.settle(opened)
    assert status_of(opened, 1)[0] == "signed"
    assert opened.details.evidence.texts() == ["No evidence is recorded yet."]


def test_a_letter_is_asked_only_where_it_shows_something(opened: MainWindow) -> None:
    shown = ask(opened, 4)
    asked = {}
    for step in ("signed", "declined", "promised"):
        shown.editors["to"].put(step)
        asked[step] = shown.editors["letter"].widget.isVisible()
    shown.reject()
    assert asked == {"signed": True, "declined": False, "promised": False}
    shown = ask(opened, 1)
    shown.editors["to"].put("disputed")
    assert not shown.editors["letter"].widget.isVisible()
    shown.reject()


def test_that_no_letter_is_held_will_print_and_is_said_first(
    opened: MainWindow, tmp_path: Path
) -> None:
    shown = ask(opened, 1)

    def told() -> list[str]:
        return [
            each.text()
            for each in shown.findChildren(QLabel)
            if each.isVisible() and "no notice of withdrawal is on file" in each.text()
        ]

    assert told() == []
    shown.editors["to"].put("withdrawn")
    assert len(told()) == 1
    shown.editors["letter"].put(tmp_path / "letter.pdf")
    assert told() == []
    shown.editors["letter"].put(None)
    assert len(told()) == 1
    shown.editors["to"].put("disputed")
    assert told() == []
    shown.reject()


def test_a_refused_step_stays_with_its_sentence(opened: MainWindow) -> None:
    shown = ask(opened, 4)
    shown.editors["to"].put("signed")
    shown.editors["received"].put(dt.date(9999, 1, 1))
    screen.tell_days(shown)
    shown.agree.click()
    assert "in the future" in shown.refusal.text()
    opened.speak("ru")
    opened.speak("en")
    assert shown.editors["to"].value() == "signed"
    shown.reject()


def test_who_withdrew_has_no_step_left(opened: MainWindow) -> None:
    shown = ask(opened, 1)
    shown.editors["to"].put("withdrawn")
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    opened.do("standing")
    assert screen.open_dialogs() == []
    assert "that stays" in screen.sentence(opened)


def test_the_tag_of_the_status_offers_the_steps_that_may_follow(opened: MainWindow) -> None:
    pages_of(opened).signatories.choose([4])
    tag = opened.details.head.status
    assert tag.text() == "Invited"
    menu = tag.menu()
    menu.popup(tag.mapToGlobal(tag.rect().bottomLeft()))
    offered = {each.text(): each for each in menu.actions()}
    assert list(offered) == [
        "Promised to sign…",
        "Signed…",
        "Signed, subject to approval…",
        "Declined…",
    ]
    offered["Declined…"].trigger()
    menu.close()
    shown = screen.form(change_status)
    assert shown.editors["to"].value() == "declined"
    screen.tell_days(shown)
    shown.agree.click()
    screen.settle(opened)
    assert tag.text() == "Declined"
    pages_of(opened).signatories.choose([1])
    assert "Invited…" not in {each.text() for each in menu.actions()}


def test_every_step_has_its_meaning() -> None:
    offered = {step for steps in MOVES.values() for step in steps}
    assert {*offered, status.PROMISED} == set(MEANS)
