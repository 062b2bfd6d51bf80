"""Chips above the list: quick filters with counts and what is filtered now in one row, the rest in a menu."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coalition_app import settings
from coalition_app.desktop.controls.chip_menu import offer_chips
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.wording import signature_words
from coalition_app.i18n import N_, _, ngettext
from coalition_app.records.lists.signature_list import (
    ALIKE,
    BROKEN,
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
    "unsettled": (N_("Unassigned"), "position", frozenset({"unsettled"})),
    "alike": (N_("In similar pairs"), "look", frozenset({ALIKE})),
    "broken": (N_("Flaw in the list"), "look", frozenset({BROKEN})),
    "exceptions": (
        N_("With a position of their own"),
        "position",
        frozenset(POSITION_WORDS) - {SUPPORTS_ALL},
    ),
    "without-evidence": (N_("No evidence of consent"), "evidence", frozenset({WITHOUT_EVIDENCE})),
    "subject-to-approval": (
        N_("Subject to approval"),
        "standing",
        frozenset({"subject-to-approval"}),
    ),
    "withdrawn": (N_("Withdrawn"), "standing", frozenset({"withdrawn"})),
}
"""Words, group and values of each quick filter."""
TONES = {"unsettled": "refusal", "alike": "warning", "broken": "warning"}
"""Quick filters that are work, with the colour that says so."""
MOST_CHIPS, GAP = 6, 6
"""Chips in the row; what is more stands in the menu. Pixels between them."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""How many buttons of the row a key goes on."""
EACH_VALUE = 3
"""Values of a group that have a chip of their own; more share one."""
LONGEST_NAME = 40
"""Letters of a saved filter's name."""
SAVED = "filters"
"""The key of the saved filters in the settings."""


class FilterChips(Spoken, QWidget):
    """Shows a filter and tells which one is wanted instead."""

    changed = Signal(object)
    """The filter that is wanted: its groups; what is searched is not of the chips."""
    panel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filter = ListFilter()
        self._index: ListIndex | None = None
        self._sections: Mapping[int, SectionRow] = {}
        self._showing = False
        self.chips = {key: self._chip(key) for key in ("", *QUICK)}
        self.more, self.menu = QPushButton(), Menu(self)
        self.more.setProperty("role", "chip")
        self.more.clicked.connect(self._open_panel)
        self.more.installEventFilter(self)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.count = QLabel()
        self.count.setProperty("role", "quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for each in (*self.chips.values(), self.more):
            self._row.addWidget(each)
        self._row.addStretch()
        self._row.addWidget(self.count)
        self._passing: list[QPushButton] = []
        self._unseen: list[QPushButton] = []
        """Chips that have no room in the row."""
        self._folded = False

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

    def fold(self, folded: bool) -> None:
        """Let the menu alone be seen, which then offers all chips and names what is filtered."""
        if folded != self._folded:
            self._folded = folded
            self._fit()

    def tell(self, words: str) -> None:
        """Say at the end of the row what is shown or chosen of the list."""
        self.count.setText(words)
        self._fit()

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

    @Slot()
    def keep(self) -> None:
        """Save the current filter under its own words."""
        kept = {each: saved.as_plain() for each, saved in self.saved().items()}
        name = words = _shortened(", ".join(self._words()))
        while name in kept:
            name = f"{words} ({sum(each.startswith(words) for each in kept) + 1})"
        settings.remember(**{SAVED: {**kept, name: self._filter.as_plain()}})
        self._show()

    def drop(self, name: str) -> None:
        """Forget a saved filter; what is shown stays filtered."""
        kept = {each: saved.as_plain() for each, saved in self.saved().items() if each != name}
        settings.remember(**{SAVED: kept})
        self._show()

    @Slot()
    def fill_menu(self) -> None:
        """Offer the chips that have no room, and what is done with filters."""
        self.menu.clear()
        offer_chips(self.menu, self._unseen)
        self.menu.addSeparator()
        self.menu.addAction(_("Choose what is shown…")).triggered.connect(self.panel_wanted)
        if self._can_be_saved():
            self.menu.addAction(_("Save this filter")).triggered.connect(self.keep)
        self.menu.addSeparator()
        for name in self.saved():
            words = _("Delete the saved filter “%(name)s”") % {"name": name}
            self.menu.addAction(words).triggered.connect(lambda _on=False, of=name: self.drop(of))

    @Slot()
    def _open_panel(self) -> None:
        if self.more.menu() is None:
            self.panel_wanted.emit()

    def _words(self) -> list[str]:
        """Return what is filtered now, value by value."""
        return [
            signature_words.value_text(group, value, self._sections)
            for group in GROUPS
            for value in sorted(self._filter.values(group))
        ]

    def _can_be_saved(self) -> bool:
        known = any(each.as_plain() == self._filter.as_plain() for each in self.saved().values())
        return self._filter != ListFilter(find=self._filter.find) and not known

    def _chip(self, key: str) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setProperty("tone", TONES.get(key, ""))
        chip.installEventFilter(self)
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
            chip.setProperty("none", bool(counts) and not counts[key])
        self._showing = False
        self._show_passing()
        self._fit()

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
        """Remake the chips that come and go: what is filtered now, and saved filters."""
        held = self.window().focusWidget()
        focused = held in self._passing
        for each in self._passing:
            self._row.removeWidget(each)
            each.setParent(None)
            each.deleteLater()
        active = self._active_chips()
        self._passing = [*active, *(self._saved_chip(*each) for each in self.saved().items())]
        for at, each in enumerate(self._passing):
            self._row.insertWidget(1 + at, each)
        if focused:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Show as many chips as the row has room for, those of work and of what is filtered now first."""
        quick = [
            chip
            for key, chip in self.chips.items()
            if key and (chip.isChecked() or not chip.property("none"))
        ]
        active = [each for each in self._passing if each.property("active")]
        saved = [each for each in self._passing if not each.property("active")]
        chosen = [each for each in (*quick, *saved) if each.isChecked()]
        others = [each for each in (*quick, *saved) if not each.isChecked()]
        room = self.width() - self.more.sizeHint().width() - GAP
        if self.count.text():
            room -= self.count.sizeHint().width() + GAP
        seen: list[QPushButton] = []
        for each in (self.chips[""], *active, *chosen, *others):
            room -= each.sizeHint().width() + GAP
            if seen and (room < 0 or len(seen) == MOST_CHIPS):
                break
            seen.append(each)
        every = [self.chips[""], *active, *quick, *saved]
        if self._folded:
            seen = []
            named = [each for each in every if each.isChecked() or each in active]
        self._unseen = [each for each in every if each not in seen]
        # Without words it would take the room before it, and the last chip would be cut by so much.
        self.count.setVisible(bool(self.count.text()) and not self._folded)
        self.more.setText(f"{named[0].text()} ▾" if self._folded and named else _("Filter ▾"))
        for each in (*self.chips.values(), *self._passing):
            each.setVisible(each in seen)
        # A menu of one line would only be a click more.
        alone = not (self._unseen or self._can_be_saved() or self.saved())
        self.more.setMenu(None if alone else self.menu)  # type: ignore[arg-type]
        self._set_stop()

    def _in_row(self) -> list[QPushButton]:
        """List the buttons that are seen, from left to right."""
        buttons = [*self.chips.values(), *self._passing, self.more]
        seen = [each for each in buttons if not each.isHidden()]
        return sorted(seen, key=self._row.indexOf)

    def _set_stop(self) -> None:
        """Let the row be one stop of Tab: the button with the keys, else the chosen one."""
        row = self._in_row()
        stop = max(row, key=lambda each: (each.hasFocus(), each.isChecked()), default=None)
        for each in row:
            policy = Qt.FocusPolicy.StrongFocus if each is stop else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from one button of the row to the next by the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row, by = self._in_row(), STEPS.get(Qt.Key(event.key()))
            if by is not None and isinstance(watched, QPushButton) and watched in row:
                at = row.index(watched) + by
                row[max(0, min(at, len(row) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
                self._set_stop()
                return True
        return False

    def _saved_chip(self, name: str, saved: ListFilter) -> QPushButton:
        chip = QPushButton(icon("filter", "quiet"), name)
        chip.installEventFilter(self)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        on = saved.as_plain() == self._filter.as_plain()
        chip.setChecked(on)
        wanted = ListFilter() if on else saved
        chip.clicked.connect(lambda: self._want(wanted))
        return chip

    def _active_chips(self) -> list[QPushButton]:
        """Make a chip for each filtered value that no quick chip shows."""
        quick = {(group, values) for _words, group, values in QUICK.values()}
        made: list[QPushButton] = []
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
        chip.installEventFilter(self)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        words = _("Remove filter: %(group)s: %(value)s") % named
        chip.setToolTip(words)
        chip.setAccessibleName(words)
        chip.clicked.connect(lambda: self._want(self._filter.with_values(group, left)))
        return chip

    def minimumSizeHint(self) -> QSize:
        """Ask for the menu's room only: what does not fit stands there."""
        return QSize(self.more.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1].rstrip()}…"
