"""Keeping what is half typed while a register is locked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coalition_app.operations.door import Answer, on_register

if TYPE_CHECKING:
    from coalition_app.records.store.transactions import Transaction


@on_register("keep-words")
def keep_words(tx: "Transaction", *, told: Sequence[str]) -> Answer[None]:
    """Keep what was half typed, in place of what was kept; it is no action of the journal."""
    from coalition_app.records.care import begun_words

    begun_words.keep_words(tx, told)
    return Answer(None)
