"""Every dialog that is typed into: how it is opened on a small register, and what can be typed there."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.act_dialogs import DIALOGS as ACTS
from coalition_app.desktop.widgets.question import Question
from coalition_app.records.lists.signature_details import read_details
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from tests.desktop import screen
from tests.desktop.screen import pages_of

WORDS = "кроме сроков, и без международной экспертизы"
TypedField = QLineEdit | QPlainTextEdit
LIST = "Подписи:\n\n1. ОО «Эхо», Анна Ким\n2. Фонд «Свет»\n"


def _of_chosen(action: str) -> Callable[[MainWindow], None]:
    def open_it(window: MainWindow) -> None:
        window.go("signatories")
        pages_of(window).signatories.choose([1])
        window.do(action)

    return open_it


def _by(action: str) -> Callable[[MainWindow], None]:
    return lambda window: window.do(action)


def _together(window: MainWindow) -> None:
    window.go("signatories")
    pages_of(window).signatories.choose([1])
    window.owners.editing.change_together()


def _seal(window: MainWindow) -> None:
    window.go("text")
    pages_of(window).text.ask_to_seal()


def _of_words(which: str) -> Callable[[MainWindow], None]:
    """Record a reservation of No. 2 and open what is done with such words later."""

    def open_it(window: MainWindow) -> None:
        database, statement = window.operations.database, window.statement
        assert database is not None
        assert statement is not None
        with database.writing("record-position") as tx:
            new = NewPosition({2: "supports-with-reservation"}, WORDS, language="ru")
            positions.record_position(tx, statement, 2, new)
        with database.reading() as tx:
            found = read_details(tx, statement, 2)
        assert found is not None
        ACTS[which](window.desk, database, statement, found.signed, found.acts[0]).open()

    return open_it


OPENERS: dict[str, Callable[[MainWindow], None]] = {
    "new register": _by("new"),
    "change passphrase": _by("passphrase"),
    "settings": _by("settings"),
    "statement": _by("statement"),
    "signature": _by("sign"),
    "position": _of_chosen("reserve"),
    "evidence": _of_chosen("evidence"),
    "withdrawal": _of_chosen("withdraw"),
    "change many": _of_chosen("change-many"),
    "representatives": _together,
    "renumber": _of_chosen("renumber"),
    "standing": _of_chosen("standing"),
    "attest": _by("attest"),
    "seal": _seal,
    "find anything": _by("anything"),
    "shortcuts": _by("shortcuts"),
    "check of a signature": _of_chosen("check-signature"),
    "as of": _by("as-of"),
    "doubts": _by("doubts"),
    "settled words": _by("settled-words"),
    "verify": _by("verify"),
}
WRITING_FIRST: dict[str, Callable[[MainWindow], None]] = {
    f"words {which}": _of_words(which) for which in ACTS
}
"""Openers that record first what the dialog works on."""


def open_dialog(window: MainWindow, name: str) -> QDialog:
    """Open a dialog by its name here, with what it reads in the background."""
    {**OPENERS, **WRITING_FIRST}[name](window)
    screen.settle(window)
    (shown,) = screen.open_dialogs()
    return shown


def typed_fields(root: QWidget) -> Iterator[TypedField]:
    """Give the fields in sight that take any words; the parts of boxes and dates are none."""
    found: list[TypedField] = [*root.findChildren(QLineEdit)]
    found += root.findChildren(QPlainTextEdit)
    for each in found:
        inside = isinstance(each.parentWidget(), QAbstractSpinBox | QComboBox)
        if each.isVisible() and each.isEnabled() and not each.isReadOnly() and not inside:
            yield each


def words_of(field: TypedField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def paste(field: TypedField, words: str) -> None:
    """Put words in place of what a field says, as pasting does."""
    field.selectAll()
    if isinstance(field, QLineEdit):
        field.insert(words)
    else:
        field.insertPlainText(words)


def give_up(shown: QDialog) -> None:
    """Close a dialog, and let go what it asks about."""
    if not isValid(shown):
        return
    shown.reject()
    for asked in shown.findChildren(Question):
        asked.agree.click()
    QCoreApplication.processEvents()
