"""The heading and the first paragraph: what is certified, and of which numbers."""

from dataclasses import dataclass

from coalition_app.documents.attestation.choices import AS_CARRIED, Chosen
from coalition_app.documents.attestation.voice import Voice
from coalition_app.documents.content.attestation_basis import AttestationBasis, Numbers

FORMS = ("all", "except", "only", "consent", "note")
"""What the first paragraph certifies: every signature, all but some, some, only consent, or nothing."""


@dataclass(frozen=True, slots=True)
class Certified:
    """What may be certified: the form, the numbers that the first paragraph covers, and the others."""

    form: str
    covered: Numbers
    left: Numbers
    """The counted numbers that it does not cover."""
    by_choice: Numbers
    """Those of them that the attestor leaves out, although the evidence would carry them."""


def certified_numbers(basis: AttestationBasis, chosen: Chosen = AS_CARRIED) -> Certified:
    """Find the strongest sentence that the grades carry, and the numbers that it covers.

    An exception is named only where it is smaller than what it leaves: else the covered numbers are.
    """
    excepted = set(chosen.excepted)
    for grade in ("original", "received"):
        covered = tuple(each for each in basis.of_grade(grade) if each not in excepted)
        if covered:
            break
    else:
        covered, grade = (), ""
    left = tuple(sorted(set(basis.counted).difference(covered)))
    strong = ("original",) if grade == "original" else ("original", "received")
    by_choice = tuple(number for number in basis.of_grade(*strong) if number in excepted)
    if not covered:
        form = "note"
    elif grade == "received":
        form = "consent"
    elif not left:
        form = "all"
    else:
        form = "except" if 2 * len(left) < len(basis.counted) else "only"
    return Certified(form, covered, left, by_choice)


def heading(voice: Voice) -> str:
    """Return the heading, which names neither authenticity nor a number."""
    gettext = voice.words.gettext
    return gettext("NOTE TO THE LIST OF SIGNATORIES") if voice.note else gettext("ATTESTATION")


def first_paragraph(voice: Voice, certified: Certified, exceptions: int) -> str:
    """Return the sentence that certifies; `exceptions` is the number of the paragraph that names the rest."""
    _ = voice.words.gettext
    if certified.form == "note":
        return _("This note is not a certification that the signatures are authentic.")
    said = {
        "all": (
            _("I certify that the signatures are authentic."),
            _("We certify that the signatures are authentic."),
        ),
        "except": (
            _(
                "I certify that the signatures are authentic, except those named in paragraph "
                "%(paragraph)d."
            ),
            _(
                "We certify that the signatures are authentic, except those named in paragraph "
                "%(paragraph)d."
            ),
        ),
        "only": (
            _("I certify that these signatures are authentic: %(numbers)s."),
            _("We certify that these signatures are authentic: %(numbers)s."),
        ),
        "consent": (
            _("I certify that consent to sign the document was received: %(numbers)s."),
            _("We certify that consent to sign the document was received: %(numbers)s."),
        ),
    }
    sentence = said[certified.form][voice.two]
    return sentence % {"paragraph": exceptions, "numbers": voice.numbers(certified.covered)}
