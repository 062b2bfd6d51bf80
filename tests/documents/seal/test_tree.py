"""The tree of the lines is that of RFC 9162: its root and paths for every size of a list."""

import hashlib

import pytest

from coalition_app.documents.seal.tree import leaf_hash, levels_of, path_of, root_by_path, root_of

# Leaves and roots of the test vectors that Certificate Transparency's implementations share.
LEAVES = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def plain_root(leaves: list[bytes]) -> bytes:
    """Compute the root as the RFC words it: split at the largest power of two below the size."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    halves = plain_root(leaves[:split]) + plain_root(leaves[split:])
    return hashlib.sha256(b"\x01" + halves).digest()


@pytest.mark.parametrize("size", ROOTS)
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    hashes = [leaf_hash(each) for each in LEAVES[:size]]
    assert root_of(levels_of(hashes)).hex() == ROOTS[size]


def test_every_leaf_of_every_size_is_proved_and_no_other_place() -> None:
    for size in range(1, 40):
        leaves = [bytes([at]) for at in range(size)]
        hashes = [leaf_hash(each) for each in leaves]
        levels = levels_of(hashes)
        root = root_of(levels)
        assert root == plain_root(leaves)
        for index in range(size):
            path = path_of(levels, index)
            assert root_by_path(hashes[index], index, size, path) == root
            elsewhere = [at for at in range(-1, size + 1) if at != index]
            assert all(root_by_path(hashes[index], at, size, path) != root for at in elsewhere)
            assert root_by_path(hashes[index], index, size, [*path, root]) is None
            if path:
                assert root_by_path(hashes[index], index, size, path[:-1]) is None


def test_a_path_of_a_hundred_thousand_lines_is_short() -> None:
    levels = levels_of([leaf_hash(at.to_bytes(4)) for at in range(100_000)])
    # 17 hashes of 32 bytes; as text with quotes and commas below one kilobyte.
    assert max(len(path_of(levels, at)) for at in (0, 1, 65_535, 99_999)) == 17
    assert 17 * (43 + 3) < 1000
