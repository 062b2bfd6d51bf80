"""The page of twins: side by side, decided by keyboard, merged and separated, what follows said."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.directory import duplicates_page as duplicates_page
from coalition_app.desktop.directory.duplicates_compare import marked
from coalition_app.desktop.directory.duplicates_page import DuplicatesPage
from coalition_app.desktop.follow_up.letters_dialog import LettersDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.documents.issue.letter_facts import letters_to_pair
from coalition_app.documents.issue.letters import letter_text
from coalition_app.errors import UserError
from coalition_app.records.journal.journal import list_entries
from coalition_app.records.lists import follow_up
from coalition_app.records.positions import positions
from coalition_app.records.positions.counted import count_counted
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatories.private_fields import change_private
from coalition_app.records.signatures import edits, status
from coalition_app.records.store.tables import signature
from tests.desktop import geometry, screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import (
    add_signatures,
    hold_originals,
    make_register,
    name_attestor,
    signatures_of,
    statement_of,
)

NAMES = ("РОО «Шаңырақ»", "Хартия", "ОО «Шанырак»", "Жаңа дәуір", "Фонд «Жаңа дәуір»", "Жаңа дәуiр")


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give a window on the twins of six signatures, of which two stand alike and three others."""
    path = tmp_path / "twins.coalition"
    with make_register(path, signatures=0) as database:
        for name in NAMES:
            add_signatures(database, 1, name=name, legal_form="", place="Алматы")
    window.open_path(path)
    window.go("twins")
    screen.settle(window)
    return window


def pairs(page: DuplicatesPage) -> list[tuple[int, int, str]]:
    return [(each.pair.a, each.pair.b, each.verdict) for each in page.model.pairs]


def choose(window: MainWindow, a: int, b: int) -> None:
    page = pages_of(window).twins
    page.list.setCurrentIndex(page.model.index(page.model.row_of(a, b)))


def test_each_pair_says_why_and_where_the_two_differ(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    assert (1, 3, "") in pairs(page)
    choose(opened, 1, 3)
    assert page.pane.reason.text() == "No. 1 and No. 3: the same name in another spelling"
    assert page.compare.lines() == [("Name, as printed", "РОО «Шаңырақ»", "ОО «Шанырак»")]
    equal = page.compare.equal.text()
    for said in ("place — Алматы", "positions — supports every demand", "consent — none yet"):
        assert said in equal


def test_letters_that_differ_stand_on_the_ground_of_the_mark() -> None:
    one, other = marked("РОО «Шаңырақ»", "ОО «Шанырак» & K")
    letters = re.compile(r"<span[^>]*>(.*?)</span>")
    assert "".join(letters.findall(one)) == "Рңқ»"
    assert "".join(letters.findall(other)) == "нк» &amp; K"
    assert re.sub(r"<[^>]*>", "", other) == "ОО «Шанырак» &amp; K"
    assert "".join(letters.findall(marked("«Демос»", "«ДЕМОС», То")[0])) == "емос»"
    assert marked("Анна Ахметова", "Фонд «Жаңа дәуір»") == ("Анна Ахметова", "Фонд «Жаңа дәуір»")
    assert marked("", "Алматы")[0] == "—"
    assert letters.findall(marked("", "Алматы")[1]) == ["Алматы"]


def test_each_answer_says_what_becomes_of_the_count(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    choose(opened, 1, 3)
    said = {verdict: button.follows.text() for verdict, button in page.buttons.items()}
    assert said.pop("same") == "Counted then: 5 instead of 6"
    assert set(said.values()) == {"Counted as now: 6"}
    page.decide("different")
    choose(opened, 1, 3)
    assert page.buttons["same"].follows.text() == "Counted then: 5 instead of 6"
    page.compare.stands[0].click()
    page.decide("same")
    with database_of(opened).reading() as tx:
        assert count_counted(tx, statement_of(tx).id) == 5
    choose(opened, 1, 3)
    assert page.buttons["different"].follows.isHidden()


def test_what_no_longer_prints_is_said_before_two_are_merged(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "twice.coalition"
    with make_register(path, signatures=0) as database:
        add_signatures(database, 1, name="Жаңа дәуір", place="", representative="")
        add_signatures(
            database, 1, name="Жаңа дәуір", place="Атырау", representative="Тогжан Кизатова"
        )
    window.open_path(path)
    window.go("twins")
    screen.settle(window)
    compare = pages_of(window).twins.compare
    assert compare.lost.isHidden()
    compare.stands[0].click()
    assert compare.lost.text() == "Not printed any more: Тогжан Кизатова; Атырау"
    compare.stands[1].click()
    assert compare.lost.isHidden()


def test_a_letter_asks_the_two_of_a_pair_whether_they_are_one(
    opened: MainWindow, tmp_path: Path
) -> None:
    database = database_of(opened)
    hold_originals(database)
    with database.reading() as tx:
        shown = statement_of(tx)
        assert follow_up.list_follow_up(tx, shown) == []
    choose(opened, 1, 3)
    pages_of(opened).twins.choice.ask.click()
    letters = screen.dialog(LettersDialog)
    letters.language.setCurrentIndex(letters.language.findData("en"))
    first = letters.preview.toPlainText()
    letters.after.click()
    second = letters.preview.toPlainText()
    opened.choosers.folder = lambda _parent, _title, _proposed: tmp_path
    letters.form_box.choose("txt")
    letters.agree.click()
    screen.settle(opened)
    assert first.startswith("A question about your signature: ")
    assert "listed as No. 1 among" in first and "too: No. 3, ОО «Шанырак»." in first
    assert "listed as No. 3 among" in second and "too: No. 1, РОО «Шаңырақ»." in second
    assert opened.page_name() == "twins"
    # Neither has an address: how the letters went is chosen where they are recorded.
    assert [each.text() for each in opened.status.offers if each.isVisible()] == [
        "Record as sent today: messenger",
        "Record as sent today: in person",
    ]
    opened.status.offers[1].click()
    screen.settle(opened)
    with database.reading() as tx:
        awaited = follow_up.list_follow_up(tx, shown)
    assert [(each.signed.number, each.sent and each.sent.channel) for each in awaited] == [
        (1, "in-person"),
        (3, "in-person"),
    ]


def test_a_name_that_is_withheld_is_not_told_to_the_other(opened: MainWindow) -> None:
    with database_of(opened).writing("change-signature") as tx:
        other = signatures_of(database_of(opened))[2]
        change_private(tx, other.signatory_id, publish="withheld")
        letters = dict(letters_to_pair(tx, statement_of(tx), (1, 3), "en"))
    assert "Шанырак" not in letter_text(letters[1])
    assert "too: No. 3." in letter_text(letters[1])


def test_a_name_that_is_not_printed_is_not_told_to_the_other(opened: MainWindow) -> None:
    database = database_of(opened)
    with database.writing("change-standing") as tx:
        tx.change(signature, signatures_of(database)[2].id, standing="declined")
        letters = dict(letters_to_pair(tx, statement_of(tx), (1, 3), "en"))
    assert "Шанырак" not in letter_text(letters[1])


def test_a_pair_of_which_one_is_gone_is_refused(opened: MainWindow) -> None:
    with database_of(opened).reading() as tx, pytest.raises(UserError, match="number 99"):
        letters_to_pair(tx, statement_of(tx), (1, 99), "en")


def test_the_answers_are_in_sight_in_a_low_window(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    opened.resize(1000, 600)
    choose(opened, 1, 3)
    screen.settle(opened)
    for button in page.buttons.values():
        assert button.visibleRegion().boundingRect() == button.rect()


def test_the_answers_follow_the_comparison_where_there_is_room(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    opened.resize(1600, 1000)
    choose(opened, 1, 3)
    screen.settle(opened)
    compared = page.compare.mapTo(page, page.compare.rect().bottomLeft()).y()
    asked = page.choice.mapTo(page, page.choice.rect().topLeft()).y()
    assert 0 < asked - compared < 40
    opened.resize(1000, 600)
    screen.settle(opened)
    opened.resize(1600, 1000)
    screen.settle(opened)
    assert page.choice.mapTo(page, page.choice.rect().topLeft()).y() == asked


def test_the_way_to_the_pair_and_back_reads_nothing_anew(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    opened.resize(600, 600)
    choose(opened, 1, 3)
    screen.settle(opened)
    assert page.beside.narrow
    asked: list[str] = []
    engine = database_of(opened).engine
    sa.event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    page.beside.open.click()
    assert page.pane.isVisible() and page.onward.isVisible()
    page.beside.back.click()
    assert page.list.isVisible() and not page.onward.isVisible()
    assert asked == []


@pytest.mark.parametrize("size", [(1280, 720), (1600, 1000)])
def test_the_reason_stands_below_the_names_beside_the_two(
    opened: MainWindow, size: tuple[int, int]
) -> None:
    page = pages_of(opened).twins
    opened.resize(*size)
    choose(opened, 1, 3)
    screen.settle(opened)
    assert page.pane.isVisible()
    row = page.list.visualRect(page.model.index(0))
    assert row.height() >= 3 * page.list.fontMetrics().height()


def test_space_leaves_a_pair_for_later_and_w_asks_both(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    page.list.setFocus()
    first = page.chosen_pair()
    screen.press(page.list, Qt.Key.Key_Space)
    following = page.chosen_pair()
    assert first is not None
    assert following is not None
    assert following.pair != first.pair
    assert all(not verdict for _a, _b, verdict in pairs(page))
    screen.press(page.list, Qt.Key.Key_W)
    screen.settle(opened)
    letters = screen.dialog(LettersDialog)
    said = letters.which.text()
    letters.reject()
    assert said == f"Letter 1 of 2, to No. {following.pair.a}"


def test_larger_text_leaves_every_line_whole(opened: MainWindow, application: QApplication) -> None:
    choose(opened, 1, 3)
    try:
        opened.do("larger-text")
        screen.settle(opened)
        QCoreApplication.processEvents()
        assert geometry.cut(pages_of(opened).twins) == []
    finally:
        opened.do("usual-text")


def test_keys_decide_and_choose_the_next_pair(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    waiting = page.model.waiting()
    first = page.chosen_pair()
    assert first is not None
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_4)
    assert page.model.waiting() == waiting - 1
    following = page.chosen_pair()
    assert following is not None
    assert following.pair != first.pair
    assert not following.verdict
    assert opened.sidebar.badge("twins") == str(waiting - 1)
    for _each in range(waiting - 1):
        screen.press(page.list, Qt.Key.Key_2)
    assert page.model.waiting() == 0
    assert opened.sidebar.badge("twins") == ""


def test_a_merge_leaves_the_list_still_and_goes_to_the_pair_that_stood_next(
    opened: MainWindow,
) -> None:
    page = pages_of(opened).twins
    shown = [each[:2] for each in pairs(page)]
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(0))
    screen.press(page.list, Qt.Key.Key_5)
    screen.press(page.list, Qt.Key.Key_1)
    screen.settle(opened)
    left = [each[:2] for each in pairs(page)]
    assert left == [each for each in shown if each in left]
    now = page.chosen_pair()
    assert now is not None
    assert (now.pair.a, now.pair.b) == next(each for each in shown[1:] if each in left)


def test_of_who_attests_the_same_keys_decide_something_else(opened: MainWindow) -> None:
    name_attestor(database_of(opened), "Ахметова Дана")
    add_signatures(database_of(opened), 1, name="Ахметова Д.", kind="individual", legal_form="")
    opened.refresh()
    screen.settle(opened)
    page = pages_of(opened).twins
    number = next(a for a, b, _verdict in pairs(page) if b == ATTESTOR)
    choose(opened, number, ATTESTOR)
    assert page.buttons["same"].accessibleName() == "The attestor is this signatory"
    assert page.choice.label.text() == "How is the attestor related to this signatory?"
    assert page.buttons["same"].key.text() == "1"
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_1)
    assert (number, ATTESTOR, "signed-herself") in pairs(page)


def test_two_people_are_offered_no_answers_of_organisations(opened: MainWindow) -> None:
    people = {"name": "Ахметова Дана", "kind": "individual", "legal_form": ""}
    add_signatures(database_of(opened), 2, **people)
    opened.refresh()
    screen.settle(opened)
    page = pages_of(opened).twins
    two = tuple(each.number for each in signatures_of(database_of(opened)))[-2:]
    choose(opened, *two)
    shown = [key for key, button in page.buttons.items() if button.isVisible()]
    assert shown == ["same", "different"]
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_2)
    assert (*two, "") in pairs(page)
    choose(opened, 1, 3)
    assert all(button.isVisible() for button in page.buttons.values())


def test_a_person_who_signs_for_a_body_too_has_an_answer(opened: MainWindow) -> None:
    person = {"name": "Дана Ахметова", "kind": "individual", "legal_form": ""}
    add_signatures(database_of(opened), 1, **person)
    add_signatures(database_of(opened), 1, name="Парус", representative="Дана Ахметова")
    name_attestor(database_of(opened), "Ахметова Дана")
    opened.refresh()
    screen.settle(opened)
    page = pages_of(opened).twins
    herself, body = tuple(each.number for each in signatures_of(database_of(opened)))[-2:]

    def offered(a: int, b: int) -> list[str]:
        choose(opened, a, b)
        return [each.accessibleName() for each in page.buttons.values() if each.isVisible()]

    assert offered(herself, body) == [
        "One signature recorded twice",
        "One person, personally and for the organisation: two signatures",
        "Different: they are only similar",
    ]
    assert offered(herself, ATTESTOR) == [
        "The attestor is this signatory",
        "Different: they are only similar",
    ]
    assert offered(body, ATTESTOR) == [
        "The attestor signed on behalf of this organisation",
        "The attestor only holds an office in this organisation",
        "Different: they are only similar",
    ]


def test_a_reason_that_is_being_typed_stays(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    choose(opened, 1, 3)
    screen.type_words(page.why, "по телефону")
    opened.speak("ru")
    opened.refresh()
    assert page.why.text() == "по телефону"
    choose(opened, 4, 5)
    assert page.why.text() == ""


def test_a_digit_in_the_reason_is_a_letter_of_it(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    choose(opened, 1, 3)
    page.why.setFocus()
    screen.press(page.why, Qt.Key.Key_1)
    assert page.why.text() == "1"
    assert all(not verdict for _a, _b, verdict in pairs(page))
    screen.type_words(page.why, "а школа")
    page.buttons["branch"].click()
    choose(opened, 1, 3)
    assert page.why.text() == "1а школа"
    with database_of(opened).reading() as tx:
        actor = list_entries(tx)[-1].actor
    assert page.pane.decided.text().startswith("Decided: An organisation and its branch. On ")
    assert f", by {actor}. " in page.pane.decided.text()
    assert page.buttons["branch"].accessibleName().startswith("✓ ")


def status_of(window: MainWindow) -> dict[int, str]:
    return {row.number: row.status for row in signatures_of(database_of(window))}


def test_same_merges_the_two_and_9_separates_them(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    before = pairs(page)
    choose(opened, 1, 3)
    assert [each.text() for each in page.compare.stands] == ["5  Keep No. 1", "6  Keep No. 3"]
    assert page.compare.remaining() is None, "which of the two stands is not proposed"
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_1)
    assert "First choose with 5 or 6" in screen.sentence(opened)
    assert pairs(page) == before
    screen.press(page.list, Qt.Key.Key_6)
    screen.press(page.list, Qt.Key.Key_1)
    assert (status_of(opened)[1], status_of(opened)[3]) == ("rejected", "signed")
    assert (1, 3, "same") in pairs(page)
    choose(opened, 1, 3)
    assert page.pane.reason.text() == "No. 1 and No. 3: one signatory now"
    assert "No. 3 is kept, No. 1 is not counted separately." in page.pane.decided.text()
    assert page.compare.remaining() is None
    screen.press(page.list, Qt.Key.Key_9)
    dialog = screen.dialog(FormDialog)
    assert screen.nameless(dialog) == []
    screen.field(dialog, "Why").setText("две организации")
    dialog.agree.click()
    assert (status_of(opened)[1], status_of(opened)[3]) == ("signed", "signed")
    assert sorted(pairs(page)) == sorted(before)
    choose(opened, 1, 3)
    assert not page.pane.separate.isVisibleTo(page)
    opened.operations.undo()
    assert (1, 3, "same") in pairs(page)


def test_two_that_say_different_things_are_not_merged_unchosen(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    with database_of(opened).writing("record-position") as tx:
        new = NewPosition({1: "does-not-support"}, "кроме сроков")
        positions.record_position(tx, statement_of(tx), 3, new)
    opened.operations.reread()
    choose(opened, 1, 3)
    assert page.compare.apart.isVisibleTo(page)
    assert page.compare.remaining() is None
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_1)
    assert "Only No. 3 says: “кроме сроков”." in screen.sentence(opened)
    assert (1, 3, "") in pairs(page)
    screen.press(page.list, Qt.Key.Key_5)
    screen.press(page.list, Qt.Key.Key_1)
    assert (status_of(opened)[1], status_of(opened)[3]) == ("signed", "rejected")


def test_pairs_of_the_one_that_is_gone_are_gone_too(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    assert {(4, 6, ""), (5, 6, "")} <= set(pairs(page))
    choose(opened, 4, 6)
    page.compare.stands[0].click()
    page.decide("same")
    assert (5, 6, "") not in pairs(page)
    assert (4, 5, "") in pairs(page)


def test_one_that_is_counted_again_by_hand_is_shown(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    choose(opened, 1, 3)
    page.compare.stands[0].click()
    page.decide("same")
    assert not page.twice.isVisibleTo(page)
    for new in ("disputed", "signed"):
        with database_of(opened).writing("change-standing") as tx:
            shown = statement_of(tx)
            status.change_status(tx, shown, 3, new, received=tx.today)
    opened.operations.reread()
    assert page.twice.accessibleName() == "1 is counted twice…"
    page.twice.click()
    assert page.pane.follows.isVisibleTo(page)
    assert "the total is one too high" in page.pane.follows.text()
    page.compare.stands[0].click()
    page.decide("same")
    assert not page.twice.isVisibleTo(page)
    assert status_of(opened)[3] == "rejected"


def test_undo_lets_the_pair_wait_again(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    before = pairs(page)
    choose(opened, 1, 3)
    page.decide("two-signatures")
    assert opened.status.undo.isVisible()
    opened.operations.undo()
    assert sorted(pairs(page)) == sorted(before)


def test_a_decision_is_asked_again_when_the_name_changes(opened: MainWindow) -> None:
    page = pages_of(opened).twins
    choose(opened, 1, 3)
    page.decide("different")
    assert (1, 3, "different") in pairs(page)
    with database_of(opened).writing("respell-name") as tx:
        edits.respell_name(tx, statement_of(tx), 3, "ОО «Шаңырақ»", "так в письме")
    opened.operations.reread()
    assert (1, 3, "") in pairs(page)


def test_enter_shows_the_two_in_the_list(opened: MainWindow) -> None:
    choose(opened, 1, 3)
    pages_of(opened).twins.list.setFocus()
    screen.press(pages_of(opened).twins.list, Qt.Key.Key_Return)
    assert opened.page_name() == "signatories"
    assert pages_of(opened).signatories.chosen_numbers() == [1, 3]


def test_a_list_without_duplicates_says_so(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "alone.coalition"
    make_register(path, signatures=1).close()
    window.open_path(path)
    window.go("twins")
    assert pages_of(window).twins.empty.isVisible()
    assert pages_of(window).twins.empty.text().startswith("No similar signatures were found")
    window.close_register()


def test_a_long_list_is_compared_beside_the_window(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates_page, "SHORT", 1)
    path = tmp_path / "long.coalition"
    with make_register(path, signatures=0) as database:
        for name in NAMES:
            add_signatures(database, 1, name=name, legal_form="")
    window.open_path(path)
    window.go("twins")
    assert pages_of(window).twins.empty.text().startswith("The names are being compared")
    screen.settle(window)
    assert (1, 3, "") in pairs(pages_of(window).twins)
    choose(window, 1, 3)
    pages_of(window).twins.decide("different")
    assert (1, 3, "different") in pairs(pages_of(window).twins)  # at once, without comparing anew
    screen.settle(window)
    window.operations.undo()
    screen.settle(window)
    assert (1, 3, "") in pairs(pages_of(window).twins)


def test_a_search_stops_when_the_page_is_left_and_begins_anew_with_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates_page, "SHORT", 1)
    path = tmp_path / "left.coalition"
    with make_register(path, signatures=0, typed=None) as database:
        for name in NAMES:
            add_signatures(database, 1, name=name, legal_form="")
    window.open_path(path)
    window.go("twins")
    window.go("chase")
    screen.settle(window)
    assert pairs(pages_of(window).twins) == []
    assert screen.sentence(window) == ""
    window.go("twins")
    screen.settle(window)
    assert (1, 3, "") in pairs(pages_of(window).twins)


def test_possible_duplicates_are_counted_in_the_list_of_places(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "count.coalition"
    with make_register(path, signatures=0) as database:
        for name in NAMES[:3]:
            add_signatures(database, 1, name=name, legal_form="")
    window.open_path(path)
    window.badges.count()
    screen.settle(window)
    assert window.sidebar.badge("twins") == "1"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_page_is_whole_and_named(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    choose(opened, 1, 3)
    pages_of(opened).twins.compare.stands[0].click()
    pages_of(opened).twins.decide("same")
    choose(opened, 1, 3)
    screen.settle(opened)
    assert screen.nameless(pages_of(opened).twins) == []
    assert geometry.cut(pages_of(opened).twins) == []
    assert geometry.overlapping(pages_of(opened).twins) == []
    least = pages_of(opened).twins.minimumSizeHint()
    assert (least.width() <= 480, least.height() <= 470) == (True, True)
