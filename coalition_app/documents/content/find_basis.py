"""Finding what an attestation rests on: why numbers are excepted, who looks alike, who of those attests."""

from collections.abc import Mapping
from dataclasses import replace

from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.gathered import Gathered
from coalition_app.records.editions import attestors
from coalition_app.records.evidence import evidence, evidence_basis
from coalition_app.records.merging import attestor_match, decisions
from coalition_app.records.signatories.matching.pairs import ATTESTOR, Pair
from coalition_app.records.signatures.signatures import PRINTED, SignatureRow
from coalition_app.records.store.transactions import Reading

Numbers = tuple[int, ...]


def excepted_numbers(tx: Reading, gathered: Gathered) -> dict[str, Numbers]:
    """Return why numbers are excepted although there is evidence: each reason with its numbers.

    A number is listed under one of the reasons that take its evidence away; disputed ones are not counted.
    """
    older = set(gathered.older)
    doubted = {word: _checked(gathered.signatures, word) for word in evidence.DOUBTED}
    told = older.union(*doubted.values())
    missing = set(gathered.basis.exceptions) - told
    outdated = missing.intersection(evidence.numbers_outdated(tx, gathered.statement.id))
    disputed = [row.number for row in gathered.signatures if row.status == "disputed"]
    return {
        "evidence-older": tuple(sorted(outdated)),
        "to-reconfirm": tuple(sorted(older)),
        "disputed": tuple(disputed),
        "check-doubtful": doubted["disputed"],
        "check-failed": doubted["rejected"],
    }


def whole_basis(tx: Reading, gathered: Gathered) -> AttestationBasis:
    """Return everything that an attestation says of its basis.

    Compares the names of the list, which takes seconds for a long one, once for the same names.
    """
    found = decisions.possible_duplicates_among(tx, gathered.statement, gathered.signatures)
    acts = [
        (entry.number, act)
        for section in gathered.content.sections
        for entry in section.entries
        for act in entry.acts
    ]
    translated = [(number, each) for number, act in acts for each in act.translations]
    besides: dict[str, Numbers] = evidence_basis.numbers_by_claim(tx, gathered.statement.id)
    besides["second-check"] = evidence_basis.numbers_checked_twice(tx, gathered.statement.id)
    names = (translator for _number, (_language, _words, translator, _state) in translated)
    return replace(
        gathered.basis,
        excepted=excepted_numbers(tx, gathered),
        besides=besides,
        translators=tuple(sorted({name for name in names if name})),
        unconfirmed=tuple(
            sorted({number for number, each in translated if each[3] != "confirmed"})
        ),
        possible_duplicates=_pairs(gathered.signatures, found),
        disclosed=_disclosed(tx, gathered, found),
    )


def undecided_attestor(
    tx: Reading, gathered: Gathered, found: list[decisions.PossibleDuplicate]
) -> Numbers:
    """Return the numbers that are likely the attestor's, or their organisation's, and wait to be decided."""
    return attestor_match.undecided_of_attestor(found, _first(tx, gathered, found))


def undecided_pairs(found: list[decisions.PossibleDuplicate]) -> list[Pair]:
    """Return the pairs that may be one signatory and wait to be decided.

    A person who belongs to a listed organisation is not the same signatory as the organisation.
    """
    waiting = (each.pair for each in found if not each.verdict)
    return [pair for pair in waiting if pair.b != ATTESTOR and pair.reason != "belongs"]


def _pairs(
    rows: tuple[SignatureRow, ...], found: list[decisions.PossibleDuplicate]
) -> tuple[tuple[int, int], ...]:
    """Return the pairs that wait, as far as both names are printed.

    Beside a name that is printed, one that is withheld would be told by looking like it.
    """
    published = {row.number for row in rows if row.publish == "yes"}
    return tuple(
        sorted(
            (pair.a, pair.b)
            for pair in undecided_pairs(found)
            if pair.a in published and pair.b in published
        )
    )


def _first(
    tx: Reading, gathered: Gathered, found: list[decisions.PossibleDuplicate]
) -> attestor_match.Disclosure:
    attestor = attestors.current_attestor(tx)
    if attestor is None:
        return attestor_match.Disclosure()
    elsewhere = decisions.list_decided(tx, gathered.statement, found)
    decided = attestor_match.decided_of_attestor([*elsewhere, *found])
    return attestor_match.disclose(gathered.signatures, attestor, decided)


def _disclosed(
    tx: Reading, gathered: Gathered, found: list[decisions.PossibleDuplicate]
) -> Mapping[str, Numbers]:
    first = _first(tx, gathered, found)
    said = {"own": first.own, "for-body": first.for_body, "body": first.body}
    second = attestors.second_attestor(tx)
    if second is not None:
        other = attestor_match.disclose(gathered.signatures, second, {})
        said |= {
            "second-own": other.own,
            "second-for-body": other.for_body,
            "second-body": other.body,
        }
    published = {row.number for row in gathered.signatures if row.publish == "yes"}
    waiting = attestor_match.undecided_of_attestor(found, first)
    said["undecided"] = tuple(number for number in waiting if number in published)
    return said


def _checked(rows: tuple[SignatureRow, ...], word: str) -> Numbers:
    """Return the printed signatures whose check found this: for them no evidence counts."""
    return tuple(row.number for row in rows if row.status in PRINTED and row.verification == word)
