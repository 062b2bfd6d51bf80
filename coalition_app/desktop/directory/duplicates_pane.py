"""The chosen pair: the two side by side, what was decided, and the answers below them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coalition_app.desktop.controls.key_cap import KeyButton
from coalition_app.desktop.directory.duplicates_choice import Choice
from coalition_app.desktop.directory.duplicates_compare import Compare, read_side
from coalition_app.desktop.directory.duplicates_model import (
    numbers_words,
    pair_sentence,
    verdicts_of,
)
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _, with_one_stop
from coalition_app.records.merging import decisions
from coalition_app.records.merging.decisions import PossibleDuplicate
from coalition_app.records.positions.counted import count_counted
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatories.merge_history import MergeRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

LOW = 26
"""Lines of the height below which the answers scroll with what is compared."""
MARGIN = 16


class PairPane(Spoken, QWidget):
    """Reads what is shown of a pair; what is answered is told by `choice` and `separate`."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = wrapped_label("", "heading")
        self.decided, self.follows = wrapped_label("", "quiet"), wrapped_label("", "refusal")
        self.compare, self.choice, self.separate = Compare(), Choice(), KeyButton()
        self.separate.show_key("9")
        self.merge: MergeRow | None = None
        """The merge that made one of the two, where one is in force."""
        self._why_of: tuple[object, int, int, str] | None = None
        """The pair whose reason the field shows, with the statement and the reason as recorded."""
        self._narrow = False
        self._lay_out()
        self.put_words(self.separate.setText, lambda: _("Separate again…"))

    def stand(self, *, narrow: bool) -> None:
        """Leave less room around what is compared where it stands alone in a narrow window."""
        self._narrow = narrow
        self.compare.stand(narrow=narrow)
        self.place_choice()

    def show_pair(
        self, each: PossibleDuplicate, database: Database, statement: StatementRow
    ) -> None:
        """Show a pair side by side."""
        numbers = (each.pair.a, each.pair.b)
        with database.reading() as tx:
            one, other = (read_side(tx, statement, number) for number in numbers)
            comparison = decisions.compare_pair(tx, statement, *numbers)
            self.merge = decisions.merge_of(tx, statement, *numbers) if each.merge else None
        self.compare.setVisible(one is not None and other is not None)
        if one is not None and other is not None:
            self.compare.show_two(one, other)
        self.compare.offer(*numbers, comparison)
        reason = each.pair.sentence() if each.pair.reason else _("They are no longer similar")
        if each.merge:
            reason = _("one signatory now")
        named = {"numbers": numbers_words(each), "reason": reason}
        put_text(self.reason, _("%(numbers)s: %(reason)s") % named)
        self._show_decision(each, statement)
        verdicts = verdicts_of(each)
        follows = _counted_then(each, verdicts, database, statement)
        self.choice.show_chosen(each, verdicts, follows)
        self._show_what_follows(each)
        self.place_choice()

    def place_choice(self) -> None:
        """Put the answers right below what is compared; where that needs scrolling, keep them in sight."""
        within = self._column.indexOf(self.choice) >= 0
        width = self.width() - self.sides.verticalScrollBar().sizeHint().width()
        asked = self._column.totalHeightForWidth(width)
        if not within:
            asked += self.choice.heightForWidth(width) + self._column.spacing()
        low = self._narrow or self.height() < LOW * self.fontMetrics().lineSpacing()
        below = low or asked <= self.height()
        if below != within:
            column = self._column if below else self._beside
            # Above the room that is left over in the one, below what scrolls in the other.
            column.insertWidget(column.count() - 1 if below else 1, self.choice)
            self.choice.set_inset(0 if below else MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_choice()

    def _show_decision(self, each: PossibleDuplicate, statement: StatementRow) -> None:
        self.decided.setVisible(bool(each.verdict))
        self.separate.setVisible(self.merge is not None)
        if each.verdict:
            when = each.decided_at
            named = {
                "sentence": pair_sentence(each),
                "day": when.strftime("%d.%m.%Y %H:%M") if when else "",
                "who": each.decided_by or "—",
            }
            said = _("%(sentence)s On %(day)s, by %(who)s. Another choice below replaces it.")
            merged = self.merge.sentences() if self.merge is not None else ()
            put_text(self.decided, "\n".join((with_one_stop(said % named), *merged)))
        shown = (statement.id, each.pair.a, each.pair.b, each.why)
        if shown != self._why_of:  # what is being typed stays
            self._why_of = shown
            self.choice.why.setText(each.why)

    def _show_what_follows(self, each: PossibleDuplicate) -> None:
        """Say what is left to do where one body is counted twice; nothing is taken away by itself."""
        both = each.stands_twice and each.pair.b != ATTESTOR
        self.follows.setVisible(both)
        if both:
            put_text(
                self.follows,
                _(
                    "Both are counted, so the total is one too high and the list cannot be "
                    "attested. Choose which one to keep and press 1: the other is no longer "
                    "counted, and both numbers stay in the register."
                ),
            )

    def _lay_out(self) -> None:
        inside, part = _Inside(), QHBoxLayout()
        inside.setObjectName("text_inner")
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 0, MARGIN, 12)
        column.setSpacing(10)
        part.addWidget(self.separate)
        part.addStretch()
        for widget in (self.reason, self.decided):
            column.addWidget(widget)
        column.addLayout(part)
        column.addWidget(self.follows)
        column.addWidget(self.compare)
        column.addStretch()
        self.sides = QScrollArea()
        self.sides.setWidget(inside)
        self.sides.setWidgetResizable(True)
        self.sides.setFrameShape(QScrollArea.Shape.NoFrame)
        self.sides.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sides.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside = QVBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(8)
        self._beside.addWidget(self.sides, 1)
        self._beside.addWidget(self.choice)
        self.choice.set_inset(MARGIN)


class _Inside(QWidget):
    """What scrolls: as high as its words at their width, and no higher."""

    def minimumSizeHint(self) -> QSize:
        # Qt adds the heights of words that are as narrow as can be, and would scroll on below their end.
        return QSize(super().minimumSizeHint().width(), 0)


def _counted_then(
    each: PossibleDuplicate, verdicts: tuple[str, ...], database: Database, statement: StatementRow
) -> dict[str, str]:
    """Say what each answer makes of the count; nothing where two were merged already."""
    if each.merge:
        return {}
    with database.reading() as tx:
        now = count_counted(tx, statement.id)
        both = count_counted(tx, statement.id, (each.pair.a, each.pair.b)) == 2
    follows = dict.fromkeys(verdicts, _("Counted as now: %(count)d") % {"count": now})
    if both and "same" in verdicts:
        then = {"count": now - 1, "before": now}
        follows["same"] = _("Counted then: %(count)d instead of %(before)d") % then
    return follows
