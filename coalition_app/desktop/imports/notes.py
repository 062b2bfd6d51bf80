"""The note above an import's preview that the source was imported before, with the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coalition_app import i18n
from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.imports.tabs import NARROW
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.i18n import _, ngettext
from coalition_app.records.imports.earlier_imports import EarlierImport


class EarlierNote(QWidget):
    """Says that the register holds the source already; leads to the earlier import, or takes it back."""

    shown = Signal()
    undone = Signal()

    def __init__(self, earlier: EarlierImport, put_words: PutWords) -> None:
        super().__init__()
        self.said, self.told = QLabel(), QLabel()
        for label in (self.said, self.told):
            label.setProperty("role", "quiet")
            label.setWordWrap(True)
        self.show_button, self.undo_button = QPushButton(), QPushButton()
        for button, told in ((self.show_button, self.shown), (self.undo_button, self.undone)):
            button.setProperty("role", "small")
            button.clicked.connect(told)
        self.show_button.setEnabled(bool(earlier.numbers))
        self.undo_button.setEnabled(bool(earlier.numbers))
        self._earlier, self._count = earlier, 0
        put_words(lambda _word: self.tell(self._count), lambda: _("Show its signatures"))
        put_words(self.told.setText, lambda: earlier_sentence(earlier))
        put_words(self.show_button.setText, lambda: _("Show its signatures"))
        put_words(self.undo_button.setText, lambda: _("Undo the earlier import…"))
        row = FlowLayout(gap=8)
        row.addWidget(self.show_button)
        row.addWidget(self.undo_button)
        _lay_out(self, self.said, self.told).addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow leave the room of what is told besides to the rows."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW * letter_width(self.fontMetrics())
        self.told.setVisible(not narrow)
        self.said.setToolTip(self.told.text() if narrow else "")

    def tell(self, count: int) -> None:
        """Say whether anything can be imported all the same: what was removed since, or is elsewhere."""
        self._count = count
        number = {"number": self._earlier.statement, "count": count}
        if not count:
            sentence = _(
                "This source is already in the register (statement %(number)d). There is nothing "
                "to add."
            )
        else:
            sentence = ngettext(
                "This source is already in the register (statement %(number)d). %(count)d entry is not in "
                "the statement chosen here, and can be imported.",
                "This source is already in the register (statement %(number)d). %(count)d entries are not in "
                "the statement chosen here, and can be imported.",
                count,
            )
        self.said.setText(sentence % number)


def earlier_sentence(earlier: EarlierImport) -> str:
    """Say when and as what a source was imported, and how much of it is still there."""
    text = ngettext(
        "It was imported as %(name)s on %(day)s; %(count)d of its signatures is still here.",
        "It was imported as %(name)s on %(day)s; %(count)d of its signatures are still here.",
        len(earlier.numbers),
    )
    day = i18n.current().day(earlier.day)
    return text % {"name": earlier.name, "day": day, "count": len(earlier.numbers)}


def _lay_out(note: QWidget, *labels: QLabel) -> QVBoxLayout:
    layout = QVBoxLayout(note)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for label in labels:
        layout.addWidget(label)
    return layout
