"""What an import did and what to settle next: a strip above the list that stays until she closes it."""

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from coalition_app.desktop.flow import FlowLayout
from coalition_app.desktop.icons import icon
from coalition_app.desktop.spoken import Spoken, Words
from coalition_app.drafts import Draft
from coalition_app.i18n import _, ngettext
from coalition_app.records.imports import Imported

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow

EDGE = 2
"""Pixels of the lines around it."""
MOST_CHOSEN = 500
"""Signatures that a link chooses in the list at once."""


def show_summary(window: "MainWindow", imported: Imported, draft: Draft) -> "ImportSummary":
    """Show above the pages what was taken in, in place of the summary before."""
    for before in window.findChildren(ImportSummary):
        before.leave()
    summary = ImportSummary(window, imported, draft)
    window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, summary)
    summary.fit()
    return summary


class ImportSummary(Spoken, QDockWidget):
    """Tells how many signatures were taken in; each thing to settle is a button that leads to it.

    It lies in the window and blocks nothing, so that one thing after the other can be settled.
    """

    def __init__(self, window: "MainWindow", imported: Imported, draft: Draft) -> None:
        super().__init__(window)
        self._window, self._imported = window, imported
        self._statement: uuid.UUID | None = window.statement.id if window.statement else None
        first = imported.first
        self._defects = [first + at for at, entry in enumerate(draft.entries) if entry.defects]
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget())
        frame = QFrame()
        frame.setObjectName("summary")
        self._row = QHBoxLayout(frame)
        self._row.setContentsMargins(14, 7, 10, 7)
        self._flow = FlowLayout(gap=8)
        self._row.addLayout(self._flow, 1)
        self.said = QLabel()
        self.said.setProperty("role", "heading")
        self.put_words(self.said.setText, self._taken_in)
        self._flow.addWidget(self.said)
        self.links: dict[str, QPushButton] = {}
        if imported.unsettled:
            self._add("words", "words", self._words, self._settle_words)
        if self._defects:
            self._add("defects", "search", self._broken, self._show_defects)
        self._withdrawn = [
            first + at for at, each in enumerate(draft.entries) if each.standing == "withdrawn"
        ]
        self._rows = [
            first + at
            for at, each in enumerate(draft.entries)
            if each.submitted_at and each.standing != "withdrawn"
        ]
        if self._withdrawn:
            self._add("withdrawn", "search", self._marked, self._record_withdrawal)
        if self._rows:
            self._add("rows", "evidence", self._form_rows, self._record_rows)
        self._add("evidence", "evidence", self._evidence, self._record_evidence)
        if draft.attestation is not None:
            self._add("attestor", "seal", self._attestor, lambda: window.do("attestor"))
        self.close_button = QPushButton()
        self.close_button.setIcon(icon("close"))
        self.close_button.setProperty("role", "small")
        self.close_button.clicked.connect(self.leave)
        self.put_words(self.close_button.setAccessibleName, lambda: _("Close the summary"))
        self.put_words(self.close_button.setToolTip, lambda: _("Close the summary"))
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(frame)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(scroll)
        window.operations.changed.connect(self._leave_when_gone)
        window.pages.currentChanged.connect(self._leave_when_gone)

    @Slot()
    def leave(self) -> None:
        """Go away."""
        self._window.removeDockWidget(self)
        self.setParent(None)
        self.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _leave_when_gone(self) -> None:
        """Go away with the register, and with the statement, as after the import was undone."""
        from coalition_app.records import attestors, statements
        from coalition_app.records.signatures import next_number

        database = self._window.operations.database
        if database is None or self._statement is None:
            self.leave()
            return
        with database.reading() as tx:
            known = {each.id for each in statements.list_statements(tx)}
            last = self._imported.first + self._imported.added - 1
            if self._statement not in known or next_number(tx, self._statement) <= last:
                self.leave()
                return
            attested_by = attestors.current_attestor(tx)
        if attested_by is not None and "attestor" in self.links:
            self.links["attestor"].setVisible(False)

    def _add(self, key: str, drawing: str, words: Words, go: Callable[[], None]) -> None:
        button = QPushButton()
        button.setIcon(icon(drawing, "accent"))
        self.put_words(button.setText, words)
        button.clicked.connect(lambda: self._go(go))
        self.links[key] = button
        self._flow.addWidget(button)

    def _go(self, go: Callable[[], None]) -> None:
        self._window.go("signatories", self._imported.statement)
        go()

    def fit(self) -> None:
        """Take the lines that the links need; one line where a small screen leaves no more, which scrolls."""
        line = max(each.sizeHint().height() for each in self.links.values())
        self.said.setMinimumHeight(line)
        self._flow.invalidate()
        edges = self._row.contentsMargins().top() + self._row.contentsMargins().bottom() + EDGE
        room = self.width() - self._row.contentsMargins().left() - self.close_button.width() - line
        whole = max(line, self._flow.heightForWidth(room)) + edges
        self._scroll.setMinimumHeight(line + edges)
        self._scroll.setMaximumHeight(whole)
        self._window.resizeDocks([self], [whole], Qt.Orientation.Vertical)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def _taken_in(self) -> str:
        text = ngettext(
            "%(count)d signature was taken in. To settle next:",
            "%(count)d signatures were taken in. To settle next:",
            self._imported.added,
        )
        return text % {"count": self._imported.added}

    def _words(self) -> str:
        first, *others = self._imported.unsettled
        if not others:
            return _("Words of number %(number)d") % {"number": first}
        text = ngettext(
            "Words of number %(number)d and %(count)d other",
            "Words of number %(number)d and %(count)d others",
            len(others),
        )
        return text % {"number": first, "count": len(others)}

    def _broken(self) -> str:
        count = len(self._defects)
        text = ngettext("%(count)d defect to look at", "%(count)d defects to look at", count)
        return text % {"count": count}

    def _evidence(self) -> str:
        return _("Evidence: none yet")

    def _marked(self) -> str:
        text = ngettext(
            "%(count)d is marked as withdrawn",
            "%(count)d are marked as withdrawn",
            len(self._withdrawn),
        )
        return text % {"count": len(self._withdrawn)}

    def _form_rows(self) -> str:
        text = ngettext(
            "Record the form's %(count)d row as evidence of consent",
            "Record the form's %(count)d rows as evidence of consent",
            len(self._rows),
        )
        return text % {"count": len(self._rows)}

    def _record_withdrawal(self) -> None:
        self._window.show_numbers([self._withdrawn[0]])
        self._window.do("withdraw")

    def _record_rows(self) -> None:
        """Record the file once as evidence for all of them, off the window's thread."""
        from coalition_app.records import imports, statements

        operations, numbers = self._window.operations, self._rows
        database, statement_id = operations.database, self._statement
        if database is None or statement_id is None:
            return

        def record() -> int:
            with database.writing("record-evidence") as tx:
                shown = statements.get_statement(tx, statement_id)
                return imports.record_form_rows(tx, shown, numbers)

        def tell(count: int) -> None:
            operations.changed.emit()
            text = ngettext(
                "Evidence of consent was recorded for %(count)d signature.",
                "Evidence of consent was recorded for %(count)d signatures.",
                count,
            )
            operations.said.emit(text % {"count": count})

        self.links["rows"].setEnabled(False)
        operations.start(_("Recording evidence"), lambda _progress: record(), tell)

    def _attestor(self) -> str:
        return _("Attestation: proposed by the source")

    def _settle_words(self) -> None:
        self._window.show_numbers([self._imported.unsettled[0]])
        self._window.do("reserve")

    def _show_defects(self) -> None:
        self._window.show_numbers(self._defects[:MOST_CHOSEN])

    def _record_evidence(self) -> None:
        first, added = self._imported.first, min(self._imported.added, MOST_CHOSEN)
        self._window.show_numbers(list(range(first, first + added)))
        self._window.do("evidence")
