"""Whether it must be said what a correction means: evidence rests on the words as they stand.

One rule for every way in which a signature is changed: where evidence would lapse if another person or body
is meant, nobody but the coordinator can tell that it is only a spelling.
"""

from collections.abc import Sequence

from coalition_app.records.signatures import bulk_edits
from coalition_app.records.signatures.edits import rows_of
from coalition_app.records.signatures.joint_entries import Pair, says_more
from coalition_app.records.signatures.lapses import FIELDS, carried, more_than_spelling
from coalition_app.records.signatures.signatures import find_signature, read_bodies, read_people
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading


def rests_on_field(
    tx: Reading, statement: StatementRow, numbers: Sequence[int], field: str, to: str
) -> int:
    """Count the signatures whose evidence depends on what is meant by changing a field of them."""
    if field not in FIELDS:
        return 0
    rows = rows_of(tx, statement, numbers)
    if len(numbers) > 1 and field in bulk_edits.FIELDS:
        preview = bulk_edits.preview_bulk_edit(tx, statement, numbers, field, to)
        refused = {each.number for each in preview if each.refusal}
        rows = [row for row in rows if row.number not in refused]
    return len(carried(tx, [row.id for row in rows if more_than_spelling(getattr(row, field), to)]))


def rests_on_entry(
    tx: Reading,
    statement: StatementRow,
    number: int,
    people: Sequence[Pair] | None = None,
    bodies: Sequence[Pair] | None = None,
) -> bool:
    """Tell whether the evidence of a signature depends on what is meant by naming others in it."""
    signed = find_signature(tx, statement, number)
    alone = signed.kind == "individual" or bool(signed.office and not signed.representative)
    new_people = signed.people if people is None else read_people(people, nameless_first=alone)
    new_bodies = signed.joint if bodies is None else read_bodies(bodies)
    more = says_more([*signed.people, *signed.joint], [*new_people, *new_bodies])
    return more and bool(carried(tx, [signed.id]))
