"""Rows of a table that are not signatories: its header again, totals, notes, headings of sections."""

import re
from collections.abc import Sequence

from coalition_app.intake.lists.headings import LIST_HEADING, is_list_heading, names_group
from coalition_app.intake.lists.lone_lines import may_head, tells_how
from coalition_app.intake.lists.page_furniture import NOTE, is_furniture
from coalition_app.intake.words.item_sign import item_sign, names_somebody
from coalition_app.intake.words.persons import is_person
from coalition_app.intake.words.places import is_country

MANY_NUMBERS = 0.5
"""Share of numbered rows, headings among them, from which what has no number heads a section."""
FEW_ALONE, MOST_ALONE = 2, 0.2
"""Rows with a single cell, and their share, up to which such a cell says something of the rows below it."""
NAMING = ("name", "person", "family", "given", "representative")
SENTENCE = 60
"""Characters from which the only cell of a row may be a sentence."""
LONGEST_HEADING = LONGEST_TOTAL = 80
"""Characters of a heading, and of a total, whose pattern has many ways of reading a long cell."""
TOTAL = re.compile(
    r"(?:итого|подытог|промежуточный итог|sub-?total|zwischensumme|sous-total|аралық жиын\w*|всего|"
    r"всего подписей|общее количество|total|grand total|totaal|gesamt|gesamtzahl|insgesamt|"
    r"summe|suma|razem|łącznie|ogółem|всього|разом|барлығы|жиыны|celkem|spolu|ukupno|toplam|totale|"
    r"count|sum)(?: [^\W\d_]+){0,3}(?P<sign>\s*[:=–—-])?\s*(?P<count>\d[\d\s.,]*)?(?:\s?[^\W\d_]+){0,2}\.?",
    re.IGNORECASE,
)
EXAMPLE = re.compile(
    r"[<\[({]*(?:(?:your|ваше|ваши|ihr|votre|su|tu|twoje|ваше|сіздің) .{0,15}(?:name|имя|ф\.?и\.?о|nom|"
    r"nombre|imię|ім['’]я|атыңыз|аты-жөніңіз|organi[sz]ation|организация|verein)(?: here)?|"
    r"(?:first|full) ?name(?: last ?name)?|name (?:and )?surname|first last|имя фамилия|"
    r"фамилия имя(?: отчество)?|vorname (?:und )?nachname|(?:pré)?nom (?:et )?(?:pré)?nom|"
    r"nombre (?:y )?apellidos?|imię (?:i )?nazwisko|ім['’]я (?:та )?прізвище|jméno (?:a )?příjmení|"
    r"example|placeholder|пример|образец|үлгі|lorem ipsum)[>\])}]*",
    re.IGNORECASE,
)
"""Placeholders for a name in an example row."""
MARKED = re.compile(r"\s*(?:#|//)(?P<apart>\s*)(?P<name>[^\W\d_].*)", re.DOTALL)
"""What begins a row that is commented out; a number may have such a sign too."""
COUNT = re.compile(r"\d[\d\s.,]*(?: [^\W\d_]+)?")
MARKED_NOTE = re.compile(r"[*†‡¹²³]+\s*\S")
"""What a note below a table begins with: a mark, which follows a signatory's name."""
NAMES_TOO = frozenset({"razem", "разом", "spolu", "count", "sum", "suma"})
"""Words for a total that are names as well: alone in a row they count nothing."""


class LineReader:
    """Tells the rows of one table that are not signatories; `cells` and `fields` are its header's."""

    def __init__(
        self, cells: Sequence[str], fields: dict[str, int], rows: Sequence[Sequence[str]]
    ) -> None:
        self.head = [" ".join(cell.split()).casefold() for cell in cells]
        self.fields = fields
        self.naming = {fields[field] for field in NAMING if field in fields}
        self.alone = len(self.head) < 2
        filled = [count for count in (sum(map(bool, row)) for row in rows) if count]
        self.is_wide = 2 * sum(count > 1 for count in filled) > len(filled)
        self.many_alone = sum(count == 1 for count in filled) > max(
            FEW_ALONE, MOST_ALONE * len(filled)
        )
        at = fields.get("number", -1)
        numbered = [row[at] for row in rows if 0 <= at < len(row)]
        self.is_numbered = sum(map(_is_number, numbered)) > MANY_NUMBERS * len(filled)
        known = {place for field, place in fields.items() if field not in ("number", "submitted")}
        self.before = {*range(min(self.naming, default=0))} - known
        """Columns before the name that say nothing of anybody: of numbers, of days, and unread ones."""

    def is_header(self, row: Sequence[str]) -> bool:
        """Tell whether a row is the header again, as on each page of a printed table."""
        filled = 0
        for at, cell in enumerate(row):
            plain = " ".join(cell.split()).casefold()
            if plain and (at >= len(self.head) or plain != self.head[at]):
                return False
            filled += bool(plain)
        return filled > 1 or (filled == 1 and self.alone)

    def is_example(self, row: Sequence[str]) -> bool:
        """Tell whether a row shows how to fill the table in: «Your name, your organisation»."""
        filled = False
        for at in self.naming:
            cell = " ".join(row[at].split()) if at < len(row) else ""
            if cell and not EXAMPLE.fullmatch(cell):
                return False
            filled = filled or bool(cell)
        return filled

    def is_remark(self, row: Sequence[str]) -> bool:
        """Tell whether a row is commented out by a mark before it: «# Anna Weber».

        A mark written in one word with a body's name belongs to it: #MeToo signs too.
        """
        match = MARKED.match(row[_first_cell(row)[0]]) if row else None
        if match is None:
            return False
        name = match["name"].strip()
        return bool(match["apart"] or "//" in match[0]) or (
            name.split(" ")[0].istitle() and is_person(name)
        )

    def is_total(self, row: Sequence[str]) -> bool:
        """Tell whether a row gives the number of signatures, and names nobody."""
        first = _first_cell(row)[1]
        match = TOTAL.fullmatch(first) if len(first) <= LONGEST_TOTAL else None
        if match is None:
            return False
        filled = [" ".join(cell.split()) for cell in row if cell.strip()]
        if not all(map(COUNT.fullmatch, filled[1:])) or len(filled) > 3:
            return False
        return bool(match["count"] or match["sign"] or filled[1:]) or (
            self.is_wide and " " not in filled[0] and first.casefold() not in NAMES_TOO
        )

    def is_note(self, row: Sequence[str]) -> bool:
        """Tell whether the only cell of a row belongs to the page around the table."""
        at, text = _first_cell(row)
        if not text or any(map(str.strip, row[at + 1 :])) or (len(row) > 1 and not self.is_wide):
            return False
        text = row[at].strip()
        if self.is_wide and not self.alone and _is_note(text):
            return not _names_with_mark(text)
        sentence = len(text) > SENTENCE and item_sign(text) < 0
        # A body may have a long name and nothing beside it.
        if sentence and (len(row) == 1 or at not in self.naming or text[-1] in ".!?"):
            return True
        return LIST_HEADING.fullmatch(text.lower()) is not None or is_furniture(text)

    def heading(self, row: Sequence[str], *, last: bool) -> str:
        """Return the heading of a section that is alone in its row; empty where there is none.

        `last`: no row is below it, so that only words that tell a clause are no name.
        """
        at, text = _first_cell(row)
        if self.alone or not text or len(text) > LONGEST_HEADING:
            return ""
        if not self.is_wide and at not in self.before and not names_group(text):
            return ""
        for cell in row[at + 1 :]:
            # A heading that is merged over the columns may be in all of them.
            if (other := " ".join(cell.split())) and other != text:
                return ""
        if self.is_total(row) or _is_note(text):
            return ""
        if not any(map(str.isalpha, text)) or "@" in text or "://" in text:
            return ""
        apart = at in self.before or (self.is_numbered and at not in self.naming)
        by_words = names_group(text) or is_list_heading(text) or text.endswith(":")
        country = is_country(text) and "country" not in self.fields
        by_words = by_words or tells_how(text)
        alone = not (last or self.many_alone or is_person(text)) and may_head(text)
        return text.rstrip(" :") if apart or by_words or country or alone else ""


def _first_cell(row: Sequence[str]) -> tuple[int, str]:
    """Return the index of a row's first filled cell, and its text; empty where none is filled."""
    for at, cell in enumerate(row):
        if text := " ".join(cell.split()):
            return at, text
    return 0, ""


def _is_note(text: str) -> bool:
    return (MARKED_NOTE.match(text) or NOTE.match(text)) is not None


def _names_with_mark(text: str) -> bool:
    """Tell whether a name stands behind a mark: *Anna Kim."""
    mark = MARKED_NOTE.match(text)
    return mark is not None and names_somebody(text[mark.end() - 1 :])


def _is_number(cell: str) -> bool:
    return cell.rstrip(".").isdecimal()
