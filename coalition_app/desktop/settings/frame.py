"""What the rows of the settings ask of the dialog that they stand in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from coalition_app import settings
from coalition_app.desktop.widgets.dialog_frame import DialogFrame
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.widgets.wrapped_words import wrapped
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class SettingsFrame(DialogFrame):
    """Keeps what a row changes, or leads to the dialog that does."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk.window, lambda: _("Settings"))
        self.desk = desk
        self.refusal = wrapped(QLabel(), "refusal")
        self.refusal.setVisible(False)

    def refuse(self, sentence: str) -> None:
        """Say why a setting was not taken."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def leads_to(self, name: Words, action: str, words: Words) -> QWidget:
        """Return a button that closes the settings for an action that has a dialog of its own."""
        made = QPushButton(autoDefault=False)
        self.put_words(made.setText, words)
        self.put_words(made.setAccessibleDescription, name)
        made.setEnabled(self.desk.action(action).isEnabled())

        def go() -> None:
            self.accept()
            self.desk.do(action)

        made.clicked.connect(go)
        return made

    def leads_to_folder(
        self, name: Words, now: Callable[[], Path], keep: Callable[[Path], object]
    ) -> QWidget:
        """Return a button that asks for a folder in the place of that of now, which is kept and shown."""
        made = QPushButton(autoDefault=False)
        self.put_words(made.setText, lambda: _("Choose…"))
        self.put_words(made.setAccessibleDescription, name)

        def ask() -> None:
            folder = self.desk.choosers.folder(self, _("Folder for backups"), str(now()))
            if folder is not None:
                keep(folder)
                self.retranslate()

        made.clicked.connect(ask)
        return made

    def keep_name(self, name: str) -> None:
        """Let the journal keep a name from now on; where it is refused, the old one stays."""
        try:
            settings.remember_my_name(name)
        except UserError as error:
            self.refuse(str(error))
            return
        self.refuse("")
        if self.desk.operations.database is not None:
            self.desk.operations.database.actor = settings.my_name()

    def attestor(self) -> str:
        """Return the name of who attests in the open register, to propose it; empty where nobody does."""
        from coalition_app.records.editions import attestors

        database = self.desk.operations.database
        if database is None:
            return ""
        with database.reading() as tx:
            found = attestors.current_attestor(tx)
        return found.name if found else ""

    def open_folder(self, folder: Path) -> None:
        """Show a folder of the program in the system's window of files."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.refuse(str(error))
            return
        self.desk.ask("evidence.open_outside", folder)
