"""The dialog that changes, sets or removes a register's passphrase."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from coalition_app.desktop.desk.operations import Operations
from coalition_app.desktop.register.passphrase_step import PassphraseStep
from coalition_app.desktop.register.weak_question import ask_about_weak
from coalition_app.desktop.register.working_form import WorkingForm
from coalition_app.desktop.widgets.passphrase_field import SecretField
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _
from coalition_app.operations import refusals
from coalition_app.operations.register import put_in_place
from coalition_app.records.care import rekey
from coalition_app.records.care.rekey import Prepared
from coalition_app.records.store.database import Database
from coalition_app.work import Tell


class ChangePassphraseDialog(WorkingForm):
    """Asks for the current passphrase and the new one; stays in front while the file is written anew.

    `done` is told where the copy from before lies; by then the register opens with the new passphrase.
    """

    def __init__(
        self,
        parent: QWidget | None,
        database: Database,
        operations: Operations,
        *,
        known: Callable[[], str],
        done: Callable[[Prepared], None],
    ) -> None:
        super().__init__(
            parent,
            title=lambda: (
                _("Change the passphrase")
                if database.raw_key is not None
                else _("Set a passphrase")
            ),
            agree=lambda: _("Change passphrase"),
            work=self._begin,
            operations=operations,
            doing=lambda: _("Rewriting the register"),
        )
        self._database, self._told = database, done
        self._encrypted = database.raw_key is not None
        self.old = SecretField()
        if self._encrypted:
            self.add_field(lambda: _("Current passphrase"), self.old)
        else:
            self.add_note(
                lambda: _("The register has no passphrase: whoever has the file can read it."),
                "warning",
            )
        self.secret = PassphraseStep(self, known, label=lambda: _("New passphrase"))
        self.secret.unencrypted.setVisible(self._encrypted)
        self.secret.shown.clicked.connect(self.old.show_typed)  # not by the suggested words
        self.put_words(self.agree.setText, self._agree_words)
        self.secret.unencrypted.toggled.connect(lambda _on: self.agree.setText(self._agree_words()))
        self.add_note(
            lambda: (
                _(
                    "A backup is made first. It opens with the current passphrase, older ones with the "
                    "passphrase of their time."
                )
                if self._encrypted
                else _(
                    "A backup is made first. It and all older backups stay unencrypted: whoever has them can "
                    "read them."
                )
            )
        )

    def _agree_words(self) -> str:
        if not self._encrypted:
            return _("Set passphrase")
        return (
            _("Remove passphrase")
            if self.secret.unencrypted.isChecked()
            else _("Change passphrase")
        )

    def accept(self) -> None:
        """Check what was typed, ask about a weak passphrase, and begin."""
        try:
            self._check()
        except UserError as error:
            self.refuse(str(error))
            return
        if self.secret.weak():
            secret = self.secret
            ask_about_weak(self, secret.guessed, suggest=secret.suggest_words, keep=self._keep_weak)
            return
        self._begin()

    def _keep_weak(self) -> None:
        self.secret.keep_weak()
        self._begin()

    def _check(self) -> None:
        if self._encrypted and not rekey.is_passphrase(self._database, self.old.text()):
            self.old.selectAll()
            self.old.setFocus()
            raise UserError(
                _("Incorrect passphrase. Check the keyboard layout. Nothing was changed.")
            )
        self.secret.check()

    def _begin(self) -> None:
        database = self._database
        plain = self.secret.unencrypted.isChecked()
        passphrase = None if plain else self.secret.passphrase.text()

        def write(progress: Tell) -> Prepared | Exception:
            try:
                return rekey.prepare(database, passphrase, progress)
            except (UserError, Interrupted) as refused:
                return refused

        self.let_work(True)
        self._operations.start(_("Rewriting the register"), write, self._finish)

    def _finish(self, answer: Prepared | Exception) -> None:
        self.let_work(False)
        if self._operations.database is not self._database:
            # The register was closed meanwhile: it keeps the passphrase that its user knows.
            if isinstance(answer, Prepared):
                rekey.forget(answer)
            super().reject()
            return
        if isinstance(answer, Interrupted):
            self.refuse(_("Cancelled; nothing was changed."))
            return
        if isinstance(answer, Exception):
            self.refuse(str(answer))
            return
        self._operations.wait()  # previews, which read the file that is to be replaced
        try:
            with refusals.told():
                answer = put_in_place(self._database, answer)
        except UserError as error:
            self.refuse(str(error))
            return
        QDialog.accept(self)
        self._told(answer)

    def fields_at_rest(self) -> tuple[QWidget, ...]:
        """Return what can be typed; without a passphrase only the rest."""
        secret = self.secret
        typed = (secret.passphrase, secret.again, secret.suggest)
        without = secret.unencrypted.isChecked()
        return (*(() if without else typed), self.old, secret.unencrypted, secret.shown)
