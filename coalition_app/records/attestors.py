"""Who attests, with offices in order."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.statements import clean
from coalition_app.records.tables import attestor, register
from coalition_app.records.transactions import Reading, Transaction


@dataclass(frozen=True, slots=True)
class Attestor:
    """A person who attests, with offices in order."""

    name: str
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What the register says of itself."""

    coalition: str
    document_language: str


def set_attestor(tx: Transaction, *, name: str, offices: Sequence[str]) -> None:
    """Record who attests; refuses an empty name. An imported attestation only proposes one."""
    name = clean(name)
    if not name:
        raise UserError(_("Who attests needs a name."))
    listed = [words for words in (clean(each) for each in offices) if words]
    row = tx.first(sa.select(attestor.c.id).where(attestor.c.ordinal == 1))
    if row is None:
        tx.add(attestor, ordinal=1, name=name, offices=listed)
    else:
        tx.change(attestor, row.id, name=name, offices=listed)


def current_attestor(tx: Reading) -> Attestor | None:
    """Give who attests, or None while nobody does."""
    row = tx.first(sa.select(attestor).where(attestor.c.ordinal == 1))
    return None if row is None else Attestor(row.name, tuple(row.offices or ()))


def get_register(tx: Reading) -> RegisterRow:
    """Give the coalition's name and the documents' language."""
    row = tx.first(sa.select(register).order_by(register.c.made_at))
    if row is None:
        raise UserError(_("The register is damaged: check it, or restore a backup copy."))
    return RegisterRow(row.coalition, row.document_language)
