"""No telephone, address, name in a network or identity number is in anything that prints."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.draft_pieces import PRIVATE, print_pieces
from coalition_app.drafts import DraftEntry
from tests.intake.examples import examples
from tests.intake.reading import entry, read

EXAMPLES = examples("contacts")

FILE = Path(__file__).parent.parent.parent / "data" / "shapes_of_contacts.yaml"
SHAPES = [str(shape) for each in yaml.safe_load(FILE.read_text("utf-8")).values() for shape in each]
WAYS = (
    *("{name}, {shape}", "{name} ({shape})", "{name} - {shape}", "{name} {shape}", "{shape}"),
    *("{name}, директор, {shape}", "{name}; {shape}", "{name}, {shape}, Алматы", "{shape}, {name}"),
    "{name}\t{shape}\tАлматы",
)
NAMES = ("Анна Ли", "ОО «Эхо»")
COLUMNS = ("Имя", "Организация", "Должность", "Город", "Примечание", "Оговорка")
WORD = re.compile(r"\w+")


def printing(found: DraftEntry) -> str:
    """Return all that may be printed of an entry, and all that is written beside it."""
    fields = (found.name, found.representative, found.office, found.place, found.country)
    beside = (found.affiliation, found.reservation, *found.notes)
    joint = [f"{each.legal_form} {each.name}" for each in found.joint]
    defects = [each.text for each in found.defects]
    return " | ".join([print_pieces(found.pieces), *fields, *beside, *joint, *defects])


def telling(shape: str) -> set[str]:
    """Return the words of a shape that say something of somebody."""
    told = {word for word in WORD.findall(shape) if word.isdigit() or word in ("annakim", "Абая")}
    return told - {"2", "40"}


def strangers(found: DraftEntry) -> str:
    private = [piece.text for piece in found.pieces if piece.role in PRIVATE]
    return " ".join([*private, *(point.text for point in found.open)])


@pytest.mark.parametrize("shape", SHAPES)
def test_a_contact_is_in_nothing_that_prints(shape: str) -> None:
    for way in WAYS:
        for name in NAMES:
            found = entry(way.format(name=name, shape=shape))
            assert telling(shape).isdisjoint(WORD.findall(printing(found))), way
            assert any(piece.role in PRIVATE for piece in found.pieces), way
            if "{name}" in way:
                assert found.name in ("Анна Ли", "«Эхо»"), way


def test_an_address_of_mail_is_taken_whole_however_long_its_name() -> None:
    found = entry(f"Анна Ли, {'a' * 80}@elm.example")
    assert "a" not in printing(found)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_contact_in_a_cell_is_in_nothing_that_prints(shape: str) -> None:
    cell = shape.replace(";", ",")
    for column in COLUMNS[2:]:
        text = f"Имя;{column}\nАнна Ли;{cell}\nПётр Ким;Алматы\n"
        found = read(text, "list.csv").entries[0]
        assert telling(shape).isdisjoint(WORD.findall(printing(found))), column
        assert telling(shape) <= set(WORD.findall(strangers(found))), column


@pytest.mark.parametrize("shape", SHAPES)
def test_a_name_that_is_nothing_but_a_contact_is_no_name(shape: str) -> None:
    found = entry(shape)
    assert "name-is-no-name" in [point.code for point in found.open]
    assert (found.name, found.consent, print_pieces(found.pieces)) == ("", "", "")


DIGITS = st.text("0123456789", min_size=10, max_size=11)
TELEPHONES = st.builds(
    lambda digits, gaps, before: before + "".join(map("".join, zip(digits, gaps, strict=False))),
    DIGITS,
    st.lists(st.sampled_from(("", "", "", " ", "-", ".")), min_size=11, max_size=11),
    st.sampled_from(("+7 ", "+7", "8 ", "тел. ", "8-")),
)
SCHEME = "https:"
USER = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)
HANDLES = st.builds(
    "{1}{0}".format,
    USER,
    st.sampled_from(("@", "t.me/", f"{SCHEME}//t.me/", "instagram.com/", "тг: ", "Instagram: @")),
)
MAILS = st.builds(
    "{}{}{}".format,
    USER,
    st.sampled_from(("@", " @ ", " (at) ", "[at]", " собака ", " (собака) ")),
    st.sampled_from(("mail.ru", "gmail.com", "example.org", "echo.kz")),
)
HOUSES = st.builds(
    "{} {}, {} {}".format,
    st.sampled_from(("ул.", "пр.", "улица", "проспект", "мкр.")),
    st.sampled_from(("Абая", "Достык", "Толе би", "Самал")),
    st.sampled_from(("д.", "дом", "кв.", "")),
    st.integers(1, 199),
)
IDENTITY = st.builds(
    "{}{}".format,
    st.sampled_from(("", "ИИН ", "БИН: ", "ЖСН ", "IIN ")),
    st.text("0123456789", min_size=12, max_size=12),
)


@given(
    st.one_of(TELEPHONES, HANDLES, MAILS, HOUSES, IDENTITY),
    st.sampled_from(WAYS),
    st.sampled_from(NAMES),
)
def test_no_shape_of_a_contact_prints(shape: str, way: str, name: str) -> None:
    found = entry(way.format(name=name, shape=shape))
    core = max(WORD.findall(shape), key=len)
    assert core not in WORD.findall(printing(found))
    assert any(piece.role in PRIVATE for piece in found.pieces)


@pytest.mark.parametrize(
    "name",
    EXAMPLES["what looks like a contact and is a name prints"],
)
def test_what_looks_like_a_contact_and_is_a_name_prints(name: str) -> None:
    found = entry(name)
    assert print_pieces(found.pieces) == name
    assert found.open == ()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Совет ветеранов микрорайона Южный", "Совет ветеранов микрорайона Южный"),
        ("Комитет улицы Абая, Ош", "Комитет улицы Абая"),
        ("Совет ветеранов, микрорайон Южный", "Совет ветеранов"),
    ],
)
def test_the_street_whose_body_signs_is_part_of_its_name(printed: str, name: str) -> None:
    (entry, *_others) = read(f"1. {printed}\n2. ОФ «Эхо»\n3. Анна Ким\n").entries
    assert entry.name == name


def test_a_street_of_a_person_or_with_a_number_never_prints() -> None:
    for printed in ("Анна Ким, житель микрорайона Южный", "Совет ветеранов микрорайона Южный, 5"):
        (entry, *_others) = read(f"1. {printed}\n2. ОФ «Эхо»\n3. Борис Ли\n").entries
        assert "Южный" not in f"{entry.name} {entry.office} {entry.place}"


@pytest.mark.parametrize(
    ("printed", "name", "asked"),
    [
        ("Группа жителей ул. Полевой, 14 подписей", "Группа жителей", "ул. Полевой, 14 подписей"),
        ("Комитет защиты ул. Полевой", "Комитет защиты", "ул. Полевой"),
        ("Группа жителей мкр. Полевой-2", "Группа жителей", "мкр. Полевой-2"),
        ("Клуб «Эхо» ул. Полевая, 14", "Клуб «Эхо»", ""),
        ("Комитет защиты, ул. Полевая, 14", "Комитет защиты", ""),
        ("Анна Ким ул. Полевая", "Анна Ким", ""),
    ],
)
def test_a_street_that_may_be_of_a_name_is_asked_about(printed: str, name: str, asked: str) -> None:
    found = entry(printed)
    assert found.name == name
    assert [point.text for point in found.open] == ([asked] if asked else [])
    private = [piece.text for piece in found.pieces if piece.role == "address"]
    assert bool(private) == (not asked)


@pytest.mark.parametrize("house", ["15А", "15 А", "15Б", "15А, оф. 204", "15а, кв. 3"])
def test_the_letter_of_a_house_is_no_place(house: str) -> None:
    found = read(
        f"Организация;Город\nОФ «Эхо»;Атырау, ул. Полевая {house}\nОФ «Нур»;Ош\n", "list.csv"
    ).entries[0]
    assert (found.place, found.open) == ("Атырау", ())
    for each in (entry(f"ОФ «Эхо», Атырау, ул. Полевая, {house}"), found):
        assert (each.name, each.place, each.open) == ("«Эхо»", "Атырау", ())


@pytest.mark.parametrize("said", ["mail to", "write to", "пишите на"])
def test_how_to_write_to_a_signatory_is_none_of_the_name(said: str) -> None:
    found = entry(f"Xnet {said} office@harbour.example")
    assert (found.name, found.open) == ("Xnet", ())


@pytest.mark.parametrize(
    "where",
    [
        ", West Street, OL1 1UT",
        ", OL1 1UT",
        " (14 Mill Lane, LS21 0AA)",
        ", 14 Mill Lane, LS21 0AA",
    ],
)
def test_a_british_postal_code_prints_nowhere_nor_does_its_street(where: str) -> None:
    found = entry(f"Oldham Youth Parliament{where}")
    assert found.name == "Oldham Youth Parliament"
    assert [piece.role for piece in found.pieces] == ["name", "address"]


def test_a_street_before_a_postal_code_prints_nowhere() -> None:
    found = entry(
        "Stichting Duinzicht, Prinsengracht 41-III, 1016 GC Amsterdam - Bram Visser, secretary"
    )
    assert (found.legal_form, found.name) == ("Stichting", "Duinzicht")
    assert found.place == "Amsterdam"
    assert (found.representative, found.office) == ("Bram Visser", "secretary")
    assert "Prinsengracht" not in print_pieces(found.pieces)
