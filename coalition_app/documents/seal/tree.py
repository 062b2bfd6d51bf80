"""The Merkle tree of RFC 9162, section 2.1, with SHA-256: its root, and the path of one leaf to it."""

import hashlib
from collections.abc import Sequence

HASH_BYTES = 32
LEAF, NODE = b"\x00", b"\x01"
"""What is hashed before a leaf and before two nodes, so that none is ever taken for the other."""

Levels = list[list[bytes]]
"""The hashes of the leaves, those above them, and so on up to the root alone."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(LEAF + leaf).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()


def levels_of(hashes: Sequence[bytes]) -> Levels:
    """Hash the leaves' hashes in pairs up to the root; who has no neighbour goes up as it is.

    The tree of no leaves has the hash of nothing for a root.
    """
    level = list(hashes) or [hashlib.sha256(b"").digest()]
    levels = [level]
    while len(level) > 1:
        pairs = len(level) // 2
        above = [_node(level[2 * at], level[2 * at + 1]) for at in range(pairs)]
        level = above + level[2 * pairs :]
        levels.append(level)
    return levels


def root_of(levels: Levels) -> bytes:
    """Return the root."""
    return levels[-1][0]


def path_of(levels: Levels, index: int) -> list[bytes]:
    """Return the neighbours on the way from a leaf to the root, the lowest first (section 2.1.3.1)."""
    path = []
    for level in levels[:-1]:
        beside = index ^ 1
        if beside < len(level):
            path.append(level[beside])
        index >>= 1
    return path


def root_by_path(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root to which a leaf's hash leads by its path (section 2.1.3.2).

    None where the path is not one of the leaf `index`, counted from 0, in a tree of `size` leaves.
    """
    if not 0 <= index < size:
        return None
    node, last, found = index, size - 1, leaf
    for beside in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            found = _node(beside, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = _node(found, beside)
        node, last = node >> 1, last >> 1
    return found if last == 0 else None
