"""Two signatures side by side: what each says, and where they differ."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton

from coalition_app.desktop.look import theme
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.wording.demand_words import demand_heading
from coalition_app.desktop.wording.details_words import beginning
from coalition_app.desktop.wording.signature_words import status_text
from coalition_app.i18n import _
from coalition_app.labels import CAPACITIES, EVIDENCE_KINDS, KINDS, position_label, status_label
from coalition_app.records.editions import attestors
from coalition_app.records.lists import signature_details
from coalition_app.records.lists.signature_details import SignatureDetails
from coalition_app.records.merging.double_signatures import Comparison
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading

TOWN_MARK = re.compile(
    r"^(?:г\.|город|қ\.|gorod|city of)\s*(?=[А-ЯЁӘҒҚҢӨҰҮІA-Z])|(?<=\w)\s+(?:қ\.|қаласы)(?=,|$)"
)
"""What says that a place is a town, before its name or behind it."""

PRINTED = slice(3, 6)
"""Fields that print beside the name: representative, office and place, as `captions` has them."""
RUN = 3
"""Letters in a row from which a likeness is none of chance."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, as it is compared: a heading, and the words of each field."""

    heading: str
    words: tuple[str, ...]
    """In the order of `captions`."""


def captions() -> tuple[str, ...]:
    """Name what is compared."""
    return (
        _("Name, as printed"),
        _("Legal form"),
        _("Kind"),
        _("Representative"),
        _("Office"),
        _("Place"),
        _("Capacity"),
        _("Positions"),
        _("Own words"),
        _("Evidence of consent"),
    )


def read_side(tx: Reading, statement: StatementRow, number: int) -> Side | None:
    """Read what is compared of a signature, or of the attestor; None where it is gone."""
    if number == ATTESTOR:
        attestor = attestors.current_attestor(tx)
        if attestor is None:
            return None
        person = (attestor.name, "", _(KINDS["individual"]), "", "; ".join(attestor.offices))
        return Side(_("Attestor"), (*person, "", "", "", "", ""))
    found = signature_details.read_details(tx, statement, number)
    if found is None:
        return None
    signed = found.signed
    heading = _("No. %(number)d · %(standing)s") % {
        "number": signed.number,
        "standing": (
            status_text(signed.status, found.merged_with)
            if found.merged_with
            else status_label(signed.status)
        ),
    }
    words = (
        signed.shown,
        signed.legal_form,
        _(KINDS[signed.kind]),
        signed.representative,
        signed.office,
        ", ".join(part for part in (signed.place, signed.country) if part),
        _(CAPACITIES[signed.capacity]),
        _positions(found, statement),
        "\n".join(each.wording for each in found.acts),
        _evidence(found),
    )
    return Side(heading, words)


class Compare(QFrame):
    """Shows the two beside each other: rows that differ, with their letters marked; the rest in a line."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self.stand(narrow=False)
        self._grid.setVerticalSpacing(8)
        for column, share in enumerate((2, 4, 4)):
            self._grid.setColumnStretch(column, share)
        self._headings = (wrapped_label("", "heading"), wrapped_label("", "heading"))
        for column, label in enumerate(self._headings, 1):
            self._grid.addWidget(label, 0, column)
        self.stands = (QRadioButton(), QRadioButton())
        self._numbers = (0, 0)
        self._group = QButtonGroup(self)
        for column, button in enumerate(self.stands, 1):
            self._group.addButton(button)
            self._grid.addWidget(button, 1, column)
        self.apart, self.equal = wrapped_label("", "warning"), wrapped_label("", "quiet")
        self._grid.addWidget(self.apart, 2, 0, 1, 3)
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []
        top = Qt.AlignmentFlag.AlignTop
        for at in range(len(captions())):
            row = wrapped_label("", "quiet"), wrapped_label("", ""), wrapped_label("", "")
            for column, label in enumerate(row):
                label.setAlignment(top)
                self._grid.addWidget(label, at + 3, column)
            for label in row[1:]:
                label.setTextFormat(Qt.TextFormat.RichText)
            self._rows.append(row)
        self._grid.addWidget(self.equal, len(self._rows) + 3, 0, 1, 3)
        self._shown: list[tuple[str, str, str]] = []
        self.lost = wrapped_label("", "warning")
        self._grid.addWidget(self.lost, len(self._rows) + 4, 0, 1, 3)
        self._sides: tuple[Side, ...] = ()
        self._group.buttonToggled.connect(self._tell_lost)

    def stand(self, *, narrow: bool) -> None:
        """Leave less room around and between the columns where the page is narrow."""
        beside, between = (8, 8) if narrow else (14, 18)
        self._grid.setContentsMargins(beside, 12, beside, 12)
        self._grid.setHorizontalSpacing(between)

    def show_two(self, one: Side, other: Side) -> None:
        """Show two signatures; fields that neither has are left out."""
        self._sides = one, other
        for label, side in zip(self._headings, self._sides, strict=True):
            put_text(label, side.heading)
        self._shown, equal = [], []
        single = " ".join(captions()).split()
        widest = max(map(self.fontMetrics().horizontalAdvance, single))
        self._grid.setColumnMinimumWidth(0, widest + 2)
        for row, caption, first, second in zip(
            self._rows, captions(), one.words, other.words, strict=True
        ):
            differs = _place_alone(first) != _place_alone(second)
            for label in row:
                label.setVisible(differs)
            if differs:
                self._shown.append((caption, first, second))
                put_text(row[0], caption)
                for label, words in zip(row[1:], marked(first, second), strict=True):
                    put_text(label, words)
            elif first:
                named = {"field": caption[:1].lower() + caption[1:], "words": _in_line(first)}
                equal.append(_("%(field)s — %(words)s") % named)
        put_text(
            self.equal, _("✓ Same: %(fields)s") % {"fields": "; ".join(equal)} if equal else ""
        )
        self.equal.setVisible(bool(equal))

    def offer(self, one: int, other: int, comparison: Comparison | None) -> None:
        """Offer which of two is kept where both count; none is proposed."""
        offered = comparison is not None
        kept = self.remaining() if (one, other) == self._numbers and offered else None
        self._numbers = (one, other)
        apart = offered and bool(comparison and comparison.differences)
        self._group.setExclusive(False)
        for button, number, key in zip(self.stands, (one, other), (5, 6), strict=True):
            button.setVisible(offered)
            button.setText(_("%(key)d  Keep No. %(number)d") % {"key": key, "number": number})
            button.setAccessibleName(
                _("If they are the same, keep No. %(number)d") % {"number": number}
            )
            button.setChecked(number == kept)
        self._group.setExclusive(True)
        self.apart.setVisible(apart)
        words = _(
            "The two differ and are not combined: choose with 5 or 6 which one to keep, then press 1."
        )
        put_text(self.apart, words if apart else "")
        self._tell_lost()

    def _tell_lost(self) -> None:
        """Say what of the one that is not kept will no longer print, since the kept one has none."""
        kept, lost = self.remaining(), list[str]()
        if kept is not None and self._sides:
            at = self._numbers.index(kept)
            printed = zip(self._sides[at].words, self._sides[1 - at].words, strict=True)
            lost = [gone for here, gone in list(printed)[PRINTED] if gone and not here]
        self.lost.setVisible(bool(lost))
        said = _("Not printed any more: %(words)s") % {"words": "; ".join(lost)}
        put_text(self.lost, said if lost else "")

    def remaining(self) -> int | None:
        """Return the number that was chosen to be kept; None where nobody chose, or nothing is offered."""
        for button, number in zip(self.stands, self._numbers, strict=True):
            if button.isChecked() and not button.isHidden():
                return number
        return None

    @property
    def asks(self) -> bool:
        """Whether it is still to be chosen which of two that say the same is kept."""
        offered = not self.stands[0].isHidden() and self.apart.isHidden()
        return offered and self.remaining() is None

    def lines(self) -> list[tuple[str, str, str]]:
        """List what differs: caption and the two values of each field, the empty ones as they are."""
        return list(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # Lines of another size break elsewhere; the grid would keep the heights of the old ones.
            self._grid.invalidate()
            self.updateGeometry()


def marked(first: str, second: str) -> tuple[str, str]:
    """Return two values as rich text, the letters that differ on the ground of the mark.

    Two that are not similar have no mark: between a name and another person's, every letter differs.
    One letter alone between two that differ is alike by chance, and is marked with them.
    """
    if not first or not second:
        return _ground(first) or "—", _ground(second) or "—"
    if not similar(first, second):
        return _escaped(first), _escaped(second)
    sides: tuple[list[str], list[str]] = ([], [])
    found = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    for at, (kind, a, b, c, d) in enumerate(found):
        chance = b - a == 1 and 0 < at < len(found) - 1
        for side, words in zip(sides, (first[a:b], second[c:d]), strict=True):
            side.append(_escaped(words) if kind == "equal" and not chance else _ground(words))
    return "".join(sides[0]), "".join(sides[1])


def similar(first: str, second: str) -> bool:
    """Tell whether most of the shorter of two values stands in the other, in runs of some letters."""
    shorter, longer = sorted((first.casefold(), second.casefold()), key=len)
    found = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    return 2 * sum(each.size for each in found if each.size >= RUN) >= len(shorter)


def _ground(words: str) -> str:
    colours = theme.applied()
    style = f"background-color: {colours.mark}; color: {colours.text}"
    return f'<span style="{style}">{_escaped(words)}</span>' if words else ""


def _escaped(words: str) -> str:
    return html.escape(words).replace("\n", "<br>")


def _in_line(words: str) -> str:
    return words.replace("\n", ", ")


def _place_alone(words: str) -> str:
    """Return a place without the mark of a town: Семей and г. Семей are one. Other words stay as they are."""
    return TOWN_MARK.sub("", words)


def _positions(found: SignatureDetails, statement: StatementRow) -> str:
    stances: Sequence[str] = found.stances
    if not stances:
        return ""
    if set(stances) == {"supports"}:
        return _("supports every demand")
    return "\n".join(
        _("%(demand)s: %(position)s")
        % {"demand": demand_heading(statement, demand), "position": position_label(stance)}
        for demand, stance in zip(statement.demands, stances, strict=False)
    )


def _evidence(found: SignatureDetails) -> str:
    kinds = dict.fromkeys(
        each.kind for each in found.evidence if each.claim == "consent" and not each.superseded
    )
    return "\n".join(beginning(_(EVIDENCE_KINDS[kind])) for kind in kinds) or _("none yet")
