"""Words for what is done with new letters, and what the register holds of them."""

from pathlib import Path

from PySide6.QtCore import Qt

from coalition_app.desktop.evidence.new_model import SECOND
from coalition_app.desktop.evidence.new_papers import NewPapers
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.evidence import list_evidence
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures.signatures import find_signature
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import statement_of


def write_mail(path: Path, sender: str, words: str) -> None:
    heads = f"From: {sender} <x@mail.ru>\nSubject: ответ\nDate: Mon, 02 Mar 2026 10:00:00 +0500\n"
    heads += "Content-Type: text/plain; charset=utf-8\n\n"
    path.write_bytes((heads + words + "\n").encode())


def take(window: MainWindow, *paths: Path) -> None:
    window.owners.evidence.take_papers(paths)
    screen.settle(window)


def tab(window: MainWindow) -> NewPapers:
    return pages_of(window).new_papers


def listed(window: MainWindow) -> list[str]:
    """Give the letters that are listed, by their files, each with what is said of it."""
    model = tab(window).model
    rows = [(model.paper_at(row), model.index(row)) for row in range(model.rowCount())]
    return [f"{paper.row.name}: {index.data(SECOND)}" for paper, index in rows if paper]


def names(window: MainWindow) -> list[str]:
    return [each.partition(": ")[0] for each in listed(window)]


def shown(window: MainWindow) -> str:
    return tab(window).letter.name.text()


def press(window: MainWindow, key: Qt.Key, *, ctrl: bool = False) -> None:
    screen.press(tab(window).list, key, ctrl=ctrl)
    screen.settle(window)


def record(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Return, ctrl=True)


def evidence(window: MainWindow) -> list[tuple[str, str, int]]:
    """Give file, claim and number of what the register holds, oldest first."""
    with database_of(window).reading() as tx:
        found = list_evidence.list_pieces(tx, statement_of(tx))
    return [(each.file_name, each.claim, each.numbers[0][0]) for each in reversed(found)]


def stances(window: MainWindow, number: int) -> dict[int, str]:
    with database_of(window).reading() as tx:
        of = statement_of(tx)
        signed = find_signature(tx, of, number)
        return read_held(tx, of, [signed.id]).by_demand(signed.id)


def status(window: MainWindow, number: int) -> str:
    with database_of(window).reading() as tx:
        return find_signature(tx, statement_of(tx), number).status
