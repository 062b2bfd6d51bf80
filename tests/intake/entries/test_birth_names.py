"""Names that somebody was born with, in brackets: part of the person's name, no place and no body."""

import pytest

from coalition_app.intake.words.birth_names import is_born_name


@pytest.mark.parametrize("words", ["Киров", "Казахстан", "Центр", "ЦОЙ", "цой", "директор", ""])
def test_what_is_no_family_s_name(words: str) -> None:
    assert not is_born_name(words)
