"""Where the fields of an entry are printed in it, and what is between them: contacts, marks, remarks."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from coalition_app.dates import read_day
from coalition_app.drafts import DraftEntry
from coalition_app.intake.entries.by_the_same import find_again
from coalition_app.intake.entries.clauses import remark_at
from coalition_app.intake.entries.footnotes import PERSONAL, SIGN
from coalition_app.intake.entries.parts import CORRECTED, SIGNED, WITHDRAWN
from coalition_app.intake.entries.printing_wishes import is_wish
from coalition_app.intake.entries.remainder import cell_vouched_for, speaks
from coalition_app.intake.entries.reservations import states_position
from coalition_app.intake.entries.stands_for import find_joining, find_proxies, is_office_in_case
from coalition_app.intake.entries.traits import traits
from coalition_app.intake.words.contacts import find_contacts, find_streets_of_names
from coalition_app.intake.words.organisations import is_body
from coalition_app.intake.words.persons import begins_office, is_person
from coalition_app.intake.words.pictures import DOUBTING
from coalition_app.intake.words.quotation import QUOTE, Depths, quote_steps

MARK = re.compile(rf"{SIGN}|{DOUBTING}")
SIGN_ALONE = re.compile(r"[-–—−+±?!]+")
"""An answer in signs, in a cell or in brackets behind a name: a minus, a question."""
FIELDS = (
    *(("name", "name"), ("representative", "person"), ("office", "office"), ("place", "place")),
    *(("country", "country"), ("legal_form", "legal-form")),
)
"""The fields that print, and the roles of their pieces; the legal form may be within the name."""
PARTING = re.compile(r"[;:|\t()\[\]]|,(?!\d)|(?<!\d),(?=\d)|(?<=\s)(?:--|[-–/·•])(?=\s)|—")
"""What separates one piece from the next, outside quotation marks."""
GOES_ON = re.compile(r"^(?:and|&|и|және|мен|und|et|y) ")
"""What the last part of a series begins with."""
LOOSE_MARK = re.compile(r"(?<=[\w»”\"])\s(\d{1,2})(?=\)\s*(?:[,;]|$))")
"""The mark of a note after a name: a number with half a bracket."""
QUOTATION_END = re.compile(r"[»”\"]\s+(?=\w)")
NO_QUOTATIONS = Depths([])
GOES_ON_SMALL = re.compile(r"[^\s,] [^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]")
"""A word in small letters with no separator before it."""

NEW_SENTENCE = re.compile(r"([^\W\d_]{4,})[»”\"')]?\. (?=[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ])")
SPEECH = re.compile(r":\s*([«“„\"‘][^»”\"]*\s.*?[»”\"’])(?=\s*(?:[.,;]|$))")
BEHIND_NAME = re.compile(r"[,;]|\s[-–—]\s|[)\]]\s*$")
APART = re.compile(r"[,;](?!\s*\d)|\s[-–—]\s|[(\[]")
"""What parts the words that announce a quotation from those before them; «по требованиям 2, 3» is one."""


class Run(NamedTuple):
    """A part of the printed entry that one field or one rule gives its role."""

    start: int
    end: int
    role: str
    whole: bool = False
    """Whether it stays one piece, whatever separators are in it."""


PRONOUNS = re.compile(
    r"(?:(?:s?he|they|ze|xe|sie|er|она?|они)/){1,2}(?:him|her|hers|his|them|theirs|they|he|she|hir|any|"
    r"ihr|ihm|его|её|ее|их)",
    re.IGNORECASE,
)
"""How somebody wants to be spoken of, beside a name: it says nothing of signing."""


def find_runs(entry: DraftEntry, printed: str, told: Collection[str]) -> list[Run]:
    """Find where the fields are printed; what must never print, and words on demands, come first."""
    runs = [Run(start, end, role, whole=True) for start, end, role in find_contacts(printed)]
    for mark in LOOSE_MARK.finditer(printed):
        if printed.count("(", 0, mark.start()) <= printed.count(")", 0, mark.start()):
            runs.append(Run(mark.start(1), mark.end(1), "mark", whole=True))
    for said in _find_speech(printed):
        label = APART.split(printed[: said.start()])[-1]
        if not (said[1] in entry.reservation and states_position(label)):
            runs.append(Run(*said.span(1), "unknown", whole=True))
    again = find_again(printed)
    apart = [*find_proxies(printed), *find_streets_of_names(printed)]
    apart += [(again.start, again.end)] if again else []
    runs += [Run(start, end, "unknown", whole=True) for start, end in apart]
    joined = [*find_joining(printed)]
    for start, end, found in joined:
        # They say in what capacity one signs, where it is known who stands for whom; else all that follows
        # them in the field is said with them: «on behalf of the board».
        last = end if found else max(end, *_ends_of_fields(entry, printed, start))
        runs.append(Run(start, last, "capacity" if found else "unknown", whole=True))
    for words in [entry.reservation, *entry.reservation.split("; ")]:
        _locate(runs, printed, words, "words", whole=True)
    for note in entry.notes:
        if role := role_of_remark(note):
            _locate(runs, printed, note, role, whole=True)
    # A name of a column of its own is all of its cell, whatever a cell beside it says.
    of_column = "name" in told and remark_at(entry.name, first=True) is None
    if of_column:
        _locate(runs, printed, entry.name, "name", whole=is_person(entry.name))
    runs += _find_tails(printed, runs)
    if not of_column:
        _locate(runs, printed, entry.name, "name", whole=is_person(entry.name))
    whole = "affiliation" in told and cell_vouched_for(entry.affiliation)
    _locate(runs, printed, entry.affiliation, "affiliation", whole=whole)
    for body in entry.joint:
        _locate(runs, printed, body.name, "joint")
        _locate(runs, printed, body.legal_form, "joint")
    for field, role in FIELDS[1:]:
        text = getattr(entry, field)
        for part in [text, *text.split(", ")]:
            # «в лице» asks for an office in another case, which no list holds.
            in_case = role == "office" and bool(joined) and is_office_in_case(part)
            if _locate(runs, printed, part, role, whole=in_case) and part == text:
                break
    return sorted(runs)


def _ends_of_fields(entry: DraftEntry, printed: str, start: int) -> Iterator[int]:
    """Yield where the fields that begin at a place of the printed entry end."""
    for text in (entry.office, entry.representative, *entry.office.split(", ")):
        yield start + len(text) if text and printed.startswith(text, start) else start


def _find_speech(printed: str) -> Iterator[re.Match[str]]:
    """Yield what somebody is quoted with behind an office or a body; a name may hold a quotation itself."""
    for said in SPEECH.finditer(printed) if ":" in printed else ():
        if BEHIND_NAME.search(printed, 0, said.start()):
            yield said


def _find_tails(printed: str, runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the remarks that begin within a piece: no separator was printed before them, or it was lost."""
    if not GOES_ON_SMALL.search(printed):
        return
    for start, end, run in list(atoms(printed, sorted(runs))):
        label = printed[end : end + 1] == ":"
        at = None if run else remark_at(printed[start : end + label], first=not start)
        if at:
            at = _begins_sentence(printed[start : start + at])
            if label:
                # «Особое мнение: ОФ «Эхо» не поддерживает»: what the words announce belongs to them.
                others = (run.start for run in runs if run.start >= end)
                last = len(printed[: min(others, default=len(printed))].rstrip(" .,;(["))
                yield Run(start + at, last, "unknown", whole=True)
                return
            yield Run(start + at, len(printed[:end].rstrip(" .")), "unknown", whole=True)


def _begins_sentence(before: str) -> int:
    """Return where a remark behind some words begins: with its sentence, behind the full stop of a name.

    «Partnership. Signs on the understanding that …»
    """
    ends = [stop for stop in NEW_SENTENCE.finditer(before) if "title" not in traits(stop[1])]
    return ends[-1].end() if ends else len(before)


def _locate(runs: list[Run], printed: str, text: str, role: str, *, whole: bool = False) -> bool:
    """Add the first place where a text is printed and no other field is; False where there is none."""
    start = printed.find(text) if text else -1
    while start >= 0:
        end = start + len(text)
        apart = not (printed[start - 1 : start].isalnum() and text[0].isalnum()) or not start
        apart = apart and not (printed[end : end + 1].isalnum() and text[-1].isalnum())
        if apart and all(
            end <= run.start or run.end <= start or _within(run, start, end) for run in runs
        ):
            inner = [run for run in runs if _within(run, start, end)]
            for begin, stop in _around(start, end, inner):
                runs.append(Run(begin, stop, role, whole))
            return True
        start = printed.find(text, start + 1)
    return False


def _within(run: Run, start: int, end: int) -> bool:
    return (
        run.whole and start <= run.start and run.end <= end and (run.start, run.end) != (start, end)
    )


def _around(start: int, end: int, inner: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Yield what of a field is around the contacts and the words in it."""
    for run in sorted(inner):
        if start < run.start:
            yield start, run.start
        start = run.end
    if start < end:
        yield start, end


def atoms(printed: str, runs: Sequence[Run]) -> Iterator[tuple[int, int, Run | None]]:
    """Cut a printed entry at its separators and the ends of its runs; only what says something comes out."""
    edges = {0, len(printed), *(run.start for run in runs), *(run.end for run in runs)}
    depths = Depths(quote_steps(printed)) if QUOTE.search(printed) else NO_QUOTATIONS
    for match in PARTING.finditer(printed):
        if not depths.at(match.start()) and not any(
            run.whole and run.start <= match.start() < run.end for run in runs
        ):
            edges |= {match.start(), match.end()}
    for named in runs:
        if named.role == "name" and not named.whole:
            edges |= set(_ends_of_quotations(printed, named, depths))
    ordered = sorted(edges)
    at = 0
    for start, end in pairwise(ordered):
        while at < len(runs) and runs[at].end <= start:
            at += 1
        run = runs[at] if at < len(runs) and runs[at].start <= start else None
        text = printed[start:end]
        bare = text.strip()
        if run is None and GOES_ON.fullmatch(bare + " "):
            # «А. Ким и Б. Ли»: it separates two people.
            continue
        doubted = SIGN_ALONE.fullmatch(bare) and printed[start - 1 : start] in ("(", "[")
        if any(map(str.isalnum, bare)) or MARK.search(bare) or doubted:
            begin = start + len(text) - len(text.lstrip())
            if bare.startswith(". "):
                # «The Rt Hon. John Smith»: the full stop is of what stands before it.
                begin, bare = begin + 2, bare[2:]
            yield begin, begin + len(bare), run


def _ends_of_quotations(printed: str, run: Run, depths: Depths) -> Iterator[int]:
    """Yield where words follow a quotation in a name: a line below it may have been joined to it."""
    for match in QUOTATION_END.finditer(printed, run.start, run.end):
        if not depths.at(match.end() - 1):
            yield match.end()


def is_clause_before(text: str, run: Run | None, end: int) -> bool:
    """Tell whether the first words of a name, set apart, speak of signing: "Signed late, Ann Lee"."""
    if run is None or run.role != "name" or end >= run.end:
        return False
    return speaks(text) and not is_body(text)


def is_office_behind_colon(entry: DraftEntry, printed: str, start: int, text: str) -> bool:
    """Tell whether an office may follow a colon within a name: "the Council of Wade: Clerk, Jane Oat"."""
    office = begins_office(text) or (bool(entry.representative) and text[0].isalpha())
    return office and printed[:start].rstrip()[-1:] == ":"


@lru_cache(maxsize=20_000)
def role_of_remark(text: str) -> str:
    """Return the role of words about the signature; empty for other words."""
    if SIGNED.fullmatch(text) or read_day(text, month_first=False):
        return "date-signed"
    if is_wish(text):
        return "wish"
    if PRONOUNS.fullmatch(text):
        return "footnote"
    if states_position(text):
        return ""
    if WITHDRAWN.search(text):
        return "withdrawal"
    if CORRECTED.search(text):
        return "correction"
    return "capacity" if PERSONAL.search(text) else ""
