"""Words for the tests of the annex: a register that is ready, attesting, what the pages say."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from coalition_app.desktop.annex.page import AnnexPage
from coalition_app.desktop.main_window import MainWindow
from coalition_app.records.store.database import Database
from tests.desktop import screen
from tests.registers import attest_now, hold_originals, make_register, name_attestor

DAY = dt.date(2026, 3, 1)


def open_ready(window: MainWindow, path: Path) -> None:
    """Open a register of forty signatures that is ready, 39 and 40 without evidence, on its annex."""
    with make_register(path, signatures=40) as made:
        name_attestor(made)
        hold_originals(made, range(1, 39))
    window.open_path(path)
    window.go("annex")
    screen.settle(window)


def database_of(window: MainWindow) -> Database:
    database = window.operations.database
    assert database is not None
    return database


def choose_target(window: MainWindow, target: Path | None) -> list[tuple[str, str]]:
    """Answer the question where a file goes; gives what was asked, as title and proposal."""
    asked: list[tuple[str, str]] = []

    def answer(_parent: QWidget, title: str, proposed: str) -> Path | None:
        asked.append((title, proposed))
        return target

    window.choosers.target = answer
    return asked


def attest(window: MainWindow, target: Path, language: str = "ru", day: dt.date = DAY) -> None:
    attest_now(database_of(window), target, date=day, language=language)
    window.refresh()
    screen.settle(window)


def facts(annex: AnnexPage) -> str:
    """Give what the card of the edition that is shown says of it."""
    below = [annex.side.facts.itemAt(at) for at in range(annex.side.facts.count())]
    parts = [annex.card, *(each.widget() for each in below if each is not None)]
    labels = [label for part in parts if part is not None for label in part.findChildren(QLabel)]
    return "\n".join(label.text() for label in labels if label.text())


def words(annex: AnnexPage) -> str:
    """Give the words of the pages that are shown."""
    pages = range(annex._document.pageCount())
    return " ".join(annex._document.getAllText(page).text() for page in pages)
