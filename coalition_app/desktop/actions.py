"""Every action of the window: its words, shortcut, menu and the method that does it, in one table."""

from dataclasses import dataclass

from coalition_app.i18n import N_


@dataclass(frozen=True, slots=True)
class Action:
    """One action; `method` is a method of the main window."""

    key: str
    text: str
    menu: str
    method: str
    shortcut: str = ""
    needs_register: bool = True
    checkable: bool = False


MENUS = {
    "register": N_("&Register"),
    "edit": N_("&Edit"),
    "signatories": N_("&Signatories"),
    "annex": N_("&Annex"),
    "view": N_("&View"),
    "help": N_("&Help"),
}

ACTIONS = (
    Action("sample", N_("Open the sample"), "register", "open_sample", "", False),
    Action("new", N_("New register…"), "register", "new_register", "Ctrl+Shift+N", False),
    Action("open", N_("Open a register…"), "register", "choose_register", "Ctrl+O", False),
    Action("backup", N_("Back up now…"), "register", "back_up", "Ctrl+B"),
    Action("check", N_("Check the register"), "register", "check", ""),
    Action("close", N_("Close the register"), "register", "close_register", "Ctrl+W"),
    Action("quit", N_("Quit"), "register", "close", "Ctrl+Q", False),
    Action("undo", N_("Undo"), "edit", "undo", "Ctrl+Z"),
    Action("redo", N_("Redo"), "edit", "redo", "Ctrl+Shift+Z"),
    Action("find", N_("Find a signatory"), "edit", "find", "Ctrl+F"),
    Action("statement", N_("New statement…"), "signatories", "new_statement", "Ctrl+Alt+N"),
    Action("sign", N_("New signature…"), "signatories", "new_signature", "Ctrl+N"),
    Action("import", N_("Import a list…"), "signatories", "choose_import", "Ctrl+I"),
    Action("paste", N_("Import what was copied"), "signatories", "paste_import", "Ctrl+V"),
    Action("reserve", N_("Record a position or reservation…"), "signatories", "reserve", "Ctrl+R"),
    Action("withdraw", N_("Record a withdrawal…"), "signatories", "withdraw", ""),
    Action("evidence", N_("Record evidence…"), "signatories", "record_evidence", "Ctrl+E"),
    Action("attestor", N_("Who attests…"), "annex", "set_attestor", ""),
    Action("attest", N_("Attest…"), "annex", "attest", "Ctrl+Shift+A"),
    Action("draft", N_("Save a draft…"), "annex", "save_draft", "Ctrl+S"),
    Action("verify", N_("Verify a file…"), "annex", "verify", ""),
    Action("dark", N_("Dark"), "view", "switch_theme", "", False, True),
    Action("shortcuts", N_("Shortcuts"), "help", "show_shortcuts", "F1", False),
)
