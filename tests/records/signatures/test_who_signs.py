"""What waits in a signature waits on, and nothing of it is doubled, once it is said who signs."""

from coalition_app.records.signatures.pieces import Piece
from coalition_app.records.signatures.who_signs import sign_as

PERSON = {
    **dict.fromkeys(("legal_form", "representative", "place", "country"), ""),
    "kind": "individual",
    "capacity": "individual",
    "joint": None,
    "name": "Ada Oak",
    "office": "Chair of Wharfe Trust",
}


def test_an_office_that_waits_leaves_no_part_of_it_unasked() -> None:
    pieces = [
        Piece("name", "Ada Oak"),
        Piece("office", "Chair of Wharfe Trust", ", ", open="doubted-piece"),
    ]
    body = ("Chair", "organisation", "", "Wharfe Trust", False)
    fields, made = sign_as("organisations", PERSON, pieces, lambda _office, _beside: body)
    assert (fields["name"], fields["representative"]) == ("Wharfe Trust", "Ada Oak")
    assert [(each.text, each.is_open) for each in made] == [
        *(("Wharfe Trust", True), ("Ada Oak", False), ("Chair", True)),
    ]
