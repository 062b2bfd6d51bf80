"""Names and offices that a printed entry has in another grammatical case than they have by themselves."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coalition_app.draft_pieces import ASKS_CASE, NAME_IN_CASE, WORDS_IN_CASE, DraftPiece
from coalition_app.intake.words.persons import GENITIVE, begins_office

ASKS_GENITIVE = re.compile(r"от (?:имени|лица)[,:]?", re.IGNORECASE)
"""Words behind which a Russian name stands in the genitive."""
IN_WORDS = re.compile(r"[А-ЯЁ]?[а-яё]{3}")
"""A name that begins with a word; a quoted one and an abbreviation are the same in every case."""
MAY_BE_IN_CASE = re.compile(r"\w{2}(?:[аяиыії]|[оеё]го|[ое]й)(?!\w)")
"""A word that may be in the genitive; «А. Ким» and «Ли» have none."""
OF_WHOM = ("атынан", "тұлғасында")
"""Kazakh words behind a name, which may stand before them in the genitive or as it is."""


def find_in_case(pieces: Sequence[DraftPiece]) -> Iterator[tuple[str, DraftPiece]]:
    """Yield what may not be called as it is printed, each with the code of the doubt."""
    for before, after in pairwise(pieces):
        roles = (before.role, after.role)
        if roles == ("capacity", "name") and ASKS_GENITIVE.fullmatch(before.text):
            if IN_WORDS.match(after.text):
                yield NAME_IN_CASE, after
        elif after.role == "capacity" and _is_of_whom(before, after):
            yield NAME_IN_CASE if before.role == "name" else WORDS_IN_CASE, before
    for piece in _who_stands(pieces):
        yield WORDS_IN_CASE, piece


def _is_of_whom(before: DraftPiece, after: DraftPiece) -> bool:
    genitive = before.role in ("name", "person") and before.text.endswith(GENITIVE)
    return genitive and after.text.lower() in OF_WHOM


def _who_stands(pieces: Sequence[DraftPiece]) -> Sequence[DraftPiece]:
    """Return who stands for a body behind words that ask for another case: no rule puts a name back.

    A name that is the same in each case is certain, and its office stays as it is printed.
    """
    at = next((at for at, each in enumerate(pieces) if _asks_case(each)), len(pieces))
    behind = [each for each in pieces[at:] if each.role in ("person", "office")]
    people = [each for each in behind if each.role == "person" and MAY_BE_IN_CASE.search(each.text)]
    if not people:
        return ()
    offices = [each for each in behind if each.role == "office" and not begins_office(each.text)]
    return [each for each in behind if each in people or each in offices]


def _asks_case(piece: DraftPiece) -> bool:
    return piece.role == "capacity" and ASKS_CASE.fullmatch(piece.text) is not None
