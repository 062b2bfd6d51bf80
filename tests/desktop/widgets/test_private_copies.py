"""What was copied out of a private field is taken from the clipboard at the end; other copies stay."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from coalition_app.desktop.widgets.passphrase_field import SecretField
from coalition_app.desktop.widgets.private_copies import PrivateCopies, mark_private


@pytest.fixture
def copies(application: QApplication) -> PrivateCopies:
    return PrivateCopies(application)


def copy_from(field: QLineEdit) -> None:
    field.setText("+7 701 000 00 00")
    field.show()
    field.activateWindow()
    field.setFocus()
    QCoreApplication.processEvents()
    field.selectAll()
    field.copy()


def left(copies: PrivateCopies) -> str:
    copies.take_back()
    return QGuiApplication.clipboard().text()


def test_a_copy_of_private_words_is_taken_back(copies: PrivateCopies) -> None:
    field = QLineEdit()
    mark_private(field)
    copy_from(field)
    assert left(copies) == ""


def test_a_passphrase_that_is_shown_is_such_a_copy(copies: PrivateCopies) -> None:
    field = SecretField()
    field.show_typed(True)
    copy_from(field)
    assert left(copies) == ""


def test_another_copy_stays(copies: PrivateCopies) -> None:
    private, public = QLineEdit(), QLineEdit()
    mark_private(private)
    copy_from(public)
    assert left(copies) == "+7 701 000 00 00"
    copy_from(private)
    QGuiApplication.clipboard().setText("ОО «Свет»")
    assert left(copies) == "ОО «Свет»"


def test_it_is_marked_as_secret_and_taken_back_after_half_a_minute(copies: PrivateCopies) -> None:
    field = SecretField()
    field.show_typed(True)
    copy_from(field)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "+7 701 000 00 00"
    assert bytes(clipboard.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    assert copies.soon.isActive() and copies.soon.interval() == 30_000
    copies.soon.timeout.emit()
    assert clipboard.text() == "" and not copies.soon.isActive()


def test_another_copy_is_not_marked(copies: PrivateCopies) -> None:
    public = QLineEdit()
    copy_from(public)
    assert not QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    assert not copies.soon.isActive()
