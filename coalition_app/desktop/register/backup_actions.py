"""Actions of the copies: making one, checking one, restoring one into a new file, and the reminder."""

from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app import settings
from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.desk.file_choosers import last_folder
from coalition_app.desktop.widgets.days import now, today
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coalition_app.records.care.backups import CopyRow
    from coalition_app.records.store.database import Database

OLD = 7
"""Days after which a copy is old."""


class BackupActions(ActionOwner):
    """Work on files goes off the window's thread."""

    def back_up(self) -> None:
        """Put a verified copy into a folder; the last one is proposed."""
        from coalition_app.records.care import backups

        database = self.database
        known = settings.copy_folders(database.path)
        proposed = str(known[0]) if known else last_folder()
        folder = self.desk.choosers.folder(self.desk.window, _("Folder for the backup"), proposed)
        if folder is None:
            return

        settings.remember_copies(database.path, folder)

        def done(copy: Path) -> None:
            self.desk.refresh()
            self.desk.say(_("Verified backup saved: %(path)s") % {"path": copy})

        self.desk.operations.start(
            _("Backing up"), lambda _progress: backups.back_up(database, folder), done
        )

    def check_copy(self, copy: Path) -> None:
        """Read all of a copy, and say how much has been done since."""
        from coalition_app.records.care import backups

        database = self.database

        def done(since: int) -> None:
            if not since:
                whole = _("%(name)s is whole. Nothing has been recorded since.")
                self.desk.say(whole % {"name": copy.name})
                return
            words = ngettext(
                "%(name)s is whole. Since then %(count)d action was recorded.",
                "%(name)s is whole. Since then %(count)d actions were recorded.",
                since,
            )
            self.desk.say(words % {"name": copy.name, "count": since})

        self.desk.operations.start(
            _("Checking"), lambda _progress: backups.check_copy(database, copy), done
        )

    def look_into(self, copy: Path) -> None:
        """Read a copy beside the open register, and show what differs."""
        from coalition_app.desktop.register.look_dialog import LookDialog

        LookDialog(self.desk, self.database, copy).open()

    def restore(self, copy: Path) -> None:
        """Put a copy into a new file; the open register stays as it is."""
        from coalition_app.records.care import backups

        database = self.database
        title = _("Where the restored register goes")
        proposed = _("%(name)s restored") % {"name": copy.stem} + copy.suffix
        target = self.desk.choosers.target(self.desk.window, title, proposed)
        if target is None:
            return

        def done(_none: None) -> None:
            self.desk.offer(
                _("The backup was restored as %(path)s. This register stays as it is.")
                % {"path": target},
                [(lambda: _("Open restored register"), lambda: self.desk.open_path(target))],
            )

        self.desk.operations.start(
            _("Restoring"), lambda _progress: backups.restore_as(database, copy, target), done
        )


def away_sentence(database: "Database") -> str:
    """Say that the folder into which copies go by themselves is not there; nothing where it is."""
    from coalition_app.records.care import kept_copies

    chosen = settings.copying(database.path).folder
    return "" if chosen is None or chosen.is_dir() else str(kept_copies.FolderAway(chosen))


def age_sentence(database: "Database", copies: "Sequence[CopyRow]") -> str:
    """Say that the newest copy is old, or that there is none; nothing where neither is so yet."""
    from coalition_app.records.lists import as_of

    if copies:
        days = (now() - copies[0].made).days
    else:
        with database.reading() as tx:
            days = (today() - as_of.first_day(tx)).days
    if days < OLD:
        return ""
    if not copies:
        return _("No backup of this register is known. Make one, on another disk.")
    words = ngettext(
        "The newest backup is %(count)d day old.", "The newest backup is %(count)d days old.", days
    )
    return words % {"count": days}
