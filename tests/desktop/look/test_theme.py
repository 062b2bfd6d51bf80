"""The palettes: words can be read on whatever they stand on."""

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from coalition_app import paths, settings
from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.look.theme import THEMES, applied
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.look.contrast import contrast
from tests.desktop.screen import pages_of

READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA), for words of ordinary size."""
VISIBLE = 3.0
"""The same, criterion 1.4.11: what must be seen to know a field, a tick, a drop target."""
PAIRS = (
    *product(("text", "quiet", "warning", "refusal"), ("ground", "raised")),
    *product(("text", "quiet"), ("sunken", "chosen")),
    ("accent", "raised"),
    ("accent", "chosen"),
    ("on_accent", "accent"),
    ("on_accent", "pressed"),
    ("warning", "warning_ground"),
    ("refusal", "refusal_ground"),
    ("accent", "good_ground"),
    ("quiet", "grey_ground"),
    ("quiet", "hover"),
    ("text", "mark"),
)


def test_contrast_of_black_and_white_is_that_of_the_rule() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("words", "under"), PAIRS)
def test_words_stand_out_from_their_ground(name: str, words: str, under: str) -> None:
    colours = THEMES[name]
    assert contrast(getattr(colours, words), getattr(colours, under)) >= READABLE


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("around", ["ground", "raised", "chosen"])
def test_the_edge_of_a_field_is_seen(name: str, around: str) -> None:
    colours = THEMES[name]
    assert contrast(colours.edge, getattr(colours, around)) >= VISIBLE


@pytest.mark.parametrize("name", THEMES)
def test_the_theme_can_be_switched_while_a_register_is_shown(
    window: MainWindow, register: Path, name: str
) -> None:
    window.open_path(register)
    window.owners.views.switch_theme(name == "dark")
    QCoreApplication.processEvents()
    assert applied() == THEMES[name]
    ground = window.palette().color(QPalette.ColorRole.Window).name()
    assert ground == THEMES[name].ground
    assert settings.load()["theme"] == name


def test_the_drawing_of_an_empty_page_takes_the_colours_of_another_theme(
    window: MainWindow,
) -> None:
    """The drop target of the first page kept the light theme's accent, dim on the dark ground."""
    (drop,) = [each for each in window.findChildren(EmptyState) if each.isVisible()]
    for name in ("dark", "light"):
        window.owners.views.switch_theme(name == "dark")
        QCoreApplication.processEvents()
        image = drop.picture.pixmap().toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(0, image.height(), 4)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert seen == {THEMES[name].accent}


def test_the_style_sheet_is_read_to_its_end() -> None:
    """Qt leaves out what it cannot read without a word; each line is a rule or a part of one."""
    sheet = (paths.resources() / "window.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/|\$\{\w+\}", "", sheet, flags=re.DOTALL)
    strange = re.sub(r"[\w.#:!\[\]=\"*>, ()\-\n]+\{[^{}]*\}", "", rules)
    assert strange.strip() == ""


def test_every_picture_that_the_style_sheet_names_is_there(
    window: MainWindow, application: QApplication
) -> None:
    window.owners.views.switch_theme(False)
    named = re.findall(r'url\("([^"]*)"\)', application.styleSheet())
    assert len(named) >= 2
    assert all(Path(each).is_file() for each in named), named


def test_the_columns_of_the_list_stay_as_wide_in_another_theme(
    window: MainWindow, register: Path
) -> None:
    """The heads took the larger letters of the program, and names had less room after the switch."""
    window.open_path(register)
    screen.settle(window)
    table = pages_of(window).signatories.table
    before = [table.columnWidth(at) for at in range(table.model().columnCount())]
    letters = table.horizontalHeader().font()
    window.do("dark")
    screen.settle(window)
    after = [table.columnWidth(at) for at in range(table.model().columnCount())]
    assert (after, table.horizontalHeader().font().pointSizeF()) == (before, letters.pointSizeF())
    window.do("dark")
