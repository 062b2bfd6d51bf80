"""Whether words name a body: an association, a fund, a newspaper, and no person."""

import re

from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import has_office
from coalition_app.intake.words.quotation import QUOTES
from coalition_app.intake.words.vocabulary import names_body

LATIN = re.compile("[A-Za-z]")


def is_body(text: str) -> bool:
    """Tell whether an item names a body: by a legal form, or by a word for bodies at its beginning."""
    if not text[:1].isupper() and text[:1] not in QUOTES:
        return False
    found = find_form(text)
    if found.form and found.name != text:
        return True
    words = re.split(f"[{QUOTES}]", text, maxsplit=1)[0].split(" ")
    if words == [""]:
        # «Жас Алаш» газеті: the word for the body follows the quotation.
        words = re.split(f"[{QUOTES}]", text)[-1].split()
        return bool(words) and names_body(words[-1]) and not has_office(" ".join(words))
    return any(map(names_body, words[:4])) or (
        LATIN.match(text) is not None and names_body(words[-1])
    )


def can_sign_beside(text: str) -> bool:
    """Tell whether a body is more than the end of the name before it.

    «..., Polish Academy of Sciences» may as well be the parent of an institute.
    """
    found = find_form(text)
    return bool(found.form and found.name != text) or any(mark in text for mark in QUOTES)
