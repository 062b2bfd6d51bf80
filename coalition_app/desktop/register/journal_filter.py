"""What the journal's page looks for: words, a kind of action, and days."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from coalition_app.desktop.controls.search_field import SearchField
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import day_field, read_day
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WholeBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import N_, _
from coalition_app.records.journal.pages import Wanted

KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "": (N_("Everything"), ()),
    "signatures": (
        N_("Signatures and statuses"),
        (
            "sign",
            "withdraw",
            "change-standing",
            "record-promise",
            "change-signature",
            "respell-name",
            "give-printed-form",
            "change-private",
            "change-many",
            "move-signatures",
            "decide-twins",
            "merge-signatories",
            "separate-signatories",
            "change-directory",
            "plan-step",
            "record-letter-sent",
        ),
    ),
    "positions": (
        N_("Positions and reservations"),
        (
            "record-position",
            "record-positions",
            "withdraw-words",
            "narrow-words",
            "correct-words",
            "translate-words",
            "confirm-translation",
        ),
    ),
    "evidence": (
        N_("Evidence"),
        (
            *("record-evidence", "supersede-evidence", "verify-signature"),
            *("take-papers", "remove-papers", "record-letter"),
        ),
    ),
    "imports": (
        N_("Imports"),
        (
            *("import", "undo-import", "settle-defects", "leave-defects", "settle-doubt"),
            *("open-entries", "take-out-word", "begin-import", "discard-import"),
        ),
    ),
    "register": (
        N_("The register itself"),
        ("name-coalition", "change-passphrase", "erase", "recover"),
    ),
    "statements": (
        N_("Statements and texts"),
        (
            "make-statement",
            "edit-text",
            "set-authentic-language",
            "set-statement-date",
            "add-demand",
            "reword-demand",
            "name-demand",
            "move-demand",
            "remove-demand",
            "set-policy",
            "mark-spelling",
            "set-silence",
            "seal-text",
            "new-text",
            "reconfirm",
            "decline-text",
        ),
    ),
    "editions": (
        N_("Editions and prints"),
        (
            *("set-letterhead", "set-print-options", "take-over-print-options"),
            "set-attestor",
            "set-second-attestor",
            "remove-second-attestor",
            "attest",
            "issue-corrigendum",
            "print-corrigendum",
            "print",
            "sign-print",
            "keep-signature",
            "keep-time-stamp",
            "deliver",
            "keep-signed-page",
        ),
    ),
}
"""Words and actions of each kind."""
LETTERS = 44
"""Letters of the field of the search at most."""
DAYS = {
    "": N_("All days"),
    "today": N_("Today"),
    "week": N_("The last 7 days"),
    "month": N_("The last 30 days"),
    "range": N_("From … to …"),
}


class JournalFilter(Spoken, QWidget):
    """Says once what is looked for has changed; forgotten with the register."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = SearchField()
        """The field of the search; the page puts it into its head."""
        self.words.setMinimumWidth(240)
        self.words.setMaximumWidth(LETTERS * letter_width(self.fontMetrics()))
        self.kind, self.days = WholeBox(), WholeBox()
        self.since, self.until = day_field(), day_field()
        self.clear = QPushButton()
        self.clear.setProperty("role", "small")
        for key in KINDS:
            self.kind.addItem("", key)
        for key in DAYS:
            self.days.addItem("", key)
        for box in (self.kind, self.days):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._lay_out()
        self.words.textChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.days.currentIndexChanged.connect(self._choose_days)
        self.since.dateChanged.connect(lambda _day: self.changed.emit())
        self.until.dateChanged.connect(lambda _day: self.changed.emit())
        self.clear.clicked.connect(self.forget)
        self.put_words(self.words.setPlaceholderText, lambda: _("Words, a number, or a name"))
        self.put_words(self.words.setAccessibleName, lambda: _("Search the journal"))
        self.put_words(self.kind.setAccessibleName, lambda: _("Kind of action"))
        self.put_words(self.days.setAccessibleName, lambda: _("Days"))
        self.put_words(self.since.setAccessibleName, lambda: _("First day"))
        self.put_words(self.until.setAccessibleName, lambda: _("Last day"))
        self.put_words(self.clear.setText, lambda: _("Show all entries"))
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the program's language; what is chosen stays."""
        super().retranslate()
        for at, (words, _actions) in enumerate(KINDS.values()):
            self.kind.setItemText(at, _(words))
        for at, words in enumerate(DAYS.values()):
            self.days.setItemText(at, _(words))

    def wanted(self) -> Wanted:
        """Return what is looked for."""
        day = today()
        since, until = {
            "today": (day, None),
            "week": (day - dt.timedelta(days=6), None),
            "month": (day - dt.timedelta(days=29), None),
            "range": (read_day(self.since), read_day(self.until)),
        }.get(self.days.currentData(), (None, None))
        actions = KINDS[self.kind.currentData()][1]
        return Wanted(self.words.text().strip(), actions, since, until)

    def forget(self) -> None:
        """Look for everything again."""
        self.words.clear()
        self.kind.setCurrentIndex(0)
        self.days.setCurrentIndex(0)

    def _choose_days(self, _at: int) -> None:
        ranged = self.days.currentData() == "range"
        for widget in (self.since, self.until):
            widget.setVisible(ranged)
        self.changed.emit()

    def _lay_out(self) -> None:
        # Longer words, or a larger text, go on in the next row.
        row = FlowLayout(self)
        for widget in (self.kind, self.days, self.since, self.until, self.clear):
            row.addWidget(widget)
        for day in (self.since, self.until):
            day.setVisible(False)
