"""What waits in a signature waits on, and nothing of it is doubled, once it is said who signs."""

from coalition_app.records.signatures.pieces import Piece
from coalition_app.records.signatures.who_signs import sign_as
from coalition_app.who_signs import Body

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
    body = Body("Chair", "organisation", "", "Wharfe Trust")
    fields, made = sign_as("organisations", PERSON, pieces, lambda _office, _beside: body)
    assert (fields["name"], fields["representative"]) == ("Wharfe Trust", "Ada Oak")
    assert [(each.text, each.is_open) for each in made] == [
        *(("Wharfe Trust", True), ("Ada Oak", False), ("Chair", True)),
    ]


def test_two_bodies_of_one_leader_wait_as_one_name() -> None:
    body = Body("директор", "organisation", "ОФ", "«Эхо» и ОО «Заря»", "several-people")
    person = {**PERSON, "office": "директор ОФ «Эхо» и ОО «Заря»"}
    pieces = [Piece("name", "Ada Oak"), Piece("office", person["office"] or "", ", ")]
    _fields, made = sign_as("organisations", person, pieces, lambda _office, _beside: body)
    assert [(each.text, each.open) for each in made if each.is_open] == [
        ("«Эхо» и ОО «Заря»", "several-people")
    ]
