"""Tables as they are met in the world: headers in a dozen languages, odd rows, records of every shape."""

import io
import json
from pathlib import Path

import pytest
import xlsxwriter

from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.intake.entries.dates import read_day
from coalition_app.intake.read_source import read_source
from coalition_app.intake.words.table_headers import field_of_header, kind_of_word
from tests.intake.list_files import SOURCES, list_file
from tests.intake.reading import owners, read, unaccounted

PEOPLE = (
    *("Anna Weber", "Bruno Silva", "Clara Novak", "David Keller", "Elena Rossi"),
    *("Felix Braun", "Greta Lind", "Hanna Kowalska", "Igor Petrov", "Julia Moreau"),
)


def rows(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def fields(draft: Draft) -> dict[str, str]:
    return {header: field for header, field in draft.columns if field}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Jméno, příjmení", "person"),
        ("Prénom et nom", "person"),
        ("Nombre y apellidos", "person"),
        ("Vor- und Nachname", "person"),
        ("Imię i nazwisko", "person"),
        ("Прізвище та ім'я", "person"),
        ("firstName", "given"),
        ("last_name", "family"),
        ("jobTitle", "office"),
        ("jobtitle", "office"),
        ("Organisation / Institution", "body"),
        ("Полное наименование/ФИО", "name"),
        ("Organisation or person", "name"),
        ("Funktion", "office"),
        ("Université", "affiliation"),
        ("Einrichtung", "affiliation"),
        ("Місто", "place"),
        ("Pays", "country"),
        ("Commentaire", "reservation"),
        ("Date signed", "submitted"),
        ("Дата підписання", "submitted"),
        ("Adresse e-mail", "sender"),
        ("Show name", "consent"),
        ("Dürfen wir Ihren Namen veröffentlichen?", "consent"),
        ("J'autorise la publication de mon nom", "consent"),
        ("Date de publication", None),
        ("Publication title", None),
        ("Website", None),
        ("Logo", None),
        ("Address", None),
    ],
)
def test_a_header_is_known_in_many_languages(header: str, field: str | None) -> None:
    assert field_of_header(header) == field


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Particulier", "individual"),
        ("Einzelperson", "individual"),
        ("Фізична особа", "individual"),
        ("International NGO", "organisation"),
        ("Gewerkschaft", "union"),
        ("ЗМІ", "media"),
    ],
)
def test_a_kind_is_known_in_many_languages(word: str, kind: str) -> None:
    assert kind_of_word(word) == kind


def test_a_family_name_is_known_beside_a_given_name_whatever_it_is_called() -> None:
    for head in ("Vorname;Name", "Prénom;Nom", "Nome;Cognome", "Nombre;Apellidos"):
        draft = read(rows(head + ";Land", "Anna;Weber;Italia", "Bruno;Silva;Italia"), "list.csv")
        assert [each.name for each in draft.entries] == ["Anna Weber", "Bruno Silva"]
        assert {each.kind for each in draft.entries} == {"individual"}


def test_people_who_name_their_organisation_sign_themselves() -> None:
    bodies = ("Acme", "", "University of Umbria", "Acme", "", "Acme", "", "Lab 9", "", "Acme")
    lines = [f"{name},Engineer,{body}" for name, body in zip(PEOPLE, bodies, strict=True)]
    draft = read(rows("name,role,org", *lines), "list.csv")
    assert [each.name for each in draft.entries] == list(PEOPLE)
    assert [each.affiliation for each in draft.entries] == list(bodies)
    assert draft.entries[0].office == "Engineer, Acme"
    assert {each.representative for each in draft.entries} == {""}


def test_people_who_stand_for_different_organisations_represent_them() -> None:
    lines = [f"{name},Director,Fund {at}" for at, name in enumerate(PEOPLE)]
    draft = read(rows("name,role,organisation", *lines), "list.csv")
    assert draft.entries[3].name == "Fund 3"
    assert draft.entries[3].representative == PEOPLE[3]
    assert {each.kind for each in draft.entries} == {"organisation"}


def test_a_column_of_bodies_that_holds_offices_belongs_to_people() -> None:
    lines = [f'{name},"Pastor, Church of St {name[0]}"' for name in PEOPLE]
    draft = read(rows("name,org", *lines), "list.csv")
    assert draft.entries[0].name == "Anna Weber"
    assert draft.entries[0].office == "Pastor, Church of St A"


def test_a_column_of_marks_is_no_body() -> None:
    for header in ("Nombre;Ciudad;Firma", "Firma;Nombre;Ciudad"):
        cells = {"Nombre": "", "Ciudad": "Lima", "Firma": "sí"}
        lines = [
            ";".join({**cells, "Nombre": name}[column] for column in header.split(";"))
            for name in PEOPLE
        ]
        draft = read(rows(header, *lines), "list.csv")
        assert [each.name for each in draft.entries] == list(PEOPLE)
        assert {each.office for each in draft.entries} == {""}


def test_a_column_says_for_whom_each_row_signs_under_any_header() -> None:
    lines = [
        f"{name},Institute {at},{'Myself' if at % 2 else 'My Institution'}"
        for at, name in enumerate(PEOPLE)
    ]
    draft = read(rows("Full name,Organization,Status", *lines), "list.csv")
    first, second = draft.entries[:2]
    assert (first.name, first.representative) == ("Institute 0", "Anna Weber")
    assert (second.name, second.affiliation, second.capacity) == (
        "Bruno Silva",
        "Institute 1",
        "personal",
    )


def test_the_kind_of_a_row_tells_who_signs() -> None:
    draft = read(
        rows(
            "type,name,affiliation",
            'organization,Open Shelves (OS),"Anna Weber, director"',
            'individual,Bruno Silva,"Librarian, City Library"',
        ),
        "list.csv",
    )
    body, person = draft.entries
    assert (body.name, body.representative, body.office) == (
        "Open Shelves (OS)",
        "Anna Weber",
        "director",
    )
    assert (person.name, person.kind, person.office) == (
        "Bruno Silva",
        "individual",
        "Librarian, City Library",
    )


def test_a_column_of_states_is_a_place_and_no_country() -> None:
    states = ("Texas", "Ohio", "Maine", "Utah", "Iowa")
    lines = [f"{name},{state}" for name, state in zip(PEOPLE, states, strict=False)]
    draft = read(rows("name,state", *lines), "list.csv")
    assert [each.place for each in draft.entries] == list(states)
    assert {each.country for each in draft.entries} == {""}


def test_a_title_names_who_signs_where_nothing_else_does() -> None:
    draft = read(rows("title,website", "Blue Mill,b.example", "Corner Shop,c.example"), "list.csv")
    assert [each.name for each in draft.entries] == ["Blue Mill", "Corner Shop"]
    jobs = read(rows("person,title", "Anna Weber,Editor", "Bruno Silva,Judge"), "list.csv")
    assert [each.office for each in jobs.entries] == ["Editor", "Judge"]


def test_a_kind_of_body_is_not_taken_for_its_name() -> None:
    kinds = ("International NGO", "National NGO")
    lines = [f"{at},Relief Fund {at},{kinds[at % 2]},www.a.example" for at in range(9)]
    draft = read(rows("id,Publisher,Organisation type,Supp. URL", *lines), "list.csv")
    assert [each.name for each in draft.entries] == [f"Relief Fund {at}" for at in range(9)]
    assert {each.representative for each in draft.entries} == {""}


def test_family_names_in_front_stay_as_they_are_printed() -> None:
    names = [" ".join(reversed(name.split(" "))).replace(" ", ", ") for name in PEOPLE]
    draft = read(json.dumps(names), "list.json")
    assert [each.name for each in draft.entries] == names
    assert {(each.kind, each.office) for each in draft.entries} == {("individual", "")}


def test_letters_in_brackets_belong_to_a_body_in_its_column() -> None:
    draft = read(
        rows(
            "Signatory,Country",
            "Chad - Office for Water Affairs (OWA),Chad",
            "Foundation for Open Wells (FOW),Chad",
            "Green Belt Fund (Kenya),",
        ),
        "list.csv",
    )
    names = [each.name for each in draft.entries]
    assert names[:2] == ["Chad - Office for Water Affairs (OWA)", "Foundation for Open Wells (FOW)"]
    assert (draft.entries[2].name, draft.entries[2].country) == ("Green Belt Fund", "Kenya")


def test_a_person_is_no_newspaper_by_the_letters_of_the_name() -> None:
    draft = read(rows("Название,Город", "Смирнов Олег Петрович,Алматы", "ОФ «Эхо»,Астана"), "a.csv")
    assert [each.kind for each in draft.entries] == ["individual", "organisation"]


def test_two_who_sign_together_are_people() -> None:
    draft = read(
        rows("Name,County", "Anna and David Keller,Kent", "Clara Novak,Kent", "Igor Petrov,Kent"),
        "a.csv",
    )
    assert {each.kind for each in draft.entries} == {"individual"}


def test_several_columns_of_bodies_are_read_together() -> None:
    draft = read(
        rows(
            "Title,First name,Last name,Job title,Department,Institution",
            "Dr,Anna,Weber,Lecturer,Department of Botany,University of Umbria",
            "Prof.,Bruno,Silva,Reader,,University of Umbria",
        ),
        "list.csv",
    )
    first, second = draft.entries
    assert first.affiliation == "Department of Botany, University of Umbria"
    assert first.office == "Lecturer, Department of Botany, University of Umbria"
    assert second.office == "Reader, University of Umbria"
    assert fields(draft)["Department"] == "affiliation"


def test_totals_notes_and_repeated_headers_are_nobody() -> None:
    text = rows(
        "№;Организация;Город",
        "1;ОФ «Эхо»;Алматы",
        "№;Организация;Город",
        "2;ОФ «Луч»;Астана",
        ";Итого: 2;",
        "Всего;2;",
        "* Данные приведены по состоянию на март;;",
    )
    draft = read(text, "list.csv")
    assert [each.name for each in draft.entries] == ["«Эхо»", "«Луч»"]
    assert len(draft.left_out) == 5
    assert unaccounted(text, draft) == []


def test_a_body_with_a_long_name_and_nothing_beside_it_is_kept() -> None:
    name = "Advisory Commission for the Affairs of Towns and Villages on the Northern Coast"
    draft = read(rows("Name,Short", "Fund One,FO", f"{name},", "Fund Two,FT"), "list.csv")
    assert draft.entries[1].name == name


def test_a_heading_alone_in_its_row_begins_a_section() -> None:
    text = rows(
        "No.;Name;Country",
        "Networks;;",
        "1;Fund One;Chad",
        "2;Fund Two;Chad",
        "Museums;;",
        "1;House Three;Chad",
    )
    draft = read(text, "list.csv")
    assert [(each.heading, each.first, each.last) for each in draft.sections] == [
        ("Networks", 1, 2),
        ("Museums", 3, 3),
    ]
    assert [each.section for each in draft.entries] == [1, 1, 2]
    assert unaccounted(text, draft) == []


def test_titles_above_the_header_and_numbers_with_points_are_read() -> None:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        table = [
            ["Signatories"],
            ["as of March"],
            [],
            ["No.", "Full name", "Employer"],
            [1.0, "Anna Weber", "Acme"],
            [2.0, "Bruno Silva", ""],
            [],
            ["", "Total:", 2.0],
        ]
        for at, row in enumerate(table):
            sheet.write_row(at, 0, row)
    draft = read_source(kept.getvalue(), "list.xlsx").draft
    assert [(each.printed_number, each.name) for each in draft.entries] == [
        ("1", "Anna Weber"),
        ("2", "Bruno Silva"),
    ]
    assert draft.entries[0].affiliation == "Acme"


def test_one_column_without_a_header_is_read_line_by_line() -> None:
    names = [f"Fund for Clean Water {at}" for at in range(30)]
    draft = read(rows(*names), "list.csv")
    assert [each.name for each in draft.entries] == names


def test_columns_without_a_header_hold_people_and_their_bodies() -> None:
    offices = ("Professor", "Researcher", "Engineer", "Director", "Lecturer")
    lines = [f"{name},{offices[at % 5]},Acme {at},Norway" for at, name in enumerate(PEOPLE)]
    draft = read(rows(*lines), "list.csv")
    assert len(draft.entries) == len(PEOPLE)
    first = draft.entries[0]
    assert (first.name, first.office, first.affiliation, first.country) == (
        "Anna Weber",
        "Professor, Acme 0",
        "Acme 0",
        "Norway",
    )


@pytest.mark.parametrize(
    ("header", "kept", "gone"),
    [
        ("Status", "signed", "withdrawn"),
        ("Статус", "подписано", "отозвана"),
        ("Statut", "signé", "retirée"),
        ("Withdrawn", "no", "yes"),
        ("Withdrawn on", "", "12.03.2026"),
    ],
)
def test_a_column_tells_that_a_signature_was_taken_back(header: str, kept: str, gone: str) -> None:
    draft = read(
        rows(f"Name,City,{header}", f"Fund One,Lima,{kept}", f"Fund Two,Lima,{gone}"), "list.csv"
    )
    assert [each.standing for each in draft.entries] == ["signed", "withdrawn"]
    assert gone in draft.entries[1].notes


def test_a_row_that_is_marked_as_a_comment_is_nobody() -> None:
    text = rows("Name,City", "Anna Weber,Lima", "# Bruno Silva,Lima", "Clara Novak,Lima")
    draft = read(text, "list.csv")
    assert [each.name for each in draft.entries] == ["Anna Weber", "Clara Novak"]
    assert unaccounted(text, draft) == []


def test_compound_words_of_bodies_name_no_people() -> None:
    towns = ("Aadorf", "Büren", "Meilen", "Uster")
    draft = read(rows("Name;Web", *(f"Rettungsverein {town};-" for town in towns)), "list.csv")
    assert {each.kind for each in draft.entries} == {"organisation"}


def test_names_in_capitals_are_people() -> None:
    draft = read(rows("Nome,Cidade", "MARIA DO CARMO LIMA,Recife", "JOSE DA SILVA,Recife"), "a.csv")
    assert {each.kind for each in draft.entries} == {"individual"}


def test_full_names_beside_short_ones_may_be_of_bodies() -> None:
    draft = read(
        rows("Short name,Full name", "GB,GREEN BELT FOUNDATION", "OW,OPEN WELLS ASSOCIATION"),
        "a.csv",
    )
    assert [each.kind for each in draft.entries] == ["organisation", "organisation"]


def test_addresses_are_never_printed() -> None:
    draft = read(
        rows(
            "Name,Street address,Parent Email,Website,Logo",
            "Anna Weber,Mill Lane 4,a@a.example,www.a.example,a.png",
            "Bruno Silva,Mill Lane 5,b@a.example,www.b.example,b.png",
        ),
        "list.csv",
    )
    printed = " ".join(each.as_printed for each in draft.entries)
    assert printed == "Anna Weber Bruno Silva"
    assert [each.sender for each in draft.entries] == ["a@a.example", "b@a.example"]


@pytest.mark.parametrize(
    ("header", "answers"),
    [
        ("anonymous", ("true", "false")),
        ("Public", ("no", "yes")),
        ("Dürfen wir Ihren Namen veröffentlichen?", ("Nein", "Ja")),
        ("Acceptez-vous la publication de votre nom ?", ("Non", "Oui")),
        ("¿Acepta publicar su nombre?", ("No", "Sí")),
        ("Чи дозволяєте публікувати ім'я?", ("Ні", "Так")),
    ],
)
def test_a_no_to_being_printed_is_heard_in_many_languages(
    header: str, answers: tuple[str, str]
) -> None:
    no, yes = answers
    draft = read(rows(f"Name,{header}", f"Anna Weber,{no}", f"Bruno Silva,{yes}"), "list.csv")
    assert [each.consent for each in draft.entries] == ["withheld", "yes"]


def test_a_comment_is_kept_as_words_and_a_reserve_is_one() -> None:
    draft = read(
        rows("Nom,Commentaire,Réserve", "Fonds Un,Bravo !,", "Fonds Deux,,Sauf le point 2"),
        "list.csv",
    )
    first, second = draft.entries
    assert (first.reservation, first.notes) == ("", ("Bravo !",))
    assert second.reservation == "Sauf le point 2"


@pytest.mark.parametrize(
    ("printed", "month_first", "day"),
    [
        ("January 22nd, 2026", None, "2026-01-22"),
        ("22 января 2026 г.", None, "2026-01-22"),
        ("2026 жылғы 22 қаңтар", None, "2026-01-22"),
        ("22 de enero de 2026", None, "2026-01-22"),
        ("22.01.2026", None, "2026-01-22"),
        ("2026-01-22", None, "2026-01-22"),
        ("03/04/2026", True, "2026-03-04"),
        ("03/04/2026", False, "2026-04-03"),
        ("03/04/2026", None, None),
        ("01/22/2026", None, "2026-01-22"),
        ("31.02.2026", None, None),
        ("spring 2026", None, None),
    ],
)
def test_a_day_is_read_where_its_print_is_clear(
    printed: str, month_first: bool | None, day: str | None
) -> None:
    assert read_day(printed, month_first=month_first) == day


def test_a_column_of_days_tells_when_each_signed() -> None:
    draft = read(
        rows("Name,Date signed", "Anna Weber,03/04/2026", "Bruno Silva,03/24/2026"), "list.csv"
    )
    assert [each.submitted_at for each in draft.entries] == ["2026-03-04", "2026-03-24"]


def test_every_line_of_an_odd_table_is_accounted_for() -> None:
    text = rows(
        "Appeal;;",
        "Signatories;;",
        ";;",
        "Name;Job;Town",
        '"Weber,\nAnna";Editor;Lima',
        "Bruno Silva;Judge;Lima",
        ";;",
        "Source: the letter of March;;",
    )
    draft = read(text, "list.csv")
    assert [each.name for each in draft.entries] == ["Weber, Anna", "Bruno Silva"]
    owned = owners(draft)
    assert [at for at, line in enumerate(text.split("\n"), 1) if line and owned[at] > 1] == []


@pytest.mark.parametrize("path", SOURCES, ids=[path.name.partition(".")[0] for path in SOURCES])
def test_columns_told_as_they_were_read_are_read_alike(path: Path) -> None:
    content, name = list_file(path)
    draft = read_source(content, name).draft
    told = read_source(content, name, mapping=dict(draft.columns)).draft
    assert told.entries == draft.entries
    assert told.columns == draft.columns


def test_a_table_that_names_nobody_is_still_refused() -> None:
    with pytest.raises(UserError, match="Columns found"):
        read(rows("depth,weight", "3,4", "5,6", "7,8", "9,10"), "list.csv")
