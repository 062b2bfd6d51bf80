"""The table of a statement's pieces of evidence, one row a piece, and what it says of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from coalition_app.desktop.desk.headed_table import HeadedTable
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.wording.details_words import day_words
from coalition_app.desktop.wording.evidence_words import claim_text, numbers_said, runs_text
from coalition_app.i18n import N_, _
from coalition_app.labels import DIRECTNESS, EVIDENCE_KINDS, GRADES, ORIGINALITY, held_words
from coalition_app.records.evidence.grades import Shown, grade_of, known_by
from coalition_app.records.evidence.list_evidence import PieceRow, Runs, before_text_sentence

COLUMNS = ("received", "document", "numbers", "claims", "grade")
HEADINGS = {
    "received": N_("Received"),
    "document": N_("Document"),
    "numbers": N_("Signatories"),
    "claims": N_("Proves"),
    "grade": "",
}
SHORT_CLAIMS = {
    "consent": N_("consent"),
    "wording": N_("words"),
    "authority": N_("authority"),
    "identity": N_("identity"),
}
"""What a piece proves, in a word."""
GRADE = Qt.ItemDataRole.UserRole + 1
"""The grade of a piece, to be painted as a circle."""
DRAWINGS = {"mail": "letter", "letter": "letter", "message": "letter", "call-note": "chase"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence with all that it proves."""

    claims: tuple[PieceRow, ...]

    @property
    def first(self) -> PieceRow:
        """Return what is the same for all claims."""
        return self.claims[0]

    @property
    def numbers(self) -> Runs:
        """Return the numbers of the claim that names most of them."""
        return max((each.numbers for each in self.claims), key=_count)

    @property
    def grade(self) -> str:
        """Return what it is worth for consent; empty where it shows none, or stands no more."""
        consents = [each for each in self.claims if each.claim == "consent"]
        if not consents or self.first.superseded:
            return ""
        if consents[0].before_text or self.first.erased:
            return "none"
        row = self.first
        return grade_of(known_by(Shown(row.kind, row.directness, row.originality)))


def pieces_of(rows: Sequence[PieceRow]) -> list[Piece]:
    """Join the rows of one piece, in the order of the first of each."""
    found: dict[object, list[PieceRow]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return [Piece(tuple(each)) for each in found.values()]


class EvidenceModel(HeadedTable):
    """Holds the pieces that the filter lets through; their bytes stay in the register."""

    headings = tuple(HEADINGS[each] for each in COLUMNS)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[Piece] = []

    def show(self, pieces: Sequence[Piece]) -> None:
        """Show these pieces."""
        self.beginResetModel()
        self._pieces = list(pieces)
        self.endResetModel()

    def piece_at(self, row: int) -> Piece | None:
        """Return the piece of a row, or None."""
        return self._pieces[row] if 0 <= row < len(self._pieces) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._pieces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        piece = self.piece_at(index.row())
        if piece is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(piece, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return whole_text(piece)
        if role == GRADE and column == "grade":
            return piece.grade
        if role == Qt.ItemDataRole.AccessibleTextRole and column == "grade":
            return _(GRADES[piece.grade]) if piece.grade else ""
        if role == Qt.ItemDataRole.DecorationRole and column == "document":
            return icon(DRAWINGS.get(piece.first.kind, "text"), "quiet")
        return None


def cell_text(piece: Piece, column: str) -> str:
    """Say what a column says of a piece."""
    row = piece.first
    if column == "document":
        return document_words(row)
    if column == "claims":
        said = (
            claim_text(each.claim, withdrawal=True)
            if each.withdrawal
            else _(SHORT_CLAIMS[each.claim])
            for each in piece.claims
        )
        return ", ".join(said)
    if column == "numbers":
        return numbers_said(piece.numbers)
    if column == "grade":
        return ""
    return row.received_on.strftime("%d.%m.%Y") if row.received_on else ""


def document_words(row: PieceRow) -> str:
    """Say what a piece is: its kind, and its file, the place where it is held, or the note."""
    kind = _(EVIDENCE_KINDS[row.kind])
    if row.erased_on:
        on = {"kind": kind, "day": day_words(row.erased_on)}
        kind = (
            _("%(kind)s (erased on %(day)s)")
            if row.erased
            else _("%(kind)s (file erased on %(day)s)")
        )
        kind %= on
    elif row.erased or row.file_gone:
        kind = _("%(kind)s (no longer kept)") % {"kind": kind}
    if row.superseded:
        kind = _("%(kind)s (superseded)") % {"kind": kind}
    what = row.file_name or row.held_where or row.note
    said = _("%(kind)s: %(what)s") % {"kind": kind, "what": what} if what else kind
    return said[:1].upper() + said[1:]


def whole_text(piece: Piece) -> str:
    """Say everything of a piece, a line each."""
    row = piece.first
    told = [(_("Evidence"), document_words(row))]
    told += [
        (claim_text(each.claim, withdrawal=each.withdrawal), runs_text(each.numbers))
        for each in piece.claims
    ]
    held = held_words(row.held_where, row.holder)
    told += [(_("Where it is held"), held), (_("Note"), row.note)]
    for caption, on in ((_("Dated"), row.made_on), (_("Received"), row.received_on)):
        told.append((caption, on.strftime("%d.%m.%Y") if on else ""))
    told.append((_("Received by"), row.receiver))
    lines = [f"{caption}: {words}" for caption, words in told if words]
    for known, key in ((DIRECTNESS, row.directness), (ORIGINALITY, row.originality)):
        if key:
            lines.append(_(known[key]))
    if row.sha256:
        lines.append(f"SHA-256: {row.sha256.hex()}")
    lines += weakened(row)
    return "\n".join(lines)


def weakened(row: PieceRow) -> list[str]:
    """Say why a piece shows less than it did, a sentence for each reason."""
    said = []
    if row.erased_on:
        gone = (
            _("It was erased for good on %(day)s, is no longer kept, and shows nothing any more.")
            if row.erased
            else _("Its file was erased for good on %(day)s; it rests on what else is said of it.")
        )
        said.append(gone % {"day": day_words(row.erased_on)})
    elif row.erased:
        said.append(_("It is no longer kept, and shows nothing any more."))
    elif row.file_gone:
        said.append(_("Its file is no longer kept; it rests on what else is said of it."))
    if row.before_text:
        said.append(before_text_sentence(row.before_text))
    return said


def _count(runs: Runs) -> int:
    return sum(last - first + 1 for first, last in runs)
