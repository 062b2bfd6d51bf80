"""The popover of the list's filter."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from coalition_app.desktop.look.typeface import heavy
from coalition_app.desktop.widgets.popover import Popover
from coalition_app.desktop.wording import signature_words
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _
from coalition_app.records.lists.signature_list import GROUPS, POSITION_WORDS, ListFilter

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import SectionRow

Counts = Mapping[str, Mapping[str, int]]
VALUE = Qt.ItemDataRole.UserRole
MOST = 200
"""Values of one group that are listed; the search field finds the others."""
STEP, LINE = 20, 18
"""Pixels by which values stand further in than their group, and of a line, at 100 %."""
ROOM = (420, 520)
"""Pixels at 100 %."""


class FilterPopover(Popover):
    """Every value by which the list can be filtered, with its count; the list follows each tick."""

    wanted = Signal(object)
    """The filter as it is ticked."""

    def __init__(self, parent: QWidget, save: Callable[[], None]) -> None:
        super().__init__(parent)
        self._filter = ListFilter()
        self._counts: Counts = {}
        self._sections: Mapping[int, SectionRow] = {}
        self._filling, self._fitted = False, False
        self._open_groups = set(GROUPS) - {"place"}
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setWordWrap(True)
        self.tree.itemChanged.connect(self._take)
        self.tree.itemExpanded.connect(lambda item: self._open_groups.add(item.data(0, VALUE)))
        self.tree.itemCollapsed.connect(lambda item: self._open_groups.discard(item.data(0, VALUE)))
        self.shown = QLabel()
        self.shown.setProperty("role", "quiet")
        self.shown.setWordWrap(True)
        self.everybody, self.save = QPushButton(), QPushButton()
        self.everybody.clicked.connect(lambda: self.wanted.emit(ListFilter(find=self._filter.find)))
        self.save.clicked.connect(save)
        self._lay_out()
        self._put_words()

    def show_filter(
        self,
        chosen: ListFilter,
        counts: Counts,
        sections: "Mapping[int, SectionRow]",
        shown: str,
    ) -> None:
        """Show a filter and how many each value would show; `shown` says how many there are now."""
        self._filter, self._counts, self._sections = chosen, counts, sections
        self.shown.setText(shown)
        bare = chosen == ListFilter(find=chosen.find)
        self.everybody.setEnabled(not bare)
        self.save.setEnabled(not bare)
        # The tree is filled anew after the click that ticked one of its items has ended.
        QTimer.singleShot(0, self, self._fill)

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._fill()

    def show_below(self, button: QWidget) -> None:
        """Show it, ready for a value to be searched."""
        line = self.tree.fontMetrics().height()
        self.tree.setIndentation(round(STEP * line / LINE))
        self.open_below(button, *ROOM)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.everybody)
        buttons.addWidget(self.save)
        buttons.addStretch()
        self.add_head(self.search)
        for part in (self.tree, self.shown):
            self.column.addWidget(part)
        self.column.addLayout(buttons)

    def _put_words(self) -> None:
        self.put_words(self.search.setPlaceholderText, lambda: _("Find a value, such as a place"))
        self.put_words(self.search.setAccessibleName, lambda: _("Find a value, such as a place"))
        self.put_words(self.tree.setAccessibleName, lambda: _("Values to filter by"))
        self.put_words(self.everybody.setText, lambda: _("Show all"))
        self.put_words(self.save.setText, lambda: _("Save this filter"))

    def _fill(self) -> None:
        """List the values, those that are ticked among them whatever their count."""
        current = self.tree.currentItem()
        at = self._key(current) if current is not None else None
        slider = self.tree.verticalScrollBar().value()
        self._filling = True
        self.tree.clear()
        for group in GROUPS:
            self._fill_group(group, self.search.text().strip().casefold())
        self._filling = False
        self.tree.verticalScrollBar().setValue(slider)
        for item in self._items():
            if self._key(item) == at:
                self.tree.setCurrentItem(item)
        if self.isVisible() and not self._fitted:
            self._fitted = True
            self._end_at_whole_row()

    def _end_at_whole_row(self) -> None:
        """Be so much lower that the last row in sight is not cut."""
        room = self.tree.viewport().height()
        last = self.tree.itemAt(0, room - 1)
        place = self.tree.visualItemRect(last) if last is not None else QRect()
        if place.bottom() >= room:
            self.resize(self.width(), self.height() - (room - place.top()))

    def _fill_group(self, group: str, find: str) -> None:
        counts = self._counts.get(group, {})
        ticked = self._filter.values(group)
        values = sorted(set(counts) | ticked, key=lambda each: self._place(group, each, counts))
        named = [
            (each, show_hidden(signature_words.value_text(group, each, self._sections)))
            for each in values
        ]
        listed = [(each, words) for each, words in named if find in words.casefold()]
        if not listed or (group == "section" and values == ["0"]):
            return
        heading = QTreeWidgetItem(self.tree, [_(signature_words.GROUP_WORDS[group])])
        heading.setData(0, VALUE, group)
        font = heavy(self.tree.font())
        heading.setFont(0, font)
        for value, words in listed[:MOST]:
            item = QTreeWidgetItem(heading, [words, str(counts.get(value, 0))])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, words)
            item.setData(0, VALUE, value)
            state = Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked
            item.setCheckState(0, state)
        if len(listed) > MOST:
            more = QTreeWidgetItem(heading, [_("Type above to find more values.")])
            more.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setExpanded(bool(find) or bool(ticked) or group in self._open_groups)

    def _place(self, group: str, value: str, counts: Mapping[str, int]) -> tuple[int, str]:
        if group == "position":
            return (POSITION_WORDS.index(value), "")
        if group == "section":
            return (int(value), "")
        if group == "on_demand":
            number, _colon, stance = value.partition(":")
            return (int(number), str(POSITION_WORDS.index(stance)))
        return (-counts.get(value, 0), value)

    def _take(self, item: QTreeWidgetItem, _column: int) -> None:
        heading = item.parent()
        if self._filling or heading is None:
            return
        group, value = heading.data(0, VALUE), item.data(0, VALUE)
        ticked = set(self._filter.values(group)) - {value}
        if item.checkState(0) == Qt.CheckState.Checked:
            ticked.add(value)
        self._filter = self._filter.with_values(group, ticked)
        self.wanted.emit(self._filter)

    def _items(self) -> list[QTreeWidgetItem]:
        return self.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)

    def _key(self, item: QTreeWidgetItem) -> tuple[str, str]:
        heading = item.parent()
        return ("" if heading is None else heading.data(0, VALUE), item.data(0, VALUE))
