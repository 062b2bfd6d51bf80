"""Operations on the register itself: its passphrase, and the coalition's name."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.operations import door
from coalition_app.operations.door import Answer, on_register
from coalition_app.operations.fields import Words
from coalition_app.operations.forms import Form, Look
from coalition_app.operations.print_options import take_over_options
from coalition_app.work import Tell, tell_nobody

if TYPE_CHECKING:
    from coalition_app.records.care.recovery.recover import Readable, Recovered
    from coalition_app.records.care.rekey import Prepared
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading, Transaction


def change_passphrase(
    database: "Database", passphrase: str | None, progress: Tell = lambda _done, _of: None
) -> "Prepared":
    """Set another passphrase on an open register; None takes the encryption away.

    A copy from before is kept beside it and opens with the old passphrase; it is unencrypted where there was
    none. Raises UserError, and Interrupted once `progress` does; the register is as it was then.
    """
    from coalition_app.records.care import rekey

    prepared = rekey.prepare(database, passphrase, progress)
    return put_in_place(database, prepared)


def put_in_place(database: "Database", prepared: "Prepared") -> "Prepared":
    """Let what was prepared become the register, and note it in the journal where that can be written.

    Raises UserError where something was recorded meanwhile, or where the file is still being read or cannot
    be replaced; the register is as it was then.
    """
    from coalition_app.records.care import rekey

    rekey.put_in_place(database, prepared)
    # The new passphrase is in force by now, whether this can be written or not.
    try:
        door.write(database, note_passphrase(prepared=prepared))
    except UserError as error:
        return replace(prepared, unnoted=str(error))
    return prepared


def no_passphrase() -> str:
    """Say that an unencrypted register has nothing to put on a recovery sheet."""
    return _("This register has no passphrase: there is nothing to put on a recovery sheet.")


def draw_recovery_sheet(database: "Database", passphrase: str, language: str | None) -> bytes:
    """Return a page with the passphrase that was just typed; neither is kept.

    `language` None is that of the register's documents. Raises UserError where it is not the passphrase of
    the register, or where a page cannot show it.
    """
    from coalition_app.documents.write.recovery_sheet import recovery_sheet
    from coalition_app.records.care.rekey import is_passphrase
    from coalition_app.records.editions import attestors

    if not is_passphrase(database, passphrase):
        raise UserError(_("Incorrect passphrase. Check the keyboard layout."))
    with database.reading() as tx:
        found, day = attestors.get_register(tx), tx.today
    language = language or found.document_language
    return recovery_sheet(database.path.stem, passphrase, language, day, found.coalition)


@on_register("change-passphrase")
def note_passphrase(tx: "Transaction", *, prepared: "Prepared") -> Answer[None]:
    """Note in the journal that the passphrase was set, changed or taken off; never which it is."""
    tx.changes_no_row = True
    if prepared.raw_key is None:
        tx.name_action(to="none")
    else:
        tx.name_action(to="another" if prepared.copy_encrypted else "first")
    return Answer(None)


def _look_at_name(tx: "Reading") -> Look:
    from coalition_app.records.editions import attestors

    return Look(values={"name": attestors.get_register(tx).coalition})


@on_register(
    "name-coalition",
    help=N_("give the coalition another name"),
    form=Form(
        N_("Name of the coalition"),
        N_("Record"),
        _look_at_name,
        (N_("It heads every annex. Editions attested earlier keep the old name."),),
    ),
)
def name_coalition(
    tx: "Transaction",
    *,
    name: Annotated[
        str,
        Words(
            help=N_("the coalition’s name"),
            caption=N_("Name of the coalition"),
            metavar=N_("NAME"),
        ),
    ],
) -> Answer[None]:
    """Rename the coalition, as after a misspelling."""
    from coalition_app.records.editions import attestors

    kept = attestors.name_coalition(tx, name)
    said = _("The coalition is called %(name)s now.")
    return Answer(None, (said % {"name": kept},), {"coalition": kept})


def bring_over(database: "Database") -> str:
    """Finish what opening an older register began; return what a person must know of it, or nothing.

    Entries that were kept as strings get their pieces, and what nobody vouches for in them is open. Print
    options that this computer's settings kept go into the register.
    """
    from coalition_app.records.signatures.old_entries import are_read

    if database.read_only:
        return ""
    take_over_options(database)
    with database.reading() as tx:
        if are_read(tx):
            return ""
    return "\n".join(door.write(database, open_entries()).lines)


@on_register("open-entries")
def open_entries(tx: "Transaction") -> Answer[None]:
    """Give the entries of older lists their pieces."""
    from coalition_app.documents.content.attestation_basis import ranges
    from coalition_app.records.signatures.old_entries import open_old_entries

    lines = [
        _(
            "Statement %(statement)d: the list says something beside the names of numbers %(numbers)s, and "
            "nobody has said what it is. They count nowhere until that is settled (“doubts”)."
        )
        % {"statement": statement, "numbers": ranges(numbers)}
        for statement, numbers in open_old_entries(tx).items()
    ]
    return Answer(None, tuple(lines))


def recover(
    damaged: Path, new: Path, raw_key: str | None, progress: Tell = tell_nobody
) -> "Recovered":
    """Make a new register of what can be read of a damaged one, which is only read; say what is missing.

    `raw_key` is the damaged register's own key, None where it is unencrypted. Raises UserError, and
    Interrupted once `progress` does; nothing has the new name then.
    """
    from coalition_app.records.care.recovery import recover as recovering

    with recovering.recovering(damaged, new, raw_key, progress) as (draft, readable):
        door.write(draft, write_recovered(readable=readable), progress)
        problems = recovering.check_recovered(draft)
    return recovering.told(readable, new, problems)


@on_register("recover")
def write_recovered(tx: "Transaction", *, readable: "Readable") -> Answer[None]:
    """Write what was read of a damaged register; what nobody vouches for is open."""
    from coalition_app.records.care.recovery.recover import write_recovered as write
    from coalition_app.records.positions.doubts import open_lost

    write(tx, readable)
    open_lost(tx, readable.doubted)
    return Answer(None)
