"""Finding what an attestation rests on: words and papers, who looks alike, which attestors signed too."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from coalition_app.documents.content.as_signed import has_office_held_back
from coalition_app.documents.content.attestation_basis import AttestationBasis, Numbers
from coalition_app.documents.content.gathered import Gathered
from coalition_app.records.editions import attestors, editions
from coalition_app.records.evidence import evidence_basis
from coalition_app.records.evidence.evidence_basis import LIST, WordsShown
from coalition_app.records.merging import attestor_match, decisions
from coalition_app.records.signatories.matching.pairs import ATTESTOR, Pair
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.wordings import list_texts
from coalition_app.records.store.tables import HIDES_NAME
from coalition_app.records.store.transactions import Reading

Pairs = tuple[tuple[int, int], ...]
Found = list[decisions.PossibleDuplicate]


def whole_basis(tx: Reading, gathered: Gathered) -> AttestationBasis:
    """Return everything that an attestation says of its basis.

    Compares the names of the list, which takes seconds for a long one, once for the same names.
    """
    statement_id = gathered.statement.id
    found = decisions.possible_duplicates_among(tx, gathered.statement, gathered.signatures)
    claims = evidence_basis.numbers_by_claim(tx, statement_id)
    counted = set(gathered.basis.counted)
    undecided = undecided_attestor(tx, gathered, found)
    alike = undecided_pairs(found)
    confirmed, unconfirmed = _by_confirmation(gathered)
    unread = evidence_basis.waits_to_be_read(tx, statement_id)
    return replace(
        with_names(tx, gathered),
        text=_text(tx, gathered),
        silence=_silence(gathered),
        identity=claims.get("identity", ()),
        authority=claims.get("authority", ()),
        words=_words(tx, gathered),
        confirmed=confirmed,
        unconfirmed=unconfirmed,
        marked=tuple(sorted(gathered.content.marked)),
        withheld=_of(gathered, lambda row: row.publish in HIDES_NAME and row.number in counted),
        no_office=_of(gathered, lambda row: has_office_held_back(row) and row.number in counted),
        approval=_of(gathered, lambda row: row.status == "subject-to-approval"),
        withdrawn=_withdrawn(gathered),
        unwritten=evidence_basis.withdrawn_unshown(tx, statement_id),
        acceded=_acceded(tx, gathered),
        objected=_of(gathered, lambda row: row.status == "disputed"),
        possible_duplicates=_published(gathered, alike),
        two_signed=_two_signed(tx, gathered, found),
        disclosed=_disclosed(tx, gathered, found),
        undecided=undecided,
        complete=not (alike or undecided or gathered.content.unsettled or unread),
    )


def with_names(tx: Reading, gathered: Gathered) -> AttestationBasis:
    """Return what was gathered with the names of who translated, and who compared with the originals."""
    originals = list(gathered.basis.of_grade("original"))
    return replace(
        gathered.basis,
        translators=_translators(gathered),
        compared=_compared(tx, gathered.statement.id, originals),
    )


def undecided_attestor(tx: Reading, gathered: Gathered, found: Found) -> Numbers:
    """Return the numbers that are likely the attestors', or their organisations', and wait to be decided."""
    persons = (attestors.current_attestor(tx), attestors.second_attestor(tx))
    named = [each for each in persons if each is not None]
    decided = _decided_of_attestor(tx, gathered, found) if named else {}
    alike = {each.pair.a for each in found if each.pair.b == ATTESTOR and not each.verdict}
    same = {
        row.number
        for row in gathered.signatures
        for person in named
        if row.status in attestor_match.SIGNED and attestor_match.is_named_so(row, person)
    }
    known = _disclosed(tx, gathered, found)
    told = {*decided, *(number for numbers in known.values() for number in numbers)}
    return tuple(sorted((alike | same) - told))


def undecided_pairs(found: Found) -> list[Pair]:
    """Return the pairs that may be one signatory and wait to be decided.

    A person who belongs to a listed organisation is not the same signatory as the organisation.
    """
    waiting = (each.pair for each in found if not each.verdict)
    return [pair for pair in waiting if pair.b != ATTESTOR and pair.reason != "belongs"]


def _text(tx: Reading, gathered: Gathered) -> tuple[int, str, str] | None:
    """Return number, day and digest of the text that is attested, where several are sealed."""
    days = [each.sealed_on for each in list_texts(tx, gathered.statement.id) if each.sealed_on]
    if len(days) < 2:
        return None
    return gathered.content.text_number, days[-1].isoformat(), gathered.content.text_digest


def _silence(gathered: Gathered) -> str:
    statement = gathered.statement
    if statement.silence != "supports":
        return "not-stated"
    return "document" if statement.silence_source == "text" else "counted"


def _words(tx: Reading, gathered: Gathered) -> dict[str, Numbers]:
    """Say of each number with printed words how they are known: the least of what is known of each.

    Verbatim needs evidence of the wording of each, and a list is none.
    """
    shown: dict[uuid.UUID, list[WordsShown]] = {}
    for each in evidence_basis.words_shown(tx, gathered.statement.id):
        shown.setdefault(each.signature_id, []).append(each)
    listed = evidence_basis.acts_from_lists(tx, gathered.statement.id)
    printed = {
        entry.number for part in gathered.content.sections for entry in part.entries if entry.acts
    }
    found: dict[str, list[int]] = {}
    for row in gathered.signatures:
        if row.number not in printed:
            continue
        pieces = shown.get(row.id, [])
        known = {
            _how_worded(
                [p.kind for p in pieces if p.shows(act.id, act.received_on)], act.id in listed
            )
            for act in gathered.acts.get(row.id, ())
        }
        if not known:
            continue
        if known == {"list", "verbatim"}:
            how = "mixed"
        elif "" in known:
            how = "part" if len(known) > 1 else ""
        else:
            how = next(each for each in ("oral", "list", "verbatim") if each in known)
        found.setdefault(how, []).append(row.number)
    return {how: tuple(numbers) for how, numbers in found.items()}


def _how_worded(kinds: list[str], listed: bool) -> str:
    """Say how words are known by the kinds of their evidence; empty where nothing shows them."""
    if set(kinds) - {LIST, "call-note"}:
        return "verbatim"
    if LIST in kinds or listed:
        return "list"
    return "oral" if kinds else ""


def _translations(gathered: Gathered) -> Iterator[tuple[int, str, str, bool]]:
    """Yield number, language, translator and whether it is confirmed of each printed translation."""
    for section in gathered.content.sections:
        for entry in section.entries:
            for each in entry.acts:
                for language, _wording, translator, state in each.translations:
                    yield entry.number, language, translator, state == "confirmed"


def _translators(gathered: Gathered) -> tuple[tuple[str, str, Numbers], ...]:
    by: dict[tuple[str, str], set[int]] = {}
    for number, language, translator, _confirmed in _translations(gathered):
        if translator:
            by.setdefault((translator, language), set()).add(number)
    return tuple((*key, tuple(sorted(by[key]))) for key in sorted(by))


def _by_confirmation(gathered: Gathered) -> tuple[Numbers, Numbers]:
    """Return the numbers of which every translation is confirmed, and the others with translations."""
    states: dict[int, bool] = {}
    for number, _language, _translator, confirmed in _translations(gathered):
        states[number] = states.get(number, True) and confirmed
    yes = tuple(sorted(number for number, confirmed in states.items() if confirmed))
    return yes, tuple(sorted(set(states).difference(yes)))


def _withdrawn(gathered: Gathered) -> dict[str, Numbers]:
    found: dict[str, list[int]] = {}
    for row in gathered.signatures:
        if row.status == "withdrawn":
            day = row.status_on.isoformat() if row.status_on else ""
            found.setdefault(day, []).append(row.number)
    return {day: tuple(numbers) for day, numbers in found.items()}


def _acceded(tx: Reading, gathered: Gathered) -> tuple[str, Numbers]:
    numbers = _of(gathered, lambda row: row.status == "acceded")
    delivered = editions.first_delivery(tx, gathered.statement.id) if numbers else None
    return (delivered.isoformat(), numbers) if delivered else ("", ())


def _published(gathered: Gathered, pairs: Iterable[Pair]) -> Pairs:
    """Return the pairs as far as both names are printed.

    Beside a name that is printed, one that is withheld would be told by looking like it.
    """
    published = {row.number for row in gathered.signatures if row.publish not in HIDES_NAME}
    return tuple(sorted((p.a, p.b) for p in pairs if p.a in published and p.b in published))


def _two_signed(tx: Reading, gathered: Gathered, found: Found) -> Pairs:
    """Return the pairs of one body that signed twice, both counted and printed.

    A person and the organisation to which they belong are no such pair: the person signed for nobody.
    """
    bodies = {row.number for row in gathered.signatures if row.kind != "individual"}
    counted = bodies.intersection(gathered.basis.counted)
    elsewhere = decisions.list_decided(tx, gathered.statement, found)
    pairs = [
        each.pair
        for each in (*elsewhere, *found)
        if each.verdict == "two-signatures" and {each.pair.a, each.pair.b} <= counted
    ]
    return _published(gathered, pairs)


def _decided_of_attestor(tx: Reading, gathered: Gathered, found: Found) -> dict[int, str]:
    elsewhere = decisions.list_decided(tx, gathered.statement, found)
    return attestor_match.decided_of_attestor([*elsewhere, *found])


def _disclosed(tx: Reading, gathered: Gathered, found: Found) -> Mapping[str, Numbers]:
    """Return what was decided of the attestors' own signatures, and the bodies that their offices name."""
    persons = (attestors.current_attestor(tx), attestors.second_attestor(tx))
    decided = _decided_of_attestor(tx, gathered, found)
    given = [each for each in persons if each is not None]
    return attestor_match.disclose(gathered.signatures, given, decided)


def _compared(
    tx: Reading, statement_id: uuid.UUID, originals: list[int]
) -> tuple[tuple[str, str, Numbers], ...]:
    by: dict[tuple[str, str], list[int]] = {}
    for name, day, number in evidence_basis.compared_with_originals(tx, statement_id, originals):
        by.setdefault((day.isoformat(), name), []).append(number)
    return tuple((name, day, tuple(sorted(by[day, name]))) for day, name in sorted(by))


def _of(gathered: Gathered, holds: Callable[[SignatureRow], bool]) -> Numbers:
    return tuple(row.number for row in gathered.signatures if holds(row))
