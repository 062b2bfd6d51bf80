"""The attestors, with offices in order."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.store.tables import attestor, register
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.records.typed_fields import MOST_IN_NAME, MOST_IN_OFFICE, typed_field


class Attestor(NamedTuple):
    """A person who attests, with offices in order."""

    name: str
    offices: tuple[str, ...]


class RegisterRow(NamedTuple):
    """What the register says of itself."""

    coalition: str
    document_language: str


FIRST, SECOND = 1, 2
"""Ordinals of the first attestor, and of the second, who signs by hand."""


def set_attestor(tx: Transaction, *, name: str, offices: Sequence[str]) -> None:
    """Record the attestor; refuses an empty name. An imported attestation only proposes one."""
    name = typed_field(name, MOST_IN_NAME)
    if not name:
        raise UserError(_("Who attests needs a name."))
    _refuse_one_person_twice(name, second_attestor(tx))
    _set(tx, FIRST, name, offices)


def set_second_attestor(tx: Transaction, *, name: str, offices: Sequence[str]) -> None:
    """Record the second attestor, who signs by hand; refuses an empty name and that of the first."""
    name = typed_field(name, MOST_IN_NAME)
    if not name:
        raise UserError(_("Who attests beside the first needs a name."))
    _refuse_one_person_twice(name, current_attestor(tx))
    _set(tx, SECOND, name, offices)


def remove_second_attestor(tx: Transaction) -> None:
    """Remove the second attestor; refuses where there is none."""
    if second_attestor(tx) is None:
        raise UserError(_("Nobody attests beside the first; nothing was changed."))
    _set(tx, SECOND, "", ())


def current_attestor(tx: Reading) -> Attestor | None:
    """Return the attestor, or None while there is none."""
    return _attestor(tx, FIRST)


def second_attestor(tx: Reading) -> Attestor | None:
    """Return the second attestor, or None where there is none."""
    return _attestor(tx, SECOND)


def _attestor(tx: Reading, ordinal: int) -> Attestor | None:
    row = tx.first(sa.select(attestor).where(attestor.c.ordinal == ordinal))
    # Nothing is deleted by an action: who attests no more leaves a row without a name.
    if row is None or not row.name:
        return None
    return Attestor(row.name, tuple(row.offices or ()))


def _set(tx: Transaction, ordinal: int, name: str, offices: Sequence[str]) -> None:
    typed = (typed_field(office, MOST_IN_OFFICE) for office in offices)
    listed = [words for words in typed if words]
    row = tx.first(sa.select(attestor.c.id).where(attestor.c.ordinal == ordinal))
    if row is None:
        tx.add(attestor, ordinal=ordinal, name=name, offices=listed)
    else:
        tx.change(attestor, row.id, name=name, offices=listed)


def _refuse_one_person_twice(name: str, other: Attestor | None) -> None:
    if other is not None and other.name.casefold() == name.casefold():
        raise UserError(
            _("%(name)s attests already: the second signature is another person’s.")
            % {"name": other.name}
        )


def name_coalition(tx: Transaction, name: str) -> str:
    """Rename the coalition and return the name as it is kept; refuses an empty one.

    Editions that were attested before keep the name that they were printed with.
    """
    name = typed_field(name, MOST_IN_OFFICE)
    if not name:
        raise UserError(_("A register needs the name of its coalition."))
    row = tx.first(sa.select(register.c.id).order_by(register.c.made_at))
    if row is None or not tx.change(register, row.id, coalition=name):
        raise UserError(_("The coalition has this name already; nothing was changed."))
    return name


def get_register(tx: Reading) -> RegisterRow:
    """Return the coalition's name and the documents' language."""
    row = tx.first(sa.select(register).order_by(register.c.made_at))
    if row is None:
        raise UserError(_("The register is damaged: check it, or restore a backup copy."))
    return RegisterRow(row.coalition, row.document_language)
