"""The head of an import: what goes where, what ends it, and how the lines of the source add up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.more import more_button
from coalition_app.desktop.imports.account_bar import AccountBar
from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.desktop.imports.words import agree_words, found_sentence, unsaid_words
from coalition_app.desktop.look.typeface import give_role, two_lines_width
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.i18n import _
from coalition_app.operations.planning.preview import Preview

SHORT_NAME = 32
"""Letters of a source's name up to which it stands in one line."""
AROUND = 100
"""Pixels beside and between the parts."""


class ImportHead(QWidget):
    """Names the source and its destination beside the buttons; below, the account of its lines."""

    def __init__(
        self, preview: Preview, more: QPushButton, put_words: PutWords, parent: QWidget
    ) -> None:
        """Make a head with a button at its end that shows `more`."""
        super().__init__(parent)
        self._preview, self._put_words = preview, put_words
        self._narrow = self._told = False
        self._room = 0
        self.title, self.source, self.goes = QLabel(), QLabel(), QPushButton()
        self.report, self.give_up, self.agree = QPushButton(), QPushButton(), QPushButton()
        self.counts, self.unsaid = AccountBar(), QLabel()
        self._build_menu()
        for widget, role in (
            (self.title, "title"),
            (self.source, "quiet"),
            (self.goes, "link"),
            (self.agree, "first"),
            (self.unsaid, "warning"),
        ):
            give_role(widget, role)
        put_words(self.title.setText, lambda: _("Import"))
        put_words(self.source.setToolTip, lambda: found_sentence(preview))
        put_words(self.report.setText, lambda: _("Save the report…"))
        put_words(
            self.report.setToolTip, lambda: _("What becomes of every line of the source, as a file")
        )
        put_words(self.give_up.setText, lambda: _("Cancel"))
        self.agree.setToolTip("Ctrl+Enter")
        self.source.setText(preview.source.name)
        # A short name has one line beside the title, a longer one two where its words let it.
        self.source.setWordWrap(len(preview.source.name) > SHORT_NAME)
        self.source.setMinimumWidth(1)
        for button in (self.report, self.give_up, self.agree):
            # Where they stand under the title, what is left takes the rest of the line.
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lay_out(more)

    def _lay_out(self, more: QPushButton) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(8)
        named, account = QHBoxLayout(), QHBoxLayout()
        self.ends = QHBoxLayout()
        """The row of the buttons."""
        for row, parts in (
            (named, (self.title, self.source, self.goes)),
            (self.ends, (self.rare, self.report, self.give_up, self.agree)),
        ):
            row.setSpacing(10)
            for each in parts:
                row.addWidget(each)
            self._both.addLayout(row)
        named.addStretch(1)
        # Beside the title it has all the room; below it the buttons keep together at the end.
        self.ends.insertStretch(0, 1)
        self._both.setStretch(0, 1)
        account.setSpacing(10)
        account.addWidget(self.counts, 1)
        for widget in (self.unsaid, more):
            account.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows.addLayout(self._both)
        self._rows.addLayout(account)

    def _build_menu(self) -> None:
        """Make the menu of what is rarely wanted, or has no room."""
        self.rare = more_button()
        menu = Menu(self.rare)
        self.rare.setMenu(menu)
        self._put_words(self.rare.setAccessibleName, lambda: _("More"))
        self._put_words(self.rare.setToolTip, lambda: _("More"))
        saving, self.save_columns = menu.addAction(""), menu.addAction("")
        self.facts = menu.addAction("")
        """How the cells of a table were read, told where there is no room below them."""
        self.facts.setEnabled(False)
        saving.triggered.connect(self.report.click)
        self._put_words(saving.setText, lambda: _("Save the report…"))
        self._put_words(self.save_columns.setText, lambda: _("Save the choice of columns…"))

    def offer(self, choices: Sequence[QWidget], steps: Sequence[tuple[QPushButton, Words]]) -> None:
        """Put choices before the buttons, and what takes `steps` into the menu."""
        for at, each in enumerate(choices):
            self.ends.insertWidget(at, each)
        menu = self.rare.menu()
        for button, words in steps:
            again = menu.addAction("")
            again.triggered.connect(button.click)
            self._put_words(again.setText, words)
            menu.aboutToShow.connect(lambda act=again, of=button: act.setEnabled(of.isEnabled()))

    def show_goes(self, words: str, *, asks: bool) -> None:
        """Say beside the source where it goes, or that it must be said."""
        give_role(self.goes, "asking" if asks else "link")
        self.goes.setText(words)
        self.fit()

    def show_counts(self) -> None:
        """Say where the lines went, and what stays unclear."""
        self.counts.show_account(self._preview.account())
        self._show_unsaid()
        self.fit()

    def let_agree(self, ready: bool, *, nothing: bool) -> None:
        """Let the import end, or say that nothing is to be imported."""
        self.agree.setEnabled(ready)
        self.agree.setText(agree_words(self._preview, nothing=nothing))

    def tell_unclear(self, told: bool) -> None:
        """Note whether what is shown below tells what stays unclear."""
        self._told = told
        self._show_unsaid()

    def _show_unsaid(self) -> None:
        """Say what stays unclear, unless the doubts that are shown say so."""
        unsaid = unsaid_words(self._preview)
        self.unsaid.setText(unsaid)
        self.unsaid.setVisible(bool(unsaid) and (self._narrow or not self._told))

    def fold(self, narrow: bool, wide: int) -> None:
        """Lay out for a width in pixels: where it is narrow only the bar of the account stays of it."""
        self._narrow, self._room = narrow, wide - AROUND
        self._show_unsaid()
        self.counts.shorten(narrow)
        for each in (self.save_columns, self.facts):
            each.setVisible(narrow and bool(self._preview.draft.columns))
        self._rows.setSpacing(6 if narrow else 8)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Where one line has no room for all let a menu hold the report, then the buttons stand below."""
        narrow, direction = self._narrow, QBoxLayout.Direction
        metrics = self.source.fontMetrics()
        name = metrics.horizontalAdvance(self.source.text()[:SHORT_NAME])
        if self.source.wordWrap():
            name = min(name, two_lines_width(metrics, self.source.text()))
            if narrow:
                beside = sum(each.sizeHint().width() for each in (self.title, self.goes))
                name = max(0, min(name, self._room - beside))
            self.source.setMinimumWidth(name)
        parts = (self.title, self.goes, self.give_up, self.agree)
        wide = name + sum(each.sizeHint().width() for each in parts)
        crowded = narrow or wide + self.report.sizeHint().width() > self._room
        below = narrow or wide + self.rare.sizeHint().width() > self._room
        self._both.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        self.rare.setVisible(crowded)
        self.report.setVisible(not crowded)
