"""What is disclosed by number: statuses, signatures alike, the attestors' own, and what was compared."""

from collections.abc import Iterator

from coalition_app.documents.attestation.voice import Voice
from coalition_app.documents.content.attestation_basis import AttestationBasis


def statuses_sentences(voice: Voice, basis: AttestationBasis) -> Iterator[str]:
    """Say who does not count and why, and who acceded after the delivery."""
    _ = voice.words.gettext
    if basis.approval:
        yield _("Signed subject to approval, not counted: %(numbers)s.") % {
            "numbers": voice.numbers(basis.approval)
        }
    yield from _withdrawn(voice, basis)
    delivered, numbers = basis.acceded
    if numbers and delivered:
        yield _("Acceded after delivery of the document (%(day)s), counted: %(numbers)s.") % {
            # The Kazakh ending stands after the bracket.
            "day": voice.day(delivered),
            "numbers": voice.numbers(numbers),
        }
    if basis.objected:
        yield _("An objection was raised; not counted until it is decided: %(numbers)s.") % {
            "numbers": voice.numbers(basis.objected)
        }


def _withdrawn(voice: Voice, basis: AttestationBasis) -> Iterator[str]:
    """Say who withdrew and when; that a notice came only where the register holds one."""
    _ = voice.words.gettext
    # Translators: PRINTED; the second two where no notice of the withdrawal is held
    dated = _(
        "Signature withdrawn, not counted, number kept: %(numbers)s (notice received %(day)s)."
    )
    plain = _("Signature withdrawn, not counted, number kept: %(numbers)s.")
    dated_bare = _(
        "Signature withdrawn, not counted, number kept: %(numbers)s (%(day)s, by the coordinator’s "
        "record; no notice is held)."
    )
    bare = _(
        "Signature withdrawn, not counted, number kept: %(numbers)s (by the coordinator’s record; no "
        "notice is held)."
    )
    for day, numbers in sorted(basis.withdrawn.items()):
        held = [each for each in numbers if each not in basis.unwritten]
        rest = [each for each in numbers if each in basis.unwritten]
        for meant, said in ((held, dated if day else plain), (rest, dated_bare if day else bare)):
            on = voice.day(day, "on") if day else ""
            if meant:
                yield said % {"numbers": voice.numbers(meant), "day": on}


def duplicates_sentences(voice: Voice, basis: AttestationBasis) -> Iterator[str]:
    """Name the pairs of one body, and those that look alike and about which nobody decided."""
    _ = voice.words.gettext
    if basis.two_signed:
        sentence = _("Two signatures for one organisation, both counted: %(pairs)s.")
        yield sentence % {"pairs": voice.pairs(basis.two_signed)}
    if basis.possible_duplicates:
        sentence = _("Similar names, counted separately; the signatory may be the same: %(pairs)s.")
        yield sentence % {"pairs": voice.pairs(basis.possible_duplicates)}


def own_sentences(voice: Voice, basis: AttestationBasis) -> Iterator[str]:
    """Say by number where a person who attests has signed too, or holds an office in who signed."""
    _ = voice.words.gettext
    own, for_body = (basis.disclosed.get(each, ()) for each in ("own", "for-body"))
    if own:
        yield _own(voice) % {"numbers": voice.numbers(own)}
    if for_body:
        yield _own_for_body(voice) % {"numbers": voice.numbers(for_body)}
    for number in basis.disclosed.get("body", ()):
        yield _("%(numbers)s is an organisation in which the person who signs holds an office.") % {
            "numbers": voice.numbers([number])
        }


def _own(voice: Voice) -> str:
    _ = voice.words.gettext
    if voice.two and voice.note:
        return _("One of the persons who sign this note also signed the document: %(numbers)s.")
    if voice.two:
        return _(
            "One of the persons who sign this attestation also signed the document: %(numbers)s."
        )
    if voice.note:
        return _("The person who signs this note also signed the document: %(numbers)s.")
    return _("The person who signs this attestation also signed the document: %(numbers)s.")


def _own_for_body(voice: Voice) -> str:
    _ = voice.words.gettext
    if voice.two and voice.note:
        return _(
            "One of the persons who sign this note also signed the document, for an organisation: "
            "%(numbers)s."
        )
    if voice.two:
        return _(
            "One of the persons who sign this attestation also signed the document, for an organisation: "
            "%(numbers)s."
        )
    if voice.note:
        return _(
            "The person who signs this note also signed the document, for an organisation: %(numbers)s."
        )
    return _(
        "The person who signs this attestation also signed the document, for an organisation: %(numbers)s."
    )


def compared_sentences(voice: Voice, basis: AttestationBasis) -> Iterator[str]:
    """Say who compared signatures with the originals, and when."""
    _ = voice.words.gettext
    for name, day, numbers in basis.compared:
        named = {"name": voice.name(name), "day": voice.day(day), "numbers": voice.numbers(numbers)}
        yield _("Compared with the originals: %(numbers)s; %(name)s, %(day)s.") % named


def last_sentences(voice: Voice) -> Iterator[str]:
    """Say what it does not extend to, and that it is no notarial act."""
    _ = voice.words.gettext
    if voice.note:
        yield _(
            "This note does not extend to the content of the document. This note is not a notarial act."
        )
    else:
        yield _(
            "This attestation does not extend to the content of the document. This attestation is not a "
            "notarial act."
        )
