"""Two signatures side by side: what each says, and where they differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton

from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.captioned_field import put_text, wrapped_label
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
from coalition_app.records.store.name_keys import name_key
from coalition_app.records.store.transactions import Reading

TOWN_MARK = re.compile(
    r"^(?:г\.|город|қ\.|gorod|city of)\s*(?=[А-ЯЁӘҒҚҢӨҰҮІA-Z])|(?<=\w)\s+(?:қ\.|қаласы)(?=,|$)"
)
"""What says that a place is a town, before its name or behind it."""


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
        return Side(_("Who attests"), (*person, "", "", "", "", ""))
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
    """Shows the two beside each other; a field that differs says so in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._headings = (wrapped_label("", "heading"), wrapped_label("", "heading"))
        for column, label in enumerate(self._headings):
            self._grid.addWidget(label, 0, column)
        self.stands = (QRadioButton(), QRadioButton())
        self._numbers = (0, 0)
        self._group = QButtonGroup(self)
        for column, button in enumerate(self.stands):
            self._group.addButton(button)
            self._grid.addWidget(button, 1, column)
        self.apart = wrapped_label("", "warning")
        self._grid.addWidget(self.apart, 2, 0, 1, 2)
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []
        for at in range(len(captions())):
            caption, one, other = (wrapped_label("", role) for role in ("quiet", "", ""))
            caption.setContentsMargins(0, 6, 0, 0)
            one.setAlignment(Qt.AlignmentFlag.AlignTop)
            other.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(caption, 2 * at + 3, 0, 1, 2)
            self._grid.addWidget(one, 2 * at + 4, 0)
            self._grid.addWidget(other, 2 * at + 4, 1)
            self._rows.append((caption, one, other))

    def show_two(self, one: Side, other: Side) -> None:
        """Show two signatures; fields that neither has are left out."""
        for label, side in zip(self._headings, (one, other), strict=True):
            put_text(label, side.heading)
        for row, caption, first, second in zip(
            self._rows, captions(), one.words, other.words, strict=True
        ):
            self._fill(row, caption, first, second)

    def offer(self, one: int, other: int, comparison: Comparison | None) -> None:
        """Offer which of two is kept where both count; propose none where what they say differs."""
        offered = comparison is not None
        kept = self.remaining() if (one, other) == self._numbers and offered else None
        self._numbers = (one, other)
        apart = offered and bool(comparison and comparison.differences)
        proposed = comparison.proposed if comparison is not None and not apart else kept
        self._group.setExclusive(False)
        for button, number, key in zip(self.stands, (one, other), (5, 6), strict=True):
            button.setVisible(offered)
            button.setText(_("%(key)d  Keep No. %(number)d") % {"key": key, "number": number})
            button.setAccessibleName(
                _("If they are the same, keep No. %(number)d") % {"number": number}
            )
            button.setChecked(number == (kept or proposed))
        self._group.setExclusive(True)
        self.apart.setVisible(apart)
        words = _(
            "They say different things, and nothing is combined: before you press 1, choose with 5 or 6 "
            "which one stands."
        )
        put_text(self.apart, words if apart else "")

    def remaining(self) -> int | None:
        """Return the number that was chosen to be kept; None where nobody chose, or nothing is offered."""
        for button, number in zip(self.stands, self._numbers, strict=True):
            if button.isChecked() and not button.isHidden():
                return number
        return None

    def lines(self) -> list[tuple[str, str, str]]:
        """List what is shown: caption and the two values of each field."""
        return [
            (caption.text(), one.text(), other.text())
            for caption, one, other in self._rows
            if not caption.isHidden()
        ]

    def _fill(
        self, row: tuple[QLabel, QLabel, QLabel], caption: str, first: str, second: str
    ) -> None:
        head, one, other = row
        differs = bool(first and second) and _place_alone(first) != _place_alone(second)
        spelt = differs and name_key(first) == name_key(second)
        if spelt:
            caption = _("≠ %(field)s: spelt differently") % {"field": caption}
        elif differs:
            caption = _("≠ %(field)s: differs") % {"field": caption}
        elif first or second:
            lone = bool(first) != bool(second)
            caption = _("%(field)s: only one has it") % {"field": caption} if lone else caption
        role = "warning" if differs else "quiet"
        if head.property("role") != role:
            give_role(head, role)
        put_text(head, caption)
        put_text(one, first or "—")
        put_text(other, second or "—")
        for label in row:
            label.setVisible(bool(first or second))


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
