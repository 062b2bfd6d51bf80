"""Operations on imports that were begun: keeping the list with what was said of it, and discarding it."""

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from coalition_app.i18n import _
from coalition_app.operations.door import BYTES_OF_A_ROW, Answer, on_register

if TYPE_CHECKING:
    from coalition_app.drafts import Source
    from coalition_app.records.store.transactions import Transaction


def _rows(*, source: "Source", begun: uuid.UUID | None, count: int, **_others: object) -> int:
    return count + (0 if begun else 1 + len(source.content) // BYTES_OF_A_ROW)


@on_register("begin-import", rows=_rows)
def keep_import(
    tx: "Transaction",
    *,
    source: "Source",
    begun: uuid.UUID | None,
    told: Iterable[tuple[int, str]],
    count: int,
    afresh: bool = False,
) -> Answer[uuid.UUID]:
    """Keep what is said of a list's items by their places, and the list itself where it is not yet kept.

    `begun` is the key under which it is; `count` is how many items are told. Only keeping the list is an
    action of the journal.
    """
    from coalition_app.records.imports import begun_imports

    key = begun or begun_imports.begin(tx, source.name, source.content)
    begun_imports.keep_answers(tx, key, told, afresh=afresh)
    return Answer(key)


@on_register("discard-import")
def discard_import(tx: "Transaction", *, begun: uuid.UUID, name: str) -> Answer[None]:
    """Discard an import that waits; undoing brings it back with what was said of it."""
    from coalition_app.records.imports import begun_imports

    begun_imports.end(tx, begun, begun_imports.DISCARDED)
    return Answer(None, (_("The import of %(name)s was discarded.") % {"name": name},))
