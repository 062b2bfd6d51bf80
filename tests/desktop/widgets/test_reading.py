"""A report that is read begins where it matters, and stays where somebody scrolled it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QApplication

from coalition_app.desktop.widgets.reading import WholeLines
from tests.desktop import screen


@pytest.mark.parametrize("by", ["bar", "key", "wheel"])
def test_what_was_scrolled_to_stays_when_the_text_is_resized(
    application: QApplication, by: str
) -> None:
    text = WholeLines()
    text.resize(400, 200)
    text.show()
    text.setPlainText("\n".join(f"Line {each}" for each in range(60)))
    text.first = 30
    text.begin()
    bar = text.verticalScrollBar()
    begun = bar.value()
    text.resize(400, 220)
    assert bar.value() == begun > 0
    if by == "bar":
        bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    elif by == "key":
        screen.press(text, Qt.Key.Key_PageUp)
    else:
        screen.roll(text.viewport())
    kept = bar.value()
    assert kept != begun
    text.resize(400, 200)
    assert bar.value() == kept
    text.begin()
    assert bar.value() == begun
