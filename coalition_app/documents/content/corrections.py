"""Corrections: what changed between the contents of two editions, by number; nothing is ever renumbered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coalition_app.documents.content.as_signed import initials_of, without_contacts
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentEntry,
    without_directory_names,
)
from coalition_app.documents.content.withheld import Allowed, as_allowed, nameless

KINDS = (
    *("joined", "withdrew", "merged", "removed", "standing", "position"),
    *("new-words", "words", "words-gone", "same-words", "respelled"),
)
"""What can have changed of an entry, in the order in which a corrigendum lists it."""

PRINTED = (
    *("name", "printed_form", "representative", "office", "place", "country"),
    *("capacity", "kind", "directory_names"),
)
"""What an entry prints of the signatory; a change of it is a respelling."""


NUMBER_ONLY = ("withdrawn", "merged")
"""Statuses of which only the number prints, whatever may be published."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that changed of one entry."""

    kind: str
    """One of KINDS."""
    number: int
    before: ContentEntry | None
    """None for an entry that joined."""
    after: ContentEntry | None
    """None for an entry that is no longer printed."""
    reasons: tuple[str, ...] = ()
    """Why the spelling was corrected; empty where the register does not say."""
    withheld: str = ""
    """What may be published today where that is not the whole entry, a word of CONSENTS."""
    merged_with: int = 0
    """The number under which the same signatory is counted; of an entry that was merged into another."""


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
    than one way and is then listed under each. That only one of the editions has names of the directory is
    no change of its entries.
    """
    sides = earlier, later
    if not all(map(count_directory_names, sides)):
        sides = without_directory_names(earlier), without_directory_names(later)
    before, after = (
        {entry.number: entry for section in each.sections for entry in section.entries}
        for each in sides
    )
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


def count_directory_names(content: AnnexContent) -> int:
    """Count the signatories of whom a content holds what the directory calls them."""
    return sum(bool(each.directory_names) for part in content.sections for each in part.entries)


def _compare(
    number: int, before: ContentEntry | None, after: ContentEntry | None
) -> Iterator[Correction]:
    if after is not None and after.standing == "merged":
        if before is None or _status(before) != _status(after):
            yield Correction("merged", number, before, after, merged_with=after.merged_into)
        return
    if before is None or after is None:
        yield Correction("joined" if after else "removed", number, before, after)
        return
    if after.standing == "withdrawn" and before.standing != "withdrawn":
        yield Correction("withdrew", number, before, after)
        return
    if _status(before) != _status(after):
        yield Correction("standing", number, before, after)
    if before.held and after.held and before.held != after.held:
        yield Correction("position", number, before, after)
    elif before.acts != after.acts and not hides(before, after):
        yield Correction(_change_of_words(before, after), number, before, after)
    if before.standing != "merged" and not prints_the_same(before, after):
        yield Correction("respelled", number, before, after)


def _change_of_words(before: ContentEntry, after: ContentEntry) -> str:
    if not before.acts or not after.acts:
        return "words-gone" if before.acts else "new-words"
    same = [each.wording for each in before.acts] == [each.wording for each in after.acts]
    return "same-words" if same else "words"


def _status(entry: ContentEntry) -> tuple[str, str, int]:
    return entry.standing, entry.standing_date, entry.merged_into


def prints_the_same(before: ContentEntry, after: ContentEntry) -> bool:
    """Tell whether two entries print the same of their signatory."""
    return all(getattr(before, name) == getattr(after, name) for name in PRINTED)


def hides(before: ContentEntry, after: ContentEntry) -> bool:
    """Tell whether a name that was printed is now withheld, or its initials are printed only.

    What the earlier edition printed of it is then not said again.
    """
    if before.name == after.name or after.standing in NUMBER_ONLY:
        return False
    return not after.name or after.name == initials_of(before.name)


def without_names(found: Corrigendum, consents: Mapping[int, Allowed]) -> Corrigendum:
    """Leave out what the editions printed of names that may no longer be published; `consents` by number.

    A corrigendum is made today: it shows no more of anybody than an edition of today would. The two editions
    stay as they are, with their codes.
    """
    corrections = tuple(
        _withheld(each, consents[each.number]) if each.number in consents else each
        for each in found.corrections
    )
    return replace(found, corrections=corrections)


def _withheld(correction: Correction, allowed: Allowed) -> Correction:
    """Return a correction with what may be published today, and without reasons, which spell names."""
    before, after = correction.before, correction.after
    if before is not None:
        before = nameless(before) if allowed.hides_name else as_allowed(before, allowed)
    return replace(
        correction,
        before=before,
        after=as_allowed(after, allowed) if after else None,
        reasons=(),
        withheld=allowed.consent,
    )


def with_merges(found: Corrigendum, merged: Mapping[int, int]) -> Corrigendum:
    """Say of each entry that went which number counts for it; `merged` by the number that went."""
    corrections = tuple(
        replace(each, merged_with=merged.get(each.number, 0)) if each.kind == "removed" else each
        for each in found.corrections
    )
    return replace(found, corrections=corrections)


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


def name_of(correction: Correction) -> str:
    """Return the name under which a correction is listed: as printed last; empty where it is withheld."""
    before, after = correction.before, correction.after
    if after is not None and (after.name or before is None or after.standing not in NUMBER_ONLY):
        return after.name
    return before.name if before else ""


def named_as_before(corrigendum: Corrigendum) -> tuple[int, ...]:
    """List the numbers that the later edition prints without the name under which they are listed."""
    return tuple(
        each.number
        for each in corrigendum.corrections
        if each.after is not None and not each.after.name and name_of(each)
    )


def printed_form_of(correction: Correction) -> str:
    """Return what a PDF prints for the name of a correction, where no font draws that."""
    for entry in (correction.after, correction.before):
        if entry is not None and entry.printed_form and entry.name == name_of(correction):
            return entry.printed_form
    return ""


def by_kind(corrigendum: Corrigendum) -> Iterator[tuple[str, list[Correction]]]:
    """Yield the corrections of each kind that there is, in the order of KINDS."""
    for kind in KINDS:
        listed = [each for each in corrigendum.corrections if each.kind == kind]
        if listed:
            yield kind, listed


def is_hidden(correction: Correction) -> bool:
    """Tell whether what the earlier edition printed is not said again."""
    before, after = correction.before, correction.after
    return hides_name(correction) or bool(before and after and hides(before, after))


def hides_name(correction: Correction) -> bool:
    """Tell whether not even the name may be published today."""
    return Allowed(correction.withheld).hides_name


def printed_words(entry: ContentEntry) -> str:
    """Return what an entry prints of its signatory, in one line."""
    parts = (entry.name, entry.representative, entry.office, entry.place, entry.country)
    return ", ".join(part for part in parts if part)
