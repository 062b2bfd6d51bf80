"""What an import did and what to settle next: one line above the list, until it is closed or settled."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
)

from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.more import DrawnButton, more_button
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.question import Question
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.drafts import Draft
from coalition_app.i18n import _, ngettext
from coalition_app.intake.files.line_warnings import ranges
from coalition_app.operations.imports import record_form_rows
from coalition_app.records.imports.form_answers import is_form
from coalition_app.records.imports.import_draft import Imported
from coalition_app.records.imports.open_points import ImportState, read_state
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

PAGES = ("signatories", "positions")
"""Pages above which it stands: its links choose in their list."""
GAP = 8
ICON = 0.88
"""An icon's side in heights of letters."""
REPORT = "report"
"""The link that has its place in the menu: it settles nothing."""
Report = tuple[str, Callable[[], str]]
"""Name of the source, and what makes the report of its import."""
AT_ONCE = 500
"""Signatures of an import whose state is read in some milliseconds."""
MOST_CHOSEN = 500
"""Signatures that a link chooses in the list at once."""


def show_summary(
    desk: "Desk", imported: Imported, draft: Draft, report: Report | None = None
) -> "ImportSummary":
    """Show above the pages what was imported, in place of the summary before."""
    for before in desk.window.findChildren(ImportSummary):
        before.leave()
    summary = ImportSummary(desk, imported, draft, report)
    desk.put_above(summary)
    summary.fit()
    # Mails came in with their evidence.
    summary.read_anew()
    return summary


class ImportSummary(Spoken, QFrame):
    """Tells how many signatures were imported; each thing to settle is a button that leads to it.

    It is part of the window and blocks nothing, so that one thing after the other can be settled. What its
    line has no room for is in a menu at its end.
    """

    def __init__(
        self, desk: "Desk", imported: Imported, draft: Draft, report: Report | None
    ) -> None:
        self._drawings: dict[str, str] = {}
        super().__init__(desk.window)
        self._desk, self._imported = desk, imported
        self._database = desk.operations.database
        self._statement = desk.statement
        first = imported.first
        self._last = imported.last
        self._report = report
        self._marked_numbers = [
            imported.number_of(at)
            for at, each in enumerate(draft.entries)
            if each.standing == "withdrawn" and each.record is None
        ]
        from_form = draft.format != "mails" and is_form(draft)
        self._sent_numbers = [
            imported.number_of(at)
            for at, each in enumerate(draft.entries)
            # A mail became evidence of what was read from it when it was imported.
            if each.submitted_at and each.standing != "withdrawn" and from_form
        ]
        self._asked, self._left = 0, False
        self.state = ImportState(
            stands=True,
            unsettled=imported.unsettled,
            broken=sum(any(not told.left for told in each.defects) for each in draft.entries),
            bare=tuple(range(first, self._last + 1)),
            withdrawn=tuple(self._marked_numbers),
            undecided=imported.undecided,
        )
        """What is still to be settled, as it was read last."""
        self._build(draft)
        desk.operations.changed.connect(self.read_anew)
        desk.pages.currentChanged.connect(self._follow_page)

    def _build(self, draft: Draft) -> None:
        self.setObjectName("summary")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 5, 10, 5)
        self._row.setSpacing(GAP)
        self.said = QLabel()
        give_role(self.said, "heading")
        self.put_words(self.said.setText, self._taken_in)
        self._row.addWidget(self.said)
        self.links: dict[str, QPushButton] = {}
        self._waits: set[str] = set()
        self._add_links(draft)
        self.more, self.rest = more_button(), Menu(self)
        self.more.setMenu(self.rest)
        self.rest.aboutToShow.connect(self._fill_rest)
        self.put_words(self.more.setAccessibleName, lambda: _("More"))
        self.put_words(self.more.setToolTip, lambda: _("More"))
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self.close_button = DrawnButton("close")
        self.close_button.clicked.connect(self.leave)
        self.put_words(self.close_button.setAccessibleName, lambda: _("Close the summary"))
        self.put_words(self.close_button.setToolTip, lambda: _("Close the summary"))
        self._row.addWidget(self.close_button)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._drawings:
            self._draw()

    def _draw(self) -> None:
        """Draw the icons in the colours of the theme, as large as the letters ask."""
        side = round(ICON * self.fontMetrics().height())
        for key, button in self.links.items():
            button.setIcon(icon(self._drawings[key], "accent"))
            button.setIconSize(QSize(side, side))

    def _add_links(self, draft: Draft) -> None:
        if self._imported.unsettled:
            self._add("words", "words", self._words, self._settle_words)
        if self._doubtful_at_first(draft):
            self._add("doubts", "hint", self._doubtful, lambda: self._desk.do("doubts"))
        if self.state.broken:
            self._add("defects", "search", self._broken, self._show_defects)
        if self._imported.undecided:
            self._add("undecided", "twins", self._undecided, self._merge_undecided)
        if self._marked_numbers:
            self._add("withdrawn", "search", self._marked, self._record_withdrawal)
        if self._sent_numbers:
            self._add("rows", "evidence", self._form_rows, self._record_rows)
        self._add("evidence", "evidence", self._evidence, self._record_evidence)
        if draft.attestation is not None:
            self._add("attestor", "seal", self._attestor, lambda: self._desk.do("attestor"))
        if self._report is not None:
            self._add(REPORT, "print", lambda: _("Save the report…"), self._save_report)

    @Slot()
    def leave(self) -> None:
        """Go away."""
        if self._left:
            return
        self._left = True
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def retranslate(self) -> None:
        """Speak the program's language; longer words may need more room."""
        super().retranslate()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _follow_page(self) -> None:
        """Be seen above the list it speaks of; go away with the register. Nothing is read for that."""
        if self._desk.operations.database is not self._database or self._database is None:
            self.leave()
            return
        here = self._desk.statement
        same = here is None or self._statement is None or here.id == self._statement.id
        self.setVisible(same and self._desk.page_name() in PAGES)

    @Slot()
    def read_anew(self) -> None:
        """Read what is still to be settled; off the window's thread where the import was large."""
        self._follow_page()
        database, statement = self._database, self._statement
        if database is None or statement is None or self._left:
            return
        self._asked += 1
        asked, first, last = self._asked, self._imported.first, self._last
        marked, sent = self._marked_numbers, self._sent_numbers
        undecided = self._imported.undecided

        def look() -> ImportState:
            with collecting_later(), database.reading() as tx:
                return read_state(
                    tx, statement.id, first, last, marked=marked, sent=sent, undecided=undecided
                )

        if self._imported.added <= AT_ONCE:
            self._show(look())
            return
        self._desk.operations.start(
            "",
            lambda _progress: look(),
            lambda found: self._show(found) if asked == self._asked and not self._left else None,
        )

    def _show(self, state: ImportState) -> None:
        """Show what waits; what is settled goes, and the summary with the last of it."""
        self.state = state
        waits = {
            "words": bool(state.unsettled),
            "doubts": state.doubtful > 0,
            "defects": state.broken > 0,
            "withdrawn": bool(state.withdrawn),
            "rows": bool(state.rows),
            "undecided": bool(state.undecided),
            "evidence": state.without_evidence,
            "attestor": not state.attestor,
        }
        if not state.stands or not (
            state.waits or ("attestor" in self.links and waits["attestor"])
        ):
            self.leave()
            return
        self._waits = {key for key in self.links if waits.get(key, True)}
        for button in self.links.values():
            button.setEnabled(True)
        self.retranslate()

    def _add(self, key: str, drawing: str, words: Words, go: Callable[[], None]) -> None:
        button = QPushButton()
        button.setProperty("role", "small")
        self._drawings[key] = drawing
        self.put_words(button.setText, words)
        button.clicked.connect(lambda: self._go(go))
        self.links[key] = button
        self._waits.add(key)
        self._row.addWidget(button)

    def _go(self, go: Callable[[], None]) -> None:
        self._desk.go("signatories", self._imported.statement)
        go()

    def fit(self) -> None:
        """Show as many links as there is room for, and the sentence where one has room beside it."""
        around, rests = self._row.contentsMargins(), self.more.sizeHint().width() + GAP
        fixed = around.left() + around.right() + self.close_button.sizeHint().width() + GAP
        whole = self.width() - fixed - rests
        wide = {key: each.sizeHint().width() + GAP for key, each in self.links.items()}
        said = self.said.sizeHint().width() + GAP
        waiting = [key for key in self.links if key in self._waits and key != REPORT]
        beside = said + (wide[waiting[0]] if waiting else 0) <= whole
        room, shown = whole - said * beside, set()
        for key in waiting:
            room -= wide[key]
            if room < 0:
                break
            shown.add(key)
        self.said.setVisible(beside)
        for key, each in self.links.items():
            each.setVisible(key in shown)
        self.more.setVisible(self._waits != shown)

    def waiting(self) -> dict[str, str]:
        """Return what is offered, in the line or in its menu: the words of each link."""
        return {key: each.text() for key, each in self.links.items() if key in self._waits}

    def _fill_rest(self) -> None:
        self.rest.clear()
        for key in self.waiting():
            if self.links[key].isHidden():
                does = self.links[key].click
                self.rest.addAction(self.links[key].icon(), self.links[key].text(), does)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def _taken_in(self) -> str:
        text = ngettext(
            "%(count)d signature was imported. Still to do:",
            "%(count)d signatures were imported. Still to do:",
            self._imported.added,
        )
        return text % {"count": self._imported.added}

    def _words(self) -> str:
        first, *others = self.state.unsettled or self._imported.unsettled
        if not others:
            return _("Words of No. %(number)d") % {"number": first}
        text = ngettext(
            "Words of No. %(number)d and %(count)d other",
            "Words of No. %(number)d and %(count)d others",
            len(others),
        )
        return text % {"number": first, "count": len(others)}

    @staticmethod
    def _doubtful_at_first(draft: Draft) -> bool:
        return bool(draft.open_lines) or any(each.open for each in draft.entries)

    def _doubtful(self) -> str:
        count = self.state.doubtful
        text = ngettext("%(count)d unclear passage", "%(count)d unclear passages", count)
        return text % {"count": count}

    def _broken(self) -> str:
        count = self.state.broken
        text = ngettext("%(count)d flaw to check", "%(count)d flaws to check", count)
        return text % {"count": count}

    def _evidence(self) -> str:
        count = len(self.state.bare)
        if count >= self._imported.added:
            return _("Evidence: none yet")
        text = ngettext(
            "Evidence of consent: none for %(count)d",
            "Evidence of consent: none for %(count)d",
            count,
        )
        return text % {"count": count}

    def _undecided(self) -> str:
        text = ngettext(
            "%(count)d possibly in the directory already",
            "%(count)d possibly in the directory already",
            len(self.state.undecided),
        )
        return text % {"count": len(self.state.undecided)}

    def _merge_undecided(self) -> None:
        """Choose the first of them, and offer the entries of the directory that may be the same."""
        self._desk.show_numbers([self.state.undecided[0]])
        self._desk.do("merge")

    def _marked(self) -> str:
        text = ngettext(
            "%(count)d is marked as withdrawn",
            "%(count)d are marked as withdrawn",
            len(self.state.withdrawn),
        )
        return text % {"count": len(self.state.withdrawn)}

    def _form_rows(self) -> str:
        text = ngettext(
            "Record the form’s %(count)d row as evidence of consent",
            "Record the form’s %(count)d rows as evidence of consent",
            len(self.state.rows),
        )
        return text % {"count": len(self.state.rows)}

    def _record_withdrawal(self) -> None:
        self._desk.show_numbers([self.state.withdrawn[0]])
        self._desk.do("withdraw")

    def _record_rows(self) -> None:
        """Say what would be recorded for whom, and record it once the user agrees."""
        numbers = list(self.state.rows)
        text = ngettext(
            "The file as it was received is recorded as evidence of consent to the text, as a row of a form, "
            "for %(count)d signature: number %(numbers)s. Signatures with something still to be "
            "settled, or marked as withdrawn, are not included. It can be undone.",
            "The file as it was received is recorded as evidence of consent to the text, as rows of a form, "
            "for %(count)d signatures: numbers %(numbers)s. Signatures with something still to be "
            "settled, or marked as withdrawn, are not included. It can be undone.",
            len(numbers),
        )
        said = text % {"count": len(numbers), "numbers": ranges(numbers)}
        self.asking = Question(
            self._desk.window,
            title=lambda: _("Evidence of consent"),
            text=lambda: said,
            answer=lambda: _("Record"),
            do=lambda: self._write_rows(numbers),
        )
        self.asking.open()

    def _write_rows(self, numbers: list[int]) -> None:
        """Record the file once as evidence for all of them."""
        operations = self._desk.operations
        if self._statement is None:
            return
        self.links["rows"].setEnabled(False)
        done = operations.change(
            record_form_rows(self._statement, numbers=numbers),
            lambda answer: operations.said.emit(answer.lines[0]),
            label=_("Recording evidence"),
        )
        if not done:
            self.links["rows"].setEnabled(True)

    def _attestor(self) -> str:
        return _("Attestation: proposed by the source")

    def _settle_words(self) -> None:
        self._desk.show_numbers([self.state.unsettled[0]])
        self._desk.do("reserve")

    def _show_defects(self) -> None:
        self._desk.ask("lists.show_defects", (self._imported.first, self._last))

    def _save_report(self) -> None:
        from coalition_app.desktop.imports.save_files import save_report

        if self._report is not None:
            desk, (name, make) = self._desk, self._report
            save_report(desk.window, desk.choosers.target, desk.operations, name, make)

    def _record_evidence(self) -> None:
        self._desk.show_numbers(list(self.state.bare[:MOST_CHOSEN]))
        self._desk.do("evidence")
