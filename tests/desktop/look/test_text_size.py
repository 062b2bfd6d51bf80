"""The size of all text: larger and smaller by keys, remembered, and whole at every size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QSlider, QStyle, QStyleOptionSlider

from coalition_app import settings
from coalition_app.desktop.desk.actions import BY_KEY
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.look.contrast import contrast
from tests.desktop.screen import pages_of


@pytest.fixture(autouse=True)
def usual_size(application: QApplication) -> Iterator[None]:
    yield
    theme.set_text_size(application, 100)
    theme.apply_theme(application, "light")


def test_each_step_takes_the_next_size_and_is_remembered(
    window: MainWindow, register: Path, application: QApplication
) -> None:
    window.open_path(register)
    screen.settle(window)
    usual = application.font().pointSizeF()
    sizes, rows = [], []
    for _step in range(5):  # one more than there are sizes: it stays at the largest
        sizes.append(theme.text_size(application))
        rows.append(pages_of(window).signatories.table.rowHeight(0))
        window.do("larger-text")
        screen.settle(window)
    assert sizes == [100, 125, 150, 200, 200]
    assert application.font().pointSizeF() == pytest.approx(2 * usual)
    assert rows[0] < rows[1] < rows[2] < rows[3]
    assert settings.load()["text_size"] == 200
    assert "200" in screen.sentence(window)
    window.do("smaller-text")
    assert theme.text_size(application) == 150
    window.do("usual-text")
    QCoreApplication.processEvents()
    assert application.font().pointSizeF() == pytest.approx(usual)
    assert settings.load()["text_size"] == 100


def test_the_keys_are_the_known_ones() -> None:
    keys = [BY_KEY[each].shortcut for each in ("larger-text", "smaller-text", "usual-text")]
    assert keys == ["Ctrl++", "Ctrl+-", "Ctrl+0"]


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_slid_grows_with_the_text(application: QApplication, percent: int) -> None:
    theme.set_text_size(application, percent)
    theme.apply_theme(application, "dark")
    slider, option = QSlider(Qt.Orientation.Horizontal), QStyleOptionSlider()
    slider.resize(400, 60)
    slider.show()
    QCoreApplication.processEvents()
    slider.initStyleOption(option)
    kind, handle = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    place = slider.style().subControlRect(kind, option, handle, slider)
    assert place.width() == 16 * percent // 100
    drawn = slider.grab().toImage().pixelColor(place.center()).name()
    assert contrast(drawn, theme.DARK.raised) >= 3
    slider.close()
