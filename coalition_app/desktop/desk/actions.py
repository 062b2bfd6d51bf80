"""Every action of the window: its words, shortcut, menu, icon and the method that does it, in one table."""

from typing import NamedTuple

from coalition_app.i18n import N_


class Action(NamedTuple):
    """One action of the window."""

    key: str
    text: str
    does: str
    """Owner and method: `positions.reserve` is `window.owners.positions.reserve`, `undo` the operations'.

    `operations.register.name_coalition` is an operation with a form: it is asked for, of the first chosen
    signature where one must be chosen.
    """
    shortcut: str = ""
    needs: str = "statement"
    """What must be there: nothing (""), register, statement, or chosen (signatories of the list)."""
    icon: str = ""
    """Name of a drawing in `resources/icons`."""
    checkable: bool = False
    parted: bool = False
    """Whether a separator is above it in its menu."""
    pages: tuple[str, ...] = ()
    """Pages on which it is on, where it is not on everywhere: an action is where its rows are seen."""
    menu: str = ""
    """Where it stands, a key of MENUS."""
    asks_whom: bool = False
    """Whether it asks for the signatory where none is chosen: then it is on on every page."""


LIST = ("signatories",)
"""The page of the list of signatories."""
LISTS = (*LIST, "chase")
"""Pages with a list of signatures, each with its own rows."""

MENUS = {
    "register": N_("&Register"),
    "edit": N_("&Edit"),
    "statement": N_("Sta&tement"),
    "signatories": N_("&Signatories"),
    "evidence": N_("Evi&dence"),
    "annex": N_("&Annex"),
    "view": N_("&View"),
    "go": N_("&Go"),
    "help": N_("&Help"),
}


def _in(menu: str, *actions: Action) -> tuple[Action, ...]:
    return tuple(each._replace(menu=menu) for each in actions)


ACTIONS = (
    *_in(
        "register",
        Action("new", N_("New register…"), "registers.new_register", "Ctrl+Shift+N", "", "plus"),
        Action("open", N_("Open a register…"), "registers.choose_register", "Ctrl+O", "", "folder"),
        Action(
            "backup",
            N_("Back up now…"),
            "backups.back_up",
            "Ctrl+S",
            "register",
            "backup",
            parted=True,
        ),
        Action("check", N_("Check the register"), "registers.check", "", "register", "check"),
        Action("restore", N_("Restore from a backup…"), "registers.restore", "", "", "backup"),
        Action("recover", N_("Recover a damaged register…"), "registers.recover", "", "", "backup"),
        Action(
            "passphrase",
            N_("Set or change the passphrase…"),
            "registers.change_passphrase",
            "",
            "register",
            parted=True,
        ),
        Action(
            "recovery-sheet",
            N_("Recovery sheet…"),
            "registers.make_recovery_sheet",
            "",
            "register",
            "print",
        ),
        Action(
            "coalition",
            N_("Name of the coalition…"),
            "operations.register.name_coalition",
            "",
            "register",
        ),
        Action(
            "lock", N_("Lock now"), "lock.lock_now", "Ctrl+Alt+L", "register", "lock", parted=True
        ),
        Action(
            "panic", N_("Hide everything and quit"), "lock.panic", "Ctrl+Alt+Shift+L", "", "lock"
        ),
        Action("close", N_("Close the register"), "registers.close_register", "Ctrl+W", "register"),
        Action("quit", N_("Quit"), "registers.quit", "Ctrl+Q", "", parted=True),
    ),
    *_in(
        "edit",
        Action("undo", N_("Undo"), "undo", "Ctrl+Z", "register", "undo"),
        Action("redo", N_("Redo"), "redo", "Ctrl+Shift+Z", "register", "redo"),
        Action(
            "find",
            N_("Find a signatory"),
            "lists.find",
            "Ctrl+F",
            "statement",
            "search",
            parted=True,
        ),
        Action("anything", N_("Find anything…"), "views.find_anything", "Ctrl+K", "", "command"),
        Action(
            "copy",
            N_("Copy the list"),
            "lists.copy",
            "Ctrl+Shift+C",
            "statement",
            "copy",
            pages=LISTS,
            parted=True,
        ),
        Action("filter", N_("Filter the list…"), "lists.filter", "Ctrl+L", icon="filter"),
        Action("columns", N_("Columns of the list"), "lists.columns", "", icon="columns"),
        Action("settings", N_("Settings…"), "preferences.show_settings", "Ctrl+,", "", parted=True),
    ),
    *_in(
        "statement",
        Action(
            "statement",
            N_("New statement…"),
            "statements.new_statement",
            "Ctrl+Alt+N",
            "register",
            "text",
        ),
        Action(
            "import",
            N_("Import a list…"),
            "imports.choose_import",
            "Ctrl+I",
            "",
            "import",
            parted=True,
        ),
        Action("paste", N_("Paste list"), "imports.paste_import", "Ctrl+V", "", "paste"),
        Action("defects", N_("Flaws in imported lists…"), "lists.show_defects", parted=True),
        Action("doubts", N_("Unclear passages in lists…"), "lists.show_doubts"),
        Action("settled-words", N_("Settled words…"), "lists.show_settled_words", needs="register"),
        Action("renumber", N_("Renumber list…"), "editing.number_anew", pages=LIST, parted=True),
        Action(
            "print-list",
            N_("Print the list…"),
            "lists.print_list",
            "",
            icon="print",
            pages=LISTS,
        ),
        Action(
            "save-list", N_("Save the list as shown…"), "lists.save_list", icon="save", pages=LISTS
        ),
        Action("as-of", N_("List on a past date…"), "annexes.as_of", icon="journal"),
        Action(
            "erase-term",
            N_("Erase data whose term has passed…"),
            "erasing.erase_after_term",
            parted=True,
        ),
        Action(
            "erasure-certificate",
            N_("Certificate of erasure…"),
            "erasing.save_certificate",
            "",
            "register",
        ),
    ),
    *_in(
        "signatories",
        Action("sign", N_("New signature…"), "signatories.new_signature", "Ctrl+N", icon="plus"),
        Action("edit", N_("Edit cell"), "editing.edit", "F2", "chosen", "pencil", pages=LIST),
        Action(
            "change-many",
            N_("Change the chosen…"),
            "editing.change_many",
            "Ctrl+M",
            "chosen",
            "many",
            pages=LISTS,
        ),
        Action(
            "reserve",
            N_("Record a position or reservation…"),
            "positions.reserve",
            "Ctrl+P",
            "chosen",
            "reservation",
            asks_whom=True,
            parted=True,
        ),
        Action("standing", N_("Change status…"), "signatories.change_status", "", "chosen"),
        Action(
            "printed-form",
            N_("Printed form…"),
            "operations.signature_edits.give_printed_form",
            "",
            "chosen",
        ),
        Action(
            "withdraw",
            N_("Record a withdrawal…"),
            "signatories.withdraw",
            "Ctrl+Shift+W",
            "chosen",
            "withdraw",
        ),
        Action(
            "history",
            N_("Show the history"),
            "views.show_history",
            "Ctrl+H",
            "chosen",
            "journal",
            parted=True,
        ),
        Action(
            "in-directory",
            N_("Show in the directory"),
            "directory.show_in_directory",
            "Ctrl+Shift+D",
            "chosen",
            "directory",
        ),
        Action(
            "merge",
            N_("Merge with another entry…"),
            "directory.merge_chosen",
            "",
            "register",
            "twins",
            pages=(*LISTS, "directory", "twins"),
        ),
        Action(
            "up",
            N_("Move up"),
            "editing.move_up",
            "Alt+Up",
            "chosen",
            "up",
            pages=LIST,
            parted=True,
        ),
        Action(
            "down", N_("Move down"), "editing.move_down", "Alt+Down", "chosen", "down", pages=LIST
        ),
        Action(
            "erase",
            N_("Erase private data for good…"),
            "erasing.erase_signatory",
            "",
            "chosen",
            pages=LISTS,
            parted=True,
        ),
    ),
    *_in(
        "evidence",
        Action(
            "evidence",
            N_("Record evidence…"),
            "signatories.record_evidence",
            "Ctrl+E",
            icon="evidence",
            pages=(*LISTS, "evidence"),
        ),
        Action(
            "check-signature",
            N_("Record a check of the signature…"),
            "evidence.check_signature",
            "",
            "chosen",
            "check",
        ),
        Action(
            "challenge",
            N_("Signature dossier…"),
            "evidence.challenge",
            "Ctrl+Shift+E",
            "chosen",
            "search",
        ),
        Action(
            "inbox-folder",
            N_("Add a folder of letters…"),
            "evidence.choose_folder",
            "Ctrl+Shift+I",
            icon="inbox",
            parted=True,
        ),
        Action("inbox-file", N_("Add a letter…"), "evidence.choose_paper"),
        Action(
            "letters",
            N_("Write letters…"),
            "following.write_letters",
            "",
            icon="letter",
            parted=True,
        ),
        Action("slip", N_("Confirmation slips…"), "annexes.slips", "", "chosen"),
        Action(
            "calendar",
            N_("Save a calendar of due dates…"),
            "following.save_calendar",
            icon="save",
            pages=("chase",),
        ),
    ),
    *_in(
        "annex",
        Action("attestor", N_("Attestor…"), "annexes.set_attestor"),
        Action("attest", N_("Attest…"), "annexes.attest", "Ctrl+Shift+A", icon="seal"),
        Action("draft", N_("Save a draft…"), "annexes.save_draft", "Ctrl+Shift+S", icon="save"),
        Action("draft-form", N_("Save in another format…"), "annexes.save_form", icon="save"),
        Action("print", N_("Print the annex…"), "annexes.print", "Ctrl+Alt+P", icon="print"),
        Action("deliver", N_("Record a delivery…"), "annexes.deliver", icon="letter", parted=True),
        Action(
            "signed-page",
            N_("Add a scan of the signed page…"),
            "annexes.signed_page",
            icon="evidence",
        ),
        Action("sign-print", N_("Sign with a certificate…"), "signing.sign", icon="seal"),
        Action("signatures", N_("Electronic signatures…"), "signing.show", icon="check"),
        Action("receipt", N_("Print a receipt…"), "annexes.receipt", icon="print", parted=True),
        Action(
            "court-folder", N_("Save a folder for a court…"), "annexes.court_folder", icon="folder"
        ),
        Action("changes", N_("List of changes…"), "annexes.changes", icon="journal"),
        Action("anchor", N_("Check control words…"), "annexes.verify", "", "register", parted=True),
        Action("verify", N_("Verify a file or a code…"), "annexes.verify", "", "", "check"),
    ),
    *_in(
        "view",
        Action("details", N_("Details"), "views.show_details", "F4", "", "details", checkable=True),
        Action("menu-bar", N_("Menu bar"), "views.pin_menu_bar", "", "", checkable=True),
        Action("dark", N_("Dark theme"), "views.switch_theme", "", "", "dark", checkable=True),
        Action("follow", N_("Use system theme"), "views.follow_system", "", "", checkable=True),
        Action(
            "larger-text",
            N_("Larger text"),
            "views.enlarge_text",
            "Ctrl++",
            "",
            "plus",
            parted=True,
        ),
        Action("smaller-text", N_("Smaller text"), "views.reduce_text", "Ctrl+-", "", "minus"),
        Action("usual-text", N_("Default text size"), "views.reset_text", "Ctrl+0", ""),
        Action(
            "language", N_("Switch language"), "views.next_language", "Ctrl+Shift+L", "", "language"
        ),
    ),
    *_in(
        "go",
        Action("back", N_("Back to the previous page"), "views.go_back", "Alt+Left"),
        Action("forward", N_("Forward"), "views.go_forward", "Alt+Right"),
        Action(
            "go-list",
            N_("Go to the signatories"),
            "views.go_list",
            "Ctrl+1",
            icon="people",
            parted=True,
        ),
        Action("go-positions", N_("List or grid"), "views.go_positions", "Ctrl+G", icon="grid"),
        Action(
            "progress",
            N_("Show the progress of signing"),
            "following.show_progress",
            "Ctrl+Shift+P",
            icon="progress",
        ),
        Action(
            "go-evidence", N_("Go to the evidence"), "evidence.go_evidence", "Ctrl+2", icon="inbox"
        ),
        Action("go-chase", N_("Go to Waiting"), "following.go_chase", "Ctrl+3", icon="chase"),
        Action(
            "go-twins",
            N_("Go to the possible duplicates"),
            "directory.go_twins",
            "Ctrl+4",
            icon="twins",
        ),
        Action("go-text", N_("Go to the text"), "views.go_text", "Ctrl+5", icon="text"),
        Action("go-annex", N_("Go to the annex"), "views.go_annex", "Ctrl+6", icon="seal"),
        Action(
            "go-directory",
            N_("Go to the directory"),
            "directory.go_directory",
            "Ctrl+7",
            "register",
            "directory",
            parted=True,
        ),
        Action(
            "go-journal",
            N_("Go to the journal"),
            "views.go_journal",
            "Ctrl+8",
            "register",
            "journal",
        ),
        Action(
            "go-backups",
            N_("Go to the backups"),
            "views.go_backups",
            "Ctrl+9",
            "register",
            "backup",
        ),
    ),
    *_in(
        "help",
        Action("help", N_("Help"), "help.show_help", "F1", ""),
        Action("shortcuts", N_("Shortcuts"), "views.show_shortcuts", "Ctrl+F1", "", "keyboard"),
        Action("sample", N_("Open the sample"), "registers.open_sample", "", "", parted=True),
        Action(
            "receivers",
            N_("For recipients of an annex…"),
            "signing.show_receivers",
            "",
            "",
            "letter",
        ),
        Action("about", N_("About coalition_app"), "help.show_about", "", "", parted=True),
    ),
)

BY_KEY = {each.key: each for each in ACTIONS}
WRITES = frozenset(
    [
        *("passphrase", "coalition", "undo", "redo", "statement", "import", "paste", "sign"),
        *("edit", "change-many", "reserve", "standing", "printed-form", "withdraw"),
        *("evidence", "check-signature"),
        *("inbox-folder", "inbox-file", "merge", "up", "down", "renumber", "attestor", "attest"),
        *("deliver", "signed-page", "erase", "erase-term"),
    ]
)
"""Actions that only record: they are off where the register is open only to be read."""
WHILE_LOCKED = frozenset(
    ["quit", "panic", "dark", "follow", "larger-text", "smaller-text", "usual-text", "language"]
)
"""Actions that are done behind the lock screen too: they show and change nothing of a register."""
ALSO_BY_ACTION = {"positions.open_for": "reserve"}
"""Requests that open what an action opens for the chosen signatory."""
ON_ROW = (
    *("edit", "change-many", ""),
    *("reserve", "standing", "withdraw", ""),
    *("evidence", "check-signature", "challenge", ""),
    *("history", "in-directory", "merge", "slip", ""),
    "copy",
)
"""What a row of the list offers by the right button; an empty word is a line between."""
ON_CELL = (
    *("reserve", "standing", "withdraw", ""),
    *("evidence", "check-signature", "challenge", ""),
    *("history", "in-directory", "merge", "slip"),
)
"""What a row of the grid offers; its cells are typed into and copied by keys of their own."""

REQUESTS = (
    "annexes.chosen_edition",
    "annexes.deliver_edition",
    "annexes.print_document",
    "annexes.print_edition",
    "annexes.save_copy",
    "annexes.print_receipt",
    "annexes.save_edition_form",
    "annexes.show_changes",
    "annexes.show_changes_since",
    "annexes.show_signed_pages",
    "annexes.verify_path",
    "annexes.write_slips",
    "backups.check_copy",
    "backups.look_into",
    "backups.restore",
    "corrigenda.do",
    "directory.merge",
    "directory.separate",
    "following.ask_pair",
    "editing.change_field",
    "editing.change_together",
    "editing.chosen_numbers",
    "editing.move_to",
    "evidence.open_letter",
    "evidence.open_outside",
    "evidence.open_piece",
    "evidence.paste_letter",
    "evidence.show_file",
    "evidence.sign_from_paper",
    "evidence.supersede",
    "evidence.take_dropped",
    "help.open_page",
    "imports.begin_statement",
    "imports.keep",
    "imports.undo_import",
    "imports.waiting",
    "keeper.keep_after",
    "keeper.pay",
    "keeper.reason",
    "lists.show_defects",
    "lists.show_filtered",
    "lock.can_hide",
    "lock.set_capture",
    "lock.set_idle",
    "positions.follow_on",
    "positions.open_for",
    "positions.put_stance",
    "positions.settle_words",
    "preferences.show_settings",
    "registers.ask_which",
    "signatories.find_other",
    "signatories.move_to",
    "signatories.record_originals",
    "signatories.sign_proposed",
    "signing.keep_file",
    "signing.show_issued",
    "signing.sign_issued",
    "views.choose_look",
    "views.focus_details",
    "views.open_details",
    "views.set_text",
)
"""What one subject asks of another, or a page of the actions beside it: owner and method."""
