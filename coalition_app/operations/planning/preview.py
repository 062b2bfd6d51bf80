"""A draft with what was decided about it before anything is written: edits, lines left out or included."""

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import compress

from coalition_app.dates import day_said
from coalition_app.drafts import Draft, DraftEntry, Lines, Source
from coalition_app.i18n import _
from coalition_app.intake import edit_draft
from coalition_app.operations.doubts import WITHDRAWN
from coalition_app.operations.planning.compared import Compared, compared_of
from coalition_app.operations.planning.decided_draft import decided_draft
from coalition_app.operations.planning.for_bodies import signed_for_bodies
from coalition_app.operations.planning.items import (
    AGAIN,
    AS_READ,
    BY_YOU,
    IN,
    JOINED_CODE,
    KNOWN,
    LEFT,
    LEFT_CODE,
    LINE_CODE,
    LINK,
    LOOK,
    OUT,
    PARTS,
    READ,
    SAID_CODE,
    THERE_CODE,
    VERDICTS,
    Account,
    Decision,
    code_of,
    corrected,
    is_doubtful,
    is_renamed,
    is_repeated,
    signed_as,
    table_of,
)
from coalition_app.operations.planning.reading import Items
from coalition_app.operations.planning.rereading import kept_decisions, kept_parts
from coalition_app.records.imports.differences import Difference
from coalition_app.records.imports.entry_match import THERE, Known
from coalition_app.records.imports.entry_pieces import lines_by_entry, open_in
from coalition_app.records.imports.form_answers import (
    own_words,
    with_own_words,
    words_given,
)
from coalition_app.records.signatures.pieces import FIELDS, NOTHING, PRINT, Piece
from coalition_app.work import collecting_later

__all__ = ("KNOWN", "LEFT", "LOOK", "READ", "Account", "Compared", "Preview")


class Preview(Items):
    """The items of one source, and the decisions about them."""

    def __init__(self, source: Source, texts: Sequence[str] | None = None) -> None:
        super().__init__(source, texts)
        self.asks_title = True
        """Whether it is asked which line is the title, where that is not sure."""
        self._named_by = lines_by_entry(self.draft)
        self.told: list[Callable[[Sequence[int]], None]] = []
        """Called with the items about which something was decided; with none where all is read anew."""
        self._decisions: dict[int, Decision] = {}
        self.known: Mapping[int, Known] = {}
        """What the register knows of the entries, by item."""
        self.proposed: Mapping[int, str] = {}
        """Entries that are left out unless the user includes them, each with the reason."""
        self._begin(compared_of(self.shape, {}))
        self._done: list[dict[int, Decision | None]] = []
        self._undone: list[dict[int, Decision | None]] = []

    # What the register knows, and another reading

    def compare(self, found: Compared) -> None:
        """Take over what the register knows of the entries; those already there are proposed to stay out."""
        if found.draft is self.draft and found.known != self.known:
            if len(found.codes) != len(self.rank):
                # Something was parted while it was compared.
                found = compared_of(self.shape, found.known, found.differences)
            self._begin(found)
            self._tell(())

    def _begin(self, found: Compared) -> None:
        """Begin with what is proposed, and decide again what was decided."""
        self.known, self.proposed = found.known, found.proposed
        self._unsure = [
            item for item, each in self.known.items() if each.can_link and not each.links_unasked
        ]
        self._codes = bytearray(found.codes)
        self._anew: dict[int, Sequence[Piece]] = {}
        """The open pieces of entries that decisions read otherwise: parted, taken in, signed by others."""
        for item in self._decisions:
            self._keep_anew(item)
            self._codes[self.rank[item]] = self._code_now(item)
        told = {*self.proposed, *self._decisions}
        if self.title_item >= 0:
            told.add(self.title_item)
            self._codes[self.rank[self.title_item]] = self._code_now(self.title_item)
        self._waiting = Counter(
            {key: sum(at not in told for at, _text in each) for key, each in self._by_text.items()}
        )
        for item in told:
            self._waiting.update(self._waits(item))
        self._entry_lines = self._left_lines = 0
        for item, rank in enumerate(self.rank):
            if self._codes[rank] in PARTS[LEFT]:
                self._left_lines += self._filled[item]
            else:
                self._entry_lines += self._filled[item]

    def become(self, other: "Preview") -> int:
        """Become another reading of the same source; return how many decisions are lost.

        A decision stays where the same lines were read as the same entry.
        """
        kept = kept_decisions(self._decisions, self.reading(), other.reading())
        kept |= kept_parts(self, other)
        lost = len(self._decisions) - len(kept)
        told = self.told
        self.__dict__.update(other.__dict__)
        self.told, self._decisions = told, kept
        self._begin(Compared(self.draft, self.known, self.proposed, bytes(self._codes)))
        self._tell(())
        return lost

    def decide_again(self, decisions: Mapping[int, Decision]) -> None:
        """Take over what was decided about the same reading before; nothing else may be decided yet."""
        self._decisions = dict(decisions)
        self._begin(compared_of(self.shape, self.known))

    def waiting(self, item: int) -> list[Piece]:
        """List the pieces of an entry of which nobody has said yet what they are."""
        answers = self._decisions.get(item, AS_READ).answers
        pieces = self._anew[item] if item in self._anew else self.open.get(item, ())
        return [each for each in pieces if each.text not in answers]

    def open_of(self, item: int, decision: Decision) -> Sequence[Piece]:
        """Return the pieces of an entry that somebody must say something of, as a decision reads it."""
        read = self._read_anew(item, decision)
        return self.open.get(item, ()) if read is None else self._open_in(read)

    def _read_anew(self, item: int, decision: Decision) -> DraftEntry | None:
        """Return an entry that a decision reads otherwise than the source was read; None for all else."""
        first = self.draft.entries[item] if item < len(self.draft.entries) else None
        read = decision.entry or first
        now = corrected(signed_as(read, decision), decision) if read is not None else None
        return now if now is not first else None

    def _open_in(self, read: DraftEntry) -> Sequence[Piece]:
        return open_in(read, self._named_by.get(read.number, ()) if read.number else ())

    def _keep_anew(self, item: int) -> None:
        """Keep what is open in an entry that is read otherwise now: it is asked for often."""
        read = self._read_anew(item, self._decisions.get(item, AS_READ))
        if read is not None:
            self._anew[item] = self._open_in(read)
        else:
            self._anew.pop(item, None)

    def answers(self, item: int) -> Mapping[str, str]:
        """Return what was said of the open pieces of an entry, by their texts.

        Whoever found it right as it is said so of a letter after which the source breaks off, too.
        """
        decision = self._decisions.get(item, AS_READ)
        said = {text: each for text, each in decision.answers.items() if each != WITHDRAWN}
        if not decision.settled:
            return said
        waiting = {each.text for each in self.open_of(item, decision)}
        stumps = [each.text for each in self.as_read(item).open if each.text not in waiting]
        return {**dict.fromkeys(stumps, PRINT), **said}

    def is_withdrawn(self, item: int) -> bool:
        """Tell whether an entry was said to be withdrawn."""
        return WITHDRAWN in self._decisions.get(item, AS_READ).answers.values()

    def withdrawn(self, item: int) -> dt.date | None:
        """Return the day on which an entry was said to be withdrawn; None where the words name none."""
        answers = self._decisions.get(item, AS_READ).answers
        return next((day_said(text) for text, said in answers.items() if said == WITHDRAWN), None)

    def is_asked(self, item: int) -> bool:
        """Tell whether somebody should say that an entry is right as it is."""
        decision, known = self._decisions.get(item, AS_READ), self.known.get(item)
        if decision.settled:
            return False
        return item in self.proposed or is_doubtful(self.entry(item), known, decision)

    def was_line(self, item: int) -> bool:
        """Tell whether an item is a line outside the entries, taken in or not."""
        return super().is_line(item)

    def is_line(self, item: int) -> bool:
        """Tell whether an item is a line outside the entries that is not taken in as one."""
        return super().is_line(item) and self._decisions.get(item, AS_READ).entry is None

    def _is_taken_line(self, item: int) -> bool:
        return self.was_line(item) and not self.is_line(item)

    def _is_out_at_first(self, item: int) -> bool:
        return item >= len(self.draft.entries) or item in self.proposed

    def _code_now(self, item: int) -> int:
        """Return the code of what becomes of an item as it is decided."""
        decision = self._decisions.get(item)
        if self.is_line(item):
            needless = item == self.title_item and not self.asks_title
            return SAID_CODE if decision is not None or needless else LINE_CODE
        if item in self.whole and decision is None:
            return JOINED_CODE
        if decision is None:
            there = item in self.known and self.known[item].verdict == THERE
            if self._is_out_at_first(item):
                return THERE_CODE if there else LEFT_CODE
            waits = item in self.open
            return code_of(self.draft.entries[item], self.known.get(item), is_open=waits)
        if decision.part_of >= 0 or decision.parts:
            return JOINED_CODE
        if decision.out:
            return LEFT_CODE
        return code_of(
            self.entry(item),
            self.known.get(item),
            is_open=bool(self.waiting(item)),
            decision=decision,
            refused=item in self.proposed,
            renamed=is_renamed(decision.entry or self.draft.entries[item], decision),
        )

    def _tell(self, items: Sequence[int]) -> None:
        for tell in self.told:
            tell(items)

    def snapshot(self) -> "Preview":
        """Copy the preview as it is now, to be read off the window's thread."""
        copied = copy(self)
        copied.told, copied._decisions = [], dict(self._decisions)
        copied._codes, copied._anew = bytearray(self._codes), dict(self._anew)
        return copied

    # Asking

    def lines(self, item: int) -> Lines:
        """Return the lines of an item, counted from 1, both included."""
        decision = self._decisions.get(item)
        if decision is not None and decision.entry is not None and not decision.out:
            return decision.entry.lines
        return self.read_lines(item)

    def as_read(self, item: int) -> DraftEntry:
        """Return an entry as it was read from the source and as it was said who signs, before corrections."""
        decision = self._decisions.get(item, AS_READ)
        return signed_as(decision.entry or self.draft.entries[item], decision)

    def as_printed(self, item: int) -> DraftEntry | None:
        """Return an entry that was corrected, or parted from others, as its source has it; else None."""
        decision, whole = self._decisions.get(item, AS_READ), self.whole.get(item, -1)
        if whole >= 0:
            return replace(self.as_read(whole), part=self.as_read(item).part)
        read = decision.entry or self.draft.entries[item]
        return read if decision.edits or self.as_read(item) is not read else None

    def text(self, item: int) -> str:
        """Return the source's own words of an item, or of an entry that was parted what is read of it."""
        own = self._decisions.get(item, AS_READ).entry
        return own.as_printed if own is not None and item in self.whole else super().text(item)

    def entry(self, item: int) -> DraftEntry:
        """Return an entry as it would be imported."""
        return corrected(self.as_read(item), self._decisions.get(item, AS_READ))

    def said_of(self, item: int, field_name: str) -> list[str]:
        """List the pieces of an entry that were said to belong into a field: they go there by the import."""
        answers = self._decisions.get(item, AS_READ).answers
        return [text for text, said in answers.items() if FIELDS.get(said) == field_name]

    def words(self, item: int) -> str:
        """Return the words that an entry brings, answers among them, without the questions of a form."""
        return words_given(self.entry(item), self.form)

    def own_words(self, item: int) -> str:
        """Return the words of an entry that can be corrected: those beside the answers of a form."""
        return own_words(self.entry(item), self.form)

    def why(self, item: int) -> str:
        """Say why an item is left out."""
        if 0 <= item - len(self.draft.entries) < len(self.units):
            return self.units[item - len(self.draft.entries)].why
        if item in self.proposed and item not in self._decisions:
            return self.proposed[item]
        if self.is_repeated(item):
            return self.known[item].signed_sentence()
        return _(BY_YOU)

    def is_repeated(self, item: int) -> bool:
        """Tell whether an entry stays out since its signatory was said to have signed already."""
        decision = self._decisions.get(item, AS_READ)
        return not decision.out and is_repeated(self.known.get(item), decision)

    def differing(self, found: Iterable[Difference]) -> list[Difference]:
        """List the differences of entries that are a signature of the statement, or were said to be one."""

        def stands(item: int) -> bool:
            known = self.known.get(item)
            return self.is_repeated(item) or (known is not None and known.verdict == THERE)

        return [each for each in found if stands(each.entry)]

    def code(self, item: int) -> int:
        """Return what becomes of an item, one of the codes of `items`."""
        return self._codes[self.rank[item]]

    def stands_in(self, item: int, part: str) -> bool:
        """Tell whether an item belongs to a part."""
        return self.code(item) in PARTS[part]

    def count(self, verdict: str) -> int:
        """Count the items with a verdict; those of all verdicts add up to the source."""
        return sum(map(self._codes.count, VERDICTS[verdict][0]))

    def size(self, part: str) -> int:
        """Count the items of a part."""
        return sum(self._codes.count(code) for code in PARTS[part])

    def linked(self, item: int) -> bool:
        """Tell whether an entry is linked to a signatory of the directory, as decided so far."""
        known, decision = self.known.get(item), self._decisions.get(item)
        if known is None or not known.can_link:
            return False
        if decision is None or not decision.link:
            # Another name is another signatory, until the user says that it is the same.
            renamed = is_renamed(self.draft.entries[item], decision or AS_READ)
            return known.links_unasked and not renamed
        return decision.link in (LINK, AGAIN) and not self.is_repeated(item)

    @property
    def all_decisions(self) -> Mapping[int, Decision]:
        """Return what was decided, by item."""
        return self._decisions

    def decision(self, item: int) -> Decision | None:
        """Return what was decided about an item; None for nothing."""
        return self._decisions.get(item)

    def can_link(self, item: int) -> bool:
        """Tell whether an entry that goes in may be linked to a signatory of the directory."""
        known = self.known.get(item)
        return known is not None and known.can_link and self.code(item) in IN

    def items(self, part: str, verdict: str = "") -> "array[int]":
        """Return the ranks of a part's items, or of those with one verdict, in the order of the source."""
        codes = set(VERDICTS[verdict][0]) & set(PARTS[part]) if verdict else PARTS[part]
        return array("q", compress(range(len(self._codes)), self._codes.translate(table_of(codes))))

    def account(self) -> Account:
        """Count where the lines of the source went."""
        lines = (self._entry_lines, self._text, self._left_lines, self._blank)
        return Account(self.size(READ), *lines, self.size(LEFT))

    def taken(self) -> list[int]:
        """List the items that go in, in the order of the source."""
        return [self.order[rank] for rank in self.items(READ)]

    def decided(self) -> Draft:
        """Return the draft as the user decided it; the very same object where nothing was decided."""
        return decided_draft(self) if self._decisions or self.proposed else self.draft

    def undecided(self) -> set[int]:
        """Return the entries that go in as new, undecided, although the directory may know them."""
        return {item for item in (*self._unsure, *self._decisions) if self.is_undecided(item)}

    def is_undecided(self, item: int) -> bool:
        """Tell whether an entry goes in as new although the directory may know it, and nobody said so."""
        decision = self._decisions.get(item)
        told = decision is not None and bool(decision.link)
        return not told and self.can_link(item) and not self.linked(item)

    def is_again_undecided(self, item: int) -> bool:
        """Tell whether an entry may be a signature that was withdrawn, and nobody said what it is."""
        known, decision = self.known.get(item), self._decisions.get(item, AS_READ)
        if known is None or known.withdrew_on is None or self.linked(item):
            return False
        return not (decision.link or decision.settled)

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
        """Correct a field; raises UserError where the entry would lose its name.

        What a form answered stays beside other words.
        """
        if field_name == "reservation":
            value = with_own_words(self.as_read(item), self.form, value)
        before = self._decisions.get(item, Decision(out=False))
        edits = {**before.edits, field_name: " ".join(value.split())}
        read = self.as_read(item)
        now = edit_draft.edit_entry(read, edits)
        edits = {name: words for name, words in edits.items() if words != getattr(read, name)}
        if edits != before.edits:
            # Whoever found it right said nothing of what it is now: a person, or a body.
            settled = before.settled and not any(each.code == "kind-unsure" for each in now.defects)
            answers = _said_beside(before, edits)
            self._decide({item: replace(before, edits=edits, answers=answers, settled=settled)})

    def leave_out(self, items: Iterable[int]) -> None:
        """Leave entries out; lines that the user had included go back to where they were."""
        decided = {}
        for item in items:
            # A line that was taken in waits again.
            before = OUT if self._is_taken_line(item) else self._decisions.get(item, OUT)
            decided[item] = replace(before, out=True)
        for other, decision in self._decisions.items():
            if decision.part_of in decided:
                decided[other] = OUT
        self._decide(decided)

    def take_in(self, items: Iterable[int]) -> None:
        """Include left-out lines, each as an entry; raises UserError where one names nobody."""
        decided = {}
        for item in items:
            before = self._decisions.get(item, Decision(out=True))
            # Lines that were one entry once are read anew: the others did not come with them.
            whole = before.entry is not None and before.entry.lines == self.read_lines(item)
            if item >= len(self.draft.entries) and not whole:
                entry = self.read_unit([item])
                before = Decision(out=True, entry=entry)
            link = "" if self.is_repeated(item) else before.link
            decided[item] = replace(before, out=False, link=link)
            decided |= {each: Decision(out=False, part_of=item) for each in self._waiting_on(item)}
        self._decide(decided)

    def take_line(self, item: int) -> None:
        """Take a line outside the entries in as an entry; raises UserError where it names nobody."""
        decided = {item: Decision(out=False, entry=self.read_line(item))}
        for unit, each in enumerate(self.units, len(self.draft.entries)):
            if each.lines == self.read_lines(item) and unit not in self._decisions:
                decided[unit] = Decision(out=False, part_of=item)
        self._decide(decided)

    def part(self, item: int) -> None:
        """Part an entry into one for each signatory that it holds; its items stay when that is undone."""
        entries = self.parts_of(item)
        ranks, places = self.rank, self.room_for_parts(item, len(entries))
        before = self._decisions.get(item, AS_READ)
        decided = {item: replace(before, out=False, parts=len(entries))}
        for place, entry in zip(places, entries, strict=True):
            # What was said of the whole, as of its heading, is said of each.
            open_ = {each.text for each in self.open_of(place, Decision(out=False, entry=entry))}
            said = {text: each for text, each in before.answers.items() if text in open_}
            decided[place] = Decision(out=False, entry=entry, answers=said)
        if self.rank is not ranks:
            self._tell(())
        self._decide(decided)

    def parts_of(self, item: int) -> Sequence[DraftEntry]:
        """Return the entries that an item may be parted into; none where it holds one signatory."""
        return () if item in self.whole else self.parts_as(item, self._decisions.get(item, AS_READ))

    def parts_as(self, item: int, decision: Decision) -> Sequence[DraftEntry]:
        """Return the entries that an item may be parted into as a decision reads it."""
        entry = corrected(decision.entry or self.draft.entries[item], decision)
        return edit_draft.part_entry(entry, of_row=self.draft.format == "table")

    def room_for_parts(self, item: int, count: int) -> list[int]:
        """Return the items of the entries that one is parted into; new ones belong to no part yet."""
        before = len(self.order)
        made = super().room_for_parts(item, count)
        if new := len(self.order) - before:
            at = self.rank[made[-1]] - new + 1
            self._codes[at:at] = bytes([JOINED_CODE]) * new
        return made

    def take_in_as_one(self, items: Sequence[int]) -> None:
        """Include left-out lines as one entry; raises UserError where they name nobody."""
        first, *others = sorted(items, key=lambda item: self.rank[item])
        entry = self.read_unit([first, *others])
        joined = {item: Decision(out=False, part_of=first) for item in others}
        self._decide({first: Decision(out=False, entry=entry), **joined})

    def settle(self, items: Iterable[int]) -> None:
        """Note that entries are right as they are."""
        known = {item: self._decisions.get(item, Decision(out=False)) for item in items}
        self._decide({item: replace(each, settled=True) for item, each in known.items()})

    def answer(self, item: int, text: str, answer: str, *, all_alike: bool = False) -> None:
        """Say what an open piece or a line is: print, private, words, nothing or a role.

        `all_alike` says it of every one with the same text.
        """
        meant = self.alike(item, text) if all_alike else [(item, text)]
        decided: dict[int, Decision] = {}
        # Most of a long list say the same, and nothing was decided about them: they share one decision.
        first = {same: replace(AS_READ, answers={same: answer}) for _other, same in meant}
        for other, same in meant:
            before = decided.get(other) or self._decisions.get(other)
            decided[other] = (
                replace(before, answers={**before.answers, same: answer}) if before else first[same]
            )
        self._decide(decided)

    def sign_for_bodies(self, items: Iterable[int], text: str) -> None:
        """Let persons sign for the bodies above them; `text` is what was asked of all."""
        self._decide(signed_for_bodies(self, items, text))

    def alike(self, item: int, text: str) -> list[tuple[int, str]]:
        """List what waits with the same text as a piece or a line, each with its item and its own text."""
        folded = self._folded(item, text)
        read = [other for other, _same in self._by_text.get(folded, ())]
        return [
            (other, same)
            for other in dict.fromkeys([*read, *self._anew])
            for same in self._texts_waiting(other)
            if self._folded(other, same) == folded
        ]

    @property
    def still_open(self) -> int:
        """Count the pieces and lines that wait for an answer."""
        return self._waiting.total()

    def count_alike(self, item: int, text: str) -> int:
        """Count what waits with the same text as a piece or a line."""
        return self._waiting[self._folded(item, text)]

    def _waits(self, item: int) -> list[str]:
        return [self._folded(item, text) for text in self._texts_waiting(item)]

    def _texts_waiting(self, item: int) -> list[str]:
        """Return the texts of an item that wait for an answer; none where it stays out."""
        if self.code(item) == LINE_CODE:
            return [self.open_line(item).text]
        return [each.text for each in self.waiting(item)] if self.code(item) in IN else []

    def link(self, items: Iterable[int], link: str = LINK) -> None:
        """Link entries to the signatories of the directory, or record them as new: LINK, NEW or AGAIN.

        What was linked as a second signature of a signatory is not skipped by linking it with others.
        """
        decided = {}
        for item in items:
            before = self._decisions.get(item, Decision(out=False))
            linked_again = before.link == AGAIN and link == LINK
            if self.can_link(item) and before.link != link and not linked_again:
                decided[item] = replace(before, link=link)
        self._decide(decided)

    def ask_of_title(self, asked: bool) -> None:
        """Note whether the title is asked about: neither a statement’s own nor a typed one is."""
        if asked != self.asks_title:
            self.asks_title = asked
            if self.title_item >= 0:
                self._put({self.title_item: self._decisions.get(self.title_item)})

    def name_title(self, at: int) -> None:
        """Say which of the lines that may be the title is it, counted from 0."""
        line = self.open_line(self.title_item)
        said = Decision(False, edits={"title": line.candidates[at]}, answers={line.text: NOTHING})
        self._decide({self.title_item: said})

    @property
    def title(self) -> str:
        """Return the line that was said to be the title; empty where nobody said it."""
        return self._decisions.get(self.title_item, AS_READ).edits.get("title", "")

    @property
    def title_candidates(self) -> tuple[str, ...]:
        """Return what may be the title; empty where that is sure, or was said."""
        item = self.title_item
        waits = item >= 0 and self.code(item) == LINE_CODE
        return self.open_line(item).candidates if waits else ()

    def undo(self) -> list[int]:
        """Take the last decision back; return its items."""
        return self._swap(self._done, self._undone)

    def redo(self) -> list[int]:
        """Decide again what was taken back last; return its items."""
        return self._swap(self._undone, self._done)

    @collecting_later()
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
            self._waiting.subtract(self._waits(item))
            if decision is None or self._is_none(item, decision):
                self._decisions.pop(item, None)
            else:
                self._decisions[item] = decision
            self._keep_anew(item)
            rank = self.rank[item]
            before, now = self._codes[rank], self._code_now(item)
            self._codes[rank] = now
            self._waiting.update(self._waits(item))
            was_left, is_left = before in PARTS[LEFT], now in PARTS[LEFT]
            if was_left != is_left:
                lines = self._filled[item] if is_left else -self._filled[item]
                self._left_lines += lines
                self._entry_lines -= lines
        self._tell(list(wanted))

    def _is_none(self, item: int, decision: Decision) -> bool:
        """Whether a decision leaves all as it is proposed."""
        made = decision.edits or decision.settled or decision.link or decision.answers
        parted = decision.parts > 0 or (item in self.whole and decision.entry is not None)
        return (
            not (made or parted)
            and decision.part_of < 0
            and decision.out == self._is_out_at_first(item)
        )

    def _waiting_on(self, unit: int) -> list[int]:
        """List the lines that wait on those of what was left out, and nobody has said anything of."""
        first, last = self.read_lines(unit)
        own = len(self.draft.entries) + len(self.units)
        return [
            item
            for item, each in enumerate(self.lone, own)
            if first <= each.lines[0] <= each.lines[1] <= last and self.code(item) == LINE_CODE
        ]


def _said_beside(before: Decision, edits: Mapping[str, str]) -> Mapping[str, str]:
    """Return what was said of pieces where fields are corrected now: what was typed is all of a field.

    A piece that was said to belong into it stays in the source alone.
    """
    typed = {name for name, words in edits.items() if words != before.edits.get(name)}
    return {
        text: NOTHING if FIELDS.get(said) in typed else said
        for text, said in before.answers.items()
    }
