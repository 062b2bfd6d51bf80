"""A list with the details of what is chosen beside it, or in its place where there is no room for both."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _

LINE = 18
"""Pixels of a line of text at 100 %."""
SHARE = 32
"""Percent of a wide window that the list has."""
MOST = 16_777_215
"""Pixels that Qt lets a widget be wide."""


class Beside(Spoken, QWidget):
    """`letters` across are needed for both; the details are shown once there is something to show.

    In a narrower window `open_details` shows them alone, Escape and the button above them lead back.
    `open` leads to them, and is seen where they can be opened: a page that offers it places and words it.
    `share` is the percent of a wide window that the list has; `aside` are pixels beside the list that are
    none of its width.
    """

    left = Signal()
    """The details were left for the list."""
    fitted = Signal()
    """There is room for both now, or no longer."""

    def __init__(
        self,
        listed: QWidget,
        details: QWidget,
        letters: int,
        *,
        list_width: int = 0,
        share: int = SHARE,
        aside: int = 0,
    ) -> None:
        super().__init__()
        self.listed, self.details = listed, details
        self._letters, self._list_width = letters, list_width
        self._share, self._aside = share, aside
        self._wanted, self._alone, self._was_narrow = False, False, False
        self.open, self.back = QPushButton(), QPushButton()
        self._offers = False
        self._side, self._head = QWidget(), QWidget()
        self.above = QHBoxLayout(self._head)
        """The row of the button that leads back, for what chooses among the details where they are alone."""
        give_role(self.open, "first")
        self.open.setVisible(False)
        give_role(self.back, "link")
        self.back.clicked.connect(self.close_details)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.above.setContentsMargins(0, 0, 0, 0)
        self.above.addWidget(self.back)
        self.above.addStretch()
        column.addWidget(self._head)
        column.addWidget(details, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(listed, 0 if list_width else 1)
        row.addWidget(self._side, 1 if list_width else 0)
        self.put_words(self.back.setText, lambda: _("‹ Back to the list"))
        self._fit()

    @property
    def narrow(self) -> bool:
        """Tell whether there is room for only one of the two."""
        return self.width() < self._letters * letter_width(self.fontMetrics())

    @property
    def details_seen(self) -> bool:
        """Tell whether the details are shown, beside the list or alone."""
        return not self._side.isHidden()

    @property
    def alone(self) -> bool:
        """Tell whether the details stand in the place of the list."""
        return self.details_seen and self.narrow

    def want_details(self, wanted: bool) -> None:
        """Say whether there is something that the details can show."""
        self._wanted = wanted
        self._alone = self._alone and wanted
        self._fit()

    def offer_open(self, does: Callable[[], object]) -> None:
        """Let the button that leads to the details, which has its place now, be seen where it does."""
        self._offers = True
        self.open.clicked.connect(lambda _on=False: does())
        self._fit()

    def open_details(self) -> None:
        """Show the details, in the place of the list where both have no room."""
        self._alone = self._wanted
        self._fit()

    @Slot()
    def close_details(self) -> None:
        """Go back to the list."""
        self._alone = False
        self._fit()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = (self.details_seen, self._was_narrow)
        self._fit()
        self._was_narrow = self.narrow
        if before != (self.details_seen, self._was_narrow):
            self.fitted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._side.isAncestorOf(self.focusWidget() or self):
            self.close_details()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        narrow = self.narrow
        beside = self._wanted and not narrow
        self.listed.setVisible(not (narrow and self._alone))
        self._side.setVisible(beside or (self._wanted and self._alone))
        self._head.setVisible(narrow)
        self.open.setVisible(self._offers and narrow and self._wanted and not self._alone)
        if self._list_width:
            wide = round(self._list_width * self.fontMetrics().height() / LINE)
            wide = max(wide, self.width() * self._share // 100) + self._aside
            self.listed.setMinimumWidth(wide if beside else 0)
            self.listed.setMaximumWidth(wide if beside else MOST)
