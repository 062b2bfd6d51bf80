"""The dialogs of a damaged register: what was found, recovering what can be read, and what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.desk.file_choosers import Choosers
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.language_keys import switch_language_by_keys
from coalition_app.desktop.widgets.passphrase_field import SecretField, add_show_box
from coalition_app.desktop.widgets.retranslation import Spoken, Words
from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care.recovery.recover import raw_key_of
from coalition_app.records.opening.existing import PassphraseNeeded

WIDTH, HEIGHT = 760, 480
"""Pixels of a report, where the screen has them."""


class RecoverDialog(FormDialog):
    """Says what recovering does, asks for the passphrase where there is one, and where the new file goes."""

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
            title=lambda: _("Recover what can be read"),
            agree=lambda: _("Choose the new file…"),
            work=self._start,
        )
        self._damaged, self._choosers, self._start_work = damaged, choosers, start
        name = self.add_note(lambda: damaged.stem, "heading")
        name.setToolTip(str(damaged))
        self.add_note(
            lambda: _(
                "A backup copy that is whole is better: look for one first. Where there is none, a new "
                "register is made of what can be read. The damaged file is only read and stays as it is."
            )
        )
        self.add_note(
            lambda: _(
                "What is missing is told by name afterwards. A signature of which something could not be "
                "confirmed counts nowhere until you have looked at it."
            )
        )
        self.passphrase = SecretField()
        self.passphrase.setText(passphrase)
        self._encrypted = _is_encrypted(damaged)
        if self._encrypted:
            self.add_field(lambda: _("Passphrase"), self.passphrase)
            self.shown, self.capitals = add_show_box(self, self.passphrase)

    def _start(self) -> None:
        if self._encrypted and not self.passphrase.text():
            raise UserError(_("Type the passphrase of this register."))
        raw_key = raw_key_of(self._damaged, self.passphrase.text() or None)
        proposed = _("%(name)s recovered") % {"name": self._damaged.stem}
        target = self._choosers.target(
            self, _("The new register"), str(self._damaged.with_stem(proposed))
        )
        if target is None:
            raise UserError(_("No file was chosen; nothing was made."))
        if target.exists():
            raise UserError(_("%(path)s already exists. Nothing was changed.") % {"path": target})
        self._start_work(target, raw_key)


def _is_encrypted(path: Path) -> bool:
    try:
        return raw_key_of(path, None) is not None
    except PassphraseNeeded:
        return True


class ReportDialog(Spoken, QDialog):
    """Sentences that are read, copied or saved as text, and what may be done next."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: Words,
        heading: Words,
        lines: Sequence[str],
        then: Words,
        do: Callable[[], object],
        choosers: Choosers,
        file_name: Words,
    ) -> None:
        super().__init__(parent)
        self.put_words(self.setWindowTitle, title)
        self._title, self._choosers, self._do, self._file_name = title, choosers, do, file_name
        self.heading, self.told = QLabel(), QLabel()
        give_role(self.heading, "heading")
        self.told.setProperty("role", "quiet")
        for label in (self.heading, self.told):
            label.setWordWrap(True)
        self.put_words(self.heading.setText, heading)
        self.text = QPlainTextEdit("\n".join(lines))
        self.text.setReadOnly(True)
        self.put_words(self.text.setAccessibleName, title)
        self.told.setVisible(False)
        self.copy, self.save, self.then, self.leave = (QPushButton() for _at in range(4))
        give_role(self.then, "first")
        for button, words, does in (
            (self.copy, lambda: _("Copy the text"), self._copy),
            (self.save, lambda: _("Save as text…"), self._save),
            (self.leave, lambda: _("Close"), self.reject),
            (self.then, then, self._go_on),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(does)
            self.put_words(button.setText, words)
        self._lay_out()
        switch_language_by_keys(self)

    def _lay_out(self) -> None:
        aside = QWidget()
        flow = FlowLayout(aside, gap=8)
        for button in (self.copy, self.save):
            flow.addWidget(button)
        buttons = QHBoxLayout()
        buttons.addWidget(aside, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.then)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for widget in (self.heading, self.text, self.told):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        room = screen_room(self)
        self.resize(min(WIDTH, room.width()), min(HEIGHT, room.height()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._tell(_("The text was copied."))

    def _save(self) -> None:
        path = self._choosers.target(self, self._title(), self._file_name())
        if path is None:
            return
        try:
            atomic_file.place(path, f"{self.text.toPlainText()}\n".encode(), replace=True)
        except UserError as error:
            self._tell(str(error))
            return
        self._tell(_("The report was written: %(file)s.") % {"file": path})

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(True)

    def _go_on(self) -> None:
        self.accept()
        self._do()
