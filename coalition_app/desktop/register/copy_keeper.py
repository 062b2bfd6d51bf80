"""Copies by themselves: daily while the register is in use, before what changes much, after attesting."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QTimer, Signal, Slot

from coalition_app import settings
from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import copies_before

if TYPE_CHECKING:
    from coalition_app.desktop.register.backups_page import BackupsPage
    from coalition_app.operations.door import Change
    from coalition_app.records.file.copies import Moment
    from coalition_app.records.store.database import Database

FIRST, AGAIN, SOON = 60_000, 600_000, 60_000
"""Milliseconds after the opening, and between two looks, whether a copy is due; sooner while one is owed."""


class CopyKeeper(ActionOwner):
    """Makes the copies beside the window; what fails is said, and holds no act back."""

    kept = Signal()
    """A copy was made, or could not be made."""
    _said = ""
    """Why the newest copy could not be made; empty where it was."""
    _owed = False
    """Whether a copy could not be made, and is made as soon as it can be."""
    _timer: QTimer | None = None
    _acts: dict[str, float] | None = None
    """When each kind of act had its copy, by keys."""

    def begin(self) -> None:
        """Look from now on whether a copy is due, and keep one before what changes much."""
        self._acts = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self.desk.operations.before_risk = self.keep_before
        self.begin_register()

    @Slot()
    def begin_register(self) -> None:
        """Begin anew with a register that was just opened."""
        self._said, self._owed = "", False
        if self._timer is not None and self._acts is not None:
            self._acts.clear()
            self._timer.start(FIRST)

    def reason(self) -> str:
        """Return why the newest copy could not be made; empty where it was."""
        return self._said

    @Slot()
    def look(self) -> None:
        """Make a copy where one is due, beside the window."""
        from coalition_app.records.care import kept_copies

        database = self.desk.operations.database
        if self._timer is not None:
            self._timer.start(AGAIN)
        if database is None or database.read_only:
            return
        if settings.copying(database.path).often == settings.NEVER:
            return
        owed = self._owed

        def keep() -> Path | UserError | None:
            if not owed and not kept_copies.is_due(database):
                return None
            return _keep(database, kept_copies.pin(database), database.stamp)

        self.desk.operations.start("", lambda _tell: keep(), self._tell)

    def pay(self) -> None:
        """Make a copy that is owed, if its folder is there again."""
        database = self.desk.operations.database
        if self._owed and database is not None:
            chosen = settings.copying(database.path).folder
            if chosen is None or chosen.is_dir():
                self.look()

    def keep_before(self, change: "Change[Any]") -> None:
        """Hold the state of before a change that is risky, and copy it beside the window."""
        from coalition_app.records.care import kept_copies

        database, now = self.desk.operations.database, time.monotonic()
        if database is None or not copies_before.is_owed(database, change.key, change.rows):
            return
        acts = self._acts if self._acts is not None else {}
        if now - acts.get(change.key, float("-inf")) < kept_copies.ONE_ACT:
            return
        acts[change.key] = now
        self._keep_now(database, self._tell)

    def keep_after(self) -> None:
        """Copy the state after what others rely on, such as an edition, before its paper goes out."""
        database = self.desk.operations.database
        if self._acts is None or database is None:
            return
        if copies_before.are_wanted(database):
            self._keep_now(database, self._note)  # what was attested goes on being said below

    def _keep_now(
        self, database: "Database", tell: Callable[[Path | UserError | None], object]
    ) -> None:
        """Hold the state of now, and copy it beside the window; `tell` gets the copy or why not."""
        from coalition_app.records.care import kept_copies

        try:
            moment, stamp = kept_copies.pin(database), database.stamp
        except UserError as error:
            tell(error)
            return
        self.desk.operations.start("", lambda _tell: _keep(database, moment, stamp), tell)

    @Slot(object)
    def _tell(self, answer: Path | UserError | None) -> None:
        """Say once why a copy could not be made."""
        if isinstance(answer, UserError) and str(answer) != self._said:
            self.desk.refuse(str(answer))
        elif isinstance(answer, Path) and self._owed:
            self.desk.say(_("The copy that could not be made before is made now."))
        self._note(answer)

    @Slot(object)
    def _note(self, answer: Path | UserError | None) -> None:
        """Remember whether a copy could be made: the badge and the page of the copies tell why not."""
        if answer is None:
            return
        failed = isinstance(answer, UserError)
        self._said, self._owed = str(answer) if failed else "", failed
        self.kept.emit()
        if self.desk.page_name() == "backups":
            cast("BackupsPage", self.desk.page("backups")).look_again()
        if failed and self._timer is not None:
            self._timer.start(SOON)


def _keep(database: "Database", moment: "Moment", stamp: str) -> Path | UserError:
    """Copy a moment, or return why that cannot be done."""
    from coalition_app.records.care import kept_copies

    try:
        return kept_copies.keep_copy(database, moment, stamp)
    except UserError as error:
        return error
