"""The table of a statement's pieces of evidence, and what it says of each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coalition_app.desktop.wording.evidence_words import claim_text, runs_text
from coalition_app.i18n import N_, _
from coalition_app.labels import DIRECTNESS, EVIDENCE_KINDS, ORIGINALITY
from coalition_app.records.evidence.list_evidence import PieceRow, before_text_sentence

COLUMNS = ("kind", "claim", "numbers", "where", "made", "received", "receiver")
HEADINGS = (
    N_("Evidence"),
    N_("Proves"),
    N_("For numbers"),
    N_("File, place or note"),
    N_("Dated"),
    N_("Received"),
    N_("Received by"),
)
Index = QModelIndex | QPersistentModelIndex


class EvidenceModel(QAbstractTableModel):
    """Holds the pieces that the filter lets through; their bytes stay in the register."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[PieceRow] = []

    def show(self, pieces: Sequence[PieceRow]) -> None:
        """Show these pieces."""
        self.beginResetModel()
        self._pieces = list(pieces)
        self.endResetModel()

    def piece_at(self, row: int) -> PieceRow | None:
        """Return the piece of a row, or None."""
        return self._pieces[row] if 0 <= row < len(self._pieces) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._pieces)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        piece = self.piece_at(index.row())
        if piece is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(piece, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return whole_text(piece)
        return None


def cell_text(piece: PieceRow, column: str) -> str:
    """Say what a column says of a piece."""
    if column == "kind":
        kind = _(EVIDENCE_KINDS[piece.kind])
        return _("%(kind)s (superseded)") % {"kind": kind} if piece.superseded else kind
    if column == "claim":
        claim = claim_text(piece.claim, withdrawal=piece.withdrawal)
        if piece.claim == "consent" and piece.before_text:
            named = {"claim": claim, "text": piece.before_text}
            return _("%(claim)s: older than text %(text)d") % named
        return claim
    if column == "numbers":
        return runs_text(piece.numbers)
    if column == "where":
        return "; ".join(part for part in (piece.file_name, piece.held_where, piece.note) if part)
    if column == "receiver":
        return piece.receiver
    day = piece.made_on if column == "made" else piece.received_on
    return day.strftime("%d.%m.%Y") if day else ""


def whole_text(piece: PieceRow) -> str:
    """Say everything of a piece, a line each."""
    lines = []
    for heading, column in zip(HEADINGS, COLUMNS, strict=True):
        if text := cell_text(piece, column):
            lines.append(f"{_(heading)}: {text}")
    for words, key in ((DIRECTNESS, piece.directness), (ORIGINALITY, piece.originality)):
        if key:
            lines.append(_(words[key]))
    if piece.sha256:
        lines.append(f"SHA-256: {piece.sha256.hex()}")
    if piece.before_text:
        lines.append(before_text_sentence(piece.before_text))
    return "\n".join(lines)
