"""Recorded evidence: how far it carries, every piece with what it proves, and the chosen one's details."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.chip_menu import is_low
from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.controls.fitted_names import both_lines
from coalition_app.desktop.controls.marks import paint_grade
from coalition_app.desktop.controls.whole_cells import WholeCells
from coalition_app.desktop.evidence.coverage import Coverage
from coalition_app.desktop.evidence.model import COLUMNS, GRADE, EvidenceModel, Piece, pieces_of
from coalition_app.desktop.evidence.piece_details import PieceDetails
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.focus_delegate import FocusDelegate
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.whole_rows import show_whole_rows
from coalition_app.desktop.wording.evidence_words import runs_of, runs_text
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import EVIDENCE_KINDS
from coalition_app.records.evidence import list_evidence
from coalition_app.records.evidence.evidence import numbers_outdated
from coalition_app.records.evidence.graded_signatures import count_grades
from coalition_app.records.evidence.list_evidence import PieceRow
from coalition_app.records.lists.signature_list import WITHOUT_EVIDENCE, ListFilter
from coalition_app.records.signatures import signatures
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

AT_ONCE = 2_000
"""Claims, and numbers of the statement, that are read while the page is shown; more in the background."""
MEASURED = 200
"""Rows by whose words the columns are measured."""
HEAD_PAD = 26
"""Pixels beside the words of a heading."""
NARROW = 115
"""Letters across below which the details are left out; Enter still opens a piece."""
SMALL_FILE = 3_000_000
"""Bytes of a file whose words are read for the excerpt."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the tab shows."""

    pieces: list[PieceRow] = field(default_factory=list)
    without: list[int] = field(default_factory=list)
    outdated: list[int] = field(default_factory=list)
    grades: Mapping[str, int] = field(default_factory=dict)


class Recorded(Spoken, QWidget):
    """The second tab of the evidence; Enter or a double click opens a piece inside the program."""

    counted = Signal(int)
    """How many pieces of evidence there are."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.database: Database | None = None
        self.statement: StatementRow | None = None
        self._found, self._pieces = Found(), list[Piece]()
        self._kind = ""
        self.coverage = Coverage()
        self.missing, self.show_missing = _wrapped("warning"), QPushButton()
        self.show_missing.setProperty("role", "link")
        self.chips, self._flow = QWidget(), dict[str, QPushButton]()
        self.model = EvidenceModel(self)
        self.table = PieceTable(self.model)
        self.details = PieceDetails(self.open_piece, self.supersede_piece)
        self.open, self.supersede = self.details.open, self.details.supersede
        self.empty = EmptyState(
            "draw_tray",
            lambda: _("There is no evidence yet"),
            lambda: _(
                "Record where you hold the originals, or drop emails and scans here: they "
                "become new letters, and you say whose they are."
            ),
            drops=True,
        )
        self.coverage.hold.clicked.connect(lambda: desk.ask("signatories.record_originals"))
        self.show_missing.clicked.connect(self._show_without)
        self.table.activated.connect(lambda _index: self.open_piece())
        self.table.selectionModel().currentChanged.connect(lambda _now, _was: self._show_details())
        self.table.delete_wanted = self.refuse_deletion
        self._lay_out()
        self._speak()

    # What the page asks

    def show_statement(self, database: Database | None, statement: StatementRow | None) -> None:
        """Show the evidence of a statement; nothing without one."""
        self.database, self.statement = database, statement
        self.read()

    def read(self) -> None:
        """Read the pieces anew, in the background where there are very many claims or signatures."""
        database, statement = self.database, self.statement
        if database is None or statement is None:
            self._show(Found())
            return
        with database.reading() as tx:
            few = signatures.next_number(tx, statement.id) <= AT_ONCE
            few = few and list_evidence.count_claims(tx) <= AT_ONCE
        if few:
            self._show(_read(database, statement))
            return

        def done(found: Found) -> None:
            if self.database is database and self.statement == statement:
                self._show(found)

        self.desk.operations.start("", lambda _tell: _read(database, statement), done)

    # Doing

    def piece(self) -> Piece | None:
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
            self.desk.ask("evidence.supersede", chosen.first, self._found.pieces)
        except UserError as error:
            self.desk.refuse(str(error))

    def refuse_deletion(self) -> None:
        """Say why a piece of evidence is not deleted, and what to do instead."""
        chosen = self.piece()
        if chosen is None or self.database is None or self.statement is None:
            return
        try:
            with self.database.reading() as tx:
                list_evidence.refuse_deletion(tx, self.statement, chosen.first.id)
        except UserError as error:
            self.desk.refuse(str(error))

    def _show_without(self) -> None:
        alone = ListFilter().with_values("evidence", (WITHOUT_EVIDENCE,))
        self.desk.ask("lists.show_filtered", alone, self._found.without)

    # Showing

    def _show(self, found: Found) -> None:
        self._found, self._pieces = found, pieces_of(found.pieces)
        self.counted.emit(len(self._pieces))
        self.coverage.show_counts(found.grades)
        self._show_chips()
        self._filter()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._show(self._found)

    def choose_kind(self, kind: str) -> None:
        """Show the pieces of one kind; of all where it is empty."""
        self._kind = kind
        self._show_chips()
        self._filter()

    def _show_chips(self) -> None:
        """Show a chip for every kind that is there, with its count."""
        counts = Counter(each.first.kind for each in self._pieces)
        if self._kind not in counts:
            self._kind = ""
        for chip in self._flow.values():
            chip.setParent(None)
            chip.deleteLater()
        self._flow.clear()
        layout = self.chips.layout()
        assert layout is not None
        for kind, count in (("", len(self._pieces)), *counts.most_common()):
            words = _(EVIDENCE_KINDS[kind]) if kind else _("all")
            chip = QPushButton(f"{words[:1].upper()}{words[1:]}  {count}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(kind == self._kind)
            chip.clicked.connect(lambda _on=False, kind=kind: self.choose_kind(kind))
            layout.addWidget(chip)
            self._flow[kind] = chip
        self.chips.setVisible(len(counts) > 1)

    def _filter(self) -> None:
        chosen = self.piece()
        shown = [each for each in self._pieces if self._kind in ("", each.first.kind)]
        self.model.show(shown)
        kept = [at for at, each in enumerate(shown) if chosen and each.first.id == chosen.first.id]
        if shown:
            self.table.setCurrentIndex(self.model.index(kept[0] if kept else 0, 0))
        self.table.spread()
        self._show_details()
        self.table.setVisible(bool(shown))
        self.coverage.setVisible(self.statement is not None and bool(self._found.grades))
        self.empty.setVisible(self.statement is not None and not shown)
        missing = missing_sentences(self._found.without, set(self._found.outdated))
        self.missing.setText("\n".join(missing))
        self._fit()

    def _show_details(self) -> None:
        piece = self.piece()
        self.details.show_piece(piece, self._excerpt(piece) if piece else "")

    def _excerpt(self, piece: Piece) -> str:
        """Return the words of a letter; none of a picture and of a large file."""
        row = piece.first
        if row.sha256 is None or row.file_gone or row.size > SMALL_FILE or self.database is None:
            return row.note
        if row.kind not in ("mail", "letter", "message", "file"):
            return row.note
        from coalition_app.intake.read_paper import read_paper

        try:
            with self.database.reading() as tx:
                content = list_evidence.piece_bytes(tx, row.id)
            words = read_paper(content, row.file_name).text.strip()
        except UserError as error:
            return str(error)
        return words

    def _narrow(self) -> bool:
        return self.width() < NARROW * letter_width(self.fontMetrics())

    def _fit(self) -> None:
        """Leave out what the rows need the room of: the details, the sentences, the second way to record."""
        roomy, rows = not self._narrow(), bool(self.model.rowCount())
        self.details.setVisible(rows and roomy)
        for widget in (self.missing, self.show_missing):
            widget.setVisible(rows and roomy and bool(self._found.without))
        self.coverage.fold(narrow=not roomy)
        self._left.setSpacing(10 if roomy else 8)
        self.empty.picture.setVisible(not is_low(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.table.spread()

    # Building

    def _speak(self) -> None:
        self.put_words(self.show_missing.setText, lambda: _("Show in the list"))
        self.put_words(self.table.setAccessibleName, lambda: _("Pieces of evidence"))
        self.put_words(
            self.table.setAccessibleDescription, lambda: _("Enter opens a piece of evidence.")
        )

    def _lay_out(self) -> None:
        FlowLayout(self.chips)
        self._left = left = QVBoxLayout()
        # The last row may be cut by the window: the card runs down to its edge.
        left.setContentsMargins(16, 0, 16, 0)
        said = QHBoxLayout()
        said.addWidget(self.missing, 1)
        said.addWidget(self.show_missing, 0, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.coverage)
        left.addLayout(said)
        left.addWidget(self.chips)
        left.addWidget(self.empty, 1)
        left.addWidget(self.table, 1)
        left.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.details)


class PieceTable(QTableView):
    """A row for each piece; what is left over goes to the document, and no head is ever cut."""

    def __init__(self, model: EvidenceModel) -> None:
        super().__init__()
        self.delete_wanted: Callable[[], None] = lambda: None
        self.setModel(model)
        self.setItemDelegate(WholeCells(self))
        self.setItemDelegateForColumn(COLUMNS.index("grade"), GradeCell(self))
        show_whole_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.setMinimumSize(200, 90)

    def spread(self) -> None:
        """Give days and heads what they need, numbers and claims their share, documents the rest."""
        across, metrics = Qt.Orientation.Horizontal, self.fontMetrics()
        heads = self.horizontalHeader().fontMetrics()
        least = {
            column: heads.horizontalAdvance(self.model().headerData(at, across)) + HEAD_PAD
            for at, column in enumerate(COLUMNS)
        }
        least["received"] = max(
            least["received"], metrics.horizontalAdvance("00.00.0000") + HEAD_PAD
        )
        least["grade"] = 2 * metrics.height() + 8
        room = self.viewport().width()
        spare = max(0, room - sum(least.values()))
        widths = dict(least)
        for column, share in (("numbers", spare // 8), ("claims", spare // 4)):
            at = COLUMNS.index(column)
            shown = (self.model().index(row, at).data() for row in self._some_rows())
            asked = max((metrics.horizontalAdvance(each or "") for each in shown), default=0)
            widths[column] += min(share, max(0, asked + HEAD_PAD - least[column]))
        widths["document"] = max(least["document"], room - sum(widths.values()) + least["document"])
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, widths[column])

    def _some_rows(self) -> range:
        """Return the rows by whose words the columns are measured."""
        return range(min(MEASURED, self.model().rowCount()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.spread()
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(max(line + 12, both_lines(line)))
        self.setIconSize(QSize(line * 16 // 18, line * 16 // 18))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(QModelIndex(self.currentIndex()))
            return
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted()
            return
        super().keyPressEvent(event)


class GradeCell(FocusDelegate):
    """Paints the circle of a grade."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        super().paint(painter, option, index)
        middle = QRectF(option.rect).center()
        paint_grade(painter, QPointF(middle), index.data(GRADE) or "", option.font)


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


def _read(database: Database, statement: StatementRow) -> Found:
    with database.reading() as tx:
        return Found(
            list_evidence.list_pieces(tx, statement),
            list_evidence.numbers_without(tx, statement),
            numbers_outdated(tx, statement.id),
            count_grades(tx, statement),
        )


def _wrapped(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    give_role(label, role)
    return label
