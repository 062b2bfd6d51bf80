"""The annex as a file: every word in it, the same bytes always, the content attached."""

import datetime as dt
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.content.codes import canonical_json, content_digest, verification_code
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.layout.missing_characters import missing_characters
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.errors import UserError
from tests.documents import annexes
from tests.documents.pages import joined, pages_of

ROOT = Path(__file__).resolve().parents[3]
NAMES = (
    "<b>Bold</b> & Co <font size=99>",
    '=HYPERLINK("x")',
    "100 % (скобки) \\ обратная",
    "Голубь 🕊 и ₸",
    "Ғ" * 300,
    "Одиннадцать-двенадцать",
    "a\u202fb",
)


def drawn(content: AnnexContent, language: str = "en") -> bytes:
    return render_annex(content, language=language, draft=False)


@pytest.fixture(scope="module")
def real_pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("real")
    return pages_of(drawn(annexes.real_content()), folder, in_drawing_order=True)


def test_every_entry_can_be_read_in_the_pages(real_pages: list[str]) -> None:
    text = joined("\n".join(real_pages))
    content = annexes.real_content()
    entries = [entry for section in content.sections for entry in section.entries]
    assert len(entries) == 119
    for entry in entries:
        assert joined(f"{entry.number}. {entry.name}") in text
        for part in (entry.representative, entry.office, entry.place):
            assert joined(part) in text


def test_a_place_is_read_below_its_own_entry(tmp_path: Path) -> None:
    """By geometry too, as a screen reader without tags goes: no place in a column beside the names."""
    pages = pages_of(drawn(annexes.real_content()), tmp_path)
    lines = [" ".join(line.split()) for page in pages for line in page.splitlines()]
    content = annexes.real_content()
    entries = [entry for section in content.sections for entry in section.entries]
    placed = [entry for entry in entries if entry.place and entry.number < len(entries)]
    assert placed
    for entry in placed:
        start = next(at for at, line in enumerate(lines) if line.startswith(f"{entry.number}. "))
        end = next(at for at, line in enumerate(lines) if line.startswith(f"{entry.number + 1}. "))
        assert entry.place in " ".join(lines[start + 1 : end])


def test_the_reservation_can_be_read_word_for_word(tmp_path: Path, real_pages: list[str]) -> None:
    wording = joined(annexes.real_reservation())
    assert wording in joined("\n".join(real_pages))
    assert wording in joined("\n".join(pages_of(drawn(annexes.real_content()), tmp_path)))


def test_the_arithmetic_of_the_real_statement_is_printed(tmp_path: Path) -> None:
    first = pages_of(drawn(annexes.real_content()), tmp_path)[0]
    rows = [line.split()[2:] for line in first.splitlines() if line.startswith("Demand ")]
    assert rows[:3] == [
        ["118", "–", "1", "–", "119"],
        ["118", "1", "–", "–", "119"],
        ["118", "–", "–", "1", "119"],
    ]
    (heads,) = (line for line in first.splitlines() if "Total" in line)
    assert "Not stated" in heads
    assert "Abstain" not in first


def test_names_are_never_markup(tmp_path: Path) -> None:
    text = joined(
        "\n".join(pages_of(drawn(annexes.named(*NAMES)), tmp_path, in_drawing_order=True))
    )
    for name in NAMES:
        assert joined(name).replace(" ", "") in text.replace(" ", "")


def test_the_same_content_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.documents import annexes;"
        "from coalition_app.documents.write.annex_pdf import render_annex;"
        "sys.stdout.buffer.write(render_annex(annexes.every_case(), language='kk', draft=False))"
    )
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC"},
        {"PYTHONHASHSEED": "77", "TZ": "Asia/Almaty"},
    )
    files = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(place), **own},
            capture_output=True,
            check=True,
        ).stdout
        for place, own in enumerate(surroundings)
    ]
    again = render_annex(annexes.every_case(), language="kk", draft=False)
    assert files == [again, again]


def test_the_content_is_attached_in_its_canonical_form() -> None:
    content = annexes.every_case()
    reader = PdfReader(io.BytesIO(drawn(content)))
    assert reader.attachments == {"annex.json": [canonical_json(content.to_json())]}


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_file_says_its_language_and_date(language: str) -> None:
    reader = PdfReader(io.BytesIO(drawn(annexes.every_case(), language)))
    assert str(reader.root_object["/Lang"]) == language
    information = reader.metadata
    assert information is not None
    assert information.creation_date == dt.datetime(2014, 5, 15, tzinfo=dt.UTC)
    assert annexes.every_case().title[language] in str(information.title)


def test_a_draft_without_any_date_has_a_fixed_one() -> None:
    content = annexes.real_content(attested=False)
    information = PdfReader(io.BytesIO(render_annex(content, language="en", draft=True))).metadata
    assert information is not None
    assert information.creation_date == dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def test_all_typefaces_are_embedded(tmp_path: Path) -> None:
    file = tmp_path / "names.pdf"
    file.write_bytes(drawn(annexes.named(*NAMES)))
    ran = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True)
    fonts = ran.stdout.splitlines()[2:]
    assert len(fonts) >= 6
    # embedded, cut to a subset, with a way back to the characters
    assert all("yes yes yes" in font for font in fonts)


def test_the_draft_mark_is_on_each_page(tmp_path: Path) -> None:
    content = annexes.real_content(attested=False)
    pages = pages_of(render_annex(content, language="en", draft=True), tmp_path)
    assert len(pages) == 5
    for number, page in enumerate(pages, 1):
        assert "DRAFT" in page
        assert f"page {number} of {len(pages)}" in page


def test_more_characters_than_one_subset_holds_come_back(tmp_path: Path) -> None:
    many = "".join(map(chr, [*range(0xC0, 0x17F), *range(0x400, 0x460), *range(0x490, 0x4C0)]))
    drawable = "".join(
        letter for letter in many if not missing_characters(annexes.named(letter), "en")
    )
    assert len(drawable) > 256
    text = "".join(pages_of(drawn(annexes.named(drawable)), tmp_path, in_drawing_order=True))
    assert drawable in "".join(text.split())


def test_a_final_annex_refuses_a_missing_character() -> None:
    with pytest.raises(UserError, match=r"U\+05E9.*number 2"):
        drawn(annexes.named("ОФ «Эхо»", "ש"))
    with pytest.raises(UserError, match=r"U\+0634.*title"):
        drawn(replace(annexes.named("A"), coalition="ش"))


def test_a_draft_shows_the_code_point_of_a_missing_character(tmp_path: Path) -> None:
    pdf = render_annex(annexes.named("ОФ «ש»"), language="en", draft=True)
    assert "ОФ «[U+05E9]»" in "".join(pages_of(pdf, tmp_path))


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("form", [PageForm(), PageForm("section", "none")], ids=str)
def test_every_case_can_be_drawn_in_each_language(language: str, form: PageForm) -> None:
    pdf = render_annex(annexes.every_case(), language=language, draft=False, form=form)
    assert len(PdfReader(io.BytesIO(pdf)).pages) >= 2


def test_a_last_look_before_the_edition_is_recorded_bears_no_code() -> None:
    content = annexes.every_case()
    code = verification_code(content_digest(content))
    shown = [
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages)
        for document in (
            render_annex(content, language="en", draft=False, recorded=recorded)
            for recorded in (True, False)
        )
    ]
    assert [code in each for each in shown] == [True, False]
    assert "code …" in shown[1]
