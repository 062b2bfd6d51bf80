"""The canonical form against another program's, the code's arithmetic, and what people mistype."""

import hashlib
import json
import re
from dataclasses import replace

import pytest
import rfc8785
import segno
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.documents.content.codes import (
    ALPHABET,
    CHECK_ALPHABET,
    TOGETHER,
    canonical_json,
    content_bytes,
    content_digest,
    qr_text,
    read_code,
    verification_code,
)
from coalition_app.documents.content.content import ContentSection
from coalition_app.errors import UserError
from tests.documents.annexes import every_case, named, real_content

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)
DIGESTS = st.binary(min_size=32, max_size=32)


@given(VALUES)
def test_canonical_form_is_that_of_rfc_8785(value: object) -> None:
    assert canonical_json(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_content_is_digested_in_the_form_that_it_is_kept_in() -> None:
    content = every_case()
    kept = rfc8785.dumps(json.loads(json.dumps(content.to_json())))
    assert content_bytes(content) == kept
    assert content_digest(content) == hashlib.sha256(kept).digest()


def test_a_long_list_is_written_in_parts_as_it_is_at_once() -> None:
    content = named(*(f"Организация {at}" for at in range(2 * TOGETHER + 1)))
    kept = json.loads(json.dumps(content.to_json()))
    assert content_bytes(content) == rfc8785.dumps(kept)
    empty = replace(content, sections=(ContentSection({"ru": "Пусто"}, ()), *content.sections))
    assert content_bytes(empty) == canonical_json(empty.to_json())
    assert content_bytes(replace(content, sections=())) == canonical_json(
        replace(content, sections=()).to_json()
    )


def test_a_value_without_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError):
        canonical_json({"when": object()})


def test_code_of_zero_and_of_all_ones() -> None:
    # 2**36 leaves 1 when divided by 37 (Fermat), so 2**80 leaves 2**8 = 256 = 34, and one less is 33.
    assert verification_code(bytes(32)) == "0000-0000-0000-0000-0"
    assert verification_code(b"\xff" * 32) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ-~"


@given(DIGESTS)
def test_code_holds_the_first_eighty_bits(digest: bytes) -> None:
    code = verification_code(digest).replace("-", "")
    letters, check = code[:-1], code[-1]
    number = sum(ALPHABET.index(letter) << 5 * place for place, letter in enumerate(letters[::-1]))
    assert number == int.from_bytes(digest[:10], "big")
    assert CHECK_ALPHABET.index(check) == number % 37


@given(DIGESTS)
def test_code_is_read_however_it_is_typed(digest: bytes) -> None:
    code = verification_code(digest)
    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')}\n"):
        assert read_code(typed) == code
    assert read_code(code.replace("0", "o").replace("1", "l")) == code
    assert read_code(code.translate(str.maketrans("ABEKMHPCTXY", "АВЕКМНРСТХУ"))) == code


@given(DIGESTS, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(digest: bytes, place: int, letter: str) -> None:
    letters = list(verification_code(digest).replace("-", ""))
    if letters[place] != letter:
        letters[place] = letter
        with pytest.raises(UserError):
            read_code("".join(letters))


@pytest.mark.parametrize(
    "typed", ["", "0000", "0000-0000-0000-0000", "0000-0000-0000-000U-0", "ё" * 17]
)
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        read_code(typed)


def test_qr_holds_code_and_digest_in_version_four() -> None:
    digest = content_digest(real_content())
    text = qr_text(digest)
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", text)
    assert text.startswith(verification_code(digest).replace("-", "")[:16])
    assert text.endswith(digest.hex().upper())
    assert segno.make(text, error="m", micro=False, boost_error=False).designator == "4-M"
