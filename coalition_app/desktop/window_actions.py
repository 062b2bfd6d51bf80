"""What the actions do, by what they are about."""

from typing import TYPE_CHECKING

from coalition_app.desktop.annex.actions import AnnexSteps
from coalition_app.desktop.evidence.actions import EvidenceSteps
from coalition_app.desktop.follow_up.actions import FollowingSteps
from coalition_app.desktop.help.actions import HelpSteps
from coalition_app.desktop.help.view_actions import ViewSteps
from coalition_app.desktop.imports.actions import ImportSteps
from coalition_app.desktop.positions.actions import PositionSteps
from coalition_app.desktop.register.actions import RegisterSteps
from coalition_app.desktop.register.backup_actions import BackupSteps
from coalition_app.desktop.signatories.actions import SignatorySteps
from coalition_app.desktop.signatories.edit_actions import EditingSteps
from coalition_app.desktop.signatories.list_actions import ListSteps
from coalition_app.desktop.text.actions import StatementSteps

if TYPE_CHECKING:
    from coalition_app.desktop.main_window import MainWindow


class Steps:
    """All steps of a window, by the owners that the table of actions names."""

    def __init__(self, window: "MainWindow") -> None:
        self.registers = RegisterSteps(window)
        self.backups = BackupSteps(window)
        self.statements = StatementSteps(window)
        self.imports = ImportSteps(window)
        self.signatories = SignatorySteps(window)
        self.lists = ListSteps(window)
        self.editing = EditingSteps(window)
        self.positions = PositionSteps(window)
        self.annexes = AnnexSteps(window)
        self.following = FollowingSteps(window)
        self.evidence = EvidenceSteps(window)
        self.views = ViewSteps(window)
        self.help = HelpSteps(window)
