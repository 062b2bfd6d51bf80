"""The window at twice the usual size of text."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
)

from coalition_app.desktop.look import theme


@pytest.fixture(autouse=True)
def twice_as_large(application: QApplication) -> Iterator[None]:
    """Let the person's text be twice as large, and put it back."""
    before = QFont(application.font())
    larger = QFont(before)
    larger.setPointSizeF(2 * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    yield
    application.setFont(before)
    theme.apply_theme(application, "light")
