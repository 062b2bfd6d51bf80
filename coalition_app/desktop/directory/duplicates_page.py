"""The page of twins: pairs side by side, decided by keyboard, the decided ones kept below."""

import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app import work
from coalition_app.desktop.controls.beside import Beside
from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.controls.more import DrawnButton
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.directory.duplicates_choice import VERDICTS
from coalition_app.desktop.directory.duplicates_list import PairList
from coalition_app.desktop.directory.duplicates_model import (
    PairsModel,
    offered_of,
    verdicts_of,
)
from coalition_app.desktop.directory.duplicates_pane import PairPane
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.wrap_button import WrapButton
from coalition_app.errors import Interrupted
from coalition_app.i18n import _, ngettext
from coalition_app.operations import duplicates
from coalition_app.records.lists import signature_list
from coalition_app.records.merging import decisions
from coalition_app.records.merging.decisions import PossibleDuplicate
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements import statements
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.store.database import Database
    from coalition_app.work import Tell

SHORT = 500
"""Signatures up to which the pairs are found at once; among more they are found beside the window."""
NARROW = 110
"""Letters of the page's width below which the two that are compared stand in the place of the list."""
BELONGS = "belongs"
"""The reason of a person who belongs to a listed organisation: two signatures, unless one says otherwise."""
ASIDE = 16
"""Pixels beside the list."""
LIST_WIDTH = 300
"""Pixels of the list at 100 %; what is compared has the rest."""
STANDS = (Qt.Key.Key_5, Qt.Key.Key_6)
"""Keys that say which of the two is kept."""
Moment = tuple["Database", uuid.UUID, int]
"""Which statement was compared, and the clock of the register's newest action then."""


class DuplicatesPage(Page):
    """Pairs to look at; 1 to 4 decide about the chosen one and choose the next."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.model = PairsModel(self)
        self._read_at: Moment | None = None
        self._ticket = 0
        self._searching, self._looking = False, False
        self._kept = False
        """Whether the pairs stay where they stand: the page was not left since they were shown."""
        self._to_choose: list[int] = []
        self._counted: list[str] = []
        self._own: tuple[int, int] | None = None
        """The pair that is being decided at this moment: only that is read anew."""
        self.title, self.count = QLabel(), wrapped_label("", "quiet")
        give_role(self.title, "title")
        self.twice = WrapButton()
        self.list = PairList(self.model)
        self.back, self.onward = DrawnButton("previous"), DrawnButton("next")
        self.pane = PairPane()
        self.compare, self.choice = self.pane.compare, self.pane.choice
        self.why, self.buttons = self.choice.why, self.choice.buttons
        self.empty = EmptyState(
            "draw_pair",
            self._nothing,
            lambda: _("Signatures that may belong to one signatory are shown here side by side."),
        )
        self._build()
        self._connect()
        self._put_words()
        self.retranslate()

    # What the window asks

    def read(self) -> None:
        """Find the pairs anew; a long statement is compared beside the window."""
        self._ticket += 1
        if self.database is None or self.statement is None:
            self._read_at, self._searching = None, False
            self._show([], waiting_for=False)
            return
        database, statement, ticket = self.database, self.statement, self._ticket
        with database.reading() as tx:
            moment = (database, statement.id, signature_list.newest_change(tx))
            short = signatures.next_number(tx, statement.id) <= SHORT
            if self._own is not None and self._read_at is not None:
                before = self.model.row_of(*self._own)
                merged = before >= 0 and bool(self.model.pairs[before].merge)
                self._reread(self._own)
                if not self._searching and not merged and not self._is_merged(self._own):
                    self._read_at = moment
                    return
            if moment == self._read_at:
                self._speak()
                return
            if short:
                self._take(ticket, moment, _find(database, statement.id, None))
                return
        if self._read_at is None or self._read_at[:2] != moment[:2]:
            self._show([], waiting_for=True)
        self._searching = True

        def search(progress: "Tell") -> list[PossibleDuplicate] | None:
            def tell(done: int, of: int) -> None:
                progress(done, of)
                if ticket != self._ticket:
                    raise Interrupted

            try:
                return _find(database, statement.id, tell)
            except Interrupted:
                return None

        self.desk.operations.start("", search, lambda found: self._take(ticket, moment, found))

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._speak()

    def chosen(self) -> Sequence[SignatureRow]:
        """Return the signatures of the chosen pair."""
        pair = self.chosen_pair()
        if pair is None or self.database is None or self.statement is None:
            return []
        with self.database.reading() as tx:
            numbers = [pair.pair.a, pair.pair.b]
            return signatures.list_signatures(tx, self.statement.id, numbers=numbers)

    @property
    def being_read(self) -> bool:
        """Tell whether its list is still read, so that nothing in it is chosen yet."""
        return bool(self._to_choose)

    def choose(self, numbers: list[int]) -> None:
        """Choose the first pair that contains one of these numbers, one that waits before others."""
        self._to_choose = list(numbers) if self._searching else []
        wanted = set(numbers)

        def fits(each: PossibleDuplicate) -> bool:
            return bool(wanted & {each.pair.a, each.pair.b})

        row = self.model.first(lambda each: fits(each) and not each.verdict)
        row = row if row >= 0 else self.model.first(fits)
        self._choose_row(row)
        self.list.setFocus()

    def chosen_pair(self) -> PossibleDuplicate | None:
        """Return the chosen pair; None where none is chosen."""
        row = self.list.currentIndex().row()
        return self.model.pairs[row] if 0 <= row < len(self.model.pairs) else None

    # Deciding

    def decide(self, verdict: str) -> None:
        """Record what the two of the chosen pair are to each other, and choose the next that waits.

        `verdict` names the button; of a signature and who attests it stands for what is written on it then.
        """
        each, statement = self.chosen_pair(), self.statement
        if each is None or statement is None:
            return
        if verdict in VERDICTS:
            verdict = verdicts_of(each)[VERDICTS.index(verdict)]
        if verdict not in offered_of(each):
            return
        if verdict == "same" and self.compare.asks:
            self.desk.operations.refused.emit(
                _("First choose with 5 or 6 which of the two is kept.")
            )
            return
        a, b, why, row = each.pair.a, each.pair.b, self.why.text(), self.list.currentIndex().row()
        keep = self.compare.remaining() if verdict == "same" else None
        next_row = self.model.first(lambda pair: not pair.verdict, row + 1)
        following = self.model.pairs[next_row].pair if next_row >= 0 else each.pair
        self._own = (a, b)
        change = duplicates.decide(statement, a=a, b=b, verdict=verdict, keep=keep, why=why)
        try:
            done = self.desk.operations.change(change)
        finally:
            self._own = None
        if not done:
            return
        after = self.model.row_of(following.a, following.b)
        if after < 0 or self.model.pairs[after].verdict:
            # Of two that are one now, other pairs are gone.
            after = self.model.first(lambda pair: not pair.verdict, row)
        self._choose_row(after if after >= 0 else row)
        self._show_pair()
        self._leave_answers()

    @Slot()
    def put_off(self) -> None:
        """Leave the chosen pair for later, and choose the next that waits."""
        row = self.list.currentIndex().row()
        self._choose_row(self.model.first(lambda pair: not pair.verdict, row + 1))
        self._leave_answers()

    def _leave_answers(self) -> None:
        """Take the keyboard from the answers: a stray Space would decide about the next pair, unseen."""
        (self.list if self.list.isVisible() else self.beside.back).setFocus()

    def _step(self, by: int) -> None:
        """Choose the pair before or after."""
        self._choose_row(self.list.currentIndex().row() + by)

    @Slot()
    def ask(self) -> None:
        """Write to the two of the chosen pair and ask; of the attestor nothing is asked by letter."""
        each = self.chosen_pair()
        if each is not None and not each.merge and each.pair.b != ATTESTOR:
            self.desk.ask("following.ask_pair", (each.pair.a, each.pair.b))

    def part(self) -> None:
        """Ask why the chosen two, which were merged, are separated again."""
        if self.pane.merge is not None:
            self.desk.ask("directory.separate", self.pane.merge.id)

    # Showing

    def _take(self, ticket: int, moment: Moment, found: list[PossibleDuplicate] | None) -> None:
        """Take pairs that were found, unless a newer search is under way."""
        if ticket != self._ticket or self.database is None or found is None:
            return
        self._read_at, self._searching = moment, False
        self._show(found, waiting_for=False)
        if self._to_choose:
            self.choose(self._to_choose)

    def _show(self, found: list[PossibleDuplicate], *, waiting_for: bool) -> None:
        before = self.chosen_pair()
        self.model.show(found, keep=self._kept)
        self._kept = True
        row = self.model.row_of(before.pair.a, before.pair.b) if before else -1
        self._looking = waiting_for
        self.list.selectionModel().blockSignals(True)
        self._choose_row(row if row >= 0 else 0)
        self.list.selectionModel().blockSignals(False)
        self._speak()
        self.chosen_changed.emit()

    def _reread(self, pair: tuple[int, int]) -> None:
        """Read one decision anew: the pairs are what they were."""
        row = self.model.row_of(*pair)
        if row >= 0 and self.database is not None and self.statement is not None:
            with self.database.reading() as tx:
                self.model.replace(row, decisions.reread(tx, self.statement, self.model.pairs[row]))
        self._tell_count()

    def _is_merged(self, pair: tuple[int, int]) -> bool:
        """Tell whether the two are one now: then other pairs are gone, and all are found anew."""
        row = self.model.row_of(*pair)
        return row >= 0 and bool(self.model.pairs[row].merge)

    def _choose_row(self, row: int) -> None:
        if 0 <= row < len(self.model.pairs):
            self.list.setCurrentIndex(self.model.index(row))

    def _speak(self) -> None:
        self.model.speak()
        self._tell_count()
        self._show_pair()

    def _show_count(self) -> None:
        """Say all that is counted where one line holds it, and else the first of it."""
        shown = self._counted[:1] if self.beside.narrow else self._counted
        put_text(self.count, " · ".join(shown))
        self.count.setToolTip(" · ".join(self._counted))

    def _tell_count(self) -> None:
        waiting = self.model.waiting()
        decided = len(self.model.pairs) - waiting
        words = [
            ngettext("%(count)d pair to check", "%(count)d pairs to check", waiting)
            % {"count": waiting}
        ]
        people = sum(not each.verdict and each.pair.reason == BELONGS for each in self.model.pairs)
        if 0 < people < waiting:
            named = {"alike": waiting - people, "people": people}
            words.append(_("similar: %(alike)d, person and organisation: %(people)d") % named)
        if decided:
            words.append(
                ngettext("%(count)d decided", "%(count)d decided", decided) % {"count": decided}
            )
        twice = sum(each.stands_twice for each in self.model.pairs)
        self.twice.setVisible(bool(twice))
        self.twice.say(
            ngettext("%(count)d is counted twice…", "%(count)d are counted twice…", twice)
            % {"count": twice}
        )
        self._counted = words if self.model.pairs else []
        self._show_count()
        self.count.setVisible(bool(self.model.pairs))
        self.empty.retranslate()
        self.stack.setCurrentIndex(0 if self.model.pairs else 1)
        if not self._looking and self.database is not None and self.statement is not None:
            self.desk.tell_count("twins", self.statement.number, waiting)

    def _nothing(self) -> str:
        """Say why no pair is listed."""
        if self._looking:
            return _("The names are being compared; this takes some seconds.")
        if self.statement is None:
            return _("There is no statement yet")
        return _("No similar signatures were found")

    @Slot()
    def _show_pair(self) -> None:
        """Show the chosen pair."""
        each = self.chosen_pair()
        self.beside.want_details(each is not None)
        self._show_steps()
        if each is not None and self.database is not None and self.statement is not None:
            self.pane.show_pair(each, self.database, self.statement)

    # Building

    def _build(self) -> None:
        shelf = QWidget()
        self._shelf = QVBoxLayout(shelf)
        self._shelf.setContentsMargins(0, 0, 0, 0)
        self._shelf.addWidget(self.list)
        self.beside = Beside(shelf, self.pane, NARROW, list_width=LIST_WIDTH, aside=ASIDE)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.beside)
        # Hidden, it takes no room from the pairs.
        self.empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        around = QWidget()
        room = QVBoxLayout(around)
        room.setContentsMargins(16, 0, 16, 16)
        room.addWidget(self.empty)
        self.stack.addWidget(around)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        for each in (self.twice, self.back, self.onward, self.beside.open):
            head.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._change_pair)
        self.list.activated.connect(self._go_to)
        self.beside.offer_open(self._open_pair)
        self.beside.left.connect(self._show_steps)
        self.beside.left.connect(self.list.setFocus)
        self.beside.fitted.connect(self._stand)
        self.back.clicked.connect(lambda: self._step(-1))
        self.onward.clicked.connect(lambda: self._step(1))
        self.choice.chosen.connect(self.decide)
        for at, verdict in enumerate(VERDICTS, 1):
            self._add_key(str(at), partial(self.decide, verdict))
        for button, digit in zip(self.compare.stands, STANDS, strict=True):
            self._add_key(QKeySequence(digit).toString(), button.click)
        self._add_key("9", self.part)
        self._add_key("W", self.ask)
        later = QShortcut(QKeySequence(Qt.Key.Key_Space), self.list)
        later.setContext(Qt.ShortcutContext.WidgetShortcut)
        later.activated.connect(self.put_off)
        self.choice.later.clicked.connect(self.put_off)
        self.choice.ask.clicked.connect(self.ask)
        self.pane.separate.clicked.connect(self.part)
        self.twice.clicked.connect(self._show_twice)
        self.why.returnPressed.connect(self.list.setFocus)

    @Slot()
    def _stand(self) -> None:
        """Let the list stand below the title, alone or beside the two."""
        narrow = self.beside.narrow
        self.pane.stand(narrow=narrow)
        self._show_count()
        self._show_steps()
        self._shelf.setContentsMargins(ASIDE, 0, ASIDE if narrow else 0, 0)

    def _show_steps(self) -> None:
        """Lead from pair to pair where two are compared: a list alone is gone through in itself."""
        for button in (self.back, self.onward):
            button.setVisible(self.beside.details_seen)

    def _add_key(self, digit: str, does: Callable[[], object]) -> None:
        key = QShortcut(QKeySequence(digit), self)
        # Wherever the keyboard is, also in the list of places; a field takes its digits itself.
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(does)

    @Slot()
    def _change_pair(self) -> None:
        self._show_pair()
        self.pane.sides.verticalScrollBar().setValue(0)
        self.chosen_changed.emit()

    @Slot()
    def _show_twice(self) -> None:
        """Choose the next body that is counted twice, by what was decided."""
        now = self.list.currentIndex().row()
        self._choose_row(self.model.first(lambda each: each.stands_twice, now + 1))

    @Slot(QModelIndex)
    def _go_to(self, _index: QModelIndex) -> None:
        pair = self.chosen_pair()
        if pair is not None and self.beside.narrow and not self.pane.isVisible():
            self._open_pair()
        elif pair is not None:
            numbers = [each for each in (pair.pair.a, pair.pair.b) if each != ATTESTOR]
            self.desk.show_numbers(numbers)

    @Slot()
    def _open_pair(self) -> None:
        """Show the two in the place of the list."""
        self.beside.open_details()
        self._show_steps()
        self.beside.back.setFocus()

    def _put_words(self) -> None:
        self.put_words(self.title.setText, lambda: _("Possible duplicates"))
        self.put_words(self.beside.open.setText, lambda: _("Compare"))
        for button, words in (
            (self.back, lambda: _("Previous pair")),
            (self.onward, lambda: _("Next pair")),
        ):
            self.put_words(button.setToolTip, words)
            self.put_words(button.setAccessibleName, words)
        self.put_words(self.list.setAccessibleName, lambda: _("Pairs that look alike"))
        self.put_words(
            self.list.setAccessibleDescription,
            lambda: _(
                "1 to 4 decide about the chosen pair, 5 and 6 say which of the two stands, 9 separates them; "
                "Enter shows the two in the list."
            ),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        # A search whose result is not wanted any more would keep other lists from being read.
        if self._searching:
            self._ticket += 1
            self._searching = False
        self._kept = False
        super().hideEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Leave room for the list and some of the two that are compared."""
        return QSize(420, 400)


def _find(
    database: "Database", statement_id: uuid.UUID, progress: "Tell | None"
) -> list[PossibleDuplicate]:
    """Find the pairs of a statement, and what was decided about others."""
    tell = progress or work.tell_nobody
    with collecting_later(), database.reading() as tx:
        statement = statements.get_statement(tx, statement_id)
        found = decisions.list_possible_duplicates(tx, statement, tell)
        return [*found, *decisions.list_decided(tx, statement, found)]
