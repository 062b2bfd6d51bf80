"""A draft as plain values for JSON: the shape that `import --dry-run --json` prints."""

from typing import Any

from coalition_app.drafts import Draft
from coalition_app.intake.own.json_kinds import lines_text as lines_text
from coalition_app.intake.own.json_kinds import written
from coalition_app.own_list import DRAFT_FORMAT


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """Return a draft as dictionaries, lists and strings."""
    told = {
        "written_as": DRAFT_FORMAT,
        **written(Draft)(draft),
        "sheets": [{"sheet": name, "lines": lines_text(lines)} for name, lines in draft.sheets],
        "tables": [
            {
                "sheet": table.name,
                "lines": lines_text(table.lines),
                "separator": table.separator,
                "columns": {header: field for header, field, _at in table.columns},
            }
            for table in draft.tables
        ],
    }
    told["unread_positions"] = told.pop("unread")
    return told
