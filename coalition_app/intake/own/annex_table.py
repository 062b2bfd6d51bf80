"""An annex as a table: its CSV, and the sheets of its spreadsheet, read by the headings that were written."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coalition_app import own_list
from coalition_app.errors import UserError
from coalition_app.i18n import _, texts
from coalition_app.intake.entries.reservations import guess_language
from coalition_app.intake.own.own_rows import OwnRows, demand_of, numbered
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
SAID = {
    "demands": own_list.ON_DEMANDS,
    "language": own_list.LANGUAGE,
    "received": own_list.RECEIVED,
    "translator": own_list.TRANSLATOR,
}
"""What is said of words, and how."""


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
    demands = [each for each in position_heads if demand_of(each, at)]
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


class _Table(OwnRows):
    """Reads rows under the headings of one language into an annex's content."""

    statuses = own_list.FORM_STATUSES

    def __init__(self, heads: Row, language: int) -> None:
        super().__init__(heads, language)
        self.numbered = ""
        """The number of what is read, as it stands there."""
        say = texts(LANGUAGES[language]).gettext
        self.broken = {say(label): code for code, label in DEFECTS.items()}
        self.defects: dict[str, list[int]] = {}
        """Numbers of the names that are broken as the list received has them, by what is broken."""

    def read(self, rows: Sequence[Row], said: Mapping[str, list[Content]] | None = None) -> Content:
        """Read all rows; `said` are the words by number where they are not among the cells."""
        sections: dict[str, list[Content]] = {}
        for row in rows:
            self.row = row
            self.numbered = self.cell("number")
            entry = self._entry()
            entry["acts"] = list(said.get(self.numbered, ())) if said is not None else self._acts()
            self._read_defects(entry["number"])
            sections.setdefault(self.cell("section"), []).append(entry)
        wordings = " ".join(wording for _head, wording in self.demands.values())
        language = guess_language(wordings) or LANGUAGES[self.language]
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
        said = self.at(own_list.FORM_HEADINGS["defects"][self.language])
        for code in filter(None, map(self.broken.get, said.split(own_list.BETWEEN))):
            self.defects.setdefault(code, []).append(number)

    def _heading(self, word: str, place: int, language: str) -> Mapping[str, str]:
        return {} if not word or word == own_list.HEADLESS % place else {language: word}

    def _entry(self) -> Content:
        number, standing = self.number(), self.word("standing")
        return {
            "number": number,
            "name": self.cell("name"),
            "kind": self.word("kind"),
            "representative": self.cell("representative"),
            "office": self.cell("office"),
            "place": self.cell("place"),
            "country": self.cell("country"),
            "standing": standing,
            "standing_date": self._day_of(self.cell("standing_on"), "standing_on"),
            "capacity": self.word("capacity"),
            "printed_form": self.cell("printed_form"),
            "positions": [self.position(each) for each in sorted(self.demands)]
            if standing in COUNTED
            else [],
        }

    def word(self, key: str) -> str:
        """Return the key of a cell's word; one merged number may be named in the column of standings."""
        if key == "standing" and numbered(own_list.MERGED[self.language], self.cell(key)):
            return "merged"
        return super().word(key)

    def _day_of(self, text: str, key: str) -> str:
        try:
            day: dt.date | None = own_list.read_day(text)
        except ValueError as error:
            raise self.changed(own_list.HEADINGS[key][self.language], text) from error
        return day.isoformat() if day else ""

    def _acts(self) -> list[Content]:
        """Read the words in an entry's own cells, each beside what is said of them."""
        acts: list[Content] = []
        for wording, about, _heading in self.said():
            if not about:
                continue
            what, *parts = about.split(own_list.BETWEEN)
            told = [self.told(part, SAID) for part in self._joined(parts)]
            if None in told:
                raise self.changed(own_list.FORM_HEADINGS["what"][self.language], about)
            self._add(acts, {**dict(filter(None, told)), "what": what, "wording": wording})
        return acts

    def _joined(self, parts: Sequence[str]) -> Iterator[str]:
        """Join again what a translator's name with a semicolon was parted into."""
        before = own_list.TRANSLATOR[self.language].partition("%s")[0]
        for place, part in enumerate(parts):
            if part.startswith(before):
                yield own_list.BETWEEN.join(parts[place:])
                return
            yield part

    def add_said(self, said: dict[str, list[Content]], words: Mapping[str, str]) -> None:
        """Add the words of a row of the sheet of reservations to those of its number."""
        self.numbered = words.get(own_list.HEADINGS["number"][self.language], "")
        named = {
            key: words.get(own_list.FORM_HEADINGS[key][self.language], "")
            for key in ("what", "demands", "language", "translator", "wording")
        }
        received = words.get(own_list.HEADINGS["received_on"][self.language], "")
        self._add(said.setdefault(self.numbered, []), {**named, "received": received})

    def _add(self, acts: list[Content], told: Mapping[str, str]) -> None:
        """Add words, a translation of those before, or what goes on of the last ones."""
        what = told["what"]
        kind = own_list.key_of(own_list.ACTS, what, self.language)
        state = own_list.key_of(own_list.TRANSLATIONS, what, self.language)
        if what == own_list.CONTINUED[self.language] and acts:
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
                raise self.changed(
                    own_list.FORM_HEADINGS["demands"][self.language], told["demands"]
                )
            acts.append(
                {
                    "kind": kind,
                    "demands": [int(each) for each in numbers],
                    "wording": told["wording"],
                    "language": told.get("language", ""),
                    "received": self._day_of(told.get("received", ""), "received_on"),
                    "translations": [],
                }
            )
        else:
            raise self.changed(own_list.FORM_HEADINGS["what"][self.language], what)

    def changed(self, heading: str, cell: str) -> UserError:
        sentence = _(
            "The program wrote this table and it has changed since: at number %(number)s, “%(cell)s” cannot "
            "stand under “%(heading)s”. Write there one of the words that the program writes."
        )
        return UserError(
            sentence % {"number": self.numbered[:20], "cell": cell[:80], "heading": heading[:80]}
        )
