"""What a person types to be verified is told apart by its shape, and slips of the hand are named."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.documents.content import codes
from coalition_app.documents.verify import typed_input
from coalition_app.documents.verify.typed_input import (
    ANCHOR,
    CODE,
    CONTENT,
    DIGEST,
    Typed,
    form_of,
    read_typed,
)
from coalition_app.errors import NotSo, UserError
from coalition_app.records.journal import paper_anchor

DIGEST_OF_ONE = hashlib.sha256(b"one").digest()
PRINTED = codes.verification_code(DIGEST_OF_ONE)
WORDS = paper_anchor.anchor_words([b"head"])


@given(st.binary(min_size=32, max_size=32))
def test_every_printed_code_digest_and_qr_is_known_by_its_shape(digest: bytes) -> None:
    code = codes.verification_code(digest)
    assert read_typed(code) == Typed(CODE, code)
    assert read_typed(digest.hex()) == Typed(DIGEST, digest.hex())
    assert read_typed(codes.qr_text(digest)) == Typed(DIGEST, digest.hex())


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=3))
def test_every_anchor_is_known_by_its_shape(heads: list[bytes]) -> None:
    words = paper_anchor.anchor_words(heads)
    for text in (words, words.title(), words.replace(" ", ", "), paper_anchor.anchor_text(words)):
        assert read_typed(text) == Typed(ANCHOR, words)


@given(st.binary(min_size=32, max_size=32), st.data())
def test_a_code_is_read_however_it_is_typed(digest: bytes, data: st.DataObject) -> None:
    code = codes.verification_code(digest)
    choices = {"0": "0OoО", "1": "1ILil", "-": ["-", "", " ", "–", " - "]}
    typed_ = "".join(
        data.draw(st.sampled_from(choices.get(each, [each, each.lower()]))) for each in code
    )
    assert read_typed(f" {typed_}\n") == Typed(CODE, code)


AROUND = (
    "Код: %s, редакция 1",
    "Код проверки на каждой странице: %s.",
    "Тексеру коды: %s; 1-редакция",
    "Edition 2 of 14.03.2026, code %s",
    "стр. 2 из 3 · код %s",
    "«%s»",
    "Код\n%s\nредакция 1",
)


@pytest.mark.parametrize("words", AROUND)
@given(digest=st.binary(min_size=32, max_size=32))
def test_a_code_is_read_with_the_words_around_it(words: str, digest: bytes) -> None:
    code = codes.verification_code(
        digest
    )  # also those that end in * ~ $ =, as older editions print
    cyrillic = code.translate(str.maketrans("BEKMHPCTXA", "ВЕКМНРСТХА"))
    dashed = (code, code.lower(), code.replace("-", "–"), code.replace("-", "\u2011"), cyrillic)
    for typed_ in (*dashed, code.replace("-", " "), code.replace("-", "")):
        typed = read_typed(words % typed_)
        assert (typed.form, typed.value) == (CODE, code)


def test_a_mistyped_code_among_words_is_named() -> None:
    wrong = ("1" if PRINTED[0] == "0" else "0") + PRINTED[1:]
    with pytest.raises(UserError, match="one character is mistyped"):
        read_typed(f"Код: {wrong}, редакция 1")


@given(st.binary(min_size=32, max_size=32), st.integers(0, 15), st.sampled_from(codes.ALPHABET))
def test_one_wrong_character_of_a_code_is_mistyped(digest: bytes, place: int, other: str) -> None:
    code = codes.verification_code(digest).replace("-", "")
    if code[place] == other:
        return
    with pytest.raises(UserError, match="one character is mistyped"):
        read_typed(code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('  {"edition": 1}', CONTENT),
        ("[1]", CONTENT),
        ("\ufeff{}", CONTENT),
        (DIGEST_OF_ONE.hex()[:60], DIGEST),
        (f"SHA-256: {DIGEST_OF_ONE.hex()}", DIGEST),
        (":".join(DIGEST_OF_ONE.hex()[at : at + 2] for at in range(0, 64, 2)), DIGEST),
        (PRINTED[:-3], CODE),
        (f"{WORDS} more", ANCHOR),
        ("annex.pdf", ""),
        ("folder/annex-2026-01-01", ""),
        ("", ""),
        ("слово", ""),
        ("7", ""),
    ],
)
def test_a_text_is_told_by_its_shape(text: str, form: str) -> None:
    assert form_of(text) == form


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PRINTED[:-3], "four groups of four"),
        (DIGEST_OF_ONE.hex()[:60], "characters in this one: 60"),
        (f"SHA-256: {DIGEST_OF_ONE.hex()}ff", "characters in this one: 66"),
        (WORDS.rsplit(" ", 1)[0] + " qqqqq", "not one of the control words"),
        (f"{WORDS} {WORDS.split()[0]}", "Enter 6 words"),
        ('{"a": 1', "not JSON"),
        ('{"a": 1} and', "not JSON"),
        ('{"a": 1, "a": 2}', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("слово", "cannot be verified"),
        ("", "cannot be verified"),
    ],
)
def test_what_cannot_be_looked_for_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_typed(text)


def test_a_qr_whose_code_is_another_editions_was_changed() -> None:
    other = hashlib.sha256(b"two").hexdigest().upper()
    mixed = codes.qr_text(DIGEST_OF_ONE).split("SHA256:")[0] + f"SHA256:{other}"
    with pytest.raises(NotSo, match="do not belong together"):
        read_typed(mixed)


@given(st.text(max_size=90))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        read = read_typed(text)
    except UserError as refused:
        assert str(refused)
    else:
        assert read.form == form_of(text)


def test_a_digest_is_shown_in_groups_and_a_content_not_at_all() -> None:
    shown = typed_input.shown_words(Typed(DIGEST, DIGEST_OF_ONE.hex()))
    assert shown.replace(" ", "") == DIGEST_OF_ONE.hex()
    assert {len(each) for each in shown.split()} == {8}
    assert typed_input.shown_words(Typed(CONTENT, json.dumps({}))) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Код проверки на каждой странице: {code}.",
        "ред. 1 · код {code}   страница 2 из 2",
        "Annex, edition 1, code {code}, page 1 of 9",
        "«{code}»",
        "code {spaced} on the page",
    ],
)
def test_a_code_is_found_among_the_words_around_it(text: str) -> None:
    code = codes.verification_code(DIGEST_OF_ONE)
    given = text.format(code=code, spaced=code.replace("-", " "))
    typed = read_typed(given)
    assert (typed.form, typed.value) == (CODE, code)


def test_of_two_codes_none_is_chosen() -> None:
    one, two = (codes.verification_code(bytes([each]) * 32) for each in (1, 2))
    with pytest.raises(UserError):
        read_typed(f"{one} {two}")
