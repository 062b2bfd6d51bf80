"""Examples of tests, kept as files: of each test its rows, and of each row what the test takes."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / "data" / "examples"


@cache
def examples(name: str) -> dict[str, tuple[Any, ...]]:
    """Return the examples of a file by what they show; lists in them are tuples."""
    told = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return {what: _frozen(rows) for what, rows in told.items()}


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
