"""The dialogs of a damaged register: what was found, recovering what can be read, and what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coalition_app.desktop.desk.file_choosers import Choosers
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care.recovery.recover import raw_key_of
from coalition_app.records.opening.existing import PassphraseNeeded

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class NewFileDialog(FormDialog):
    """Makes a register of a file: says what it does, asks for a passphrase, and where the new file goes."""

    def __init__(
        self,
        parent: QWidget | None,
        source: Path,
        choosers: Choosers,
        *,
        title: Words,
        told: Sequence[Words],
    ) -> None:
        super().__init__(
            parent, title=title, agree=lambda: _("Choose the new file…"), work=self._start
        )
        self.source, self._choosers = source, choosers
        self.add_note(lambda: source.stem, "heading").setToolTip(str(source))
        for words in told:
            self.add_note(words)
        self.passphrase = SecretField()
        self._encrypted = is_encrypted(source)
        if self._encrypted:
            self.add_field(lambda: _("Passphrase"), self.passphrase)
            self.shown, self.capitals = add_show_box(self, self.passphrase)

    def _start(self) -> None:
        if self._encrypted and not self.passphrase.text():
            raise UserError(_("Type the passphrase of this register."))
        self.begin(self.passphrase.text() or None)

    def begin(self, passphrase: str | None) -> None:
        """Refuse what cannot be read while the dialog is open, ask for the new file and start."""
        raise NotImplementedError

    def new_file(self, title: str, proposed: str) -> Path:
        """Ask where the new file goes; raises UserError where none is chosen or one stands there."""
        target = self._choosers.target(self, title, proposed)
        if target is None:
            raise UserError(_("No file was chosen; nothing was made."))
        if target.exists():
            raise UserError(_("%(path)s already exists. Nothing was changed.") % {"path": target})
        return target


class RecoverDialog(NewFileDialog):
    """Makes a new register of what can be read of a damaged one."""

    def __init__(
        self,
        parent: QWidget | None,
        damaged: Path,
        choosers: Choosers,
        start: Callable[[Path, str | None], None],
        *,
        passphrase: str = "",
    ) -> None:
        super().__init__(
            parent,
            damaged,
            choosers,
            title=lambda: _("Recover what can be read"),
            told=(
                lambda: _(
                    "A backup copy that is whole is better: look for one first. Where there is none, a new "
                    "register is made of what can be read. The damaged file is only read and stays as it is."
                ),
                lambda: _(
                    "What is missing is told by name afterwards. A signature of which something could not be "
                    "confirmed counts nowhere until you have looked at it."
                ),
            ),
        )
        self._start_work = start
        self.passphrase.setText(passphrase)

    def begin(self, passphrase: str | None) -> None:
        raw_key = raw_key_of(self.source, passphrase)
        proposed = _("%(name)s recovered") % {"name": self.source.stem}
        target = self.new_file(_("The new register"), str(self.source.with_stem(proposed)))
        self._start_work(target, raw_key)


def is_encrypted(path: Path) -> bool:
    """Tell whether a register or a copy of one needs a passphrase."""
    try:
        return raw_key_of(path, None) is not None
    except PassphraseNeeded:
        return True


def show_report(
    desk: "Desk",
    *,
    title: Words,
    heading: Words,
    lines: Sequence[str],
    then: Words,
    do: Callable[[], object],
    file_name: Words,
) -> None:
    """Show sentences that are read, copied or saved as text, and what may be done next."""
    shown = ReadingDialog(desk.window, title=title, name=title, agree=then, do=do)
    text = "\n".join(lines)
    shown.add_note(heading, "heading").setObjectName("said")
    shown.text.setPlainText(text)
    shown.show_text()

    def copy() -> None:
        QGuiApplication.clipboard().setText(text)
        desk.say(_("The text was copied."))

    def save() -> None:
        path = desk.choosers.target(shown, title(), file_name())
        if path is None:
            return
        try:
            atomic_file.place(path, f"{text}\n".encode(), replace=True)
        except UserError as error:
            shown.refuse(str(error))
            return
        desk.say(_("The report was written: %(file)s.") % {"file": path})

    shown.add_button(lambda: _("Copy the text"), copy)
    shown.add_button(lambda: _("Save as text…"), save)
    for button in (shown.agree, shown.give_up):
        button.setAutoDefault(False)
        button.setDefault(False)
    shown.open()
