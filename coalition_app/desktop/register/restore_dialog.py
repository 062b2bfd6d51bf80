"""The dialog that makes a register of a copy while no register need be open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.file_choosers import Choosers
from coalition_app.desktop.register.recovery_dialogs import NewFileDialog
from coalition_app.i18n import _
from coalition_app.records.care import backups


class RestoreDialog(NewFileDialog):
    """Makes a new register of a copy."""

    def __init__(
        self,
        parent: QWidget | None,
        copy: Path,
        choosers: Choosers,
        start: Callable[[Path, str | None], None],
    ) -> None:
        super().__init__(
            parent,
            copy,
            choosers,
            title=lambda: _("Restore from a copy"),
            told=(
                lambda: _(
                    "The copy is checked, and a new register is made from it. The copy itself is not changed."
                ),
            ),
        )
        self._start_work = start

    def begin(self, passphrase: str | None) -> None:
        backups.judge_copy(self.source, passphrase)
        target = self.new_file(_("Where the restored register goes"), self.source.name)
        self._start_work(target, passphrase)
