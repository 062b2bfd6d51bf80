"""What is still missing for an honest attestation, worst first, each item by number."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from coalition_app.documents.content.as_signed import printed_pieces
from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.content import without_directory_names
from coalition_app.documents.content.contradictions import CONTRADICTIONS, SENTENCES
from coalition_app.documents.content.find_basis import (
    undecided_attestor,
    undecided_pairs,
    with_names,
)
from coalition_app.documents.content.gathered import Gathered
from coalition_app.documents.issue.late_withdrawals import counted_late
from coalition_app.documents.issue.waiting_letters import letters_against, sort_letters
from coalition_app.draft_pieces import COMPARE, LETTER, LINE_OPENINGS, MAY_SIGN, TITLE
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import languages_left_sentence
from coalition_app.records.care.checks import disagreement_sentence, find_disagreement
from coalition_app.records.editions import attestors, editions
from coalition_app.records.evidence import list_evidence
from coalition_app.records.merging import decisions
from coalition_app.records.positions import doubts, position_grid
from coalition_app.records.signatories.matching.pairs import ATTESTOR, Pair, numbers_of
from coalition_app.records.signatures import older_texts, timeline
from coalition_app.records.signatures.signatures import (
    COUNTED,
    PRINTED,
    SignatureRow,
    numbers_broken,
)
from coalition_app.records.statements import diff, wordings
from coalition_app.records.statements.versions import COVERED, coverage
from coalition_app.records.store.tables import HIDES_NAME
from coalition_app.records.store.transactions import Reading
from coalition_app.work import collecting_later

SEVERITIES = ("stops", "exception", "hint")
COMPARED_AT_ONCE = 5_000
"""Signatures up to which a register is compared with its journal whenever a page asks."""
LIST_ONLY = ("list", "no-evidence")
UNPRINTABLE = N_("No font can print %(characters)s.")
MOST_TOLD = 12
"""Characters that are named singly."""
NAMED = {
    "older-text": "evidence-older",
    "lapsed": "evidence-lapsed",
    "erased": "evidence-erased",
    "disputed": "check-doubtful",
    "check-failed": "check-failed",
}
"""How a signature without a grade is known, and the kind of its exception."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to settle, or to know."""

    kind: str
    severity: str
    """stops, exception (printed by number) or hint."""
    numbers: tuple[int, ...]
    text: str
    pairs: int = 0
    """How many pairs its numbers stand in; 0 where they stand alone."""
    letter: uuid.UUID | None = None
    """The first letter of the inbox that it speaks of; None for most."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Everything that `ready` says."""

    items: tuple[Item, ...]
    counts: dict[str, object]
    grades: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The counted numbers by the grade of their evidence, the strongest first."""

    @property
    def ready(self) -> bool:
        """Tell whether nothing stops the attestation."""
        return not any(item.severity == "stops" for item in self.items)

    @property
    def exceptions(self) -> tuple[Item, ...]:
        """Return the items that an attestation must name by number."""
        return tuple(item for item in self.items if item.severity == "exception")


@collecting_later()
def assess(
    tx: Reading,
    gathered: Gathered,
    language: str,
    *,
    patient: bool = True,
    register: Reading | None = None,
) -> Readiness:
    """Find what stops the attestation, what it must except, and what is good to know.

    `language` is that of the document, whose fonts and wordings matter. Drafts are never held up. Where
    not `patient`, what takes seconds is left out and named: the possible duplicates of a long list that
    was not compared yet, and whether a large register agrees with itself. `register` is the one that is
    compared with its journal, today's also where the list is of an earlier day; None where that was done.
    """
    found = [
        *_stops(tx, gathered, language),
        *_exceptions(tx, gathered),
        *_hints(tx, gathered, language),
    ]
    if register is not None:
        found += _disagreement(register, gathered, patient=patient)
    found += _possible_duplicates(tx, gathered, patient=patient)
    found.sort(key=lambda item: SEVERITIES.index(item.severity))
    return Readiness(tuple(found), _counts(gathered), gathered.basis.grades)


def _stops(tx: Reading, gathered: Gathered, language: str) -> Iterator[Item]:
    from coalition_app.documents.layout.missing_characters import (
        is_drawable,
        missing_characters,
        printed_names,
    )

    if not gathered.basis.counted:
        yield Item("no-signatures", "stops", (), _("The statement has no signature that counts."))
    if attestors.current_attestor(tx) is None:
        yield Item(
            "no-attestor",
            "stops",
            (),
            _("No attestor is recorded yet: enter the name and the offices."),
        )
    if gathered.statement.text_number > 1 and not wordings.is_frozen(tx, gathered.statement):
        text = _("Text %(text)d is in work: seal it, or undo it, before it is attested.")
        number = {"text": gathered.statement.text_number}
        yield Item("text-not-sealed", "stops", gathered.older, text % number)
    yield from _fields(tx, gathered)
    yield from _doubts(tx, gathered)
    for each in letters_against(tx, gathered):
        yield Item(each.kind, "stops", each.numbers, each.text, letter=each.letter)
    yield from _numbered("withheld-without-wish", "stops", _where(gathered, _nameless))
    yield from _numbered("number-twice", "stops", _twice(gathered.signatures))
    for kind, test in CONTRADICTIONS.items():
        yield from _numbered(kind, "stops", _where(gathered, test))
    beyond = position_grid.numbers_beyond_text(tx, gathered.statement)
    yield from _numbered("position-beyond-text", "stops", beyond)
    for demand in gathered.statement.demands:
        if not demand.wordings.get(gathered.statement.authentic_language):
            text = _("Demand %(number)d has no wording in the authentic language.")
            yield Item("demand-without-wording", "stops", (), text % {"number": demand.number})
    missing = missing_characters(without_directory_names(gathered.content), language)
    if missing:
        yield from _unprintable(missing, printed_names(gathered.content))
    entries = (entry for section in gathered.content.sections for entry in section.entries)
    needless = [each.number for each in entries if each.printed_form and is_drawable(each.name)]
    yield from _numbered("printed-form-needless", "stops", needless)


def _unprintable(missing: dict[str, list[int]], names: dict[int, str]) -> Iterator[Item]:
    """Name the characters that no font prints: in names, beside them, and in what stands for all."""
    named = {key: [n for n in numbers if key in names[n]] for key, numbers in missing.items()}
    beside = {key: [n for n in numbers if key not in names[n]] for key, numbers in missing.items()}
    if numbers := _all_of(named):
        text = ngettext(
            "No font can print %(characters)s in the name of number %(numbers)s: give it a printed form.",
            "No font can print %(characters)s in the names of numbers %(numbers)s: give them printed forms.",
            len(numbers),
        )
        facts = {"characters": _coded([key for key in named if named[key]])}
        yield Item("character", "stops", numbers, text % {**facts, "numbers": ranges(numbers)})
    if numbers := _all_of(beside):
        facts = {"characters": _coded([key for key in beside if beside[key]])}
        yield Item("character-beside-name", "stops", numbers, _(UNPRINTABLE) % facts)
    if common := [key for key, numbers in missing.items() if not numbers]:
        yield Item("character", "stops", (), _(UNPRINTABLE) % {"characters": _coded(common)})


def _all_of(found: dict[str, list[int]]) -> tuple[int, ...]:
    return tuple(sorted({number for each in found.values() for number in each}))


def _coded(characters: Sequence[str]) -> str:
    told = [f"{each} (U+{ord(each):04X})" for each in characters[:MOST_TOLD]]
    return ", ".join(told) + "…" * (len(characters) > MOST_TOLD)


def _disagreement(register: Reading, gathered: Gathered, *, patient: bool) -> Iterator[Item]:
    """Compare the register with its journal, as attesting does."""
    if not patient and len(gathered.signatures) > COMPARED_AT_ONCE:
        text = _(
            "Whether this large register agrees with itself was not looked at: attesting does so in any case."
        )
        yield Item("register-not-compared", "hint", (), text)
    elif found := find_disagreement(register, gathered.statement.id):
        text = disagreement_sentence(found)
        yield Item("register-disagrees", "stops", (), text)


def _fields(tx: Reading, gathered: Gathered) -> Iterator[Item]:
    """Name what would print in a field of the attestation, and which no field takes."""
    from coalition_app.documents.attestation.compose import refuse_fields

    persons = [attestors.current_attestor(tx), attestors.second_attestor(tx)]
    named = [each for each in persons if each is not None]
    try:
        refuse_fields(with_names(tx, gathered), named, gathered.content.coalition)
    except UserError as refused:
        text = _(
            "The attestation would be refused. %(problem)s Correct it where it was recorded: who attests, "
            "the coalition’s name, who holds the originals, who compared or translated."
        )
        yield Item("field-refused", "stops", (), text % {"problem": refused})


def _doubts(tx: Reading, gathered: Gathered) -> Iterator[Item]:
    """Find what nobody vouches for: words without demands, pieces of entries, lines that belong to none."""
    printed = {row.number for row in gathered.signatures if row.status in PRINTED}
    # Of who withdrew the number prints, and no words.
    gone = {row.number for row in gathered.signatures if row.status == "withdrawn"}
    found = doubts.list_doubts(tx, gathered.statement)
    worded = {each.number for each in found if each.code == doubts.UNSETTLED_WORDS}
    yield from _numbered("unsettled", "stops", sorted(printed & worded - gone))
    wordless = set(list_evidence.without_words(tx, gathered.statement))
    yield from _numbered("words-missing", "stops", sorted(printed & wordless - gone))
    pieces = [each for each in found if each.piece is not None]
    unknown = {each.number for each in pieces if each.code not in LINE_OPENINGS}
    uncompared = {each.number for each in pieces if each.code == COMPARE}
    named = {each.number for each in pieces if each.code in LINE_OPENINGS and each.code != COMPARE}
    yield from _numbered("unknown-piece", "stops", sorted(printed & unknown))
    yield from _numbered("line-unread", "stops", sorted(printed & named))
    yield from _numbered("not-compared", "stops", sorted(printed & uncompared))
    beside = [each for each in found if each.number is None]
    signing = [each.lines for each in beside if each.code in (MAY_SIGN, LETTER)]
    if signing:
        text = ngettext(
            "Line %(lines)s of the source may be a signatory that was not read: record it, or say that it is "
            "none.",
            "Lines %(lines)s of the sources may be signatories that were not read: record them, or say that "
            "they are none.",
            len(signing),
        )
        yield Item("line-unread", "stops", (), text % {"lines": ", ".join(signing)})
    for each in beside:
        if each.code == TITLE:
            text = _(
                "It is not certain that “%(title)s” is the title: confirm it, or change it under “Text”."
            )
            yield Item("title-doubted", "stops", (), text % {"title": each.text})
    lines = [each.lines for each in beside if each.code not in (MAY_SIGN, LETTER, TITLE)]
    if lines:
        text = ngettext(
            "Line %(lines)s of the source speaks of a demand: say whether it says anything on it.",
            "Lines %(lines)s of the sources speak of demands: say whether they say anything on them.",
            len(lines),
        )
        yield Item("line-unread", "stops", (), text % {"lines": ", ".join(lines)})


def _nameless(_given: Gathered, row: SignatureRow) -> bool:
    """Tell whether nothing that is printed is a name, although nobody wished that."""
    silent = row.status == "withdrawn" or row.publish in HIDES_NAME
    return not silent and not row.is_open and not printed_pieces(row).name


def _exceptions(tx: Reading, gathered: Gathered) -> Iterator[Item]:
    yield from _after_signature(tx, gathered)
    basis, older = gathered.basis, set(gathered.older)
    missing = [each for each in basis.counted if basis.known_by(each) in LIST_ONLY]
    yield from _numbered("no-evidence", "exception", missing)
    yield from _numbered("to-reconfirm", "exception", sorted(older))
    for how, kind in NAMED.items():
        numbers = [n for n in basis.counted if basis.known_by(n) == how and n not in older]
        yield from _numbered(kind, "exception", numbers)
    disputed = [row.number for row in gathered.signatures if row.status == "disputed"]
    yield from _numbered("disputed", "exception", disputed)
    unconfirmed = {
        row.number
        for row in gathered.signatures
        for act in gathered.acts.get(row.id, ())
        if any(state != "confirmed" for *_words, state in act.translations)
    }
    yield from _numbered("translation-not-confirmed", "exception", sorted(unconfirmed))


def _after_signature(tx: Reading, gathered: Gathered) -> Iterator[Item]:
    """Name who counts and signed before a demand was added, or worded as it is now."""
    cover = coverage(tx, gathered.statement)
    signed = older_texts.texts_signed(tx, [row.id for row in gathered.signatures]) if cover else {}
    covers = {each.number: cover[each.id] for each in _texts(tx, gathered) if each.id in cover}
    for at, demand in enumerate(gathered.statement.demands):
        numbers = tuple(
            row.number
            for row in gathered.signatures
            if row.status in COUNTED
            and signed.get(row.id) in covers
            and covers[signed[row.id]][at] != COVERED
        )
        if numbers:
            text = _(
                "Demand %(demand)d was added or reworded after these signatures, whose position on it is not "
                "stated: %(numbers)s."
            )
            named = {"demand": demand.number, "numbers": ranges(numbers)}
            yield Item("demand-after-signature", "exception", numbers, text % named)


def _texts(tx: Reading, gathered: Gathered) -> list[wordings.TextRow]:
    return wordings.list_texts(tx, gathered.statement.id)


def _possible_duplicates(tx: Reading, gathered: Gathered, *, patient: bool) -> Iterator[Item]:
    """Find who is counted twice: by decision, and possibly.

    Comparing a long list takes seconds, once for the same names: the pairs are kept from one time to the
    next.
    """
    if not patient and not decisions.are_compared(tx, gathered.signatures):
        text = _("The names of this long list have not been compared for possible duplicates yet.")
        yield Item("twins-not-compared", "hint", (), text)
        return
    found = decisions.possible_duplicates_among(tx, gathered.statement, gathered.signatures)
    twice = [each.pair for each in found if each.stands_twice]
    yield from _numbered("twins-counted-twice", "stops", numbers_of(twice))
    alike = undecided_pairs(found)
    if len(alike) == 1:
        (pair,) = alike
        said = _(
            "Numbers %(a)d and %(b)d look alike; it has not been determined whether they are the "
            "same signatory."
        )
        text = said % {"a": pair.a, "b": pair.b}
        yield Item("twins-undecided", "exception", (pair.a, pair.b), text, 1)
    else:
        yield from _paired("twins-undecided", "exception", alike)
    own = undecided_attestor(tx, gathered, found)
    yield from _numbered("attestor-undecided", "stops", own)
    waiting = [each.pair for each in found if not each.verdict and each.pair.b != ATTESTOR]
    belonging = [pair for pair in waiting if pair not in alike]
    yield from _paired("belonging-undecided", "hint", belonging)


def _hints(tx: Reading, gathered: Gathered, language: str) -> Iterator[Item]:
    if not gathered.statement.demands:
        text = _("The statement has no demands: every signature stands for its text as a whole.")
        yield Item("no-demands", "hint", (), text)
    if letters := len(sort_letters(tx, gathered)[""]):
        text = ngettext(
            "%(count)d letter is neither recorded nor removed: it may withdraw a signature.",
            "%(count)d letters are neither recorded nor removed: one may withdraw a signature.",
            letters,
        )
        yield Item("letters-wait", "hint", (), text % {"count": letters})
    for late in editions.list_editions(tx, gathered.statement.id)[-1:]:
        yield from _numbered("counted-late", "hint", counted_late(tx, late))
    pending = [row.number for row in gathered.signatures if row.status == "subject-to-approval"]
    yield from _numbered("subject-to-approval", "hint", pending)
    doubtful = timeline.doubtful_courses(tx, gathered.statement)
    yield from _numbered("came-unknown", "hint", doubtful)
    marked = gathered.content.marked
    yield from _numbered("broken-print", "hint", sorted(marked))
    others = set(numbers_broken(tx, gathered.statement.id)) - marked
    yield from _numbered("broken-source", "hint", sorted(others))
    left = diff.languages_left(tx, gathered.statement)
    if left:
        yield Item("languages-unchanged", "hint", (), languages_left_sentence(left))
    if not gathered.statement.titles.get(language):
        text = _(
            "The title has no wording in the document’s language; the authentic one is printed."
        )
        yield Item("title-not-translated", "hint", (), text)
    if any(not demand.wordings.get(language) for demand in gathered.statement.demands):
        text = _("Not every demand has a wording in the document’s language.")
        yield Item("demands-not-translated", "hint", (), text)


def _paired(kind: str, severity: str, pairs: Sequence[Pair]) -> Iterator[Item]:
    """Word an item that concerns pairs, and count them."""
    for item in _numbered(kind, severity, numbers_of(pairs)):
        yield replace(item, pairs=len(pairs))


def _numbered(kind: str, severity: str, numbers: Sequence[int]) -> Iterator[Item]:
    """Word an item that concerns signatures by number."""
    if numbers:
        one, many = _SENTENCES[kind]
        sentence = _(one) if len(numbers) == 1 else _(many)
        text = sentence % {"numbers": ranges(numbers)}
        yield Item(kind, severity, tuple(sorted(numbers)), text)


_SENTENCES = {
    **SENTENCES,
    "printed-form-needless": (
        N_(
            "The name of number %(numbers)s can be printed as it was signed: take its printed form away."
        ),
        N_(
            "The names of numbers %(numbers)s can be printed as they were signed: take their printed forms "
            "away."
        ),
    ),
    "unsettled": (
        N_("The words of number %(numbers)s are not assigned: record which demands they concern."),
        N_("The words of numbers %(numbers)s are not assigned: record which demands they concern."),
    ),
    "words-missing": (
        N_(
            "Evidence shows a reservation of number %(numbers)s, and no words are recorded: record them, or "
            "replace the evidence."
        ),
        N_(
            "Evidence shows reservations of numbers %(numbers)s, and no words are recorded: record them, or "
            "replace the evidence."
        ),
    ),
    "unknown-piece": (
        N_("Entry %(numbers)s holds an unclear passage: say what it is."),
        N_("Entries %(numbers)s hold unclear passages: say what they are."),
    ),
    "line-unread": (
        N_("A line outside the list speaks of number %(numbers)s: say what it says."),
        N_("Lines outside the list speak of numbers %(numbers)s: say what they say."),
    ),
    "not-compared": (
        N_(
            "Entry %(numbers)s was not compared with its source, of which much is in doubt: compare it."
        ),
        N_(
            "Entries %(numbers)s were not compared with their source, of which much is in doubt: compare "
            "them."
        ),
    ),
    "withheld-without-wish": (
        N_(
            "Number %(numbers)s would be printed without a name, and no wish for that is recorded: "
            "correct the name, or record the wish."
        ),
        N_(
            "Numbers %(numbers)s would be printed without names, and no wish for that is recorded: "
            "correct the names, or record the wishes."
        ),
    ),
    "number-twice": (
        N_("Number %(numbers)s is used for two signatures."),
        N_("Numbers %(numbers)s stand for two signatures each."),
    ),
    "counted-late": (
        N_(
            "The newest edition counts number %(numbers)s, although the withdrawal had come by its day: "
            "attest another one, and hand over what changed."
        ),
        N_(
            "The newest edition counts numbers %(numbers)s, although the withdrawals had come by its day: "
            "attest another one, and hand over what changed."
        ),
    ),
    "no-evidence": (
        N_("There is no evidence of the consent of number %(numbers)s."),
        N_("There is no evidence of the consent of numbers %(numbers)s."),
    ),
    "to-reconfirm": (
        N_("Number %(numbers)s signed an older text and has not reconfirmed this one."),
        N_("Numbers %(numbers)s signed an older text and have not reconfirmed this one."),
    ),
    "twins-counted-twice": (
        N_("Number %(numbers)s is listed twice, and both are counted."),
        N_(
            "Numbers %(numbers)s: the same signatory is listed twice each time, and both are counted."
        ),
    ),
    "twins-undecided": (
        N_("Number %(numbers)s may be the same signatory as another one; decide it."),
        N_("Each pair may be one signatory; decide: Nos. %(numbers)s."),
    ),
    "attestor-undecided": (
        N_("The attestor may also have signed under number %(numbers)s; decide it."),
        N_("The attestor may also have signed under numbers %(numbers)s; decide each."),
    ),
    "belonging-undecided": (
        N_("Number %(numbers)s belongs to another number of the list, perhaps."),
        N_(
            "Among numbers %(numbers)s there are people who belong to organisations of the list, perhaps."
        ),
    ),
    "disputed": (
        N_("The signature of number %(numbers)s is disputed."),
        N_("The signatures of numbers %(numbers)s are disputed."),
    ),
    "evidence-older": (
        N_("What shows the consent of number %(numbers)s is older than the text."),
        N_("What shows the consent of numbers %(numbers)s is older than the text."),
    ),
    "evidence-lapsed": (
        N_("The entry of number %(numbers)s changed after consent was shown: ask for it again."),
        N_("The entries of numbers %(numbers)s changed after consent was shown: ask for it again."),
    ),
    "evidence-erased": (
        N_("What showed the consent of number %(numbers)s was erased: ask for it again."),
        N_("What showed the consent of numbers %(numbers)s was erased: ask for it again."),
    ),
    "check-doubtful": (
        N_("The check of number %(numbers)s leaves doubt about the signature."),
        N_("The checks of numbers %(numbers)s leave doubt about the signatures."),
    ),
    "check-failed": (
        N_("The signature of number %(numbers)s did not stand the check."),
        N_("The signatures of numbers %(numbers)s did not stand the check."),
    ),
    "translation-not-confirmed": (
        N_("A translation of the words of number %(numbers)s is not confirmed."),
        N_("Translations of the words of numbers %(numbers)s are not confirmed."),
    ),
    "broken-print": (
        N_(
            "Number %(numbers)s is printed with the mark *, as broken as it came: look at the original."
        ),
        N_(
            "Nos. %(numbers)s are printed as damaged as they came in, marked *. Check the originals."
        ),
    ),
    "broken-source": (
        N_("In the imported list, number %(numbers)s may be printed incorrectly: check it."),
        N_("In the imported list, numbers %(numbers)s may be printed incorrectly: check them."),
    ),
    "came-unknown": (
        N_(
            "The status of number %(numbers)s bears a day before it was recorded, and no day is "
            "known on which it came: record when it was received."
        ),
        N_(
            "The statuses of numbers %(numbers)s bear days before they were recorded, and no day "
            "is known on which they came: record when they were received."
        ),
    ),
    "subject-to-approval": (
        N_("Number %(numbers)s signed subject to approval and is not counted."),
        N_("Numbers %(numbers)s signed subject to approval and are not counted."),
    ),
}


def _twice(rows: Sequence[SignatureRow]) -> list[int]:
    times = Counter(row.number for row in rows)
    return sorted(number for number, count in times.items() if count > 1)


def _where(gathered: Gathered, test: Callable[[Gathered, SignatureRow], bool]) -> list[int]:
    return [
        row.number for row in gathered.signatures if row.status in PRINTED and test(gathered, row)
    ]


def _counts(gathered: Gathered) -> dict[str, object]:
    content = gathered.content
    return {
        "signed": content.signed,
        "unsettled": len(content.unsettled),
        "withdrawn": content.withdrawn,
        "subject-to-approval": content.subject_to_approval,
        "with-reservation": content.with_reservation,
        "with-evidence": len(gathered.basis.of_grade("original", "received", "reported")),
        "grades": {grade: len(numbers) for grade, numbers in gathered.basis.grades.items()},
        "demands": {str(each.number): each.counts for each in content.demands},
    }
