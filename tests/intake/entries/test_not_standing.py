"""A signature that does not stand, or not yet, is never counted in silence, however that is written."""

import pytest

from coalition_app.intake.entries.not_standing import says_not_standing
from tests.intake.reading import entry

PERSON = ("%s, %s", "%s (%s)", "%s %s", "%s\t%s", "%s, директор, %s", "%s, директор %s")
BODY = ("%s, %s", "%s (%s)", "%s %s", "%s. %s", "%s /%s/", "%s, Алматы, %s")
WORDS = [
    *("отозвал подпись", "подпись отозвана", "передумал", "вышла из списка", "аннулирована"),
    *("вычеркнут", "зачёркнуто", "отказ", "отменено", "просил убрать", "не участвует"),
    *("подпись недействительна", "при условии согласования", "до утверждения правлением"),
    *("қайтып алды", "қолын қайтарып алды", "қол қоюдан бас тартты", "қолын кері алды", "жарамсыз"),
    *("күші жойылды", "тізімнен шықты", "сызып тасталды", "шартпен", "басқарма мақұлдаса"),
    *("айнып қалды", "алынып тасталсын", "қол қоймады", "ойын өзгертті", "расталмаған"),
    *(
        "withdrawn",
        "retracted",
        "no longer signs",
        "void",
        "struck off",
        "crossed out",
        "opted out",
    ),
    *("changed her mind", "not valid", "conditional", "subject to board approval", "pending"),
]


@pytest.mark.parametrize("words", WORDS)
def test_who_does_not_stand_is_not_counted_in_silence(words: str) -> None:
    told = [
        (name, way) for name, ways in (("Анна Ким", PERSON), ("ОФ «Эхо»", BODY)) for way in ways
    ]
    for name, way in told:
        for said in (words, words.capitalize(), words.upper()):
            found = entry(way % (name, said))
            settled = found.standing == "withdrawn" or found.reservation
            assert settled or found.open or found.defects, found.as_printed


@pytest.mark.parametrize(
    "text",
    [
        "Общество инвалидов «Намыс», Алматы",
        "ОФ «Отказ», АННА КИМ, ГЛАВНЫЙ РЕДАКТОР",
        "Anna Kim, member of the board",
        "Анна КИМ, ДОЦЕНТ КАЗАХСКОГО УНИВЕРСИТЕТА",
    ],
)
def test_other_words_are_no_such_remark(text: str) -> None:
    assert [point.code for point in entry(text).open] == []


def test_a_long_word_in_capitals_is_looked_through_once() -> None:
    # From each of its letters on it was read to its end: a cell of 100,000 would have taken minutes.
    word = "Қ" * 100_000
    assert not says_not_standing(word)
    assert says_not_standing(f"{word} ПОДПИСЬ ОТОЗВАНА")
    assert says_not_standing("Айгүл ПОДПИСЬ ОТОЗВАНА")
    assert not says_not_standing("АБ " * 33_000 + "я")
