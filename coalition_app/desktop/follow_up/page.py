"""The page of the signatories whose answer is awaited: why, how long, the next step, and letters to them."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.follow_up.letter_pane import LetterPane
from coalition_app.desktop.follow_up.model import DUE, NAME, ChaseModel, ChosenSignatures
from coalition_app.desktop.follow_up.table import ChaseTable
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.captioned_field import put_text, wrapped_label
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.documents.issue.letter_facts import letters_to
from coalition_app.documents.issue.letters import letter_text
from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.hidden_characters import as_file
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations.follow_up import plan_step
from coalition_app.records.editions import attestors
from coalition_app.records.lists import follow_up, signature_list
from coalition_app.records.lists.follow_up import FollowUpIndex
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.store.database import Database

SHORT = 2_000
"""Signatures up to which the list is read at once; a longer one is read beside the window."""
OVERDUE, SOON = "overdue", "soon"
"""Filters by the day of the next step: it has passed, or it comes within a week."""
CHIPS = {
    OVERDUE: N_("Overdue"),
    SOON: N_("This week"),
    "invited": N_("Invited"),
    "promised": N_("Promised"),
    "subject-to-approval": N_("To approve"),
    "reconfirm": N_("To reconfirm"),
    "unsettled": N_("Unassigned words"),
    "translation": N_("Translation to confirm"),
    "no-evidence": N_("No evidence"),
    "planned": N_("Step planned"),
}
"""Short words of each filter: by day, then by reason."""
WEEK = dt.timedelta(days=7)
MOST_CHOSEN = 2_000
"""Rows that are chosen again after the list was read anew."""
NARROW = 105
"""Letters across below which the letter is left out; it is written by the button above."""
REMIND = N_("Remind")
"""The step that a day is noted for where none is planned."""
Moment = tuple["Database", uuid.UUID, int]


class FollowUpPage(Page):
    """The awaited signatories of a statement; Enter goes to the signature, a step is typed in place."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.model = ChaseModel(self)
        self.model.change = self._plan
        self.reason = ""
        """The reason that is filtered, a key of CHIPS; empty for everybody."""
        self._index: FollowUpIndex | None = None
        self._read_at: Moment | None = None
        self._ticket = 0
        self._to_choose: list[int] | None = None
        self.title, self.count = QLabel(), wrapped_label("", "quiet")
        give_role(self.title, "title")
        self.letters = QPushButton()
        give_role(self.letters, "first")
        self.letters.clicked.connect(lambda: desk.do("letters"))
        self.table = ChaseTable(self.model)
        self.pane = LetterPane(self._save_letter, self._take_reply, self._note_day)
        desk.offer_on_rows(self.table)
        self.empty = wrapped_label("", "quiet")
        self.chips: dict[str, QPushButton] = {}
        self._build()
        self._connect()
        self._put_words()
        self.retranslate()

    # What the window asks

    def read(self) -> None:
        """Read anew which signatories are awaited."""
        self._ticket += 1
        if self.database is None or self.statement is None:
            self._index, self._read_at = None, None
            self.model.forget()
            self._tell()
            return
        database, statement, ticket = self.database, self.statement, self._ticket
        with database.reading() as tx:
            moment = (database, statement.id, signature_list.newest_change(tx))
            if moment == self._read_at:
                self._show()
                return
            if signatures.next_number(tx, statement.id) <= SHORT:
                self._take(ticket, moment, follow_up.read_follow_up(tx, statement))
                return
        if self._read_at is not None and self._read_at[:2] != moment[:2]:
            self._index, self._read_at = None, None
            self.model.forget()
        self._tell()

        def load() -> FollowUpIndex:
            with collecting_later(), database.reading() as tx:
                found = follow_up.read_follow_up(tx, statement)
                signature_list.let_go(tx)
                return found

        self.desk.operations.start(
            "", lambda _progress: load(), lambda found: self._take(ticket, moment, found)
        )

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DUE)
        self.table.fit_columns()

    def chosen(self) -> Sequence[SignatureRow]:
        """Return the chosen signatures in the list's order."""
        if self.database is None or self.statement is None:
            return []
        return ChosenSignatures(self.database, self.statement, self.chosen_numbers())

    def chosen_numbers(self) -> list[int]:
        """List the numbers of the chosen rows, in the list's order."""
        numbers = self.model.keys
        rows = sorted((each.top(), each.bottom()) for each in self._ranges())
        return [number for top, bottom in rows for number in numbers[top : bottom + 1]]

    def _ranges(self) -> Sequence[QItemSelectionRange]:
        return self.table.selectionModel().selection().toList()

    def listed(self) -> Sequence[int]:
        """Return the numbers of all rows, in their order."""
        return self.model.keys

    def choose(self, numbers: list[int]) -> None:
        """Choose these numbers, showing everybody where the filter hides them."""
        self._to_choose = list(numbers)
        if self._index is not None:
            if not set(numbers) & set(self.model.keys):
                self.reason = ""
            self._show()

    def recipients(self) -> tuple[FollowUpIndex, list[int]] | None:
        """Return the list and the numbers that letters go to: the chosen, or all shown; None for none."""
        numbers = self.chosen_numbers() or list(self.model.keys)
        return (self._index, numbers) if self._index is not None and numbers else None

    # Showing

    def _take(self, ticket: int, moment: Moment, found: FollowUpIndex) -> None:
        """Take a list that was read, unless a newer reading is under way."""
        if ticket == self._ticket and self.database is not None:
            self._index, self._read_at = found, moment
            self._show()

    @Slot()
    def _show(self) -> None:
        if self._index is None or self.database is None or self.statement is None:
            self._tell()
            return
        if self.reason and not self._counts(self._index)[self.reason]:
            self.reason = ""
        kept = self.chosen_numbers()
        wanted, self._to_choose = self._to_choose or kept[:MOST_CHOSEN], None
        places = self._places(self._index)
        self.model.show(self.database, self.statement, self._index, places)
        if wanted != kept or wanted != self.chosen_numbers():
            self._select(wanted)
        self._tell()
        self.table.fit_columns()

    def _select(self, numbers: Sequence[int]) -> None:
        """Choose those of these numbers that are shown, and scroll to the first."""
        wanted = set(numbers)
        rows = [row for row, each in enumerate(self.model.keys) if each in wanted]
        chosen = QItemSelection()
        for row in rows:
            chosen.append(QItemSelectionRange(self.model.index(row, 0), self.model.index(row, DUE)))
        flag = QItemSelectionModel.SelectionFlag
        if rows:
            first = self.model.index(rows[0], NAME)
            self.table.selectionModel().setCurrentIndex(first, flag.NoUpdate)
            self.table.scrollTo(first)
        self.table.selectionModel().select(chosen, flag.ClearAndSelect)

    @Slot()
    def _tell(self) -> None:
        """Say how many are waited for, and offer the filters and the letters."""
        counts = self._counts(self._index) if self._index is not None else Counter[str]()
        whole = len(self._index.numbers) if self._index is not None else 0
        for key, chip in self.chips.items():
            count = counts.get(key, 0) if key else whole
            word = _(CHIPS[key]) if key else _("Everybody")
            chip.setText(_("%(word)s  %(count)d") % {"word": word, "count": count})
            chip.setVisible(bool(count))
            chip.setChecked(key == self.reason)
        chosen = sum(each.height() for each in self._ranges())
        shown = self.model.rowCount()
        words = [
            ngettext("%(count)d signatory shown", "%(count)d signatories shown", shown)
            % {"count": shown}
        ]
        if chosen:
            words.append(
                ngettext("%(count)d chosen", "%(count)d chosen", chosen) % {"count": chosen}
            )
        put_text(self.count, " · ".join(words) if whole else "")
        to_whom = chosen or shown
        self.letters.setText(
            ngettext("Write %(count)d letter…", "Write %(count)d letters…", to_whom)
            % {"count": to_whom}
        )
        self.letters.setVisible(bool(whole))
        self.letters.setIcon(icon("letter", "on_accent"))
        if self._index is None and self.statement is not None:
            put_text(self.empty, _("Loading the list…"))
        elif self.statement is None:
            put_text(self.empty, _("There is no statement yet, so nobody owes an answer."))
        else:
            put_text(
                self.empty,
                _(
                    "Nobody owes an answer: everyone invited has answered, all words are "
                    "assigned, and every signature has evidence."
                ),
            )
        self.stack.setCurrentIndex(0 if whole else 1)
        self._show_letter()

    def _counts(self, index: FollowUpIndex) -> "Counter[str]":
        """Count by filter; days are those of the next steps."""
        counts, now = index.counts(), today()
        for _step, due in index.steps.values():
            if due is not None and due < now + WEEK:
                counts[OVERDUE if due < now else SOON] += 1
        return counts

    def _places(self, index: FollowUpIndex) -> Sequence[int]:
        """Return the places of those that the filter lets through."""
        if self.reason not in (OVERDUE, SOON):
            return index.select(self.reason)
        now, late = today(), self.reason == OVERDUE

        def fits(number: int) -> bool:
            due = index.steps.get(number, ("", None))[1]
            return due is not None and (due < now if late else now <= due < now + WEEK)

        return [at for at, number in enumerate(index.numbers) if fits(number)]

    def _show_letter(self) -> None:
        """Show the letter to the current row, as it would be written."""
        number = self.model.key_at(self.table.currentIndex().row())
        fits = self._fits()
        shown = number is not None and self._index is not None and self.stack.currentIndex() == 0
        self.pane.setVisible(fits and shown)
        if not shown or not fits or self.database is None or self.statement is None:
            return
        assert self._index is not None and number is not None
        with self.database.reading() as tx:
            language = attestors.get_register(tx).document_language
            found = follow_up.follow_up_among(tx, self.statement, self._index, [number])
            made = letters_to(tx, self.statement, found, language)
        if not found or not made:
            self.pane.setVisible(False)
            return
        letter = made[0][1]
        due = self.model.step_of(number)[1]
        name, why = found[0].signed.full_name, found[0].sentence()
        self.pane.show_letter(number, name, why, due, letter.address, letter_text(letter))

    def _fits(self) -> bool:
        """Tell whether there is room for the letter beside the list."""
        return self.width() >= NARROW * letter_width(self.fontMetrics())

    def _save_letter(self) -> None:
        """Write the letter as it was changed to a place that the user chooses; nothing is sent."""
        proposed = f"{self.pane.number:04d}.txt"
        path = self.desk.choosers.target(self.desk.window, _("Save the letter"), proposed)
        if path is None:
            return
        try:
            atomic_file.place(path, as_file(self.pane.words.toPlainText()), replace=True)
        except UserError as error:
            self.desk.refuse(str(error))
            return
        self.pane.words.document().setModified(False)
        said = _("The letter to No. %(number)d was written; it was not sent.")
        self.desk.say(said % {"number": self.pane.number})

    def _take_reply(self) -> None:
        """Take the reply in: it waits among the new letters, beside its form."""
        self.desk.do("inbox-file")

    def _note_day(self, due: dt.date) -> None:
        """Note the day by which the answer is awaited, and a step where none is planned."""
        number = self.pane.number
        step = self.model.step_of(number)[0] or _(REMIND)
        refusal = self._plan(number, step, due)
        if refusal:
            self.desk.refuse(refusal)

    # Changing

    def _plan(self, number: int, step: str, due: dt.date | None) -> str:
        """Note the next step of a number; return the sentence of a refusal, empty when it was done."""
        if self.statement is None:
            return ""
        change = plan_step(self.statement, number=number, step=step, by=due)
        try:
            self.desk.operations.write(change)
        except UserError as error:
            return str(error)
        return ""

    @Slot(QPersistentModelIndex, str)
    def _change_cell(self, cell: QPersistentModelIndex, text: str) -> None:
        """Change a cell; a refused value comes back into its editor."""
        if not cell.isValid():
            return
        index = self.model.index(cell.row(), cell.column())
        if not self.model.setData(index, text):
            self.table.edit_again(index, text)

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        """Go to the signature of a row on the list."""
        number = self.model.key_at(index.row())
        if number is not None:
            self.desk.show_numbers([number])

    def _filter(self, key: str) -> None:
        self.reason = key
        self._show()

    # Building

    def _build(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips)
        for key in ("", *CHIPS):
            chip = QPushButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, wanted=key: self._filter(wanted))
            flow.addWidget(chip)
            self.chips[key] = chip
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.letters)
        nothing = QWidget()
        nobody = QVBoxLayout(nothing)
        nobody.setContentsMargins(0, 0, 0, 0)
        nobody.addWidget(self.empty)
        nobody.addStretch()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(nothing)
        outer, layout = QHBoxLayout(self), QVBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(layout, 1)
        outer.addWidget(self.pane)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addLayout(head)
        layout.addWidget(chips)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.table.followed.connect(self._follow)
        # Queued: the editor is closed before the list is read anew.
        self.table.typed.connect(self._change_cell, Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().selectionChanged.connect(self._change_chosen)
        self.table.selectionModel().currentChanged.connect(lambda _now, _was: self._show_letter())
        self.table.reply_arrived.connect(self._take_reply)
        self.model.refused.connect(self.desk.refuse)
        self.model.modelReset.connect(self._tell)

    @Slot()
    def _change_chosen(self) -> None:
        self._tell()
        self.chosen_changed.emit()

    def _put_words(self) -> None:
        self.put_words(self.title.setText, lambda: _("Waiting"))
        self.put_words(self.table.setAccessibleName, lambda: _("Waiting"))
        self.put_words(
            self.table.setAccessibleDescription,
            lambda: _(
                "Enter goes to the signature; F2 or typing changes the next step and its day."
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The register is read only where that is needed: a window that closes is resized too.
        if self._fits() == self.pane.isHidden():
            self._show_letter()
        self.table.fit_columns()

    def minimumSizeHint(self) -> QSize:
        """Leave room for the filters and some rows."""
        return QSize(440, 380)
