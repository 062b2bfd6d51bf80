"""An office that is a given name as well is the name where one family name follows it."""

import pytest

from tests.intake.reading import entry


@pytest.mark.parametrize(
    ("printed", "name", "office"),
    [
        ("Dean Martin, teacher", "Dean Martin", "teacher"),
        ("Аким Иванов, врач", "Аким Иванов", "врач"),
        ("Имам Алиев, журналист", "Имам Алиев", "журналист"),
        ("Pastor López, profesor", "Pastor López", "profesor"),
        ("Dean Anna Smith", "Anna Smith", "Dean"),
        ("Имам Иванов Иван", "Иванов Иван", "Имам"),
    ],
)
def test_one_name_behind_such_an_office_makes_it_a_name(
    printed: str, name: str, office: str
) -> None:
    found = entry(printed)
    assert (found.kind, found.name, found.office) == ("individual", name, office)


@pytest.mark.parametrize("name", ["Bishop Foundation", "Dean Institute", "Judge Center"])
def test_a_body_that_begins_with_such_a_word_stays_one(name: str) -> None:
    assert entry(name).kind == "organisation"
