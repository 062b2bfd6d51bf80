"""Sealing an edition with the keys of the register, and reading back what was sealed."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from coalition_app.documents.content import codes
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.frozen import read_entry
from coalition_app.documents.seal.encoding import as_bytes, as_text
from coalition_app.documents.seal.keys import KeyPair, is_signed, new_pair
from coalition_app.documents.seal.lines import (
    SALT_BYTES,
    Line,
    Salts,
    Whole,
    levels_of_lines,
    lines_of,
    listed,
    new_salts,
)
from coalition_app.documents.seal.page_seals import SealPages, seal_pages
from coalition_app.documents.seal.proofs import Proof
from coalition_app.documents.seal.seals import (
    Seal,
    Sealed,
    certify,
    device_message,
    make_seal,
    read_seal,
)
from coalition_app.documents.seal.tree import Levels, levels_of, path_of, root_of
from coalition_app.errors import NotSo
from coalition_app.i18n import _
from coalition_app.records.editions import seals
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.editions.seals import KeptSeal, SealingKey, WithheldLine
from coalition_app.records.store.transactions import Reading, Transaction


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys by which this copy of the register seals."""

    root: SealingKey
    device: SealingKey
    new: tuple[SealingKey, ...]
    """Those of them that the register does not hold yet."""


@dataclass(frozen=True, slots=True)
class SealedEdition:
    """An edition with its seal, and what the register keeps of it besides."""

    content: AnnexContent
    seal: Seal
    salts: Salts
    whole: Whole


def find_keys(tx: Reading, device_id: uuid.UUID | None) -> Keys:
    """Return the keys of this register and device; those that are not there are made, and not kept yet."""
    new: list[SealingKey] = []
    root = next((each for each in seals.root_keys(tx) if each.secret), None)
    if root is None:
        made = new_pair()
        root = SealingKey("", made.public, made.secret)
        new.append(root)
    fitting = [each for each in seals.device_keys(tx, device_id) if _vouched(root, each)]
    if fitting:
        return Keys(root, fitting[0], tuple(new))
    pair = new_pair()
    vouched = certify(KeyPair(root.public, root.secret), pair.public)
    device = SealingKey(device_id.hex if device_id else "", pair.public, pair.secret, vouched)
    return Keys(root, device, (*new, device))


def root_of_register(tx: Reading) -> str | None:
    """Return the public root key of the register; None before its first edition was sealed."""
    return next((each.public for each in seals.root_keys(tx) if each.secret), None)


def no_key_yet() -> str:
    """Say that the register has no key, and when it gets one."""
    return _("This register has no key yet: it is created when the first edition is attested.")


def open_key_sentence() -> str:
    """Say what it means that the register is not encrypted."""
    return _(
        "This register is not encrypted, so its key is unprotected: whoever gets the file can seal editions "
        "in its name. Encrypt the register before you publish the fingerprint."
    )


def _vouched(root: SealingKey, device: SealingKey) -> bool:
    message = device_message(device.public)
    return bool(device.secret) and is_signed(root.public, message, device.device_signature)


def seal_content(content: AnnexContent, whole: Whole, keys: Keys) -> SealedEdition:
    """Seal a content that is to be attested: its lines get their salts and their root."""
    rooted, salts = _salted(content, whole)
    count = sum(1 for _each in listed(content))
    sealed = Sealed(
        digest=codes.content_digest(rooted).hex(),
        edition=rooted.edition,
        lines=count,
        lines_root=rooted.lines_root,
        statement=rooted.statement,
    )
    device = KeyPair(keys.device.public, keys.device.secret)
    made = make_seal(sealed, device, keys.device.device_signature, keys.root.public)
    return SealedEdition(rooted, made, salts, whole)


def _salted(content: AnnexContent, whole: Whole) -> tuple[AnnexContent, Salts]:
    """Make the salts of a list, anew until its code is of letters and digits as people type them."""
    while True:
        salts = new_salts(content, whole)
        rooted = with_root(content, whole, salts)
        code = codes.verification_code(codes.content_digest(rooted))
        if code[-1].isalnum() or not any(listed(content)):
            return rooted, salts


def page_sealer(keys: Keys, seal: Seal) -> SealPages:
    """Return what seals the pages of a print of an edition that these keys' root sealed."""
    return sealer_of(keys, seal.sealed.digest)


def sealer_of(keys: Keys, digest: str) -> SealPages:
    """Return what seals the pages of a print of the content with this digest."""
    return partial(
        seal_pages,
        digest=digest,
        device_key=keys.device.public,
        secret=keys.device.secret,
        device_signature=keys.device.device_signature,
    )


def keys_for_print(tx: Reading, device_id: uuid.UUID | None, seal: Seal | None) -> Keys | None:
    """Return the keys that seal a further print; None where the edition's root is not ours to use."""
    keys = None if seal is None else find_keys(tx, device_id)
    return keys if keys and seal and keys.root.public == seal.root_key else None


def with_root(content: AnnexContent, whole: Whole, salts: Salts) -> AnnexContent:
    """Put the root of its lines into a content; empty where the salts are those of another list."""
    lines = lines_of(content, whole, salts)
    root = "" if lines is None else root_of(levels_of_lines(lines)).hex()
    return replace(content, lines_root=root)


def keep_sealed(
    tx: Transaction, edition_id: uuid.UUID, sealed: SealedEdition, new: tuple[SealingKey, ...]
) -> None:
    """Keep the seal of an edition that was recorded, and the keys that were made for it."""
    keep_keys(tx, new)
    kept = KeptSeal(sealed.seal.values, sealed.salts.printed)
    withheld = {
        number: WithheldLine(
            json.loads(codes.canonical_json(entry)), salt, Line(entry, salt).hash.hex()
        )
        for number, entry in sealed.whole.items()
        for salt in (sealed.salts.withheld[number],)
    }
    seals.keep_seal(tx, edition_id, kept, withheld)


def keep_keys(tx: Transaction, new: tuple[SealingKey, ...]) -> None:
    """Keep the keys that were made for a seal."""
    for key in new:
        seals.keep_key(tx, replace(key, device=tx.device_id.hex) if key.device_signature else key)


def edition_seal(tx: Reading, edition_row: EditionRow) -> Seal | None:
    """Return the seal of an edition; None for one that an older program attested."""
    kept = seals.kept_seal(tx, edition_row.id)
    return None if kept is None else read_seal(kept.seal)


def kept_salts(tx: Reading, edition_row: EditionRow) -> Salts:
    """Return the salts of an edition's lines as far as the register keeps them."""
    kept = seals.kept_seal(tx, edition_row.id)
    held = seals.withheld_lines(tx, edition_row.id)
    withheld = {number: line.salt for number, line in held.items()}
    return Salts("" if kept is None else kept.salts, withheld)


@dataclass(frozen=True, slots=True)
class EditionTree:
    """The lines of a sealed edition, each with its place, and the tree above them."""

    seal: Seal
    lines: Mapping[int, tuple[int, Line]]
    """By number the place, from 0, and the line; without those that were erased."""
    levels: Levels

    def proof(self, number: int) -> Proof | None:
        """Return the proof of a line; None where it was erased or is not in the edition."""
        if number not in self.lines:
            return None
        index, line = self.lines[number]
        return Proof(line, index, tuple(path_of(self.levels, index)), self.seal)


def edition_tree(tx: Reading, edition_row: EditionRow, content: AnnexContent) -> EditionTree | None:
    """Return the lines of an edition as they were sealed; None for one that an older program attested.

    Raises NotSo where what the register keeps does not lead to the root that it sealed.
    """
    kept = seals.kept_seal(tx, edition_row.id)
    if kept is None:
        return None
    held = seals.withheld_lines(tx, edition_row.id)
    printed, at = as_bytes(kept.salts), 0
    lines, hashes = dict[int, tuple[int, Line]](), list[bytes]()
    for index, entry in enumerate(listed(content)):
        if entry.number in held:
            withheld = held[entry.number]
            hashes.append(bytes.fromhex(withheld.leaf))
            if withheld.entry:
                line = Line(read_entry(withheld.entry), withheld.salt)
                lines[entry.number] = (index, line)
            continue
        line = Line(entry, as_text(printed[at : at + SALT_BYTES]))
        at += SALT_BYTES
        hashes.append(line.hash)
        lines[entry.number] = (index, line)
    tree = EditionTree(read_seal(kept.seal), lines, levels_of(hashes))
    if root_of(tree.levels).hex() != tree.seal.sealed.lines_root:
        raise NotSo(_("The register disagrees with the seal of this edition: check it."))
    return tree
