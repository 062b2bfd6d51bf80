"""The first page: open the sample, make a register, open one, or a recent one."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coalition_app import i18n, settings
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role, heavy, letter_width
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.i18n import _

NARROW, LETTERS = 460, 58
"""Widest column: pixels, or letters of the person's size of text where that is more."""
PATH = Qt.ItemDataRole.UserRole
NAME = Qt.ItemDataRole.UserRole + 10
"""The whole name; what is shown of it is cut to the width of the list."""
BESIDE = 64
"""Pixels of a row that its name does not have: edges and icon."""


class WelcomePage(Spoken, QWidget):
    """Shown while no register is open."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.explanation, self.recent_title, self.gone = (QLabel() for _at in range(4))
        for label, role in (
            (self.title, "title"),
            (self.explanation, "quiet"),
            (self.recent_title, "heading"),
            (self.gone, "warning"),
        ):
            give_role(label, role)
            label.setWordWrap(True)
        self.sample, self.new, self.open = QPushButton(), QPushButton(), QPushButton()
        give_role(self.sample, "first")
        self.sample.clicked.connect(self.sample_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.recent = RowList(separated=False)
        self.recent.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.itemClicked.connect(self._open_recent)
        self.recent.currentItemChanged.connect(lambda *_items: self._tell_gone())
        self.remove = QPushButton()
        self.remove.setProperty("role", "small")
        self.remove.clicked.connect(self._remove)
        keys = QShortcut(QKeySequence.StandardKey.Delete, self.recent)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._remove)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the program's language, and read the recent registers anew."""
        self.title.setText(_("Signatories, reservations and the attested annex"))
        self.explanation.setText(
            _(
                "It keeps who supports which demand of a joint statement, in what words and on what "
                "evidence, and prints the annex that you attest. Everything stays in one file on this "
                "computer: nothing is sent anywhere."
            )
        )
        self.sample.setText(_("Open the sample"))
        self.sample.setToolTip(_("A register with invented names, to try everything in."))
        self.new.setText(_("Make a register…"))
        self.open.setText(_("Open a register…"))
        self.recent_title.setText(_("Recent registers"))
        self.recent.setAccessibleName(_("Recent registers"))
        self.remove.setText(_("Remove from list"))
        self._read_recent()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (
            self.title,
            self.explanation,
            self.sample,
            self.new,
            self.open,
            self.recent_title,
            self.recent,
            self.gone,
        ):
            column.addWidget(widget)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(18, 24, 18, 24)
        row.addStretch()
        row.addWidget(self._column)
        row.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _read_recent(self) -> None:
        kept = self.recent.currentRow()
        self.recent.clear()
        listed = settings.registers_listed()
        for path, opened in listed:
            there = path.exists()
            where = _folder_and_day(path, opened)
            item = QListWidgetItem(where if there else _("Not found: %(where)s") % {"where": where})
            item.setData(NAME, path.stem)
            item.setData(TONE, "text" if there else "warning")
            item.setIcon(icon("folder" if there else "warning", "quiet" if there else "warning"))
            item.setToolTip(str(path))
            item.setData(PATH, str(path))
            self.recent.addItem(item)
        self.recent.setCurrentRow(min(kept, len(listed) - 1))
        for widget in (self.recent, self.recent_title, self.remove):
            widget.setVisible(bool(listed))
        self._tell_gone()
        self._fit()

    def _fit(self) -> None:
        """Set the column's width, and the list's height to its rows: the page scrolls, not the list."""
        letters = LETTERS * letter_width(self.fontMetrics())
        room = self.width() - 36 - self._scroll.verticalScrollBar().sizeHint().width()
        self._column.setFixedWidth(max(240, min(max(NARROW, letters), room)))
        layout = self._column.layout()
        if layout is not None:
            layout.activate()
        metrics, width = QFontMetrics(heavy(self.recent.font())), self._column.width() - BESIDE
        for row in range(self.recent.count()):
            item = self.recent.item(row)
            shown = metrics.elidedText(item.data(NAME), Qt.TextElideMode.ElideRight, width)
            item.setData(WORD, shown)
        height = sum(self.recent.sizeHintForRow(row) for row in range(self.recent.count()))
        self.recent.setFixedHeight(height + 4)

    def _chosen(self) -> Path | None:
        item = self.recent.currentItem()
        return None if item is None else Path(item.data(PATH))

    def _tell_gone(self) -> None:
        path = self._chosen()
        gone = path is not None and not path.exists()
        self.remove.setEnabled(path is not None)
        self.gone.setVisible(gone)
        if gone:
            self.gone.setText(
                _(
                    "%(path)s was not found. It may have been moved or renamed, or its disk may "
                    "be disconnected. Open it from its current location, or remove it from this "
                    "list."
                )
                % {"path": path}
            )

    def _open_recent(self, item: QListWidgetItem) -> None:
        path = Path(item.data(PATH))
        if path.exists() or _lies_beside(path):
            self.recent_wanted.emit(str(path))
        else:
            self._read_recent()

    def _remove(self) -> None:
        path = self._chosen()
        if path is not None:
            settings.forget_register(path)
            self._read_recent()


def _lies_beside(path: Path) -> bool:
    """Tell whether a file beside a name may be the register that is not there."""
    from coalition_app.records.opening.leftovers import look_beside

    return bool(look_beside(path))


def _folder_and_day(path: Path, opened: str) -> str:
    """Word where a register lies and when it was opened."""
    home = str(Path.home())
    folder = str(path.parent)
    folder = "~" + folder[len(home) :] if folder.startswith(home) else folder
    try:
        day = i18n.current().date(dt.date.fromisoformat(opened))
    except ValueError:
        return folder
    return _("%(folder)s, opened on %(day)s") % {"folder": folder, "day": day}
