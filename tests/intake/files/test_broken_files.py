"""Oversized, nested and damaged files: refused or cut by a clear sentence, never a crash, never for long."""

import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
import xlsxwriter

from coalition_app.drafts import Source
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path, read_source
from tests import chance
from tests.commands.command_line import ROOT, type_command
from tests.intake.document_making import open_cell, open_document, open_sheet
from tests.intake.examples import examples
from tests.intake.list_files import SOURCES, list_file
from tests.registers import make_register

EXAMPLES = examples("broken_files")

RICH = rb"{\rtf1\ansi\ansicpg1251 {\b Signatories}\par 1. Anna Kim\par 2. Echo Foundation\par 3. Bo Li}"


def open_texts() -> bytes:
    """Give an OpenDocument text with a list."""
    lines = ("Подписи:", "1. ОО «Эхо»", "2. Анна Ким", "3. ОФ «Свет»")
    return open_document("".join(f"<text:p>{line}</text:p>" for line in lines))


def mailbox() -> bytes:
    """Give a mailbox with a letter, a list and an answer."""
    bodies = (
        "Мы поддерживаем заявление.\n\nС уважением,\nАнна Ким\nдиректор ОФ «Эхо»\n",
        "Просим добавить:\n1. ОО «Бір», Анна Ли\n2. ОО «Екі», Бо Ким\n",
        "Спасибо.\n\n14.03.2026 10:00, Коалиция пишет:\n> Мы поддерживаем\n",
    )
    made = b""
    for body in bodies:
        message = EmailMessage()
        message["From"], message["Subject"] = "Дана Ахметова <dana@example.org>", "Заявление"
        message["Date"] = "Tue, 24 Mar 2026 10:00:00 +0500"
        message.set_content(body)
        made += b"From - Tue Mar 24 10:00:00 2026\n" + message.as_bytes() + b"\n"
    return made


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change one part inside a packed document."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(kept, "w") as out:
        for each in packed.infolist():
            inside = packed.read(each)
            out.writestr(each, change(inside) if each.filename == part else inside)
    return kept.getvalue()


def far_sheet(row: int, column: int) -> bytes:
    """Give a spreadsheet with two cells, the second of them far away."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Название")
        sheet.write(row, column, "x")
    return kept.getvalue()


def repeating_sheet() -> bytes:
    """Give an OpenDocument sheet of one cell, repeated a thousand million times."""
    repeated = 'table:number-rows-repeated="1000000"'
    return open_sheet(f"<table:table-row {repeated}>{open_cell('x', 1000)}</table:table-row>")


ENTITIES = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(
    f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10)
)
"""Ten names, each ten of the one before: a thousand million words, if they were written out."""


def entities(content: bytes, part: str, root: bytes, word: bytes) -> bytes:
    """Put a bomb of entities into a part of a document."""

    def armed(inside: bytes) -> bytes:
        at = inside.index(b"<" + root)
        return inside[:at] + f"{ENTITIES}]>".encode() + inside[at:].replace(word, b"&a9;")

    return with_part(content, part, armed)


def word_file() -> bytes:
    document, kept = docx.Document(), io.BytesIO()
    document.add_paragraph("1. Echo")
    document.save(kept)
    return kept.getvalue()


def gigabytes() -> bytes:
    """Give a spreadsheet that unpacks to gigabytes: no part alone is far larger than a list."""
    row = b"<row><c t='inlineStr'><is><t>aaaaaaaa</t></is></c></row>"
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<x/>")
        for number in range(8):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", row * 800_000)
    return kept.getvalue()


def mail_with(size: int) -> bytes:
    """Give a mail with a list and 500 attachments of this size."""
    message = EmailMessage()
    message["From"], message["Date"] = "a@b.kz", "Tue, 24 Mar 2026 10:00:00 +0500"
    message.set_content("Подписи:\n1. ОО «Эхо»\n2. Анна Ким\n3. ОФ «Свет»\n")
    for number in range(500):
        message.add_attachment(
            b"x" * size, maintype="image", subtype="png", filename=f"{number}.png"
        )
    return message.as_bytes()


SAMPLES = [
    *(list_file(path) for path in SOURCES),
    (RICH, "list.rtf"),
    (open_texts(), "list.odt"),
    (b'[{"name": "Echo", "place": "Oslo"}, {"name": "Light", "place": ""}]', "list.json"),
    (
        "- name: ОФ «Эхо»\n  place: no\n- {name: Анна Ким, place: [Орал, Тараз]}\n".encode(),
        "list.yaml",
    ),
    (mailbox(), "list.mbox"),
]


def tried(content: bytes, name: str) -> Source | None:
    """Read bytes that may be refused, with a sentence; gives what was read."""
    try:
        return read_source(content, name)
    except UserError as refusal:
        assert str(refusal)
        return None


def nested(depth: int) -> bytes:
    content = b"a" * 1000
    for level in range(depth):
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(f"{level}.zip", content)
        content = kept.getvalue()
    return content


LARGE: dict[str, Callable[[], bytes]] = {
    "lines.txt": lambda: "слово слово слово слово слово\n".encode() * 920_000,
    "english.txt": lambda: b"Some line of a text that is long enough\n" * 1_250_000,
    "letters.txt": lambda: b"ab\n" * 3_400_000,
    "few letters.txt": lambda: b"ab\n" * 399_000,
    "one line.txt": lambda: b"word, " * 3_400_000,
    "quotes.txt": lambda: "«".encode() * 5_000_000,
    "spaces.txt": lambda: b" " * 20_000_000 + b"a",
    "columns.csv": lambda: b"name" + b",c" * 1_000_000 + b"\nEcho" + b",x" * 1_000_000,
    "cells.csv": lambda: b"name,place\n" + (b"Echo" + b",x" * 1_000_000 + b"\n") * 10,
    "table.md": lambda: b"| a | b |\n|---|---|\n" + b"| x | y |\n" * 500_000,
    "capitals.txt": lambda: "Да\n".encode() * 399_000,
    "remarks.md": lambda: b"<!--" * 1_000_000,
    "brackets.md": lambda: b"[" * 1_000_000,
    "deep.json": lambda: b"[" * 1_000_000,
    "deep.yaml": lambda: b"- " * 1_000_000,
    "alias.yaml": lambda: b"a: &a [x]\nb: [*a, *a]\n",
    "values.yaml": lambda: b"- a\n" * 5_000_000,
    "far.xlsx": lambda: far_sheet(1_048_575, 16_383),
    "long.xlsx": lambda: far_sheet(1_000_000, 3),
    "wide.xlsx": lambda: far_sheet(20_000, 2_000),
    "repeated.ods": repeating_sheet,
    "gigabytes.xlsx": gigabytes,
    "entities.docx": lambda: entities(word_file(), "word/document.xml", b"w:document", b"Echo"),
    "entities.odt": lambda: entities(
        open_texts(), "content.xml", b"office:document-content", "Анна".encode()
    ),
    "entities.html": lambda: f"{ENTITIES}]><html><body>1. &a9;".replace("x [", "html [").encode(),
    "pages.html": lambda: b"<html><body>" + b"<p>1. Anna Kim</p>" * 1_000_000,
    "mails.mbox": lambda: (
        b"From - Tue Mar 24 10:00:00 2026\nFrom: a@b.kz\nDate: x\n\nYes\n\n" * 9_000
    ),
    "parts.eml": lambda: (
        b"From: a@b.kz\nSubject: x\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\n\nhello\n" * 300_000
    ),
    "inside.eml": lambda: (
        b"From: a@b.kz\nSubject: x\n" + b"Content-Type: message/rfc822\n\n" * 9_000
    ),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 100_000 + b"1. Anna Kim",
    "nested.zip": lambda: nested(50),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_file_that_is_no_list_is_refused_or_cut(name: str) -> None:
    source = tried(LARGE[name](), name)
    assert source is None or name == "cells.csv"


def test_a_mail_with_500_attachments_is_read_without_them() -> None:
    source = tried(mail_with(2_000), "a.eml")
    assert source is not None
    assert len(source.draft.entries) == 3


WATCHED = r"""
import re, sys
from pathlib import Path
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_path
try:
    read_path(Path(sys.argv[1]))
except UserError as refusal:
    assert str(refusal)
print(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])
"""
"""Prints its own peak in kilobytes; what `resource` tells begins with the parent's."""
LARGEST = EXAMPLES["largest"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process its peak")
@pytest.mark.parametrize("name", [*LARGEST, "letters.txt", "attached.eml"])
def test_a_file_that_is_no_list_takes_less_than_500_megabytes(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(mail_with(60_000) if name == "attached.eml" else LARGE[name]())
    words = [sys.executable, "-c", WATCHED, str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(done.stdout) < 500_000


REFUSED = {
    "far.xlsx": "16384 columns, far beyond a list",
    "gigabytes.xlsx": "unpacks to far more",
    "repeated.ods": "far beyond a list",
    "nested.zip": "is an archive",
    "entities.docx": "damaged",
    "entities.odt": "damaged",
    "alias.yaml": "refers to another part",
    "deep.json": "too deep",
    "mails.mbox": "more than 5000 emails",
    "parts.eml": "far too many parts",
    "inside.eml": "far too many parts",
    "letters.txt": "too long",
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("register") / "a.coalition"
    make_register(made).close()
    return made


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_why_and_changes_nothing(
    name: str, register: Path, tmp_path: Path
) -> None:
    before = register.read_bytes()
    file = tmp_path / name
    file.write_bytes(LARGE[name]())
    answer = type_command("import", register, file, "--statement", "1")
    assert answer.code == 2
    assert REFUSED[name] in answer.err
    assert register.read_bytes() == before


def mutated(content: bytes, by: random.Random) -> bytes:
    """Break a file: flip bits, cut it, double or drop a piece, or put bytes of chance into it."""
    broken = bytearray(content)
    for _time in range(by.choice((1, 1, 3, 20))):
        at = by.randrange(len(broken)) if broken else 0
        end = min(len(broken), at + by.choice((1, 4, 60, 900)))
        kind = by.randrange(5)
        if kind == 0 and broken:
            broken[at] ^= 1 << by.randrange(8)
        elif kind == 1:
            del broken[at:end]
        elif kind == 2:
            broken[at:at] = broken[at:end]
        elif kind == 3:
            broken[at:end] = by.randbytes(end - at)
        elif by.random() < 0.3:
            del broken[at:]
    return bytes(broken)


def repacked(content: bytes, by: random.Random) -> bytes:
    """Break one part inside a packed document, so that what unpacks is broken and not the packing."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(kept, "w") as out:
        parts = packed.namelist()
        chosen = by.choice(parts)
        for part in parts:
            inside = packed.read(part)
            out.writestr(part, mutated(inside, by) if part == chosen else inside)
    return kept.getvalue()


def test_broken_samples_crash_nothing() -> None:
    by = chance.of(6)
    for at in range(chance.times(2_000)):
        content, name = SAMPLES[at % len(SAMPLES)]
        inside = content.startswith(b"PK") and by.random() < 0.6
        tried(repacked(content, by) if inside else mutated(content, by), name)


def test_a_refusal_names_the_file(tmp_path: Path) -> None:
    for name, content in (
        ("список.pdf", b"%PDF-1.4 cut"),
        ("list.docx", b"PK\3\4"),
        ("a.txt", b""),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UserError) as refused:
            read_path(path)
        assert str(refused.value).count(name) == 1
