"""Invented statements with a label for each line; nobody in them exists."""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from coalition_app.intake.second_reader.line_features import rows_of_lines
from tests.training.entries import Entries, printed


class Line(NamedTuple):
    """A line of a text; without a label it is blank."""

    text: str
    label: str


class Texts(Entries):
    """Invents statements from a seed."""

    def text(self) -> list[Line]:
        """Invent a statement: its title, text, demands, list of signatories, and what is around it."""
        self.lines: list[Line] = []
        self.width = self.by.choice([0, 0, 0, 60, 75, 90])
        tongue = self.tongue()
        if self.happens(0.25):
            for _ in range(self.by.randint(1, 4)):
                self._put(self.phrase("any", "furniture"), "FURNITURE")
        self._statement(tongue)
        number = self._list(tongue)
        self._below(tongue, number)
        return self.lines

    def _put(self, text: str, label: str, following: str = "") -> None:
        parts = textwrap.wrap(text, self.width) or [text] if self.width else [text]
        for at, part in enumerate(parts):
            self.lines.append(Line(part, label if not at else following or label))

    def _gap(self, share: float) -> None:
        if self.happens(share):
            self.lines.append(Line("", ""))

    def _statement(self, tongue: str) -> None:
        plain = "en" if tongue == "en" else tongue
        if self.happens(0.9):
            rest = " " + self.clause(plain) if self.happens(0.6) else ""
            self._put(self.by.choice(["", "# "]) + self.phrase(tongue, "titles") + rest, "TITLE")
            self._gap(0.8)
        for _ in range(self.by.randint(0, 6)):
            parts = (self.clause(plain).capitalize() for _ in range(self.by.randint(1, 8)))
            self._put(" ".join(part + "." for part in parts), "TEXT")
            self._gap(0.6)
        if self.happens(0.6):
            self._put(self.phrase(tongue, "asks"), "TEXT")
            self._gap(0.3)
            style = self.by.choice(["{}. ", "{}) ", "- ", "({}) "])
            for at in range(1, self.by.randint(3, 7)):
                parts = (self.clause(plain) for _ in range(self.by.randint(1, 3)))
                end = self.by.choice([".", ";", ""])
                self._put(style.format(at) + " ".join(parts).capitalize() + end, "DEMAND")
            self._gap(0.7)
        if self.happens(0.85):
            self._put(self.phrase(tongue, "heads"), "LISTHEAD")
            self._gap(0.6)

    def _list(self, tongue: str) -> int:
        """Put the signatories; return how many there are."""
        style = self.by.choice(
            [*["{}. "] * 3, "{}) ", "", "", "", "- ", "№ {} ", "{}.", "* ", "{} "]
        )
        restart, spaced, number, count = self.happens(0.4), self.happens(0.2), 0, 0
        end = self.by.choice(["", "", "", ";", ","])
        layout, bare = self.layout(), self.happens(0.25)
        for part in range(self.by.choice([1, 1, 2, 3])):
            if part or self.happens(0.3):
                self._gap(0.8)
                self._put(self.phrase(tongue, "sections"), "SECTION")
                self._gap(0.4)
                number = 0 if restart else number
            for _ in range(self.by.choice([self.by.randint(3, 6), self.by.randint(3, 25)])):
                number += 1 if self.happens(0.97) else 2
                count += 1
                own = self.person(tongue) if layout[0] == "people" else printed(self.body(tongue))
                text = own if bare else printed(self.entry(tongue, layout, 0.1))
                if self.happens(0.05):
                    text = text.upper() if self.happens(0.5) else text[:1].lower() + text[1:]
                self._put(style.format(number) + text + end, "ENTRY", "CONTINUATION")
                self._gap(1.0 if spaced else 0.02)
        self._gap(0.8)
        return count

    def _below(self, tongue: str, count: int) -> None:
        """Put what follows a list: notes, a total, an attestation, the page's own words."""
        for _ in range(self.by.choices([0, 1, 2, 3], [6, 2, 1, 1])[0]):
            mark = self.by.choice(["* ", "¹ ", "** ", "[1] ", "† ", "1 "])
            self._put(mark + self.stranger(tongue)[0].capitalize() + ".", "FOOTNOTE")
        if self.happens(0.3):
            head = self.phrase(tongue, "notes") if self.happens(0.5) else ""
            text = printed(self.body(tongue)) + " " + self.stranger(tongue)[0]
            self._put(f"{head} {text}.".strip(), "NOTE")
        if self.happens(0.35):
            self._put(self.phrase(tongue, "totals").format(n=count), "TOTAL")
        if self.happens(0.35):
            signed = printed(self.entry(tongue, strange=0))
            self._put(self.phrase(tongue, "attested").format(x=signed), "ATTESTATION")
        if self.happens(0.3):
            self._gap(0.95)
            for _ in range(self.by.randint(1, 6)):
                text = self.phrase("any", "furniture") if self.happens(0.6) else self.clause(tongue)
                self._put(text, "FURNITURE")


def line_example(lines: Sequence[Line]) -> tuple[list[list[str]], list[str]]:
    """Return the features and labels of a text's lines."""
    filled = [
        (at > 0 and bool(lines[at - 1].label), line)
        for at, line in enumerate(lines)
        if line.label and line.text.strip()
    ]
    rows = rows_of_lines([(tight, line.text) for tight, line in filled])
    return [list(row) for row in rows], [line.label for _tight, line in filled]


def line_examples(count: int) -> list[tuple[list[list[str]], list[str]]]:
    """Invent texts."""
    invented = Texts(3)
    return [line_example(invented.text()) for _ in range(count)]
