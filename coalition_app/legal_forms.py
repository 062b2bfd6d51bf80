"""The table of legal forms that comes with the program, in Russian, Kazakh and English."""

import csv
from functools import cache

from coalition_app import paths


@cache
def form_rows() -> tuple[dict[str, str], ...]:
    """Read the rows of the table: forms in short and in full, by the names of its columns."""
    path = paths.resources() / "legal_forms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
