"""By command: the folder for a court, which holds an edition, its evidence, their sums and an index."""

import hashlib
from pathlib import Path

import pytest

from tests.commands.command_line import (
    attest_words,
    done,
    files_beside,
    refused,
    refused_without_change,
    small_register,
    type_command,
)
from tests.documents.preflight import faults
from tests.documents.tag_tree import Tagged, tag_faults

SUMS = "SHA256SUMS.txt"
LETTER = b"We sign.\n"
SCAN = b"%PDF-1.4 a scan of a signed sheet"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register of four signatures with evidence of several kinds, and one edition."""
    made = small_register(tmp_path, signatures=4)
    letter, scan = tmp_path / "письмо: 1.txt", tmp_path / "scan.pdf"
    letter.write_bytes(LETTER)
    scan.write_bytes(SCAN)
    done("attestor", made, "--name", "Дана Серик", "--office", "координатор")
    day = ("--received", "2025-03-14")
    done("evidence", made, "--number", 1, 2, "--kind", "letter", "--file", letter, *day)
    done("evidence", made, "--number", 3, "--kind", "scan", "--file", scan, *day)
    done("evidence", made, "--number", 3, "--claim", "authority", "--file", scan, *day)
    done("evidence", made, "--number", 4, "--held", "сейф", "--holder", "Д. Ахметова", *day)
    done(*attest_words(made, tmp_path / "annex.pdf", "--with-exceptions"))
    return made


def files_in(folder: Path) -> dict[str, bytes]:
    every = sorted(each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in every}


def sums_in(folder: Path) -> dict[str, str]:
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    return {name: sha256 for sha256, name in (line.split("  ", 1) for line in lines)}


def index_text(folder: Path, name: str = "index.pdf") -> str:
    return " ".join(Tagged((folder / name).read_bytes()).document.text().split())


def test_the_folder_holds_the_edition_its_evidence_and_the_sum_of_every_file(
    register: Path, tmp_path: Path
) -> None:
    target = tmp_path / "court"
    answer = done("court-folder", register, "--to", target, "--in", "en", "--json").json
    assert answer == {"edition": 1, "folder": str(target), "files": 2}
    found = files_in(target)
    assert sorted(found) == [
        SUMS,
        "annex-1.pdf",
        "evidence/001 письмо_ 1.txt",
        "evidence/002 scan.pdf",
        "index.pdf",
    ]
    assert found["annex-1.pdf"] == (tmp_path / "annex.pdf").read_bytes()
    assert (found["evidence/001 письмо_ 1.txt"], found["evidence/002 scan.pdf"]) == (LETTER, SCAN)
    del found[SUMS]
    assert sums_in(target) == {
        name: hashlib.sha256(kept).hexdigest() for name, kept in found.items()
    }
    assert target.stat().st_mode & 0o077 == 0
    assert not [name for name in files_beside(register) if name.startswith(".court")]


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_index_is_an_archive_s_and_names_each_file_with_its_sum(
    register: Path, tmp_path: Path, language: str
) -> None:
    target = tmp_path / "court"
    done("court-folder", register, "--to", target, "--in", language)
    pdfs = [name for name in files_in(target) if "/" not in name and name.endswith(".pdf")]
    name = next(each for each in pdfs if "1" not in each)
    drawn = (target / name).read_bytes()
    assert faults(drawn) + tag_faults(drawn) == []
    read = index_text(target, name)
    for each, sha256 in sums_in(target).items():
        if each != name:
            assert each in read
            assert sha256 in read.replace(" ", "")


def test_the_index_says_what_each_piece_shows_of_whom(register: Path, tmp_path: Path) -> None:
    done("court-folder", register, "--to", tmp_path / "court", "--in", "en")
    read = index_text(tmp_path / "court")
    assert "letter; consent to this text: Nos. 1, 2; received on 14.03.2025; 9 bytes." in read
    assert f"scan; consent to this text: No. 3; received on 14.03.2025; {len(SCAN)} bytes." in read
    assert "authority to sign for the organisation: No. 3" in read, read
    assert "Evidence without a file 1. original held elsewhere consent to this text: No. 4;" in read
    assert "recorded after" not in read
    assert "Private: not for publication." in read


def test_only_the_evidence_of_the_numbers_asked_for_is_given(
    register: Path, tmp_path: Path
) -> None:
    target = tmp_path / "court"
    done("court-folder", register, "--to", target, "--number", 2, 4, "--in", "en")
    assert [name for name in files_in(target) if name.startswith("evidence/")] == [
        "evidence/001 письмо_ 1.txt"
    ]
    read = index_text(target)
    assert "Evidence is given of these numbers only: Nos. 2, 4." in read
    assert "letter; consent to this text: No. 2; received" in read
    assert "scan" not in read


def test_what_came_later_is_said_to_be_later_and_what_was_superseded_to_be_so(
    register: Path, tmp_path: Path
) -> None:
    later = tmp_path / "later.txt"
    later.write_bytes(b"Later.\n")
    done("evidence", register, "--number", 1, "--kind", "letter", "--file", later)
    done("court-folder", register, "--to", tmp_path / "court", "--in", "en")
    assert "recorded after the edition was attested; 7 bytes." in index_text(tmp_path / "court")


def test_it_refuses_what_stands_there_and_numbers_that_the_edition_lacks(
    register: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    refused_without_change(register, "court-folder", register, "--to", there)
    refused_without_change(register, "court-folder", register, "--to", tmp_path / "no" / "court")
    line = refused("court-folder", register, "--to", tmp_path / "court", "--number", 2, 17, 18)
    assert "Edition 1 does not hold these numbers: 17, 18." in line
    assert not (tmp_path / "court").exists()


def test_it_needs_an_edition(tmp_path: Path) -> None:
    made = small_register(tmp_path)
    line = refused("court-folder", made, "--to", tmp_path / "court")
    assert "attest the annex first" in line


def test_a_hostile_name_of_a_file_is_harmless_and_the_file_whole(
    register: Path, tmp_path: Path
) -> None:
    names = {"a\u202egpj.exe": 1, "=1+1.csv": 2, "<b>.html": 3, "Ж" * 120 + ".pdf": 4}
    for name, number in names.items():
        (tmp_path / name).write_bytes(name.encode())
        done(
            "evidence", register, "--number", number, "--kind", "letter", "--file", tmp_path / name
        )
    target = tmp_path / "court"
    done("court-folder", register, "--to", target, "--in", "en")
    found = files_in(target)
    assert {name.encode() for name in names} <= set(found.values())
    assert all("\u202e" not in name and "<" not in name for name in found)
    assert max(len(Path(name).name.encode()) for name in found) <= 255
    drawn = found["index.pdf"]
    assert faults(drawn) + tag_faults(drawn) == []
    assert "[U+202E]gpj.exe" in index_text(target)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_index_is_not_called_forged_and_the_annex_beside_it_is_genuine(
    register: Path, tmp_path: Path, language: str
) -> None:
    target = tmp_path / "court"
    done("court-folder", register, "--to", target, "--in", language)
    annex, index = sorted(target.glob("*.pdf"), key=lambda path: "1" not in path.stem)
    assert done("verify", annex, "--register", register, "--json").json["verdict"] == "genuine"
    for by in ((), ("--register", register)):
        found = type_command("verify", index, *by, "--json").json
        assert found["verdict"] == "cannot-be-told"
        assert "index of a folder for a court" in found["text"]
