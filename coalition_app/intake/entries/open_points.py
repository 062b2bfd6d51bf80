"""What is open in an entry: pieces that nobody vouches for, and names that are none."""

import re
from collections.abc import Iterator, Sequence

from coalition_app.dates import begins_with_day
from coalition_app.draft_pieces import PRINTING, SEVERAL, DraftPiece, close_gaps
from coalition_app.drafts import REMARK, DraftEntry, OpenPoint
from coalition_app.intake.entries.footnotes import BEFORE, PERSONAL
from coalition_app.intake.entries.in_case import find_in_case
from coalition_app.intake.entries.not_standing import bars_signature, says_not_standing
from coalition_app.intake.entries.remainder import holds_sentence, names_none, speaks
from coalition_app.intake.entries.said_beside import BESIDE_TEXT, DOUBTS
from coalition_app.intake.entries.several_people import find_several
from coalition_app.intake.words.groups import names_group
from coalition_app.intake.words.persons import begins_office, given_name_first
from coalition_app.intake.words.places import is_country, is_place

JOINED_BY = re.compile(
    r"(?:и|а также|также|вместе|совместно|and|also|together|jointly|және|бірге)\b", re.IGNORECASE
)
"""How a note begins that names who signs too."""


def open_points(
    entry: DraftEntry, pieces: Sequence[DraftPiece], beside: Sequence[DraftPiece]
) -> Iterator[OpenPoint]:
    """Yield what is open; a mark is explained where a note is taken over to its entry."""
    named = next((piece for piece in pieces if piece.role == "name"), None)
    for piece in (*pieces, *beside):
        if piece.role == "unknown":
            code = REMARK if speaks(piece.text) else "unknown-piece"
            yield OpenPoint(code, piece.text, piece.lines)
        elif piece.role == "mark" and (not beside or DOUBTS.fullmatch(piece.text)):
            yield OpenPoint("unexplained-mark", piece.text, piece.lines)
        elif (
            piece.role == "capacity" and entry.kind != "individual" and PERSONAL.search(piece.text)
        ):
            # No body signs in a personal capacity: who signs must be told.
            yield OpenPoint(REMARK, piece.text, piece.lines)
        elif piece.role == "footnote" and JOINED_BY.match(piece.text):
            yield OpenPoint("unknown-piece", piece.text, piece.lines)
        elif piece.role == "withdrawal" and entry.standing == "signed":
            # It was read as a person or an office, and so withdrew nothing.
            yield OpenPoint(REMARK, piece.text, piece.lines)
        elif _bars(piece) or (
            piece.role in PRINTING and says_not_standing(piece.text, first=piece == named)
        ):
            yield OpenPoint(REMARK, piece.text, piece.lines)
    several = [OpenPoint(SEVERAL, each.text, each.lines) for each in find_several(entry, pieces)]
    yield from several
    names = [each for each in pieces if each.role == "name" and any(map(str.isalpha, each.text))]
    nobody = begins_with_day(entry.name) or names_group(entry.name) or names_nobody(entry)
    nobody = nobody or is_country(close_gaps(entry.as_printed))
    if nobody or not names:
        yield OpenPoint("name-is-no-name", entry.name, entry.lines)
    elif not several and not any(are_of_one(entry.name, each.text) for each in names):
        # «Also signed by: …»: the name was found elsewhere in the entry.
        yield OpenPoint("name-is-no-name", names[0].text, names[0].lines)
    for code, piece in find_in_case(pieces):
        yield OpenPoint(code, piece.text, piece.lines)


def are_of_one(name: str, text: str) -> bool:
    """Tell whether one of two texts holds the words of the other, whatever their signs."""
    one, other = (" ".join(["", *re.findall(r"\w+", each), ""]) for each in (name, text))
    return one in other or other in one


def names_nobody(entry: DraftEntry) -> bool:
    """Tell whether an entry names nobody who may sign: a sentence, a place, somebody's office alone."""
    body = entry.kind != "individual" and not entry.legal_form
    whole = names_none(BEFORE.sub("", entry.as_printed), body=False)
    if whole or names_none(entry.name, body=body) or holds_sentence(entry.name):
        return True
    if body and entry.name[:1].isupper() and all(map(_names_place, entry.name.split(", "))):
        return True
    if entry.kind == "individual" and _is_unknown_word(entry):
        return True
    # «Chair, Lochside Action Group», below a name on a line of its own: somebody's office.
    office, _comma, behind = entry.name.partition(", ")
    return body and behind != "" and begins_office(office)


def _is_unknown_word(entry: DraftEntry) -> bool:
    """Tell whether a person is one word that no list knows, and nothing more is told of him: Share."""
    word = entry.name
    if not (word.isalpha() and word.istitle()) or given_name_first(word):
        return False
    return not (entry.office or entry.affiliation or entry.place or entry.country)


def _bars(piece: DraftPiece) -> bool:
    """Tell whether printed words bar the signature; those said beside it were told from notes before."""
    return piece.role == "words" and piece.before != BESIDE_TEXT and bars_signature(piece.text)


def _names_place(text: str) -> bool:
    return is_place(text) or is_country(text)
