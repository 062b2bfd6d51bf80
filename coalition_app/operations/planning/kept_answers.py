"""What was said of a list's items before its import, as text: kept, and given again to a later reading."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from coalition_app.drafts import Lines
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.intake import edit_draft
from coalition_app.labels import ANSWERS, KINDS, ROLES_SAID, SIGNERS, STATUSES, quoted
from coalition_app.operations.doubts import WITHDRAWN, refuse_unfit
from coalition_app.operations.planning.items import AGAIN, LINK, NEW, Decision
from coalition_app.operations.planning.preview import Preview

EDITED = {*edit_draft.PRINTED, "kind", "title"}
"""Fields that are corrected before an import; the title only where it is asked about."""
ALONE = {"out": N_("Skip"), "settled": N_("Leave as it is")}
Kept = tuple[int, str]
"""The place of an item, and what was said of it; empty where nothing is any more."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """What was said of lines that are read otherwise now, or that cannot be read any more."""

    lines: Lines
    """(0, 0) where that itself cannot be read."""
    said: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What was said of one item, with how it was read then."""

    lines: Lines = (0, 0)
    read: str = ""
    out: bool = False
    edits: Mapping[str, str] = field(default_factory=dict)
    settled: bool = False
    part_of: int = -1
    link: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    signs: bool = False
    """Whether a line outside the entries was taken in as one."""
    parts: int = 0
    """Into how many entries it was parted."""
    whole: int = -1
    """Of one of those: the item that was parted, and which of them it is."""
    part: int = 0


def answers_kept(preview: Preview, items: Iterable[int]) -> Iterator[Kept]:
    """Yield what was said of items, as it is kept."""
    for item in items:
        decision = preview.decision(item)
        yield item, "" if decision is None else _written(preview, item, decision)


def answer_again(preview: Preview, kept: Mapping[int, str]) -> list[Unfit]:
    """Say again what was said of an earlier reading of the same list; return what does not fit any more.

    It stays with its item where the same lines were read alike. Nothing else may have been decided yet.
    """
    unfit, told = [], dict[int, _Told]()
    for item, text in kept.items():
        if (one := _read(text)) is not None:
            told[item] = one
        else:
            unfit.append(Unfit((0, 0), ""))
    apart = {item: one for item, one in told.items() if one.whole >= 0}
    told = {item: one for item, one in told.items() if one.whole < 0}
    places = _places(preview, told)
    joined: dict[int, list[int]] = {}
    for item, one in told.items():
        if item in places and one.part_of in places:
            joined.setdefault(places[one.part_of], []).append(places[item])
    decided: dict[int, Decision] = {}
    for item, one in told.items():
        decision = None
        if item in places and (one.part_of < 0 or one.part_of in places):
            part = places.get(one.part_of, -1)
            decision = _decision(preview, places[item], one, part, joined)
        if decision is None:
            unfit.append(Unfit(one.lines, _described(one)))
        else:
            decided[places[item]] = decision
            if one.parts:
                decided |= _parted(preview, places[item], decision, item, apart)
    unfit += [Unfit(one.lines, said) for one in apart.values() if (said := _described(one))]
    # Lines that belong to an entry which is not there any more would be lost.
    whole = {
        at: each for at, each in decided.items() if each.part_of < 0 or each.part_of in decided
    }
    preview.decide_again(whole)
    return sorted(unfit, key=lambda each: each.lines)


def _parted(
    preview: Preview, item: int, decision: Decision, kept: int, apart: dict[int, _Told]
) -> dict[int, Decision]:
    """Return what was said of the entries that an item was parted into, taking it from what is `apart`.

    `kept` is the old place of the item. What does not fit its entry any more stays apart.
    """
    read = preview.parts_as(item, decision)
    old = {one.part: at for at, one in apart.items() if one.whole == kept}
    found: dict[int, Decision] = {}
    for place, entry in zip(preview.room_for_parts(item, len(read)), read, strict=True):
        found[place] = Decision(out=False, entry=entry)
        if entry.part in old:
            one = apart[old[entry.part]]
            said = Decision(one.out, entry, one.edits, one.settled, answers=one.answers)
            if _fits(preview, place, said):
                found[place] = said
                del apart[old[entry.part]]
    return found


def _written(preview: Preview, item: int, decision: Decision) -> str:
    values: dict[str, Any] = {
        "lines": preview.read_lines(item),
        "read": _digest(preview, item),
        "out": decision.out,
        "edits": dict(decision.edits),
        "settled": decision.settled,
        "part_of": decision.part_of,
        "link": decision.link,
        "answers": dict(decision.answers),
        "signs": decision.entry is not None and preview.was_line(item),
        "parts": decision.parts,
        "whole": preview.whole.get(item, -1),
        "part": decision.entry.part if decision.entry is not None else 0,
    }
    usual = _Told()
    said = {name: each for name, each in values.items() if each != getattr(usual, name)}
    return json.dumps(said, ensure_ascii=False)


def _read(text: str) -> _Told | None:
    """Read what was kept; None for what this program never wrote."""
    try:
        values = json.loads(text)
        told = _Told(**{**values, "lines": tuple(values["lines"])})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    first_last = [each for each in told.lines if type(each) is int]
    sound = (
        len(told.lines) == len(first_last) == 2
        and isinstance(told.read, str)
        and isinstance(told.out, bool)
        and isinstance(told.settled, bool)
        and isinstance(told.signs, bool)
        and all(type(each) is int for each in (told.part_of, told.parts, told.whole, told.part))
        and told.link in ("", LINK, NEW, AGAIN)
        and _are_words(told.edits, EDITED)
        and _are_words(told.answers)
        and told.edits.get("kind", "individual") in KINDS
        and {*told.answers.values()} <= {*ANSWERS, *ROLES_SAID, *SIGNERS, WITHDRAWN}
    )
    return told if sound else None


def _are_words(given: object, names: Iterable[str] | None = None) -> bool:
    if not isinstance(given, dict) or not all(isinstance(each, str) for each in given.values()):
        return False
    return names is None or given.keys() <= set(names)


def _places(preview: Preview, told: Mapping[int, _Told]) -> dict[int, int]:
    """Find where the items are now: at their old place, else on the same lines; each only once."""
    by_lines: dict[Lines, list[int]] = {}
    for item in range(len(preview)):
        by_lines.setdefault(preview.read_lines(item), []).append(item)
    places: dict[int, int] = {}
    for item, one in sorted(told.items()):
        there = by_lines.get(one.lines, [])
        # The old place first: several equal entries may stand on one line.
        for at in sorted(there, key=lambda each, old=item: each != old):  # type: ignore[misc]
            if _digest(preview, at) == one.read:
                there.remove(at)
                places[item] = at
                break
    return places


def _digest(preview: Preview, item: int) -> str:
    """Return a digest of what an item was read as: all that is seen of it where it is answered."""
    words: Sequence[str] = (preview.text(item),)
    if item < len(preview.draft.entries):
        entry = preview.draft.entries[item]
        words = (
            *(entry.kind, entry.standing),
            *(getattr(entry, name) for name in edit_draft.PRINTED),
            *(word for piece in entry.pieces for word in (piece.role, piece.text)),
            *(each.code for each in entry.defects),
        )
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:16]


def _decision(
    preview: Preview, item: int, told: _Told, part: int, joined: Mapping[int, list[int]]
) -> Decision | None:
    """Return what was said as a decision about an item of this reading; None where it does not fit."""
    decision = Decision(
        out=told.out,
        edits=told.edits,
        settled=told.settled,
        part_of=part,
        link=told.link,
        answers=told.answers,
        parts=told.parts,
    )
    if "title" in told.edits and item != preview.title_item:
        return None
    try:
        if preview.is_line(item) and told.signs:
            decision = replace(decision, entry=preview.read_line(item))
        elif preview.is_line(item):
            return decision if _fit_line(preview, item, told) else None
        elif item >= len(preview.draft.entries):
            lines = sorted((item, *joined.get(item, ())), key=lambda each: preview.rank[each])
            entry = None if told.out or part >= 0 else preview.read_unit(lines)
            decision = replace(decision, entry=entry)
    except UserError:
        return None
    if not _fits(preview, item, decision):
        return None
    parted = not told.parts or len(preview.parts_as(item, decision)) == told.parts
    return decision if parted else None


def _fit_line(preview: Preview, item: int, told: _Told) -> bool:
    line = preview.open_line(item)
    for answer in told.answers.values():
        refuse_unfit(answer, line.code, line.text)
    return {*told.answers} <= {line.text}


def _fits(preview: Preview, item: int, decision: Decision) -> bool:
    """Tell whether all that was answered waits for an answer, and may be answered and corrected so."""
    # What was answered before it was said who signs may not wait of the body any more.
    unsigned = preview.open_of(item, replace(decision, answers={}))
    waiting = {each.text: each for each in (*unsigned, *preview.open_of(item, decision))}
    if not waiting.keys() >= decision.answers.keys():
        return False
    own = preview.draft.entries
    entry = decision.entry or (own[item] if item < len(own) else None)
    try:
        if decision.edits and entry is not None:
            edit_draft.edit_entry(entry, decision.edits)
        for text, answer in decision.answers.items():
            refuse_unfit(answer, waiting[text].open, text, waiting[text].role)
    except UserError:
        return False
    return True


def _described(told: _Told) -> str:
    """Say briefly what had been said."""
    answers = {**ANSWERS, **ROLES_SAID, **SIGNERS, WITHDRAWN: STATUSES[WITHDRAWN]}
    said = [f"{quoted(text)}: {_(answers[answer])}" for text, answer in told.answers.items()]
    said += [quoted(words) for words in told.edits.values()]
    said += [_(words) for name, words in ALONE.items() if getattr(told, name)]
    return "; ".join(said)
