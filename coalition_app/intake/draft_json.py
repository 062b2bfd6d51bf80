"""A draft as plain values for JSON: the shape that `import --dry-run --json` prints."""

from typing import Any

from coalition_app.draft_pieces import DraftPiece
from coalition_app.drafts import Draft, DraftEntry, Lines
from coalition_app.own_list import DRAFT_FORMAT


def lines_text(lines: Lines) -> str:
    """Write lines as text: 177-179, or 177 where it is one line."""
    first, last = lines
    return str(first) if first == last else f"{first}-{last}"


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """Return a draft as dictionaries, lists and strings."""
    return {
        "written_as": DRAFT_FORMAT,
        "format": draft.format,
        "encoding": draft.encoding,
        "title": draft.title,
        "language": draft.language,
        "body": draft.body,
        "demands": [
            {"number": demand.number, "text": demand.text, "lines": lines_text(demand.lines)}
            for demand in draft.demands
        ],
        "sections": [
            {
                "heading": section.heading,
                "first": section.first,
                "last": section.last,
                "lines": lines_text(section.lines),
                "sure": section.sure,
            }
            for section in draft.sections
        ],
        "entries": [_entry_to_json(entry) for entry in draft.entries],
        "attestation": _attestation_to_json(draft),
        "left_out": [
            {"lines": lines_text(left.lines), "text": left.text, "why": left.why}
            for left in draft.left_out
        ],
        "open_lines": [
            {
                "lines": lines_text(line.lines),
                "text": line.text,
                "code": line.code,
                "numbers": list(line.numbers),
                "demands": list(line.demands),
            }
            for line in draft.open_lines
        ],
        "warnings": list(draft.warnings),
        "title_lines": [lines_text(lines) for lines in draft.title_lines],
        "body_lines": [lines_text(lines) for lines in draft.body_lines],
        "line_count": draft.line_count,
        "columns": dict(draft.columns),
        "unread_positions": list(draft.unread),
        "tables": [
            {
                "sheet": table.name,
                "lines": lines_text(table.lines),
                "separator": table.separator,
                "columns": {header: field for header, field, _at in table.columns},
            }
            for table in draft.tables
        ],
        "sheets": [{"sheet": name, "lines": lines_text(lines)} for name, lines in draft.sheets],
    }


def _attestation_to_json(draft: Draft) -> dict[str, Any] | None:
    if draft.attestation is None:
        return None
    found = draft.attestation
    return {
        "wording": found.wording,
        "attestor": found.attestor,
        "offices": list(found.offices),
        "lines": lines_text(found.lines),
    }


def _piece_to_json(piece: DraftPiece) -> dict[str, str]:
    told = {"role": piece.role, "text": piece.text, "lines": lines_text(piece.lines)}
    return told | {"before": piece.before, "after": piece.after}


def _entry_to_json(entry: DraftEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "as_printed": entry.as_printed,
        "kind": entry.kind,
        "section": entry.section,
        "legal_form": entry.legal_form,
        "name": entry.name,
        "place": entry.place,
        "country": entry.country,
        "representative": entry.representative,
        "office": entry.office,
        "printed_number": entry.printed_number,
        "joint": [{"legal_form": body.legal_form, "name": body.name} for body in entry.joint],
        "reservation": entry.reservation,
        "reservation_language": entry.reservation_language,
        "notes": list(entry.notes),
        "standing": entry.standing,
        "capacity": entry.capacity,
        "defects": [{"code": defect.code, "text": defect.text} for defect in entry.defects],
        "lines": lines_text(entry.lines),
        "affiliation": entry.affiliation,
        "positions": {str(number): stance for number, stance in entry.positions},
        "consent": entry.consent,
        "processing": entry.processing,
        "submitted_at": entry.submitted_at,
        "sender": entry.sender,
        "struck": entry.struck,
        "printed_form": entry.printed_form,
        "pieces": [_piece_to_json(piece) for piece in entry.pieces],
        "open": [
            {"code": point.code, "text": point.text, "lines": lines_text(point.lines)}
            for point in entry.open
        ],
    }
