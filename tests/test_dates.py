"""Dates as people write them: the day that a few words name."""

import pytest

from coalition_app.dates import day_said


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
