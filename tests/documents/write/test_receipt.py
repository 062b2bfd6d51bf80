"""The coordinator's receipt: one page, fit for an archive and a screen reader, with words and a QR."""

import dataclasses
from pathlib import Path

import pytest
import segno

from coalition_app.documents.content.codes import content_digest, verification_code
from coalition_app.documents.layout.marks import Begin, Code
from coalition_app.documents.write.receipt import Receipt, receipt_bytes, receipt_pdf
from coalition_app.documents.write.receipt import _blocks as blocks_of
from coalition_app.languages import LANGUAGES
from tests.documents import annexes
from tests.documents.pages import joined, pages_of
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults

WORDS = "abacus abdomen abdominal abide abiding ability"
CONTENT = annexes.every_case()


def receipt_in(language: str) -> Receipt:
    return Receipt(CONTENT, content_digest(CONTENT), WORDS, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_without_fault(tmp_path: Path, language: str) -> None:
    document = receipt_pdf(receipt_in(language))
    (page,) = pages_of(document, tmp_path)
    assert WORDS in joined(page)
    assert verification_code(content_digest(CONTENT)) in page
    assert faults(document) == []
    assert tag_faults(document) == []


def test_the_qr_holds_the_words_and_says_what_it_is() -> None:
    marks = [mark for block in blocks_of(receipt_in("en")) for mark in block.marks]
    (code,) = [mark for mark in marks if isinstance(mark, Code)]
    figure = marks[marks.index(code) - 1]
    assert code.text == f"ANCHOR: {WORDS.upper()}"
    assert isinstance(figure, Begin)
    assert (figure.role, figure.alt) == ("Figure", "QR with the control words")
    assert segno.make(code.text, error="m", micro=False).mode == "alphanumeric"


def test_its_text_says_the_same_and_a_long_title_stays_on_the_page(tmp_path: Path) -> None:
    text = receipt_bytes(receipt_in("ru"), "txt").decode()
    assert f"Контрольные слова: {WORDS}" in text
    long = dataclasses.replace(CONTENT, title={"ru": "Очень длинное название документа " * 8})
    document = receipt_pdf(Receipt(long, content_digest(long), WORDS, "ru"))
    assert len(pages_of(document, tmp_path)) == 1
