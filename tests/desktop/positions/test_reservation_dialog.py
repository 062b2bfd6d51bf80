"""The dialog of positions and words: what follows what, what is locked, and how it will print."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QScrollArea

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.languages import LANGUAGES
from coalition_app.records.lists.signature_details import read_details
from coalition_app.records.positions import acts, positions
from coalition_app.records.positions.acts import LONGEST_WORDING, ActRow
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures import signatures
from tests import sentences
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import add_signatures, add_statement, make_register, statement_of

RESERVED = "supports-with-reservation"


@pytest.fixture
def opened(window: MainWindow, imported_case: Path) -> Iterator[MainWindow]:
    """Give the window on the real list of 119, whose number 18 has words to settle."""
    window.open_path(imported_case)
    yield window
    screen.settle(window)


def dialog_of(window: MainWindow, number: int) -> PositionDialog:
    pages_of(window).signatories.choose([number])
    window.owners.positions.reserve()
    return screen.dialog(PositionDialog)


def set_stance(dialog: PositionDialog, demand: int, stance: str) -> None:
    stances = dialog.stances[demand - 1]
    assert stance in stances.segments
    stances.pick(stance)


def kind(dialog: PositionDialog) -> str:
    return dialog.words.kind


def ticked(dialog: PositionDialog) -> list[int]:
    return dialog.demands.touched()


def acts_of(window: MainWindow, number: int) -> list[ActRow]:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        return positions.acts_by_signature(tx, statement).get(signed.id, [])


def stances_of(window: MainWindow, number: int) -> tuple[str, ...]:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        statement = statement_of(tx)
        signed = signatures.find_signature(tx, statement, number)
        return read_held(tx, statement).of(signed.id)


def test_words_to_settle_stand_in_the_dialog_and_are_locked(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    assert dialog.wording.isReadOnly()
    assert "Locked" in dialog.wording.toolTip()
    assert [box.key() for box in dialog.stances] == ["", "", ""]
    assert not dialog.language.isEnabled()
    set_stance(dialog, 1, "does-not-support")
    set_stance(dialog, 2, RESERVED)
    set_stance(dialog, 3, "not-stated")
    assert ticked(dialog) == [1, 2]
    assert kind(dialog) == "reservation"
    dialog.agree.click()
    (act,) = acts_of(opened, 18)
    assert (act.kind, act.demands) == ("reservation", (1, 2))
    assert stances_of(opened, 18) == ("does-not-support", RESERVED, "not-stated")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_three_demands_with_their_segments_are_seen_at_once(
    opened: MainWindow, language: str
) -> None:
    opened.speak(language)
    dialog = dialog_of(opened, 18)
    screen.settle(opened)
    for part in (dialog.wording, *dialog.stances):
        assert part.visibleRegion().boundingRect() == part.rect()
    assert not dialog.wording.verticalScrollBar().isVisible()
    dialog.reject()


def test_signs_without_words_stand_beside_the_heading_of_their_demand(opened: MainWindow) -> None:
    opened.resize(720, 600)
    dialog = dialog_of(opened, 18)
    screen.settle(opened)
    for _demand, stances, tick in dialog.demands.lines():
        below = stances.mapTo(dialog.demands, stances.rect().center()).y()
        assert abs(below - tick.mapTo(dialog.demands, tick.rect().center()).y()) <= 1
    layout = dialog.layout()
    assert layout is not None
    layout.activate()  # what a late answer changed is laid out with the next turn only
    edge = layout.contentsRect().right()
    assert edge == dialog.width() - 2, "the print covers the edge of the dialog"
    assert not dialog.language.isEnabled()
    drawn = dialog.language.grab().toImage()
    assert drawn.pixelColor(6, drawn.height() // 2).name() == theme.applied().grey_ground
    dialog.reject()


def test_new_words_leave_the_old_ones_as_they_were(opened: MainWindow) -> None:
    test_words_to_settle_stand_in_the_dialog_and_are_locked(opened)
    before = acts_of(opened, 18)
    dialog = dialog_of(opened, 18)
    assert dialog.words.which.count() == 2
    assert dialog.words.which.currentText() == "Reservation"
    dialog.words.which.setCurrentIndex(1)
    assert not dialog.wording.isReadOnly()
    assert dialog.wording.toPlainText() == ""
    dialog.wording.setPlainText("Үшінші талапқа қосыламыз, бірақ мерзімі бөлек.")
    assert dialog.language.currentData() == "kk"
    set_stance(dialog, 3, RESERVED)
    assert ticked(dialog) == [3]
    dialog.agree.click()
    acts = acts_of(opened, 18)
    assert acts[0] == before[0]
    assert (acts[1].kind, acts[1].demands, acts[1].language) == ("reservation", (3,), "kk")
    assert stances_of(opened, 18) == ("does-not-support", RESERVED, RESERVED)


def test_the_language_that_she_chose_is_not_guessed_over(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 3)
    dialog.wording.setPlainText("but not the dates")
    assert dialog.language.currentData() == "en"
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    dialog.wording.setPlainText("мерзімдерінен басқа")
    assert dialog.language.currentData() == "ru"
    dialog.reject()


def test_words_that_change_nothing_are_no_reservation(opened: MainWindow) -> None:
    """Effect, not label (Vienna Convention, art. 2(1)(d))."""
    dialog = dialog_of(opened, 3)
    dialog.wording.setPlainText("Понимаем срок как в приложении.")
    assert kind(dialog) == ""
    set_stance(dialog, 2, RESERVED)
    assert kind(dialog) == "reservation"
    dialog.words.kinds["interpretive-declaration"].click()
    assert "are a reservation" in dialog.lacking.text()
    dialog.agree.click()
    assert "are a reservation" in dialog.refusal.text()
    set_stance(dialog, 2, "supports")
    assert dialog.lacking.text() == ""
    dialog.demands.ticks[1].click()
    dialog.words.dated.click()
    dialog.words.made.setDate(QDate(2026, 1, 2))
    dialog.agree.click()
    (act,) = acts_of(opened, 3)
    assert (act.kind, act.demands) == ("interpretive-declaration", (2,))
    assert act.made_on is not None
    assert act.made_on.isoformat() == "2026-01-02"
    assert stances_of(opened, 3) == ("supports",) * 3


def test_what_is_lacking_moves_no_tick_and_names_the_reserved_demand(opened: MainWindow) -> None:
    """A second quick click met an abstention: the warning had pushed the demands down."""
    dialog = dialog_of(opened, 18)
    set_stance(dialog, 1, "does-not-support")
    set_stance(dialog, 2, RESERVED)
    set_stance(dialog, 3, "supports")
    dialog.agree.click()
    screen.settle(opened)
    dialog = dialog_of(opened, 18)
    dialog.words.which.setCurrentIndex(1)
    screen.type_words(dialog.wording, "Кроме сроков.")
    assert "leave out or change" in dialog.lacking.text()
    screen.settle(opened)
    places = [tick.mapTo(dialog, QPoint()) for tick in dialog.demands.ticks]
    dialog.words.kinds["reservation"].click()
    screen.settle(opened)
    assert dialog.lacking.isVisible()
    assert dialog.lacking.text().endswith("under demand 2.")
    assert [tick.mapTo(dialog, QPoint()) for tick in dialog.demands.ticks] == places
    dialog.demands.ticks[1].click()
    screen.settle(opened)
    assert not dialog.lacking.isVisible()
    assert [tick.mapTo(dialog, QPoint()) for tick in dialog.demands.ticks] == places
    dialog.done(0)


def test_words_on_the_whole_modify_every_demand(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 3)
    assert not dialog.demands.whole.isEnabled()
    dialog.wording.setPlainText("Только в мирное время.")
    dialog.demands.whole.click()
    assert {box.key() for box in dialog.stances} == {RESERVED}
    dialog.agree.click()
    (act,) = acts_of(opened, 3)
    assert act.bears_on_whole
    assert stances_of(opened, 3) == (RESERVED,) * 3


def test_what_the_whole_reserved_goes_back_with_its_ground(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 3)
    dialog.wording.setPlainText("Мы за мир, и вот почему.")
    dialog.demands.whole.click()
    assert {box.key() for box in dialog.stances} == {RESERVED}
    dialog.words.kinds[acts.EXPLANATION].click()
    assert {box.key() for box in dialog.stances} == {"supports"}
    dialog.words.kinds[acts.RESERVATION].click()
    assert {box.key() for box in dialog.stances} == {RESERVED}
    dialog.demands.whole.click()
    assert {box.key() for box in dialog.stances} == {"supports"}
    assert ticked(dialog) == []
    dialog.words.kinds[acts.EXPLANATION].click()
    dialog.demands.whole.click()
    dialog.agree.click()
    (act,) = acts_of(opened, 3)
    assert (act.kind, act.demands) == (acts.EXPLANATION, ())
    assert stances_of(opened, 3) == ("supports",) * 3


def test_what_somebody_chose_stays_where_the_ground_of_the_rest_goes(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 3)
    set_stance(dialog, 1, "abstains")
    dialog.wording.setPlainText("Только в мирное время.")
    dialog.demands.whole.click()
    set_stance(dialog, 2, "does-not-support")
    dialog.wording.setPlainText("")
    assert [box.key() for box in dialog.stances] == ["abstains", "does-not-support", "supports"]
    dialog.reject()


def test_the_words_that_differ_stand_out_in_the_theme_that_is_worn(
    opened: MainWindow, application: QApplication
) -> None:
    dialog = dialog_of(opened, 3)
    theme.apply_theme(application, "dark")
    told = [each.text() for each in dialog.demands.findChildren(QLabel) if "<span" in each.text()]
    theme.apply_theme(application, "light")
    dialog.reject()
    assert len(told) == 3
    assert all(theme.DARK.text in each for each in told)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("кро\u202eме сроков", "“кро[U+202E]ме сроков” holds a hidden character"),
        ("первая строка\nкро\x07ме", "“первая строка кро[U+0007]ме” holds a control character"),
        ("я" * (LONGEST_WORDING + 1), "50001 characters, at most 50000"),
    ],
)
def test_words_that_cannot_be_printed_are_told_at_once(
    opened: MainWindow, words: str, said: str
) -> None:
    dialog = dialog_of(opened, 3)
    set_stance(dialog, 2, RESERVED)
    dialog.wording.setPlainText(words)
    assert said in dialog.words.note.text()
    dialog.agree.click()
    assert said in dialog.refusal.text()
    assert dialog.wording.toPlainText() == words
    dialog.reject()
    assert acts_of(opened, 3) == []
    assert stances_of(opened, 3) == ("supports",) * 3


def test_a_reservation_without_words_is_refused(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 3)
    set_stance(dialog, 2, RESERVED)
    dialog.agree.click()
    assert sentences.NO_WORDS in dialog.refusal.text()
    dialog.reject()


def test_a_core_demand_does_not_offer_a_reservation(window: MainWindow, tmp_path: Path) -> None:
    """Vienna Convention, art. 19(a)."""
    path = tmp_path / "core.coalition"
    with make_register(path, statements_made=0, signatures=0) as database:
        add_statement(database, demands=2, policies=("core", "open"))
        add_signatures(database, 1)
    window.open_path(path)
    dialog = dialog_of(window, 1)
    offered = [RESERVED in box.segments for box in dialog.stances]
    dialog.reject()
    assert offered == [False, True]
    screen.settle(window)


def test_the_preview_shows_what_will_be_printed(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 3)
    dialog.wording.setPlainText("Кроме сроков, названных в пункте.")
    set_stance(dialog, 2, RESERVED)
    screen.settle(opened)
    dialog.picture.draw()
    screen.settle(opened)
    printed = dialog.picture.accessibleDescription()
    assert "Кроме сроков, названных в пункте." in printed.replace("\r\n", " ").replace("\n", " ")
    assert "Оговорка" in printed
    assert "Требование 2: поддерживает с оговоркой" in printed
    assert not dialog.picture.pixmap().isNull()
    dialog.reject()


def test_a_preview_that_is_late_finds_no_dialog_and_says_nothing(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 3)
    dialog.picture.draw()
    dialog.reject()
    screen.settle(opened)
    assert screen.open_dialogs() == []


def test_nothing_changed_states_what_is_shown(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 5)
    dialog.agree.click()
    undo = opened.menus.actions["undo"].toolTip()
    assert undo == "Undo: record the position of No. 5 in statement 1"
    assert stances_of(opened, 5) == ("supports",) * 3


def test_the_dialog_speaks_another_language_while_it_is_open(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    set_stance(dialog, 1, "does-not-support")
    opened.speak("kk")
    chosen = dialog.stances[0].segments["does-not-support"]
    assert (chosen.text(), chosen.isChecked()) == ("− қолдамайды", True)
    assert dialog.wording.isReadOnly()
    dialog.reject()


def test_the_dialog_fits_a_small_screen(opened: MainWindow) -> None:
    opened.speak("kk")
    dialog = dialog_of(opened, 18)
    QCoreApplication.processEvents()
    assert dialog.width() <= 1240
    assert dialog.height() <= 690
    for area in dialog.findChildren(QScrollArea):
        inside = area.widget()
        assert inside is not None
        assert inside.width() <= area.viewport().width()
    dialog.reject()


def test_the_preview_settles_at_every_height(opened: MainWindow) -> None:
    """A picture that grows with its width must not chase the scroll bar that it brings about."""
    dialog = dialog_of(opened, 18)
    dialog.words.which.setCurrentIndex(1)
    dialog.wording.setPlainText("Поясняем, почему.\n" * 4)
    set_stance(dialog, 1, "does-not-support")
    dialog.words.kinds["explanation"].click()
    dialog.picture.draw()
    screen.settle(opened)
    for height in range(420, 690, 9):
        dialog.resize(dialog.width(), height)
        QCoreApplication.processEvents()
    assert dialog.picture.pixmap().width() <= dialog.picture.width()
    dialog.reject()


def test_a_hurried_enter_records_nothing_and_ctrl_enter_does(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 5)
    before = opened.menus.actions["undo"].toolTip()
    for widget in (dialog.stances[0], dialog.language, dialog.received, dialog.agree, dialog):
        screen.press(widget.focusProxy() or widget, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert opened.menus.actions["undo"].toolTip() == before
    dialog.wording.setFocus()
    screen.press(dialog.wording, Qt.Key.Key_Return, ctrl=True)
    assert screen.open_dialogs() == []
    undo = opened.menus.actions["undo"].toolTip()
    assert undo == "Undo: record the position of No. 5 in statement 1"


def test_signs_set_the_stance_that_has_the_keyboard(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    QTest.keyClick(dialog, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    stances = dialog.stances[1]
    told = {"+": "supports", "=": RESERVED, "-": "does-not-support", "0": "not-stated"}
    told |= {"1": "supports", "2": RESERVED, "3": "does-not-support", "4": "abstains"}
    told |= {"5": "not-stated", "a": "abstains", "ф": "abstains"}
    for typed, stance in told.items():
        focused = dialog.focusWidget()
        assert focused in stances.segments.values()
        screen.type_words(focused, typed)
        assert stances.key() == stance, typed
        assert stances.segments[stance].isVisible(), typed
    assert [each.key() for each in dialog.stances] == ["", "abstains", ""]
    dialog.reject()


def test_a_digit_with_alt_or_ctrl_goes_and_says_no_stance(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    dialog.stances[0].pick("does-not-support")
    first = dialog.stances[0].segments["does-not-support"]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(first, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [each.key() for each in dialog.stances] == ["does-not-support", "", ""]
    assert dialog.focusWidget() in dialog.stances[1].segments.values()
    dialog.reject()


def test_no_consensus_is_in_the_context_menu_and_shown_once_chosen(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    stances = dialog.stances[0]
    rare = stances.segments["no-consensus"]
    assert not rare.isVisible()
    stances.customContextMenuRequested.emit(stances.rect().center())
    (menu,) = stances.findChildren(QMenu)
    menu.actions()[-1].trigger()
    assert (stances.key(), rare.isVisible()) == ("no-consensus", True)
    stances.pick("supports")
    assert not rare.isVisible()
    menu.close()
    dialog.reject()


def test_every_demand_is_whole_and_says_where_it_differs(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    database = opened.operations.database
    assert database is not None
    with database.reading() as tx:
        demands = statement_of(tx).demands
    shown = [re.sub("<[^>]*>", "", each.text()) for each in dialog.findChildren(QLabel)]
    for demand in demands:
        assert escape(demand.wordings["en"]) in shown
    headings = [each.text() for each in dialog.findChildren(QLabel)]
    assert "1 · International expert review" in headings
    assert "2 · National public review" in headings
    marked = [re.findall("<span[^>]*>([^<]*)</span>", each) for each in headings]
    assert ["international expert review"] in marked
    dialog.reject()


def test_what_is_counted_and_was_before_is_said(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    assert dialog.counted.text() == "Not counted: 1\u00a0?   2\u00a0?   3\u00a0?"
    assert not dialog.earlier.isVisible()
    for number, stance in enumerate(("does-not-support", RESERVED, "not-stated"), start=1):
        set_stance(dialog, number, stance)
    assert dialog.counted.text() == "In the counts: 1\u00a0−   2\u00a0±   3\u00a0•"
    assert dialog.earlier.text().startswith("Before: 1\u00a0?   2\u00a0?   3\u00a0?.")
    assert dialog.earlier.isVisible()
    dialog.words.which.setCurrentIndex(1)  # new words: those of the list are not assigned by them
    for number in (1, 2, 3):
        set_stance(dialog, number, "supports")
    assert dialog.counted.text() == (
        "Not counted until its other words are settled (1): 1\u00a0+   2\u00a0+   3\u00a0+"
    )
    dialog.reject()


def test_what_is_asked_of_words_waits_for_them(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 3)
    assert not dialog.language.isVisible()
    assert not dialog.words.kind_row.isVisible()
    assert not any(tick.isVisible() for tick in dialog.demands.ticks)
    assert dialog.received.isVisible(), "a position comes on a day too"
    dialog.wording.setPlainText("Кроме сроков.")
    assert dialog.language.isVisible()
    assert dialog.words.kind_row.isVisible()
    assert all(tick.isVisible() for tick in dialog.demands.ticks)
    dialog.reject()


def test_a_day_that_nobody_knows_is_shown_as_unknown(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    words = dialog.words
    assert not dialog.received.isVisible()
    assert words.untold.isVisible() and words.untold.text() == "Unknown"
    screen.settle(opened)
    row = (words.kind_row, words.language, words.received)
    captions = [each for each in dialog.findChildren(QLabel) if each.buddy() in row]
    assert len({each.mapTo(dialog, QPoint()).y() for each in captions}) == 1
    dialog.words.which.setCurrentIndex(1)  # new words came today unless told
    assert dialog.received.isVisible() and not words.untold.isVisible()
    dialog.words.which.setCurrentIndex(0)
    settle_18(dialog)
    assert acts_of(opened, 18)[0].received_on is None
    screen.settle(opened)
    opened.details.go("position")
    assert any("day of receipt unknown" in each for each in opened.details.acts.texts())
    again = dialog_of(opened, 18)
    assert again.words.untold.isVisible() and not again.words.untold.isEnabled()
    again.reject()


def test_what_shows_words_of_an_unknown_day_came_on_an_unknown_day_too(
    opened: MainWindow,
) -> None:
    dialog = dialog_of(opened, 18)
    dialog.shown_by.held.setText("сейф")
    dialog.shown_by.holder.setText("Д. Ахметова")
    settle_18(dialog)
    with database_of(opened).reading() as tx:
        found = read_details(tx, statement_of(tx), 18)
    assert found is not None
    assert [each.received_on for each in found.evidence if each.held_where == "сейф"] == [None]


def test_a_day_that_was_unknown_can_be_given(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    stood = dialog.words.untold.geometry(), dialog.words.language.geometry()
    dialog.words.untold.click()
    QCoreApplication.processEvents()
    assert dialog.received.isVisible() and not dialog.words.untold.isVisible()
    # The field stands where the button stood, and nothing beside it moves.
    assert (dialog.received.geometry(), dialog.words.language.geometry()) == stood
    dialog.received.setDate(QDate(2025, 3, 9))
    settle_18(dialog)
    assert str(acts_of(opened, 18)[0].received_on) == "2025-03-09"


def settle_18(dialog: PositionDialog) -> None:
    set_stance(dialog, 1, "does-not-support")
    set_stance(dialog, 2, RESERVED)
    set_stance(dialog, 3, "not-stated")
    dialog.agree.click()
    assert not dialog.refusal.isVisible(), dialog.refusal.text()


def test_evidence_is_a_line_that_unfolds(opened: MainWindow) -> None:
    opened.choosers.file = lambda *_asked: None
    dialog = dialog_of(opened, 3)
    assert not dialog.shown_by.isVisible()
    assert dialog.evidence_line.text() == "List only. Attach a letter…"
    dialog.evidence_line.click()
    QCoreApplication.processEvents()
    assert dialog.shown_by.kind.hasFocus()
    dialog.shown_by.kind.choose("letter")
    assert dialog.evidence_line.text() == "Shown by: letter"
    dialog.reject()


def test_who_stands_in_no_list_has_no_evidence_yet(opened: MainWindow) -> None:
    database = opened.operations.database
    assert database is not None
    add_signatures(database, 1)
    opened.refresh()
    dialog = dialog_of(opened, 120)
    assert dialog.evidence_line.text() == "No evidence yet. Attach a letter…"
    dialog.reject()


def test_recorded_words_without_a_date_ask_for_none(opened: MainWindow) -> None:
    dialog = dialog_of(opened, 18)
    assert not dialog.words.dated.isVisible()
    dialog.words.which.setCurrentIndex(dialog.words.which.count() - 1)
    dialog.wording.setPlainText("Иначе.")
    assert dialog.words.dated.isVisible()
    dialog.reject()


MAIL = """From: Махамбет <x@example.kz>
Date: Thu, 26 Nov 2020 10:00:00 +0500
Content-Type: text/plain; charset=utf-8

{}
"""


def attach_to_18(window: MainWindow, letter: Path, words: str) -> PositionDialog:
    """Attach a mail of 26 November to the words of the list, which came on 20 November."""
    letter.write_bytes(MAIL.format(words).encode())
    window.choosers.file = lambda *_asked: letter
    dialog = dialog_of(window, 18)
    dialog.words.untold.click()
    dialog.received.setDate(QDate(2020, 11, 20))
    dialog.evidence_line.click()
    return dialog


def pieces_of(window: MainWindow, number: int) -> list[tuple[str, str, str, str]]:
    with database_of(window).reading() as tx:
        found = read_details(tx, statement_of(tx), number)
    assert found is not None
    return [
        (each.claim, each.kind, str(each.made_on), str(each.received_on))
        for each in found.evidence
        if each.file_name == "18.eml"
    ]


def test_a_mail_that_is_attached_came_on_its_own_day_and_shows_what_is_ticked(
    opened: MainWindow, tmp_path: Path
) -> None:
    """No document is received before it is written; consent is never taken for granted."""
    dialog = attach_to_18(opened, tmp_path / "18.eml", "Так и есть.")
    assert dialog.shown_by.file.text() == str(tmp_path / "18.eml")
    assert dialog.evidence_line.text() == "Shown by: email"
    assert dialog.consents_row.isVisible() and not dialog.consents.isChecked()
    settle_18(dialog)
    assert pieces_of(opened, 18) == [("wording", "mail", "2020-11-26", "2020-11-26")]
    assert str(acts_of(opened, 18)[0].received_on) == "2020-11-20"
    again = dialog_of(opened, 18)
    assert again.evidence_line.text() == "Evidence: 18.eml. Attach another letter…"
    again.reject()


def test_a_letter_can_show_the_consent_beside_the_words(opened: MainWindow, tmp_path: Path) -> None:
    dialog = attach_to_18(opened, tmp_path / "18.eml", "Так и есть.")
    dialog.consents.click()
    settle_18(dialog)
    assert [each for each, *_rest in pieces_of(opened, 18)] == ["consent", "wording"]
    with database_of(opened).reading() as tx:
        found = read_details(tx, statement_of(tx), 18)
    assert found is not None
    assert found.grade == "received"


def test_words_that_do_not_stand_in_the_attached_letter_are_told(
    opened: MainWindow, tmp_path: Path
) -> None:
    dialog = attach_to_18(opened, tmp_path / "18.eml", "Совсем другие слова.")
    assert dialog.compared.isVisible()
    assert dialog.compared.text() == (
        "These words do not stand in 18.eml as they stand above: compare them."
    )
    words = dialog.words.text
    (tmp_path / "b.eml").write_bytes(MAIL.format(f"Пишем:\n{words.upper()}").encode())
    dialog.shown_by.file.setText(str(tmp_path / "b.eml"))
    assert not dialog.compared.isVisible()
    dialog.reject()


def test_a_paper_dated_after_the_words_came_on_an_unknown_day(
    opened: MainWindow, tmp_path: Path
) -> None:
    dialog = attach_to_18(opened, tmp_path / "18.eml", "…")
    (tmp_path / "18.eml").rename(tmp_path / "18.txt")
    dialog.shown_by.file.setText(str(tmp_path / "18.txt"))
    dialog.shown_by.made.setDate(QDate(2020, 11, 26))
    settle_18(dialog)
    with database_of(opened).reading() as tx:
        found = read_details(tx, statement_of(tx), 18)
    assert found is not None
    assert [e.received_on for e in found.evidence if e.file_name == "18.txt"] == [None]


def test_new_words_can_stand_in_place_of_the_earlier_ones(opened: MainWindow) -> None:
    settle_18(dialog_of(opened, 18))
    dialog = dialog_of(opened, 18)
    dialog.words.which.setCurrentIndex(dialog.words.which.count() - 1)
    assert not dialog.replaces.isVisible()
    dialog.wording.setPlainText("Поддерживаем экспертизу независимых юристов.")
    assert dialog.replaces.isVisible() and not dialog.replaces.isChecked()
    dialog.replaces.click()
    for tick in dialog.demands.ticks[:2]:
        tick.click()
    dialog.words.kind_row.segments["reservation"].click()
    dialog.agree.click()
    assert not dialog.refusal.isVisible(), dialog.refusal.text()
    (now,) = acts_of(opened, 18)
    assert now.wording == "Поддерживаем экспертизу независимых юристов."
    with database_of(opened).reading() as tx:
        signed = signatures.find_signature(tx, statement_of(tx), 18)
        every = positions.acts_by_signature(tx, statement_of(tx), [signed.id], withdrawn=True)
        assert [each.withdrawn_on is None for each in every[signed.id]] == [False, True]
        held = read_held(tx, statement_of(tx), [signed.id]).by_demand(signed.id)
    assert held == {1: "does-not-support", 2: RESERVED, 3: "not-stated"}
    opened.do("undo")
    (only,) = acts_of(opened, 18)
    assert only.wording != now.wording
