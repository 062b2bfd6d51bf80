"""What the weights say of the words of entries: the labels that are stored, and no more than they may."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app import paths
from coalition_app.intake.second_reader.crf import weights
from coalition_app.intake.second_reader.entry_words import words_of
from coalition_app.intake.second_reader.label_entry import (
    BENIGN,
    BY_SHAPE,
    OPENING,
    danger,
    shares_of,
)
from tests.intake.reading import likeliest

STORED = Path(__file__).parent.parent.parent / "data" / "second_reader" / "entries.tsv"
LARGEST = 100_000
"""Bytes of all weights: what can still be looked through."""
SURE = 0.5


def stored() -> list[tuple[str, list[str]]]:
    lines = STORED.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(text, labels.split(" ")) for text, labels in rows]


@pytest.mark.parametrize(("text", "labels"), stored())
def test_the_weights_give_the_stored_labels(text: str, labels: list[str]) -> None:
    words = words_of(text)
    told = [word.text for word in words]
    shares = shares_of(words)
    found = likeliest(weights("entries"), shares)
    assert [*zip(told, found, strict=True)] == [*zip(told, labels, strict=True)]
    opens = not {*OPENING}.isdisjoint(labels)
    assert (max(map(danger, shares)) > SURE) == opens


def test_the_weights_can_be_looked_through() -> None:
    files = [*(paths.resources() / "second_reader").iterdir()]
    assert sum(file.stat().st_size for file in files) < LARGEST
    assert {*weights("entries").labels} == {*BENIGN, *BY_SHAPE, *OPENING}


@given(st.text(max_size=80))
def test_any_text_has_a_label_for_each_word(text: str) -> None:
    words = words_of(text)
    shares = shares_of(words)
    assert len(words) == len(shares)
    assert all(-1e-6 <= danger(share) <= 1 + 1e-6 for share in shares)
    assert all(text[word.start : word.end] == word.text for word in words)


def test_signs_between_words_are_told_of_the_word_behind_them() -> None:
    found = [
        (word.text, word.before, word.piece) for word in words_of("ОО «Эхо, юг» – А. Ким (Семей)")
    ]
    assert found == [
        *(("ОО", "^", 0), ("Эхо", "q", 0), ("юг", "m", 0)),
        *(("А.", "Q-", 1), ("Ким", "", 1), ("Семей", "(", 2)),
    ]
