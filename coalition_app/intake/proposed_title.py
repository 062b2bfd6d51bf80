"""The title that is proposed for a new statement: the source's own, or the line above its table."""

import csv

from coalition_app.drafts import Draft
from coalition_app.i18n import _
from coalition_app.intake.entries.reservations import states_position
from coalition_app.intake.lists.headings import is_title
from coalition_app.intake.tables.text_above import ABOVE


def propose_title(draft: Draft) -> str:
    """Return the title of a draft, or the first line above its table's header; empty for none.

    That line stays left out of the draft: nothing says that it is the statement's title.
    """
    if draft.title or not draft.tables:
        return draft.title
    first = next((left.text for left in draft.left_out if left.why == _(ABOVE)), "")
    row = next(csv.reader(first.split("\n"), delimiter=draft.tables[0].separator), [])
    filled = [words for cell in row if (words := " ".join(cell.split()))]
    if len(filled) != 1 or not is_title(filled[0]) or any(map(str.isdigit, filled[0])):
        return ""
    return filled[0] if " " in filled[0] and not states_position(filled[0]) else ""
