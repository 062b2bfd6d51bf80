"""Ways in which lists are written, kept as files: short sources, and of each what it is read as.

A case is one `entry`, or a `text` of a `file`; `is` names what matters of it, the rest is not compared.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.intake.reading import entry, read, unaccounted

FOLDER = Path(__file__).parent.parent / "data" / "written"
CASES = [
    pytest.param(case, id=f"{path.stem}: {told['what']} {at}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for told in yaml.safe_load(path.read_text(encoding="utf-8"))
    for at, case in enumerate(told["cases"], 1)
]


def part(found: Any, like: Any) -> Any:
    """Take from what was read as much as the answer names of it, in the same shape."""
    if isinstance(like, dict):
        return {name: part(getattr(found, name), told) for name, told in like.items()}
    if isinstance(like, list) and len(like) == len(found):
        return [part(each, told) for each, told in zip(found, like, strict=True)]
    return found


@pytest.mark.parametrize("case", CASES)
def test_what_is_written_is_read(case: dict[str, Any]) -> None:
    if "entry" in case:
        assert part(entry(case["entry"]), case["is"]) == case["is"]
        return
    found = read(case["text"], case.get("file", "list.txt"))
    assert part(found, case["is"]) == case["is"]
    if case.get("accounted"):
        assert unaccounted(case["text"], found) == []
