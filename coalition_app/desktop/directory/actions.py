"""Actions of the directory and of possible duplicates: finding, merging, separating, counting."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Slot

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.directory.page import DirectoryPage
    from coalition_app.records.signatories.directory import DirectoryIndex
    from coalition_app.records.store.database import Database
    from coalition_app.work import Tell

SOON = 400
"""Milliseconds after the last change before twins are counted beside the window."""
COUNTED = 2_000
"""Signatures up to which twins are counted unasked; among more they are found on their page."""


class DirectoryActions(ActionOwner):
    """The pages of all signatories and of possible duplicates, and what is opened from them."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.count_twins)
        self._counted_at: tuple[Database, uuid.UUID, int] | None = None

    @property
    def page(self) -> "DirectoryPage":
        """The page of the directory."""
        return cast("DirectoryPage", self.desk.page("directory"))

    def go_twins(self) -> None:
        """Show the signatories that perhaps are listed twice."""
        self.desk.go("twins")

    def go_directory(self) -> None:
        """Show all signatories of the register."""
        self.desk.go("directory")

    def show_in_directory(self) -> None:
        """Show the chosen signatory in the directory."""
        self.show_signatory(self.first_chosen().signatory_id)

    def show_signatory(self, signatory_id: "uuid.UUID") -> None:
        """Show one signatory in the directory."""
        self.desk.go("directory")
        self.page.choose_signatory(signatory_id)

    def merge_chosen(self) -> None:
        """Merge the signatory of the chosen signature with another entry, or those of two chosen ones."""
        if self.desk.page_name() == "directory":
            ids = self.page.chosen_signatories()
        else:
            ids = list(dict.fromkeys(each.signatory_id for each in self.desk.chosen()))
        if not ids or len(ids) > 2:
            raise UserError(_("Choose one signatory, or the two that are one."))
        self.merge(ids)

    def merge(self, chosen: "Sequence[uuid.UUID]", index: "DirectoryIndex | None" = None) -> None:
        """Merge the chosen entry of the directory with another one, or the two that are chosen."""
        from coalition_app.desktop.directory.merge_dialog import MergeDialog

        MergeDialog(self.desk, self.database, chosen, index).open()

    def separate(self, merge_id: "uuid.UUID") -> None:
        """Separate two entries of the directory that were merged, and say what stays as it was changed."""
        from coalition_app.desktop.directory.separate_dialog import SeparateDialog

        SeparateDialog(self.desk, self.database, merge_id).open()

    @Slot()
    def count_soon(self) -> None:
        """Count the twins once nothing has changed for a moment."""
        self._soon.start()

    @Slot()
    def count_twins(self) -> None:
        """Count beside the window the pairs that wait, and say it in the list on the left."""
        from coalition_app.records.lists import signature_list
        from coalition_app.records.merging import decisions
        from coalition_app.records.signatures import signatures

        self._soon.stop()
        database, statement = self.desk.operations.database, self.desk.statement
        if database is None or statement is None or self.desk.page_name() == "twins":
            return
        with database.reading() as tx:
            moment = (database, statement.id, signature_list.newest_change(tx))
            if signatures.next_number(tx, statement.id) > COUNTED:
                return
        if moment == self._counted_at:
            return

        def count(progress: "Tell") -> int:
            with database.reading() as tx:
                found = decisions.list_possible_duplicates(tx, statement, progress)
            return sum(not each.verdict for each in found)

        def tell(waiting: int) -> None:
            if self.desk.operations.database is database:
                self._counted_at = moment
                self.desk.tell_count("twins", statement.number, waiting)

        self.desk.operations.start("", count, tell)
