"""Signatories that are points among other text: a newsletter, minutes, a letter with more to say."""

from collections.abc import Iterator, Sequence

from coalition_app.drafts import Draft
from coalition_app.intake.entries.defects import is_unfinished
from coalition_app.intake.entries.footnotes import Footnotes
from coalition_app.intake.files.lines import Line, blocks, collapse
from coalition_app.intake.lists.assemble_draft import make_draft
from coalition_app.intake.lists.headings import LONGEST_HEADING
from coalition_app.intake.lists.list_lines import AFTER, left_out, read_signatory_lines
from coalition_app.intake.lists.numbering import Numbered
from coalition_app.intake.lists.page_furniture import BULLET, without_bullet
from coalition_app.intake.lists.statement_text import read_whole_text
from coalition_app.intake.words.item_sign import item_sign, names_somebody
from coalition_app.intake.words.quotation import split_items
from coalition_app.work import watched

FEWEST = 3
SIGNING, CERTAIN, MOST_SENTENCES = 0.6, 0.3, 0.2
"""Shares of points that name somebody, that do so for certain, and that are sentences."""


def read_point_list(
    lines: Sequence[Line], *, encoding: str, line_count: int, footnotes: Footnotes
) -> Draft | None:
    """Read the points of a text that name signatories, whatever is around them; None where none do."""
    runs = [run for run in _runs(lines) if _signs(lines[at] for at in run)]
    if not runs:
        return None
    points = [lines[at] for run in runs for at in run]
    numbered = {
        line.number: Numbered(line, at, "", "plain", without_bullet(line.text))
        for at, line in enumerate(points, 2)
    }
    start, end = runs[0][0], _end(lines, runs[-1][-1])
    start -= bool(start and _may_head(lines[start - 1].text))
    found = read_signatory_lines(lines[start:end], numbered, frozenset())
    if not found.entries:
        return None
    found.left_out += [left_out(block, AFTER) for block in blocks(lines[end:])]
    text = read_whole_text(lines[:start])
    return make_draft(
        "plain list", found, text, [], encoding=encoding, line_count=line_count, footnotes=footnotes
    )


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the indexes of points that follow each other, with nothing between but what is wrapped."""
    run: list[int] = []
    for at, line in enumerate(watched(lines)):
        if BULLET.match(line.text):
            run.append(at)
        elif run and not _is_wrapped(lines, at):
            yield run
            run = []
    yield run


def _is_wrapped(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line goes on with the point above it."""
    small = lines[at].text.lstrip()[:1].islower()
    return not lines[at].gap and (small or is_unfinished(collapse(lines[at - 1].text)))


def _end(lines: Sequence[Line], last: int) -> int:
    """Return the index behind a point and what is wrapped below it."""
    end = last + 1
    while end < len(lines) and not BULLET.match(lines[end].text) and _is_wrapped(lines, end):
        end += 1
    return end


def _signs(points: Iterator[Line]) -> bool:
    texts = [without_bullet(collapse(line.text)) for line in points]
    signs = [item_sign(text) for text in texts]
    sure = sum(any(names_somebody(item.text) for item in split_items(text)[:1]) for text in texts)
    return (
        len(texts) >= FEWEST
        and sum(sign > 0 for sign in signs) >= SIGNING * len(texts)
        and sure >= max(FEWEST - 1, CERTAIN * len(texts))
        and sum(sign < 0 for sign in signs) <= MOST_SENTENCES * len(texts)
    )


def _may_head(text: str) -> bool:
    text = collapse(text)
    return len(text) <= LONGEST_HEADING // 2 and not text.endswith((".", ",", ";", "!", "?"))
