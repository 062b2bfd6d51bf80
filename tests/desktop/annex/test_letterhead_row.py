"""The letterhead among the print options."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QWidget

from coalition_app.desktop.annex.bar import AnnexBar
from coalition_app.desktop.main_window import MainWindow
from coalition_app.languages import LANGUAGES
from tests.desktop import screen
from tests.desktop.annexes import open_ready, words
from tests.desktop.screen import pages_of


@pytest.fixture
def ready(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Give the window on the annex of forty signatures that are ready."""
    open_ready(window, tmp_path / "ready.coalition")
    return window


def choose(window: MainWindow, bar: AnnexBar, file: Path) -> None:
    def answer(_parent: QWidget, _title: str, _kinds: str) -> Path:
        return file

    window.choosers.file = answer
    bar.card.head.logo.click()
    bar.card.hide()


def test_name_and_logo_are_printed_and_remembered(ready: MainWindow, tmp_path: Path) -> None:
    bar, file = pages_of(ready).annex.bar, tmp_path / "sign.png"
    Image.new("RGB", (40, 30), "teal").save(file)
    bar.card.head.name.setText("Сеть «Өзен»")
    bar.card.head.name.editingFinished.emit()
    screen.settle(ready)
    assert "Сеть «Өзен»" in words(pages_of(ready).annex)
    choose(ready, bar, file)
    printed = bar.page_form().letterhead
    assert printed is not None and printed.logo.startswith(b"\x89PNG")
    file.unlink()
    assert AnnexBar(ready.choosers).page_form().letterhead == printed
    bar.card.head.logo.click()
    without = bar.page_form().letterhead
    assert without is not None and not without.logo


def test_a_hostile_logo_or_name_is_refused_and_nothing_changes(
    ready: MainWindow, tmp_path: Path
) -> None:
    bar, file = pages_of(ready).annex.bar, tmp_path / "sign.svg"
    file.write_text("<svg><script/></svg>")
    choose(ready, bar, file)
    assert "sign.svg" in bar.card.head.effect.text()
    bar.card.head.name.setText("Сеть \u202eнезӨ")
    bar.card.head.name.editingFinished.emit()
    assert "202E" in bar.card.head.effect.text()
    assert bar.page_form().letterhead is None


def test_sizes_of_paper_are_called_alike_in_every_language(ready: MainWindow) -> None:
    """A Letter is no letter that is sent."""
    paper = pages_of(ready).annex.bar.options["paper"]
    for language in LANGUAGES:
        ready.speak(language)
        shown = [each.text() for each in paper.findChildren(QAbstractButton)]
        assert shown == ["A4", "A5", "US Letter"]
