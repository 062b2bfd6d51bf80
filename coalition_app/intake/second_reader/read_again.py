"""Reads the entries of a draft a second time, and tells what the second reader takes for something else.

It settles nothing: no field, kind or piece is changed by it. An entry is open where a word is none of what an
entry holds, or where the name holds an office or a place; its kind is called unsure where the words of the
name, beside what else the list holds, speak for the other one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from coalition_app.draft_pieces import PRINTING, DraftPiece
from coalition_app.drafts import DOUBTED, PLACE_IN_NAME, Defect, Draft, DraftEntry, OpenPoint
from coalition_app.intake.entries.stand_ins import alike
from coalition_app.intake.entries.towns import may_be_places, places_in_brackets
from coalition_app.intake.second_reader.crf import Scores
from coalition_app.intake.second_reader.entry_words import words_of
from coalition_app.intake.second_reader.label_entry import danger, share_of, shares_of
from coalition_app.intake.second_reader.plain_pieces import (
    is_person,
    is_plain,
    is_quoted,
    is_whole_office,
)
from coalition_app.intake.second_reader.set_before import is_set_before
from coalition_app.intake.words.persons import begins_office, is_degree
from coalition_app.intake.words.places import is_country, is_place
from coalition_app.intake.words.quotation import split_items
from coalition_app.intake.words.vocabulary import names_body
from coalition_app.intake.words.word_lists import word_list
from coalition_app.work import watched

OPENS = 0.6
"""How probable it must be that a word is nothing that an entry is expected to hold."""
OPENS_BODY = 0.95
"""The same in the name of a body, which may go on in any words."""
OPENS_CELL = 0.5
"""The same in a cell whose column says what it holds, read behind a person's name."""
CELLS = ("office", "affiliation", "place", "country")
BEHIND = "Анна Ким, "
AGREES = 0.5
"""How probable it must be that words which no list knows are what the first reader takes them for."""
CERTAIN = {"person": ("PERSON",), "place": ("PLACE", "COUNTRY"), "country": ("PLACE", "COUNTRY")}
"""Roles that the first reader gives by shape or by where words stand, and their labels: what is in them is
printed as a fact about somebody."""
PART_OF_NAME = 0.9
"""How probable it must be that a word is a person's, for the others beside it to be looked at."""
FEWEST_OF_NAME = 3
"""Words of a person's name among which one may be of an office: two may as well be given and family name."""
NO_NAME = 0.9
"""How probable it must be that a word of a name is one of an office or a place."""
IN_OFFICE = 0.15
"""How probable it must be that what a comma parts from an office is a place."""
TOWN = r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*"
BRACKETED = re.compile(rf"\w \(({TOWN})\)$")
BEHIND_COMMA = re.compile(
    rf"([^\s,]+ [^,]+|[^,]*[»”\"])(?:, [^\s,]+ [^,]+)*, ({TOWN}(?: {TOWN}){{0,2}})"
)
"""A name of several words or in quotation marks, and one more behind a comma; single words between commas
are what a body is for: Land, Water, Life."""
SAYS_WHICH = word_list("group_adjectives")
UNSURE = 0.7
"""How probable the other kind must be."""
LITTLE = 1e-3
"""Keeps a kind from being certain by the words of a name alone."""
JUDGED = ("legal-form", "name", "person", "office", "place", "country", "affiliation")
"""Roles that the first reader gives to what prints; what has another is no news."""
STANDING = ("person", "office")
"""Roles of who stands for a body; «в лице», printed before them, says what they are."""
ROLES = {"representative": "person"}
"""The roles of what columns hold, where they have another name than the field."""
APART = "\t"
"""What columns were separated by, of which one space is printed."""
BOX = re.compile(r"\[.?\] ")
"""A box before a name, ticked or not."""
LONGEST = 2_000
"""Characters; a longer entry is open already."""

Piece = tuple[DraftPiece, Sequence[Scores]]
"""A piece with what each word of it may be."""


def read_again(draft: Draft) -> Draft:
    """Return a draft in which the entries are open, or their kind unsure, that the second reader doubts."""
    fields = {ROLES.get(field, field) for _header, field in draft.columns}
    told = frozenset(fields - {"name"})
    people = _share_of_people(draft)
    listed = Listed(told, places_in_brackets(draft.entries), may_be_places(draft.entries))
    looked_at = (
        _look_at(entry, listed, share, named="name" in fields)
        for entry, share in zip(watched(draft.entries), people, strict=True)
    )
    return replace(draft, entries=tuple(looked_at))


def _share_of_people(draft: Draft) -> list[float]:
    """Return for each entry which share of its section the first reader takes for people."""
    found = [0.5] * len(draft.entries)
    for section in draft.sections:
        inside = draft.entries[section.first - 1 : section.last]
        people = sum(entry.kind == "individual" for entry in inside)
        found[section.first - 1 : section.last] = [(people + 1) / (len(inside) + 2)] * len(inside)
    return found


class Listed(NamedTuple):
    """What a list tells of its entries."""

    told: Collection[str]
    """The fields that it has columns for."""
    places: Collection[str]
    """What it prints as places, whatever the words are."""
    may_be_places: Collection[str]


def _look_at(entry: DraftEntry, listed: Listed, people: float, *, named: bool) -> DraftEntry:
    told = listed.told
    if len(entry.as_printed) > LONGEST or _is_plain(entry, told):
        return entry
    pieces = [*_read_pieces(entry, told)]
    known = {point.text for point in entry.open}
    joined = any(piece.role == "capacity" for piece in entry.pieces)
    body = entry.kind != "individual"
    judged = [role for role in JUDGED if not (joined and role in STANDING)]
    points = [
        OpenPoint(DOUBTED, piece.text, piece.lines)
        for piece, shares in pieces
        if piece.role in judged
        and piece.text not in known
        and _is_doubted(piece, shares, listed, body=body, named=named)
    ]
    known |= {point.text for point in points}
    points += [
        OpenPoint(PLACE_IN_NAME, piece.text, piece.lines)
        for piece, _shares in pieces
        if body and piece.role == "name" and not named and piece.text not in known
        if _may_end_in_place(piece.text, entry)
    ]
    points += [
        OpenPoint(DOUBTED, piece.text, piece.lines)
        for piece in entry.pieces
        if piece.role in told and piece.text not in known and _is_odd_cell(piece.role, piece.text)
    ]
    if not points and (_is_set_before(entry, named=named) or BOX.match(entry.name)):
        points = [OpenPoint(DOUBTED, entry.name, entry.lines)]
    if points:
        entry = replace(entry, open=(*entry.open, *points))
    if "kind" not in told and _may_be_other_kind(entry, pieces, listed.places, people):
        doubt = Defect("kind-unsure", entry.name)
        entry = replace(entry, defects=(*entry.defects, doubt))
    return entry


def _is_set_before(entry: DraftEntry, *, named: bool) -> bool:
    """Tell whether words may be set before a name; never where it is open already, or in a column."""
    if named or any(point.text == entry.name for point in entry.open):
        return False
    return is_set_before(entry.name, body=entry.kind != "individual")


def _is_plain(entry: DraftEntry, told: Collection[str]) -> bool:
    """Tell whether nobody needs to read an entry twice."""
    person = entry.kind == "individual"
    if not (is_person(entry.name) if person else is_quoted(entry.name)):
        return False
    # A loop, for each piece of a long list comes through here.
    for role, text, _lines, _before, _after in entry.pieces:
        plain = text == entry.name or is_plain(role, text)
        if not (plain or (role in told and not _is_odd_cell(role, text))):
            return False
    return True


def _read_pieces(entry: DraftEntry, told: Collection[str]) -> Iterator[Piece]:
    """Read what prints of an entry and is in no column of its own; yield its pieces."""
    pieces = [each for each in entry.pieces if each.role in PRINTING and each.role not in told]
    text, spans = "", []
    for piece in pieces:
        apart = piece.role in CELLS and not piece.before.strip()
        before = (APART if apart else piece.before) if text else ""
        # A quoted name of plain words says nothing of the others, and lists hold thousands of them.
        own = alike(piece.text) if piece.role == "name" and is_quoted(piece.text) else piece.text
        start = len(text) + len(before)
        spans.append((start, start + len(own)))
        text += before + own + piece.after
    yield from zip(pieces, _shares_within(text, tuple(spans)), strict=True)


@lru_cache(maxsize=20_000)
def _shares_within(text: str, spans: Sequence[tuple[int, int]]) -> Sequence[Sequence[Scores]]:
    """Return for each of some parts of a text what its words may be."""
    words = words_of(text)
    found = [*zip(words, shares_of(words), strict=True)]
    return [[share for word, share in found if start <= word.start < end] for start, end in spans]


def _is_doubted(
    piece: DraftPiece, shares: Sequence[Scores], listed: Listed, *, body: bool, named: bool
) -> bool:
    """Tell whether a piece is doubted; `named`: a column's header says what the name is."""
    if piece.role == "office" and is_whole_office(piece.text):
        return False
    name_of_body = body and piece.role == "name"
    opens = OPENS_BODY if name_of_body else OPENS
    if any(danger(share) >= opens for share in shares):
        return True
    if piece.role == "office" and _holds_place(piece.text, shares):
        return True
    if piece.role == "affiliation" and piece.text in listed.may_be_places:
        return True
    if piece.role in CERTAIN and piece.text not in listed.places and _is_strange(piece):
        agreed = sum(share_of(share, *CERTAIN[piece.role]) for share in shares)
        return agreed < AGREES * len(shares)
    if piece.role == "name" and not body and len(shares) >= FEWEST_OF_NAME:
        # «ОГФ Алексей Ким»: a person, and words that are of none.
        persons = [share_of(share, "PERSON") for share in shares]
        return not named and max(persons) >= PART_OF_NAME and min(persons) < AGREES
    if not name_of_body or named:
        return False
    return any(share_of(share, "OFFICE", "PLACE", "COUNTRY") >= NO_NAME for share in shares)


def _may_end_in_place(name: str, entry: DraftEntry) -> bool:
    """Tell whether a body's name may end in its town: Circle Society (Dunmarrow); The Quiet Room, Dunferry.

    Several words are one before a country alone.
    """
    if found := BRACKETED.search(name):
        words = [found[1]]
    elif not entry.place and (found := BEHIND_COMMA.fullmatch(name)):
        words = found[2].split(" ")
    else:
        return False
    if len(words) > 1 and not entry.country:
        return False
    told = words[0].lower() in SAYS_WHICH or any(map(names_body, words)) or begins_office(words[0])
    return not told and all(map(str.istitle, words))


def _holds_place(office: str, shares: Sequence[Scores]) -> bool:
    """Tell whether what a comma parts from an office is a place: «библиотекарь, Южно-Сахалинск»."""
    head, *behind = split_items(office)
    at = len(words_of(head.text))
    for part in behind:
        count = len(words_of(part.text))
        own, at = shares[at : at + count], at + count
        if is_place(part.text) or is_country(part.text):
            return True
        first, _space, rest = part.text.partition(" ")
        if rest and first.isupper() and len(first) > 1 and not is_country(first):
            # Where somebody works begins with its letters: ETH Zurich.
            continue
        likely = sum(share_of(share, "PLACE", "COUNTRY") for share in own)
        if own and not is_degree(part.text) and likely >= IN_OFFICE * len(own):
            return True
    return False


def _is_strange(piece: DraftPiece) -> bool:
    """Tell whether no list knows a place, or a person may as well be the letters of a body: «IR Sant Pau»."""
    if any(is_plain(piece.role, part) for part in (piece.text, *piece.text.split(", "))):
        return False
    return piece.role != "person" or any(map(str.isupper, piece.text.split(" ")))


@lru_cache(maxsize=50_000)
def _is_odd_cell(role: str, text: str) -> bool:
    """Tell whether a cell holds a word that is nothing an entry is expected to hold."""
    if role not in CELLS or is_plain(role, text):
        return False
    words = words_of(BEHIND + text)
    own = zip(words, shares_of(words), strict=True)
    return any(danger(share) >= OPENS_CELL for word, share in own if word.start >= len(BEHIND))


def _may_be_other_kind(
    entry: DraftEntry, pieces: Sequence[Piece], places: Collection[str], people: float
) -> bool:
    """Tell whether a name speaks for the other kind, in view of how many of the section are people."""
    if any(defect.code == "kind-unsure" for defect in entry.defects):
        return False
    if len(pieces) > 1 and pieces[0][0].role == "office" and pieces[1][0].before == " ":
        # «Deputada Federal Marisa Cunha»: a body has no office before its name.
        return False
    name, shares = next((pair for pair in pieces if pair[0].role == "name"), (None, []))
    if name is None or not shares:
        return False
    if any(piece.role == "place" and piece.text in places for piece, _shares in pieces):
        # «Aldo Borselli (MI)»: letters in brackets are a body's elsewhere, and would make it one.
        shares = [*shares_of(words_of(name.text))]
    odds = _by_name(shares)
    person = odds * people / (odds * people + (1 - odds) * (1 - people))
    return (1 - person if entry.kind == "individual" else person) >= UNSURE


def _by_name(shares: Sequence[Scores]) -> float:
    """Return how probable a person is by the words of a name alone."""
    found = []
    for share in shares:
        person = share_of(share, "PERSON") + LITTLE
        body = share_of(share, "NAME", "FORM", "AFFILIATION") + LITTLE
        found.append(person / (person + body))
    return sum(found) / len(found)
