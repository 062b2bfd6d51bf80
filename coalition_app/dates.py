"""Dates as people write them, read without guessing which number is the day."""

import datetime as dt
import re
from collections.abc import Iterable

MONTHS = {
    word: at
    for at, words in enumerate(
        (
            "jan january января қаңтар januar janvier enero janeiro gennaio stycznia січня ledna",
            "feb february февраля ақпан februar février febrero fevereiro febbraio lutego лютого února",
            "mar march марта наурыз märz mars marzo março marca березня března",
            "apr april апреля сәуір avril abril aprile kwietnia квітня dubna",
            "may мая мамыр mai mayo maio maggio maja травня května",
            "jun june июня маусым juni juin junio junho giugno czerwca червня června",
            "jul july июля шілде juli juillet julio julho luglio lipca липня července",
            "aug august августа тамыз août agosto sierpnia серпня srpna",
            "sep sept september сентября қыркүйек septembre septiembre setembro settembre września "
            "вересня září",
            "oct october октября қазан oktober octobre octubre outubro ottobre października жовтня října",
            "nov november ноября қараша novembre noviembre novembro listopada листопада listopadu",
            "dec december декабря желтоқсан dezember décembre diciembre dezembro dicembre grudnia "
            "грудня prosince",
        ),
        1,
    )
    for word in words.split()
}
NUMBERS = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\.?(?:\s?(?:г|ж|р)\.?)?")
WORDS = re.compile(
    r"(?:(?P<before>\d{4}) (?:жылғы|ж\.) )?(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: de| of)? "
    r"(?P<month>[^\W\d_]+)\.?,?(?: de)?(?: (?P<year>\d{4})(?:\s?(?:г|ж|р)(?:ода|оку)?\.?)?)?|"
    # No month has twenty letters; a word of thousands would be read anew from each of its letters.
    r"(?P<first>[^\W\d_]{1,20})\.? (?P<second>\d{1,2})(?:st|nd|rd|th)?,? (?P<third>\d{4})",
    re.IGNORECASE,
)


def month_stands_first(texts: Iterable[str]) -> bool | None:
    """Tell from a whole column whether the month comes before the day; None where nothing tells."""
    for text in texts:
        match = NUMBERS.fullmatch(text.strip())
        if not match or len(match[1]) == 4 or match[2] == ".":
            continue
        if int(match[1]) > 12:
            return False
        if int(match[3]) > 12:
            return True
    return None


def read_day(text: str, *, month_first: bool | None) -> str | None:
    """Return a date as ISO 8601; None for other text, and where the numbers do not tell the day."""
    text = " ".join(text.split())
    if match := NUMBERS.fullmatch(text):
        return _of_numbers(match, month_first)
    match = WORDS.fullmatch(text)
    if match is None:
        return None
    month = MONTHS.get((match["month"] or match["first"]).lower())
    year = match["before"] or match["year"] or match["third"]
    return _iso(year, month, match["day"] or match["second"]) if month and year else None


def typed_day(words: str) -> dt.date | None:
    """Read a date as people type it, the day before the month; None for what is not a date.

    25.11.2026, 25.11.26, 2026-11-25, 25 November 2026; not 05/11/2026: which number is the day is not known.
    """
    typed = words.strip().rstrip(".")
    for form in ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"):
        try:
            return dt.datetime.strptime(typed, form).date()
        except ValueError:
            continue
    written = read_day(typed, month_first=None)
    return dt.date.fromisoformat(written) if written else None


def begins_with_day(text: str) -> bool:
    """Tell whether a text begins with a whole date: 28 September 2018 Anna Kim."""
    return bool(day_before(text))


def day_before(text: str) -> str:
    """Return the whole date that a text begins with, as printed; empty for none."""
    match = WORDS.match(text) or NUMBERS.match(text)
    return match[0] if match and read_day(match[0], month_first=False) else ""


def _of_numbers(match: re.Match[str], month_first: bool | None) -> str | None:
    first, second, third = match[1], match[3], match[4]
    if len(first) == 4:
        return _iso(first, int(second), third)
    if len(third) != 4 or len(first) > 2:
        return None
    if match[2] == "." or int(first) > 12:
        # A full stop between the numbers is never printed with the month first.
        month_first = False
    elif int(second) > 12:
        month_first = True
    if month_first is None:
        return _iso(third, int(first), second) if int(first) == int(second) else None
    day, month = (second, first) if month_first else (first, second)
    return _iso(third, int(month), day)


def day_said(text: str) -> dt.date | None:
    """Return the one day that words name; None for none, for several, and where no number tells the day."""
    words = " ".join(text.split())
    found = {
        day
        for pattern in (NUMBERS, WORDS)
        for each in pattern.finditer(words)
        if (day := read_day(each[0].strip(), month_first=None))
    }
    return dt.date.fromisoformat(found.pop()) if len(found) == 1 else None


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def is_impossible(text: str) -> bool:
    """Tell whether a text is written as a date that no calendar has, whichever number is the day."""
    parts = text.split()
    match = NUMBERS.fullmatch(parts[0]) if parts else None
    if match is None:
        return False
    first, second, third = match[1], match[3], match[4]
    if len(first) == 4:
        return _iso(first, int(second), third) is None
    if len(third) != 4 or len(first) > 2:
        return False
    turned = match[2] != "." and _iso(third, int(first), second) is not None
    return _iso(third, int(second), first) is None and not turned
