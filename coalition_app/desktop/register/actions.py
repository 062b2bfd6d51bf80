"""Steps of the whole register: making, opening, backing up, checking, closing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from coalition_app.desktop.desk.desk import StepsOf
from coalition_app.i18n import _
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.records.care.rekey import Prepared


class RegisterSteps(StepsOf):
    """Each is an action of the Register menu."""

    sample_maker: Callable[[], Path] | None = None
    """Makes the sample and gives its register; set where the parts are joined."""

    @Slot()
    def open_sample(self) -> None:
        """Open the sample register, making it the first time."""
        if self.sample_maker is not None:
            self.window.open_path(self.sample_maker())

    @Slot()
    def new_register(self) -> None:
        """Make a register."""
        from coalition_app.desktop.register.new_dialog import NewRegisterDialog

        NewRegisterDialog(
            self.window, self.window.take_register, self.window.choosers.target
        ).open()

    @Slot()
    def choose_register(self) -> None:
        """Choose a register and open it."""
        from coalition_app.records.store.database import SUFFIX

        path = self.window.choosers.file(self.window, _("Open a register"), f"*{SUFFIX}")
        if path is not None:
            self.window.open_path(path)

    @Slot()
    def load_ahead(self) -> None:
        """Load in the background what the next steps need, so that none of them waits for it."""
        if self.window.operations.database is None:
            return  # The register was closed again meanwhile.

        def load(_progress: Tell) -> None:
            import coalition_app.documents.content.readiness
            import coalition_app.documents.issue.issue
            import coalition_app.intake.read_source  # noqa: F401

        self.window.operations.start("", load, lambda _nothing: None)

    def check(self) -> None:
        """Check the register in the background."""
        from coalition_app.records.care import checks

        database = self.database
        self.window.operations.start(
            _("Checking"), lambda progress: checks.find_damage(database, progress), self._tell_check
        )

    def change_passphrase(self) -> None:
        """Give the register another passphrase, its first one, or none."""
        from coalition_app.desktop.register.passphrase_dialog import ChangePassphraseDialog
        from coalition_app.records.care import rekey
        from coalition_app.records.editions import attestors

        database = self.database
        with database.reading() as tx:
            coalition = attestors.get_register(tx).coalition

        def told(prepared: "Prepared") -> None:
            self.window.operations.reread()
            sentence = rekey.changed_sentence(prepared)
            self.tell(_("Change the passphrase"), sentence)

        self.open(
            ChangePassphraseDialog(
                self.window,
                database,
                self.window.operations,
                known=lambda: coalition,
                done=told,
            )
        )

    def set_my_name(self) -> None:
        """Let the journal keep another name of her, proposing that of who attests."""
        from coalition_app.desktop.register.my_name_dialog import MyNameDialog
        from coalition_app.records.editions import attestors

        database, proposed = self.window.operations.database, ""
        if database is not None:
            with database.reading() as tx:
                attestor = attestors.current_attestor(tx)
            proposed = attestor.name if attestor else ""
        MyNameDialog(self.window, proposed).open()

    def close_register(self) -> None:
        """Close the register, after asking where something still runs in it."""
        if self.window.operations.working:
            self.ask_before_closing(self.window.close_register)
        elif not self.window.steps.evidence.holds_back(self.window.close_register):
            self.window.close_register()

    def quit(self) -> None:
        """Close the window."""
        self.window.close()

    def ask_before_closing(self, close: Callable[[], Any] | None = None) -> None:
        """Ask whether the work that runs shall be cancelled; it is rolled back then.

        `close` closes what was to be closed: the window unless told.
        """
        from coalition_app.desktop.widgets.close_question import StillAtWorkDialog

        asking = StillAtWorkDialog(self.window, self.window.operations.working)
        asking.accepted.connect(lambda: self._cancel_and(close or self.window.close))
        asking.open()

    def _cancel_and(self, close: Callable[[], Any]) -> None:
        self.window.operations.cancel()
        self.window.operations.wait()
        self.window.operations.forget_labels()
        close()

    def _tell_check(self, found: list[str]) -> None:
        whole = _("The register is whole: file, journal, evidence and editions agree.")
        self.tell(_("Check the register"), "\n".join(found) or whole)
