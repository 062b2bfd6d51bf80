"""The wording of an attestation, to be proofread before it is attested."""

import datetime as dt
from dataclasses import dataclass

from coalition_app.documents.attestation.choices import AS_CARRIED, Chosen, refuse_chosen
from coalition_app.documents.attestation.compose import compose_attestation
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.errors import UserError
from coalition_app.i18n import texts
from coalition_app.records.editions.attestors import Attestor

AT_ONCE = 2_000
"""Counted signatures up to which the wording is made at each key; for more, after a pause."""
LONGEST = 4_000
"""Letters of a paragraph that are shown; a list of numbers can be endless."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an attestation would be made of."""

    basis: AttestationBasis
    attestor: Attestor | None
    second: Attestor | None
    recorded_until: str
    place: str
    date: dt.date
    language: str
    chosen: Chosen
    unread: str = ""
    """Why the typed text cannot be read; empty where it can."""


def word_attestation(wanted: Wanted) -> tuple[str, str]:
    """Return why the choices are refused, if they are, and the wording; then that without choices."""
    refused, chosen = wanted.unread, wanted.chosen
    try:
        refuse_chosen(wanted.basis, chosen)
    except UserError as error:
        refused = refused or str(error)
    if refused:
        chosen = AS_CARRIED
    words = compose_attestation(
        wanted.basis,
        wanted.attestor or Attestor("…", ()),
        place=wanted.place.strip() or "…",
        date=wanted.date,
        second=wanted.second,
        chosen=chosen,
        recorded_until=wanted.recorded_until,
    )
    language = wanted.language
    where = f"{words.place}, {texts(language).date(wanted.date)}"
    lines = (words.short[language], *words.paragraphs[language])
    signed = (words.attestor, *words.offices, where)
    beside = (words.second, *words.second_offices) if words.second else ()
    said = (*map(_shortened, lines), "\n".join(signed), "\n".join(beside))
    return refused, "\n\n".join(each for each in said if each)


def _shortened(paragraph: str) -> str:
    """Cut an endless list of numbers at a comma."""
    if len(paragraph) <= LONGEST:
        return paragraph
    return f"{paragraph[:LONGEST].rpartition(',')[0]} …"
