"""A position in a sentence: what was never stated is not said to be stated."""

import datetime as dt

import pytest

from coalition_app.documents.issue.explain import act_heading, position_sentence
from coalition_app.records.lists.signature_details import Since

DAY, LATER = dt.date(2026, 3, 14), dt.date(2026, 3, 20)


@pytest.mark.parametrize(
    ("stance", "since", "said"),
    [
        ("not-stated", Since(True, None, DAY), "Demand 3: has not stated (recorded on 14.03.2026)"),
        ("not-stated", Since(True, None), "Demand 3: has not stated"),
        ("not-stated", Since(False, None), "Demand 3: has not stated"),
        (
            "not-stated",
            Since(True, DAY, DAY),
            "Demand 3: has not stated, words received on 14.03.2026",
        ),
        ("abstains", Since(True, None, DAY), "Demand 3: abstains (recorded on 14.03.2026)"),
        ("abstains", Since(True, DAY, LATER), "Demand 3: abstains, stated on 14.03.2026"),
        ("supports", Since(False, None), "Demand 3: supports, as nothing else was stated"),
        ("unsettled", Since(False, None), "Demand 3: unassigned"),
        (
            "no-consensus",
            Since(False, DAY),
            "Demand 3: has no consensus, words received on 14.03.2026",
        ),
    ],
)
def test_a_position_in_a_sentence(stance: str, since: Since, said: str) -> None:
    assert position_sentence(3, stance, since) == said


@pytest.mark.parametrize(
    ("kind", "demands", "said"),
    [
        ("reservation", (1,), "Reservation to demand 1"),
        ("reservation", (1, 2), "Reservation to demands 1, 2"),
        ("reservation", (), "Reservation"),
        ("explanation", (2,), "Explanation on demand 2"),
        ("interpretive-declaration", (1, 3), "Interpretive declaration on demands 1, 3"),
    ],
)
def test_words_are_headed_by_the_demands_that_they_touch(
    kind: str, demands: tuple[int, ...], said: str
) -> None:
    assert act_heading(kind, demands) == said
