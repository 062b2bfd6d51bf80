"""A body whose name is coined and has the shape of a person's is read as a body, or asked about."""

import pytest

from tests.intake.reading import codes, read

PEOPLE = "Подписали:\n\n1. Анна Ким\n2. Борис Ли\n3. %s\n4. Мария Петрова\n5. Асель Нурланова\n"
BODIES = "Подписали:\n\n1. ОО «Заря»\n2. ОФ «Нур»\n3. %s\n4. ОО «Восход»\n5. ОО «Арман»\n"
TABLE = "Имя\nАнна Ким\nБорис Ли\n%s\nМария Петрова\n"


@pytest.mark.parametrize("around", [PEOPLE, BODIES])
@pytest.mark.parametrize(
    "name", ["Велодружина Алматы", "Киноклуб Арман", "Медиасоюз Казахстан", "Стройотряд Энтузиаст"]
)
def test_a_compound_of_a_word_for_bodies_is_a_body(name: str, around: str) -> None:
    assert read(around % name).entries[2].kind == "organisation"


@pytest.mark.parametrize("around", [PEOPLE, TABLE])
@pytest.mark.parametrize("name", ["Арткластер Тараз", "Велошеру Алматы", "Bikecrew Almaty"])
def test_a_name_that_nothing_vouches_for_is_asked_about(name: str, around: str) -> None:
    draft = read(around % name, "a.csv" if around == TABLE else "a.txt")
    found = next(each for each in draft.entries if each.name == name)
    assert found.kind != "individual" or "kind-unsure" in codes(found)


@pytest.mark.parametrize(
    "name", ["Жанболат Мамай", "Олжас Кожахмет", "Кожахмет Олжас", "Сабина Алматы"]
)
def test_a_given_name_vouches_for_a_person(name: str) -> None:
    found = read(PEOPLE % name).entries[2]
    assert (found.kind, codes(found)) == ("individual", [])


UNIONS = "".join(f"Sindicato dos Trabalhadores de {each}\n" for each in "ABCDEFGHI")


@pytest.mark.parametrize("name", ["Valdete Guimarães", "Nerli Hernández", "Wiebka Schulze"])
def test_a_family_s_name_among_bodies_is_doubted(name: str) -> None:
    for listed in (f"Assinam:\n\n{UNIONS}{name}\n", f"Nome\n{UNIONS}{name}\n"):
        found = read(listed).entries[-1]
        assert "kind-unsure" in codes(found)
    assert codes(read(f"Assinam:\n\n{UNIONS}Instituto Guimarães\n").entries[-1]) == []
