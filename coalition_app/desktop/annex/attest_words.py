"""The wording of an attestation, to be proofread before it is attested."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from coalition_app.documents.attestation.choices import AS_CARRIED, Chosen, refuse_chosen
from coalition_app.documents.attestation.compose import compose_attestation
from coalition_app.documents.attestation.printed import printed_paragraphs, remark_caption
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.content import ContentAttestation
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext, texts
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
    place: str
    date: dt.date
    language: str
    chosen: Chosen
    as_of: dt.date | None = None
    """The day of the list; None for that of the attestation."""
    unread: str = ""
    """Why the typed text cannot be read; empty where it can."""


@dataclass(frozen=True, slots=True)
class Worded:
    """How an attestation would read."""

    refused: str
    """Why the choices are refused; it is worded without them then. Empty where they are not."""
    made: ContentAttestation
    words: str


def attest_title(edition: int, *, note: bool) -> str:
    """Say what the last look is at; `note` where nothing would be certified."""
    title = (
        _("Edition %(edition)d: a note, not an attestation")
        if note
        else _("Attest edition %(edition)d")
    )
    return title % {"edition": edition}


def further_title(edition: int) -> str:
    """Say what is looked at where nothing has changed since an edition."""
    return _("Edition %(edition)d: a further print") % {"edition": edition}


def further_sentence(edition: int) -> str:
    """Say what is saved where nothing has changed since an edition."""
    said = _(
        "Nothing has changed since edition %(edition)d: no new edition is made, a further print of edition "
        "%(edition)d is saved."
    )
    return said % {"edition": edition}


def attest_button(edition: int, *, note: bool) -> str:
    """Say what is done once it is agreed to."""
    words = _("Issue edition %(edition)d as a note") if note else _("Attest edition %(edition)d")
    return words % {"edition": edition}


def button_stopped(count: int, *, note: bool) -> str:
    """Say what cannot be done yet, and how much is to be resolved before."""
    words = (
        ngettext("Issue as a note: %(count)d left", "Issue as a note: %(count)d left", count)
        if note
        else ngettext("Attest: %(count)d left", "Attest: %(count)d left", count)
    )
    return words % {"count": count}


def note_sentence(language: str) -> str:
    """Say that nothing would be certified, and how the page is headed in a document's language."""
    said = _(
        "No signature is certified: the page is headed “%(heading)s”. To certify, first add evidence that "
        "they consented."
    )
    return f"⚠ {said}" % {"heading": texts(language).gettext("NOTE TO THE LIST OF SIGNATORIES")}


def word_attestation(wanted: Wanted) -> Worded:
    """Word an attestation."""
    refused, chosen = wanted.unread, wanted.chosen
    try:
        refuse_chosen(wanted.basis, chosen)
    except UserError as error:
        refused = refused or str(error)
    if refused:
        chosen = AS_CARRIED
    made = compose_attestation(
        wanted.basis,
        wanted.attestor or Attestor("…", ()),
        place=wanted.place.strip() or "…",
        date=wanted.date,
        as_of=wanted.as_of,
        second=wanted.second,
        chosen=chosen,
    )
    return Worded(refused, made, "\n\n".join(_parts(made, wanted.language)))


def _parts(made: ContentAttestation, language: str) -> Iterator[str]:
    """Yield what the page will show, in its order."""
    words = texts(language)
    yield made.heading[language]
    for each in printed_paragraphs(made, language):
        lines = [f"{each.label} {each.text}", *(f"   {at} {text}" for at, text in each.items)]
        yield "\n".join(map(_shortened, lines))
    where = f"{made.place}, {words.day(dt.date.fromisoformat(made.date))}"
    yield "\n".join((*made.offices, made.attestor, where))
    if made.second:
        says = made.second_says.get(language, "")
        yield "\n".join(part for part in (says, *made.second_offices, made.second) if part)
    if caption := remark_caption(made, words):
        yield f"{caption}\n{made.remark}"


def _shortened(paragraph: str) -> str:
    """Cut an endless list of numbers at a comma."""
    if len(paragraph) <= LONGEST:
        return paragraph
    return f"{paragraph[:LONGEST].rpartition(',')[0]} …"
