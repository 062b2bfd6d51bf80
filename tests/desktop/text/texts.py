"""Words for working the Text page in tests: its fields, what is recorded, sealing and the next text."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.text.dialogs import SealDialog
from coalition_app.desktop.text.fields import WordsField
from coalition_app.desktop.widgets.question import Question
from coalition_app.records.statements.statements import StatementRow
from tests.desktop import screen
from tests.desktop.screen import pages_of
from tests.registers import statement_of

LIST = Path(__file__).parents[2] / "data" / "real_case" / "statement.txt"


def new_text(window: MainWindow) -> None:
    pages_of(window).text.renew.click()
    screen.dialog(Question).agree.click()


def recorded(window: MainWindow) -> StatementRow:
    database = window.operations.database
    assert database is not None
    with database.reading() as tx:
        return statement_of(tx)


def worded(window: MainWindow, language: str = "ru") -> list[str]:
    return [each.wordings.get(language, "") for each in recorded(window).demands]


def fields_of(window: MainWindow, number: int) -> dict[str, WordsField]:
    """Give the fields of a demand by its number."""
    (line,) = [
        each for each in pages_of(window).text.demands.lines.values() if each.number == number
    ]
    return line.wordings.fields


def write(field: WordsField, words: str) -> None:
    """Go into a field and write in place of what it says."""
    field.edit.setFocus()
    field.edit.selectAll()
    screen.type_words(field.edit, words)
    if not words:
        screen.press(field.edit, Qt.Key.Key_Delete)


def leave(window: MainWindow) -> None:
    """Go on to the next widget by Tab."""
    focused = QApplication.focusWidget()
    assert focused is not None
    screen.press(focused, Qt.Key.Key_Tab)
    QCoreApplication.processEvents()


def seal(window: MainWindow) -> None:
    pages_of(window).text.seal.click()
    screen.dialog(SealDialog).agree.click()


def renew(window: MainWindow) -> None:
    """Seal, agree to a new text, add a demand to it and seal that too."""
    seal(window)
    pages_of(window).text.renew.click()
    screen.dialog(Question).agree.click()
    write(pages_of(window).text.demands.new.fields["ru"], "Ещё одно.")
    leave(window)
    seal(window)


def pen_of(window: MainWindow, number: int, language: str) -> QPushButton:
    lines = pages_of(window).text.demands.lines.values()
    return next(each for each in lines if each.number == number).pens[language]


def name_of(window: MainWindow, number: int, language: str = "ru") -> WordsField:
    lines = pages_of(window).text.demands.lines.values()
    return next(each for each in lines if each.number == number).names[language]


def names(window: MainWindow) -> list[dict[str, str]]:
    return [each.short_names for each in recorded(window).demands]


def taker_of(window: MainWindow, number: int, language: str) -> QPushButton:
    lines = pages_of(window).text.demands.lines.values()
    return next(each for each in lines if each.number == number).takers[language]
