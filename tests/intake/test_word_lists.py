"""The lists of words can be read and corrected: sorted, without doubles or contradictions."""

from itertools import pairwise
from pathlib import Path

import pytest

from coalition_app import paths
from coalition_app.intake.words.word_lists import keyed_words, word_list, words_meaning

FOLDER = paths.resources() / "words"
FILES = sorted(FOLDER.glob("*/*.txt"))
KEYED = (
    *("column_headers", "form_headers", "kind_words", "spelled_forms", "standing_words"),
    "status_headers",
)
AS_PRINTED = ("company_forms",)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_list_is_sorted_and_holds_each_word_once(file: Path) -> None:
    lines = file.read_text("utf-8").split("\n")
    assert lines.pop() == ""
    assert all(one < other for one, other in pairwise(lines))
    assert all(line == line.strip() and line for line in lines)
    if file.stem not in AS_PRINTED:
        assert [line for line in lines if line != line.lower()] == []


@pytest.mark.parametrize("role", KEYED)
def test_a_word_means_the_same_in_all_languages(role: str) -> None:
    lines = [
        line.split(": ", 1)
        for file in FILES
        if file.stem == role
        for line in file.read_text("utf-8").splitlines()
    ]
    contradicted = [word for meaning, word in lines if keyed_words(role)[word] != meaning]
    assert contradicted == []


def test_a_list_is_read_whole_or_by_language() -> None:
    offices = word_list("offices")
    assert {"директор", "төраға", "chair", "правозахисник"} <= offices
    assert "төраға" in word_list("offices", "kk")
    assert "төраға" not in word_list("offices", "ru", "en")
    assert "фио" not in words_meaning("column_headers", "office")


def test_every_list_is_described() -> None:
    told = (FOLDER / "README.md").read_text("utf-8")
    assert {file.name for file in FILES if f"`{file.name}`" not in told} == set()
