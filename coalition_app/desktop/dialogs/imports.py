"""The preview of an import: what was read, what is doubtful, what was left out; nothing is written before."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app import settings
from coalition_app.desktop.choosing import Choose, choose_target
from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.desktop.dialogs.import_columns import ColumnsPart, read_fields, remember_columns
from coalition_app.desktop.dialogs.import_look import LookPart
from coalition_app.desktop.dialogs.import_parts import LeftPart, ReadPart
from coalition_app.desktop.dialogs.import_target import ImportTarget
from coalition_app.desktop.dialogs.import_words import (
    WARNINGS,
    account_sentence,
    answer_of,
    kept_size,
    warning_lines,
)
from coalition_app.desktop.icons import icon
from coalition_app.desktop.models.import_entries import Preview
from coalition_app.desktop.models.import_tables import ReadModel
from coalition_app.drafts import Draft, DraftEntry, Source
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.intake.mapping import write_mapping
from coalition_app.intake.sources import read_source
from coalition_app.records import imports, known_entries, statements
from coalition_app.records.database import Database
from coalition_app.records.imports import Imported
from coalition_app.records.signatures import next_number
from coalition_app.records.statements import StatementRow

__all__ = ("ImportDialog", "account_sentence")

if TYPE_CHECKING:
    from coalition_app.desktop.operations import Operations

SMALL = 300
"""Entries that are taken in at once, in a tenth of a second; more go off the window's thread."""
COMPARED_AT_ONCE = 1_000
"""Entries that are compared with the register at once; more off the window's thread."""
READ_AT_ONCE = 50_000
"""Bytes of a source that are read anew at once."""


class ImportDialog(FormDialog):
    """Shows a source as three parts with counts that add up, and takes it in on agreement."""

    def __init__(
        self,
        parent: QWidget | None,
        operations: "Operations",
        database: Database,
        into: StatementRow | None,
        preview: Preview,
        *,
        title: str,
        mapping: Mapping[str, str] | None = None,
        ask_target: Choose = choose_target,
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Import"), agree=lambda: _("Take in"), work=self._take_in
        )
        self.preview, self._operations, self._database = preview, operations, database
        self._ask_target = ask_target
        self.imported: Imported | None = None
        """What was taken in, once it was."""
        self.draft: Draft = preview.draft
        """The draft as she agreed to it."""
        self._working = self._comparing = self._closed = False
        self._told: dict[str, str] = dict(mapping or {})
        with database.reading() as tx:
            self.known = imports.known_source(tx, preview.source)
            listed = statements.list_statements(tx)
        self.setSizeGripEnabled(True)
        self.add_note(self._found, "heading")
        self.counts = self.add_note(self._counted)
        self._tell_known()
        self._build_warnings()
        self.target = ImportTarget(preview.draft, listed, into, title, self.put_words)
        self.target.changed.connect(self._count_on)
        self.target.changed.connect(self._compare)
        self.form.addRow(self.target)
        self._build_parts()
        self._build_progress()
        self._build_undo()
        self.agree.setDefault(False)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self._allow()
        self._first = self.read.table
        preview.told.append(lambda _items: self._show_counts())
        self._count_on()
        self._compare()
        self._show_counts()
        self.resize(kept_size(self))
        self.read.table.choose(0, 1)

    # Agreeing

    def accept(self) -> None:
        """Take in what was decided; a large list goes off the window's thread, with progress."""
        if self._working or self._comparing or self.known is not None:
            return
        if self.preview.account().entries < SMALL:
            super().accept()
            return
        try:
            work = self._work_of()
        except UserError as error:
            self._refuse(str(error))
            return
        self._begin()
        self._operations.start(
            _("Taking in"), lambda progress: answer_of(work, progress), self._finish
        )

    def reject(self) -> None:
        """Close without taking in; asks where decisions would be lost, stops the work that runs."""
        if self._working:
            self._operations.cancel()
            return
        if not self.preview.decisions:
            super().reject()
            return
        count = self.preview.decisions
        text = ngettext(
            "Close the preview? What you decided about %(count)d line is lost.",
            "Close the preview? What you decided about %(count)d lines is lost.",
            count,
        )
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("Import"))
        box.setText(text % {"count": count})
        box.setStandardButtons(
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
        )
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        discard = box.button(QMessageBox.StandardButton.Discard)
        discard.setText(_("Close the preview"))
        box.button(QMessageBox.StandardButton.Cancel).setText(_("Go on"))
        discard.clicked.connect(lambda: self.done(0))
        box.open()

    def done(self, result: int) -> None:
        """Close; the size is remembered."""
        self._closed = True
        settings.remember(import_size=[self.width(), self.height()])
        if result:
            remember_columns(self._told, self.preview.draft)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.agree.click()
        elif isinstance(focused, QPushButton):
            focused.click()

    def retranslate(self) -> None:
        """Speak the program's language, in the tables too."""
        super().retranslate()
        self._show_counts()
        for part in (self.read, self.look, self.left):
            part.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)
            part.table.viewport().update()
            part.table.fit()
        self.look.show_current()
        if self._working:
            self.give_up.setText(_("Stop"))

    def _take_in(self) -> None:
        self.imported, self.draft = self._work_of()(lambda _done, _of: None)

    def _work_of(self) -> Callable[[imports.Progress], tuple[Imported, Draft]]:
        """Give the work with plain values, so that it can run off the window's thread."""
        database, into = self._database, self.target.statement()
        new_title = None if into is not None else self.target.new_title()
        preview, read = self.preview, self.preview.source

        def take_in(progress: imports.Progress) -> tuple[Imported, Draft]:
            draft = preview.decided()
            source = Source(read.name, read.sha256, read.content, draft)
            with database.writing("import") as tx:
                imported = imports.import_source(
                    tx, source, into=into, new_title=new_title, progress=progress
                )
            return imported, draft

        return take_in

    def _begin(self) -> None:
        self._working = True
        self._operations.progressed.connect(self._show_progress)
        self._operations.busy.connect(self._stay_after_fault)
        self.bar.setRange(0, 0)
        self._enable()

    def _end(self) -> None:
        self._working = False
        self._operations.progressed.disconnect(self._show_progress)
        self._operations.busy.disconnect(self._stay_after_fault)
        self._enable()

    def _finish(self, answer: tuple[Imported, Draft] | str) -> None:
        """Close when it was done; stay, with everything, after a refusal or after she stopped it."""
        self._end()
        if isinstance(answer, str):
            self._refuse(answer)
            return
        self.imported, self.draft = answer
        self.done(int(FormDialog.DialogCode.Accepted))

    @Slot(str)
    def _stay_after_fault(self, _label: str) -> None:
        """Stay when the work ended without an answer: the window tells the fault."""
        if not self._operations.working:
            self._end()
            self._refuse(_("A mistake of the program stopped it; nothing was changed."))

    def _enable(self) -> None:
        for each in (self.target, self.tabs):
            each.setEnabled(not self._working)
        self._allow()
        self.bar.setVisible(self._working)
        self.give_up.setText(_("Stop") if self._working else _("Cancel"))
        if self._working:
            self._refuse("")
            self.give_up.setFocus()

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    # Showing

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _found(self) -> str:
        count = len(self.preview.draft.entries)
        text = ngettext(
            "%(count)d entry was read from %(name)s.",
            "%(count)d entries were read from %(name)s.",
            count,
        )
        return text % {"count": count, "name": self.preview.source.name}

    def _counted(self) -> str:
        return account_sentence(self.preview.account())

    def _tell_known(self) -> None:
        """Say at once that the register holds the source already."""
        if self.known is None:
            return
        number = self.known.statement
        self.held = self.add_note(
            lambda: (
                _(
                    "The register holds this source already, in statement %(number)d; nothing can be added."
                )
                % {"number": number}
            ),
            "refusal",
        )

    def _build_warnings(self) -> None:
        self.warnings = [self.add_note(lambda: "", "warning") for _at in range(WARNINGS + 1)]
        self.put_words(lambda _word: self._show_warnings(), lambda: _("Import"))

    def _show_warnings(self) -> None:
        """Show the warnings of the reading that is shown."""
        warnings = self.preview.draft.warnings
        said = warning_lines(warnings)
        for at, note in enumerate(self.warnings):
            note.setText(said[at] if at < len(said) else "")
            note.setToolTip("\n".join(warnings))
            self.form.setRowVisible(note, at < len(said))

    # Against the register

    @Slot()
    def _compare(self) -> None:
        """Compare the entries with the register, off the window's thread where they are many."""
        entries, into, database = (
            self.preview.draft.entries,
            self.target.statement(),
            self._database,
        )

        def compare() -> dict[int, known_entries.Known]:
            with database.reading() as tx:
                return known_entries.find_known(tx, entries, into)

        if len(entries) <= COMPARED_AT_ONCE:
            self._show_known(compare())
            return
        self._comparing = True
        self._allow()
        self._operations.start(
            "",
            lambda _progress: compare(),
            lambda found: self._take_comparison(entries, into, found),
        )

    def _take_comparison(
        self,
        entries: tuple[DraftEntry, ...],
        into: StatementRow | None,
        found: dict[int, known_entries.Known],
    ) -> None:
        """Show a comparison, unless another one has been asked for since."""
        if self._closed or entries is not self.preview.draft.entries:
            return
        if into == self.target.statement():
            self._comparing = False
            self._allow()
            self._show_known(found)

    def _show_known(self, found: dict[int, known_entries.Known]) -> None:
        self.preview.compare(found)
        self.read.show_columns()
        self._show_counts()

    def _allow(self) -> None:
        self.agree.setEnabled(not (self._working or self._comparing) and self.known is None)

    # Columns

    @Slot(dict)
    def _read_anew(self, told: dict[str, str]) -> None:
        """Read the source with other fields for its columns."""
        wanted, source = (
            {**self._told, **read_fields(self.preview.draft), **told},
            self.preview.source,
        )

        def read() -> Preview | str:
            try:
                return Preview(read_source(source.content, source.name, mapping=wanted))
            except UserError as error:
                return str(error)

        def take(answer: Preview | str) -> None:
            if self._closed:
                return
            self._comparing = False
            self.tabs.setEnabled(True)
            self._take_reading(answer, told)

        if len(source.content) < READ_AT_ONCE:
            take(read())
            return
        self._comparing = True
        self.tabs.setEnabled(False)
        self._allow()
        self._operations.start("", lambda _progress: read(), take)

    def _take_reading(self, answer: Preview | str, told: dict[str, str]) -> None:
        """Show another reading; a refusal leaves everything as it was."""
        self._allow()
        if isinstance(answer, str):
            self._refuse(answer)
            self.columns.show_columns()
            return
        self._refuse("")
        self._told.update(told)
        lost = self.preview.become(answer)
        self._compare()
        self.read.show_columns()
        self.retranslate()
        self.columns.tell_lost(lost)

    def _save_mapping(self) -> None:
        """Write the mapping into a file, for the command line or another laptop."""
        path = self._ask_target(self, _("Save the mapping"), "columns.json")
        if path is None:
            return
        try:
            write_mapping(path, self.preview.draft)
        except UserError as error:
            self._refuse(str(error))

    def _build_parts(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.put_words(self.tabs.tabBar().setAccessibleName, lambda: _("Parts of the preview"))
        self.rows = ReadModel(self.preview, self)
        self.rows.refused.connect(self._refuse)
        self.read = ReadPart(self.preview, self.rows, self.put_words)
        self.look = LookPart(self.preview, self.rows, self.put_words)
        self.left = LeftPart(self.preview, self.put_words)
        for part in (self.read, self.look, self.left):
            self.tabs.addTab(part, "")
        self.columns = ColumnsPart(self.preview, self._save_mapping, self.put_words)
        self.columns.changed.connect(self._read_anew)
        self.tabs.setTabVisible(
            self.tabs.addTab(self.columns, ""), bool(self.preview.draft.columns)
        )
        self.tabs.currentChanged.connect(lambda _at: self._refuse(""))
        self.look.refused.connect(self._refuse)
        self.left.refused.connect(self._refuse)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, self.tabs, 1)
            layout.setSpacing(10)

    def _build_undo(self) -> None:
        self.undo, self.redo = QPushButton(), QPushButton()
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(6)
        for button, words, drawing, keys, step in (
            (self.undo, lambda: _("Undo"), "undo", "Ctrl+Z", self.preview.undo),
            (self.redo, lambda: _("Redo"), "redo", "Ctrl+Shift+Z", self.preview.redo),
        ):
            button.setIcon(icon(drawing))
            button.setProperty("role", "small")
            self.put_words(button.setAccessibleName, words)
            self.put_words(
                lambda text, at=button, key=keys: at.setToolTip(f"{text} ({key})"),  # type: ignore[misc]
                words,
            )
            button.clicked.connect(lambda _on, step=step: self._step(step))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._step(step))
            row.addWidget(button)
        self.tabs.setCornerWidget(corner)

    def _step(self, step: Callable[[], list[int]]) -> None:
        """Take a decision back or make it again, and show where."""
        if self._working:
            return
        items = step()
        if not items:
            return
        for part in (self.tabs.currentWidget(), self.read, self.left):
            if isinstance(part, ReadPart | LookPart | LeftPart):
                row = part.model.row_of(items[0])
                if row >= 0:
                    self.tabs.setCurrentWidget(part)
                    part.table.choose(row, 1)
                    return

    def _build_progress(self) -> None:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setVisible(False)
        self.put_words(self.bar.setAccessibleName, lambda: _("Progress"))
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, self.bar)

    def _show_counts(self) -> None:
        self.counts.setText(self._counted())
        for at, (model, words) in enumerate(
            (
                (self.rows, _("Read: %(count)d")),
                (self.look.model, _("To look at: %(count)d")),
                (self.left.model, _("Left out: %(count)d")),
            )
        ):
            self.tabs.setTabText(at, words % {"count": model.rowCount()})
        columns = _("Columns: %(count)d") % {"count": len(self.preview.draft.columns)}
        self.tabs.setTabText(self.tabs.indexOf(self.columns), columns)
        self.undo.setEnabled(self.preview.can_undo)
        self.redo.setEnabled(self.preview.can_redo)

    def _count_on(self) -> None:
        """Number the entries as the statement would that they go into."""
        into = self.target.statement()
        first = 1
        if into is not None:
            with self._database.reading() as tx:
                first = next_number(tx, into.id)
        self.rows.count_from(first)
