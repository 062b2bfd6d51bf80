"""The rows of similar signatures name both, and a town is one place with and without the mark of a town."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.directory.duplicates_list import both_begin
from coalition_app.desktop.directory.duplicates_page import DuplicatesPage
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.widgets.wrapped_rows import WORD
from tests.desktop import screen
from tests.registers import add_signatures, make_register


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Семей", "г. Семей", False),
        ("Семей қ.", "Семей", False),
        ("Семей қаласы", "г. Семей", False),
        ("Семей", "Астана", True),
        ("с. Семей", "г. Семей", True),
    ],
)
def test_pair_is_named_and_a_town_is_one_with_and_without_its_mark(
    window: MainWindow, tmp_path: Path, one: str, other: str, differs: bool
) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=0) as made:
        for place in (one, other):
            add_signatures(made, 1, name="«Бастау»", legal_form="ОФ", place=place)
    window.open_path(path)
    window.go("twins")
    screen.settle(window)
    page = window.register_pages["twins"]
    assert isinstance(page, DuplicatesPage)
    first = page.model.index(0)
    assert first.data(WORD) == "ОФ «Бастау»\nОФ «Бастау»"
    assert first.data().startswith("No. 1 and No. 2: the same")
    assert "ОФ «Бастау»" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    captions = [caption for caption, *_values in page.compare.lines() if "Place" in caption]
    assert captions == (["Place"] if differs else [])


def test_of_two_names_in_a_short_line_both_begin(application: QApplication) -> None:
    metrics = QFontMetrics(application.font())
    long, short = "Международный фонд защиты свободы слова", "Анна Ли"
    wide = metrics.horizontalAdvance
    assert both_begin([long, short], metrics, 2000) == f"{long} · {short}"
    assert both_begin([short, short], metrics, 2000) == short
    shown = both_begin([long, short], metrics, wide(short) + 120)
    assert shown.endswith(f" · {short}")
    assert shown.startswith("Межд")
    assert wide(shown) <= wide(short) + 120
    one, other = both_begin([long, f"{long} и печати"], metrics, 300).split(" · ")
    assert abs(wide(one) - wide(other)) < 20
