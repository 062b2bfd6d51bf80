"""A letterhead: a name of any length and a picture, on the first page, within the rules of archives."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from coalition_app.documents.layout.letterhead import Letterhead, letterhead
from coalition_app.documents.layout.logo import read_logo
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.errors import UserError
from tests.commands.command_line import attest_words, done, refused
from tests.documents import annexes
from tests.documents.pages import joined, pages_of
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults


def picture(width: int = 60, height: int = 40, mode: str = "RGBA") -> bytes:
    """Make a PNG whose left half can be seen through."""
    made = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    made.paste((29, 106, 114, 255), (width // 2, 0, width, height))
    target = io.BytesIO()
    made.convert(mode).save(target, format="PNG")
    return target.getvalue()


def logo(folder: Path, content: bytes) -> Path:
    file = folder / "logo.png"
    file.write_bytes(content)
    return file


def drawn(head: Letterhead | None, language: str = "ru") -> bytes:
    form = PageForm(letterhead=head)
    return render_annex(annexes.every_case(), language=language, draft=True, form=form)


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "LA", "P", "1"])
def test_a_logo_is_drawn_without_see_through_dots_and_stays_an_archive(
    tmp_path: Path, mode: str
) -> None:
    made = letterhead("Коалиция", read_logo(logo(tmp_path, picture(mode=mode))))
    pdf = drawn(made)
    assert pdf == drawn(made)
    assert faults(pdf) + tag_faults(pdf) == []
    first, *others = PdfReader(io.BytesIO(pdf)).pages
    (image,) = first.images
    assert image.image is not None and image.image.mode == "RGB"
    assert "/SMask" not in str(first["/Resources"])
    assert not any(list(page.images) for page in others)


def test_a_see_through_dot_is_white_as_the_paper(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(read_logo(logo(tmp_path, picture())))) as made:
        assert made.getpixel((2, 2)) == (255, 255, 255)
        assert made.getpixel((58, 2)) == (29, 106, 114)


@pytest.mark.parametrize("length", [5, 120, 121, 600])
def test_a_name_of_any_length_is_whole(tmp_path: Path, length: int) -> None:
    name = ("Республиканская сеть наблюдателей " * 20)[:length].strip()
    head = letterhead(name, read_logo(logo(tmp_path, picture())))
    for form in (PageForm(letterhead=head), PageForm(letterhead=head, paper="a5")):
        pdf = render_annex(annexes.every_case(), language="ru", draft=True, form=form)
        (first, *_others) = pages_of(pdf, tmp_path, in_drawing_order=True)
        assert name in joined(first)


def test_a_name_that_cannot_be_printed_true_is_refused() -> None:
    for name, said in (("а" * 601, "600"), ("Коалиция \u202eяицилаоК", "202E"), ("中", "中")):
        with pytest.raises(UserError, match=said):
            letterhead(name)
    assert letterhead("  ") is None


def chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def bomb(width: int, height: int) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def svg(inside: str, box: str = "viewBox='0 0 60 40'", before: str = "") -> bytes:
    """Make an SVG of 60 by 40."""
    spaces = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    return f"{before}<svg {spaces} {box}>{inside}</svg>".encode()


def repeated(times: int, deep: int) -> str:
    """Make shapes that are shown so many times within each other."""
    parts = ["<defs><g id='a0'><rect width='5' height='5'/></g>"]
    for at in range(1, deep):
        shown = f"<use xlink:href='#a{at - 1}'/>" * times
        parts.append(f"<g id='a{at}'>{shown}</g>")
    return "".join(parts) + f"</defs><use xlink:href='#a{deep - 1}'/>"


RECT = "<rect width='30' height='40' fill='#1d6a72'/>"
DRAWINGS = {
    "by its box": svg(RECT),
    "by its sides": svg(RECT, "width='60px' height='40'"),
    "in millimetres": svg(RECT, "width='60mm' height='40mm' viewBox='0 0 60 40'"),
    "of an editor": svg(
        "<metadata><x xmlns='urn:editor'/></metadata><style>.a{fill:#1d6a72}</style>"
        "<defs><path id='p' d='M0 0H30V40H0z'/></defs><use class='a' xlink:href='#p'/>",
        before="<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'>",
    ),
    "a gradient, cut": svg(
        "<linearGradient id='g'><stop offset='0' stop-color='#1d6a72'/>"
        "<stop offset='1' stop-color='#1d6a72'/></linearGradient>"
        "<clipPath id='c'><rect width='30' height='40'/></clipPath>"
        "<rect width='60' height='40' fill='url(#g)' clip-path='url(#c)'/>"
    ),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_becomes_dots_on_white_and_stays_an_archive(tmp_path: Path, name: str) -> None:
    file = logo(tmp_path, DRAWINGS[name])
    dots = read_logo(file)
    assert dots == read_logo(file)
    with Image.open(io.BytesIO(dots)) as made:
        assert (made.mode, made.size) == ("RGB", (900, 600))
        assert made.getpixel((200, 300)) == (0x1D, 0x6A, 0x72)
        assert made.getpixel((700, 300)) == (255, 255, 255)
    pdf = drawn(letterhead("Коалиция", dots))
    assert faults(pdf) + tag_faults(pdf) == []


HOSTILE = {
    "more dots than any logo": bomb(60_000, 60_000),
    "a side without end": bomb(2**31 - 1, 1),
    "few bytes of many": bomb(4_000, 4_000),
    "no dots": bomb(0, 10),
    "cut": picture()[:60],
    "a script": svg("<script>alert(1)</script>"),
    "letters": svg("<text>A</text>"),
    "a picture from the disk": svg("<image xlink:href='file:///etc/passwd'/>"),
    "a shape of another file": svg("<use xlink:href='other.svg#a'/>"),
    "a colour of another file": svg("<rect width='9' height='9' fill='url(other.svg#a)'/>"),
    "styles of another file": svg("<style>@import 'other.css';</style>"),
    "a page inside": svg("<foreignObject/>"),
    "an effect": svg("<filter id='f'/>"),
    "entities": svg("&a;", before="<!DOCTYPE svg [<!ENTITY a 'a'>]>"),
    "an entity from the disk": svg(
        "&a;", before="<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    ),
    "many shapes": svg("<path d='M0 0'/>" * 3_000),
    "shapes repeated within each other": svg(repeated(10, 6)),
    "shapes repeated often": svg(f"<g id='a'>{RECT * 100}</g>" + "<use xlink:href='#a'/>" * 100),
    "cuts within cuts": svg(
        "<clipPath id='c'><rect width='9' height='9' clip-path='url(#c)'/></clipPath>"
        "<rect width='9' height='9' clip-path='url(#c)'/>"
    ),
    "a line without end": svg(RECT, "viewBox='0 0 1 100000'"),
    "no side": svg(RECT, "viewBox='0 0 0 0'"),
    "not a number": svg(RECT, "viewBox='0 0 nan 4'"),
    "no size": svg(RECT, ""),
    "deep": svg("<g>" * 3_000 + "</g>" * 3_000),
    "broken": svg("<g>"),
    "a page that shows one": b"<html><svg/></html>",
    "JPEG": b"\xff\xd8\xff\xe0" + b"\0" * 100,
    "empty": b"",
    "text in a bomb": picture()[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 10**8)),
    "a large file": picture() + b"\0" * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_logo_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"\.$"):
        read_logo(logo(tmp_path, HOSTILE[name]))


def test_a_print_with_a_letterhead_is_one_of_its_own_and_genuine(
    ready_case: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.pdf" for name in ("plain", "headed", "again")]
    done(*attest_words(ready_case, files[0]))
    words = ("--letterhead", "Коалиция", "--logo", logo(tmp_path, picture()))
    for file in files[1:]:
        done("reprint", ready_case, "--edition", "1", "--to", file, *words)
        told = done("verify", file, "--register", ready_case, "--json").json
        assert told["verdict"] == "genuine"
    plain, headed, again = (file.read_bytes() for file in files)
    assert headed == again != plain
    broken = ("--logo", logo(tmp_path, b"no picture"))
    said = refused("annex", ready_case, "--to", tmp_path / "draft.pdf", *broken)
    assert "logo.png" in said and not (tmp_path / "draft.pdf").exists()
