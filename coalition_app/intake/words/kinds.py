"""The kind of a signatory, by the word for it in the name."""

from coalition_app.intake.words.quotation import QUOTES
from coalition_app.intake.words.vocabulary import (
    INITIATIVE,
    MEDIA_HEAD,
    MEDIA_TAIL,
    MOVEMENT,
    PUBLISHER,
    UNION,
)


def kind_of_body(name: str, notes: tuple[str, ...] = ()) -> str:
    """Distinguish organisation, media, movement, union and initiative.

    A movement or an initiative counts where it is printed as one, before the quotation marks: «ОО
    «Движение ...»» is an association.
    """
    bare = name.strip(QUOTES + " ")
    if UNION.search(bare):
        return "union"
    if MEDIA_HEAD.match(bare) or MEDIA_TAIL.search(bare) or any(map(PUBLISHER.search, notes)):
        return "media"
    if MOVEMENT.search(name):
        return "movement"
    return "initiative" if INITIATIVE.search(name) else "organisation"
