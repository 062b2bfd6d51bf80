"""Pages filled: no hole above a quarter of one, and what certifies never alone."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from coalition_app.documents.content.content import AnnexContent, ContentAct, ContentSection
from coalition_app.documents.layout.annex import Plan
from coalition_app.documents.layout.marks import (
    A4,
    BODY,
    LEFT,
    PAPERS,
    Begin,
    Block,
    Group,
    Text,
    line_blocks,
)
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.layout.paging import LARGEST_HOLE, WEIGHED, flow
from coalition_app.languages import LANGUAGES
from tests import chance as of_the_run
from tests.documents import annexes
from tests.documents.layout.test_annex_plan import planned

WORDS = (
    "общественный",
    "фонд",
    "защита",
    "права",
    "«Шаңырақ»",
    "қоғамдық",
    "бірлестігі",
    "network",
)
FORMS = (
    PageForm(),
    PageForm(positions="whole"),
    PageForm("section", seal="room"),
    PageForm(paper="letter"),
    PageForm(positions="whole", paper="a5"),
)

FEW = 61
"""Entries that fill some three pages."""
A5_FULL = 0.65
"""Of the smallest paper: an entry with a long name, which is not torn, is a fifth of its page."""


def chance(count: int, language: str) -> AnnexContent:
    """Make a list with names of any length, words of some, in up to three sections; always the same."""
    dice = random.Random(f"{count} {language}")

    def words(least: int, most: int) -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(least, most)))

    entries = []
    for number in range(1, count + 1):
        made = annexes.entry(number, words(1, 14), representative=words(0, 6), place=words(0, 2))
        if dice.random() < 0.06:
            held = ("does-not-support", "supports-with-reservation", "supports")
            act = ContentAct("reservation", (1, 2), words(4, 120), "ru", "2026-05-03")
            made = replace(made, positions=held, acts=(act,))
        entries.append(made)
    cuts = sorted(dice.sample(range(count + 1), k=min(2, count + 1)))
    edges = [0, *cuts, count]
    parts = [tuple(entries[a:b]) for a, b in pairwise(edges)]
    whole = annexes.every_case()
    sections = [
        ContentSection(heading, part)
        for heading, part in zip(annexes.SECTION_HEADINGS, parts, strict=False)
    ]
    demands = annexes.DEMANDS
    content = annexes.content_of(
        sections, demands, title=whole.title, authentic="ru", attestation=annexes.ATTESTATION
    )
    if dice.random() < 0.5:
        named = [replace(each, short_names={language: words(1, 3)}) for each in content.demands]
        content = replace(content, demands=tuple(named))
    return content


def counts(at: int) -> Iterator[int]:
    """Give every third number of entries; of those on many pages, which leave more choice, fewer."""
    yield from range(1 + at, FEW, 3)
    yield from range(FEW + at, 201, 9 if of_the_run.seed is None else 3)


def blocks_of(plan: Plan) -> list[list[Block]]:
    """Give the blocks of each page that are neither its head nor its foot."""
    return [
        [block for _top, block in page if not {"Header", "Footer"} & _roles(block)]
        for page in plan.pages
    ]


def _roles(block: Block) -> set[str]:
    return {getattr(mark, "role", "") for mark in block.marks}


def closing_at(blocks: list[Block], language: str) -> int:
    """Tell at which block of a page the part begins that certifies."""
    short = annexes.ATTESTATION.short[language]
    return next(
        at
        for at, block in enumerate(blocks)
        if any(isinstance(mark, Text) and mark.string == short for mark in block.marks)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_but_the_last_has_a_large_hole_and_what_certifies_is_never_alone(
    language: str,
) -> None:
    """A hole is forced by one rule only: what certifies is not torn.

    Where so little stands before it that its pages cannot be three quarters full, whatever comes along with
    what certifies, none can do better.
    """
    for count in counts(LANGUAGES.index(language)):
        content = chance(count, language)
        for form in FORMS:
            pages = blocks_of(planned(content, form=form, language=language))
            room = PAPERS[form.paper].room
            first = closing_at(pages[-1], language)
            assert first, (count, form)
            filled = [sum(block.height for block in page) / room for page in pages[:-1]]
            brought = sum(block.height for block in pages[-1][:first]) / room
            full = A5_FULL if form.paper == "a5" else 1 - LARGEST_HOLE
            if any(each < full for each in filled):
                least = full * len(filled)
                assert sum(filled) + brought < least + LARGEST_HOLE, (count, form, filled, brought)


@pytest.mark.parametrize("rows", [WEIGHED - 5, 2 * WEIGHED])
def test_a_long_table_at_the_end_is_set_once(rows: int) -> None:
    """A draft whose attestation is still missing ends with its table of positions."""
    entries = [Group([Block(30)], entries=1) for _ in range(rows)]
    table = Group([Block(15) for _ in range(rows)], lead=3, trail=2, repeat=Block(17))
    set_blocks = [
        block
        for page in flow([*entries, table])
        for _top, block in page
        if block is not table.repeat
    ]
    given = [block for group in [*entries, table] for block in group.blocks]
    assert list(map(id, set_blocks)) == list(map(id, given))


def test_a_large_hole_is_divided_among_the_pages_before() -> None:
    """Filled one after the other, the third page would be half empty."""
    entries = [Group([Block(A4.room / 20)], entries=1) for _ in range(50)]
    closing = Group([Block(A4.room * 0.6)], whole=True, closing=True)
    pages = flow([*entries, closing])
    assert [len(page) for page in pages[:3]] == [17, 16, 16]
    assert len(pages) == 4


def test_a_line_or_two_of_short_words_are_not_torn_off() -> None:
    """Two languages make them a little longer than a quarter of the smallest paper."""
    entries = [Group([Block(A4.room / 20)], entries=1) for _ in range(16)]
    words = Group([Block(A4.room * 0.038) for _ in range(7)], lead=5, trail=2, entries=1)
    pages = flow([*entries, words, *entries])
    assert [block for _top, block in pages[1]][:7] == words.blocks


@pytest.mark.parametrize("before", range(5, 15))
def test_what_certifies_turns_between_paragraphs(before: int) -> None:
    paragraphs = [line_blocks("P", LEFT, BODY, ["№ 5, 29, 50,", "62, 66."]) for _ in range(40)]
    blocks = [block for each in paragraphs for block in each]
    closing = Group([*blocks, Block(30)], lead=2, trail=3, whole=True, closing=True)
    assert closing.height() > A4.room
    entries = [Group([Block(A4.room / 20)], entries=1) for _ in range(before)]
    for page in flow([*entries, closing]):
        _top, first = page[0]
        assert not first.marks or isinstance(first.marks[0], Begin)


def test_what_certifies_turns_within_before_it_is_alone_on_a_page() -> None:
    """A page holds it whole, but nothing beside it: its sheet could be put behind any other list."""
    paragraphs = [Block(A4.room / 20) for _ in range(19)]
    closing = Group(paragraphs, lead=2, trail=3, whole=True, closing=True)
    pages = flow([Group([Block(A4.room * 0.48)], entries=1), closing])
    assert [len(page) for page in pages] == [11, 9]


@pytest.mark.parametrize("count", [21, 22, 24, 41, 62, 101, 202])
def test_a_draft_ends_with_no_page_of_a_line_or_two(count: int) -> None:
    """What ends with no attestation brings a fifth of a page at least, and tears no hole for it."""
    each = A4.room / 20
    pages = flow([Group([Block(each)], entries=1) for _ in range(count)])
    filled = [len(page) for page in pages]
    assert sum(filled) == count and len(filled) == -(-count // 20)
    assert filled[-1] >= 4
    assert min(filled[:-1]) >= 15
