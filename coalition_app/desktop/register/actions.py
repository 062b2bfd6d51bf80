"""Actions of the whole register: making, opening, backing up, checking, closing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.desk.ahead import IMPORTING, ISSUING, load_beside, load_parts
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.records.care.recovery.recover import Recovered
    from coalition_app.records.care.rekey import Prepared
    from coalition_app.records.store.database import Database


class RegisterActions(ActionOwner):
    """Each is an action of the Register menu."""

    sample_maker: Callable[[], Path] | None = None
    """Makes the sample and returns the path of its register; set where the parts are joined."""

    @Slot()
    def open_sample(self) -> None:
        """Open the sample register, making it the first time."""
        if self.sample_maker is not None:
            self.desk.open_path(self.sample_maker())

    @Slot()
    def new_register(self) -> None:
        """Make a register."""
        from coalition_app.desktop.register.new_dialog import NewRegisterDialog

        NewRegisterDialog(
            self.desk.window,
            self._take_new,
            self.desk.choosers.target,
            speak=self.desk.speak,
        ).open()

    def _take_new(self, database: "Database") -> None:
        """Show a register that was just made, and offer its recovery sheet where it has a passphrase."""
        self.desk.take_register(database)
        if database.raw_key is not None:
            self._offer_sheet()

    def _offer_sheet(self) -> None:
        # A list that waited for the register opens at once, on another page.
        self.desk.keep_offering(
            lambda: _("The passphrase can be printed on a sheet for a sealed envelope."),
            (lambda: _("Recovery sheet…"), self.make_recovery_sheet),
        )

    @Slot()
    def make_recovery_sheet(self) -> None:
        """Make a page with the passphrase, to be sealed in an envelope."""
        from coalition_app.desktop.register.recovery_sheet import ask_for_sheet
        from coalition_app.operations.register import no_passphrase

        database = self.database
        if database.raw_key is None:
            raise UserError(no_passphrase())
        ask_for_sheet(self.desk, database)

    @Slot()
    def choose_register(self) -> None:
        """Choose a register and open it."""
        from coalition_app.records.opening.beside import SUFFIX

        path = self.desk.choosers.file(self.desk.window, _("Open a register"), f"*{SUFFIX}")
        if path is not None:
            self.desk.open_path(path)

    def ask_which(self, given_up: Callable[[], None]) -> None:
        """Ask which register to open or make, where something came in and none is open."""
        from coalition_app.desktop.widgets.question import Question

        def go(key: str) -> None:
            self.desk.say(_("The list is shown as soon as the register is open."))
            self.desk.do(key)

        asking = Question(
            self.desk.window,
            title=lambda: _("Import"),
            text=lambda: _("No register is open. Open or create one to import the list."),
            answer=lambda: _("Open a register…"),
            do=lambda: go("open"),
            other=(lambda: _("New register…"), lambda: go("new")),
            enter_agrees=True,
        )
        asking.rejected.connect(given_up)
        asking.open()

    @Slot()
    def load_ahead(self) -> None:
        """Load what the next steps need, so that none of them waits for it."""
        if self.desk.operations.database is None:
            return  # The register was closed again meanwhile.
        self.desk.operations.start(
            "",
            lambda _progress: load_beside(IMPORTING + ISSUING),
            lambda _nothing: load_parts(self),
        )

    def check(self) -> None:
        """Check the register in the background."""
        from coalition_app.records.care import checks

        database = self.database
        self.desk.operations.start(
            _("Checking"), lambda progress: checks.find_damage(database, progress), self._tell_check
        )

    def change_passphrase(self) -> None:
        """Change, set or remove the register's passphrase."""
        from coalition_app.desktop.register.passphrase_dialog import ChangePassphraseDialog
        from coalition_app.records.care import rekey
        from coalition_app.records.editions import attestors

        database = self.database
        with database.reading() as tx:
            coalition = attestors.get_register(tx).coalition

        def told(prepared: "Prepared") -> None:
            self.desk.operations.reread()
            sentence = rekey.changed_sentence(prepared)
            self.tell(_("Change the passphrase"), sentence)
            if prepared.raw_key is not None:
                self._offer_sheet()

        ChangePassphraseDialog(
            self.desk.window,
            database,
            self.desk.operations,
            known=lambda: coalition,
            done=told,
        ).open()

    def close_register(self) -> None:
        """Close the register, after asking where something still runs in it."""
        if self.desk.operations.working:
            self.ask_before_closing(self.desk.close_register)
        else:
            self.desk.close_register()

    def quit(self) -> None:
        """Close the window."""
        self.desk.window.close()

    def ask_before_closing(self, close: Callable[[], Any] | None = None) -> None:
        """Ask whether the work that runs shall be cancelled; it is rolled back then.

        `close` closes what was to be closed: the window unless told.
        """
        from coalition_app.desktop.widgets.question import Question

        named = {"work": self.desk.operations.working}
        Question(
            self.desk.window,
            title=lambda: _("Work in progress"),
            text=lambda: (
                _("Still running: %(work)s. Cancel it and close? No partial changes will remain.")
                % named
            ),
            answer=lambda: _("Cancel it and close"),
            do=lambda: self._cancel_and(close or self.desk.window.close),
            stay=lambda: _("Keep working"),
        ).open()

    def _cancel_and(self, close: Callable[[], Any]) -> None:
        self.desk.operations.cancel()
        self.desk.operations.wait()
        self.desk.operations.forget_labels()
        close()

    def _tell_check(self, found: list[str]) -> None:
        if not found:
            whole = _("The register is intact: file, journal, evidence and editions match.")
            self.tell(_("Check of the register"), whole)
            return
        from coalition_app.desktop.register.recovery_dialogs import show_report

        path = self.database.path
        show_report(
            self.desk,
            title=lambda: _("Check of the register"),
            heading=lambda: _(
                "The register is damaged. Record nothing more in it: go back to a backup, or"
                " recover what can be read."
            ),
            lines=found,
            then=lambda: _("Restore from a backup…"),
            do=self.restore,
            file_name=lambda: _("%(name)s check.txt") % {"name": path.stem},
            instead=(lambda: _("Recover a damaged register…"), lambda: self.recover_file(path)),
        )

    def refuse_to_open(self, path: Path, error: UserError) -> None:
        """Say why a register does not open; offer to recover what is damaged, and to verify a PDF."""
        from coalition_app.records.opening.judging import IsPdf

        if isinstance(error, IsPdf):
            from coalition_app.intake.read_source import is_annex

            sentence = _("%(path)s is an annex, not a register.") % {"path": path}
            verify = (
                lambda: _("Verify an annex…"),
                lambda: self.desk.ask("annexes.verify_path", path),
            )
            self.desk.refuse_offering(sentence if is_annex(path) else str(error), [verify])
        elif error.damaged:
            recover = (
                lambda: _("Recover a damaged register…"),
                lambda: self.recover_file(path),
            )
            self.desk.refuse_offering(str(error), [recover])
        else:
            self.desk.refuse(str(error))

    @Slot()
    def restore(self) -> None:
        """Choose a copy, make a register of it and open that."""
        from coalition_app.desktop.desk.file_choosers import last_folder_kept
        from coalition_app.desktop.register.recovery_dialogs import ask_to_restore
        from coalition_app.records.care import backups
        from coalition_app.records.opening.beside import SUFFIX

        with last_folder_kept():
            copy = self.desk.choosers.file(
                self.desk.window, _("The backup to restore"), f"*{SUFFIX}"
            )
        if copy is None:
            return

        def start(target: Path, secret: str | None) -> None:
            self.desk.operations.start(
                _("Restoring"),
                lambda _progress: backups.restore(copy, target, secret),
                lambda _before: self.desk.open_path(target),
            )

        ask_to_restore(self.desk.window, copy, self.desk.choosers, start)

    @Slot()
    def recover(self) -> None:
        """Choose a damaged register, and recover what can be read of it."""
        from coalition_app.records.opening.beside import SUFFIX

        path = self.desk.choosers.file(self.desk.window, _("The damaged register"), f"*{SUFFIX}")
        if path is not None:
            self.recover_file(path)

    def recover_file(self, damaged: Path, passphrase: str = "") -> None:
        """Recover what can be read of a damaged register into a new one; an open one is closed first."""
        from coalition_app.desktop.register.recovery_dialogs import ask_to_recover

        ask_to_recover(
            self.desk.window,
            damaged,
            self.desk.choosers,
            lambda new, raw_key: self._recover(damaged, new, raw_key),
            passphrase=passphrase,
        )

    def _recover(self, damaged: Path, new: Path, raw_key: str | None) -> None:
        from coalition_app.operations.register import recover

        database = self.desk.operations.database
        if database is not None and database.path == damaged.resolve():
            # Reading the file beside SQLite would take away SQLite's locks on it.
            self.desk.close_register()
        self.desk.operations.start(
            _("Reading what can be read"),
            lambda tell: recover(damaged, new, raw_key, tell),
            self._tell_recovered,
        )

    def _tell_recovered(self, found: "Recovered") -> None:
        from coalition_app.desktop.register.recovery_dialogs import show_report

        show_report(
            self.desk,
            title=lambda: _("What was recovered"),
            heading=lambda: (
                _("Everything was recovered.")
                if found.complete
                else _("A new register was created. Keep the damaged file until you have compared.")
            ),
            lines=found.sentences(),
            then=lambda: _("Open the new register"),
            do=lambda: self.desk.open_path(found.path),
            file_name=lambda: _("%(name)s report.txt") % {"name": found.path.stem},
        )
