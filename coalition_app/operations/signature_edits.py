"""Operations that change signatures: their fields, spelling, joint entries, order, settled defects."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations.door import Answer, on_statement
from coalition_app.operations.fields import Number, Values, Words
from coalition_app.operations.forms import Form, Look

if TYPE_CHECKING:
    from coalition_app.records.signatures.signatures import SignatureRow
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Reading, Transaction

SHOWN = 20
"""New numbers that are told in lines; the values hold all."""
Pair = tuple[str, str]


def _of_many(numbers: Sequence[int], field: str) -> bool:
    """Whether a change is one of many, as that of a status or of a signatory's consent always is."""
    return len(numbers) > 1 or field in ("standing", "publish")


def _key(*, numbers: Sequence[int], field: str, **_others: Any) -> str:
    return "change-many" if _of_many(numbers, field) else "change-signature"


def _rows(*, numbers: Sequence[int], **_others: Any) -> int:
    return len(numbers)


@on_statement(_key, rows=_rows)
def change_field(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int],
    field: str,
    to: str,
    spelling: bool | None = None,
) -> Answer[int]:
    """Change one field of one signature, or of several as one action; the answer is how many differed.

    `spelling` tells whether only the spelling is put right, and the evidence stays.
    """
    from coalition_app.records.signatures import bulk_edits, edits

    if _of_many(numbers, field):
        _refuse_unknown(tx, statement, numbers)
        changed = bulk_edits.bulk_edit(
            tx, statement, numbers, field, to, tx.tell, spelling=spelling
        )
    else:
        changed = int(
            edits.change_signature(tx, statement, numbers[0], field, to, spelling=spelling)
        )
    return _changed(tx, statement, numbers, field, to, changed)


@on_statement("respell-name")
def respell_name(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    name: str,
    reason: str,
    spelling: bool | None = None,
) -> Answer[int]:
    """Correct the spelling of a name as signed, with the reason; `spelling` as for `change_field`."""
    from coalition_app.records.signatures import edits

    changed = int(edits.respell_name(tx, statement, number, name, reason, spelling=spelling))
    return _changed(tx, statement, [number], "name", name, changed)


def _look_at_form(tx: "Reading", statement: "StatementRow", given: Values) -> Look:
    from coalition_app.records.signatures import signatures

    signed = signatures.find_signature(tx, statement, given["number"])
    heading = f"{signed.number}. {signed.full_name}"
    return Look(((lambda: heading, "heading"),), values={"form": signed.printed_form})


@on_statement(
    "give-printed-form",
    help=N_("say what a PDF prints for a name whose letters no font draws"),
    form=Form(
        N_("Printed form"),
        N_("Record"),
        _look_at_form,
        (
            N_(
                "The PDF prints it with a mark that is explained below the lists. The name as signed "
                "stays in the register, in the data and in every other format."
            ),
        ),
    ),
)
def give_printed_form(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: Annotated[int, Number(help=N_("number of the signature"))],
    form: Annotated[
        str,
        Words(
            help=N_("what is printed; '' prints the name as signed again"),
            caption=N_("Printed as the name"),
            metavar=N_("TEXT"),
            option="--as",
            blank=True,
        ),
    ],
) -> Answer[bool]:
    """Record what a PDF prints for a name; refuses what no font draws either, and what changes nothing."""
    from coalition_app.documents.layout import fonts
    from coalition_app.records.signatures import edits, signatures

    for character in sorted(fonts.undrawable(form)):
        raise UserError(
            _("No font draws the character “%(character)s” either; write it without it.")
            % {"character": character}
        )
    if not edits.set_printed_form(tx, statement, number, form):
        raise UserError(_("The printed form is like this already; nothing was changed."))
    row = signatures.find_signature(tx, statement, number)
    said = f"{number}. {row.printed_form or row.full_name}"
    values = {
        "statement": statement.number,
        "number": number,
        "name": row.full_name,
        "printed_form": row.printed_form,
    }
    return Answer(True, (_("A PDF prints: %(entry)s") % {"entry": said},), values)


@on_statement("change-private")
def change_private(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    contacts: Sequence[str] | None = None,
    notes: str | None = None,
    publish: str | None = None,
) -> Answer[int]:
    """Change what is never printed of the signatory of a signature; what is left out stays."""
    from coalition_app.records.signatories import private_fields
    from coalition_app.records.signatures import signatures

    signed = signatures.find_signature(tx, statement, number)
    tx.name_action(statement=statement.number, number=number)
    changed = private_fields.change_private(
        tx, signed.signatory_id, contacts=contacts, notes=notes, publish=publish
    )
    return Answer(int(changed))


@on_statement("change-signature")
def change_joint_entry(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    number: int,
    people: Sequence[Pair] | None = None,
    bodies: Sequence[Pair] | None = None,
    spelling: bool | None = None,
) -> "Answer[SignatureRow]":
    """Change who represents a signatory, and which bodies sign with it; what is left out stays.

    `people` are name and office of each, `bodies` legal form and name; `spelling` as for `change_field`.
    """
    from coalition_app.records.signatures import joint_entries, signatures

    joint_entries.change_joint_entry(
        tx, statement, number, people=people, bodies=bodies, spelling=spelling
    )
    row = signatures.find_signature(tx, statement, number)
    lines = [f"{row.number}. {row.full_name}"]
    lines += [f"   {', '.join(part for part in person if part)}" for person in row.people]
    values = {
        "statement": statement.number,
        "number": row.number,
        "name": row.name,
        "representatives": [{"name": name, "office": office} for name, office in row.people],
        "joint": [{"legal_form": form, "name": name} for form, name in row.joint],
    }
    return Answer(row, tuple(lines), values)


def _renumbered(*, changes: int = 1, **_others: Any) -> int:
    return changes


@on_statement("move-signatures", rows=_renumbered)
def move(
    tx: "Transaction",
    statement: "StatementRow",
    *,
    numbers: Sequence[int],
    before: int | None,
    changes: int = 1,
) -> Answer[dict[int, int]]:
    """Put signatures before the one of a number, or at the end, and number anew before the first edition.

    The answer is new numbers by old ones; `changes` is how many those are, where it is known.
    """
    from coalition_app.records.signatures import edits

    planned = edits.move_signatures(tx, statement, numbers, before, tx.tell)
    return numbers_answer(tx, statement, planned, written=True)


@on_statement("move-signatures", rows=_renumbered)
def renumber(
    tx: "Transaction", statement: "StatementRow", *, by: str, changes: int = 1
) -> Answer[dict[int, int]]:
    """Number the whole list anew in one order, before the first edition; the answer is as that of `move`."""
    from coalition_app.records.signatures import renumber

    planned = renumber.put_in_order(tx, statement, by, tx.tell)
    return numbers_answer(tx, statement, planned, written=True)


@on_statement("leave-defects", rows=_rows)
def leave_defects(
    tx: "Transaction", statement: "StatementRow", *, numbers: Sequence[int]
) -> Answer[int]:
    """Remember that the flaws of signatures stay as they came; the answer is how many were looked at."""
    from coalition_app.records.signatures import defects

    left = defects.settle_defects(tx, statement, numbers, left=True)
    text = ngettext(
        "%(count)d signature stays as it came, with the mark *.",
        "%(count)d signatures stay as they came, with the mark *.",
        left,
    )
    return Answer(left, (text % {"count": left},), {"left": left})


@on_statement("settle-defects", rows=_rows)
def settle_defects(
    tx: "Transaction", statement: "StatementRow", *, numbers: Sequence[int]
) -> Answer[int]:
    """Remember that signatures are right as they are printed; the answer is how many were not yet."""
    from coalition_app.records.signatures import defects

    settled = defects.settle_defects(tx, statement, numbers)
    text = ngettext(
        "%(count)d signature was found right.", "%(count)d signatures were found right.", settled
    )
    return Answer(settled, (text % {"count": settled},), {"settled": settled})


def numbers_answer(
    tx: "Reading", statement: "StatementRow", planned: dict[int, int], *, written: bool
) -> Answer[dict[int, int]]:
    """Tell new numbers by old ones, which are `written` or only planned."""
    from coalition_app.records.signatures import signatures

    shown = [(old, new, new if written else old) for old, new in sorted(planned.items())[:SHOWN]]
    rows = signatures.list_signatures(tx, statement.id, numbers=[now for _old, _new, now in shown])
    names = {row.number: row.full_name for row in rows}
    lines = [f"{old:>5} → {new}. {names[now]}" for old, new, now in shown]
    left = len(planned) - SHOWN
    if left > 0:
        lines.append(ngettext("and %(count)d more", "and %(count)d more", left) % {"count": left})
    if not planned:
        lines.append(_("The order is already as requested."))
    values = {"numbers": {str(old): new for old, new in sorted(planned.items())}}
    return Answer(planned, tuple(lines), values)


def _changed(
    tx: "Transaction",
    statement: "StatementRow",
    numbers: Sequence[int],
    field: str,
    to: str,
    count: int,
) -> Answer[int]:
    text = ngettext("Changed: %(count)d signature.", "Changed: %(count)d signatures.", count)
    values = {
        "statement": statement.number,
        "numbers": list(numbers),
        "field": field,
        "to": to,
        "changed": count,
        "evidence_lapsed": bool(json.loads(tx.arguments).get("lapsed")),
    }
    lines = [text % {"count": count}]
    if values["evidence_lapsed"]:
        lines.append(_("Its evidence no longer counts: it is to be confirmed anew."))
    return Answer(count, tuple(lines), values)


def _refuse_unknown(tx: "Reading", statement: "StatementRow", numbers: Sequence[int]) -> None:
    """Raise UserError for the first number that the statement has not."""
    from coalition_app.records.signatures import signatures

    known = set(signatures.signature_numbers(tx, statement.id))
    for number in numbers:
        if number not in known:
            signatures.find_signature(tx, statement, number)
