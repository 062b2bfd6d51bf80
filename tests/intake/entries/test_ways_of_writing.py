"""How lists of signatories are written, one invented example for each way that was once misread."""

import pytest

from coalition_app.intake.files.html import read_markdown
from tests.intake.reading import entry, read


def test_columns_of_a_page_are_read_one_by_one() -> None:
    left = ["Hill Union", "River Association", "Sea Committee", "Sand Network"]
    right = ["Wood Foundation", "Lake Society", "Field Council", "Peak Alliance"]
    rows = "\n".join(f"{a:<30}{b}" for a, b in zip(left, right, strict=True))
    draft = read(f"Joint statement\n\nText.\n\nSignatories\n\n{rows}\n")
    assert [found.name for found in draft.entries] == left + right
    assert [found.lines for found in draft.entries] == [(at, at) for at in (7, 8, 9, 10)] * 2


def test_markdown_gives_its_title_and_leaves_its_makers_words() -> None:
    text = '---\ntitle: "Open letter"\n---\n\n<!-- add names below -->\n\nAnna Kim\nBruno Sato\n'
    lines = [line for line in read_markdown(text.encode()).sheets[0][1] if line.strip()]
    assert lines == ["Open letter", "Anna Kim", "Bruno Sato"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ОО «Сад», Орал, Фёдоров Пётр.", []),
        ("ОО «Сад», Орал, Фёдоров Пётр. Мы за всё!", ["Мы за всё!"]),
        ("ОО «Сад», Орал, П. И. Фёдоров.", []),
    ],
)
def test_a_person_before_a_full_stop_represents(text: str, said: list[str]) -> None:
    found = entry(text)
    assert found.representative in ("Фёдоров Пётр", "П. И. Фёдоров")
    assert [each.text for each in found.open] == said
    assert [each.role for each in found.pieces if "Фёдоров" in each.text] == ["person"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("т.ғ.д., профессор Ерлан Исабеков, гидролог", "т.ғ.д., профессор, гидролог"),
        ("к.и.н., доцент, Ерлан Исабеков", "к.и.н., доцент"),
        ("Ph.D., Associate Professor Olga Sidorova", "Ph.D., Associate Professor"),
    ],
)
def test_a_degree_before_an_office_is_the_persons(text: str, office: str) -> None:
    for heading in ("", "Граждане\n"):
        found, _other = read(f"{heading}1. {text}\n2. Анна Ким, учитель\n").entries
        assert (found.kind, found.office, found.open) == ("individual", office, ())
        assert found.name in ("Ерлан Исабеков", "Olga Sidorova")


@pytest.mark.parametrize("text", ["д.б.н., г. Алматы", "к.т.н, г. Алматы", "PhD, Almaty"])
def test_a_degree_alone_names_nobody(text: str) -> None:
    assert [point.code for point in entry(text).open] == ["name-is-no-name"]


def test_letters_of_a_degree_before_a_name_may_be_a_bodys() -> None:
    found = entry("MTech, Anna Kim, director, Almaty")
    assert (found.name, found.representative, found.office) == ("MTech", "Anna Kim", "director")
    assert [point.text for point in found.open] == ["MTech"]
