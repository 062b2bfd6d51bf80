"""What is printed of one signature: every word of the list, once, in its place."""

import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.documents.content.as_signed import Printed, printed_pieces, without_contacts
from coalition_app.records.signatures.signatures import SignatureRow
from tests.documents.annexes import real_reservation, real_rows


def row(**fields: object) -> SignatureRow:
    plain: dict[str, object] = {
        "id": uuid.UUID(int=1),
        "signatory_id": uuid.UUID(int=2),
        "number": 1,
        "printed_number": "",
        "kind": "organisation",
        "as_printed": "",
        "legal_form": "",
        "name": "",
        "joint": (),
        "representative": "",
        "office": "",
        "place": "",
        "country": "",
        "capacity": "organisation",
        "status": "signed",
        "status_on": None,
        "verification": "unverified",
        "section": 0,
        "from_source": False,
        "publish": "yes",
    }
    return SignatureRow(**{**plain, **fields})  # type: ignore[arg-type]


def words_of(printed: Printed) -> list[str]:
    pieces = (printed.name, printed.representative, printed.office, printed.place, printed.country)
    return sorted(re.findall(r"\w+", " ".join(pieces)))


def test_a_signature_by_hand_is_printed_by_its_fields() -> None:
    signed = row(
        legal_form="ОФ",
        name="«Ақ жол»",
        joint=(("ОО", "«Зов»"),),
        representative="Иванова А.",
        office="директор",
        place="Алматы",
        country="Казахстан",
    )
    assert printed_pieces(signed) == Printed(
        "ОФ «Ақ жол», ОО «Зов»", "Иванова А.", "директор", "Алматы", "Казахстан"
    )


def test_an_imported_entry_is_parted_where_the_fields_account_for_every_word() -> None:
    signed = row(
        as_printed="ОФ «Ақ жол», Иванова А., директор, г. Алматы",
        legal_form="ОФ",
        name="«Ақ жол»",
        representative="Иванова А.",
        office="директор",
        place="г. Алматы",
    )
    assert printed_pieces(signed) == Printed(
        "ОФ «Ақ жол»", "Иванова А.", "директор", "г. Алматы", ""
    )


def test_words_that_found_no_field_are_printed_all_the_same() -> None:
    signed = row(
        as_printed="ОФ «Ақ жол», Иванова А., и.о. директора (по доверенности), Алматы",
        legal_form="ОФ",
        name="«Ақ жол»",
        representative="Иванова А.",
        office="директор",
        place="Алматы",
    )
    printed = printed_pieces(signed)
    assert printed.name == "ОФ «Ақ жол»"
    assert printed.representative == "Иванова А., и.о. директора (по доверенности), Алматы"
    assert (printed.office, printed.place) == ("", "")


@pytest.mark.parametrize(
    "as_printed",
    [
        "ОФ «Ақ жол», Иванова А. (кроме пункта 2)",
        "ОФ «Ақ жол» (кроме пункта 2), Иванова А.",
        "ОФ «Ақ жол», Иванова А. – кроме пункта 2",
        "ОФ «Ақ жол», Иванова А. [кроме пункта 2].",
    ],
)
def test_reservations_are_printed_apart_from_the_entry(as_printed: str) -> None:
    signed = row(as_printed=as_printed, name="«Ақ жол»", representative="Иванова А.")
    printed = printed_pieces(signed, ("кроме пункта 2",))
    assert printed == Printed("ОФ «Ақ жол»", "Иванова А.", "", "", "")


def test_words_that_came_later_take_nothing_away() -> None:
    signed = row(as_printed="ОФ «Ақ жол», Алматы", name="«Ақ жол»", place="Алматы")
    assert printed_pieces(signed, ("при условии",)) == Printed("ОФ «Ақ жол»", "", "", "Алматы", "")


def test_the_whole_real_list_is_printed_word_for_word() -> None:
    for printed in real_rows():
        name = printed["org_name"] or printed["representative"]
        signed = row(
            number=int(printed["number"]),
            kind=printed["kind"],
            as_printed=printed["as_printed"],
            legal_form=printed["legal_form"],
            name=name,
            representative=printed["representative"] if printed["org_name"] else "",
            office=printed["office"],
            place=printed["place"],
            country=printed["country"],
        )
        acts = (printed["reservation"],) if printed["reservation"] else ()
        words = re.findall(r"\w+", printed["as_printed"])
        for each in re.findall(r"\w+", " ".join(acts)):
            words.remove(each)
        assert words_of(printed_pieces(signed, acts)) == sorted(words), printed["number"]
    assert real_reservation()


PIECES = st.lists(st.sampled_from(["Азат", "А.", "ОФ", "«Ақ жол»", "г.", "2-ші", "директор"]))


@given(PIECES, PIECES, PIECES, PIECES)
def test_no_word_of_an_imported_entry_is_lost(
    name: list[str], person: list[str], office: list[str], more: list[str]
) -> None:
    parts = [" ".join(each) for each in (name, person, office, more)]
    signed = row(
        as_printed=", ".join(part for part in parts if part),
        name=parts[0],
        representative=parts[1],
        office=parts[2],
    )
    assert words_of(printed_pieces(signed)) == sorted(re.findall(r"\w+", signed.as_printed))


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Лаура Ким, +7 701 555 12 34, laura@example.kz", "Лаура Ким"),
        ("журналист, тел. 8 (701) 555-12-34", "журналист"),
        ("сайт ng.kz, 7 канал, 1-я школа", "сайт ng.kz, 7 канал, 1-я школа"),
    ],
)
def test_contacts_in_an_entry_are_never_printed(printed: str, shown: str) -> None:
    assert without_contacts(printed) == shown
