"""Entries of several: further bodies that sign in one entry, and several representatives of a body.

Two organisations may sign in one entry, under one number, and count as one signature; an organisation may be
represented by several people. Both are what was signed, so that a later edition reports a change of them.
"""

from collections.abc import Sequence

import sqlalchemy as sa

from coalition_app.records.signatures.edit_printed_text import change_bodies, change_people
from coalition_app.records.signatures.lapses import lapse, more_than_spelling
from coalition_app.records.signatures.pieces import (
    column_values,
    with_bodies,
    with_texts,
    without_words_gone,
)
from coalition_app.records.signatures.signatures import find_signature, read_bodies, read_people
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import act, signature
from coalition_app.records.store.transactions import Transaction

Pair = tuple[str, str]


def change_joint_entry(
    tx: Transaction,
    statement: StatementRow,
    number: int,
    *,
    people: Sequence[Pair] | None = None,
    bodies: Sequence[Pair] | None = None,
    spelling: bool | None = None,
) -> bool:
    """Change who represents a signatory and which bodies sign with it; return whether anything differed.

    `people` are name and office of every representative in their order, the first included; `bodies` are
    legal form and name of each body after the one that the entry begins with. None leaves them as they are,
    and empty lines are left out. What an imported entry prints is changed along. `spelling` as for
    `edits.change_signature`. Refuses an office or a legal form without a name, and a change that would not
    show in the printed entry.
    """
    signed = find_signature(tx, statement, number)
    tx.name_action(statement=statement.number, number=number, field="together")
    alone = signed.kind == "individual" or bool(signed.office and not signed.representative)
    new_people = (
        list(signed.people) if people is None else read_people(people, nameless_first=alone)
    )
    new_bodies = list(signed.joint) if bodies is None else read_bodies(bodies)
    told = {"spelling": True} if spelling else {}
    fields = {
        "name": signed.name,
        "last_name": signed.joint[-1][1] if signed.joint else "",
        "legal_form": signed.legal_form,
        "representative": signed.representative,
        "office": signed.office,
        "place": signed.place,
        "country": signed.country,
    }
    wordings = list(
        tx.connection.execute(
            sa.select(act.c.wording).where(act.c.signature_id == signed.id)
        ).scalars()
    )
    printed = change_people(signed.as_printed, fields, signed.people, new_people, wordings)
    printed = change_bodies(printed, fields, signed.joint, new_bodies)
    first = new_people[0] if new_people else ("", "")
    pieces = signed.pieces
    if pieces and new_people != list(signed.people):
        before, after = _people_pieces(signed.people), _people_pieces(new_people)
        pieces = with_texts(pieces, ("person", "office"), before, after)
        printed = without_words_gone(printed, signed.pieces, pieces)
    if pieces and new_bodies != list(signed.joint):
        pieces = with_bodies(pieces, new_bodies)
    more = says_more([*signed.people, *signed.joint], [*new_people, *new_bodies])
    other = more if spelling is None else not spelling
    if other and lapse(tx, [signed.id]):
        told["lapsed"] = True
    if told:
        tx.name_action(statement=statement.number, number=number, field="together", **told)
    return tx.change(
        signature,
        signed.id,
        representative=first[0],
        office=first[1],
        more_representatives=[list(each) for each in new_people[1:]] or None,
        joint=[list(each) for each in new_bodies] or None,
        as_printed=printed,
        **column_values(pieces),
    )


def says_more(before: Sequence[Pair], after: Sequence[Pair]) -> bool:
    """Tell whether people or bodies are named that were not named before, in this spelling or another."""
    return any(all(any(map(more_than_spelling, known, each)) for known in before) for each in after)


def _people_pieces(people: Sequence[Pair]) -> list[Pair]:
    return [
        (role, text)
        for each in people
        for role, text in zip(("person", "office"), each, strict=True)
        if text
    ]
