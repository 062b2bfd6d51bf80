"""How many remarks beside names pass in silence, and how many clean entries are flagged, of 1,000.

`silence` as the argument of the benchmarks measures this alone; `show` behind it prints what was missed of
the wordings that rules are tuned on. Those that are kept aside are counted and never shown.
"""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from coalition_app.draft_pieces import PRINTING
from coalition_app.drafts import Draft, DraftEntry
from coalition_app.intake.read_source import read_source
from tests.benchmarks.window_lines import Figure
from tests.intake.list_files import SOURCES, gold, list_file

FOLDER = Path(__file__).parent.parent / "data" / "remarks"
MANY = 1_000
"""Remarks of a kind, and clean entries of a language."""
LISTED = 20
"""Entries of a list."""
EVERY = 5
"""One entry in so many has a remark."""
SILENT_AT_MOST = {"small letter": 0, "capital": 28, "no separator": 52}
SILENT_BEFORE_AT_MOST = {
    "before, in brackets": 10,
    "before, with a colon": 70,
    "before, with a dash": 160,
    "before, no separator": 140,
}
"""The same where the remark is set before the name."""
FLAGGED_AT_MOST = 105
ENGLISH_AT_MOST = 100
TOLD = frozenset(("withdrawn-mark", "corrected-mark", "asks-not-to-print", "not-final"))
"""Defects that say what a remark says."""
UNHEARD = PRINTING - {"joint"} | {"number", "mark", "footnote"}
"""Roles of pieces about which nobody is asked."""

Names = dict[str, list[str]]


class Missed(NamedTuple):
    """A remark that nobody would be asked about, or a clean entry that somebody would."""

    way: str
    line: str
    read_as: str


def _small(remark: str, chance: random.Random) -> str:
    return chance.choice((", {}", " ({})")).format(remark)


def _capital(remark: str, chance: random.Random) -> str:
    return _small(_with_capital(remark), chance)


def _with_capital(remark: str) -> str:
    first = next(at for at, letter in enumerate(remark) if letter.isalnum())
    return remark[:first] + remark[first].upper() + remark[first + 1 :]


def _bare(remark: str, _chance: random.Random) -> str:
    return f" {remark}"


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "small letter": _small,
    "capital": _capital,
    "no separator": _bare,
    "before, in brackets": lambda remark, _chance: f"({remark}) ",
    "before, with a colon": lambda remark, _chance: f"{_with_capital(remark)}: ",
    "before, with a dash": lambda remark, _chance: f"{_with_capital(remark)} — ",
    "before, no separator": lambda remark, _chance: f"{_with_capital(remark)} ",
}


def silence_figures(*, show: bool = False, many: int = MANY) -> Iterator[Figure]:
    """Measure the silence of each way to set a remark, and the flags on what has none, of 1,000."""
    names = _load("names")
    for wordings in ("tuned", "held_out"):
        listed = [
            (language, remark)
            for language, kinds in _load(wordings).items()
            for remarks in kinds.values()
            for remark in remarks
        ]
        for way, at_most in {**SILENT_AT_MOST, **SILENT_BEFORE_AT_MOST}.items():
            missed = _silent(names, listed, way, many)
            _print(missed, show and wordings == "tuned")
            called = f"silent remarks, {way}, {wordings.replace('_', ' ')}"
            yield Figure(called, len(missed) * 1000 / many, "", at_most, f"of {len(listed)}")
    for language in names:
        flagged = _flagged(names, language, many)
        _print(flagged, show)
        most = ENGLISH_AT_MOST if language == "en" else FLAGGED_AT_MOST
        yield Figure(f"clean entries flagged, {language}", len(flagged) * 1000 / many, "", most)
    wrong, count = _flagged_lists()
    _print(wrong, show)
    share = len(wrong) * 1000 / count
    yield Figure("clean entries of the invented lists flagged", share, "", FLAGGED_AT_MOST)


def invented(names: Names, chance: random.Random) -> str:
    """Give an entry without a remark, as lists print them."""
    pick = chance.choice
    person = " ".join(filter(None, (pick(names[part]) for part in ("given", "middle", "family"))))
    parts = [person]
    if chance.random() < 0.5:
        filled = {key: pick(names[key]) for key in ("word", "theme", "short") if key in names}
        number = str(chance.randint(1, 2030))
        body = pick(names["bodies"]).format(place=pick(names["places"]), number=number, **filled)
        parts = [body, person] if chance.random() < 0.3 else [body]
    if person in parts and chance.random() < 0.6:
        parts.append(pick(names["offices"]))
    if chance.random() < 0.3:
        parts.append(pick(names["places"]))
    return ", ".join(parts)


def _load(name: str) -> dict[str, dict[str, list[str]]]:
    read: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return read


def _silent(
    names: dict[str, Names], listed: Sequence[tuple[str, str]], way: str, many: int
) -> list[Missed]:
    """Set remarks beside every fifth name of lists; give those that nobody would be asked about."""
    chance = random.Random(way)
    wanted = [listed[at % len(listed)] for at in range(many)]
    missed = []
    for language in names:
        own = [remark for spoken, remark in wanted if spoken == language]
        chance.shuffle(own)
        per_list = LISTED // EVERY
        for at in range(0, len(own), per_list):
            beside = [WAYS[way](remark, chance) for remark in own[at : at + per_list]]
            lines = [invented(names[language], chance) for _ in range(LISTED)]
            places = range(EVERY // 2, LISTED, EVERY)[: len(beside)]
            for place, remark in zip(places, beside, strict=True):
                before = way in SILENT_BEFORE_AT_MOST
                lines[place] = remark + lines[place] if before else lines[place] + remark
            draft = _read(names[language], lines)
            for place in places:
                if not _heard(draft, place + 3):
                    missed.append(Missed(way, lines[place], _read_as(draft, place + 3)))
    return missed


def _flagged(names: dict[str, Names], language: str, many: int) -> list[Missed]:
    chance = random.Random(language)
    flagged = []
    for _ in range(many // LISTED):
        lines = [invented(names[language], chance) for _ in range(LISTED)]
        draft = _read(names[language], lines)
        for place, line in enumerate(lines):
            if _heard(draft, place + 3):
                flagged.append(Missed(f"clean {language}", line, _read_as(draft, place + 3)))
    return flagged


def _flagged_lists() -> tuple[list[Missed], int]:
    """Give the flags on entries of tests/data/lists that say nothing beside, and how many these are."""
    flagged, count = [], 0
    for path in SOURCES:
        draft = read_source(*list_file(path)).draft
        for entry, right in zip(draft.entries, gold(path), strict=True):
            if right.get("reservation") or right.get("standing"):
                continue
            count += 1
            if entry.open:
                flagged.append(Missed(path.name, entry.as_printed, str(entry.open)))
    return flagged, count


def _read(names: Names, lines: Sequence[str]) -> Draft:
    numbered = (f"{number}. {line}" for number, line in enumerate(lines, 1))
    text = "\n".join((str(names["heading"]), "", *numbered)) + "\n"
    return read_source(text.encode("utf-8"), "list.txt").draft


def _on(draft: Draft, line: int) -> list[DraftEntry]:
    return [entry for entry in draft.entries if entry.lines[0] <= line <= entry.lines[1]]


def _heard(draft: Draft, line: int) -> bool:
    """Tell whether somebody is asked about what stands on a line, or told."""
    if any(first <= line <= last for (first, last), *_rest in draft.open_lines):
        return True
    return any(
        entry.open
        or entry.reservation
        or entry.standing != "signed"
        or entry.consent not in ("", "yes")
        or any(defect.code in TOLD for defect in entry.defects)
        or any(piece.role not in UNHEARD for piece in entry.pieces)
        for entry in _on(draft, line)
    )


def _read_as(draft: Draft, line: int) -> str:
    return " + ".join(
        " ".join(f"{piece.role}[{piece.text}]" for piece in entry.pieces)
        for entry in _on(draft, line)
    )


def _print(missed: Sequence[Missed], show: bool) -> None:
    for each in missed if show else ():
        sys.stdout.write("\t".join(each) + "\n")
