"""The operations on how a register's annex is printed."""

import contextlib
from typing import TYPE_CHECKING

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.operations import door, refusals
from coalition_app.operations.door import Answer, on_register
from coalition_app.operations.letterhead import kept_letterhead

if TYPE_CHECKING:
    from coalition_app.documents.layout.page_options import PageForm
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading, Transaction


@on_register("set-print-options")
def set_print_options(tx: "Transaction", *, chosen: dict[str, str]) -> Answer[dict[str, str]]:
    """Keep in the register how its annex is printed; what is left out stays as it is.

    Refuses what is kept already.
    """
    return answer(_keep(tx, {**kept_options(tx), **chosen}))


@on_register("take-over-print-options")
def _take_over(tx: "Transaction", *, chosen: dict[str, str]) -> Answer[dict[str, str]]:
    """Keep in the register what this computer's settings kept; Undo passes over it."""
    return answer(_keep(tx, chosen))


def answer(options: dict[str, str]) -> Answer[dict[str, str]]:
    """Say how the annex is printed, in the words in which a command is told so."""
    lines = tuple(f"--{option.replace('_', '-')} {value}" for option, value in options.items())
    return Answer(options, lines, dict(options))


def take_over_options(database: "Database") -> None:
    """Let a register have what this computer's settings kept for it before, once."""
    from coalition_app.records.editions import print_options

    if not (kept := settings.printing(database.path)):
        return
    with database.reading() as tx:
        chosen = _unusual(kept) if print_options.kept_options(tx) is None else {}
    with contextlib.suppress(UserError), refusals.told():  # on a full disk it still opens
        if chosen:
            door.write(database, _take_over(chosen=chosen))
        settings.forget_printing(database.path)


def kept_options(tx: "Reading") -> dict[str, str]:
    """Return a value for each option: what the register keeps, else the usual one."""
    from coalition_app.documents.layout.page_options import options_of
    from coalition_app.records.editions import print_options

    return options_of(print_options.kept_options(tx) or {})


def kept_form(tx: "Reading") -> "PageForm":
    """Return how the register's annex is printed, with the letterhead that it keeps."""
    from coalition_app.documents.layout.page_options import form_of

    return form_of(kept_options(tx), kept_letterhead(tx))


def _keep(tx: "Transaction", chosen: dict[str, str]) -> dict[str, str]:
    from coalition_app.records.editions import print_options

    print_options.keep_options(tx, _unusual(chosen))
    return kept_options(tx)


def _unusual(chosen: dict[str, str]) -> dict[str, str]:
    """Return the options that are not as usual."""
    from coalition_app.documents.layout.page_options import OPTIONS, options_of

    return {key: each for key, each in options_of(chosen).items() if each != OPTIONS[key][0]}
