"""The details of the chosen signatory: as signed, positions, and the words behind them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.spoken import Spoken
from coalition_app.i18n import N_, _
from coalition_app.labels import LANGUAGES, position_label, standing_label
from coalition_app.records import evidence, positions
from coalition_app.records.database import Database
from coalition_app.records.positions import ActRow
from coalition_app.records.signatures import SignatureRow
from coalition_app.records.statements import StatementRow

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

ACT_LABELS = {
    "unsettled": N_("Words to settle"),
    "reservation": N_("Reservation"),
    "interpretive-declaration": N_("Interpretive declaration"),
    "explanation": N_("Explanation"),
}


class DetailsPane(Spoken, QScrollArea):
    """Scrolls when it must; empty until somebody is chosen."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.middle)
        self._window = window
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.setObjectName("details")
        self.put_words(self.setAccessibleName, lambda: _("Details"))
        self.clear()

    def clear(self) -> None:
        """Say that nobody is chosen."""
        self._fill([_label(_("Choose a signatory to see everything about them."), "quiet")])

    def show_signature(
        self, database: Database, statement: StatementRow, signed: SignatureRow
    ) -> None:
        """Show one signature."""
        with database.reading() as tx:
            acts = positions.acts_by_signature(tx, statement)
            stances = positions.exceptional_positions(tx, statement, acts).get(signed.id)
            basis = evidence.consent_basis(tx, statement.id).get(signed.id)
        lines: list[QWidget] = [_label(f"{signed.number}. {signed.full_name}", "title")]
        lines += [_label(each, "") for each in (signed.representative, signed.office) if each]
        where = ", ".join(each for each in (signed.place, signed.country) if each)
        if where:
            lines.append(_label(where, "quiet"))
        lines.append(
            _label(_("Standing: %(word)s") % {"word": standing_label(signed.standing)}, "")
        )
        found = _("Consent: evidence is recorded.") if basis else _("Consent: no evidence yet.")
        lines.append(_label(found, "" if basis else "warning"))
        lines.append(_label(_("Positions"), "heading"))
        everything = ("supports",) * len(statement.demands)
        for demand, stance in zip(statement.demands, stances or everything, strict=True):
            text = _("Demand %(number)d: %(position)s") % {
                "number": demand.number,
                "position": position_label(stance),
            }
            line = _label(text, "" if stance == "supports" else "warning")
            line.setToolTip(demand.wordings.get(statement.authentic_language, ""))
            lines.append(line)
        lines += [_act(each) for each in acts.get(signed.id, ())]
        change = QPushButton(_("Record a position…"))
        change.clicked.connect(lambda: self._window.do("reserve"))
        lines.append(change)
        self._fill(lines)

    def _fill(self, lines: list[QWidget]) -> None:
        inner = QWidget()
        inner.setObjectName("inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(8)
        for line in lines:
            column.addWidget(line)
        column.addStretch()
        self.setWidget(inner)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # A long word must not make the pane wider than it is shown.
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def _act(act: ActRow) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "act")
    column = QVBoxLayout(frame)
    column.addWidget(_label(_(ACT_LABELS[act.kind]), "heading"))
    column.addWidget(_label(act.wording, ""))
    column.addWidget(_label(LANGUAGES.get(act.language, ""), "quiet"))
    return frame
