"""A text of one or two lines, each a signatory: what somebody copies out of a message or a spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace

from coalition_app.drafts import Draft
from coalition_app.intake.entries.footnotes import Footnotes
from coalition_app.intake.files.lines import Line, collapse
from coalition_app.intake.lists.numbered_list import read_numbered_list
from coalition_app.intake.words.item_sign import item_sign
from coalition_app.intake.words.legal_forms import find_form
from coalition_app.intake.words.persons import has_known_name, is_person
from coalition_app.intake.words.quotation import QUOTES, split_items

MOST, LONGEST = 2, 300
"""Lines, and characters of one."""


def read_short_list(
    lines: Sequence[Line], *, encoding: str, line_count: int, footnotes: Footnotes
) -> Draft | None:
    """Read one or two lines as signatories, where both name people or both bodies certainly.

    A person and a body on two lines are probably one signatory, and are not read; None for other texts.
    """
    if not 1 <= len(lines) <= MOST:
        return None
    kinds = {_kind(line.text) for line in lines}
    if len(kinds) != 1 or "" in kinds:
        return None
    numbered = [
        Line(line.number, f"{at}. {_in_one(line.text)}", 0) for at, line in enumerate(lines, 1)
    ]
    draft = read_numbered_list(
        numbered, encoding=encoding, line_count=line_count, footnotes=footnotes
    )
    if draft is None or len(draft.entries) != len(lines):
        return None
    bare = tuple(replace(entry, printed_number="") for entry in draft.entries)
    return replace(draft, format="plain list", entries=bare)


def _in_one(text: str) -> str:
    """Return cells separated by tabs as an entry is printed, commas between."""
    return ", ".join(cell for each in text.split("\t") if (cell := collapse(each)))


def _kind(text: str) -> str:
    """Tell what a line certainly names: a person or a body; empty for what may be a sentence."""
    if len(text) > LONGEST or item_sign(text) < 1 or text.rstrip().endswith((".", "!", "?", ":")):
        return ""
    items = split_items(collapse(text.split("\t")[0]))
    first = items[0].text if items else ""
    if is_person(first):
        return "person" if has_known_name(first) else ""
    found = find_form(first)
    named = found.form and found.name[:1] in QUOTES and found.name[-1:] in QUOTES
    return "body" if named else ""
