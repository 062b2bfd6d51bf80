"""The attestation's wording, composed from the register: never more than the evidence carries.

Numbered paragraphs in a fixed order; one without content falls away. Every sentence has its condition, and
each counted number stands in the first paragraph or in one item of what it does not cover.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from coalition_app.documents.attestation.choices import AS_CARRIED, Chosen, refuse_chosen
from coalition_app.documents.attestation.disclosed import (
    compared_sentences,
    duplicates_sentences,
    last_sentences,
    own_sentences,
    statuses_sentences,
)
from coalition_app.documents.attestation.first_paragraph import (
    Certified,
    certified_numbers,
    first_paragraph,
    heading,
)
from coalition_app.documents.attestation.not_covered import items_of, not_covered
from coalition_app.documents.attestation.rests_on import basis_sentences, papers_sentences
from coalition_app.documents.attestation.scope import scope_sentences
from coalition_app.documents.attestation.voice import Voice
from coalition_app.documents.attestation.words_and_names import names_sentences, words_sentences
from coalition_app.documents.content.attestation_basis import AttestationBasis, Former
from coalition_app.documents.content.content import AnnexContent, ContentAttestation
from coalition_app.documents.content.gathered import Gathered
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions import attestors
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.store.transactions import Reading
from coalition_app.records.typed_fields import MOST_IN_NAME, MOST_IN_OFFICE, typed_field

_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?!\.)")
NOT_COVERED = 3
"""The paragraph that names what the first does not cover: the first and the scope are always there."""


def compose_attestation(
    basis: AttestationBasis,
    attestor: Attestor,
    *,
    place: str,
    date: dt.date,
    as_of: dt.date | None = None,
    second: Attestor | None = None,
    chosen: Chosen = AS_CARRIED,
) -> ContentAttestation:
    """Word the attestation in every language of the documents.

    What was `chosen` must fit the basis: see `refuse_chosen`. `as_of` is the day of the list, where that is
    not the day of signing.
    """
    certified = certified_numbers(basis, chosen)
    note = certified.form == "note"
    voices = {each: Voice(texts(each), second is not None, note) for each in LANGUAGES}
    paragraphs = {
        language: _paragraphs(voice, basis, certified, chosen, date, as_of or date)
        for language, voice in voices.items()
    }
    known: dict[str, list[int]] = {}
    for number in certified.covered:
        known.setdefault(basis.known_by(number), []).append(number)
    return ContentAttestation(
        form=certified.form,
        heading={language: heading(voice) for language, voice in voices.items()},
        short={language: each[0] for language, each in paragraphs.items()},
        paragraphs=paragraphs,
        exceptions=certified.left,
        attestor=attestor.name,
        offices=attestor.offices,
        place=place,
        date=date.isoformat(),
        as_of=as_of.isoformat() if as_of else "",
        second=second.name if second else "",
        second_offices=second.offices if second else (),
        second_says=_second_says(voices, basis, paragraphs) if second and not note else {},
        basis={how: tuple(numbers) for how, numbers in known.items()},
        items=items_of(basis, certified),
        complete=chosen.complete,
        by_hand=chosen.excepted,
        remark=chosen.remark,
    )


def _paragraphs(
    voice: Voice,
    basis: AttestationBasis,
    certified: Certified,
    chosen: Chosen,
    date: dt.date,
    as_of: dt.date,
) -> tuple[str, ...]:
    listed: Iterable[Iterable[str]] = (
        [first_paragraph(voice, certified, NOT_COVERED)],
        scope_sentences(voice, basis, chosen, date=date, as_of=as_of),
        [not_covered(voice, basis, certified)],
        basis_sentences(voice, basis, certified),
        papers_sentences(voice, basis),
        words_sentences(voice, basis),
        names_sentences(voice, basis),
        statuses_sentences(voice, basis),
        duplicates_sentences(voice, basis),
        own_sentences(voice, basis),
        compared_sentences(voice, basis),
        last_sentences(voice),
    )
    # One full stop only, where a sentence ends in «г.» or in initials.
    joined = (_TWO_STOPS.sub(".", " ".join(sentences)) for sentences in listed)
    return tuple(paragraph for paragraph in joined if paragraph)


def _second_says(
    voices: dict[str, Voice], basis: AttestationBasis, paragraphs: dict[str, tuple[str, ...]]
) -> dict[str, str]:
    """Return the sentence above the second signature, which is given by hand."""
    return {
        language: voice.words.gettext("I certify paragraphs 1–%(last)d: %(numbers)s.")
        % {"last": len(paragraphs[language]), "numbers": voice.numbers(basis.counted)}
        for language, voice in voices.items()
    }


def refuse_fields(basis: AttestationBasis, persons: Sequence[Attestor], coalition: str) -> None:
    """Raise UserError for what an older program took and no field takes now: it would read as certifying."""
    names = [each.name for each in persons] + [name for name, *_others in basis.translators]
    names += [name for name, _day, _numbers in basis.compared]
    names += [holder for holder, _place in basis.held.values()]
    lines = [coalition, *(office for each in persons for office in each.offices)]
    lines += [place for _holder, place in basis.held.values()]
    for words in dict.fromkeys(names):
        typed_field(words, MOST_IN_NAME)
    for words in dict.fromkeys(lines):
        typed_field(words, MOST_IN_OFFICE)


def attested(
    tx: Reading,
    gathered: Gathered,
    *,
    place: str,
    date: dt.date,
    as_of: dt.date | None = None,
    chosen: Chosen = AS_CARRIED,
    edition: int = 1,
    former: Former = (),
) -> AnnexContent:
    """Return the content as an edition would freeze it that replaces the `former`; who attests is recorded.

    Raises LookupError where nobody attests, UserError where what was chosen says more than the evidence.
    """
    from coalition_app.documents.content.find_basis import whole_basis

    attestor = attestors.current_attestor(tx)
    if attestor is None:
        raise LookupError("attestor")
    basis = replace(whole_basis(tx, gathered), former=former)
    second = attestors.second_attestor(tx)
    refuse_chosen(basis, chosen)
    refuse_fields(basis, [each for each in (attestor, second) if each], gathered.content.coalition)
    attestation = compose_attestation(
        basis,
        attestor,
        place=place,
        date=date,
        as_of=as_of,
        second=second,
        chosen=chosen,
    )
    return replace(gathered.content, attestation=attestation, edition=edition)
