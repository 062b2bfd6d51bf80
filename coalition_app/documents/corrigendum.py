"""Corrigenda: what changed between two editions, in sentences and by number; nothing is ever renumbered."""

from collections.abc import Iterator
from dataclasses import dataclass

from coalition_app.documents.content import AnnexContent, ContentEntry
from coalition_app.documents.wording import Wording
from coalition_app.i18n import N_, texts

KINDS = ("joined", "withdrew", "standing", "position", "words", "respelled")
"""What can have changed of an entry, in the order in which a corrigendum lists it."""
HEADINGS = {
    "joined": N_("Joined"),
    "withdrew": N_("Withdrew"),
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
    after: ContentEntry


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
        for number in sorted(after)
        for correction in _compare(number, before.get(number), after[number])
    ]
    found.sort(key=lambda each: (KINDS.index(each.kind), each.number))
    changed = any(
        getattr(earlier, name) != getattr(later, name)
        for name in ("title", "text_number", "text_digest")
    )
    demands = [[(d.number, d.wording) for d in each.demands] for each in (earlier, later)]
    return Corrigendum(earlier, later, tuple(found), changed or demands[0] != demands[1])


def _compare(number: int, before: ContentEntry | None, after: ContentEntry) -> Iterator[Correction]:
    if before is None:
        yield Correction("joined", number, None, after)
        return
    if after.standing == "withdrawn" and before.standing != "withdrawn":
        yield Correction("withdrew", number, before, after)
        return
    if (before.standing, before.standing_date) != (after.standing, after.standing_date):
        yield Correction("standing", number, before, after)
    if before.positions != after.positions:
        yield Correction("position", number, before, after)
    elif before.acts != after.acts:
        yield Correction("words", number, before, after)
    if any(getattr(before, name) != getattr(after, name) for name in PRINTED):
        yield Correction("respelled", number, before, after)


def corrigendum_lines(corrigendum: Corrigendum, language: str) -> Iterator[str]:
    """Write a corrigendum as lines of plain text in one of the documents' languages."""
    words = Wording(texts(language), corrigendum.later.authentic_language)
    gettext = words.texts.gettext
    yield corrigendum.later.coalition
    yield gettext("CORRIGENDUM")
    yield ""
    yield words.choose(corrigendum.later.title)
    yield words.identity(corrigendum.later)
    yield gettext("From edition %(earlier)d to edition %(later)d") % {
        "earlier": corrigendum.earlier.edition,
        "later": corrigendum.later.edition,
    }
    yield ""
    yield gettext("Signatures counted: %(before)d before, %(after)d now.") % {
        "before": corrigendum.earlier.signed,
        "after": corrigendum.later.signed,
    }
    if corrigendum.text_changed:
        yield gettext("The statement's own text has changed; compare the two texts.")
    if not corrigendum.corrections:
        yield gettext("No entry has changed.")
    heading = ""
    for each in corrigendum.corrections:
        if each.kind != heading:
            heading = each.kind
            yield from ("", gettext(HEADINGS[heading]))
        yield from correction_lines(each, words, corrigendum)


def correction_lines(
    correction: Correction, words: Wording, corrigendum: Corrigendum
) -> Iterator[str]:
    """Write one correction: the entry, then what it was and what it is."""
    before, after = correction.before, correction.after
    named = after.name or (before.name if before else "")
    yield f"{correction.number}. {named}".rstrip(". ") + ("" if named else ".")
    gettext = words.texts.gettext
    if correction.kind in ("withdrew", "standing"):
        yield f"   {words.standing(after) or gettext('Counted as signed')}"
    elif correction.kind == "position" and before is not None:
        yield from _positions(before, after, words, corrigendum)
    elif correction.kind == "words" and before is not None:
        yield from _words(before, after, words)
    elif correction.kind == "respelled" and before is not None:
        was = {"text": _printed(before)}
        yield "   " + gettext("Before: %(text)s") % was
        yield "   " + gettext("Now: %(text)s") % {"text": _printed(after)}


def _positions(
    before: ContentEntry, after: ContentEntry, words: Wording, corrigendum: Corrigendum
) -> Iterator[str]:
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
            yield (
                "   "
                + words.texts.gettext("%(demand)s: before: %(before)s; now: %(after)s") % facts
            )
    yield from _words(before, after, words)


def _words(before: ContentEntry, after: ContentEntry, words: Wording) -> Iterator[str]:
    """Give the words that came, then those that stand no more, labelled."""
    stand = {act.wording for act in after.acts}
    yield from (f"   {act.wording}" for act in after.acts if act not in before.acts)
    gone = [act.wording for act in before.acts if act.wording not in stand]
    for wording in gone:
        yield "   " + words.texts.gettext("Stands no more: %(text)s") % {"text": wording}


def _printed(entry: ContentEntry) -> str:
    parts = (entry.name, entry.representative, entry.office, entry.place, entry.country)
    return ", ".join(part for part in parts if part)


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
                "before": _printed(each.before) if each.before else "",
                "after": _printed(each.after),
                "positions_before": list(each.before.positions) if each.before else [],
                "positions_now": list(each.after.positions),
                "standing": each.after.standing,
            }
            for each in corrigendum.corrections
        ],
    }
