"""People and bodies whose names have the same shape, told apart by the section that they stand in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import Defect, DraftEntry, DraftSection
from coalition_app.intake.kinds import kind_of_body
from coalition_app.intake.legal_forms import find_form
from coalition_app.intake.people import has_known_name

OF_PEOPLE = re.compile(
    r"\b(?:физические лица|граждане|частные лица|индивидуальн\w+|отдельные лица|эксперты|журналисты|"
    r"активисты|правозащитники|персонально|личные подписи|деятели|учёные|ученые|писатели|"
    r"individuals?|persons?|people|experts|citizens|academics|scholars|personal|"
    r"жеке тұлғалар|азаматтар|сарапшылар|журналистер)\b",
    re.IGNORECASE,
)
OF_BODIES = re.compile(
    r"\b(?:организаци[ияй]|нпо|нко|объединения|юридические лица|коллективн\w+|"
    r"organi[sz]ations?|ngos?|institutions?|networks|ұйымдар\w*|бірлестіктер)\b",
    re.IGNORECASE,
)
PROPER = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮІ][а-яёәғқңөұүһі]+(?:[- ][А-ЯЁӘҒҚҢӨҰҮІ][а-яёәғқңөұүһі]+)?")
FEWEST_PLACED, PLACED_SHARE = 3, 0.25
"""How many people of a list must stand with a known place before an unknown word is read as one."""
SURE_SHARE = 0.5
MIXED_SHARE = 0.2
"""Share of the other kind in a section from which a name of an unsure shape is looked at."""


def settle_kinds(
    entries: Sequence[DraftEntry], sections: Sequence[DraftSection]
) -> list[DraftEntry]:
    """Read names of an unsure shape («Access Now») as the bodies or people that their section is of.

    A heading or an office settles it; else the majority of what is sure decides, and the entry is
    marked for a look.
    """
    settled = list(entries)
    for section in sections:
        inside = range(section.first - 1, section.last)
        unsure = [at for at in inside if is_unsure(entries[at])]
        if not unsure:
            continue
        heading = section.heading or ""
        people, bodies = OF_PEOPLE.search(heading), OF_BODIES.search(heading)
        if people and not bodies:
            continue
        sure_bodies = sum(entries[at].kind != "individual" for at in inside)
        sure_people = len(inside) - sure_bodies - len(unsure)
        if bodies and not people and sure_people <= sure_bodies:
            for at in unsure:
                settled[at] = as_body(entries[at])
        elif sure_bodies >= MIXED_SHARE * len(inside):
            turn = sure_bodies > sure_people + SURE_SHARE * len(unsure)
            for at in unsure:
                found = as_body(entries[at]) if turn else entries[at]
                doubt = Defect("kind-unsure", found.name)
                settled[at] = replace(found, defects=(*found.defects, doubt))
    return settled


def settle_places(entries: Sequence[DraftEntry]) -> list[DraftEntry]:
    """Read an unknown proper word at the end as the town where the list's people stand with their towns."""
    people = [entry for entry in entries if entry.kind == "individual" and entry.office]
    placed = sum(bool(entry.place or entry.country) for entry in people)
    if placed < FEWEST_PLACED or placed < PLACED_SHARE * len(people):
        return list(entries)
    return [_with_last_place(entry) for entry in entries]


def _with_last_place(entry: DraftEntry) -> DraftEntry:
    last = entry.notes[-1] if entry.notes else ""
    if entry.kind != "individual" or entry.place or not entry.office or not PROPER.fullmatch(last):
        return entry
    if not entry.as_printed.rstrip(" .;").endswith(", " + last):
        return entry
    return replace(entry, place=last, notes=entry.notes[:-1])


def is_unsure(entry: DraftEntry) -> bool:
    """Whether nothing but two or three capitals says that an entry is a person."""
    if entry.kind != "individual" or entry.office or entry.affiliation or entry.place:
        return False
    return len(entry.name.split(" ")) <= 4 and not has_known_name(entry.name)


def as_body(entry: DraftEntry) -> DraftEntry:
    """Give an entry that was read as a person as the body that it is."""
    found = find_form(entry.name)
    capacity = "organisation" if entry.capacity == "individual" else entry.capacity
    return replace(
        entry,
        name=found.name,
        legal_form=found.form,
        kind=kind_of_body(found.name, entry.notes),
        capacity=capacity,
    )
