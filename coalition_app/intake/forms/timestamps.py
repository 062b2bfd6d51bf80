"""Timestamps as web forms write them, read without guessing which number is the day."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

MOMENT = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})[T, ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?"
    r"(?:\s*([AaPp]\.?[Mm]\.?))?(?:\s*(Z|UTC|GMT))?(?:\s*([+-]\d{1,2}(?::?\d{2})?))?(?:\s*\(.*\))?"
)
SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d{1,12})?")
"""A timestamp as a spreadsheet counts it: days since the end of 1899."""
ZONE = re.compile(
    r"(?:utc|gmt)\s*(?:([+-])\s?(\d{1,2}(?::?\d{2})?))?(?!\w)|\bмск\b|\bmsk\b", re.IGNORECASE
)
"""A time zone in the header of a column of timestamps."""


def month_goes_first(texts: Iterable[str]) -> bool | None:
    """Tell from a whole column whether the month comes before the day; None where nothing tells.

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


@lru_cache(maxsize=100)
def zone_of(header: str) -> dt.tzinfo | None:
    """Return the zone that a header prints: «Отметка времени (GMT+5)»; None for none."""
    match = ZONE.search(header)
    if match is None:
        return None
    if match[0].lower() in ("мск", "msk"):
        return dt.timezone(dt.timedelta(hours=3))
    return _zone("UTC", f"{match[1]}{match[2]}" if match[1] else None)


def read_timestamp(
    text: str, *, month_first: bool | None, zone: dt.tzinfo | None = None
) -> str | None:
    """Return a timestamp as ISO 8601, with its zone where one is printed; None where it is not clear.

    `zone` applies where the timestamp itself prints none.
    """
    if SERIAL.fullmatch(text.strip()):
        return _serial(text.strip(), zone)
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
    year += 2000 if year < 100 else 0
    minute, second = int(match[5]), int(match[6] or 0)
    try:
        printed = _zone(match[8], match[9])
        read = dt.datetime(year, month, day, hour, minute, second, tzinfo=printed or zone)
    except ValueError:
        return None
    return read.isoformat()


def _serial(text: str, zone: dt.tzinfo | None) -> str:
    days = float(text.replace(",", "."))
    seconds = round(days * 86_400)
    moment = dt.datetime(1899, 12, 30) + dt.timedelta(seconds=seconds)
    return moment.replace(tzinfo=zone).isoformat()


def _zone(name: str | None, offset: str | None) -> dt.tzinfo | None:
    if not offset:
        return dt.UTC if name else None
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    away = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(away if offset[0] == "+" else -away)
