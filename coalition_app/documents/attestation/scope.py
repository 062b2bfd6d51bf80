"""The second paragraph: which list it is, of which text, as of which day, and what silence means."""

import datetime as dt
from collections.abc import Iterator

from coalition_app.documents.attestation.choices import Chosen
from coalition_app.documents.attestation.voice import Voice
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.labels import SILENCE_WORDS

RULES = {
    "document": ("supports", "text"),
    "counted": ("supports", "coordinator"),
    "not-stated": ("not-stated", "coordinator"),
}
"""What the basis says of a signature without a word, as the head's sentences are kept."""


def scope_sentences(
    voice: Voice, basis: AttestationBasis, chosen: Chosen, *, date: dt.date, as_of: dt.date
) -> Iterator[str]:
    """Say what the attestation is about; `as_of` is the day of the list, `date` that of signing."""
    _ = voice.words.gettext
    title = basis.titles.get(voice.words.language) or next(iter(basis.titles.values()), "")
    yield _("The list relates to the document “%(title)s”.") % {"title": voice.words.inside(title)}
    counted = {
        "day": voice.words.day(as_of, "of"),
        "count": len(basis.counted),
        "numbers": voice.numbers(basis.counted),
    }
    yield _("Signatures counted as of %(day)s: %(count)d (%(numbers)s).") % counted
    if basis.text is not None:
        number, day, digest = basis.text
        named = {"text": number, "day": voice.day(day, "of"), "digest": digest}
        yield _("Text %(text)d of %(day)s, SHA-256: %(digest)s.") % named
    if chosen.complete:
        yield (
            _("By that day we had received no other signature to this document.")
            if voice.two
            else _("By that day I had received no other signature to this document.")
        )
    if as_of != date:
        days = {"day": voice.words.day(as_of, "of"), "signed": voice.words.day(date, "on")}
        sentence = (
            _(
                "The list is given as of %(day)s; this note was signed on %(signed)s. Changes between "
                "these days are not shown."
            )
            if voice.note
            else _(
                "The list is given as of %(day)s; signed on %(signed)s. Changes between these days are "
                "not shown."
            )
        )
        yield sentence % days
    yield _(SILENCE_WORDS[RULES[basis.silence]])
    for number, day, code in basis.former:
        named = {"edition": number, "day": voice.day(day, "of"), "code": code}
        sentence = _(
            "This edition replaces edition %(edition)d of %(day)s (code %(code)s); that edition is kept "
            "unchanged."
        )
        yield sentence % named
    if basis.former:
        yield _("The list of changes can be had from the coordinator.")
