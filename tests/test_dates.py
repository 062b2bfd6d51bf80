"""Dates as people write them: the day that a few words name."""

import time

import pytest

from coalition_app.dates import MONTHS, day_said


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("отозвал подпись 12.11.2026", "2026-11-12"),
        ("отозвала подпись 12 ноября 2026 г.", "2026-11-12"),
        ("withdrew on 12 November 2026", "2026-11-12"),
        ("withdrew November 12, 2026", "2026-11-12"),
        ("2026 жылғы 12 қараша күні қолын қайтарып алды", "2026-11-12"),
        ("қолын қайтарып алды 2026-11-12", "2026-11-12"),
        ("withdrew 13/11/2026", "2026-11-13"),
        ("withdrew 12/11/2026", ""),
        ("отозвал подпись 12.11.2026, письмо от 10.11.2026", ""),
        ("отозвал подпись 1 ноября", ""),
        ("отозвал подпись", ""),
        ("31.02.2026", ""),
    ],
)
def test_only_one_whole_day_is_read(words: str, day: str) -> None:
    said = day_said(words)
    assert (said.isoformat() if said else "") == day


def test_a_word_of_fifty_thousand_letters_takes_no_longer_than_it_is() -> None:
    """It took half a minute, in which a new signature stood still."""
    before = time.thread_time()
    assert day_said("ә" * 50_000) is None
    assert day_said("ә" * 50_000 + " 5, 2025") is None
    assert time.thread_time() - before < 3
    assert max(map(len, MONTHS)) < 20
