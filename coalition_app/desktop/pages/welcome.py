"""The first page: open the sample, make a register, open one, or a recent one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app import settings
from coalition_app.desktop.rows import RowList
from coalition_app.i18n import _


class WelcomePage(QWidget):
    """Shown while no register is open."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.explanation = QLabel()
        self.explanation.setProperty("role", "quiet")
        self.explanation.setWordWrap(True)
        self.sample, self.new, self.open = QPushButton(), QPushButton(), QPushButton()
        self.sample.setProperty("role", "first")
        self.sample.clicked.connect(self.sample_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.recent_title = QLabel()
        self.recent_title.setProperty("role", "heading")
        self.recent = RowList(separated=False)
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.itemClicked.connect(self._open_recent)
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.setSpacing(12)
        column.addStretch(1)
        for widget in (
            self.title,
            self.explanation,
            self.sample,
            self.new,
            self.open,
            self.recent_title,
            self.recent,
        ):
            widget.setFixedWidth(460)
            column.addWidget(widget)
        column.addStretch(2)
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the program's language, and read the recent registers anew."""
        self.title.setText(_("Signatories, reservations and the attested annex"))
        self.explanation.setText(
            _(
                "Everything stays in one file on this computer. Begin with the sample, or make your own "
                "register."
            )
        )
        self.sample.setText(_("Open the sample"))
        self.new.setText(_("Make a register…"))
        self.open.setText(_("Open a register…"))
        self.recent_title.setText(_("Opened last"))
        self.recent.setAccessibleName(_("Opened last"))
        self.recent.clear()
        for path in settings.recent_registers():
            item = QListWidgetItem(path.stem)
            item.setToolTip(str(path))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.recent.addItem(item)
        height = sum(self.recent.sizeHintForRow(row) for row in range(self.recent.count()))
        self.recent.setFixedHeight(min(height, 160) + 4)
        self.recent.setVisible(self.recent.count() > 0)
        self.recent_title.setVisible(self.recent.count() > 0)

    def _open_recent(self, item: QListWidgetItem) -> None:
        self.recent_wanted.emit(str(Path(item.data(Qt.ItemDataRole.UserRole))))
