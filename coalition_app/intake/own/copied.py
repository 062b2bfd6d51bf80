"""A list that was copied out of the window, known by its headings, in each of the program's languages."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

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
from coalition_app.intake.own.own_rows import OwnRows
from coalition_app.intake.tables.unread_columns import hold_positions, warn_of_unread
from coalition_app.intake.words.header_key import header_key
from coalition_app.languages import LANGUAGES

HEADER = N_("headings of the copied list")
LONGEST_HEADER = 200_000
SAID = {
    "demands": own_list.ON_DEMANDS,
    "language": own_list.LANGUAGE,
    "received": own_list.RECEIVED,
    "made": own_list.MADE,
}
"""What is said of words, and how."""


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


class _Reader(OwnRows):
    """Reads the rows under the headings of one language."""

    def __init__(self, heads: Sequence[str], language: int, lines: Sequence[str]) -> None:
        super().__init__(heads, language)
        self.lines, self.line = lines, 0
        known = {words[language] for words in own_list.HEADINGS.values()}
        known |= {head for head, _wording in self.demands.values()}
        for number in self.words:
            known |= {own_list.WORDS[language] % number, own_list.ABOUT[language] % number}
        self.unknown = {
            at: head.strip() for at, head in enumerate(heads) if head.strip() and head not in known
        }

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
                self.row, self.line = [own_list.unguarded(cell) for cell in row], first
                yield self._entry((first, before)), self.cell("section")

    def _entry(self, lines: tuple[int, int]) -> DraftEntry:
        acts = tuple(self._acts())
        record = DraftRecord(
            number=self.number(),
            status_on=self.day("standing_on"),
            signed_on=self.day("signed_on"),
            received_on=self.day("received_on"),
            publish=self.word("publish") or "yes",
            more_representatives=self._pairs("more"),
            acts=acts,
        )
        return DraftEntry(
            number=0,
            as_printed="",
            name=self.cell("name"),
            kind=self.word("kind"),
            legal_form=self.cell("legal_form"),
            place=self.cell("place"),
            country=self.cell("country"),
            representative=self.cell("representative"),
            office=self.cell("office"),
            printed_number=self.cell("printed_number"),
            joint=tuple(Joint(form, name) for form, name in self._pairs("joint")),
            reservation=words_of(acts),
            standing=self.word("standing"),
            capacity=self.word("capacity"),
            positions=tuple(self._positions()),
            lines=lines,
            consent=record.publish,
            printed_form=self.cell("printed_form"),
            record=record,
        )

    def _pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        cell = self.cell(key)
        pairs = [line.partition(own_list.PAIR) for line in cell.split("\n")] if cell else []
        if not all(mark for _first, mark, _second in pairs):
            self.refuse(key)
        return tuple((first, second) for first, _mark, second in pairs)

    def _positions(self) -> Iterator[tuple[int, str]]:
        for number, (head, _wording) in sorted(self.demands.items()):
            if self.at(head):
                yield number, self.position(number)

    def _acts(self) -> Iterator[DraftAct]:
        for wording, about, heading in self.said():
            if not wording and not about:
                continue
            try:
                yield self._act(wording, about)
            except ValueError as error:
                raise self.changed(heading, about) from error

    def _act(self, wording: str, about: str) -> DraftAct:
        kind, *parts = about.split(own_list.BETWEEN)
        of = own_list.key_of(own_list.ACTS, kind, self.language)
        found = [self.told(part, SAID) for part in parts]
        if of is None or None in found:
            raise ValueError(about)
        told = dict(filter(None, found))
        return DraftAct(
            kind=of,
            wording=wording,
            language=told.get("language", ""),
            demands=tuple(int(each) for each in filter(None, told.get("demands", "").split(", "))),
            received_on=own_list.read_day(told.get("received", "")),
            made_on=own_list.read_day(told.get("made", "")),
        )

    def changed(self, heading: str, cell: str) -> UserError:
        sentence = _(
            "The list was copied out of this program and then changed: in line %(line)d, “%(cell)s” cannot "
            "stand under “%(heading)s”. Write there one of the words that the program copies."
        )
        return UserError(sentence % {"line": self.line, "cell": cell[:80], "heading": heading})
