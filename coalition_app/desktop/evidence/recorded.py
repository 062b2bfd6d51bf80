"""Recorded evidence: every piece, the signatories it is for, and those without any."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.evidence.model import COLUMNS, EvidenceModel
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.whole_rows import show_whole_rows
from coalition_app.desktop.wording.evidence_words import runs_of, runs_text
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import CLAIMS, EVIDENCE_KINDS
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.evidence import numbers_outdated
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.lists.signature_list import WITHOUT_EVIDENCE, ListFilter
from coalition_app.records.signatures import signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

AT_ONCE = 2_000
"""Claims, and numbers of the statement, that are read while the page is shown; more in the background."""
WEIGHTS = (20, 20, 14, 26, 0, 0, 12)
"""Shares of the table's width, by column; days take what a date needs."""
HEAD_PAD = 26
"""Pixels beside the words of a heading."""
DAYS = ("made", "received")
NARROW = 95
"""Letters across the page below which the columns that matter less are left out."""
LESS = ("made", "receiver")
ALL_CLAIMS = {"": N_("All claims"), **CLAIMS}
ALL_KINDS = {"": N_("All kinds"), **EVIDENCE_KINDS}


class Recorded(Spoken, QWidget):
    """The second tab of the evidence; Enter or a double click opens a piece inside the program."""

    counted = Signal(int)
    """How many pieces of evidence there are."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.database: Database | None = None
        self.statement: StatementRow | None = None
        self._pieces: list[PieceRow] = []
        self._without: list[int] = []
        self._outdated: set[int] = set()
        self.counts = _wrapped("quiet")
        self.claim, self.kind = WordBox(ALL_CLAIMS), WordBox(ALL_KINDS)
        self.missing, self.show_missing = _wrapped("warning"), QPushButton()
        self.show_missing.setProperty("role", "small")
        self.open, self.supersede = QPushButton(), QPushButton()
        self.model = EvidenceModel(self)
        self.table = PieceTable(self.model)
        self.empty = _wrapped("")
        self._connect(desk)
        self._lay_out()
        self._speak()

    # What the window asks

    def show_statement(self, database: Database | None, statement: StatementRow | None) -> None:
        """Show the evidence of a statement; nothing without one."""
        self.database, self.statement = database, statement
        self.read()

    def read(self) -> None:
        """Read the pieces anew, in the background where there are very many claims or signatures."""
        database, statement = self.database, self.statement
        if database is None or statement is None:
            self._show([], [], [])
            return
        with database.reading() as tx:
            few = signatures.next_number(tx, statement.id) <= AT_ONCE
            few = few and list_evidence.count_claims(tx) <= AT_ONCE
        if few:
            self._show(*_read(database, statement))
            return

        def done(found: tuple[list[PieceRow], list[int], list[int]]) -> None:
            if self.database is database and self.statement == statement:
                self._show(*found)

        self.desk.operations.start("", lambda _tell: _read(database, statement), done)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * letter_width(self.fontMetrics())
        for at, column in enumerate(COLUMNS):
            self.table.setColumnHidden(at, narrow and column in LESS)
        self.table.spread()

    # Doing

    def piece(self) -> PieceRow | None:
        """Return the chosen piece."""
        return self.model.piece_at(self.table.currentIndex().row())

    def open_piece(self) -> None:
        """Show the chosen piece inside the program."""
        chosen = self.piece()
        if chosen is not None:
            self.desk.ask("evidence.open_piece", chosen)

    def supersede_piece(self) -> None:
        """Replace the chosen piece by another."""
        chosen = self.piece()
        if chosen is None:
            return
        try:
            self.desk.ask("evidence.supersede", chosen, self._pieces)
        except UserError as error:
            self.desk.refuse(str(error))

    def refuse_deletion(self) -> None:
        """Say why a piece of evidence is not deleted, and what to do instead."""
        chosen = self.piece()
        if chosen is None or self.database is None or self.statement is None:
            return
        try:
            with self.database.reading() as tx:
                list_evidence.refuse_deletion(tx, self.statement, chosen.id)
        except UserError as error:
            self.desk.refuse(str(error))

    def _show_without(self) -> None:
        alone = ListFilter().with_values("evidence", (WITHOUT_EVIDENCE,))
        self.desk.ask("lists.show_filtered", alone, self._without)

    # Showing

    def _show(self, found: list[PieceRow], without: list[int], outdated: list[int]) -> None:
        self._pieces, self._without, self._outdated = found, without, set(outdated)
        self.counted.emit(len({each.id for each in found}))
        self._filter()

    def _filter(self) -> None:
        chosen, claim, kind = self.piece(), self.claim.key(), self.kind.key()
        shown = [
            each
            for each in self._pieces
            if (not claim or each.claim == claim) and (not kind or each.kind == kind)
        ]
        self.model.show(shown)
        kept = [at for at, each in enumerate(shown) if chosen and each.id == chosen.id]
        if shown:
            self.table.setCurrentIndex(self.model.index(kept[0] if kept else 0, 0))
        self._tell(shown)

    def _tell(self, shown: Sequence[PieceRow]) -> None:
        count = len({each.id for each in shown})
        words = ngettext("%(count)d piece of evidence", "%(count)d pieces of evidence", count)
        self.counts.setText(words % {"count": count})
        self.table.setVisible(bool(shown))
        for button in (self.open, self.supersede):
            button.setVisible(bool(shown))
        self.counts.setVisible(bool(self._pieces))
        for box in (self.claim, self.kind):
            box.setVisible(bool(self._pieces))
        self.empty.setVisible(self.statement is not None and not shown)
        self.empty.setText(
            _("No evidence is like this. Choose another kind, or everything.")
            if self._pieces
            else _(
                "There is no evidence yet. Record where you hold the originals, or drop mails and scans "
                "here: they become new letters, and you say whose they are."
            )
        )
        self.missing.setText("\n".join(missing_sentences(self._without, self._outdated)))
        self.missing.setVisible(bool(self._without))
        self.show_missing.setVisible(bool(self._without))

    # Building

    def _connect(self, desk: "Desk") -> None:
        for box in (self.claim, self.kind):
            box.setSizeAdjustPolicy(WordBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(lambda _at: self._filter())
        self.open.clicked.connect(self.open_piece)
        self.supersede.clicked.connect(self.supersede_piece)
        self.show_missing.clicked.connect(self._show_without)
        self.table.activated.connect(lambda _index: self.open_piece())
        self.table.delete_wanted = self.refuse_deletion

    def _speak(self) -> None:
        self.put_words(self.open.setText, lambda: _("Show it"))
        self.put_words(self.supersede.setText, lambda: _("Supersede…"))
        self.put_words(self.show_missing.setText, lambda: _("Show them in the list"))
        self.put_words(self.claim.setAccessibleName, lambda: _("What the evidence shows"))
        self.put_words(self.kind.setAccessibleName, lambda: _("Kind of evidence"))
        self.put_words(self.table.setAccessibleName, lambda: _("Pieces of evidence"))
        self.put_words(
            self.table.setAccessibleDescription, lambda: _("Enter opens a piece of evidence.")
        )

    def _lay_out(self) -> None:
        above, below = FlowLayout(), FlowLayout()
        for box in (self.claim, self.kind):
            above.addWidget(box)
        for widget in (self.open, self.supersede):
            below.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(above)
        layout.addWidget(self.missing)
        layout.addWidget(self.show_missing, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.counts)
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)
        layout.addStretch()


class PieceTable(QTableView):
    """A row for each piece and claim; the columns share the width that there is."""

    def __init__(self, model: EvidenceModel) -> None:
        super().__init__()
        self.delete_wanted: Callable[[], None] = lambda: None
        self.setModel(model)
        show_whole_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.setMinimumSize(200, 90)

    def spread(self) -> None:
        """Share the width among the columns that are shown."""
        shown = [at for at in range(len(COLUMNS)) if not self.isColumnHidden(at)]
        metrics, across = self.fontMetrics(), Qt.Orientation.Horizontal
        day = metrics.horizontalAdvance("00.00.0000") + 28
        least = {
            at: metrics.horizontalAdvance(self.model().headerData(at, across)) + HEAD_PAD
            for at in shown
        }
        days = [at for at in shown if COLUMNS[at] in DAYS]
        others = [at for at in shown if at not in days]
        for at in days:
            least[at] = max(day, least[at])
            self.setColumnWidth(at, least[at])
        room = self.viewport().width() - sum(least[at] for at in days)
        spare, whole = room - sum(least[at] for at in others), sum(WEIGHTS[at] for at in others)
        for at in others:
            share = least[at] + spare * WEIGHTS[at] // whole
            self.setColumnWidth(at, share if spare >= 0 else room * WEIGHTS[at] // whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.spread()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(QModelIndex(self.currentIndex()))
            return
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted()
            return
        super().keyPressEvent(event)


def missing_sentences(without: Sequence[int], outdated: Collection[int]) -> Iterator[str]:
    """Name those that count without evidence of consent; apart, those whose evidence is too old."""
    none = [each for each in without if each not in outdated]
    older = [each for each in without if each in outdated]
    if none:
        yield ngettext(
            "There is no evidence of the consent of number %(numbers)s.",
            "There is no evidence of the consent of numbers %(numbers)s.",
            len(none),
        ) % {"numbers": runs_text(runs_of(none))}
    if older:
        yield ngettext(
            "The evidence of number %(numbers)s is older than the newest text: it shows no consent to it.",
            "The evidence of numbers %(numbers)s is older than the newest text: it shows no consent to it.",
            len(older),
        ) % {"numbers": runs_text(runs_of(older))}


def _read(
    database: Database, statement: StatementRow
) -> tuple[list[PieceRow], list[int], list[int]]:
    with database.reading() as tx:
        return (
            list_evidence.list_pieces(tx, statement),
            list_evidence.numbers_without(tx, statement),
            numbers_outdated(tx, statement.id),
        )


def _wrapped(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    give_role(label, role)
    return label
