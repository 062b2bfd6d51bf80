"""The rows of similar signatures name both, and a town is one place with and without the mark of a town."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coalition_app.desktop.directory.duplicates_model import NAMES, NUMBERS, REASON
from coalition_app.desktop.directory.duplicates_page import DuplicatesPage
from coalition_app.desktop.main_window import MainWindow
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
    assert first.data(NUMBERS) == "1, 2"
    assert first.data(NAMES) == ("ОФ «Бастау»",)  # equal ones once
    assert first.data(REASON).startswith("the same")
    assert first.data().startswith("No. 1 and No. 2: the same")
    assert "ОФ «Бастау»" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    captions = [caption for caption, *_values in page.compare.lines() if "Place" in caption]
    assert captions == (["Place"] if differs else [])
