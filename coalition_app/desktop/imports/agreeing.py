"""Agreeing to an import: what was decided is recorded, then the differences that are ticked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coalition_app.desktop.imports.differences_part import DifferencesPart
from coalition_app.desktop.imports.keeping import Keeping
from coalition_app.desktop.imports.save_files import report_of
from coalition_app.desktop.imports.target import ImportTarget
from coalition_app.drafts import Draft
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations.differences import take_differences
from coalition_app.operations.door import AT_ONCE, Answer, Change
from coalition_app.operations.imports import refuse_unread
from coalition_app.operations.planning.plan_import import carry_out, plan_import
from coalition_app.operations.planning.preview import READ, Preview
from coalition_app.records.imports.import_draft import Imported

if TYPE_CHECKING:
    from coalition_app.desktop.desk.operations import Operations
    from coalition_app.records.imports.differences import Difference


class Agreeing(QObject):
    """Records an import; a refusal, a stop or a fault leaves everything as it was."""

    worked = Signal(bool)
    """Whether a large list is being recorded now."""
    progressed = Signal(int, int)
    refused = Signal(str)
    """Why nothing was recorded."""
    taken = Signal()
    """All is recorded."""

    def __init__(
        self,
        operations: "Operations",
        preview: Preview,
        target: ImportTarget,
        differing: DifferencesPart,
        keeping: Keeping,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations, self._preview, self._keeping = operations, preview, keeping
        self._target, self._differing = target, differing
        self.working = self.agreed = False
        self.imported: Imported | None = None
        """What was imported, once it was."""
        self.report: Callable[[], str] | None = None
        """Makes the report of what was imported."""
        self.draft: Draft = preview.draft
        """The draft as the user agreed to it."""

    def agree(self) -> None:
        """Import what was decided; a large list goes off the window's thread, with progress."""
        self.agreed = True
        self._keeping.hold()
        try:
            if not self._preview.size(READ) and self._differing.ticked:
                self._take_over()
                return
            change = self._change()
            if change.rows > AT_ONCE:
                self._begin()
            self._operations.write(change, self._finish, label=_("Importing"), refused=self._stay)
        except UserError as error:
            self._stay(str(error))

    def _change(self) -> Change[Imported]:
        """Return what was decided as a change; raises UserError where it is not said where it goes."""
        into = self._target.statement()
        new_title = None if into is not None else self._target.new_title()
        plan = plan_import(
            self._preview,
            into=into,
            new_title=new_title,
            received=self._target.day(),
            by_sheets=self._target.by_sheets.isChecked(),
            in_section=self._target.section_id(),
        )
        self.draft = plan.read.draft
        return carry_out(plan, self._keeping.begun)

    def _begin(self) -> None:
        self.working = True
        self._operations.progressed.connect(self.progressed)
        self._operations.busy.connect(self._stay_after_fault)
        self.worked.emit(True)

    def _end(self) -> None:
        if not self.working:
            return
        self.working = False
        self._operations.progressed.disconnect(self.progressed)
        self._operations.busy.disconnect(self._stay_after_fault)
        self.worked.emit(False)

    def _finish(self, answer: Answer[Imported]) -> None:
        """Go on to the differences: the import is done."""
        self._end()
        self.imported = answer.result
        self.report = report_of(self._preview, numbers=self.imported.each_number)
        self._take_over()

    def _take_over(self) -> None:
        """Record the differences that are ticked, of signatures that stand there."""
        refuse_unread(self._preview.draft.unread)
        into, ticked = self._target.statement(), self._differing.ticked
        if into is None or not ticked:
            self.taken.emit()
            return
        refused = self._stay if self.imported is None else self._end_refused
        read = replace(self._preview.source, draft=self._preview.draft)
        begun = self._keeping.begun if self.imported is None else None
        change = take_differences(into, read=read, wanted=ticked, begun=begun)
        try:
            self._operations.write(change, self._say_taken, label=_("Taking over"), refused=refused)
        except UserError as error:
            refused(str(error))

    def _say_taken(self, answer: "Answer[Sequence[Difference]]") -> None:
        self.taken.emit()
        if answer.lines:
            self._operations.said.emit("\n".join(answer.lines))

    def _end_refused(self, sentence: str) -> None:
        """End although the differences were refused: the new signatures are recorded."""
        self.taken.emit()
        self._operations.refused.emit(sentence)

    def _stay(self, sentence: str) -> None:
        """Stay with everything, after a refusal or after it was stopped."""
        self.agreed = False
        self._end()
        self._keeping.hold(False)
        self.refused.emit(sentence)

    @Slot(str)
    def _stay_after_fault(self, _label: str) -> None:
        """Stay when the work ended without an answer: the window tells the fault."""
        if not self._operations.working:
            self._stay(_("A program error stopped it."))
