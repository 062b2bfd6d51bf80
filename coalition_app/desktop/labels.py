"""The field's words as the window shows them, in the program's language."""

from coalition_app.i18n import N_, _

POSITIONS = {
    "supports": N_("supports"),
    "supports-with-reservation": N_("supports with a reservation"),
    "does-not-support": N_("does not support"),
    "abstains": N_("abstains"),
    "no-consensus": N_("has no consensus"),
    "not-stated": N_("has not stated"),
    "unsettled": N_("unsettled words"),
}
STANDINGS = {
    "invited": N_("invited"),
    "signed": N_("signed"),
    "subject-to-approval": N_("signed, subject to approval"),
    "withdrawn": N_("withdrawn"),
    "acceded": N_("acceded"),
    "declined": N_("declined"),
    "disputed": N_("disputed"),
    "rejected": N_("rejected"),
}
LANGUAGES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


def position_label(stance: str) -> str:
    """Word a position."""
    return _(POSITIONS[stance])


def standing_label(standing: str) -> str:
    """Word a standing."""
    return _(STANDINGS[standing])
