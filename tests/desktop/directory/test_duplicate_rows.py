"""The rows of similar signatures name both, and a town is one place with and without the mark of a town."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from coalition_app.desktop.directory.duplicates_list import BETWEEN, PairDelegate, name_rows
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


LONG = "Общественный комитет по правам человека и по наблюдению за судами"


@pytest.mark.parametrize("width", [1000, 1280])
def test_no_name_of_a_pair_is_cut(window: MainWindow, tmp_path: Path, width: int) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=0) as made:
        for end in ("", " СКО"):
            add_signatures(made, 1, name=f"«{LONG}{end}»", legal_form="Общественное объединение")
        for place in ("Семей", "г. Семей"):
            add_signatures(made, 1, name="«Бастау»", legal_form="ОФ", place=place)
    window.resize(width, 720)
    window.open_path(path)
    window.go("twins")
    screen.settle(window)
    page = window.register_pages["twins"]
    assert isinstance(page, DuplicatesPage)
    rows = [page.model.index(at) for at in range(page.model.rowCount())]
    room, font = page.list.viewport().width() // 2, page.list.font()
    for row in rows:
        drawn = " ".join(line for line, _font in name_rows(row.data(NAMES), font, room))
        assert drawn.replace(BETWEEN, " ") == " ".join(row.data(NAMES))
    heights = [page.list.visualRect(row).height() for row in rows]
    assert max(heights) > min(heights)
    # Wide, with the reason beside the names, no name is cut either.
    page.list.resize(700, 400)
    page.list.scheduleDelayedItemsLayout()
    delegate = page.list.itemDelegate()
    assert isinstance(delegate, PairDelegate)
    assert delegate._is_wide(page.list.fontMetrics())
    longest = max((row.data(NAMES) for row in rows), key=lambda names: len("".join(names)))
    drawn_rows = delegate._rows(longest, font, 300)
    assert len(drawn_rows) > 2 and not any("…" in words for words, _font in drawn_rows)
