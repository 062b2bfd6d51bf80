"""Contradictions in what the register says of a signature: each stops an attestation until it is settled."""

import re
from collections.abc import Callable

from coalition_app.documents.content.gathered import Gathered
from coalition_app.i18n import N_
from coalition_app.records.positions.acts import EXPLANATION, RESERVATION, ActRow
from coalition_app.records.positions.acts_changed import came_later
from coalition_app.records.positions.positions import RESERVING
from coalition_app.records.signatures.signatures import COUNTED, SignatureRow

REFUSING = re.compile(
    r"\bне\s+(?:поддерж\w+|подписыва\w+|соглас\w+|одобр\w+|разделя\w+)"
    r"|\bпротив\s+(?:требован\w+|пункт\w+|п\.)|\bвозраж\w+|\bза\s+исключением\b"
    r"|\b(?:қолда|келіс|мақұлда)(?:май|мей|пай|пей)\w*|\bқарсы(?:мыз|мын)?\b"
    r"|\b(?:do|does|did|can)\s*not\s+(?:support|agree|endorse|share)"
    r"|\b(?:don|doesn|didn|can)['’]t\s+(?:support|agree|endorse|share)"
    r"|\boppos(?:e|es|ed|ing)\b|\bdissent\w*|\bdisagree\w*|\breject(?:s|ed)?\b",
    re.IGNORECASE,
)
"""Words that refuse, in Russian, Kazakh and English: they ask to be looked at and decide nothing."""

SENTENCES = {
    "nothing-supported": (
        N_("Number %(numbers)s signed and supports no demand at all."),
        N_("Numbers %(numbers)s signed and support no demand at all."),
    ),
    "reservation-without-words": (
        N_("The position of number %(numbers)s is a reservation, and its words are missing."),
        N_("The positions of numbers %(numbers)s are reservations, and their words are missing."),
    ),
    "reservation-touches-nothing": (
        N_("The reservation of number %(numbers)s touches no demand."),
        N_("The reservations of numbers %(numbers)s touch no demand."),
    ),
    "act-without-language": (
        N_("The words of number %(numbers)s have no language."),
        N_("The words of numbers %(numbers)s have no language."),
    ),
    "words-refuse": (
        N_(
            "The words of number %(numbers)s seem to refuse something, and every position is support: "
            "record the position, or that the words are an interpretive declaration."
        ),
        N_(
            "The words of numbers %(numbers)s seem to refuse something, and every position is support: "
            "record the positions, or that the words are interpretive declarations."
        ),
    ),
    "reservation-on-core": (
        N_(
            "Number %(numbers)s has a reservation on a core demand, which takes none: record another "
            "position, or withdraw the words."
        ),
        N_(
            "Numbers %(numbers)s have reservations on a core demand, which takes none: record other "
            "positions, or withdraw the words."
        ),
    ),
    "words-after-withdrawal": (
        N_(
            "Words of number %(numbers)s came after the signature was withdrawn: withdraw them, or undo "
            "the withdrawal."
        ),
        N_(
            "Words of numbers %(numbers)s came after the signatures were withdrawn: withdraw them, or undo "
            "the withdrawals."
        ),
    ),
    "translation-older": (
        N_(
            "A translation of the words of number %(numbers)s is older than the words: compare the two and "
            "record that it was checked."
        ),
        N_(
            "Translations of the words of numbers %(numbers)s are older than the words: compare them and "
            "record that they were checked."
        ),
    ),
    "position-beyond-text": (
        N_(
            "The text that number %(numbers)s signed has not every demand on which a position is recorded: "
            "record that the new text was reconfirmed, or that the position is not stated."
        ),
        N_(
            "The texts that numbers %(numbers)s signed have not every demand on which a position is "
            "recorded: record that the new text was reconfirmed, or that the position is not stated."
        ),
    ),
}
"""What is said of one number, and of several."""


def _nothing_supported(gathered: Gathered, row: SignatureRow) -> bool:
    stances = gathered.held.of(row.id)
    return bool(stances) and all(each == "does-not-support" for each in stances)


def _reservation_without_words(gathered: Gathered, row: SignatureRow) -> bool:
    reservations = [act for act in gathered.acts.get(row.id, ()) if act.kind == RESERVATION]
    stances = gathered.held.of(row.id)
    if any(_reserves_whole(act, stances) for act in reservations):
        return False
    worded = {number for act in reservations for number in act.demands}
    return any(
        stance == "supports-with-reservation" and demand.number not in worded
        for demand, stance in zip(gathered.statement.demands, stances, strict=False)
    )


def _reservation_touches_nothing(gathered: Gathered, row: SignatureRow) -> bool:
    if not gathered.statement.demands or row.status not in COUNTED:
        return False
    stances = gathered.held.of(row.id)
    return any(
        act.kind == RESERVATION and not act.demands and not _reserves_whole(act, stances)
        for act in gathered.acts.get(row.id, ())
    )


def _reserves_whole(act: ActRow, stances: tuple[str, ...]) -> bool:
    """Words on the whole statement take something from each demand."""
    return not act.demands and bool(stances) and all(each in RESERVING for each in stances)


def _act_without_language(gathered: Gathered, row: SignatureRow) -> bool:
    return any(not act.language for act in gathered.acts.get(row.id, ()))


def _words_refuse(gathered: Gathered, row: SignatureRow) -> bool:
    """Words called a declaration were read by a person; an explanation may be what was left over."""
    if row.status not in COUNTED or {*gathered.held.of(row.id)} - {"supports"}:
        return False
    return any(
        act.kind in (RESERVATION, EXPLANATION) and REFUSING.search(act.wording) is not None
        for act in gathered.acts.get(row.id, ())
    )


def _reservation_on_core(gathered: Gathered, row: SignatureRow) -> bool:
    stances = gathered.held.of(row.id)
    return any(
        demand.policy == "core" and stance == "supports-with-reservation"
        for demand, stance in zip(gathered.statement.demands, stances, strict=False)
    )


def _words_after_withdrawal(gathered: Gathered, row: SignatureRow) -> bool:
    return row.status == "withdrawn" and any(
        came_later(act.received_on, row.status_on) for act in gathered.acts.get(row.id, ())
    )


def _translation_older(gathered: Gathered, row: SignatureRow) -> bool:
    return any(act.stale for act in gathered.acts.get(row.id, ()))


CONTRADICTIONS: dict[str, Callable[[Gathered, SignatureRow], bool]] = {
    "nothing-supported": _nothing_supported,
    "reservation-without-words": _reservation_without_words,
    "reservation-touches-nothing": _reservation_touches_nothing,
    "act-without-language": _act_without_language,
    "words-refuse": _words_refuse,
    "reservation-on-core": _reservation_on_core,
    "words-after-withdrawal": _words_after_withdrawal,
    "translation-older": _translation_older,
}
"""By kind: tells of one signature whether it holds. "position-beyond-text" needs the register itself."""
