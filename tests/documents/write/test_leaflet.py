"""The leaflet is the help's page, on one sheet, in three languages."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from coalition_app.documents.write.leaflet import leaflet_pdf
from tests.commands.command_line import done, refused
from tests.documents.preflight import faults
from tests.documents.tag_tree import tag_faults

HELP = Path(__file__).parents[3] / "resources" / "help"


ROOM = {
    "ru": "Отпечаток, который коалиция сообщила вам другим путём, восемь слов:",
    "kk": "Коалиция сізге басқа жолмен хабарлаған таңба, сегіз сөз:",
    "en": "Fingerprint as the coalition gave it to you in another way, eight words:",
}
"""Before the line on which the fingerprint is written by hand."""


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_leaflet_says_all_that_the_page_says_on_one_sheet(language: str) -> None:
    drawn = leaflet_pdf(language)
    assert drawn == leaflet_pdf(language)
    pages = PdfReader(io.BytesIO(drawn)).pages
    assert len(pages) == 1
    said = re.sub(r"[\s\u00ad-]", "", "".join(page.extract_text() for page in pages))
    text = (HELP / language / "receiver.md").read_text(encoding="utf-8")
    for line in text.splitlines():
        words = re.sub(r"^(#+|\d+\.|-) |[*`]", "", line)
        assert re.sub(r"[\s\u00ad-]", "", words) in said, line
    assert re.sub(r"[\s\u00ad-]", "", ROOM[language]) in said
    assert faults(drawn) == []
    assert tag_faults(drawn) == []


def test_the_command_writes_it_without_a_register(tmp_path: Path) -> None:
    done("leaflet", "--to", tmp_path / "leaflet.pdf", "--in", "kk")
    assert (tmp_path / "leaflet.pdf").read_bytes() == leaflet_pdf("kk")
    refused("leaflet", "--to", tmp_path / "leaflet.pdf")
    refused("leaflet", "--to", tmp_path / "leaflet.txt")
