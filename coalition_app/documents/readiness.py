"""What stands between the register and an honest attestation, worst first, each item by number."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coalition_app.documents.attestation import ranges
from coalition_app.documents.collector import collecting_later
from coalition_app.documents.gather import Gathered
from coalition_app.i18n import N_, _
from coalition_app.records import attestors, texts
from coalition_app.records.positions import UNSETTLED
from coalition_app.records.signatures import COUNTED, PRINTED, SignatureRow
from coalition_app.records.transactions import Reading

SEVERITIES = ("stops", "exception", "hint")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to settle, or to know."""

    kind: str
    severity: str
    """stops, exception (printed by number) or hint."""
    numbers: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """Everything that `ready` says."""

    items: tuple[Item, ...]
    counts: dict[str, object]

    @property
    def ready(self) -> bool:
        """Tell whether nothing stops the attestation."""
        return not any(item.severity == "stops" for item in self.items)

    @property
    def exceptions(self) -> tuple[Item, ...]:
        """Give the items that an attestation must name by number."""
        return tuple(item for item in self.items if item.severity == "exception")


@collecting_later()
def assess(tx: Reading, gathered: Gathered, language: str) -> Readiness:
    """Find what stops the attestation, what it must except, and what is good to know.

    `language` is that of the document, whose fonts and wordings matter. Drafts are never held up.
    """
    found = [*_stops(tx, gathered, language), *_exceptions(gathered), *_hints(gathered, language)]
    found.sort(key=lambda item: SEVERITIES.index(item.severity))
    return Readiness(tuple(found), _counts(gathered))


def _stops(tx: Reading, gathered: Gathered, language: str) -> Iterator[Item]:
    from coalition_app.documents.annex_pdf import missing_characters

    if not gathered.ground.counted:
        yield Item("no-signatures", "stops", (), _("The statement has no signature that counts."))
    if attestors.current_attestor(tx) is None:
        yield Item("no-attestor", "stops", (), _("Nobody attests yet: say who, with offices."))
    if gathered.statement.text_number > 1 and not texts.is_frozen(tx, gathered.statement):
        text = _("Text %(text)d is in work: seal it, or undo it, before it is attested.")
        number = {"text": gathered.statement.text_number}
        yield Item("text-not-sealed", "stops", gathered.older, text % number)
    yield from _numbered("unsettled", "stops", _unsettled(gathered))
    yield from _numbered("number-twice", "stops", _twice(gathered.signatures))
    for kind, test in _CONTRADICTIONS.items():
        yield from _numbered(kind, "stops", _where(gathered, test))
    for demand in gathered.statement.demands:
        if not demand.wordings.get(gathered.statement.authentic_language):
            text = _("Demand %(number)d has no wording in the authentic language.")
            yield Item("demand-without-wording", "stops", (), text % {"number": demand.number})
    for character, numbers in missing_characters(gathered.content, language).items():
        named = {"character": character, "code": f"U+{ord(character):04X}"}
        text = _("No font can print the character %(character)s (%(code)s).") % named
        yield Item("character", "stops", tuple(numbers), text)


def _exceptions(gathered: Gathered) -> Iterator[Item]:
    older = set(gathered.older)
    missing = [each for each in gathered.ground.exceptions if each not in older]
    yield from _numbered("no-evidence", "exception", missing)
    yield from _numbered("to-reconfirm", "exception", gathered.older)
    disputed = [row.number for row in gathered.signatures if row.standing == "disputed"]
    yield from _numbered("disputed", "exception", disputed)
    unconfirmed = [
        row.number
        for row in gathered.signatures
        for act in gathered.acts.get(row.id, ())
        if any(state != "confirmed" for *_words, state in act.translations)
    ]
    yield from _numbered("translation-not-confirmed", "exception", unconfirmed)


def _hints(gathered: Gathered, language: str) -> Iterator[Item]:
    pending = [row.number for row in gathered.signatures if row.standing == "subject-to-approval"]
    yield from _numbered("subject-to-approval", "hint", pending)
    if not gathered.statement.titles.get(language):
        text = _(
            "The title has no wording in the document's language; the authentic one is printed."
        )
        yield Item("title-not-translated", "hint", (), text)
    if any(not demand.wordings.get(language) for demand in gathered.statement.demands):
        text = _("Not every demand has a wording in the document's language.")
        yield Item("demands-not-translated", "hint", (), text)


def _numbered(kind: str, severity: str, numbers: Sequence[int]) -> Iterator[Item]:
    """Word an item that concerns signatures by number."""
    if numbers:
        one, many = _SENTENCES[kind]
        sentence = _(one) if len(numbers) == 1 else _(many)
        text = sentence % {"numbers": ranges(numbers)}
        yield Item(kind, severity, tuple(sorted(numbers)), text)


_SENTENCES = {
    "unsettled": (
        N_("The words of number %(numbers)s are not settled: record which demands they touch."),
        N_("The words of numbers %(numbers)s are not settled: record which demands they touch."),
    ),
    "number-twice": (
        N_("Number %(numbers)s stands for two signatures."),
        N_("Numbers %(numbers)s stand for two signatures each."),
    ),
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
    "no-evidence": (
        N_("There is no evidence of the consent of number %(numbers)s."),
        N_("There is no evidence of the consent of numbers %(numbers)s."),
    ),
    "to-reconfirm": (
        N_("Number %(numbers)s signed an older text and has not reconfirmed this one."),
        N_("Numbers %(numbers)s signed an older text and have not reconfirmed this one."),
    ),
    "disputed": (
        N_("The signature of number %(numbers)s is disputed."),
        N_("The signatures of numbers %(numbers)s are disputed."),
    ),
    "translation-not-confirmed": (
        N_("A translation of the words of number %(numbers)s is not confirmed."),
        N_("Translations of the words of numbers %(numbers)s are not confirmed."),
    ),
    "subject-to-approval": (
        N_("Number %(numbers)s signed subject to approval and is not counted."),
        N_("Numbers %(numbers)s signed subject to approval and are not counted."),
    ),
}


def _unsettled(gathered: Gathered) -> list[int]:
    return _where(
        gathered,
        lambda given, row: any(act.kind == UNSETTLED for act in given.acts.get(row.id, ())),
    )


def _twice(rows: Sequence[SignatureRow]) -> list[int]:
    times = Counter(row.number for row in rows)
    return sorted(number for number, count in times.items() if count > 1)


def _where(gathered: Gathered, test: Callable[[Gathered, SignatureRow], bool]) -> list[int]:
    return [
        row.number for row in gathered.signatures if row.standing in PRINTED and test(gathered, row)
    ]


def _nothing_supported(gathered: Gathered, row: SignatureRow) -> bool:
    stances = gathered.positions.get(row.id, ())
    refused = bool(stances) and all(each == "does-not-support" for each in stances)
    return refused and row.standing in COUNTED


def _reservation_without_words(gathered: Gathered, row: SignatureRow) -> bool:
    reservations = [act for act in gathered.acts.get(row.id, ()) if act.kind == "reservation"]
    worded = {number for act in reservations for number in act.demands}
    stances = gathered.positions.get(row.id, ())
    return any(
        stance == "supports-with-reservation" and demand.number not in worded
        for demand, stance in zip(gathered.statement.demands, stances, strict=False)
    )


def _reservation_touches_nothing(gathered: Gathered, row: SignatureRow) -> bool:
    if not gathered.statement.demands:
        return False
    return any(
        act.kind == "reservation" and not act.demands for act in gathered.acts.get(row.id, ())
    )


def _act_without_language(gathered: Gathered, row: SignatureRow) -> bool:
    return any(not act.language for act in gathered.acts.get(row.id, ()))


_CONTRADICTIONS = {
    "nothing-supported": _nothing_supported,
    "reservation-without-words": _reservation_without_words,
    "reservation-touches-nothing": _reservation_touches_nothing,
    "act-without-language": _act_without_language,
}


def _counts(gathered: Gathered) -> dict[str, object]:
    content = gathered.content
    return {
        "signed": content.signed,
        "withdrawn": content.withdrawn,
        "subject-to-approval": content.subject_to_approval,
        "with-reservation": content.with_reservation,
        "with-evidence": len(gathered.ground.basis),
        "demands": {str(each.number): each.counts for each in content.demands},
    }
