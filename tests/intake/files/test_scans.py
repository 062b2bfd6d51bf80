"""Scans: read by machine where Tesseract is installed, every entry open and asked about once."""

import io
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfWriter

from coalition_app.documents.layout import fonts
from coalition_app.drafts import Draft
from coalition_app.errors import Interrupted, UserError
from coalition_app.intake.edit_draft import edit_entry
from coalition_app.intake.files.pdf import tesseract
from coalition_app.intake.read_source import read_source, source_lines
from coalition_app.labels import quoted
from coalition_app.operations.planning.preview import Preview
from coalition_app.operations.planning.questions import RIGHT, give, question_of
from coalition_app.records.imports.entry_pieces import entry_pieces
from coalition_app.records.signatures.pieces import PRINT
from coalition_app.work import stopped_by, told_to
from tests.intake.pdf_making import bare, drawn
from tests.intake.reading import unaccounted

needs_tesseract = pytest.mark.skipif(
    not tesseract.find_tesseract() or not {"rus", "kaz"} <= set(tesseract.known_languages()),
    reason="Tesseract with its Russian and Kazakh data is not installed",
)
NAMES = (
    "Общественный фонд «Правовая инициатива»",
    "Общественное объединение «Эхо»",
    "Марина Цыганкова, директор",
    "Қоғамдық бірлестік «Жаңа ұрпақ»",
    "Фонд «Открытый диалог»",
)
PLACED = tuple((60, 100 + 20 * at, f"{at + 1}. {name}") for at, name in enumerate(NAMES[:3]))
LINES = ("Подписали:", *(f"{at}. {name}" for at, name in enumerate(NAMES, 1)))


def sheet(lines: tuple[str, ...] = LINES) -> Image.Image:
    """Give a scanned sheet of A4 with 200 dots to the inch."""
    page = Image.new("L", (1654, 2339), 255)
    face = ImageFont.truetype(str(fonts.files()[0]), 34)
    for at, line in enumerate(lines):
        ImageDraw.Draw(page).text((200, 200 + 90 * at), line, font=face, fill=20)
    return page


def saved(kind: str, pages: list[Image.Image]) -> bytes:
    kept = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if kind in ("PDF", "TIFF") else {}
    pages[0].save(kept, kind, resolution=200, **more)
    return kept.getvalue()


def names_read(draft: Draft) -> set[str]:
    return {bare(entry.as_printed) for entry in draft.entries}


@needs_tesseract
@pytest.mark.parametrize("kind", ["PDF", "PNG", "JPEG"])
def test_a_scan_is_read_and_every_entry_of_it_is_open(kind: str) -> None:
    content = saved(kind, [sheet()])
    draft = read_source(content, f"scan.{kind}").draft
    assert len(names_read(draft) & set(map(bare, NAMES))) >= 4
    for entry in draft.entries:
        assert any(piece.is_open for piece in entry_pieces(entry))
        assert entry.open[0].code == "read-by-machine"
    assert "A machine read this" in draft.warnings[0]
    assert unaccounted("\n".join(source_lines(content, "scan")), draft) == []


@needs_tesseract
def test_every_page_of_a_scan_is_read_once_and_progress_is_told() -> None:
    content = saved("TIFF", [sheet(LINES[:3]), sheet((LINES[0], *LINES[3:]))])
    told: list[tuple[int, int]] = []
    with told_to(lambda done, of: told.append((done, of))):
        draft = read_source(content, "scan.tiff").draft
    assert told[:2] == [(0, 2), (1, 2)]
    assert len(names_read(draft) & set(map(bare, NAMES))) >= 4
    began = time.process_time()
    assert len(source_lines(content, "scan.tiff")) >= 6
    assert time.process_time() - began < 1


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty folder, the only one in which programs are looked for."""
    forget = (tesseract.find_tesseract.cache_clear, tesseract.known_languages.cache_clear)
    monkeypatch.setenv("PATH", str(tmp_path))
    for each in forget:
        each()
    yield tmp_path
    for each in forget:
        each()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows runs no script as a program")
def test_cancelling_ends_tesseract(programs: Path) -> None:
    seen, slow = programs / "process", programs / "tesseract"
    slow.write_text(
        f"#!{sys.executable}\nimport os, sys, time\n"
        "if sys.argv[1] == '--list-langs':\n    sys.exit(print('rus'))\n"
        f"open({str(seen)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n"
    )
    slow.chmod(0o755)
    over = threading.Event()

    def cancel() -> None:
        if seen.exists() and seen.read_text():
            over.set()
            raise Interrupted

    with pytest.raises(Interrupted), stopped_by(cancel):
        read_source(saved("PNG", [sheet(("Другой лист", *LINES))]), "scan.png")
    assert over.is_set()
    with pytest.raises(ProcessLookupError):
        os.kill(int(seen.read_text()), 0)


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_without_tesseract_a_scan_says_what_to_install(kind: str) -> None:
    with pytest.raises(UserError, match="Install Tesseract"):
        read_source(saved(kind, [sheet()]), "scan")


@needs_tesseract
def test_a_broken_picture_is_refused() -> None:
    with pytest.raises(UserError, match="damaged"):
        read_source(saved("PNG", [sheet()])[:2000], "scan.png")
    with pytest.raises(UserError, match="damaged"):
        read_source(b"\x89PNG\r\n\x1a\n", "scan.png")


@needs_tesseract
def test_a_picture_without_a_list_is_not_told_as_a_text() -> None:
    """Nobody can copy a list out of a picture."""
    kept = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(kept, "PNG")
    with pytest.raises(UserError, match="in the picture") as refused:
        read_source(kept.getvalue(), "red.png")
    assert "Copy the list" not in str(refused.value)


@needs_tesseract
def test_a_picture_with_far_too_many_dots_is_refused() -> None:
    kept = io.BytesIO()
    Image.new("1", (60_000, 60_000)).save(kept, "PNG")
    with pytest.raises(UserError, match="more dots"):
        read_source(kept.getvalue(), "bomb.png")


@needs_tesseract
def test_whether_a_name_was_read_rightly_is_asked_once() -> None:
    preview = Preview(read_source(saved("PNG", [sheet()]), "scan.png"))
    for item in range(len(preview.draft.entries)):
        asked = []
        while question := question_of(preview, item):
            asked.append("; ".join(question.reasons))
            give(preview, [item], PRINT if question.text else RIGHT, question.text)
        assert [each for each in asked if "machine" in each.lower()] == [
            f"Read by machine: compare it with the scan: {quoted(preview.entry(item).name)}"
        ]


@needs_tesseract
def test_a_correction_of_one_field_leaves_the_name_to_be_compared() -> None:
    entry = read_source(saved("PNG", [sheet()]), "scan.png").draft.entries[2]
    corrected = edit_entry(entry, {"office": "председатель"})
    assert "read-by-machine" in [point.code for point in corrected.open]
    renamed = edit_entry(entry, {"name": "Марина Цыганкова-Ли"})
    assert entry.name not in [point.text for point in renamed.open]


@pytest.mark.usefixtures("programs")
def test_pages_of_text_beside_a_scanned_page_are_read_and_the_page_is_named() -> None:
    writer, kept = PdfWriter(io.BytesIO(drawn(*PLACED))), io.BytesIO()
    writer.append(io.BytesIO(saved("PDF", [sheet()])))
    writer.write(kept)
    draft = read_source(kept.getvalue(), "list.pdf").draft
    assert len(draft.entries) == 3
    assert any("Page 2 is a picture" in warning for warning in draft.warnings)


def test_words_that_another_program_read_into_a_scan_are_open_too() -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    from tests.intake.pdf_making import face

    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=(595, 842))
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 220)), 0, 0, 595, 842)
    text = canvas.beginText(60, 700)
    text.setTextRenderMode(3)
    text.setFont(face(), 11)
    for line in LINES:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    draft = read_source(kept.getvalue(), "scan.pdf").draft
    assert names_read(draft) == set(map(bare, NAMES))
    assert all(
        [point.code for point in entry.open] == ["read-by-machine"] for entry in draft.entries
    )


def test_a_short_latin_word_among_cyrillic_ones_is_cyrillic() -> None:
    rows = (
        ("12;", 60, 99),
        ("OO", 100, 99),
        ("«Эхо»", 140, 99),
        ("USA", 200, 99),
        ("MOO", 260, 40),
    )
    table = "\n".join(
        [
            "head",
            *(
                f"5\t1\t1\t1\t1\t1\t{left}\t200\t30\t24\t{sure}\t{text}"
                for text, left, sure in rows
            ),
        ]
    )
    read = [(word.text, word.unsure) for word in tesseract.words_of(table, 300)]
    # The number's full stop is small, and is taken for other signs; that it was one is not certain.
    assert read == [
        ("12.", True), ("ОО", False), ("«Эхо»", False), ("USA", False), ("МОО", True),
    ]  # fmt: skip
