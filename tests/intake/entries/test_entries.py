"""One printed entry, taken apart: every field copies the print."""

import pytest

from coalition_app.drafts import Joint
from tests.intake.reading import codes, entry


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("ОО «Эхо»", "ОО", "«Эхо»"),
        ("ОО«Эхо»", "ОО", "«Эхо»"),
        ('Общественный фонд "Эхо"', "Общественный фонд", '"Эхо"'),
        ("Общественное обьединение «Эхо»", "Общественное обьединение", "«Эхо»"),
        ("Фонд защиты детей", "Фонд", "Фонд защиты детей"),
        ("Общественный культурный фонд «Эхо»", "Общественный фонд", None),
        ("«Шаңырақ» қоғамдық бірлестігі", "қоғамдық бірлестігі", "«Шаңырақ»"),
        ("«Шаңырақ» ҚБ", "ҚБ", "«Шаңырақ»"),
        ("Жеке қор «Эхо»", "Жеке қор", "«Эхо»"),
        ('"Echo" Public Association', "Public Association", '"Echo"'),
        ("Echo LLP", "LLP", "Echo"),
        ("Союз журналистов", "", "Союз журналистов"),
        ("Human Rights Watch", "", "Human Rights Watch"),
    ],
)
def test_a_legal_form_is_kept_apart_as_printed(text: str, form: str, name: str | None) -> None:
    found = entry(text)
    assert (found.legal_form, found.name) == (form, name or text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Анна Ким", "individual"),
        ("Ким А.В., юрист", "individual"),
        ("А.Б.Иванов", "individual"),
        ("Jean-Pierre de la Tour", "individual"),
        ("Айгүл Нұрланқызы, журналист", "individual"),
        ("Amnesty International", "organisation"),
        ("Front Line Defenders", "organisation"),
        ("Норвежский Хельсинкский Комитет", "organisation"),
        ("ОО «Движение за права»", "organisation"),
        ("Движение «Женщины»", "movement"),
        ("Газета «Время»", "media"),
        ("Редакция журнала «Эхо»", "media"),
        ("«Эхо» газеті", "media"),
        ("Профсоюз горняков", "union"),
        ("ОО «Профсоюз горняков»", "union"),
        ("Конфедерация свободных профсоюзов", "union"),
        ("Центр поддержки профсоюзов", "organisation"),
        ("Гражданская инициатива «Эхо»", "initiative"),
    ],
)
def test_the_kind_is_told_by_the_printed_words(text: str, kind: str) -> None:
    assert entry(text).kind == kind


@pytest.mark.parametrize(
    ("text", "representative", "office", "place", "country"),
    [
        ("ОО «Эхо», г. Семей, Анна Ким, директор", "Анна Ким", "директор", "г. Семей", ""),
        ("ОО «Эхо» (Астана) – Анна Ким, юрист", "Анна Ким", "юрист", "Астана", ""),
        ("ОО «Эхо», Зайсан, Анна Ким", "Анна Ким", "", "Зайсан", ""),
        ("ОО «Эхо», президент Анна Ким", "Анна Ким", "президент", "", ""),
        ("ОО «Эхо», Анна Ким председатель", "Анна Ким", "председатель", "", ""),
        ("Фонд «Эхо», Польша, Анна Ким", "Анна Ким", "", "", "Польша"),
        ("Echo Foundation, Poland", "", "", "", "Poland"),
        ("«Эхо» қоры, Алматы қаласы, Ерлан Қалиев", "Ерлан Қалиев", "", "Алматы қаласы", ""),
        ("Центр анализа, оценки и прогноза, Анна Ким", "Анна Ким", "", "", ""),
        ("ОО «Эхо, свет», член Правления, юрист", "", "член Правления, юрист", "", ""),
    ],
)
def test_the_items_behind_a_body_find_their_fields(
    text: str, representative: str, office: str, place: str, country: str
) -> None:
    found = entry(text)
    assert (found.representative, found.office) == (representative, office)
    assert (found.place, found.country) == (place, country)


def test_a_persons_affiliation_is_a_note_and_no_second_signatory() -> None:
    found = entry("Анна Ким, журналист, Фонд «Эхо»")
    assert (found.name, found.office, found.notes) == ("Анна Ким", "журналист", ("Фонд «Эхо»",))
    assert found.capacity == "individual"


def test_an_office_before_the_person_is_read() -> None:
    found = entry("Председатель ОО «Эхо» Анна Ким")
    assert (found.name, found.office) == ("Анна Ким", "Председатель ОО «Эхо»")


def test_a_second_body_in_one_entry_is_joint() -> None:
    assert entry("ОФ «Эхо», ОО «Свет», Анна Ким").joint == (Joint("ОО", "«Свет»"),)


def test_a_personal_capacity_is_taken_as_printed() -> None:
    assert entry("Анна Ким, директор ОО «Эхо» (в личном качестве)").capacity == "personal"


@pytest.mark.parametrize(
    ("text", "reservation", "language"),
    [
        ("ОО «Эхо» (поддерживаю с оговоркой (п. 2))", "поддерживаю с оговоркой (п. 2)", "ru"),
        ("ОО «Эхо» (не поддерживаю п. 1), Анна Ким", "не поддерживаю п. 1", "ru"),
        ("«Эхо» қоры (қолдаймын, ескертпемен)", "қолдаймын, ескертпемен", "kk"),
        ("Echo [we do not support demand 2]", "we do not support demand 2", "en"),
        ("Echo (with reservation on 3)", "with reservation on 3", "en"),
        ("Анна Ким — против пункта 2, остальное да", "против пункта 2, остальное да", "ru"),
        ("ОО «Эхо» (поддерживаю с оговоркой", "поддерживаю с оговоркой", "ru"),
    ],
)
def test_words_that_state_a_position_are_the_reservation(
    text: str, reservation: str, language: str
) -> None:
    found = entry(text)
    assert (found.reservation, found.reservation_language) == (reservation, language)
    assert found.standing == "signed"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("ОО «Эхо» (www.example.org)", "www.example.org"),
        ("ОО «Центр» (legal support)", "legal support"),
        ("Фонд «Эхо» (бывший «Свет»)", "бывший «Свет»"),
    ],
)
def test_other_words_in_brackets_are_notes(text: str, note: str) -> None:
    found = entry(text)
    assert (found.reservation, found.notes) == ("", (note,))


def test_a_position_inside_a_name_is_no_reservation() -> None:
    assert entry("Движение «Не поддерживаю войну»").reservation == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ОО «Клуб «Манас», Анна Ким", "unclosed-quotation-mark"),
        ("ОО «Эхо», Анна Ким,", "text-cut-off"),
        ("Фонд развития парламентаризма в", "text-cut-off"),
        ("Анна Ким, корреспондент по Кызылординской", "text-cut-off"),
        ("ТОО «Эхо» (издатель", "unbalanced-parenthesis"),
        ("ОО «Эхо», директор Дана", "name-cut-off"),
        ("ОО «Эхо», Анна Ким директор", "missing-comma"),
        ("ОО «Эхо»,Анна Ким", "missing-space"),
        ("Общественное обьединение «Эхо»", "misspelt-legal-form"),
        ("ОО «Эйелдерi»", "mixed-scripts"),
        ("(…)", "no-name"),
    ],
)
def test_what_is_broken_is_named(text: str, code: str) -> None:
    assert code in codes(entry(text))


@pytest.mark.parametrize(
    "text",
    [
        "ОО «Союз “Жулдыз”», Елена Ким, Президент",
        'ОО "Центр "Эхо"", Анна Ким',
        "Сеть InternewsKazakhstan, IT-компания",
        "Анна Ким, директор с 1,5 ставки.",
        "ОФ «Жаса, Азаттык!»",
    ],
)
def test_what_is_whole_is_not_flagged(text: str) -> None:
    assert codes(entry(text)) == []


def test_one_missing_quotation_mark_does_not_swallow_the_rest() -> None:
    found = entry("ОО «Клуб «Манас», г. Семей, Анна Ким")
    assert found.name == "«Клуб «Манас»"
    assert (found.place, found.representative) == ("г. Семей", "Анна Ким")
