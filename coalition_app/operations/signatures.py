"""Operations on one signature: signing, and its dated moves from one status to the next."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.labels import STEPS, status_label
from coalition_app.operations.door import Answer, on_statement
from coalition_app.operations.fields import Choice, Day, File, Number, Values, Words
from coalition_app.operations.forms import Form, Look

if TYPE_CHECKING:
    from coalition_app.records.signatures.signatures import NewSignature, SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Reading, Transaction

MEANS = {
    "invited": N_("It is asked to sign, and is not printed."),
    "promised": N_("It stays invited: a promise is not counted, and the page Waiting shows it."),
    "signed": N_("It is printed and counted."),
    "subject-to-approval": N_(
        "It is printed with this mark, and not counted until it is approved."
    ),
    "acceded": N_("It came after the delivery: it is counted, and printed in a block of its own."),
    "declined": N_("It does not sign, and is not printed."),
    "disputed": N_("It is printed with this mark, and not counted while it is disputed."),
    "withdrawn": N_(
        "From the day of receipt it is no longer counted; it keeps its number. A mistake can be "
        "undone; anyone who changes their mind signs again, under a new number."
    ),
    "rejected": N_("It is neither printed nor counted: there is no valid signature behind it."),
}
"""What each step means for the annex."""
PRIVATE = N_("The note is private: it is never printed.")

SignatureNumber = Annotated[int, Number(help=N_("number of the signature"))]
Received = Annotated[
    dt.date | None,
    Day(help=N_("date of receipt, today unless told"), caption=N_("Notice received"), metavar="D"),
]
ReceivedTold = Annotated[
    dt.date | None,
    Day(help=N_("date of receipt"), caption=N_("Notice received"), metavar="D"),
]
Note = Annotated[
    str,
    Words(
        help=N_("what was seen or said"),
        caption=N_("Note"),
        prompt=N_("who gave notice, and how"),
        metavar=N_("TEXT"),
    ),
]


Letter = Annotated[
    Path | None,
    File(
        help=N_("a letter that shows it, kept as evidence in the same action"),
        caption=N_("Letter"),
        metavar="F",
        hint=N_("Kept in the register as evidence, in the same action"),
    ),
]


Came = Annotated[
    dt.date | None,
    Day(
        help=N_("day on which the signature itself came, where it is earlier than recorded"),
        caption=N_("The signature itself was received"),
        metavar="D",
        optional=True,
    ),
]


@on_statement("sign")
def sign(
    tx: "Transaction", statement: "StatementRow", *, new: "NewSignature", words: str = ""
) -> "Answer[SignatureRow]":
    """Add one signature by hand, under the next number.

    `words` of its own on demands are recorded with it, to be assigned: until then it does not count.
    """
    from coalition_app.records.editions import editions
    from coalition_app.records.positions import positions
    from coalition_app.records.signatures import signatures
    from coalition_app.records.statements import statements

    signed = signatures.find_signature(tx, statement, signatures.sign(tx, statement, new))
    if words:
        positions.add_act(
            tx,
            signed.id,
            kind=positions.UNSETTLED,
            wording=words,
            language=positions.guess_language(words),
            received_on=new.received_on,
        )
    lines = [_("Added under number %(number)d.") % {"number": signed.number}]
    if not signed.section and statements.list_sections(tx, statement.id):
        lines.append(_("The signature is in no section of the annex."))
    delivered = editions.first_delivery(tx, statement.id)
    if signed.status == "acceded" and delivered is not None:
        lines.append(editions.acceding_sentence(delivered))
    values = {
        "statement": statement.number,
        "number": signed.number,
        "name": signed.name,
        "standing": signed.status,
    }
    return Answer(signed, tuple(lines), values)


@on_statement("withdraw", help=N_("record that a signatory withdrew"))
def withdraw(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: SignatureNumber,
    received: ReceivedTold,
    note: Note = "",
    letter: Letter = None,
) -> Answer[None]:
    """Record that a signatory withdrew; effective on receipt (Vienna Convention, art. 22(3))."""
    _keep_letter(tx, statement, number, "withdrawn", received, letter)
    said = _("Signature %(number)d is withdrawn. Its number will not be reused.")
    return _move(tx, statement, number, "withdrawn", received, note, said)


@on_statement("change-standing", help=N_("record a signature that came after the first delivery"))
def accede(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: SignatureNumber,
    received: Received = None,
    note: Note = "",
) -> Answer[None]:
    """Record that who was invited has signed after the first delivery."""
    return _move(tx, statement, number, "acceded", received, note)


@on_statement("record-promise", help=N_("record that an invited signatory promised to sign"))
def record_promise(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: SignatureNumber,
    received: Received = None,
    note: Note = "",
) -> Answer[None]:
    """Record that an invited signatory promised to sign, which changes no status."""
    from coalition_app.records.signatures import status

    day = received or tx.today
    status.record_promise(tx, statement, number, received=day, note=note)
    said = _("Signature %(number)d is promised. It is not counted until it is signed.")
    values = move_json(statement, number, "promised", day, note)
    return Answer(None, (said % {"number": number},), values)


def _look_at_status(tx: "Reading", statement: "StatementRow", given: Values) -> Look:
    from coalition_app.records.signatures import timeline
    from coalition_app.records.signatures.status import PROMISED

    signed = _signature(tx, statement, given)
    line = timeline.read_timeline(tx, statement, signed.id)
    steps = [*([PROMISED] if signed.status == "invited" else []), *line.moves]
    if not steps:
        raise UserError(
            _(
                "Signature %(number)d was withdrawn, and that stays: who comes back signs anew, under "
                "a new number."
            )
            % {"number": signed.number}
        )

    def now() -> str:
        said = {"standing": status_label(signed.status)}
        return f"{signed.number}. {signed.full_name} · {_('now: %(standing)s') % said}"

    return Look(((now, "heading"),), {"to": {each: STEPS[each] for each in steps}})


def _key(*, to: str, **_others: Any) -> str:
    return {"withdrawn": "withdraw", "promised": "record-promise"}.get(to, "change-standing")


@on_statement(
    _key,
    help=N_("record another dated move of a signature"),
    form=Form(N_("Change status"), N_("Record"), _look_at_status, (PRIVATE,), weighty=True),
)
def change_status(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: SignatureNumber,
    to: Annotated[
        str,
        Choice(
            help=N_(
                "invited, signed, subject-to-approval, withdrawn, acceded, declined, disputed or "
                "rejected"
            ),
            caption=N_("New status"),
            metavar=N_("STATUS"),
            words=STEPS,
            means=MEANS,
            unchosen=N_("Choose a new status."),
        ),
    ],
    received: Received = None,
    came: Came = None,
    letter: Letter = None,
    note: Note = "",
) -> Answer[None]:
    """Record a dated move of a signature to another status, or a promise to sign.

    A letter that shows it is kept as evidence in the same action, and so is the day on which the signature
    itself came.
    """
    if came is not None:
        _put_right(tx, statement, number, came)
    given: Values = {"number": number, "received": received, "note": note}
    if to == "withdrawn":
        return withdraw.run(tx, statement, letter=letter, **given)
    _keep_letter(tx, statement, number, to, received, letter)
    if to == "promised":
        return record_promise.run(tx, statement, **given)
    return _move(tx, statement, number, to, received, note)


def _put_right(tx: "Transaction", statement: "StatementRow", number: int, came: dt.date) -> None:
    """Record that the signature itself came on another day."""
    from coalition_app.records.signatures import edits

    edits.change_signature(tx, statement, number, "received_on", came)


def letter_claim(before: str, to: str) -> str:
    """Name the claim that a letter behind a move from one status to another shows; empty for none."""
    from coalition_app.records.signatures import timeline

    if to == "withdrawn":
        return "wording"
    return "consent" if before in timeline.NOT_YET and to in timeline.SIGNING else ""


def _keep_letter(
    tx: "Transaction",
    statement: "StatementRow",
    number: int,
    to: str,
    received: dt.date | None,
    letter: Path | None,
) -> None:
    """Keep a letter as evidence of what it shows, before the move itself names the action."""
    from coalition_app.records import checked
    from coalition_app.records.evidence import evidence

    if letter is None:
        return
    signed = _signature(tx, statement, {"number": number})
    claim = letter_claim(signed.status, to)
    if not claim:
        raise UserError(
            _(
                "A letter is kept here only with a signature or a withdrawal. Record this one as "
                "evidence. Nothing was recorded."
            )
        )
    new = evidence.NewEvidence(
        kind="file",
        claim=claim,
        file_name=letter.name,
        content=checked.read_file(letter),
        received_on=received or tx.today,
    )
    evidence.record_evidence(tx, statement, [signed], new)


def _move(
    tx: "Transaction",
    statement: "StatementRow",
    number: int,
    to: str,
    received: dt.date | None,
    note: str,
    said: str = "",
) -> Answer[None]:
    from coalition_app.records.signatures import status, timeline

    day = received or tx.today
    signed = _signature(tx, statement, {"number": number})
    doubt = timeline.read_timeline(tx, statement, signed.id).doubt(day)
    status.change_status(tx, statement, number, to, received=day, note=note)
    named = {"number": number, "standing": status_label(to)}
    line = (said or _("Signature %(number)d: %(standing)s.")) % named
    return Answer(
        None, (line, doubt) if doubt else (line,), move_json(statement, number, to, day, note)
    )


def move_json(
    statement: "StatementRow", number: int, standing: str, received: dt.date, note: str
) -> dict[str, Any]:
    """Return a recorded move as plain values."""
    return {
        "statement": statement.number,
        "number": number,
        "kind": "standing",
        "standing": standing,
        "received": received.isoformat(),
        "note": note.strip(),
    }


def _signature(tx: "Reading", statement: "StatementRow", given: Values) -> "SignatureRow":
    from coalition_app.records.signatures.signatures import find_signature

    return find_signature(tx, statement, given["number"])
