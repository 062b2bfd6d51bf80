"""What stands before a place and a person with an office is a body, in whatever language its name is."""

import pytest

from tests.intake.reading import codes, entry, read

BODIES = ("Passageiros do Douro", "Svenska Sovvagnsvänner", "Prijatelji Proge", "Эл Үнү")


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize(
    "behind",
    [
        ", Porto, Portugal – Ana Lima, secretary",
        ", Porto – Ana Lima, secretary general",
        ", Uzhhorod, Ukraine – Ana Lima, president elect",
        ", Porto, Portugal: Ana Lima, secretary",
        ", Porto (Ana Lima, secretary)",
        ", Porto, Portugal (Ana Lima, secretary)",
        ", Porto, Portugal (secretary: Ana Lima)",
        ", Porto (secretary: Ana Lima)",
    ],
)
def test_a_person_with_an_office_behind_a_place_stands_for_a_body(name: str, behind: str) -> None:
    found = entry(name + behind)
    assert (found.name, found.representative) == (name, "Ana Lima")
    assert found.office in (behind.rstrip(")").rpartition(", ")[2], "secretary")
    assert (found.kind, found.capacity, found.open) == ("organisation", "organisation", ())


@pytest.mark.parametrize(
    "people, office",
    [
        ("Lovisa Ekdahl and Henrik Norell", "co-chairs"),
        ("Lovisa Ekdahl and Henrik Norell", "directors"),
        ("Айбек Джумалиев и Бактыгуль Омурзакова", "сопредседатели"),
        ("Ульмас Кенжебулат и Ырысбек Тагай", "директора"),
        ("Сауле Ким және Дана Әлі", "тең төрағалары"),
    ],
)
@pytest.mark.parametrize("place", ["Malmö", "Алматы"])
def test_two_people_with_an_office_of_several_stand_for_a_body(
    people: str, office: str, place: str
) -> None:
    found = entry(f"Svenska Sovvagnsvänner, {place} – {people}, {office}")
    assert (found.kind, found.name) == ("organisation", "Svenska Sovvagnsvänner")
    assert (found.representative, found.office, found.open) == (people, office, ())


@pytest.mark.parametrize(
    "text",
    [
        "Turun Yöjuna, Turku, Finland – Anna Lehtimäki",
        "Passageiros do Douro – Ana Lima, secretary",
        "Gergő Nagyváthy, Szeged – Vasútbarát Kör, director",
    ],
)
def test_a_body_by_weaker_signs_is_asked_about(text: str) -> None:
    found = entry(text)
    assert (found.kind, codes(found)) == ("organisation", ["kind-unsure"])


@pytest.mark.parametrize("behind", [", Szeged, Anna Kim, teacher", ", Szeged, teacher Anna Kim"])
def test_a_comma_may_part_two_people(behind: str) -> None:
    draft = read(f"Signed:\n1. Gergő Nagyváthy{behind}\n2. Ann Lee, York\n3. Bo Elm, Ely")
    assert "kind-unsure" in codes(draft.entries[0])


def test_a_heading_of_people_asks_about_who_stands_for_a_body() -> None:
    first = "1. Gergő Nagyváthy, Szeged – Anna Kim, teacher"
    draft = read(f"Individuals:\n{first}\n2. Ann Lee, York\n3. Bo Elm, Ely")
    assert "kind-unsure" in codes(draft.entries[0])


def test_a_given_name_that_is_an_office_elsewhere_stays_in_the_name() -> None:
    found = entry("Rais Khalikov, Kazan")
    assert (found.kind, found.name) == ("individual", "Rais Khalikov")


def test_a_person_whom_a_given_name_makes_certain_stays_one_and_the_other_is_asked_about() -> None:
    found = entry("Анна Ким, Алматы – Борис Ли, директор")
    assert (found.kind, [each.text for each in found.open]) == ("individual", ["Борис Ли"])


def test_an_adjective_in_latin_letters_makes_no_person_certain() -> None:
    draft = read(
        "1. Svenska Cykelvänner, Malmö\n2. Anna Ek, Lund\n3. Fen Trust, Ely\n4. Bo Lind, Umeå"
    )
    assert codes(draft.entries[0]) == ["kind-unsure"]


@pytest.mark.parametrize(
    "behind, office",
    [
        (" (Анна Ким)", ""),
        (" (директор Анна Ким)", "директор"),
        (" (директор: Анна Ким)", "директор"),
        (": директор Анна Ким", "директор"),
        (": Анна Ким (директор)", "директор"),
        (" – Анна Ким (директор)", "директор"),
    ],
)
def test_who_stands_for_a_body_is_read_in_brackets_and_behind_a_colon(
    behind: str, office: str
) -> None:
    found = entry(f"ОФ «Эхо», Ош{behind}")
    assert (found.name, found.place) == ("«Эхо»", "Ош")
    assert (found.representative, found.office, found.open) == ("Анна Ким", office, ())


def test_an_office_with_its_person_behind_an_unknown_name_asks_who_signs() -> None:
    found = entry("Prijatelji Proge, secretary: Ann Lee")
    assert (found.kind, found.representative, found.office) == (
        "organisation",
        "Ann Lee",
        "secretary",
    )
    assert codes(found) == ["kind-unsure"]


def test_a_list_of_names_that_no_list_knows_asks_of_each_what_it_is() -> None:
    draft = read(
        "Signed by:\n1. Prijatelji Proge, Ljubljana\n2. Svenska Cykelvänner, Malmö\n3. Turun Yöjuna"
    )
    assert [codes(found) for found in draft.entries] == [["kind-unsure"]] * 3


@pytest.mark.parametrize("head", ["«Эхо»", "ОФ «Эхо»", "ОФ «Эхо», г. Ош", "ОФ «Эхо», Казахстан"])
def test_a_colon_stands_before_who_signs_for_a_body(head: str) -> None:
    found = entry(f"{head}: Анна Ким, директор")
    assert (found.name, found.representative, found.office) == ("«Эхо»", "Анна Ким", "директор")
    assert found.open == ()


@pytest.mark.parametrize(
    "text", ["Директор: Анна Ким", "Фонд «Эхо: голос»", "Fen: Wildlife Trust, Ely"]
)
def test_other_colons_part_nobody_from_a_body(text: str) -> None:
    assert entry(text).representative == ""


def test_several_people_behind_their_office_are_named() -> None:
    found = entry("МОО «Книга вслух» — сопредседатели Арсений Гуляев и Фатима Хачирова")
    assert (found.representative, found.office) == (
        "Арсений Гуляев, Фатима Хачирова",
        "сопредседатели",
    )
    assert not found.open


def test_a_name_that_was_parted_within_an_office_is_asked() -> None:
    found = entry("Фонд «Парта» — исполнительный директор Игорь, Валентинович Сухоруков")
    assert "исполнительный директор Игорь" in [point.text for point in found.open]
