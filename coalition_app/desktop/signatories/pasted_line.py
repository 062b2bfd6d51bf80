"""What a pasted line or a letter brings into the fields of a new signature, and what of it no field takes.

Nothing of a line goes unsaid: each of its words is in a field, among the words that are recorded with the
signature, or told.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from coalition_app.dates import day_said
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.draft_pieces import PRINTING, PRIVATE, DraftPiece
from coalition_app.drafts import Defect, DraftEntry, OpenPoint
from coalition_app.i18n import _
from coalition_app.labels import DEFECTS, DOUBTS

FILLED = ("legal_form", "name", "representative", "office", "place", "country")
"""Fields of words that a pasted line or a letter fills."""
ABOUT = {
    "kind-unsure": "kind",
    "name-is-no-name": "name",
    "name-in-case": "name",
    "place-in-name": "name",
    "no-name": "name",
    "name-cut-off": "name",
    "misspelt-legal-form": "legal_form",
}
"""Doubts that are always about one field."""
BETWEEN = "; "
"""Separates contacts in their field."""
WORD = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]")
LAST_WORD = re.compile(r"[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ]+(?:-[^\W\d_]+)*")
"""One word with a capital, behind the last comma of a line: rather a town than anything else."""
UNKNOWN = "unknown-piece"
"""The doubt of a piece that may be anything."""
JOINERS = ("и", "және", "мен", "пен", "and")
"""Between the bodies of a joint entry."""
Doubt = tuple[str, Words]
"""What is doubtful, and the sentence that says why."""
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Within words, and not recorded."""


def values_of(entry: DraftEntry) -> dict[str, str]:
    """Return what fills each field of words; the body of a person follows the office, as it prints."""
    values = {key: str(getattr(entry, key)) for key in FILLED}
    beside = [each for each in entry.pieces if each.role in ("office", "affiliation")]
    if entry.kind == "individual" and any(each.role == "affiliation" for each in beside):
        values["office"] = ", ".join(each.text for each in beside)
    private = [each.text for each in entry.pieces if each.role in PRIVATE]
    return {**values, "contacts": BETWEEN.join(dict.fromkeys(private)), "signed_on": ""}


def proposals_of(pieces: Sequence[DraftPiece], line: str) -> Iterator[tuple[str, str]]:
    """Yield what pieces that no field holds may be, each with its field: a date, a last unknown word."""
    days = [each.text for each in pieces if day_said(each.text) and not LETTERS.search(each.text)]
    if len(days) == 1:
        yield "signed_on", days[0]
    for each in pieces:
        if LAST_WORD.fullmatch(each.text) and line.rstrip(" .").endswith(f", {each.text}"):
            yield "place", each.text
            return


def pieces_of(entry: DraftEntry, line: str = "") -> tuple[DraftPiece, ...]:
    """Return the pieces of an entry, and what of its line is in none of them."""
    from coalition_app.intake.edit_draft import says_capacity

    pieces = [each for each in entry.pieces if each.role != "number"]
    if not pieces:
        said = (entry.affiliation, *entry.notes, entry.reservation)
        pieces = [DraftPiece("unknown", text) for text in dict.fromkeys(said) if text]
    found = list(WORD.finditer(_plain(line)))
    rest: list[str | None] = [each[0].casefold() for each in found]
    for text in (entry.printed_number, *(each.text for each in pieces)):
        _take([rest], text)
    start = None
    for at, word in enumerate([*rest, None]):
        if word is not None:
            start = at if start is None else start
        elif start is not None:
            run = _plain(line)[found[start].start() : found[at - 1].end()]
            if not (entry.joint and run.casefold() in JOINERS):
                pieces.append(DraftPiece("capacity" if says_capacity(run) else "unknown", run))
            start = None
    return tuple(pieces)


def left_out(
    pieces: Sequence[DraftPiece], saved: Sequence[str], settled: Collection[str] = ()
) -> list[int]:
    """Return the places of the pieces that are in none of the `saved` texts, each word of which holds one.

    Pieces of the `settled` roles are kept otherwise.
    """
    room: list[list[str | None]] = [[*_words(each)] for each in saved]
    fields_first = sorted(range(len(pieces)), key=lambda at: pieces[at].role not in PRINTING)
    lost = [
        at
        for at in fields_first
        if pieces[at].role not in settled and not _take(room, pieces[at].text)
    ]
    return sorted(lost)


def doubts_of(entry: DraftEntry) -> Iterator[tuple[str, Doubt]]:
    """Yield what is doubtful of an entry: the field that holds it, else "line", the words and the reason."""
    for code, text, reason in _reasons(entry):
        holds = (key for key in FILLED[:-1] if text and text in getattr(entry, key))
        yield ABOUT.get(code) or next(holds, "line"), (text, partial(_said_of, text, reason))


def only_unclear(entry: DraftEntry) -> set[str]:
    """Return the pieces of which nothing is doubtful but what they mean; a field that holds one says that."""
    codes: dict[str, set[str]] = {}
    for code, text, _reason in _reasons(entry):
        codes.setdefault(text, set()).add(code)
    return {text for text, doubted in codes.items() if doubted == {UNKNOWN}}


def words_recorded(text: str) -> str:
    """Say that words on demands are recorded with the signature, and what that does."""
    return _(
        "“%(text)s” says something on demands. The words are recorded with the signature, which is not "
        "counted until they are assigned to demands."
    ) % {"text": text}


def only_proposed(text: str) -> str:
    """Say that a piece may be what a field takes, and that nothing says so."""
    return _("“%(text)s” is only proposed here: check it.") % {"text": text}


def not_recorded(text: str, entry: DraftEntry) -> str:
    """Say that no field holds a piece, and what else is doubtful of it."""
    reasons = [_(reason) for _code, doubted, reason in _reasons(entry) if doubted == text]
    if reasons:
        return _(
            "Not recorded: “%(text)s” (%(reason)s). If it belongs in one of the fields, type it there."
        ) % {"text": text, "reason": "; ".join(dict.fromkeys(reasons))}
    return _("Not recorded: “%(text)s”. If it belongs in one of the fields, type it there.") % {
        "text": text
    }


def _reasons(entry: DraftEntry) -> Iterator[tuple[str, str, str]]:
    told: list[Defect | OpenPoint] = [*entry.defects, *entry.open]
    for code, text in dict.fromkeys((each.code, each.text) for each in told):
        yield code, text, DEFECTS.get(code) or DOUBTS[code]


def _said_of(text: str, reason: str) -> str:
    return _("“%(text)s”: %(reason)s") % {"text": text, "reason": _(reason)}


def _plain(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _words(text: str) -> list[str]:
    return [each.casefold() for each in WORD.findall(_plain(text))]


def _take(room: Sequence[list[str | None]], text: str) -> bool:
    """Take the words of a text out of the first place that holds them in their order."""
    words = _words(text)
    for place in room:
        for at in range(len(place) - len(words) + 1):
            if place[at : at + len(words)] == words:
                place[at : at + len(words)] = [None] * len(words)
                return True
    return not words
