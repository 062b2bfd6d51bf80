"""Files made to break their readers, each by another trick: refused by a sentence, in a child that ends."""

import io
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.files.child_process import read_in_child
from coalition_app.intake.read_paper import read_paper
from coalition_app.intake.read_source import read_source
from tests.commands.command_line import ROOT
from tests.intake.document_making import open_cell, open_sheet
from tests.intake.files.test_broken_files import mail_with
from tests.intake.troubles import LETTERS, read_long_lines

TOO_MUCH, DAMAGED, FAR = "memory or time", "damaged", "far beyond a list"
HEADS = b"From: a@b.kz\nTo: c@d.kz\nDate: Tue, 24 Mar 2026 10:00:00 +0500\nSubject: x\n"

# Old spreadsheets: a stream of records in a file system of sectors (MS-XLS, MS-CFB).


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def text_cell(row: int, column: int, text: int) -> bytes:
    return record(0xFD, struct.pack("<HHHI", row, column, 0, text))


def old_sheet(*records: bytes, sheets: int = 1) -> bytes:
    """Give an old spreadsheet with two words to which cells point, and so many times the same sheet."""

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))

    words = record(
        0xFC, struct.pack("<II", 2, 2) + b"".join(b"\4\0\0" + w for w in (b"name", b"Echo"))
    )
    start = len(begin(5)) + sheets * 17 + len(words) + 4
    named = b"".join(
        record(0x85, struct.pack("<IBBBB", start, 0, 0, 5, 0) + b"%05d" % at)
        for at in range(sheets)
    )
    assert len(named) == sheets * 17
    return sectors(
        begin(5) + named + words + record(10) + begin(0x10) + b"".join(records) + record(10)
    )


def sectors(stream: bytes) -> bytes:
    """Put the stream of a workbook into a file system: a table of sectors, the names, the stream."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // 512)
    assert count < 120
    chain = [table, end, *range(3, count + 2), end]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[free] * 108)

    def named(name: str, kind: int, first: int, size: int, child: int = free) -> bytes:
        known = name.encode("utf-16-le")
        links = struct.pack("<HBBIII36x", len(known) + 2, kind, 1, free, free, child)
        return known.ljust(64, b"\0") + links + struct.pack("<IQ", first, size)

    names = named("Root Entry", 5, end, 0, 1) + named("Workbook", 2, 2, len(stream))
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    return head + fat + names.ljust(512, b"\0") + stream.ljust(count * 512, b"\0")


HEADER, ENTRY = text_cell(0, 0, 0), text_cell(1, 0, 1)


def dimensions(rows: int, columns: int) -> bytes:
    return record(0x200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))


# New spreadsheets.

RELATIONS = "http:" + "//schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http:" + "//schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS = "http:" + "//schemas.openxmlformats.org/spreadsheetml/2006/main"


def packed(parts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return kept.getvalue()


def cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def new_sheet(
    rows: str, *, part: str = "worksheets/s.xml", behind: str = "", names: int = 1, words: str = ""
) -> bytes:
    """Give a spreadsheet with one part for a sheet, to which so many names point."""
    named = "".join(f'<sheet name="{at}" sheetId="{at}" r:id="r1"/>' for at in range(1, names + 1))
    link = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="{part}"/>'
    link += f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="words.xml"/>'
    book = f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>'
    sheet = f'<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData>{behind}</worksheet>'
    start = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return packed(
        {
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{start}</Relationships>',
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>',
            f"xl/{part}": sheet,
            "xl/words.xml": f'<sst xmlns="{SHEETS}">{words}</sst>',
        }
    )


FAR_CELLS = f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>'
UNPLACED = f"<row>{'<c/>' * 16_000}<c><v>1</v></c></row>" + "<row><c><v>1</v></c></row>" * 90_000
TALL = "".join(f'<row r="{at}">{cell(f"A{at}")}</row>' for at in range(1, 4_001))
OVERLAPPING = "<mergeCells>" + '<mergeCell ref="A1:A4000"/>' * 50 + "</mergeCells>"
POINTING = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 1_001))
LONG_WORD = f"<si><t>{'Echo, Foundation ' * 50_000}</t></si>"

# Open spreadsheets.

SPACES = 'a<text:s text:c="999999999"/>b'


def many_rows() -> str:
    return (
        f'<table:table-row table:number-rows-repeated="9000">{open_cell("x", 20)}</table:table-row>'
        * 2_000
    )


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    # One record says that the sheet has a thousand million rows, and its reader makes room for them.
    "dimensions.xls": (lambda: old_sheet(dimensions(2**31, 2**15), HEADER, ENTRY), TOO_MUCH),
    "far.xls": (lambda: old_sheet(HEADER, text_cell(65_535, 65_535, 1)), TOO_MUCH),
    "far columns.xls": (lambda: old_sheet(HEADER, text_cell(65_535, 255, 1)), TOO_MUCH),
    "many sheets.xls": (lambda: old_sheet(HEADER, ENTRY, sheets=400), "400 sheets"),
    # Where the far cells are looked for, the program that wrote the file would have put its sheets.
    "elsewhere.xlsx": (lambda: new_sheet(FAR_CELLS, part="other/s.xml"), TOO_MUCH),
    "capitals.xlsx": (lambda: new_sheet(FAR_CELLS, part="worksheets/s.XML"), FAR),
    "unplaced.xlsx": (lambda: new_sheet(UNPLACED), TOO_MUCH),
    "many names.xlsx": (lambda: new_sheet(TALL, names=2_000), "2000 sheets"),
    "overlapping.xlsx": (lambda: new_sheet(TALL, behind=OVERLAPPING), DAMAGED),
    # Its library has a panic where no memory is left, or ends the process.
    "long word.xlsx": (
        lambda: new_sheet(POINTING, words=LONG_WORD),
        f"{TOO_MUCH}|{DAMAGED}",
    ),
    "packed otherwise.xlsx": (
        lambda: packed({"xl/workbook.xml": "<x/>" * 9}, zipfile.ZIP_BZIP2),
        DAMAGED,
    ),
    "spaces.ods": (
        lambda: open_sheet(f"<table:table-row>{open_cell(SPACES)}</table:table-row>"),
        TOO_MUCH,
    ),
    "rows.ods": (lambda: open_sheet(many_rows()), TOO_MUCH),
    # Its library looks for the end of the sheet for ever.
    "cut off.ods": (lambda: open_sheet("", end=""), DAMAGED),
    "lines.eml": (lambda: HEADS + b"\n" + b"=\n" * 1_300_000, "far too many parts"),
    "letter.eml": (lambda: HEADS + b"\n1. Anna Kim\n" + b"a" * 3_100_000, "far too long"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_by_a_sentence(name: str) -> None:
    make, sentence = HOSTILE[name]
    content = make()
    assert len(content) < 5_000_000
    with pytest.raises(UserError, match=sentence):
        read_source(content, name)


def test_the_same_tricks_done_honestly_are_read() -> None:
    for content, name in (
        (old_sheet(dimensions(2, 1), HEADER, ENTRY), "a.xls"),
        (
            new_sheet(f'<row r="1">{cell("A1", "name")}</row><row r="2">{cell("A2")}</row>'),
            "a.xlsx",
        ),
        (
            open_sheet(
                "".join(f"<table:table-row>{open_cell(x)}</table:table-row>" for x in ("name", "x"))
            ),
            "a.ods",
        ),
    ):
        assert len(read_source(content, name).draft.entries) == 1, name


HEAVIEST = """
import re, sys
from pathlib import Path
from coalition_app.errors import UserError
from coalition_app.intake import read_source as sources
try:
    sources.read_path(Path(sys.argv[1]))
except UserError as refusal:
    assert str(refusal)
import resource
own = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]
print(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process its peak")
@pytest.mark.parametrize("name", ["far columns.xls", "long word.xlsx", "rows.ods", "lines.eml"])
def test_neither_the_program_nor_its_child_takes_500_megabytes(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(HOSTILE[name][0]())
    words = [sys.executable, "-c", HEAVIEST, str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    own, child = map(int, done.stdout.split())
    assert 0 < own < 500_000
    assert child < 500_000


@pytest.mark.parametrize(
    "head",
    [
        b"From: " + b"a@b.kz, " * 20_000,
        b"From: " + b'"a\\" <' * 20_000,
        b"From: " + b"a." * 90_000,
        b"From: a@b.kz\nContent-Type: text/plain; " + b"a*0*=x; " * 20_000,
        b"From: a@b.kz\nContent-Type: text/plain; charset=undefined",
        b"From: a@b.kz\nContent-Type: text/plain; charset=punycode",
        b"From: a@b.kz\nContent-Type: " + b"(" * 50_000,
    ],
    ids=["addresses", "quotes", "dots", "parameters", "undefined", "punycode", "brackets"],
)
def test_endless_and_strange_heads_hide_no_list(head: bytes) -> None:
    content = (
        head
        + b"\nTo: c@d.kz\nSubject: x\n\nSignatures:\n1. Anna Kim\n2. Bo Li\n3. Echo Foundation\n"
    )
    assert len(read_source(content, "a.eml").draft.entries) == 3


def test_after_one_bomb_no_other_attachment_is_opened() -> None:
    content = mail_with(10)
    bomb = old_sheet(dimensions(2**31, 2**15), HEADER, ENTRY)
    assert content.count(b'filename="0.png"') == 1
    from email import message_from_bytes, policy

    message = message_from_bytes(content, policy=policy.default)
    for name in ("a.xls", "b.xls"):
        message.add_attachment(bomb, maintype="application", subtype="excel", filename=name)
    warnings = "\n".join(read_source(message.as_bytes(), "a.eml").draft.warnings)
    assert warnings.count(TOO_MUCH) <= 1


def test_blank_lines_without_end_are_refused_at_once() -> None:
    with pytest.raises(UserError, match="too long"):
        read_source(b"1. a" + b"\n" * 1_000_000, "a.txt")


@pytest.mark.parametrize("letters", LETTERS)
def test_long_lines_of_one_kind_are_read_in_linear_time(letters: str) -> None:
    """The child is ended after ten seconds; a second is more than it needs."""
    assert read_in_child(read_long_lines, letters.encode()) == 3


def test_a_pdf_that_draws_without_end_has_no_text() -> None:
    drawing = b"BT /F 1 Tf " + b"(a) Tj " * 3_000_000 + b"ET"
    paper = read_paper(pdf(drawing), "scan.pdf")
    assert (paper.kind, len(paper.text) <= 200_000) == ("scan", True)


def pdf(drawing: bytes) -> bytes:
    """Give a PDF with sixty pages that share what is drawn on them."""
    import zlib

    pages = " ".join(f"{at} 0 R" for at in range(10, 70))
    drawn = zlib.compress(drawing)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count 60/Kids[{pages}]>>".encode(),
        3: b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawn), drawn),
        **dict.fromkeys(
            range(10, 70), b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>"
        ),
    }
    made = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % each for each in objects.items())
    return made + b"trailer<</Root 1 0 R/Size 70>>\n%%EOF"
