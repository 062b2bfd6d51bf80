"""The warnings of an import's preview, each with the way to the lines that it names."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coalition_app.desktop.imports.part_table import PutWords
from coalition_app.drafts import ColumnWarning, LineWarning
from coalition_app.i18n import _, ngettext
from coalition_app.intake.files.line_warnings import with_numbers

FEW_LINES = 20
"""Lines of text that the page has room for, below which one warning is counted too."""
MOST = 30
"""Warnings that have a row of their own; the last row has all that go beyond."""
LONGEST = 300
"""Characters of a warning that are shown."""


class WarningRow(QWidget):
    """A warning; where it names lines of the source, a button leads to them, one after the other."""

    wanted = Signal(int)
    """The line to which somebody wants to go."""
    columns_wanted = Signal()
    """Somebody wants to see the columns."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[int, ...] = ()
        self._of_columns = False
        self._at = 0
        self.label, self.jump = QLabel(), QPushButton()
        self.label.setWordWrap(True)
        self.label.setProperty("role", "warning")
        self.jump.setProperty("role", "small")
        self.jump.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.jump.clicked.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.label, 1)
        row.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignTop)

    def show_warning(self, warning: str, number_of: Callable[[int], int]) -> None:
        """Show a warning with the numbers that its entries get, and offer the first of its lines."""
        self.label.setText(with_numbers(warning, number_of)[:LONGEST])
        lines = warning.lines if isinstance(warning, LineWarning) else ()
        if lines != self._lines:
            self._lines, self._at = lines, 0
        self._of_columns = isinstance(warning, ColumnWarning)
        self.jump.setVisible(bool(self._lines) or self._of_columns)
        self._offer()

    def _go(self) -> None:
        """Go to the line that is offered, and offer the next one; after the last the first again."""
        if self._of_columns:
            self.columns_wanted.emit()
            return
        line = self._lines[self._at]
        self._at = (self._at + 1) % len(self._lines)
        self._offer()
        self.wanted.emit(line)

    def _offer(self) -> None:
        if self._of_columns:
            self.jump.setText(_("To the columns"))
            self.jump.setToolTip(_("How each column is read, and which demand it answers"))
        if not self._lines:
            return
        self.jump.setText(_("Go to line %(line)d") % {"line": self._lines[self._at]})
        text = ngettext(
            "The warning is about %(count)d line of the source.",
            "The warning is about %(count)d lines of the source; each click leads to the next.",
            len(self._lines),
        )
        self.jump.setToolTip(text % {"count": len(self._lines)})


class ImportWarnings(QWidget):
    """One warning, or a button that counts them, shows them below and folds them again."""

    wanted = Signal(int)
    columns_wanted = Signal()
    grown = Signal()
    """Other warnings are shown now."""

    def __init__(self, put_words: PutWords) -> None:
        super().__init__()
        self._warnings: Sequence[str] = ()
        self._open = self._low = False
        self._held = 0
        self.number_of: Callable[[int], int] = lambda entry: entry
        """Returns the number that an entry of the source gets; 0 for none."""
        self.rows: list[WarningRow] = []
        self.more = QPushButton()
        """Stands where the page puts it."""
        self.more.setProperty("role", "work")
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.more.clicked.connect(self._fold)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        put_words(lambda _word: self._show(), lambda: _("Go to line %(line)d"))

    @property
    def labels(self) -> list[QLabel]:
        """List the labels of the sentences, also of those that are not shown."""
        return [row.label for row in self.rows]

    def show_warnings(self, warnings: Sequence[str], *, held: int = 0) -> None:
        """Show the warnings of a reading; the first `held`, of answers that were lost, are not folded."""
        self._held = held
        self._warnings = list(warnings[:MOST])
        if rest := warnings[MOST:]:
            self._warnings.append("\n".join(each[:LONGEST] for each in rest)[: MOST * LONGEST])
        while len(self.rows) < len(self._warnings):
            row = WarningRow()
            row.wanted.connect(self.wanted)
            row.columns_wanted.connect(self.columns_wanted)
            self._layout.addWidget(row)
            # The keyboard walks in the order that is seen, whenever the rows were made.
            QWidget.setTabOrder(self.rows[-1].jump if self.rows else self.more, row.jump)
            self.rows.append(row)
        self._show()

    def fit(self, height: int) -> None:
        """Only count one warning too where the letters are large for a height, in pixels."""
        self._low = height < FEW_LINES * self.fontMetrics().height()
        self._show()

    def _show(self) -> None:
        count = len(self._warnings)
        rest = count - self._held
        alone = rest == 1 and not self._low
        for at, row in enumerate(self.rows):
            if at < count:
                row.show_warning(self._warnings[at], self.number_of)
            row.setVisible(at < count and (at < self._held or alone or self._open))
        said = _("Warnings: %(count)d") % {"count": rest}
        self.more.setText(f"{said} {'▴' if self._open else '▾'}")
        self.more.setVisible(rest > 0 and not alone)
        self.setVisible(self._held > 0 or alone or (rest > 0 and self._open))

    def _fold(self) -> None:
        """Show the warnings and lead the keyboard on, or fold them again."""
        self._open = not self._open
        self._show()
        self.grown.emit()
        if after := [row.jump for row in self.rows if self._open and row.jump.isVisible()]:
            after[0].setFocus(Qt.FocusReason.OtherFocusReason)
