"""Whether a cell on signing says no more than yes, or than when: everything else opens its row."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from coalition_app.dates import MONTHS
from coalition_app.intake.entries.parts import DATE
from coalition_app.intake.tables.mark_columns import CONSENTS, consents
from coalition_app.intake.words.form_questions import MORE_YES, NOT_STATED
from coalition_app.intake.words.persons import is_person
from coalition_app.intake.words.table_headers import plain_header
from coalition_app.intake.words.word_lists import word_set, words_meaning

DAY = re.compile(
    rf"\d{{4}}-\d\d-\d\dT(?=\d)|\b{DATE}|\b\d{{1,2}}[./]\d{{1,2}}\b\.?|"
    r"(?<!\d)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?z?\b",
    re.IGNORECASE,
)
APART = re.compile(r"[\s,;:.!()]+|\s[-–—]\s")
WORDS = CONSENTS | word_set(
    "yes y да иә ия 1 👍 i we agree agreed consent checked selected подписал подписала подписали signed "
    "on at г ж года от в бастап"
)
"""Words of a cell that only says yes, or since when."""
OF_TIME = word_set(
    "t z am pm gmt utc msk мск est edt cet cest eet eest bst дп пп г г. года год ж жылғы жылы de del of "
    "st nd rd th mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "пн вт ср чт пт сб вс дс сс бс жм сб жс"
)
NUMBERING = 0.8
"""Share of numbers among the different cells of a column from which it numbers the rows."""
FORMAT = 0.5
"""Share of the cells of a column of days from which a word is of the way that days are written."""
YES_OF_LANGUAGES = re.compile(rf"(?:{MORE_YES})", re.IGNORECASE)
NUMBER = re.compile(r"[\d\s.,]+")
SHOWN_AS_PICTURE = "\ufe0f"
LETTERS = re.compile(r"[^\W\d_]+")
SHORTEST_MONTH = 3
NO_MONTH = "out"
"""What shortens outubro, and says in English that somebody left."""


@lru_cache(maxsize=20_000)
def is_plain_answer(cell: str) -> bool:
    """Tell whether a cell says only that somebody signed, when, or who did."""
    bare = cell.replace(SHOWN_AS_PICTURE, "").strip(" .!")
    if consents(bare) or is_person(cell) or YES_OF_LANGUAGES.fullmatch(bare):
        return True
    if plain_header(bare) in words_meaning("status_headers", "signed"):
        return True
    rest = DAY.sub(" ", bare.casefold())
    # A number that is no day is none of these words: «да, 1 и 2».
    words = [word for word in APART.split(rest) if word]
    if rest != bare.casefold() and not words:
        return True
    several = len(words) > 1
    return bool(words) and all(word in WORDS and not (several and word == "1") for word in words)


def is_numbering(cells: Iterable[str]) -> bool:
    """Tell whether a column is of numbers that answer nothing: numbers of the rows, sums.

    Few other cells are among them, of rows below the list: its total, who made it.
    """
    values = set(cells)
    numbers = sum(NUMBER.fullmatch(value) is not None for value in values)
    return not values <= {"0", "1"} and numbers >= NUMBERING * len(values)


def words_of_days(cells: Collection[str]) -> frozenset[str]:
    """Return the words that most cells of a column of days hold: they are of the way it is written."""
    counts: dict[str, int] = {}
    for cell in cells:
        for word in set(LETTERS.findall(cell.casefold())):
            counts[word] = counts.get(word, 0) + 1
    return frozenset(word for word, count in counts.items() if count > FORMAT * len(cells))


def is_plain_day(cell: str, usual: Collection[str]) -> bool:
    """Tell whether a cell of a column of days says only when; `usual` are words that most cells hold."""
    if "?" in cell:
        return False
    words = LETTERS.findall(cell.casefold())
    known = all(
        word in usual or word in OF_TIME or word in WORDS or _is_month(word) for word in words
    )
    if known and any(map(str.isdigit, cell)):
        return True
    return NOT_STATED.fullmatch(cell) is not None or is_plain_answer(cell)


def may_be_day(cell: str) -> bool:
    """Tell whether a cell of a column of days holds a day in any writing, or a yes in its place."""
    named = any(word in MONTHS for word in LETTERS.findall(cell.casefold()))
    return named or any(map(str.isdigit, cell)) or is_plain_answer(cell)


def _is_month(word: str) -> bool:
    short = len(word) >= SHORTEST_MONTH and word != NO_MONTH
    return word in MONTHS or (short and any(month.startswith(word) for month in MONTHS))
