"""By command: confirmation slips of several signatories, in one file or one each."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests import sentences
from tests.commands.command_line import (
    attest_words,
    done,
    files_beside,
    refused,
    refused_without_change,
    small_register,
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register of four signatures with one edition."""
    made = small_register(tmp_path, signatures=4)
    done("attestor", made, "--name", "Дана Серик", "--office", "координатор")
    held = ("--held", "сейф", "--holder", "Д. Ахметова", "--received", "2025-03-14")
    done("evidence", made, "--all", *held)
    done(*attest_words(made, tmp_path / "annex.pdf", "--with-exceptions"))
    return made


def pages(path: Path) -> list[str]:
    read = PdfReader(io.BytesIO(path.read_bytes()))
    return [" ".join(page.extract_text().split()) for page in read.pages]


def test_several_slips_stand_in_one_file_in_the_order_named(register: Path, tmp_path: Path) -> None:
    target = tmp_path / "slips.pdf"
    done("slip", register, "--number", 3, 1, "--number", 4, "--to", target, "--in", "en")
    shown = pages(target)
    assert len(shown) == 6
    for page, answer, number in zip(shown[::2], shown[1::2], (3, 1, 4), strict=True):
        assert f"No. {number}," in page
        assert f"Бірлік {number}" in page
        assert not any(f"Бірлік {other}" in page for other in {1, 2, 3, 4} - {number})
        assert "page 1 of 2" in page
        assert f"Entry No. {number} in edition 1" in answer
    read = PdfReader(io.BytesIO(target.read_bytes()))
    assert read.metadata is not None
    assert read.metadata.title == "Confirmation slips, edition 1"


def test_a_folder_takes_a_page_each_and_nothing_there_is_lost(
    register: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "slips"
    folder.mkdir()
    words = ("slip", register, "--number", 1, 2, "--to", folder)
    said = done(*words, "--json").json
    names = ["лист-сверки-1-редакция-1.pdf", "лист-сверки-2-редакция-1.pdf"]
    assert sorted(each.name for each in folder.iterdir()) == names
    assert [Path(each).name for each in said["written"]] == names
    assert ([each["number"] for each in said["slips"]], said["count"]) == ([1, 2], 2)
    (folder / names[0]).unlink()
    before = (folder / names[1]).read_bytes()
    assert "already exists" in refused(*words)
    assert files_beside(folder / "x") == [names[1]]
    assert (folder / names[1]).read_bytes() == before
    done(*words, "--replace")
    assert files_beside(folder / "x") == names


def test_one_slip_in_a_folder_is_the_same_page_as_in_a_file(register: Path, tmp_path: Path) -> None:
    (tmp_path / "slips").mkdir()
    done("slip", register, "--number", 2, "--to", tmp_path / "slips")
    done("slip", register, "--number", 2, "--to", tmp_path / "one.pdf")
    alone = (tmp_path / "slips" / "лист-сверки-2-редакция-1.pdf").read_bytes()
    assert alone == (tmp_path / "one.pdf").read_bytes()


def test_several_are_printed_one_after_the_other(register: Path, tmp_path: Path) -> None:
    printed = done("slip", register, "--number", 2, 4, "--in", "en").out
    assert printed.index("No. 2,") < printed.index("No. 4,")
    assert printed.count("CONFIRMATION SLIP") == 2
    done("slip", register, "--number", 2, 4, "--in", "en", "--to", tmp_path / "s.txt")
    written = (tmp_path / "s.txt").read_text(encoding="utf-8")
    assert written.split() == printed.split()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--number", 2, 9), "does not print number 9"),
        (("--number", 2, "--to", "slips.docx"), "ends in .pdf, .txt or .json"),
        (("--number", 2, 3, "--to", "gone/slips.pdf"), sentences.NO_FOLDER),
    ],
)
def test_what_cannot_be_written_is_refused(
    register: Path, words: tuple[object, ...], said: str
) -> None:
    assert said in refused_without_change(register, "slip", register, *words)
