"""A field that grows shows its words whole, without a bar of its own."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coalition_app.desktop.widgets.growing_field import GrowingField

WORDS = "Before voting in Majilis of the Parliament the drafts must undergo expert review. "


def test_no_bar_breaks_the_lines_of_a_field_that_shows_them_all(application: QApplication) -> None:
    around, field = QWidget(), GrowingField(least=1, most=20, one_line=False)
    QVBoxLayout(around).addWidget(field)
    field.setPlainText(WORDS * 4)
    around.resize(300, 500)
    around.show()
    for width in range(300, 200, -7):
        around.resize(width, 500)
        QCoreApplication.processEvents()
        assert not field.verticalScrollBar().isVisible(), width
    field.setPlainText(WORDS * 40)
    QCoreApplication.processEvents()
    bar = field.verticalScrollBarPolicy()
    assert bar == Qt.ScrollBarPolicy.ScrollBarAsNeeded, "what it cannot show is scrolled"


def test_what_is_said_in_an_empty_field_is_whole(application: QApplication) -> None:
    around, field = QWidget(), GrowingField(least=1, most=20, one_line=False)
    QVBoxLayout(around).addWidget(field)
    field.setPlaceholderText(WORDS * 3)
    around.resize(300, 500)
    around.show()
    QCoreApplication.processEvents()
    room, wrapped = field.viewport().rect(), Qt.TextFlag.TextWordWrap
    needed = field.fontMetrics().boundingRect(room, wrapped, WORDS * 3).height()
    assert needed <= field.sizeHint().height()
    field.setPlainText("One line.")
    assert field.sizeHint().height() < 2 * field.fontMetrics().lineSpacing() + 12


def test_words_that_are_only_read_leave_pasting_to_the_window(application: QApplication) -> None:
    field = GrowingField(least=1, most=20, one_line=False)
    field.setReadOnly(True)
    control = Qt.KeyboardModifier.ControlModifier
    for says, taken in ((False, False), (True, True)):
        field.says_closed = says
        asking = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_V, control)
        asking.ignore()
        QCoreApplication.sendEvent(field, asking)
        assert asking.isAccepted() is taken
