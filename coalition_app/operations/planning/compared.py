"""What the register knows of a draft's entries, and what that means for each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coalition_app.drafts import Draft
from coalition_app.operations.planning.items import (
    JOINED_CODE,
    LEFT_CODE,
    LINE_CODE,
    THERE_CODE,
    Shape,
    code_of,
)
from coalition_app.records.imports import differences, entry_match
from coalition_app.records.imports.differences import Difference
from coalition_app.records.imports.directory_match import DirectoryNames
from coalition_app.records.imports.entry_match import THERE, Known
from coalition_app.records.imports.import_draft import proposed_out
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell


@dataclass(frozen=True, slots=True)
class Compared:
    """What the register knows of a draft's entries, and what that means for each item."""

    draft: Draft
    known: Mapping[int, Known]
    proposed: Mapping[int, str]
    codes: bytes
    """Verdict of each item by its rank, before anything is decided about it."""
    differences: Sequence[Difference] = ()
    """What the draft says otherwise of signatures that stand there."""


def compare(
    tx: Reading,
    shape: Shape,
    into: StatementRow | None,
    *,
    sha256: bytes,
    names: DirectoryNames | None = None,
    tell: Tell = lambda _done, _of: None,
) -> Compared:
    """Compare entries with the register as if they went into a statement; None for a new one.

    `sha256` is the digest of the source; `names` are those of the directory, where they were read before;
    `tell` may stop it.
    """
    draft = shape.draft
    known = entry_match.find_known(tx, draft, into, names=names, sha256=sha256, tell=tell)
    differing = [] if into is None else differences.find_differences(tx, into, draft, known)
    return compared_of(shape, known, differing)


def compared_of(
    shape: Shape, known: Mapping[int, Known], differing: Sequence[Difference] = ()
) -> Compared:
    """Work out the verdict of each item."""
    draft, ranks, waiting = shape.draft, shape.ranks, shape.waiting
    count, codes = len(draft.entries), bytearray(len(ranks))
    lines_from = count + shape.units
    proposed = proposed_out(draft)
    for item, each in known.items():
        if each.verdict == THERE:
            proposed[item] = each.sentence()
    for item, rank in enumerate(ranks):
        each_known = known.get(item)
        if item >= lines_from + shape.lines:
            codes[rank] = JOINED_CODE
        elif item >= count:
            codes[rank] = LEFT_CODE if item < lines_from else LINE_CODE
        elif item in proposed:
            there = each_known is not None and each_known.verdict == THERE
            codes[rank] = THERE_CODE if there else LEFT_CODE
        else:
            codes[rank] = code_of(draft.entries[item], each_known, is_open=item in waiting)
    return Compared(draft, known, proposed, bytes(codes), differing)
