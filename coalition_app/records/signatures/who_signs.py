"""A signature becomes that of the person, or of the body, that its entry names, once it is said who signs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from coalition_app.draft_pieces import ORGANISATIONS, PERSONS
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.signatures.pieces import FIELDS, Piece, usual_pieces
from coalition_app.who_signs import PartBody, signed_by_body, signed_by_person

_REBUILT = frozenset((*FIELDS, "joint", "capacity"))
"""Roles that the fields say, in the order of the new entry."""


def sign_as(
    who: str, fields: Mapping[str, Any], pieces: Sequence[Piece], part_body: PartBody
) -> tuple[dict[str, Any], list[Piece]]:
    """Return fields and pieces of a signature as signed by the person or by the body that it names.

    What else was printed or waits stays among the pieces; what waits in a field waits there. Raises UserError
    where no body is named any more.
    """
    person, beside, doubt = fields["kind"] == "individual", list[Piece](), ""
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
        doubt, signed = body.doubt, signed_by_body(fields["name"], body)
    elif who == PERSONS and not person:
        signed = signed_by_person(fields["representative"])
        beside = [Piece("affiliation", f"{fields['legal_form']} {fields['name']}".strip(), ", ")]
    else:
        return dict(fields), [*pieces]
    signed = {**fields, **signed}
    waiting = [each for each in pieces if each.is_open and each.role in FIELDS]
    made = [
        replace(each, open=_why_open(each, waiting) or (doubt if each.role == "name" else ""))
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
