"""Which column of a table is read as which field: as guessed, as a person set it, kept by header names."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.i18n import _

FIELDS = (
    "number",
    "name",
    "body",
    "person",
    "given",
    "family",
    "father",
    "representative",
    "affiliation",
    "office",
    "place",
    "country",
    "legal_form",
    "kind",
    "section",
    "reservation",
    "submitted",
    "sender",
    "consent",
    "processing",
)
"""What a column can hold; `demand:1` is a stance on demand 1, `words:1` are words about it."""
OF_DEMAND = re.compile(r"(?:demand|words):[1-9]\d{0,2}")
NOT_READ = ("", "ignore")


def mapping_of(draft: Draft) -> dict[str, str]:
    """Give how the columns of a table were read, by their headers; empty where it was no table."""
    return dict(draft.columns)


def header_key(header: str) -> str:
    """Give a header as it is remembered: small, white space collapsed, so that its place is no matter."""
    return " ".join(header.replace("\ufeff", "").lower().split())


def check_mapping(mapping: Mapping[str, str]) -> dict[str, str]:
    """Give a mapping with its headers as they are remembered; raises UserError for an unknown field."""
    checked = {}
    for header, field in mapping.items():
        if field not in FIELDS and field not in NOT_READ and not OF_DEMAND.fullmatch(field):
            sentence = _(
                "The column %(column)s cannot be read as %(field)s. Known are: %(fields)s, and "
                "demand:1, words:1 and so on."
            )
            names = {"column": header, "field": field, "fields": ", ".join(FIELDS)}
            raise UserError(sentence % names)
        checked[header_key(header)] = "" if field in NOT_READ else field
    return checked


def read_mapping(path: Path) -> dict[str, str]:
    """Read a mapping out of a JSON file: headers and fields, or what `import --dry-run --json` printed.

    Raises UserError where the file cannot be read or holds something else.
    """
    names = {"file": str(path)}
    try:
        read = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        sentence = _("The file %(file)s cannot be read: %(reason)s.")
        raise UserError(sentence % {**names, "reason": error.strerror or str(error)}) from error
    except (ValueError, RecursionError) as error:
        raise UserError(_("The file %(file)s is no valid JSON.") % names) from error
    if isinstance(read, dict) and isinstance(read.get("columns"), dict):
        read = read["columns"]
    if not isinstance(read, dict) or not all(isinstance(each, str) for each in read.values()):
        sentence = _(
            "The file %(file)s holds no columns. Write it as headers with their fields: "
            '{"Название": "name"}.'
        )
        raise UserError(sentence % names)
    return check_mapping(read)
