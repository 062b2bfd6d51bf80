"""Tables as text: each row one signatory, the columns known by their headers."""

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from coalition_app.intake.words.table_headers import field_of_header
from tests.intake.reading import read

ROW = ("5", "ОО «Эхо»", "Анна Ким", "директор", "Алматы")
HEADERS = [
    ("number", "name", "representative", "office", "place"),
    ("№", "Название", "Представитель", "Должность", "Город"),
    ("№ п/п", "Организация", "ФИО", "Должность:", "Населённый пункт"),
    ("Р/с №", "Ұйым атауы", "Өкілі", "Лауазымы", "Қала"),
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["list.csv", "list.txt"])
def test_columns_are_known_by_their_headers(header: tuple[str, ...], mark: str, name: str) -> None:
    draft = read(f"{mark.join(header)}\n{mark.join(ROW)}\n", name)
    (entry,) = draft.entries
    assert draft.format == "table"
    assert (entry.number, entry.printed_number) == (1, "5")
    assert (entry.legal_form, entry.name) == ("ОО", "«Эхо»")
    assert (entry.representative, entry.office, entry.place) == ROW[2:]
    assert entry.as_printed == "ОО «Эхо», Анна Ким, директор, Алматы"
    assert (entry.kind, entry.capacity, entry.lines) == ("organisation", "organisation", (2, 2))


def test_sections_that_mix_are_not_read_and_said() -> None:
    draft = read("name,section\nEcho,A\nLight,B\nRay,A\n", "a.csv")
    assert [(s.heading, s.first, s.last) for s in draft.sections] == [(None, 1, 3)]
    assert any("Sort the table" in warning for warning in draft.warnings)


def test_columns_that_are_not_read_are_named() -> None:
    draft = read("name,web site,phone\nEcho,b.kz,1\n", "a.csv")
    assert any("web site, phone" in warning for warning in draft.warnings)
    assert "a@b.kz" not in draft.entries[0].as_printed


def test_numbers_of_a_table_that_repeat_or_jump_are_named() -> None:
    draft = read("number,name\n1,Echo\n1,Light\n4,Ray\n", "a.csv")
    assert any("more than once: 1." in warning for warning in draft.warnings)
    assert any("missing in the source: 2-3." in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("first,second\na,b\n", "Columns found: first, second"),
        ("a@b.kz;5\nc@d.kz;6\n", "Columns found: a@b.kz, 5"),
        ("name,name,city\nEcho,Light,Oral\n", "name is in the table twice.*name, name, city"),
        ("name,city\n", "no names under it"),
        ('name,city\nEcho,Oral\n"Light,Taraz\n', "line 3"),
        ('name,city\n"Echo" of,Taraz\n', "line 2"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_a_reason(text: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        read(text, "list.csv")


def test_answers_in_a_column_called_position_are_words_to_settle_and_no_office() -> None:
    source = (
        "name,position,comment\n"
        "Nura River Trust,does not support,\n"
        "Anna Lee,supports with reservation,\n"
        "Open Well,supports,\n"
        "Green Bank,chairperson,Only after the audit\n"
    )
    draft = read_source(source.encode(), "answers.csv").draft
    assert [entry.reservation for entry in draft.entries] == [
        "does not support",
        "supports with reservation",
        "",
        "",
    ]
    assert [entry.office for entry in draft.entries] == ["", "", "", "chairperson"]
    assert any("numbers 3-4" in warning for warning in draft.warnings)


@pytest.mark.parametrize("heading", ["Printed form", "Печатная форма имени", "Баспа нысаны"])
def test_a_printed_form_has_a_column_of_its_own(heading: str) -> None:
    draft = read(
        f"Organisation,{heading},City\n希望协会,Фонд «Надежда»,Алматы\nЭхо,,Тараз\n", "a.csv"
    )
    first, second = draft.entries
    assert (first.name, first.printed_form) == ("希望协会", "Фонд «Надежда»")
    assert "Надежда" not in first.as_printed
    assert (second.name, second.printed_form, second.place) == ("Эхо", "", "Тараз")


@pytest.mark.parametrize("heading", ["Individuals", "Физические лица", "Жеке тұлғалар"])
def test_a_row_that_names_a_group_says_what_the_names_under_it_are(heading: str) -> None:
    rows = ["Name;Person;Remarks", "Fell Walkers Club;Rex Dow;", f"{heading};;", "Peregrine;;"]
    draft = read("\n".join([*rows, "Eva Cox;;", "Dune Action;;", "Tarn Ltd;Ann Lee;"]), "a.csv")
    kinds = {entry.name: entry.kind for entry in draft.entries}
    assert kinds["Peregrine"] == kinds["Eva Cox"] == "individual"
    assert kinds["Fell Walkers Club"] == kinds["Tarn"] == "organisation"
    doubted = [
        each.name for each in draft.entries if any(d.code == "kind-unsure" for d in each.defects)
    ]
    assert doubted == ["Dune Action"]


def test_messages_below_words_of_a_header_are_no_table() -> None:
    draft = read(
        "Friends, write here: name, organisation, town\nGroup River joins, I chair it\n"
        "Me too, Anna Kim, Almaty\nNo. Echo Ltd\nEcho Society, Almaty — Bo Lee, secretary\n+\n"
        "I ask to be left out, sorry\nDirector is away, Fund Light\n",
        "chat.txt",
    )
    assert draft.format != "table"


def test_prose_that_names_columns_above_a_list_heads_no_table() -> None:
    prose = "We report the signatures, whose organisation, name, town are given below.\n\n"
    people = "Anna Kim, Echo\nBo Lee, Light\nCho Tan, Almaty\nDana Ro, Almaty\n"
    assert len(read(prose + people, "letter.txt").entries) == 4


def test_whoever_stands_for_a_person_is_never_dropped() -> None:
    rows = (
        *("Кто подписывает\tПодписывает (Ф.И.О., должность)", "ОО «Шыңдау»\tСейтжанова А. М."),
        *("Клуб «Равные»\tУсенова К. Т.", "Рахимов Д.\tдепутат Мажилиса", "Айгөлек\tКим О. Л."),
    )
    mapping = {"Кто подписывает": "person", "Подписывает (Ф.И.О., должность)": "representative"}
    draft = read_source("\n".join(rows).encode(), "list.tsv", mapping=mapping).draft
    first, second, third, fourth = draft.entries
    assert [each.kind != "individual" for each in draft.entries] == [True, True, False, True]
    assert (first.representative, second.representative) == ("Сейтжанова А. М.", "Усенова К. Т.")
    assert [point.text for point in third.open] == [
        "Подписывает (Ф.И.О., должность): депутат Мажилиса"
    ]
    assert [each.code for each in fourth.defects] == ["kind-unsure"]


@pytest.mark.parametrize("between", [" ", " / ", "/"])
def test_headers_in_two_languages_are_read_whatever_joins_them(between: str) -> None:
    pairs = [
        ("Ұйымның атауы", "Наименование организации"),
        ("Өкілі, лауазымы", "Представитель, должность"),
        ("Қала", "Город"),
    ]
    rows = [
        [between.join(pair) for pair in pairs],
        ["ОФ «Эхо»", "Анна Ким, директор", "Ош"],
        ["ОО «Мир»", "Иван Цой, юрист", "Орал"],
    ]
    content = "\n".join(map("\t".join, rows))
    draft = read_source(content.encode(), "тізім.tsv").draft
    assert [each.place for each in draft.entries] == ["Ош", "Орал"]
    assert [each.representative for each in draft.entries] == ["Анна Ким", "Иван Цой"]
    assert draft.warnings == ()


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Ұйымы", "body"),
        ("Мекемесі", "body"),
        ("Кім қол қояды", "representative"),
        ("Кто подписывает", "representative"),
        ("Ұйымы, лауазымы", "office"),
        ("Организация, должность", "office"),
        ("Аудан", "place"),
    ],
)
def test_kazakh_and_russian_headers_of_those_who_sign(header: str, field: str) -> None:
    assert field_of_header(header) == field


def test_a_person_with_an_office_among_bodies_is_a_person() -> None:
    rows = [
        ["организация", "представитель", "город"],
        ["ОФ «Эхо»", "Ким А.", "Ош"],
        ["Анна Шин, учитель", "", "Орал"],
        ["Роза Люкс, студия", "", "Ош"],
    ]
    content = "\n".join(map("\t".join, rows))
    draft = read_source(content.encode(), "список.tsv").draft
    assert [(each.kind, each.name, each.office) for each in draft.entries] == [
        ("organisation", "«Эхо»", ""),
        ("individual", "Анна Шин", "учитель"),
        ("organisation", "Роза Люкс, студия", ""),
    ]


FORM = """ID подписи;Фамилия;Имя;Подписываю;Организация;Город;Статус
41207;Сарсенова;Айгуль;от организации;ОФ «Щит»;Ош;подтверждена
41209;Литвиненко;Игорь;от себя лично;;Орал;подтверждена
41210;Ким;Вера;от себя лично;;Ош;подтверждена
41213;Ли;Роман;от организации;ОО «Мир»;Ош;подтверждена
41214;Цой;Анна;от себя лично;;Ош;подтверждена
;;;;;;
Всего подтверждено: 5;;;;;;
"""


def test_the_parts_of_a_name_and_the_numbers_of_signatures_ask_nothing() -> None:
    draft = read_source(FORM.encode(), "выгрузка.csv").draft
    assert [(each.name, each.representative) for each in draft.entries] == [
        ("«Щит»", "Сарсенова Айгуль"),
        ("Литвиненко Игорь", ""),
        ("Ким Вера", ""),
        ("«Мир»", "Ли Роман"),
        ("Цой Анна", ""),
    ]
    assert not any(each.open or each.notes for each in draft.entries)


def test_a_name_of_its_own_column_is_whole_whatever_another_cell_opens() -> None:
    table = "Атауы;Құқықтық нысаны;Қала;Өкілі\nДала даласы;ҚБ;Орал;сол кісі (2)\nБұлақ;ҚБ;Орал;Анна Ким\n"
    entry = read_source(table.encode(), "list.csv").draft.entries[0]
    assert entry.open
    assert [each.text for each in entry.pieces if each.role == "name"] == ["Дала даласы"]


def test_a_person_with_an_office_where_no_organisation_is_named_signs_alone() -> None:
    rows = (
        "№;Организация;ФИО, должность;Город\n"
        "1;ОФ «Эко-Дала»;Сейткулова Жанна, директор;Кызылорда\n"
        "2;ОФ «Берег»;Гречко Ольга, президент;Караганда\n"
        "3;;Нина Сергеевна Полторак, доцент;Астана\n"
        "4;—;Абдрахманов Е., журналист;Актобе\n"
        "5;;Абдрахманова Е., сама по себе;Актобе\n"
    )
    _first, _second, *alone, described = read(rows, "list.csv").entries
    assert described.open or described.defects
    assert [(each.name, each.kind, each.office, each.representative) for each in alone] == [
        ("Нина Сергеевна Полторак", "individual", "доцент", ""),
        ("Абдрахманов Е.", "individual", "журналист", ""),
    ]
    assert not any(each.open or each.defects for each in alone)


@pytest.mark.parametrize("header", ["Type / legal form", "Type"])
def test_a_column_of_kinds_keeps_the_legal_forms_that_it_holds(header: str) -> None:
    draft = read(
        f"Name of your organisation,{header},Your name and surname,Your role,City\n"
        "Observatoire des Rivières,asbl,Tom Peters,director,Brussels\n"
        "Taza Su,public foundation,Saule Akhmetova,Director,Oskemen\n"
        ",individual,Anna Bell,teacher,Leeds\n",
        "list.csv",
    )
    first, second, third = draft.entries
    assert (first.legal_form, second.legal_form) == ("asbl", "public foundation")
    assert first.as_printed.startswith("asbl Observatoire des Rivières, ")
    assert (third.kind, third.legal_form) == ("individual", "")


def test_the_heading_of_places_in_the_lists_of_this_program_is_known() -> None:
    draft = read(
        "№;Ұйым;Өкілі;Орны\n1;«Кеңес» ҚБ;Анна Ким;Кентау\n2;«Талас» ҚҚ;Борис Ли;Қаратау\n", "a.csv"
    )
    assert [entry.place for entry in draft.entries] == ["Кентау", "Қаратау"]


def test_a_column_of_kinds_loses_no_other_word() -> None:
    rows = "Rowan,NGO,York\nMoor Care,not confirmed,Hull\nLake Watch,Observer,Ely\nAsh,—,Leeds\n"
    rows += "Интернет-клуб «Эхо»,нет,Кентау\n"
    known, *asked, bare, part = read(f"Name,Type,City\n{rows}", "list.csv").entries
    assert part.notes == ("нет",) and [point.text for point in part.open] == ["нет"]
    assert [[point.text for point in each.open] for each in asked] == [
        ["not confirmed"],
        ["Observer"],
    ]
    assert (known.notes, bare.notes) == ((), ())


def test_a_person_behind_an_office_without_a_comma_is_no_body() -> None:
    rows = "Организация / ФИО,Кто подписал,Город\nОО «Эхо»,Анна Ким,Ош\n"
    rows += "доктор географических наук Левитин Б. М.,лично,Ош\n"
    found = read(rows, "a.csv").entries[1]
    assert (found.kind, found.name) == ("individual", "Левитин Б. М.")
    assert (found.office, found.place) == ("доктор географических наук", "Ош")
    assert found.open == ()
