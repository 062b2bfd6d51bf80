"""Fields beside each other, each below its caption."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coalition_app.desktop.widgets.retranslation import Spoken, Words


def below_captions(spoken: Spoken, *fields: tuple[Words, QWidget]) -> QHBoxLayout:
    """Lay out captions and fields; `spoken` keeps their words in the program's language."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for words, field in fields:
        caption, column = QLabel(), QVBoxLayout()
        caption.setProperty("role", "quiet")
        caption.setBuddy(field)
        spoken.put_words(caption.setText, words)
        spoken.put_words(field.setAccessibleName, words)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addStretch(1)  # fields of different heights share their lower edge
        column.addWidget(field)
        row.addLayout(column, 1)
    return row
