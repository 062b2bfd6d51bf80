"""Icons and ticks grow with the letters beside them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTreeWidget,
)

from coalition_app.desktop.annex.edition_card import EditionCard
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen


@pytest.mark.parametrize("side", [14, 16, 20, 28, 32, 40])
def test_an_icon_is_as_large_as_it_is_asked_for(application: QApplication, side: int) -> None:
    assert icon("letter").actualSize(QSize(side, side)) == QSize(side, side)
    drawn = icon("letter").pixmap(QSize(side, side), 1.0).toImage()
    assert (drawn.width(), drawn.height()) == (side, side)


def test_an_icon_in_a_chosen_row_keeps_its_colour(application: QApplication) -> None:
    drawn = icon("letter", "quiet")
    usual, chosen = (
        drawn.pixmap(QSize(16, 16), mode).toImage()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    assert usual == chosen


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_tick_grows_with_the_text(
    application: QApplication, kind: type[QCheckBox] | type[QRadioButton]
) -> None:
    was = theme.text_size(application)
    part = QStyle.SubElement.SE_CheckBoxIndicator
    if kind is QRadioButton:
        part = QStyle.SubElement.SE_RadioButtonIndicator
    sides = []
    try:
        for percent in (100, 200):
            theme.set_text_size(application, percent)
            theme.apply_theme(application, "light")
            button, option = kind(), QStyleOptionButton()
            button.show()
            option.initFrom(button)
            sides.append(button.style().subElementRect(part, option, button).height())
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
    assert sides[1] > 1.7 * sides[0]


def test_the_printer_of_an_edition_grows_with_the_text(application: QApplication) -> None:
    was = theme.text_size(application)
    sides = []
    try:
        for percent in (100, 200):
            theme.set_text_size(application, percent)
            card = EditionCard()
            card.recolour()
            sides.append(card.buttons["print"].iconSize().height())
    finally:
        theme.set_text_size(application, was)
    assert sides[1] > 1.7 * sides[0]


def test_what_folds_the_groups_of_the_filter_grows_with_the_text(
    window: MainWindow, application: QApplication, register: Path
) -> None:
    was = theme.text_size(application)
    highs = []
    try:
        for percent in (100, 200):
            theme.set_text_size(application, percent)
            theme.apply_theme(application, "light")
            window.open_path(register)
            window.go("signatories")
            screen.settle(window)
            window.do("filter")
            screen.settle(window)
            (shown,) = screen.popovers()
            tree = shown.findChild(QTreeWidget)
            assert tree is not None
            head = tree.visualRect(tree.model().index(0, 0))
            drawn = tree.viewport().grab().toImage()
            ground = drawn.pixelColor(0, head.center().y())
            inked = [
                y
                for y in range(head.top(), head.bottom())
                for x in range(head.left())
                if abs(drawn.pixelColor(x, y).lightness() - ground.lightness()) > 40
            ]
            highs.append(max(inked) - min(inked))
            shown.close()
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")
    assert highs[1] > 1.6 * highs[0]


def test_the_icon_of_what_is_off_is_seen_as_an_edge_is(application: QApplication) -> None:
    for wearing in ("light", "dark"):
        theme.apply_theme(application, wearing)
        drawn = icon("undo").pixmap(64, 64, QIcon.Mode.Disabled).toImage()
        side = range(drawn.width())
        seen = {drawn.pixelColor(x, y).name() for x in side for y in side}
        assert theme.applied().edge in seen, wearing
    theme.apply_theme(application, "light")
