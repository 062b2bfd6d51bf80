"""What a spreadsheet says of its sheets besides their cells: how far they reach, and what they hide."""

import io
import re
import zipfile
from collections.abc import Iterator

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.files.line_warnings import warn_of_lines
from coalition_app.intake.files.refusals import damaged

BROKEN = (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, EOFError)
"""What a damaged or crafted spreadsheet raises as it is unpacked and looked into."""
CHUNK = 1024 * 1024
OVERLAP = 2_000
"""Bytes of overlap between chunks, so that no tag is cut in two."""
MOST_ROWS = 10_000
"""Most hidden rows that a warning names."""
SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
NAME = re.compile(rb'\bname="([^"]*)"')
RELATION = re.compile(rb'\b\w+:id="([^"]*)"')
TARGET = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
HIDDEN_COLUMN = re.compile(
    rb'<(?:\w+:)?col\b(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d{1,5})")[^>]*\bmax="(\d{1,5})"'
)
OF_OPEN_DOCUMENT = re.compile(rb'table:visibility="(?:collapse|filter)"')


USUAL_CELL = re.compile(rb' r="(?:([A-Z]{2,9})\d|(\d{5,12})")')
UNUSUAL = (b" r='", b" r =", b" r= ", b"\nr", b"\tr", b"\rr", b" r=\n", b" r=\t")
"""Signs of places that are written as no program writes them; looking for those takes longer."""
CELL = re.compile(rb"""\br\s*=\s*["'](?:([A-Za-z]{2,9})\d{1,12}|(\d{5,12}))["']""")
"""Cells right of column Z, and rows from 10,000; all others are near."""
REPEATING = re.compile(
    rb"<table:table-(?:row|cell)[^>]{0,500}number-(?:rows|columns)-repeated[^>]{0,500}>"
)
EMPTY_END = re.compile(
    rb"(?:<table:table-row\b[^>]{0,500}>(?:<table:table-cell\b[^>]{0,300}/>){1,30}</table:table-row>\s*){1,30}"
    rb"(?=</table:table>)"
)
"""The rest of a sheet below its last row, as Excel and older LibreOffice write it."""
REPEATED = re.compile(rb"""table:number-(columns|rows)-repeated\s*=\s*["'](\d{3,9})["']""")
MOST_CELLS = 8_000_000
"""Most cells from the first to the last of a sheet; 100,000 signatories with 80 columns."""
MOST_LINES = 400_000
MOST_SHEETS = 300
ROW_KIND, LAST_CELL_KIND = 0, 11
"""Kinds of records of a binary sheet (MS-XLSB, 2.5): rows, and up to the last kind of cells."""
NEAR_ROWS, NEAR_COLUMNS = 9_999, 26


def refuse_far_cells(content: bytes) -> None:
    """Refuse a spreadsheet whose cells reach so far that its reader would ask for all memory.

    One stray cell in the last row and column is enough: the reader makes room for all cells before it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            together = 0
            for part in packed.namelist():
                if part.startswith("xl/worksheets/") and part.lower().endswith(".xml"):
                    rows, columns = _reach(packed, part)
                    together += rows if rows > NEAR_ROWS else 0
                    refuse_far(max(together, rows), columns)
                elif part.startswith("xl/worksheets/") and part.endswith(".bin"):
                    refuse_far(*_reach_of_binary(packed.read(part)))
                elif part == "xl/workbook.xml":
                    refuse_many_sheets(len(SHEET.findall(packed.read(part))))
                elif part == "content.xml":
                    refuse_far(*_repeated(packed, part))
    except BROKEN:
        return


def refuse_many_sheets(count: int) -> None:
    """Refuse a file with hundreds of sheets: all may be the same part of it, read as often."""
    if count > MOST_SHEETS:
        sentence = _(
            "The file has %(count)d sheets, far more than lists need. "
            "Copy only the list into a new file and read that."
        )
        raise UserError(sentence % {"count": count})


def refuse_far(rows: int, columns: int, cells_before: int = 0) -> int:
    """Return the count of cells up to this sheet; raises UserError for more than MOST_CELLS."""
    cells = cells_before + rows * columns
    if rows > MOST_LINES or cells > MOST_CELLS:
        sentence = _(
            "The sheets of the file reach to %(rows)d rows and %(columns)d columns, far beyond a list. "
            "Copy only the list into a new file and read that."
        )
        raise UserError(sentence % {"rows": rows, "columns": columns})
    return cells


def _reach(packed: zipfile.ZipFile, part: str) -> tuple[int, int]:
    """Return the number of the last row and column of a sheet, or a little more where both are near."""
    rows, columns = NEAR_ROWS, NEAR_COLUMNS
    for piece in chunks(packed, part):
        unusual = any(sign in piece for sign in UNUSUAL)
        for letters, number in (CELL if unusual else USUAL_CELL).findall(piece):
            if letters:
                columns = max(columns, _number(letters))
            else:
                rows = max(rows, int(number))
    return rows, columns


def _reach_of_binary(content: bytes) -> tuple[int, int]:
    """Return the last row and column of a binary sheet, whose records have a kind, a size and bytes."""
    rows, columns, at, cells = 1, 1, 0, 0
    while at < len(content) and cells <= MOST_CELLS:
        cells += 1
        kind, at = _varying(content, at, 2)
        size, at = _varying(content, at, 4)
        if kind <= LAST_CELL_KIND:
            number = int.from_bytes(content[at : at + 4], "little") + 1
            if kind == ROW_KIND:
                rows = max(rows, number)
            else:
                columns = max(columns, number)
        at += size
    return (rows, columns) if cells <= MOST_CELLS else (cells, columns)


def _varying(content: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number in bytes of seven bits each, the last without its top bit; also returns where it ends."""
    number = 0
    for step in range(most):
        byte = content[at] if at < len(content) else 0
        at += 1
        number |= (byte & 127) << (7 * step)
        if byte < 128:
            break
    return number, at


def _repeated(packed: zipfile.ZipFile, part: str) -> tuple[int, int]:
    """Return the most rows and columns that an OpenDocument sheet repeats above its last filled row."""
    most = {b"rows": NEAR_ROWS, b"columns": NEAR_COLUMNS}
    piece = b""
    for piece in chunks(packed, part):
        for tag in REPEATING.findall(EMPTY_END.sub(b"", piece)):
            if b"/>" not in tag[-2:]:
                for kind, number in REPEATED.findall(tag):
                    most[kind] = max(most[kind], int(number))
    if b"document-content" not in piece[-200:]:
        # Its reader looks for the end of a sheet without end.
        raise damaged()
    return most[b"rows"], most[b"columns"]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number


def hidden_parts(content: bytes) -> dict[str, tuple[list[int], list[int]]]:
    """Return the hidden rows and columns, from 1, of each sheet of an XLSX file; none for other files."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name, part in parts_of_sheets(packed):
                rows, columns = _hidden_of(packed, part)
                if rows or columns:
                    found[name] = sorted(rows), sorted(columns)
    except BROKEN:
        return {}
    return found


def warn_of_hidden(rows: list[int], columns: list[int]) -> Iterator[str]:
    """Say which lines of the source and which columns of its sheets are hidden."""
    if rows:
        sentence = _("Rows that are hidden in the file were read too, on lines %(lines)s.")
        yield warn_of_lines(sentence, rows[:MOST_ROWS])
    if columns:
        sentence = _("Columns that are hidden in the file were read too: %(columns)s.")
        yield sentence % {"columns": ", ".join(_letters(each) for each in columns[:50])}


def hides_anything(content: bytes) -> bool:
    """Tell whether an OpenDocument spreadsheet hides rows or columns somewhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return any(OF_OPEN_DOCUMENT.search(each) for each in chunks(packed, "content.xml"))
    except BROKEN:
        return False


def parts_of_sheets(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Return the name of each sheet and the part that holds it."""
    from html import unescape

    targets = {}
    for match in TARGET.finditer(packed.read("xl/_rels/workbook.xml.rels")):
        key, target = (
            re.search(rb'\b%s="([^"]*)"' % word, match[1]) for word in (b"Id", b"Target")
        )
        if key and target:
            targets[key[1]] = target[1].decode("utf-8", "replace").lstrip("/").removeprefix("xl/")
    for match in SHEET.finditer(packed.read("xl/workbook.xml")):
        name, key = NAME.search(match[1]), RELATION.search(match[1])
        if name and key and key[1] in targets:
            yield unescape(name[1].decode("utf-8", "replace")), f"xl/{targets[key[1]]}"


def _hidden_of(packed: zipfile.ZipFile, part: str) -> tuple[set[int], set[int]]:
    rows: set[int] = set()
    columns: set[int] = set()
    for piece in chunks(packed, part):
        if b"hidden=" in piece:
            rows.update(int(match[1]) for match in HIDDEN_ROW.finditer(piece))
            for match in HIDDEN_COLUMN.finditer(piece):
                first, last = int(match[1]), int(match[2])
                columns.update(range(first, min(last, first + 500) + 1))
    return rows, columns


def chunks(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part of a packed file piece by piece, each with the end of the one before it."""
    before = b""
    with packed.open(part) as stream:
        while chunk := stream.read(CHUNK):
            yield before + chunk
            before = chunk[-OVERLAP:]


def _letters(column: int) -> str:
    """Return the letters of a column: A for 1, AA for 27."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
