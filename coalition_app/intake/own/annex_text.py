"""The text of an annex, known by its head: read by the marks and words with which the program wrote it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from coalition_app import annex_words, own_list
from coalition_app.annex_words import BETWEEN, FOLDED, INDENT, MARKED, PERSONAL, QUOTED, SAID
from coalition_app.errors import UserError
from coalition_app.i18n import Texts, _, texts
from coalition_app.labels import SILENCE_WORDS
from coalition_app.languages import LANGUAGES

MOST_ABOVE = 8
"""Lines above the headings by which it is known."""
NUMBERED = re.compile(r"(\d{1,10})\. +(.*)", re.DOTALL)
FIELDS = (
    *("printed_form", "representative", "office", "place", "country"),
    *("kind", "capacity", "standing_on"),
)
WORDED = {"kind": own_list.KINDS, "capacity": own_list.CAPACITIES}
MARKS = (INDENT + SAID, INDENT + QUOTED, INDENT)
COUNTED = ("signed", "acceded")

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it was before it was folded."""

    number: int
    mark: str
    """What is before it: nothing, an indent, or an indent and a mark."""
    text: str
    is_heading: bool = False


def language_of(text: str) -> str | None:
    """Return the language of an annex's text by its head; None for any other text."""
    lines = [line.strip() for line in text.split("\n", MOST_ABOVE)[:MOST_ABOVE]]
    for language in LANGUAGES:
        gettext = texts(language).gettext
        first, second = gettext(annex_words.ANNEX), gettext(annex_words.SIGNATORIES_OF)
        if first in lines and second in lines[lines.index(first) :]:
            return language
    return None


def read(text: str, language: str) -> Content:
    """Read the content of an annex out of its text, so far as it is there.

    Raises UserError where the text was changed, cut off, or written by an older version.
    """
    lines = text.replace("\r\n", "\n").rstrip().split("\n")
    if lines[-1] != annex_words.TEXT_FORMAT:
        raise UserError(
            _(
                "This is the text of an annex, but its end is missing or an older version wrote it: it "
                "cannot be read back without guessing. Write it anew, or read the JSON or the PDF of "
                "the same annex."
            )
        )
    return _Reader(lines[:-1], texts(language)).read()


def _unfolded(lines: Sequence[str]) -> Iterator[_Line]:
    """Give back the lines as they were before they were folded, and headings without what underlines them."""
    at = 0
    while at < len(lines):
        first, number = lines[at], at + 1
        at += 1
        if first and lines[at : at + 1] == [annex_words.underline(first)]:
            at += 1
            yield _Line(number, "", first, is_heading=True)
            continue
        mark = next((each for each in MARKS if f"{first} ".startswith(each)), "")
        text = first[len(mark) :]
        while text.endswith(FOLDED) and at < len(lines):
            text += lines[at].removeprefix(mark or INDENT)
            at += 1
        yield _Line(number, mark, text)


class _Reader:
    """Goes through the lines, part by part; what it does not understand it refuses."""

    def __init__(self, lines: Sequence[str], words: Texts) -> None:
        self.words = words
        self.at_language = LANGUAGES.index(words.language)
        self.lines = list(_unfolded(lines))
        self.at = 0
        self.demand = re.compile(
            self._pattern(annex_words.DEMAND, number=r"(?P<number>\d{1,10})") + "(?P<rest>.*)",
            re.DOTALL,
        )
        before, after = self._say(annex_words.POSITION_ON, demand="\0", position="\0").split("\0")[
            1:
        ]
        assert not after
        self.colon = before
        self.positions = self._named(annex_words.FULL_POSITIONS)
        self.acts = self._named(annex_words.ACT_WORDS)
        self.languages = self._named(annex_words.LANGUAGE_WORDS)
        self._opening = re.compile(
            rf"(?: \((?P<word>{'|'.join(map(re.escape, self.languages))})\))?\. ?"
        )
        self.translations = self._named(annex_words.TRANSLATION_WORDS)
        self.edition = re.compile(self._pattern(annex_words.EDITION, number=r"\d{1,10}"))
        self.entries: dict[int, Content] = {}
        self.broken: dict[str, list[int]] = {}
        """Numbers of the names that bear the mark "as in the list received", by what is broken in them."""

    def read(self) -> Content:
        """Read the whole text."""
        title, silence, authentic = self._head()
        sections, demands = [], []
        mark = self._say(annex_words.IN_PERSON)
        in_latin = re.compile(self._pattern(annex_words.TRANSLITERATION_NOTE, system=".+"))
        legend = (
            self._say(annex_words.PERSONAL_NOTE),
            self._say(annex_words.IN_PERSON_NOTE, mark=mark),
            self._say(annex_words.DIRECTORY_NOTE),
            self._say(annex_words.AS_RECEIVED_NOTE, mark=annex_words.AS_RECEIVED),
        )
        while self.at < len(self.lines):
            line = self._take()
            if not line.text or line.text in legend or in_latin.fullmatch(line.text):
                continue
            if self.edition.match(line.text):
                break  # What is said of the edition, where the attestation is left out.
            heading = line.text
            if not line.is_heading:
                self._refuse(line)
            if heading == self._say(annex_words.DEMANDS_HEADING):
                demands = list(self._demands())
            elif heading == self._say(annex_words.WORDS_HEADING):
                self._words_apart()
            elif re.search(r": \d", heading):
                sections.append(self._section(line))
            else:
                break  # The attestation, of which nothing is read back.
        numbers = [demand["number"] for demand in demands]
        for entry in self.entries.values():
            self._finish(entry, numbers, silence)
        language = demands[0]["language"] if demands else authentic
        return {
            "title": {language: title},
            "authentic_language": language,
            "authentic_elsewhere": "" if authentic == language else authentic,
            "demands": [
                {"number": each["number"], "wording": {each["language"]: each["wording"]}}
                for each in demands
            ],
            "sections": sections,
            "defects": self.broken,
        }

    def _head(self) -> tuple[str, str, str]:
        """Read the title, what silence means, and the authentic language."""
        while self._take().text != self._say(annex_words.SIGNATORIES_OF):
            pass
        title = "\n".join(self._until_blank())
        silence, authentic = "supports", self.words.language
        rules = {self._say(sentence): stance for (stance, _by), sentence in SILENCE_WORDS.items()}
        others = {
            self._say(annex_words.AUTHENTIC, language=word): language
            for word, language in self.languages.items()
        }
        while self.at < len(self.lines) and not self._next().is_heading:
            text = self._take().text
            silence = rules.get(text, silence)
            authentic = others.get(text, authentic)
        return title, silence, authentic

    def _section(self, line: _Line) -> Content:
        entries = list(self._numbered_entries())
        statuses = ["unsettled" if each["open"] else each["standing"] for each in entries]
        counts = annex_words.section_counts(self.words, statuses)
        tail = self._say(annex_words.HEADED, heading="", counts=counts)
        if not entries or not line.text.endswith(tail):
            self._refuse(line)
        heading = line.text.removesuffix(tail)
        bare = re.fullmatch(self._bare_heading(), heading)
        return {
            "heading": {self.words.language: heading} if heading and not bare else {},
            "entries": entries,
        }

    def _bare_heading(self) -> str:
        """Return a pattern of what stands above a section for which the source printed no heading."""
        numbers = r"[\d–, ]+"
        return "|".join(
            (
                self._pattern(annex_words.ONE_NUMBER, number=numbers),
                self._pattern(annex_words.NUMBERS, numbers=numbers),
                self._pattern(annex_words.SPAN, first=r"\d+", last=r"\d+"),
            )
        )

    def _numbered_entries(self) -> Iterator[Content]:
        while found := self._number(self._next()):
            line = self._take()
            if int(found[1]) in self.entries:
                self._refuse(line)
            entry = self._entry(int(found[1]), found[2])
            self.entries[entry["number"]] = entry
            yield entry

    def _number(self, line: _Line) -> re.Match[str] | None:
        return None if line.mark or line.is_heading else NUMBERED.fullmatch(line.text)

    def _entry(self, number: int, first: str) -> Content:
        entry: Content = {
            **dict.fromkeys(FIELDS, ""),
            "number": number,
            "name": "",
            "standing": "signed",
            "standing_date": "",
            "acts": [],
            "open": False,
            "stated": {},
        }
        if not self._take_status(entry, first):
            entry["name"] = first
        while self._next().mark == INDENT:
            line = self._take()
            if not self._take_field(entry, line.text):
                self._refuse(line)
        self._take_acts(entry)
        entry["kind"] = entry["kind"] or "organisation"
        named = entry["name"].removesuffix(MARKED + annex_words.AS_RECEIVED)
        if named != entry["name"]:
            self.broken.setdefault(_broken(named), []).append(entry["number"])
            entry["name"] = named
        if not entry["capacity"]:
            entry["capacity"] = annex_words.usual_capacity(entry["kind"])
            for mark in (PERSONAL, MARKED + self._say(annex_words.IN_PERSON)):
                if entry["name"].endswith(mark):
                    entry["name"] = entry["name"].removesuffix(mark)
                    entry["capacity"] = "personal"
        return entry

    def _take_field(self, entry: Content, text: str) -> bool:
        """Take one line below a name; tell whether it was understood."""
        for key in FIELDS:
            caption = f"{own_list.HEADINGS[key][self.at_language]}: "
            if text.startswith(caption) and not entry[key]:
                value: str | None = text.removeprefix(caption)
                if key in WORDED:
                    value = own_list.key_of(WORDED[key], value or "", self.at_language)
                if key == "standing_on":
                    day = self._day(value or "")
                    entry["standing_date"] = value = day.isoformat() if day else None
                entry[key] = value
                return value is not None
        if (text[:1], text[-1:]) in (("[", "]"), ("(", ")")):
            return True  # the name above in Latin letters, or as the directory has it
        if text == self._say(annex_words.UNSETTLED):
            entry["open"] = True
            return True
        if text == self._say(annex_words.WORDS_APART) or self._take_status(entry, text):
            return True
        stated = self._stated(text) or {}
        entry["stated"] |= stated
        return bool(stated) and all(stated.values())

    def _take_status(self, entry: Content, text: str) -> bool:
        parts = text.split(BETWEEN)
        if parts[0] == self._say(annex_words.WITHHELD):
            parts = parts[1:]
            if not parts:
                return True
        if len(parts) != 1:
            return False
        with_number = self._pattern(annex_words.MERGED_WITH, number=r"\d{1,10}")
        if parts[0] == self._say(annex_words.MERGED) or re.fullmatch(with_number, parts[0]):
            entry["standing"] = "merged"
            return True
        for status, (dated, bare) in annex_words.STATUS_WORDS.items():
            if parts[0] == self._say(bare):
                entry["standing"] = status
                return True
            day = re.fullmatch(self._pattern(dated, date="(.+)"), parts[0]) if dated else None
            if day and (read := self._day(day[1])):
                entry["standing"], entry["standing_date"] = status, read.isoformat()
                return True
        return False

    def _take_acts(self, entry: Content) -> None:
        """Take the words of a signatory: what is said of them, the words, and their translations."""
        acts: list[Content] = entry["acts"]
        while self._next().mark == INDENT + SAID:
            line = self._take()
            parts = line.text.split(BETWEEN)
            if parts[0] in self.acts:
                act = self._act(line, parts)
                if self._next().mark == INDENT + SAID:
                    self._touched(entry, act, self._take())
                act["wording"] = self._quoted(line)
                acts.append(act)
            elif parts[0] in self.translations and acts:
                acts[-1]["translations"].append(self._translation(line, parts))
            else:
                self._refuse(line)

    def _act(self, line: _Line, parts: Sequence[str]) -> Content:
        act = {"kind": self.acts[parts[0]], "language": "", "received": "", "demands": []}
        received = self._pattern(annex_words.RECEIVED, date="(.+)")
        for part in parts[1:]:
            found = re.fullmatch(received, part)
            day = self._day(found[1]) if found else None
            if part in self.languages:
                act["language"] = self.languages[part]
            elif day:
                act["received"] = day.isoformat()
            else:
                self._refuse(line)
        return {**act, "translations": []}

    def _touched(self, entry: Content, act: Content, line: _Line) -> None:
        if line.text == self._say(annex_words.ON_THE_WHOLE):
            return
        stated = self._stated(line.text)
        if not stated:
            self._refuse(line)
        act["demands"] = list(stated)
        entry["stated"] |= {number: stance for number, stance in stated.items() if stance}

    def _translation(self, line: _Line, parts: Sequence[str]) -> tuple[str, str, str, str]:
        status, others = self.translations[parts[0]], list(parts[1:])
        language = self.languages.get(others[0], "") if others else ""
        whose = BETWEEN.join(others[bool(language) :])
        found = re.fullmatch(self._pattern(annex_words.TRANSLATOR, name="(.+)"), whose)
        if whose and not found:
            self._refuse(line)
        return language, self._quoted(line), found[1] if found else "", status

    def _quoted(self, line: _Line) -> str:
        found = []
        while self._next().mark == INDENT + QUOTED:
            found.append(self._take().text)
        if not found:
            self._refuse(line)
        return "\n".join(found)

    def _stated(self, text: str) -> dict[int, str] | None:
        """Read the demands that are named, each with the position on it; an empty one where none is said."""
        stated = {}
        for part in text.split(BETWEEN):
            found = self.demand.fullmatch(part)
            if found is None:
                return None
            rest = found["rest"]
            if rest and rest.removeprefix(self.colon) not in self.positions:
                return None
            stated[int(found["number"])] = (
                self.positions[rest.removeprefix(self.colon)] if rest else ""
            )
        return stated

    def _words_apart(self) -> None:
        """Read the words that follow the lists, each under the number of its signatory."""
        while found := self._number(self._next()):
            line = self._take()
            if int(found[1]) not in self.entries:
                self._refuse(line)
            self._take_acts(self.entries[int(found[1])])

    def _demands(self) -> Iterator[Content]:
        found: list[Content] = []
        while self.at < len(self.lines) and not self._next().is_heading:
            if self.edition.match(self._next().text):
                break
            line = self._take()
            begun = self.demand.fullmatch(line.text) if not line.mark else None
            opening = begun and self._opening.match(begun["rest"])
            if begun and opening:
                language = self.languages.get(opening["word"] or "", self.words.language)
                wording = [begun["rest"][opening.end() :]]
                found.append(
                    {"number": int(begun["number"]), "language": language, "wording": wording}
                )
            elif found and (line.mark or not line.text):
                found[-1]["wording"].append((line.mark + line.text).removeprefix(INDENT))
            else:
                self._refuse(line)
        for demand in found:
            yield {**demand, "wording": "\n".join(demand["wording"]).rstrip("\n")}

    def _finish(self, entry: Content, numbers: Sequence[int], silence: str) -> None:
        """Give an entry its position on each demand: who does not count has none."""
        usual = "unsettled" if entry.pop("open") else silence
        stated = entry.pop("stated")
        counted = entry["standing"] in COUNTED
        entry["positions"] = [stated.get(each, usual) for each in numbers] if counted else []

    def _next(self) -> _Line:
        """Return the line that is to be taken next; one like none at the end."""
        return self.lines[self.at] if self.at < len(self.lines) else _Line(0, "", "")

    def _until_blank(self) -> Iterator[str]:
        while self.at < len(self.lines) and (text := self._take().text):
            yield text

    def _take(self) -> _Line:
        if self.at == len(self.lines):
            self._refuse(self.lines[-1])
        self.at += 1
        return self.lines[self.at - 1]

    def _say(self, message: str, **facts: str) -> str:
        said = self.words.gettext(message)
        return said % facts if facts else said

    def _pattern(self, message: str, **facts: str) -> str:
        """Return a sentence as a pattern in which `facts` are patterns themselves."""
        said = re.escape(self.words.gettext(message))
        for name, pattern in facts.items():
            for ending in "sd":
                said = said.replace(f"%\\({name}\\){ending}", pattern)
        return said

    def _named(self, words: Mapping[str, str]) -> Mapping[str, str]:
        return {self._say(word): key for key, word in words.items()}

    def _day(self, text: str) -> dt.date | None:
        """Read a date in words by writing the dates that it can be."""
        numbers = [int(each) for each in re.findall(r"\d{1,10}", text)]
        for month in range(1, 13):
            for year, day in ((max(numbers), min(numbers)),) if len(numbers) == 2 else ():
                try:
                    read = dt.date(year, month, day)
                except ValueError:
                    continue
                # A text of before has the shorter Kazakh date.
                if text in (self.words.day(read), self.words.locale_date(read)):
                    return read
        return None

    def _refuse(self, line: _Line) -> NoReturn:
        sentence = _(
            "The text of the annex was changed after the program wrote it: line %(line)d, “%(text)s”, is not "
            "understood. Write it anew, or read the JSON or the PDF of the same annex."
        )
        raise UserError(sentence % {"line": line.number, "text": line.text[:80]})


def _broken(name: str) -> str:
    """Return the defect that a name with the mark shows; the text itself does not say which."""
    if name.count("«") != name.count("»"):
        return "unclosed-quotation-mark"
    return "unbalanced-parenthesis" if name.count("(") != name.count(")") else "text-cut-off"
