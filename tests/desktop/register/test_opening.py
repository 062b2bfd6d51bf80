"""Opening and closing: the passphrase, files that do not open, work that runs, mistakes of the program."""

import datetime as dt
import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from coalition_app import i18n, settings
from coalition_app.desktop.desk import qt_texts
from coalition_app.desktop.help.fault_dialog import FaultDialog
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.desktop.widgets.question import Message, Question
from coalition_app.errors import Interrupted
from coalition_app.operations import door
from coalition_app.operations.register import name_coalition
from coalition_app.records.editions import attestors
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.store.tables import FORMAT
from coalition_app.work import Tell
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import COALITION, make_register, make_source, numbered_entries, recorded_on
from tests.registers import PASSPHRASE as SECRET

ROOT_WRITES_ANYWHERE = os.name == "posix" and os.geteuid() == 0


# The passphrase


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "secret.coalition"
    make_register(path, passphrase=SECRET).close()
    return path


def test_a_wrong_passphrase_is_told_and_asked_again_without_end(
    window: MainWindow, encrypted: Path
) -> None:
    window.open_path(encrypted)
    asking = screen.dialog(SecretDialog)
    asking.agree.click()
    assert asking.refusal.text() == "Enter the passphrase of this register."
    for _time in range(6):
        asking.passphrase.setText("дұрыс емес")
        asking.agree.click()
        assert "check the keyboard layout" in asking.refusal.text()
        assert asking.passphrase.selectedText() or asking.passphrase.hasSelectedText()
    asking.passphrase.setText(SECRET)
    asking.agree.click()
    assert window.operations.database is not None


def test_caps_lock_is_noticed_and_what_is_typed_can_be_shown(
    window: MainWindow, encrypted: Path
) -> None:
    window.open_path(encrypted)
    asking = screen.dialog(SecretDialog)
    screen.type_words(asking.passphrase, "Ә")
    assert asking.capitals.isVisible()
    screen.type_words(asking.passphrase, "ә")
    assert not asking.capitals.isVisible()
    assert asking.passphrase.echoMode() == asking.passphrase.EchoMode.Password
    asking.shown.click()
    assert asking.passphrase.echoMode() == asking.passphrase.EchoMode.Normal
    screen.press_language(asking)
    assert i18n.current().language == "ru"
    assert asking.passphrase.text() == "Әә"
    asking.reject()


# What cannot be opened


def spoil_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(16)
        file.write(b"\xff" * 84)


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def make_newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 5}")
    connection.close()


def make_foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (make_foreign, "is not a register of this program."),
        (make_newer, "Install the newer version."),
        (spoil_header, "Restore a backup copy."),
        (cut, "Restore a backup copy."),
        (lambda path: path.write_bytes(b""), "is an empty file, not a register."),
        (Path.unlink, "There is no register at"),
    ],
    ids=["foreign", "newer", "damaged", "cut", "empty", "gone"],
)
def test_a_file_that_cannot_be_opened_says_what_to_do(
    window: MainWindow, register: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(register)
    window.open_path(register)
    assert said in screen.sentence(window)
    assert window.status.said.property("role") == "refusal"
    assert window.status.mark.text() == "", "no tick of success"
    assert window.operations.database is None
    assert window.pages.currentWidget() is window.welcome
    assert settings.registers_listed() == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "is a picture, not a register."),
        (b"\xff\xd8\xff\xe0 JFIF", "is a picture, not a register."),
        (b"PK\x03\x04 list.txt", "is an archive or a document, not a register."),
    ],
    ids=["png", "jpeg", "zip"],
)
def test_of_what_is_no_register_by_its_beginning_nothing_is_recovered(
    window: MainWindow, tmp_path: Path, content: bytes, said: str
) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    window.open_path(other)
    assert screen.sentence(window).endswith(said)
    assert not any(each.isVisible() for each in window.status.offers)


def test_a_register_that_begins_like_a_picture_by_chance_is_asked_for_its_passphrase(
    window: MainWindow, tmp_path: Path
) -> None:
    by_chance = tmp_path / "r.coalition"
    by_chance.write_bytes(b"\xff\xd8\xff".ljust(8192, b"r"))
    window.open_path(by_chance)
    screen.dialog(SecretDialog).reject()


def test_an_older_register_is_copied_and_opened(window: MainWindow, register: Path) -> None:
    with sqlite3.connect(register) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT - 1}")
    connection.close()
    window.open_path(register)
    assert window.operations.database is not None
    assert pages_of(window).signatories.model.rowCount() == 3
    assert len(list(register.parent.glob(f"{register.stem} before upgrade *.coalition"))) == 1


def test_a_clock_that_is_behind_is_told_when_the_register_opens(
    window: MainWindow, register: Path
) -> None:
    with recorded_on(dt.date(2019, 3, 1)):
        window.open_path(register)
    shown = screen.dialog(Message)
    assert "shows 01.03.2019 12:00" in shown.text()
    shown.accept()
    assert pages_of(window).signatories.model.rowCount() == 3


def test_a_register_that_is_in_use_says_where_to_close_it(
    window: MainWindow, register: Path
) -> None:
    with open_register(register):
        window.open_path(register)
        assert screen.sentence(window) == (
            "The register is open in another window or command; close it there first."
        )
    window.open_path(register)
    assert window.operations.database is not None


@pytest.mark.skipif(ROOT_WRITES_ANYWHERE, reason="root may write into every folder")
def test_a_register_in_a_folder_for_reading_only_says_to_copy_it(
    window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "disc"
    folder.mkdir()
    create_register(folder / "r.coalition", coalition=COALITION, passphrase=None).close()
    for left in folder.glob(".*.lock"):
        left.unlink()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    window.open_path(folder / "r.coalition")
    said = screen.sentence(window)
    folder.chmod(stat.S_IRWXU)
    assert "Copy the register to another folder first." in said


# Closing while something runs


class Work:
    """Work in the background that goes on until it is cancelled, and tells when it runs."""

    def __init__(self, window: MainWindow) -> None:
        self.runs = threading.Event()
        database = window.operations.database
        assert database is not None

        def write(progress: Callable[[int, int], None]) -> None:
            with database.writing("set-attestor") as tx:
                attestors.set_attestor(tx, name="Жарты жұмыс", offices=[])
                self.runs.set()
                while True:
                    progress(1, 2)

        window.operations.start("Checking", write, lambda _answer: None)
        assert self.runs.wait(screen.LIMIT)


def attestor_in(path: Path) -> attestors.Attestor | None:
    with open_register(path) as database, database.reading() as tx:
        return attestors.current_attestor(tx)


def test_closing_while_something_runs_asks_and_cancelling_rolls_back(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    Work(window)
    assert not window.close()
    asking = screen.dialog(Question)
    assert "Checking" in asking.said.text()
    screen.press_language(asking)
    assert i18n.current().language == "ru"
    assert "Checking" in asking.said.text()
    screen.press(asking, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.operations.working
    window.close()
    screen.dialog(Question).agree.click()
    assert not window.isVisible()
    assert window.operations.database is None
    assert attestor_in(register) is None


def test_closing_the_register_while_something_runs_keeps_the_window(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    Work(window)
    window.do("close")
    screen.dialog(Question).agree.click()
    assert window.isVisible()
    assert window.operations.database is None
    assert window.pages.currentWidget() is window.welcome
    assert attestor_in(register) is None


def test_cancelling_says_what_the_work_had_recorded(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    database = window.operations.database
    assert database is not None

    def work(_tell: Tell) -> None:
        door.write(database, name_coalition(name="Коалиция «Ар»"))
        raise Interrupted

    window.operations.start("Working", work, lambda _none: None)
    screen.settle(window)
    kept = "Recorded before it, and kept: change the name of the coalition."
    assert screen.sentence(window) == f"Cancelled. {kept}"


def test_a_real_check_that_runs_is_cancelled_before_the_register_is_closed(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "many.coalition"
    with make_register(path, signatures=0) as database, database.writing("import") as tx:
        import_draft.import_source(tx, make_source(numbered_entries(2_000)))
    window.open_path(path)
    window.do("check")
    window.close()
    asking = screen.dialog(Question)
    assert "Checking" in asking.said.text()
    asking.agree.click()
    assert not window.isVisible()
    open_register(path).close()


# Mistakes of the program


def fail(_checked: bool = False) -> None:
    private = "Ахметова Дана"
    raise ValueError(f"no such name: {private}")


def test_a_fault_in_a_slot_is_told_once_and_its_details_hold_no_value(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []

    def tell(fault: BaseException) -> str:
        told.append(fault)
        return "An unexpected error occurred (ValueError)."

    window.tell_fault = tell
    monkeypatch.setattr("sys.excepthook", lambda _kind, fault, _trace: window.show_fault(fault))
    button = QPushButton(window)
    button.clicked.connect(fail)
    for _time in range(20):
        button.click()
    shown = screen.dialog(FaultDialog)
    assert len(told) == 20
    assert shown.said.text() == (
        "An unexpected error occurred (ValueError).\n\nIt happened 19 more times."
    )
    screen.press_language(shown)
    assert i18n.current().language == "ru"
    shown.copy.click()
    assert shown.isVisible()
    copied = QApplication.clipboard().text()
    shown.reject()
    assert "ValueError" in copied
    assert "test_opening" in copied
    assert "Ахметова" not in copied
    assert str(Path.home()) not in copied
    assert copied.count("ValueError\n") == 1


def test_a_fault_in_the_background_is_told_too(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.operations.start("Checking", lambda _progress: fail(), lambda _answer: None)
    screen.settle(window)
    shown = screen.dialog(FaultDialog)
    shown.reject()
    assert window.operations.working == ""


# Qt's own words


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Let Qt speak a language for a while."""
    i18n.use(language)
    qt_texts.speak()
    try:
        yield
    finally:
        i18n.use("en")
        qt_texts.speak()


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_qt_s_own_buttons_are_not_blanked_by_ours(application: QApplication, language: str) -> None:
    assert isinstance(application, QApplication)
    before = {
        each: QCoreApplication.translate("QPlatformTheme", each) for each in ("Cancel", "Save")
    }
    with spoken(language):
        for text in before:
            assert QCoreApplication.translate("QPlatformTheme", text) not in ("", text)
        for context, text in qt_texts.GAPS:
            assert QCoreApplication.translate(context, text)
        assert QCoreApplication.translate("Nowhere", "Unheard of") == "Unheard of"


def test_the_gaps_are_filled_from_our_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_texts, "_", lambda text: f"«{text}»")
    with spoken("kk"):
        assert QCoreApplication.translate("QDateTimeParser", "AM") == "«AM»"
        assert QCoreApplication.translate("QFileDialog", "Parent Directory") == "«Folder above»"
        # Where Qt alone has a word, that one stands.
        assert QCoreApplication.translate("QFileDialog", "Open") == "Ашу"


def test_qt_calls_a_folder_in_kazakh_as_the_program_does(application: QApplication) -> None:
    assert isinstance(application, QApplication)
    with spoken("kk"):
        said = {
            text: QCoreApplication.translate("QFileDialog", text)
            for text in ("Create New Folder", "Could not delete directory.", "Directories")
        }
        assert list(said.values()) == [
            "Жаңа қалта жасау",
            "Қалтаны өшіру мүмкін емес.",
            "Қалталар",
        ]
        assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "Қалта"


def test_paper_is_no_folder_in_the_russian_print_dialog(application: QApplication) -> None:
    assert isinstance(application, QApplication)
    with spoken("ru"):
        assert QCoreApplication.translate("QPageSetupWidget", "Paper") == "Бумага"


def test_nothing_of_a_closed_register_stays_in_the_line_below(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    window.owners.editing.change_field(1, "place", "Орал")
    screen.settle(window)
    assert window.status.undo.isVisible()
    window.close_register()
    assert screen.sentence(window) == ""
    assert not window.status.undo.isVisible()
