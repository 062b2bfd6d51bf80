"""The dialog of one signatory's positions and the words behind them, with a preview of the print."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coalition_app.desktop.parts.shown_by import ShownBy
from coalition_app.desktop.positions.preview import Entry, EntryPicture
from coalition_app.desktop.positions.stances import DemandStances, scrolled
from coalition_app.desktop.positions.words_given import WordsGiven
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.drafts import Paper
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.words_on_demands import named_demands
from coalition_app.operations import positions as operations
from coalition_app.records.positions import acts, positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import UNSETTLED, ActRow, NewPosition
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

WIDTH, HEIGHT = 1080, 640
"""Pixels of the dialog where the window has room for it."""
LEAST_HEIGHT = 240
"""Pixels of its two columns, which scroll."""


class PositionDialog(FormDialog):
    """Records positions of one signatory on each demand, and the words behind them.

    `proposed` sets stances by the number of the demand.
    """

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        signed: SignatureRow,
        proposed: Mapping[int, str] | None = None,
    ) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Position of No. %(number)d") % {"number": signed.number},
            agree=lambda: _("Record"),
            work=self._record,
        )
        self._desk = desk
        self._database, self._statement, self._signed = database, statement, signed
        with database.reading() as tx:
            own = [signed.id]
            recorded = acts.acts_by_signature(tx, statement, own, withdrawn=True)
            stated = positions.known_positions(tx, own)
            held = read_held(tx, statement, own).by_demand(signed.id)
        self._acts = [e for e in recorded.get(signed.id, []) if e.withdrawn_on is None]
        self._gone = [e for e in recorded.get(signed.id, []) if e.withdrawn_on is not None]
        by_number = {
            demand.number: stated[signed.id, demand.id].stance
            for demand in statement.demands
            if (signed.id, demand.id) in stated
        }
        self.demands = DemandStances(
            statement,
            f"{signed.number}. {signed.full_name}",
            by_number,
            {number: stance for number, stance in held.items() if stance != UNSETTLED},
            waits=any(each.kind == UNSETTLED for each in self._acts),
        )
        self.words = WordsGiven(self._acts)
        self.shown_by = ShownBy(desk)
        self.picture = EntryPicture(desk.operations, database, self._to_be_printed)
        self._build()
        self.demands.propose(proposed or {})
        self.words.show_act()
        self.demands.changed.connect(self._follow)
        self.demands.whole_wanted.connect(self._take_whole)
        self.words.changed.connect(self._follow)
        self.picture.draw()

    def take_objection(self, paper: Paper, received: dt.date | None) -> None:
        """Propose the words of a paper that was attached just now; what they do is left to be said.

        Support of a demand that they name is not taken for granted, of no demand where they name none.
        """
        said = "\n".join(each.sentence for each in paper.quotes if each.kind == "objects")
        known = [each.number for each in self._statement.demands]
        named = named_demands(said, known) or named_demands(paper.text, known)
        self.words.take_objection(said, received)
        self.demands.leave_open(named)
        self.shown_by.show_attached(paper.name)
        self._follow()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._follow()

    def done(self, result: int) -> None:
        self.picture.forget()
        super().done(result)

    def _build(self) -> None:
        self.stances, self.wording = self.demands.stances, self.words.wording
        self.language, self.received = self.words.language, self.words.received
        caption = QLabel()
        caption.setProperty("role", "quiet")
        self.put_words(caption.setText, lambda: _("How it will print"))
        self.put_words(self.picture.setAccessibleName, lambda: _("How it will print"))
        self.words.column.addSpacing(4)
        self.words.column.addWidget(self.shown_by)
        self.words.column.addSpacing(4)
        self.words.column.addWidget(caption)
        self.words.column.addWidget(self.picture)
        self.words.column.addStretch()
        self.words.act_chosen.connect(self._show_act)
        columns = QWidget()
        side_by_side = QHBoxLayout(columns)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(18)
        side_by_side.addWidget(scrolled(self.demands), 4)
        side_by_side.addWidget(scrolled(self.words), 6)
        columns.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        columns.setMinimumHeight(LEAST_HEIGHT)
        self.form.addRow(columns)
        self._first = self.stances[0] if self.stances else self.wording

    def _show_act(self) -> None:
        self.demands.show_act(self.words.act)
        self._follow()

    def _take_whole(self) -> None:
        """Words that take something away from the whole modify every demand that is supported."""
        if self.words.kind in ("", acts.RESERVATION, acts.EXPLANATION):
            self.demands.reserve_all()

    def _follow(self) -> None:
        """Let ticks, kind, warning and preview follow what is set now."""
        self.demands.allow_ticks(bool(self.words.text.strip()))
        self.words.follow(self.demands.resting(), demands=bool(self._statement.demands))
        self.picture.draw_soon()

    def _said(self) -> NewPosition:
        """Read what the dialog says now, to be recorded."""
        words, act = self.words, self.words.act
        worded = bool(words.text.strip())
        touched = self.demands.touched() if worded else []
        whole = worded and self.demands.whole.isChecked()
        before = set(act.demands) if act is not None else set()
        moved = before.symmetric_difference(touched) if worded else set()
        shown = self.demands.shown()
        asked = {
            demand.number: box.currentData()
            for demand, box, _tick in self.demands.lines()
            if demand.number in shown
            and (demand.number in moved.union(touched) or self.demands.differs(demand, box))
        }
        if whole or (not asked and not (worded and act is None)):
            # Nothing differs: the user confirms what is shown, so that it is stated.
            asked = shown
        return NewPosition(
            asked,
            words.text if worded else None,
            words.language.currentData() or "",
            words.received_on,
            words.made_on if worded else None,
            words.kind if self._statement.demands else "",
            touched if worded and not whole else None,
            whole,
        )

    def _record(self) -> None:
        unsaid = self.demands.unsaid()
        if unsaid:
            raise UserError(
                _("Say the position on demand %(number)d too: the words are not settled yet.")
                % {"number": unsaid[0]}
            )
        if self._statement.demands and self.words.text.strip() and not self.words.kind:
            raise UserError(
                _("Say whether these words leave out or change something that the demand says.")
            )
        apart = self.demands.reserved_apart()
        if self.words.reserve_nothing(self.demands.resting()) and apart:
            raise UserError(
                _(
                    "These words are a reservation, but no demand is selected. Select “Applies to "
                    "this demand” under demand %(number)d."
                )
                % {"number": apart[0]}
            )
        came = self.words.received_on
        change = operations.record_position(
            self._statement,
            number=self._signed.number,
            new=self._said(),
            shown_by=self.shown_by.read(came, today()),
            attached=self.shown_by.attached if self.shown_by.shows_attached else "",
        )
        self._desk.operations.write(change)

    def _to_be_printed(self) -> Entry:
        """Make the entry as it would be once this was recorded."""
        words, chosen = self.words, self.words.act
        stances = tuple(box.currentData() or UNSETTLED for box in self.stances)
        told = [each for each in self._acts if each is not chosen]
        if words.text.strip() and len(words.text) <= acts.LONGEST_WORDING:
            now = ActRow(
                chosen.id if chosen else self._signed.id,
                UNSETTLED if UNSETTLED in stances or not words.kind else words.kind,
                tuple(self.demands.touched()),
                words.text.strip(),
                words.language.currentData() or "",
                words.received_on,
                chosen.translations if chosen else (),
                words.made_on,
            )
            told.insert(self._acts.index(chosen) if chosen else len(told), now)
        # Words no longer in force are left out of the entry as the list had it.
        return self._statement, self._signed, [*told, *self._gone], stances

    def grow(self) -> None:
        """Take the room that the window has for it, and no more: the columns scroll."""
        room = self._desk.window.size()
        wide = max(self.minimumWidth(), min(WIDTH, room.width() - 40))
        if not self.isVisible():
            self.resize(wide, min(HEIGHT, room.height() - 30))
        layout = self.layout()
        if layout is not None:
            layout.activate()
