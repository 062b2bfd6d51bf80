"""The chips of a page as one button, where a low window needs their row for the list."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from coalition_app.desktop.controls.menu import Menu

LOW = 20
"""Lines of a page's height below which its chips stand in its head."""


class ChipMenu(QPushButton):
    """Says which chip is chosen, and offers the others in a menu."""

    def __init__(self, chips: Callable[[], Iterable[QPushButton]]) -> None:
        super().__init__()
        self._chips = chips
        self.setProperty("role", "chip")
        menu = Menu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def tell(self) -> None:
        """Name the chosen chip."""
        chosen = next((each.text() for each in self._chips() if each.isChecked()), "")
        self.setText(f"{chosen} ▾")

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        offer_chips(menu, self._chips())


def offer_chips(menu: QMenu, chips: Iterable[QPushButton]) -> None:
    """Offer chips in a menu; what is chosen there is clicked."""
    for chip in chips:
        offered = menu.addAction(chip.text())
        offered.setCheckable(chip.isCheckable())
        offered.setChecked(chip.isChecked())
        offered.triggered.connect(chip.click)


def is_low(page: QWidget) -> bool:
    """Tell whether a page is too low for a row of chips beside seven rows of its list."""
    return page.height() < LOW * QFontMetrics(page.font()).lineSpacing()
