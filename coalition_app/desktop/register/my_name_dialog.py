"""The dialog of the name that the journal keeps of whoever works on this computer."""

from PySide6.QtWidgets import QLineEdit, QWidget

from coalition_app import settings
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.i18n import _


class MyNameDialog(FormDialog):
    """Asks for the name; `proposed` fills the field where no name was chosen yet."""

    def __init__(self, parent: QWidget | None, proposed: str = "") -> None:
        super().__init__(
            parent,
            title=lambda: _("Your name in the journal"),
            agree=lambda: _("Keep"),
            work=lambda: settings.remember_my_name(self.name.text()),
        )
        known, system = settings.my_name(), settings.system_name()
        self.name = QLineEdit(proposed if known == system and proposed else known)
        self.name.setMaxLength(settings.LONGEST_NAME)
        self.add_field(lambda: _("Name"), self.name)
        self.add_note(
            lambda: (
                _(
                    "The journal keeps it with everything that is done on this computer from now on; what it "
                    "holds already stays as it is. Left empty, it keeps the name of the system: %(name)s."
                )
                % {"name": system or "—"}
            )
        )
