"""What is below a list: the signature of the mail it came in, and sentences on those above by their order."""

import pytest

from coalition_app.intake.read_source import read_source
from tests.intake.reading import read


@pytest.mark.parametrize(
    ("closing", "office"),
    [
        ("Best wishes,", "Coordinator, Northern Rivers Alliance"),
        ("Many thanks", "Director"),
        ("С уважением,", "координатор коалиции «Река»"),
        ("Құрметпен,", "«Өзен» одағының үйлестірушісі"),
    ],
)
def test_who_sends_a_list_by_mail_does_not_sign_it(closing: str, office: str) -> None:
    draft = read(f"Reed Trust\nФонд «Улей»\nFen Forum\n\n{closing}\nAnna Hill\n{office}\n")
    assert [each.lines for each in draft.entries] == [(1, 1), (2, 2), (3, 3)]
    assert draft.left_out[-1].lines == (5, 7)
    assert ("may-be-a-signatory", "Anna Hill") in [
        (each.code, each.text) for each in draft.open_lines
    ]


def test_a_closing_above_those_who_sign_ends_nothing() -> None:
    names = "\n".join(f"Anna {name}" for name in ("Hill", "Wade", "Moss", "Reed", "Ford"))
    draft = read(f"Dear Minister,\n\nwe ask you to keep the river clean.\n\nSincerely,\n{names}\n")
    assert len(draft.entries) == 5


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The last two are still waiting for their boards.", (2, 3)),
        ("We wait for the last two.", (2, 3)),
        ("Note: the second one has withdrawn.", (2,)),
        ("Both asked to wait.", ()),
        ("Второй просит подождать.", (2,)),
        ("Третий – только для внутреннего списка.", (3,)),
        ("У последних двух нет печати.", (2, 3)),
        ("Оба просят подождать.", ()),
        ("Соңғы екеуі әлі жауап берген жоқ.", (2, 3)),
        ("Екіншісі күтуді сұрады.", (2,)),
    ],
)
def test_a_sentence_on_signatories_by_their_order_is_asked_about(
    sentence: str, meant: tuple[int, ...]
) -> None:
    draft = read(f"1. Reed Trust\n2. Fen Trust\n3. Wye Trust\n\n{sentence}\n")
    assert len(draft.entries) == 3
    found = [(each.code, each.text, each.numbers) for each in draft.open_lines]
    assert found == [("names-a-signatory", sentence, meant)]


def test_both_are_all_of_a_list_of_two() -> None:
    draft = read("1. Reed Trust\n2. Fen Trust\n\nBoth asked to wait.\n")
    assert [each.numbers for each in draft.open_lines] == [(1, 2)]


@pytest.mark.parametrize(
    "sentence",
    [
        "First published in May.",
        "Over the last two years rivers died.",
        "За последние два года рек не стало.",
    ],
)
def test_a_sentence_that_counts_other_things_is_not(sentence: str) -> None:
    draft = read(f"1. Reed Trust\n2. Fen Trust\n3. Wye Trust\n\n{sentence}\n")
    assert not draft.open_lines


def test_a_list_in_a_paragraph_above_another_is_asked_about() -> None:
    text = (
        "Письмо о защите рек\n\nПроект от 15 ноября. Подписали Фонд «Ак-Булак» (Тараз), ОО «Мирас» и "
        "Кайрат Омаров.\n\nПодписали:\n\n1. ОО «Дала»\n2. ОО «Жайык»\n3. ОО «Самал»\n"
    )
    found = [each.text for each in read(text).open_lines]
    assert found == ["Фонд «Ак-Булак» (Тараз), ОО «Мирас» и Кайрат Омаров."]
    assert not read(text.replace("Подписали Фонд", "Проект внёс Фонд")).open_lines


def test_letters_of_an_index_are_no_signatories() -> None:
    names = (
        "Reed Trust, Ely\nFen Trust, York",
        "Tarn Society, Ely\nWye Trust, York",
        "Ann Hill, Ely",
    )
    draft = read("Supporters\n\nA\tF\n" + "\n\nB – H\n".join(names) + "\n")
    assert len(draft.entries) == 5


@pytest.mark.parametrize(
    ("number", "total"),
    [
        ("%d. ", "Итого: 17 подписей, из них 1 физлицо."),
        ("%d. ", "Всего подписали 17 организаций и 2 человека"),
        ("%d. ", "Total: 17"),
        ("", "Барлығы: 17"),
        ("", "Итого 17 подписей (сверено с протоколом)"),
    ],
)
def test_a_total_is_no_part_of_an_entry_and_is_told_where_it_does_not_fit(
    number: str, total: str
) -> None:
    first, second = (
        "".join((number, each)) for each in ("ОО «Берег», Анна Ким", "ОФ «Сад», Бек Ли")
    )
    if number:
        first, second = first % 1, second % 2
    text = f"Обращение о воде\n\nПодписи:\n{first}\n{second}\n{total}\n"
    draft = read_source(text.encode(), "list.txt").draft
    assert [each.name for each in draft.entries] == ["«Берег»", "«Сад»"]
    assert not any(each.open for each in draft.entries)
    assert total in [each.text for each in draft.left_out]
    assert "17" in draft.warnings[0]


def test_a_name_that_begins_with_the_word_for_a_total_signs() -> None:
    text = "Letter on water\n\nSigned by:\n1. Total 360 Studio, Anna Kim\n2. Blue Wave, Bek Li\n"
    assert len(read_source(text.encode(), "list.txt").draft.entries) == 2


def test_the_number_of_a_paper_is_no_number_of_the_list() -> None:
    first = "1. ОФ «Право», Астана, директор А. Ким (по доверенности № 2 от 03.04.2025)\n"
    text = f"Обращение о воде\n\n{first}2. ОФ «Волна», Алматы, Петров Олег, директор\n"
    draft = read_source(text.encode(), "list.txt").draft
    assert draft.open_lines == ()
    assert [bool(each.open) for each in draft.entries] == [True, False]
