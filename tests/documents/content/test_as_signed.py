"""What is printed of one signature: every word of the list, once, in its place."""

import re
import uuid
from dataclasses import replace

import pytest

from coalition_app.documents.content.as_signed import Printed, printed_pieces, without_contacts
from coalition_app.drafts import DraftEntry
from coalition_app.intake.read_source import read_source
from coalition_app.records.imports.entry_pieces import entry_pieces
from coalition_app.records.signatures.pieces import Piece
from coalition_app.records.signatures.signatures import SignatureRow
from tests.documents.annexes import REAL_CASE


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


def piece(role: str, text: str, before: str = ", ", after: str = "", **more: str) -> Piece:
    return Piece(role, text, before, after, **more)


NAME = (piece("legal-form", "ОФ", ""), piece("name", "«Ақ жол»", " "))


def test_pieces_print_in_the_order_of_the_source() -> None:
    signed = row(
        pieces=(*NAME, piece("place", "Алматы", " ("), piece("person", "Иванова А.", "), ")),
        place="Алматы",
        representative="Иванова А.",
    )
    assert printed_pieces(signed) == Printed("ОФ «Ақ жол»", "(Алматы), Иванова А.", "", "", "")


def test_pieces_in_the_usual_order_are_parted() -> None:
    signed = row(pieces=(*NAME, piece("person", "Иванова А."), piece("place", "г. Алматы")))
    assert printed_pieces(signed) == Printed("ОФ «Ақ жол»", "Иванова А.", "", "г. Алматы", "")


@pytest.mark.parametrize(
    "silent",
    [
        piece("contact", "+7 701 000 11 22", ", тел. "),
        piece("address", "ул. Абая, 10"),
        piece("identity-number", "ИИН 880101300123"),
        piece("words", "кроме пункта 2", " (", ")"),
        piece("unknown", "(подпись недействительна)", " ", open="unknown-piece"),
        piece("unknown", "по доверенности", open="unknown-piece", decided="private"),
        piece("unknown", "по доверенности", open="unknown-piece", decided="nothing"),
        piece("place", "по доверенности", decided="nothing"),
        piece("wish", "не публиковать"),
        piece("mark", "*", ""),
    ],
)
def test_what_has_no_printing_role_does_not_print(silent: Piece) -> None:
    signed = row(pieces=(*NAME, silent, piece("person", "Иванова А.")))
    assert printed_pieces(signed) == Printed("ОФ «Ақ жол»", "Иванова А.", "", "", "")


def test_what_is_to_print_prints_where_it_stands() -> None:
    said = piece("unknown", "по доверенности", " (", ")", open="unknown-piece", decided="print")
    signed = row(pieces=(*NAME, piece("person", "Иванова А."), said, piece("place", "Алматы")))
    assert printed_pieces(signed).representative == "Иванова А. (по доверенности), Алматы"


def test_a_contact_in_the_place_of_a_name_is_no_name() -> None:
    signed = row(name="+79990001122", pieces=(piece("contact", "+79990001122", ""),))
    assert printed_pieces(signed).name == ""
    assert signed.full_name == "[?]"
    assert signed.shown == ""


def test_what_stands_behind_a_name_that_waits_is_no_name() -> None:
    waiting = piece("name", "Nasreen & Iqbal Butt", "", open="several-people")
    behind = (piece("office", "tenants"), piece("place", "Derby"))
    signed = row(pieces=(waiting, *behind))
    assert printed_pieces(signed) == Printed("", "", "tenants", "Derby", "")
    assert signed.full_name == "Nasreen & Iqbal Butt"
    for answer in ("print", "nothing"):
        settled = row(pieces=(replace(waiting, decided=answer), *behind))
        assert printed_pieces(settled).name == "Nasreen & Iqbal Butt"


def test_the_whole_real_list_is_printed_word_for_word() -> None:
    entries = real_entries()
    assert len(entries) == 119
    for entry in entries:
        held = entry_pieces(entry)
        joint = tuple((each.legal_form, each.name) for each in entry.joint)
        fields = ("name", "legal_form", "representative", "office", "place", "country")
        values = {each: getattr(entry, each) for each in fields}
        signed = row(kind=entry.kind, joint=joint, pieces=held, **values)
        words = re.findall(r"\w+", entry.as_printed)
        for each in re.findall(r"\w+", entry.reservation):
            words.remove(each)
        assert words_of(printed_pieces(signed)) == sorted(words), entry.number
        assert not any(each.is_open for each in held)


def real_entries() -> tuple[DraftEntry, ...]:
    path = REAL_CASE / "statement.txt"
    return read_source(path.read_bytes(), path.name).draft.entries


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
