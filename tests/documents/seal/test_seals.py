"""Seals hold for exactly what was sealed: by the right keys, of the right content, in one spelling."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from coalition_app.documents.seal.encoding import as_bytes, as_text
from coalition_app.documents.seal.fingerprint import (
    fingerprint_bits,
    fingerprint_words,
    read_fingerprint,
)
from coalition_app.documents.seal.keys import KeyPair, is_signed, new_pair, sign
from coalition_app.documents.seal.seals import Seal, Sealed, certify, make_seal, read_seal
from coalition_app.errors import UserError
from coalition_app.languages import LANGUAGES

SEALED = Sealed("ab" * 32, 1, 119, "cd" * 32, 1)


@pytest.fixture(scope="module")
def root() -> KeyPair:
    return new_pair()


@pytest.fixture(scope="module")
def seal(root: KeyPair) -> Seal:
    device = new_pair()
    return make_seal(SEALED, device, certify(root, device.public), root.public)


def test_a_seal_is_whole_and_comes_back(seal: Seal) -> None:
    assert seal.is_whole
    assert read_seal(seal.values) == seal


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "ac" * 32},
        {"edition": 2},
        {"lines": 120},
        {"lines_root": "ce" * 32},
        {"statement": 2},
    ],
)
def test_a_seal_holds_for_nothing_else(seal: Seal, change: dict[str, object]) -> None:
    values = {**seal.values, "sealed": {**seal.values["sealed"], **change}}
    assert not read_seal(values).is_whole


def test_another_key_in_the_place_of_one_breaks_the_chain(seal: Seal, root: KeyPair) -> None:
    other = new_pair()
    assert not replace(seal, device_key=other.public).is_whole
    assert not replace(seal, root_key=other.public).is_whole
    # A key that the root never vouched for, though it signed this very content.
    forged = make_seal(SEALED, other, seal.device_signature, root.public)
    assert not forged.is_whole
    # The root's word for a device is not a seal, nor the other way round.
    assert not replace(seal, signature=seal.device_signature).is_whole
    assert not replace(seal, device_signature=seal.signature).is_whole


@pytest.mark.parametrize(
    "values",
    [
        None,
        {},
        {"algorithm": "none"},
    ],
)
def test_what_is_no_seal_is_refused(values: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_seal(values)


@pytest.mark.parametrize(
    "change",
    [
        {"algorithm": "ECDSA-P256-SHA1"},
        {"more": 1},
        {"signature": 7},
        {"signature": "AA="},
        {"sealed": {"digest": "AB" * 32}},
    ],
)
def test_a_seal_with_anything_unknown_is_refused(seal: Seal, change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_seal({**seal.values, **change})


def test_bytes_have_one_spelling() -> None:
    spelled = as_text(bytes(range(16)))
    assert as_bytes(spelled) == bytes(range(16))
    # The last letter carries four bits that no byte takes.
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    beside = letters[letters.index(spelled[-1]) + 1]
    for wrong in (spelled[:-1] + beside, spelled + "=", spelled + "\n", " " + spelled, "+" * 22):
        with pytest.raises(ValueError, match="base64url"):
            as_bytes(wrong)


def test_only_keys_of_this_curve_are_taken() -> None:
    message = b"message"
    pair = new_pair()
    signature = sign(pair.secret, message)
    assert is_signed(pair.public, message, signature)
    for key in (
        ec.generate_private_key(ec.SECP384R1()).public_key(),
        ed25519.Ed25519PrivateKey.generate().public_key(),
    ):
        der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        assert not is_signed(as_text(der), message, signature)
    for public, given in ((pair.public[:-4], signature), (pair.public, signature[:-4]), ("", "")):
        assert not is_signed(public, message, given)


def test_a_fingerprint_reads_the_same_in_every_language(root: KeyPair) -> None:
    for language in LANGUAGES:
        words = fingerprint_words(root.public, language)
        assert len(words.split()) == 8
        assert read_fingerprint(words.upper().replace(" ", ", ")) == fingerprint_bits(root.public)


def test_words_of_a_fingerprint_are_its_bits_in_order() -> None:
    known = fingerprint_words(as_text(b"key"), "en").split()
    # SHA-256 of "key" begins with 2c 70 e1 2b 7a, which is 00101100 01|110000 1110|0001 ...
    from coalition_app.records.journal.control_words import words_of

    assert words_of("en").index(known[0]) == 0b0010110001
    assert words_of("en").index(known[1]) == 0b1100001110


def test_mistyped_words_are_refused(root: KeyPair) -> None:
    words = fingerprint_words(root.public, "en")
    russian = fingerprint_words(root.public, "ru")
    mixed = " ".join([*words.split()[:4], *russian.split()[:4]])
    for typed, said in (
        (words.rpartition(" ")[0], "8 words"),
        (words.replace(words.split()[0], "qqqq"), "qqqq"),
        (mixed, "different languages"),
    ):
        with pytest.raises(UserError, match=said):
            read_fingerprint(typed)
