"""What many entries of a list have in small letters before a person's name: it is what they all are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_app.drafts import DraftEntry
from coalition_app.intake.files.lines import collapse
from coalition_app.intake.lists.page_furniture import BULLETS, without_bullet
from coalition_app.intake.words.persons import has_known_name_alone, is_person

FEWEST = 3
"""How many entries must have the same words before their names."""
LONGEST = 120
"""Characters of a line that may be such a head and a name."""
WORDS_OF_NAME = range(2, 5)
BEFORE = f"{BULLETS} \t"


def shared_heads(texts: Sequence[str]) -> frozenset[str]:
    """Return the words that several texts have before a person: «academician Zakharov V.E.»."""
    small = [text for text in texts if text.lstrip(BEFORE)[:1].islower()]
    counted = Counter(head for text in small for head, _person in _cuts(text))
    return frozenset(head for head, count in counted.items() if count >= FEWEST)


def behind_head(text: str, heads: frozenset[str]) -> tuple[str, str] | None:
    """Return the shared head that a text begins with and the person behind it; None where there is none."""
    found = [cut for cut in _cuts(text) if cut[0] in heads] if heads else []
    return max(found, key=lambda cut: len(cut[0]), default=None)


def with_heads_read(entries: Sequence[DraftEntry]) -> list[DraftEntry]:
    """Read shared words before people as what these are, where the entries were read as bodies."""
    heads = shared_heads([entry.name for entry in entries if entry.kind == "organisation"])
    return [_with_head(entry, heads) for entry in entries] if heads else list(entries)


def _with_head(entry: DraftEntry, heads: frozenset[str]) -> DraftEntry:
    cut = behind_head(entry.name, heads) if entry.kind == "organisation" else None
    if cut is None or entry.legal_form or entry.representative:
        return entry
    head, person = cut
    office = ", ".join(filter(None, [head, entry.office]))
    sure = tuple(defect for defect in entry.defects if defect.code != "kind-unsure")
    return replace(
        entry, kind="individual", capacity="individual", name=person, office=office, defects=sure
    )


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a short text in small letters first and a certain person last."""
    if not text.lstrip(BEFORE)[:1].islower() or len(text) > LONGEST:
        return
    words = collapse(without_bullet(text)).split(" ")
    for count in WORDS_OF_NAME:
        head, person = " ".join(words[:-count]), " ".join(words[-count:])
        if head and is_person(person) and has_known_name_alone(person):
            yield head, person
