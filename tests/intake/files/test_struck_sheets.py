"""What is struck out in ODS sheets and by tags in Markdown is marked, and does not count unseen."""

import io
import zipfile

import pytest

from coalition_app.drafts import Draft
from coalition_app.intake.files.struck_through import find_struck
from coalition_app.intake.read_source import read_source
from tests.intake.reading import codes, read

NAMES = " ".join(
    f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
    for each in ("office", "table", "text", "style")
)
STRIKE = '<style:text-properties style:text-line-through-style="solid"/>'
PLAIN = '<style:text-properties style:text-line-through-style="none"/>'
STYLES = (
    f'<style:style style:name="gone" style:family="table-cell">{STRIKE}</style:style>'
    '<style:style style:name="heir" style:parent-style-name="gone"/>'
    f'<style:style style:name="back" style:parent-style-name="gone">{PLAIN}</style:style>'
)


def cell(text: str, style: str = "") -> str:
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{named} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def book(*rows: str, columns: str = "") -> bytes:
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    sheet = f'<table:table table:name="A">{columns}{body}</table:table>'
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{sheet}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return kept.getvalue()


HEAD = cell("Организация") + cell("Город")


def opened(content: bytes) -> Draft:
    return read_source(content, "a.ods").draft


@pytest.mark.parametrize(
    ("style", "struck"), [("gone", True), ("heir", True), ("back", False), ("", False)]
)
def test_a_struck_name_is_marked(style: str, struck: bool) -> None:
    rows = (cell("АНО «Дом»", style) + cell("Ош", style), cell("АНО «Лес»") + cell("Уфа"))
    first, second = opened(book(HEAD, *rows)).entries
    assert (first.struck, second.struck) == (struck, False)
    assert codes(first) == (["struck-out"] if struck else [])


def test_struck_words_of_a_cell_are_dropped_and_told() -> None:
    span = 'АНО «Луг» <text:span text:style-name="gone">директор Ли</text:span>'
    first, _second = opened(
        book(HEAD, cell(span) + cell("Ош"), cell("АНО «Лес»") + cell("Уфа"))
    ).entries
    assert (first.name, codes(first)) == ("«Луг»", ["struck-out"])


def test_columns_and_repeated_cells_keep_their_places() -> None:
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:default-cell-style-name="gone"/>'
    skipped = '<table:table-cell table:number-columns-repeated="2"/>'
    found = find_struck(book(HEAD, skipped + cell("АНО «Дом»"), columns=columns))
    assert found == {"A": {(1, 2): ""}}


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_a_tag_strikes_out_in_markdown(tag: str) -> None:
    text = f"| Организация | Город |\n|---|---|\n| АНО «Лес» | Ош |\n| <{tag}>АНО «Дом»</{tag}> | Уфа |\n"
    assert [each.struck for each in read(text, "a.md").entries] == [False, True]


def test_a_ticked_box_says_nothing_and_an_empty_one_is_asked_about() -> None:
    entries = read(
        "# Signatures\n\n- [x] Oak Trust\n- [ ] Elm Trust\n- [X] Ash Trust\n", "a.md"
    ).entries
    assert [bool(each.open) for each in entries] == [False, True, False]
    assert [each.as_printed for each in entries][::2] == ["Oak Trust", "Ash Trust"]
