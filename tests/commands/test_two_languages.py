"""By command: an annex in two languages side by side, and its prints."""

from pathlib import Path

import pytest

from tests.commands.command_line import attest_words, done, refused
from tests.documents.preflight import faults
from tests.documents.tag_tree import Tagged, tag_faults


def test_an_edition_is_attested_and_printed_in_two_languages(
    ready_case: Path, tmp_path: Path
) -> None:
    first, same, one = (tmp_path / name for name in ("first.pdf", "same.pdf", "one.pdf"))
    done(*attest_words(ready_case, first, "--in", "ru+kk"))
    done("reprint", ready_case, "--edition", 1, "--in", "ru+kk", "--to", same)
    done("reprint", ready_case, "--edition", 1, "--in", "ru", "--to", one)
    assert same.read_bytes() == first.read_bytes() != one.read_bytes()
    assert tag_faults(first.read_bytes()) + faults(first.read_bytes()) == []
    text = Tagged(first.read_bytes()).document.text()
    assert "Подлинность подписей подтверждаю" in text
    assert "Қолтаңбалардың түпнұсқалығын растаймын" in text
    prints = done("editions", ready_case, "--json").json["editions"][0]["prints"]
    assert [each["language"] for each in prints] == ["ru+kk", "ru"]
    for file in (first, one):
        assert done("verify", file, "--register", ready_case, "--json").json["verdict"] == "genuine"


@pytest.mark.parametrize("asked", ["ru+ru", "ru+de", "+ru", "ru+kk+en", "de", "ru kk"])
def test_other_languages_are_refused(ready_case: Path, tmp_path: Path, asked: str) -> None:
    said = refused("annex", ready_case, "--in", asked, "--to", tmp_path / "a.pdf")
    assert "is not a language of the documents" in said
    assert not (tmp_path / "a.pdf").exists()


def test_one_row_a_signatory_has_no_room_for_two(ready_case: Path, tmp_path: Path) -> None:
    said = refused("annex", ready_case, "--in", "ru+kk", "--to", tmp_path / "a.csv")
    assert "CSV" in said
    assert not (tmp_path / "a.csv").exists()
    for ending in ("docx", "html", "txt"):
        done("annex", ready_case, "--in", "ru+kk", "--to", tmp_path / f"a.{ending}")
    done("annex", ready_case, "--in", "ru+kk", "--to", tmp_path / "a.json")
