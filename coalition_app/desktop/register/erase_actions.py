"""Actions that erase private data for good, and save the certificate of what was erased."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.operations.erasing import Planned
    from coalition_app.records.store.transactions import Reading


class EraseActions(ActionOwner):
    """Each shows first what would go."""

    @Slot()
    def erase_signatory(self) -> None:
        """Show what is private of the chosen signatory, to erase it."""
        from coalition_app.desktop.register.erase_dialog import EraseDialog
        from coalition_app.operations import erasing

        of, number = self.statement, self.first_chosen().number

        def plan(tx: "Reading", lists: bool, shared: bool, begun: bool) -> "Planned":
            return erasing.plan_signatory(tx, of, number, lists=lists, shared=shared, begun=begun)

        EraseDialog(self.desk, self.database, plan, str(number)).open()

    @Slot()
    def erase_after_term(self) -> None:
        """Show what of the statement has passed its term, to erase it."""
        from coalition_app.desktop.register.erase_dialog import EraseDialog
        from coalition_app.operations import erasing

        of = self.statement
        with self.database.reading() as tx:
            erasing.plan_after_term(tx, of, lists=False)  # refuses before the term has passed

        def plan(tx: "Reading", lists: bool, _shared: bool, begun: bool) -> "Planned":
            return erasing.plan_after_term(tx, of, lists=lists, begun=begun)

        EraseDialog(self.desk, self.database, plan, str(of.number)).open()

    @Slot()
    def remind(self) -> None:
        """Say once, in the status line, that a term of the shown statement has passed; nothing is erased."""
        database, of = self.desk.operations.database, self.desk.statement
        if database is None or of is None or database.read_only:
            return

        def look() -> bool:
            from coalition_app.records.erasing import erase

            with database.reading() as tx:
                return erase.is_due(tx, of)

        def tell(due: bool) -> None:
            if due and self.desk.operations.database is database:
                self.desk.offer(
                    _("The retention period for private data of statement %(statement)d has ended.")
                    % {"statement": of.number},
                    [(lambda: _("Review them…"), self.erase_after_term)],
                )

        self.desk.operations.start("", lambda _tell: look(), tell)

    @Slot()
    def save_certificate(self) -> None:
        """Save the certificate of the newest erasure."""
        from coalition_app.desktop.register.erase_dialog import save_certificate

        save_certificate(self.desk, self.database)
