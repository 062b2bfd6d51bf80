"""The third paragraph: what the first does not cover, each number once, with how it is known."""

from collections.abc import Callable, Iterator

from coalition_app.documents.attestation.first_paragraph import Certified
from coalition_app.documents.attestation.voice import Voice
from coalition_app.documents.content.attestation_basis import AttestationBasis, Numbers
from coalition_app.i18n import N_

BY_CHOICE = "by-choice"
ITEMS = {
    "scan": N_("a copy of the signed sheet is held: %(numbers)s"),
    "mail": N_("consent received by email: %(numbers)s"),
    "form-row": N_("consent received by web form: %(numbers)s"),
    "letter": N_("consent received by letter: %(numbers)s"),
    "message": N_("consent received by message: %(numbers)s"),
    "call-note": N_("consent was reported orally; there is no written consent: %(numbers)s"),
    "unknown-sender": N_("consent received from an unknown address: %(numbers)s"),
    "lapsed": N_("consent was not confirmed again after the entry changed: %(numbers)s"),
    "erased": N_("the document that showed consent was erased and is no longer held: %(numbers)s"),
    "indirect": N_("consent was reported by another person: %(numbers)s"),
    "copy": N_("consent is known from a copy; the original was not shown: %(numbers)s"),
    "list": N_("entered from a list received on %(day)s: %(numbers)s"),
    "no-evidence": N_("no document shows consent: %(numbers)s"),
    "older-text": N_("consent relates to an earlier text: %(numbers)s"),
    "disputed": N_("it is disputed whose signature this is: %(numbers)s"),
    "check-failed": N_("the signature did not pass a comparison: %(numbers)s"),
}
"""By how a number is known, in the order of the items. The first grade is left out only by choice."""
UNDATED = N_("entered from a list received: %(numbers)s")
"""Of a list of which nobody knows when it came."""


def items_of(basis: AttestationBasis, certified: Certified) -> dict[str, Numbers]:
    """Return the numbers of each item, each number once: all, where only consent or nothing is certified.

    What the attestor leaves out by choice has no reason; what lacks evidence keeps its own.
    """
    listed = basis.counted if certified.form in ("consent", "note") else certified.left
    found: dict[str, list[int]] = {}
    for number in listed:
        chosen = number in certified.by_choice
        found.setdefault(BY_CHOICE if chosen else basis.known_by(number), []).append(number)
    order = (*ITEMS, BY_CHOICE)
    return {how: tuple(found[how]) for how in order if how in found}


def not_covered(voice: Voice, basis: AttestationBasis, certified: Certified) -> str:
    """Return the paragraph: a sentence for one item, else a lead and numbered items; empty for none."""
    items = [
        text
        for how, numbers in items_of(basis, certified).items()
        for text in _texts(voice, basis, how, numbers)
    ]
    if not items:
        return ""
    if len(items) == 1:
        return f"{items[0][:1].upper()}{items[0][1:]}."
    listed = [f"{at}) {item};" for at, item in enumerate(items, start=1)]
    listed[-1] = f"{listed[-1][:-1]}."
    return "\n".join([_LEADS[certified.form](voice), *listed])


_LEADS: dict[str, Callable[[Voice], str]] = {
    "except": lambda voice: voice.words.gettext("Paragraph 1 does not extend to these numbers:"),
    "only": lambda voice: voice.words.gettext("Paragraph 1 does not extend to the other numbers:"),
    "consent": lambda voice: voice.words.gettext("By number:"),
    "note": lambda voice: voice.words.gettext("By number:"),
}


def _texts(voice: Voice, basis: AttestationBasis, how: str, numbers: Numbers) -> Iterator[str]:
    gettext = voice.words.gettext
    if how == BY_CHOICE:
        sentence = (
            gettext("by decision of the person who signs this note: %(numbers)s")
            if voice.note
            else gettext("by decision of the person who signs: %(numbers)s")
        )
        yield sentence % {"numbers": voice.numbers(numbers)}
        return
    if how != "list":
        yield gettext(ITEMS[how]) % {"numbers": voice.numbers(numbers)}
        return
    days: dict[str, list[int]] = {}
    for number in numbers:
        days.setdefault(basis.list_days.get(number, ""), []).append(number)
    for day in sorted(days):
        named = {"numbers": voice.numbers(days[day]), "day": voice.day(day, "on") if day else ""}
        yield gettext(ITEMS[how] if day else UNDATED) % named
