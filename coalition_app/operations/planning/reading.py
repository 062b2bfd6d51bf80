"""What was read of one source as items: entries, lines left out, and lines that somebody must read."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from coalition_app.draft_pieces import COMPARE, TAKEN_OUT, TITLE
from coalition_app.drafts import DraftEntry, Lines, OpenLine, Source, fold_words
from coalition_app.intake import edit_draft
from coalition_app.intake.files.lines import text_lines
from coalition_app.operations.planning.items import Reading, Shape, filled_fields, units_of
from coalition_app.records.imports.entry_pieces import open_pieces
from coalition_app.records.imports.form_answers import form_of

LINE = "\n"
"""Before the text of a line outside the entries: no piece is equal to it."""


class Items:
    """The items of one source, each an index: the draft's entries, then lines left out, then open lines.

    Behind them come the entries that somebody parted items into.
    The rank of an item is its place in the source. It is made off the window's thread, and by commands too.
    """

    def __init__(self, source: Source, texts: Sequence[str] | None = None) -> None:
        """Make one of what was read; `texts` are the source's lines, none where nobody looks at them."""
        self.source, self.draft = source, source.draft
        self.form = form_of(self.draft)
        """What the source asked its signatories."""
        self.texts = edit_draft.source_lines(source) if texts is None else texts
        self.units = units_of(self.draft, self.texts)
        self._lone_from = len(self.draft.entries) + len(self.units)
        self.lone = [each for each in self.draft.open_lines if not each.numbers]
        """Lines that name no entry, and that somebody must read."""
        self.title_item = next(
            (at for at, each in enumerate(self.lone, self._lone_from) if each.code == TITLE), -1
        )
        """The item that asks which line is the title; -1 for none."""
        self.open = open_pieces(self.draft)
        """Pieces of entries that somebody must say something of, by item."""
        self._compared = {each.text for each in self.draft.open_lines if each.code == COMPARE}
        self._by_text: dict[str, list[tuple[int, str]]] = {}
        for item, pieces in self.open.items():
            for piece in pieces:
                folded = self._folded_piece(item, piece.text)
                self._by_text.setdefault(folded, []).append((item, piece.text))
        entries = self.draft.entries
        lines = [entry.lines for entry in entries] + [unit.lines for unit in self.units]
        own = len(lines)
        for item, each in enumerate(self.lone, own):
            self._by_text.setdefault(LINE + fold_words(each.text), []).append((item, each.text))
        lines += [each.lines for each in self.lone]
        # Entries keep their order, also where it is not that of the lines: columns side by side are read one
        # after the other. What is no entry stands behind the entries that begin before it.
        places = [*accumulate((entry.lines[0] for entry in entries), max)]
        places += [first for first, _last in lines[len(entries) :]]
        ranked = sorted(range(len(lines)), key=places.__getitem__)
        self.order = array("q", ranked)
        self.rank = array("q", bytes(8 * len(lines)))
        for rank, item in enumerate(ranked):
            self.rank[item] = rank
        self.shape = Shape(self.draft, self.rank, self.open, len(self.units), len(self.lone))
        self.parts: dict[int, list[int]] = {}
        """The items that entries were parted into, by that of the whole; they stay when that is undone."""
        self.whole: dict[int, int] = {}
        """The item of the whole by those that it was parted into."""
        self.owners = edit_draft.owners_of_lines(self.texts, text_lines(self.draft), lines[:own])
        """By line: the item that it belongs to, or `take_in.TEXT` or `take_in.BLANK`."""
        self._filled = array("q", bytes(8 * len(lines)))
        self._blank = self._text = 0
        for owner in self.owners:
            if owner >= 0:
                self._filled[owner] += 1
            elif owner == edit_draft.BLANK:
                self._blank += 1
            else:
                self._text += 1
        self.filled_fields = filled_fields(self.draft)

    def __len__(self) -> int:
        return len(self.order)

    def reading(self) -> Reading:
        """Return the entries, what was left out and the lines to be read, as another reading's are found."""
        return self.draft.entries, self.units, self.lone

    def room_for_parts(self, item: int, count: int) -> list[int]:
        """Return the items of the entries that one is parted into, right behind it in the source."""
        made = self.parts.get(item, [])
        if len(made) < count:
            order, rank = array("q", self.order), array("q", self.rank)
            new = [*range(len(order), len(order) + count - len(made))]
            behind = rank[made[-1] if made else item] + 1
            order[behind:behind] = array("q", new)
            rank.extend(new)
            for at, each in enumerate(order):
                rank[each] = at
            made = [*made, *new]
            self.order, self.rank, self.parts = order, rank, {**self.parts, item: made}
            self.whole = {**self.whole, **dict.fromkeys(new, item)}
            self._filled = self._filled + array("q", bytes(8 * len(new)))
            self.shape = replace(self.shape, ranks=rank)
        return made[:count]

    def is_line(self, item: int) -> bool:
        """Tell whether an item is a line outside the entries that somebody must read."""
        first = len(self.draft.entries) + len(self.units)
        return first <= item < first + len(self.lone)

    def open_line(self, item: int) -> OpenLine:
        """Return the line outside the entries that an item is."""
        return self.lone[item - len(self.draft.entries) - len(self.units)]

    def text(self, item: int) -> str:
        """Return the source's own words of an item."""
        item = self.whole.get(item, item)
        if Items.is_line(self, item):
            return self.open_line(item).text
        if item >= len(self.draft.entries):
            return self.units[item - len(self.draft.entries)].text
        entry = self.draft.entries[item]
        return self._source_text(entry.lines) or entry.as_printed or entry.name

    def _folded(self, item: int, text: str) -> str:
        return LINE + fold_words(text) if self.is_line(item) else self._folded_piece(item, text)

    def _folded_piece(self, item: int, text: str) -> str:
        # Each entry is compared by itself: whoever has seen one has not seen the others.
        return f"{item}\n{text}" if text in self._compared else fold_words(text)

    def read_lines(self, item: int) -> Lines:
        """Return the lines of an item as it was read."""
        item = self.whole.get(item, item)
        if Items.is_line(self, item):
            return self.open_line(item).lines
        if item < len(self.draft.entries):
            return self.draft.entries[item].lines
        return self.units[item - len(self.draft.entries)].lines

    def _source_text(self, lines: Lines) -> str:
        first, last = lines
        return "\n".join(self.texts[max(first, 1) - 1 : last])

    def read_unit(self, items: Sequence[int]) -> DraftEntry:
        """Read lines that were left out as one entry; raises UserError where they name nobody."""
        lines = (self.read_lines(items[0])[0], self.read_lines(items[-1])[1])
        return edit_draft.read_left_out(
            "\n".join(self.text(item) for item in items),
            lines=lines,
            section=1,
            table=self.draft.format == "table",
        )

    def read_line(self, item: int) -> DraftEntry:
        """Read a line outside the entries as one; raises UserError where it names nobody."""
        line, table = self.open_line(item), self.draft.format == "table"
        whole = next((each.text for each in self.units if each.lines == line.lines), line.text)
        same = fold_words(whole) == fold_words(line.text) or TAKEN_OUT in line.text
        beside = [each.lines for each in self.lone[: self.lone.index(line)]]
        return edit_draft.read_line(
            whole if same else line.text,
            lines=line.lines,
            table=table and same,
            before=beside.count(line.lines),
        )
