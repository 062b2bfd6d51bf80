"""The annex as a Word document: python-docx makes its shell, the body is written as XML text into it."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from coalition_app.annex_words import (
    ANNEX,
    BETWEEN,
    DEMANDS_HEADING,
    NONE,
    SIGNATORIES_HEADING,
    WORDS_HEADING,
)
from coalition_app.documents.content.content import ContentEntry, ContentSection
from coalition_app.documents.forms.parts import Copy, clean, held_in, made_on
from coalition_app.documents.layout.marks import LEFT
from coalition_app.documents.layout.tongues import Told
from coalition_app.i18n import N_

if TYPE_CHECKING:
    from docx.document import Document

FACE = "Times New Roman"
"""On every office computer, with the letters of Kazakh."""
TWIPS = 20
NUMBER, LEAST_NAME, LEAST, MOST = 640, 3_000, 900, 1_800
"""Twips of the column of numbers, the least of those of names and positions, the most of a position's."""
LABEL, COUNT = 1_160, 1_300
"""Twips of the demands in the table of counts at least, and what a count takes before the demands do."""
AT_RIGHT = '<w:jc w:val="right"/>'
NEXT = "<w:keepNext/>"
"""Keeps a paragraph on the page of the one below it."""
BODY = "@@BODY@@"
ZIPPED = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file, so that the bytes stay the same."""
LOCALES = {"ru": "ru-RU", "kk": "kk-KZ", "en": "en-GB"}
RED, GREY = "9E1C1C", "4A5665"
FIELDS = {"%(number)d": "PAGE", "%(total)d": "NUMPAGES"}
"""What counts the pages, in the place of their numbers."""

BESIDE_CELL = 60
"""Twips beside the words of a cell, by which a table would else begin left of the margin."""
MARGINS = "".join(f'<w:{side} w:w="{BESIDE_CELL}" w:type="dxa"/>' for side in ("left", "right"))
INDENT = f'<w:tblInd w:w="{BESIDE_CELL}" w:type="dxa"/>'
SET_APART = '<w:spacing w:before="160" w:after="80"/>', '<w:spacing w:after="160"/>'
"""Of the first figure below the facts, and of the last demand above the table of counts."""
BESIDE = '<w:left w:w="0" w:type="dxa"/><w:right w:w="200" w:type="dxa"/>'
"""Twips beside each of two columns."""
APART = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)
"""A line of no height: two tables with nothing between them become one."""
RULES = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0AAB6"/>'
        for side in ("top", "bottom", "insideH")
    )
)
Look = tuple[float, dict[str, Any], dict[str, float]]
"""Points of the letters, what they look like, and what the paragraph keeps free."""
STYLES: dict[str, Look] = {
    "Annex Origin": (9.5, {"bold": True}, {"space_after": 8}),
    "Annex Facts": (9.5, {"color": GREY}, {"space_after": 2}),
    "Annex Entry": (11, {}, {"space_before": 5, "left_indent": 28, "first_line_indent": -28}),
    "Annex Detail": (10, {"color": GREY}, {"left_indent": 28}),
    "Annex Legend": (9.5, {"color": GREY}, {"space_before": 9}),
    "Annex Label": (9.5, {"bold": True, "color": GREY}, {"space_before": 3, "left_indent": 42}),
    "Annex Words": (10.5, {"italic": True}, {"left_indent": 42, "space_after": 2}),
    "Annex Translation": (10.5, {}, {"left_indent": 42, "space_after": 2}),
    "Annex Paragraph": (11, {}, {"space_after": 4}),
    "Annex Text": (11.5, {}, {"space_before": 3, "space_after": 5}),
    "Annex Numbered": (
        11,
        {},
        {"space_before": 2, "space_after": 2, "left_indent": 22, "first_line_indent": -22},
    ),
    "Annex Item": (10.5, {}, {"left_indent": 44, "first_line_indent": -22}),
    "Annex Head": (7.5, {}, {"space_before": 1, "space_after": 1}),
    "Annex Cell": (8.5, {}, {"space_before": 1, "space_after": 1}),
}


def write_docx(copy: Copy) -> bytes:
    """Write an annex as DOCX: the same bytes for the same content, on any day."""
    told = (_demands, _figures, _counts) if copy.is_whole else (_figures, _demands, _counts)
    parts = (_head, *told, _sections, _words, _table, _attestation)
    body = "".join(each for part in parts for each in part(copy))
    shell = io.BytesIO()
    _shell(copy).save(shell)
    written = io.BytesIO()
    with zipfile.ZipFile(shell) as given, zipfile.ZipFile(written, "w") as made:
        for part in given.infolist():
            content = given.read(part)
            if part.filename == "word/document.xml":
                before, _mark, after = content.decode().partition(
                    f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>"
                )
                content = f"{before}{body}{after}".encode()
            made.writestr(zipfile.ZipInfo(part.filename, ZIPPED), content, zipfile.ZIP_DEFLATED, 6)
    return written.getvalue()


def _shell(copy: Copy) -> "Document":
    """Make the document around the body: page, styles, header with page fields, properties."""
    from docx import Document
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    page = document.sections[0]
    paper = copy.setting.paper
    page.page_width, page.page_height = Pt(round(paper.width, 1)), Pt(round(paper.height, 1))
    page.left_margin, page.right_margin = Pt(LEFT - paper.start), Pt(paper.margin + 0.3)
    page.top_margin, page.bottom_margin = Pt(62), Pt(66)
    normal = document.styles["Normal"]
    _letters(normal, 11, {})
    normal.paragraph_format.space_after = Pt(0)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {})
    language.set(qn("w:val"), LOCALES[copy.language])
    normal.element.get_or_add_rPr().append(language)
    for name, size, above, below in (("Title", 17.0, 4, 6), ("Heading 1", 13.0, 16, 3)):
        _letters(document.styles[name], size, {"bold": True, "color": "000000"})
        free = document.styles[name].paragraph_format
        free.space_before, free.space_after = Pt(above), Pt(below)
    for line in document.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)
    for name, (size, look, free) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _letters(style, size, look)
        for key, points in free.items():
            setattr(style.paragraph_format, key, Pt(points))
    document.styles["Annex Label"].paragraph_format.keep_with_next = True
    for name in ("Annex Entry", "Annex Detail"):
        document.styles[name].paragraph_format.keep_together = True
    _header(copy, document)
    _properties(copy, document)
    document.add_paragraph(BODY)
    return document


def _width(copy: Copy) -> int:
    """Return the twips between the margins."""
    return round(copy.setting.text_width) * TWIPS


def _letters(style: Any, size: float, look: dict[str, Any]) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size = FACE, Pt(size)
    fonts = style.element.rPr.rFonts
    for key in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FACE)
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(key), None)
    font.bold, font.italic = look.get("bold", False), look.get("italic", False)
    if colour := look.get("color"):
        font.color.rgb = RGBColor.from_string(colour)


def _header(copy: Copy, document: "Document") -> None:
    """Set draft or edition at the head of each page with its number, and the title at its foot."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(Pt(_width(copy) / TWIPS), WD_TAB_ALIGNMENT.RIGHT)
    mark = head.add_run(copy.mark)
    if copy.setting.draft:
        mark.bold, mark.font.color.rgb = True, RGBColor.from_string(RED)
    head.add_run("\t")
    for part in re.split(r"(%\((?:number|total)\)d)", copy.gettext("Page %(number)d of %(total)d")):
        run = head.add_run("1" if part in FIELDS else part)
        if part in FIELDS:
            element = head._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): FIELDS[part]})
            head._p.append(element)
            element.append(run._r)
    foot.add_run(clean(copy.setting.document_title))
    if not copy.setting.draft:
        foot.add_run(f" · {copy.origin[1]}")
    for name in ("Header", "Footer"):
        _letters(document.styles[name], 8.5, {})
        for stops in document.styles[name].element.findall(f".//{qn('w:tabs')}"):
            stops.getparent().remove(stops)


def _properties(copy: Copy, document: "Document") -> None:
    content, properties = copy.content, document.core_properties
    attestation = content.attestation
    properties.author = clean(attestation.attestor if attestation else content.coalition)[:255]
    title = f"{copy.gettext('DRAFT')}. {copy.title}" if copy.setting.draft else copy.title
    properties.title, properties.subject = title[:255], copy.mark[:255]
    properties.comments = " ".join(copy.origin)[:255]
    properties.language, properties.keywords, properties.last_modified_by = copy.language, "", ""
    properties.created = properties.modified = made_on(content)
    properties.revision = 1


def _run(text: str, look: str = "") -> str:
    """Return a run; line ends in it begin new lines."""
    words = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(text).split("\n"))
    return f'<w:r>{look and f"<w:rPr>{look}</w:rPr>"}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _in(language: str) -> str:
    return f'<w:lang w:val="{LOCALES[language]}"/>' if language in LOCALES else ""


def _p(style: str, runs: str, keep: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{runs}</w:p>'


def _say(style: str, text: str, language: str = "") -> str:
    return _p(style, _run(text, _in(language))) if text else ""


def _line(parts: Sequence[Told], look: str = "", between: str = BETWEEN) -> str:
    """Return runs of one line, each in its language."""
    runs = [_run(each.text, look + _in(each.language)) for each in parts]
    return _run(between).join(runs) if len(runs) > 1 else "".join(runs)


def _tell(copy: Copy, style: str, parts: Sequence[Told], look: str = "", keep: str = "") -> str:
    """Return what is said as a paragraph, or as two side by side, each in its language."""
    made = [_p(style, _run(each.text, look + _in(each.language)), keep) for each in parts]
    return _beside(copy, made) if len(made) > 1 else "".join(made)


def _beside(copy: Copy, columns: Sequence[str]) -> str:
    """Set columns of paragraphs side by side: a table of one row without lines."""
    room = _width(copy) // len(columns)
    grid = f'<w:gridCol w:w="{room}"/>' * len(columns)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/></w:tcPr>{each}</w:tc>'
        for each in columns
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{room * len(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{BESIDE}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>{APART}"
    )


def _head(copy: Copy) -> Iterator[str]:
    look = f'<w:color w:val="{RED}"/>' if copy.setting.draft else ""
    told = [
        _p("AnnexOrigin", _run("\n".join(each.origin), look + _in(each.foreign)))
        for each in copy.tongues
    ]
    yield _beside(copy, told) if len(told) > 1 else told[0]
    kind = [] if copy.is_whole else copy.translated(ANNEX)
    whose = Told(clean(copy.content.coalition), "")
    yield _p("AnnexFacts", _line([each for each in (whose, *kind) if each.text]))
    for title in copy.worded(copy.content.title):
        yield _say("Title", title.text, title.language)
    for line in copy.identities():
        yield _tell(copy, "AnnexFacts", line)
    for row in copy.text_rows():
        yield _tell(copy, "AnnexText", row)


def _figures(copy: Copy) -> Iterator[str]:
    if copy.is_whole:
        yield _p("Heading1", _line(copy.translated(SIGNATORIES_HEADING)))
    for at, (number, labels) in enumerate(copy.figures()):
        apart = "" if at or copy.is_whole else SET_APART[0]
        yield _p("AnnexParagraph", _run(f"{number} ", "<w:b/>") + _line(labels), apart)
    yield _tell(copy, "AnnexParagraph", copy.told(lambda each: each.words.silence(each.content)))


def _demands(copy: Copy) -> Iterator[str]:
    if copy.content.demands:
        yield _p("Heading1", _line(copy.translated(DEMANDS_HEADING)))
    for left, demand in enumerate(copy.content.demands, 1 - len(copy.content.demands)):
        told = [
            _p(
                "AnnexParagraph",
                _run(f"{lead.text}. ", "<w:b/>" + _in(lead.language))
                + _run(wording.text, _in(wording.language)),
                "" if left else SET_APART[1],
            )
            for lead, wording in copy.demand(demand)
        ]
        yield _beside(copy, told) if len(told) > 1 else "".join(told)


def _counts(copy: Copy) -> Iterator[str]:
    content = copy.content
    if not content.demands:
        return
    heads, rows = copy.counts()
    room = _width(copy)
    each = min(COUNT, (room - LABEL) // len(heads))
    widths = [room - each * len(heads), *[each] * len(heads)]
    named = (
        _told_cell(copy.told(lambda c, of=demand: clean(c.words.demand_heading(of))))  # type: ignore[misc]
        + "".join(_cell(str(each or NONE), at_right=True) for each in row)
        for demand, row in zip(content.demands, rows, strict=True)
    )
    yield _grid(widths, [[], *heads], named, at_right=True)


def _sections(copy: Copy) -> Iterator[str]:
    for section in copy.content.sections:
        if section.entries:
            yield from _section(copy, section)
    for note in copy.legends():
        yield _tell(copy, "AnnexLegend", note)


def _section(copy: Copy, section: ContentSection) -> Iterator[str]:
    yield _p("Heading1", _line(copy.section(section)))
    yield _p("AnnexFacts", _line(copy.section_counts(section)), NEXT)
    apart = copy.setting.form.reservations == "section"
    for entry in section.entries:
        yield _numbered(copy, entry, [*copy.beneath(entry), *copy.statuses(entry)])
        if not apart:
            yield from _acts(copy, entry)


def _numbered(copy: Copy, entry: ContentEntry, lines: Sequence[Told] = ()) -> str:
    """Set an entry: its number as text, which no program counts anew, its name, and what is below it."""
    name, told = copy.name(entry), _line(lines, between="\n")
    number = f"<w:r><w:t>{entry.number}.</w:t><w:tab/></w:r>"
    if not name:
        return _p("AnnexEntry", number + told)
    named = number + _run(name, "<w:b/>")
    if not told:
        return _p("AnnexEntry", named)
    return _p("AnnexEntry", named, NEXT) + _p("AnnexDetail", told)


def _acts(copy: Copy, entry: ContentEntry) -> Iterator[str]:
    for act in entry.acts:
        for label in copy.act_labels(act):
            yield _say("AnnexLabel", label.text, label.language)
        for positions in copy.told(lambda each: each.act_positions(entry, act)):  # noqa: B023
            yield _p("AnnexTranslation", _run(positions.text, _in(positions.language)), NEXT)
        yield _say("AnnexWords", clean(act.wording), act.language)
        for translation in act.translations:
            for label in copy.translation_labels(translation):
                yield _say("AnnexLabel", label.text, label.language)
            yield _say("AnnexTranslation", clean(translation[1]), translation[0])


def _words(copy: Copy) -> Iterator[str]:
    entries = [each for part in copy.content.sections for each in part.entries if each.acts]
    if not entries or copy.setting.form.reservations == "inline":
        return
    yield _p("Heading1", _line(copy.translated(WORDS_HEADING)))
    for entry in entries:
        yield _numbered(copy, entry)
        yield from _acts(copy, entry)


def _table(copy: Copy) -> Iterator[str]:
    """Set the positions; more demands than a page is wide make further tables."""
    entries = copy.tabled()
    if not entries:
        return
    yield _p("Heading1", _line(copy.translated(N_("Positions on the demands"))))
    yield _tell(copy, "AnnexParagraph", copy.told(Copy.table_note))
    cells = {word: _told_cell(copy.positions(word)) for word in held_in(entries)}
    named = [_cell(str(entry.number)) + _told_cell(copy.named(entry)) for entry in entries]
    number, who, *heads = copy.table_heads()
    room = _width(copy)
    most = (room - NUMBER - LEAST_NAME) // LEAST
    for start in range(0, len(heads), most):
        some = range(start, min(start + most, len(heads)))
        each = min((room - NUMBER - LEAST_NAME) // len(some), MOST)
        widths = [NUMBER, room - NUMBER - each * len(some), *[each] * len(some)]
        rows = (
            first + "".join([cells[entry.held[at]] for at in some])
            for first, entry in zip(named, entries, strict=True)
        )
        yield _grid(widths, [number, who, *(heads[at] for at in some)], rows)


def _cell(text: str, *, at_right: bool = False) -> str:
    side = AT_RIGHT if at_right else ""
    return f'<w:tc><w:p><w:pPr><w:pStyle w:val="AnnexCell"/>{side}</w:pPr>{_run(text)}</w:p></w:tc>'


def _told_cell(parts: Sequence[Told]) -> str:
    runs = _line(parts, between="\n")
    return f'<w:tc><w:p><w:pPr><w:pStyle w:val="AnnexCell"/></w:pPr>{runs}</w:p></w:tc>'


def _grid(
    widths: Sequence[int],
    heads: Sequence[Sequence[Told]],
    rows: Iterator[str],
    *,
    at_right: bool = False,
) -> str:
    """Return a table whose head is repeated on each page and whose rows are not torn."""
    side = AT_RIGHT if at_right else ""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    head = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:shd w:val="clear" w:fill="E8EDF2"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="AnnexHead"/>{side}</w:pPr>{_line(parts, between=chr(10))}</w:p></w:tc>'
        for width, parts in zip(widths, heads, strict=True)
    )
    lines = "".join([f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows])
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{INDENT}{RULES}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{MARGINS}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{lines}</w:tbl>"
        '<w:p><w:pPr><w:pStyle w:val="AnnexCell"/></w:pPr></w:p>'
    )


def _attestation(copy: Copy) -> Iterator[str]:
    """Set the attestation, which stays together as far as a page holds it."""
    styles = {"heading": "Heading1", "item": "AnnexItem"}

    def line(language: str, style: str, number: str, text: str) -> str:
        look = "<w:b/>" * (style == "first") + _in(language)
        label = f"<w:r><w:rPr>{look}</w:rPr><w:t>{number}</w:t><w:tab/></w:r>" if number else ""
        named = styles.get(style, "AnnexNumbered" if number else "AnnexParagraph")
        return _p(named, label + _run(text, look), NEXT)

    columns = [
        "".join(line(language, *each) for each in lines) for language, lines in copy.attested()
    ]
    if not columns:
        return
    yield _beside(copy, columns) if len(columns) > 1 else columns[0]
    yield _p("AnnexParagraph", "", NEXT)
    lines = list(copy.signed())
    for at, (_style, parts) in enumerate(lines, start=1):
        yield _tell(copy, "AnnexParagraph", parts, keep=NEXT if at < len(lines) else "")
