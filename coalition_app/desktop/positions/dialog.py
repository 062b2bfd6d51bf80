"""The dialog of one signatory's positions and the words behind them, with a preview of the print."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.parts.shown_by import ShownBy, text_of_file
from coalition_app.desktop.positions.preview import Entry, EntryPicture
from coalition_app.desktop.positions.stance_segments import StanceSegments
from coalition_app.desktop.positions.stances import LARGE, DemandStances, scrolled
from coalition_app.desktop.positions.words_given import WordsGiven
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import (
    MarginBar,
    bring_into_sight,
    screen_room,
)
from coalition_app.desktop.widgets.wrapped_words import beside, wrapped
from coalition_app.desktop.wording.position_words import SIGNS
from coalition_app.errors import UserError
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import _, ngettext
from coalition_app.labels import EVIDENCE_KINDS
from coalition_app.operations import positions as operations
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.graded_signatures import known_signatures
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.positions import acts, positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import UNSETTLED, ActRow, NewPosition
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

WIDTH, HEIGHT, AROUND = 1040, 820, 52
"""Pixels of the dialog where the window has room for it, and of what is left of the window's height."""
LEAST_HEIGHT = 240
"""Pixels of its two columns, which scroll."""
LEFT, RIGHT = 692, 348
"""Pixels of the columns, and shares of what there is."""
BESIDE, LEAST_WORDED = 40, 720
"""Pixels of the window beside the dialog, and of a dialog that tells stances in words, not by signs."""
BAR = 14
"""Pixels from the right edge of the words to the bar that scrolls them, in their margin."""
LONGEST_NAME = 36
"""Letters of a file's name in the line of the evidence."""
LINE_SHARE = 0.55
"""Of the screen's width, for that line."""
PRINT_LANGUAGES = {"ru": "Рус", "kk": "Қаз", "en": "Eng"}


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
            agree=lambda: _("Record position"),
            work=self._record,
        )
        self._desk = desk
        self._database, self._statement, self._signed = database, statement, signed
        with database.reading() as tx:
            own = [signed.id]
            recorded = acts.acts_by_signature(tx, statement, own, withdrawn=True)
            stated = positions.known_positions(tx, own)
            held = read_held(tx, statement, own).by_demand(signed.id)
            pieces = list_evidence.list_pieces(tx, statement, number=signed.number)
            known = known_signatures(tx, statement.id, among=own)
        self._shown = list({e.id: e for e in pieces if _shows(e)}.values())
        self._in_list = known[signed.id].grade == "list-only"
        self._acts = [e for e in recorded.get(signed.id, []) if e.withdrawn_on is None]
        self._gone = [e for e in recorded.get(signed.id, []) if e.withdrawn_on is not None]
        by_number = {
            demand.number: stated[signed.id, demand.id].stance
            for demand in statement.demands
            if (signed.id, demand.id) in stated
        }
        self._before = held
        large = self.fontMetrics().lineSpacing() > LARGE
        room = desk.window.width() - BESIDE
        self._print_below = large or room < WIDTH
        self.demands = DemandStances(
            statement,
            by_number,
            {number: stance for number, stance in held.items() if stance != UNSETTLED},
            waits=any(each.kind == UNSETTLED for each in self._acts),
            signs_alone=large or room < LEAST_WORDED,
        )
        self.words = WordsGiven(self._acts)
        self.shown_by = ShownBy(desk)
        self.picture = EntryPicture(desk.operations, database, self._to_be_printed)
        self._build()
        self.demands.propose(proposed or {})
        self.words.show_act()
        self.demands.changed.connect(self._follow)
        self.words.changed.connect(self._follow)
        self._say_what_counts()
        self.picture.draw()

    _whole_reserved = False
    """Whether the demands were set to a reservation as far as words take something away from the whole."""
    _letter = ""
    """The text of the letter that is attached, where it can be read at once."""

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = event.key() - Qt.Key.Key_0
        if held == Qt.KeyboardModifier.AltModifier and 1 <= number <= len(self.stances):
            self._go_to(self.stances[number - 1])
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self.picture.forget()
        super().done(result)

    def _build(self) -> None:
        self.stances, self.wording = self.demands.stances, self.words.wording
        self.language, self.received = self.words.language, self.words.received
        self.words.act_chosen.connect(self._show_act)
        left, right = self._left(), self._right()
        columns = QWidget()
        side_by_side = QHBoxLayout(columns)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(0)
        area = scrolled(left)
        side_by_side.addWidget(area, LEFT)
        MarginBar(area, area, -BAR)
        if self._print_below:
            # Large letters and a narrow window leave no room beside: how it prints stands below.
            self._left_column.addWidget(right)
        else:
            side_by_side.addWidget(right, RIGHT)
        columns.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        columns.setMinimumHeight(LEAST_HEIGHT)
        self.form.addRow(columns)
        self._set_footer()
        locked = self.wording.isReadOnly() or any(e.kind == UNSETTLED for e in self._acts)
        self._first = self.stances[0] if self.stances and locked else self.wording
        # Enter records nothing: what a position means is said by its own key or by the pointer.
        self.weigh(by_keys=True)
        for button in self.findChildren(QPushButton):
            button.setDefault(False)
            button.setAutoDefault(False)

    def _left(self) -> QWidget:
        """Make the words, the demands, and below them what shows the words."""
        left = QWidget()
        column = self._left_column = QVBoxLayout(left)
        column.setContentsMargins(20, 4, 20, 12)
        column.setSpacing(8)
        self.shown_by.setVisible(False)
        self._add_what_it_shows()
        self.replaces = QCheckBox()
        replacing = beside(
            self,
            self.replaces,
            lambda: _("In place of the earlier words, which stay in the history"),
        )
        replacing.setContentsMargins(0, 0, 0, 0)
        self._replaces_row = QWidget()
        self._replaces_row.setLayout(replacing)
        self._replaces_row.setVisible(False)
        self.replaces.clicked.connect(lambda _on: self._follow())
        column.addWidget(self.words)
        column.addWidget(self._replaces_row)
        for each in (self.demands, self.shown_by, self.compared, self.consents_row):
            column.addWidget(each)
        column.addStretch()
        return left

    def _add_what_it_shows(self) -> None:
        """Set whether a letter shows the consent too, and that the words do not stand in it."""
        self.compared = wrapped(QLabel(), "warning")
        self.compared.setVisible(False)
        self.consents_row, self.consents = QWidget(), QCheckBox()
        ticked = beside(self, self.consents, lambda: _("It also shows the consent to sign"))
        ticked.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self.consents_row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(ticked)
        unticked = wrapped(QLabel(), "quiet")
        self.put_words(
            unticked.setText,
            lambda: _("Without the tick it shows these words alone, and the grade stays."),
        )
        column.addWidget(unticked)
        self.consents_row.setVisible(False)

    def _right(self) -> QWidget:
        """Make the entry as it will print, and what is counted then and was before."""
        right = QWidget()
        right.setObjectName("aside")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        caption = wrapped(QLabel(), "heading")
        self.put_words(caption.setText, lambda: _("How it will print"))
        self.put_words(self.picture.setAccessibleName, lambda: _("How it will print"))
        languages = Segments(lambda: _("Language of the print"), PRINT_LANGUAGES, small=True)
        languages.choose(self.picture.language)
        languages.picked.connect(self.picture.speak)
        above = QHBoxLayout()
        above.addWidget(caption, 1)
        above.addWidget(languages)
        self.lacking = wrapped(QLabel(), "warning")
        self.lacking.setVisible(False)
        self.counted, self.earlier = wrapped(QLabel(), ""), wrapped(QLabel(), "quiet")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in (self.lacking, self.picture, self.counted, self.earlier):
            column.addWidget(each)
        column.addStretch()
        whole = QVBoxLayout(right)
        whole.setContentsMargins(20, 14, 12, 12)
        whole.setSpacing(10)
        whole.addLayout(above)
        if self._print_below:
            whole.addWidget(inside)  # what it stands in scrolls
            return right
        area = scrolled(inside)
        whole.addWidget(area, 1)
        MarginBar(area, right, 0)
        return right

    def _set_footer(self) -> None:
        """Set what shows the words to the left of the buttons; it unfolds where they stand."""
        self.evidence_line = QPushButton()
        give_role(self.evidence_line, "link")
        self.evidence_line.clicked.connect(self._unfold_evidence)
        self.shown_by.kind.currentIndexChanged.connect(lambda _at: self._say_what_shows_it())
        self.shown_by.file.textChanged.connect(self._read_letter)
        self.put_words(lambda _words: self._say_what_shows_it(), lambda: "")
        self.buttons.insertWidget(0, self.evidence_line)
        self.buttons.setContentsMargins(8, 10, 19, 12)
        self.buttons.setSpacing(8)
        self.refusal.setContentsMargins(20, 0, 20, 0)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 1, 0)  # the dialog's edge is seen beside the print
            layout.setSpacing(0)
        self.head.setContentsMargins(20, 12, 11, 10)
        named = (self._signed.full_name, self._signed.representative)
        self.head.tell(" · ".join(filter(None, named)))
        give_role(self.head.beside, "")

    def _say_what_shows_it(self) -> None:
        nothing = self.shown_by.kind.key() == ""
        if not nothing:
            said = _("Shown by: %(evidence)s") % {"evidence": self.shown_by.kind.currentText()}
        elif self._shown:
            names = [each.file_name or _(EVIDENCE_KINDS[each.kind]) for each in self._shown]
            told = ", ".join(_shortly(each) for each in names[:2])
            if (others := len(names) - 2) > 0:
                beyond = ngettext("and %(count)d more", "and %(count)d more", others)
                told = f"{told} {beyond % {'count': others}}"
            more = _("Evidence: %(names)s. Attach another letter…")
            said = more % {"names": show_hidden(told)}
            room = LINE_SHARE * screen_room(self).width()
            if self.evidence_line.fontMetrics().horizontalAdvance(said) > room:
                said = more % {
                    "names": len(names)
                }  # beside large letters; the tooltip has the names
            self.evidence_line.setToolTip(show_hidden("\n".join(names)))
        elif self._in_list:
            said = _("List only. Attach a letter…")
        else:
            said = _("No evidence yet. Attach a letter…")
        self.evidence_line.setText(said)
        self.consents_row.setVisible(not nothing)

    @Slot()
    def _read_letter(self) -> None:
        """Read the letter that is attached, to be compared with the words."""
        self._letter = text_of_file(self.shown_by.file.text())
        self._compare()

    def _compare(self) -> None:
        """Say where words are not those of the letter that is to show them."""
        words, letter = _folded(self.words.text), _folded(self._letter)
        name = Path(self.shown_by.file.text().strip()).name
        self.compared.setText(
            _("These words do not stand in %(name)s as they stand above: compare them.")
            % {"name": show_hidden(name)}
        )
        self.compared.setVisible(bool(words and letter) and words not in letter)

    def _unfold_evidence(self) -> None:
        self.shown_by.setVisible(True)
        if not self.shown_by.file.text():
            self.shown_by.choose_file()
        QTimer.singleShot(0, self.shown_by, self._go_to_evidence)

    def _go_to_evidence(self) -> None:
        bring_into_sight(self.shown_by)
        if self.consents_row.isVisible():
            bring_into_sight(self.consents_row)
        self.shown_by.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, stances: StanceSegments) -> None:
        stances.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_sight(stances)

    def _say_what_counts(self) -> None:
        """Say by signs what is counted once this is recorded, and what it was before."""
        now = {e.number: s.key() or UNSETTLED for e, s, _tick in self.demands.lines()}
        counts = bool(self._before) and UNSETTLED not in now.values()
        told = {"positions": _signs(now), "count": self._others_to_settle()}
        if counts and told["count"]:
            said = _("Not counted until its other words are settled (%(count)d): %(positions)s")
        else:
            said = _("In the counts: %(positions)s") if counts else _("Not counted: %(positions)s")
        self.counted.setText(said % told)
        self.counted.setVisible(bool(now))
        self.earlier.setText(
            _("Before: %(positions)s. It stays in the history.")
            % {"positions": _signs(self._before)}
        )
        self.earlier.setVisible(bool(self._before) and now != self._before)

    def _others_to_settle(self) -> int:
        """Count the words that stay unassigned once those that are shown are recorded."""
        others = [e for e in self._acts if e is not self.words.act and not self._is_replaced()]
        return sum(each.kind == UNSETTLED for each in others)

    def _is_replaced(self) -> bool:
        """Tell whether new words stand in place of the earlier ones."""
        return (
            self.words.act is None and bool(self.words.text.strip()) and self.replaces.isChecked()
        )

    def _show_act(self) -> None:
        self.demands.give_back()
        self.demands.show_act(self.words.act)
        self._whole_reserved = self._takes_from_whole()
        self._follow()

    def _takes_from_whole(self) -> bool:
        """Tell whether the words are said to bear on the whole, and may take something away from it."""
        unchanging = self.words.kind in (acts.DECLARATION, acts.EXPLANATION)
        return self.demands.whole.isChecked() and bool(self.words.text.strip()) and not unchanging

    def _reserve_whole(self) -> None:
        """Words that take something away from the whole modify all that is supported, while they do."""
        reserved = self._takes_from_whole()
        if reserved != self._whole_reserved:
            self._whole_reserved = reserved
            (self.demands.reserve_all if reserved else self.demands.give_back)()

    def _follow(self) -> None:
        """Let ticks, kind, what is lacking and preview follow what is set now."""
        self._reserve_whole()
        self.demands.allow_ticks(bool(self.words.text.strip()))
        self._replaces_row.setVisible(
            self.words.act is None and bool(self._acts and self.words.text.strip())
        )
        self.words.follow(self.demands.resting(), demands=bool(self._statement.demands))
        # Beside the demands, not above them: what comes and goes there moved them under the pointer.
        self.lacking.setText(self._lacking())
        self.lacking.setVisible(bool(self.lacking.text()))
        self._compare()
        self._say_what_counts()
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
            demand.number: stances.key()
            for demand, stances, _tick in self.demands.lines()
            if demand.number in shown
            and (demand.number in moved.union(touched) or self.demands.differs(demand, stances))
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
            undated=words.received_on is None,
        )

    def _lacking(self) -> str:
        """Say what keeps this from being recorded; empty where nothing does."""
        if unsaid := self.demands.unsaid():
            return ngettext(
                "Choose a position on demand %(numbers)s as well.",
                "Choose a position on demands %(numbers)s as well.",
                len(unsaid),
            ) % {"numbers": ", ".join(map(str, unsaid))}
        if not self._statement.demands or not self.words.text.strip():
            return ""
        if not self.words.kind:
            return _("Say whether these words leave out or change something that the demand says.")
        resting = self.demands.resting()
        apart = self.demands.reserved_apart()
        if self.words.reserve_nothing(resting) and apart:
            return ngettext(
                "These words are a reservation, but no demand is selected. Select “Applies to "
                "this demand” under demand %(numbers)s.",
                "These words are a reservation, but no demand is selected. Select “Applies to "
                "this demand” where they apply: demands %(numbers)s.",
                len(apart),
            ) % {"numbers": ", ".join(map(str, apart))}
        return positions.contradiction(self.words.kind, resting)

    def _record(self) -> None:
        if lacking := self._lacking():
            raise UserError(lacking)
        came = self.words.received_on
        change = operations.record_position(
            self._statement,
            number=self._signed.number,
            new=self._said(),
            shown_by=self.shown_by.read(came, today()),
            consents=self.consents.isChecked(),
            in_place_of=[e.ordinal for e in self._acts] if self._is_replaced() else (),
            left=self.demands.shown(),
        )
        self._desk.operations.write(change)

    def _to_be_printed(self) -> Entry:
        """Make the entry as it would be once this was recorded."""
        words, chosen = self.words, self.words.act
        stances = tuple(each.key() or UNSETTLED for each in self.stances)
        earlier = [] if self._is_replaced() else self._acts
        told = [each for each in earlier if each is not chosen]
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
        most = WIDTH if self.fontMetrics().lineSpacing() <= LARGE else room.width()
        wide = max(self.minimumWidth(), min(most, room.width() - BESIDE))
        if not self.isVisible():
            self.resize(wide, min(HEIGHT, room.height() - AROUND))
        layout = self.layout()
        if layout is not None:
            layout.activate()


def _shows(piece: PieceRow) -> bool:
    """Tell whether a piece shows words or consent of its own, and not a list alone."""
    gone = piece.superseded or piece.erased or piece.kind == "list-as-received"
    return piece.claim in ("wording", "consent") and not gone


def _shortly(name: str) -> str:
    """Leave out the middle of a long name: its end tells what kind of file it is."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 9]}…{name[-8:]}"


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _signs(stances: Mapping[int, str]) -> str:
    """Write "1 −  2 ±  3 •"."""
    return "   ".join(f"{number}\u00a0{SIGNS[each]}" for number, each in stances.items())
