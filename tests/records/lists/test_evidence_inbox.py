"""Whose paper is it? By address, names in any spelling, the sender, the number of a scan."""

import datetime as dt
from typing import Any

import pytest

from coalition_app import i18n
from coalition_app.drafts import Paper
from coalition_app.intake.read_paper import read_paper
from coalition_app.languages import LANGUAGES
from coalition_app.records.lists.evidence_inbox import (
    SURE,
    Addressee,
    Matcher,
    likeliest,
    receive_pasted,
)

LIST = [
    Addressee(1, "ОФ «Әділ Сөз»", "Қарлығаш Бәкір", ("office@adilsoz.kz",)),
    Addressee(2, "ОО «Эхо»", "Мария Лобачёва", ("echo@gmail.com",)),
    Addressee(3, "«Комитет солдатских матерей»", "Елена Ким"),
    Addressee(4, "Анна Ахметова"),
    Addressee(5, "ОО «Комитет по правам человека»", "Игорь Ли"),
    *(Addressee(at, f"«Бірлік {at}»") for at in range(6, 40)),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(LIST)


def proposed(matcher: Matcher, **fields: Any) -> list[int]:
    paper = Paper(**{"name": "письмо.eml", "kind": "mail", "text": "", **fields})
    return [each.number for each in matcher.propose(paper)]


MATCHES = [
    ({"address": "office@adilsoz.kz"}, [1]),
    ({"address": "director@adilsoz.kz"}, [1]),
    ({"address": "somebody@gmail.com"}, []),
    ({"text": "Фонд Adil Soz поддерживает заявление"}, [1]),
    ({"text": "Комитет солдатских матерей просит включить его в список"}, [3]),
    ({"text": "комитет солдатских родителей и матерей"}, [3]),
    (
        {
            "text": "комитет, который мы создали для помощи солдатских семей и их отцов, жён, детей и "
            "прочих; ниже подписались семьдесят пять матерей"
        },
        [],
    ),
    ({"sender": "Akhmetova Anna"}, [4]),
    ({"sender": "Ахметова Жанна"}, []),
    ({"sender": "Елена Ким"}, [3]),
    ({"name": "Эхо.jpg", "kind": "photo"}, [2]),
    ({"text": "ОО «Эхо» отзывает подпись"}, [2]),
    ({"text": "Наш фонд Эхо поддерживает"}, [2]),
    ({"text": "Эхо\nДобрый день!\nПоддерживаем.\nС уважением,\nподписант № 18"}, [18]),
    ({"text": "Ответ\nС уважением,\nподписавший № 018"}, [18]),
    ({"text": "Құрметпен,\n№ 18 қол қоюшы"}, [18]),
    ({"text": "Құрметпен,\nқол қоюшы № 18"}, [18]),
    ({"text": "Yours,\nsignatory No. 18"}, [18]),
    ({"text": "Yours,\nsignature #18"}, [18]),
    ({"text": "Требование № 18 мы поддерживаем."}, []),
    ({"text": "С уважением,\nподписант № 300"}, []),
    ({"text": "Ответ\nНам слышно только эхо этих слов.\nЭхо событий видно всем."}, []),
    ({"text": "Ответ\nПоддерживаем.\nС уважением,\nОО Эхо"}, [2]),
    ({"name": "скан 012.jpg", "kind": "scan"}, [12]),
    ({"name": "скан 2026-03-14.jpg", "kind": "scan"}, []),
    ({"text": "Добрый день! Хотим подписать.", "sender": "Незнакомец", "address": "x@y.org"}, []),
]


@pytest.mark.parametrize(("fields", "numbers"), MATCHES)
def test_a_paper_is_proposed_to_whom_it_may_belong(
    matcher: Matcher, fields: dict[str, str], numbers: list[int]
) -> None:
    assert proposed(matcher, **fields) == numbers


def test_several_reasons_make_it_likelier_and_are_said(matcher: Matcher) -> None:
    paper = Paper(
        "a.eml",
        "mail",
        "Комитет солдатских матерей поддерживает",
        sender="Елена Ким",
        address="lena@mail.ru",
    )
    (best,) = matcher.propose(paper)
    assert best.number == 3
    assert best.score > 0.75
    assert "representative" in best.sentence()


@pytest.mark.parametrize(
    ("fields", "likely"),
    [
        ({"text": "«Эхо» поддерживает.\nподписант № 18"}, (2, 18)),
        ({"text": "Поддерживаем.\nподписант № 18", "address": "echo@gmail.com"}, (2, 18)),
        ({"text": "В отличие от подписанта № 3 мы против.\nподписант № 18"}, (3, 18)),
        ({"text": "ОО «Эхо» поддерживает.\nподписант № 2"}, (2,)),
    ],
)
def test_a_number_that_a_letter_says_is_weighed_against_whom_it_names(
    matcher: Matcher, fields: dict[str, Any], likely: tuple[int, ...]
) -> None:
    """Grounds that contradict each other leave it open whose the letter is."""
    found = matcher.propose(Paper(**{"name": "п.eml", "kind": "mail", **fields}))
    assert likeliest(found) == likely


def test_of_two_likely_ones_the_likelier_comes_first(matcher: Matcher) -> None:
    text = "«Әділ Сөз» и «Эхо» подписали вместе"
    assert proposed(matcher, text=text, address="office@adilsoz.kz") == [1, 2]


CITING = """Просим отозвать подпись под заявлением «За открытое обсуждение
застройки предгорий Алматы».

С уважением,
{}
"""


def proposals(known: list[Addressee], text: str) -> list[tuple[int, tuple[str, ...]]]:
    matcher = Matcher(known, ["За открытое обсуждение застройки предгорий Алматы"])
    found = matcher.propose(Paper("письмо.txt", "file", text))
    return [(each.number, each.reasons) for each in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sender_whom_the_coordinator_named_is_no_proof(language: str) -> None:
    """The name that was typed stood in the head of the words and in their file's name, and made all sure."""
    matcher = Matcher([Addressee(3, "ОФ «Степь»", "Игорь Ли"), Addressee(4, "Лесной край")])
    i18n.use(language)
    try:
        found = {
            (sender, words): receive_pasted(
                words, f"{sender}.txt", sender, dt.date(2026, 3, 2), read_paper, matcher
            )
            for sender in ("Игорь Ли", "ОФ «Степь»", "Лесной край 4")
            for words in ("Мы подписываем.", "Мы подписываем.\nОФ «Степь»\nИгорь Ли")
        }
    finally:
        i18n.use("en")
    bare = {sender: each.proposals for (sender, words), each in found.items() if "\n" not in words}
    told = ("told-sender",)
    assert [[(p.number, p.reasons) for p in each] for each in bare.values()] == [
        [(3, told)],
        [(3, told)],
        [(4, told)],
    ]
    assert all(each.score < SURE for given in found.values() for each in given.proposals)
    own = found["Лесной край 4", "Мы подписываем.\nОФ «Степь»\nИгорь Ли"].proposals
    assert own[0].number == 3  # what the words say weighs more


def test_the_title_of_the_statement_names_nobody() -> None:
    known = [Addressee(2, "ОО «Предгорья»"), Addressee(3, "ОО «Предгорья Алматы»")]
    assert proposals(known, CITING.format("Олег Ким")) == []
    assert proposals([Addressee(24, "Олег Ким"), *known], CITING.format("Олег Ким")) == [
        (24, ("signed",))
    ]


def test_another_case_of_a_word_is_not_the_name_that_it_resembles() -> None:
    known = [Addressee(2, "ОО «Предгорья»")]
    assert proposals(known, "Мы против застройки предгорий.") == []
    assert proposals(known, "Пишет вам ОО «Предгорья» из Алматы, нас двадцать человек.") == [
        (2, ("name",))
    ]


def test_the_name_at_the_end_of_a_paper_weighs_more_than_one_within_it() -> None:
    known = [Addressee(2, "ОО «Предгорья»"), Addressee(24, "Олег Ким")]
    text = "Вместе с ОО «Предгорья» мы начали это дело, а теперь я отзываю подпись.\n\n{}\n"
    for line in ("Олег Ким", "Ким Олег, художник, Алматы"):
        assert proposals(known, text.format(line)) == [(24, ("signed",)), (2, ("name",))]


def test_words_tell_whose_they_are_by_their_end_or_by_a_number_alone() -> None:
    """A name in the midst may be anybody's: then the coordinator says who sent them."""
    matcher = Matcher([Addressee(3, "ОФ «Степь»", "Игорь Ли"), Addressee(4, "Лесной край")])
    told = {
        "Мы отзываем подпись.\n\nОФ «Степь»\n+7 701 000 00 00": "ОФ «Степь»",
        "Мы подписываем.\n\nИгорь Ли, директор": "ОФ «Степь»",
        "Подтверждаем, подписант № 4.": "Лесной край",
        "Вместе с ОФ «Степь» мы начали это дело год назад.\n\nС уважением": "",
        "Мы подписываем.": "",
    }
    found = {words: matcher.name_at_end(read_paper(words.encode(), "a.txt")) for words in told}
    assert found == told
