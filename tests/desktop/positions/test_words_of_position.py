"""Words in the dialog of a position: kept, assigned to demands, refused where they lack or change nothing."""

import pytest
from PySide6.QtCore import QDate, QPoint

from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.positions import acts
from coalition_app.records.positions.acts import LONGEST_WORDING
from tests import sentences
from tests.desktop import screen
from tests.desktop.positions.position_dialogs import (
    RESERVED,
    acts_of,
    dialog_of,
    kind,
    set_stance,
    stances_of,
    ticked,
)


def test_words_to_settle_stand_in_the_dialog_and_are_locked(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
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
    (act,) = acts_of(opened_case, 18)
    assert (act.kind, act.demands) == ("reservation", (1, 2))
    assert stances_of(opened_case, 18) == ("does-not-support", RESERVED, "not-stated")


def test_new_words_leave_the_old_ones_as_they_were(opened_case: MainWindow) -> None:
    test_words_to_settle_stand_in_the_dialog_and_are_locked(opened_case)
    before = acts_of(opened_case, 18)
    dialog = dialog_of(opened_case, 18)
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
    acts = acts_of(opened_case, 18)
    assert acts[0] == before[0]
    assert (acts[1].kind, acts[1].demands, acts[1].language) == ("reservation", (3,), "kk")
    assert stances_of(opened_case, 18) == ("does-not-support", RESERVED, RESERVED)


def test_the_language_that_she_chose_is_not_guessed_over(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 3)
    dialog.wording.setPlainText("but not the dates")
    assert dialog.language.currentData() == "en"
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    dialog.wording.setPlainText("мерзімдерінен басқа")
    assert dialog.language.currentData() == "ru"
    dialog.reject()


def test_words_that_change_nothing_are_no_reservation(opened_case: MainWindow) -> None:
    """Effect, not label (Vienna Convention, art. 2(1)(d))."""
    dialog = dialog_of(opened_case, 3)
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
    (act,) = acts_of(opened_case, 3)
    assert (act.kind, act.demands) == ("interpretive-declaration", (2,))
    assert act.made_on is not None
    assert act.made_on.isoformat() == "2026-01-02"
    assert stances_of(opened_case, 3) == ("supports",) * 3


def test_what_is_lacking_moves_no_tick_and_names_the_reserved_demand(
    opened_case: MainWindow,
) -> None:
    """A second quick click met an abstention: the warning had pushed the demands down."""
    dialog = dialog_of(opened_case, 18)
    set_stance(dialog, 1, "does-not-support")
    set_stance(dialog, 2, RESERVED)
    set_stance(dialog, 3, "supports")
    dialog.agree.click()
    screen.settle(opened_case)
    dialog = dialog_of(opened_case, 18)
    dialog.words.which.setCurrentIndex(1)
    screen.type_words(dialog.wording, "Кроме сроков.")
    assert "leave out or change" in dialog.lacking.text()
    screen.settle(opened_case)
    places = [tick.mapTo(dialog, QPoint()) for tick in dialog.demands.ticks]
    dialog.words.kinds["reservation"].click()
    screen.settle(opened_case)
    assert dialog.lacking.isVisible()
    assert dialog.lacking.text().endswith("under demand 2.")
    assert [tick.mapTo(dialog, QPoint()) for tick in dialog.demands.ticks] == places
    dialog.demands.ticks[1].click()
    screen.settle(opened_case)
    assert not dialog.lacking.isVisible()
    assert [tick.mapTo(dialog, QPoint()) for tick in dialog.demands.ticks] == places
    dialog.done(0)


def test_words_on_the_whole_modify_every_demand(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 3)
    assert not dialog.demands.whole.isEnabled()
    dialog.wording.setPlainText("Только в мирное время.")
    dialog.demands.whole.click()
    assert {box.key() for box in dialog.stances} == {RESERVED}
    dialog.agree.click()
    (act,) = acts_of(opened_case, 3)
    assert act.bears_on_whole
    assert stances_of(opened_case, 3) == (RESERVED,) * 3


def test_what_the_whole_reserved_goes_back_with_its_ground(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 3)
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
    (act,) = acts_of(opened_case, 3)
    assert (act.kind, act.demands) == (acts.EXPLANATION, ())
    assert stances_of(opened_case, 3) == ("supports",) * 3


def test_what_somebody_chose_stays_where_the_ground_of_the_rest_goes(
    opened_case: MainWindow,
) -> None:
    dialog = dialog_of(opened_case, 3)
    set_stance(dialog, 1, "abstains")
    dialog.wording.setPlainText("Только в мирное время.")
    dialog.demands.whole.click()
    set_stance(dialog, 2, "does-not-support")
    dialog.wording.setPlainText("")
    assert [box.key() for box in dialog.stances] == ["abstains", "does-not-support", "supports"]
    dialog.reject()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("кро\u202eме сроков", "“кро[U+202E]ме сроков” holds a hidden character"),
        ("первая строка\nкро\x07ме", "“первая строка кро[U+0007]ме” holds a control character"),
        ("я" * (LONGEST_WORDING + 1), "50001 characters, at most 50000"),
    ],
)
def test_words_that_cannot_be_printed_are_told_at_once(
    opened_case: MainWindow, words: str, said: str
) -> None:
    dialog = dialog_of(opened_case, 3)
    set_stance(dialog, 2, RESERVED)
    dialog.wording.setPlainText(words)
    assert said in dialog.words.note.text()
    dialog.agree.click()
    assert said in dialog.refusal.text()
    assert dialog.wording.toPlainText() == words
    dialog.reject()
    assert acts_of(opened_case, 3) == []
    assert stances_of(opened_case, 3) == ("supports",) * 3


def test_a_reservation_without_words_is_refused(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 3)
    set_stance(dialog, 2, RESERVED)
    dialog.agree.click()
    assert sentences.NO_WORDS in dialog.refusal.text()
    dialog.reject()


def test_what_is_asked_of_words_waits_for_them(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 3)
    assert not dialog.language.isVisible()
    assert not dialog.words.kind_row.isVisible()
    assert not any(tick.isVisible() for tick in dialog.demands.ticks)
    assert dialog.received.isVisible(), "a position comes on a day too"
    dialog.wording.setPlainText("Кроме сроков.")
    assert dialog.language.isVisible()
    assert dialog.words.kind_row.isVisible()
    assert all(tick.isVisible() for tick in dialog.demands.ticks)
    dialog.reject()
