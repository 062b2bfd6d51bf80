"""What a table says of the signature itself opens the row, whatever the column is called."""

import pytest

from coalition_app.drafts import Draft
from tests.intake.reading import read


def table(header: str, *cells: str) -> Draft:
    rows = [f"ОФ «Эхо {at}»;{cell}" for at, cell in enumerate(cells, 1)]
    return read("\n".join([f"Организация;{header}", *rows]) + "\n", "a.csv")


@pytest.mark.parametrize("header", ["Подпись", "Дата подписи", "Статус", "Signature"])
def test_what_is_said_of_a_signature_opens_it(header: str) -> None:
    found = table(header, "12.03.2026", "вычеркнут", "ждёт подтверждения", "отозвана", "")
    first, struck, waiting, gone, empty = found.entries
    assert not first.open and not empty.open
    assert [point.text for point in struck.open] == ["вычеркнут"]
    assert waiting.standing == "subject-to-approval"
    assert gone.standing == "withdrawn"


@pytest.mark.parametrize("cell", ["да", "подпись имеется", "12.03.2026", "Анна Ким", "x", "-"])
def test_a_cell_that_says_only_that_the_signature_is_there_opens_nothing(cell: str) -> None:
    assert not any(entry.open for entry in table("Подпись", cell, cell, cell).entries)


def test_a_column_on_something_else_opens_the_rows_that_speak_of_the_signature() -> None:
    found = table("Источник", "сайт", "подпись по телефону, без бумаги", "сайт")
    assert [bool(entry.open) for entry in found.entries] == [False, True, False]


def test_what_somebody_is_under_a_status_opens_nothing() -> None:
    found = table("Статус", "студент", "пенсионер", "врач")
    assert not any(entry.open for entry in found.entries)


def test_a_header_vouches_for_no_clause() -> None:
    office = table("Должность", "директор", "условно", "подпись под вопросом")
    assert [bool(entry.open) for entry in office.entries] == [False, True, True]
    place = table("Город", "Алматы", "алдын ала", "выбыл")
    assert [bool(entry.open) for entry in place.entries] == [False, True, True]


def test_a_header_of_offices_vouches_for_no_group_without_its_noun() -> None:
    found = table("Должность", "директор", "без имени", "прежнее название «Луч»", "кузнец")
    assert [bool(entry.open) for entry in found.entries] == [False, True, True, False]


@pytest.mark.parametrize("cell", ["?", "??"])
def test_a_sign_of_doubt_in_a_remark_opens_the_row(cell: str) -> None:
    first, second = table("Примечание", "", cell).entries
    assert not first.open
    assert [point.text for point in second.open] == [cell]


def test_words_for_whom_one_signs_stay_whole_in_the_column_of_offices() -> None:
    (found,) = read(
        "Name;Person;Function\nReed & Co.;J. Lee;on behalf of the committee\n", "a.csv"
    ).entries
    assert [point.text for point in found.open] == ["on behalf of the committee"]
    assert (found.representative, found.office) == ("J. Lee", "")


def test_one_withdrawal_hides_no_other_answer_of_its_column() -> None:
    answers = ("Да", "С 1 и 3. По требованию 2 воздерживаемся", "Прошу снять нашу подпись", "Да")
    rows = "".join(f'ОО «{at}»,"{each}"\n' for at, each in enumerate(answers))
    draft = read("Организация,Согласны ли Вы со всеми требованиями?\n" + rows, "a.csv")
    assert [bool(each.open) for each in draft.entries] == [False, True, True, False]
    assert any("Согласны ли Вы" in each for each in draft.warnings)


HEAD = "Подписывает (Ф.И.О., должность)"


def test_a_column_of_those_who_sign_is_told_where_it_is_not_read() -> None:
    signed = ("Сейтжанова А. М., председатель", "Воронина Е.", "Ли Роман, директор")
    rows = "".join(f'ОО «{at}»,"{each}"\n' for at, each in enumerate(signed))
    draft = read(f'Организация,"{HEAD}"\n{rows}', "a.csv")
    told = [entry.representative or entry.notes for entry in draft.entries]
    assert all(told) or any(HEAD in each for each in draft.warnings)


def test_a_dash_in_the_column_of_bodies_is_no_body() -> None:
    rows = "физическое лицо;-;Ким Светлана;пенсионер\nорганизация;ОО «Эхо»;Ли Роман;директор\n"
    entries = read("Кто;Организация;Ф.И.О.;Должность\n" + rows, "a.csv").entries
    alone = next(each for each in entries if "Ким" in each.name + each.representative)
    assert (alone.kind, alone.office, alone.affiliation) == ("individual", "пенсионер", "")


def representatives(*rows: str) -> Draft:
    return read("\n".join(["Организация / участник;Кто подписывает;Город", *rows]) + "\n", "a.csv")


def test_who_signs_himself_in_a_column_of_representatives_is_a_person() -> None:
    found = representatives(
        "ОО «Школа»;Анна Ким, директор;Астана",
        "Рябов Игорь Станиславович;лично;Семей",
        "доктор географических наук Левитин Б. М.;лично;Семей",
        "Анна Вебер;сама за себя;Семей",
        "ОФ «Эхо»;лично;Семей",
    )
    body, first, second, third, unclear = found.entries
    assert [each.kind for each in (first, second, third)] == ["individual"] * 3
    assert not any(each.open or each.representative for each in (first, second, third))
    assert [point.text for point in unclear.open] == ["лично"]
    assert body.representative == "Анна Ким"


def test_what_somebody_is_in_a_column_of_representatives_makes_no_body() -> None:
    found = representatives(
        "ОО «Школа»;Анна Ким, директор;Астана",
        "к.ю.н. Сергей Дорофеевич Луценко;эколог-юрист;Бишкек",
        "Ж. Бек;ландшафтник;Бишкек",
        "Adil Soz;координатор;Бишкек",
        "Зелёное спасение;координатор;Бишкек",
    )
    _body, lawyer, gardener, unsure, centre = found.entries
    assert (lawyer.kind, lawyer.office, lawyer.open) == ("individual", "эколог-юрист", ())
    assert gardener.kind == "individual"
    assert [point.text for point in gardener.open] == ["ландшафтник"]
    assert [each.code for each in unsure.defects] == ["kind-unsure"]
    assert centre.kind == "organisation"
    assert not centre.defects


def test_a_person_with_an_unknown_occupation_in_his_cell_makes_no_body() -> None:
    found = read(
        "Участник;Город\nЖ. Бек, ландшафтник;Астана\nОО «Школа»;Астана\nОФ «Эхо»;Семей\n"
        "ОФ «Луч»;Семей\nAlpha Beta, network of schools;Семей\n",
        "a.csv",
    )
    gardener, *bodies = found.entries
    assert (gardener.name, gardener.kind) == ("Ж. Бек", "individual")
    assert [point.text for point in gardener.open] == ["ландшафтник"]
    assert {each.kind for each in bodies} == {"organisation"}


def test_a_body_that_goes_on_in_small_letters_is_no_person_for_certain() -> None:
    people = (
        "Анна Ким",
        "Борис Волков, врач",
        "Рябов Игорь Станиславович, пчеловод",
        "Ж. Бек, бортник",
    )
    bodies = (
        "Ак Жол, отдел Алматы",
        "Кок Бори, защитники степи",
        "Мой Дом, приют",
        "Mary Rose, sailing crew",
        "Rowan Tree, women’s refuge",
    )
    rows = "".join(f"{each};Семей\n" for each in (*people, *bodies, "ОФ «Эхо»"))
    entries = read(f"Участник;Город\n{rows}", "a.csv").entries
    assert {(each.kind, each.defects) for each in entries[:4]} == {("individual", ())}
    for asked in entries[4:9]:
        assert (asked.kind, asked.office) == ("organisation", "")
        assert [each.code for each in asked.defects] == ["kind-unsure"]
    assert not entries[9].defects
