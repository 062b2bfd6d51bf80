"""The lists of control words: equal, easy to tell apart, decent, and each spells the same number."""

import hashlib
import itertools
import re

import pytest

from coalition_app import paths
from coalition_app.errors import UserError
from coalition_app.languages import LANGUAGES
from coalition_app.records.journal import control_words, paper_anchor

MANY = 1024
LETTERS = {"en": "[a-z]", "ru": "[а-я]", "kk": "[а-яәғқңөұүһі]"}
REFUSED = {
    "en": "scam|kill|death|dead|blood|gun|bomb|war$|prison|jail|torture|idiot|fool|slave|whore|sex|naked"
    "|vote|party|president|police|church|priest|god$|devil|beer|wine|vodka|whisk|drunk|cancer|plague",
    "ru": "пытк|тюрьм|идиот|дурак|убий|смерт|труп|кров|оруж|бомб|войн|арест|допрос|взятк|шпион|раб$|мафи"
    "|парти|депутат|президент|полиц|митинг|выбор|храм|церк|монах|бог$|ангел|дьявол|пив|вино$|водк|рюмк"
    "|тварь|негодя|хулиган|чум|вирус|рак$|голый|сатан|могил|скелет|свинь|осел|коз|баран|чукч",
    "kk": "азап|түрме|қан$|өлім|қару|оқ$|мылтық|соғыс|сот$|ұрлық|партия|сайлау|президент|полиция|мешіт|молда"
    "|құдай|шайтан|арақ|шарап|сыра|шошқа|доңыз|есек|маймыл|ақымақ|ауру|өлік|құл$|тонау|қинау",
}
DIGESTS = {
    "kk": "57028c030c8e07a86168f892351a95f6783ec0c54e31ed65af656069cca0c33e",
    "ru": "ddcfa6c4941ae851fc06f791e9379f0a317313afc5fbed5b46476c59bf23359f",
    "en": "72d9f1ec34d4b3c49a767cbd30f5d72c0156ce385ce0721f521137dcff1f4968",
    "before": "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522",
}


@pytest.mark.parametrize("language", [*LANGUAGES, control_words.BEFORE])
def test_a_list_never_changes(language: str) -> None:
    """The words of each receipt on paper rest on these bytes."""
    content = (paths.resources() / "control_words" / f"{language}.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == DIGESTS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_short_nouns_of_the_language_s_letters(language: str) -> None:
    listed = control_words.words_of(language)
    assert len(listed) == len(set(listed)) == MANY
    assert [word for word in listed if not re.fullmatch(LETTERS[language] + "{3,8}", word)] == []
    assert [word for word in listed if re.match(REFUSED[language], word)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_words_of_a_list_are_taken_for_each_other(language: str) -> None:
    """No beginning of four letters comes twice, and one wrong letter makes no other word."""
    listed = control_words.words_of(language)
    assert len({word[:4] for word in listed}) == MANY
    assert [pair for pair in itertools.combinations(listed, 2) if one_slip(*pair)] == []


def one_slip(first: str, second: str) -> bool:
    """Tell whether one letter more, less or other, or two changed about, make one word of the other."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    differ = [at for at in range(len(short)) if short[at] != long[at]]
    swapped = [short[at] for at in differ] == [long[at] for at in reversed(differ)]
    return len(differ) == 1 or (len(differ) == 2 and differ[1] - differ[0] == 1 and swapped)


def test_a_slip_is_told_from_another_word() -> None:
    assert one_slip("лук", "луг")
    assert one_slip("луг", "луга")
    assert one_slip("бар", "бра")
    assert not one_slip("лук", "лето")


def test_each_language_spells_the_same_number() -> None:
    heads = [b"one", b"two"]
    places = [
        [control_words.words_of(each).index(word) for word in words.split()]
        for each in LANGUAGES
        for words in [control_words.spell(heads, each)]
    ]
    assert places[0] == places[1] == places[2]
    assert len(places[0]) == 6
    assert len({control_words.spell(heads, each) for each in LANGUAGES}) == 3


def test_words_are_read_as_people_type_them() -> None:
    typed = "  Абажур, ЯЩЕРИЦА; азбука\nёль. яхонт: АИСТ "
    assert paper_anchor.read_words(typed) == "абажур ящерица азбука ель яхонт аист"
    with pytest.raises(UserError, match="береза"):
        paper_anchor.read_words(typed.replace("ёль", "берёза"))


def test_words_of_two_languages_together_are_refused() -> None:
    three = " ".join(control_words.words_of("ru")[:3])
    with pytest.raises(UserError, match="different languages"):
        paper_anchor.read_words(f"{three} acorn zebra zigzag")
