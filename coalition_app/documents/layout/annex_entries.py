"""The annex's lists: sections with numbered entries, and the signatories' own words under them."""

from collections.abc import Iterator, Sequence
from operator import methodcaller

from coalition_app.annex_words import BETWEEN, MARKED, UNSETTLED, WORDS_APART, WORDS_HEADING
from coalition_app.documents.content.content import ContentAct, ContentEntry, ContentSection
from coalition_app.documents.layout import fonts
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.fonts import drawable
from coalition_app.documents.layout.marks import (
    BLACK,
    COUNT,
    GREY,
    HEADING,
    INK,
    LEFT,
    NOTE,
    QUIET_HEADING,
    RIGHT,
    SOFT,
    TEXT_WIDTH,
    Begin,
    Block,
    Bookmark,
    End,
    Fill,
    Group,
    Mark,
    Rule,
    Style,
    Text,
    line_blocks,
)
from coalition_app.documents.layout.measure import width, wrap
from coalition_app.documents.layout.other_names import directory_lines, latin_lines, notes
from coalition_app.documents.layout.page_options import Setting
from coalition_app.documents.layout.tongues import (
    Told,
    below,
    in_line,
    joined,
    line_width,
    said,
    spanned,
    worded,
)
from coalition_app.i18n import N_

NUMBER_COLUMN = 30.0
ENTRY_LEFT = LEFT + NUMBER_COLUMN
ENTRY_WIDTH = TEXT_WIDTH - NUMBER_COLUMN
GAP = 3.6
ACT_LEFT = ENTRY_LEFT + 10.0
MARKED_EACH = 100
"""Entries between two bookmarks of a longer section."""
COUNT_GAP = 14.0
"""Points between a heading and the count beside it."""

NUMBER = Style(fonts.SANS, 9, 13, GREY)
NAME = Style(fonts.SERIF_BOLD, 10.2, 13, BLACK)
STRUCK_NAME = Style(fonts.SERIF, 10.2, 13, GREY)
SECOND = Style(fonts.SERIF, 9, 11.8, SOFT)
LATIN = Style(fonts.SANS, 8.2, 11, SOFT)
STATUS = Style(fonts.SANS, 8.2, 11, INK)
ACT_LABEL = Style(fonts.SANS_BOLD, 8, 10.6, INK)
ACT_ORIGIN = Style(fonts.SANS, 7.8, 10.6, GREY)
ACT_POSITIONS = Style(fonts.SANS, 8.2, 11.4, INK)
VERBATIM = Style(fonts.SERIF_ITALIC, 9.2, 12, INK)
TRANSLATED = Style(fonts.SERIF, 9.2, 12, SOFT)
TRANSLATION_LABEL = Style(fonts.SANS, 7.8, 11.6, GREY)


def heading_block(
    headings: Sequence[Told],
    counts: Sequence[Told] = (),
    *,
    quiet: bool = False,
    right: float = RIGHT,
) -> Block:
    """Set a section's heading with a count at the right and a line below; a bookmark leads there.

    Both languages of a heading stand on one line where they fit. A count that does not fit beside the heading
    is set below it; one that is wider than the page, each language on lines of its own.
    """
    style = QUIET_HEADING if quiet else HEADING
    language = headings[0].language if len(headings) == 1 else ""
    block, last, ends, room = Block(), 22.0, 0.0, right - LEFT
    block.marks += [Begin("H2", language), Bookmark(joined(headings))]
    if len(headings) > 1 and line_width(style, headings) <= room:
        block.marks += in_line(style, headings, LEFT, last)
        ends = line_width(style, headings)
    else:
        last -= style.leading
        for text, spoken in headings:
            lines = wrap(style.face, style.size, text, room)
            texts = [
                Text(LEFT, last + (row + 1) * style.leading, style, line)
                for row, line in enumerate(lines)
            ]
            block.marks += spanned(texts, spoken) if len(headings) > 1 else texts
            last, ends = texts[-1].y, width(style.face, style.size, lines[-1])
    block.close("H2")
    if counts:
        rows = [list(counts)]
        if line_width(COUNT, counts) > room:
            rows = [
                [Told(line, spoken)]
                for text, spoken in counts
                for line in wrap(COUNT.face, COUNT.size, text, room)
            ]
        if ends + COUNT_GAP + line_width(COUNT, rows[0]) > room:
            last += COUNT.leading
        marks: list[Mark] = []
        for at, row in enumerate(rows):
            last += COUNT.leading if at else 0
            marks += in_line(COUNT, row, right - line_width(COUNT, row), last)
        block.element("P", *marks)
    block.height = last + 12
    block.artifact(Rule(LEFT, last + 5.5, right, 0.4 if quiet else 0.7, INK))
    return block


def section_groups(setting: Setting) -> Iterator[Group]:
    """Lay out every section, and the legend of the marks after names."""
    for section in setting.content.sections:
        if section.entries:
            yield from _section(setting, section)
    legend = _notes(setting, setting.words)
    if legend:
        yield Group([_legend(setting, len(legend))])


def _notes(setting: Setting, words: Wording) -> list[str]:
    """Explain the marks after names, and the lines below that call them otherwise."""
    return [*words.page_legend(setting.content), *notes(setting, words)]


def _section(setting: Setting, section: ContentSection) -> Iterator[Group]:
    titles = worded(setting, section.heading)
    title = joined(titles)
    heading = heading_block(
        titles or said(setting, lambda words: words.section_heading(section)),
        said(setting, lambda words: words.section_counts(section, setting.unsettled)),
        quiet=not title,
        right=setting.right,
    )
    heading.open("L")
    entries = section.entries
    for first, last in _kept_together(len(entries)):
        groups = [entry_group(setting, entry) for entry in entries[first:last]]
        for group, entry in zip(groups, entries[first:last], strict=True):
            group.blocks[0].entry = (title, entry.number)
        for at in range(first, last):
            if at % MARKED_EACH == 0 and len(entries) > MARKED_EACH:
                marked = _marked(setting, entries[at : at + MARKED_EACH])
                # Behind the first Begin: what is in no element is not part of the page.
                groups[at - first].blocks[0].marks.insert(1, Bookmark(marked, level=1))
        if first == 0:
            groups[0].blocks.insert(0, heading)
            groups[0].lead += 1
        if last == len(entries):
            groups[-1].blocks[-1].close("L")
        if any(each.repeat for each in groups):
            yield from groups  # words may flow over pages
        else:
            blocks = [block for each in groups for block in each.blocks]
            lead = 1 + (first == 0)
            yield Group(blocks, lead=lead, kept=True, entries=len(groups))


def _kept_together(count: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where entries stay on one page: none stands alone at its head or foot."""
    if count < 4:
        yield 0, count
        return
    yield 0, 2
    for at in range(2, count - 2):
        yield at, at + 1
    yield count - 2, count


def _marked(setting: Setting, entries: Sequence[ContentEntry]) -> str:
    """Name some entries in a row by their numbers, or by the first name where names set the order."""
    first, last = entries[0], entries[-1]
    if setting.form.order != "number" and first.name:
        return drawable(first.shown_name)
    return f"{first.number}–{last.number}" if last is not first else str(first.number)


def entry_group(setting: Setting, entry: ContentEntry) -> Group:
    """Lay out one entry, with its words under it where they are inline."""
    block = Block()
    block.open("LI", "Lbl")
    number = f"{entry.number}."
    block.marks.append(
        Text(ENTRY_LEFT - 8 - width(NUMBER.face, NUMBER.size, number), NAME.size, NUMBER, number)
    )
    block.close("Lbl")
    block.open("LBody")
    _add_name(setting, block, entry)
    room = _entry_width(setting)
    called = directory_lines(setting, entry, drawable)
    below(block, "P", LATIN, called, left=ENTRY_LEFT, room=room, breaks=wrap)
    if second := _beside_the_name(entry):
        lines = wrap(SECOND.face, SECOND.size, drawable(second), room)
        block.lines("P", ENTRY_LEFT, SECOND, lines)
    latin = latin_lines(setting, entry, entry.shown_name, drawable)
    below(block, "P", LATIN, latin, left=ENTRY_LEFT, room=room, breaks=wrap)
    _add_status(setting, block, entry)
    blocks = [block]
    if entry.acts and setting.form.reservations == "inline":
        block.height += 3.5
        blocks += acts_blocks(setting, entry)
    blocks[-1].height += GAP
    blocks[-1].close("LBody", "LI")
    if len(blocks) == 1:
        return Group(blocks, entries=1)
    return Group(blocks, lead=_lead(setting), trail=2, repeat=_continued(setting, entry), entries=1)


def _lead(setting: Setting) -> int:
    """Count what is never torn: the name, what the words are in each language, and their first line."""
    return 2 + 2 * len(setting.tongues)


def _entry_width(setting: Setting) -> float:
    return setting.right - ENTRY_LEFT - setting.narrower


def _add_name(setting: Setting, block: Block, entry: ContentEntry) -> None:
    style = STRUCK_NAME if entry.standing == "withdrawn" else NAME
    name = drawable(entry.shown_name)
    if not name:
        block.height = NAME.size - STATUS.size
        return
    name += drawable(_name_marks(setting, entry))
    lines = wrap(style.face, style.size, name, _entry_width(setting))
    block.lines("P", ENTRY_LEFT, style, lines)


def _beside_the_name(entry: ContentEntry) -> str:
    """Write who signs for a body, in which office, and where it is: a line below the name."""
    place = ", ".join(filter(None, (entry.place, entry.country)))
    person = ", ".join(filter(None, (entry.representative, entry.office)))
    return BETWEEN.join(filter(None, (person, place)))


def _add_status(setting: Setting, block: Block, entry: ContentEntry) -> None:
    def notes(words: Wording) -> str:
        told = [words.status(entry)]
        if entry.number in setting.unsettled:
            told.append(words.texts.gettext(UNSETTLED))
        if entry.acts and setting.form.reservations == "section":
            told.append(words.texts.gettext(WORDS_APART))
        return BETWEEN.join(filter(None, told))

    room = _entry_width(setting)
    below(block, "P", STATUS, said(setting, notes), left=ENTRY_LEFT, room=room, breaks=wrap)


def _name_marks(setting: Setting, entry: ContentEntry) -> str:
    """Return the marks after a name in each language, as the legend explains them."""
    told = [words.page_marks(entry, setting.marked) for words in setting.tongues]
    return "".join(dict.fromkeys(MARKED + mark for each in told for mark in each.split(MARKED)[1:]))


def _legend(setting: Setting, count: int) -> Block:
    block = Block(6)
    for at in range(count):
        notes = said(setting, lambda words, at=at: _notes(setting, words)[at])  # type: ignore[misc]
        below(block, "P", NOTE, notes, left=ENTRY_LEFT, room=_entry_width(setting), breaks=wrap)
    block.height += 4
    return block


def _continued(setting: Setting, entry: ContentEntry) -> Block:
    """Say at the top of a further page whose words go on there."""
    sentence, named = N_("No. %(number)d, continued"), {"number": entry.number}
    block = Block(16)
    line = joined(said(setting, lambda words: words.texts.gettext(sentence) % named))
    block.artifact(Text(ENTRY_LEFT, NOTE.size, NOTE, line))
    return block


def acts_blocks(setting: Setting, entry: ContentEntry) -> list[Block]:
    """Set a signatory's words, a block a line, so that long ones can flow over pages."""
    blocks: list[Block] = []
    for act in entry.acts:
        blocks += _act_blocks(setting, entry, act)
    return blocks


def _act_blocks(setting: Setting, entry: ContentEntry, act: ContentAct) -> list[Block]:
    room = setting.right - ACT_LEFT - setting.narrower
    rows: list[Block] = []
    for words in setting.tongues:
        foreign = "" if words is setting.words else words.texts.language
        rows += _label_rows(words.act_kind(act), words.act_origin(act), room, foreign)
        positions = words.act_positions(entry, act, setting.demand_numbers)
        rows += _rows(ACT_POSITIONS, positions, room, foreign) if positions else []
    rows += _quoted(_paragraphs(VERBATIM, act.wording, room), act.language)
    for language, wording, translator, status in act.translations:
        whose = methodcaller("translation_label", language, translator, status)
        for label, foreign in said(setting, whose):
            rows += _rows(TRANSLATION_LABEL, label, room, foreign)
        rows += _paragraphs(TRANSLATED, wording, room, language)
    blocks = [_barred(block) for block in rows]
    blocks[0].marks.insert(0, Begin("Note"))
    blocks[-1].close("Note")
    blocks[-1].height += 4
    return blocks


def _quoted(blocks: list[Block], language: str) -> list[Block]:
    """Say that words are quoted, and in which language they are."""
    if blocks:
        blocks[0].marks.insert(0, Begin("BlockQuote", language))
        blocks[-1].close("BlockQuote")
    return blocks


def _label_rows(kind: str, origin: str, room: float, language: str) -> list[Block]:
    """Set what the words are, and beside it, where there is room, when they came."""
    rows = _rows(ACT_LABEL, kind, room, language, role="Lbl")
    if not origin:
        return rows
    taken = width(ACT_LABEL.face, ACT_LABEL.size, drawable(kind)) + 8
    origin = drawable(origin)
    if len(rows) > 1 or taken + width(ACT_ORIGIN.face, ACT_ORIGIN.size, origin) > room:
        return [*rows, *_rows(ACT_ORIGIN, origin, room, language)]
    beside_it = Text(ACT_LEFT + taken, ACT_LABEL.size, ACT_ORIGIN, origin)
    rows[0].marks += [Begin("P", language), beside_it, End("P")]
    return rows


def _paragraphs(style: Style, wording: str, room: float, language: str = "") -> list[Block]:
    """Set words verbatim; their own line breaks begin new lines."""
    return [
        block
        for paragraph in wording.splitlines()
        if paragraph.strip()
        for block in _rows(style, paragraph, room, language)
    ]


def _rows(
    style: Style, string: str, room: float, language: str = "", role: str = "P"
) -> list[Block]:
    lines = wrap(style.face, style.size, drawable(string), room)
    return line_blocks(role, ACT_LEFT, style, lines, language)


def _barred(block: Block) -> Block:
    """Set a bar at the left of a line of quoted words."""
    bar = Fill(ENTRY_LEFT, 0, 1.2, block.height, INK)
    block.marks[:0] = [Begin("Artifact"), bar, End("Artifact")]
    return block


def words_groups(setting: Setting) -> Iterator[Group]:
    """Lay out the section of reservations and declarations, where they are not inline."""
    entries = [
        entry for section in setting.content.sections for entry in section.entries if entry.acts
    ]
    if not entries or setting.form.reservations == "inline":
        return
    heading = heading_block(
        said(setting, lambda words: words.texts.gettext(WORDS_HEADING)),
        said(setting, lambda words: words.signatories(len(entries))),
        right=setting.right,
    )
    for place, entry in enumerate(entries):
        group = _words_group(setting, entry)
        if place == 0:
            group.blocks.insert(0, heading)
            group.lead += 1
        yield group


def _words_group(setting: Setting, entry: ContentEntry) -> Group:
    block = Block()
    number = f"{entry.number}."
    x = ENTRY_LEFT - 8 - width(NUMBER.face, NUMBER.size, number)
    name = entry.shown_name + _name_marks(setting, entry)
    lines = wrap(NAME.face, NAME.size, drawable(name), _entry_width(setting))
    block.lines("H3", ENTRY_LEFT, NAME, lines)
    block.marks.insert(1, Text(x, NAME.size, NUMBER, number))
    block.height += 3.5
    blocks = [block, *acts_blocks(setting, entry)]
    blocks[-1].height += GAP
    return Group(blocks, lead=_lead(setting), trail=2, repeat=_continued(setting, entry))
