"""Web pages and Markdown as lines: what a reader of the page sees of the list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.cards import (
    CARD,
    CHIP,
    DESCRIBED,
    ITEM,
    mark_cards,
    mark_chips,
    mark_described,
    mark_items,
    signs_itself,
)
from coalition_app.intake.files.conversations import CONVERSATION, is_saved_chat
from coalition_app.intake.files.decoding import decode
from coalition_app.intake.files.html_bold import (
    APART,
    BESIDE,
    is_page,
    keep_blank_lines,
    mark_bold_names,
)
from coalition_app.intake.files.html_cells import grid, holds_table, is_headed, rows_of
from coalition_app.intake.files.html_pictures import picture_text, take_pictures
from coalition_app.intake.files.html_style import mark_hidden, take_marks, take_styles
from coalition_app.intake.files.layout_tables import (
    FEW_ROWS,
    MANY_LINES,
    unfold_cards,
    unfold_columns,
)
from coalition_app.intake.files.refusals import damaged, too_long
from coalition_app.intake.files.text import FileText, as_line, lines_titled

UNSEEN = ("script", "style", "noscript", "template", "svg", "head", "iframe", "select", "button")
AROUND = ("nav", "header", "footer", "aside", "form")
"""Menus, headers and footers of a page, which hold no signatory."""
LINES = (
    *("p", "div", "section", "article", "main", "li", "tr", "dt", "dd", "figure", "blockquote"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "table",
        "pre",
        "address",
        "figcaption",
    ),
)
"""Elements that begin a line of their own."""
CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f]")
"""Bytes that no page shows and that its tree cannot hold."""
BLANK = "\f"
"""Marks a blank line until the lines are filled; it is never white space of a page."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""A blank line is above them, as a reader sees it."""
LARGE_HEADINGS = ("h1", "h2")
"""A blank line is below them too; smaller ones may be the names on cards."""
FIGURES = re.compile("[0-9]{1,2}")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MOST_ABOVE = 8
"""Most lines above the title of a page that are a banner or a date."""
SHORT = 150
MOST_TAGS = 1_500_000
"""Most tags of a page; a table of 100,000 signatories has some twelve for each."""
ENDS = (b"<p", b"<li", b"<tr", b"<br", b"<dt")
MOST_LINES = 400_000
"""Most elements of a page that are lines."""
LONG_TAG = re.compile(rb"<[^<>]{20000,}")
MOST_ATTRIBUTES = 2_000
STRUCK = ("s", "del", "strike")
FRONT_MATTER = re.compile(
    r"\A\ufeff?(?P<edge>---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)\r?\n(?P=edge)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
"""What a page's maker keeps above the text: title, date and the like, a word and a sign before each."""
TITLE_OF_MATTER = re.compile(
    r"(?m)^title(?::|[ \t]*=)[ \t]*(?:>-?|\|-?)?[ \t]*(.*(?:\n[ \t]+\S.*)*)"
)
LIST_OF_MATTER = re.compile(
    r"(?m)^(?:signator\w*|signers?|signed\w*|signatures?|endorse\w*|supporters?|подпис\w*):[ \t]*\r?\n"
    r"[ \t]*-\s"
)
"""Signatories that are kept there and not in the text."""
HEAD_TAGS = re.compile(r"\A(?:\s*<(?:!doctype|meta|link|base)\b[^<>]*>)+", re.IGNORECASE)
HARD_BREAK = re.compile(r"(?m)\\{1,2}[ \t]*$")
"""How writers end a line within a paragraph."""
REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
"""Words to the writers of a page that its readers never see."""
PLAIN_TAGS = re.compile(
    r"</?(?:small|big|b|i|u|em|strong|sub|kbd|font|center|span|div|p|details|summary|a|img|br|hr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags that Markdown takes over from web pages; what else is between < and > is text."""
BREAKING = re.compile(r"</?(?:br|hr|p|div|details|summary)\b", re.IGNORECASE)
"""Those of them that separate the words before and after them."""
ANY_TAG = re.compile(r"<[^<>]*>")
STRUCK_TAG = re.compile(r"<(del|s|strike)>[ \t]*([^<>\n]*[^<>\s])[ \t]*</\1>", re.IGNORECASE)
"""What is struck through in a Markdown text by a tag of web pages."""
TICKED = re.compile(r"(?m)^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[xX]\][ \t]+(?=\S)")
"""A task that is done: the box is ticked, as a signature is there; an empty box stays to be asked about."""
MOST_MARKDOWN = 110_000
"""Most lines of Markdown; its reader needs a minute and a gigabyte for half a million."""
LONGEST_MARKDOWN = 12_000_000
MARKS = "[*_`~|<!"
FEW_MARKS, MOST_MARKS, MOST_PAIRS = 200, 2_000, 10_000_000
"""Marks of a line that cost nothing, the most of a line, and the most pairs of marks on all lines."""
LONGEST_LINE = 12_000
"""Most characters of Markdown, and of a line of it; its reader takes quadratic time for a line."""


def read_web_page(
    content: bytes, *, with_pictures: bool = True, with_items: bool = True
) -> FileText:
    """Return the lines of a page; numbers of ordered lists are written out, tables become rows of cells.

    `with_pictures`: the words of its pictures are told, and what heads nothing else is with them.
    `with_items`: the lines of an item of a list belong together; those of Markdown keep their places.
    """
    from lxml import html
    from lxml.etree import LxmlError

    many = content.count(b"<") > MOST_TAGS or sum(map(content.count, ENDS)) > MOST_LINES
    if many or _holds_endless_tag(content):
        raise too_long()
    if is_saved_chat(content):
        raise UserError(_(CONVERSATION))
    try:
        text = content if b"charset" in content[:2000].lower() else decode(content).text.encode()
        encoding = None if text is content else "utf-8"
        parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
        page = html.fromstring(CONTROLS.sub(b" ", text), parser=parser)
        unseen = page.xpath("//*[contains(@style, 'mso-hide')]")
        hidden = take_styles(page)
        _drop([*page.iter(*UNSEEN), *unseen])
        around = _around(page)
        _drop(page.iter(*AROUND))
    except (LxmlError, ValueError) as error:
        raise damaged() from error
    pictures = take_pictures(page, _lines_of) if with_pictures else ()
    above = _take_above_title(page)
    mark_bold_names(page)
    mark_cards(page, _lines_of)
    mark_described(page, _lines_of)
    if with_items:
        mark_items(page, _lines_of)
    mark_chips(page)
    mark_hidden(hidden)
    _raise_figures(page)
    lines: list[str] = []
    _walk(page, lines)
    rows = sum("\t" in line for line in lines)
    filled, unshown = take_marks([line.replace(BESIDE, "\t") for line in _filled(lines)])
    title = next(page.iter("h1"), None)
    heads = {" ".join(_lines_of(each)) for each in page.iter(*LARGE_HEADINGS)}
    mostly_rows = rows > len(lines) // 2
    return FileText(
        "web page",
        (("", filled),),
        is_table=mostly_rows,
        around=(*above, *around),
        pictures=pictures,
        headed=any(map(is_headed, page.iter("table"))),
        hidden=unshown,
        headings=tuple(at for at, line in enumerate(filled, 1) if line in heads and line),
        titled=lines_titled(filled, _lines_of(title) if title is not None else ()),
    )


def read_piece_of_page(content: bytes) -> FileText:
    """Return the lines of a text with tags in it: its blank lines part paragraphs, as no page's do."""
    return read_web_page(keep_blank_lines(decode(content).text).encode())


def _raise_figures(page: Any) -> None:
    """Write raised figures as such where they stand behind words: a note's mark is no part of an office."""
    found = [(each, each.text_content().strip()) for each in page.iter("sup")]
    found = [each for each in found if FIGURES.fullmatch(each[1])]
    marks = {figures for each, figures in found if _text_before(each).strip()}
    for raised, figures in found:
        if figures in marks:
            for child in list(raised):
                child.drop_tag()
            raised.text = figures.translate(RAISED)


def _text_before(element: Any) -> str:
    before, holder = element.getprevious(), element.getparent()
    return (before.tail if before is not None else holder.text if holder is not None else "") or ""


def _holds_endless_tag(content: bytes) -> bool:
    """Tell whether a tag has attributes without end: their reader takes quadratic time for them."""
    return any(tag[0].count(b"=") > MOST_ATTRIBUTES for tag in LONG_TAG.finditer(content))


def _drop(elements: Iterable[Any]) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def _around(page: Any) -> tuple[str, ...]:
    """Return the lines of a page's menus, headers and footers, nested ones once, with pictures' words."""
    outer = [each for each in page.iter(*AROUND) if next(each.iterancestors(*AROUND), None) is None]
    lines = [line.replace(BESIDE, "\t") for each in outer for line in _lines_of(each)]
    said = [text for each in outer for image in each.iter("img") if (text := picture_text(image))]
    return (*lines, *(text for text in dict.fromkeys(said) if text not in lines))


def _take_above_title(page: Any) -> tuple[str, ...]:
    """Take what stands above the page’s own title out of it, and return its lines: a banner, a date.

    It stays where it may name a signatory, or where it is more than a few lines.
    """
    title = next(page.iter("h1"), None)
    if title is None or not _lines_of(title):
        return ()
    within = {title, *title.iterancestors()}
    before = [
        each
        for holder in within
        for each in holder.itersiblings(preceding=True)
        if holder.getparent() is not None and isinstance(each.tag, str)
    ]
    lines = [line for each in _in_order(page, before) for line in _lines_of(each)]
    if not lines or len(lines) > MOST_ABOVE or any(map(signs_itself, lines)):
        return ()
    _drop(before)
    return tuple(lines)


def _in_order(page: Any, elements: Sequence[Any]) -> list[Any]:
    some = set(elements)
    return [each for each in page.iter() if each in some]


def read_markdown(content: bytes) -> FileText:
    """Return the lines of a Markdown text as its readers see them: marks gone, numbers and tables kept.

    Raises UserError for a text of more lines than any list.
    """
    from markdown_it import MarkdownIt

    text = decode(content).text
    matter = FRONT_MATTER.match(text)
    if matter and matter["edge"] == "---" and LIST_OF_MATTER.search(matter["matter"]):
        from coalition_app.intake.files.records.json_yaml import read_yaml

        read, below = read_yaml(matter["matter"].encode()), text[matter.end() :].splitlines()
        return replace(read, sheets=(*read.sheets, ("", tuple(below))))
    bare = _bare_markdown(text)
    if is_page(bare):
        page = read_web_page(
            f"<html><body>{keep_blank_lines(bare)}</body></html>".encode(), with_items=False
        )
        return replace(page, format="Markdown")
    lines = bare.split("\n")
    long = len(bare) > LONGEST_MARKDOWN or max(map(len, lines)) > LONGEST_LINE
    if len(lines) > MOST_MARKDOWN or long or _has_endless_marks(lines):
        raise too_long()
    marked = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(
        ["table", "strikethrough"]
    )
    page = read_web_page(
        f"<html><body>{marked.render(bare)}</body></html>".encode(), with_items=False
    )
    return replace(page, format="Markdown")


def _has_endless_marks(lines: Sequence[str]) -> bool:
    """Tell whether lines have marks without end: their reader takes quadratic time for those of a line."""
    wide = (line for line in lines if len(line) > FEW_MARKS)
    counts = [max(map(line.count, MARKS)) for line in wide]
    return max(counts, default=0) > MOST_MARKS or sum(each * each for each in counts) > MOST_PAIRS


def _bare_markdown(text: str) -> str:
    """Return a Markdown text without comments and tags; the title kept above it comes first."""
    if matter := FRONT_MATTER.match(text):
        title = TITLE_OF_MATTER.search(matter["matter"].replace("\r\n", "\n"))
        head = " ".join(title[1].split()).strip("\"'") if title else ""
        text = text[matter.end() :]
        if head and not re.search(r"(?m)^# \S", text[:2000]):
            text = f"<h1>{head}</h1>\n\n{text}" if is_page(text) else f"# {head}\n\n{text}"
    text = HEAD_TAGS.sub("", text)
    text = HARD_BREAK.sub("  ", text) if "\\" in text else text
    text = TICKED.sub(r"\1", text)
    if "<" not in text or is_page(text):
        return text
    # Without an end after it, each opening would look for one through all of the text.
    end = text.rfind("-->") + 3
    text = REMARK.sub("", text[:end]) + text[end:] if end > 2 else text
    return PLAIN_TAGS.sub(_instead_of_tag, STRUCK_TAG.sub(r"~~\2~~", text))


def _instead_of_tag(tag: re.Match[str]) -> str:
    """Return the replacement of a tag in Markdown: a line end between words, a space in a table."""
    if not BREAKING.match(tag[0]):
        return ""
    text = tag.string
    before = text[text.rfind("\n", 0, tag.start()) + 1 : tag.start()]
    end = text.find("\n", tag.end())
    after = text[tag.end() : end if end >= 0 else len(text)]
    if "|" in before:
        return " "
    apart = all(ANY_TAG.sub("", words).strip(" \t-*+•>#") for words in (before, after))
    return "  \n" if apart else ""


def _lines_of(element: Any) -> list[str]:
    """Return the lines of an element that hold anything."""
    lines: list[str] = []
    _walk(element, lines)
    return [line.strip(" ") for line in lines if line.strip() and line != BLANK]


def _walk(element: Any, lines: list[str]) -> None:
    if element.tag == "table":
        _walk_table(element, lines)
        return
    if element.tag == "pre":
        lines += element.text_content().split("\n")
        return
    number = _start(element)
    lines.append(_words(element.text))
    for child in element:
        if not isinstance(child.tag, str):
            lines[-1] += _words(child.tail)
            continue
        if child.tag in LINES:
            if _is_beside(child):
                lines[-1] += "\t" + " ".join(child.text_content().split())
                continue
            if card := child.get(CARD):
                inner, before = _lines_of(child), len(lines)
                if card == ITEM:
                    inner = [*(line.rstrip(",;") for line in inner[:-1]), inner[-1]]
                lines.append((", " if card in (DESCRIBED, ITEM) else BESIDE).join(inner))
                if card == ITEM:
                    lines[-1] = _struck(lines[-1]) if _is_struck(child) else lines[-1]
                    number += _mark_item(
                        child, lines, before, number if element.tag == "ol" else None
                    )
                lines.append(_words(child.tail))
                continue
            lines += [BLANK, ""] if _stands_apart(child) else [""]
            before = len(lines)
            _walk(child, lines)
            if _is_struck(child):
                lines[before:] = [_struck(line) for line in lines[before:]]
            if child.tag == "li" and element.tag in ("ol", "ul"):
                number += _mark_item(child, lines, before, number if element.tag == "ol" else None)
            if child.tag in (*LARGE_HEADINGS, "ol", "ul") or _is_block(child):
                lines.append(BLANK)
            lines.append(_words(child.tail))
            if child.tag == "dt" and _has_one_line(child):
                lines[before:] = ["".join(lines[before:]).strip()]
        elif child.tag == "br":
            lines += [] if child.get(APART) is None else [BLANK]
            lines.append(_words(child.tail))
        elif child.get(CHIP):
            lines += [" ".join(child.text_content().split()), ""]
        else:
            _walk_inline(child, lines)


def _mark_item(item: Any, lines: list[str], before: int, number: int | None) -> int:
    """Write the number of an item, or a bullet without one, before its first line; return 1 if it counted."""
    at = next((i for i in range(before, len(lines)) if lines[i].strip()), None)
    if at is None:
        return 0
    if number is not None:
        lines[at] = f"{item.get('value') or number}. {lines[at].strip()}"
        return 1
    if _heads(item):
        lines[before:before] = [BLANK]
    elif not _is_only(item):
        lines[at] = f"• {lines[at].strip()}"
    return 0


def _walk_inline(element: Any, lines: list[str]) -> None:
    """Add the words of an element within a line, and those after it, to the last line."""
    inner: list[str] = []
    _walk(element, inner)
    if (element.tag in STRUCK or _is_struck(element)) and any(map(str.strip, inner)):
        inner = [_struck(" ".join(inner).replace("~~", ""))]
    if _is_piece(element, lines[-1]):
        lines[-1] = lines[-1].rstrip(" ") + "\t"
    lines[-1] += inner[0] if inner else ""
    lines += inner[1:]
    lines[-1] += _words(element.tail)


def _is_struck(element: Any) -> bool:
    return "line-through" in (element.get("style") or "").lower()


def _struck(line: str) -> str:
    """Mark a line as struck through, as Markdown does; one without words stays as it is."""
    bare = " ".join(line.replace("~~", "").split())
    return f"~~{bare}~~" if bare else line


def _heads(item: Any) -> bool:
    """Tell whether an item of a list heads a list of its own, such as a country above its signatories."""
    inner = [each for each in item if each.tag in ("ul", "ol")]
    return any(len(each.findall("li")) > 1 for each in inner)


def _is_only(item: Any) -> bool:
    """Tell whether an item is the only one below another, which it describes."""
    holder = item.getparent()
    above = holder.getparent() if holder is not None else None
    return above is not None and above.tag == "li" and len(holder.findall("li")) == 1


def _stands_apart(element: Any) -> bool:
    return element.tag in HEADINGS or "card" in _class(element) or _is_block(element)


def _is_block(element: Any) -> bool:
    """Tell whether a paragraph has a few lines, such as a signatory and its description."""
    return element.tag == "p" and 1 <= sum(1 for _each in element.iter("br")) <= MANY_LINES


def _has_one_line(term: Any) -> bool:
    """Tell whether a term of a list has one short description, such as a name with its country."""
    below = term.getnext()
    if below is None or below.tag != "dd" or (term.tail or "").strip():
        return False
    after = below.getnext()
    alone = after is None or after.tag != "dd"
    return alone and len(below.text_content()) < SHORT and below.find(".//br") is None


def _is_beside(element: Any) -> bool:
    term = element.getprevious()
    return element.tag == "dd" and term is not None and term.tag == "dt" and _has_one_line(term)


def _walk_table(table: Any, lines: list[str]) -> None:
    """Add the rows of a table; the lines of its cells where it only divides a page into columns."""
    rows = rows_of(table)
    headed = table.find(".//th") is not None
    if cards := None if headed else unfold_cards([[*map(_lines_of, row)] for row in rows]):
        lines += [*cards, ""]
        return
    many = any(_count_lines(cell) >= MANY_LINES for row in rows for cell in row)
    narrow = len(rows) <= FEW_ROWS or max(map(len, rows), default=0) == 1
    if (len(rows) <= FEW_ROWS and many) or (narrow and holds_table(rows)):
        for cell in (cell for row in rows for cell in row):
            lines.append("")
            _walk(cell, lines)
        lines.append("")
        return
    texts = grid(rows, _cell_text)
    parted = grid(rows, lambda cell: ", ".join(_lines_of(cell)))
    unfolded = None if headed else unfold_columns(parted)
    if unfolded is not None:
        shown = {", ".join(each): BESIDE.join(each) for row in rows for each in map(_lines_of, row)}
        lines += [*(shown.get(line, line) for line in unfolded), ""]
        return
    lines += [as_line(row) for row in texts]


def _cell_text(cell: Any) -> str:
    """Return the words of a cell in one line, struck words between ~~ and ~~."""
    if not len(cell):
        text = " ".join((cell.text or "").split())
        return _struck(text) if _is_struck(cell) else text
    inner: list[str] = []
    _walk(cell, inner)
    return " ".join(" ".join(line for line in inner if line != BLANK).split())


def _count_lines(cell: Any) -> int:
    return 1 + sum(1 for _each in cell.iter("br", "p", "li"))


def _is_piece(element: Any, before: str) -> bool:
    """Tell whether an element is separate from the one before it: a class each, and no word between.

    So pages print the name and the body on a card; in the middle of a sentence there are words around it.
    """
    earlier = element.getprevious()
    if earlier is None or element.tag != "span" or not before.strip() or before.endswith("\t"):
        return False
    apart = earlier.tag == "span" and not (earlier.tail or "").strip()
    return apart and bool(_class(element)) and _class(element) != _class(earlier)


def _class(element: Any) -> str:
    return (element.get("class") or "").lower()


def _start(element: Any) -> int:
    given = element.get("start", "1") if element.tag == "ol" else "1"
    return int(given) if given.isdecimal() and len(given) < 7 else 1


def _words(text: str | None) -> str:
    """Return text as a page shows it: white space of the source is one space."""
    if not text:
        return ""
    squashed = " ".join(text.split())
    before = " " if text[0].isspace() and squashed else ""
    after = " " if text[-1].isspace() and squashed else ""
    return f"{before}{squashed}{after}" if squashed else " "


def _filled(lines: list[str]) -> Iterator[str]:
    """Return the lines that hold anything, with one blank line where a heading needs it."""
    blank, begun = False, False
    for line in lines:
        if line.strip():
            if blank and begun:
                yield ""
            yield line.strip(" ")
            blank, begun = False, True
        blank = blank or line == BLANK
