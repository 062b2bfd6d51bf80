"""What was issued, an edition or a corrigendum: both have prints, which are signed and handed over."""

import uuid

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.editions import corrigenda, editions
from coalition_app.records.editions.corrigenda import CorrigendumPrint
from coalition_app.records.editions.editions import EditionRow, IssuedRow, Named, PrintRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading

IssuedPrint = PrintRow | CorrigendumPrint
"""One document made of an edition or a corrigendum."""


def find_issued(
    tx: Reading, statement: StatementRow, *, edition: Named | None, corrigendum: Named | None
) -> IssuedRow:
    """Find the edition or the corrigendum that is named; raises UserError unless it is one of them."""
    if (edition is None) == (corrigendum is None):
        raise UserError(_("Name either an edition or a corrigendum."))
    if edition is not None:
        return editions.find_edition(tx, statement, edition)
    return corrigenda.find_corrigendum(tx, statement, str(corrigendum))


def list_issued(tx: Reading, statement_id: uuid.UUID | None = None) -> list[IssuedRow]:
    """List the editions and the corrigenda of one statement or of all, each the newest first."""
    return [
        *reversed(editions.list_editions(tx, statement_id)),
        *reversed(corrigenda.list_corrigenda(tx, statement_id)),
    ]


def list_prints(tx: Reading, row: IssuedRow) -> list[IssuedPrint]:
    """List the prints of an edition or a corrigendum that are pages, oldest first."""
    if isinstance(row, EditionRow):
        return [each for each in editions.list_prints(tx, row.id) if each.form == "pdf"]
    return [*corrigenda.list_prints(tx, row.id)]


def named_numbers(row: IssuedRow) -> dict[str, int]:
    """Return the number by what it counts: edition or corrigendum."""
    return {"edition" if isinstance(row, EditionRow) else "corrigendum": row.number}


def worded(row: IssuedRow, of_edition: str, of_corrigendum: str) -> str:
    """Say one of two marked sentences in the program's language, with the number of what was issued."""
    return _(of_edition if isinstance(row, EditionRow) else of_corrigendum) % named_numbers(row)
