"""Withdrawals that had come by the day of an edition and were recorded only after it was attested."""

from collections.abc import Sequence

from coalition_app.documents.content.attestation_basis import ranges
from coalition_app.documents.content.frozen import read_content
from coalition_app.errors import NotSo
from coalition_app.i18n import ngettext
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.signatures.signatures import COUNTED
from coalition_app.records.signatures.status import withdrawn_by
from coalition_app.records.store.transactions import Reading


def counted_late(tx: Reading, edition: EditionRow) -> list[int]:
    """Return the numbers that an edition counts, though they had withdrawn by its day; none if it is gone."""
    left = withdrawn_by(tx, edition.statement_id, edition.as_of or edition.dated)
    if not left:
        return []
    try:
        content = read_content(editions.kept_bytes(tx, edition.sha256))
    except NotSo:
        return []  # that the edition's content is gone is told by the check of the register
    entries = (entry for section in content.sections for entry in section.entries)
    return [each.number for each in entries if each.number in left and each.standing in COUNTED]


def late_sentence(numbers: Sequence[int]) -> str:
    """Say of an edition which withdrawals it does not know."""
    words = ngettext(
        "Counted here, although the withdrawal had come by its day and was recorded later: "
        "No. %(numbers)s. The next edition and its list of changes put it right.",
        "Counted here, although the withdrawals had come by its day and were recorded later: "
        "Nos. %(numbers)s. The next edition and its list of changes put it right.",
        len(numbers),
    )
    return words % {"numbers": ranges(numbers)}
