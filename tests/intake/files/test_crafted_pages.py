"""Pages, Markdown, YAML and JSON made to take their readers without end: refused by a sentence."""

import pytest

from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source

MILLION = 1_000_000
ATTRIBUTES = b" ".join(b"a%d=1" % at for at in range(200_000))
MERGED = b"<tr><td rowspan=65000 colspan=1000>x</td></tr>"
CRAFTED: dict[str, tuple[bytes, str]] = {
    "yaml: lists in lists": (b"[" * MILLION, "a.yml"),
    "yaml: dashes": (b"- " * MILLION, "a.yml"),
    "yaml: a word referred to": (
        b"a: &a " + b"x" * 100_000 + b"\nb:\n" + b"- *a\n" * 100_000,
        "a.yml",
    ),
    "yaml: a list referred to": (b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "a.yml"),
    "yaml: keys": (b"".join(b"k%d: 1\n" % at for at in range(300_000)), "a.yml"),
    "yaml: documents": (b"---\na: b\n" * 250_000, "a.yml"),
    "json: lists in lists": (b"[" * 5 * MILLION, "a.json"),
    "json: groups": (
        b"[" + b",".join([b'{"g":[{"name":"Anna Kim"}]}'] * 250_000) + b"]",
        "a.json",
    ),
    "page: divisions": (b"<div>" * 2 * MILLION, "a.html"),
    "page: attributes": (b"<div " + ATTRIBUTES + b">x</div>", "a.html"),
    "page: merged cells": (b"<table>" + MERGED * 10_000, "a.html"),
    "page: paragraphs": (b"<p>Anna Kim</p>" * 600_000, "a.html"),
    "page: remarks": (b"<!--" * 2 * MILLION, "a.html"),
    "page: a word": (b"&amp;" * 4 * MILLION, "a.html"),
    "page: a row of signs": (b"&amp;" * 400_000, "a.html"),
    "markdown: brackets": ((b"[" * 11_000 + b"\n\n") * 500, "a.md"),
    "markdown: stars": ((b"*a_" * 3_000 + b"\n\n") * 500, "a.md"),
    "markdown: cells": (b"|a" * 5_000 + b"|\n" + b"|-" * 5_000 + b"|\n" + b"|a" * 5_000, "a.md"),
    "text: numbers": (b"1. " * 5 * MILLION, "a.txt"),
    "text: a name": (b"Anna Kim, " * 1_500_000, "a.txt"),
}


@pytest.mark.parametrize("name", CRAFTED)
def test_a_crafted_file_is_refused_by_a_sentence(name: str) -> None:
    content, file = CRAFTED[name]
    with pytest.raises(UserError):
        read_source(content, file)


def test_many_numbers_on_a_line_are_read() -> None:
    line = "".join(f"{at}. Анна Ким " for at in range(1, 3_000))
    assert len(read_source(line.encode(), "list.txt").draft.entries) == 2_999
