"""A text in which each signatory is a few lines of fields: Name: Anna Weber, City: Lima."""

from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import Draft, LeftOut
from coalition_app.i18n import N_, _
from coalition_app.intake.files.lines import numbers_in
from coalition_app.intake.lists.join_drafts import draft_of
from coalition_app.intake.tables.field_cards import FIELD, read_cards, read_entries, warn_of_fields
from coalition_app.intake.words.table_headers import field_of_header

FEWEST = 2
"""Cards that make a list."""
SHARE = 0.6
"""Share of the filled lines that are fields which are known."""
SAMPLE = 200
LONGEST = 500
"""Characters of a line that may be a field."""
BESIDE = N_("text beside the cards of the signatories")


def read_card_list(texts: Sequence[str], *, encoding: str) -> Draft | None:
    """Read a text of cards into a draft; None where most lines are not fields."""
    filled = [text for text in texts[: 2 * SAMPLE] if text.strip()][:SAMPLE]
    fields = sum(map(_is_field, filled))
    if fields < 2 * FEWEST or fields < SHARE * len(filled):
        return None
    cards = read_cards(texts)
    entries = read_entries(cards)
    if len(entries) < FEWEST or len(entries) < len(cards):
        return None
    owned = numbers_in(each.lines for each in entries)
    left_out = [
        LeftOut((at, at), text, _(BESIDE))
        for at, text in enumerate(texts, 1)
        if text.strip() and at not in owned
    ]
    return replace(
        draft_of(entries, len(texts)),
        encoding=encoding,
        left_out=tuple(left_out),
        warnings=tuple(warn_of_fields(cards)),
    )


def _is_field(text: str) -> bool:
    match = FIELD.fullmatch(text) if len(text) < LONGEST and ":" in text else None
    return match is not None and field_of_header(match[1].strip()) is not None
