"""What every form of an annex says: the same list, words and counts, and what the document is."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from docx import Document
from lxml import etree
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent, ContentSection
from coalition_app.documents.forms.parts import clean
from tests.documents import annexes
from tests.documents.forms.copies import HIDDEN_NAME, HOSTILE, hostile, written

ENDINGS = ("docx", "xlsx", "csv", "html", "md")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READ = ("docx", "html", "md")
"""Forms that are read from above; the others are tables."""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._quiet = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._quiet = tag in ("style", "script")
        self.words.append("\n" if tag in ("p", "br", "li", "td", "th", "h1", "h2") else "")

    def handle_endtag(self, tag: str) -> None:
        self._quiet = False

    def handle_data(self, data: str) -> None:
        self.words.append("" if self._quiet else data)


def of_page(page: str) -> _Words:
    words = _Words()
    words.feed(page)
    return words


def of_word(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def of_sheets(content: bytes) -> str:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return "\n".join(
        str(int(value)) if isinstance(value, float) else str(value) for row in rows for value in row
    )


TEXT: dict[str, Callable[[bytes], str]] = {
    "docx": of_word,
    "xlsx": of_sheets,
    "csv": lambda content: content.decode("utf-8-sig").replace('""', '"'),
    "html": lambda content: "".join(of_page(content.decode()).words),
    "md": lambda content: "".join(
        of_page(MarkdownIt("commonmark").enable("table").render(content.decode())).words
    ),
}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def text_of(content: AnnexContent, ending: str, language: str = "ru") -> str:
    return squeezed(TEXT[ending](written(content, ending, language)))


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_form_holds_the_real_list_and_its_reservation(ending: str) -> None:
    content = annexes.real_content()
    text = text_of(content, ending)
    for section in content.sections:
        for entry in section.entries:
            for part in (entry.name, entry.representative, entry.office, entry.place):
                assert squeezed(part) in text, (entry.number, part)
    assert squeezed(annexes.real_reservation()) in text
    assert "не поддерживает" in text
    assert ("поддерживает с оговоркой" if ending != "md" else "с оговоркой") in text


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_an_edition_names_its_number_and_code_and_its_original(ending: str, language: str) -> None:
    content = annexes.every_case()
    text = text_of(content, ending, language)
    assert verification_code(content_digest(content)) in text
    assert {"ru": "Редакция 1", "kk": "1-редакция", "en": "Edition 1"}[language] in text
    if ending != "csv":
        assert re.search(
            {"ru": "Подлинником .* PDF", "kk": "Түпнұсқасы .* PDF", "en": "PDF .* original"}[
                language
            ],
            text,
        )


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_draft_says_so_and_never_looks_attested(ending: str, language: str) -> None:
    content = annexes.every_case(attested=False)
    text = text_of(content, ending, language)
    assert {"ru": "ЧЕРНОВИК", "kk": "ЖОБА", "en": "DRAFT"}[language] in text
    assert verification_code(content_digest(content)) not in text
    for word in annexes.ATTESTATION.short[language], annexes.ATTESTATION.attestor:
        assert word not in text


def test_each_row_of_a_draft_s_table_says_that_it_is_one() -> None:
    rows = written(annexes.every_case(attested=False), "csv").decode("utf-8-sig").splitlines()
    marked = [row for row in rows if re.match(r"ЧЕРНОВИК;\d", row)]
    assert len(marked) == 10


@pytest.mark.parametrize("ending", READ)
def test_the_arithmetic_is_that_of_the_content(ending: str) -> None:
    text = text_of(annexes.every_case(), ending)
    for counted in ("7 подписей учтено", "1 подпись с оговоркой", "2 подписи отозваны"):
        assert counted in text
    # A row for the first demand: six support, one abstains, seven in all; a dash for nobody.
    assert "Требование 1 6 – – 1 – – 7" in text


@pytest.mark.parametrize("ending", [*READ, "xlsx"])
def test_a_position_that_nobody_took_has_no_column(ending: str) -> None:
    heads = text_of(annexes.real_content(), ending).casefold()
    assert "с оговоркой" in heads
    assert "воздерживаются" not in heads


@pytest.mark.parametrize("ending", READ)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_word_of_the_form_itself_is_english(ending: str, language: str) -> None:
    entries = tuple(annexes.entry(number, "ОФ «А»") for number in (1, 2))
    content = annexes.content_of(
        [ContentSection({}, entries)],
        annexes.DEMANDS,
        title={language: "Атауы"},
        authentic=language,
    )
    text = re.sub(r"SHA-256: \w+|PDF", "", text_of(content, ending, language))
    assert re.findall("[A-Za-z]{2,}", text) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_who_withdrew_without_a_name_keeps_the_number(ending: str) -> None:
    text = text_of(annexes.every_case(), ending)
    expected = {"csv": ";6;;;;;;", "xlsx": "не разглашать"}
    assert expected.get(ending, "Подпись отозвана 21 мая 2026") in text.replace("\xa0", " ")


@pytest.mark.parametrize("ending", ENDINGS)
def test_numbers_are_those_of_the_list_wherever_it_has_gaps(ending: str) -> None:
    content = annexes.content_of(
        [ContentSection({}, (annexes.entry(7, "ОФ «А»"), annexes.entry(19, "ОФ «Б»")))],
        annexes.DEMANDS,
        title={"ru": "Заявление"},
        authentic="ru",
        attestation=annexes.ATTESTATION,
    )
    text = text_of(content, ending)
    between = {"csv": ";", "xlsx": " ", "html": ". "}.get(ending, ". ")
    assert f"7{between}ОФ «А»" in text
    assert f"19{between}ОФ «Б»" in text


@pytest.mark.parametrize("ending", ("docx", "html", "md", "xlsx"))
def test_hostile_names_stand_as_they_are(ending: str) -> None:
    text = text_of(hostile(), ending)
    for name in HOSTILE:
        # Markdown sets a tab as any space, and rows of dots as they are.
        assert squeezed(clean(name)) in text, name


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_turns_the_direction_of_writing_shows_as_its_number(ending: str) -> None:
    content = annexes.named(HIDDEN_NAME)
    assert "ОФ «Про[U+202E]зрачность»" in text_of(content, ending)
    assert "\u202e".encode() not in written(content, ending)


def test_no_cell_is_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(written(hostile(), "xlsx"))) as packed:
        sheets = [name for name in packed.namelist() if "worksheets/sheet" in name]
        trees = [etree.fromstring(packed.read(name)) for name in sheets]
    assert len(trees) == 4
    for tree in trees:
        assert not tree.findall(".//{*}f")
        assert not tree.findall(".//{*}hyperlink")


def test_no_cell_of_the_csv_is_calculated() -> None:
    import csv

    rows = csv.reader(
        io.StringIO(written(hostile(), "csv").decode("utf-8-sig"), newline=""), delimiter=";"
    )
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_a_page_of_html_asks_for_nothing_outside() -> None:
    words = of_page(written(hostile(), "html").decode())
    kinds = {tag for tag, _attributes in words.tags}
    assert not kinds & {"a", "img", "link", "iframe", "object", "base", "form", "svg"}
    assert sum(tag == "script" for tag, _attributes in words.tags) == 1
    for tag, attributes in words.tags:
        assert not {"src", "href", "onclick", "onerror", "style"} & attributes.keys(), tag
    policy = next(a["content"] for t, a in words.tags if t == "meta" and "http-equiv" in a)
    assert str(policy).startswith("default-src 'none'")


def test_a_page_of_html_is_told_to_screen_readers() -> None:
    page = of_page(written(annexes.every_case(), "html", "kk").decode())
    assert ("html", {"lang": "kk"}) in page.tags
    levels = [int(tag[1]) for tag, _attributes in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    scopes = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}
    # What is scrolled by keyboard says what it is.
    scrolled = [a for _tag, a in page.tags if "tabindex" in a]
    assert len(scrolled) == 2
    assert all(a["role"] == "region" and a["aria-label"] for a in scrolled)
    foreign = [
        attributes["lang"] for tag, attributes in page.tags if tag == "p" and "lang" in attributes
    ]
    assert foreign == ["kk", "ru", "en", "ru"]


def test_a_word_document_has_styles_pages_and_repeated_heads() -> None:
    content = annexes.real_content()
    document = Document(io.BytesIO(written(content, "docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Annex Entry", "Annex Words"} <= styles
    head = document.sections[0].header._element.xml
    assert 'w:instr="PAGE"' in head
    assert 'w:instr="NUMPAGES"' in head
    assert verification_code(content_digest(content)) in head
    for table in document.tables:
        assert table.rows[0]._tr.xml.count("<w:tblHeader/>") == 1
    # No list numbers: a number that another program counts anew would be another signatory's.
    assert "<w:numPr>" not in document.element.xml


def test_a_word_document_sets_what_is_attested_first_in_bold() -> None:
    attestation = replace(annexes.ATTESTATION, heading={"ru": "Подтверждение"})
    content = replace(annexes.every_case(), attestation=attestation)
    document = Document(io.BytesIO(written(content, "docx")))
    first, *others = [
        each for each in document.paragraphs if each.style and each.style.name == "Annex Numbered"
    ]
    assert all(run.bold for run in first.runs)
    assert not any(run.bold for each in others for run in each.runs)
    numbers = [each.text.partition("\t")[0] for each in (first, *others)]
    assert numbers == [f"{at}." for at in range(1, len(numbers) + 1)]


def test_a_spreadsheet_keeps_its_head_filters_and_prints_it_on_each_page() -> None:
    with zipfile.ZipFile(io.BytesIO(written(annexes.real_content(), "xlsx"))) as packed:
        sheets = [packed.read(f"xl/worksheets/sheet{at}.xml").decode() for at in (1, 2, 3)]
        book = packed.read("xl/workbook.xml").decode()
    for sheet in sheets:
        assert 'ySplit="4"' in sheet
        assert "<autoFilter" in sheet
    assert book.count("_xlnm.Print_Titles") == 3
    assert all('paperSize="9"' in sheet for sheet in sheets)
    with zipfile.ZipFile(io.BytesIO(written(annexes.real_content(), "xlsx", paper="a5"))) as packed:
        assert 'paperSize="11"' in packed.read("xl/worksheets/sheet1.xml").decode()
    for name in ("Подписавшие", "Позиции", "Оговорки", "Подсчёт"):
        assert f'name="{name}"' in book


@pytest.mark.parametrize(("demands", "width"), [(1, 40), (3, 40), (4, 30), (20, 24)])
def test_a_spreadsheet_gives_the_wordings_of_demands_the_room_there_is(
    demands: int, width: int
) -> None:
    with zipfile.ZipFile(io.BytesIO(written(annexes.many_demands(demands), "xlsx"))) as packed:
        sheet = etree.fromstring(packed.read("xl/worksheets/sheet2.xml"))
    columns = sheet.findall(".//{*}cols/{*}col")
    widths = {int(each.get("max")): float(each.get("width")) for each in columns}
    assert widths[2 + demands] == pytest.approx(width, abs=1)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_sheet_says_apart_what_it_is_and_that_it_is_a_copy(language: str) -> None:
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(written(annexes.real_content(), "xlsx", language))
    )
    for name in book.sheet_names:
        edition, code, copied = str(book.get_sheet_by_name(name).to_python()[1][0]).split(" · ")
        assert code.endswith(verification_code(content_digest(annexes.real_content())))
        assert copied.endswith(".") and edition


def test_tables_of_a_text_document_begin_at_the_margin() -> None:
    """What stands beside the words of a cell would else reach out of the margin."""
    document = Document(io.BytesIO(written(annexes.real_content(), "docx")))
    assert len(document.tables) == 2
    for table in document.tables:
        begins, beside = (
            table._tbl.xpath(".//w:tblInd/@w:w"),
            table._tbl.xpath(".//w:tblCellMar/w:left/@w:w"),
        )
        assert begins == beside != []


def test_more_demands_than_a_page_is_wide_make_further_tables() -> None:
    document = Document(io.BytesIO(written(annexes.many_demands(40), "docx", "en")))
    _counts, *tables = document.tables
    assert len(tables) > 1
    heads = [cell.text for table in tables for cell in table.rows[0].cells[2:]]
    assert heads == [f"Demand {number}" for number in range(1, 41)]


def test_long_words_lose_nothing_in_a_spreadsheet() -> None:
    content = annexes.long_reservation(50_000)
    wording = content.sections[0].entries[1].acts[0].wording
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(content, "xlsx")))
    rows = book.get_sheet_by_name("Оговорки").to_python()
    assert "".join(str(row[-1]) for row in rows if row[0] == 2) == wording


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_edition_is_the_same_bytes_on_any_day(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    content = annexes.every_case()
    first = written(content, ending)
    for zone in ("Asia/Almaty", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert written(content, ending) == first
    monkeypatch.undo()
    time.tzset()
    if ending in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(first)) as packed:
            assert {part.date_time[0] for part in packed.infolist()} == {1980}
            properties = packed.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT", properties)) == {"2014-05-15T"}


@pytest.mark.parametrize("ending", READ)
def test_words_apart_stand_once_and_are_pointed_to(ending: str) -> None:
    content = annexes.real_content()
    text = squeezed(TEXT[ending](written(content, ending, reservations="section")))
    assert text.count(squeezed(annexes.real_reservation())) == 1
    assert "Оговорки и заявления о толковании" in text


def of_document(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return etree.fromstring(packed.read("word/document.xml"))


def test_no_position_is_louder_than_another() -> None:
    document = of_document(written(annexes.every_case(), "docx"))
    assert document.findall(f".//{W}tbl//{W}color") == []
    page = of_page(written(annexes.every_case(), "html").decode())
    cells = [told for tag, told in page.tags if tag == "td"]
    assert {told.get("class") for told in cells} <= {None, "n"}


@pytest.mark.parametrize("ending", READ)
def test_the_head_holds_nothing_of_the_register_itself(ending: str) -> None:
    text = text_of(annexes.every_case(), ending)
    assert "SHA-256" not in text
    assert "текст 1" not in text.lower()
    assert "1 мая 2026" in text.replace("\xa0", " ")


def test_the_demands_take_the_room_that_the_counts_leave() -> None:
    document = of_document(written(annexes.real_content(), "docx"))
    first = next(each for each in document.iter(f"{W}tbl"))
    widths = [int(each.get(f"{W}w", "0")) for each in first.iter(f"{W}gridCol")]
    assert widths[0] > 2 * max(widths[1:])
    assert sum(widths) > 9_000


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_positions_are_headed_by_the_demands_in_the_document_s_language(language: str) -> None:
    content = replace(annexes.every_case(), authentic_language="en")
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(content, "xlsx", language)))
    cells = book.get_sheet_by_index(1).to_python()
    heads = next(row for row in cells if row[0] == "№")
    assert [str(head).partition(". ")[2] for head in heads[2:]] == [
        each[language] for each in annexes.DEMANDS
    ]


def test_a_foot_of_two_lines_stays_apart_from_the_list() -> None:
    document = Document(io.BytesIO(written(annexes.every_case(), "docx")))
    (section,) = document.sections
    assert section.bottom_margin is not None and section.footer_distance is not None
    room = (section.bottom_margin - section.footer_distance) / 12_700
    assert room >= 2 * 8.5 * 1.2 + 8


def test_the_table_of_counts_keeps_a_demand_s_number_whole() -> None:
    page = written(annexes.every_case(), "html", "kk").decode()
    assert "table.counts tbody th{min-width:" in page
    assert "thead :is(th,td){background:" in page


def test_what_stands_above_words_is_never_parted_from_them() -> None:
    paragraphs = list(of_document(written(annexes.every_case(), "docx")).iter(f"{W}p"))
    styles = [
        getattr(each.find(f".//{W}pStyle"), "attrib", {}).get(f"{W}val") for each in paragraphs
    ]
    above = [at - 1 for at, style in enumerate(styles) if style == "AnnexWords"]
    assert above
    for at in above:
        assert styles[at] == "AnnexLabel" or paragraphs[at].find(f".//{W}keepNext") is not None
