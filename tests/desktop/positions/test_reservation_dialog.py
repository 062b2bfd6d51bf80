"""The dialog of a position: demands and their signs, the preview, keys, languages and small screens."""

import re
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QScrollArea

from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.positions.position_dialogs import RESERVED, dialog_of, set_stance, stances_of
from tests.registers import add_signatures, add_statement, make_register, statement_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_three_demands_with_their_segments_are_seen_at_once(
    opened_case: MainWindow, language: str
) -> None:
    opened_case.speak(language)
    dialog = dialog_of(opened_case, 18)
    screen.settle(opened_case)
    for part in (dialog.wording, *dialog.stances):
        assert part.visibleRegion().boundingRect() == part.rect()
    assert not dialog.wording.verticalScrollBar().isVisible()
    dialog.reject()


def test_signs_without_words_stand_beside_the_heading_of_their_demand(
    opened_case: MainWindow,
) -> None:
    opened_case.resize(720, 600)
    dialog = dialog_of(opened_case, 18)
    screen.settle(opened_case)
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


def test_the_words_that_differ_stand_out_in_the_theme_that_is_worn(
    opened_case: MainWindow, application: QApplication
) -> None:
    dialog = dialog_of(opened_case, 3)
    theme.apply_theme(application, "dark")
    told = [each.text() for each in dialog.demands.findChildren(QLabel) if "<span" in each.text()]
    theme.apply_theme(application, "light")
    dialog.reject()
    assert len(told) == 3
    assert all(theme.DARK.text in each for each in told)


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


def test_the_preview_shows_what_will_be_printed(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 3)
    dialog.wording.setPlainText("Кроме сроков, названных в пункте.")
    set_stance(dialog, 2, RESERVED)
    screen.settle(opened_case)
    dialog.picture.draw()
    screen.settle(opened_case)
    printed = dialog.picture.accessibleDescription()
    assert "Кроме сроков, названных в пункте." in printed.replace("\r\n", " ").replace("\n", " ")
    assert "Оговорка" in printed
    assert "Требование 2: поддерживает с оговоркой" in printed
    assert not dialog.picture.pixmap().isNull()
    dialog.reject()


def test_a_preview_that_is_late_finds_no_dialog_and_says_nothing(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 3)
    dialog.picture.draw()
    dialog.reject()
    screen.settle(opened_case)
    assert screen.open_dialogs() == []


def test_nothing_changed_states_what_is_shown(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 5)
    dialog.agree.click()
    undo = opened_case.menus.actions["undo"].toolTip()
    assert undo == "Undo: record the position of No. 5 in statement 1"
    assert stances_of(opened_case, 5) == ("supports",) * 3


def test_the_dialog_speaks_another_language_while_it_is_open(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
    set_stance(dialog, 1, "does-not-support")
    opened_case.speak("kk")
    chosen = dialog.stances[0].segments["does-not-support"]
    assert (chosen.text(), chosen.isChecked()) == ("− қолдамайды", True)
    assert dialog.wording.isReadOnly()
    dialog.reject()


def test_the_dialog_fits_a_small_screen(opened_case: MainWindow) -> None:
    opened_case.speak("kk")
    dialog = dialog_of(opened_case, 18)
    QCoreApplication.processEvents()
    assert dialog.width() <= 1240
    assert dialog.height() <= 690
    for area in dialog.findChildren(QScrollArea):
        inside = area.widget()
        assert inside is not None
        assert inside.width() <= area.viewport().width()
    dialog.reject()


def test_the_preview_settles_at_every_height(opened_case: MainWindow) -> None:
    """A picture that grows with its width must not chase the scroll bar that it brings about."""
    dialog = dialog_of(opened_case, 18)
    dialog.words.which.setCurrentIndex(1)
    dialog.wording.setPlainText("Поясняем, почему.\n" * 4)
    set_stance(dialog, 1, "does-not-support")
    dialog.words.kinds["explanation"].click()
    dialog.picture.draw()
    screen.settle(opened_case)
    for height in range(420, 690, 9):
        dialog.resize(dialog.width(), height)
        QCoreApplication.processEvents()
    assert dialog.picture.pixmap().width() <= dialog.picture.width()
    dialog.reject()


def test_a_hurried_enter_records_nothing_and_ctrl_enter_does(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 5)
    before = opened_case.menus.actions["undo"].toolTip()
    for widget in (dialog.stances[0], dialog.language, dialog.received, dialog.agree, dialog):
        screen.press(widget.focusProxy() or widget, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert opened_case.menus.actions["undo"].toolTip() == before
    dialog.wording.setFocus()
    screen.press(dialog.wording, Qt.Key.Key_Return, ctrl=True)
    assert screen.open_dialogs() == []
    undo = opened_case.menus.actions["undo"].toolTip()
    assert undo == "Undo: record the position of No. 5 in statement 1"


def test_signs_set_the_stance_that_has_the_keyboard(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
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


def test_a_digit_with_alt_or_ctrl_goes_and_says_no_stance(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
    dialog.stances[0].pick("does-not-support")
    first = dialog.stances[0].segments["does-not-support"]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(first, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [each.key() for each in dialog.stances] == ["does-not-support", "", ""]
    assert dialog.focusWidget() in dialog.stances[1].segments.values()
    dialog.reject()


def test_no_consensus_is_in_the_context_menu_and_shown_once_chosen(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
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


def test_every_demand_is_whole_and_says_where_it_differs(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
    database = opened_case.operations.database
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


def test_what_is_counted_and_was_before_is_said(opened_case: MainWindow) -> None:
    dialog = dialog_of(opened_case, 18)
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
