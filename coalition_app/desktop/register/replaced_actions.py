"""What the window does where another file takes the place of the open register."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.register.replaced_notice import ReplacedNotice

OFTEN = 3_000
"""Milliseconds between two looks at the file: it is a single question to the system."""


class ReplacedActions(ActionOwner):
    """Looks often whether the register's file is still there, and shows the notice where it is not."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.notice: ReplacedNotice | None = None
        self.happened = ""
        """What has become of the file; empty where the path leads to it."""
        self._often = QTimer(self, interval=OFTEN)
        self._often.timeout.connect(self.look)
        desk.operations.refused.connect(self.look)

    @Slot()
    def begin(self) -> None:
        """Look at the file of a register that was just opened, from now on."""
        self._often.start()

    @Slot()
    def end(self) -> None:
        """Look no more: the register was closed."""
        self._often.stop()
        self.happened = ""
        if self.notice is not None:
            self.notice.put_away()

    @Slot()
    def look(self) -> None:
        """Show the notice where another file stands in the register's place, or none."""
        database = self.desk.operations.database
        if database is None or database.read_only:
            return
        happened = database.underneath.look_between()
        if happened == self.happened:
            return
        self.happened = happened
        if happened:
            try:
                self._show()
            except Exception as error:
                # A disk that was taken out is told by what is done next, and looked at again later.
                if not database.why(error):
                    raise
                self.happened = ""
                return
        elif self.notice is not None:
            self.notice.put_away()
        self.desk.refresh()

    @Slot()
    def save_as_new(self) -> None:
        """Save what is open as a new file, and go on in that."""
        database = self.database
        title = _("Where the new file goes")
        proposed = database.path.with_stem(f"{database.path.stem} 2").name
        target = self.desk.choosers.target(self.desk.window, title, proposed)
        if target is None:
            return

        def done(_none: None) -> None:
            self.desk.open_path(target)
            self.desk.say(_("Everything that was open is saved as %(path)s.") % {"path": target})

        self.desk.operations.start(
            _("Saving"), lambda _progress: database.underneath.save_as(target), done
        )

    @Slot()
    def open_other(self) -> None:
        """Close what is open, which is kept, and open what stands in its place, or the renamed file."""
        database = self.database
        other = database.underneath.renamed() or database.path
        self.desk.close_register()
        self.desk.open_path(other)

    def _show(self) -> None:
        from coalition_app.desktop.register.replaced_notice import ReplacedNotice
        from coalition_app.records.opening.other_file import look_at_open, look_at_other

        if self.notice is None:
            self.notice = ReplacedNotice()
            self.notice.save_wanted.connect(self.save_as_new)
            self.notice.open_wanted.connect(self.open_other)
            self.desk.put_above(self.notice)
        database = self.database
        theirs = look_at_other(database.path, database.raw_key)
        self.notice.show_both(database, look_at_open(database), theirs)
