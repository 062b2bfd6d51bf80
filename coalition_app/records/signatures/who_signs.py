"""A signature becomes that of the person, or of the body, that its entry names, once it is said who signs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from coalition_app.draft_pieces import NAME_IN_CASE, ORGANISATIONS, PERSONS
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.signatures.pieces import FIELDS, Piece, usual_pieces

PartBody = Callable[[str, str], tuple[str, str, str, str, bool] | None]
"""Parts an office and an affiliation: office, kind, legal form and name of the body, and whether that seems
to stand in another grammatical case. Intake knows the words."""


_REBUILT = frozenset((*FIELDS, "joint", "capacity"))
"""Roles that the fields say, in the order of the new entry."""


def sign_as(
    who: str, fields: Mapping[str, Any], pieces: Sequence[Piece], part_body: PartBody
) -> tuple[dict[str, Any], list[Piece]]:
    """Return fields and pieces of a signature as signed by the person or by the body that it names.

    What else was printed or waits stays among the pieces; what waits in a field waits there. Raises UserError
    where no body is named any more.
    """
    person, beside, case = fields["kind"] == "individual", list[Piece](), ""
    if who == ORGANISATIONS and person:
        belongs = next(
            (each.text for each in pieces if each.role == "affiliation" and each.prints), ""
        )
        body = part_body(fields["office"], belongs)
        if body is None:
            raise UserError(
                _("%(name)s names no organisation. Correct the signature, or say “persons”.")
                % {"name": fields["name"]}
            )
        office, kind, form, name, in_case = body
        case = NAME_IN_CASE if in_case else ""
        signed = {"kind": kind, "capacity": "organisation", "name": name, "legal_form": form}
        signed |= {"representative": fields["name"], "office": office}
    elif who == PERSONS and not person:
        signed = {"kind": "individual", "capacity": "individual", "name": fields["representative"]}
        signed |= {"legal_form": "", "representative": ""}
        beside = [Piece("affiliation", f"{fields['legal_form']} {fields['name']}".strip(), ", ")]
    else:
        return dict(fields), [*pieces]
    signed = {**fields, **signed}
    waiting = [each for each in pieces if each.is_open and each.role in FIELDS]
    made = [
        replace(each, open=_why_open(each, waiting) or (case if each.role == "name" else ""))
        for each in (*usual_pieces(signed, fields["joint"] or ()), *beside)
    ]
    whole = f"{signed['legal_form']} {signed['name']}"
    asked = [each for each in waiting if any(_why_open(one, [each]) for one in made)]
    for each in pieces:
        said = each.prints and (each.role in _REBUILT or each.text in whole)
        if not said and each not in asked:
            made.append(each)
    return signed, made


def _why_open(piece: Piece, waiting: Sequence[Piece]) -> str:
    """Return why what a piece says waits; empty where none of those that wait says it."""
    return next((each.open for each in waiting if piece.text in each.text), "")
