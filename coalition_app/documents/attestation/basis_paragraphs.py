"""The basis of an attestation in plain words: by kind of evidence, with counts and numbers."""

from collections.abc import Callable, Iterator, Sequence

from coalition_app.documents.content.attestation_basis import BESIDES, AttestationBasis, ranges
from coalition_app.i18n import Texts
from coalition_app.labels import EVIDENCE_KINDS

FILES = ("file", "letter", "mail", "scan", "photo", "form-row")
OTHERS: dict[str, Callable[[Texts, int], str]] = {
    "held-outside": lambda words, count: words.ngettext(
        "Basis: for %(count)d signature (No. %(numbers)s) the original is held outside the register, at "
        "a place that the register names.",
        "Basis: for %(count)d signatures (Nos. %(numbers)s) the originals are held outside the register, "
        "at a place that the register names.",
        count,
    ),
    "seen-in-person": lambda words, count: words.ngettext(
        "Basis: %(count)d signature (No. %(numbers)s) was given in person; a note of it is kept.",
        "Basis: %(count)d signatures (Nos. %(numbers)s) were given in person; notes of it are kept.",
        count,
    ),
    "call-note": lambda words, count: words.ngettext(
        "Basis: for %(count)d signature (No. %(numbers)s) consent was given by word of mouth; a note of "
        "it is kept.",
        "Basis: for %(count)d signatures (Nos. %(numbers)s) consent was given by word of mouth; notes of "
        "it are kept.",
        count,
    ),
    "confirmed": lambda words, count: words.ngettext(
        "Basis: %(count)d signature (No. %(numbers)s) was checked and found genuine; by whom and on what "
        "ground is recorded, and no document of consent is kept.",
        "Basis: %(count)d signatures (Nos. %(numbers)s) were checked and found genuine; by whom and on "
        "what ground is recorded, and no documents of consent are kept.",
        count,
    ),
}
"""Sentences for the kinds of evidence that are not files."""
# Translators: these are parts of the list in "Recorded besides consent: …"
BESIDES_WORDS: dict[str, Callable[[Texts, int], str]] = {
    "identity": lambda words, count: words.ngettext(
        "identity of the signatory – %(count)d (No. %(numbers)s)",
        "identity of the signatory – %(count)d (Nos. %(numbers)s)",
        count,
    ),
    "authority": lambda words, count: words.ngettext(
        "authority to sign for the organisation – %(count)d (No. %(numbers)s)",
        "authority to sign for the organisation – %(count)d (Nos. %(numbers)s)",
        count,
    ),
    "wording": lambda words, count: words.ngettext(
        "wording of the reservation – %(count)d (No. %(numbers)s)",
        "wording of the reservation – %(count)d (Nos. %(numbers)s)",
        count,
    ),
    "second-check": lambda words, count: words.ngettext(
        "check by a second person – %(count)d (No. %(numbers)s)",
        "check by a second person – %(count)d (Nos. %(numbers)s)",
        count,
    ),
}


def basis_paragraphs(
    words: Texts, basis: AttestationBasis, certified: Sequence[int]
) -> Iterator[str]:
    """Say on what the certified signatures rest, each number once."""
    by_kind: dict[str, list[int]] = {}
    for number in certified:
        by_kind.setdefault(basis.kinds[number], []).append(number)
    files = {kind: by_kind[kind] for kind in FILES if kind in by_kind}
    for kind, sentence in OTHERS.items():
        if kind == "seen-in-person" and files:
            yield _files(words, files)
        if numbers := by_kind.get(kind):
            counted = {"count": len(numbers), "numbers": ranges(numbers)}
            yield sentence(words, len(numbers)) % counted


def besides_paragraph(words: Texts, basis: AttestationBasis, certified: Sequence[int]) -> str:
    """Say what is recorded beside consent, and that no more of it is certified."""
    known = set(certified)
    parts = []
    for claim in BESIDES:
        numbers = [number for number in basis.besides.get(claim, ()) if number in known]
        if numbers:
            named = {"count": len(numbers), "numbers": ranges(numbers)}
            parts.append(BESIDES_WORDS[claim](words, len(numbers)) % named)
    if not parts:
        return words.gettext(
            "Beside consent no evidence of identity or of the authority to sign for an organisation is "
            "recorded."
        )
    said = words.gettext("Recorded besides consent: %(list)s; for the others it is not.")
    return said % {"list": "; ".join(parts)}


def _files(words: Texts, files: dict[str, list[int]]) -> str:
    """Say which documents are kept, and told apart by kind where the kinds are known."""
    numbers = sorted(number for kind in files.values() for number in kind)
    counted = {"count": len(numbers), "numbers": ranges(numbers)}
    if set(files) == {"file"}:
        plain = words.ngettext(
            "Basis: for %(count)d signature (No. %(numbers)s) a document of consent is kept in the "
            "coalition's register.",
            "Basis: for %(count)d signatures (Nos. %(numbers)s) documents of consent are kept in the "
            "coalition's register.",
            len(numbers),
        )
        return plain % counted
    sentence = words.ngettext(
        "Basis: for %(count)d signature (No. %(numbers)s) a document of consent is kept in the "
        "coalition's register: %(kinds)s.",
        "Basis: for %(count)d signatures (Nos. %(numbers)s) documents of consent are kept in the "
        "coalition's register: %(kinds)s.",
        len(numbers),
    )
    return sentence % {**counted, "kinds": _kinds(words, files)}


def _kinds(words: Texts, files: dict[str, list[int]]) -> str:
    """Tell the documents apart by kind, with the numbers where there are several kinds."""
    if len(files) == 1:
        return words.gettext(EVIDENCE_KINDS[next(iter(files))])
    return "; ".join(
        f"{words.gettext(EVIDENCE_KINDS[kind])} ({ranges(numbers)})"
        for kind, numbers in files.items()
    )
