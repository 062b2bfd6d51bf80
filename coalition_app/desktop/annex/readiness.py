"""The list of what prevents an honest attestation; each entry leads to where it is settled."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyleOptionViewItem

from coalition_app.desktop.look import theme
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.wrapped_rows import (
    ABOVE,
    ACROSS,
    TONE,
    WORD,
    WRAP,
    Index,
    RowDelegate,
    RowList,
)
from coalition_app.documents.issue.readiness import Item
from coalition_app.i18n import N_, _, ngettext

WHY = Qt.ItemDataRole.UserRole + 4
"""A quieter sentence below the text of an entry."""
LONGEST = 260
"""Letters of an entry; a list of numbers can be endless."""
BETWEEN = 2
"""Pixels between an entry's text and why it matters."""
TONES = {"stops": "refusal", "exception": "warning", "hint": "quiet", "ready": "accent"}
DRAWINGS = {"stops": "refusal", "exception": "warning", "hint": "hint", "ready": "check"}
SEVERITY_LABELS = {
    "stops": N_("Stops"),
    "exception": N_("Exception"),
    "hint": N_("Hint"),
    "ready": N_("Ready"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """Where an item of readiness is settled, and why it matters."""

    page: str
    """The page that shows it; empty to stay."""
    action: str
    """What is opened there, a key of the actions; empty for nothing."""
    why: str
    words: str = ""
    """What is done with the words that are meant: correct, translate, withdraw; empty for nothing."""


WAYS = {
    "no-signatures": Way("signatories", "", N_("An annex lists who signed; nobody has yet.")),
    "no-attestor": Way("", "attestor", N_("An attestation is somebody's word and bears a name.")),
    "register-disagrees": Way(
        "", "check", N_("Nobody can certify what two parts of a register tell differently.")
    ),
    "register-not-compared": Way("", "check", N_("Checking the register compares them now.")),
    "field-refused": Way(
        "", "attestor", N_("A field prints a name or a place, and certifies nothing.")
    ),
    "unsettled": Way(
        "signatories", "reserve", N_("Words that are not settled would print as open questions.")
    ),
    "unknown-piece": Way(
        "", "doubts", N_("It may say that somebody does not sign, or not to everything.")
    ),
    "line-unread": Way(
        "", "doubts", N_("It may say that somebody does not sign, or not to everything.")
    ),
    "withheld-without-wish": Way(
        "signatories", "", N_("A number without a name prints as a wish of the signatory.")
    ),
    "number-twice": Way("signatories", "", N_("Whoever cites the number must find one signatory.")),
    "nothing-supported": Way(
        "signatories", "reserve", N_("Who supports nothing should not stand among the signatories.")
    ),
    "reservation-without-words": Way(
        "signatories", "reserve", N_("A reservation prints in the signatory's own words.")
    ),
    "reservation-touches-nothing": Way(
        "signatories", "reserve", N_("The counts need to know which demands it touches.")
    ),
    "act-without-language": Way(
        "signatories",
        "",
        N_("Words print with the language in which they were received."),
        words="correct",
    ),
    "words-refuse": Way(
        "signatories", "reserve", N_("Who refuses something must not be counted as supporting it.")
    ),
    "reservation-on-core": Way(
        "signatories", "reserve", N_("The signatories agreed that these demands take none.")
    ),
    "words-after-withdrawal": Way(
        "signatories", "", N_("Whoever left takes no position any more."), words="withdraw"
    ),
    "translation-older": Way(
        "signatories",
        "",
        N_("It may say what the words said before, and not what they say now."),
        words="translate",
    ),
    "position-beyond-text": Way("text", "", N_("Nobody takes a position on what they never saw.")),
    "demand-without-wording": Way("text", "", N_("Nobody can sign a demand that has no words.")),
    "character": Way("signatories", "", N_("A letter that does not print changes a name.")),
    "no-evidence": Way(
        "signatories",
        "evidence",
        N_("The attestation says of these numbers that nothing shows their consent."),
    ),
    "text-not-sealed": Way("text", "", N_("An attestation binds to a text that cannot change.")),
    "to-reconfirm": Way(
        "text", "", N_("Their evidence speaks of other words than those that print.")
    ),
    "demand-after-signature": Way("text", "", N_("Nobody supports what they have not signed.")),
    "evidence-older": Way(
        "signatories", "evidence", N_("Nobody can consent to words that were not there yet.")
    ),
    "evidence-lapsed": Way(
        "signatories",
        "evidence",
        N_("Consent was given under another name or office: it holds once it is confirmed again."),
    ),
    "check-doubtful": Way(
        "signatories", "check-signature", N_("An attestation certifies only what is not in doubt.")
    ),
    "check-failed": Way(
        "signatories", "check-signature", N_("What is not genuine must not be certified.")
    ),
    "disputed": Way("signatories", "", N_("These numbers print as disputed.")),
    "translation-not-confirmed": Way(
        "signatories", "", N_("Only the original binds until the signatory confirms a translation.")
    ),
    "twins-counted-twice": Way(
        "twins", "", N_("One body counted twice makes every sum wrong: count one of the two.")
    ),
    "twins-not-compared": Way(
        "twins", "", N_("Opening them compares the names; attesting does so in any case.")
    ),
    "twins-undecided": Way(
        "twins", "", N_("Until it is decided, the annex says that these numbers look alike.")
    ),
    "attestor-undecided": Way(
        "twins", "", N_("Whoever certifies signatures says so where one of them is their own.")
    ),
    "belonging-undecided": Way(
        "twins",
        "",
        N_("A person and their organisation are two signatories, unless you say otherwise."),
    ),
    "subject-to-approval": Way(
        "signatories", "", N_("They print and are not counted until the approval comes.")
    ),
    "came-unknown": Way("signatories", "", N_("Nothing happens to a signature before it came.")),
    "broken-print": Way(
        "signatories", "defects", N_("What is cut off or not closed in the source is printed so.")
    ),
    "languages-unchanged": Way(
        "text", "", N_("Their words may not say what the newest text says.")
    ),
    "title-not-translated": Way("text", "", N_("Readers of this language meet another one.")),
    "demands-not-translated": Way("text", "", N_("Readers of this language meet another one.")),
}
"""By the kind of an item; what is not listed leads to its numbers on the list of signatories."""


def way_of(item: Item) -> Way:
    """Return where an item is settled."""
    found = WAYS.get(item.kind)
    if found is None:
        return Way("signatories" if item.numbers else "", "", "")
    if item.kind == "character" and not item.numbers:
        return Way("text", "", found.why)
    return found


class ReadinessList(RowList):
    """Stops first, then exceptions and hints; Enter or a click follows an entry."""

    wanted = Signal(object)
    """The `Item` to be settled."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self, 0, separated=True))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.found: tuple[Item, ...] = ()
        self.itemActivated.connect(self._follow)
        self.itemClicked.connect(self._follow)

    def fill(self, items: tuple[Item, ...]) -> None:
        """Show what was found; an empty list says that nothing is left."""
        chosen = self.currentRow()
        self.found = items
        self.clear()
        if not any(each.severity == "stops" for each in items):
            self._add("ready", _("Ready to be attested."), _ready_words(items))
        for each in items:
            self._add(each.severity, _shortened(each), _(way_of(each).why) if each.kind else "")
            self.item(self.count() - 1).setData(Qt.ItemDataRole.UserRole, each)
        self.setCurrentRow(min(max(chosen, 0), self.count() - 1))

    def forget(self) -> None:
        """Show nothing, not even that nothing is left."""
        self.found = ()
        self.clear()

    def recolour(self) -> None:
        """Draw the icons in the colours of the theme that is worn now."""
        for row in range(self.count()):
            entry = self.item(row)
            item = entry.data(Qt.ItemDataRole.UserRole)
            severity = item.severity if isinstance(item, Item) else "ready"
            entry.setIcon(icon(DRAWINGS[severity], TONES[severity]))

    def _add(self, severity: str, text: str, why: str) -> None:
        shown, word = QListWidgetItem(text), _(SEVERITY_LABELS[severity])
        shown.setData(WORD, word)
        shown.setData(TONE, TONES[severity])
        shown.setData(WHY, why)
        shown.setIcon(icon(DRAWINGS[severity], TONES[severity]))
        shown.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}: {text} {why}".strip())
        self.addItem(shown)

    def _follow(self, entry: QListWidgetItem) -> None:
        item = entry.data(Qt.ItemDataRole.UserRole)
        if isinstance(item, Item):
            self.wanted.emit(item)


def _ready_words(items: tuple[Item, ...]) -> str:
    exceptions = sum(each.severity == "exception" for each in items)
    if not exceptions:
        return _("Nothing is excepted.")
    return ngettext(
        "%(count)d exception is printed by number.",
        "%(count)d exceptions are printed by number.",
        exceptions,
    ) % {"count": exceptions}


def _shortened(item: Item) -> str:
    """Cut an endless list of numbers at a comma."""
    if len(item.text) <= LONGEST:
        return item.text
    kept = item.text[:LONGEST].rpartition(",")[0]
    named = {"beginning": kept, "count": len(item.numbers)}
    return _("%(beginning)s … (%(count)d in all)") % named


class _Delegate(RowDelegate):
    """Draws why an entry matters below it, in the quiet colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + self._why_height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        taken = self._why_height(index)
        if not taken:
            return
        place, width = option.rect, self._width(index, option.rect.width())
        left = place.right() - ACROSS - width + 1
        painter.save()
        painter.setFont(self._font(index))
        painter.setPen(QColor(theme.applied().quiet))
        top = place.bottom() - ABOVE - taken + BETWEEN
        painter.drawText(QRect(left, top, width, taken), WRAP, str(index.data(WHY)))
        painter.restore()

    def _why_height(self, index: Index) -> int:
        why = index.data(WHY)
        if not why:
            return 0
        width = self._width(index, self._view.viewport().width())
        metrics = QFontMetrics(self._font(index))
        return metrics.boundingRect(0, 0, width, 0, WRAP, str(why)).height() + BETWEEN
