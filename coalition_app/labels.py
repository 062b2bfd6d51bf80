"""The field's words as a person reads them, in the program's language."""

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
SHORT_STANDINGS = {**STANDINGS, "subject-to-approval": N_("to be approved")}
"""As the table shows them."""
DEFECTS = {
    "unclosed-quotation-mark": N_("quotation mark not closed"),
    "text-cut-off": N_("text cut off"),
    "unbalanced-parenthesis": N_("bracket not closed"),
    "name-cut-off": N_("name cut off"),
    "blank-line-inside": N_("blank line inside"),
    "missing-comma": N_("comma missing"),
    "missing-space": N_("space missing"),
    "misspelt-legal-form": N_("legal form misspelt"),
    "mixed-scripts": N_("letters of two alphabets in one word"),
    "no-name": N_("no name"),
}
KINDS = {
    "organisation": N_("organisation"),
    "individual": N_("individual"),
    "media": N_("media"),
    "movement": N_("movement"),
    "union": N_("trade union"),
    "initiative": N_("initiative"),
}
LANGUAGES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


def position_label(stance: str) -> str:
    """Word a position."""
    return _(POSITIONS[stance])


def standing_label(standing: str) -> str:
    """Word a standing."""
    return _(STANDINGS[standing])


def defect_label(code: str) -> str:
    """Word a defect of a printed entry."""
    return _(DEFECTS[code]) if code in DEFECTS else code
