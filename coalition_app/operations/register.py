"""Operations on the register's file: another passphrase."""

from contextlib import suppress
from typing import TYPE_CHECKING

from coalition_app.errors import UserError
from coalition_app.operations import door
from coalition_app.operations.door import Answer, on_register
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.records.care.rekey import Prepared
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Transaction


def change_passphrase(
    database: "Database", passphrase: str | None, progress: Tell = lambda _done, _of: None
) -> "Prepared":
    """Give an open register another passphrase; None takes the encryption away.

    The copy from before opens with the old passphrase. Raises UserError, the register being as it was.
    """
    from coalition_app.records.care import rekey

    prepared = rekey.prepare(database, passphrase, progress)
    put_in_place(database, prepared)
    return prepared


def put_in_place(database: "Database", prepared: "Prepared") -> None:
    """Let what was prepared become the register, and enter in the journal that it did.

    Raises UserError where something was recorded meanwhile; the register is as it was then.
    """
    from coalition_app.records.care import rekey

    rekey.put_in_place(database, prepared)
    # The new passphrase is in force by now, whether this can be written or not.
    with suppress(UserError):
        door.write(database, note_passphrase(prepared=prepared))


@on_register("change-passphrase")
def note_passphrase(tx: "Transaction", *, prepared: "Prepared") -> Answer[None]:
    """Enter in the journal that the passphrase is another one; never which."""
    tx.changes_no_row = True
    if prepared.raw_key is None:
        tx.name_action(to="none")
    else:
        tx.name_action(to="another" if prepared.copy_encrypted else "first")
    return Answer(None)
