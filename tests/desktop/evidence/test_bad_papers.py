"""Papers that are too large, broken, locked, empty or too many: one sentence each, and nothing is lost."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfWriter

from coalition_app.desktop.main_window import MainWindow
from coalition_app.intake import read_paper as papers
from coalition_app.operations.door import AT_ONCE, BYTES_OF_A_ROW
from coalition_app.records.evidence import list_evidence
from coalition_app.records.journal import journal
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import make_register, statement_of

HEADS = "From: Секретарь <office@mail.kz>\nSubject: ответ\nDate: Mon, 02 Mar 2026 10:00:00 +0500\n"
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
LARGE = AT_ONCE * BYTES_OF_A_ROW
SAID = "Фонд «Бірлік 2»: мы поддерживаем заявление.\n"


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the window on the evidence of a register of three signatories, new: no copy is missed."""
    make_register(tmp_path / "r.coalition", typed=None).close()
    window.open_path(tmp_path / "r.coalition")
    window.go("evidence")
    yield window


def take(window: MainWindow, *paths: Path) -> None:
    window.owners.evidence.take_papers(paths)
    screen.settle(window)


def waiting(window: MainWindow) -> list[str]:
    """Give the letters that wait."""
    model = pages_of(window).new_papers.model
    papers = (model.paper_at(row) for row in range(model.rowCount()))
    return [paper.row.name for paper in papers if paper]


def refused(window: MainWindow) -> list[str]:
    """Give the sentences about files that were not taken in."""
    return pages_of(window).new_papers.not_taken.text().splitlines()


def kept(window: MainWindow) -> list[list_evidence.PieceRow]:
    with database_of(window).reading() as tx:
        return list_evidence.list_pieces(tx, statement_of(tx))


def large_mail(path: Path, size: int) -> None:
    """Write a mail of so many bytes, most of them an attachment."""
    line = b"QUFB" * 19 + b"\n"
    head = (
        HEADS
        + 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="xx"\n\n--xx\n'
        + PLAIN
        + SAID
        + "--xx\nContent-Type: image/tiff; name=scan.tif\n"
        "Content-Disposition: attachment; filename=scan.tif\nContent-Transfer-Encoding: base64\n\n"
    ).encode()
    path.write_bytes(head + line * ((size - len(head)) // len(line)) + b"--xx--\n")


def locked_pdf(path: Path) -> None:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    writer.write(content)
    path.write_bytes(content.getvalue())


def test_a_mail_of_fifty_megabytes_is_matched_and_attached(
    opened: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "large.eml"
    large_mail(path, 50_000_000)
    take(opened, path)
    assert waiting(opened) == ["large.eml"]
    new = pages_of(opened).new_papers
    assert new.form.who.currentData() == 2
    assert "1 attachment" in new.letter.facts.text()
    assert path.stat().st_size > LARGE
    new.record()
    assert opened.operations.working == "Recording the letter"
    screen.settle(opened)
    (piece,) = kept(opened)
    assert (piece.size, piece.numbers) == (path.stat().st_size, ((2, 2),))
    assert waiting(opened) == []
    opened.do("undo")
    screen.settle(opened)
    assert kept(opened) == []
    assert waiting(opened) == ["large.eml"]


def test_a_paper_beyond_the_limit_is_said(opened: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "huge.eml"
    with path.open("wb") as file:
        file.truncate(papers.LARGEST + 1)
    take(opened, path)
    assert refused(opened) == ["The file huge.eml is too large."]


def test_a_thousand_files_at_once_are_read_and_each_is_there(
    opened: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for at in range(1_000):
        words = f"Фонд «Бірлік {at % 3 + 1}»: мы поддерживаем заявление, письмо {at}.\n"
        (folder / f"{at:04}.eml").write_bytes((HEADS + PLAIN + words).encode())
    take(opened, folder)
    assert screen.sentence(opened) == "1000 documents were added."
    assert len(waiting(opened)) == 1_000
    assert pages_of(opened).new_papers.letter.name.text() == "0000.eml"
    assert kept(opened) == []


def test_bad_files_among_good_ones_are_said_one_by_one_and_lose_nothing(
    opened: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "1 good.eml").write_bytes((HEADS + PLAIN + SAID).encode())
    (folder / "2 broken.eml").write_bytes(
        HEADS.encode() + b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Tr'
    )
    locked_pdf(folder / "3 locked.pdf")
    (folder / "4 empty.pdf").write_bytes(b"")
    (folder / "5 picture.pdf").write_bytes(b"\xff\xd8\xff\xe0 no real picture")
    (folder / "6\\..\\..\\x.txt").write_bytes(SAID.encode())
    (folder / "7 torn.pdf").write_bytes(b"%PDF-1.7 torn")
    with database_of(opened).reading() as tx:
        before = len(journal.list_entries(tx))
    take(opened, folder)
    assert len(waiting(opened)) == 5
    locked, empty = refused(opened)
    assert "password" in locked
    assert empty == "The file 4 empty.pdf is empty."
    with database_of(opened).reading() as tx:
        assert len(journal.list_entries(tx)) == before + 1
    assert all(each.exists() for each in folder.iterdir())


def test_a_name_that_climbs_out_is_kept_without_its_folders(
    opened: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "..\\..\\x.txt"
    path.write_bytes(SAID.encode())
    take(opened, path)
    assert pages_of(opened).new_papers.form.who.currentData() == 2
    pages_of(opened).new_papers.record()
    screen.settle(opened)
    assert [each.file_name for each in kept(opened)] == ["x.txt"]
