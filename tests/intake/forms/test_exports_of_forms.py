"""Exports of web forms as their programs write them, in three languages, and what is read out of each row."""

import csv
import datetime as dt
import io
from dataclasses import dataclass

import pytest
import xlsxwriter

from coalition_app.drafts import ALL_DEMANDS, Draft
from coalition_app.intake.read_source import read_source

YES, NO, PARTLY = "supports", "does-not-support", "supports-with-reservation"


@dataclass(frozen=True)
class Answer:
    """What one row of an export says."""

    name: str
    representative: str = ""
    place: str = ""
    country: str = ""
    positions: tuple[tuple[int, str], ...] = ()
    words: str = ""
    "Unassigned words: the last of them, behind the questions."
    consent: str = ""
    processing: str = ""
    submitted: str = ""
    sender: str = ""


def answers(draft: Draft) -> list[Answer]:
    return [
        Answer(
            each.name,
            each.representative,
            each.place,
            each.country,
            each.positions,
            each.reservation.rpartition("; ")[2],
            each.consent,
            each.processing,
            each.submitted_at,
            each.sender,
        )
        for each in draft.entries
    ]


def as_csv(rows: list[list[str]], separator: str = ",", encoding: str = "utf-8-sig") -> Draft:
    kept = io.StringIO()
    csv.writer(kept, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return read_source(kept.getvalue().encode(encoding), "ответы.csv").draft


def as_workbook(rows: list[list[object]]) -> Draft:
    kept = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "dd.mm.yyyy hh:mm"}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet("Ответы на форму (1)")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return read_source(kept.getvalue(), "ответы.xlsx").draft


def test_google_in_russian_with_a_grid_and_empty_columns() -> None:
    question = "Поддерживаете ли вы требования? "
    draft = as_csv(
        [
            [
                *("Отметка времени", "Адрес электронной почты", "Полное название организации"),
                *("ФИО подписанта", "Город, страна", f"{question}[1. Отменить закон]"),
                *(f"{question}[2. Расследовать]", "Комментарии и оговорки"),
                *("Согласие на публикацию", "Согласие на обработку персональных данных", "", ""),
            ],
            [
                *("2026/03/14 10:00:12 AM GMT+5", "Dana@echo.kz", "ОФ «Эхо»", "Ким Анна"),
                *("Алматы, Казахстан", "Поддерживаю", "Поддерживаю с оговоркой"),
                *("Срок слишком короткий", "Да, согласен(на)", "Согласен(на)", "", ""),
            ],
            [
                *("2026/03/14 2:00:12 PM GMT+5", "a@a.kz", "ОФ «Свет»", "Ли Ольга", "Бишкек"),
                *("Не поддерживаю", "Воздерживаюсь", "", "Нет", "Согласен(на)", "", ""),
            ],
        ]
    )
    assert answers(draft) == [
        Answer(
            *("«Эхо»", "Ким Анна", "Алматы", "Казахстан", ((1, YES), (2, PARTLY))),
            *("Срок слишком короткий", "yes", "yes", "2026-03-14T10:00:12+05:00", "dana@echo.kz"),
        ),
        Answer(
            *("«Свет»", "Ли Ольга", "Бишкек", "", ((1, NO), (2, "abstains"))),
            *(f"{question}[2. Расследовать] Воздерживаюсь", "withheld", "yes"),
            *("2026-03-14T14:00:12+05:00", "a@a.kz"),
        ),
    ]


def test_google_in_kazakh_with_a_zone_in_the_header() -> None:
    draft = as_csv(
        [
            [
                *("Уақыт белгісі (GMT+5)", "Электрондық пошта мекенжайы", "Ұйымның толық атауы"),
                *("Өкілдің аты-жөні", "Қала", "1-талапты қолдайсыз ба?", "2-талапты қолдайсыз ба?"),
                *("Ескертпелеріңіз", "Атауды жариялауға келісемін"),
                "Дербес деректерді өңдеуге келісемін",
            ],
            [
                *("14.03.2026 10:00:12", "dana@echo.kz", "«Эхо» қоғамдық қоры", "Айгүл Қасымова"),
                *("Алматы", "Қолдаймын", "Қолдамаймын", "Мерзім қысқа", "Иә", "Иә"),
            ],
            [
                *("14.03.2026 11:00:12", "b@b.kz", "«Нұр» ҚБ", "Ерлан Сейт", "Астана", "Иә"),
                *("Ескертпемен қолдаймын", "", "Жоқ", "Иә"),
            ],
        ]
    )
    first, second = answers(draft)
    assert (first.positions, first.words) == (((1, YES), (2, NO)), "Мерзім қысқа")
    assert (second.positions, second.consent) == (((1, YES), (2, PARTLY)), "withheld")
    assert first.submitted == "2026-03-14T10:00:12+05:00"
    assert (first.name, second.name) == ("«Эхо»", "«Нұр»")


@pytest.mark.parametrize(
    ("separator", "chosen", "positions", "words"),
    [
        (", ", "1. Repeal the law, 2. Investigate, and report", ((1, YES), (2, YES)), ""),
        (", ", "2. Investigate, and report", ((2, YES),), ""),
        (", ", "All of them", ((ALL_DEMANDS, "supports"), (1, YES), (2, YES)), ""),
        (", ", "1. Repeal the law, only after elections", ((1, YES),), "only after elections"),
        (", ", "1. Repeal the law, Other: amnesty", ((1, YES),), "amnesty"),
        (";", "1. Repeal the law;2. Investigate, and report;", ((1, YES), (2, YES)), ""),
        (";", "1. Repeal the law;amnesty;", ((1, YES),), "amnesty"),
    ],
)
def test_boxes_that_were_ticked_and_what_was_written_beside_them(
    separator: str, chosen: str, positions: tuple[tuple[int, str], ...], words: str
) -> None:
    every = separator.join(["1. Repeal the law", "2. Investigate, and report"])
    question = "Which demands do you support?"
    draft = as_csv(
        [
            ["Timestamp", "Email Address", "Name of organization", question, "Score"],
            ["3/14/2026 10:00:12", "a@b.org", "Echo Foundation", every, "0 / 0"],
            ["3/15/2026 10:00:12", "c@d.org", "Light Foundation", "1. Repeal the law", "0 / 0"],
            ["3/16/2026 10:00:12", "e@f.org", "Sun Foundation", chosen, "0 / 0"],
        ]
    )
    third = draft.entries[2]
    assert third.positions == positions
    assert third.reservation == (f"{question} {words}" if words else "")
    assert [each.text for each in third.defects] == ([words] if words else [])
    assert third.submitted_at == "2026-03-16T10:00:12"


def test_yandex_has_a_column_for_each_box() -> None:
    question = "Какие требования вы поддерживаете?"
    draft = as_csv(
        [
            [
                *("ID", "Время создания", "Название организации", "ФИО", "Город"),
                *(f"{question} / 1. Отменить закон", f"{question} / 2. Расследовать"),
                *("Согласие на публикацию", "Согласие на обработку персональных данных"),
                "Ваши оговорки",
            ],
            [
                *("2113450001", "2026-03-14 10:00:12", "ОФ «Эхо»", "Ким Анна", "Алматы"),
                *("1. Отменить закон", "2. Расследовать", "Да", "Да", ""),
            ],
            [
                *("2113450002", "2026-03-14 11:00:12", "ОФ «Свет»", "Ли Ольга", "Алматы"),
                *("", "2. Расследовать", "Нет", "Да", "Первое рано"),
            ],
        ]
    )
    first, second = answers(draft)
    assert (first.positions, first.words, first.consent) == (((1, YES), (2, YES)), "", "yes")
    assert (second.positions, second.words) == (((2, YES),), "Первое рано")
    assert second.consent == "withheld"
    assert first.submitted == "2026-03-14T10:00:12"
    assert [field for header, field in draft.columns if header == "ID"] == [""]


def test_a_box_beside_a_demand_that_is_not_supported_is_never_support() -> None:
    question = "Какие требования вы НЕ поддерживаете?"
    draft = as_csv(
        [
            [
                *("ID", "Время создания", "Название организации"),
                *(f"{question} / 1. Отменить закон", f"{question} / 2. Расследовать"),
            ],
            ["1", "2026-03-14 10:00:12", "ОФ «Эхо»", "1. Отменить закон", ""],
            ["2", "2026-03-14 10:00:12", "ОФ «Свет»", "Да", "Нет"],
            ["3", "2026-03-14 10:00:12", "ОФ «Нұр»", "", ""],
        ]
    )
    assert [each.positions for each in draft.entries] == [(), (), ()]
    assert [each.reservation for each in draft.entries] == [
        f"{question} / 1. Отменить закон 1. Отменить закон",
        f"{question} / 1. Отменить закон Да",
        "",
    ]


@pytest.mark.parametrize("moment", ["46095.4231", "2026-03-14 10:09:16", "3/14/26 10:09:16"])
def test_microsoft_in_english(moment: str) -> None:
    draft = as_csv(
        [
            [
                *("ID", "Start time", "Completion time", "Email", "Name", "Organisation name"),
                *("Your full name", "Job title", "Country", "Demand 1", "Points - Demand 1"),
                *("Demand 2", "Comments", "May we publish your name?"),
                "Do you consent to the processing of your data?",
            ],
            [
                *("1", moment, moment, "anonymous", "", "Echo Foundation", "Anna Kim", "Director"),
                *("Kazakhstan", "Support", "0", "Support with reservation", "", "Yes", "Yes"),
            ],
            [
                *("2", moment, moment, "Dana@echo.kz", "Dana A", "Light Foundation", "Olga Lee"),
                *("Chair", "Kazakhstan", "Support", "0", "Do not support", "too early", "No", "No"),
            ],
        ]
    )
    first, second = answers(draft)
    assert first.submitted == "2026-03-14T10:09:16"
    assert (first.positions, first.processing) == (((1, YES), (2, PARTLY)), "yes")
    assert (second.positions, second.words) == (((1, YES), (2, NO)), "too early")
    assert (second.consent, second.processing, second.sender) == ("withheld", "no", "dana@echo.kz")
    assert first.sender == ""


@pytest.mark.parametrize(
    ("heads", "yes", "no"),
    [
        (
            "Идентификатор|Время начала|Время выполнения|Адрес электронной почты|Имя|"
            "Название вашей организации|Требование 1|Требование 2|Можно ли опубликовать название?",
            *("Поддерживаю", "Против"),
        ),
        (
            "Идентификатор|Басталу уақыты|Аяқталу уақыты|Электрондық пошта|Аты|Ұйым атауы|1-талап|"
            "2-талап|Атауды жариялауға келісесіз бе?",
            *("Қолдаймын", "Қарсымын"),
        ),
    ],
)
def test_microsoft_in_russian_and_kazakh_as_a_workbook(heads: str, yes: str, no: str) -> None:
    moment = dt.datetime(2026, 3, 14, 10, 5)
    draft = as_workbook(
        [
            list(heads.split("|")),
            [1.0, moment, moment, "anonymous", "", "ОФ «Эхо»", yes, no, "Да"],
            [2.0, moment, moment, "a@b.kz", "Ли О.", "ОФ «Свет»", yes, yes, "Нет"],
        ]
    )
    first, second = answers(draft)
    assert (first.name, first.positions, first.consent) == ("«Эхо»", ((1, YES), (2, NO)), "yes")
    assert (second.name, second.positions, second.consent) == (
        *("«Свет»", ((1, YES), (2, YES)), "withheld"),
    )
    assert (first.submitted, second.sender) == ("2026-03-14T10:05:00", "a@b.kz")


def test_limesurvey_in_russian_with_whole_questions() -> None:
    draft = as_csv(
        [
            [
                *("Идентификатор ответа", "Дата отправки", "Последняя страница", "Стартовый язык"),
                *("Seed", "Дата начала", "Название организации", "ФИО представителя"),
                *("Требования [1. Отменить закон]", "Требования [2. Расследовать]"),
                *("Требования [2. Расследовать][Комментарий]", "Согласны ли Вы на публикацию?"),
            ],
            [
                *("1", "2026-03-14 10:00:00", "3", "ru", "99", "2026-03-14 09:55:00", "ОФ «Эхо»"),
                *("Анна Ким", "Да", "Нет", "рано", "Да"),
            ],
            [
                *("2", "", "1", "ru", "98", "2026-03-14 09:55:00", "ОФ «Свет»", "Ольга Ли", "Да"),
                *("Не выбрано", "", "Да"),
            ],
            [
                *("3", "1980-01-01 00:00:00", "3", "ru", "97", "1980-01-01 00:00:00", "ОФ «Нұр»"),
                *("Пётр Ни", "Да", "", "", "Нет"),
            ],
        ],
        separator=";",
    )
    first, second, third = answers(draft)
    assert (first.positions, first.words) == (((1, YES), (2, NO)), "рано")
    assert (second.positions, second.words, second.submitted) == (((1, YES),), "", "")
    assert (third.positions, third.submitted, third.consent) == (((1, YES),), "", "withheld")
    assert any("2-3" not in each and "3-4" in each for each in draft.warnings)


def test_limesurvey_with_codes() -> None:
    draft = as_csv(
        [
            [
                *("id", "submitdate", "lastpage", "startlanguage", "seed", "ipaddr", "org", "rep"),
                *("city", "demands[SQ001]", "demands[SQ002]", "remarks", "publ", "pdn", "email"),
            ],
            [
                *("1", "2026-03-14 10:00:00", "3", "kk", "1", "10.0.0.1", "«Эхо» ҚҚ"),
                *("Айгүл Қасымова", "Алматы", "Y", "N", "", "Y", "Y", "a@b.kz"),
            ],
            [
                *("2", "2026-03-14 11:00:00", "3", "kk", "1", "10.0.0.1", "«Нұр» ҚҚ", "Ерлан Сейт"),
                *("Астана", "Y", "A2", "ескерту", "N", "Y", "b@b.kz"),
            ],
        ]
    )
    first, second = answers(draft)
    assert (first.name, first.representative) == ("«Эхо»", "Айгүл Қасымова")
    assert (first.positions, first.consent, first.processing) == (((1, YES), (2, NO)), "yes", "yes")
    # A code of an answer says nothing to anybody: it is words to settle.
    assert second.positions == ((1, YES),)
    assert "demands[SQ002] A2" in draft.entries[1].reservation
    assert [each.code for each in draft.entries[1].defects] == ["unknown-answer"]


def test_the_later_of_two_answers_of_one_sender_is_proposed_and_zones_are_kept() -> None:
    draft = as_csv(
        [
            [
                *("ID", "Время создания", "Полное название организации", "Электронная почта"),
                *("Требование 1", "Разрешаю публиковать"),
            ],
            ["78", "2026-03-14T11:00:12+03:00", "ОФ «Эхо»", "A@a.kz", "Нет", "Да"],
            ["77", "2026-03-14T10:00:12+03:00", "ОФ «Эхо»", "a@a.kz", "Да", "Да"],
            ["79", "2026-03-14T11:00:12Z", "ОФ «Свет»", "b@a.kz", "Да", "Да"],
        ]
    )
    assert [[each.code for each in entry.defects] for entry in draft.entries] == [
        *([], ["sent-again"], []),
    ]
    assert [each.submitted_at[19:] for each in draft.entries] == ["+03:00", "+03:00", "+00:00"]


@pytest.mark.parametrize(
    ("header", "zone"),
    [
        ("Отметка времени (GMT+5)", "+05:00"),
        ("Время создания (UTC+03:00)", "+03:00"),
        ("Timestamp (UTC)", "+00:00"),
        ("Время создания (МСК)", "+03:00"),
        ("Отметка времени", ""),
    ],
)
def test_the_zone_of_a_header_holds_for_its_column(header: str, zone: str) -> None:
    rows = [[header, "Организация"], ["14.03.2026 10:00:00", "ОФ «Эхо»"]]
    assert as_csv(rows).entries[0].submitted_at == f"2026-03-14T10:00:00{zone}"
