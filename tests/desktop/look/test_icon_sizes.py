"""Icons grow with the letters beside them."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from coalition_app.desktop.look.icons import icon


@pytest.mark.parametrize("side", [14, 16, 20, 28, 32, 40])
def test_an_icon_is_as_large_as_it_is_asked_for(application: QApplication, side: int) -> None:
    assert icon("letter").actualSize(QSize(side, side)) == QSize(side, side)
    drawn = icon("letter").pixmap(QSize(side, side), 1.0).toImage()
    assert (drawn.width(), drawn.height()) == (side, side)
