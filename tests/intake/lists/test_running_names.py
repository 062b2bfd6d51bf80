"""Names that run on over lines, cut wherever a line was full, with and without words above them."""

import pytest

from coalition_app.errors import UserError
from tests.intake.reading import owners, read

WRAPPED = """Kampanyaya destek

Bir grup yazar bir araya geliyor. Kampanyanın çağrıcıları şöyle:
"Selin Aktaş, Orhan Demirci, Ayşe Güler, Kemal
Yıldırım, Zeynep Şahin, Murat Ö. Kaya, Elif Merve
Soylu, Hasan Tuna, Leyla Ersoy."
"""
RUSSIAN = """Открытое письмо

«Анна Ким, Борис Ли, Вера Цой, Галина
Пак, Дмитрий Хан, Елена Шин, Игорь Тен
и Лариса Югай»

Подлинность подписей подтверждаю:
Мария Ан, директор
"""


def test_names_cut_within_are_joined_over_the_lines() -> None:
    draft = read(WRAPPED)
    assert [each.name for each in draft.entries] == [
        *("Selin Aktaş", "Orhan Demirci", "Ayşe Güler", "Kemal Yıldırım", "Zeynep Şahin"),
        *("Murat Ö. Kaya", "Elif Merve Soylu", "Hasan Tuna", "Leyla Ersoy"),
    ]
    assert {each.kind for each in draft.entries} == {"individual"}
    assert any("one paragraph" in warning for warning in draft.warnings)
    assert {3, 4, 5, 6} <= set(owners(draft))


def test_the_last_name_behind_and_signs_and_who_attests_does_not() -> None:
    draft = read(RUSSIAN)
    assert len(draft.entries) == 8
    assert draft.entries[-1].name == "Лариса Югай"
    assert draft.attestation is not None
    assert draft.attestation.attestor == "Мария Ан"
    assert {3, 4, 5, 7, 8} <= set(owners(draft))


def test_one_line_of_names_under_a_title_is_a_list() -> None:
    draft = read(
        "Звернення спільноти міста\n\nОля Гнатенко, Ярослав Мороз, Євген Лисенко, Микола Рудь, Олена Коваль\n"
        "Представники спільноти звернулися до міста з вимогою зберегти парк.\n"
    )
    assert len(draft.entries) == 5
    assert [each.lines for each in draft.left_out] == [(4, 4)]


def test_rows_of_whole_names_are_parted_at_their_ends() -> None:
    draft = read("Anna Weber, Karl Brandt, Joana Lang\nJan Peters, Uwe Stein, Nora Haas\n")
    assert len(draft.entries) == 6


def test_a_person_on_each_line_with_others_and_a_town_stays_an_entry() -> None:
    draft = read(
        "Letter\n\nAnna Weber, Karl Brandt, Oslo\nJan Peters, Uwe Stein, Cork\nMary Moss, Ida Quinn, Bern\n"
    )
    assert [each.name for each in draft.entries] == ["Anna Weber", "Jan Peters", "Mary Moss"]


def test_names_in_a_line_above_a_headed_list_do_not_sign() -> None:
    draft = read(
        "Appeal\n\nAnna Weber, Karl Brandt, Joana Lang, Jan Peters, Uwe Stein\n\n"
        "Signatories:\nNora Haas, teacher\nPeter Moss, farmer\nMary Quinn, nurse\n"
    )
    assert [each.name for each in draft.entries] == ["Nora Haas", "Peter Moss", "Mary Quinn"]


def test_names_that_go_on_below_in_another_way_are_refused_rather_than_half_read() -> None:
    with pytest.raises(UserError, match="No list of signatories was found"):
        read(
            "Встреча у дворца\n\nПисатели Андрей Бирюков, Нина Котова, Татьяна Мельник, Олег Чернов,\n"
            "поэт и музыкант Борис Горин,\nнародная артистка балерина Алла Осина,\n"
        )


PEOPLE = ("Анна Ким", "Борис Ли", "Вера Цой", "Галина Пак")


@pytest.mark.parametrize(
    "lead",
    ["", "Подписали: ", "Нижеподписавшиеся: ", "We, the undersigned: ", "Открытое письмо\n\n"],
)
@pytest.mark.parametrize("last", [", ", " и ", " and ", " және "])
@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("each", ["{} (ОО «Эхо»)", "{} (Green Steps)"])
def test_names_with_a_bracket_each_are_parted(lead: str, last: str, end: str, each: str) -> None:
    *first, ending = map(each.format, PEOPLE)
    draft = read(f"{lead}{', '.join(first)}{last}{ending}{end}\n")
    assert [found.name for found in draft.entries] == [*PEOPLE]
    assert {(found.kind, found.affiliation) for found in draft.entries} == {
        ("individual", "ОО «Эхо»" if "Эхо" in each else "Green Steps")
    }
    assert any("one paragraph" in warning for warning in draft.warnings)


def test_semicolons_part_names_with_brackets_too_and_the_last_full_stop_is_the_paragraph_s() -> (
    None
):
    draft = read("; ".join(f"{each} (Echo, Oslo)" for each in PEOPLE) + ".\n")
    assert [found.name for found in draft.entries] == [*PEOPLE]
    draft = read("; ".join(f"{each}, Echo" for each in PEOPLE) + ".\n")
    assert {point.text for found in draft.entries for point in found.open} == {"Echo"}


@pytest.mark.parametrize("lead", ["", "Подписали: "])
def test_quoted_names_with_their_forms_are_parted(lead: str) -> None:
    draft = read(f"{lead}ОО «Свет», ОФ «Луч, вода», ОО «Эхо» и ОФ «Сад».\n")
    assert [(found.legal_form, found.name) for found in draft.entries] == [
        *(("ОО", "«Свет»"), ("ОФ", "«Луч, вода»"), ("ОО", "«Эхо»"), ("ОФ", "«Сад»")),
    ]


def test_and_joins_the_last_two_behind_words_that_lead_in() -> None:
    draft = read("Подписали: ОО «Свет», ОФ «Луч», Анна Ким, Борис Ли и ОФ «Сад».\n")
    assert [found.name for found in draft.entries] == [
        *("«Свет»", "«Луч»", "Анна Ким", "Борис Ли", "«Сад»"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Мы, нижеподписавшиеся, Анна Ким, Борис Ли, Вера Цой, Галина Пак, требуем отмены.",
        "Анна Ким (ОО «Эхо»), Борис Ли (ОО «Луч»), Вера Цой и другие.",
        "Анна Ким (ОО «Эхо»), Борис Ли (ОО «Луч»), Вера Цой (ОФ «Сад») встретились в Оше.",
        "ОО «Свет», ОФ «Луч», ОО «Эхо» и все, кто был с нами.",
    ],
)
def test_a_paragraph_of_several_shapes_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="No list of signatories was found"):
        read(text)
