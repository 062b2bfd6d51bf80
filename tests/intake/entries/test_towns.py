"""Towns that no list of words knows are read by where a list prints its towns."""

import pytest

from coalition_app.drafts import DraftEntry
from tests.intake.reading import entry, read

KNOWN = "Anna Kim, Lehrerin, Berlin\nBoris Weiss, Arzt, Hamburg\nEva Braun, Ärztin, Paris\n"


def last(listed: str) -> DraftEntry:
    return read("Unterzeichner:\n\n" + listed).entries[-1]


@pytest.mark.parametrize(
    ("printed", "name", "office"),
    [
        ("Verein für Wasser, Husum", "Verein für Wasser", ""),
        ("Verein für Wasser (Husum)", "Verein für Wasser", ""),
        ("Klaus Roth, Pfarrer, Husum", "Klaus Roth", "Pfarrer"),
        ("Klaus Roth, Landwirt, Husum", "Klaus Roth", "Landwirt"),
    ],
)
def test_where_known_towns_stand_last_an_unknown_word_there_is_a_town(
    printed: str, name: str, office: str
) -> None:
    entry = last(KNOWN + printed)
    assert (entry.name, entry.office, entry.place) == (name, office, "Husum")
    assert [piece.text for piece in entry.pieces if piece.role == "place"] == ["Husum"]
    assert not entry.notes


def test_what_stands_last_behind_bodies_and_behind_offices_is_a_town() -> None:
    listed = (
        "Verein für Wasser, Husum\nBund der Fischer, Kiel\nAnna Kim, Lehrerin, Berlin\n"
        "Klaus Roth, Pfarrer, Tating"
    )
    assert [each.place for each in read("Unterzeichner:\n\n" + listed).entries] == [
        *("Husum", "Kiel", "Berlin", "Tating")
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "Klaus Roth, Siemens",
        "Klaus Roth (Siemens)",
        "Klaus Roth, Pfarrer, Neue Seite",
        "Klaus Roth, Pfarrer, Universität Rostock",
        "Klaus Roth, Pfarrer, DAFOH",
        "Klaus Roth, Pfarrer, Anna Braun",
        "Klaus Roth, Pfarrer, Withdrawn",
    ],
)
def test_what_has_another_shape_or_sense_is_no_town(printed: str) -> None:
    assert last(KNOWN + printed).place == ""


def test_a_list_that_prints_where_people_work_has_no_towns() -> None:
    works = [
        f"{name} Kim, engineer, {firm}\n"
        for name, firm in (("Anna", "Mozilla"), ("Eva", "Canonical"))
    ]
    assert last(KNOWN.split("\n")[0] + "\n" + "".join(works)).place == ""


@pytest.mark.parametrize("word", ["Шартты", "Передумал", "Дубль"])
def test_a_remark_of_one_word_behind_a_body_is_still_asked_about(word: str) -> None:
    towns = "Анна Ким, врач, Алматы\nБорис Ли, юрист, Караганда\nВера Цой, врач, Шымкент\n"
    entry = read(f"Подписали:\n\n{towns}ОФ «Эхо», {word}").entries[-1]
    assert entry.place == ""
    assert [point.text for point in entry.open] == [word]


def test_a_told_office_gives_its_town_where_the_table_has_no_column_for_it() -> None:
    rows = "".join(
        f"{number};{name};{office}\n"
        for number, (name, office) in enumerate(
            [
                ("Анна Ким", "врач, Алматы"),
                ("Борис Ли", "юрист, Караганда"),
                ("Вера Цой", "врач, Шымкент"),
                ("Глеб Тен", "аналитик, Глазов"),
                ("Дина Шек", "врач"),
            ],
            1,
        )
    )
    entries = read("№;Имя;Должность\n" + rows, "list.csv").entries
    assert [each.place for each in entries] == ["Алматы", "Караганда", "Шымкент", "Глазов", ""]
    assert entries[3].office == "аналитик"


def test_the_turkish_capital_of_a_town_is_known() -> None:
    assert last("Ayşe Yıldırım, gazeteci, İzmir").place == "İzmir"


def test_towns_and_employers_in_one_place_tell_neither() -> None:
    towns = (
        "Анна Ким, врач, Алматы\nБорис Ли, юрист, Караганда\nВера Цой, аналитик, Шымкент\n"
        "Глеб Тен, инженер, EPAM Systems\nДина Шек, инженер, Яндекс"
    )
    entry = read(f"Подписали:\n\n{towns}").entries[-1]
    assert entry.place == ""
    assert [point.text for point in entry.open] == ["Яндекс"]


def test_employers_in_the_column_of_offices_are_no_towns() -> None:
    rows = (
        "1;Анна Ким;врач, Алматы\n2;Борис Ли;юрист, Караганда\n3;Вера Цой;аналитик, Шымкент\n"
        "4;Глеб Тен;инженер, НПО Луч\n5;Дина Шек;инженер, Вектор"
    )
    entries = read("№;Имя;Должность\n" + rows, "list.csv").entries
    assert [each.place for each in entries] == ["Алматы", "Караганда", "Шымкент", "", ""]
    assert [point.text for point in entries[4].open] == ["Вектор"]


@pytest.mark.parametrize(
    ("cell", "office", "place"),
    [
        ("аналитик,Глазов", "аналитик", "Глазов"),
        ("аналитик г.Глазов", "аналитик", "г.Глазов"),
        ("аналитик г. Глазов", "аналитик", "г. Глазов"),
        ("аналитик, СПб", "аналитик", "СПб"),
        ("аналитик, Saint-Petersburg", "аналитик", "Saint-Petersburg"),
        ("аналитик в г. Глазов", "аналитик в г. Глазов", ""),
    ],
)
def test_a_town_behind_an_office_needs_no_space_or_comma(
    cell: str, office: str, place: str
) -> None:
    rows = "1;Анна Ким;врач, Алматы\n2;Борис Ли;юрист, Караганда\n3;Вера Цой;аналитик, Шымкент\n"
    entry = read(f"№;Имя;Должность\n{rows}4;Глеб Тен;{cell}", "list.csv").entries[-1]
    assert (entry.office, entry.place) == (office, place)


BEHIND_DASH = "Anna Neri - Milano\nBruno Sala - Assago (MI)\nCarla Riva - Osio Sotto (BG)\n"


@pytest.mark.parametrize(
    "town", ["Brenta", "Borgo San Vito", "Cassano d’Alba (TO)", "Nova Lodi (Milano)"]
)
def test_what_stands_alone_behind_a_dash_is_the_town_where_a_list_prints_only_towns_so(
    town: str,
) -> None:
    entries = read(f"Firmatari:\n\n{BEHIND_DASH}Dario Costa - {town}").entries
    assert [each.place for each in entries] == ["Milano", "Assago (MI)", "Osio Sotto (BG)", town]
    assert {(each.office, each.affiliation, each.notes) for each in entries} == {("", "", ())}


@pytest.mark.parametrize("other", ["Associazione Acqua", "ARCI", "Presidente Anpi"])
def test_beside_bodies_and_offices_behind_a_dash_a_proper_word_is_no_town(other: str) -> None:
    listed = f"{BEHIND_DASH}Dario Costa - Vettore\nElena Bassi - {other}"
    assert read(f"Firmatari:\n\n{listed}").entries[3].place == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ana Lima - Canoas RS", "Canoas RS"),
        ("Ana Lima, historiadora - São Paulo - SP", "São Paulo - SP"),
        ("Ana Lima - Professora - Porto Alegre/RS", "Porto Alegre/RS"),
        ("Ana Lima, militante dos direitos humanos, São Paulo.", "São Paulo"),
        ("Ana Lima - OAB/RJ", ""),
    ],
)
def test_a_town_bears_the_letters_of_its_state(text: str, place: str) -> None:
    assert entry(text).place == place


def test_a_department_and_its_subject_stay_with_the_university() -> None:
    found = entry("Prof. Dr. Anna Weber, Universität Bremen, Fachbereich 3, Informatik")
    assert found.office == "Universität Bremen, Fachbereich 3, Informatik"


IN_BRACKETS = (
    "Anna Ferri (MI)\nBruno Salti (LU)\nCarla Orsi (TO)\nDario Vanni (GE)\nElena Colti (MI)\n"
)


@pytest.mark.parametrize("place", ["PD", "Londra", "Senigallia", "Roma"])
def test_what_stands_alone_in_brackets_is_the_place_where_a_list_prints_places_so(
    place: str,
) -> None:
    entries = read(f"Firmatari:\n\n{IN_BRACKETS}Franco Toselli ({place})").entries
    assert [each.place for each in entries] == ["MI", "LU", "TO", "GE", "MI", place]
    assert {(each.office, each.affiliation, each.notes) for each in entries} == {("", "", ())}
    assert not any(each.open for each in entries)


@pytest.mark.parametrize("other", ["Associazione Acqua", "UDS", "ARCI"])
def test_beside_bodies_in_brackets_letters_are_not_surely_places(other: str) -> None:
    listed = f"{IN_BRACKETS}Franco Toselli ({other})\nGino Perini ({other})"
    entries = read(f"Firmatari:\n\n{listed}").entries
    assert [each.place for each in entries[:5]] == [""] * 5
    opened = [[point.text for point in each.open] for each in entries[:5]]
    assert opened == [["MI"], ["LU"], ["TO"], ["GE"], ["MI"]]


def test_a_word_in_brackets_is_open_beside_a_known_town_and_alone() -> None:
    alone = read(
        "Firmatari:\n\nAnna Ferri (Vettore)\nBruno Salti (Legambiente)\nCarla Orsi"
    ).entries
    assert [[point.text for point in each.open] for each in alone] == [
        ["Vettore"],
        ["Legambiente"],
        [],
    ]
    beside = read("Firmatari:\n\nAnna Ferri (Vettore)\nBruno Salti (Roma)\nCarla Orsi").entries
    assert [point.text for point in beside[0].open] == ["Vettore"]


@pytest.mark.parametrize("name", ["Aldo Borselli", "Jonella Ligrani", "Oreste Bergami"])
def test_a_province_in_brackets_makes_no_body_of_a_name(name: str) -> None:
    found = read(f"Firmatari:\n\n{IN_BRACKETS}{name} (MI)").entries[-1]
    assert (found.kind, found.name, found.defects) == ("individual", name, ())


def test_degrees_in_brackets_are_no_states() -> None:
    listed = (
        "Anna Ferris (MD)\nBruno Salt (MA)\nCarla Orr (BS)\nDario Vann (PhD)\nElena Colt (MS)\n"
    )
    assert {each.place for each in read(f"Signatories:\n\n{listed}").entries} == {""}
