"""Exports of Google, Yandex, Microsoft, LimeSurvey and Tilda forms, with the headers that they print."""

import csv
import io

import pytest

from coalition_app.drafts import ALL_DEMANDS, Draft, DraftEntry
from coalition_app.intake.read_source import read_source
from coalition_app.intake.words.form_questions import read_chosen
from coalition_app.intake.words.table_headers import field_of_header
from tests.intake.examples import examples
from tests.intake.reading import codes

EXAMPLES = examples("form_exports")


def export(rows: list[list[str]], separator: str = ",") -> Draft:
    kept = io.StringIO()
    csv.writer(kept, delimiter=separator).writerows(rows)
    return read_source(kept.getvalue().encode("utf-8-sig"), "ответы.csv").draft


def seen(entry: DraftEntry) -> tuple[str, str, str, str]:
    return entry.name, entry.representative, entry.office, entry.place


def test_google_in_russian() -> None:
    draft = export(
        [
            [
                *("Отметка времени", "Адрес электронной почты"),
                "Полное наименование вашей организации",
                *("Фамилия, имя, отчество руководителя", "Должность руководителя", "Город/область"),
                "Поддерживаете ли вы требования обращения? [1. Отменить закон]",
                "Поддерживаете ли вы требования обращения? [2. Провести расследование]",
                "Если вы не поддерживаете какое-либо из требований, поясните почему",
                "Согласны ли вы на публикацию названия организации?",
                "Я даю согласие на обработку персональных данных",
            ],
            [
                *("14.03.2026 10:00:12", "Dana@echo.kz", "Общественный фонд «Эхо»"),
                *("Ким Анна Ивановна", "директор", "Алматы", "Поддерживаю", "Не поддерживаю"),
                *("Слишком рано", "Да", "Да"),
            ],
            [
                *("14.03.2026 12:01:00", "dana@echo.kz", "ОФ «Эхо»", "Ким Анна", "директор"),
                *("Алматы", "Поддерживаю", "Поддерживаю", "", "Нет", "Да"),
            ],
        ]
    )
    first, second = draft.entries
    assert seen(first) == ("«Эхо»", "Ким Анна Ивановна", "директор", "Алматы")
    assert first.positions == ((1, "supports"), (2, "does-not-support"))
    assert first.reservation.endswith("Не поддерживаю; Слишком рано")
    assert (first.consent, second.consent) == ("yes", "withheld")
    assert (codes(first), codes(second)) == (["sent-again"], [])
    assert any("line 3, is proposed" in warning for warning in draft.warnings)


def test_demands_that_were_ticked_are_supported_and_no_others() -> None:
    draft = export(
        [
            [
                *("Timestamp", "Name of your organization", "Your full name"),
                "Which demands does your organization endorse? (check all that apply)",
                "Do you agree to your organization's name being published?",
            ],
            [
                *("2026/03/14 10:00:12 AM GMT+5", "Echo", "Anna Kim"),
                *("Demand 1: Repeal the law, now; Demand 2: Investigate; Demand 3: Release", "Yes"),
            ],
            [
                *("2026/03/14 11:00:12 PM GMT+5", "Light", "Bo Li"),
                *("Demand 1: Repeal the law, now, Demand 3: Release", "Yes"),
            ],
            ["2026/03/14 11:10:12 PM GMT+5", "Ray", "Jane Roe", "All of them", "Yes"],
            ["2026/03/14 11:20:12 PM GMT+5", "Star", "John Poe", "Repeal the law", "Yes"],
            ["2026/03/14 11:30:12 PM GMT+5", "Moon", "Ann Lee", "", "Yes"],
        ]
    )
    assert [[number for number, _stance in each.positions] for each in draft.entries] == [
        [1, 2, 3],
        [1, 3],
        [ALL_DEMANDS, 1, 2, 3],
        [],
        [],
    ]
    unknown = draft.entries[3]
    assert codes(unknown) == ["unknown-answer"]
    assert unknown.reservation.endswith("Repeal the law")
    assert draft.entries[1].submitted_at == "2026-03-14T23:00:12+05:00"


@pytest.mark.parametrize(
    ("answer", "numbers"),
    EXAMPLES["ticked answers name demands by number"],
)
def test_ticked_answers_name_demands_by_number(
    answer: str, numbers: tuple[int, ...] | None
) -> None:
    assert read_chosen(answer, frozenset({1, 2, 4})) == numbers


def test_google_in_kazakh() -> None:
    draft = export(
        [
            [
                *("Уақыт белгісі", "Электрондық пошта мекенжайы", "Ұйымыңыздың толық атауы"),
                *("Өкілдің аты-жөні", "Лауазымы", "Қала", "1-талапты қолдайсыз ба?"),
                *("2-талапты қолдайсыз ба?", "Атауды жариялауға келісесіз бе?"),
                "Дербес деректерді өңдеуге келісім",
            ],
            [
                *("2026-03-14 10:00:12", "a@b.kz", "«Қамқор» қоғамдық қоры", "Айгүл Қасымова"),
                *("төрайым", "Тараз", "Иә", "Жоқ", "Иә", "Келісемін"),
            ],
        ]
    )
    (found,) = draft.entries
    assert seen(found) == ("«Қамқор»", "Айгүл Қасымова", "төрайым", "Тараз")
    assert found.positions == ((1, "supports"), (2, "does-not-support"))
    assert (found.consent, found.processing) == ("yes", "yes")


def test_yandex_with_semicolons_and_zones() -> None:
    draft = export(
        [
            [
                *("ID", "Время создания", "Название организации", "ФИО", "Должность"),
                *("Населённый пункт", "Требование 1. Отмена закона", "Требование 2. Расследование"),
                *("Согласие на публикацию подписи", "E-mail"),
            ],
            [
                *("1234567", "2026-03-14T07:00:12Z", "АНО «Родник»", "Иванова Мария", "директор"),
                *("Казань", "Да", "Да, с оговоркой", "Согласен(на)", "m@r.ru"),
            ],
            [
                *("1234568", "2026-03-14T08:00:12Z", "", "Петров Пётр", "журналист", "Москва"),
                *("Да", "Воздерживаюсь", "Не согласен(на)", "p@r.ru"),
            ],
        ],
        ";",
    )
    body, person = draft.entries
    assert (body.printed_number, body.submitted_at) == ("", "2026-03-14T07:00:12+00:00")
    assert body.positions == ((1, "supports"), (2, "supports-with-reservation"))
    assert (person.name, person.kind, person.office) == ("Петров Пётр", "individual", "журналист")
    assert (person.positions[1], person.consent) == ((2, "abstains"), "withheld")


def test_microsoft_asks_for_whom_one_signs() -> None:
    draft = export(
        [
            [
                *("ID", "Время начала", "Время завершения", "Электронная почта", "Имя"),
                *("Наименование организации (как в уставе)", "Кто подписывает (ФИО)"),
                *("В каком качестве вы подписываете?", "Можно ли опубликовать Вашу подпись?"),
            ],
            [
                *("1", "3/14/26 9:00:00", "3/14/26 9:05:00", "anonymous", "", "ОЮЛ «Лига»"),
                *("Сергей Ким", "От имени организации", "Да"),
            ],
            [
                *("2", "3/14/26 9:10:00", "3/14/26 9:15:00", "anonymous", "", "ОФ «Эхо»"),
                *("Ольга Петренко", "В личном качестве", "Только инициалы"),
            ],
        ]
    )
    body, person = draft.entries
    assert (body.name, body.representative, body.sender) == ("«Лига»", "Сергей Ким", "")
    assert body.submitted_at == "2026-03-14T09:05:00"
    assert (person.name, person.kind, person.affiliation) == (
        "Ольга Петренко",
        "individual",
        "ОФ «Эхо»",
    )
    assert (person.capacity, person.consent) == ("personal", "initials")


def test_limesurvey_with_codes_before_its_questions() -> None:
    draft = export(
        [
            [
                *("id. Response ID", "submitdate. Date submitted", "lastpage. Last page"),
                *("Q1. Name of organisation", "Q2. Representative (full name)"),
                "Q3[SQ001]. Do you support each demand? [Demand 1]",
                "Q3[SQ002]. Do you support each demand? [Demand 2]",
                *("Q4. Consent to publication of the name", "Q6. Comments"),
            ],
            ["1", "2026-03-14 10:00:12", "3", "Echo", "Anna Kim", "Yes", "Uncertain", "Yes", ""],
        ]
    )
    (found,) = draft.entries
    assert (found.name, found.representative, found.printed_number) == ("Echo", "Anna Kim", "")
    assert (found.positions, codes(found)) == (((1, "supports"),), ["unknown-answer"])


def test_limesurvey_with_codes_alone() -> None:
    rows = [
        [str(at), "2026-03-14 10:00:12", "3", name, person, office, "Y", stance, publish, "Y"]
        for at, (name, person, office, stance, publish) in enumerate(
            [
                ("ОФ «Эхо»", "Анна Ким", "директор", "N", "Y"),
                ("ОО «Свет»", "Бо Ли", "президент", "Y", "N"),
                ("ОО «Луч»", "Мария Пак", "председатель", "Y", "Y"),
            ],
            1,
        )
    ]
    header = [
        *("id", "submitdate", "lastpage", "org", "fio", "dolzhnost"),
        *("T[SQ001]", "T[SQ002]", "publ", "pdn"),
    ]
    draft = export([header, *rows])
    assert draft.entries[0].positions == ((1, "supports"), (2, "does-not-support"))
    assert [each.consent for each in draft.entries] == ["yes", "withheld", "yes"]
    assert [each.processing for each in draft.entries] == ["yes"] * 3
    assert [each.printed_number for each in draft.entries] == [""] * 3


@pytest.mark.parametrize(
    ("header", "field"),
    EXAMPLES["headers of forms are known"],
)
def test_headers_of_forms_are_known(header: str, field: str | None) -> None:
    assert field_of_header(header) == field
