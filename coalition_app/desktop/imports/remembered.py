"""Which field the columns of tables were read as before, by their headers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coalition_app import settings
from coalition_app.errors import UserError
from coalition_app.intake.column_mapping import check_mapping
from coalition_app.intake.words.header_key import header_key

if TYPE_CHECKING:
    from coalition_app.drafts import Draft

COLUMNS = "import_columns"
"""Setting that keeps which header is read as which field; no data of people."""


def remembered_columns() -> dict[str, str]:
    """Read the headers whose fields the user chose before; none where the settings hold something else."""
    kept = settings.load().get(COLUMNS)
    if not isinstance(kept, dict):
        return {}
    try:
        return check_mapping({key: field for key, field in kept.items() if isinstance(field, str)})
    except UserError:
        return {}


def read_fields(draft: "Draft") -> dict[str, str]:
    """Return how the columns are read now, by headers as they are remembered, without those not read."""
    return {header_key(header): field for header, field in draft.columns if field}


def remember_columns(
    told: Mapping[str, str], draft: "Draft", proposed: Mapping[str, str] | None = None
) -> None:
    """Remember how a table's columns are read, once the user changed one of them.

    What was proposed for one statement's demands says nothing of another's, unless the user chose it.
    """
    if told:
        fields = {
            key: each for key, each in read_fields(draft).items() if key not in (proposed or {})
        }
        settings.remember(**{COLUMNS: {**remembered_columns(), **told, **fields}})
