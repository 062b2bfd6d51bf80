"""The checking page: what a receiver's browser says of files, without the program or a connection."""

import hashlib
import re
from pathlib import Path

from coalition_app import paths
from coalition_app.documents.issue.checking_page import NAME, read_checking_page
from coalition_app.languages import LANGUAGES
from coalition_app.records.journal import control_words
from tests.commands.command_line import done, refused

LARGEST = 120_000
"""Bytes that the page may take."""
ROOT = Path(__file__).parents[3]


def test_it_refers_to_nothing_outside_and_is_small() -> None:
    page = read_checking_page()
    text = page.decode()
    assert len(page) <= LARGEST
    assert not re.search(
        r"https?:|//[a-z]+\.|\bimport\b|@import|url\(|fetch\(|XMLHttpRequest", text
    )
    assert re.findall(r'\b(?:src|href)="([^"]*)"', text) == []
    assert "default-src 'none'" in text


def test_it_knows_the_words_of_fingerprints() -> None:
    text = read_checking_page().decode()
    for language in LANGUAGES:
        words = re.search(rf'^{language}: "([^"]+)"\.split', text, re.MULTILINE)
        assert words is not None
        assert tuple(words[1].split()) == control_words.words_of(language)


def test_its_texts_are_in_three_languages() -> None:
    text = read_checking_page().decode()
    keys = {}
    for language in LANGUAGES:
        block = re.search(rf"^{language}: \{{\n(.*?)^\}}", text, re.MULTILINE | re.DOTALL)
        assert block is not None
        keys[language] = sorted(re.findall(r"(?:^|, )\s*(\w+): [\"{]", block[1], re.MULTILINE))
    assert keys["en"] == keys["ru"] == keys["kk"]
    assert len(keys["en"]) > 50


def test_readme_and_help_give_its_digest() -> None:
    digest = hashlib.sha256(read_checking_page()).hexdigest()
    for path in (ROOT / "README.md", *(paths.resources() / "help").glob("*/proven.md")):
        assert digest in path.read_text(encoding="utf-8"), path


def test_it_is_saved_beside_an_annex(tmp_path: Path) -> None:
    done("checking-page", "--to", tmp_path)
    assert (tmp_path / NAME).read_bytes() == read_checking_page()
    assert "already exists" in refused("checking-page", "--to", tmp_path)
    done("checking-page", "--to", tmp_path / NAME, "--replace")
    done("checking-page", "--to", tmp_path / "page")
    assert (tmp_path / "page.html").read_bytes() == read_checking_page()
    refused("checking-page", "--to", tmp_path / "page.pdf")
