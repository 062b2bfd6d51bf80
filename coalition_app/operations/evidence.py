"""Operations on evidence: what stands behind a claim of one signature, of several, of all."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations.door import AT_ONCE, BYTES_OF_A_ROW, Answer, on_statement
from coalition_app.operations.fields import Values

if TYPE_CHECKING:
    import uuid

    from coalition_app.records.evidence.evidence import NewEvidence
    from coalition_app.records.lists.evidence_inbox import Received
    from coalition_app.records.positions.positions import NewPosition
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Transaction


def _rows(*, numbers: Sequence[int] | None, new: "NewEvidence", **_others: object) -> int:
    signatures = AT_ONCE + 1 if numbers is None else len(numbers)
    return signatures + len(new.content or b"") // BYTES_OF_A_ROW


@on_statement("record-evidence", rows=_rows)
def record_evidence(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int] | None,
    new: "NewEvidence",
    words: int | None = None,
) -> Answer[int]:
    """Attach one piece of evidence to a claim of the signatures of these numbers, of all where it is None.

    `words` are those of the one signatory that it shows, by their number among them.
    """
    from coalition_app.records.evidence import evidence, list_evidence
    from coalition_app.records.signatures import signatures

    if numbers is None:
        rows = signatures.list_signatures(tx, statement.id)
    else:
        rows = signatures.find_signatures(tx, statement, numbers)
    if words is not None:
        if len(rows) != 1:
            raise UserError(_("Words are those of one signatory: name that one number only."))
        new = new._replace(act=evidence.find_words(tx, rows[0], words))
    if not new.undated:
        new = new._replace(received_on=new.received_on or tx.today)
    count = evidence.record_evidence(tx, statement, rows, new)
    said = ngettext(
        "Recorded for %(count)d signature.", "Recorded for %(count)d signatures.", count
    )
    doubt = list_evidence.text_doubt(tx, statement, new.made_on or new.received_on)
    older = [doubt] if doubt and new.claim == "consent" else []
    values = {**_json(statement, rows, new, words), "warnings": older}
    return Answer(count, (said % {"count": count}, *older), values)


def _json(
    statement: "StatementRow", rows: "Sequence[SignatureRow]", new: "NewEvidence", words: int | None
) -> Values:
    from coalition_app.records.checked import bare_name

    return {
        "statement": statement.number,
        "numbers": [row.number for row in rows],
        "count": len(rows),
        "claim": new.claim,
        "act": words or 0,
        "kind": new.kind,
        "file": bare_name(new.file_name),
        "sha256": hashlib.sha256(new.content).hexdigest() if new.content else "",
        "size": len(new.content) if new.content else None,
        "held": new.held_where.strip(),
        "holder": new.holder.strip(),
        "note": new.note.strip(),
        "made": new.made_on.isoformat() if new.made_on else "",
        "received": new.received_on.isoformat() if new.received_on else "",
        "receiver": new.receiver.strip(),
        "directness": new.directness,
        "originality": new.originality,
    }


def _rows_of_papers(*, papers: "Sequence[tuple[Received, int]]", **_others: object) -> int:
    return sum(1 + paper.size // BYTES_OF_A_ROW for paper, _number in papers)


@on_statement("record-evidence", rows=_rows_of_papers)
def attach_papers(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    papers: "Sequence[tuple[Received, int]]",
    claim: str = "",
    receiver: str = "",
) -> Answer[int]:
    """Attach papers of the inbox, each to the signature of its number; the claim is its own unless told."""
    from coalition_app.records.lists import evidence_inbox

    count = evidence_inbox.attach_many(tx, statement, papers, claim, receiver=receiver)
    said = ngettext("%(count)d paper was attached.", "%(count)d papers were attached.", count)
    return Answer(count, (said % {"count": count},), {"attached": count})


@dataclass(frozen=True, slots=True)
class Letter:
    """What a person read in a paper that waits, to be recorded as one action."""

    received: "Received"
    number: int
    """Of the signatory whose letter it is."""
    claims: tuple[str, ...]
    """What it proves."""
    kind: str
    """A word of EVIDENCE_KINDS."""
    came_on: dt.date
    position: "NewPosition | None" = None
    """What it says on the demands; None where it changes no position."""
    unassigned: str = ""
    """Its words where it is not told yet which demands they touch."""
    language: str = ""
    """Of these words; empty lets their letters tell."""
    withdraws: bool = False
    """Whether it takes the signature back."""
    address: str = ""
    """The sender's, where it is to be kept among the private contacts of the signatory."""


LETTER_SAID = {
    "nothing": N_("The letter of number %(number)d is recorded."),
    "position": N_("The letter of number %(number)d is recorded, and the positions that it says."),
    "words": N_("The letter of number %(number)d is recorded; its words are still to be assigned."),
    "withdrawal": N_("The letter of number %(number)d is recorded: the signature is withdrawn."),
}
"""What was done with a letter, by what it changed besides."""


def _rows_of_letter(*, letter: Letter) -> int:
    return 5 + letter.received.size // BYTES_OF_A_ROW


@on_statement("record-letter", rows=_rows_of_letter)
def record_letter(tx: "Transaction", statement: "StatementRow", *, letter: Letter) -> Answer[None]:
    """Record a letter as evidence, and with it the positions or the withdrawal that it says."""
    from coalition_app.records.evidence import evidence, list_evidence
    from coalition_app.records.lists import evidence_inbox
    from coalition_app.records.positions import positions
    from coalition_app.records.positions.acts import UNSETTLED, acts_by_signature
    from coalition_app.records.signatories import directory, private_fields
    from coalition_app.records.signatures import signatures, status

    signed = signatures.find_signature(tx, statement, letter.number)
    shown = list_evidence.claims_of_digest(tx, statement, letter.number, letter.received.sha256)
    if shown.intersection(letter.claims):
        raise UserError(evidence_inbox.attached_sentence(letter.received, letter.number))
    act = None
    if letter.position is not None:
        act = positions.record_position(tx, statement, letter.number, letter.position)
    elif letter.unassigned:
        act = positions.record_unassigned(
            tx, statement, letter.number, letter.unassigned, letter.came_on, letter.language
        )
    given = evidence_inbox.as_evidence(tx, letter.received)
    new = given._replace(kind=letter.kind, received_on=letter.came_on, act=act)
    evidence.record_letter(tx, statement, signed, new, letter.claims)
    if letter.address:
        known = directory.find_signatory(tx, signed.signatory_id).contacts
        named = (*known, letter.address)
        private_fields.change_private(tx, signed.signatory_id, contacts=named)
    if letter.withdraws:
        status.change_status(tx, statement, letter.number, "withdrawn", received=letter.came_on)
    also = "words" if letter.unassigned else "position" if letter.position else "nothing"
    also = "withdrawal" if letter.withdraws else also
    tx.name_action(statement=statement.number, number=letter.number, also=also)
    facts = {"statement": statement.number, "number": letter.number}
    said = [_(LETTER_SAID[also]) % facts]
    acts = acts_by_signature(tx, statement, [signed.id]).get(signed.id, ())
    waiting = letter.position is not None and any(each.kind == UNSETTLED for each in acts)
    if waiting:
        said.append(
            _(
                "Earlier words of number %(number)d are still unassigned: until they are assigned, the "
                "signature is not counted."
            )
            % facts
        )
    return Answer(None, tuple(said), {**facts, "unassigned": waiting or also == "words"})


@on_statement("supersede-evidence")
def supersede(
    tx: "Transaction", statement: "StatementRow", *, piece: "uuid.UUID", by: "uuid.UUID"
) -> Answer[None]:
    """Let another piece of evidence stand in place of one; both are kept."""
    from coalition_app.records.evidence import list_evidence

    list_evidence.supersede(tx, statement, piece, by)
    return Answer(None)
