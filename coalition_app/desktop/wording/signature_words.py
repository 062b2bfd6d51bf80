"""The text of a cell of the list, in the program's language."""

import datetime as dt
import uuid
from collections.abc import Mapping

from coalition_app import i18n
from coalition_app.desktop.wording.position_words import SIGNS
from coalition_app.i18n import N_, _
from coalition_app.labels import (
    KINDS,
    POSITIONS,
    SHORT_STATUSES,
    merged_label,
    position_label,
)
from coalition_app.records.lists.signature_list import (
    ALIKE,
    BROKEN,
    SUPPORTS_ALL,
    WITH_EVIDENCE,
    WITHOUT_EVIDENCE,
    ListRow,
    position_words,
)
from coalition_app.records.positions.held import Held
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.statements.statements import SectionRow

GROUP_WORDS = {
    "standing": N_("Status"),
    "position": N_("Position"),
    "on_demand": N_("Demand"),
    "evidence": N_("Evidence"),
    "look": N_("To review"),
    "section": N_("Section"),
    "kind": N_("Kind"),
    "place": N_("Place"),
}
CAPACITIES = {
    "organisation": N_("for the organisation"),
    "personal": N_("in a personal capacity"),
    "individual": N_("as an individual"),
}
POSITION_WORDS = {SUPPORTS_ALL: N_("supports all"), **POSITIONS}
LOOKS = {BROKEN: N_("flaw in the list"), ALIKE: N_("possible duplicate")}
EVIDENCE = {WITH_EVIDENCE: N_("there is evidence"), WITHOUT_EVIDENCE: N_("no evidence of consent")}


def cell_text(line: ListRow, column: str) -> str:
    """Word a cell that the line alone answers."""
    row = line.signature
    if column == "name":
        return row.full_name
    if column == "standing":
        return status_text(row.status, line.merged_with)
    if column == "kind":
        return _(KINDS[row.kind])
    if column == "capacity":
        return _(CAPACITIES[row.capacity])
    if column == "evidence":
        if not line.evidence and row.status not in COUNTED:
            return ""
        return _(EVIDENCE[WITH_EVIDENCE if line.evidence else WITHOUT_EVIDENCE])
    if column == "place":
        return row.place or row.country
    if column == "signed_on":
        return day_text(line.signed_on)
    return str(getattr(row, column))


def status_text(status: str, merged_with: int = 0) -> str:
    """Word a status; of a signature that a merge took out of the count, with which one it was merged."""
    if status == "rejected" and merged_with:
        return merged_label(merged_with)
    return _(SHORT_STATUSES[status])


def held_text(held: Held | None, signature_id: uuid.UUID) -> str:
    """Word the positions that a signature holds; empty for none, and while they are not read."""
    return "" if held is None else position_text(position_words(held, signature_id))


def position_text(words: tuple[str, ...]) -> str:
    """Word the positions of a signature."""
    return ", ".join(_(POSITION_WORDS[each]) for each in words)


def status_tag(
    status: str, merged_with: int = 0, *, is_open: bool = False
) -> tuple[str, str, str] | None:
    """Return a status that is not the usual one, with the names of its two colours; None for the usual."""
    if is_open and status in COUNTED:
        return _("unassigned"), "refusal", "refusal_ground"
    if status == "signed":
        return None
    words = status_text(status, merged_with)
    if status == "subject-to-approval":
        return words, "warning", "warning_ground"
    if status == "acceded":
        return words, "accent", "good_ground"
    return words, "quiet", "grey_ground"


def counted_text(counted: int, listed: int) -> str:
    """Say how many of a list's signatures count: the same words on the screen, in print and in copies."""
    named = {"counted": _grouped(counted), "all": _grouped(listed)}
    return _("counted %(counted)s of %(all)s") % named


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def section_text(ordinal: int, sections: Mapping[int, SectionRow]) -> str:
    """Word a section by its heading or by what stands in it, in the program's language."""
    if not ordinal:
        return ""
    if ordinal in sections:
        return section_words(sections[ordinal])
    return _("Section %(number)d") % {"number": ordinal}


def section_words(section: SectionRow) -> str:
    """Name a section by its heading, else by the numbers and the kind of those who stand in it."""
    spoken = i18n.current().language
    if heading := section.heading.get(spoken) or next(iter(section.heading.values()), ""):
        return heading
    if not section.signatures:
        return _("Section %(number)d") % {"number": section.ordinal}
    if section.signatures == 1:
        return _("No. %(number)d") % {"number": section.first}
    named = {
        "first": section.first,
        "last": section.last,
        "count": section.signatures,
        "kinds": _kinds_in(section),
    }
    if section.last - section.first + 1 == section.signatures:
        return _("Nos. %(first)d–%(last)d: %(kinds)s") % named
    return _("Nos. %(first)d–%(last)d, %(count)d in all: %(kinds)s") % named


def _kinds_in(section: SectionRow) -> str:
    if not section.individuals:
        return _("organisations")
    if section.individuals == section.signatures:
        return _("individuals")
    return _("organisations and individuals")


def value_text(group: str, value: str, sections: Mapping[int, SectionRow]) -> str:
    """Word a value of a filter."""
    if group == "section":
        return section_text(int(value), sections) if value not in ("", "0") else _("no section")
    if group == "place":
        return value or _("no place")
    if group == "on_demand":
        number, _colon, stance = value.partition(":")
        return f"{number} {SIGNS.get(stance, '')} {position_label(stance)}"
    known = {
        "look": LOOKS,
        "standing": SHORT_STATUSES,
        "position": POSITION_WORDS,
        "evidence": EVIDENCE,
    }
    return _(known.get(group, KINDS)[value])


def day_text(day: dt.date | None) -> str:
    """Write a date briefly, the same in the three languages."""
    return "" if day is None else day.strftime("%d.%m.%Y")
