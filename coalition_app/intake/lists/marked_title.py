"""The title that a file itself marks: a style, a heading or large letters say more than a place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalition_app.drafts import Draft, LeftOut, Lines
from coalition_app.intake.files.lines import collapse
from coalition_app.intake.lists.find_demands import leads_to_demands
from coalition_app.intake.lists.headings import OF_DEMANDS, ONLY_WORD, is_sentence, is_title
from coalition_app.intake.words.emphasis import without_emphasis


def marked_title(texts: Sequence[str], lines: Sequence[int]) -> str:
    """Return the words on the lines that a file marks as its title; empty where they head something else."""
    title = without_emphasis(collapse(" ".join(texts[at - 1] for at in lines)))
    heads = leads_to_demands(title) or OF_DEMANDS.fullmatch(title.rpartition(" ")[2]) is not None
    return title if is_title(title) and any(map(str.isalpha, title)) and not heads else ""


def with_marked_title(draft: Draft, texts: Sequence[str], lines: Sequence[int]) -> Draft:
    """Return a draft with the lines that the file marks as its title; what was read as one is text then.

    `texts` are all lines, `lines` the numbers of those. They stay what they were read as where they are more
    than the text and what is left out above the list, and where sentences stand above them: they may head a
    part of the text.
    """
    title = marked_title(texts, lines)
    wanted = set(lines)
    if not title or (ONLY_WORD.fullmatch(title) and draft.title.startswith(title)):
        # «ЗАЯВЛЕНИЕ» alone is marked, and what it is about stands below it.
        return draft
    parts = [*_parts(draft, texts)]
    demands, entries = draft.demands[:1], draft.entries[:1]
    begun = [*(each.lines[0] for each in demands), *(each.lines[0] for each in entries)]
    rest = sorted(each for part in parts for each in _without(part, wanted, texts))
    above = [text for span, text in rest if span[1] < lines[0]]
    if any(0 < at < lines[0] for at in begun) or any(map(is_sentence, above)):
        return draft
    left = [each for each in draft.left_out if not _holds(each, wanted)]
    held = {at for span, _text in parts for at in range(span[0], span[1] + 1)}
    held |= {at for each in draft.left_out if _holds(each, wanted) for at in _numbers(each.lines)}
    if not wanted <= held or (draft.body and len(parts) == 0):
        return draft
    return replace(
        draft,
        title=title,
        title_lines=tuple(_spans(sorted(wanted))),
        body="\n\n".join(text for _span, text in rest),
        body_lines=tuple(span for span, _text in rest),
        left_out=tuple(left),
    )


def _holds(left: LeftOut, wanted: set[int]) -> bool:
    """Tell whether lines that were left out are of the title and nothing else."""
    return wanted.issuperset(_numbers(left.lines))


def _parts(draft: Draft, texts: Sequence[str]) -> Iterator[tuple[Lines, str]]:
    """Yield the lines of title and text with their words; nothing where not each paragraph has its lines."""
    paragraphs = draft.body.split("\n\n") if draft.body else []
    if len(paragraphs) != len(draft.body_lines):
        return
    for span in draft.title_lines:
        yield span, collapse(" ".join(texts[at - 1] for at in _numbers(span)))
    yield from zip(draft.body_lines, paragraphs, strict=True)


def _without(
    part: tuple[Lines, str], wanted: set[int], texts: Sequence[str]
) -> Iterator[tuple[Lines, str]]:
    """Yield what is left of a paragraph without the title's lines."""
    span, text = part
    if wanted.isdisjoint(_numbers(span)):
        yield span, text
        return
    for first, last in _spans([at for at in _numbers(span) if at not in wanted]):
        words = collapse(" ".join(texts[at - 1] for at in range(first, last + 1)))
        if words:
            yield (first, last), words


def _numbers(span: Lines) -> range:
    return range(span[0], span[1] + 1)


def _spans(numbers: Sequence[int]) -> Iterator[Lines]:
    """Yield the runs of numbers that follow each other."""
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            if numbers:
                yield numbers[start], numbers[at - 1]
            start = at
