"""Who reads a copy of an annex, and what it holds for them: an allow-list of fields for each profile."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAct,
    ContentEntry,
    ContentSection,
)
from coalition_app.documents.content.withheld import Allowed, as_allowed
from coalition_app.i18n import N_, _, ngettext

Profile = Literal["authority", "press", "public", "archive"]
PROFILES: tuple[Profile, ...] = get_args(Profile)
WHOLE: Profile = "archive"
"""The profile that leaves out nothing: a copy as the edition prints it."""
FIELDS = {
    "representative": N_("representatives"),
    "office": N_("offices"),
    "place": N_("places"),
    "country": N_("countries"),
    "standing_date": N_("days of withdrawal and accession"),
    "received": N_("days on which words were received"),
    "translator": N_("names of translators"),
    "attestation": N_("the attestation"),
}
"""What only some readers get, as it is named; number, name, kind, status, capacity, positions and words are
for all of them."""
ALLOWED: Mapping[Profile, frozenset[str]] = {
    "archive": frozenset(FIELDS),
    "authority": frozenset(FIELDS),
    "press": frozenset({"representative", "office", "place", "country"}),
    "public": frozenset({"place", "country"}),
}
WITHOUT_PEOPLE: tuple[Profile, ...] = ("public",)
"""Profiles that leave out the people and keep places, which may stand among them in one text."""
PLACE = ("place", "country")
Place = tuple[str, str]
"""Place and country; each may be empty."""


class Part(NamedTuple):
    """A content as a profile's readers get it, and what was left out of it."""

    content: AnnexContent
    fields: Mapping[str, int]
    """How many entries lost a field, by its key."""
    numbers: tuple[int, ...] = ()
    """Numbers whose names or offices are withheld by now, though the edition prints them."""

    @property
    def is_part(self) -> bool:
        """Tell whether anything was left out."""
        return bool(self.fields or self.numbers)

    def sentences(self) -> Iterator[str]:
        """Say what was left out, to who saves the copy."""
        if self.fields:
            told = [f"{_(FIELDS[key])} ({count})" for key, count in self.fields.items()]
            yield _("Left out for these readers: %(fields)s.") % {"fields": ", ".join(told)}
        if self.numbers:
            yield ngettext(
                "The name or the office of No. %(numbers)s was withheld since and is left out.",
                "Names or offices of Nos. %(numbers)s were withheld since and are left out.",
                len(self.numbers),
            ) % {"numbers": ranges(self.numbers)}


def part_for(
    content: AnnexContent,
    profile: Profile,
    consents: Mapping[int, Allowed] | None = None,
    places: Mapping[int, Place] | None = None,
) -> Part:
    """Return what a profile's readers get of a content.

    `consents` tells by number what may be published today where that is not all of it; the archive gets
    the names as the edition prints them. `places` tells by number place and country of who prints them among
    the people: they are for the profiles WITHOUT_PEOPLE.
    """
    allowed, lost = ALLOWED[profile], Counter[str]()
    today = {} if profile == WHOLE else consents or {}
    changed: list[int] = []

    def entry_for(entry: ContentEntry) -> ContentEntry:
        if entry.number in today and entry.name:
            bare = as_allowed(entry, today[entry.number])
            if bare != entry:
                changed.append(entry.number)
                if today[entry.number].hides_name:
                    return bare
                entry = bare
        return _entry(entry, allowed, lost, (places or {}).get(entry.number))

    if allowed == frozenset(FIELDS) and not today:
        return Part(content, {})
    sections = tuple(
        ContentSection(each.heading, tuple(map(entry_for, each.entries)))
        for each in content.sections
    )
    nameless = {each for each in changed if today[each].hides_name}
    attestation = content.attestation if "attestation" in allowed else None
    if content.attestation is not None and attestation is None:
        lost["attestation"] = 1
    fields = {key: lost[key] for key in FIELDS if lost[key]}
    defects = {
        code: left
        for code, numbers in content.defects.items()
        if (left := tuple(each for each in numbers if each not in nameless))
    }
    made = replace(content, sections=sections, attestation=attestation, defects=defects)
    return Part(made, fields, tuple(changed))


def _entry(
    entry: ContentEntry, allowed: frozenset[str], lost: Counter[str], place: Place | None
) -> ContentEntry:
    """Put an entry together from what everybody gets and what these readers may."""
    kept = {}
    for key in ("representative", "office", "place", "country", "standing_date"):
        value = getattr(entry, key)
        kept[key] = value if key in allowed else ""
        lost[key] += bool(value) and key not in allowed
    if place:
        kept |= {key: text for key, text in zip(PLACE, place, strict=True) if key in allowed}
    return ContentEntry(
        number=entry.number,
        name=entry.name,
        kind=entry.kind,
        standing=entry.standing,
        capacity=entry.capacity,
        positions=entry.positions,
        merged_into=entry.merged_into,
        printed_form=entry.printed_form,
        directory_names=entry.directory_names,
        acts=tuple(_act(act, allowed, lost) for act in entry.acts),
        **kept,
    )


def _act(act: ContentAct, allowed: frozenset[str], lost: Counter[str]) -> ContentAct:
    received = act.received if "received" in allowed else ""
    lost["received"] += bool(act.received) and not received
    translations = []
    for language, wording, translator, state in act.translations:
        named = translator if "translator" in allowed else ""
        lost["translator"] += bool(translator) and not named
        translations.append((language, wording, named, state))
    return ContentAct(
        act.kind, act.demands, act.wording, act.language, received, tuple(translations)
    )
