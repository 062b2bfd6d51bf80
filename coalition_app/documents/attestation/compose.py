"""The attestation's wording, composed from the register: never more than the evidence carries."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from coalition_app.documents.attestation.basis_paragraphs import basis_paragraphs, besides_paragraph
from coalition_app.documents.attestation.choices import AS_CARRIED, Chosen, refuse_chosen
from coalition_app.documents.attestation.exception_paragraphs import (
    disclosure_paragraphs,
    duplicates_paragraphs,
    exception_paragraphs,
    translation_paragraphs,
)
from coalition_app.documents.content.attestation_basis import AttestationBasis, ranges
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAttestation,
)
from coalition_app.documents.content.gathered import Gathered
from coalition_app.i18n import Texts, texts
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions import attestors, editions
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.evidence import evidence_basis
from coalition_app.records.store.transactions import Reading


def compose_attestation(
    basis: AttestationBasis,
    attestor: Attestor,
    *,
    place: str,
    date: dt.date,
    second: Attestor | None = None,
    chosen: Chosen = AS_CARRIED,
    recorded_until: str = "",
) -> ContentAttestation:
    """Word the attestation in every language of the documents.

    Says exactly what is certified, on what basis, and what is not; a notarial act is never implied. What was
    `chosen` must fit the basis: see `refuse_chosen`. `recorded_until` is an ISO moment, or empty.
    """
    certified = certified_numbers(basis, chosen)
    everything = {
        language: tuple(
            _paragraphs(
                texts(language), basis, chosen, place, date, recorded_until, two=second is not None
            )
        )
        for language in LANGUAGES
    }
    kinds: dict[str, list[int]] = {}
    for number in certified:
        kinds.setdefault(basis.kinds[number], []).append(number)
    return ContentAttestation(
        form=form_of(basis, chosen),
        short={
            language: short_form(texts(language), basis, chosen, two=second is not None)
            for language in LANGUAGES
        },
        paragraphs=everything,
        exceptions=tuple(sorted(set(basis.counted).difference(certified))),
        attestor=attestor.name,
        offices=attestor.offices,
        place=place,
        date=date.isoformat(),
        second=second.name if second else "",
        second_offices=second.offices if second else (),
        basis={kind: tuple(numbers) for kind, numbers in kinds.items()},
        recorded_until=recorded_until,
        by_hand=chosen.excepted,
        remark=chosen.remark,
    )


def certified_numbers(basis: AttestationBasis, chosen: Chosen = AS_CARRIED) -> tuple[int, ...]:
    """Return the numbers whose signatures are certified: with evidence, and not excepted by hand."""
    if chosen.form == "received":
        return ()
    excepted = set(chosen.excepted)
    return tuple(
        number for number in basis.counted if number in basis.kinds and number not in excepted
    )


def form_of(basis: AttestationBasis, chosen: Chosen = AS_CARRIED) -> str:
    """Return the grade of the short form: all, except, received."""
    certified = len(certified_numbers(basis, chosen))
    if not certified:
        return "received"
    return "except" if certified < len(basis.counted) else "all"


def short_form(
    words: Texts, basis: AttestationBasis, chosen: Chosen = AS_CARRIED, *, two: bool = False
) -> str:
    """Return the sentence above the signature, as far as the evidence carries; `two` attest together."""
    _ = words.gettext
    form = form_of(basis, chosen)
    if form == "all":
        if two:
            return _("We certify the authenticity of the signatures")
        return _("I certify the authenticity of the signatures")
    if form == "received":
        return _("Reproduced from the list as received")
    excepted = set(basis.counted).difference(certified_numbers(basis, chosen))
    if two:
        sentence = words.ngettext(
            "We certify the authenticity of the signatures, except number %(numbers)s",
            "We certify the authenticity of the signatures, except numbers %(numbers)s",
            len(excepted),
        )
    else:
        sentence = words.ngettext(
            "I certify the authenticity of the signatures, except number %(numbers)s",
            "I certify the authenticity of the signatures, except numbers %(numbers)s",
            len(excepted),
        )
    return sentence % {"numbers": ranges(excepted)}


def _paragraphs(
    words: Texts,
    basis: AttestationBasis,
    chosen: Chosen,
    place: str,
    date: dt.date,
    recorded_until: str,
    *,
    two: bool,
) -> Iterable[str]:
    _ = words.gettext
    certified = certified_numbers(basis, chosen)
    yield _scope(words, basis, place, date, recorded_until)
    yield from basis_paragraphs(words, basis, certified)
    if certified:
        yield besides_paragraph(words, basis, certified)
    if basis.has_words:
        yield _(
            "Reservations and other words of the signatories are reproduced word for word, in the "
            "language in which they were received."
        )
    yield from translation_paragraphs(words, basis)
    yield from exception_paragraphs(words, basis, chosen.excepted if certified else (), two=two)
    yield from duplicates_paragraphs(words, basis)
    yield from disclosure_paragraphs(words, basis, two=two)
    if chosen.remark:
        remark = (
            _("Remark of the attestors: %(remark)s")
            if two
            else _("Remark of the attestor: %(remark)s")
        )
        yield remark % {"remark": chosen.remark}
    if not certified:
        yield _("The authenticity of the signatures is not certified.")
    yield _("The content of the statement is not certified here, and this is not a notarial act.")


def _scope(
    words: Texts, basis: AttestationBasis, place: str, date: dt.date, recorded_until: str
) -> str:
    """Say which list it is, as of when and where it is complete, and what of the register that rests on."""
    sentence = words.ngettext(
        "The list of signatories to the statement “%(title)s” holds %(count)d signature and is "
        "complete as of %(date)s, %(place)s.",
        "The list of signatories to the statement “%(title)s” holds %(count)d signatures and is "
        "complete as of %(date)s, %(place)s.",
        len(basis.counted),
    )
    title = basis.titles.get(words.language) or next(iter(basis.titles.values()), "")
    named = {"title": title, "count": len(basis.counted), "place": place}
    said = sentence % {**named, "date": words.date(date)}
    if not recorded_until:
        return said
    until = words.gettext("It rests on what the register had recorded until %(moment)s.")
    return f"{said} {until % {'moment': moment_words(recorded_until, words)}}"


def moment_words(iso: str, words: Texts) -> str:
    """Write an ISO moment with its zone: "24 November 2026, 18:05 (UTC+5)"."""
    moment = dt.datetime.fromisoformat(iso)
    minutes = round((moment.utcoffset() or dt.timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    offset = f"{'−' if minutes < 0 else '+'}{hours}" if minutes else ""
    named = {
        "date": words.date(moment.date()),
        "time": f"{moment:%H:%M}",
        "zone": f"UTC{offset}" + (f":{rest:02d}" if rest else ""),
    }
    # Translators: a moment: date, time of day and its zone, as in "UTC+5"
    return words.gettext("%(date)s, %(time)s (%(zone)s)") % named


def attested(
    tx: Reading,
    gathered: Gathered,
    *,
    place: str,
    date: dt.date,
    chosen: Chosen = AS_CARRIED,
    recorded_until: str = "",
) -> AnnexContent:
    """Return the content as the next edition would freeze it; the attestor must be recorded.

    `recorded_until` is the moment that an earlier edition bears, empty for that of the journal's last
    action. Raises LookupError where nobody attests, UserError where what was chosen says more than the
    evidence.
    """
    from coalition_app.documents.content.find_basis import whole_basis

    attestor = attestors.current_attestor(tx)
    if attestor is None:
        raise LookupError("attestor")
    refuse_chosen(gathered.basis, chosen)
    attestation = compose_attestation(
        whole_basis(tx, gathered),
        attestor,
        place=place,
        date=date,
        second=attestors.second_attestor(tx),
        chosen=chosen,
        recorded_until=recorded_until
        or evidence_basis.last_recorded(tx).isoformat(timespec="minutes"),
    )
    edition = editions.next_edition(tx, gathered.statement.id)
    return replace(gathered.content, attestation=attestation, edition=edition)
