"""What the register says for an attestation, read before its last look."""

import datetime as dt
from dataclasses import dataclass, replace

from coalition_app import i18n
from coalition_app.documents.attestation.disclosed import duplicates_sentences
from coalition_app.documents.attestation.voice import Voice
from coalition_app.documents.content import frozen
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.find_basis import whole_basis
from coalition_app.documents.issue.readiness import Item, Readiness, assess
from coalition_app.operations import attesting
from coalition_app.records.editions import attestors, editions
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class Known:
    """What the register says for an attestation."""

    basis: AttestationBasis
    readiness: Readiness
    content: AnnexContent
    attestor: Attestor | None
    second: Attestor | None
    place: str
    """Where the last edition was attested; empty for the first one."""
    remark: str
    """What the attestor remarked there; empty for nothing."""
    edition: int
    """The number that the next edition takes."""
    newest: tuple[str, dt.date] | None
    """Place and date of the last edition; None before the first one."""
    broken: tuple[tuple[int, str], ...]
    """Numbers and names that the source prints in a doubtful way."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what prevents the attestation, what it excepts, and what is good to know."""
        return self.readiness.items

    def of(self, severity: str) -> list[str]:
        """Return the sentences of one severity."""
        return [each.text for each in self.items if each.severity == severity]

    def exceptions(self) -> list[str]:
        """Return what it excepts; of pairs that nobody decided the sentence that is printed."""
        alike = replace(self.basis, two_signed=())
        printed = "\n".join(duplicates_sentences(Voice(i18n.current()), alike))
        found = [each for each in self.items if each.severity == "exception"]
        return [
            printed or each.text if each.kind == "twins-undecided" else each.text for each in found
        ]


def read_known(tx: Reading, statement: StatementRow, as_of: dt.date | None, language: str) -> Known:
    """Read it for the list of a day. Raises UserError where that cannot be attested."""
    with attesting.listed(tx, statement, as_of) as (then, gathered):
        basis = whole_basis(then, gathered)
        found = assess(then, gathered, language, register=tx)
    number = editions.next_edition(tx, statement.id)
    basis = replace(basis, former=attesting.former_of(tx, statement.id, number))
    known = editions.list_editions(tx, statement.id)
    broken = {n for each in found.items if each.kind == "broken-print" for n in each.numbers}
    entries = [each for section in gathered.content.sections for each in section.entries]
    return Known(
        basis,
        found,
        gathered.content,
        attestors.current_attestor(tx),
        attestors.second_attestor(tx),
        known[-1].place if known else "",
        frozen.kept_remark(editions.kept_bytes(tx, known[-1].sha256)) if known else "",
        number,
        (known[-1].place, known[-1].dated) if known else None,
        tuple((each.number, each.name) for each in entries if each.number in broken),
    )
