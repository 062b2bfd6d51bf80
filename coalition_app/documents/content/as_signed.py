"""How one signature is printed: the name as signed, and beneath it everything else that was printed.

What an imported entry printed is printed again whole: where the fields that were understood do not account
for every word of it, the words themselves stand on the second line.
"""

import re
from dataclasses import dataclass

from coalition_app.records.signatures.signatures import SignatureRow

_CONTACT = re.compile(
    r"(?:,\s*)?(?:e-?mail:?\s*|тел\.?:?\s*|tel\.?:?\s*|моб\.?:?\s*)?"
    r"(?:[\w.+-]+@[\w-]+\.[\w.-]+|\+?\d[\d \u00a0()-]{8,}\d)",
    re.IGNORECASE,
)
"""A mail address or a telephone number, which no public output prints."""
_HANGING = " ,;:—–-"
"""What is left at the end of a name once the fields behind it are split off."""
_WORD = re.compile(r"\w+")
_PART = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed pieces of an entry."""

    name: str
    representative: str
    office: str
    place: str
    country: str


def printed_pieces(row: SignatureRow, words: tuple[str, ...] = ()) -> Printed:
    """Return what is printed of a signature; `words` are its acts, which are printed apart.

    Contacts in an entry are private and are left out.
    """
    pieces = _pieces(row, words)
    return Printed(*(without_contacts(piece) for piece in pieces))


def initials_of(name: str) -> str:
    """Return the initials of a person in the order of the name: «Айдос Садыков» is “А. С.”.

    A part with a hyphen gives its first letter only. Empty where the name has no letters.
    """
    return " ".join(f"{part[0].upper()}." for part in _PART.findall(name))


def without_contacts(piece: str) -> str:
    """Take mail addresses and telephone numbers out of a printed piece."""
    if "@" not in piece and not any(letter.isdecimal() for letter in piece):
        return piece
    return _CONTACT.sub("", piece).strip(" ,;")


def _pieces(row: SignatureRow, words: tuple[str, ...]) -> tuple[str, str, str, str, str]:
    person, office = _people(row)
    if not row.as_printed:
        return (row.full_name, person, office, row.place, row.country)
    whole = _without(row.as_printed, words)
    head = _head(whole, row)
    rest = whole[len(head) :].strip(_HANGING)
    if rest.endswith(".") and row.office and not row.office.endswith("."):
        rest = rest[:-1]
    fields = (person, office, row.place, row.country)
    if sorted(_WORD.findall(" ".join(fields))) == sorted(_WORD.findall(rest)):
        return (head, *fields)
    return (head, rest, "", "", "")


def _people(row: SignatureRow) -> tuple[str, str]:
    """Return the representative and the office; several are listed together, each with their office."""
    if not row.more_representatives:
        return (row.representative, row.office)
    return ("; ".join(", ".join(part for part in each if part) for each in row.people), "")


def _without(as_printed: str, words: tuple[str, ...]) -> str:
    """Take the acts' words, with the brackets around them, out of the printed entry."""
    whole = as_printed
    for each in words:
        start = whole.find(" ".join(each.split()))
        if start < 0:
            continue
        before = whole[:start].rstrip(" ([—–-")
        after = whole[start + len(" ".join(each.split())) :].lstrip(" )].")
        whole = f"{before} {after}".strip()
    return whole


def _head(whole: str, row: SignatureRow) -> str:
    """Return the entry's beginning up to what is printed of a person, an office or a place."""
    last = row.joint[-1][1] if row.joint else row.name
    found = whole.find(last)
    end = found + len(last) if found >= 0 else 0
    parts = (row.representative, row.office, row.place, row.country)
    starts = [whole.find(part, end) for part in parts if part]
    cut = min((start for start in starts if start >= 0), default=len(whole))
    if row.kind == "individual":
        cut = end or cut
    if cut == len(whole):
        return whole.rstrip(" ,;") or whole
    return _before_open_bracket(whole, end, cut).rstrip(_HANGING) or whole


def _before_open_bracket(whole: str, end: int, cut: int) -> str:
    """Return the text before a cut; a bracket that it would tear apart goes whole to what follows.

    What comes before `end` is the name as signed and stays as it is, brackets and all.
    """
    opened: list[int] = []
    for at in range(end, cut):
        if whole[at] in "([":
            opened.append(at)
        elif whole[at] in ")]" and opened:
            opened.pop()
    return whole[: opened[0] if opened else cut]
