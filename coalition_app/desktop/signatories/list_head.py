"""The head of the page of signatories: its name, how many count, the two views, and the search."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from coalition_app.desktop.controls.marks import LINE
from coalition_app.desktop.controls.search_field import SearchField
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording import signature_words
from coalition_app.i18n import N_, _, ngettext

VIEWS = {"list": N_("List"), "grid": N_("Grid")}
"""The two views of the one list."""
GAP = 10
SEARCH, LEAST_SEARCH = 200, 110
"""Pixels of the search field at 100 %, and at least."""


class ListTop(Spoken, QWidget):
    """Gives its parts the room that there is: the count is worded shorter and goes, then the switch."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.counted, self.search = QLabel(), QPushButton(), SearchField()
        self.switch = Segments(lambda: _("How the list is shown"), VIEWS, small=True)
        give_role(self.title, "title")
        self.counted.setProperty("role", "counted")
        self.counted.setObjectName("counted")
        self._counted: tuple[int, int] | None = None
        self._chosen = 0
        self._held: QWidget | None = None
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.title)
        row.addWidget(self.counted)
        row.addStretch()
        row.addWidget(self.switch)
        row.addWidget(self.search)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.put_words(self.title.setText, lambda: _("Signatories"))
        self.put_words(
            self.counted.setToolTip,
            lambda: _("Change the chosen…") if self.tells_chosen else _("Progress of signing"),
        )
        self.put_words(self.search.setPlaceholderText, lambda: _("Name, place, No."))
        for put in (self.search.setToolTip, self.search.setAccessibleName):
            self.put_words(put, lambda: _("Search names, people and places in any alphabet"))

    def hold(self, filters: QWidget | None) -> None:
        """Take in the filters, or let go of them."""
        self._held = filters
        if filters is not None:
            self._row.insertWidget(self._row.indexOf(self.switch), filters)
        self._fit()

    def tell_counted(self, counted: int, listed: int) -> None:
        """Say how many of the listed signatures count; of an empty list nothing is said or searched."""
        self._counted = (counted, listed) if listed else None
        self._fit()

    def tell_chosen(self, count: int) -> None:
        """Say how many are chosen in place of how many count, where the filters are in the head."""
        if count != self._chosen:
            self._chosen = count
            self.retranslate()

    @property
    def tells_chosen(self) -> bool:
        """Whether it is said how many are chosen: nothing else in sight tells it then."""
        return self._chosen > 1 and self._held is not None

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for part in (self.counted, self.search, self.switch):
            part.setVisible(self._counted is not None)
        if self._counted is None:
            return
        least = LEAST_SEARCH * self.fontMetrics().height() / LINE
        whole, short = signature_words.counted_text(*self._counted), _short(*self._counted)
        if self.tells_chosen:
            words = ngettext("%(count)d chosen", "%(count)d chosen", self._chosen)
            whole = short = words % {"count": self._chosen}
        self.counted.setAccessibleName(whole)
        room = self.width() - self.title.sizeHint().width() - 4 * GAP
        if self._held is not None:
            room -= self._held.minimumSizeHint().width() + GAP
        switch = self.switch.sizeHint().width()
        for words, taken in ((whole, switch), (short, switch), ("", switch), (short, 0), ("", 0)):
            self.counted.setText(f"{words} ▾".lstrip())
            left = room - taken - self.counted.sizeHint().width()
            if left >= least:
                break
        self.switch.setVisible(taken > 0)
        wanted = SEARCH * self.fontMetrics().height() / LINE
        self.search.setFixedWidth(round(max(least / 2, min(wanted, left))))


def _short(counted: int, listed: int) -> str:
    return f"{counted}/{listed}"
