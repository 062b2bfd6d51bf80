"""What is done with a corrigendum that was issued: saved, handed over, signed."""

from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.operations import editions

if TYPE_CHECKING:
    from coalition_app.desktop.annex.editions import Corrigendum


class CorrigendumActions(ActionOwner):
    """Each is an action of the card of a corrigendum."""

    def do(self, what: str, corrigendum: "Corrigendum", of: "Path | str | None") -> None:
        """Do what a card wants: open, folder, save, deliver, sign, signatures, or keep a dropped file."""
        ask = self.desk.ask
        if isinstance(of, Path) and what in ("open", "folder"):
            ask("evidence.open_outside", of if what == "open" else of.parent)
        elif what == "save":
            self._save(corrigendum, str(of))
        elif what == "deliver":
            self.ask_for(editions.deliver, corrigendum=corrigendum.row.code)
        elif what == "keep":
            ask("signing.keep_file", of, corrigendum)
        else:
            ask("signing.sign_issued" if what == "sign" else "signing.show_issued", corrigendum)

    def _save(self, corrigendum: "Corrigendum", language: str) -> None:
        from coalition_app.desktop.annex.issue_changes import save_again

        save_again(self.desk, self.database, corrigendum.row, corrigendum.file_name, language)
