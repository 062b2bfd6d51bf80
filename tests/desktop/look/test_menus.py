"""Menus grow with the letters and stay on the screen; every menu of the program is one of them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyle

from coalition_app import desktop
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.menu_style import EDGE, PAD
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.screen import pages_of

SMALL = 720
"""Height of a small screen."""


@pytest.mark.parametrize("percent", [100, 200])
def test_rows_and_icons_grow_with_the_letters(
    window: MainWindow, application: QApplication, percent: int
) -> None:
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, percent)
        theme.apply_theme(application, "light")
        menu = window.menus.menus["view"]
        menu.popup(QPoint(0, 0))
        line = QFontMetrics(menu.font()).height()
        assert menu.actionGeometry(menu.actions()[0]).height() >= line + PAD
        icon = menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu)
        assert icon == pytest.approx(16 * line / 18, abs=1)
    finally:
        menu.close()
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")


def test_a_menu_longer_than_the_screen_is_scrolled_in_one_column(window: MainWindow) -> None:
    menu = Menu(window)
    for row in range(60):
        menu.addAction(f"{row}")
    one = Menu(window)
    one.addAction("59")
    menu.popup(QPoint(0, 0))
    try:
        assert menu.height() <= window.screen().availableGeometry().height()
        assert menu.width() <= one.sizeHint().width() + 8
    finally:
        menu.close()


def test_the_largest_letters_leave_every_menu_whole_on_a_small_screen(
    window: MainWindow, application: QApplication
) -> None:
    was = theme.text_size(application)
    try:
        theme.set_text_size(application, 200)
        theme.apply_theme(application, "light")
        heights = {key: menu.sizeHint().height() for key, menu in window.menus.menus.items()}
        assert max(heights.values()) <= SMALL, heights
    finally:
        theme.set_text_size(application, was)
        theme.apply_theme(application, "light")


def test_a_menu_has_round_corners_and_its_row_under_the_pointer_is_not_cut_by_them(
    window: MainWindow,
) -> None:
    menu = window.menus.menus["help"]
    menu.popup(QPoint(0, 0))
    try:
        menu.setActiveAction(menu.actions()[0])
        drawn, colours = menu.grab().toImage(), theme.applied()
        assert drawn.pixelColor(0, 0).alpha() == 0
        row = menu.actionGeometry(menu.actions()[0])
        at = (row.right() - 2 * EDGE, row.top() + 2)
        assert drawn.pixelColor(*at).name() == colours.chosen
        assert drawn.pixelColor(row.right() - 1, row.center().y()).name() == colours.raised
    finally:
        menu.close()


def test_no_menu_is_made_without_the_style() -> None:
    bare = [
        each.name
        for each in (Path(desktop.__file__).parent).rglob("*.py")
        if " QMenu(" in each.read_text(encoding="utf-8")
    ]
    assert bare == []


def test_entries_in_the_menu_of_details_take_the_colours_of_the_theme(
    window: MainWindow, application: QApplication, register: Path
) -> None:
    window.open_path(register)
    screen.settle(window)
    pages_of(window).signatories.choose([1])
    more = window.details.head.more.menu()
    try:
        for wearing in ("light", "dark"):
            theme.apply_theme(application, wearing)
            window.menus.colour()
            more.aboutToShow.emit()
            drawn = window.menus.actions["withdraw"].icon().pixmap(64, 64).toImage()
            seen = {
                drawn.pixelColor(x, y).name()
                for x in range(drawn.width())
                for y in range(drawn.height())
            }
            assert theme.applied().text in seen, wearing
    finally:
        theme.apply_theme(application, "light")
        window.menus.colour()


@pytest.mark.parametrize("wearing", ["light", "dark"])
def test_what_can_be_switched_has_a_box_that_is_seen_and_no_drawing_in_its_place(
    window: MainWindow, application: QApplication, wearing: str
) -> None:
    theme.apply_theme(application, wearing)
    window.menus.colour()
    menu = window.menus.menus["view"]
    menu.popup(QPoint(0, 0))
    try:
        drawn = menu.grab().toImage()
        colours = theme.applied()
        for key in ("details", "menu-bar", "dark"):
            action = window.menus.actions[key]
            assert action.icon().isNull()
            row = menu.actionGeometry(action)
            seen = {
                drawn.pixelColor(x, y).name()
                for x in range(row.left(), row.left() + row.height())
                for y in range(row.top(), row.bottom())
            }
            assert (colours.accent if action.isChecked() else colours.edge) in seen, key
    finally:
        menu.close()
        theme.apply_theme(application, "light")
        window.menus.colour()
