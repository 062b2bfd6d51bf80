"""A word of its own before a body's name, with nothing between, opens the entry; words of names do not."""

import pytest

from tests.intake.reading import read


@pytest.mark.parametrize(
    "text",
    [
        *("Отказ «Родник»", "Шартты «Дала» қоры", "ОТКАЗ ОО «Свет»", "Устно Союз садоводов"),
        *("Conditional Hill Action Group", "Pending Reed Society", "Declined Harbour Board"),
        *("REFUSED Hill Action Group", "Күтілуде Тоғай қоры"),
    ],
)
def test_a_word_before_a_body_opens_the_entry(text: str) -> None:
    draft = read(f"1. Анна Ким\n2. {text}\n3. ОО «Свет»\n4. Глеб Тен\n")
    assert [bool(entry.open) for entry in draft.entries] == [False, True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Medical University of Graz",
            "Technical University of Denmark",
            "Royal Military Academy",
        ),
        *(
            "Көпета Гола фонд",
            "Клуб «Родник»",
            "Газета «Луч»",
            "ПОО «Свет»",
            "National Trust",
            "Greenpeace Foundation",
        ),
    ],
)
def test_words_of_a_name_open_nothing(text: str) -> None:
    draft = read(f"1. Анна Ким\n2. {text}\n3. ОО «Свет»\n4. Глеб Тен\n")
    assert [entry.open for entry in draft.entries] == [(), (), (), ()]
