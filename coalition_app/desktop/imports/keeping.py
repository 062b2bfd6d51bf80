"""Keeping in the register what is decided about an import, as soon as it is decided."""

import json
import uuid
from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coalition_app.errors import UserError
from coalition_app.operations import door, refusals
from coalition_app.operations.begun_imports import keep_import
from coalition_app.operations.planning.kept_answers import answers_kept
from coalition_app.operations.planning.preview import Preview

if TYPE_CHECKING:
    from coalition_app.desktop.desk.operations import Operations
    from coalition_app.operations.door import Answer, Change
    from coalition_app.records.store.database import Database

WHOLE = -1
"""The place under which is kept what was chosen for the whole list."""
Choices = dict[str, Any]
"""What was chosen for the whole list, as JSON can say it."""
FOLLOWING = ("reading", "doubtful")
"""What follows from the list and the register, and is no choice: how columns are read, what is in doubt."""


class Keeping(QObject):
    """Keeps the list with the first decision, and each decision once it is made.

    Only the first is an action of the journal; what was decided stays until the import has ended.
    """

    refused = Signal(str)
    """Why something could not be kept; empty once it could."""

    def __init__(
        self,
        operations: "Operations",
        database: "Database",
        preview: Preview,
        choices: Callable[[], Choices],
        begun: uuid.UUID | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations, self._database, self._preview = operations, database, preview
        self.begun = begun
        """The key under which it is kept; None while it is not."""
        self._choices = choices
        self._chosen: Choices = {}
        self._items: set[int] = set()
        self._afresh = self._running = self._held = self._failed = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._keep)
        preview.told.append(self._note)

    def begin(self) -> None:
        """Take what is chosen now as what the list itself proposes, or as what is kept already."""
        self._chosen = self._choices()
        self._items.clear()
        # What is read again may have other places.
        self._afresh = self.begun is not None
        self._soon.stop()

    @Slot()
    def look(self) -> None:
        """Look soon whether something else was chosen for the whole list."""
        if not self._held:
            self._soon.start()

    def finish(self) -> bool:
        """Keep all that is not kept yet, the list itself too, before the register is closed.

        Return whether all is kept; nothing has to be where nobody can go on with it.
        """
        if self._running:
            self._operations.wait()
            self._running, self._afresh = False, True
        self._soon.stop()
        change = self._change(whole=self._preview.size("read") > 0)
        return change is None or self._write(change)

    def hold(self, held: bool = True) -> None:
        """Keep nothing while the list is being imported, or any more once that has ended."""
        self._held = held
        self._soon.stop()
        if not held:
            self._soon.start()

    def _note(self, items: Sequence[int]) -> None:
        if items:
            self._items.update(items)
        else:  # all is read anew, and has other places
            self._afresh = True
        self.look()

    @Slot()
    def _keep(self) -> None:
        if self._running or self._held or (change := self._change()) is None:
            return
        if change.rows <= door.AT_ONCE:
            self._write(change)
            return
        self._running = True
        self._operations.start(
            "",
            lambda tell: door.write(self._database, change, tell),
            self._take_answer,
            self._stay,
        )

    def _write(self, change: "Change[uuid.UUID]") -> bool:
        try:
            with refusals.told():
                self._take_answer(door.write(self._database, change))
        except UserError as error:
            self._stay(str(error))
            return False
        return True

    def _take_answer(self, answer: "Answer[uuid.UUID]") -> None:
        self._running, self.begun = False, answer.result
        if self._failed:
            self._failed = False
            self.refused.emit("")
        if answer.tables:
            self._operations.changed.emit(answer.tables)
        if self._items:
            self.look()

    def _stay(self, sentence: str) -> None:
        """Keep everything with the next decision, or when the register is closed."""
        self._running, self._afresh, self._chosen = False, True, {}
        self._failed = True
        self.refused.emit(sentence)

    def _change(self, *, whole: bool = False) -> "Change[uuid.UUID] | None":
        """Return what keeps what was decided since; None where nothing was.

        `whole` keeps the list even where nothing was decided about it.
        """
        chosen = self._choices()
        otherwise = _by_person(chosen) != _by_person(self._chosen)
        if self.begun is None and not (self._preview.decisions or otherwise or whole):
            return None
        if self.begun is not None and not (self._items or otherwise):
            return None
        afresh = self._afresh or self.begun is None
        items = [*self._preview.all_decisions] if afresh else sorted(self._items)
        self._items.clear()
        self._afresh, self._chosen = False, chosen
        told = answers_kept(self._preview.snapshot(), items)
        return keep_import(
            source=self._preview.source,
            begun=self.begun,
            told=chain([(WHOLE, json.dumps(chosen, ensure_ascii=False))], told),
            count=1 + len(items),
            afresh=afresh,
        )


def _by_person(chosen: Choices) -> Choices:
    return {name: each for name, each in chosen.items() if name not in FOLLOWING}
