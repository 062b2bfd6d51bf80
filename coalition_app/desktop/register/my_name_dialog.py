"""Asking for the name that the journal keeps of whoever works on this computer."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app import settings
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.i18n import _


def ask_my_name(parent: QWidget | None, proposed: str, kept: Callable[[], object]) -> None:
    """Ask for the name; `proposed` fills the field where no name was chosen yet."""
    known, system = settings.my_name(), settings.system_name()
    name = QLineEdit(known if known != system else proposed or settings.proposed_name())
    name.setMaxLength(settings.LONGEST_NAME)
    form = FormDialog(
        parent,
        title=lambda: _("Your name in the journal"),
        agree=lambda: _("Save"),
        work=lambda: settings.remember_my_name(name.text()),
    )
    form.add_field(lambda: _("Name"), name)
    form.add_note(
        lambda: (
            _(
                "The journal records it with each change made on this computer from now on; earlier "
                "entries stay as they are. If left empty, the system's user name is recorded: %(name)s."
            )
            % {"name": system or "—"}
        )
    )
    form.accepted.connect(kept)
    form.open()
