"""A window with four signatories, and letters of theirs in a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition_app.desktop.main_window import MainWindow
from tests.desktop import screen
from tests.desktop.evidence.new_letters import write_mail
from tests.registers import add_signatures as sign
from tests.registers import add_statement, make_register


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    """Give a window with four signatories of one statement, new: no copy is missed."""
    path = tmp_path / "r.coalition"
    database = make_register(path, statements_made=0, typed=None)
    add_statement(database)
    for name, person in (
        ("«Заря»", "Анна Ахметова"),
        ("«Эхо»", "Мария Лобачёва"),
        ("«Степь»", "Игорь Ли"),
        ("«Шаңырақ»", "Махамбет Абжан"),
    ):
        sign(database, 1, name=name, representative=person, legal_form="")
    database.close()
    window.open_path(path)
    window.go("evidence")
    screen.settle(window)
    yield window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    write_mail(made / "1.eml", "Мария Лобачёва", "Добрый день! «Эхо»: мы поддерживаем  текст.")
    write_mail(made / "2.eml", "Анна Ахметова", "«Заря» не поддерживает требование 1.")
    write_mail(made / "3.eml", "Игорь Ли", "«Степь»: просим исключить нас из списка.")
    write_mail(made / "4.eml", "Некто", "Я согласен с вами.")
    (made / "5.eml").write_bytes((made / "1.eml").read_bytes())
    (made / "6.pdf").write_bytes(b"")
    return made
