"""Each setting: in which part it stands, its sentence, its effect, and its one control."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from coalition_app import i18n, settings
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.controls.switch import Switch
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.i18n import N_, _
from coalition_app.languages import LANGUAGE_NAMES

if TYPE_CHECKING:
    from coalition_app.desktop.settings.frame import SettingsFrame

OF_REGISTER = {"register": N_("Register and protection"), "copies": N_("Backups")}
"""The parts that hold for the open register."""
OF_PROGRAM = {
    "look": N_("Appearance and language"),
    "lock": N_("Lock"),
    "name": N_("Name and folders"),
}
"""The parts that hold for the program on this computer."""
LOOKS = {"system": N_("Follow system"), "light": N_("Light"), "dark": N_("Dark")}
OFTEN = {
    settings.NEVER: N_("Never"),
    settings.DAILY: N_("Daily"),
    settings.ALSO: N_("Daily and before large changes"),
}
LOCK_AFTER = {
    "0": N_("Never"),
    "1": N_("1 min"),
    "5": N_("5 min"),
    "15": N_("15 min"),
    "30": N_("30 min"),
}
"""Minutes without use after which the window locks."""
LIMITS = {"200": N_("200 MB"), "1000": N_("1 GB"), "5000": N_("5 GB"), "0": N_("No limit")}
"""Megabytes that the copies may take."""
NAME_LETTERS = 26
"""Letters of a name that its field shows."""
ASIDE = 16
"""Pixels more that keep a value apart from the sentence beside it."""


class Setting(NamedTuple):
    """One setting."""

    part: str
    title: Words
    effect: Words
    make: Callable[[Words], QWidget]
    """Makes its control, which is named as its title is."""
    action: str = ""
    """The action that it leads to: what that is called finds it too."""


def list_settings(dialog: "SettingsFrame") -> list[Setting]:
    """List the settings of the open register, where one is open, and those of the program."""
    opened = dialog.desk.operations.database is not None
    return [*(_of_register(dialog) if opened else ()), *_of_program(dialog)]


def _of_register(dialog: "SettingsFrame") -> list[Setting]:
    from coalition_app.records.editions import attestors

    database = dialog.desk.operations.database
    if database is None:
        return []
    with database.reading() as tx:
        coalition, zone = attestors.get_register(tx).coalition, tx.zone
    moment = dt.datetime.now(dt.UTC).astimezone(zone)
    encrypted = database.raw_key is not None

    def protection() -> str:
        if encrypted:
            return _("The file is encrypted: it opens only with the passphrase.")
        return _("The file is not encrypted: anyone who gets it can read it.")

    return [
        Setting(
            "register",
            lambda: _("Name of the coalition"),
            lambda: _("Printed at the head of every annex: %(name)s") % {"name": coalition},
            lambda name: dialog.leads_to(name, "coalition", lambda: _("Change…")),
        ),
        Setting(
            "register",
            lambda: _("Passphrase"),
            protection,
            lambda name: dialog.leads_to(
                name, "passphrase", lambda: _("Change…") if encrypted else _("Encrypt…")
            ),
            "passphrase",
        ),
        Setting(
            "register",
            lambda: _("Time zone"),
            lambda: _(
                "Days are counted in this zone. It was set with the register and cannot be changed."
            ),
            lambda _name: _read_only(dialog, lambda: i18n.current().zone(str(zone), moment)),
        ),
        *_of_copies(dialog, database.path),
    ]


def _of_copies(dialog: "SettingsFrame", register: Path) -> list[Setting]:
    chosen, keep = settings.copying(register), partial(settings.remember_copying, register)

    def where() -> str:
        if settings.copying(register).folder is None:
            return _("Beside the register, on the same disk. Another disk is safer.")
        return _("In %(folder)s. While the folder is missing, the backup waits.") % {
            "folder": settings.own_copies(register)
        }

    return [
        Setting(
            "copies",
            lambda: _("Automatic backups"),
            lambda: _("Complete, checked, and encrypted like the register."),
            lambda name: _segments(name, OFTEN, chosen.often, lambda key: keep(often=key)),
        ),
        Setting(
            "copies",
            lambda: _("Folder for backups"),
            where,
            lambda name: dialog.leads_to_folder(
                name,
                lambda: settings.own_copies(register).parent,
                lambda folder: keep(folder=str(folder)),
            ),
        ),
        Setting(
            "copies",
            lambda: _("Space for backups"),
            lambda: _(
                "12 daily, 10 weekly and 9 monthly backups are kept. Above this size the oldest are "
                "deleted first."
            ),
            lambda name: _segments(name, LIMITS, str(chosen.limit), lambda key: keep(limit=key)),
        ),
    ]


def _of_program(dialog: "SettingsFrame") -> list[Setting]:
    ask = dialog.desk.ask
    application = QApplication.instance()
    size = theme.text_size(application) if isinstance(application, QApplication) else 100
    look = settings.load().get("theme")
    sizes = {str(each): f"{each} %" for each in theme.TEXT_SIZES}
    return [
        Setting(
            "look",
            lambda: _("Language"),
            lambda: _("Language of the window. Documents keep their own."),
            lambda name: _segments(
                name, LANGUAGE_NAMES, i18n.current().language, dialog.desk.speak, as_given=True
            ),
        ),
        Setting(
            "look",
            lambda: _("Appearance"),
            lambda: _("Printed pages stay white."),
            lambda name: _segments(
                name,
                LOOKS,
                str(look) if look in theme.THEMES else "system",
                lambda key: ask("views.choose_look", key),
            ),
        ),
        Setting(
            "look",
            lambda: _("Text size"),
            lambda: _("Everything in the window grows with it. Printed pages do not change."),
            lambda name: _segments(
                name, sizes, str(size), lambda key: ask("views.set_text", int(key))
            ),
        ),
        Setting(
            "look",
            lambda: _("Menu bar"),
            lambda: _("If this is off, Alt shows the menu bar."),
            lambda name: _menu_bar(dialog, name),
        ),
        Setting(
            "lock",
            lambda: _("Lock automatically"),
            lambda: _(
                "After this time without use, and when the screen is locked or the computer goes to "
                "sleep. Unfinished entries are kept."
            ),
            lambda name: _segments(
                name,
                LOCK_AFTER,
                str(settings.lock_after()),
                lambda key: ask("lock.set_idle", int(key)),
            ),
        ),
        Setting(
            "lock",
            lambda: _("Hide the window from screen capture"),
            lambda: (
                _("Programs that record or share the screen do not see the window.")
                if ask("lock.can_hide")
                else _(
                    "This system does not let a program do that: whatever records or shares the screen "
                    "shows this window too."
                )
            ),
            lambda name: _hidden(dialog, name),
        ),
        Setting(
            "name",
            lambda: _("Your name in the journal"),
            lambda: (
                _(
                    "Recorded with each change made on this computer from now on; earlier entries stay. "
                    "If left empty: %(name)s."
                )
                % {"name": settings.system_name() or "—"}
            ),
            lambda name: _my_name(dialog, name),
        ),
        Setting(
            "name",
            lambda: _("Settings"),
            lambda: _("In %(folder)s") % {"folder": settings.settings_file().parent},
            lambda name: _folder(dialog, name, settings.settings_file().parent),
        ),
        Setting(
            "name",
            lambda: _("Error log"),
            lambda: _("In %(folder)s, without private values") % {"folder": settings.log_folder()},
            lambda name: _folder(dialog, name, settings.log_folder()),
        ),
    ]


def _segments(
    name: Words,
    values: Mapping[str, str],
    chosen: str,
    picked: Callable[[str], object],
    *,
    as_given: bool = False,
) -> QWidget:
    made = Segments(name, values, as_given=as_given)
    made.choose(chosen)
    made.picked.connect(picked)
    return made


def _menu_bar(dialog: "SettingsFrame", name: Words) -> QWidget:
    made, action = Switch(), dialog.desk.action("menu-bar")
    made.setChecked(action.isChecked())
    made.clicked.connect(action.trigger)
    dialog.put_words(made.setAccessibleName, name)
    return made


def _hidden(dialog: "SettingsFrame", name: Words) -> QWidget:
    made, possible = Switch(), bool(dialog.desk.ask("lock.can_hide"))
    made.setChecked(possible and settings.hidden_from_capture())
    made.setEnabled(possible)
    made.toggled.connect(lambda on: dialog.desk.ask("lock.set_capture", on))
    dialog.put_words(made.setAccessibleName, name)
    return made


def _my_name(dialog: "SettingsFrame", name: Words) -> QWidget:
    known, system = settings.my_name(), settings.system_name()
    field = QLineEdit(known if known != system else "")
    field.setMaxLength(settings.LONGEST_NAME)
    field.setPlaceholderText(settings.proposed_name() or dialog.attestor())
    field.setMinimumWidth(NAME_LETTERS * letter_width(field.fontMetrics()))
    field.editingFinished.connect(lambda: dialog.keep_name(field.text()))
    dialog.put_words(field.setAccessibleName, name)
    return field


def _folder(dialog: "SettingsFrame", name: Words, folder: Path) -> QWidget:
    made = QPushButton(autoDefault=False)
    dialog.put_words(made.setText, lambda: _("Open folder"))
    dialog.put_words(made.setAccessibleDescription, name)
    made.clicked.connect(lambda: dialog.open_folder(folder))
    return made


def _read_only(dialog: "SettingsFrame", words: Words) -> QLabel:
    """Return a value that is read and not changed."""
    made = QLabel()
    made.setContentsMargins(ASIDE, 0, 0, 0)
    dialog.put_words(made.setText, words)
    return made
