"""Empty states: a sentence in the middle of a page, and under it what can be done first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


def middle_sentence() -> QLabel:
    """Return a wrapped sentence for the middle of an empty page."""
    label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    # Otherwise Qt makes a wrapped sentence in the middle as high as a single long line.
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def in_the_middle(*widgets: QWidget) -> QWidget:
    """Set widgets under each other in the middle of a room; buttons keep their own width."""
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.addStretch()
    for each in widgets:
        middle = Qt.AlignmentFlag.AlignHCenter
        alignment = middle if isinstance(each, QPushButton) else Qt.AlignmentFlag(0)
        layout.addWidget(each, alignment=alignment)
    layout.addStretch()
    return room
