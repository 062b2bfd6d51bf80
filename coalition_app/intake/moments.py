"""Moments as web forms write them, read without guessing which number is the day."""

import datetime as dt
import re
from collections.abc import Iterable

MOMENT = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})[T, ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?"
    r"\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT)?\s*([+-]\d{1,2}(?::?\d{2})?)?(?:\s*\(.*\))?"
)


def month_goes_first(texts: Iterable[str]) -> bool | None:
    """Tell from a whole column whether the month stands before the day; None where nothing tells.

    A full stop between the numbers is never printed with the month first.
    """
    for text in texts:
        match = MOMENT.fullmatch(text.strip())
        if not match or len(match[1]) == 4:
            continue
        if "." in text[: match.end(3)] or int(match[1]) > 12:
            return False
        if int(match[2]) > 12:
            return True
    return None


def read_moment(text: str, *, month_first: bool | None) -> str | None:
    """Write a moment as ISO 8601, with its zone where one is printed; None where it is not clear."""
    match = MOMENT.fullmatch(text.strip())
    if not match:
        return None
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    if len(match[1]) == 4:
        year, month, day = first, second, third
    elif month_first is None:
        if first != second:
            return None
        year, month, day = third, second, first
    else:
        month, day = (first, second) if month_first else (second, first)
        year = third
    hour = int(match[4])
    if match[7]:
        hour = hour % 12 + (12 if match[7][0] in "Pp" else 0)
    try:
        read = dt.datetime(year + 2000 if year < 100 else year, month, day, hour, int(match[5]))
        read = read.replace(second=int(match[6] or 0), tzinfo=_zone(match[8], match[9]))
    except ValueError:
        return None
    return read.isoformat()


def _zone(name: str | None, offset: str | None) -> dt.tzinfo | None:
    if not offset:
        return dt.UTC if name else None
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    away = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(away if offset[0] == "+" else -away)
