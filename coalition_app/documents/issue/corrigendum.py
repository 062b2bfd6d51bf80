"""Corrigenda: what changed between two editions, in sentences and by number; nothing is ever renumbered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from coalition_app.documents.content.as_signed import initials_of, without_contacts
from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.documents.content.withheld import as_allowed, nameless
from coalition_app.documents.layout.document_words import Wording
from coalition_app.i18n import N_, texts

KINDS = ("joined", "withdrew", "removed", "standing", "position", "words", "respelled")
"""What can have changed of an entry, in the order in which a corrigendum lists it."""
HEADINGS = {
    "joined": N_("Joined"),
    "withdrew": N_("Withdrew"),
    "removed": N_("No longer in the list"),
    "standing": N_("Other standing"),
    "position": N_("Other position"),
    "words": N_("Other words"),
    "respelled": N_("Other spelling"),
}
PRINTED = ("name", "representative", "office", "place", "country", "capacity", "kind")
"""What an entry prints of the signatory; a change of it is a respelling."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that changed of one entry."""

    kind: str
    """One of KINDS."""
    number: int
    before: ContentEntry | None
    """None for who joined."""
    after: ContentEntry | None
    """None for who is no longer printed."""
    reasons: tuple[str, ...] = ()
    """Why the spelling was corrected; empty where the register does not say."""
    withheld: str = ""
    """What may be published today where that is not the whole name: withheld or initials."""


class Said(NamedTuple):
    """One sentence of a correction, and what it is: note, before, now, words, gone."""

    role: str
    text: str
    language: str = ""
    """Of a signatory's own words."""


@dataclass(frozen=True, slots=True)
class Corrigendum:
    """The whole difference between two editions of one statement."""

    earlier: AnnexContent
    later: AnnexContent
    corrections: tuple[Correction, ...]
    text_changed: bool
    """Whether the statement's own text differs: title, text number or demands."""


def compare_contents(earlier: AnnexContent, later: AnnexContent) -> Corrigendum:
    """Find what changed from one edition's content to a later one's.

    A number is permanent once attested, so entries are compared by number. An entry can change in more
    than one way and is then listed under each.
    """
    before = {entry.number: entry for section in earlier.sections for entry in section.entries}
    after = {entry.number: entry for section in later.sections for entry in section.entries}
    found = [
        correction
        for number in sorted({*before, *after})
        for correction in _compare(number, before.get(number), after.get(number))
    ]
    found.sort(key=lambda each: (KINDS.index(each.kind), each.number))
    changed = any(
        getattr(earlier, name) != getattr(later, name)
        for name in ("title", "text_number", "text_digest")
    )
    demands = [[(d.number, d.wording) for d in each.demands] for each in (earlier, later)]
    return Corrigendum(earlier, later, tuple(found), changed or demands[0] != demands[1])


def _compare(
    number: int, before: ContentEntry | None, after: ContentEntry | None
) -> Iterator[Correction]:
    if before is None or after is None:
        yield Correction("joined" if after else "removed", number, before, after)
        return
    if after.standing == "withdrawn" and before.standing != "withdrawn":
        yield Correction("withdrew", number, before, after)
        return
    if (before.standing, before.standing_date) != (after.standing, after.standing_date):
        yield Correction("standing", number, before, after)
    if before.positions != after.positions:
        yield Correction("position", number, before, after)
    elif before.acts != after.acts and not hides(before, after):
        yield Correction("words", number, before, after)
    if any(getattr(before, name) != getattr(after, name) for name in PRINTED):
        yield Correction("respelled", number, before, after)


def hides(before: ContentEntry, after: ContentEntry) -> bool:
    """Tell whether a name that was printed is now withheld, or its initials are printed only.

    What the earlier edition printed of it is then not said again.
    """
    if before.name == after.name or after.standing == "withdrawn":
        return False
    return not after.name or after.name == initials_of(before.name)


def without_names(found: Corrigendum, consents: Mapping[int, str]) -> Corrigendum:
    """Leave out what the editions printed of names that may be published no more; `consents` by number.

    A corrigendum is made today: it shows no more of anybody than an edition of today would. The two
    editions stay as they are, with their codes.
    """
    corrections = tuple(
        _withheld(each, consents[each.number]) if each.number in consents else each
        for each in found.corrections
    )
    return replace(found, corrections=corrections)


def _withheld(correction: Correction, consent: str) -> Correction:
    """Give a correction with what may be published today, and without reasons, which spell names."""
    before, after = correction.before, correction.after
    return replace(
        correction,
        before=nameless(before) if before else None,
        after=as_allowed(after, consent) if after else None,
        reasons=(),
        withheld=consent,
    )


def with_reasons(found: Corrigendum, remarks: Mapping[int, Sequence[str]]) -> Corrigendum:
    """Add to each respelling the reasons that the register has; `remarks` read "old → new: reason".

    A reason belongs to a respelling where the names that both editions print show its spellings.
    """
    corrections = tuple(
        replace(each, reasons=tuple(_reasons(each, remarks.get(each.number, ()))))
        if each.kind == "respelled"
        else each
        for each in found.corrections
    )
    return replace(found, corrections=corrections)


def _reasons(correction: Correction, remarks: Sequence[str]) -> Iterator[str]:
    before = correction.before.name if correction.before else ""
    after = correction.after.name if correction.after else ""
    known = [remark.partition(" → ") for remark in remarks]
    begun = [at for at, (old, _sign, _rest) in enumerate(known) if old and old in before]
    ended = [
        (at, why)
        for at, (_old, _sign, rest) in enumerate(known)
        if (why := _why(rest, after)) is not None
    ]
    if before == after or not begun or not ended:
        return
    for at in range(begun[0], ended[-1][0] + 1):
        rest = known[at][2]
        why = _why(rest, after) if at == ended[-1][0] else rest.partition(": ")[2]
        yield without_contacts(why or "")


def _why(rest: str, printed: str) -> str | None:
    """Split "new: reason" where the new spelling is printed; it may itself contain a colon."""
    parts = rest.split(": ")
    for at in range(len(parts) - 1, 0, -1):
        if ": ".join(parts[:at]) in printed:
            return ": ".join(parts[at:])
    return None


def corrigendum_lines(corrigendum: Corrigendum, language: str) -> Iterator[str]:
    """Write a corrigendum as lines of plain text in one of the documents' languages."""
    words = wording_of(corrigendum, language)
    gettext = words.texts.gettext
    yield corrigendum.later.coalition
    yield gettext("CORRIGENDUM")
    yield ""
    yield words.choose(corrigendum.later.title)
    yield words.identity(corrigendum.later)
    yield span_sentence(corrigendum, words)
    yield from edition_sentences(corrigendum, words)
    yield ""
    yield from summary_sentences(corrigendum, words)
    for kind, listed in by_kind(corrigendum):
        yield from ("", gettext(HEADINGS[kind]))
        for each in listed:
            name = name_of(each)
            yield f"{each.number}. {name}".rstrip(". ") + ("" if name else ".")
            yield from (f"   {said.text}" for said in said_of(each, words, corrigendum))


def name_of(correction: Correction) -> str:
    """Give the name under which a correction stands: as printed last; empty for a name that is withheld."""
    before, after = correction.before, correction.after
    if after is not None and (after.name or before is None or after.standing != "withdrawn"):
        return after.name
    return before.name if before else ""


def wording_of(corrigendum: Corrigendum, language: str) -> Wording:
    """Give the words of a corrigendum in one of the documents' languages."""
    return Wording(texts(language), corrigendum.later.authentic_language)


def span_sentence(corrigendum: Corrigendum, words: Wording) -> str:
    """Say between which editions the difference lies."""
    return words.texts.gettext("From edition %(earlier)d to edition %(later)d") % {
        "earlier": corrigendum.earlier.edition,
        "later": corrigendum.later.edition,
    }


def edition_sentences(corrigendum: Corrigendum, words: Wording) -> Iterator[str]:
    """Give the date and the code of both editions, the earlier one first."""
    for content in (corrigendum.earlier, corrigendum.later):
        facts = {
            "edition": content.edition,
            "date": words.date(content.attestation.date) if content.attestation else "",
            "code": verification_code(content_digest(content)),
        }
        yield words.texts.gettext("Edition %(edition)d, %(date)s, code %(code)s") % facts


def summary_sentences(corrigendum: Corrigendum, words: Wording) -> Iterator[str]:
    """Give the counts of both editions, and what holds of the whole."""
    gettext = words.texts.gettext
    yield gettext("Signatures counted: %(before)d before, %(after)d now.") % {
        "before": corrigendum.earlier.signed,
        "after": corrigendum.later.signed,
    }
    if corrigendum.text_changed:
        yield gettext("The statement's own text has changed; compare the two texts.")
    if not corrigendum.corrections:
        yield gettext("No entry has changed.")


def by_kind(corrigendum: Corrigendum) -> Iterator[tuple[str, list[Correction]]]:
    """Give the corrections of each kind that there is, in the order of KINDS."""
    for kind in KINDS:
        listed = [each for each in corrigendum.corrections if each.kind == kind]
        if listed:
            yield kind, listed


def said_of(correction: Correction, words: Wording, corrigendum: Corrigendum) -> Iterator[Said]:
    """Say of one correction what was and what is, and where a name is withheld that it is."""
    before, after, gettext = correction.before, correction.after, words.texts.gettext
    said_already = correction.kind in ("joined", "respelled")
    if correction.withheld == "withheld" and not said_already:
        yield Said("note", gettext("Name withheld at the signatory's wish"))
    if after is None:
        yield Said("now", gettext("The number stays taken and is not printed any more."))
        return
    if correction.kind == "joined":
        yield from (Said("note", text) for text in (_signed_by(after), words.status(after)) if text)
        yield from _joined_positions(after, words, corrigendum)
        yield from (Said("words", act.wording, act.language) for act in after.acts)
    elif before is None:
        return
    elif correction.kind == "withdrew":
        yield Said("now", words.status(after))
    elif correction.kind == "standing":
        yield from _statuses(correction, before, after, words)
    elif correction.kind == "position":
        yield from _positions(before, after, words, corrigendum)
        if not _hidden(correction):
            yield from _words(before, after, words)
    elif correction.kind == "words":
        if correction.withheld:
            yield Said("now", gettext("The words have changed; they are not printed."))
        yield from _words(before, after, words)
    elif _hidden(correction):
        text = _printed(after) or words.status(after)
        yield Said("now", gettext("Now: %(text)s") % {"text": text})
    else:
        yield Said("before", gettext("Before: %(text)s") % {"text": _printed(before)})
        yield Said("now", gettext("Now: %(text)s") % {"text": _printed(after)})
        for reason in correction.reasons:
            yield Said("note", gettext("Reason: %(text)s") % {"text": reason})


def _hidden(correction: Correction) -> bool:
    """Tell whether what the earlier edition printed is not said again."""
    before, after = correction.before, correction.after
    return bool(correction.withheld) or bool(before and after and hides(before, after))


def _statuses(
    correction: Correction, before: ContentEntry, after: ContentEntry, words: Wording
) -> Iterator[Said]:
    """Say which status was and which is; that a name is withheld is said apart."""
    gettext = words.texts.gettext
    counted = gettext("Counted as signed")
    for role, text, entry in (
        ("before", gettext("Before: %(text)s"), before),
        ("now", gettext("Now: %(text)s"), after),
    ):
        told = replace(entry, name="—") if correction.withheld else entry
        yield Said(role, text % {"text": words.status(told) or counted})


def _joined_positions(
    after: ContentEntry, words: Wording, corrigendum: Corrigendum
) -> Iterator[Said]:
    """Name the positions of who joined, where they are not simply support."""
    for demand, position in zip(corrigendum.later.demands, after.positions, strict=False):
        if position != "supports":
            facts = {
                "demand": words.demand(demand.number),
                "position": words.full_position(position),
            }
            yield Said("now", words.texts.gettext("%(demand)s: %(position)s") % facts)


def _positions(
    before: ContentEntry, after: ContentEntry, words: Wording, corrigendum: Corrigendum
) -> Iterator[Said]:
    """Say what the position on each demand was and is, where both editions have the demand."""
    was = dict(zip((d.number for d in corrigendum.earlier.demands), before.positions, strict=False))
    now = dict(zip((d.number for d in corrigendum.later.demands), after.positions, strict=False))
    for number, position in now.items():
        if was.get(number) != position:
            facts = {
                "demand": words.demand(number),
                "before": words.full_position(was[number]) if number in was else "—",
                "after": words.full_position(position),
            }
            pattern = words.texts.gettext("%(demand)s: before: %(before)s; now: %(after)s")
            yield Said("now", pattern % facts)


def _words(before: ContentEntry, after: ContentEntry, words: Wording) -> Iterator[Said]:
    """Give the words that came, then those that stand no more, labelled."""
    stand = {act.wording for act in after.acts}
    yield from (
        Said("words", act.wording, act.language) for act in after.acts if act not in before.acts
    )
    for act in before.acts:
        if act.wording not in stand:
            gone = words.texts.gettext("Stands no more: %(text)s") % {"text": act.wording}
            yield Said("gone", gone, act.language)


def _signed_by(entry: ContentEntry) -> str:
    parts = (entry.representative, entry.office, entry.place, entry.country)
    return ", ".join(part for part in parts if part)


def _printed(entry: ContentEntry) -> str:
    parts = (entry.name, entry.representative, entry.office, entry.place, entry.country)
    return ", ".join(part for part in parts if part)


def _before(correction: Correction) -> str:
    before = correction.before
    return "" if before is None or _hidden(correction) else _printed(before)


def corrigendum_json(corrigendum: Corrigendum) -> dict[str, object]:
    """Give a corrigendum as plain values, by the same kinds."""
    return {
        "from": corrigendum.earlier.edition,
        "until": corrigendum.later.edition,
        "signed_before": corrigendum.earlier.signed,
        "signed_now": corrigendum.later.signed,
        "text_changed": corrigendum.text_changed,
        "corrections": [
            {
                "kind": each.kind,
                "number": each.number,
                "before": _before(each),
                "after": _printed(each.after) if each.after else "",
                "positions_before": list(each.before.positions) if each.before else [],
                "positions_now": list(each.after.positions) if each.after else [],
                "standing": each.after.standing if each.after else "",
                "reasons": list(each.reasons),
                "withheld": each.withheld,
            }
            for each in corrigendum.corrections
        ],
    }
