"""A heading of which nobody knows whether those below it have signed opens them; one for a group does not."""

import pytest

from coalition_app.draft_pieces import HEADS
from coalition_app.drafts import Draft
from coalition_app.intake.entries.reservations import denies_signing
from coalition_app.intake.lists.known_headings import says_who
from tests.intake.examples import examples
from tests.intake.reading import read
from tests.intake.tables.test_text_around_tables import workbook

EXAMPLES = examples("headings")


def opened(draft: Draft) -> dict[str, tuple[int, ...]]:
    return {line.text: line.numbers for line in draft.open_lines if line.code == HEADS}


@pytest.mark.parametrize("heading", EXAMPLES["how they stand"])
def test_words_on_how_they_stand_are_no_group(heading: str) -> None:
    assert not says_who(heading)


@pytest.mark.parametrize("heading", EXAMPLES["who they are"])
def test_words_for_a_group_a_place_or_a_part_vouch(heading: str) -> None:
    assert says_who(heading)


@pytest.mark.parametrize(
    "text",
    [
        "Подписали:\n1. Анна Ким\n2. ОО «Свет»\n\n{}:\n3. ОФ «Луч»\n4. Глеб Тен\n",
        "Подписали:\n1. Анна Ким\n2. ОО «Свет»\n\n{}\n\n1. ОФ «Луч»\n2. Глеб Тен\n",
        "Подписали:\nАнна Ким\nОО «Свет»\n{}:\nОФ «Луч»\nГлеб Тен\n",
        "№;Название;Город\n1;Анна Ким;Ош\n2;ОО «Свет»;Ош\n{};;\n3;ОФ «Луч»;Ош\n4;Глеб Тен;Ош\n",
        "Название;Раздел\nАнна Ким;Подписали\nОО «Свет»;Подписали\nОФ «Луч»;{0}\nГлеб Тен;{0}\n",
    ],
)
def test_those_below_an_unknown_heading_are_open(text: str) -> None:
    name = "a.csv" if ";" in text else "a.txt"
    assert opened(read(text.format("Обещали подумать"), name)) == {"Обещали подумать": (3, 4)}
    assert opened(read(text.format("Эксперты"), name)) == {}


def test_a_column_of_sections_that_stand_apart_opens_the_rows() -> None:
    draft = read(
        "Название;Раздел\nАнна Ким;Подписали\nОФ «Луч»;Думают\nОО «Свет»;Подписали\nГлеб Тен;Думают\n",
        "a.csv",
    )
    assert [[each.text for each in entry.open] for entry in draft.entries] == [
        *([], ["Думают"], [], ["Думают"])
    ]


def test_all_below_a_heading_are_open_however_many() -> None:
    rows = "".join(f"{at}. ОФ «Луч {at}»\n" for at in range(3, 1_203))
    (found,) = opened(read(f"1. Анна Ким\n2. ОО «Свет»\n\nДумают:\n{rows}")).values()
    assert len(found) == 1_200


@pytest.mark.parametrize("heading", ["Отказались", "Обещали подписать до 20.11:", "Pending"])
def test_a_heading_above_the_whole_list_opens_it(heading: str) -> None:
    assert list(opened(read(f"{heading}\n\n1. Анна Ким\n2. ОО «Свет»\n3. Глеб Тен\n"))) == [
        heading.rstrip(":")
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        *("Sheet1", "Sheet 1 (2)", "Лист1", "Лист_1", "Лист1 (копия)", "Тізім", "Парақ1", "Кесте1"),
        *("Worksheet", "Книга1", "Аркуш1", "Tabelle1", "Копия Лист1", "Copy of Sheet1"),
        *("Data export", "import_2024", "Реестр", "Ответы на форму (1)", "Form Responses 1"),
    ],
)
def test_a_name_that_a_program_gives_a_sheet_says_nothing_of_signing(sheet: str) -> None:
    assert says_who(sheet)


@pytest.mark.parametrize(
    "refusal",
    [
        *("We do not sign", "We do not sign this statement:", "We won’t sign:"),
        *("The following have not signed:", "Мы не подписываем", "Мы не подписываем заявление:"),
        *("Отказываемся подписывать:", "Біз қол қоймаймыз:"),
        *("Мы не подпишем:", "Не подпишут", "Подписать отказались", "Отказались от подписи:"),
        *("От подписания отказались:", "Қол қоюдан бас тартты", "Қол қоюдан бас тартқан ұйымдар:"),
        *("Қол қойудан бас тарттық", "Not signing", "Organisations not signing:"),
        *("Signatories (not signed yet):", "Organisations not signed"),
    ],
)
@pytest.mark.parametrize("above", ["{}\n\n", "Statement on schools\n\n{}\n\nSignatories:\n\n"])
@pytest.mark.parametrize("mark", ["{}. ", ""])
def test_a_refusal_above_a_list_is_true_of_all_below_it(
    refusal: str, above: str, mark: str
) -> None:
    names = ("School Trust", "Teachers’ Foundation", "Parents’ Union")
    listed = "".join(mark.format(at) + f"{name}\n" for at, name in enumerate(names, 1))
    draft = read(above.format(refusal) + listed)
    assert opened(draft) == {refusal.rstrip(":"): (1, 2, 3)}


@pytest.mark.parametrize("refusal", ["We do not sign:\n\n", "Мы не подписываем:\n"])
@pytest.mark.parametrize("headings", [("National:", "International:"), ("National", "Abroad")])
@pytest.mark.parametrize("number", [1, 4])
def test_a_refusal_above_headings_is_true_below_each_of_them(
    refusal: str, headings: tuple[str, str], number: int
) -> None:
    listed = "{}\n1. School Trust\n2. Hill Trust\n3. Lake Union\n\n{}\n"
    listed += f"{number}. Sea Club\n{number + 1}. Parents’ Union\n"
    found = opened(read(refusal + listed.format(*headings)))
    assert (1, 2, 3, 4, 5) in found.values()


def test_a_refusal_below_those_who_sign_opens_only_those_below_it() -> None:
    signed = "We sign:\n1. School Trust\n2. Hill Trust\n\n"
    rest = "We do not sign:\n\nNational:\n3. Lake Union\n\nInternational:\n4. Sea Club\n"
    assert opened(read(signed + rest))["We do not sign. National"] == (3, 4)


@pytest.mark.parametrize("refusal", ["We do not sign:", "We do not sign:;;", "Не подписали;;\n"])
def test_a_refusal_above_a_table_is_true_of_its_rows(refusal: str) -> None:
    rows = "No;Name;Town\n1;School Trust;Osh\n2;Hill Trust;Osh\n3;Lake Union;Osh\n"
    draft = read(f"{refusal}\n{rows}", "a.csv")
    assert opened(draft) == {refusal.strip(":;\n"): (1, 2, 3)}


@pytest.mark.parametrize(
    "line", ["Не подписка, а письмо", "Наши подписи", "Подписать можно до 5 мая", "Signing now"]
)
def test_words_for_signing_alone_are_no_refusal(line: str) -> None:
    assert not denies_signing(line)


def test_a_refusal_above_the_table_of_a_second_sheet_opens_that_one() -> None:
    head = ("No", "Name", "Town")
    signed = (("We sign:",), head, ("1", "School Trust", "Osh"), ("2", "Hill Trust", "Osh"))
    refused = (("We do not sign:",), head, ("1", "Lake Union", "Osh"), ("2", "Sea Club", "Osh"))
    assert opened(workbook(signed, refused)) == {"We do not sign": (3, 4)}


LISTED = "1. ОФ «Свет»\n2. ОФ «Эхо»\n3. Hill Trust\n4. ОФ «Луч»\n"


@pytest.mark.parametrize(
    "refusal", ["ОФ «Эхо» не подписал", "ОФ «Эхо» отказался подписывать:", "«Эхо» не подписывает"]
)
@pytest.mark.parametrize("above", ["{}\n\n", "Statement on schools\n\n{}\n\nSignatories:\n\n"])
def test_a_refusal_that_names_who_is_true_of_nobody_else(refusal: str, above: str) -> None:
    draft = read(above.format(refusal) + LISTED)
    named = [line.numbers for line in draft.open_lines if line.code == "names-a-signatory"]
    assert (named, opened(draft)) == ([(2,)], {})


@pytest.mark.parametrize(
    "text",
    [
        "We have not signed away our rights.",
        "We do not sign away our rights",
        "Kazakhstan has not signed the treaty",
    ],
)
@pytest.mark.parametrize("above", ["Statement on schools\n\n{}\n\n", "{}\n\n"])
def test_a_sentence_of_the_text_on_not_signing_heads_nobody(text: str, above: str) -> None:
    listed = "Signatories:\n\n1. School Trust\n2. Parents’ Union\n3. Hill Trust\n"
    assert not opened(read(above.format(text) + listed))
