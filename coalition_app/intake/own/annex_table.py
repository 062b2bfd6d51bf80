"""An annex as a table: its CSV, and the sheets of its spreadsheet, read by the headings that were written."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

from coalition_app import own_list
from coalition_app.errors import UserError
from coalition_app.i18n import _, texts
from coalition_app.intake.entries.reservations import guess_language
from coalition_app.labels import DEFECTS
from coalition_app.languages import LANGUAGES

Content = dict[str, Any]
Row = Sequence[str]
BEGINNING = re.compile(
    "({})([;,\t])({})(?=\\2)".format(
        *(
            "|".join(map(re.escape, dict.fromkeys(words)))
            for words in (own_list.FORM_HEADINGS["document"], own_list.HEADINGS["number"])
        )
    )
)
"""How the CSV begins: its first headings tell its language and what parts the cells."""
ENCODINGS = ("utf-8", "utf-16", "cp1251")
"""In which offices save a CSV."""
COUNTED = ("signed", "acceded")


def delimiter_of(head: bytes) -> str | None:
    """Return what parts the cells of an annex's CSV, by its beginning; None for any other file."""
    for encoding in ENCODINGS:
        text = head[: len(head) // 2 * 2].decode(encoding, errors="ignore")
        if found := BEGINNING.match(text.lstrip("\ufeff").replace('"', "", 4)):
            return found[2]
    return None


def read_csv(text: str, delimiter: str) -> Content:
    """Read the content of an annex out of its CSV. Raises UserError where it was changed."""
    csv.field_size_limit(2**31 - 1)
    given = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    heads, *rows = [[own_list.unguarded(cell) for cell in row] for row in given]
    document, number = heads[0], heads[1]
    at = next(
        place
        for place in range(len(LANGUAGES))
        if own_list.FORM_HEADINGS["document"][place] == document
        and own_list.HEADINGS["number"][place] == number
    )
    return _Table(heads, at).read([row for row in rows if any(row)])


def read_sheets(sheets: Sequence[tuple[str, Sequence[Row]]]) -> Content | None:
    """Read the content of an annex out of its sheets; None where one of them is missing.

    Raises UserError where they were changed.
    """
    named = dict(sheets)
    for at in range(len(LANGUAGES)):
        names = {key: words[at] for key, words in own_list.SHEETS.items()}
        if all(name in named for name in names.values()):
            return _of_sheets({key: named[name] for key, name in names.items()}, at)
    return None


def _of_sheets(sheets: Mapping[str, Sequence[Row]], at: int) -> Content | None:
    tables = {key: _below_heads(sheets[key], at) for key in ("signatories", "positions", "words")}
    heads, *rows = tables["signatories"] or [[]]
    if not rows:
        return None
    position_heads, *stated = tables["positions"] or [[]]
    demands = [each for each in position_heads if _demand(each, at)]
    held = {row[0]: dict(zip(position_heads, row, strict=False)) for row in stated}
    wide = [[*row, *(held.get(row[0], {}).get(each, "") for each in demands)] for row in rows]
    table = _Table([*heads, *demands], at)
    said: dict[str, list[Content]] = {}
    for words in _dicts(tables["words"]):
        table.add_said(said, words)
    content = table.read(wide, said)
    return {**content, **_arithmetic(sheets["arithmetic"], at, content)}


def _below_heads(rows: Sequence[Row], at: int) -> list[Row]:
    """Return a sheet's rows from its headings on."""
    number = own_list.HEADINGS["number"][at]
    starts = [place for place, row in enumerate(rows) if row and row[0] == number]
    return [row for row in rows[starts[0] :] if any(row)] if starts else []


def _dicts(rows: Sequence[Row]) -> Iterator[dict[str, str]]:
    heads = rows[0] if rows else []
    for row in rows[1:]:
        yield dict(zip(heads, row, strict=False))


def _arithmetic(rows: Sequence[Row], at: int, content: Content) -> Content:
    """Read title, authentic language and the demands' wordings in it."""
    title, authentic, demand = (
        own_list.FORM_HEADINGS[key][at] for key in ("title", "authentic", "demand")
    )
    told = {row[0]: row[1] for row in rows if len(row) > 1}
    language = told.get(authentic, "")
    if language not in LANGUAGES:
        return {}
    names = [place for place, row in enumerate(rows) if row and row[0] == demand]
    wordings = {row[0]: row for row in rows[names[-1] + 1 :]} if names else {}
    demands = []
    for each in content["demands"]:
        row = [*wordings.get(str(each["number"]), ()), "", "", ""]
        (wording,) = each["wording"].values()
        own = {language: row[2]} if row[2] else {LANGUAGES[at]: row[1] or wording}
        demands.append({"number": each["number"], "wording": own})
    own_title = told.get(f"{title} ({language})", "")
    return {
        "title": {language: own_title} if own_title else {LANGUAGES[at]: told.get(title, "")},
        "authentic_language": language,
        "demands": demands,
    }


def _demand(head: str, at: int) -> re.Match[str] | None:
    return _numbered(own_list.DEMAND[at], head, rest=r"(?:\. (.*))?")


def _numbered(pattern: str, head: str, rest: str = "") -> re.Match[str] | None:
    before, _mark, after = pattern.partition("%d")
    return re.fullmatch(rf"{re.escape(before)}(\d{{1,9}}){re.escape(after)}{rest}", head, re.DOTALL)


class _Table:
    """Reads rows under the headings of one language into an annex's content."""

    def __init__(self, heads: Row, at: int) -> None:
        self.at = at
        self.columns = {head: column for column, head in reversed(list(enumerate(heads)))}
        self.demands = {
            int(found[1]): (head, found[2] or "") for head in heads if (found := _demand(head, at))
        }
        self.words = [int(f[1]) for head in heads if (f := _numbered(own_list.WORDS[at], head))]
        self.row: Row = ()
        self.number = ""
        say = texts(LANGUAGES[at]).gettext
        self.told = {say(label): code for code, label in DEFECTS.items()}
        self.defects: dict[str, list[int]] = {}
        """Numbers of the names that are broken as the list received has them, by what is broken."""

    def read(self, rows: Sequence[Row], said: Mapping[str, list[Content]] | None = None) -> Content:
        """Read all rows; `said` are the words by number where they are not among the cells."""
        sections: dict[str, list[Content]] = {}
        for row in rows:
            self.row = row
            self.number = self._cell("number")
            entry = self._entry()
            entry["acts"] = list(said.get(self.number, ())) if said is not None else self._acts()
            self._read_defects(entry["number"])
            sections.setdefault(self._cell("section"), []).append(entry)
        wordings = " ".join(wording for _head, wording in self.demands.values())
        language = guess_language(wordings) or LANGUAGES[self.at]
        return {
            "title": {},
            "authentic_language": language,
            "authentic_elsewhere": "",
            "demands": [
                {"number": number, "wording": {language: self.demands[number][1]}}
                for number in sorted(self.demands)
            ],
            "sections": [
                {"heading": self._heading(word, place, language), "entries": entries}
                for place, (word, entries) in enumerate(sections.items(), start=1)
            ],
            "defects": dict(sorted(self.defects.items())),
        }

    def _read_defects(self, number: int) -> None:
        """Read what is broken in a name; words that this program does not know say nothing."""
        said = self._at(own_list.FORM_HEADINGS["defects"][self.at])
        for code in filter(None, map(self.told.get, said.split(own_list.BETWEEN))):
            self.defects.setdefault(code, []).append(number)

    def _heading(self, word: str, place: int, language: str) -> Mapping[str, str]:
        return {} if not word or word == own_list.HEADLESS % place else {language: word}

    def _entry(self) -> Content:
        if not self.number.isdecimal() or not int(self.number):
            self._refuse("number")
        standing = self._standing()
        return {
            "number": int(self.number),
            "name": self._cell("name"),
            "kind": self._word("kind"),
            "representative": self._cell("representative"),
            "office": self._cell("office"),
            "place": self._cell("place"),
            "country": self._cell("country"),
            "standing": standing,
            "standing_date": self._day(self._cell("standing_on"), "standing_on"),
            "capacity": self._word("capacity"),
            "printed_form": self._cell("printed_form"),
            "positions": [self._position(each) for each in sorted(self.demands)]
            if standing in COUNTED
            else [],
        }

    def _at(self, head: str) -> str:
        column = self.columns.get(head, -1)
        return self.row[column] if 0 <= column < len(self.row) else ""

    def _cell(self, key: str) -> str:
        return self._at(own_list.HEADINGS[key][self.at])

    def _word(self, key: str) -> str:
        found = own_list.key_of(own_list.VALUES[key], self._cell(key), self.at)
        return self._refuse(key) if found is None else found

    def _standing(self) -> str:
        word = self._cell("standing")
        if _numbered(own_list.MERGED[self.at], word):
            return "merged"
        found = own_list.key_of(own_list.FORM_STATUSES, word, self.at)
        return self._refuse("standing") if found is None else found

    def _position(self, demand: int) -> str:
        head = self.demands[demand][0]
        found = own_list.key_of(own_list.POSITIONS, self._at(head), self.at)
        if found is None:
            raise self._changed(head, self._at(head))
        return found

    def _day(self, text: str, key: str) -> str:
        try:
            day: dt.date | None = own_list.read_day(text)
        except ValueError as error:
            raise self._changed(own_list.HEADINGS[key][self.at], text) from error
        return day.isoformat() if day else ""

    def _acts(self) -> list[Content]:
        """Read the words in an entry's own cells, each beside what is said of them."""
        acts: list[Content] = []
        for number in self.words:
            about = self._at(own_list.ABOUT[self.at] % number)
            if not about:
                continue
            what, *parts = about.split(own_list.BETWEEN)
            told = dict(self._told(part, about) for part in self._joined(parts))
            self._add(
                acts, {**told, "what": what, "wording": self._at(own_list.WORDS[self.at] % number)}
            )
        return acts

    def _joined(self, parts: Sequence[str]) -> Iterator[str]:
        """Join again what a translator's name with a semicolon was parted into."""
        before = own_list.TRANSLATOR[self.at].partition("%s")[0]
        for place, part in enumerate(parts):
            if part.startswith(before):
                yield own_list.BETWEEN.join(parts[place:])
                return
            yield part

    def _told(self, part: str, about: str) -> tuple[str, str]:
        patterns = {
            "demands": own_list.ON_DEMANDS,
            "language": own_list.LANGUAGE,
            "received": own_list.RECEIVED,
            "translator": own_list.TRANSLATOR,
        }
        for key, words in patterns.items():
            before, _mark, after = words[self.at].partition("%s")
            if part.startswith(before) and part.endswith(after):
                return key, part[len(before) : len(part) - len(after)]
        raise self._changed(own_list.FORM_HEADINGS["what"][self.at], about)

    def add_said(self, said: dict[str, list[Content]], words: Mapping[str, str]) -> None:
        """Add the words of a row of the sheet of reservations to those of its number."""
        self.number = words.get(own_list.HEADINGS["number"][self.at], "")
        named = {
            key: words.get(own_list.FORM_HEADINGS[key][self.at], "")
            for key in ("what", "demands", "language", "translator", "wording")
        }
        received = words.get(own_list.HEADINGS["received_on"][self.at], "")
        self._add(said.setdefault(self.number, []), {**named, "received": received})

    def _add(self, acts: list[Content], told: Mapping[str, str]) -> None:
        """Add words, a translation of those before, or what goes on of the last ones."""
        what = told["what"]
        kind = own_list.key_of(own_list.ACTS, what, self.at)
        state = own_list.key_of(own_list.TRANSLATIONS, what, self.at)
        if what == own_list.CONTINUED[self.at] and acts:
            if translations := acts[-1]["translations"]:
                translations[-1][1] += told["wording"]
            else:
                acts[-1]["wording"] += told["wording"]
        elif state is not None and acts:
            acts[-1]["translations"].append(
                [told.get("language", ""), told["wording"], told.get("translator", ""), state]
            )
        elif kind is not None:
            numbers = filter(None, told.get("demands", "").split(", "))
            if not all(each.isdecimal() for each in told.get("demands", "").split(", ") if each):
                raise self._changed(own_list.FORM_HEADINGS["demands"][self.at], told["demands"])
            acts.append(
                {
                    "kind": kind,
                    "demands": [int(each) for each in numbers],
                    "wording": told["wording"],
                    "language": told.get("language", ""),
                    "received": self._day(told.get("received", ""), "received_on"),
                    "translations": [],
                }
            )
        else:
            raise self._changed(own_list.FORM_HEADINGS["what"][self.at], what)

    def _refuse(self, key: str) -> NoReturn:
        raise self._changed(own_list.HEADINGS[key][self.at], self._cell(key))

    def _changed(self, heading: str, cell: str) -> UserError:
        sentence = _(
            "The program wrote this table and it was changed since: at number %(number)s, “%(cell)s” cannot "
            "stand under “%(heading)s”. Write there one of the words that the program writes."
        )
        return UserError(
            sentence % {"number": self.number[:20], "cell": cell[:80], "heading": heading[:80]}
        )
