"""Without a register: a copy becomes one, and an annex is verified as far as it can be alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from coalition_app import paths
from coalition_app.desktop.annex.verdict import VerdictDialog
from coalition_app.desktop.annex.verify_dialog import VerifyDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.new_dialog import NewRegisterDialog
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.desktop.register.welcome_page import WelcomePage
from coalition_app.languages import LANGUAGES
from coalition_app.records.care import backups
from tests.desktop import screen
from tests.registers import PASSPHRASE, make_register


def make_copy(folder: Path, passphrase: str | None) -> Path:
    with make_register(folder / "r.coalition", passphrase=passphrase) as database:
        return backups.back_up(database, folder)


def test_a_copy_becomes_a_register_that_is_opened(window: MainWindow, tmp_path: Path) -> None:
    copy, target = make_copy(tmp_path, None), tmp_path / "new.coalition"
    before = copy.read_bytes()
    window.choosers.file = lambda *_asked: copy
    window.choosers.target = lambda *_asked: target
    window.welcome.restore.click()
    screen.dialog(SecretDialog).agree.click()
    screen.settle(window)
    assert window.operations.database is not None
    assert window.operations.database.path == target
    assert copy.read_bytes() == before


def test_a_wrong_passphrase_is_said_in_the_dialog_and_makes_nothing(
    window: MainWindow, tmp_path: Path
) -> None:
    copy, target = make_copy(tmp_path, PASSPHRASE), tmp_path / "new.coalition"
    window.choosers.file = lambda *_asked: copy
    window.choosers.target = lambda *_asked: target
    window.welcome.restore.click()
    dialog = screen.dialog(SecretDialog)
    for typed in ("", "another"):
        dialog.passphrase.setText(typed)
        dialog.agree.click()
        assert dialog.isVisible()
        assert dialog.refusal.isVisible()
    dialog.reject()
    assert not target.exists()


def test_a_file_is_verified_while_no_register_is_open(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "letter.pdf"
    other.write_bytes(b"%PDF-1.7 of another program")
    window.owners.annexes.verify_path(other)
    screen.settle(window)
    dialog = screen.dialog(VerdictDialog)
    said = dialog.word.text()
    dialog.reject()
    assert said == "Not what was issued"


def test_a_draft_s_json_is_told_without_a_register(window: MainWindow) -> None:
    window.welcome.verify.click()
    asked = screen.dialog(VerifyDialog)
    asked.typed.setPlainText("{}")
    asked.agree.click()
    screen.settle(window)
    dialog = screen.dialog(VerdictDialog)
    word = dialog.word.text()
    dialog.reject()
    assert word


@pytest.mark.parametrize("width", [1280, 1600])
def test_the_promise_stands_below_the_title(window: MainWindow, width: int) -> None:
    window.resize(width, 720)
    screen.settle(window)
    page = window.welcome
    title, promise = (
        each.mapTo(page, each.rect().topLeft()) for each in (page.title, page.promise)
    )
    assert promise.x() == title.x()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_button_has_room_for_its_words_also_with_the_keyboard(
    window: MainWindow, language: str
) -> None:
    window.speak(language)
    button = window.welcome.sample
    button.setFocus()
    QCoreApplication.processEvents()
    assert button.hasFocus()
    drawn = QStyleOptionButton()
    button.initStyleOption(drawn)
    inside = (
        button.style()
        .subElementRect(QStyle.SubElement.SE_PushButtonContents, drawn, button)
        .width()
    )
    assert inside >= QFontMetrics(button.font()).horizontalAdvance(button.text())


def test_list_and_drop_target_are_beside_each_other_from_the_first_size_on(
    window: MainWindow,
) -> None:
    page = WelcomePage()
    page.resize(1280, 650)
    page.show()
    QCoreApplication.processEvents()
    listed = page.title.mapTo(page, page.title.rect().topRight()).x()
    assert page.drop.mapTo(page, page.drop.rect().topLeft()).x() > listed
    assert not page._scroll.verticalScrollBar().isVisible()
    page.close()


def test_the_sample_says_that_it_is_one_until_another_register_is_open(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_APP_SAMPLE", str(tmp_path))
    sample = paths.sample_register()
    sample.parent.mkdir()
    make_register(sample).close()
    make_register(tmp_path / "own.coalition").close()
    notice = window.sample_notice
    assert not notice.isVisible()
    window.open_path(sample)
    screen.settle(window)
    assert notice.isVisible()
    assert notice.sentence.text().startswith("This is a sample")
    notice.new.click()
    screen.dialog(NewRegisterDialog).reject()
    assert notice.isVisible()
    window.choosers.file = lambda *_asked: tmp_path / "own.coalition"
    notice.open.click()
    screen.settle(window)
    assert not notice.isVisible()
    window.open_path(sample)
    window.close_register()
    assert not notice.isVisible()
