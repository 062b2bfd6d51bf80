"""Comparing a preview's entries with the register, off the window's thread unless both are short."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coalition_app.errors import Interrupted
from coalition_app.operations.planning.compared import Compared, compare
from coalition_app.operations.planning.preview import Preview
from coalition_app.records.imports import directory_match
from coalition_app.records.imports.directory_match import DirectoryNames
from coalition_app.records.signatories import directory
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from coalition_app.desktop.desk.operations import Operations
    from coalition_app.work import Tell

AT_ONCE = 300
"""Entries and signatories of the directory, added up, that are compared in some milliseconds."""


class Comparison(QObject):
    """Compares again whenever it is asked; only the answer to the last question is reported.

    The directory's names are read once and kept while the preview is open.
    """

    told = Signal(object)
    """What was found, as `Compared`."""
    progressed = Signal(int, int)
    """How many of how many entries have been compared."""

    def __init__(self, operations: "Operations", database: Database, parent: QObject) -> None:
        super().__init__(parent)
        self._operations, self._database = operations, database
        self._names: DirectoryNames | None = None
        self._asked = 0
        self.busy = False
        """Whether an answer is still to come."""

    def ask(self, preview: Preview, into: StatementRow | None) -> None:
        """Compare the entries of a preview with the register as if they went into a statement."""
        self._asked += 1
        asked = self._asked
        with self._database.reading() as tx:
            listed = directory.count_signatories(tx)
        if len(preview.draft.entries) + listed <= AT_ONCE:
            self._answer(asked, self._compare(preview, into, asked, lambda _done, _of: None))
            return
        self.busy = True
        self._operations.start(
            "",
            lambda progress: self._in_background(preview, into, asked, progress),
            lambda found: self._answer(asked, found),
        )

    def stop(self) -> None:
        """Take no answer any more; what runs ends at its next step."""
        self._asked += 1

    def _in_background(
        self, preview: Preview, into: StatementRow | None, asked: int, progress: "Tell"
    ) -> Compared | None:
        try:
            with collecting_later():
                return self._compare(preview, into, asked, progress)
        except Interrupted:
            return None

    def _compare(
        self, preview: Preview, into: StatementRow | None, asked: int, progress: "Tell"
    ) -> Compared:
        shape = preview.shape

        def tell(done: int, of: int) -> None:
            progress(done, of)
            if asked != self._asked:
                raise Interrupted
            self.progressed.emit(done, of)

        with self._database.reading() as tx:
            if self._names is None:
                self._names = directory_match.read_names(tx)
            return compare(
                tx,
                shape,
                into,
                sha256=preview.source.sha256,
                names=self._names,
                tell=tell,
            )

    def _answer(self, asked: int, found: Compared | None) -> None:
        if asked == self._asked and found is not None:
            self.busy = False
            self.told.emit(found)
