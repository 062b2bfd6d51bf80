"""The JSON of a draft, as `import --dry-run --json` writes it: read back it is the same draft."""

import json
from collections.abc import Mapping
from typing import Any

from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import (
    Defect,
    Draft,
    DraftAttestation,
    DraftDemand,
    DraftEntry,
    DraftSection,
    Joint,
    LeftOut,
    Lines,
    OpenLine,
    OpenPoint,
)
from coalition_app.intake.own.values import checked, refuse_hidden_in
from coalition_app.own_list import DRAFT_FORMAT

MARK = f'"{DRAFT_FORMAT}"'.encode()

PLAIN = (
    *("number", "as_printed", "name", "kind", "section", "legal_form", "place", "country"),
    *("representative", "office", "printed_number", "reservation", "reservation_language"),
    *("standing", "capacity", "affiliation", "consent", "processing", "submitted_at", "sender"),
    "struck",
)
"""Fields of an entry that are a word, a number or a yes."""

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
    draft = checked(_draft(given))
    return draft, tuple(_lines_of(draft))


def _draft(given: Mapping[str, Any]) -> Draft:
    entries = tuple(map(_entry, given["entries"]))
    return Draft(
        format=given["format"],
        encoding=given["encoding"],
        language=given["language"],
        title=given["title"],
        body=given["body"],
        demands=tuple(
            DraftDemand(each["number"], each["text"], _span(each["lines"]))
            for each in given["demands"]
        ),
        sections=tuple(
            DraftSection(
                each["heading"],
                each["first"],
                each["last"],
                _span(each["lines"]),
                each.get("sure", True),
            )
            for each in given["sections"]
        ),
        entries=entries,
        attestation=_attestation(given["attestation"]),
        left_out=tuple(
            LeftOut(_span(each["lines"]), each["text"], each["why"]) for each in given["left_out"]
        ),
        warnings=tuple(given["warnings"]),
        title_lines=tuple(map(_span, given["title_lines"])),
        body_lines=tuple(map(_span, given["body_lines"])),
        line_count=given["line_count"],
        sheets=tuple((each["sheet"], _span(each["lines"])) for each in given["sheets"]),
        open_lines=tuple(
            OpenLine(
                _span(each["lines"]),
                each["text"],
                each["code"],
                tuple(each["numbers"]),
                tuple(each["demands"]),
            )
            for each in given["open_lines"]
        ),
    )


def _entry(given: Mapping[str, Any]) -> DraftEntry:
    return DraftEntry(
        **{field: given[field] for field in PLAIN},
        joint=tuple(Joint(each["legal_form"], each["name"]) for each in given["joint"]),
        notes=tuple(given["notes"]),
        defects=tuple(Defect(each["code"], each["text"]) for each in given["defects"]),
        lines=_span(given["lines"]),
        positions=tuple((int(number), stance) for number, stance in given["positions"].items()),
        pieces=tuple(
            DraftPiece(
                each["role"], each["text"], _span(each["lines"]), each["before"], each["after"]
            )
            for each in given["pieces"]
        ),
        printed_form=given.get("printed_form", ""),
        open=tuple(
            OpenPoint(each["code"], each["text"], _span(each["lines"])) for each in given["open"]
        ),
    )


def _attestation(given: Mapping[str, Any] | None) -> DraftAttestation | None:
    if given is None:
        return None
    offices = tuple(given["offices"])
    return DraftAttestation(given["wording"], given["attestor"], offices, _span(given["lines"]))


def _span(text: str) -> Lines:
    first, _dash, last = text.partition("-")
    return int(first), int(last or first)


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
