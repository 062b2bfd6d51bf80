"""What is told of a signature's own claims."""

import datetime as dt

import pytest

from coalition_app.documents.sign.judge import in_utc

ST_JOHNS = dt.timezone(dt.timedelta(hours=-3, minutes=-30))


@pytest.mark.parametrize(
    ("claimed", "told"),
    [
        (None, None),
        (dt.datetime(2025, 3, 14, 21, 30, tzinfo=ST_JOHNS), "2025-03-15T01:00:00+00:00"),
        (dt.datetime(2025, 3, 14, 21, 30), None),  # a file may name no zone
    ],
)
def test_a_claimed_moment_is_told_in_utc_or_not_at_all(
    claimed: dt.datetime | None, told: str | None
) -> None:
    moment = in_utc(claimed)
    assert (moment and moment.isoformat()) == told
