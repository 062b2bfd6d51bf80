"""The preview of an import: what was read, what is doubtful, what was left out; nothing is written before."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.desk.file_choosers import Choose, choose_target
from coalition_app.desktop.imports.agreeing import Agreeing
from coalition_app.desktop.imports.compare import Comparison
from coalition_app.desktop.imports.demands import AnsweredDemands
from coalition_app.desktop.imports.differences_part import DifferencesPart, mark_of
from coalition_app.desktop.imports.head import ImportHead
from coalition_app.desktop.imports.keeping import Choices, Keeping
from coalition_app.desktop.imports.loss_question import LossQuestion
from coalition_app.desktop.imports.notes import EarlierNote
from coalition_app.desktop.imports.parts import LeftPart, ReadPart
from coalition_app.desktop.imports.remembered import read_fields, remember_columns
from coalition_app.desktop.imports.save_files import report_of, save_mapping, save_report
from coalition_app.desktop.imports.tabs import ImportTabs
from coalition_app.desktop.imports.target import ImportTarget
from coalition_app.desktop.imports.waited import Waited, unfit_warning
from coalition_app.desktop.imports.warnings import ImportWarnings
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.progress_bar import WorkBar
from coalition_app.desktop.widgets.redo_key import redo_in_field
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.intake.read_source import read_source
from coalition_app.operations.begun_imports import discard_import
from coalition_app.operations.imports import as_register_knows
from coalition_app.operations.planning.preview import LOOK, READ, Compared, Preview
from coalition_app.operations.planning.sentences import of_whole
from coalition_app.records.imports import earlier_imports
from coalition_app.records.imports.earlier_imports import EarlierImport
from coalition_app.records.imports.import_draft import Imported
from coalition_app.records.positions.settled_words import settled_roles
from coalition_app.records.signatures.signatures import next_number
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.operations import Operations
    from coalition_app.records.imports.differences import Difference

NARROW = 110
"""Letters across below which the buttons stand under the title."""
READ_AT_ONCE = 50_000
"""Bytes of a source that are read anew at once."""


class ImportView(Spoken, QWidget):
    """Shows a source as three parts with counts that add up, and imports it on agreement.

    It is left and come back to as it was, until it is imported or cancelled.
    """

    put_off = Signal()
    """The user wants to go elsewhere for a while."""
    ended = Signal()
    """It was imported, or cancelled."""
    earlier_shown = Signal()
    """The user wants to see what an earlier import of the same source recorded."""
    earlier_undone = Signal()
    """The user wants to take the earlier import back."""
    doubts_counted = Signal(int)
    """How many entries are doubtful now."""

    def __init__(
        self,
        operations: "Operations",
        database: Database,
        shown: StatementRow | None,
        preview: Preview,
        *,
        title: str,
        mapping: Mapping[str, str] | None = None,
        ask_target: Choose = choose_target,
        waited: Waited | None = None,
        soon: bool = False,
    ) -> None:
        """Show a list that was read; `waited` is what the register keeps of it, where it is gone on with.

        `soon`: its first part is made in the window's next turn, so that no turn is long.
        """
        super().__init__()
        self._waited = waited
        self.preview, self._operations, self._database = preview, operations, database
        self._ask_target = ask_target
        self.taken = False
        """Whether it ended with something recorded."""
        self.first: QWidget = self
        """What takes the keyboard."""
        self._found: Sequence[Difference] = ()
        self._reading = self._closed = False
        self._comparison = Comparison(operations, database, self)
        self._comparison.told.connect(self._show_known)
        self._comparison.progressed.connect(self._show_progress)
        self._told: dict[str, str] = dict(mapping or {})
        with database.reading() as tx:
            self.earlier = earlier_imports.find_earlier(tx, preview.source)
            listed = statements.list_statements(tx)
            before = settled_roles(tx)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 14, 16, 10)
        self._rows.setSpacing(8)
        self._build_head()
        self._build_notes(self.earlier)
        self._answered = AnsweredDemands(preview.draft)
        self._warn(preview.draft.warnings)
        self._build_target(listed, shown, title)
        self._build_parts()
        self.look.tell_settled(before)
        self.bar = WorkBar()
        self._rows.addWidget(self.bar)
        begun = waited.begun.id if waited is not None else None
        self.keeping = Keeping(operations, database, preview, self._choices, begun, self)
        self.keeping.refused.connect(self._refuse)
        for each in (self.target.edited, self.differing.changed):
            each.connect(self.keeping.look)
        self.agreeing = Agreeing(
            operations, preview, self.target, self.differing, self.keeping, self
        )
        self.agreeing.worked.connect(self._enable)
        self.agreeing.progressed.connect(self._show_progress)
        self.agreeing.refused.connect(self._refuse)
        self.agreeing.taken.connect(lambda: self.done(taken=True))
        self._allow()
        if soon:
            QTimer.singleShot(0, self, self._show_first)
        else:
            self._show_first()
        if waited is not None:
            self._choose_again(waited.choices)
            self.look.tell_kept(preview.decisions)
        self.keeping.begin()

    def _build_head(self) -> None:
        """Say what is imported, beside what ends it; below, what was refused."""
        self.notes = ImportWarnings(self.put_words)
        self.head = ImportHead(self.preview, self.notes.more, self.put_words, self)
        self.agree, self.give_up, self.report = self.head.agree, self.head.give_up, self.head.report
        self.report.clicked.connect(self._save_report)
        self.head.save_columns.triggered.connect(self._save_mapping)
        self.head.rare.menu().aboutToShow.connect(
            lambda: self.head.facts.setText(self.columns.facts.text())
        )
        self.give_up.clicked.connect(self.reject)
        self.agree.clicked.connect(self.accept)
        self.refusal = QLabel()
        give_role(self.refusal, "refusal")
        self.refusal.setWordWrap(True)
        self.refusal.setVisible(False)
        self.asking = LossQuestion()
        self.asking.discarded.connect(self._close_unkept)
        self.asking.kept.connect(lambda: self.first.setFocus(Qt.FocusReason.OtherFocusReason))
        for widget in (self.head, self.asking, self.refusal):
            self._rows.addWidget(widget)

    def _build_target(
        self, listed: Sequence[StatementRow], shown: StatementRow | None, title: str
    ) -> None:
        came = self.earlier.statement if self.earlier is not None else 0
        held = next((each for each in listed if each.number == came), None)
        draft = self.preview.draft
        self.target = ImportTarget(draft, listed, shown, title, self.put_words, held=held)
        self.target.changed.connect(self._count_on)
        self.target.changed.connect(self._compare)
        # What was refused may have been that nothing was chosen.
        self.target.changed.connect(lambda: self._refuse(""))
        self.target.changed.connect(self._match_demands)
        self.target.changed.connect(self._show_goes)
        self._proposed = title
        self.target.changed.connect(self._ask_of_title)
        self.target.title.textChanged.connect(self._ask_of_title)
        self.preview.told.append(self._follow_title)
        self.put_words(lambda _word: self._show_goes(), lambda: _("Destination"))

    def _show_first(self) -> None:
        """Show what the source proposes, before anything is decided."""
        if self._closed:
            return
        self.preview.told.append(lambda _items: self._show_counts())
        self._count_on()
        self._compare()
        self._match_demands()
        self._show_counts()
        self.first = self.tabs.show_first()

    def worked_in(self) -> QWidget:
        """Return what takes the keyboard when it is come back to."""
        return self.first if self.first.isVisibleTo(self) else self.tabs.worked_in()

    def read_register(self) -> None:
        """Compare with the register as it is now: something was written since it was shown last."""
        if self.agreeing.agreed or self._closed:
            return
        with self._database.reading() as tx:
            self.target.offer(statements.list_statements(tx))
        self._count_on()
        self._compare()

    # Agreeing

    def accept(self) -> None:
        """Import what was decided."""
        if self.agree.isEnabled():
            self.agreeing.agree()

    def reject(self) -> None:
        """Discard the import, or stop the work that runs; undoing brings back what is kept of it."""
        if self.agreeing.working:
            self._operations.cancel()
            return
        if self.keeping.begun is None:
            self.done()
            return
        change = discard_import(begun=self.keeping.begun, name=self.preview.source.name)
        self._operations.change(change, lambda answer: self._say_ended(answer.lines[0]))

    def _say_ended(self, said: str) -> None:
        self.done()
        self._operations.said.emit(said)

    def waits_in_vain(self, begun: Sequence[UUID]) -> bool:
        """Tell whether the register kept this import and does not any more: it was ended or taken back."""
        return (
            self.keeping.begun is not None
            and not self.agreeing.agreed
            and self.keeping.begun not in begun
        )

    def keep_all(self) -> bool:
        """Keep in the register what is not kept yet; return whether nothing would be lost now."""
        return self._closed or self.keeping.finish() or not self.preview.decisions

    def ask_before_loss(self, then: Callable[[], object]) -> None:
        """Ask whether what cannot be kept may be lost; `then` is done afterwards, as closing the register."""
        self.asking.ask(self.preview.decisions, then)

    def _close_unkept(self, then: Callable[[], object]) -> None:
        self.done()
        then()

    def done(self, taken: bool = False) -> None:
        """End; what was said of columns is remembered where something was recorded."""
        self._closed, self.taken = True, taken
        self.keeping.hold()
        self._comparison.stop()
        if taken:
            asked = self.columns.asked
            kept = {key: field for key, field in self._told.items() if field or key not in asked}
            remember_columns(kept, self.preview.draft, self._answered.proposed)
        self.ended.emit()

    def event(self, event: QEvent) -> bool:
        """Take undo and redo before the window does: here they are about what was decided."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if step == "undo":
            self.undo.click()
        elif step == "redo":
            # A field takes only the key of its system for it, and leaves the other to be taken here.
            if not redo_in_field():
                self.redo.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.agree.click()
            elif isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._is_narrow()
        self.notes.fit(self.height())
        self.head.fold(narrow, self.width())
        self.tabs.fold(narrow, self.head.ends)
        self._rows.setSpacing(6 if narrow else 8)
        self._keep_height()

    @Slot()
    def _tell_unclear(self) -> None:
        """Let the head tell what stays unclear where the doubts, which do, are not shown."""
        self.head.tell_unclear(self.tabs.currentWidget() is self.look)

    def _is_narrow(self) -> bool:
        return self.width() < NARROW * letter_width(self.fontMetrics())

    @Slot()
    def _keep_height(self) -> None:
        """Take the height that all parts need at this width: the page around scrolls."""
        below = 0 if self.tabs.currentWidget() is self.look else 4 if self._is_narrow() else 10
        self._rows.setContentsMargins(16, 14, 16, below)
        self.tabs.keep_height()
        if (layout := self.layout()) is not None:
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))

    def retranslate(self) -> None:
        """Speak the program's language, in the tables too."""
        super().retranslate()
        self._show_counts()
        if self.agreeing.working:
            self.give_up.setText(_("Stop"))

    @Slot(bool)
    def _enable(self, working: bool) -> None:
        """Let only the work be stopped while it runs."""
        for each in (self.target, self.tabs, self.report):
            each.setEnabled(not working)
        self._allow()
        self.bar.setVisible(working)
        self.give_up.setText(_("Stop") if working else _("Cancel"))
        if working:
            self.bar.begin(lambda: _("Importing"))
            self._refuse("")
            self.give_up.setFocus()

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self.bar.tell(done, of)

    # Showing

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _build_notes(self, earlier: EarlierImport | None) -> None:
        """Say what comes before all else: that it was imported before, and what warns."""
        if earlier is not None:
            self.earlier_note = EarlierNote(earlier, self.put_words)
            self.held = self.earlier_note.said
            self.earlier_note.shown.connect(lambda: self._leave_for(self.earlier_shown))
            self.earlier_note.undone.connect(lambda: self._leave_for(self.earlier_undone))
            self._rows.addWidget(self.earlier_note)
        self._rows.addWidget(self.notes)

    @property
    def imported(self) -> Imported | None:
        """What was imported, once it was."""
        return self.agreeing.imported

    @property
    def draft(self) -> Draft:
        """The draft as the user agreed to it."""
        return self.agreeing.draft

    @property
    def read(self) -> ReadPart:
        """The part of the entries that were read."""
        return self.tabs.read

    @property
    def left(self) -> LeftPart:
        """The part of what was left out."""
        return self.tabs.left

    @property
    def warnings(self) -> list[QLabel]:
        """List the labels of the warnings, also of those that are not yet shown."""
        return self.notes.labels

    def _leave_for(self, wanted: SignalInstance) -> None:
        """Tell where the user wants to go; nothing stays of what nobody decided about."""
        if self.keeping.begun is None:
            self.done()
        wanted.emit()

    # What is kept

    def _choices(self) -> Choices:
        """Return what is chosen for the whole list."""
        into = self.target.statement()
        return {
            "columns": self._told,
            "reading": {**self._told, **read_fields(self.preview.draft)},
            "into": None if self.target.asks else into.id.hex if into else "",
            "title": self.target.title.text(),
            "received": self.target.received.text(),
            "by_sheets": self.target.by_sheets.isChecked(),
            "section": self.target.section_said,
            "ticked": [mark_of(each) for each in self.differing.ticked],
            "doubtful": self.preview.size(LOOK),
        }

    def _choose_again(self, kept: Choices) -> None:
        self.target.choose_again(kept)
        self.differing.tick_again(kept.get("ticked"))

    def _warn(self, warnings: Sequence[str]) -> None:
        """Say which answers do not fit what is read now, and what else warns."""
        unfit = [unfit_warning(each) for each in self._waited.unfit] if self._waited else []
        self.notes.show_warnings([*unfit, *warnings], held=len(unfit))

    @Slot()
    def _show_warnings(self) -> None:
        """Show what was warned of, save that the numbers go on from the last one of the register."""
        told = self._answered.warnings(self.preview.draft)
        differing = {each.entry for each in self.differing.differences}
        beside = of_whole(self.preview, self.rows.first_number, differing)
        self._warn([*self.rows.holding(told), *beside])

    # Against the register

    @Slot()
    def _compare(self) -> None:
        """Compare the entries with the register as if they went into the chosen statement."""
        self._comparison.ask(self.preview, self.target.statement())
        self._show_work()

    @Slot(object)
    def _show_known(self, found: Compared) -> None:
        self._found = found.differences
        self.preview.compare(found)
        self._show_differing()
        self.tabs.count_anew()
        is_new = any(not each.repeats for each in self.differing.differences)
        if is_new and not self.preview.size(READ):
            self.tabs.setCurrentWidget(self.differing)
        self.tabs.show_read_columns()
        self._show_counts()
        self._show_work()

    def _show_differing(self) -> None:
        """Show what differs of the signatures that stand there, as far as the answers go."""
        found = self.preview.differing(self._found)
        if found != list(self.differing.differences):
            self.differing.show_differences(found)

    @Slot()
    def _show_work(self) -> None:
        """Say what runs, and let nothing be imported meanwhile."""
        comparing = self._comparison.busy or self._reading
        self.look.compare(comparing)
        if not self.agreeing.working:
            self.bar.setVisible(comparing)
            if comparing:
                self.bar.begin(lambda: _("Comparing with the register"))
        self._allow()

    def _allow(self) -> None:
        busy = self.agreeing.working or self._reading or self._comparison.busy
        ticked = bool(self.differing.ticked)
        self.look.tell_differing(ticked)
        some = self.preview.size(READ) > 0 or ticked
        # Whoever left all out by an answer is told so on the button's press.
        told = self.earlier is None and self.preview.decisions > 0
        self.head.let_agree(not busy and (some or told), nothing=not (some or told))
        if self.earlier is not None:
            self.earlier_note.tell(self.preview.size(READ))

    # The title

    @Slot()
    def _ask_of_title(self) -> None:
        """Ask whether the title is one while a new statement would get it as it was read."""
        asks = self.target.statement() is None and self.target.title.text() == self._proposed
        self.preview.ask_of_title(asks)

    def _follow_title(self, items: Sequence[int]) -> None:
        """Give the new statement the title that was chosen, or as it was read once that is taken back."""
        item = self.preview.title_item
        if item not in items:
            return
        known = {self._proposed, *self.preview.open_line(item).candidates}
        if self.target.title.text() in known:
            self.target.title.setText(self.preview.title or self._proposed)

    # Columns

    @Slot()
    def _match_demands(self) -> None:
        """Read the columns of answers as they fit the demands of the statement that is chosen."""
        if told := self._answered.match(self.target, self._told, self.preview.draft):
            self._read_anew(told, proposed=True)
        else:
            self._show_warnings()

    @Slot(dict)
    def _read_anew(self, told: dict[str, str], proposed: bool = False) -> None:
        """Read the source with other fields for its columns."""
        wanted, source = (
            {**self._told, **read_fields(self.preview.draft), **told},
            self.preview.source,
        )

        def read() -> Preview | str:
            try:
                read = read_source(source.content, source.name, mapping=wanted)
                return Preview(as_register_knows(self._database, read))
            except UserError as error:
                return str(error)

        def take(answer: Preview | str) -> None:
            if self._closed:
                return
            self._reading = False
            self.tabs.setEnabled(True)
            self._show_work()
            self._take_reading(answer, {} if proposed else told)

        if len(source.content) < READ_AT_ONCE:
            take(read())
            return
        self._reading = True
        self.tabs.setEnabled(False)
        self._show_work()
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
        self._ask_of_title()
        self._show_warnings()
        self._compare()
        self.tabs.show_read_columns()
        self.tabs.retranslate()
        self.retranslate()
        self.columns.tell_lost(lost)

    def _demands_there(self) -> int | None:
        into = self.target.statement()
        return None if into is None else len(into.demands)

    def _build_parts(self) -> None:
        self.tabs = ImportTabs(self.preview, self.target, self._save_mapping, self.put_words, self)
        self.tabs.currentChanged.connect(self._keep_height)
        self.tabs.currentChanged.connect(self._tell_unclear)
        self.head.goes.clicked.connect(self.tabs.show_target)
        self.target.lacking.connect(self.tabs.show_target)
        self.rows, self.look = self.tabs.rows, self.tabs.look
        self.columns = self.tabs.columns
        self.undo, self.redo = self.tabs.undo, self.tabs.redo
        self.tabs.refused.connect(self._refuse)
        self.notes.number_of = self.rows.number_of_entry
        self.notes.wanted.connect(self.tabs.show_line)
        self.notes.grown.connect(self._keep_height)
        self.notes.columns_wanted.connect(self.tabs.show_columns)
        self.columns.changed.connect(self._read_anew)
        self.differing: DifferencesPart = self.tabs.differing
        self.differing.changed.connect(self._allow)
        self.columns.demands_there = self._demands_there
        self.target.changed.connect(self.columns.show_columns)
        self._rows.addWidget(self.tabs, 1)
        self.head.offer(
            (self.tabs.choice, self.look.open),
            [(self.undo, lambda: _("Undo")), (self.redo, lambda: _("Redo"))],
        )
        self._tell_unclear()

    @Slot()
    def _show_goes(self) -> None:
        """Say beside the source where it goes, or that it must be said."""
        self.head.show_goes(self.target.words, asks=self.target.asks)

    def _save_mapping(self) -> None:
        try:
            save_mapping(self, self._ask_target, self.preview)
        except UserError as error:
            self._refuse(str(error))

    def _save_report(self) -> None:
        make = report_of(self.preview)
        save_report(self, self._ask_target, self._operations, self.preview.source.name, make)

    def report_made(self) -> tuple[str, Callable[[], str]] | None:
        """Return the source's name and what makes the import's report; None where nothing was imported."""
        made = self.agreeing.report
        return (self.preview.source.name, made) if made is not None else None

    def _show_counts(self) -> None:
        self._allow()
        self.head.show_counts()
        self._show_differing()
        self.tabs.count_anew()
        self._show_warnings()
        self.doubts_counted.emit(self.preview.size(LOOK))

    def _count_on(self) -> None:
        """Number the entries as the statement would that they go into."""
        into = self.target.statement()
        first, sections = 1, list[statements.SectionRow]()
        if into is not None:
            with self._database.reading() as tx:
                first = next_number(tx, into.id)
                sections = statements.list_sections(tx, into.id)
        self.target.offer_sections(sections)
        self._show_goes()
        self.rows.count_from(first)
        self.tabs.retranslate()
        self._show_warnings()


def _step_of(event: QKeyEvent) -> str:
    """Tell whether a key means undo or redo; empty for neither."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    # Both on every system: each has another key of its own for it.
    both = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))
    return "redo" if QKeySequence(event.keyCombination()) in both else ""
