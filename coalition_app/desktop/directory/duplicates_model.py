"""The list of twins: pairs that wait first, then those about which something was decided."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coalition_app.desktop.desk.headed_table import ShowsHidden
from coalition_app.desktop.widgets.wrapped_rows import TONE
from coalition_app.i18n import N_, _
from coalition_app.records.merging.decisions import PossibleDuplicate
from coalition_app.records.signatories.matching.pairs import ATTESTOR

NUMBERS, NAMES, REASON = (Qt.ItemDataRole.UserRole + at for at in (5, 6, 7))
"""Roles of a row: the two numbers, the names, and why they are shown or what was decided."""
Index = QModelIndex | QPersistentModelIndex
VERDICT_WORDS = {
    "same": N_("One signature recorded twice"),
    "two-signatures": N_("Two signatures of one organisation"),
    "branch": N_("An organisation and its branch"),
    "different": N_("Different: they are only similar"),
}
"""What two signatures can be to each other, in the order of the keys 1 to 4."""
ATTESTOR_WORDS = {
    "signed-herself": N_("The attestor is this signatory"),
    "signed-for-it": N_("The attestor signed on behalf of this organisation"),
    "office-only": N_("The attestor only holds an office in this organisation"),
    "different": N_("Different: they are only similar"),
}
"""What a signature can be to who attests, by the same keys."""
BELONGS = N_("A person and their organisation: two signatures")
"""What "two-signatures" means where a person belongs to a listed organisation."""
FOR_BOTH = N_("One person, personally and for the organisation: two signatures")
"""What it means where one of the two is a person and the other a body."""


class PairsModel(ShowsHidden, QAbstractListModel):
    """Keeps the pairs; the rows say the numbers, and why they are shown or what was decided."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pairs: list[PossibleDuplicate] = []

    def show(self, pairs: Sequence[PossibleDuplicate], *, keep: bool = False) -> None:
        """Show other pairs: those that wait before the decided ones, otherwise in the order passed.

        `keep` leaves those that are shown where they stand: somebody is going through them.
        """
        places = {(each.pair.a, each.pair.b): at for at, each in enumerate(self.pairs) if keep}
        last = len(places)
        self.beginResetModel()
        self.pairs = sorted(
            pairs,
            key=lambda each: (places.get((each.pair.a, each.pair.b), last), bool(each.verdict)),
        )
        self.endResetModel()

    def replace(self, row: int, pair: PossibleDuplicate) -> None:
        """Show what was decided about one pair, which keeps its place while the page is shown."""
        self.pairs[row] = pair
        at = self.index(row)
        self.dataChanged.emit(at, at)

    def speak(self) -> None:
        """Word the rows again in the program's language."""
        if self.pairs:
            self.dataChanged.emit(self.index(0), self.index(len(self.pairs) - 1))

    def row_of(self, a: int, b: int) -> int:
        """Find the row of two numbers, -1 where they are not shown."""
        found = (at for at, each in enumerate(self.pairs) if (each.pair.a, each.pair.b) == (a, b))
        return next(found, -1)

    def first(self, test: Callable[[PossibleDuplicate], bool], start: int = 0) -> int:
        """Find the first row from `start` on, and then from the beginning, that passes; -1 for none."""
        rows = [*range(start, len(self.pairs)), *range(min(start, len(self.pairs)))]
        return next((row for row in rows if test(self.pairs[row])), -1)

    def waiting(self) -> int:
        """Count the pairs about which nothing is decided."""
        return sum(not each.verdict for each in self.pairs)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.pairs):
            return None
        each = self.pairs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return reason_words(each)
        if role == NUMBERS:
            return ", ".join(str(of) for of in (each.pair.a, each.pair.b) if of != ATTESTOR)
        if role == NAMES:
            return tuple(dict.fromkeys(each.names))
        if role == REASON:
            return said_of(each)
        if role == TONE:
            return _tone(each)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join((*each.names, reason_words(each)))
        return None


def numbers_words(each: PossibleDuplicate) -> str:
    """Name the two of a pair."""
    if each.pair.b == ATTESTOR:
        return _("No. %(number)d and the attestor") % {"number": each.pair.a}
    return _("No. %(one)d and No. %(other)d") % {"one": each.pair.a, "other": each.pair.b}


def reason_words(each: PossibleDuplicate) -> str:
    """Name the two of a pair, and say why they are shown or what was decided."""
    return _("%(numbers)s: %(reason)s") % {
        "numbers": numbers_words(each),
        "reason": said_of(each),
    }


def said_of(each: PossibleDuplicate) -> str:
    """Say why a pair is shown or what was decided."""
    return pair_sentence(each) if each.verdict else each.pair.sentence()


def verdict_words(verdict: str, each: PossibleDuplicate) -> str:
    """Word what two signatures can be to each other, by why they are shown and by their kinds."""
    if verdict == "two-signatures" and each.pair.reason == "belongs":
        return _(BELONGS)
    if verdict == "two-signatures" and "individual" in each.kinds:
        return _(FOR_BOTH)
    return _({**ATTESTOR_WORDS, **VERDICT_WORDS}[verdict])


def verdicts_of(each: PossibleDuplicate) -> tuple[str, ...]:
    """Return what can be decided about a pair, in the order of the keys 1 to 4."""
    return tuple(ATTESTOR_WORDS if each.pair.b == ATTESTOR else VERDICT_WORDS)


def offered_of(each: PossibleDuplicate) -> tuple[str, ...]:
    """Return what of that fits the kinds of the two; people have no branch. What was decided stays."""
    of_person, of_body = {"branch", "signed-for-it", "office-only"}, {"signed-herself"}
    unfit = set[str]()
    if each.kinds:
        unfit |= of_person if "individual" in each.kinds else of_body
    if set(each.kinds) == {"individual"}:
        unfit.add("two-signatures")
    return tuple(it for it in verdicts_of(each) if it not in unfit or it == each.verdict)


def pair_sentence(each: PossibleDuplicate) -> str:
    """Say what was decided about a pair."""
    verdict = verdict_words(each.verdict, each)
    if each.stands_twice:
        return _("Decided: %(verdict)s. Both are still counted.") % {"verdict": verdict}
    return _("Decided: %(verdict)s.") % {"verdict": verdict}


def _tone(each: PossibleDuplicate) -> str:
    if each.stands_twice:
        return "refusal"
    return "quiet" if each.verdict else "text"
