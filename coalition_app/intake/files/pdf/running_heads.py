"""What is printed around the text of every page: running heads and feet, and page numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from coalition_app.intake.files.pdf.page_lines import FOOT, HEAD, PageLine

FEWEST = 2
"""Pages that have the same line at the same place."""
SHARE = 0.4
"""Of all pages; left and right pages may have heads of their own."""
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[-–—\s]*(\d{1,4})[-–—\s]*")
LONGEST = 200
ADDRESS = re.compile(r"(?:file|https?)://\S+")
"""What a browser prints below a page, beside the page's number and how many there are."""


def part_running(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[PageLine]]:
    """Return the lines of a text, and those that are printed around it on its pages.

    A table's header that every page repeats stays where it stands first.
    """
    pages = len({line.page for line in lines})
    repeated = _repeated(lines, pages)
    numbers = _page_numbers(lines)
    kept: list[PageLine] = []
    running: list[PageLine] = []
    headers: set[str] = set()
    before: PageLine | None = None
    for at, line in enumerate(lines):
        begins = line.is_row and (before is None or not before.is_row or before.page != line.page)
        is_around = at in numbers or (
            _is_outside(line)
            and (
                all(_key(cell) in repeated for cell in _cells(line)) or _is_of_browser(line, pages)
            )
        )
        if begins:
            # A table's header may stand at the head of a page, and none at its foot.
            is_around = line.text in headers or (is_around and line.place >= FOOT)
            headers.add(line.text)
        (running if is_around else kept).append(line)
        before = line
    return kept, running


def _repeated(lines: Iterable[PageLine], pages: int) -> set[str]:
    """Return the keys of cells that stand on several pages and differ only as page numbers do."""
    found: dict[str, list[PageLine]] = {}
    for line in lines:
        for cell in _cells(line) if _is_outside(line) else ():
            found.setdefault(_key(cell), []).append(line._replace(text=cell))
    least = max(FEWEST, SHARE * pages)
    return {
        key
        for key, same in found.items()
        if len({line.page for line in same}) >= least and _count_pages(same)
    }


def _count_pages(same: Sequence[PageLine]) -> bool:
    """Tell whether every number of lines is the same on all pages, or goes up by one with each page."""
    for numbers in zip(*(_numbers(line) for line in same), strict=True):
        beside = [number - line.page for number, line in zip(numbers, same, strict=True)]
        if len(set(numbers)) > 1 and len(set(beside)) > 1:
            return False
    return True


def _numbers(line: PageLine) -> list[int]:
    return [int(number[:9]) for number in DIGITS.findall(line.text[:LONGEST])]


def _cells(line: PageLine) -> list[str]:
    """Return what stands side by side in a line: on one page in a row, on another in two columns."""
    return line.text.split("\t")


def _key(cell: str) -> str:
    """Return what running heads have in common: their words, numbers aside."""
    return DIGITS.sub("0", cell[:LONGEST])


def _is_of_browser(line: PageLine, pages: int) -> bool:
    """Tell whether a line is the address of a page and its number of all: "file:///list.html 1/1"."""
    rest = [cell for cell in line.text.split() if not ADDRESS.fullmatch(cell)]
    return rest == [f"{line.page}/{pages}"]


def _is_outside(line: PageLine) -> bool:
    return not HEAD < line.place < FOOT


def _page_numbers(lines: Sequence[PageLine]) -> set[int]:
    """Return the indexes of the numbers at the edges of pages that count these pages."""
    edges = {0, len(lines) - 1} if lines else set()
    for at in range(1, len(lines)):
        if lines[at - 1].page != lines[at].page:
            edges.update((at - 1, at))
    counts = {
        at: int(number[1]) - lines[at].page
        for at in edges
        if _is_outside(lines[at]) and (number := PAGE_NUMBER.fullmatch(lines[at].text))
    }
    usual = Counter(counts.values()).most_common(1)
    return {at for at, count in counts.items() if usual and count == usual[0][0]}
