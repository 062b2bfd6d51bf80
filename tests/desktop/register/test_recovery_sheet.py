"""The recovery sheet: the passphrase in words and as a QR on one page, and nowhere else."""

import datetime as dt
import io
import os
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.documents.write.recovery_sheet import FOLDS, recovery_sheet
from coalition_app.errors import UserError
from coalition_app.languages import LANGUAGES
from coalition_app.records.opening.existing import open_register
from tests.desktop import screen
from tests.registers import make_register

PASSPHRASE = "алматы Тюльпан 1986 верблюд самовар қайың"
DAY = dt.date(2026, 11, 29)


def sheet(passphrase: str, language: str = "ru") -> PdfReader:
    made = recovery_sheet("НПО", passphrase, language, DAY, "Коалиция НПО")
    return PdfReader(io.BytesIO(made))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_tagged_page_holds_all_its_words(language: str) -> None:
    read = sheet(PASSPHRASE, language)
    assert len(read.pages) == 1
    words = read.pages[0].extract_text().split()
    assert set(PASSPHRASE.split()) <= set(words)
    assert "/StructTreeRoot" in read.root_object
    assert read.attachments == {}


def test_the_words_lie_between_the_folds() -> None:
    places: dict[str, float] = {}

    def see(text: str, _matrix: object, at: list[float], *_font: object) -> None:
        for word in PASSPHRASE.split():
            if word in text:
                places[word] = 841.9 - at[5]

    sheet(PASSPHRASE).pages[0].extract_text(visitor_text=see)
    assert set(places) == set(PASSPHRASE.split())
    assert all(FOLDS[0] < each < FOLDS[1] for each in places.values())


def test_the_longest_one_stays_between_the_folds_too() -> None:
    longest = ("қайың өзен " * 50)[:400]
    assert len(sheet(longest).pages) == 1
    with pytest.raises(UserError, match="от руки"):
        sheet(longest + "қ")


def test_a_character_without_a_glyph_is_named() -> None:
    with pytest.raises(UserError, match=r"U\+E000"):
        sheet("верблюд \ue000")


def test_it_asks_for_the_passphrase_and_writes_only_where_it_is_told(
    window: MainWindow, tmp_path: Path
) -> None:
    path, target = tmp_path / "НПО.coalition", tmp_path / "stick" / "лист.pdf"
    target.parent.mkdir()
    make_register(path, passphrase=PASSPHRASE).close()
    window.take_register(open_register(path, PASSPHRASE))
    screen.settle(window)
    before = set(tmp_path.rglob("*"))

    def choose(_parent: QWidget, _title: str, _proposed: str) -> Path:
        return target

    window.choosers.target = choose
    window.do("recovery-sheet")
    dialog = screen.dialog(SecretDialog)
    dialog.passphrase.setText("не та")
    dialog.agree.click()
    assert "Incorrect passphrase" in dialog.refusal.text() and not target.exists()
    dialog.passphrase.setText(PASSPHRASE)
    dialog.agree.click()
    assert screen.open_dialogs() == []
    assert "верблюд" in PdfReader(target).pages[0].extract_text()
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600
    assert set(tmp_path.rglob("*")) - before == {target}


def test_a_register_without_a_passphrase_has_none(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    screen.settle(window)
    window.do("recovery-sheet")
    assert screen.open_dialogs() == []
    assert "no passphrase" in window.status.said.text()
