"""Actions of the directory and of possible duplicates: finding, merging, separating."""

from typing import TYPE_CHECKING, cast

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from coalition_app.desktop.directory.page import DirectoryPage
    from coalition_app.records.signatories.directory import DirectoryIndex


class DirectoryActions(ActionOwner):
    """The pages of all signatories and of possible duplicates, and what is opened from them."""

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
            raise UserError(_("Choose one signatory, or two to merge."))
        self.merge(ids)

    def merge(self, chosen: "Sequence[uuid.UUID]", index: "DirectoryIndex | None" = None) -> None:
        """Merge the chosen entry of the directory with another one, or the two that are chosen."""
        from coalition_app.desktop.directory.merge_dialog import MergeDialog

        MergeDialog(self.desk, self.database, chosen, index).open()

    def separate(self, merge_id: "uuid.UUID") -> None:
        """Separate two entries of the directory that were merged, and say what stays as it was changed."""
        from coalition_app.desktop.directory.separate_dialog import ask_to_separate

        ask_to_separate(self.desk, self.database, merge_id)
