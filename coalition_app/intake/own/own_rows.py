"""Rows under the headings that the program writes in one language: what each of their cells says."""

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn

from coalition_app import own_list
from coalition_app.errors import UserError


def demand_of(head: str, language: int) -> tuple[int, str] | None:
    """Return the number and the wording of the demand that a heading names; None for another heading."""
    found = numbered(own_list.DEMAND[language], head, rest=r"(?:\. (.*))?")
    return (int(found[1]), found[2] or "") if found else None


def numbered(pattern: str, head: str, rest: str = "") -> re.Match[str] | None:
    """Match a heading, or a word, that holds a number."""
    before, _mark, after = pattern.partition("%d")
    return re.fullmatch(rf"{re.escape(before)}(\d{{1,9}}){re.escape(after)}{rest}", head, re.DOTALL)


class OwnRows(ABC):
    """Reads one row after the other."""

    statuses: own_list.Worded = own_list.STATUSES

    def __init__(self, heads: Sequence[str], language: int) -> None:
        self.language = language
        self.columns = {head: at for at, head in reversed(list(enumerate(heads)))}
        self.demands = {
            found[0]: (head, found[1]) for head in heads if (found := demand_of(head, language))
        }
        """Number of a demand: its heading and wording."""
        words = [numbered(own_list.WORDS[language], head) for head in heads]
        self.words = [int(found[1]) for found in words if found]
        self.row: Sequence[str] = ()

    @abstractmethod
    def changed(self, heading: str, cell: str) -> UserError:
        """Return what to raise where a cell holds what the program does not write there."""

    def refuse(self, key: str) -> NoReturn:
        """Raise the same of a column that the program knows."""
        raise self.changed(own_list.HEADINGS[key][self.language], self.cell(key))

    def at(self, head: str) -> str:
        """Return the cell under a heading; empty where there is none."""
        column = self.columns.get(head, -1)
        return self.row[column] if 0 <= column < len(self.row) else ""

    def cell(self, key: str) -> str:
        """Return the same of a column that the program knows."""
        return self.at(own_list.HEADINGS[key][self.language])

    def number(self) -> int:
        """Return the number of the signature."""
        cell = self.cell("number")
        return int(cell) if cell.isdecimal() and int(cell) else self.refuse("number")

    def word(self, key: str) -> str:
        """Return the key of a cell's word; empty for an empty cell of a column that may be."""
        cell = self.cell(key)
        if not cell and key not in own_list.MUST:
            return ""
        words = self.statuses if key == "standing" else own_list.VALUES[key]
        found = own_list.key_of(words, cell, self.language)
        return self.refuse(key) if found is None else found

    def position(self, demand: int) -> str:
        """Return the position on a demand."""
        head = self.demands[demand][0]
        found = own_list.key_of(own_list.POSITIONS, self.at(head), self.language)
        if found is None:
            raise self.changed(head, self.at(head))
        return found

    def day(self, key: str) -> dt.date | None:
        """Return the day in a cell."""
        try:
            return own_list.read_day(self.cell(key))
        except ValueError:
            return self.refuse(key)

    def said(self) -> Iterator[tuple[str, str, str]]:
        """Yield words in a row's own cells, what is said of them, and the heading of that."""
        for number in self.words:
            about = own_list.ABOUT[self.language] % number
            yield self.at(own_list.WORDS[self.language] % number), self.at(about), about

    def told(self, part: str, patterns: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
        """Return which pattern a part of what is said of words has, and what stands in it."""
        for key, pattern in patterns.items():
            before, _mark, after = pattern[self.language].partition("%s")
            if part.startswith(before) and part.endswith(after):
                return key, part[len(before) : len(part) - len(after)]
        return None
