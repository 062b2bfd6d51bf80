"""Whether the attestors have signed too: by decisions in the register, or by the very same name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.merging.decisions import PossibleDuplicate
from coalition_app.records.signatories.matching.pairs import ATTESTOR
from coalition_app.records.signatures.signatures import SignatureRow

SIGNED = ("signed", "acceded", "subject-to-approval")
"""Statuses of a signature that is printed in the list."""
FEWEST_WORDS = 2
"""Words of a name without a legal form that tell one body from others."""
_QUOTES = re.compile(r"[«»“”„‟\"‹›]")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Numbers under which an attestor has signed as well."""

    own: tuple[int, ...] = ()
    """Signed as a person."""
    for_body: tuple[int, ...] = ()
    """Signed for an organisation."""
    body: tuple[int, ...] = ()
    """Signed by others, for an organisation in which the person holds an office."""


def disclose(
    rows: Iterable[SignatureRow], person: Attestor, decided: Mapping[int, str]
) -> Disclosure:
    """Find the signatures of a person who attests; `decided` gives by number what was decided.

    What is only likely is left out: the attestor decides it. A name that may not be published is left out
    too, since the number beside the attestor's name would tell it.
    """
    found: dict[str, list[int]] = {"own": [], "for-body": [], "body": []}
    for row in rows:
        if row.status not in SIGNED or row.publish != "yes":
            continue
        how = _how(row, person, decided.get(row.number, ""))
        if how:
            found[how].append(row.number)
    return Disclosure(tuple(found["own"]), tuple(found["for-body"]), tuple(found["body"]))


def decided_of_attestor(found: Sequence[PossibleDuplicate]) -> dict[int, str]:
    """Return by number what was decided about signatures and the attestor."""
    return {each.pair.a: each.verdict for each in found if each.pair.b == ATTESTOR and each.verdict}


def undecided_of_attestor(found: Sequence[PossibleDuplicate], known: Disclosure) -> tuple[int, ...]:
    """Return the numbers that are likely the attestor's and wait for a decision."""
    told = {*known.own, *known.for_body, *known.body}
    waiting = (each.pair.a for each in found if each.pair.b == ATTESTOR and not each.verdict)
    return tuple(sorted({number for number in waiting if number not in told}))


def _how(row: SignatureRow, person: Attestor, verdict: str) -> str:
    """Say how a signature is a person's own; empty where it is not, or not known."""
    if verdict == "different":
        return ""
    if row.kind == "individual":
        return "own" if verdict or _same_name(row.name, person.name) else ""
    if _same_name(row.representative, person.name):
        return "for-body"
    named = any(_names(office, row) for office in person.offices)
    return "body" if verdict or named else ""


def _same_name(one: str, other: str) -> bool:
    """Tell whether two names are the very same words, in whatever order."""
    words, others = _words(one), _words(other)
    return len(words) > 1 and sorted(words) == sorted(others)


def _names(office: str, row: SignatureRow) -> bool:
    """Tell whether an office names a body of the list with its form, word for word."""
    words = _words(row.full_name)
    telling = row.legal_form or len(words) > FEWEST_WORDS
    return bool(telling and words) and f" {' '.join(words)} " in f" {' '.join(_words(office))} "


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", _QUOTES.sub(" ", text)).casefold().replace("ё", "е")
    return re.findall(r"\w+", folded)
