"""A draft with what she decided about it before anything is written: edits, lines left out or taken in."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

from coalition_app.drafts import Draft, DraftEntry, LeftOut, Lines, Source
from coalition_app.i18n import N_, _
from coalition_app.intake import take_in
from coalition_app.labels import defect_label
from coalition_app.records.imports import print_corrections, refused_reason
from coalition_app.records.known_entries import ELSEWHERE, THERE, Known

READ, LOOK, LEFT = "read", "look", "left"
"""The three parts of the preview."""
BY_YOU = N_("left out by you")


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that intake left out, as they can be taken in one by one."""

    lines: Lines
    text: str
    why: str
    block: int
    """Index of the draft's piece that they come from."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one item."""

    out: bool
    entry: DraftEntry | None = None
    """As read from lines that were left out; None where intake read it."""
    edits: Mapping[str, str] = field(default_factory=dict)
    settled: bool = False
    """Whether she said that it is right as it is."""
    part_of: int = -1
    """The item whose entry these lines belong to; -1 for none."""


OUT = Decision(out=True)


@dataclass(frozen=True, slots=True)
class Account:
    """Where the lines of a source went; the four kinds of lines add up to the whole."""

    entries: int
    """Entries, not lines."""
    entry_lines: int
    text_lines: int
    left_lines: int
    blank_lines: int

    @property
    def lines(self) -> int:
        """Count the lines of the source."""
        return self.entry_lines + self.text_lines + self.left_lines + self.blank_lines


class Preview:
    """The entries and the left-out lines of one source as items, and the decisions about them.

    An item is an index: the draft's entries first, then the lines left out. Its rank is its place in the
    source. It is made off the window's thread, so it knows nothing of Qt.
    """

    def __init__(self, source: Source) -> None:
        self.source, self.draft = source, source.draft
        self.texts = take_in.source_lines(source)
        self.units = _units(self.draft, self.texts)
        self.told: list[Callable[[Sequence[int]], None]] = []
        """Called with the items about which something was decided; with none where all is read anew."""
        entries = self.draft.entries
        lines = [entry.lines for entry in entries] + [unit.lines for unit in self.units]
        # Stable: entries without lines, as other sources may have them, keep their order.
        ranked = sorted(range(len(lines)), key=lambda item: lines[item][0])
        self.order = array("q", ranked)
        self.rank = array("q", bytes(8 * len(lines)))
        for rank, item in enumerate(ranked):
            self.rank[item] = rank
        owners = take_in.owners_of_lines(self.texts, take_in.text_lines(self.draft), lines)
        self._filled = array("q", bytes(8 * len(lines)))
        self._blank = self._text = 0
        for owner in owners:
            if owner >= 0:
                self._filled[owner] += 1
            elif owner == take_in.BLANK:
                self._blank += 1
            else:
                self._text += 1
        self._doubtful = bytearray(bool(each.defects or each.reservation) for each in entries)
        self._entry_lines = sum(self._filled[: len(entries)])
        self._left_lines = sum(self._filled[len(entries) :])
        self.filled_fields = {
            name
            for name in ("legal_form", "representative", "office", "reservation")
            if any(getattr(entry, name) for entry in entries)
        }
        if any(entry.place or entry.country for entry in entries):
            self.filled_fields.add("place")
        if any(entry.standing != "signed" for entry in entries):
            self.filled_fields.add("standing")
        if any(entry.consent in ("withheld", "initials") for entry in entries):
            self.filled_fields.add("verdict")
        self._decisions: dict[int, Decision] = {}
        self.known: Mapping[int, Known] = {}
        """What the register knows of the entries, by item."""
        self.proposed: dict[int, str] = {}
        """Entries that are left out unless she takes them in, each with the reason."""
        self._propose()
        self._done: list[dict[int, Decision | None]] = []
        self._undone: list[dict[int, Decision | None]] = []

    # What the register knows, and another reading

    def compare(self, known: Mapping[int, Known]) -> None:
        """Take over what the register knows of the entries; who is already there is proposed to stay out."""
        if known == self.known:
            return
        self.known = known
        self._propose()
        self._tell(())

    def become(self, other: "Preview") -> int:
        """Become another reading of the same source; gives how many decisions are lost.

        A decision stays where the same lines were read as the same entry.
        """
        kept: dict[int, Decision] = {}
        places = {entry.lines: at for at, entry in enumerate(other.draft.entries)}
        units = {
            (unit.lines, unit.text): at
            for at, unit in enumerate(other.units, len(other.draft.entries))
        }
        moved: dict[int, int] = {}
        count = len(self.draft.entries)
        for item in self._decisions:
            if item >= count:
                unit = self.units[item - count]
                at = units.get((unit.lines, unit.text))
            else:
                at = places.get(self.draft.entries[item].lines)
                if at is not None and other.draft.entries[at] != self.draft.entries[item]:
                    at = None
            if at is not None:
                moved[item] = at
        for item, at in moved.items():
            decision = self._decisions[item]
            if decision.part_of >= 0 and decision.part_of not in moved:
                continue
            part = moved[decision.part_of] if decision.part_of >= 0 else -1
            kept[at] = replace(decision, part_of=part)
        lost = len(self._decisions) - len(kept)
        told = self.told
        self.__dict__.update(other.__dict__)
        self.told, self._decisions = told, kept
        self._tell(())
        return lost

    def _propose(self) -> None:
        self.proposed = {
            item: refused_reason()
            for item, entry in enumerate(self.draft.entries)
            if entry.processing == "no"
        }
        for item, each in self.known.items():
            if each.verdict == THERE:
                self.proposed[item] = each.sentence()
        self._first = {
            part: bytearray(self._stood_in(item, part) for item in self.order)
            for part in (READ, LOOK, LEFT)
        }

    def _is_out_at_first(self, item: int) -> bool:
        return item >= len(self.draft.entries) or item in self.proposed

    def _stood_in(self, item: int, part: str) -> bool:
        """Tell whether an item belongs to a part before anything is decided about it."""
        out = self._is_out_at_first(item)
        if part == LEFT:
            return out
        return not out and (part == READ or self._is_doubtful(item, None))

    def _tell(self, items: Sequence[int]) -> None:
        for tell in self.told:
            tell(items)

    # Asking

    def __len__(self) -> int:
        return len(self.order)

    def lines(self, item: int) -> Lines:
        """Give the lines of an item."""
        decision = self._decisions.get(item)
        if decision is not None and decision.entry is not None and not decision.out:
            return decision.entry.lines
        return self._lines(item)

    def text(self, item: int) -> str:
        """Give the source's own words of an item."""
        if item >= len(self.draft.entries):
            return self.units[item - len(self.draft.entries)].text
        return self._source_text(self._lines(item))

    def as_read(self, item: int) -> DraftEntry:
        """Give an entry as it was read from the source, before she corrected it."""
        decision = self._decisions.get(item)
        if decision is not None and decision.entry is not None:
            return decision.entry
        return self.draft.entries[item]

    def entry(self, item: int) -> DraftEntry:
        """Give an entry as it would be taken in."""
        decision = self._decisions.get(item)
        read = self.as_read(item)
        if decision is None or not decision.edits:
            return read
        return print_corrections(read, take_in.edit_entry(read, decision.edits))

    def why(self, item: int) -> str:
        """Say why an item is left out."""
        if item >= len(self.draft.entries):
            return self.units[item - len(self.draft.entries)].why
        if item in self.proposed and item not in self._decisions:
            return self.proposed[item]
        return _(BY_YOU)

    def stands_in(self, item: int, part: str) -> bool:
        """Tell whether an item belongs to a part."""
        decision = self._decisions.get(item)
        if decision is None:
            return self._stood_in(item, part)
        if decision.part_of >= 0:
            return False
        if part == LEFT:
            return decision.out
        return not decision.out and (part == READ or self._is_doubtful(item, decision))

    def consent(self, item: int) -> str:
        """Say where a name is not printed, or not whole; empty where it is."""
        said = {
            "withheld": _("the name is not printed"),
            "initials": _("only the initials are printed"),
        }
        return said.get(self.as_read(item).consent, "")

    def verdict(self, item: int) -> str:
        """Say in a word or two what becomes of an entry that goes in."""
        if self.stands_in(item, LOOK):
            return _("look")
        return _("ready")

    def doubts(self, item: int, *, short: bool = False) -> list[str]:
        """Say what is doubtful in an entry, each in a phrase; `short` leaves long words out."""
        entry = self.entry(item)
        found = []
        if item in self.known:
            found.append(self.known[item].sentence())
        if consent := self.consent(item):
            found.append(consent)
        if entry.standing == "withdrawn":
            found.append(
                _("marked as withdrawn: comes in as signed until the withdrawal has its day")
            )
        for defect in entry.defects:
            named = {"defect": defect_label(defect.code), "piece": defect.text}
            found.append(_("%(defect)s: %(piece)s") % named if defect.text else named["defect"])
        if entry.reservation and short:
            found.append(_("words to settle"))
        elif entry.reservation:
            found.append(_("words to settle: %(words)s") % {"words": entry.reservation})
        if entry.notes and not entry.as_printed:
            words = {"words": "; ".join(entry.notes)}
            found.append(_("kept, and not printed after your correction: %(words)s") % words)
        return found

    def items(self, part: str) -> "array[int]":
        """Give the ranks of a part's items, in the order of the source."""
        flags = self._first[part]
        if self._decisions:
            flags = bytearray(flags)
            for item in self._decisions:
                flags[self.rank[item]] = self.stands_in(item, part)
        return array("q", compress(range(len(flags)), flags))

    def account(self) -> Account:
        """Count where the lines of the source went."""
        entries, entry_lines, left = len(self.draft.entries), self._entry_lines, self._left_lines
        for item in self.proposed:
            entries -= 1
            entry_lines -= self._filled[item]
            left += self._filled[item]
        for item, decision in self._decisions.items():
            was_out = self._is_out_at_first(item)
            if was_out and not decision.out:
                entries += decision.part_of < 0
                entry_lines += self._filled[item]
                left -= self._filled[item]
            elif not was_out and decision.out:
                entries -= 1
                entry_lines -= self._filled[item]
                left += self._filled[item]
        return Account(entries, entry_lines, self._text, left, self._blank)

    def decided(self) -> Draft:
        """Give the draft as she decided it; the very same where she decided nothing."""
        if not self._decisions and not self.proposed:
            return self.draft
        entries = []
        section = 1
        for item in self.order:
            if self.stands_in(item, READ):
                entry = self.entry(item)
                if item >= len(self.draft.entries):
                    entry = replace(entry, section=section)
                if item in self._decisions and self._decisions[item].settled:
                    entry = replace(entry, defects=())
                entries.append(entry)
            if item < len(self.draft.entries):
                section = self.draft.entries[item].section
        return replace(self.draft, entries=tuple(entries), left_out=self._left_out())

    @property
    def decisions(self) -> int:
        """Count the items about which something was decided."""
        return len(self._decisions)

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a decision was taken back."""
        return bool(self._undone)

    # Deciding

    def edit(self, item: int, field_name: str, value: str) -> None:
        """Correct a field; raises UserError where the entry would lose its name."""
        before = self._decisions.get(item, Decision(out=False))
        edits = {**before.edits, field_name: " ".join(value.split())}
        read = self.as_read(item)
        take_in.edit_entry(read, edits)
        edits = {name: words for name, words in edits.items() if words != getattr(read, name)}
        if edits != before.edits:
            self._decide({item: replace(before, edits=edits)})

    def leave_out(self, items: Iterable[int]) -> None:
        """Leave entries out; lines that she had taken in go back to where they were."""
        decided = {}
        for item in items:
            before = self._decisions.get(item)
            decided[item] = OUT if before is None else replace(before, out=True)
        for other, decision in self._decisions.items():
            if decision.part_of in decided:
                decided[other] = OUT
        self._decide(decided)

    def take_in(self, items: Iterable[int]) -> None:
        """Take left-out lines in, each as an entry; raises UserError where one names nobody."""
        decided = {}
        for item in items:
            before = self._decisions.get(item, Decision(out=True))
            # Lines that were one entry once are read anew: the others did not come with them.
            whole = before.entry is not None and before.entry.lines == self._lines(item)
            if item >= len(self.draft.entries) and not whole:
                entry = self._read_unit([item])
                before = Decision(out=True, entry=entry)
            decided[item] = replace(before, out=False)
        self._decide(decided)

    def take_in_as_one(self, items: Sequence[int]) -> None:
        """Take left-out lines in as one entry; raises UserError where they name nobody."""
        first, *others = sorted(items, key=lambda item: self.rank[item])
        entry = self._read_unit([first, *others])
        joined = {item: Decision(out=False, part_of=first) for item in others}
        self._decide({first: Decision(out=False, entry=entry), **joined})

    def settle(self, items: Iterable[int]) -> None:
        """Note that entries are right as they are."""
        known = {item: self._decisions.get(item, Decision(out=False)) for item in items}
        self._decide({item: replace(each, settled=True) for item, each in known.items()})

    def undo(self) -> list[int]:
        """Take the last decision back; gives its items."""
        return self._swap(self._done, self._undone)

    def redo(self) -> list[int]:
        """Decide again what was taken back last; gives its items."""
        return self._swap(self._undone, self._done)

    def _swap(
        self, off: list[dict[int, Decision | None]], onto: list[dict[int, Decision | None]]
    ) -> list[int]:
        if not off:
            return []
        wanted = off.pop()
        onto.append({item: self._decisions.get(item) for item in wanted})
        self._put(wanted)
        return list(wanted)

    def _decide(self, decided: Mapping[int, Decision]) -> None:
        if decided:
            self._done.append({item: self._decisions.get(item) for item in decided})
            self._undone.clear()
            self._put(decided)

    def _put(self, wanted: Mapping[int, Decision | None]) -> None:
        for item, decision in wanted.items():
            if decision is None:
                self._decisions.pop(item, None)
            else:
                self._decisions[item] = decision
        self._tell(list(wanted))

    def _is_doubtful(self, item: int, decision: Decision | None) -> bool:
        alike = item in self.known and self.known[item].verdict != ELSEWHERE
        refused = item < len(self.draft.entries) and self.draft.entries[item].processing == "no"
        if decision is None:
            return bool(self._doubtful[item]) or alike
        read = self.as_read(item)
        # What was doubtful stays until she says that it is right: an edit alone may not be the last.
        doubtful = bool(read.defects or read.reservation) or alike or refused
        return not decision.settled and doubtful

    def _read_unit(self, items: Sequence[int]) -> DraftEntry:
        lines = (self._lines(items[0])[0], self._lines(items[-1])[1])
        return take_in.read_left_out(
            "\n".join(self.text(item) for item in items),
            lines=lines,
            section=1,
            table=self.draft.format == "table",
        )

    def _lines(self, item: int) -> Lines:
        if item < len(self.draft.entries):
            return self.draft.entries[item].lines
        return self.units[item - len(self.draft.entries)].lines

    def _source_text(self, lines: Lines) -> str:
        first, last = lines
        return "\n".join(self.texts[max(first, 1) - 1 : last])

    def _left_out(self) -> tuple[LeftOut, ...]:
        """Give what is left out now; a piece of the draft that is whole stays as it was."""
        count = len(self.draft.entries)
        left: dict[int, list[Unit]] = {}
        taken = set()
        for item in self._decisions:
            if item >= count and not self._decisions[item].out:
                taken.add(item)
        broken = {self.units[item - count].block for item in taken}
        for at, unit in enumerate(self.units):
            if unit.block in broken and at + count not in taken:
                left.setdefault(unit.block, []).append(unit)
        found = [each for at, each in enumerate(self.draft.left_out) if at not in broken]
        found += [
            LeftOut(unit.lines, unit.text, unit.why) for kept in left.values() for unit in kept
        ]
        found += [
            LeftOut(self._lines(item), self.text(item), self.why(item))
            for item in {**self.proposed, **self._decisions}
            if item < count and self.stands_in(item, LEFT)
        ]
        return tuple(sorted(found, key=lambda each: each.lines))


def _units(draft: Draft, texts: Sequence[str]) -> list[Unit]:
    """Part what was left out into lines; a row of a table stays whole."""
    units = []
    for block, each in enumerate(draft.left_out):
        first, last = each.lines
        if draft.format == "table" or last > len(texts):
            units.append(Unit(each.lines, each.text, each.why, block))
            continue
        for line in range(first, last + 1):
            if texts[line - 1].strip():
                text = texts[line - 1].strip()
                units.append(Unit((line, line), text, each.why, block))
    return units
