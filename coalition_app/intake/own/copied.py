"""A list that was copied out of the window, known by its headings, in each of the program's languages."""

import csv
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NoReturn

from coalition_app import own_list
from coalition_app.drafts import (
    Draft,
    DraftAct,
    DraftDemand,
    DraftEntry,
    DraftRecord,
    Joint,
    LeftOut,
)
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.intake.entries.reservations import guess_language
from coalition_app.intake.own.own_draft import OwnList, draft_of
from coalition_app.intake.own.own_json import words_of
from coalition_app.intake.tables.unread_columns import hold_positions, warn_of_unread
from coalition_app.intake.words.header_key import header_key
from coalition_app.languages import LANGUAGES

HEADER = N_("headings of the copied list")
LONGEST_HEADER = 200_000


def read_copied(text: str, mapping: Mapping[str, str]) -> Draft | None:
    """Read a copied list; None for any other text. Raises UserError for a cell that no copied list has."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    header = lines[0] if len(lines[0]) <= LONGEST_HEADER else ""
    heads = next(csv.reader([header], delimiter="\t"), [])
    for language in range(len(LANGUAGES)):
        if all(own_list.HEADINGS[each][language] in heads for each in own_list.MUST):
            return _Reader(heads, language, lines).read(mapping)
    return None


class _Reader:
    """Reads the rows under the headings of one language."""

    def __init__(self, heads: Sequence[str], language: int, lines: Sequence[str]) -> None:
        self.language, self.lines = language, lines
        self.columns: dict[str, int] = {}
        self.demands: dict[int, tuple[int, str]] = {}
        """Number of a demand: its column and wording."""
        self.words: dict[int, int] = {}
        self.about: dict[int, int] = {}
        self.unknown: dict[int, str] = {}
        for at, head in enumerate(heads):
            self._place(at, head)
        self.heads = heads
        self.row: Sequence[str] = ()
        self.line = 0

    def _place(self, at: int, head: str) -> None:
        key = own_list.key_of(own_list.HEADINGS, head, self.language)
        if key is not None:
            self.columns[key] = at
        elif found := _numbered(own_list.DEMAND[self.language], head, rest=r"(?:\. (.*))?"):
            self.demands[int(found[1])] = (at, found[2] or "")
        elif found := _numbered(own_list.WORDS[self.language], head):
            self.words[int(found[1])] = at
        elif found := _numbered(own_list.ABOUT[self.language], head):
            self.about[int(found[1])] = at
        elif head.strip():
            self.unknown[at] = head.strip()

    def read(self, mapping: Mapping[str, str]) -> Draft:
        """Read all rows into a draft; `mapping` says of other columns that they are not to be read."""
        rows = list(self._rows())
        headings = list(dict.fromkeys(heading for _entry, heading in rows if heading))
        entries = [
            replace(entry, number=at, section=headings.index(heading) + 1 if heading else 0)
            for at, (entry, heading) in enumerate(rows, start=1)
        ]
        wordings = [self.demands[number][1] for number in sorted(self.demands)]
        bare = [re.sub(r"\(\d+\)", "", heading) for heading in headings]
        language = guess_language(" ".join(wordings)) or LANGUAGES[self.language]
        own = OwnList(language, "", wordings, bare, entries)
        demands = [
            DraftDemand(number, self.demands[number][1], (1, 1)) for number in sorted(self.demands)
        ]
        draft = draft_of(
            own,
            demands,
            [(0, 0)] * len(headings),
            entries,
            encoding="utf-8",
            line_count=len(self.lines),
        )
        unread = self._unread_positions(mapping)
        warned = [*draft.warnings, *warn_of_unread(self.unknown.values(), unread)]
        left = () if demands else (LeftOut((1, 1), self.lines[0], _(HEADER)),)
        return replace(draft, warnings=tuple(warned), left_out=left, unread=unread)

    def _unread_positions(self, mapping: Mapping[str, str]) -> tuple[str, ...]:
        """Return the headings that the program did not write, where positions stand below them."""
        rows = list(csv.reader((f"{line}\n" for line in self.lines[1:]), delimiter="\t"))
        return tuple(
            heading
            for at, heading in self.unknown.items()
            if header_key(heading) not in mapping
            and hold_positions([row[at] for row in rows if at < len(row) and row[at].strip()])
        )

    def _rows(self) -> Iterator[tuple[DraftEntry, str]]:
        reader = csv.reader((f"{line}\n" for line in self.lines), delimiter="\t")
        next(reader)
        before = reader.line_num
        for row in reader:
            first, before = before + 1, reader.line_num
            if any(cell.strip() for cell in row):
                self.row, self.line = row, first
                yield self._entry((first, before)), self._cell("section")

    def _entry(self, lines: tuple[int, int]) -> DraftEntry:
        acts = tuple(self._acts())
        number = self._cell("number")
        if not number.isdecimal() or not int(number):
            self._refuse("number")
        record = DraftRecord(
            number=int(number),
            status_on=self._day("standing_on"),
            signed_on=self._day("signed_on"),
            received_on=self._day("received_on"),
            publish=self._word("publish") or "yes",
            more_representatives=self._pairs("more"),
            acts=acts,
        )
        return DraftEntry(
            number=0,
            as_printed="",
            name=self._cell("name"),
            kind=self._word("kind"),
            legal_form=self._cell("legal_form"),
            place=self._cell("place"),
            country=self._cell("country"),
            representative=self._cell("representative"),
            office=self._cell("office"),
            printed_number=self._cell("printed_number"),
            joint=tuple(Joint(form, name) for form, name in self._pairs("joint")),
            reservation=words_of(acts),
            standing=self._word("standing"),
            capacity=self._word("capacity"),
            positions=tuple(self._positions()),
            lines=lines,
            consent=record.publish,
            printed_form=self._cell("printed_form"),
            record=record,
        )

    def _at(self, at: int) -> str:
        return own_list.unguarded(self.row[at]) if at < len(self.row) else ""

    def _cell(self, key: str) -> str:
        return self._at(self.columns[key]) if key in self.columns else ""

    def _word(self, key: str) -> str:
        """Return the key of a cell's word; empty for an empty cell of a column that may be."""
        cell = self._cell(key)
        if not cell and key not in own_list.MUST:
            return ""
        found = own_list.key_of(own_list.VALUES[key], cell, self.language)
        return self._refuse(key) if found is None else found

    def _day(self, key: str) -> dt.date | None:
        try:
            return own_list.read_day(self._cell(key))
        except ValueError:
            return self._refuse(key)

    def _pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        cell = self._cell(key)
        pairs = [line.partition(own_list.PAIR) for line in cell.split("\n")] if cell else []
        if not all(mark for _first, mark, _second in pairs):
            self._refuse(key)
        return tuple((first, second) for first, _mark, second in pairs)

    def _positions(self) -> Iterator[tuple[int, str]]:
        for number, (at, _wording) in sorted(self.demands.items()):
            if cell := self._at(at):
                found = own_list.key_of(own_list.POSITIONS, cell, self.language)
                if found is None:
                    raise self._changed(self.heads[at], cell)
                yield number, found

    def _acts(self) -> Iterator[DraftAct]:
        for number, at in sorted(self.words.items()):
            wording = self._at(at)
            about = self._at(self.about[number]) if number in self.about else ""
            if not wording and not about:
                continue
            try:
                yield self._act(wording, about)
            except ValueError as error:
                raise self._changed(own_list.ABOUT[self.language] % number, about) from error

    def _act(self, wording: str, about: str) -> DraftAct:
        kind, *parts = about.split(own_list.BETWEEN)
        of = own_list.key_of(own_list.ACTS, kind, self.language)
        if of is None:
            raise ValueError(kind)
        told: dict[str, str] = {}
        for part in parts:
            told |= self._told(part)
        return DraftAct(
            kind=of,
            wording=wording,
            language=told.get("language", ""),
            demands=tuple(int(each) for each in filter(None, told.get("demands", "").split(", "))),
            received_on=own_list.read_day(told.get("received", "")),
            made_on=own_list.read_day(told.get("made", "")),
        )

    def _told(self, part: str) -> Mapping[str, str]:
        patterns = {
            "demands": own_list.ON_DEMANDS,
            "language": own_list.LANGUAGE,
            "received": own_list.RECEIVED,
            "made": own_list.MADE,
        }
        for key, pattern in patterns.items():
            before, _mark, after = pattern[self.language].partition("%s")
            if part.startswith(before) and part.endswith(after):
                return {key: part[len(before) : len(part) - len(after)]}
        raise ValueError(part)

    def _refuse(self, key: str) -> NoReturn:
        raise self._changed(own_list.HEADINGS[key][self.language], self._cell(key))

    def _changed(self, heading: str, cell: str) -> UserError:
        sentence = _(
            "The list was copied out of this program and then changed: in line %(line)d, “%(cell)s” cannot "
            "stand under “%(heading)s”. Write there one of the words that the program copies."
        )
        return UserError(sentence % {"line": self.line, "cell": cell[:80], "heading": heading})


def _numbered(pattern: str, head: str, rest: str = "") -> re.Match[str] | None:
    before, _mark, after = pattern.partition("%d")
    return re.fullmatch(rf"{re.escape(before)}(\d+){re.escape(after)}{rest}", head, re.DOTALL)
