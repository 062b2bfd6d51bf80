"""By command: what leaves the desk can be read by a screen reader, and the very long says that it cannot."""

from pathlib import Path

import pytest

from coalition_app.documents.layout import page_options
from coalition_app.documents.write.pdf_archive import is_accessible
from tests.commands.command_line import attest_words, done
from tests.documents.preflight import faults
from tests.documents.tag_tree import Tagged, tag_faults


def found_in(file: Path) -> list[str]:
    pdf = file.read_bytes()
    return tag_faults(pdf) + faults(pdf)


def test_a_draft_and_what_stands_behind_a_signature_are_tagged(
    ready_case: Path, tmp_path: Path
) -> None:
    done("annex", ready_case, "--to", tmp_path / "annex.pdf", "--positions", "whole")
    done("challenge", ready_case, "--number", "18", "--to", tmp_path / "behind.pdf")
    assert found_in(tmp_path / "annex.pdf") == []
    assert found_in(tmp_path / "behind.pdf") == []
    headings = [
        each.text() for each in Tagged((tmp_path / "behind.pdf").read_bytes()).document.every("H2")
    ]
    assert "Evidence" in headings and "History" in headings
    done("challenge", ready_case, "--number", "18", "--to", tmp_path / "again.pdf")
    behind = [(tmp_path / name).read_bytes() for name in ("behind.pdf", "again.pdf")]
    assert len(behind[0]) == len(behind[1])


def test_an_edition_without_tags_is_a_print_of_its_own(ready_case: Path, tmp_path: Path) -> None:
    usual, plain = tmp_path / "usual.pdf", tmp_path / "plain.pdf"
    done(*attest_words(ready_case, usual))
    assert found_in(usual) == []
    done("reprint", ready_case, "--edition", "1", "--to", plain, "--accessible", "never")
    assert faults(plain.read_bytes()) == []
    assert not is_accessible(plain.read_bytes())
    done("reprint", ready_case, "--edition", "1", "--to", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == usual.read_bytes()
    done("slip", ready_case, "--edition", "1", "--number", "18", "--to", tmp_path / "slip.pdf")
    assert found_in(tmp_path / "slip.pdf") == []


def test_a_very_long_list_says_that_it_has_no_tags(
    ready_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_options, "TAGGED_UP_TO", 100)
    said = done("annex", ready_case, "--to", tmp_path / "annex.pdf").out
    assert "more than 100 names" in said
    assert not is_accessible((tmp_path / "annex.pdf").read_bytes())
    words = ("--accessible", "always")
    assert "names" not in done("annex", ready_case, "--to", tmp_path / "annex.pdf", *words).out
    assert found_in(tmp_path / "annex.pdf") == []


def test_nothing_is_said_of_a_long_list_where_the_register_keeps_no_tags(
    ready_case: Path, tmp_path: Path
) -> None:
    done("print-options", ready_case, "--accessible", "never")
    first, again = tmp_path / "1.pdf", tmp_path / "2.pdf"
    said = [done(*attest_words(ready_case, first)).out]
    said.append(done("reprint", ready_case, "--edition", "1", "--to", again).out)
    assert not is_accessible(again.read_bytes())
    assert not any("screen readers" in each for each in said)
