"""Where a remark begins in a piece: names, offices and places are noun groups, and a remark is a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.intake.entries.clauses import remark_at
from tests.intake.reading import entry


def listed(words: str) -> list[str]:
    return [each.strip() for each in words.replace("\n", ";").split(";") if each.strip()]


def parted(text: str, *, first: bool = True) -> tuple[str, str]:
    at = remark_at(text, first=first)
    return (text, "") if at is None else (text[:at].strip(), text[at:])


@pytest.mark.parametrize(
    ("office", "remark"),
    [
        ("доцент кафедры истории", "раньше записана как Ким"),
        ("Chair", "wrong initials"),
        ("Policy Officer", "spelling to be checked"),
        ("төраға", "тексеру керек"),
    ],
)
def test_a_remark_begins_behind_an_office(office: str, remark: str) -> None:
    assert parted(f"{office} {remark}", first=False) == (office, remark)


@pytest.mark.parametrize("place", ["Бишкек", "Oslo", "Алматы"])
def test_a_remark_begins_behind_a_place(place: str) -> None:
    for remark in ("без указания организации", "to be confirmed", "5 мамырдан бері"):
        assert parted(f"{place} {remark}", first=False) == (place, remark)


@pytest.mark.parametrize(
    ("piece", "remark"),
    [
        ("avocat", "ішінара"),
        ("Universitat de València", "түпнұсқасын көрмедік"),
        ("профессор, академик", "in part"),
        ("заңгер", "surname misspelt"),
        ("Universitat Oberta", "аты-жөнімді көрсетпеңіздер"),
    ],
)
def test_a_remark_begins_where_the_letters_change(piece: str, remark: str) -> None:
    assert parted(f"{piece} {remark}", first=False) == (piece, remark)


@pytest.mark.parametrize(
    "piece",
    listed("""
    PayPal; CodexSquared
    QA инженер; редактор сайта example.kz; front-end г.Тольятти; Developer в Яндекс; менеджер IT
    директор ТОО Alpha; IT-специалист; разработчик C++; разработчик front-end
    """),
)
def test_names_in_other_letters_are_no_remark(piece: str) -> None:
    assert remark_at(piece) is None


@pytest.mark.parametrize(
    "name",
    listed("""
    Комитет против пыток; Врачи без границ; Reporters without borders; World Organisation against Torture
    Мамедов Фуад Рустам оглы; Joan Rovira i Martinez; Cecília Rocha e Lima; Maria do Carmo
    «Эхо» в Казахстане; «Жас Алаш» газеті; «Надежда» благотворительный фонд
    Ligue des droits de l'homme; Association suisse des libertés; Stowarzyszenie interwencji prawnej
    Фонд поддержки детей; Общество защиты прав потребителей; Friends of the river; Save the children
    Center for rural development; Құқық қорғаушылар одағы; Жас заңгерлер қауымдастығы
    """),
)
def test_small_letters_within_a_name_are_no_remark(name: str) -> None:
    assert remark_at(name, first=True) is None


@pytest.mark.parametrize(
    "piece",
    listed("""
    учитель физики; доцент кафедры истории; Professor of history; member of the board; Retired nurse
    баспасөзге жауапты; бағдарламаға жауапты
    филология ғылымдарының кандидаты; Алматы қаласы; Қазақстан; Will Smith; Ли Анна
    """),
)
def test_a_noun_group_is_no_remark(piece: str) -> None:
    assert remark_at(piece) is None


@pytest.mark.parametrize(
    "remark",
    listed("""
    Уточняется; Disputed; Partially; Left the coalition; Subject to legal review; Should read Kim
    Struck on 3 April; Раньше записана как Ким; Мәтін өзгертілсе ғана; Кеңестің шешімін күтіп отырмыз
    """),
)
def test_a_clause_with_a_capital_is_a_remark(remark: str) -> None:
    assert remark_at(remark) == 0


def test_words_within_quotation_marks_are_never_a_remark() -> None:
    assert remark_at("«Если не мы»", first=True) is None
    assert remark_at("ОФ «Больше не одни»", first=True) is None


@given(st.text(max_size=60))
def test_a_remark_begins_with_a_word_of_the_piece(text: str) -> None:
    for first in (True, False):
        at = remark_at(text, first=first)
        assert at is None or (0 <= at < len(text) and text[at].isalnum())


@pytest.mark.parametrize("beside", ["Ким", "Передумал", "Против", "5", "ван дер Ли"])
def test_a_given_name_before_capitals_begins_no_remark(beside: str) -> None:
    assert remark_at(f"Анна {beside}") is None


def test_capitals_do_not_hide_a_remark() -> None:
    assert remark_at("Анна отказалась") is not None
    assert remark_at("Против") == 0


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("Coffee Lab", "provided nobody adds party logos"),
        ("Berat Tan", "provided nobody adds party logos"),
    ],
)
def test_a_condition_begins_behind_a_name_whatever_it_speaks_of(name: str, remark: str) -> None:
    assert parted(f"{name} {remark}") == (name, remark)
    assert parted(remark.capitalize(), first=False) == ("", remark.capitalize())


@pytest.mark.parametrize("remark", ["партия белгісі болмаса", "если никто не против партии"])
def test_a_condition_that_names_a_party_is_no_body(remark: str) -> None:
    assert parted(remark.capitalize(), first=False)[1] != ""


@pytest.mark.parametrize("name", ["Wigan Partnership", "Leeds & York Trust"])
def test_a_sentence_behind_the_full_stop_of_a_name_is_no_part_of_it(name: str) -> None:
    found = entry(f"{name}. Signs on the understanding that demand 2 includes services.")
    assert found.name == name
    assert [point.text.split(" ")[0] for point in found.open] == ["Signs"]
