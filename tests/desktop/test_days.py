"""A coordinator's first afternoon in the real window, once in each language, on an old small screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView, QWidget

from coalition_app.desktop.annex.attest_dialog import AttestDialog
from coalition_app.desktop.annex.verdict import VerdictDialog
from coalition_app.desktop.imports.summary import ImportSummary
from coalition_app.desktop.imports.tables import FIELDS
from coalition_app.desktop.look import theme
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.dialog import PositionDialog
from coalition_app.desktop.register.new_dialog import FILE, NewRegisterDialog
from coalition_app.desktop.signatories.evidence_dialog import EvidenceDialog
from coalition_app.documents.verify.verdict import GENUINE
from coalition_app.records.care import checks
from coalition_app.records.editions import attestors, editions
from coalition_app.records.evidence import evidence
from coalition_app.records.opening.existing import PassphraseNeeded, open_register
from coalition_app.records.positions import acts
from coalition_app.records.positions.held import read_held
from coalition_app.records.signatures import signatures
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from tests.desktop import screen
from tests.desktop.annexes import choose_target, database_of
from tests.desktop.screen import pages_of

LIST = Path(__file__).parent.parent / "data" / "real_case" / "statement.txt"
COALITION = "Қазақстан ҮЕҰ коалициясы"
OF_18 = ("does-not-support", "supports-with-reservation", "not-stated")
"""What number 18 wrote of the three demands, as tests/data/real_case/statement.gold.json reads it."""
OFFICES = 3
PLACE_OF_5 = "Өскемен"
KAZAKH_TITLE = "Кодекстер жобаларындағы адам құқықтарының нашарлауы туралы мәлімдеме"
KAZAKH_DEMANDS = (
    "Халықаралық сараптама жүргізілсін.",
    "Ұлттық қоғамдық сараптама жүргізілсін.",
    "Азаматтық қоғамның ұсыныстары ескерілсін.",
)
SCREEN = (1280, 720)


def fits(shown: QWidget) -> None:
    """Tell that a dialog is no larger than the small screen, also with its sentences wrapped."""
    QCoreApplication.processEvents()
    assert shown.width() <= SCREEN[0]
    assert shown.height() <= SCREEN[1]


def write(field: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Go into a field, write in it, and leave it by Tab."""
    field.setFocus()
    screen.type_words(field, words)
    screen.press(field, Qt.Key.Key_Tab)


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press Ctrl with a key in the window, to which the keyboard goes back when a dialog has closed."""
    # The offscreen platform has nobody who would do that.
    window.activateWindow()
    QCoreApplication.processEvents()
    screen.press(window, key, ctrl=True)


def make_encrypted_register(window: MainWindow, path: Path) -> str:
    """Go through the wizard from the welcome page; give the six words that it suggested."""
    choose_target(window, path)
    window.welcome.new.click()
    wizard = screen.dialog(NewRegisterDialog)
    fits(wizard)
    screen.type_words(wizard.coalition, COALITION)
    wizard.agree.click()
    wizard.agree.click()
    wizard.secret.suggest.click()
    words = wizard.passphrase.text()
    assert len(words.split()) == 6
    screen.type_words(wizard.again, words)
    wizard.agree.click()
    assert wizard.step == FILE
    wizard.choose.click()
    fits(wizard)
    wizard.agree.click()
    return words


def take_in_the_real_list(window: MainWindow) -> None:
    """Paste the list, correct a place in the preview, and take it in."""
    QGuiApplication.clipboard().setText(LIST.read_text(encoding="utf-8"))
    press(window, Qt.Key.Key_V)
    screen.settle(window)
    preview = screen.importing()
    fits(preview)
    edit_cell(preview.read.table, 4, FIELDS.index("place"), PLACE_OF_5)
    fits(preview)
    preview.agree.click()


def edit_cell(table: QTableView, row: int, column: int, words: str) -> None:
    """Type over a cell as the keyboard does: F2, words, Enter."""
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    screen.press(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    screen.type_words(editor, words)
    screen.press(editor, Qt.Key.Key_Return)
    QCoreApplication.processEvents()


def settle_words_of_18(window: MainWindow) -> None:
    """Settle what the summary of the import says is next."""
    summary_of(window).links["words"].click()
    shown = screen.dialog(PositionDialog)
    fits(shown)
    for box, stance in zip(shown.stances, OF_18, strict=True):
        box.pick(stance)
    shown.agree.click()


def summary_of(window: MainWindow) -> ImportSummary:
    summary = window.findChild(ImportSummary)
    assert isinstance(summary, ImportSummary)
    return summary


def record_evidence_for_all(window: MainWindow) -> None:
    summary_of(window).links["evidence"].click()
    shown = screen.dialog(EvidenceDialog)
    shown.what.pick("held")
    fits(shown)
    shown.whom.choose("all")
    screen.type_words(shown.held, "кеңсе, 1-бума")
    screen.type_words(shown.holder, "Р. Акылбекова")
    shown.agree.click()
    screen.settle(window)


def take_the_proposed_attestor(window: MainWindow) -> None:
    summary_of(window).links["attestor"].click()
    shown = screen.attestor_fields(window)
    assert shown.name.text() == "Акылбекова Р.М."
    shown.agree.click()


def translate(window: MainWindow) -> None:
    """Type the Kazakh title and the Kazakh wording of every demand."""
    press(window, Qt.Key.Key_5)
    page = pages_of(window).text
    write(page.titles.fields["kk"].edit, KAZAKH_TITLE)
    by_number = sorted(page.demands.lines.values(), key=lambda line: line.number)
    for line, words in zip(by_number, KAZAKH_DEMANDS, strict=True):
        write(line.wordings.fields["kk"].edit, words)
    QCoreApplication.processEvents()


def attest(window: MainWindow, target: Path) -> None:
    """Look at the annex, say whose No. 2 is, and attest it with what stands against it."""
    press(window, Qt.Key.Key_6)
    screen.settle(window)
    assert screen.pages_drawn(pages_of(window).annex) > 1
    choose_target(window, target)
    window.do("attest")
    screen.settle(window)
    shown = screen.dialog(AttestDialog)
    fits(shown)
    write(shown.place, "Алматы")
    shown.own.answers["office-only"].click()
    screen.settle(window)
    shown.agreed.click()
    shown.agree.click()
    screen.settle(window)


def drop(window: MainWindow, path: Path) -> None:
    """Drop a file on the window as the file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert screen.drop(window, data, QPointF(600, 300))


def assert_what_she_did_is_recorded(database: Database) -> None:
    with database.reading() as tx:
        (statement,) = statements.list_statements(tx)
        rows = signatures.list_signatures(tx, statement.id)
        assert attestors.get_register(tx).coalition == COALITION
        assert [each.number for each in rows] == list(range(1, 120))
        assert rows[4].place == PLACE_OF_5
        assert read_held(tx, statement).of(rows[17].id) == OF_18
        (words,) = acts.acts_by_signature(tx, statement)[rows[17].id]
        assert (words.kind, words.demands) == ("reservation", (1, 2))
        assert "международной экспертизы" in words.wording
        assert set(evidence.consent_basis(tx, statement.id)) == {each.id for each in rows}
        attestor = attestors.current_attestor(tx)
        assert attestor is not None
        assert (attestor.name, len(attestor.offices)) == ("Акылбекова Р.М.", OFFICES)
        assert statement.titles["kk"] == KAZAKH_TITLE
        assert tuple(each.wordings["kk"] for each in statement.demands) == KAZAKH_DEMANDS
        (edition,) = editions.list_editions(tx, statement.id)
        assert (edition.number, edition.place) == (1, "Алматы")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_first_afternoon_from_welcome_to_a_verified_annex(
    window: MainWindow, tmp_path: Path, language: str
) -> None:
    register, annex = tmp_path / "біздің.coalition", tmp_path / "қосымша.pdf"
    window.speak(language)
    secret = make_encrypted_register(window, register)
    take_in_the_real_list(window)
    settle_words_of_18(window)
    record_evidence_for_all(window)
    take_the_proposed_attestor(window)
    translate(window)
    attest(window, annex)
    drop(window, annex)
    screen.settle(window)
    verdict = screen.dialog(VerdictDialog)
    fits(verdict)
    said = (verdict.verdict.verdict, verdict.verdict.edition)
    verdict.reject()
    assert said == (GENUINE, 1)
    assert_what_she_did_is_recorded(database_of(window))
    assert checks.find_damage(database_of(window)) == []
    assert (window.width(), window.height()) == SCREEN
    window.close()
    with pytest.raises(PassphraseNeeded):
        open_register(register)
    open_register(register, secret).close()


def test_every_page_leaves_the_small_window_its_size(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    window.speak("kk")
    for page in ("signatories", "positions", "text", "annex", "journal"):
        window.go(page)
        screen.settle(window)
        least: QWidget = window
        assert least.minimumSizeHint().width() <= SCREEN[0], page
        assert least.minimumSizeHint().height() <= SCREEN[1], page


def test_the_keyboard_is_in_what_is_worked_in_on_each_page(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    assert pages_of(window).signatories.table.hasFocus()
    press(window, Qt.Key.Key_G)
    assert pages_of(window).positions.cells.hasFocus()
    press(window, Qt.Key.Key_5)
    assert pages_of(window).text.titles.fields["ru"].edit.hasFocus()
    press(window, Qt.Key.Key_8)
    assert pages_of(window).journal.list.hasFocus()
    press(window, Qt.Key.Key_1)
    assert pages_of(window).signatories.table.hasFocus()


def test_down_goes_from_the_search_to_whom_it_found(window: MainWindow, register: Path) -> None:
    window.open_path(register)
    press(window, Qt.Key.Key_F)
    screen.type_words(pages_of(window).signatories.search, "бирлик 2")
    screen.press(pages_of(window).signatories.search, Qt.Key.Key_Down)
    assert pages_of(window).signatories.table.hasFocus()
    assert [each.number for each in pages_of(window).signatories.chosen()] == [2]


def test_escape_gives_the_search_up_and_then_the_list_has_the_keyboard(
    window: MainWindow, register: Path
) -> None:
    window.open_path(register)
    press(window, Qt.Key.Key_F)
    field = pages_of(window).signatories.search
    screen.type_words(field, "бирлик 2")
    screen.press(field, Qt.Key.Key_Escape)
    assert (field.text(), field.hasFocus()) == ("", True)
    screen.settle(window)
    assert pages_of(window).signatories.table.model().rowCount() > 1
    screen.press(field, Qt.Key.Key_Escape)
    assert pages_of(window).signatories.table.hasFocus()


def test_the_first_button_of_the_bar_is_seen(window: MainWindow) -> None:
    """Its drawing has the colour of what stands on the accent, so the accent must be under it."""
    button = window.bar.sign
    window.menus.actions["sign"].setEnabled(True)
    button.setVisible(True)
    QCoreApplication.processEvents()
    picture = button.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 4).name() == theme.applied().accent
