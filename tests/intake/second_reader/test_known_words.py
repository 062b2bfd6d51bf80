"""What a list knows, in whatever letters, is not doubted by the second reader."""

import pytest

from tests.intake.reading import read


@pytest.mark.parametrize("town", ["Chişinău", "Chișinău", "Ghent", "Limoges", "Kalamata", "Batken"])
def test_a_known_town_is_not_doubted(town: str) -> None:
    draft = read(
        f"1. Fen Trust, Leeds – Ann Lee, chair\n2. Rail Club, {town} – Anna Kim, chair\n3. Bo Ek"
    )
    assert (draft.entries[1].place, draft.entries[1].open) == (town, ())


def test_an_office_that_a_list_knows_whole_is_not_doubted() -> None:
    draft = read(
        "1. Mobility Lab gGmbH, Vienna, Austria – Stefan Oberhuber, managing director\n2. Bo Ek"
    )
    assert (draft.entries[0].office, draft.entries[0].open) == ("managing director", ())
