"""A draft that was written as JSON is read back as it was."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.intake.draft_json import draft_to_json
from coalition_app.intake.read_source import read_source, source_lines
from tests.intake.reading import read

DATA = Path(__file__).parent.parent.parent / "data"
LISTS = DATA / "lists"
REAL = DATA / "real_case" / "statement.txt"
TEXTS = sorted(
    path
    for path in LISTS.glob("[0-9]*")
    if path.suffix in (".txt", ".csv", ".md") and ".gold." not in path.name
)
SAID = "1. ОО «Эхо» (без требования 2), тел. 8 701 123 45 67\n2. ОФ «Свет»\n\nПодписант № 2 против п. 1\n"


def as_json(draft: Draft) -> bytes:
    return json.dumps(draft_to_json(draft), ensure_ascii=False, indent=1).encode()


def again(draft: Draft) -> Draft:
    return read_source(as_json(draft), "draft.json").draft


@pytest.mark.parametrize("path", [*TEXTS, REAL], ids=lambda path: path.name)
def test_a_draft_comes_back_as_it_was(path: Path) -> None:
    before = read_source(path.read_bytes(), path.name).draft
    # How columns were read is told, and is nothing to be read again.
    assert again(before) == replace(before, columns=(), tables=())


def test_pieces_and_what_is_open_come_back() -> None:
    before = read(SAID)
    assert before.open_lines and before.entries[0].open
    assert again(before) == before


def test_the_lines_are_those_of_the_source() -> None:
    content = as_json(read(SAID))
    assert [line for line in source_lines(content, "draft.json") if "Подписант" in line]
    assert len(source_lines(content, "draft.json")) == read(SAID).line_count


def test_a_draft_that_was_changed_is_refused() -> None:
    broken = json.loads(as_json(read(SAID)))
    del broken["entries"][0]["pieces"][0]["role"]
    with pytest.raises(UserError, match="cannot be read"):
        read_source(json.dumps(broken).encode(), "draft.json")
