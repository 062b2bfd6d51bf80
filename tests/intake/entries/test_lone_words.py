"""One word behind a person's name: a town where it is known, else nobody knows what it is."""

import pytest

from coalition_app.intake.edit_draft import read_pasted
from tests.intake.reading import read


@pytest.mark.parametrize(
    ("line", "town"), [("Ann Lee, York", "York"), ("Rais Khalikov, Kazan", "Kazan")]
)
def test_a_known_town_behind_a_name_is_the_place(line: str, town: str) -> None:
    for found in (read_pasted(line), *read(line).entries):
        assert (found.place, found.office, found.affiliation) == (town, "", "")
        assert not found.open


@pytest.mark.parametrize("line", ["Ann Lee, Ousby", "Ann Lee (Ousby)", "Ann Lee – Ousby"])
def test_an_unknown_word_behind_a_name_is_open_and_no_office(line: str) -> None:
    for found in (read_pasted(line), *read(f"Signed:\n1. {line}\n2. Bo Ray, Leeds\n").entries[:1]):
        assert (found.name, found.place, found.office, found.affiliation) == ("Ann Lee", "", "", "")
        assert [(point.code, point.text) for point in found.open] == [("unknown-piece", "Ousby")]


def test_an_office_behind_a_name_is_the_office() -> None:
    found = read_pasted("Ann Lee, teacher")
    assert found.office == "teacher" and not found.open


def test_a_list_of_where_people_work_tells_what_one_word_is() -> None:
    works = ("University of Oslo", "Tern Trust", "Fen Society")
    people = ("Bo Ray", "Cy Fox", "Di Low")
    rows = "\n".join(f"{who}, {at}" for who, at in zip(people, works, strict=True))
    last = read(f"Signed:\n\n{rows}\nAnn Lee, Allegro\n").entries[-1]
    assert (last.affiliation, last.open) == ("Allegro", ())


def test_a_column_of_offices_tells_what_one_word_is() -> None:
    draft = read("Person,Office\nAnn Lee,Ousby\nBo Ray,teacher\n", "a.csv")
    assert [each.office for each in draft.entries] == ["Ousby", "teacher"]


@pytest.mark.parametrize(
    ("behind", "office"), [("teacher, Ousby", "teacher"), ("Newton-Abbotley", "")]
)
def test_an_unknown_word_is_open_and_no_employer(behind: str, office: str) -> None:
    found = read(f"Signed:\n1. Ann Lee, {behind}\n2. Bo Ray, Leeds\n").entries[0]
    assert (found.office, found.place, found.affiliation) == (office, "", "")
    word = behind.rpartition(" ")[2]
    assert [(point.code, point.text) for point in found.open] == [("unknown-piece", word)]
