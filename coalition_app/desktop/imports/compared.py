"""What the register knows of a draft's entries, made ready for a preview off the window's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coalition_app.desktop.imports.items import LEFT_CODE, THERE_CODE, code_of
from coalition_app.drafts import Draft
from coalition_app.records.imports.differences import Difference
from coalition_app.records.imports.entry_match import THERE, Known
from coalition_app.records.imports.import_draft import proposed_out


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


def compared_of(draft: Draft, ranks: Sequence[int], known: Mapping[int, Known]) -> Compared:
    """Work out the verdict of each item; `ranks` are their places in the source."""
    count, codes = len(draft.entries), bytearray(len(ranks))
    proposed = proposed_out(draft)
    for item, each in known.items():
        if each.verdict == THERE:
            proposed[item] = each.sentence()
    for item, rank in enumerate(ranks):
        each_known = known.get(item)
        if item >= count:
            codes[rank] = LEFT_CODE
        elif item in proposed:
            there = each_known is not None and each_known.verdict == THERE
            codes[rank] = THERE_CODE if there else LEFT_CODE
        else:
            codes[rank] = code_of(draft.entries[item], each_known)
    return Compared(draft, known, proposed, bytes(codes))
