"""A signature becomes that of the person, or of the body, that its entry names, once it is said who signs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from coalition_app.draft_pieces import NAME_IN_CASE, ORGANISATIONS, PERSONS
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.signatures.pieces import Piece, usual_pieces

PartBody = Callable[[str, str], tuple[str, str, str, str, bool] | None]
"""Parts an office and an affiliation: office, kind, legal form and name of the body, and whether that seems
to stand in another grammatical case. Intake knows the words."""


def sign_as(
    who: str, fields: Mapping[str, Any], pieces: Sequence[Piece], part_body: PartBody
) -> tuple[dict[str, Any], list[Piece]]:
    """Return fields and pieces of a signature as signed by the person or by the body that it names.

    What does not print stays among the pieces. Raises UserError where no body is named any more.
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
    usual = usual_pieces(signed, fields["joint"] or ())
    usual = [replace(each, open=case) if each.role == "name" else each for each in usual]
    return signed, [*usual, *beside, *(each for each in pieces if not each.prints)]
