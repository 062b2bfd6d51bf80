"""A name that ends as bodies and families do is doubted among bodies, and nowhere else."""

import pytest

from tests.intake.reading import read


@pytest.mark.parametrize("name", ["Reed Trust", "Anna Young"])
def test_a_name_that_may_be_a_body_is_doubted_among_bodies(name: str) -> None:
    first, *_others = read(
        f"1. {name}, York\n2. Wye Foundation, York\n3. Tarn Society, York\n"
    ).entries
    assert [each.code for each in first.defects] == ["kind-unsure"]


def test_it_is_not_doubted_among_people_or_with_an_office() -> None:
    people = read("1. Anna Young\n2. Judith Amos\n3. Karen Pool\n4. Thomas Reed\n").entries
    mixed = read("1. Anna Young, teacher\n2. Wye Foundation\n3. Tarn Society, York\n").entries
    assert not people[0].defects and not mixed[0].defects
