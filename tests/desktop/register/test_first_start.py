"""The first start: welcome, the steps of a new register, the passphrase, and every refusal on the way."""

import datetime as dt
import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from coalition_app import i18n, settings
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.new_dialog import FILE, PASSPHRASE, NewRegisterDialog
from coalition_app.desktop.register.recent_list import FOLDER, STATE
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import DayEdit
from coalition_app.desktop.widgets.question import Question
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions import attestors
from coalition_app.records.journal import journal
from coalition_app.records.opening.existing import open_register
from tests.desktop import geometry, screen
from tests.desktop.screen import pages_of
from tests.registers import COALITION, make_register
from tests.registers import PASSPHRASE as SECRET

ROOT_WRITES_ANYWHERE = os.name == "posix" and os.geteuid() == 0


@pytest.fixture
def wizard(window: MainWindow, tmp_path: Path) -> NewRegisterDialog:
    window.choosers.target = lambda _parent, _title, _proposed: tmp_path / "new.coalition"
    window.owners.registers.new_register()
    return screen.dialog(NewRegisterDialog)


def fill_to_file(wizard: NewRegisterDialog, secret: str = SECRET) -> None:
    wizard.coalition.setText(COALITION)
    wizard.agree.click()
    wizard.agree.click()
    wizard.passphrase.setText(secret)
    wizard.again.setText(secret)
    wizard.agree.click()
    assert wizard.step == FILE


def test_the_recovery_sheet_is_offered_on_each_page_until_it_is_answered(
    window: MainWindow, wizard: NewRegisterDialog, tmp_path: Path
) -> None:
    fill_to_file(wizard)
    wizard.where.setText(str(tmp_path / "new.coalition"))
    wizard.agree.click()
    screen.settle(window)
    sheet, not_now = window.status.offers
    # A list that waited for the register leads to a page at once; so does a click.
    for page in ("journal", "evidence"):
        window.go(page)
        screen.settle(window)
        assert (sheet.text(), not_now.text()) == ("Recovery sheet…", "Not now")
        assert sheet.isVisible() and not_now.isVisible()
    window.speak("ru")
    assert sheet.isVisible() and sheet.text() == "Лист восстановления…"
    assert window.status.said.text().startswith("Парольную фразу можно")
    window.speak("en")
    window.say("Something else was done.")
    assert not sheet.isVisible()
    QCoreApplication.processEvents()
    window.go("journal")
    assert sheet.isVisible()
    not_now.click()
    assert window.status.said.text() == "" and not sheet.isVisible()
    window.go("evidence")
    assert not sheet.isVisible()


# Welcome


def test_the_first_action_is_the_sample(window: MainWindow) -> None:
    asked: list[str] = []
    window.welcome.wanted.disconnect()
    window.welcome.wanted.connect(asked.append)
    assert window.focusWidget() is not None
    assert not window.welcome.recent.isVisible()
    assert not window.welcome.open_chosen.isVisible()
    window.welcome.sample.setFocus()
    screen.press(window.welcome.sample, Qt.Key.Key_Space)
    for button in (*window.welcome.drop.buttons, window.welcome.help):
        button.click()
    assert asked == ["sample", "import", "paste", "help"]


def test_a_recent_register_is_opened_by_the_keyboard(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.close_register()
    recent = window.welcome.recent
    assert [recent.item(row).text() for row in range(recent.count())] == [register.stem]
    assert recent.item(0).data(FOLDER).replace("~", str(Path.home())) == str(register.parent)
    assert recent.item(0).data(STATE) == "not encrypted"
    recent.setFocus()
    screen.press(recent, Qt.Key.Key_Return)
    assert window.operations.database is not None


def test_nothing_of_a_closed_register_stays_on_the_screen(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    screen.settle(window)
    window.show_numbers([1])
    assert window.details_room.isVisible()
    window.do("up")
    window.close_register()
    assert not window.details_room.isVisible()
    assert not window.sidebar.isVisible()
    assert screen.sentence(window) == ""


def test_arrows_choose_among_the_registers_and_a_lock_is_told(
    window: MainWindow, register: Path, tmp_path: Path
) -> None:
    locked = tmp_path / "locked.coalition"
    make_register(locked, signatures=0, passphrase=SECRET).close()
    settings.remember_register(register)
    settings.remember_register(locked)
    welcome = window.welcome
    welcome.retranslate()
    assert welcome.recent.item(0).data(STATE) == "encrypted"
    assert welcome.recent.chosen() == locked
    welcome.recent.setFocus()
    screen.press(welcome.recent, Qt.Key.Key_Down)
    assert welcome.recent.chosen() == register
    welcome.open_chosen.click()
    assert window.operations.database is not None
    assert window.operations.database.path == register.resolve()


def test_delete_takes_a_register_off_the_list_and_leaves_the_file(
    window: MainWindow, register: Path
) -> None:
    settings.remember_register(register)
    welcome = window.welcome
    welcome.retranslate()
    welcome.recent.setFocus()
    screen.press(welcome.recent, Qt.Key.Key_Delete)
    assert welcome.recent.count() == 0
    assert register.exists()
    assert welcome.sample.isVisible()


def test_a_register_that_is_gone_says_so_and_is_taken_off_the_list(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.close_register()
    register.unlink()
    window.welcome.retranslate()
    welcome = window.welcome
    assert welcome.recent.item(0).data(STATE) == "not found"
    welcome.recent.setCurrentRow(0)
    assert welcome.gone.isVisible()
    assert str(register) in welcome.gone.text()
    welcome.recent.itemActivated.emit(welcome.recent.item(0))
    assert window.operations.database is None
    welcome.remove.click()
    assert welcome.recent.count() == 0
    assert settings.registers_listed() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [1, 2])
def test_the_welcome_page_fits_and_scrolls(
    window: MainWindow, application: QApplication, language: str, scale: int, tmp_path: Path
) -> None:
    for at in range(8):
        settings.remember_register(tmp_path / f"Қоғамдық бірлестіктер коалициясы {at}.coalition")
    before = QFont(application.font())
    larger = QFont(before)
    larger.setPointSizeF(scale * before.pointSizeF())
    application.setFont(larger)
    theme.apply_theme(application, "light")
    try:
        window.speak(language)
        welcome = window.welcome
        # Speaking its own language anew, the window reads no list: these registers came after it.
        welcome.retranslate()
        screen.settle(window)
        assert welcome.remove.isVisible()
        inner = welcome._scroll.widget()
        assert inner is not None
        assert inner.width() <= welcome._scroll.viewport().width()
        assert inner.height() >= inner.minimumSizeHint().height()
        for label in (welcome.title, welcome.explanation):
            assert label.height() >= label.heightForWidth(label.width())
        assert geometry.faults(welcome) == []
        for button in (welcome.open_chosen, welcome.new, welcome.open):
            assert button.width() >= button.sizeHint().width()
        welcome.remove.setFocus(Qt.FocusReason.TabFocusReason)
        welcome._scroll.ensureWidgetVisible(welcome.remove)
        corner = welcome.remove.mapTo(welcome, welcome.remove.rect().bottomRight())
        assert welcome.rect().contains(corner)
    finally:
        application.setFont(before)
        theme.apply_theme(application, "light")


# The steps of a new register


def test_a_register_is_made_step_by_step(
    window: MainWindow, wizard: NewRegisterDialog, tmp_path: Path
) -> None:
    screen.type_words(wizard.coalition, COALITION)
    wizard.language.setCurrentIndex(wizard.language.findData("kk"))
    assert wizard.time_zone.key() == "Asia/Almaty"
    wizard.time_zone.choose("Asia/Tashkent")
    wizard.agree.click()
    screen.type_words(wizard.attestor, "Ахметова Дана")
    wizard.offices.setPlainText("координатор\n\nдиректор")
    screen.type_words(wizard.my_name, "Ахметова Д.")
    wizard.agree.click()
    screen.type_words(wizard.passphrase, SECRET)
    screen.type_words(wizard.again, SECRET)
    wizard.agree.click()
    assert COALITION in wizard.summary.text()
    assert "Ахметова Дана" in wizard.summary.text()
    assert f"In the journal: {wizard.my_name.text()}" in wizard.summary.text()
    wizard.choose.click()
    wizard.agree.click()
    assert screen.open_dialogs() == []
    window.close_register()
    with open_register(tmp_path / "new.coalition", SECRET) as made, made.reading() as tx:
        assert attestors.get_register(tx).coalition == COALITION
        assert attestors.get_register(tx).document_language == "kk"
        assert str(tx.zone) == "Asia/Tashkent"
        attestor = attestors.current_attestor(tx)
    assert attestor is not None
    assert attestor.offices == ("координатор", "директор")


def test_back_and_next_keep_what_was_typed(wizard: NewRegisterDialog) -> None:
    fill_to_file(wizard)
    for _step in range(FILE):
        wizard.back.click()
    assert not wizard.back.isEnabled()
    assert wizard.coalition.text() == COALITION
    wizard.coalition.setText("Басқа")
    for _step in range(FILE):
        wizard.agree.click()
    assert wizard.step == FILE
    assert wizard.passphrase.text() == wizard.again.text() == SECRET
    # The proposed name follows the coalition until she names the file herself.
    assert f"Folder: {Path(wizard.where.text()).parent}" in wizard.summary.text()
    assert Path(wizard.where.text()).name == "Басқа.coalition"
    wizard.reject()


def test_an_empty_coalition_is_refused_in_the_first_step(wizard: NewRegisterDialog) -> None:
    wizard.coalition.setText("   ")
    wizard.agree.click()
    assert wizard.step == 0
    assert wizard.refusal.text() == "A register needs the name of its coalition."
    wizard.coalition.setText(COALITION)
    wizard.agree.click()
    assert not wizard.refusal.isVisible()
    wizard.reject()


def test_offices_without_a_name_are_refused(wizard: NewRegisterDialog) -> None:
    wizard.coalition.setText(COALITION)
    wizard.agree.click()
    wizard.offices.setPlainText("директор")
    wizard.agree.click()
    assert wizard.step == 1
    assert "without a name" in wizard.refusal.text()
    wizard.reject()


def test_the_strength_is_said_in_words(wizard: NewRegisterDialog) -> None:
    wizard.show_step(PASSPHRASE)
    said = {}
    for typed in ("пароль1", SECRET):
        wizard.passphrase.setText(typed)
        said[typed] = wizard.secret.strength.text()
    wizard.reject()
    assert said["пароль1"].startswith("Weak.")
    assert said[SECRET].startswith("Strong.")


def test_six_words_are_suggested_shown_and_typed_once_more(
    window: MainWindow, wizard: NewRegisterDialog, tmp_path: Path
) -> None:
    window.speak("kk")
    fill_to_file(wizard)
    wizard.back.click()
    wizard.secret.suggest.click()
    words = wizard.passphrase.text()
    assert len(words.split()) == 6
    assert wizard.passphrase.echoMode() == wizard.passphrase.EchoMode.Normal
    assert "60" in wizard.secret.told.text()
    QCoreApplication.processEvents()
    shown = wizard.steps.currentWidget()
    assert isinstance(shown, QScrollArea) and shown.verticalScrollBar().maximum() == 0
    wizard.agree.click()
    assert wizard.step == PASSPHRASE
    wizard.again.setText(words)
    wizard.agree.click()
    wizard.choose.click()
    wizard.agree.click()
    window.close_register()
    open_register(tmp_path / "new.coalition", words).close()


def test_going_without_a_passphrase_says_what_it_means(
    window: MainWindow, wizard: NewRegisterDialog, tmp_path: Path
) -> None:
    fill_to_file(wizard)
    wizard.back.click()
    assert not wizard.secret.meaning.isVisible()
    wizard.unencrypted.setChecked(True)
    assert wizard.secret.meaning.isVisible()
    assert not wizard.passphrase.isEnabled()
    wizard.agree.click()
    assert "Without a passphrase" in wizard.summary.text()
    wizard.choose.click()
    wizard.agree.click()
    window.close_register()
    open_register(tmp_path / "new.coalition").close()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Choose where to save the register."),
        ("new.coalition", "Enter the full path of the file, or choose it."),
        ("{folder}/missing/new.coalition", "There is no folder {folder}/missing."),
        (
            "{folder}/old.coalition",
            "old.coalition already exists in this folder. Give another name, or open that register.",
        ),
        # The suffix is added, so this is the same file.
        (
            "{folder}/old",
            "old.coalition already exists in this folder. Give another name, or open that register.",
        ),
    ],
)
def test_a_place_that_cannot_be_is_refused_and_nothing_is_lost(
    wizard: NewRegisterDialog, tmp_path: Path, typed: str, said: str
) -> None:
    (tmp_path / "old.coalition").write_bytes(b"precious")
    fill_to_file(wizard)
    wizard.where.setText(typed.format(folder=tmp_path))
    wizard.agree.click()
    assert wizard.refusal.text() == said.format(folder=tmp_path)
    assert wizard.step == FILE
    assert wizard.passphrase.text() == SECRET
    wizard.reject()
    assert (tmp_path / "old.coalition").read_bytes() == b"precious"
    assert [each.name for each in tmp_path.glob("*.coalition")] == ["old.coalition"]


@pytest.mark.skipif(ROOT_WRITES_ANYWHERE, reason="root may write into every folder")
def test_a_folder_that_cannot_be_written_to_is_refused(
    wizard: NewRegisterDialog, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    fill_to_file(wizard)
    wizard.where.setText(str(closed / "new.coalition"))
    wizard.agree.click()
    said = wizard.refusal.text()
    wizard.reject()
    closed.chmod(stat.S_IRWXU)
    assert said == f"The folder {closed} cannot be written to; choose another one."


@pytest.mark.parametrize("folder", ["OneDrive", "Yandex.Disk", "Dropbox/Ортақ"])
def test_a_folder_that_is_copied_to_the_network_is_warned_of(
    wizard: NewRegisterDialog, tmp_path: Path, folder: str
) -> None:
    fill_to_file(wizard)
    wizard.where.setText(str(tmp_path / folder / "new.coalition"))
    warned = wizard.shared.isVisible()
    wizard.where.setText(str(tmp_path / "new.coalition"))
    calm = wizard.shared.isVisible()
    wizard.reject()
    assert (warned, calm) == (True, False)


def test_the_language_is_switched_in_the_middle(
    window: MainWindow, wizard: NewRegisterDialog
) -> None:
    wizard.coalition.setText(COALITION)
    wizard.language.setCurrentIndex(wizard.language.findData("kk"))
    screen.press_language(wizard)
    assert i18n.current().language == "ru"
    assert wizard.spoken.currentData() == "ru"
    assert wizard.give_up.text() == "Отмена"
    wizard.spoken.setCurrentIndex(wizard.spoken.findData("kk"))
    assert window.bar.language.text() == "Қаз ▾"
    assert wizard.coalition.text() == COALITION
    assert wizard.language.currentData() == "kk"
    wizard.agree.click()
    wizard.attestor.setText("Ахметова Дана")
    screen.press_language(wizard)
    assert i18n.current().language == "en"
    assert wizard.step == 1
    assert wizard.heading.text() == "Step 2 of 4: Attestor"
    assert wizard.attestor.text() == "Ахметова Дана"
    wizard.reject()


def test_the_keyboard_alone_walks_the_steps(wizard: NewRegisterDialog) -> None:
    QCoreApplication.processEvents()
    assert wizard.focusWidget() is wizard.coalition
    screen.type_words(wizard.coalition, COALITION)
    screen.press(wizard.coalition, Qt.Key.Key_Return)
    assert wizard.step == 1
    assert wizard.focusWidget() is wizard.attestor
    for step in range(4):
        wizard.show_step(step)
        assert screen.nameless(wizard) == []
    wizard.reject()


@pytest.mark.parametrize(
    "step",
    [
        "statement",
        "sign",
        "withdraw",
    ],
)
def test_a_dialog_keeps_what_was_typed_when_the_language_is_switched(
    window: MainWindow, register: Path, step: str
) -> None:
    window.open_path(register)
    pages_of(window).signatories.choose([1])
    window.do(step)
    (shown,) = screen.open_dialogs()
    days = shown.findChildren(DayEdit)
    for day in filter(QWidget.isVisible, days):
        day.setDate(QDate(2025, 3, 3))
    lines = [each for each in shown.findChildren(QLineEdit) if type(each) is QLineEdit]
    before = []
    for at, line in enumerate(lines):
        if not line.isReadOnly():
            line.setText(f"Ә{at}")
        before.append(line.text())
    titles = [shown.windowTitle()]
    for _time in range(2):
        screen.press_language(shown)
        titles.append(shown.windowTitle())
    kept = [line.text() for line in lines]
    screen.close_dialogs()
    assert i18n.current().language == "kk"
    assert len(set(titles)) == 3
    assert kept == before


def test_a_weak_passphrase_is_asked_about_once(
    window: MainWindow, wizard: NewRegisterDialog, tmp_path: Path
) -> None:
    fill_to_file(wizard)
    wizard.back.click()
    for field in (wizard.passphrase, wizard.again):
        field.setText("пароль1")
    wizard.agree.click()
    asked = weak_question(wizard)
    assert "within hours" in asked.said.text() or "immediately" in asked.said.text()
    screen.press(asked, Qt.Key.Key_Escape)
    assert wizard.step == PASSPHRASE
    assert wizard.passphrase.text() == "пароль1"
    wizard.agree.click()
    weak_question(wizard).other.click()
    assert wizard.step == FILE
    wizard.back.click()
    wizard.agree.click()
    assert wizard.step == FILE
    wizard.choose.click()
    wizard.agree.click()
    window.close_register()
    open_register(tmp_path / "new.coalition", "пароль1").close()


def test_six_words_take_the_place_of_a_weak_passphrase(wizard: NewRegisterDialog) -> None:
    fill_to_file(wizard)
    wizard.back.click()
    for field in (wizard.passphrase, wizard.again):
        field.setText("пароль1")
    wizard.agree.click()
    weak_question(wizard).agree.click()
    assert wizard.step == PASSPHRASE
    assert len(wizard.passphrase.text().split()) == 6
    assert wizard.again.text() == ""
    wizard.reject()


def weak_question(wizard: NewRegisterDialog) -> Question:
    (asked,) = (each for each in screen.open_dialogs() if each is not wizard)
    assert isinstance(asked, Question)
    return asked


def test_a_refusal_goes_with_the_next_change(wizard: NewRegisterDialog) -> None:
    wizard.agree.click()
    assert wizard.refusal.isVisible()
    screen.type_words(wizard.coalition, "К")
    assert not wizard.refusal.isVisible()
    wizard.reject()


def test_the_name_for_the_journal_is_asked_once(
    window: MainWindow, wizard: NewRegisterDialog, tmp_path: Path
) -> None:
    fill_to_file(wizard)
    wizard.my_name.setText("  Айгүл  Сапарова ")
    wizard.choose.click()
    wizard.agree.click()
    screen.settle(window)
    assert settings.my_name() == "Айгүл Сапарова"
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        assert {entry.actor for entry in journal.list_entries(tx)} == {"Айгүл Сапарова"}


@pytest.mark.parametrize(("system", "proposed"), [("root", ""), ("Admin", ""), ("aigul", "aigul")])
def test_a_name_of_nobody_is_not_proposed(
    monkeypatch: pytest.MonkeyPatch, system: str, proposed: str
) -> None:
    monkeypatch.setenv("LOGNAME", system)
    settings.remember_my_name("")
    assert settings.proposed_name() == proposed


def test_the_day_of_a_recent_register_is_that_of_its_own_zone(
    window: MainWindow, register: Path
) -> None:
    """Where the computer's zone is a day off, the register's clock tells on which day it was opened."""
    window.open_path(register)
    (line,) = settings.registers_listed()
    assert line == (register, today().isoformat())
    settings.remember_register(register, dt.date(2026, 3, 1))
    assert settings.registers_listed() == [(register, "2026-03-01")]
