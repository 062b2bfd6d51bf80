"""The program's languages: gettext catalogues, and dates and numbers as each language writes them.

Two languages are kept apart: the one that the person reads (`use`, `_`, `ngettext`) and the one in which
a document is set (`Texts`), which is always passed on by hand.
"""

import datetime as dt
import gettext as gettext_module
import os
import re
from collections.abc import Sequence
from functools import cache

from coalition_app import paths
from coalition_app.languages import BABEL_LOCALES, LANGUAGES

DOMAIN = "coalition_app"
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


def N_(message: str) -> str:
    """Mark a sentence for the catalogues that is translated later, where it is shown."""
    return message


@cache
def _catalogue(language: str) -> gettext_module.NullTranslations:
    if language == "en":
        return gettext_module.NullTranslations()
    return gettext_module.translation(DOMAIN, paths.locale_folder(), [language], fallback=True)


class Texts:
    """The sentences, dates and lists of one language."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        self.language = language
        self._catalogue = _catalogue(language)

    def gettext(self, message: str) -> str:
        """Translate one sentence."""
        return self._catalogue.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Translate a sentence with the plural form that `number` wants."""
        return self._catalogue.ngettext(one, many, number)

    def pgettext(self, context: str, message: str) -> str:
        """Translate a word that has another meaning elsewhere; `context` tells which."""
        return self._catalogue.pgettext(context, message)

    def locale_date(self, day: dt.date) -> str:
        """Write a date as the locale has it, which is cut in Kazakh («2026 ж.»): for reading older texts."""
        from babel.dates import format_date

        return format_date(day, "long", BABEL_LOCALES[self.language]).replace("\u202f", "\u00a0")

    def zone(self, name: str, moment: dt.datetime) -> str:
        """Name a time zone by its city and its distance from UTC at a moment that is given in it."""
        shift = moment.strftime("%z")
        return f"{self.city(name)} (UTC{shift[:3]}:{shift[3:5]})"

    def city(self, name: str) -> str:
        """Name the city that stands for a time zone, in the language's own letters."""
        from babel.dates import get_timezone_location

        return get_timezone_location(name, locale=BABEL_LOCALES[self.language], return_city=True)

    def day(self, day: dt.date, case: str = "") -> str:
        """Write a date in words with its ending: "on" a day, "of" a day, "until" a day, or without one.

        Only Kazakh has the endings, on the name of the month; Babel's own Kazakh date is cut («2026 ж.»).
        Narrow no-break spaces become no-break spaces.
        """
        if self.language != "kk":
            from babel.dates import format_date

            return format_date(day, "long", BABEL_LOCALES[self.language]).replace(
                "\u202f", "\u00a0"
            )
        month = KAZAKH_MONTHS[day.month - 1]
        return f"{day.year} жылғы {day.day}\u00a0{month}{_kazakh_ending(month, case)}"

    def language_name(self, code: str) -> str:
        """Name a language in this one, as "Russian" or "русский"."""
        from babel import Locale

        return str(Locale.parse(BABEL_LOCALES[self.language]).languages[code])

    def size(self, count: int) -> str:
        """Write a number of bytes as files are told: 812 bytes, 20.5 kB, 34.1 MB."""
        from babel.numbers import format_decimal
        from babel.units import format_unit

        locale = BABEL_LOCALES[self.language]
        # Babel's own short names mix Latin and Cyrillic letters in Kazakh.
        for unit, words in (
            (1_000_000_000, self.gettext("%(size)s GB")),
            (1_000_000, self.gettext("%(size)s MB")),
            (1_000, self.gettext("%(size)s kB")),
        ):
            if count >= unit:
                return words % {"size": format_decimal(round(count / unit, 1), locale=locale)}
        return format_unit(count, "digital-byte", locale=locale)

    def inside(self, words: str) -> str:
        """Return words as they stand within quotation marks: none of their own can close them."""
        inner = "‘’‘’" if self.language == "en" else "„“„“"
        return words.translate(str.maketrans("«»“”", inner))

    def listing(self, parts: Sequence[str]) -> str:
        """Join parts with commas and "and"; Babel has no Kazakh "and", so it is our own."""
        if len(parts) < 2:
            return "".join(parts)
        # Translators: the last two parts of a list, "A and B"
        last = self.gettext("%(before)s and %(last)s")
        return last % {"before": ", ".join(parts[:-1]), "last": parts[-1]}


KAZAKH_MONTHS = (
    *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
    *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
)


KAZAKH_ENDINGS = {
    "on": ("да", "де", "те"),
    "of": ("дағы", "дегі", "тегі"),
    "until": ("ға", "ге", "ке"),
}
"""After a month of back vowels, of front vowels, and after "к"."""


def _kazakh_ending(month: str, case: str) -> str:
    """Return the ending of a month's name: by its last vowel, and by what it ends in."""
    if not case:
        return ""
    front = [each for each in month if each in "ауыәеиүі"][-1] in "әеиүі"
    return KAZAKH_ENDINGS[case][2 if month.endswith("к") else front]


@cache
def texts(language: str) -> Texts:
    """Return the sentences of one language."""
    return Texts(language)


_current = Texts("en")


def use(language: str) -> None:
    """Let the program speak this language from now on."""
    global _current  # noqa: PLW0603 - one language for the whole program
    _current = texts(language)


def current() -> Texts:
    """Return the sentences of the language that the program speaks now."""
    return _current


def system_language() -> str:
    """Guess the person's language from the environment; English where nothing tells."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            language = value[:2].lower()
            return language if language in LANGUAGES else "en"
    return "en"


def _(message: str) -> str:
    return _current.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Translate a sentence with the plural form that `number` wants, in the program's language."""
    return _current.ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """Translate a word whose meaning `context` tells, in the program's language."""
    return _current.pgettext(context, message)


def with_one_stop(sentence: str) -> str:
    """Return a sentence with one full stop where a name brought its own, as initials do: «Ким А.»."""
    return _TWO_STOPS.sub(".", sentence)
