"""Beside the pages of the annex: the way to an attestation, or the edition that is shown."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.annex.attest_words import button_stopped
from coalition_app.desktop.annex.corrigendum_card import CorrigendumCard
from coalition_app.desktop.annex.edition_card import EditionCard
from coalition_app.desktop.annex.editions import Edition, Opened
from coalition_app.desktop.annex.fact_row import FactRow, facts_of
from coalition_app.desktop.annex.steps import Done, StepList
from coalition_app.desktop.controls.tag import Tag
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.issue.readiness import Item
from coalition_app.i18n import _, ngettext

LEAST_WIDTH, SIDE_WIDTH = 260, 340
"""Pixels of the column at least, and until it is pulled wider."""
ASIDE = 16
"""Pixels beside what is in it."""


class AnnexSide(Spoken, QWidget):
    """Its head and its first button stay; what is between them scrolls where the window is too low."""

    attest_wanted = Signal()
    draft_wanted = Signal()
    """The draft of the next edition is to be shown."""
    save_wanted = Signal()
    edition_wanted = Signal(object)
    """An `Edition` that is to be shown."""
    changes_wanted = Signal(object)
    """What has changed since an `Edition` is to be shown."""
    corrigendum_wanted = Signal(str, object, object)
    """As `CorrigendumCard.wanted`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("annex_side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST_WIDTH)
        self.known: tuple[Edition, ...] = ()
        self.shown: Opened | None = None
        """The edition whose print is shown; None while the draft is."""
        self._read, self._note, self._pages = False, False, 0
        self._files: Mapping[str, Path] = {}
        self.title, self.left = QLabel(), Tag()
        give_role(self.title, "heading")
        self.title.setObjectName("bar_title")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setProperty("role", "way")
        self.put_words(self.bar.setAccessibleName, lambda: _("Completed steps"))
        self.items, self.card = StepList(), EditionCard()
        self.facts, self.corrigenda, self.others = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.none = QLabel(wordWrap=True)
        self.none.setProperty("role", "quiet")
        self.others_title = QLabel()
        give_role(self.others_title, "heading")
        self.put_words(
            self.none.setText,
            lambda: _(
                "None yet. An attested edition never changes; later changes go into the next one."
            ),
        )
        self.attest, self.save, self.since = QPushButton(), QPushButton(), QLabel(wordWrap=True)
        self.changes = QPushButton()
        self._build()
        self._say()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.left)
        inner = QWidget()
        inner.setObjectName("annex_side")
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(ASIDE, 0, ASIDE, 0)
        self._inner.setSpacing(12)
        self._inner.addWidget(self.items)
        self._inner.addWidget(self.card)
        self.facts.setSpacing(6)
        self.corrigenda.setSpacing(8)
        self.others.setSpacing(4)
        self._inner.addLayout(self.facts)
        self._inner.addLayout(self.corrigenda)
        self._inner.addWidget(self.others_title)
        self._inner.addWidget(self.none)
        self._inner.addLayout(self.others)
        self._inner.addStretch(1)
        self.rolled = QScrollArea(widgetResizable=True)
        self.rolled.setFrameShape(QFrame.Shape.NoFrame)
        self.rolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rolled.setMinimumHeight(80)
        self.rolled.setWidget(inner)
        self.rolled.verticalScrollBar().rangeChanged.connect(self._line_up)
        self.foot, self._own = QWidget(), QWidget()
        around, foot = QVBoxLayout(self.foot), QVBoxLayout(self._own)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._own)
        self._asked = QVBoxLayout()
        """The ends of what is typed in a step, in the place of the foot's own."""
        self._asked.setContentsMargins(ASIDE, 4, ASIDE, 12)
        around.addLayout(self._asked)
        foot.setContentsMargins(ASIDE, 4, ASIDE, 12)
        foot.setSpacing(4)
        self.since.setProperty("role", "quiet")
        self.since.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for link in (self.save, self.changes):
            link.setProperty("role", "link")
        foot.addWidget(self.changes, 0, Qt.AlignmentFlag.AlignHCenter)
        self._ends = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._ends.setSpacing(4)
        self._ends.addWidget(self.since)
        self._ends.addWidget(self.attest)
        self._ends.addWidget(self.save, 0, Qt.AlignmentFlag.AlignHCenter)
        foot.addLayout(self._ends)
        self.put_words(self.save.setText, lambda: _("Save a draft…"))
        self.put_words(self.changes.setAccessibleName, lambda: _("What changed"))
        above = QVBoxLayout()
        above.setContentsMargins(16, 14, 16, 4)
        above.setSpacing(8)
        above.addLayout(head)
        above.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self.rolled, 1)
        column.addWidget(self.foot)
        self.items.edited.connect(self._show_ends)
        self.attest.clicked.connect(self._go_on)
        self.save.clicked.connect(self.save_wanted)
        self.changes.clicked.connect(lambda: self.changes_wanted.emit(self._compared))

    def _line_up(self, _least: int, most: int) -> None:
        """Keep the cards' edge below that of the head, whether or not a scroll bar stands beside them."""
        bar = self.rolled.verticalScrollBar().sizeHint().width()
        self._inner.setContentsMargins(ASIDE, 0, ASIDE - (bar if most else 0), 0)

    @Slot()
    def _show_ends(self) -> None:
        """Let the foot end what is typed in a step: what it leads to otherwise waits for that."""
        editor = self.items.editor if self.shown is None else None
        if editor is not None and editor.ends.parentWidget() is None:
            self._asked.addWidget(editor.ends)
        self._own.setVisible(editor is None)
        if self.items.editor is not None:
            self.items.editor.ends.setVisible(editor is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_steps()

    def _fold_steps(self) -> None:
        """Let the way to the attestation stand without scrolling, where folding its sentences does it.

        That there are no editions yet is said where there is room for it.
        """
        port, none = self.rolled.viewport(), self._read and not self.known
        width = port.width() - 2 * ASIDE
        told = (self.others_title, self.none)
        beside = [each for each in told if none or not each.isHidden()]
        left = port.height() - self.others.sizeHint().height() - self._inner.spacing()
        taken = sum(max(each.heightForWidth(width), each.sizeHint().height()) for each in beside)
        taken += self._inner.spacing() * len(beside)
        folded = self.items.fold_to(width, left - taken, left if none else left - taken)
        for each in told if none else ():
            each.setVisible(not folded)

    def set_narrow(self, narrow: bool) -> None:
        """Let the ends stand beside each other where there is little height: none scrolls out of sight."""
        direction = QBoxLayout.Direction
        self._ends.setDirection(direction.LeftToRight if narrow else direction.TopToBottom)
        for at in (0, 1):
            self._ends.setStretch(at, 1 if narrow else 0)

    # Showing

    def show_way(
        self,
        items: tuple[Item, ...],
        done: tuple[Done, ...],
        known: tuple[Edition, ...],
        *,
        note: bool,
    ) -> None:
        """Show what stands before the next edition, and those that there are.

        `note` where the next one would be a note to the list, which certifies nothing.
        """
        self._note = note
        self.items.fill(items, done)
        self._walk_in_order()
        self.known, self._read = known, True
        if self.shown is not None:
            same = [each for each in known if each.row.id == self.shown.edition.row.id]
            if same:
                shown = self.shown
                self.shown = replace(shown, edition=same[0], document=b"")
        self._say()

    def _walk_in_order(self) -> None:
        """Let Tab walk the steps, which were made anew, before what is below them."""
        buttons = [each.button for each in self.items.steps]
        hints = [each.button for each in self.items.hints]
        steps = [each for each in buttons if each not in hints]
        foot = (self.changes, self.attest, self.save)
        for before, after in pairwise([*steps, self.items.fold, *hints, *foot]):
            QWidget.setTabOrder(before, after)

    def show_edition(
        self, opened: Opened | None, files: Mapping[str, Path], pages: int = 0
    ) -> None:
        """Show the card of an edition; None for the way to the next one. `files` are known by code."""
        self.shown, self._files, self._pages = opened, files, pages
        self._say()

    def read_anew(self) -> None:
        """Lead nowhere until it is read what was attested just now."""
        self._read = False
        self._say()

    def forget(self) -> None:
        """Show nothing of any statement."""
        self.known, self.shown, self._read = (), None, False
        self.items.close_editor()
        self.items.fill((), ())
        self._say()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(SIDE_WIDTH, 500)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.items.recolour()
            self.card.recolour()

    @property
    def _compared(self) -> Edition | None:
        """Return the edition with which the list of today is compared: the one shown, or the newest."""
        return self.shown.edition if self.shown is not None else next(reversed(self.known), None)

    @property
    def next_edition(self) -> int:
        """Return the number that the next edition takes."""
        return max((each.row.number for each in self.known), default=0) + 1

    def _say(self) -> None:
        """Word all that depends on what is shown."""
        opened, stops = self.shown, self.items.stops
        draft = opened is None
        before = _("Before issuing") if self._note else _("Before the attestation")
        self.title.setText(before if draft else _("Editions"))
        self.left.setVisible(draft and self._read)
        if stops:
            words = ngettext("%(count)d left", "%(count)d left", stops) % {"count": stops}
            self.left.say(words, "refusal", _("To be settled before the attestation"))
        elif self._note:
            why = _("It is a note to the list: it certifies no signature.")
            self.left.say(_("Without attestation"), "warning", why)
        else:
            self.left.say(_("Ready"), "accent", _ready_words(self.items.found))
        steps = [each for each in self.items.steps if each not in self.items.hints]
        self.bar.setRange(0, max(1, len(steps)))
        self.bar.setValue(sum(each.severity in ("ready", "hint") for each in steps))
        self.bar.setVisible(draft)
        self.items.setVisible(draft)
        self.card.setVisible(not draft)
        if opened is not None:
            path = self._files.get(opened.edition.row.code) or opened.path
            self.card.fill(opened, path, self._pages)
        self._show_facts()
        self._show_others()
        self._say_button(draft, stops)
        self._show_ends()
        self._fold_steps()

    def _say_button(self, draft: bool, stops: int) -> None:
        named = {"edition": self.next_edition, "count": stops}
        if not draft:
            words = _("Show draft of edition %(edition)d") % named
            if stops and self.shown is not None and self.shown.changed:
                left = ngettext("%(count)d left", "%(count)d left", stops) % named
                words = f"{words} · {left}"
        elif stops:
            words = button_stopped(stops, note=False)
        elif self._note:
            words = _("Issue edition %(edition)d as a note…") % named
        else:
            words = _("Attest edition %(edition)d…") % named
        self.attest.setText(words)
        self.attest.setEnabled(self._read and not (draft and stops))
        give_role(self.attest, "first" if draft else "outlined")
        self.save.setVisible(draft)
        compared = self._compared
        # The button that shows what has changed says that something has.
        self.since.setVisible(self.shown is not None and not (self.shown.changed and compared))
        if self.shown is not None and self.shown.changed:
            self.since.setText(_("The list has changed since this edition."))
        else:
            self.since.setText(_("The list has not changed since this edition."))
        self.changes.setVisible(compared is not None and (self.shown is None or self.shown.changed))
        if compared is not None:
            of = {"edition": compared.row.number}
            self.changes.setText(_("What has changed since edition %(edition)d…") % of)

    def _show_facts(self) -> None:
        _empty(self.facts)
        shown = self.shown
        told = facts_of(shown.edition, shown.counted_late) if shown is not None else []
        for drawing, tone, words in told:
            self.facts.addWidget(FactRow(drawing, tone, words))
        _empty(self.corrigenda)
        for each in reversed(self.shown.edition.corrigenda if self.shown is not None else ()):
            card = CorrigendumCard(each, self._files.get(each.row.code))
            card.wanted.connect(self.corrigendum_wanted)
            self.corrigenda.addWidget(card)

    def _show_others(self) -> None:
        _empty(self.others)
        shown = self.shown.edition.row.id if self.shown is not None else None
        others = [each for each in reversed(self.known) if each.row.id != shown]
        self.none.setVisible(self._read and not self.known)
        self.others_title.setText(_("Editions") if self.shown is None else _("Other editions"))
        self.others_title.setVisible(self.shown is None or bool(others))
        for each in others:
            row = FactRow("seal", "quiet", each.sentence)
            show = QPushButton(_("Show"))
            show.setObjectName("show_edition")
            show.setProperty("role", "small")
            show.setAccessibleName(f"{_('Show')}: {each.sentence}")
            show.clicked.connect(partial(self._ask_edition, each))
            row.row.addWidget(show)
            row.stand_beside()
            self.others.addWidget(row)

    def _ask_edition(self, edition: Edition, _on: bool = False) -> None:
        self.edition_wanted.emit(edition)

    def _go_on(self) -> None:
        if self.shown is None:
            self.attest_wanted.emit()
        else:
            self.draft_wanted.emit()


def _empty(layout: QVBoxLayout) -> None:
    while (held := layout.takeAt(0)) is not None:
        if (widget := held.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _ready_words(items: tuple[Item, ...]) -> str:
    exceptions = sum(each.severity == "exception" for each in items)
    if not exceptions:
        return _("No exceptions.")
    return ngettext(
        "%(count)d exception is printed by number.",
        "%(count)d exceptions are printed by number.",
        exceptions,
    ) % {"count": exceptions}
