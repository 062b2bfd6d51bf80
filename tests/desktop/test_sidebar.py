"""The side list: the statement's card, places in the order of their keys, and badges."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem

from coalition_app.desktop.desk.actions import BY_KEY
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.pages import page_line
from coalition_app.desktop.statement_card import StatementCard
from coalition_app.operations.follow_up import plan_step
from coalition_app.records.statements import statements, wordings
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import make_register, this_day

LISTED = (
    *("Signatories", "Evidence", "Waiting", "Possible duplicates"),
    *("Text", "Annex", "Register", "Directory", "Journal", "Backups"),
)


def items(window: MainWindow) -> list[QListWidgetItem]:
    places = window.sidebar.list
    return [places.item(row) for row in range(places.count())]


def chosen(window: MainWindow) -> str:
    item = window.sidebar.list.currentItem()
    return "" if item is None else item.text()


def test_the_places_stand_in_groups_in_the_order_of_their_keys(opened: MainWindow) -> None:
    assert tuple(each.text() for each in items(opened)) == LISTED
    digits = [each.toolTip().rpartition("Ctrl+")[2] for each in items(opened)]
    assert [each for each in digits if each[:1].isdigit()] == [f"{n})" for n in range(1, 10)]


def test_a_digit_goes_to_the_place_and_the_list_shows_it(opened: MainWindow) -> None:
    QTest.keyClick(opened, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    screen.settle(opened)
    assert opened.page_name() == "annex"
    assert chosen(opened) == "Annex"


def test_one_key_changes_between_list_and_grid(opened: MainWindow) -> None:
    assert BY_KEY["go-positions"].shortcut == "Ctrl+G"
    for expected in ("grid", "list"):
        opened.do("go-positions")
        screen.settle(opened)
        assert pages_of(opened).signatories.shown_view == expected


def test_the_card_has_the_title_in_the_window_s_language(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "two.coalition"
    with make_register(path, statements_made=2) as database, database.writing("edit-wording") as tx:
        shown = statements.list_statements(tx)[0]
        wordings.edit_wording(tx, shown, "kk", title="Қазақша атауы")
    window.open_path(path)
    screen.settle(window)
    assert shown.title in window.sidebar.card.text()
    window.speak("kk")
    assert window.sidebar.card.text() == "1 · Қазақша атауы"


def test_the_card_goes_to_the_other_statement_on_the_same_page(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "two.coalition"
    make_register(path, statements_made=2).close()
    window.open_path(path)
    window.go("text")
    screen.settle(window)
    card = window.sidebar.card
    card.list.aboutToShow.emit()
    first, second, _line, new = card.list.actions()
    assert (first.isChecked(), second.isChecked()) == (True, False)
    assert new is window.action("statement")
    second.trigger()
    screen.settle(window)
    assert window.statement is not None
    assert window.statement.number == 2
    assert window.page_name() == "text"


def test_badges_say_what_is_there_and_what_waits(opened: MainWindow) -> None:
    statement = opened.statement
    assert statement is not None
    opened.operations.write(plan_step(statement, number=1, step="call", by=dt.date(2020, 1, 1)))
    opened.badges.count()
    screen.settle(opened)
    side = opened.sidebar
    assert side.badge("signatories") == str(len(opened.page("signatories").listed()))
    assert side.badge("chase") == "1"  # overdue; those whose answer is awaited where nobody is
    assert side.badge("journal") == ""
    assert side.badge("backups") == "none"
    assert int(side.badge("annex")) > 0
    assert "0" not in [side.badge(page_line(p).words) for p in ("text", "twins")]


def test_what_cannot_change_is_not_counted_again_but_a_copy_is_seen(
    opened: MainWindow, tmp_path: Path
) -> None:
    opened.badges.count()
    screen.settle(opened)
    database = opened.operations.database
    assert database is not None
    days = {this_day() - dt.timedelta(days=300): "300 days", this_day(): ""}
    for day, badge in days.items():
        copy = database.path.with_name(f"{database.path.stem} {day} 000001.coalition")
        copy.write_bytes(b"copy")
        opened.badges.count()
        screen.settle(opened)
        assert opened.sidebar.badge("backups") == badge


def test_after_closing_no_badge_is_left(opened: MainWindow) -> None:
    opened.badges.count()
    screen.settle(opened)
    opened.close_register()
    assert opened.sidebar.badge("signatories") == ""
    assert not opened.sidebar.isVisible()


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("", "text open"),
        ("signed", "text signed"),
        ("attested", "text in an edition"),
        ("sealed", "text sealed"),
    ],
)
def test_the_card_says_why_the_text_stays(opened: MainWindow, why: str, said: str) -> None:
    opened.sidebar.tell_text(1, why)
    assert opened.sidebar.card.state().endswith(said)


def test_until_the_text_is_read_nothing_is_said_of_it(opened: MainWindow) -> None:
    card = StatementCard()
    card.show_statement([], opened.statement)
    assert card.state() == "2 demands"


def test_a_signed_text_is_not_called_open(opened: MainWindow) -> None:
    opened.badges.count()
    screen.settle(opened)
    assert opened.sidebar.card.state().endswith("text signed")


def test_what_is_said_of_the_text_takes_a_second_line_where_it_needs_one(
    opened: MainWindow,
) -> None:
    card, heights = opened.sidebar.card, []
    for language, why in (("en", ""), ("kk", "attested")):
        opened.speak(language)
        screen.settle(opened)
        opened.sidebar.tell_text(1, why)
        assert card.why == why
        heights.append(card.sizeHint().height())
    line = card.fontMetrics().lineSpacing()
    assert heights[0] + line / 2 < heights[1] < heights[0] + 2 * line
