"""The JSON of a draft, as `import --dry-run --json` writes it: read back it is the same draft."""

import json
from dataclasses import replace

from coalition_app.drafts import Draft
from coalition_app.intake.own.json_kinds import lines_of, read_as
from coalition_app.intake.own.values import checked, refuse_hidden_in
from coalition_app.own_list import DRAFT_FORMAT

MARK = f'"{DRAFT_FORMAT}"'.encode()

Read = tuple[Draft, tuple[str, ...]]


def read(content: bytes) -> Read | None:
    """Read the JSON of a draft, and a line for each line of its source; None for any other.

    Raises KeyError, TypeError, ValueError or AttributeError where it was changed.
    """
    if MARK not in content:
        return None
    given = json.loads(content.decode("utf-8-sig"))
    if given.get("written_as") != DRAFT_FORMAT:
        return None
    refuse_hidden_in(given)
    sheets = tuple((each["sheet"], lines_of(each["lines"])) for each in given["sheets"])
    draft = checked(replace(read_as(Draft)(given), sheets=sheets))
    return draft, tuple(_lines_of(draft))


def _lines_of(draft: Draft) -> list[str]:
    """Return the lines of the source as far as the draft holds them, each part on its first line."""
    lines = [""] * draft.line_count
    parts = [(entry.lines, f"{entry.printed_number} {entry.as_printed}") for entry in draft.entries]
    parts += [(each.lines, each.text) for each in draft.left_out]
    parts += [(each.lines, each.text) for each in draft.demands]
    parts += [(each.lines, each.heading or "") for each in draft.sections]
    parts += [(lines, draft.title) for lines in draft.title_lines[:1]]
    parts += zip(draft.body_lines, draft.body.split("\n\n"), strict=False)
    if draft.attestation is not None:
        parts.append((draft.attestation.lines, draft.attestation.wording))
    for (first, last), text in parts:
        texts = text.split("\n") if text.count("\n") == last - first else [" ".join(text.split())]
        for at, line in enumerate(texts, first):
            if 0 < at <= len(lines):
                lines[at - 1] = line.strip()
    return lines
