"""What it rests on: the basis of the first grade; identity and authority, as what they are."""

from collections.abc import Iterator

from coalition_app.documents.attestation.first_paragraph import Certified
from coalition_app.documents.attestation.voice import Voice
from coalition_app.documents.content.attestation_basis import AttestationBasis, Numbers
from coalition_app.i18n import with_one_stop
from coalition_app.records.evidence.grades import grade_of


def basis_sentences(voice: Voice, basis: AttestationBasis, certified: Certified) -> Iterator[str]:
    """Say by kind on what the certified signatures rest, who holds the originals, and whose word that is."""
    _ = voice.words.gettext
    kinds = {
        "seen-in-person": (
            _("signed in our presence — %(numbers)s")
            if voice.two
            else _("signed in my presence — %(numbers)s")
        ),
        "original": _("the signed original is held — %(numbers)s"),
        "electronic-signature": _("electronic signature verified — %(numbers)s"),
    }
    covered = [n for n in certified.covered if grade_of(basis.known_by(n)) == "original"]
    parts = []
    for how, sentence in kinds.items():
        numbers = [number for number in covered if basis.known_by(number) == how]
        if numbers:
            parts.append(sentence % {"numbers": voice.numbers(numbers)})
    if not parts:
        return
    yield _("Basis: %(list)s.") % {"list": "; ".join(parts)}
    yield from _holders(voice, basis, covered)
    word = [number for number in covered if number in set(basis.by_word)]
    if word:
        sentence = _(
            "Originals outside the register, by the word of the person who signs: %(numbers)s."
        )
        yield sentence % {"numbers": voice.numbers(word)}


def _holders(voice: Voice, basis: AttestationBasis, covered: list[int]) -> Iterator[str]:
    """Name who holds originals and where; with numbers where there are several places."""
    _ = voice.words.gettext
    places: dict[tuple[str, str], list[int]] = {}
    for number in covered:
        if (held := basis.held.get(number)) is not None:
            places.setdefault(held, []).append(number)
    for (holder, place), numbers in places.items():
        shown = {"name": voice.name(holder), "place": voice.name(place)}
        named = {**shown, "numbers": voice.numbers(numbers)}
        sentence = (
            _("Held by: %(name)s. Place: %(place)s.")
            if len(places) == 1
            else _("Held by: %(name)s. Place: %(place)s (%(numbers)s).")
        )
        yield with_one_stop(sentence % named)


def papers_sentences(voice: Voice, basis: AttestationBasis) -> Iterator[str]:
    """Say for which numbers documents of identity and authority were shown, and that nothing else is said."""
    _ = voice.words.gettext
    shown, held = _counted(basis, basis.identity), _counted(basis, basis.authority)
    if shown:
        yield _("An identity document was shown: %(numbers)s.") % {"numbers": voice.numbers(shown)}
    if held:
        yield _("A document showing the representative’s authority is held: %(numbers)s.") % {
            "numbers": voice.numbers(held)
        }
    if set(shown) & set(held) >= set(basis.counted):
        return
    rest = bool(shown or held)
    if voice.note:
        yield (
            _(
                "For the rest, this note does not rest on an examination of identity documents or of "
                "documents showing authority."
            )
            if rest
            else _(
                "This note does not rest on an examination of identity documents or of documents "
                "showing authority."
            )
        )
        return
    yield (
        _(
            "For the rest, this attestation does not rest on an examination of identity documents or of "
            "documents showing authority."
        )
        if rest
        else _(
            "This attestation does not rest on an examination of identity documents or of documents "
            "showing authority."
        )
    )


def _counted(basis: AttestationBasis, numbers: Numbers) -> Numbers:
    return tuple(number for number in numbers if number in set(basis.counted))
