"""The notice that stands above the pages while another file is in the open register's place."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coalition_app import i18n
from coalition_app.desktop.look.icons import picture
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.labels import put_text, wrapped_label
from coalition_app.desktop.widgets.question import Message
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import N_, _, ngettext
from coalition_app.records.file.identity import AWAY, CUT, GONE, OVERWRITTEN, REPLACED

if TYPE_CHECKING:
    from coalition_app.records.opening.other_file import OtherFile, Shown
    from coalition_app.records.store.database import Database

MOST = 0.4
"""Part of a window's height that the whole notice takes at most; else one sentence tells of it."""
EDGE, ABOVE, BETWEEN, GAP, SIDE = 1, 10, 6, 8, 1.23
"""Pixels of its line, above and below what it holds, between its parts down and across; heights of a
letter of its icon."""
SHORT = {
    REPLACED: N_("Another file is in the place of this register."),
    GONE: N_("The file of this register was removed or renamed."),
    CUT: N_("Another program has changed the file of this register."),
    OVERWRITTEN: N_("Another program has changed the file of this register."),
    AWAY: N_("The disk of this register does not answer."),
}
"""What happened, in the fewest words."""


class ReplacedNotice(Spoken, QFrame):
    """Says what happened, shows both files, and offers what can be done, until the register closes."""

    save_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "stops")
        self._words, self._mark = QWidget(), QLabel()
        self._shown: tuple[Database, Shown, OtherFile | None] | None = None
        self.happened, self.short = (wrapped_label("", "refusal") for _at in range(2))
        self.kept, self.ours, self.theirs = (wrapped_label("", each) for each in ("", "", ""))
        self.save, self.open, self.more = QPushButton(), QPushButton(), QPushButton()
        give_role(self.save, "first")
        self.save.clicked.connect(self.save_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.more.clicked.connect(self._show_more)
        self.put_words(self.save.setText, lambda: _("Save as a new file…"))
        self.put_words(self.open.setText, lambda: _("Open the other file"))
        self.put_words(self.more.setText, lambda: _("Details…"))
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(BETWEEN)
        for label in (self.happened, self.kept, self.ours, self.theirs):
            words.addWidget(label)
        told, self._buttons = QHBoxLayout(), FlowLayout(gap=GAP)
        told.setSpacing(GAP)
        told.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        for each in (self._words, self.short):
            told.addWidget(each, 1)
        for button in (self.save, self.open, self.more):
            self._buttons.addWidget(button)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, ABOVE, 14, ABOVE)
        self._rows.setSpacing(BETWEEN)
        self._rows.addLayout(told)
        self._rows.addLayout(self._buttons)
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        side = round(SIDE * self.fontMetrics().height())
        self._mark.setPixmap(picture("warning", "refusal", side))

    def _fit(self) -> None:
        """Leave the pages more than half of a low window: one sentence tells, and the rest is in a dialog."""
        margins = self._rows.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        beside = self._mark.sizeHint().width() + GAP
        for part, more in ((self._words, False), (self.short, True)):
            self.more.setVisible(more)
            around = self._buttons.heightForWidth(room) + BETWEEN + 2 * (ABOVE + EDGE)
            high = max(part.heightForWidth(room - beside), self._mark.sizeHint().height()) + around
            if high <= MOST * self.window().height():
                break
        self._words.setVisible(not more)
        self.short.setVisible(more)
        self.setFixedHeight(high)

    def _show_more(self) -> None:
        """Show the whole notice in a dialog."""
        told = Message(self.window(), title=self.short.text, text=self.happened.text)
        for label in (self.kept, self.ours, self.theirs):
            if label.text():
                told.add_note(label.text, "")
        told.open()

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        if self._shown is None:
            return
        database, ours, theirs = self._shown
        underneath = database.underneath
        self._draw()
        put_text(self.happened, underneath.happened_sentence())
        said = _(SHORT[underneath.happened]) if underneath.happened else ""
        put_text(self.short, f"{said} {_('Nothing more is recorded here.')}")
        put_text(self.kept, _kept(database))
        put_text(self.ours, _("Open here: %(file)s.") % {"file": _entries(database, ours)})
        put_text(self.theirs, _theirs(database, theirs))
        self.theirs.setVisible(bool(self.theirs.text()))
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
