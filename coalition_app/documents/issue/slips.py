"""Proof slips from the register: which edition's content they are made of."""

from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.frozen import read_content
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
                "Nothing has been attested yet: a proof slip shows how an edition prints a signatory."
            )
        )
    row = known[-1] if named is None else editions.find_edition(tx, statement, named)
    return row, read_content(editions.kept_bytes(tx, row.sha256))
