"""Confirmation slips from the register: whose content they are made of, and their proofs."""

from collections.abc import Iterable

from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.issue.sealing import EditionTree
from coalition_app.documents.write.slip import Slip, entries_of, refuse_unprinted
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading


def read_edition(
    tx: Reading, statement: StatementRow, named: editions.Named | None
) -> tuple[EditionRow, AnnexContent]:
    """Read an edition and its content; None is the newest. Raises UserError where there is none."""
    known = editions.list_editions(tx, statement.id)
    if not known:
        raise UserError(
            _(
                "Nothing has been attested yet: a confirmation slip shows how an edition prints a signatory."
            )
        )
    row = known[-1] if named is None else editions.find_edition(tx, statement, named)
    return row, read_content(editions.kept_bytes(tx, row.sha256))


def make_slips(
    edition_row: EditionRow,
    content: AnnexContent,
    tree: EditionTree | None,
    numbers: Iterable[int],
    language: str,
) -> list[Slip]:
    """Make the slips of these numbers of an edition, each with its proof where the edition is sealed.

    Who is not named in the edition gets the own slip with the name. Raises UserError for a number that the
    edition does not print.
    """
    entries, numbers = entries_of(content), list(numbers)
    refuse_unprinted(content, entries, numbers)
    slips = []
    for number in numbers:
        proof = tree.proof(number) if tree else None
        entry = proof.line.entry if proof else entries[number]
        slips.append(Slip(content, entry, language, edition_row.sha256, proof))
    return slips
