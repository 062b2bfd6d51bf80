"""Checks of what is to be recorded: words, days, files; and long lists of keys in pieces."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePath
from typing import TypeVar

from coalition_app.errors import UserError
from coalition_app.given_files import refuse_endless
from coalition_app.hidden_characters import refuse_hidden, show_hidden
from coalition_app.i18n import _

MOST_CHARACTERS = 200_000
"""The longest title, demand or wording that is taken; far above any real one."""
MOST_IN_FIELD = 500
"""Characters of a field; above any real name of a body, which the longest lists print in 300."""
LARGEST_FILE = 500 * 1024 * 1024
"""Bytes of the largest file that is taken into the register."""
MOST_DIGITS = 10
"""Of a signature's number, a line's or an edition's."""
IN_ONE_QUERY = 500
"""Keys asked for at once, well below SQLite's limit of bound values."""
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Ends of lines and of pages as programs for writing leave them; recorded as a line feed."""

Key = TypeVar("Key")


def clean(words: str) -> str:
    """Return words as they are recorded: NFC, their lines parted by line feeds, without outer white space.

    Raises UserError for more than MOST_CHARACTERS, and for a character that cannot be seen.
    """
    words = refuse_long(unicodedata.normalize("NFC", words), MOST_CHARACTERS)
    refuse_hidden(words)
    return LINE_END.sub("\n", words).strip()


def one_line(words: str, most: int = MOST_IN_FIELD) -> str:
    """Return words as a field of one line records them; raises UserError where they are too long."""
    return refuse_long(" ".join(clean(words).split()), most)


def refuse_long(words: str, most: int) -> str:
    """Return the words unchanged; raises UserError for more than `most` characters."""
    if len(words) > most:
        raise UserError(
            _("The text is too long: %(count)d characters, at most %(most)d are taken.")
            % {"count": len(words), "most": most}
        )
    return words


def known_word(word: str, known: Iterable[str]) -> str:
    """Return the word unchanged; raises UserError where it is not one of those that are known."""
    known = tuple(known)
    if word not in known:
        raise UserError(
            _("“%(word)s” is not known here; use one of: %(known)s.")
            % {"word": word[:40], "known": ", ".join(known)}
        )
    return word


def whole_number(words: str) -> int | None:
    """Return the number that was typed; None for other words and for more digits than any number has here."""
    typed = words.strip()
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None


def read_day(value: str | dt.date | None, today: dt.date) -> dt.date | None:
    """Read a date, None where it is empty; raises UserError for what is not a date or in the future."""
    day = value if isinstance(value, dt.date) else optional_day(value)
    if day is not None:
        refuse_future(day, today)
    return day


def write_day(day: dt.date) -> str:
    """Write a day as it is typed and shown, the same in the three languages: 25.11.2026."""
    return day.strftime("%d.%m.%Y")


def refuse_future(day: dt.date, today: dt.date) -> None:
    """Raise UserError for a date after today."""
    if day > today:
        raise UserError(
            _("The date %(day)s is in the future: by the clock of this computer it is %(today)s.")
            % {"day": write_day(day), "today": write_day(today)}
        )


def optional_day(words: str | None) -> dt.date | None:
    """Read a date as `typed_day` does, None where nothing was typed; it may lie in the future."""
    return typed_day(words) if words and words.strip() else None


def typed_day(words: str) -> dt.date:
    """Read a date as people type it: 25.11.2026, 25.11.26, 2026-11-25, 25 November 2026.

    Raises UserError for what is not a date, and for 05/11/2026: which number is the day is not known.
    """
    from coalition_app.dates import typed_day as read_typed

    if day := read_typed(words):
        return day
    raise UserError(
        _("“%(words)s” is not a date. Write it as 25.11.2026.") % {"words": words.strip()[:40]}
    )


def bare_name(name: str) -> str:
    """Return a file's name without any folder, whichever system wrote it, with hidden characters shown."""
    return show_hidden(PurePath(name.replace("\\", "/")).name)


def read_file(path: Path) -> bytes:
    """Read a file that is to be kept; raises UserError where it cannot be read or is too large."""
    refuse_endless(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(_("The file %(name)s is too large.") % {"name": path.name})
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: no system takes a name with a NUL in it
        reason = getattr(error, "strerror", None) or error
        raise UserError(
            _("%(path)s cannot be read: %(reason)s.") % {"path": path, "reason": reason}
        ) from error


def chunks(keys: Iterable[Key], size: int = IN_ONE_QUERY) -> Iterator[list[Key]]:
    """Yield the keys in lists of at most `size`, in their order."""
    left = iter(keys)
    while chunk := list(islice(left, size)):
        yield chunk
