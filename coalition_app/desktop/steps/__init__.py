"""What the actions do, by what they are about."""

from typing import TYPE_CHECKING

from coalition_app.desktop.steps.annexes import AnnexSteps
from coalition_app.desktop.steps.backups import BackupSteps
from coalition_app.desktop.steps.editing import EditingSteps
from coalition_app.desktop.steps.evidence import EvidenceSteps
from coalition_app.desktop.steps.following import FollowingSteps
from coalition_app.desktop.steps.help import HelpSteps
from coalition_app.desktop.steps.imports import ImportSteps
from coalition_app.desktop.steps.lists import ListSteps
from coalition_app.desktop.steps.positions import PositionSteps
from coalition_app.desktop.steps.registers import RegisterSteps
from coalition_app.desktop.steps.signatories import SignatorySteps
from coalition_app.desktop.steps.statements import StatementSteps
from coalition_app.desktop.steps.views import ViewSteps

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
