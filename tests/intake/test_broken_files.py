"""Oversized, nested and damaged files: refused or cut by a clear sentence, never a crash, never for long."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from odf.opendocument import OpenDocumentText
from odf.text import P

from coalition_app.drafts import Source
from coalition_app.errors import UserError
from coalition_app.intake.sources import read_source
from tests.intake.list_files import SOURCES, list_file

SECONDS = 4.0
"""Of this process; far more than any of these files needs on a machine of its own."""
RICH = rb"{\rtf1\ansi\ansicpg1251 {\b Signatories}\par 1. Anna Kim\par 2. Echo Foundation\par 3. Bo Li}"


def open_texts() -> bytes:
    """Give an OpenDocument text with a list."""
    document = OpenDocumentText()
    for line in ("Подписи:", "1. ОО «Эхо»", "2. Анна Ким", "3. ОФ «Свет»"):
        document.text.addElement(P(text=line))
    kept = io.BytesIO()
    document.write(kept)
    return kept.getvalue()


SAMPLES = [
    *(list_file(path) for path in SOURCES),
    (RICH, "list.rtf"),
    (open_texts(), "list.odt"),
    (b'[{"name": "Echo", "place": "Oslo"}, {"name": "Light", "place": ""}]', "list.json"),
]


def tried(content: bytes, name: str) -> tuple[Source | None, float]:
    """Read bytes that may be refused; gives what was read and the processor's seconds."""
    start = time.process_time()
    try:
        source: Source | None = read_source(content, name)
    except UserError as refusal:
        assert str(refusal)
        source = None
    return source, time.process_time() - start


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
    "deep.json": lambda: b"[" * 1_000_000,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 100_000 + b"1. Anna Kim",
    "nested.zip": lambda: nested(50),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_file_that_is_no_list_is_refused_or_cut_at_once(name: str) -> None:
    source, seconds = tried(LARGE[name](), name)
    assert seconds < SECONDS
    assert source is None or name == "cells.csv"


def test_a_mail_with_500_attachments_is_read_without_them() -> None:
    message = EmailMessage()
    message["From"], message["Date"] = "a@b.kz", "Tue, 24 Mar 2026 10:00:00 +0500"
    message.set_content("Подписи:\n1. ОО «Эхо»\n2. Анна Ким\n3. ОФ «Свет»\n")
    for number in range(500):
        message.add_attachment(
            b"x" * 2000, maintype="image", subtype="png", filename=f"{number}.png"
        )
    source, seconds = tried(message.as_bytes(), "a.eml")
    assert source is not None
    assert len(source.draft.entries) == 3
    assert seconds < SECONDS


LONG: dict[str, Callable[[int], str]] = {
    "numbers that start again": lambda n: "1. ОО «Эхо»\n2. Анна Ким\n" * n,
    "text between entries": lambda n: "1. Анна Ким\n2. Ли Б.\n" + "\nЕщё Немного текста.\n" * n,
    "lost full stops": lambda n: "".join(
        f"{3 * i}. Анна Ким\n{3 * i + 1} Ли Ян\n" for i in range(n)
    ),
    "headings": lambda n: "Подписи:\n\nпросто текст такой себе длинный\n" * n,
    "blocks": lambda n: "Anna Kim\nlawyer, MIT\n\n" * n,
    "marks": lambda n: "Anna Kim*, lawyer\n" * n + "* in a personal capacity\n",
}


@pytest.mark.parametrize("kind", LONG)
def test_a_list_five_times_as_long_takes_about_five_times_as_long(kind: str) -> None:
    tried(LONG[kind](300).encode(), "a.txt")
    _source, short = tried(LONG[kind](2_000).encode(), "a.txt")
    _source, long = tried(LONG[kind](10_000).encode(), "a.txt")
    assert long < 12 * short + 0.5


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Break a file: flip bits, cut it, double or drop a piece, or put bytes of chance into it."""
    broken = bytearray(content)
    for _time in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(broken)) if broken else 0
        end = min(len(broken), at + chance.choice((1, 4, 60, 900)))
        kind = chance.randrange(5)
        if kind == 0 and broken:
            broken[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del broken[at:end]
        elif kind == 2:
            broken[at:at] = broken[at:end]
        elif kind == 3:
            broken[at:end] = chance.randbytes(end - at)
        elif chance.random() < 0.3:
            del broken[at:]
    return bytes(broken)


def repacked(content: bytes, chance: random.Random) -> bytes:
    """Break one part inside a packed document, so that what unpacks is broken and not the packing."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(kept, "w") as out:
        parts = packed.namelist()
        chosen = chance.choice(parts)
        for part in parts:
            inside = packed.read(part)
            out.writestr(part, mutated(inside, chance) if part == chosen else inside)
    return kept.getvalue()


def break_samples(rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    for at in range(rounds):
        content, name = SAMPLES[at % len(SAMPLES)]
        inside = content.startswith(b"PK") and chance.random() < 0.6
        broken = repacked(content, chance) if inside else mutated(content, chance)
        _source, seconds = tried(broken, name)
        assert seconds < 10


def test_broken_samples_crash_nothing() -> None:
    break_samples(2_000, seed=6)


@pytest.mark.nightly
def test_twenty_thousand_broken_samples_crash_nothing() -> None:
    break_samples(20_000, seed=2026)
