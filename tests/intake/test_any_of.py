"""One search finds each of many pieces of words, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.intake.words.any_of import any_piece

PIECES = any_piece("тел подпис _and_ und_ . қол_қой x")
FOUND = ("тел", "подпис", " and ", "und ", ".", "қол қой", "x")


@pytest.mark.parametrize("text", FOUND)
def test_each_piece_is_found_wherever_it_stands(text: str) -> None:
    for around in (text, f"ы{text}", f"{text}ы", f"{text}{text}"):
        assert PIECES.search(around)


@given(st.text("телподискқй andux.", max_size=12))
def test_nothing_else_is_found(text: str) -> None:
    assert (PIECES.search(text) is not None) == any(each in text for each in FOUND)
