"""Chips above the list: quick filters with counts, saved ones, and what is filtered now."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from coalition_app import settings
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording import signature_words
from coalition_app.i18n import N_, _, ngettext
from coalition_app.records.lists.signature_list import (
    CHEAP,
    GROUPS,
    POSITION_WORDS,
    SUPPORTS_ALL,
    WITHOUT_EVIDENCE,
    ListFilter,
    ListIndex,
    ListOrder,
    filter_of,
)
from coalition_app.records.statements.statements import SectionRow

QUICK: dict[str, tuple[str, str, frozenset[str]]] = {
    "exceptions": (
        N_("With a position of their own"),
        "position",
        frozenset(POSITION_WORDS) - {SUPPORTS_ALL},
    ),
    "unsettled": (N_("To settle"), "position", frozenset({"unsettled"})),
    "without-evidence": (N_("Without evidence"), "evidence", frozenset({WITHOUT_EVIDENCE})),
    "subject-to-approval": (
        N_("Subject to approval"),
        "standing",
        frozenset({"subject-to-approval"}),
    ),
    "withdrawn": (N_("Withdrawn"), "standing", frozenset({"withdrawn"})),
}
"""Words, group and values of each quick filter."""
EACH_VALUE = 3
"""Values of a group that have a chip of their own; more share one."""
SAVED = "filters"
"""The key of the saved filters in the settings."""


class FilterChips(Spoken, QWidget):
    """Shows a filter and tells which one is wanted instead."""

    changed = Signal(object)
    """The filter that is wanted: its groups; what is searched is not of the chips."""
    panel_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filter = ListFilter()
        self._index: ListIndex | None = None
        self._sections: Mapping[int, SectionRow] = {}
        self._showing = False
        self._flow = FlowLayout(self)
        self.chips = {key: self._chip(key) for key in ("", *QUICK)}
        self.more = QPushButton()
        self.more.setProperty("role", "chip")
        self.more.clicked.connect(self.panel_wanted)
        self.save = QPushButton()
        self.save.setProperty("role", "chip")
        self.save.clicked.connect(self.save_wanted)
        for each in (*self.chips.values(), self.more):
            self._flow.addWidget(each)
        self._passing: list[QWidget] = []
        self.put_words(self.more.setText, lambda: _("Filter…"))
        self.put_words(self.save.setText, lambda: _("Save this filter…"))
        self._colour()

    def show_filter(
        self, chosen: ListFilter, index: ListIndex, sections: Mapping[int, SectionRow]
    ) -> None:
        """Show a filter with the counts of a list."""
        self._filter, self._index, self._sections = chosen, index, sections
        self._show()

    def forget_counts(self) -> None:
        """Show no counts: there is no list."""
        self._index = None
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._show()

    def saved(self) -> dict[str, ListFilter]:
        """Read the saved filters, by their names."""
        kept = settings.load().get(SAVED)
        return (
            {str(name): filter_of(each) for name, each in kept.items()}
            if isinstance(kept, dict)
            else {}
        )

    def keep(self, name: str) -> None:
        """Save the current filter under a name."""
        kept = {each: saved.as_plain() for each, saved in self.saved().items()}
        settings.remember(**{SAVED: {**kept, name: self._filter.as_plain()}})
        self._show()

    def drop(self, name: str) -> None:
        """Forget a saved filter; what is shown stays filtered."""
        kept = {each: saved.as_plain() for each, saved in self.saved().items() if each != name}
        settings.remember(**{SAVED: kept})
        self._show()

    def _chip(self, key: str) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setChecked(not key)
        chip.toggled.connect(lambda on: self._take_quick(key, on=on))
        return chip

    def _take_quick(self, key: str, *, on: bool) -> None:
        if self._showing:
            return
        if not key:
            wanted = ListFilter(find=self._filter.find)
        else:
            _words, group, values = QUICK[key]
            wanted = self._filter.with_values(group, values if on else ())
        self._want(wanted)

    def _want(self, wanted: ListFilter) -> None:
        if wanted == self._filter:
            # "All" cannot be switched off: only another chip does it.
            self._show()
        self.changed.emit(wanted)

    def _show(self) -> None:
        self._showing = True
        chosen, bare = self._filter, ListFilter(find=self._filter.find)
        counts = self._count_quick(chosen)
        for key, chip in self.chips.items():
            if not key:
                chip.setChecked(chosen == bare)
                words = _("All")
            else:
                text, group, values = QUICK[key]
                chip.setChecked(chosen.values(group) == values)
                words = _(text)
            chip.setText(f"{words}  {counts[key]:,}".replace(",", "\u00a0") if counts else words)
        self._showing = False
        self._show_passing()
        self._tell_height()

    def _count_quick(self, chosen: ListFilter) -> dict[str, int]:
        index = self._index
        if index is None or index.missing(chosen, ListOrder(), CHEAP):
            return {}
        bare = ListFilter(find=chosen.find)
        counts = {"": sum(index.counts(bare, ("standing",))["standing"].values())}
        for key, (_words, group, values) in QUICK.items():
            counts[key] = index.count(chosen, group, values)
        return counts

    def _show_passing(self) -> None:
        """Remake the chips that come and go: saved filters, and what is filtered now."""
        held = self.window().focusWidget()
        focused = held is not None and any(
            each.isAncestorOf(held) or each is held for each in self._passing
        )
        for each in self._passing:
            self._flow.removeWidget(each)
            each.setParent(None)
            each.deleteLater()
        self._flow.removeWidget(self.save)
        saved = self.saved()
        self._passing = [self._saved_chip(name, each) for name, each in saved.items()]
        self._passing += self._active_chips()
        for each in (*self._passing, self.save):
            self._flow.addWidget(each)
            each.show()
        bare = ListFilter(find=self._filter.find)
        known = any(each.as_plain() == self._filter.as_plain() for each in saved.values())
        self.save.setVisible(self._filter != bare and not known)
        if focused:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved_chip(self, name: str, saved: ListFilter) -> QWidget:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        chip = QPushButton(icon("filter", "quiet"), name)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        on = saved.as_plain() == self._filter.as_plain()
        chip.setChecked(on)
        wanted = ListFilter() if on else saved
        chip.clicked.connect(lambda: self._want(wanted))
        away = QToolButton()
        away.setIcon(icon("close", "quiet"))
        away.setAutoRaise(True)
        away.setMinimumSize(26, 26)
        words = _("Forget the saved filter “%(name)s”") % {"name": name}
        away.setAccessibleName(words)
        away.setToolTip(words)
        away.clicked.connect(lambda: self.drop(name))
        row.addWidget(chip)
        row.addWidget(away)
        return pair

    def _active_chips(self) -> list[QWidget]:
        """Make a chip for each filtered value that no quick chip shows."""
        quick = {(group, values) for _words, group, values in QUICK.values()}
        made: list[QWidget] = []
        for group in GROUPS:
            values = self._filter.values(group)
            if not values or (group, values) in quick:
                continue
            if len(values) > EACH_VALUE:
                count = ngettext("%(count)d chosen", "%(count)d chosen", len(values))
                made.append(self._active(group, count % {"count": len(values)}, frozenset()))
                continue
            for value in sorted(values):
                word = signature_words.value_text(group, value, self._sections)
                made.append(self._active(group, word, values - {value}))
        return made

    def _active(self, group: str, word: str, left: frozenset[str]) -> QPushButton:
        named = {"group": _(signature_words.GROUP_WORDS[group]), "value": word}
        chip = QPushButton(icon("close", "accent"), _("%(group)s: %(value)s") % named)
        chip.setProperty("role", "chip")
        chip.setProperty("active", True)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        words = _("Take this filter away: %(group)s: %(value)s") % named
        chip.setToolTip(words)
        chip.setAccessibleName(words)
        chip.clicked.connect(lambda: self._want(self._filter.with_values(group, left)))
        return chip

    def _tell_height(self) -> None:
        """Let the page make room for the lines that the chips need now."""
        self._flow.invalidate()
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        self.more.setIcon(icon("filter", "quiet"))
