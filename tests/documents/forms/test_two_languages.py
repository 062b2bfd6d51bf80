"""Two languages side by side in the forms beside the PDF: what is said in both, names and words once."""

import io
import zipfile

import pytest
from docx import Document
from lxml import etree, html

from coalition_app.documents.issue import issue
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source
from tests.documents import annexes
from tests.documents.forms.test_forms import TEXT, squeezed

READ = ("docx", "html", "md", "txt")
TEXT_OF = {**TEXT, "txt": bytes.decode}
NAMESPACE = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def made(
    ending: str, language: str = "ru+kk", *, draft: bool = False, whole: bool = False
) -> bytes:
    content = annexes.every_case(attested=not draft)
    text = {"ru": "Первый абзац.\nВторой.", "kk": "Бірінші абзац.\nЕкінші."} if whole else None
    return issue.render(content, ending=ending, language=language, draft=draft, text=text)


def read(ending: str, language: str = "ru+kk", *, draft: bool = False) -> str:
    return squeezed(TEXT_OF[ending](made(ending, language, draft=draft)))


@pytest.mark.parametrize("ending", READ)
def test_what_the_document_says_stands_in_both(ending: str) -> None:
    content, text = annexes.every_case(), read(ending)
    for language in ("ru", "kk"):
        assert squeezed(content.title[language]) in text
        for demand in content.demands:
            assert squeezed(demand.wording[language]) in text
        for paragraph in annexes.ATTESTATION.paragraphs[language]:
            assert squeezed(paragraph) in text
        assert squeezed(annexes.SECTION_HEADINGS[0][language]) in text
    for told in (
        "Подлинником является PDF",
        "Түпнұсқасы — осы редакцияның PDF",
        "Подпись без оговорки учтена",
        "Ескертпесіз қолтаңба барлық",
        "Требование 2: поддерживает с оговоркой",
        "2-талап: ескертпемен қолдайды",
        "Подпись отозвана 20 мая 2026 г.",
        "Қолтаңбасы қайтарып алынды: 2026 жылғы 20 мамыр",
    ):
        assert told in text.replace("\xa0", " "), told


@pytest.mark.parametrize("ending", READ)
def test_names_and_words_of_signatories_stand_once(ending: str) -> None:
    text, alone = read(ending), read(ending, "ru")
    for section in annexes.every_case().sections:
        for entry in section.entries:
            said = (entry.name, entry.representative, *(act.wording for act in entry.acts))
            for words in map(squeezed, filter(None, said)):
                assert text.count(words) == alone.count(words), words


@pytest.mark.parametrize("ending", READ)
def test_the_language_named_first_stands_first(ending: str) -> None:
    text = read(ending, "kk+ru")
    assert text.index("1-талап") < text.index("Требование 1")
    assert read(ending, "ru").count("1-талап") == 0


@pytest.mark.parametrize("ending", READ)
def test_a_draft_says_so_in_both(ending: str) -> None:
    text = read(ending, draft=True)
    assert "ЧЕРНОВИК" in text
    assert "ЖОБА" in text
    assert "растаймын" not in text


def test_each_part_of_a_page_is_in_its_language() -> None:
    page = html.fromstring(made("html"))
    assert page.get("lang") == "ru"
    by_language: dict[str, str] = {}
    for node in page.iter():
        if isinstance(node.tag, str) and node.tag not in ("style", "script"):
            tongue = next(
                each.get("lang") for each in (node, *node.iterancestors()) if each.get("lang")
            )
            by_language[tongue] = f"{by_language.get(tongue, '')} {node.text or ''}"
    demand = annexes.DEMANDS[0]
    assert demand["ru"] in by_language["ru"] and demand["kk"] not in by_language["ru"]
    assert demand["kk"] in by_language["kk"] and demand["ru"] not in by_language["kk"]
    assert "Қол қоюшы" in by_language["kk"]


def test_columns_of_a_word_document_are_tables_of_one_row_in_their_languages() -> None:
    document = Document(io.BytesIO(made("docx")))
    columns = [table for table in document.tables if len(table.columns) == 2]
    assert all(len(table.rows) == 1 for table in columns)
    demand = next(each for each in columns if annexes.DEMANDS[0]["ru"] in each.cell(0, 0).text)
    right = demand.cell(0, 1)
    assert annexes.DEMANDS[0]["kk"] in right.text
    assert right._tc.xpath('.//w:lang[@w:val="kk-KZ"]')
    # Two tables with nothing between them would become one.
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as packed:
        tree = etree.fromstring(packed.read("word/document.xml"))
    for table in tree.findall(".//w:tbl", NAMESPACE):
        following = table.getnext()
        assert following is not None and following.tag.endswith("}p")


def test_a_workbook_has_sheets_in_each_and_gives_the_list_once() -> None:
    book = made("xlsx")
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        names = packed.read("xl/workbook.xml").decode()
    for name in ("Подписавшие", "Оговорки", "Қол қоюшылар", "Ескертпелер"):
        assert f'name="{name}"' in names
    one, two = (read_source(each, "list.xlsx").draft for each in (made("xlsx", "ru"), book))
    assert [each.name for each in one.entries] == [each.name for each in two.entries]


def test_the_whole_statement_pairs_its_paragraphs() -> None:
    for ending in READ:
        text = squeezed(TEXT_OF[ending](made(ending, whole=True)))
        for words in ("Первый абзац.", "Бірінші абзац.", "Второй.", "Екінші."):
            assert words in text, ending
    page = html.fromstring(made("html", whole=True))
    pairs = [[each.text for each in two] for two in page.find_class("two")]
    assert ["Первый абзац.", "Бірінші абзац."] in pairs


def test_a_table_for_other_programs_has_one_language() -> None:
    with pytest.raises(UserError, match="one language"):
        made("csv")
