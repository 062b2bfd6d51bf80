"""The annex as Markdown (CommonMark with tables), for a site or a page of notes."""

import re
from collections.abc import Iterator, Sequence

from coalition_app.annex_words import (
    DEMANDS_HEADING,
    NONE,
    SIGNATORIES_HEADING,
    WORDS_HEADING,
)
from coalition_app.documents.content.content import ContentEntry, ContentSection
from coalition_app.documents.forms.parts import Copy, clean, held_in
from coalition_app.documents.layout.tongues import Told, joined
from coalition_app.i18n import N_

_MARKS = re.compile(r"[\\`*_\[\]<>&~|#{}!$]|^[-+=]|(?<=\d)[.)](?=\s|$)", re.MULTILINE)
"""What would be read as a mark: a backslash before it makes it a letter again (CommonMark, 2.4)."""
BREAK = "\\\n"
"""A new line within a paragraph."""


def write_markdown(copy: Copy) -> bytes:
    """Write an annex as Markdown; every number is text, so that no reader counts anew."""
    told = (_demands, _figures, _counts) if copy.is_whole else (_figures, _demands, _counts)
    parts = (_head, *told, _sections, _words, _table, _attestation)
    blocks = [block for part in parts for block in part(copy)]
    return ("\n\n".join(blocks) + "\n").encode()


def marked(text: str) -> str:
    """Return a text whose characters are read as they are; a line end in it is a new line."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return BREAK.join(_MARKS.sub(r"\\\g<0>", line) for line in lines if line)


def _bold(text: str) -> str:
    return f"**{marked(text).replace(BREAK, ' ')}**" if text.strip() else ""


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {marked(text).replace(BREAK, ' ')}"


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}" for line in block.split("\n"))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(marked(cell).replace(BREAK, ' ') for cell in cells)} |"


def _as_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join((_row(heads), "|---" * len(heads) + "|", *map(_row, rows)))


def _each(parts: Sequence[Told]) -> Iterator[str]:
    """Yield what is said as a paragraph for each language."""
    return (marked(each.text) for each in parts)


def _head(copy: Copy) -> Iterator[str]:
    for each in copy.tongues:
        yield BREAK.join((_bold(each.origin[0]), *map(marked, each.origin[1:])))
    for title in copy.worded(copy.content.title):
        yield _heading(1, title.text)
    facts = [part.text for parts in copy.identities() for part in parts]
    yield BREAK.join(map(marked, (copy.content.coalition, *facts)))
    for row in copy.text_rows():
        yield from _each(row)


def _figures(copy: Copy) -> Iterator[str]:
    if copy.is_whole:
        yield _heading(2, joined(copy.translated(SIGNATORIES_HEADING)))
    yield BREAK.join(f"{_bold(str(number))} {joined(labels)}" for number, labels in copy.figures())
    yield from _each(copy.told(lambda each: each.words.silence(each.content)))


def _demands(copy: Copy) -> Iterator[str]:
    if copy.content.demands:
        yield _heading(2, joined(copy.translated(DEMANDS_HEADING)))
    for demand in copy.content.demands:
        for lead, wording in copy.demand(demand):
            yield f"{_bold(f'{lead.text}.')} {marked(wording.text)}"


def _counts(copy: Copy) -> Iterator[str]:
    content = copy.content
    if content.demands:
        heads, rows = copy.counts()
        labels = [
            joined(copy.told(lambda each, of=demand: each.words.demand_heading(of)))  # type: ignore[misc]
            for demand in content.demands
        ]
        named = [
            [label, *(str(each or NONE) for each in row)]
            for label, row in zip(labels, rows, strict=True)
        ]
        yield _as_table(["", *map(joined, heads)], named)


def _sections(copy: Copy) -> Iterator[str]:
    for section in copy.content.sections:
        if section.entries:
            yield from _section(copy, section)
    for note in copy.legends():
        yield from _each(note)


def _section(copy: Copy, section: ContentSection) -> Iterator[str]:
    yield _heading(2, joined(copy.section(section)))
    yield from _each(copy.section_counts(section))
    apart = copy.setting.form.reservations == "section"
    for entry in section.entries:
        told = (each.text for each in copy.statuses(entry))
        beneath = (each.text for each in copy.beneath(entry))
        below = [marked(line) for line in (*beneath, *told)]
        named = _numbered(copy, entry)
        yield BREAK.join((named, *below)) if copy.name(entry) else " ".join((named, *below))
        if not apart:
            yield from _acts(copy, entry)


def _numbered(copy: Copy, entry: ContentEntry) -> str:
    return f"{entry.number}\\. {_bold(copy.name(entry))}".rstrip()


def _acts(copy: Copy, entry: ContentEntry) -> Iterator[str]:
    for act in entry.acts:
        positions = copy.told(lambda each: each.act_positions(entry, act))  # noqa: B023
        labels = (_bold(each.text) for each in copy.act_labels(act))
        parts = [BREAK.join(filter(None, (*labels, *_each(positions))))]
        parts.append(marked(act.wording))
        for translation in act.translations:
            label = BREAK.join(_each(copy.translation_labels(translation)))
            parts += [label, marked(translation[1])]
        yield _quoted("\n\n".join(filter(None, parts)))


def _words(copy: Copy) -> Iterator[str]:
    entries = [each for part in copy.content.sections for each in part.entries if each.acts]
    if not entries or copy.setting.form.reservations == "inline":
        return
    yield _heading(2, joined(copy.translated(WORDS_HEADING)))
    for entry in entries:
        yield _numbered(copy, entry)
        yield from _acts(copy, entry)


def _table(copy: Copy) -> Iterator[str]:
    entries = copy.tabled()
    if not entries:
        return
    yield _heading(2, joined(copy.translated(N_("Positions on the demands"))))
    yield from _each(copy.told(Copy.table_note))
    cells = {word: joined(copy.positions(word)) for word in held_in(entries)}
    rows = [
        [str(entry.number), joined(copy.named(entry)), *(cells[word] for word in entry.held)]
        for entry in entries
    ]
    yield _as_table([joined(each) for each in copy.table_heads()], rows)


def _attestation(copy: Copy) -> Iterator[str]:
    for _language, lines in copy.attested():
        for style, number, text in lines:
            told = f"{number} {text}".strip()
            if style == "heading":
                yield _heading(2, text)
            elif style == "item":
                yield f"&emsp;{marked(told)}"
            else:
                yield _bold(told) if style == "first" else marked(told)
    for _style, parts in copy.signed():
        yield from _each(parts)
