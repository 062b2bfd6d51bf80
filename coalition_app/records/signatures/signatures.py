"""Signatures: who signed which statement, under which number, with which status."""

import datetime as dt
import uuid
from array import array
from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import Any, NamedTuple

import sqlalchemy as sa

from coalition_app.draft_pieces import NAMELESS
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, known_word, one_line, refuse_future
from coalition_app.records.editions.editions import first_delivery
from coalition_app.records.signatories import merge_history
from coalition_app.records.signatories.full_names import body_name
from coalition_app.records.signatures import timeline
from coalition_app.records.signatures.pieces import (
    Piece,
    printed_text,
    read_pieces,
    split_at_name,
    waiting_name,
    without_private,
)
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.statements.wordings import list_texts
from coalition_app.records.store.columns import Row
from coalition_app.records.store.tables import (
    CAPACITIES,
    CONSENTS,
    KINDS,
    STATUSES,
    section,
    signatory,
    signature,
)
from coalition_app.records.store.transactions import CHUNK, Reading, Transaction
from coalition_app.records.typed_fields import MOST_IN_OFFICE, typed_field

COUNTED = ("signed", "acceded")
"""Statuses that count; subject to approval counts once confirmed (Vienna Convention, art. 12(2)(b))."""
LARGEST_NUMBER = 2**31 - 1
"""The largest whole number that a column holds on every database."""
MOST_IN_ONE_ENTRY = 50
"""Bodies of a joint entry, or representatives of one, that are kept."""
PRINTED = ("signed", "acceded", "subject-to-approval", "withdrawn", "disputed")
"""Statuses that have their line in the annex; the others never signed."""


class NewSignature(NamedTuple):
    """A signature to be recorded by hand."""

    name: str
    kind: str = "organisation"
    legal_form: str = ""
    representative: str = ""
    office: str = ""
    place: str = ""
    country: str = ""
    capacity: str = ""
    """Empty means what the kind means: individual for a person, organisation otherwise."""
    status: str = "signed"
    section_id: uuid.UUID | None = None
    joint: tuple[tuple[str, str], ...] = ()
    """Legal form and name of each further body of a joint entry."""
    more_representatives: tuple[tuple[str, str], ...] = ()
    """Name and office of each further representative, in their order."""
    signed_on: dt.date | None = None
    received_on: dt.date | None = None
    publish: str = "yes"
    contacts: tuple[str, ...] = ()
    """For the private part of the register: never printed."""
    signatory_id: uuid.UUID | None = None
    """A signatory of the directory who signs; None makes a new one."""


class SignatureRow(NamedTuple):
    """One signature as lists and documents show it."""

    id: uuid.UUID
    signatory_id: uuid.UUID
    number: int
    printed_number: str
    kind: str
    as_printed: str
    legal_form: str
    name: str
    joint: tuple[tuple[str, str], ...]
    representative: str
    office: str
    place: str
    country: str
    capacity: str
    status: str
    status_on: dt.date | None
    verification: str
    section: int
    """Ordinal of its section, 0 for none."""
    publish: str
    more_representatives: tuple[tuple[str, str], ...] = ()
    """Name and office of each representative after the first, in their order."""
    pieces: tuple[Piece, ...] = ()
    """What the source printed, in its order; empty where the fields are what is printed."""
    printed_form: str = ""
    """What a PDF prints for a name that no font draws; empty for most."""

    @property
    def is_open(self) -> bool:
        """Tell whether a piece of it waits for somebody to say what it is."""
        return any(each.is_open for each in self.pieces)

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Return name and office of every representative in their order; empty where there is none."""
        first = (self.representative, self.office)
        return tuple(each for each in (first, *self.more_representatives) if any(each))

    @property
    def full_name(self) -> str:
        """Return the name with its legal form, joint bodies included, as the list prints it.

        Where nothing that the list prints is a name, what waits to be settled stands for it, or a mark: a
        contact is none.
        """
        if self.pieces:
            names, _rest = split_at_name(self.pieces)
            return printed_text(names).strip(" ,;:—–-") or waiting_name(self.pieces) or NAMELESS
        bodies = ((self.legal_form, self.name), *self.joint)
        return ", ".join(body_name(form, name, self.as_printed) for form, name in bodies)

    @property
    def shown(self) -> str:
        """Return the whole entry as its source printed it, without what is private."""
        if not self.pieces:
            return self.as_printed or self.full_name
        return without_private(self.pieces)


def sign(tx: Transaction, statement: StatementRow, new: NewSignature) -> int:
    """Record a signature under the statement's next number and return the number.

    A signature that comes on the day of the first delivery or later accedes. Refuses an empty name, words
    longer than a field holds, a date in the future, and words that are not a known kind, capacity, status or
    consent.
    """
    name, capacity = _checked(tx, new)
    joint, more = read_bodies(new.joint), read_people(new.more_representatives)
    number = next_number(tx, statement.id)
    invited = {"standing": new.status} if new.status == "invited" else {}
    tx.name_action(statement=statement.number, number=number, **invited)
    timeline.refuse_own_days(new.signed_on, new.received_on)
    delivered = first_delivery(tx, statement.id)
    status, status_on = timeline.begins(new.status, delivered, new.received_on or tx.today)
    tx.add(
        signature,
        statement_id=statement.id,
        signatory_id=_known_signatory(tx, new) or _add_signatory(tx, new, name),
        text_id=_text_signed(tx, statement, new.signed_on or new.received_on),
        section_id=new.section_id,
        number=number,
        kind=new.kind,
        legal_form=one_line(new.legal_form),
        name=name,
        joint=[list(each) for each in joint] or None,
        representative=one_line(new.representative),
        office=typed_field(new.office, MOST_IN_OFFICE),
        more_representatives=[list(each) for each in more] or None,
        place=one_line(new.place),
        country=one_line(new.country),
        capacity=capacity,
        standing=status,
        standing_on=status_on,
        signed_on=new.signed_on,
        received_on=new.received_on,
    )
    return number


def _checked(tx: Transaction, new: NewSignature) -> tuple[str, str]:
    """Return the name and the capacity of a signature that may be recorded."""
    name = one_line(new.name)
    if not name:
        raise UserError(_("A signature needs the name of its signatory."))
    known_word(new.kind, KINDS)
    capacity = new.capacity or ("individual" if new.kind == "individual" else "organisation")
    known_word(capacity, CAPACITIES)
    known_word(new.status, STATUSES)
    known_word(new.publish, CONSENTS)
    for day in (new.signed_on, new.received_on):
        if day is not None:
            refuse_future(day, tx.today)
    if new.signatory_id is not None and tx.row(signatory, new.signatory_id) is None:
        raise UserError(_("This signatory is not in the directory any more."))
    return name, capacity


def _known_signatory(tx: Transaction, new: NewSignature) -> uuid.UUID | None:
    """Return the signatory of the directory who signs; the narrower consent holds, and contacts are added."""
    known = tx.row(signatory, new.signatory_id) if new.signatory_id else None
    if known is not None:
        narrower = max(known.publish, new.publish, key=CONSENTS.index)
        stands = known.contacts
        if stands is None or isinstance(stands, list):
            stands = list(dict.fromkeys((*(stands or ()), *_contacts(new)))) or stands
        tx.change_each(signatory, {known.id: {"publish": narrower, "contacts": stands}})
    return new.signatory_id


def _contacts(new: NewSignature) -> list[str]:
    return [line for each in new.contacts if (line := one_line(each))]


def _add_signatory(tx: Transaction, new: NewSignature, name: str) -> uuid.UUID:
    return tx.add(
        signatory,
        kind=new.kind,
        legal_form=one_line(new.legal_form),
        name=name,
        place=one_line(new.place),
        country=one_line(new.country),
        contacts=_contacts(new) or None,
        publish=new.publish,
    )


def _text_signed(tx: Reading, statement: StatementRow, day: dt.date | None) -> uuid.UUID:
    """Return the text that a signature of a day is bound to: the newest that was sealed by then, else the
    first.

    Without a day it is the newest text, also one that is still in work.
    """
    if day is None or statement.text_number == 1:
        return statement.text_id
    first, *later = list_texts(tx, statement.id)
    sealed = [each.id for each in later if each.sealed_on is not None and each.sealed_on <= day]
    found: uuid.UUID = sealed[-1] if sealed else first.id
    return found


def read_bodies(given: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Read the bodies of a joint entry as they are recorded; raises UserError for one without a name."""
    bodies = _read_pairs(given)
    for form, name in bodies:
        if not name:
            raise UserError(
                _("Give the name of the body with the legal form “%(form)s”.") % {"form": form}
            )
    return bodies


def read_people(
    given: Sequence[tuple[str, str]], *, nameless_first: bool = False
) -> list[tuple[str, str]]:
    """Read representatives as they are recorded; raises UserError for an office without a name.

    With `nameless_first` the first may be an office alone: it is that of a person who signs.
    """
    people = [(name, typed_field(office, MOST_IN_OFFICE)) for name, office in _read_pairs(given)]
    for at, (name, office) in enumerate(people):
        if not name and not (at == 0 and nameless_first):
            raise UserError(
                _("Give the name of the representative with the office “%(office)s”.")
                % {"office": office}
            )
    return people


def numbers_broken(tx: Reading, statement_id: uuid.UUID) -> list[int]:
    """Return the numbers of printed signatures whose source prints them in a doubtful way."""
    query = sa.select(signature.c.number, signature.c.defects).where(
        signature.c.statement_id == statement_id,
        signature.c.defects.is_not(None),
        signature.c.standing.in_(PRINTED),
    )
    rows = tx.rows(query.order_by(signature.c.number))
    # What somebody looked at and found right bears the day as its third part.
    return [row.number for row in rows if any(len(each) < 3 for each in row.defects)]


def next_number(tx: Reading, statement_id: uuid.UUID) -> int:
    """Return the first number after all that the statement has given; a withdrawn one is not reused."""
    highest = tx.value(
        sa.select(sa.func.max(signature.c.number)).where(signature.c.statement_id == statement_id)
    )
    return (highest or 0) + 1


def find_signature(tx: Reading, statement: StatementRow, number: int) -> SignatureRow:
    """Return a signature by its number; raises UserError for one that the statement does not have."""
    return find_signatures(tx, statement, [number])[0]


def find_signatures(
    tx: Reading, statement: StatementRow, numbers: Iterable[int]
) -> list[SignatureRow]:
    """List signatures by their numbers, each once; raises UserError for one that does not exist."""
    wanted, found = list(dict.fromkeys(numbers)), dict[int, SignatureRow]()
    possible = [number for number in wanted if 0 < number <= LARGEST_NUMBER]
    for some in chunks(possible):
        rows = list_signatures(tx, statement.id, numbers=some)
        found.update((row.number, row) for row in rows)
    for number in wanted:
        if number not in found:
            raise UserError(
                _("Statement %(statement)d has no signature number %(number)d.")
                % {"statement": statement.number, "number": number}
            )
    return [found[number] for number in wanted]


def list_signatures(
    tx: Reading,
    statement_id: uuid.UUID,
    *,
    numbers: Sequence[int] | None = None,
    find: str | None = None,
) -> list[SignatureRow]:
    """List a statement's signatures by number; `find` keeps names in any spelling that hold it."""
    return list(each_signature(tx, statement_id, numbers=numbers, find=find))


def each_signature(
    tx: Reading,
    statement_id: uuid.UUID,
    *,
    numbers: Sequence[int] | None = None,
    find: str | None = None,
) -> Iterator[SignatureRow]:
    """Read signatures as `list_signatures` does, without holding more than a part of them."""
    query = _signatures().where(signature.c.statement_id == statement_id)
    if numbers is not None:
        query = query.where(signature.c.number.in_(numbers))
    if find:
        query = query.where(merge_history.named(tx, find))
    query = query.order_by(signature.c.number, signature.c.id)
    return map(_row, tx.connection.execute(query, execution_options={"yield_per": CHUNK}))


def signature_numbers(
    tx: Reading,
    statement_id: uuid.UUID,
    *,
    find: str = "",
    status: str = "",
    among: Sequence[uuid.UUID] | None = None,
) -> "array[int]":
    """Return the numbers of a statement's signatures in order, 8 bytes each.

    `find` keeps names in any spelling that hold it, `status` one status, `among` these signatures.
    """
    query = sa.select(signature.c.number).where(signature.c.statement_id == statement_id)
    if find:
        query = query.join(signatory, signatory.c.id == signature.c.signatory_id).where(
            merge_history.named(tx, find)
        )
    if status:
        query = query.where(signature.c.standing == status)
    if among is not None:
        query = query.where(signature.c.id.in_(among))
    return array("q", tx.connection.execute(query.order_by(signature.c.number)).scalars())


def _read_pairs(given: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    pairs = [(one_line(first), one_line(second)) for first, second in given]
    kept = [each for each in pairs if any(each)]
    if len(kept) > MOST_IN_ONE_ENTRY:
        raise UserError(
            _("These are %(count)d lines; at most %(most)d are kept.")
            % {"count": len(kept), "most": MOST_IN_ONE_ENTRY}
        )
    return kept


def _signatures() -> sa.Select[Any]:
    columns = signature.c
    return (
        sa.select(
            columns.id,
            columns.signatory_id,
            columns.number,
            columns.printed_number,
            columns.kind,
            columns.as_printed,
            columns.legal_form,
            columns.name,
            columns.joint,
            columns.representative,
            columns.office,
            columns.more_representatives,
            columns.place,
            columns.country,
            columns.pieces,
            columns.capacity,
            columns.standing,
            columns.standing_on,
            columns.verification,
            columns.printed_form,
            section.c.ordinal,
            signatory.c.publish,
        )
        .join(signatory, signatory.c.id == columns.signatory_id)
        .outerjoin(section, section.c.id == columns.section_id)
    )


def _row(row: Row) -> SignatureRow:
    # The same words stand in many rows: each is kept once.
    return SignatureRow(
        id=row.id,
        signatory_id=row.signatory_id,
        number=row.number,
        printed_number=row.printed_number,
        kind=intern(row.kind),
        as_printed=row.as_printed,
        legal_form=row.legal_form,
        name=row.name,
        joint=tuple((form, name) for form, name in row.joint or ()),
        representative=row.representative,
        office=intern(row.office),
        place=intern(row.place),
        country=intern(row.country),
        capacity=intern(row.capacity),
        status=intern(row.standing),
        status_on=row.standing_on,
        verification=intern(row.verification),
        section=row.ordinal or 0,
        publish=intern(row.publish),
        more_representatives=tuple(
            (name, office) for name, office in row.more_representatives or ()
        ),
        pieces=read_pieces(row.pieces),
        printed_form=row.printed_form,
    )
