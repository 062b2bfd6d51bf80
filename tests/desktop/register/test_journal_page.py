"""The page of the journal: sentences, what was taken back, search, days, and going to what it was about."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.journal_filter import KINDS
from coalition_app.desktop.register.journal_rows import DAY, DRAWING, OFFER, WHO, EntryList
from coalition_app.languages import LANGUAGES
from coalition_app.records.journal import action_sentences, pages, signature_sentences
from coalition_app.records.journal.pages import Known, Place, Wanted
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store import zones
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_entry
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import (
    add_signatures,
    add_statement,
    hold_originals,
    make_register,
    name_attestor,
    redo,
    this_day,
    undo,
)


@pytest.fixture
def opened(window: MainWindow, register: Path) -> MainWindow:
    window.open_path(register)
    window.go("journal")
    return window


def lines(window: MainWindow) -> list[str]:
    model = pages_of(window).journal.model
    return [model.index(row).data() for row in range(model.rowCount())]


def offers(window: MainWindow) -> list[str]:
    model = pages_of(window).journal.model
    return [model.index(row).data(OFFER) for row in range(model.rowCount())]


def click_on_offer(shown: EntryList, row: int) -> None:
    """Click at the right end of a row, where the word for undoing it stands."""
    place = shown.visualRect(shown.model().index(row, 0))
    at = QPoint(place.right() - 24, place.bottom() - 20)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)


def look_for(window: MainWindow, words: str) -> list[str]:
    pages_of(window).journal.filter.words.setText(words)
    pages_of(window).journal._search()
    return lines(window)


def lengthen(database: Database, moments: Sequence[dt.datetime]) -> None:
    """Repeat the newest entry of the journal at these moments, as a long-used register has it."""
    with database.engine.begin() as connection:
        newest = connection.execute(
            sa.select(journal_entry).order_by(journal_entry.c.seq.desc()).limit(1)
        ).first()
        assert newest is not None
        copies = [
            {**newest._mapping, "seq": newest.seq + at, "clock": newest.clock + at, "at": moment}
            for at, moment in enumerate(moments, 1)
        ]
        connection.execute(sa.insert(journal_entry), copies)


def test_the_newest_comes_first_in_sentences(opened: MainWindow) -> None:
    assert lines(opened) == [
        "No. 3: signature added",
        "No. 2: signature added",
        "No. 1: signature added",
        "Statement 1 was created",
        "The register was created",
    ]


def test_undo_and_redo_are_named_and_work_from_here(opened: MainWindow) -> None:
    page = pages_of(opened).journal
    assert offers(opened) == ["Undo", "", "", "", ""]
    click_on_offer(page.list, 0)
    assert lines(opened)[:2] == [
        "Undone: No. 3: signature added",
        "No. 3: signature added (undone since)",
    ]
    assert offers(opened)[:3] == ["", "", "Undo"]
    opened.do("redo")
    assert lines(opened)[:3] == [
        "Redone: No. 3: signature added",
        "Undone: No. 3: signature added",
        "No. 3: signature added",
    ]
    assert offers(opened)[:3] == ["", "", "Undo"]
    page.list.setCurrentIndex(page.model.index(2))
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_Delete)
    assert lines(opened)[0] == "Undone: No. 3: signature added"


def test_of_several_statements_a_row_names_its_own(opened: MainWindow) -> None:
    add_statement(database_of(opened))
    opened.operations.reread()
    model = pages_of(opened).journal.model
    assert lines(opened)[:2] == ["Statement 2 was created", "No. 3: signature added"]
    assert [model.index(row).data(WHO).split(" · ")[2] for row in (0, 1)] == [
        "Statement 2",
        "Statement 1",
    ]


def test_a_row_says_when_who_and_of_whom_and_days_are_heads(opened: MainWindow) -> None:
    database = database_of(opened)
    with database.reading() as tx:
        actor = pages.speaks_of(tx).actors[0]
    newest = dt.datetime.now(dt.UTC) + dt.timedelta(days=2)
    lengthen(database, [newest])
    opened.operations.reread()
    model = pages_of(opened).journal.model
    days = [model.index(row).data(DAY) for row in range(model.rowCount())]
    who = model.index(1).data(WHO)
    assert [bool(each) for each in days] == [True, True, False, False, False, False]
    assert who.endswith(f" · {actor} · ОФ Фонд «Бірлік 3»") or "Бірлік 3" in who
    assert model.index(1).data(DRAWING) == "plus"


def test_words_numbers_and_who_find_entries(opened: MainWindow) -> None:
    assert look_for(opened, "signature 2") == ["No. 2: signature added"]
    assert look_for(opened, "CREATED") == ["Statement 1 was created", "The register was created"]
    assert look_for(opened, "12") == []
    assert pages_of(opened).journal.empty.isVisible()
    pages_of(opened).journal.filter.clear.click()
    pages_of(opened).journal._search()
    assert len(lines(opened)) == 5
    with database_of(opened).reading() as tx:
        actor = pages.speaks_of(tx).actors[0]
    assert len(look_for(opened, actor.upper())) == 5


def test_words_are_looked_for_in_the_language_that_is_read(opened: MainWindow) -> None:
    opened.speak("ru")
    found = look_for(opened, "реестр")
    assert len(found) == 1
    assert look_for(opened, "register") == []


def test_kinds_and_days_are_combined(opened: MainWindow) -> None:
    hold_originals(database_of(opened), [1])
    name_attestor(database_of(opened))
    chosen = pages_of(opened).journal.filter
    chosen.kind.setCurrentIndex(chosen.kind.findData("evidence"))
    pages_of(opened).journal.read()
    assert lines(opened) == ["No. 1: evidence recorded"]
    chosen.days.setCurrentIndex(chosen.days.findData("range"))
    yesterday = this_day() - dt.timedelta(days=1)
    chosen.until.setDate(chosen.until.date().addDays(-1))
    chosen.since.setDate(chosen.since.date().addDays(-9))
    assert chosen.wanted().until == yesterday
    pages_of(opened).journal._search()
    assert lines(opened) == []
    chosen.until.setDate(chosen.until.date().addDays(1))
    pages_of(opened).journal._search()
    assert lines(opened) == ["No. 1: evidence recorded"]


def test_a_day_begins_and_ends_where_the_person_is(tmp_path: Path) -> None:
    with make_register(tmp_path / "r.coalition") as database:
        midnight = dt.datetime.combine(dt.date(2026, 3, 14), dt.time(), zones.zone_of(""))
        second = dt.timedelta(seconds=1)
        lengthen(database, [midnight - second, midnight, midnight + dt.timedelta(1) - second])
        lengthen(database, [midnight + dt.timedelta(1)])
        day = dt.date(2026, 3, 14)
        with database.reading() as tx:
            found, _place = pages.next_page(tx, Wanted(since=day, until=day), Known(), Place())
    assert [each.entry.at for each in reversed(found)] == [
        midnight.astimezone(dt.UTC),
        (midnight + dt.timedelta(1) - second).astimezone(dt.UTC),
    ]


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_pages_together_are_the_whole_journal(tmp_path: Path, limit: int) -> None:
    with make_register(tmp_path / "r.coalition", signatures=4) as database:
        undo(database)
        undo(database)
        redo(database)
        with database.reading() as tx:
            whole, _place = pages.next_page(tx, Wanted(), Known(), Place())
            by_pages, place = [], Place()
            while not place.at_end:
                page, place = pages.next_page(tx, Wanted(), Known(), place, limit)
                by_pages += page
    assert by_pages == whole
    assert [each.entry.seq for each in whole] == list(range(len(whole), 0, -1))
    undone = {each.entry.arguments for each in whole if each.undone}
    assert undone == {'{"number": 4, "statement": 1}'}


def test_enter_goes_to_the_signatory(opened: MainWindow) -> None:
    page = pages_of(opened).journal
    page.list.setCurrentIndex(page.model.index(1))
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_Return)
    assert opened.page_name() == "signatories"
    assert [each.number for each in pages_of(opened).signatories.chosen()] == [2]


def test_a_double_click_goes_to_the_text(opened: MainWindow) -> None:
    page = pages_of(opened).journal
    QCoreApplication.processEvents()
    place = page.list.visualRect(page.model.index(3)).center()
    at = page.list.viewport()
    QTest.mouseClick(at, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(at, Qt.MouseButton.LeftButton, pos=place)
    assert opened.page_name() == "text"


def test_what_was_about_the_whole_register_says_so(opened: MainWindow) -> None:
    page = pages_of(opened).journal
    page.list.setCurrentIndex(page.model.index(4))
    page.list.setFocus()
    screen.press(page.list, Qt.Key.Key_Return)
    assert opened.page_name() == "journal"
    assert screen.sentence(opened) == "This action was about the whole register."


def test_a_new_action_appears_and_the_search_stays(opened: MainWindow) -> None:
    look_for(opened, "signature")
    add_signatures(database_of(opened), 1)
    opened.operations.reread()
    assert lines(opened)[0] == "No. 4: signature added"
    assert len(lines(opened)) == 4
    assert pages_of(opened).journal.filter.words.text() == "signature"


def test_of_a_hundred_thousand_entries_a_window_is_read(window: MainWindow, register: Path) -> None:
    with open_register(register) as database:
        lengthen(database, [dt.datetime.now(dt.UTC)] * 100_000)
    window.open_path(register)
    window.go("journal")
    pages_of(window).journal.list.scrollToBottom()
    window.refresh()
    pages_of(window).journal.filter.days.setCurrentIndex(1)
    QCoreApplication.processEvents()
    assert len(lines(window)) < 1_000
    assert pages_of(window).journal.model.canFetchMore(pages_of(window).journal.list.rootIndex())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_narrow_enough_in_each_language(opened: MainWindow, language: str) -> None:
    opened.speak(language)
    QCoreApplication.processEvents()
    least = pages_of(opened).journal.minimumSizeHint()
    assert least.width() <= 480
    assert least.height() <= 470
    assert screen.nameless(pages_of(opened).journal) == []


def test_every_action_of_the_journal_belongs_to_a_kind() -> None:
    named = {key.split(":")[0] for key in action_sentences.SENTENCES} | set(
        signature_sentences.CHANGES
    )
    sorted_out = {action for _words, keys in KINDS.values() for action in keys}
    assert named - sorted_out == {"make-register"}


def test_a_day_s_head_leaves_the_round_corners_of_the_card_alone(opened: MainWindow) -> None:
    """Its ground stood square over the corners, which is seen in the dark."""
    opened.go("journal")
    screen.settle(opened)
    shown = pages_of(opened).journal.list
    image = shown.grab().toImage()
    for x in (1, image.width() - 2):
        assert image.pixelColor(x, 1).name() != theme.LIGHT.sunken
    assert image.pixelColor(image.width() // 2, 2).name() == theme.LIGHT.sunken
