"""By command: the whole statement of a draft and of an edition, in each form that a text is read in."""

import io
import re
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from coalition_app.documents.forms.endings import READ_FORMS
from tests.commands.command_line import done, refused, type_command
from tests.documents.preflight import faults
from tests.documents.tag_tree import Tagged, tag_faults

TITLE = "Statement on impairment of human rights present in the draft Codes"
FIRST, LAST = "Closely following the discussions", "national public review to exclude provisions"
"""Words of the text before the demands, and of its second demand."""


def words_of(file: Path) -> str:
    content = file.read_bytes()
    if file.suffix == ".pdf":
        words = Tagged(content).document.text()
    elif file.suffix == ".docx":
        words = " ".join(each.text for each in Document(io.BytesIO(content)).paragraphs)
    else:
        words = re.sub(r"<[^>]+>|\\|\*", " ", content.decode())
    return " ".join(words.split())


@pytest.mark.parametrize("ending", READ_FORMS)
def test_an_edition_s_text_stands_before_its_demands_and_who_signed(
    attested_case: Path, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"whole.{ending}"
    edition = done("editions", attested_case, "--json").json["editions"][0]
    asked = type_command(
        "reprint", attested_case, "--edition", 1, "--whole", "--to", file, "--json"
    )
    assert asked.err == "Left out for these readers: the attestation (1).\n"
    given = asked.json
    assert given["whole"] is True and given["profile"] == "press"
    words = words_of(file)
    places = [words.index(each) for each in (TITLE, FIRST, LAST, "«Шаңырақ»", "Тришина")]
    assert places == sorted(places)
    assert edition["code"] in (words if ending != "pdf" else _feet(file))
    assert "PDF" in words, "it does not say what the original is"
    for certified in ("Акылбекова", "подтверждаю"):
        assert certified not in words


def _feet(file: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def test_the_pdf_is_an_archive_s_and_a_screen_reader_s_and_no_print(
    attested_case: Path, tmp_path: Path
) -> None:
    file, again = tmp_path / "whole.pdf", tmp_path / "again.pdf"
    before = done("editions", attested_case, "--json").json
    for each in (file, again):
        more = ("--in", "kk", "--profile", "archive")
        done("reprint", attested_case, "--edition", 1, "--whole", "--to", each, *more)
    assert faults(file.read_bytes()) == [] and tag_faults(file.read_bytes()) == []
    assert file.read_bytes() == again.read_bytes()
    assert PdfReader(file).attachments == {}
    assert done("editions", attested_case, "--json").json == before
    tagged = Tagged(file.read_bytes())
    assert next(tagged.document.every("H1")).text().startswith(TITLE)


def test_no_foot_of_the_word_document_calls_it_an_annex(
    attested_case: Path, tmp_path: Path
) -> None:
    file = tmp_path / "whole.docx"
    assert type_command("reprint", attested_case, "--edition", 1, "--whole", "--to", file).code == 0
    foot = Document(io.BytesIO(file.read_bytes())).sections[0].footer.paragraphs[0].text
    assert foot.startswith(TITLE)


def test_a_draft_is_marked_and_the_public_gets_no_people(ready_case: Path, tmp_path: Path) -> None:
    file = tmp_path / "whole.txt"
    more = ("--profile", "public", "--to", file, "--in", "ru")
    assert "representatives" in type_command("annex", ready_case, "--whole", *more).err
    words = words_of(file)
    assert words.startswith("ЧЕРНОВИК") and FIRST in words
    assert "«Шаңырақ»" in words and "Махамбет Абжан" not in words


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_a_table_has_no_place_for_a_text(ready_case: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"whole.{ending}"
    said = refused("annex", ready_case, "--whole", "--to", file)
    assert "a text to be read" in said
    assert not file.exists()
