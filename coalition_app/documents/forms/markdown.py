"""The annex as Markdown (CommonMark with tables), for a site or a page of notes."""

import re
from collections.abc import Iterator, Sequence

from coalition_app.annex_words import (
    DEMANDS_HEADING,
    SIGNATORIES_HEADING,
    WORDS_APART,
    WORDS_HEADING,
)
from coalition_app.documents.content.content import ContentEntry, ContentSection
from coalition_app.documents.forms.parts import Copy, clean

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


def _head(copy: Copy) -> Iterator[str]:
    yield BREAK.join((_bold(copy.origin[0]), *map(marked, copy.origin[1:])))
    yield _heading(1, copy.title)
    yield BREAK.join(map(marked, (copy.content.coalition, *copy.identity())))
    yield from map(marked, copy.before)


def _figures(copy: Copy) -> Iterator[str]:
    words, content = copy.words, copy.content
    if copy.is_whole:
        yield _heading(2, copy.gettext(SIGNATORIES_HEADING))
    yield BREAK.join(f"{_bold(str(number))} {label}" for number, label in words.figures(content))
    if rule := words.silence(content):
        yield marked(rule)


def _demands(copy: Copy) -> Iterator[str]:
    words, content = copy.words, copy.content
    if content.demands:
        yield _heading(2, copy.gettext(DEMANDS_HEADING))
    for demand in content.demands:
        lead = _bold(f"{words.demand_heading(demand)}.")
        yield f"{lead} {marked(words.choose(demand.wording))}"


def _counts(copy: Copy) -> Iterator[str]:
    words, content = copy.words, copy.content
    if content.demands:
        heads, rows = copy.counts()
        labels = [words.demand_heading(demand) for demand in content.demands]
        named = [[label, *row] for label, row in zip(labels, rows, strict=True)]
        yield _as_table(["", *heads], named)


def _sections(copy: Copy) -> Iterator[str]:
    for section in copy.content.sections:
        if section.entries:
            yield from _section(copy, section)
    yield from map(marked, copy.legend())


def _section(copy: Copy, section: ContentSection) -> Iterator[str]:
    words = copy.words
    yield _heading(2, words.section_heading(section))
    yield marked(words.section_counts(section, copy.setting.unsettled))
    apart = copy.setting.form.reservations == "section"
    for entry in section.entries:
        told = copy.gettext(WORDS_APART) if apart and entry.acts else ""
        lines = (copy.second(entry), copy.place(entry), copy.status(entry), told)
        below = [marked(line) for line in lines if line]
        named = _numbered(copy, entry)
        yield BREAK.join((named, *below)) if copy.name(entry) else " ".join((named, *below))
        if not apart:
            yield from _acts(copy, entry)


def _numbered(copy: Copy, entry: ContentEntry) -> str:
    return f"{entry.number}\\. {_bold(copy.name(entry))}".rstrip()


def _acts(copy: Copy, entry: ContentEntry) -> Iterator[str]:
    for act in entry.acts:
        positions = marked(copy.act_positions(entry, act))
        parts = [BREAK.join(filter(None, (_bold(copy.act_label(act)), positions)))]
        parts.append(marked(act.wording))
        for language, wording, translator, state in act.translations:
            label = copy.words.translation_label(language, clean(translator), state)
            parts += [marked(label), marked(wording)]
        yield _quoted("\n\n".join(filter(None, parts)))


def _words(copy: Copy) -> Iterator[str]:
    entries = [each for part in copy.content.sections for each in part.entries if each.acts]
    if not entries or copy.setting.form.reservations == "inline":
        return
    yield _heading(2, copy.gettext(WORDS_HEADING))
    for entry in entries:
        yield _numbered(copy, entry)
        yield from _acts(copy, entry)


def _table(copy: Copy) -> Iterator[str]:
    entries = copy.tabled()
    if not entries:
        return
    words = copy.words
    yield _heading(2, copy.gettext("Positions on the demands"))
    if note := copy.table_note():
        yield marked(note)
    heads = [copy.gettext("No."), copy.gettext("Signatory")]
    heads += [words.demand(number) for number in copy.setting.demand_numbers]
    rows = [
        [str(e.number), copy.name(e) or words.status(e), *map(words.position, e.held)]
        for e in entries
    ]
    yield _as_table(heads, rows)


def _attestation(copy: Copy) -> Iterator[str]:
    for style, text in copy.attested():
        if style == "heading":
            yield _heading(2, text)
        elif style == "item":
            yield f"&emsp;{marked(text)}"
        else:
            yield marked(text)
