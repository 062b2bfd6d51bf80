"""The details of the chosen signatory: head and foot stand, four tabs between them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.tabs import Tabs
from coalition_app.desktop.details.acts import Acts
from coalition_app.desktop.details.data import Data
from coalition_app.desktop.details.doubts import Doubts, unprintable_pieces
from coalition_app.desktop.details.head import Head
from coalition_app.desktop.details.positions import Positions
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.lines import Lines
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.desktop.wording import details_words
from coalition_app.i18n import N_, _
from coalition_app.operations import doubts
from coalition_app.records.lists.signature_details import SignatureDetails, read_details
from coalition_app.records.positions.doubts import Doubt, list_doubts
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

TABS = {
    "position": N_("Position"),
    "data": N_("Data"),
    "documents": N_("Documents"),
    "history": N_("History"),
}
MARGIN, GAP = 16, 10
BESIDE_FIRST, AROUND_WORDS = 6, 34
"""Pixels between the two buttons, and around the words of the first with its edge."""
LOWEST = 120
"""Pixels of a tab that are seen at least; a lower window scrolls to them."""

GONE = ("withdrawn", "declined", "rejected")
"""Statuses of those who take no position."""


class DetailsPane(Spoken, QFrame):
    """Empty until somebody is chosen; the tab that is shown stays while one walks through the list."""

    left = Signal()
    """The keyboard or the pointer goes back to the list."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        # A splitter shows it at once, and each part would be laid out as it comes.
        self.setVisible(False)
        self._desk = desk
        self._shown: SignatureDetails | None = None
        self._statement: StatementRow | None = None
        self._database: Database | None = None
        self._chosen, self._waits = 1, False
        self._doubts: list[Doubt] = []
        self.setMinimumWidth(260)
        self.setObjectName("details")
        self.put_words(self.setAccessibleName, lambda: _("Details"))
        self._build()
        self.clear()

    # Showing

    def clear(self) -> None:
        """Say that nobody is chosen; what is being typed is saved first."""
        self.save()
        self._shown = self._statement = None
        self._body.setVisible(False)
        self._nobody.setVisible(True)
        self._forget()

    def show_signature(
        self, database: Database, statement: StatementRow, signed: SignatureRow, chosen: int = 1
    ) -> None:
        """Show one signature as the register holds it now; what is being typed stays.

        `chosen` counts the signatures that are chosen: where there are more, it says which one this is.
        """
        other = self._shown is None or self._shown.signed.id != signed.id
        if other:
            self.save()
        with database.reading() as tx:
            found = read_details(tx, statement, signed.number)
            self._doubts = [
                each
                for each in (list_doubts(tx, statement, [signed.number]) if signed.is_open else ())
                if each.piece is not None
            ]
        self._doubts += unprintable_pieces(signed)
        if found is None:
            self.clear()
            return
        self._database, self._statement, self._shown = database, statement, found
        self._chosen = chosen
        if other:
            for tab in self._tabs:
                tab.verticalScrollBar().setValue(0)
        self._fill(found, statement)
        self._nobody.setVisible(False)
        self._body.setVisible(True)

    def shows(self, statement: StatementRow, signed: SignatureRow, chosen: int) -> bool:
        """Tell whether just this signature is shown, as one of so many."""
        shown = None if self._shown is None else self._shown.signed
        return (self._statement, shown, self._chosen) == (statement, signed, chosen)

    def retranslate(self) -> None:
        """Speak the program's language, also in what was read from the register."""
        super().retranslate()
        if self._shown is not None and self._statement is not None and self._database is not None:
            self.show_signature(self._database, self._statement, self._shown.signed, self._chosen)

    def go(self, tab: str) -> None:
        """Show a tab by its key in TABS."""
        self.tabs.setCurrentIndex(list(TABS).index(tab))

    def focus_first(self, key: str = "name") -> None:
        """Go to a field; F2 goes to the name where the list cannot be edited."""
        self.go("data")
        field = self.fields[key]
        field.editor.setFocus()
        self._tabs[self.tabs.currentIndex()].ensureWidgetVisible(field)
        if isinstance(field.editor, QLineEdit):
            field.editor.selectAll()

    def take_keyboard(self) -> None:
        """Let the keyboard work here, from the tabs on."""
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer_back(self, offered: bool) -> None:
        """Offer the way back to the list, where the details stand in its place."""
        self.back.setVisible(offered)
        self.head.stand(alone=offered)
        self.acts.stand(beside=offered)
        self.positions.stand(beside=offered)

    def let_write(self, writable: bool) -> None:
        """Offer to record something, or only to read what is recorded."""
        self.data.let_write(writable)
        for button in (self.first, self.second, self.change_all, self.undo):
            button.setEnabled(writable)
        if self.head.writable == writable:
            return
        for part in (self.head, self.doubts, self.acts, self.positions):
            part.writable = writable
        if self._shown is not None and self._statement is not None:
            self._fill(self._shown, self._statement)

    def save(self) -> None:
        """Save what was typed and not yet left, as before another signatory is shown."""
        self.data.save()

    # Filling

    def _fill(self, found: SignatureDetails, statement: StatementRow) -> None:
        signed = found.signed
        many = self._chosen > 1
        self.several.setVisible(many)
        # The filled button is for all that are chosen.
        give_role(self.first, "" if many else "first")
        put_text(self.several_note, details_words.several_note(signed.number, self._chosen))
        self.head.fill(found, statement)
        lines = details_words.position_lines(found, statement)
        self.positions.fill(lines)
        uncounted = _("It does not count now, so it has no position.")
        put_text(self.uncounted, uncounted if statement.demands and not found.stances else "")
        self.uncounted.setVisible(bool(self.uncounted.text()))
        self.acts.fill(found.acts, found.evidence)
        self.doubts.fill(self._doubts)
        self.evidence.fill(details_words.evidence_lines(found))
        self.history.fill(details_words.history_lines(found))
        undoable = bool(found.history) and found.history[0].undone_next
        self.undo.setVisible(undoable)
        if undoable:
            named = {"action": found.history[0].sentence}
            whole = _("Undo: %(action)s") % named  # it may be of many more signatures
            self.undo.setToolTip(whole)
            self.undo.setAccessibleName(whole)
        self._waits = "unsettled" in found.stances
        self._name_first()
        # Who withdrew, declined or was rejected takes no position any more.
        self.first.setVisible(found.signed.status not in GONE)
        self.data.fill(found, statement)
        self._order_stops()

    def _name_first(self) -> None:
        """Name the whole act on its button where it fits, else a word, and the act beside the pointer."""
        whole = _("Assign to demands…") if self._waits else _("Record a position…")
        short = _("Assign words…") if self._waits else _("Position…")
        room = self.width() - 2 * MARGIN - self.second.sizeHint().width() - BESIDE_FIRST
        asked = self.first.fontMetrics().horizontalAdvance(whole) + AROUND_WORDS
        self.first.setText(whole if asked <= room else short)
        self.first.setToolTip(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._name_first()

    def _order_stops(self) -> None:
        """Let Tab go as the eye does: tabs, what is in them, the buttons below; parts are made anew."""
        before: QWidget = self.tabs
        for tab, parts in zip(self._tabs, self._held, strict=True):
            inside = [each for part in parts for each in part.findChildren(QWidget)]
            for stop in (
                tab,
                *inside,
                *((self.first, self.second) if tab is self._tabs[-1] else ()),
            ):
                tabbed = stop.focusPolicy() & Qt.FocusPolicy.TabFocus
                if tabbed and stop.window() is self.window():  # a popup of a box is another
                    QWidget.setTabOrder(before, stop)
                    before = stop

    def _forget(self) -> None:
        """Leave no value of a register in widgets that are only hidden."""
        self.head.forget()
        for part in (self.evidence, self.history):
            part.fill([])
        self.positions.fill([])
        self.acts.fill([])
        self.doubts.fill([])
        self.data.forget()

    def _follow_on(self, key: str, ordinal: int) -> None:
        if self._shown is not None:
            self._desk.ask("positions.follow_on", key, self._shown.signed, ordinal)

    def _put_stance(self, demand: int, stance: str) -> None:
        if self._shown is not None:
            signed, acts = self._shown.signed, self._shown.acts
            self._desk.ask("positions.put_stance", signed, acts, demand, stance)

    def _settle(self, piece: int, answer: str, all_like: bool) -> None:
        if self._shown is None or self._statement is None:
            return
        change = doubts.settle_pieces(
            self._statement,
            numbers=[self._shown.signed.number],
            piece=piece,
            answer=answer,
            all_like=all_like,
        )
        self._desk.operations.change(change)

    # Building

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._nobody = wrapped_label("", "quiet")
        self._nobody.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.put_words(
            lambda text: put_text(self._nobody, text),
            lambda: _("Choose a signatory: position, data, documents and history are shown here."),
        )
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        whole.addWidget(self._nobody)
        whole.addWidget(self._body, 1)
        whole.addStretch()
        self.head = Head(self._desk, self._menu)
        above = QVBoxLayout()
        above.setContentsMargins(MARGIN, 12, MARGIN, 0)
        above.setSpacing(GAP)
        self.back = WrapButton()
        self.back.setVisible(False)
        self.put_words(self.back.say, lambda: _("‹ Back to the list (Esc)"))
        self.back.clicked.connect(self.left)
        leaving = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leaving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leaving.activated.connect(self.left)
        self.head.lead_with(self.back)
        above.addWidget(self.head)
        above.addWidget(self._several())
        self.tabs = Tabs()
        self.put_words(self.tabs.setAccessibleName, lambda: _("Details"))
        above.addWidget(self.tabs)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        self._column.addLayout(above)
        self._column.addWidget(line)
        self._build_tabs()
        self._column.addLayout(self._foot())

    def _several(self) -> QFrame:
        """Say that several are chosen and that only one of them is changed here."""
        self.several = QFrame()
        self.several.setProperty("role", "act")
        self.several_note = wrapped_label("", "")
        self.change_all = WrapButton(AROUND_WORDS, 16)
        give_role(self.change_all, "first")
        self.put_words(self.change_all.say, lambda: _("Change the chosen…"))
        self.change_all.clicked.connect(lambda: self._desk.do("change-many"))
        inside = QVBoxLayout(self.several)
        inside.addWidget(self.several_note)
        inside.addWidget(self.change_all)
        return self.several

    def _build_tabs(self) -> None:
        # Each part is made in its place: one that is moved is styled anew with all that is in it.
        shown = QStackedWidget()
        self._column.addWidget(shown, 1)
        rooms = [_add_tab(shown) for _key in TABS]
        self._tabs = [tab for tab, _inner in rooms]
        self.uncounted = wrapped_label("", "quiet")
        self.doubts, self.acts, self.positions = Doubts(), Acts(), Positions()
        self.doubts.answered.connect(self._settle)
        self.acts.wanted.connect(self._follow_on)
        self.positions.wanted.connect(self._put_stance)
        self.data = Data(self._desk, rooms[1][1])
        self.fields, self.others, self.origin = (
            self.data.fields,
            self.data.others,
            self.data.origin,
        )
        self.evidence, self.history = Lines(2, apart=8), Lines(2, apart=8)
        self.undo = WrapButton()
        self.put_words(self.undo.say, lambda: _("Undo the last change"))
        self.undo.clicked.connect(self._desk.operations.undo)
        self._held = held = (
            (self.doubts, self.acts, self.positions, self.uncounted),
            (self.data,),
            (self.evidence,),
            (self.undo, self.history),
        )
        for (key, words), (tab, inner), parts in zip(TABS.items(), rooms, held, strict=True):
            at = self.tabs.addTab("")
            self.put_words(partial(self.tabs.setTabText, at), _said(words))
            tab.setObjectName(key)
            self.put_words(tab.setAccessibleName, _said(words))
            _put_below(inner, parts)
        self.tabs.currentChanged.connect(shown.setCurrentIndex)
        shown.setMinimumHeight(LOWEST)

    def _foot(self) -> QHBoxLayout:
        self.first, self.second = QPushButton(), QPushButton()
        give_role(self.first, "first")
        self.first.clicked.connect(lambda: self._desk.do("reserve"))
        self.put_words(self.second.setText, lambda: _("Evidence…"))
        self.put_words(self.second.setToolTip, lambda: _("Record evidence…"))
        self.second.clicked.connect(lambda: self._desk.do("evidence"))
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 10, MARGIN, 14)
        row.setSpacing(BESIDE_FIRST)
        row.addWidget(self.first, 1)
        row.addWidget(self.second)
        return row

    def _menu(self, menu: QMenu) -> None:
        """Fill the menu of rare acts."""
        menu.addAction(_("Correct the spelling…"), lambda: self.focus_first("name"))
        menu.addAction(
            _("Representatives and joint signatories…"),
            lambda: self._desk.ask("editing.change_together"),
        )
        for keys in (
            ("standing", "withdraw"),
            ("check-signature", "challenge"),
            ("in-directory", "merge", "slip"),
            ("erase",),
        ):
            menu.addSeparator()
            for key in keys:
                menu.addAction(self._desk.action(key))
        self._desk.colour_menu(menu)


def _said(words: str) -> Words:
    return lambda: _(words)


def _add_tab(shown: QStackedWidget) -> tuple[QScrollArea, QWidget]:
    """Add a tab that scrolls down, and only there; return it and what it scrolls."""
    tab, inner = QScrollArea(), QWidget()
    shown.addWidget(tab)
    tab.setProperty("role", "tab")
    tab.setFrameShape(QFrame.Shape.NoFrame)
    tab.setWidgetResizable(True)
    tab.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    inner.setObjectName("inner")
    tab.setWidget(inner)
    return tab, inner


def _put_below(inner: QWidget, parts: tuple[QWidget, ...]) -> None:
    """Put parts one below the other."""
    column = QVBoxLayout(inner)
    column.setContentsMargins(MARGIN - 2, 12, MARGIN - 2, 6)
    column.setSpacing(GAP)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
