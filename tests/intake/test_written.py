"""Ways in which lists are written, kept as files: short sources, and of each what it is read as.

A case is one `entry`, or a `text` of a `file`; `is` names what matters of it, the rest is not compared, and
`each` in it fields of all entries. `with` gives what stands in place of {}, in a case of its own each.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.reading import entry, lost

FOLDER = Path(__file__).parent.parent / "data" / "written"


def cases(told: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the cases of what is told, each of those that differ in a word by itself."""
    for case in told.get("cases", [told]):
        for word in case.get("with", [None]):
            yield case if word is None else filled(case, word)


def filled(like: Any, word: str) -> Any:
    if isinstance(like, dict):
        return {name: filled(told, word) for name, told in like.items()}
    if isinstance(like, list):
        return [filled(told, word) for told in like]
    return like.replace("{}", word) if isinstance(like, str) else like


CASES = [
    pytest.param(case, id=f"{path.stem}: {told['what']} {at}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for told in yaml.safe_load(path.read_text(encoding="utf-8"))
    for at, case in enumerate(cases(told), 1)
]


def part(found: Any, like: Any) -> Any:
    """Take from what was read as much as the answer names of it, in the same shape."""
    if isinstance(like, dict):
        return {
            name: each(found, told) if name == "each" else part(getattr(found, name), told)
            for name, told in like.items()
        }
    if isinstance(like, list) and len(like) == len(found):
        return [part(each, told) for each, told in zip(found, like, strict=True)]
    return found


def each(draft: Draft, like: Mapping[str, Any]) -> dict[str, Any]:
    """Take a field of every entry: as a list, or as the one value that all of them have."""
    columns = {name: [getattr(found, name) for found in draft.entries] for name in like}
    return {
        name: column if isinstance(like[name], list) or {*column} != {like[name]} else like[name]
        for name, column in columns.items()
    }


@pytest.mark.parametrize("case", CASES)
def test_what_is_written_is_read(case: dict[str, Any]) -> None:
    if "entry" in case:
        assert part(entry(case["entry"]), case["is"]) == case["is"]
        return
    source = read_source(case["text"].encode("utf-8"), case.get("file", "list.txt"))
    assert part(source.draft, case["is"]) == case["is"]
    if case.get("accounted"):
        assert lost(source) == []
