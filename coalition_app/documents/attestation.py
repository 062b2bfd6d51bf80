"""The attestation's wording, composed from the register: never more than the evidence carries."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coalition_app.documents.content import ContentAttestation
from coalition_app.i18n import LANGUAGES, Texts, texts
from coalition_app.records.attestors import Attestor

FILES = ("file", "letter", "mail", "scan", "photo", "form-row")
SEEN = ("call-note", "seen-in-person", "confirmed")


@dataclass(frozen=True, slots=True)
class Ground:
    """What an attestation rests on."""

    counted: tuple[int, ...]
    """Numbers of the signatures that count."""
    basis: Mapping[int, str]
    """Number to the best kind of evidence of consent; a number without any is missing."""
    has_words: bool
    """Whether reservations or other words are reproduced."""
    titles: Mapping[str, str]

    @property
    def exceptions(self) -> tuple[int, ...]:
        """Give the counted numbers without evidence of consent."""
        return tuple(number for number in self.counted if number not in self.basis)

    @property
    def form(self) -> str:
        """Give the grade of the short form: all, except, received."""
        missing = len(self.exceptions)
        if missing == len(self.counted):
            return "received"
        return "except" if missing else "all"


def compose_attestation(
    ground: Ground, attestor: Attestor, *, place: str, date: dt.date
) -> ContentAttestation:
    """Word the attestation in every language of the documents.

    Says exactly what is certified, on what basis, and what is not; a notarial act is never implied.
    """
    short = {language: short_form(texts(language), ground) for language in LANGUAGES}
    paragraphs = {
        language: tuple(_paragraphs(texts(language), ground, place, date)) for language in LANGUAGES
    }
    return ContentAttestation(
        form=ground.form,
        short=short,
        paragraphs=paragraphs,
        exceptions=ground.exceptions,
        attestor=attestor.name,
        offices=attestor.offices,
        place=place,
        date=date.isoformat(),
    )


def short_form(words: Texts, ground: Ground) -> str:
    """Give the sentence above the signature, as far as the evidence carries."""
    _ = words.gettext
    if ground.form == "all":
        return _("I certify the authenticity of the signatures")
    if ground.form == "except":
        sentence = words.ngettext(
            "I certify the authenticity of the signatures, except number %(numbers)s",
            "I certify the authenticity of the signatures, except numbers %(numbers)s",
            len(ground.exceptions),
        )
        return sentence % {"numbers": ranges(ground.exceptions)}
    return _("Reproduced from the list as received")


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers shortly: 1–4, 7, 9–10."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: Sequence[int]) -> str:
    if len(run) == 1:
        return str(run[0])
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else f"{run[0]}, {run[1]}"


def _paragraphs(words: Texts, ground: Ground, place: str, date: dt.date) -> Iterable[str]:
    _ = words.gettext
    yield _scope(words, ground, place, date)
    yield from _basis(words, ground)
    if ground.has_words:
        yield _(
            "Reservations and other words of the signatories are reproduced word for word, in the "
            "language in which they were received."
        )
    if ground.form == "received":
        yield _("The authenticity of the signatures is not certified.")
    yield _("The content of the statement is not certified here, and this is not a notarial act.")


def _scope(words: Texts, ground: Ground, place: str, date: dt.date) -> str:
    sentence = words.ngettext(
        "The list of signatories to the statement “%(title)s” holds %(count)d signature and is "
        "complete as of %(date)s, %(place)s.",
        "The list of signatories to the statement “%(title)s” holds %(count)d signatures and is "
        "complete as of %(date)s, %(place)s.",
        len(ground.counted),
    )
    title = ground.titles.get(words.language) or next(iter(ground.titles.values()), "")
    named = {"title": title, "count": len(ground.counted), "place": place}
    return sentence % {**named, "date": words.date(date)}


def _basis(words: Texts, ground: Ground) -> Iterable[str]:
    """Say on what the signatures rest, by kind of evidence, with counts and numbers."""
    held = _of_kind(ground, ("held-outside",))
    if held:
        yield words.ngettext(
            "Basis: for %(count)d signature (No. %(numbers)s) the attestor holds the original.",
            "Basis: for %(count)d signatures (Nos. %(numbers)s) the attestor holds the originals.",
            len(held),
        ) % {"count": len(held), "numbers": ranges(held)}
    kept = _of_kind(ground, FILES)
    if kept:
        yield words.ngettext(
            "Basis: for %(count)d signature (No. %(numbers)s) a document of consent is kept in the "
            "coalition's register.",
            "Basis: for %(count)d signatures (Nos. %(numbers)s) documents of consent are kept in the "
            "coalition's register.",
            len(kept),
        ) % {"count": len(kept), "numbers": ranges(kept)}
    seen = _of_kind(ground, SEEN)
    if seen:
        yield words.ngettext(
            "Basis: %(count)d signature (No. %(numbers)s) was confirmed to the attestor directly.",
            "Basis: %(count)d signatures (Nos. %(numbers)s) were confirmed to the attestor directly.",
            len(seen),
        ) % {"count": len(seen), "numbers": ranges(seen)}
    missing = ground.exceptions
    if missing:
        yield words.ngettext(
            "For %(count)d signature (No. %(numbers)s) no evidence of consent is at hand; it is "
            "reproduced from the list as received.",
            "For %(count)d signatures (Nos. %(numbers)s) no evidence of consent is at hand; they are "
            "reproduced from the list as received.",
            len(missing),
        ) % {"count": len(missing), "numbers": ranges(missing)}


def _of_kind(ground: Ground, kinds: tuple[str, ...]) -> list[int]:
    return [number for number in ground.counted if ground.basis.get(number) in kinds]
