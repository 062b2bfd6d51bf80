"""Another passphrase for the open register: typed in the window, refused where it must be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.register.passphrase_dialog import ChangePassphraseDialog
from coalition_app.desktop.widgets.question import Message, Question
from coalition_app.errors import UserError
from coalition_app.languages import LANGUAGES
from coalition_app.records.care import rekey
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.file import engine
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures import signatures
from tests import sentences
from tests.desktop import screen
from tests.desktop.annexes import database_of
from tests.desktop.screen import pages_of
from tests.registers import PASSPHRASE, dump, make_register, signatures_of, statement_of

NEW = "алты сөз кездейсоқ таңдалған биік тау"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.coalition"
    make_register(path, passphrase=PASSPHRASE).close()
    return path


def opened(window: MainWindow, path: Path, passphrase: str | None = None) -> ChangePassphraseDialog:
    if passphrase is None:
        window.open_path(path)
    else:
        window.take_register(open_register(path, passphrase))
    window.do("passphrase")
    return screen.dialog(ChangePassphraseDialog)


def fill(dialog: ChangePassphraseDialog, *, old: str = "", new: str = "", again: str = "") -> None:
    screen.type_words(dialog.old, old)
    screen.type_words(dialog.secret.passphrase, new)
    screen.type_words(dialog.secret.again, again)


def told(window: MainWindow) -> str:
    """Give what the window tells at the end, and close it."""
    screen.settle(window)
    box = screen.dialog(Message)
    words = box.text()
    box.accept()
    QCoreApplication.processEvents()
    return words


def opens(path: Path, passphrase: str) -> bool:
    try:
        open_register(path, passphrase).close()
    except UserError:
        return False
    return True


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_of_the_dialog_is_a_wall(window: MainWindow, register: Path, language: str) -> None:
    dialog = opened(window, register)
    window.speak(language)
    screen.settle(window)
    labels = dialog.room.findChildren(QLabel)
    notes = [each for each in labels if each.wordWrap() and each.isVisible()]
    high = max(each.height() / each.fontMetrics().lineSpacing() for each in notes)
    dialog.reject()
    assert high < 4


def test_she_changes_the_passphrase_and_goes_on_working(window: MainWindow, locked: Path) -> None:
    dialog = opened(window, locked, PASSPHRASE)
    assert dialog.windowTitle() == "Change the passphrase"
    before = dump(database_of(window))
    fill(dialog, old=PASSPHRASE, new=NEW, again=NEW)
    dialog.agree.click()
    words = told(window)
    copies = list(locked.parent.glob("locked before passphrase *.coalition"))
    assert len(copies) == 1
    assert str(copies[0]) in words
    assert dump(database_of(window)) == before
    window.go("signatories")
    pages_of(window).signatories.choose([1])
    screen.settle(window)
    assert [each.number for each in window.chosen()] == [1]
    window.close_register()
    assert opens(locked, NEW)
    assert not opens(locked, PASSPHRASE)
    assert opens(copies[0], PASSPHRASE)


def test_a_wrong_old_passphrase_changes_nothing(window: MainWindow, locked: Path) -> None:
    dialog = opened(window, locked, PASSPHRASE)
    fill(dialog, old="жеті қат", new=NEW, again=NEW)
    dialog.agree.click()
    assert "Incorrect passphrase" in dialog.refusal.text()
    assert dialog.isVisible()
    assert dialog.secret.passphrase.text() == NEW
    dialog.reject()
    window.close_register()
    assert opens(locked, PASSPHRASE)
    assert not list(locked.parent.glob("*before*"))


@pytest.mark.parametrize(
    ("new", "again", "refusal"),
    [
        ("", "", "Enter a passphrase"),
        (NEW, NEW[:-1], "differ"),
        (PASSPHRASE, PASSPHRASE, "has now"),
    ],
)
def test_what_is_missing_or_the_same_is_refused_and_stays(
    window: MainWindow, locked: Path, new: str, again: str, refusal: str
) -> None:
    dialog = opened(window, locked, PASSPHRASE)
    fill(dialog, old=PASSPHRASE, new=new, again=again)
    dialog.agree.click()
    screen.settle(window)
    assert refusal in dialog.refusal.text()
    assert dialog.agree.isEnabled()
    dialog.reject()


def test_a_weak_one_is_asked_about_and_six_words_take_its_place(
    window: MainWindow, locked: Path
) -> None:
    dialog = opened(window, locked, PASSPHRASE)
    fill(dialog, old=PASSPHRASE, new="12345", again="12345")
    dialog.agree.click()
    asked = next(each for each in screen.open_dialogs() if isinstance(each, Question))
    asked.agree.click()
    QCoreApplication.processEvents()
    words = dialog.secret.passphrase.text()
    assert len(words.split()) == 6
    screen.type_words(dialog.secret.again, words)
    dialog.agree.click()
    told(window)
    window.close_register()
    assert opens(locked, words)


def test_a_register_without_one_gets_its_first(window: MainWindow, register: Path) -> None:
    dialog = opened(window, register)
    assert not dialog.old.isVisible()
    assert not dialog.secret.unencrypted.isVisible()
    assert (dialog.windowTitle(), dialog.agree.text()) == ("Set a passphrase", "Set passphrase")
    fill(dialog, new=NEW, again=NEW)
    dialog.agree.click()
    assert "not encrypted: once" in told(window)
    assert len(signatures_of(database_of(window))) == 3
    window.close_register()
    assert not engine.is_plain(register)
    assert opens(register, NEW)


def test_the_encryption_is_taken_away_after_a_warning(window: MainWindow, locked: Path) -> None:
    dialog = opened(window, locked, PASSPHRASE)
    fill(dialog, old=PASSPHRASE)
    assert not dialog.secret.meaning.isVisible()
    assert dialog.agree.text() == "Change passphrase"
    dialog.secret.unencrypted.click()
    assert dialog.secret.meaning.isVisible()
    assert dialog.agree.text() == "Remove passphrase"
    dialog.agree.click()
    assert "no longer encrypted" in told(window)
    window.badges.count()
    screen.settle(window)
    assert window.status.kept.text() == "not encrypted"
    window.close_register()
    assert engine.is_plain(locked)


def large(path: Path) -> None:
    """Give a register a file of evidence that takes longer to write than one question takes."""
    with open_register(path, PASSPHRASE) as database, database.writing("record-evidence") as tx:
        statement = statement_of(tx)
        rows = signatures.list_signatures(tx, statement.id)
        for at in range(20):
            new = NewEvidence(kind="letter", file_name=f"{at}.txt", content=bytes([at]) * 1_000_000)
            evidence.record_evidence(tx, statement, rows, new)


def test_it_does_not_close_while_the_file_is_written_anew_and_stops_on_wish(
    window: MainWindow, locked: Path
) -> None:
    large(locked)
    dialog = opened(window, locked, PASSPHRASE)
    before = {each.name for each in locked.parent.iterdir()}
    fill(dialog, old=PASSPHRASE, new=NEW, again=NEW)
    with screen.work_held(window):
        dialog.agree.click()
        assert not dialog.agree.isEnabled()
        assert dialog.give_up.text() == "Stop"
        assert dialog.focusWidget() is dialog.give_up
        screen.press(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
    screen.settle(window)
    assert dialog.refusal.text() == sentences.CANCELLED
    assert dialog.agree.isEnabled()
    assert dialog.give_up.text() == "Cancel"
    assert {each.name for each in locked.parent.iterdir()} == before
    dialog.agree.click()
    told(window)
    window.close_register()
    assert opens(locked, NEW)


def test_the_bar_says_how_far_it_is(window: MainWindow, locked: Path) -> None:
    dialog = opened(window, locked, PASSPHRASE)
    shown: list[tuple[int, int]] = []
    bar = dialog.bar.bar
    bar.valueChanged.connect(lambda value: shown.append((value, bar.maximum())))
    fill(dialog, old=PASSPHRASE, new=NEW, again=NEW)
    dialog.agree.click()
    assert dialog.bar.said.isVisible()
    assert not dialog.room.isAncestorOf(dialog.bar)  # fields may scroll, and it stays in sight
    assert dialog.bar.said.text() == bar.accessibleName() == "Rewriting the register"
    told(window)
    assert (rekey.COPIED, 100) in shown
    assert (rekey.WRITTEN, 100) in shown


def test_a_register_that_was_closed_meanwhile_keeps_its_passphrase(
    window: MainWindow, locked: Path
) -> None:
    dialog = opened(window, locked, PASSPHRASE)
    fill(dialog, old=PASSPHRASE, new=NEW, again=NEW)
    dialog.agree.click()
    window.operations.wait()
    # The answer waits for the window, which closes the register first.
    window.close_register()
    screen.settle(window)
    assert opens(locked, PASSPHRASE)
    assert not list(locked.parent.glob("*before*"))


def test_a_hint_of_one_line_takes_no_more(window: MainWindow, register: Path) -> None:
    dialog = opened(window, register)
    hint = dialog.secret.strength
    lines = hint.heightForWidth(hint.width()) // hint.fontMetrics().lineSpacing()
    assert hint.height() < (lines + 0.5) * hint.fontMetrics().lineSpacing()
    dialog.reject()


def test_it_is_said_what_opens_the_backups(
    window: MainWindow, register: Path, locked: Path
) -> None:
    """None is encrypted after the event: who thinks so leaves readable files behind."""

    def said(dialog: ChangePassphraseDialog) -> str:
        found = " ".join(each.text() for each in dialog.findChildren(QLabel))
        dialog.reject()
        return found

    assert "older backups stay unencrypted" in said(opened(window, register))
    assert "opens with the current passphrase" in said(opened(window, locked, PASSPHRASE))
