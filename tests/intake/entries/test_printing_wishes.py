"""Wishes not to be named, words that a signature is not final, places in brackets, the report's quotes."""

import pytest

from coalition_app.intake.read_source import read_source
from coalition_app.intake.report import import_report
from tests.intake.reading import codes, entry, read


@pytest.mark.parametrize(
    "words",
    [
        "аты жарияланбасын",
        "атын жарияламаңыз",
        "аты-жөні көрсетілмесін",
        "не публиковать имя",
        "имя не разглашать",
        "имя просим не публиковать до суда",
        "просьба не публиковать",
        "анонимно",
        "name withheld",
        "Name withheld on request",
        "not for publication",
        "please do not publish",
        "Please do not publish my name.",
    ],
)
@pytest.mark.parametrize("entry_text", ["Серик Нуров (%s)", "Серик Нуров, агроном — %s"])
def test_a_wish_not_to_be_named_withholds_the_name_and_is_not_printed(
    words: str, entry_text: str
) -> None:
    found = entry(entry_text % words)
    assert (found.consent, found.name, found.standing) == ("withheld", "Серик Нуров", "signed")
    assert words.rstrip(".") not in found.as_printed + found.office
    assert codes(found) == ["asks-not-to-print"]
    assert any(words.rstrip(".") in note for note in found.notes)


@pytest.mark.parametrize("words", ["initials only", "только инициалы", "тек инициалдары"])
def test_a_wish_for_initials_prints_initials(words: str) -> None:
    found = entry(f"Анна Лим ({words}), врач, Тараз")
    assert (found.consent, found.office, found.place) == ("initials", "врач", "Тараз")
    assert found.as_printed == "Анна Лим, врач, Тараз"


@pytest.mark.parametrize(
    "words",
    [
        "подтверждение ожидается",
        "ждёт одобрения правления",
        "ожидает решения совета",
        "на согласовании",
        "awaiting confirmation",
        "subject to approval",
        "subject to board approval",
        "to be confirmed",
        "tbc",
        "TBC",
        "ad referendum",
        "мақұлдануы күтілуде",
        "растау күтілуде",
        "подтверждение ожидается до 20 ноября",
    ],
)
def test_a_signature_that_waits_for_approval_stands_so(words: str) -> None:
    found = entry(f"ОФ «Тихий берег», Семей ({words})")
    assert found.standing == "subject-to-approval"
    assert (found.name, found.place) == ("«Тихий берег»", "Семей")
    assert found.as_printed == "ОФ «Тихий берег», Семей"
    assert codes(found) == ["not-final"]


@pytest.mark.parametrize(
    "words",
    [
        "обещали",
        "обещал подписать до 20.11",
        "обещали подписать",
        "приглашён",
        "invited",
        "шақырылды",
    ],
)
def test_who_promised_or_is_invited_has_not_signed(words: str) -> None:
    found = entry(f"ОФ «Тихий берег» ({words})")
    assert (found.standing, codes(found)) == ("invited", ["not-final"])


@pytest.mark.parametrize(
    "text",
    [
        "Committee for Publication Ethics, London",
        "Асель Нур, редактор отдела публикаций",
        "ОФ «Без имени», Астана",
        "Invited Voices Trust, Leeds",
        "Анна Лим, приглашённый профессор, Тараз",
        "Anna Lim, invited professor, University of Oslo",
        "Анна Лим (директор по согласованию), Тараз",
    ],
)
def test_names_and_offices_with_such_words_are_no_wishes(text: str) -> None:
    found = entry(text)
    assert (found.consent, found.standing, found.as_printed) == ("", "signed", text)


def test_only_who_asked_is_withheld() -> None:
    draft = read("Подписавшие:\n1. Анна Лим, врач\n2. Серик Нуров (анонимно)\n3. Дина Ким, врач\n")
    assert [each.consent for each in draft.entries] == ["", "withheld", ""]


def test_a_tables_cells_hold_wishes_too() -> None:
    draft = read(
        "ФИО,Должность,Город\nАнна Лим,врач,Тараз\nСерик Нуров (не публиковать имя),агроном,Семей\n"
        "Дина Ким,только инициалы,Орал\n",
        "list.csv",
    )
    assert [(each.name, each.consent) for each in draft.entries] == [
        ("Анна Лим", ""),
        ("Серик Нуров", "withheld"),
        ("Дина Ким", "initials"),
    ]
    assert "инициалы" not in draft.entries[2].as_printed
    assert "публиковать" not in draft.entries[1].as_printed


def test_an_office_behind_a_dash_and_a_place_in_brackets_come_apart() -> None:
    found = entry("ОЮЛ «Союз садов» — исполнительный директор Ержан Тілеубай (г. Алматы)")
    assert (found.name, found.representative, found.office, found.place) == (
        *("«Союз садов»", "Ержан Тілеубай"),
        *("исполнительный директор", "г. Алматы"),
    )


def test_the_report_quotes_the_source_letter_by_letter() -> None:
    text = "Подписавшие:\n1) ОФ «Тихий берег»\n2)  ОФ «Сад»\n2) ОФ «Лес» (tbc)\n4 ОФ «Гора»\n"
    report = import_report(read_source(text.encode(), "list.txt"))
    for line in text.split("\n")[1:4]:
        assert line in report
    assert "3. ОФ" not in report and "3) ОФ" not in report


def test_a_total_that_does_not_fit_is_the_first_warning_and_no_title() -> None:
    draft = read(
        "Подписавшие заявление о садах — всего 45 подписей\n\n1. ОФ «Сад»\n2. ОФ «Лес»\n2. ОФ «Гора»\n"
        "4. ОФ «Поле»\n\nИтого: 45\n"
    )
    assert draft.title == ""
    assert "45" in draft.warnings[0] and "4 " in draft.warnings[0]
    assert sum("45" in warning for warning in draft.warnings) == 1


def test_a_heading_of_the_head_is_the_representative_and_a_nameless_row_is_not_missing() -> None:
    draft = read(
        "№,Ұйым атауы,Қала,Басшысы\n1,ОФ «Сад»,Тараз,Анна Лим\n2,,Орал,\n3,ОФ «Лес»,Семей,Дина Ким\n",
        "list.csv",
    )
    assert [each.representative for each in draft.entries] == ["Анна Лим", "Дина Ким"]
    assert not any("missing" in warning for warning in draft.warnings)
