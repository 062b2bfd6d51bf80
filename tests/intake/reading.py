"""Short ways for the tests of intake: texts in, drafts and counts out."""

from collections import Counter
from collections.abc import Iterable

from coalition_app.drafts import Draft, DraftEntry, Lines, Source
from coalition_app.intake.entries.pieces import take_pieces
from coalition_app.intake.entries.read_entry import read_entry
from coalition_app.intake.read_source import read_source, source_lines
from coalition_app.intake.second_reader.crf import Crf, Scores


def read(text: str, name: str = "list.txt") -> Draft:
    return read_source(text.encode("utf-8"), name).draft


def entry(text: str) -> DraftEntry:
    return take_pieces(read_entry(text, number=1, lines=(1, 1)))


def likeliest(crf: Crf, shares: Iterable[Scores]) -> list[str]:
    """Name the most probable label of each share."""
    return [crf.labels[share.index(max(share))] for share in shares]


def codes(found: DraftEntry) -> list[str]:
    return [defect.code for defect in found.defects]


def owners(draft: Draft) -> Counter[int]:
    """Count for each line of the source how many parts of the draft it belongs to."""
    spans: list[Lines] = [
        *draft.title_lines,
        *draft.body_lines,
        *(demand.lines for demand in draft.demands),
        *(section.lines for section in draft.sections if section.heading),
        *(found.lines for found in draft.entries),
        *(left.lines for left in draft.left_out),
    ]
    if draft.attestation:
        spans.append(draft.attestation.lines)
    return Counter(line for first, last in spans for line in range(first, last + 1))


def unaccounted(text: str, draft: Draft) -> list[int]:
    """Name the lines that are not blank and belong to no part of the draft, or to two."""
    owned = owners(draft)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [at for at, line in enumerate(lines, 1) if line.strip() and owned[at] != 1]


def lost(source: Source) -> list[int]:
    """Name the lines of a source that are not blank and belong to no part of its draft, or to two."""
    lines = source_lines(source.content, source.name)
    assert len(lines) == source.draft.line_count
    owned = owners(source.draft)
    return [at for at, line in enumerate(lines, 1) if line.strip() and owned[at] != 1]


def names(draft: Draft) -> list[str]:
    return [found.name for found in draft.entries]
