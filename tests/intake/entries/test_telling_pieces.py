"""The pieces that spare an entry further looks stand in everything that these looks would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.intake.entries.footnotes import PERSONAL
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.entries.reservations import POSITION
from coalition_app.intake.entries.stand_ins import TELLING
from coalition_app.intake.lists.attestation import SIGNATURE, WORDING, begins_attestation
from coalition_app.intake.lists.headings import is_list_heading
from coalition_app.intake.lists.page_furniture import is_furniture
from coalition_app.intake.words.item_sign import CITATION, is_citation
from coalition_app.intake.words.kinds import kind_of_body
from tests.intake.reading import read

POSITIONS = """
    поддерживаем пункты 1 и 2|с оговоркой|воздерживаемся по пункту 3|воздёржались|не согласен|согласны с 1-5|
    за исключением пункта 2|особое мнение|частично|кроме п. 3|кроме третьего пункта|
    против пункта 2|за требование 1|только 2-й пункт|лишь первое требование|пункты 1 и 3 только|
    кроме статьи 5|кроме подпункта 2|тек 1, 2 және 3-талап|тек 2-тармақ|2-талап басқа|тармаққа қарсы|
    қолдаймыз|қолдамаймын|ескертпемен|ескертумен|қалыс қалдық|келіспейміз|келісемін|қарсымыз|
    with reservations|abstains|does not support|do not agree|did not endorse|don't support|doesn’t endorse|
    supports only 1|supporting the first|opposes|opposed|dissenting|we disagree|except the second demand|
    against point 3|only item 4|without article 5|not paragraph 2|excepting points|demands 1, 2 and 3 only|
    we fully support|agree|endorses
"""
CAPACITIES = """
    в личном качестве|как частное лицо|от себя лично|от своего имени|от собственного имени|
    в своём личном качестве|указано только для идентификации|указана в целях справки|
    in a personal capacity|in her private capacity|in individual capacity|
    affiliations for identification purposes only|institution given for information|
    for identification only|жеке тұлға ретінде|жеке азамат ретінде|өз атынан
"""
ATTESTATIONS = """
    Подлинность подписей подтверждаю|Подписи, подлинность которых удостоверяю|
    Удостоверяю подлинность всех подписей|Подписи верны|ПОДПИСИ ПОДЛИННЫ|
    Қолдардың түпнұсқалығын растаймын|I certify that these are the authentic signatures|
    I attest that the signatures are genuine|The authenticity of the signatures is certified|
    Signatures are authentic, I confirm
"""
CITATIONS = """
    [3] www.example.org|A. Kim, “On the rights of the child in schools”, 2019|
    2021, «О правах ребёнка в школах и детских садах»|Ibid.|Kim et al. on schools|see pp. 12|vol. 3|Там же.
"""

KINDS = {
    "union": "Независимый профсоюз|Профессиональный союз учителей|«Еңбек» кәсіподағы|Trade Union of Miners",
    "media": "Газета «Эхо»|«Дала» журналы|Еженедельник «Эхо»|Телеканал «Эхо»|Информационное агентство «Эхо»|"
    "Новостной портал «Эхо»|СМИ «Эхо»|Editorial team of Echo|Echo magazine|«Дала» редакциясы|"
    "Интернет-издание «Эхо»",
    "movement": "Движение «Эхо»|«Дала» қозғалысы|Women's Movement|Громадський рух «Луна»|Ruch Echo|"
    "Movimiento Eco|Mouvement Écho",
    "initiative": "Гражданская инициатива «Эхо»|«Дала» азаматтық бастамасы|Civic Initiative Echo|"
    "Citizens' Initiative Echo",
}


def _phrases(text: str) -> list[str]:
    return [each.strip() for each in text.replace("\n", "").split("|")]


@pytest.mark.parametrize("words", _phrases(POSITIONS))
def test_a_position_is_found_in_an_entry(words: str) -> None:
    assert POSITION.search(words)
    assert TELLING.search(words.lower())
    for printed in (words, words.capitalize()):
        entry = read_entry(f"Фонд «Эхо» ({printed})", number=1, lines=(1, 1))
        assert entry.reservation == printed


@pytest.mark.parametrize("words", _phrases(CAPACITIES))
def test_a_personal_capacity_is_found_in_an_entry(words: str) -> None:
    assert PERSONAL.search(words)
    assert TELLING.search(words.lower())
    entry = read_entry(f"Анна Ким, журналист, {words.upper()}", number=1, lines=(1, 1))
    assert entry.capacity == "personal"


@pytest.mark.parametrize("words", _phrases(ATTESTATIONS))
def test_an_attestation_is_found(words: str) -> None:
    assert WORDING.search(words)
    assert any(each in words.lower() for each in SIGNATURE)
    assert begins_attestation(words)


@pytest.mark.parametrize("words", _phrases(CITATIONS))
def test_a_citation_is_found(words: str) -> None:
    assert CITATION.search(words)
    assert is_citation(words)


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_tells_the_kind_in_any_case(kind: str) -> None:
    for name in _phrases(KINDS[kind]):
        assert [kind_of_body(each) for each in (name, name.upper())] == [kind, kind], name
    assert kind_of_body("Фонд «Эхо»") == "organisation"


def test_headings_and_the_page_around_are_known_in_any_case() -> None:
    for words in (
        "Подписали:",
        "Signatories (in alphabetical order)",
        "Imzacılar",
        "Saygılarımızla",
    ):
        assert is_list_heading(words), words
        assert is_list_heading(words.upper()), words
    for words in ("Leave a comment", "Читать далее", "страница 3 из 7", "Posted in news"):
        assert is_furniture(words), words
        assert is_furniture(words.upper()), words
    assert [is_furniture(letter) for letter in "ҚqқA"] == [True, False, False, True]


def test_a_count_of_signatures_heads_a_list() -> None:
    for words in (
        "119 подписей",
        "Signed by 7,000 people",
        "Endorsed by 240 groups",
    ):
        assert is_list_heading(words), words
    assert not is_list_heading("12. Анна Ким")


@pytest.mark.parametrize("pattern", [POSITION, PERSONAL], ids=["positions", "capacities"])
@given(data=st.data())
def test_whatever_a_pattern_finds_holds_a_piece_that_lets_it_look(
    pattern: re.Pattern[str], data: st.DataObject
) -> None:
    found = pattern.search(data.draw(st.from_regex(pattern)))
    assert found is not None
    assert TELLING.search(found[0].lower())


@pytest.mark.parametrize("beside", ["Boris Son, engineer", "Boris Son"])
def test_another_person_beside_a_person_is_asked_about(beside: str) -> None:
    entry = read(f"1. Anna Kim, teacher, {beside}\n2. Vera Ten, doctor\n").entries[0]
    assert "Boris Son" in {point.text for point in entry.open}
