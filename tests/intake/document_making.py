"""Word, OpenDocument and rich text files as the tests need them, made of their own marks."""

import io
import zipfile

import docx
from docx.oxml import parse_xml

WORD_NAMES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "urn:shapes",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
OPEN_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
    }.items()
)


def word_file(body: str, numbering: str = "") -> bytes:
    """Make a DOCX file of what stands in its body and, where lists are wanted, of their patterns."""
    document = docx.Document()
    section = document.element.body[-1]
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for element in list(parse_xml(f"<w:body {WORD_NAMES}>{body}</w:body>")):
        section.addprevious(element)
    if numbering:
        lists = document.part.numbering_part.element
        for element in list(lists):
            lists.remove(element)
        for element in list(parse_xml(f"<w:numbering {WORD_NAMES}>{numbering}</w:numbering>")):
            lists.append(element)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def run(text: str, marks: str = "") -> str:
    """Give a piece of a Word text."""
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, number: str = "", level: int = 0) -> str:
    """Give a paragraph of a Word text, in the list of a number where one is named."""
    inside = inside if inside.startswith("<") else run(inside)
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place if number else ''}</w:pPr>{inside}</w:p>"


def pattern(number: int, *levels: tuple[str, str]) -> str:
    """Give the pattern of lists: for each level how it is counted and what is drawn."""
    drawn = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{drawn}</w:abstractNum>'


def numbered_by(number: int, pattern_number: int, starts_at: int | None = None) -> str:
    """Give a list of a pattern; one that starts anew says with which number."""
    again = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{starts_at}"/></w:lvlOverride>'
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{pattern_number}"/>'
        f"{again if starts_at else ''}</w:num>"
    )


def word_table(*rows: str) -> str:
    """Give a table of a Word text."""
    return f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * 3}</w:tblGrid>{''.join(rows)}</w:tbl>"


def word_row(*cells: str) -> str:
    """Give a row of a table; a cell is its words, or its paragraphs with what goes before them."""
    made = (
        cell if cell.startswith("<w:tc>") else f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>"
        for cell in cells
    )
    return f"<w:tr>{''.join(made)}</w:tr>"


def open_document(body: str, styles: str = "") -> bytes:
    """Make an ODT file of what stands in its text and of its styles."""
    content = (
        f"<office:document-content {OPEN_NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return _open_file("text", content)


SHEET_ENDS = "</table:table></office:spreadsheet></office:body></office:document-content>"


def open_sheet(rows: str, end: str = SHEET_ENDS) -> bytes:
    """Make an ODS file of one sheet with these rows; another `end` leaves it cut off."""
    content = (
        f"<office:document-content {OPEN_NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="s">{rows}{end}'
    )
    return _open_file("spreadsheet", content)


def open_cell(text: str, columns: int = 1) -> str:
    """Make a cell of words, repeated over so many columns."""
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def _open_file(kind: str, content: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", content)
    return kept.getvalue()


def rich_text(body: str) -> bytes:
    """Make an RTF file whose letters are written as Windows writes Cyrillic ones."""
    written = "".join(
        letter
        if ord(letter) < 128
        else f"\\'{code[0]:02x}"
        if (code := letter.encode("cp1251", "ignore"))
        else f"\\u{ord(letter)}?"
        for letter in body
    )
    head = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times New Roman;}}"
    return f"{head}{written}}}".encode("ascii")
