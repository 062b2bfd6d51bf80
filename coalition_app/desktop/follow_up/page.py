"""The page of who is waited for: groups by the day that is due, the letter beside them, and what was sent."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
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

from coalition_app.desktop.controls.action_button import ActionButton, IconButton
from coalition_app.desktop.controls.beside import Beside
from coalition_app.desktop.controls.chip_menu import ChipMenu, is_low
from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.desk.seen_table import SeenTable
from coalition_app.desktop.follow_up.head import WaitingHead
from coalition_app.desktop.follow_up.letter_pane import LetterPane
from coalition_app.desktop.follow_up.model import DUE, HEADINGS, NAME, ChaseModel, ChosenSignatures
from coalition_app.desktop.follow_up.table import ChaseTable
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.documents.issue.letter_facts import letters_to
from coalition_app.documents.issue.letters import Letter, letter_mail, letter_text
from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.hidden_characters import as_file
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations.follow_up import plan_step, record_letter_sent
from coalition_app.records.editions import attestors
from coalition_app.records.lists import follow_up, letters_sent, signature_list
from coalition_app.records.lists.follow_up import OVERDUE, FollowUpIndex
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Answer
    from coalition_app.records.store.database import Database

SHORT = 2_000
"""Signatures up to which the list is read at once; a longer one is read beside the window."""
CHIPS = {
    OVERDUE: N_("Overdue"),
    "invited": N_("Invited"),
    "promised": N_("Promised"),
    "subject-to-approval": N_("To approve"),
    "reconfirm": N_("To reconfirm"),
    "unsettled": N_("Unassigned words"),
    "translation": N_("Translation to confirm"),
    "no-evidence": N_("Consent to the text"),
    "planned": N_("Step planned"),
}
"""Short words of each filter: who is late, then by reason."""
MOST_CHOSEN = 2_000
"""Rows that are chosen again after the list was read anew."""
NARROW = 112
"""Letters across below which the letter stands in the place of the list."""
WEIGHTS = (4, 36, 30, 12, 18)
"""Shares of the columns on paper."""
Moment = tuple["Database", uuid.UUID, int]


class FollowUpPage(Page):
    """Enter goes to the letter, D to the day, R takes the reply in; a step is typed in place with F2."""

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
        self._to_write: list[int] = []
        """Who is shown and was not written to, or whose reply is overdue; all where nobody is such."""
        self.title = QLabel()
        give_role(self.title, "title")
        self.letters = IconButton("letter")
        self.letters.clicked.connect(lambda: desk.do("letters"))
        self.print = ActionButton(desk.action("print-list"), "print")
        self.table = ChaseTable(self.model)
        self.pane = LetterPane()
        desk.offer_on_rows(self.table)
        self.empty = EmptyState(
            "draw_clock",
            self._empty_words,
            lambda: _(
                "Signatories whose signature, approval or answer is awaited are listed here. To invite "
                "somebody: New signature, More fields, Status “invited”."
            ),
        )
        self.chips: dict[str, QPushButton] = {}
        self.chip_menu = ChipMenu(
            lambda: (each for each in self.chips.values() if not each.isHidden())
        )
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
            self.pane.forget()
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
        keys = self.model.keys
        rows = sorted((each.top(), each.bottom()) for each in self._ranges())
        chosen = [key for top, bottom in rows for key in keys[top : bottom + 1]]
        return [each for each in chosen if each > 0]

    def _ranges(self) -> Sequence[QItemSelectionRange]:
        return self.table.selectionModel().selection().toList()

    def listed(self) -> Sequence[int]:
        """Return the numbers of all rows, in their order."""
        return self.model.numbers

    def seen_table(self, numbers: Sequence[int] | None) -> SeenTable | None:
        """Return the list as it is seen, groups and words alike; of several numbers, only these."""
        if self.statement is None or self._index is None:
            return None
        listed = self.model.numbers
        chosen = listed if numbers is None or len(numbers) < 2 else numbers
        parts = [_("Waiting"), *([_(CHIPS[self.reason])] if self.reason else [])]
        counted = ngettext("%(count)d signatory", "%(count)d signatories", len(chosen))
        return SeenTable(
            title=self.statement.title,
            told_words=": ".join((" · ".join(parts), counted % {"count": len(chosen)})),
            heads=tuple(map(_, HEADINGS)),
            shares=WEIGHTS,
            lines=tuple(self.model.lines(chosen)),
            length=len(chosen),
        )

    @property
    def being_read(self) -> bool:
        """Tell whether its list is still read, so that nothing in it is chosen yet."""
        return self._index is None and self.statement is not None

    def choose(self, numbers: list[int]) -> None:
        """Choose these numbers, showing everybody where the filter hides them."""
        self._to_choose = list(numbers)
        if self._index is not None:
            if not set(numbers) & set(self.model.keys):
                self.reason = ""
            self._show()

    def recipients(self) -> tuple[FollowUpIndex, list[int]] | None:
        """Return the list and the numbers that letters go to; None for none."""
        numbers = self._addressees()
        return (self._index, numbers) if self._index is not None and numbers else None

    def _addressees(self) -> list[int]:
        """List whom letters go to: several chosen, or all shown but who may still answer in time."""
        chosen = self.chosen_numbers()
        return chosen if len(chosen) > 1 else self._to_write

    def _left_out(self) -> str:
        """Say how many of those shown were written to and may still answer: no letter goes to them."""
        whole = len(self.model.numbers)
        left = 0 if len(self.chosen_numbers()) > 1 else whole - len(self._to_write)
        if not left:
            return ""
        return ngettext(
            "%(count)d of %(whole)d is left out: already written to, and the reply is not overdue.",
            "%(count)d of %(whole)d are left out: already written to, and the replies are not overdue.",
            left,
        ) % {"count": left, "whole": whole}

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
        self.table.lay_groups()
        index, day, shown = self._index, today(), self.model.numbers
        late = {index.numbers[at] for at in places if index.group(at, day) == OVERDUE}
        asked = {each for each in shown if each in index.sent and each not in late}
        self._to_write = [each for each in shown if each not in asked] or shown
        if not wanted or wanted != kept or wanted != self.chosen_numbers():
            self._select(wanted or self.model.numbers[:1])
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
            word = _(CHIPS[key]) if key else _("All")
            chip.setText(_("%(word)s  %(count)d") % {"word": word, "count": count})
            chip.setVisible(bool(count))
            chip.setChecked(key == self.reason)
            if key == "no-evidence":
                chip.setToolTip(
                    _(
                        "Awaited also from those who are not counted yet; on the page Annex “No "
                        "evidence of consent” names only who is counted."
                    )
                )
        chosen, to_whom = len(self.chosen_numbers()), len(self._addressees())
        words = ngettext("Write %(count)d letter…", "Write %(count)d letters…", to_whom)
        self.head.say(self.letters, words % {"count": to_whom}, self._left_out())
        self.head.say(self.print, _("Print the list…"))
        for button in (self.letters, self.print):
            button.setVisible(bool(whole))
        self.chip_menu.tell()
        self._fit_head()
        self.pane.tell_chosen(max(chosen, 1))
        self.empty.retranslate()
        self.stack.setCurrentIndex(0 if whole else 1)
        self._show_letter()

    def _fit_head(self) -> None:
        """Give the row of chips to a low window's list; fill the button where no letter stands beside it."""
        low, whole = is_low(self), bool(self._index and self._index.numbers)
        self.chip_row.setVisible(whole and not low)
        self.chip_menu.setVisible(whole and low)
        give_role(self.letters, "first" if self.beside.narrow else "")
        self.letters.draw()
        self.head.fit()

    def _empty_words(self) -> str:
        """Say why nobody is listed."""
        if self.statement is None:
            return _("There is no statement yet")
        return _("Loading the list…") if self._index is None else _("No answer is awaited")

    def _counts(self, index: FollowUpIndex) -> "Counter[str]":
        """Count by filter."""
        counts = index.counts()
        counts[OVERDUE] = index.parts(today())[OVERDUE]
        return counts

    def _places(self, index: FollowUpIndex) -> Sequence[int]:
        """Return the places of those that the filter lets through."""
        if self.reason != OVERDUE:
            return index.select(self.reason)
        day = today()
        return [at for at in range(len(index.numbers)) if index.group(at, day) == OVERDUE]

    @Slot()
    def _show_letter(self) -> None:
        """Show the letter to the current row, as it would be written."""
        number = self.model.number_at(self.table.currentIndex().row())
        database, statement, index = self.database, self.statement, self._index
        shown = number is not None and self.stack.currentIndex() == 0
        self.beside.want_details(shown)
        # Read only where it is seen: a window that closes is resized too.
        if not self.beside.details_seen or database is None or statement is None or index is None:
            return
        assert number is not None
        with database.reading() as tx:
            self.pane.language = attestors.get_register(tx).document_language
            found = follow_up.follow_up_among(tx, statement, index, [number])
            until = self.pane.answer_by(number, self.model.step_of(number)[1])
            made = letters_to(tx, statement, found, self.pane.language, answer_by=until)
            sent = letters_sent.list_letters(tx, found[0].signed.id) if found else []
        if not found or not made:
            self.beside.want_details(False)
            return
        letter = made[0][1]
        due = self.model.step_of(number)[1]
        name, why = found[0].signed.full_name, found[0].sentence()
        self.pane.show_letter(number, name, why, due, letter.address, letter_text(letter))
        self.pane.show_sent(sent)
        self._address = letter.address

    @Slot()
    def _open_letter(self) -> None:
        """Let the keyboard work in the letter, which stands in the place of a list that has no room."""
        self.beside.open_details()
        self._show_letter()
        if self.beside.details_seen:
            self.pane.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _save_letter(self) -> None:
        """Write the letter as it was changed to a place that the user chooses; nothing is sent."""
        proposed = f"{self.pane.number:04d}.txt"
        path = self.desk.choosers.target(self.desk.window, _("Save the letter"), proposed)
        if path is None:
            return
        words = self.pane.words.toPlainText()
        subject, _blank, body = words.partition("\n\n")
        mail = path.suffix.lower() == ".eml"
        content = (
            letter_mail(Letter(subject, tuple(body.split("\n\n")), self._address))
            if mail
            else as_file(words)
        )
        try:
            atomic_file.place(path, content, replace=True)
        except UserError as error:
            self.desk.refuse(str(error))
            return
        said = _("The letter to No. %(number)d was written; it was not sent.")
        self.desk.say(said % {"number": self.pane.number})

    @Slot()
    def _say_copied(self) -> None:
        self.desk.say(_("The letter was copied; it was not sent."))

    @Slot()
    def _record_sent(self) -> None:
        """Record that the letters to the chosen were sent, as the fields beside them say."""
        chosen = self.chosen_numbers()
        numbers = chosen if len(chosen) > 1 else [self.pane.number]
        try:
            new = self.pane.letters_to(numbers)
        except UserError as error:
            self.desk.say(str(error))
            return
        if self.statement is not None and self.desk.operations.change(
            record_letter_sent(self.statement, numbers=numbers, new=new), self._say_sent
        ):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_sent(self, answer: "Answer[int]") -> None:
        """Say which letters were left out, where some were."""
        if len(answer.lines) > 1:
            self.desk.say(" ".join(answer.lines))

    @Slot()
    def _take_reply(self) -> None:
        """Take the reply in: it waits among the new letters, beside its form."""
        self.desk.do("inbox-file")

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

    @Slot()
    def _go_to_signature(self) -> None:
        self.desk.show_numbers([self.pane.number])

    def _filter(self, key: str) -> None:
        self.reason = key
        self._show()

    # Building

    def _build(self) -> None:
        self.chip_row = QWidget()
        flow = FlowLayout(self.chip_row)
        for key in ("", *CHIPS):
            chip = QPushButton()
            chip.setProperty("role", "chip")
            chip.setProperty("tone", "refusal" if key == OVERDUE else "")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, wanted=key: self._filter(wanted))
            flow.addWidget(chip)
            self.chips[key] = chip
        self.head = WaitingHead(self.title, self.chip_menu, (self.letters, self.print))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(16, 14, 16, 0)
        layout.setSpacing(10)
        layout.addWidget(self.head)
        layout.addWidget(self.chip_row)
        layout.addWidget(self.stack, 1)
        self.beside = Beside(side, self.pane, NARROW)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.beside)

    def _connect(self) -> None:
        self._address = ""
        self.table.followed.connect(self._open_letter)
        # Queued: the editor is closed before the list is read anew.
        self.table.typed.connect(self._change_cell, Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().selectionChanged.connect(self._change_chosen)
        self.table.selectionModel().currentChanged.connect(lambda _now, _was: self._show_letter())
        self.table.reply_arrived.connect(self._take_reply)
        self.pane.copied.connect(self._say_copied)
        self.pane.save_wanted.connect(self._save_letter)
        self.pane.sent.connect(self._record_sent)
        self.pane.day.dateChanged.connect(self._show_letter)
        self.pane.arrived.connect(self._take_reply)
        self.pane.signature_wanted.connect(self._go_to_signature)
        self.beside.left.connect(self.take_keyboard)
        self.beside.fitted.connect(self._fit_head)
        self.beside.fitted.connect(self._show_letter)
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
                "Enter goes to the letter, D changes the day, R records a reply, F2 sets the"
                " next step."
            ),
        )
        self.put_words(self.pane.setAccessibleName, lambda: _("The letter"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.chip_menu.isHidden() == is_low(self):
            self._tell()
        self.table.fit_columns()

    def minimumSizeHint(self) -> QSize:
        """Leave room for the filters and some rows."""
        return QSize(440, 380)
