"""Making a register of a damaged one or of a copy: what is asked first, and what was found."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from coalition_app.desktop.desk.file_choosers import Choosers
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.register.secret_dialog import SecretDialog
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care import backups
from coalition_app.records.care.recovery.recover import raw_key_of
from coalition_app.records.opening.existing import PassphraseNeeded

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


def ask_to_recover(
    parent: QWidget | None,
    damaged: Path,
    choosers: Choosers,
    start: Callable[[Path, str | None], None],
    *,
    passphrase: str = "",
) -> None:
    """Ask for what makes a new register of what can be read of a damaged one, and where it goes."""

    def begin(dialog: SecretDialog, secret: str | None) -> None:
        raw_key = raw_key_of(damaged, secret)
        proposed = _("%(name)s recovered") % {"name": damaged.stem}
        place = str(damaged.with_stem(proposed))
        start(_new_file(dialog, choosers, _("The new register"), place), raw_key)

    dialog = SecretDialog(
        parent,
        title=lambda: _("Recover a damaged register"),
        agree=lambda: _("Choose the new file…"),
        do=begin,
        of=damaged,
        told=(
            lambda: _(
                "A complete backup is better: look for one first. If there is none, a new register is "
                "created from what can be read. The damaged file is only read and stays as it is."
            ),
            lambda: _(
                "Afterwards you see a list of what is missing. A signature that could not be confirmed "
                "in full is not counted until you have looked at it."
            ),
        ),
        asked=is_encrypted(damaged),
    )
    dialog.passphrase.setText(passphrase)
    dialog.open()


def ask_to_restore(
    parent: QWidget | None,
    copy: Path,
    choosers: Choosers,
    start: Callable[[Path, str | None], None],
) -> None:
    """Ask for what makes a new register of a copy, and where it goes; none need be open."""

    def begin(dialog: SecretDialog, secret: str | None) -> None:
        backups.judge_copy(copy, secret)
        start(_new_file(dialog, choosers, _("Where the restored register goes"), copy.name), secret)

    SecretDialog(
        parent,
        title=lambda: _("Restore from a backup"),
        agree=lambda: _("Choose the new file…"),
        do=begin,
        of=copy,
        told=(
            lambda: _(
                "The backup is checked, and a new register is created from it. The backup "
                "itself is not changed."
            ),
        ),
        asked=is_encrypted(copy),
    ).open()


def _new_file(parent: QWidget, choosers: Choosers, title: str, proposed: str) -> Path:
    """Ask where the new file goes; raises UserError where none is chosen or one stands there."""
    target = choosers.target(parent, title, proposed)
    if target is None:
        raise UserError(_("No file was chosen; nothing was made."))
    if target.exists():
        raise UserError(_("%(path)s already exists. Nothing was changed.") % {"path": target})
    return target


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
    instead: tuple[Words, Callable[[], object]] | None = None,
) -> None:
    """Show sentences that are read, copied or saved as text, and what may be done next, or else `instead`."""
    shown = ReadingDialog(desk.window, title=title, name=title, agree=then, do=do)
    text = "\n".join(lines)
    shown.add_note(heading, "heading").setObjectName("said")
    if instead is not None:
        words, do_instead = instead
        other = QPushButton(autoDefault=False)
        give_role(other, "flush")
        shown.put_words(other.setText, words)
        other.clicked.connect(shown.reject)
        other.clicked.connect(do_instead)
        shown.form.addRow(other)
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
