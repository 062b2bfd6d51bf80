"""A day is read as people type it, and refused where it does not tell which number is the day."""

import datetime as dt

import pytest

from coalition_app.errors import UserError
from coalition_app.records.checked import optional_day, typed_day


@pytest.mark.parametrize(
    "words",
    [
        "30.11.2026",
        " 30.11.26 ",
        "2026-11-30",
        "30/11/2026",
        "11/30/2026",
        "30 November 2026",
        "30 Nov 2026",
        "November 30, 2026",
        "30 ноября 2026 г.",
        "30 ноября 2026 года",
        "2026 жылғы 30 қараша",
    ],
)
def test_a_day_is_read_as_it_is_written(words: str) -> None:
    assert typed_day(words) == dt.date(2026, 11, 30)


@pytest.mark.parametrize("words", ["вчера", "31.02.2026", "05/11/2026", "30 November", "2026", ""])
def test_what_is_not_a_day_is_refused(words: str) -> None:
    with pytest.raises(UserError, match="is not a date"):
        typed_day(words)


def test_a_day_may_be_left_out() -> None:
    assert optional_day(" ") is None
    assert optional_day(None) is None
