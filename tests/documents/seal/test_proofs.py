"""A slip's proof: a thousand true ones hold, and none with one bit altered."""

import json
import random
from dataclasses import replace

import pytest

from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.issue.sealing import Keys, SealedEdition, seal_content
from coalition_app.documents.seal.keys import KeyPair, new_pair
from coalition_app.documents.seal.lines import levels_of_lines, lines_of
from coalition_app.documents.seal.proofs import Proof, read_proof
from coalition_app.documents.seal.seals import certify
from coalition_app.documents.seal.tree import path_of
from coalition_app.records.editions.seals import SealingKey
from tests.documents.annexes import named

COUNT = 1_000


def keys() -> Keys:
    root, device = new_pair(), new_pair()
    vouched = certify(KeyPair(root.public, root.secret), device.public)
    return Keys(
        SealingKey("", root.public, root.secret),
        SealingKey("aa", device.public, device.secret, vouched),
        (),
    )


def sealed_list(count: int) -> tuple[AnnexContent, SealedEdition]:
    content = replace(named(*(f"«Организация {at}»" for at in range(count))), edition=1)
    return content, seal_content(content, {}, keys())


@pytest.fixture(scope="module")
def proofs() -> list[Proof]:
    """Give the proofs of all lines of one edition."""
    _content, sealed = sealed_list(COUNT)
    lines = lines_of(sealed.content, {}, sealed.salts)
    assert lines is not None
    levels = levels_of_lines(lines)
    return [
        Proof(line, at, tuple(path_of(levels, at)), sealed.seal) for at, line in enumerate(lines)
    ]


def holds(given: bytes) -> bool:
    """Read bytes as a verifier does; what cannot be read does not hold."""
    try:
        return read_proof(json.loads(given)).holds
    except (ValueError, RecursionError):
        return False


def test_codes_of_editions_are_of_letters_and_digits_only() -> None:
    """Four signs of Crockford's check character are marks in other forms, and hard to say aloud."""
    sealed = [sealed_list(1)[1] for _again in range(200)]
    codes = {each.seal.sealed.code for each in sealed}
    assert len(codes) == 200
    assert [code for code in codes if not code.replace("-", "").isalnum()] == []
    assert sealed_list(0)[1].seal.sealed.lines == 0


def test_a_thousand_true_ones_hold_and_none_with_one_bit_altered(proofs: list[Proof]) -> None:
    chance = random.Random(20140512)
    assert len(proofs) == COUNT
    for proof in proofs:
        given = bytearray(proof.json)
        assert holds(bytes(given))
        at = chance.randrange(8 * len(given))
        given[at // 8] ^= 1 << at % 8
        assert not holds(bytes(given)), bytes(given)


def test_every_bit_of_one_slip_is_part_of_what_is_proved(proofs: list[Proof]) -> None:
    given = proofs[17].json
    for at in range(0, 8 * len(given), 5):
        altered = bytearray(given)
        altered[at // 8] ^= 1 << at % 8
        assert not holds(bytes(altered)), bytes(altered)


def test_a_line_is_proved_at_its_own_place_only(proofs: list[Proof]) -> None:
    for change in ({"index": 4}, {"line": proofs[4].line}, {"path": proofs[4].path}):
        assert not replace(proofs[3], **change).holds
    assert proofs[3].holds


def test_the_seal_of_another_edition_proves_nothing(proofs: list[Proof]) -> None:
    _content, other = sealed_list(COUNT)
    assert not replace(proofs[3], seal=other.seal).holds


def test_a_slip_shows_no_other_line(proofs: list[Proof]) -> None:
    said = proofs[3].json.decode()
    names = [each.line.entry.name for each in proofs if each.line.entry.name in said]
    assert proofs[3].line.entry.name in names
    assert all(name in proofs[3].line.entry.name for name in names)
