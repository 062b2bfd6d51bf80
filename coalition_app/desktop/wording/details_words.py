"""What the details say of a signatory: its values as words in the program's language."""

import datetime as dt
import textwrap
from dataclasses import dataclass

from coalition_app import i18n
from coalition_app.desktop.wording.evidence_words import claim_text
from coalition_app.desktop.wording.signature_words import section_words, status_text
from coalition_app.documents.issue.explain import act_heading, position_sentence, shown_act
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import (
    EVIDENCE_KINDS,
    GRADES,
    KINDS,
    defect_label,
    held_words,
    position_label,
    status_label,
)
from coalition_app.records.lists.signature_details import (
    EvidenceRow,
    HistoryRow,
    SignatureDetails,
    shows_consent,
)
from coalition_app.records.positions.acts import ActRow
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.signatures.defects import Broken
from coalition_app.records.signatures.signatures import COUNTED, SignatureRow
from coalition_app.records.statements import short_names
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import BOUND

Tag = tuple[str, str, str]
"""Words, tone of the theme, tooltip."""
Line = tuple[str, str]
"""Words and their role in the style sheet."""


@dataclass(frozen=True, slots=True)
class PositionLine:
    """The position on one demand as the details show it."""

    demand: int
    """Its number; 0 for many demands together."""
    heading: str
    stance: str
    words: str
    said: str
    """The whole as a sentence, with its day where it was stated."""
    wording: str
    """The demand's text, in the authentic language."""


BEGINNING = 60
"""Letters of a signatory's words that are enough to tell them from others."""
MANY_ALIKE = 6
"""Demands on which nothing was stated from which they are told together."""
DONE = {"action": "%(action)s", "undo": N_("Undone: %(action)s"), "redo": N_("Redone: %(action)s")}


def number_line(signed: SignatureRow) -> str:
    """Say the number, and the one that the list printed where it is another."""
    if signed.printed_number and signed.printed_number != str(signed.number):
        return _("No. %(number)d, in the list as received: %(printed)s") % {
            "number": signed.number,
            "printed": signed.printed_number,
        }
    return _("No. %(number)d") % {"number": signed.number}


def several_note(number: int, chosen: int) -> str:
    """Say which of several chosen signatures is shown, and that a change here touches only that one."""
    text = ngettext(
        "%(count)d signatory is chosen. Changes made here apply to No. %(number)d only.",
        "%(count)d signatories are chosen. Changes made here apply to No. %(number)d only.",
        chosen,
    )
    return text % {"count": chosen, "number": number}


def others_lines(signed: SignatureRow) -> list[Line]:
    """Name the other bodies and representatives of the same entry."""
    bodies = [
        _("Signs jointly: %(body)s") % {"body": body_name(form, name, signed.as_printed)}
        for form, name in signed.joint
    ]
    people = [
        _("Also represented by %(person)s") % {"person": ", ".join(filter(None, each))}
        for each in signed.more_representatives
    ]
    return [(words, "") for words in (*people, *bodies)]


def quiet_line(signed: SignatureRow) -> str:
    """Say below the name who represents the signatory and of what kind it is."""
    return " · ".join(each for each in (signed.representative, _(KINDS[signed.kind])) if each)


def state_tags(found: SignatureDetails) -> list[Tag]:
    """Say the status, then whether words wait for their demands."""
    signed = found.signed
    status = status_label(signed.status)
    if signed.status == "rejected" and found.merged_with:
        status = status_text(signed.status, found.merged_with)
    since = ""
    if signed.status_on is not None:
        named = {"standing": beginning(status), "day": day_words(signed.status_on)}
        since = _("%(standing)s since %(day)s") % named
    tags = [(beginning(status), "accent" if signed.status in COUNTED else "warning", since)]
    if "unsettled" in found.stances:
        tags.append((beginning(position_label("unsettled")), "refusal", ""))
    return tags


def grade_tag(found: SignatureDetails) -> Tag | None:
    """Say what the evidence of the consent is worth; nothing for who is not bound."""
    if found.signed.status not in BOUND:
        return None
    tone = {"none": "refusal", "list-only": "warning"}.get(found.grade, "accent")
    if found.outdated:
        return _("Evidence older than the text"), tone, ""
    kinds = [each.kind for each in found.evidence if shows_consent(each)]
    return beginning(_(GRADES[found.grade])), tone, _(EVIDENCE_KINDS[kinds[0]]) if kinds else ""


def position_lines(found: SignatureDetails, statement: StatementRow) -> list[PositionLine]:
    """Say the position on each demand; many of which nothing was stated share one line."""
    plain = [since for since in found.since if not since.stated]
    gathered = len(plain) >= MANY_ALIKE and "unsettled" not in found.stances
    lines: list[PositionLine] = []
    for demand, stance, since in zip(statement.demands, found.stances, found.since, strict=False):
        if gathered and not since.stated and stance == "supports":
            continue
        heading = short_names.heading(statement, demand, i18n.current().language)
        said = (
            position_sentence(demand.number, stance, since)
            if since.stated
            else _("Demand %(number)d: %(position)s")
            % {"number": demand.number, "position": position_label(stance)}
        )
        wording = demand.wordings.get(statement.authentic_language, "")
        words = position_label(stance)
        lines.append(PositionLine(demand.number, heading, stance, words, said, wording))
    alike = len(found.stances) - len(lines)
    if alike:
        lines.append(_gathered(alike, others=bool(lines)))
    return lines


def _gathered(alike: int, *, others: bool) -> PositionLine:
    """Say of many demands at once that nothing was stated on them, which is support."""
    heading = (
        ngettext("%(count)d other demand", "%(count)d other demands", alike)
        if others
        else ngettext("All %(count)d demands", "All %(count)d demands", alike)
    )
    words = position_label("supports")
    said = heading % {"count": alike}
    return PositionLine(0, said, "supports", words, f"{said}: {words}", "")


def evidence_lines(found: SignatureDetails) -> list[Line]:
    """Say each piece of evidence: of what kind, for what, where it lies, since when."""
    if not found.evidence:
        return [(_("No evidence is recorded yet."), "quiet")]
    left = found.signed.status == "withdrawn" and not found.acts
    return [
        line
        for each in found.evidence
        for line in _of_evidence(each, left=left, shown=shown_act(each, found.acts))
    ]


def origin_lines(found: SignatureDetails) -> list[Line]:
    """Say when a withdrawal came, what the list prints that is doubtful or shows otherwise, and remarks."""
    lines = _withdrawal_lines(found)
    if found.broken is not None:
        tone = "warning" if found.broken.settled_on is None else "quiet"
        lines += [(each, tone) for each in defect_sentences(found.broken)]
    if found.list_entry:
        lines.append((_("The list as received: %(entry)s") % {"entry": found.list_entry}, "quiet"))
    for each in found.remarks:
        lines.append((_("Remark: %(remark)s") % {"remark": each}, "quiet"))
    lines += [(each, "quiet") for each in found.merges]
    return lines


def defect_sentences(broken: Broken) -> list[str]:
    """Say what the list prints in a doubtful way, with the piece in which it shows."""
    said = [defect_label(code, piece) for code, piece in broken.defects]
    return [each[:1].upper() + each[1:] for each in said]


def _withdrawal_lines(found: SignatureDetails) -> list[Line]:
    step = found.withdrawal
    if step is None:
        return []
    came = step.received_on
    day = f"{_('Notice received')}: {day_words(came)}" if came else ""
    words = " · ".join(each for each in (day, step.note) if each)
    return [(words, "quiet")] if words else []


def history_lines(found: SignatureDetails) -> list[Line]:
    """Say what was done, newest first, each with its moment."""
    lines = [line for each in found.history for line in _of_history(each)]
    if found.earlier:
        text = ngettext(
            "and %(count)d earlier action", "and %(count)d earlier actions", found.earlier
        )
        lines.append((text % {"count": found.earlier}, "quiet"))
    return lines


def field_value(found: SignatureDetails, key: str) -> str:
    """Return what is recorded in a field of the details."""
    if key in ("signed_on", "received_on"):
        day = found.signed_on if key == "signed_on" else found.received_on
        return day_words(day) if day else ""
    if key == "contacts":
        return "\n".join(found.contacts)
    if key == "notes":
        return found.notes
    return str(getattr(found.signed, key))


def section_choices(found: SignatureDetails) -> list[tuple[str, str]]:
    """Return the sections to choose from, by ordinal, with none before them."""
    named = [(str(each.ordinal), section_words(each)) for each in found.sections]
    return [("0", _("no section")), *named]


def act_named(act: ActRow) -> str:
    """Name a signatory's words by kind, demands, the day on which they came and how they begin."""
    named = {
        "number": act.ordinal,
        "kind": act_heading(act.kind, act.demands),
        "day": act.received_on.strftime("%d.%m.%Y") if act.received_on else "—",
        "words": textwrap.shorten(act.wording, BEGINNING, placeholder="…"),
    }
    return _("%(number)d. %(kind)s, %(day)s: %(words)s") % named


def beginning(words: str) -> str:
    """Begin a line of its own with a capital letter."""
    return words[:1].upper() + words[1:]


def day_words(day: dt.date) -> str:
    """Write a day as it is typed."""
    return day.strftime("%d.%m.%Y")


def _of_evidence(each: EvidenceRow, *, left: bool, shown: str) -> list[Line]:
    """Say one piece; `shown` names the words that it shows, where it names any."""
    claim = shown or claim_text(each.claim, withdrawal=left and each.claim == "wording")
    named = {"kind": _(EVIDENCE_KINDS[each.kind]), "claim": claim}
    lines = [(beginning(_("%(claim)s: %(kind)s") % named), "")]
    held = held_words(each.held_where, each.holder)
    where = " · ".join(words for words in (each.file_name, held, each.note, each.receiver) if words)
    days = []
    if each.made_on:
        days.append(_("dated %(day)s") % {"day": day_words(each.made_on)})
    if each.received_on:
        days.append(_("received %(day)s") % {"day": day_words(each.received_on)})
    if each.superseded:
        days.append(_("replaced by a later one"))
    if each.erased:
        days.append(each.erased_words())
    lines += [(words, "quiet") for words in (where, " · ".join(days)) if words]
    return lines


def _of_history(each: HistoryRow) -> list[Line]:
    when = each.at.strftime("%d.%m.%Y %H:%M")
    undone = _(DONE[each.kind]) % {"action": each.as_done}
    return [
        (each.as_done if each.kind == "action" else beginning(undone), ""),
        (" · ".join(part for part in (when, each.actor) if part), "quiet"),
    ]
