"""What the actions do, by what they are about."""

from typing import TYPE_CHECKING

from coalition_app.desktop.annex.actions import AnnexActions
from coalition_app.desktop.directory.actions import DirectoryActions
from coalition_app.desktop.evidence.actions import EvidenceActions
from coalition_app.desktop.follow_up.actions import FollowingActions
from coalition_app.desktop.help.actions import HelpActions
from coalition_app.desktop.help.view_actions import ViewActions
from coalition_app.desktop.imports.actions import ImportActions
from coalition_app.desktop.positions.actions import PositionActions
from coalition_app.desktop.register.actions import RegisterActions
from coalition_app.desktop.register.backup_actions import BackupActions
from coalition_app.desktop.register.replaced_actions import ReplacedActions
from coalition_app.desktop.signatories.actions import SignatoryActions
from coalition_app.desktop.signatories.edit_actions import EditingActions
from coalition_app.desktop.signatories.list_actions import ListActions
from coalition_app.desktop.text.actions import StatementActions

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class WindowActions:
    """All actions of a window, by the owners that the table of actions names."""

    def __init__(self, desk: "Desk") -> None:
        self.registers = RegisterActions(desk)
        self.backups = BackupActions(desk)
        self.replaced = ReplacedActions(desk)
        self.statements = StatementActions(desk)
        self.imports = ImportActions(desk)
        self.signatories = SignatoryActions(desk)
        self.lists = ListActions(desk)
        self.editing = EditingActions(desk)
        self.positions = PositionActions(desk)
        self.annexes = AnnexActions(desk)
        self.following = FollowingActions(desk)
        self.directory = DirectoryActions(desk)
        self.evidence = EvidenceActions(desk)
        self.views = ViewActions(desk)
        self.help = HelpActions(desk)
