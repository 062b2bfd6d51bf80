"""The dialog of what is done with a register's file: what it does, and the passphrase where one is needed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.errors import UserError
from coalition_app.i18n import _


class SecretDialog(FormDialog):
    """Tells what will be done; `do` gets the dialog and the passphrase, and raises UserError to refuse.

    The passphrase is None where it is not `asked`: the file is not encrypted.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: Words,
        agree: Words,
        do: Callable[["SecretDialog", str | None], object],
        of: Path | None = None,
        said: Words | None = None,
        told: Sequence[Words] = (),
        warned: Sequence[Words] = (),
        asked: bool = True,
    ) -> None:
        """`of` names the file; `said` warns, `told` explains; `warned` stands below the passphrase."""
        super().__init__(parent, title=title, agree=agree, work=self._begin)
        self._asked, self._do = asked, do
        if of is not None:
            self.add_note(lambda: of.stem, "heading").setToolTip(str(of))
        if said is not None:
            self.add_note(said, "warning").setObjectName("said")
        for words in told:
            self.add_note(words)
        self.passphrase = SecretField()
        if asked:
            self.add_field(lambda: _("Passphrase"), self.passphrase)
            self.shown, self.capitals = add_show_box(self, self.passphrase)
        for words in warned:
            self.add_note(words, "warning", beside=asked)

    def _begin(self) -> None:
        if self._asked and not self.passphrase.text():
            raise UserError(_("Enter the passphrase of this register."))
        try:
            self._do(self, self.passphrase.text() if self._asked else None)
        except UserError:
            if self._asked:
                self.passphrase.selectAll()
                self.passphrase.setFocus()
            raise
