"""The kind of a signatory, by the word for it in the name."""

from coalition_app.intake.words.any_of import any_piece
from coalition_app.intake.words.quotation import QUOTES
from coalition_app.intake.words.vocabulary import (
    INITIATIVE,
    MEDIA_HEAD,
    MEDIA_TAIL,
    MOVEMENT,
    PUBLISHER,
    UNION,
)

PIECES_OF_KINDS = (
    "профсоюз профес кәсіп union редакц газет журнал еженед теле радио интернет информац новост сми "
    "newspaper magazine news tv editorial движен рух қозғалыс movement movimiento mouvement ruch "
    "гражданск азаматтық civ citizen"
)
TELLING = any_piece(PIECES_OF_KINDS)
"""One of these is in each word for another kind: this one search spares most names five."""


def kind_of_body(name: str, notes: tuple[str, ...] = ()) -> str:
    """Distinguish organisation, media, movement, union and initiative.

    A movement or an initiative counts where it is printed as one, before the quotation marks: «ОО
    «Движение ...»» is an association.
    """
    if not notes and not TELLING.search(name.lower()):
        return "organisation"
    bare = name.strip(QUOTES + " ")
    if UNION.search(bare):
        return "union"
    if MEDIA_HEAD.match(bare) or MEDIA_TAIL.search(bare) or any(map(PUBLISHER.search, notes)):
        return "media"
    if MOVEMENT.search(name):
        return "movement"
    return "initiative" if INITIATIVE.search(name) else "organisation"
