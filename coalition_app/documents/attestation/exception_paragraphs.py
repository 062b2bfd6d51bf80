"""What an attestation excepts and discloses, by number: a paragraph for each reason."""

from collections.abc import Callable, Iterator, Sequence

from coalition_app.documents.content.attestation_basis import AttestationBasis, ranges
from coalition_app.i18n import Texts

Counted = Callable[[Texts, int], str]
"""A sentence with %(count)d and %(numbers)s, in the plural form that a count wants."""

REASONS: dict[str, Counted] = {
    "evidence-older": lambda words, count: words.ngettext(
        "For %(count)d signature (No. %(numbers)s) what shows consent is older than this text; its "
        "authenticity is not certified.",
        "For %(count)d signatures (Nos. %(numbers)s) what shows consent is older than this text; their "
        "authenticity is not certified.",
        count,
    ),
    "to-reconfirm": lambda words, count: words.ngettext(
        "%(count)d signature (No. %(numbers)s) was given to an older text and is not reconfirmed for this "
        "one.",
        "%(count)d signatures (Nos. %(numbers)s) were given to an older text and are not reconfirmed for "
        "this one.",
        count,
    ),
    "disputed": lambda words, count: words.ngettext(
        "%(count)d signature (No. %(numbers)s) is disputed; it is printed and not counted.",
        "%(count)d signatures (Nos. %(numbers)s) are disputed; they are printed and not counted.",
        count,
    ),
    "check-doubtful": lambda words, count: words.ngettext(
        "A check of %(count)d signature (No. %(numbers)s) left doubt; its authenticity is not certified.",
        "Checks of %(count)d signatures (Nos. %(numbers)s) left doubt; their authenticity is not "
        "certified.",
        count,
    ),
    "check-failed": lambda words, count: words.ngettext(
        "%(count)d signature (No. %(numbers)s) did not stand a check; its authenticity is not certified.",
        "%(count)d signatures (Nos. %(numbers)s) did not stand a check; their authenticity is not "
        "certified.",
        count,
    ),
}
"""Why a number is excepted although there is evidence, in the order of the paragraphs."""

DISCLOSURES: dict[str, Counted] = {
    "own": lambda words, count: words.ngettext(
        "The attestor has signed this statement too (No. %(numbers)s).",
        "The attestor has signed this statement too (Nos. %(numbers)s).",
        count,
    ),
    "for-body": lambda words, count: words.ngettext(
        "The attestor has signed this statement too, for an organisation (No. %(numbers)s).",
        "The attestor has signed this statement too, for organisations (Nos. %(numbers)s).",
        count,
    ),
    "body": lambda words, count: words.ngettext(
        "The attestor's organisation has signed this statement too (No. %(numbers)s).",
        "The attestor's organisations have signed this statement too (Nos. %(numbers)s).",
        count,
    ),
    "second-own": lambda words, count: words.ngettext(
        "The second attestor has signed this statement too (No. %(numbers)s).",
        "The second attestor has signed this statement too (Nos. %(numbers)s).",
        count,
    ),
    "second-for-body": lambda words, count: words.ngettext(
        "The second attestor has signed this statement too, for an organisation (No. %(numbers)s).",
        "The second attestor has signed this statement too, for organisations (Nos. %(numbers)s).",
        count,
    ),
    "second-body": lambda words, count: words.ngettext(
        "The second attestor's organisation has signed this statement too (No. %(numbers)s).",
        "The second attestor's organisations have signed this statement too (Nos. %(numbers)s).",
        count,
    ),
    "undecided": lambda words, count: words.ngettext(
        "Number %(numbers)s may be the attestor or the attestor's organisation; it was not decided.",
        "Numbers %(numbers)s may be the attestor or the attestor's organisation; it was not decided.",
        count,
    ),
}


FIRST_OF_TWO: dict[str, Counted] = {
    "own": lambda words, count: words.ngettext(
        "The first attestor has signed this statement too (No. %(numbers)s).",
        "The first attestor has signed this statement too (Nos. %(numbers)s).",
        count,
    ),
    "for-body": lambda words, count: words.ngettext(
        "The first attestor has signed this statement too, for an organisation (No. %(numbers)s).",
        "The first attestor has signed this statement too, for organisations (Nos. %(numbers)s).",
        count,
    ),
    "body": lambda words, count: words.ngettext(
        "The first attestor's organisation has signed this statement too (No. %(numbers)s).",
        "The first attestor's organisations have signed this statement too (Nos. %(numbers)s).",
        count,
    ),
    "undecided": lambda words, count: words.ngettext(
        "Number %(numbers)s may be the first attestor or the first attestor's organisation; it was not "
        "decided.",
        "Numbers %(numbers)s may be the first attestor or the first attestor's organisation; it was not "
        "decided.",
        count,
    ),
}
"""The same for the first attestor, where a second one attests too."""


def exception_paragraphs(
    words: Texts, basis: AttestationBasis, by_hand: Sequence[int], *, two: bool = False
) -> Iterator[str]:
    """Name by number what is not certified, and why: what lacks evidence first; `two` attest together."""
    if missing := basis.unexplained:
        yield words.ngettext(
            "For %(count)d signature (No. %(numbers)s) no evidence of consent is at hand; it is "
            "reproduced from the list as received.",
            "For %(count)d signatures (Nos. %(numbers)s) no evidence of consent is at hand; they are "
            "reproduced from the list as received.",
            len(missing),
        ) % _named(missing)
    for kind, sentence in REASONS.items():
        if numbers := basis.excepted.get(kind, ()):
            yield sentence(words, len(numbers)) % _named(numbers)
    # What lacks evidence was named above; here is only what the attestor leaves out by choice.
    left_out = [number for number in by_hand if number in basis.kinds]
    if left_out and two:
        yield words.ngettext(
            "%(count)d signature (No. %(numbers)s) is excepted at the attestors' own wish; its "
            "authenticity is not certified.",
            "%(count)d signatures (Nos. %(numbers)s) are excepted at the attestors' own wish; their "
            "authenticity is not certified.",
            len(left_out),
        ) % _named(left_out)
    elif left_out:
        yield words.ngettext(
            "%(count)d signature (No. %(numbers)s) is excepted at the attestor's own wish; its "
            "authenticity is not certified.",
            "%(count)d signatures (Nos. %(numbers)s) are excepted at the attestor's own wish; their "
            "authenticity is not certified.",
            len(left_out),
        ) % _named(left_out)


def translation_paragraphs(words: Texts, basis: AttestationBasis) -> Iterator[str]:
    """Say by whom the printed translations are, and which of them nobody confirmed."""
    if basis.translators:
        said = words.gettext("Translations, printed below the original words, are by %(names)s.")
        yield said % {"names": ", ".join(basis.translators)}
    if numbers := basis.unconfirmed:
        yield words.ngettext(
            "The translation of the words of number %(numbers)s is not confirmed by the signatory.",
            "The translations of the words of numbers %(numbers)s are not confirmed by the signatories.",
            len(numbers),
        ) % _named(numbers)


def duplicates_paragraphs(words: Texts, basis: AttestationBasis) -> Iterator[str]:
    """Name the pairs that look alike and about which nobody decided."""
    if len(basis.possible_duplicates) == 1:
        ((a, b),) = basis.possible_duplicates
        said = words.gettext(
            "Numbers %(a)d and %(b)d look alike; it was not decided whether they are one signatory."
        )
        yield said % {"a": a, "b": b}
    elif basis.possible_duplicates:
        said = words.gettext(
            "Numbers %(pairs)s look alike in pairs; it was not decided whether each pair is one "
            "signatory."
        )
        yield said % {"pairs": ", ".join(f"{a}/{b}" for a, b in basis.possible_duplicates)}


def disclosure_paragraphs(
    words: Texts, basis: AttestationBasis, *, two: bool = False
) -> Iterator[str]:
    """Say by number where those who attest have signed themselves, or their organisations have.

    `two` attest together, and the first is then named as the first.
    """
    sentences = {**DISCLOSURES, **FIRST_OF_TWO} if two else DISCLOSURES
    for kind, sentence in sentences.items():
        if numbers := basis.disclosed.get(kind, ()):
            yield sentence(words, len(numbers)) % _named(numbers)


def _named(numbers: Sequence[int]) -> dict[str, object]:
    return {"count": len(numbers), "numbers": ranges(numbers)}
