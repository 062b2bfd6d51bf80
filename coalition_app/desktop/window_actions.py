"""What the actions do, by what they are about."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

OWNERS = {
    "registers": "register.actions:RegisterActions",
    "backups": "register.backup_actions:BackupActions",
    "keeper": "register.copy_keeper:CopyKeeper",
    "erasing": "register.erase_actions:EraseActions",
    "replaced": "register.replaced_actions:ReplacedActions",
    "statements": "text.actions:StatementActions",
    "imports": "imports.actions:ImportActions",
    "signatories": "signatories.actions:SignatoryActions",
    "lists": "signatories.list_actions:ListActions",
    "editing": "signatories.edit_actions:EditingActions",
    "positions": "positions.actions:PositionActions",
    "annexes": "annex.actions:AnnexActions",
    "signing": "annex.signing_actions:SigningActions",
    "corrigenda": "annex.corrigendum_actions:CorrigendumActions",
    "following": "follow_up.actions:FollowingActions",
    "directory": "directory.actions:DirectoryActions",
    "evidence": "evidence.actions:EvidenceActions",
    "views": "help.view_actions:ViewActions",
    "lock": "lock.actions:LockActions",
    "preferences": "settings.actions:SettingsActions",
    "help": "help.actions:HelpActions",
}
"""The owners that the table of actions names, with their modules and classes."""


class WindowActions:
    """All actions of a window; an owner is made when it is first wanted, and the window shows before."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> Any:
        if name not in OWNERS:
            raise AttributeError(name)
        module, _colon, kind = OWNERS[name].partition(":")
        made = getattr(import_module(f"coalition_app.desktop.{module}"), kind)(self._desk)
        setattr(self, name, made)
        return made
