"""A demand that is not supported, and words that are not said to touch it: the box is named."""

from pathlib import Path

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from tests.desktop import screen
from tests.desktop.positions.position_dialogs import acts_of, set_stance
from tests.desktop.screen import pages_of

LIST = """Statement on water

We demand:

1. Stop the discharge of waste water into the river at once.
2. Publish the results of all samples of the last five years.

Signed:

1. NGO “Echo”, Anna Kim, director
2. NGO “Spring”, Boris Kim, director
3. NGO “Bridge”, Clara Kim, director
"""


def test_the_refusal_names_the_box_that_is_not_ticked(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    screen.settle(window)
    pages_of(window).signatories.choose([1])
    window.owners.positions.reserve()
    dialog = screen.dialog(PositionDialog)
    dialog.wording.setPlainText("We do not support the second demand.")
    set_stance(dialog, 2, "does-not-support")
    dialog.words.kinds["reservation"].click()
    dialog.demands.ticks[1].setChecked(False)
    dialog.agree.click()
    assert "Select “Applies to this demand” under demand 2." in dialog.refusal.text()
    assert acts_of(window, 1) == []
    dialog.demands.ticks[1].setChecked(True)
    dialog.agree.click()
    assert [each.demands for each in acts_of(window, 1)] == [(2,)]


def test_the_source_says_which_lines_are_demands(
    window: MainWindow, empty_register: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.txt"
    file.write_text(LIST, encoding="utf-8")
    window.open_path(empty_register)
    window.owners.imports.import_path(file)
    screen.settle(window)
    shown = screen.importing()
    model = shown.tabs.source.model
    said = {
        model.index(row, 1).data(): model.index(row, 2).data() for row in range(model.rowCount())
    }
    told = {words[:2]: became for words, became in said.items() if words[:2] in ("We", "St")}
    assert told == {"We": "title or text", "St": "title or text"}
    demands = [became for words, became in said.items() if "waste" in words or "samples" in words]
    assert demands == ["demand 1", "demand 2"]
    shown.reject()
