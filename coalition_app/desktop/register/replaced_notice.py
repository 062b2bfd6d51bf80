"""The notice that stands above the pages while another file is in the open register's place."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coalition_app import i18n
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from coalition_app.records.opening.other_file import OtherFile, Shown
    from coalition_app.records.store.database import Database

MOST = 0.4
"""Part of a window's height that the notice takes at most; its words scroll then."""
EDGE, ABOVE, BETWEEN = 1, 10, 6
"""Pixels of its line, above and below what it holds, and between its sentences and the buttons."""


class ReplacedNotice(Spoken, QFrame):
    """Says what happened, shows both files, and offers what can be done, until the register closes."""

    save_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "stops")
        self._area, self._inner = QScrollArea(widgetResizable=True), QWidget()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: tuple[Database, Shown, OtherFile | None] | None = None
        self.happened = wrapped_label("", "refusal")
        self.kept, self.ours, self.theirs = (wrapped_label("", each) for each in ("", "", ""))
        self.save, self.open = QPushButton(), QPushButton()
        give_role(self.save, "first")
        self.save.clicked.connect(self.save_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.put_words(self.save.setText, lambda: _("Save as a new file…"))
        self.put_words(self.open.setText, lambda: _("Open the other file"))
        buttons = QHBoxLayout()
        for button in (self.save, self.open):
            buttons.addWidget(button)
        buttons.addStretch()
        words = QVBoxLayout(self._inner)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(BETWEEN)
        for label in (self.happened, self.kept, self.ours, self.theirs):
            words.addWidget(label)
        self._area.setWidget(self._inner)
        for part in (self._inner, self._area.viewport()):
            part.setAutoFillBackground(False)  # the words stand on the ground of the notice
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, ABOVE, 14, ABOVE)
        layout.setSpacing(BETWEEN)
        layout.addWidget(self._area)
        layout.addLayout(buttons)
        self.setVisible(False)

    def show_both(self, database: "Database", ours: "Shown", theirs: "OtherFile | None") -> None:
        """Show what is open, and what stands in its place; None where nothing does."""
        self._shown = (database, ours, theirs)
        self.retranslate()
        self.setVisible(True)
        self._fit()

    def put_away(self) -> None:
        """Show nothing: the register is closed, or its file is back."""
        self._shown = None
        self.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need, but leave the pages more than half of a low window."""
        around = self.save.sizeHint().height() + 2 * (EDGE + ABOVE) + BETWEEN
        needed = self._inner.heightForWidth(self._area.viewport().width())
        most = int(MOST * self.window().height()) - around
        self._area.setFixedHeight(max(0, min(needed, most)))

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        if self._shown is None:
            return
        database, ours, theirs = self._shown
        underneath = database.underneath
        put_text(self.happened, f"⚠ {underneath.happened_sentence()}")
        put_text(self.kept, _kept(database))
        put_text(self.ours, _("Open here: %(file)s.") % {"file": _entries(database, ours)})
        put_text(self.theirs, _theirs(database, theirs))
        self.theirs.setVisible(theirs is not None)
        self.open.setVisible(theirs is not None or underneath.renamed() is not None)
        self._fit()


def _kept(database: "Database") -> str:
    """Say what can be done with what is open, and where it lies already."""
    saved = database.underneath.saved
    if saved is None:
        return _(
            "Nothing more is recorded here. All that was recorded before can still be read: save it as a new "
            "file."
        )
    return _(
        "Nothing more is recorded here. All that was recorded before can still be read, and is kept in "
        "%(name)s."
    ) % {"name": saved.name}


def _theirs(database: "Database", other: "OtherFile | None") -> str:
    if other is None:
        return ""
    zone = database.zone
    words = {
        "changed": _moment(other.changed.astimezone(zone)),
        "size": i18n.current().size(other.size),
    }
    if other.shown is None:
        return (
            _(
                "Standing there now: a file changed on %(changed)s, %(size)s; it is no whole register of "
                "this passphrase."
            )
            % words
        )
    words["file"] = _entries(database, other.shown)
    return _("Standing there now: a file changed on %(changed)s, %(size)s: %(file)s.") % words


def _entries(database: "Database", shown: "Shown") -> str:
    """Say how much was recorded in a register, and when the last of it."""
    words = ngettext(
        "%(count)d entry in the journal, the newest of %(newest)s",
        "%(count)d entries in the journal, the newest of %(newest)s",
        shown.entries,
    )
    newest = _moment(shown.newest.astimezone(database.zone)) if shown.newest else "—"
    return words % {"count": shown.entries, "newest": newest}


def _moment(at: dt.datetime) -> str:
    return f"{i18n.current().day(at.date())}, {at:%H:%M}"
